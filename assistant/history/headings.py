"""The history of a section or a chapter, as the notes tell it that name one: it has no number of its own in the act.

Owns: which notes name a heading that a question names, and their words. Must not know: how the heading was read. A
heading that a note took out is in no text any more; its note is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.answer import Answer, AnswerKind
from assistant.compose.base import Asking, answer, status_sentence
from assistant.compose.lacking import place_name
from assistant.understand.references import Reference, find_references, main_part
from assistant.understand.under_headings import absent_heading
from corpus.model import Act, Event


def noted(act: Act, references: Sequence[Reference]) -> tuple[Event, ...]:
    """The events told by the notes that name one of the sections and chapters named."""
    named = {_heading(reference) for reference in references if reference.level == "chapter" and reference.of_heading}
    if not named:
        return ()
    return tuple(e for e in act.events() if e.partial and named & _headings_in(e.note_span.of(act.source)))


def of_headings(asking: Asking, events: Sequence[Event], references: Sequence[Reference]) -> Answer:
    """What the notes tell of the headings named, in their own words."""
    named = [absent_heading(main_part(asking.act), reference) for reference in references if reference.of_heading]
    where = ", ".join(place_name(asking, place) for place in named)
    notes = dict.fromkeys(event.note_span.of(asking.act.source).strip() for event in events)
    told = [asking.say("note_says", note=note) for note in notes]
    message = "\n".join([asking.say("history", where=where), *told, status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, events=events, about=[events[0].target])


def _heading(reference: Reference) -> tuple[str | None, str | None, str | None]:
    return reference.section, reference.chapter, reference.subdivision


@lru_cache(maxsize=4096)
def _headings_in(note: str) -> frozenset[tuple[str | None, str | None, str | None]]:
    return frozenset(_heading(reference) for reference in find_references(note) if reference.of_heading)
