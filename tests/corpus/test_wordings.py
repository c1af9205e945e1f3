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


def test_a_wording_that_nothing_closes_ends_before_the_acts_own_next_clause() -> None:
    lines = [
        "1. Регламентте:",
        "13-тармақ мынадай редакцияда жазылсын:",
        '"12. Жиналыс қабылдайды:',
        "1) күні;",
        "2) саны.",
    ]
    act = act_of("\n".join(["ШЕШТІ:", *lines, "13. Шешімдер қаралады.", "2. Осы шешім қолданысқа енгізіледі."]))
    assert ids_of(act) == ["decision/1", "decision/2"]


def test_a_stray_mark_before_an_item_swallows_nothing() -> None:
    lines = [
        "1. Міндеттері:",
        "1) бірінші;",
        '"2) екінші;',
        "3) алып тасталды - ҚР Үкіметінің 05.08.2013 № 796 қаулысымен;",
    ]
    act = act_of("\n".join(["ШЕШТІ:", *lines, "2. Осы шешім қолданысқа енгізіледі."]))
    assert ids_of(act) == ["decision/1", "decision/1/1", "decision/1/3", "decision/2"]
    assert act.unit("decision/1/3").state is State.REMOVED


def test_a_wording_goes_on_where_a_quotation_within_it_ends_its_first_line() -> None:
    lines = ["1. Шешімде:", "тармақшалармен толықтырылсын:", '"9) "Ауыл – Ел бесігі" жобасы";', '10) құрылыс;";']
    nested = [*lines[:2], '"9) "Ауыл – Ел бесігі";', *lines[3:]]
    for found in (lines, nested):
        act = act_of("\n".join(["ШЕШТІ:", *found, "2. Осы шешім қолданысқа енгізіледі."]))
        assert ids_of(act)[-1] == "decision/2"
    assert ids_of(act) == ["decision/1", "decision/2"]


def test_a_stray_mark_before_the_first_clause_quotes_nothing() -> None:
    act = act_of(
        'РЕШИЛ:\n\n"1. Утвердить бюджет в объемах:\n\n1) доходы;\n\n2) затраты.\n\n2. Ввести в действие.', "ru"
    )
    assert ids_of(act) == ["decision/1", "decision/1/1", "decision/1/2", "decision/2"]


def test_a_russian_item_about_a_subclause_is_an_item() -> None:
    act = act_of("ПОСТАНОВЛЯЕТ:\n1. Внести:\n1) пункт 2 исключить;\n2) подпункт 1) пункта 3 исключить.", "ru")
    assert ids_of(act) == ["resolution/1", "resolution/1/1", "resolution/1/2"]
