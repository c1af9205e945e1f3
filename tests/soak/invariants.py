"""What must hold of every answer, whatever was asked: told by its JSON and the stored sources alone.

Owns: the promises that can be checked without knowing the right answer. Must not know: how an answer is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

Sources = Callable[[str], str]  # the stored source of an act, by its id
WORDS = ("kk", "ru", "en")


def broken(answer: dict[str, Any], question: str, source_of: Sources) -> list[str]:
    """Which promises an answer breaks, one sentence each; none for a good one."""
    return list(chain(_form(answer, question), _quotes(answer, source_of), _told(answer, source_of)))


def events_of(answer: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every event of an answer, with the act whose source its note is in."""
    act = answer["status"]["act"]
    for quote in answer["quotes"]:
        yield from ((quote["act"], event) for event in quote["history"])
    yield from ((act, event) for event in answer["events"])
    if answer["status"]["repealed_by"]:
        yield act, answer["status"]["repealed_by"]


def _form(answer: dict[str, Any], question: str) -> Iterator[str]:
    if answer["question"] != question:
        yield "the question is another one"
    if json.loads(json.dumps(answer)) != answer:
        yield "it does not survive JSON"
    if answer["language"] not in WORDS or not answer["message"].strip():
        yield f"it says nothing, or in no language: {answer['language']!r}"
    if not 0 <= answer["confidence"] <= 1:
        yield f"its confidence is {answer['confidence']}"
    if answer["kind"] in ("likely", "not_answered") and answer["answered"]:
        yield "it is answered and not answered"
    if (answer["kind"] == "likely") != any("text" in entry for entry in answer["related"]):
        yield "it is likely and offers no clause, or offers one and is not likely"


def _quotes(answer: dict[str, Any], source_of: Sources) -> Iterator[str]:
    for quote in [*answer["quotes"], *(entry for entry in answer["related"] if "text" in entry)]:
        source, spans = source_of(quote["act"]), quote["spans"]
        if quote["text"] != "".join(source[start:end] for start, end in spans):
            yield f"the quote of {quote['clause']} is not the source"
        if not all(0 <= start < end <= len(source) for start, end in spans):
            yield f"a span of {quote['clause']} is empty or outside the source"
        for start, end in quote["highlight"]:
            if not any(first <= start < end <= last for first, last in spans):
                yield f"a mark in {quote['clause']} is outside the quote"


def _told(answer: dict[str, Any], source_of: Sources) -> Iterator[str]:
    for act, event in events_of(answer):
        source, (start, end) = source_of(act), event["note_span"]
        note = source[start:end]
        if not 0 <= start < end <= len(source) or not note.strip():
            yield f"the event {event['kind']} of {event['target']} has no note in the source"
        if event["number"] and event["number"] not in note:
            yield f"No {event['number']} is not in the note {note!r}"
        if event["date"] and event["date"][:4] not in note:
            yield f"{event['date']} is not in the note {note!r}"
