"""Where words stand, what parts consist of, and words to the assistant: answered whole, in order, or said not to be."""

from __future__ import annotations

import pytest

from assistant.mentions import mentions
from corpus.library import open_act
from tests.factories import assistant_finding

CLAUSE = "regulation/18"


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("Қай тармақтарда апостиль туралы айтылады?", ["regulation/15/22"]),
        ("где встречается слово «апостиль»?", ["regulation/15/22"]),
    ],
)
def test_a_word_is_told_wherever_it_stands(question: str, clauses: list[str]) -> None:
    answer = assistant_finding(CLAUSE).ask(question)
    assert (str(answer.kind), answer.answered) == ("mentions", True)
    assert [quote.clause for quote in answer.quotes] == clauses


def test_inflected_forms_are_marked_and_nothing_else() -> None:
    act = open_act()
    found = mentions(act, ("бюджет",), "kk")
    marked = {mark.of(act.source).lower() for entry in found for mark in entry.marks}
    assert str(found[0].unit.id) == "regulation/11"
    assert all(word.startswith("бюджет") for word in marked)


def test_a_word_of_another_language_is_sought_in_its_rendering() -> None:
    assert [str(entry.unit.id) for entry in mentions(open_act(), ("apostille",), "en")] == ["regulation/15/22"]
    assert mentions(open_act(), ("spaceship",), "en") == ()


def test_the_clauses_are_counted_and_a_removed_one_is_not() -> None:
    answer = assistant_finding(CLAUSE).ask("сколько подпунктов в пункте 15?")
    assert (str(answer.kind), len(answer.quotes)) == ("mentions", 31)
    assert "всего 30" in answer.message
    assert "подпункт 3)" in answer.message


@pytest.mark.parametrize("question", ["спасибо", "рахмет", "thanks"])
def test_thanks_are_no_failure(question: str) -> None:
    answer = assistant_finding(CLAUSE).ask(question)
    assert (str(answer.kind), answer.quotes, answer.related) == ("about", (), ())


@pytest.mark.parametrize("word", ["бюджет", "БЮДЖЕТ", "бюджет?"])
def test_a_word_typed_as_it_is_written_is_not_retyped(word: str) -> None:
    answer = assistant_finding(CLAUSE, answers=0.1).ask(word)
    assert (str(answer.kind), answer.quotes[0].clause) == ("mentions", "regulation/11")
