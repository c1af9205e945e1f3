"""Acts that a question names by number, on two acts: what the notes tell of, what only the text names, what is not held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.understand.act_numbers import same_number
from assistant.understand.acts import is_own_number
from assistant.understand.instruments import find_instruments
from corpus.model import EventKind
from tests.assistant.history.test_three_acts import ask
from tests.factories import act_of

# question | kind of the answer | said | clauses quoted
DECREE = """
пункт 7 приказа № 16 | not_answered | приказа № 16 |
пункт 3 указа № 198 | not_answered | указа № 198 |
198 Жарлықтың 3-тармағы | not_answered | 198 Жарлықтың |
clause 7 of Decree 198 | not_answered | Decree 198 |
пункт 7 указа № 1093 | reference | пункт 7 | regulation/7
Указ от 3 ноября 2010 года № 1093, пункт 2 | history | Указ, пункт 2 | decree/2
Что изменил закон № 401-V? | not_answered | № 401-V |
что изменил приказ № 16? | not_answered | приказ № 16 |
постановление 193/НҚ | not_answered | 193/НҚ |
№ 1039 Жарлық не туралы | mentions | Жарлық, кіріспе | decree
what is Decree No 1039 | mentions | Decree, preamble | decree
что изменил указ № 198 в пункте 15 | history | № 198 | regulation/15
статья 18 Гражданского кодекса | not_answered | Гражданского кодекса |
ст. 146 УК РК | not_answered | УК |
"""
LAW = """
что изменил закон № 74-V | history | № 74-V | law/1 law/5 law/6
закон 159-V | history | 13.01.2014 | law/6 law/6/5
какие статьи изменены законами 41-VI и 58-VII | history | № 58-VII | law/8 law/10 law/11 law/12 law/21
what did Law No 999-VII change? | not_answered | 999-VII |
статья 10 закона № 159-V | not_answered | закона № 159-V |
"""


def _rows(table: str, name: str) -> list[tuple[str, str, str, str, str]]:
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(name, question, kind, said, quoted) for question, kind, said, quoted in cells]


ORDER = """
938 бұйрықтың 2-тармағы | not_answered | 938 бұйрықтың |
№ 7 бұйрықтың 3-тармағы | not_answered | № 7 бұйрықтың |
бұйрықтың кіріспесі | reference | Бұйрық, кіріспе | order
"""
ROWS = [*_rows(DECREE, "decree"), *_rows(LAW, "law"), *_rows(ORDER, "order")]


@pytest.mark.parametrize(("name", "question", "kind", "said", "quoted"), ROWS, ids=[row[1] for row in ROWS])
def test_an_act_named(name: str, question: str, kind: str, said: str, quoted: str) -> None:
    answer = ask(name, question)
    assert (str(answer.kind), [quote.clause for quote in answer.quotes]) == (kind, quoted.split())
    assert said in answer.message


@pytest.mark.parametrize(
    ("asked", "held", "same"),
    [
        ("74-V", "74-V", True),
        ("74", "74-V", True),  # for short
        ("74-V", "74", False),
        ("74-VI", "74-V", False),
        ("193/НҚ", "193/нқ", True),
        ("20-ө", "20-Ө", True),
        ("16", "165", False),
        ("16", None, False),
    ],
)
def test_numbers_of_acts(asked: str, held: str | None, same: bool) -> None:
    assert same_number(asked, held) is same


OF_ITS_NUMBER = act_of(
    "\n".join(
        (
            "Министрдің 2014 жылғы 19 желтоқсандағы № 532 бұйрығы",
            "БҰЙЫРАМЫН:",
            "1. Ереже бекітілсін.",
            "2. Осы бұйрық жарияланған күнінен бастап қолданысқа енгізіледі.",
            "Ескерту. 2-тармақ жаңа редакцияда - ҚР Министрінің 13.06.2017 № 278 бұйрығымен.",
        )
    )
)
OF_ITS_NUMBER = replace(
    OF_ITS_NUMBER, card=replace(OF_ITS_NUMBER.card, kind="order", number="532", date=date(2014, 12, 19))
)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("действует ли приказ № 532?", [True]),
        ("2014 жылғы 19 желтоқсандағы № 532 бұйрық", [True]),
        ("решение № 532", [False]),
        ("приказ № 278", [False]),
        ("2015 жылғы № 532 бұйрық", [False]),
    ],
)
def test_an_act_is_named_by_its_own_number_though_no_note_tells_its_adoption(text: str, own: list[bool]) -> None:
    assert not any(event.kind is EventKind.ADOPTED for event in OF_ITS_NUMBER.events())
    assert [is_own_number(OF_ITS_NUMBER, mention) for mention in find_instruments(text)] == own


def test_a_number_that_the_notes_tell_of_another_act_is_that_acts() -> None:
    act = replace(OF_ITS_NUMBER, card=replace(OF_ITS_NUMBER.card, number="278"))
    assert [is_own_number(act, mention) for mention in find_instruments("приказ № 278")] == [False]
