"""Dialogues of two to five turns (eval/questions/dialogues.jsonl): at least 95 % of the turns right, no leak."""

import json
from pathlib import Path

TABLE = Path(__file__).parents[2] / "eval" / "questions" / "dialogues.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
CONTEXT = {"act", "regulation"}


def test_turns(real) -> None:
    wrong = [fault for row in ROWS for fault in _faults(real.conversation(), row)]
    turns = sum(len(row["turns"]) for row in ROWS)
    assert len(ROWS) >= 40
    assert len(wrong) <= 0.05 * turns, "\n".join(wrong)


def _faults(talk, row) -> list[str]:
    faults = []
    for number, turn in enumerate(row["turns"], 1):
        answer = talk.ask(turn["question"])
        if not _right(answer, turn):
            shown = [quote.clause for quote in answer.quotes]
            faults.append(f"{row['id']} turn {number}: {turn['question']} -> {answer.kind} {shown}")
    return faults


def _right(answer, turn) -> bool:
    clauses = [quote.clause for quote in answer.quotes]
    texts = {"clause", "clauses", "reference"}
    kind = str(answer.kind) == turn["kind"] or {str(answer.kind), turn["kind"]} <= texts
    exact = turn["kind"] in ("history", "reference")
    quoted = clauses == turn["clauses"] if exact else set(turn["clauses"]) <= set(clauses)
    events = turn["kind"] not in ("history", "status") or _events(answer, turn) == {tuple(e) for e in turn["events"]}
    return (
        kind
        and events
        and (quoted or turn["kind"] in ("status", "not_answered"))
        and answer.language == turn["language"]
    )


def _events(answer, turn) -> set[tuple[str, str, str]]:
    found = {(event.number, event.target, str(event.kind)) for event in answer.events}
    about_act = any(event[1] in CONTEXT for event in turn["events"])
    return found if about_act or turn["kind"] == "status" else {event for event in found if event[1] not in CONTEXT}


def test_a_new_topic_takes_nothing_from_the_old_one(real) -> None:
    talk = real.conversation()
    talk.ask("Департамент басшысын кім тағайындайды?")
    alone = real.ask("Департамент қай бюджеттен қаржыландырылады?")
    within = talk.ask("Департамент қай бюджеттен қаржыландырылады?")
    assert [quote.clause for quote in within.quotes] == [quote.clause for quote in alone.quotes] == ["regulation/11"]
    assert within.understood == within.question
