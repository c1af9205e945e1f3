"""Whether a place stands, what the notes tell of a section, and places named by a number alone: values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.case import Case, Named
from assistant.history.ask import is_of_other_matter
from assistant.history.evaluate import evaluate
from assistant.history.headings import noted, of_headings
from assistant.history.place_told import of_place
from assistant.history.query import HistoryQuery
from assistant.history.status import of_places
from assistant.understand.acts import others_named
from assistant.understand.bare import with_bare
from assistant.understand.instruments import find_instruments
from assistant.understand.question import parsed
from assistant.understand.references import find_references
from assistant.understand.want import Operation, Per, Want, Wish
from tests.factories import asking, finding, real_act, regulation

TODAY = date(2026, 12, 1)
ACT_WITH_NOTES = regulation(
    "Ереже",
    "",
    "2. Басшы есеп береді.",
    "3. Алып тасталды - ҚР Президентінің 05.04.2019 № 16 Жарлығымен.",
    "4. Орынбасар кеңес береді.",
    "Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Президентінің 11.01.2015 № 165 Жарлығымен.",
)


def test_a_place_that_was_removed_is_told_with_what_removed_it() -> None:
    answer = of_places(asking("en", act=ACT_WITH_NOTES), ["decree/3"])
    assert str(answer.kind) == "status"
    assert [(event.kind, event.number) for event in answer.events if event.target == "decree/3"] == [("removed", "16")]
    assert "clause 3 was removed by Decree No 16 of 05.04.2019" in answer.message
    assert "stands in the text" not in answer.message


def test_a_place_that_no_note_takes_out_stands_and_its_changes_are_no_answer_to_that() -> None:
    answer = of_places(asking("ru", act=ACT_WITH_NOTES), ["decree/4"])
    assert "пункт 4: в тексте есть; отметки об исключении нет." in answer.message
    assert [event for event in answer.events if event.target == "decree/4"] == []
    assert [quote.clause for quote in answer.quotes] == ["decree/4"]


def test_of_a_repealed_act_the_repeal_is_told_before_its_clause_stands() -> None:
    answer = of_places(asking("en"), ["regulation/15"])
    assert answer.status.in_force is False
    assert [event.number for event in answer.events] == ["106"]
    assert answer.message.index("No 106") < answer.message.index("it stands in the text")


def test_a_section_that_is_gone_is_told_in_the_words_of_its_note() -> None:
    act = real_act("k10218")
    references = find_references("7-1 бөлім қашан келді де қашан кетті?")
    events = noted(act, references)
    assert [(event.date and event.date.isoformat(), event.number) for event in events] == [
        ("2018-09-27", "597"),
        ("2024-02-16", "91"),
    ]
    answer = of_headings(asking("kk", act=act), events, references)
    assert "Ескерту. Жарғы 7-1-бөліммен толықтырылды" in answer.message
    assert noted(act, find_references("2 бөлім өзгерді ме?")) == ()


def test_what_befell_a_piece_of_the_whole_is_not_told_of_a_clause_with_changes_of_its_own() -> None:
    act = real_act("k10218")
    answer = of_place(asking("en", act=act), HistoryQuery(targets=("charter/82",)), 1.0)
    assert {event.number for event in answer.events} == {"597", "45"}


@pytest.mark.parametrize(
    ("operation", "acts"), [(Operation.MOST, {"597"}), (Operation.LEAST, {"676", "484"})], ids=["most", "least"]
)
def test_acts_are_compared_by_how_many_provisions_they_changed(operation: Operation, acts: set[str]) -> None:
    found = evaluate(real_act("k10218"), HistoryQuery(operation, per=Per.ACT))
    assert {event.number for event in found.events} == acts


# question | the place that its bare number names, in a charter that has clauses 49-1 and 75
BARE = """
49-1 в уставе кто завёл? | 49-1
is number 75 in the charter alive | 75
что сделало № 75? |
number 597 in the charter |
сколько будет 3-4 |
15-3 |
"""


@pytest.mark.parametrize("row", [line.split("|") for line in BARE.strip().splitlines()], ids=lambda row: row[0])
def test_a_number_alone_is_a_place_where_the_act_has_it(row: list[str]) -> None:
    question, number = row[0].strip(), row[1].strip()
    read = parsed(question, TODAY)
    read = replace(read, wish=replace(read.wish, operation=Operation.LIST))
    found = with_bare(real_act("k10218"), read)
    assert [reference.numbers for reference in found.references if "3" not in reference.numbers[0]] == (
        [(number,)] if number else []
    )


# question | numbers of acts named | places named
READ = """
decision 52-1 of September 2020: what did it hit | 52-1 |
решением 48-1 от 12.06.2020 | 48-1 |
48-1 шешім қай тармақтарды өзгертті | 48-1 |
пункт 3-1 решения № 12-3 | 12-3 | 3-1
Субвенции (пункты 8, 9, 10) менялись? | | 8 9 10
пункт 15 (подпункты 3), 5)) | | 15/3 15/5
"""


@pytest.mark.parametrize("row", [line.split("|") for line in READ.strip().splitlines()], ids=lambda row: row[0])
def test_joined_numbers_and_brackets(row: list[str]) -> None:
    question, acts, places = (cell.strip() for cell in row)
    assert [entry.number for entry in find_instruments(question)] == acts.split()
    assert ["/".join(found.numbers) for found in find_references(question)] == places.split()


def test_a_code_named_in_an_act_that_is_none_is_another_act() -> None:
    act = regulation("Бюджет туралы ереже", "", "2. Бюджет.")
    assert [named.kind for named in others_named(act, "Бюджет кодексі күшін жойды ма?")] == ["code"]
    assert others_named(act, "Бұл ереже күшін жойды ма?") == ()


def test_words_beside_a_number_of_a_section_are_no_title() -> None:
    assert others_named(real_act("k10218"), "12-1 бөлім жарғыға қай қаулымен кірді?") == ()
    assert (
        others_named(real_act("k10218"), "the sections grafted onto the charter, with their resolutions of origin")
        == ()
    )


@pytest.mark.parametrize(
    ("question", "described", "other"),
    [
        ("Самұрықтың басшысы соңғы рет қашан ауысып еді?", 0.76, True),  # of the fund's name one word, two of its head
        ("Самұрық жарғысы соңғы рет қашан өзгерді?", 0.76, False),
        ("Самұрықтың басшысы соңғы рет қашан ауысып еді?", 0.1, False),
    ],
)
def test_more_than_the_name_of_the_act_is_another_matter(question: str, described: float, other: bool) -> None:
    case = Case(asking("kk", act=real_act("k10218")), parsed(question, TODAY), Named(), finding, lambda text, at: ())
    assert is_of_other_matter(case, Wish(Want.HISTORY, Operation.LAST, chance=0.8, described=described)) is other
