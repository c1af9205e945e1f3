"""What befell the whole that a unit lies in is told of the unit: words replaced throughout, a preamble worded anew."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.compose.base import wording_notice
from assistant.history.evaluate import evaluate
from assistant.history.place_told import of_piece, of_place
from assistant.history.query import HistoryQuery, Period
from assistant.history.status import of_status
from assistant.history.times_told import of_periods
from assistant.understand.want import Operation
from corpus.history import Open, Standing, history, standing, status
from corpus.model import Act
from tests.factories import act_of, asking

BY = "ҚР Үкіметінің {} қаулысымен"
ACT = act_of(
    "\n".join(
        (
            "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:",
            f"Ескерту. Кіріспе жаңа редакцияда - {BY.format('01.02.2011 № 7')}.",
            f"Ескерту. Бүкіл мәтін бойынша «хатшы» деген сөз «көмекші» деген сөзбен ауыстырылды - {BY.format('05.03.2015 № 9')}.",
            "1. Бірінші мәтін осында тұр.",
            "2. Екінші мәтін осында тұр.",
            f"Ескерту. 2-тармаққа өзгеріс енгізілді - {BY.format('20.03.2012 № 350')}.",
            "3. Үшінші мәтін осында тұр:",
            "1) бір;",
            "2) екі.",
            f"Ескерту. 3-тармақ жаңа редакцияда - {BY.format('10.04.2016 № 11')}.",
            f"Ескерту. 3-тармақтың 2) тармақшасы жаңа редакцияда - {BY.format('12.05.2018 № 13')}.",
        )
    )
)
ALL = HistoryQuery(targets=("resolution/1",), operation=Operation.LIST)


def told(act: Act, place: str) -> list[str]:
    return [notice.text for notice in wording_notice(asking("ru", act=act), place)]


def test_words_replaced_throughout_may_have_touched_any_unit() -> None:
    found = history(ACT, "resolution/1")
    assert (found.wording_since, found.unchanged_since) == (None, date(2015, 3, 5))
    assert Open.SUBCLAUSES_NOT_NAMED not in found.open
    assert standing(ACT, "resolution/1", date(2014, 1, 1)) is Standing.PERHAPS_CHANGED
    assert standing(ACT, "resolution/1", date(2016, 1, 1)) is Standing.HOLDS
    assert [event.number for event in history(ACT, "resolution/3").events if event.target == "act"] == ["7", "9"]


@pytest.mark.parametrize("place", ["resolution/1", "resolution/2"])
def test_a_wording_is_not_told_to_stand_since_before_words_were_replaced_throughout(place: str) -> None:
    assert told(ACT, place) == [
        "По всему тексту заменялись слова постановлением от 05.03.2015 № 9; какие нормы этим затронуты, не сказано."
    ]


def test_what_was_changed_within_a_unit_is_its_last_change() -> None:
    assert told(ACT, "resolution/3") == [
        "Последнее изменение внесено постановлением от 12.05.2018 № 13; с тех пор изменений не отмечено."
    ]


def test_a_time_in_which_words_were_replaced_throughout_is_not_told_to_be_without_change() -> None:
    query = HistoryQuery(
        targets=("resolution/1",), operation=Operation.LIST, periods=(Period(date(2015, 1, 1), date(2015, 12, 31)),)
    )
    answer = of_periods(asking("ru", act=ACT), evaluate(ACT, query))
    assert "изменений за это время не отмечено" not in answer.message
    assert [event.number for event in answer.events] == ["9"]


def test_a_preamble_worded_anew_is_no_new_wording_of_the_act() -> None:
    answer = of_place(asking("ru", act=ACT), ALL, 1.0)
    assert "2011 № 7; день введения в действие в тексте не указан; только часть без своего номера" in answer.message
    piece = of_piece(asking("ru", act=ACT), "resolution", "преамбула", "preamble")
    assert [event.number for event in piece.events] == ["7"]
    assert of_piece(asking("ru", act=ACT), "resolution", "заголовок", "title").events == ()


def test_an_act_repealed_but_for_some_clauses_is_neither_in_force_nor_without_a_note_of_its_end() -> None:
    note = "Сноска. Утратило силу за исключением пунктов 1 и 3 постановлением Правительства РК от 23.09.2014 № 1005."
    act = act_of(f"Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:\n{note}\n1. Первое.\n2. Второе.\n3. Третье.", "ru")
    answer = of_status(asking("ru", act=act))
    assert answer.message.startswith("Акт — частично утратил силу постановлением от 23.09.2014 № 1005;")
    assert "какие нормы остались в силе, говорит это примечание." in answer.message
    assert [(event.kind, event.number) for event in answer.events] == [("partly_repealed", "1005")]
    assert answer.status is not None
    assert answer.status.in_force is None
    assert status(act, date(2014, 9, 22)).partly is None
