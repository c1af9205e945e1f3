"""History, status, date and reference questions, each with exact expected events, clauses and notices.

The table (eval/questions/history.jsonl) was written by hand from the source. For a clause's history it lists the events
of the clause alone; the act's adoption, the new edition and the repeal, shown as context, are left out of it.
"""

import json
from pathlib import Path

import pytest

from assistant import Assistant
from eval.presets import WRITTEN

TABLE = Path(__file__).parents[2] / "eval" / "questions" / "history.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
CONTEXT = {"act", "regulation"}


@pytest.fixture(scope="module")
def real_then(real) -> Assistant:
    """The real assistant on the day when the table was written, from which "last year" in it is counted."""
    then = Assistant(real.act, real.settings, today=WRITTEN)
    then._finder = real._finder
    return then


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 200
    assert {row["language"] for row in ROWS} == {"kk", "ru", "en"}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_history_question(real_then, row) -> None:
    answer = real_then.ask(row["question"])
    clauses = [quote.clause for quote in answer.quotes]
    codes = {notice.code for notice in answer.notices}
    wanted = {"clause", "clauses"} if row["kind"] in ("clause", "clauses") else {row["kind"]}
    assert str(answer.kind) in wanted
    if row["kind"] in ("history", "status"):
        assert _events(answer, row) == {tuple(event) for event in row["events"]}
    if row["kind"] == "clause":
        assert row["clauses"][0] in clauses
    elif row["kind"] != "status" and row["kind"] != "not_answered":
        assert clauses == row["clauses"]
    if row["in_force"] is not None:
        assert answer.status.in_force is row["in_force"]
    if row.get("period"):
        assert row["period"][0] <= answer.as_of.isoformat() <= row["period"][1]
    assert set(row["notices"]) <= codes


def _events(answer, row) -> set[tuple[str, str, str]]:
    found = {(event.number, event.target, str(event.kind)) for event in answer.events}
    about_act = any(event[1] in CONTEXT for event in row["events"])
    return found if about_act or row["kind"] == "status" else {event for event in found if event[1] not in CONTEXT}


def test_every_printed_event_stands_in_a_note(real) -> None:
    notes = {note.span for note in real.act.all_notes()}
    for row in ROWS:
        for event in real.ask(row["question"]).events:
            assert event.note_span in notes
            assert event.number in event.note_span.of(real.act.source)
