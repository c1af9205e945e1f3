"""Between an answer and a refusal: clauses that may answer, quoted and verified, claimed nowhere to answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, AnswerKind
from assistant.likeliest import likeliest
from assistant.render import to_markdown, to_plain
from tests.factories import assistant_finding
from tests.soak.invariants import broken

ASKED = "Басшыны кім тағайындайды?"


@pytest.fixture(scope="module")
def likely() -> Answer:
    found = assistant_finding("regulation/18", "regulation/19", "decree/1", "decree/2", answers=0.3, likely=3)
    return found.ask(ASKED)


def test_clauses_that_may_answer_are_quoted_and_no_answer(likely: Answer) -> None:
    record = likely.to_dict()
    assert (record["kind"], record["answered"], record["quotes"]) == ("likely", False, [])
    assert [entry["clause"] for entry in record["related"]] == ["regulation/18", "regulation/19", "decree/1"]
    assert record["confidence"] == pytest.approx(0.3)
    source = likely.act.source
    for entry in record["related"]:
        assert entry["text"] == "".join(source[start:end] for start, end in entry["spans"])
        assert entry["highlight"]
        assert all(any(a <= start < end <= b for a, b in entry["spans"]) for start, end in entry["highlight"])
    assert record["related"][0]["text"].startswith("18. Департамент басшысын")
    assert not broken(record, ASKED, lambda act: source)


def test_an_answer_that_is_sure_enough_is_given_as_one() -> None:
    found = assistant_finding("regulation/18", "regulation/19", answers=0.8, likely=2).ask(ASKED)
    assert (found.kind, found.answered, found.likely) == (AnswerKind.CLAUSE, True, ())


def test_what_is_looked_up_is_never_likely() -> None:
    found = assistant_finding("regulation/19", answers=0.3, likely=1)
    assert found.ask("18-тармақ").kind is AnswerKind.REFERENCE
    assert found.ask("99-тармақ").kind is AnswerKind.NOT_ANSWERED
    assert found.ask("Акт күшінде ме?").kind is AnswerKind.STATUS


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_terminal_tells_it_apart(language: str) -> None:
    found = assistant_finding("regulation/18", "decree/1", answers=0.3, likely=2)
    text = to_plain(found.ask(ASKED, language=language))
    sure = to_plain(assistant_finding("regulation/18").ask(ASKED, language=language))
    assert text.count("\n? ") == 2
    assert "│" not in text
    assert "\n? " not in sure
    assert "┆" not in sure


def test_markdown_warns_before_the_quotes(likely: Answer) -> None:
    text = to_markdown(likely)
    assert text.index("**Мүмкін, жауап осында – тексеріңіз**") < text.index("> 18. Департамент басшысын")


def test_of_several_acts_a_likely_one_goes_before_a_refusal(likely: Answer) -> None:
    refused = assistant_finding("decree/2", answers=0.4).ask(ASKED)
    best = likeliest([refused, likely])
    assert best.kind is AnswerKind.LIKELY
    assert [entry.clause for entry in best.related] == ["regulation/18", "regulation/19", "decree/1"]
    sure = replace(likely, kind=AnswerKind.CLAUSE, answered=True, related=(), confidence=0.6)
    assert likeliest([likely, sure]).answered
