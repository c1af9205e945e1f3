"""New wordings quoted by amending acts are text of the clause that gives them, and no units of their own."""

from __future__ import annotations

import pytest

from corpus.model import State
from tests.factories import act_of, check, ids_of, real_act, text_of

AMENDING = (
    "БҰЙЫРАМЫН:",
    "1. Қағидаларда:",
    "43-тармақ мынадай редакцияда жазылсын:",
    '"43. Мекеме әкімшілігі мынаны жүзеге асырады:',
    "1) есеп;",
    "2) бақылау.",
    '44. "Заң" ұйымы да.";',
    "50-тармақ мынадай редакцияда жазылсын:",
    '"50. Жалғыз тармақ.".',
    "2. Осы бұйрық қол қойылған күнінен бастап қолданысқа енгізіледі.",
)


def test_a_quoted_wording_belongs_to_the_clause_that_gives_it() -> None:
    act = act_of("\n".join(AMENDING))
    assert ids_of(act) == ["order/1", "order/2"]
    assert text_of(act, "order/1") == "|".join(AMENDING[1:-1])
    check(act)


def test_an_unclosed_quotation_swallows_nothing() -> None:
    lines = ["1. Редакцияда жазылсын:", '"5. Ашық қалды.', "2. Екінші тармақ.", "3. Үшінші тармақ."]
    assert ids_of(act_of("\n".join(["БҰЙЫРАМЫН:", *lines]))) == ["order/1", "order/2", "order/3"]


def test_words_replaced_open_no_wording() -> None:
    lines = [
        "1. Бір:",
        "1) тармақта мынадай редакцияда:",
        '"375" деген сандар "564" деген сандармен ауыстырылсын;',
        "2) екі.",
    ]
    assert ids_of(act_of("\n".join(["ШЕШТІ:", *lines]))) == ["decision/1", "decision/1/1", "decision/1/2"]


@pytest.mark.parametrize(
    ("name", "clauses"),
    [("01-kk", 4), ("01-ru", 4), ("02-kk", 2), ("02-ru", 2), ("03-kk", 4), ("03-ru", 4), ("04-kk", 4), ("04-ru", 4)],
)
def test_clauses_of_real_amending_acts(name: str, clauses: int) -> None:
    body = real_act(name).parts[0]
    assert [unit.id.numbers[-1] for unit in body.units] == [str(number) for number in range(1, clauses + 1)]


def test_a_law_that_puts_articles_of_a_code_into_other_words_has_only_its_own() -> None:
    (law,) = real_act("k10145").parts
    numbers = [int(unit.id.numbers[-1].partition("-")[0]) for unit in law.units]
    assert numbers == sorted(numbers)
    assert max(numbers) < 100
    assert not [unit.id for unit in law.walk() if unit.state is State.MISSING]
