"""From a question to a query: what is counted, which place is meant, what is refused because no note tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.history.ordinals import ordinal_in
from assistant.understand.question import parsed
from assistant.understand.resolve import resolve
from corpus.model import Part, Span
from tests.factories import assistant_finding, regulation

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "cardinal", "expected"),
    [
        ("Какая поправка была третьей?", False, 3),
        ("vtoroe izmenenie kakim zakonom", False, 2),
        ("ushinshi tuzetu qaisy", False, 3),
        ("Tell me about amendment number two", True, 2),
        ("Tell me about amendment number two", False, None),
        ("второе изменение пункта 7", False, 2),  # the clause's number is not counted
        ("amendment before the last one", False, None),
        ("изменения 2019 года", True, None),
    ],
)
def test_which_change_is_counted(text: str, cardinal: bool, expected: int | None) -> None:
    assert ordinal_in(parsed(text, TODAY), cardinal=cardinal) == expected


# question | kind | numbers of the amending acts told, in order of time
_TABLE = """
Какая поправка была второй по счёту? | history | 165
Предпоследняя правка: реквизиты | history | 151
самый длинный перерыв между правками | history | 201 16
Какие две поправки разделяет наименьший срок? | history | 198 201
ең ұзақ үзіліс қай екі өзгерістің арасында | history | 201 16
Which amending decree touched the most places? | history | 165
Почему отменили положение? | not_answered |
Кто готовил проект поправок? | not_answered |
7-тармақты өзгертуге не себеп болды? | not_answered |
What reasons are given for the amendments? | not_answered |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines()]


@pytest.mark.parametrize(("question", "kind", "numbers"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_told(question: str, kind: str, numbers: str) -> None:
    answer = assistant_finding().ask(question)
    assert str(answer.kind) == kind
    assert list(dict.fromkeys(event.number for event in answer.events)) == numbers.split()


def test_a_refused_reason_is_said_to_be_untold() -> None:
    answer = assistant_finding().ask("Why was clause 7 restated?")
    assert not answer.answered
    assert "does not tell why" in answer.message


def test_how_many_in_a_year_is_counted() -> None:
    answer = assistant_finding().ask("How many changes were there in 2016?")
    assert "amending acts: 3" in answer.message


def test_an_annex_whose_heading_runs_into_its_number_is_found() -> None:
    act = regulation("Ережесіне қосымшалары бар", "қағидаларына2-қосымша", "1. Мәтін.")
    start = act.source.index("қағидаларына2")
    above = Span(start, start + len("қағидаларына2-қосымша"))
    annex = Part("form-2", approval=(above,))
    (reference,) = parsed("history of annex 2", TODAY).references
    assert str(resolve(replace(act, parts=(*act.parts, annex)), reference).found[0]) == "form-2"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Сколько раз менялся подпункт 22 пункта 15", "говорят только об изменениях целого (Положение, пункт 15: 4)"),
        ("Сколько раз менялся пункт 7", "Отмечено изменений: 1."),
        ("How many times was clause 15 amended", "Changes noted: 4."),
    ],
)
def test_a_time_changes_nothing_in_how_changes_of_a_place_are_counted(question: str, said: str) -> None:
    whole, timed = (assistant_finding().ask(f"{question}{time}").message for time in ("?", " 2012–2020?"))
    assert said in whole
    assert said in timed
    assert "660" in timed  # the new wording of the whole is told all the same


def test_of_a_time_without_a_change_of_its_own_no_candidates_are_counted() -> None:
    message = assistant_finding().ask("Сколько раз менялся подпункт 22 пункта 15 с 2012 по 2014?").message
    assert "Отмечено изменений: 0." in message
    assert "что из этого тогда изменилось, не сказано" in message


def test_every_place_that_is_asked_of_is_told() -> None:
    answer = assistant_finding().ask("Исключены ли пункты 5 и 7?")
    assert answer.about == ("regulation/5", "regulation/7")
    lines = answer.message.splitlines()
    assert [line for line in lines if line.endswith("такое изменение не названо.")] == [
        f"Положение, пункт {number} — история изменений: В примечаниях такое изменение не названо." for number in (5, 7)
    ]
    both = assistant_finding().ask("Исключены ли пункты 1 и 2 перечня организаций?")
    assert both.about == ("organisations/1", "organisations/2")
    assert [event.target for event in both.events] == ["organisations/1"]


def test_the_times_around_the_only_change() -> None:
    message = assistant_finding().ask("Какой был самый длинный перерыв между изменениями перечня организаций?").message
    assert "03.11.2010 – 11.01.2015 (дней: 1530). С 11.01.2015 изменений не отмечено, и это ещё дольше." in message
    last = assistant_finding().ask("What was the longest pause between the changes of the list of territorial bodies?")
    assert "03.11.2010 – 09.08.2022 (4297 days)." in last.message
    assert "Since" not in last.message  # until the repeal less time passed
