"""Several acts: who answers, in what order a search lists them, and what is told of an act that is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.desk import Desk, OpenAct
from assistant.find import Finding
from assistant.settings import Settings
from corpus.errors import ActNotFound, UnknownClause
from corpus.library import DEFAULT_ACT, Given, Library
from corpus.model import Status
from tests.factories import TODAY, ToldFinder, assistant_finding, finding

FIRST = "1. Бірінші актінің бірінші тармағы.\n2. Екінші тармақ.\n"
SECOND = "1. Екінші актінің бірінші тармағы.\n2. Тағы бірі.\n3. Үшінші тармақ.\n"


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """An assistant over the default act and two more, whose finders find what is told here."""
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        Library().add(tmp_path / f"{name}.txt", Given(id=name))
    told: dict[str, Finding] = {
        "first": finding("body/2", "body/1", answers=0.6),
        "second": finding("body/3", "body/1", answers=0.9),
    }
    monkeypatch.setattr(Desk, "lay", lambda self, act: OpenAct(act, ToldFinder(told.get(act.id, finding("decree/1")))))
    return assistant_finding("regulation/18", answers=0.7)


def quoted(assistant: Assistant, question: str, *acts: str) -> list[tuple[str, str]]:
    return [(quote.act.id, quote.clause) for quote in assistant.ask(question, acts=acts).quotes]


def test_without_acts_the_assistants_own_answers(assistant: Assistant) -> None:
    assert quoted(assistant, "Басшыны кім тағайындайды?") == [(DEFAULT_ACT, "regulation/18")]


def test_the_act_chosen_answers(assistant: Assistant) -> None:
    assert quoted(assistant, "Басшыны кім тағайындайды?", "first") == [("first", "body/2")]
    assert quoted(assistant, "1-тармақ", "second") == [("second", "body/1")]
    assert assistant.ask("1-тармақ", acts=("second",)).quotes[0].text == "1. Екінші актінің бірінші тармағы."


def test_of_several_acts_the_likeliest_answers_and_the_others_are_related(assistant: Assistant) -> None:
    answer = assistant.ask("Басшыны кім тағайындайды?", acts=("first", "second", DEFAULT_ACT))
    assert [(quote.act.id, quote.clause) for quote in answer.quotes] == [("second", "body/3")]
    shown = [(entry["act"], entry["clause"], entry["score"]) for entry in answer.to_dict()["related"]]
    assert shown == [(DEFAULT_ACT, "regulation/18", 0.7), ("first", "body/2", 0.6)]
    assert [act["act"] for act in answer.to_dict()["acts"]] == ["second"]


def test_where_no_act_answers_the_nearest_of_all_are_related(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = {"first": finding("body/2", answers=0.2), "second": finding("body/3", answers=0.3)}
    monkeypatch.setattr(Desk, "lay", lambda self, act: OpenAct(act, ToldFinder(near[act.id])))
    answer = assistant.ask("Басшыны кім тағайындайды?", acts=("first", "second"))
    assert not answer.answered
    shown = [(entry["act"], entry["clause"]) for entry in answer.to_dict()["related"]]
    assert shown == [("second", "body/3"), ("first", "body/2")]


def test_a_search_merges_acts_by_probability(assistant: Assistant) -> None:
    found = assistant.search("басшы", 3, acts=("first", "second"))
    assert [(hit.act, hit.clause, hit.score) for hit in found] == [
        ("second", "body/3", 0.9),
        ("first", "body/2", 0.6),
        ("second", "body/1", 0.45),
    ]
    assert found[0].text == "3. Үшінші тармақ."
    assert [hit.act for hit in assistant.search("басшы", 1)] == [DEFAULT_ACT]


def test_a_clause_that_is_named_comes_first_in_every_act_that_has_it(assistant: Assistant) -> None:
    found = assistant.search("3-тармақ", 2, acts=("first", "second"))
    assert (found[0].act, found[0].clause, found[0].score) == ("second", "body/3", 1.0)


def test_one_act_may_be_given_as_a_text_and_twice(assistant: Assistant) -> None:
    assert quoted(assistant, "1-тармақ", "first", "first") == [("first", "body/1")]
    assert assistant.ask("1-тармақ", acts="first").quotes[0].act.id == "first"


def test_an_act_that_is_not_stored_is_told_with_those_that_are(assistant: Assistant) -> None:
    with pytest.raises(ActNotFound, match=f"'nowhere' .* {DEFAULT_ACT}, first, second"):
        assistant.ask("1-тармақ", acts=("first", "nowhere"))


def test_a_clause_is_shown_by_its_act_and_id(assistant: Assistant) -> None:
    for answer in (assistant.show("second#body/3"), assistant.show("body/3", act="second")):
        assert [(quote.act.id, quote.text) for quote in answer.quotes] == [("second", "3. Үшінші тармақ.")]
    assert assistant.history("first#body/1").quotes[0].act.id == "first"
    with pytest.raises(UnknownClause):
        assistant.show("first#body/3")


def test_an_act_that_was_replaced_is_answered_from_its_new_text(assistant: Assistant, tmp_path: Path) -> None:
    assert assistant.show("first#body/1").quotes[0].text == "1. Бірінші актінің бірінші тармағы."
    (tmp_path / "first.txt").write_text("1. Жаңа мәтін.\n", encoding="utf-8")
    Library().add(tmp_path / "first.txt")
    assert assistant.show("first#body/1").quotes[0].text == "1. Жаңа мәтін."


def test_a_dialogue_stays_with_the_act_that_answered(assistant: Assistant) -> None:
    talk = assistant.conversation(acts=("first", "second"))
    assert talk.ask("Басшыны кім тағайындайды?").quotes[0].act.id == "second"
    again = talk.ask("Оны толық көрсет")
    assert [(quote.act.id, quote.clause) for quote in again.quotes] == [("second", "body/3")]


def test_an_empty_act_says_so_wherever_it_is_used(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "void.md").write_text("Сәлем, достар!\n", encoding="utf-8")
    Library().add(tmp_path / "void.md", Given(id="void"), force=True)
    for language, told in (("kk", "бірлік табылмады"), ("ru", "не найдено"), ("en", "no unit")):
        answer = assistant.ask("1-тармақ", language=language, acts=("void",))
        assert any(told in notice.text for notice in answer.notices if notice.code == "no_units")
    assert "no_units" in [notice.code for notice in assistant.status(act="void").notices]


@pytest.mark.parametrize(
    ("status", "since", "told"),
    [
        (Status.IN_FORCE, None, "On 22.11.2026 the act is in force."),
        (Status.UNKNOWN, None, "The source does not tell whether the act is in force."),
        (Status.REPEALED, None, "Note: the act is marked as repealed. The day is not told."),
        (Status.EXPIRED, date(2020, 5, 1), "Note: the act is marked as expired. The day given is 01.05.2020."),
        (Status.NOT_YET, None, "Note: the act is marked as not yet in force. The day is not told."),
    ],
)
def test_the_status_of_an_act_without_notes_is_what_its_page_says(
    assistant: Assistant, status: Status, since: date | None, told: str
) -> None:
    act = Library().open("first")
    marked = Assistant(replace(act, card=replace(act.card, status=status, status_since=since)), Settings(), today=TODAY)
    assert marked.status(language="en").message == told
