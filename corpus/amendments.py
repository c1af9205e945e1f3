"""From what a note says to events: each change, of each target, by each cited act.

Owns: one event for each target and citation, and the act's own commencement. Must not know: the grammar of notes
(``corpus/notes``), which unit a target is (``corpus/places.py``), how history is told (``corpus/history.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.ids import ACT, ClauseId
from corpus.model import Effective, EffectiveRule, Event, EventKind, Note, Span
from corpus.notes import Change, NoteTree, Target, parse_effective
from corpus.places import Places
from corpus.text import fold

# Parts of units, and what lies between units: none of them has an id.
_PARTS = ("paragraph", "part-of-article", "words", "heading", "title", "preamble", "chapter", "section")
_WHOLLY = (EventKind.RESTATED, EventKind.INSERTED, EventKind.REMOVED, EventKind.REPEALED)
_SPARED = ("article", "clause", "chapter", "section", "annex")  # ranks that "all but …" leaves in a whole
# "Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.": the clause by which an act itself enters into force.
_COMMENCEMENT = re.compile(
    r"^(?:\d+\.\s*)?(?:осы|настоящ\w+)\s+\w+(?:\s+заң)?\s.*(?:қолданысқа|күшіне|вводится в действие|вступает в силу)",
    re.IGNORECASE | re.DOTALL,
)


def note_from(tree: NoteTree, span: Span, owner: ClauseId | None, places: Places) -> Note:
    """The note with its events.

    Args:
        tree: what the grammar read.
        span: the note in the source.
        owner: the unit or part that the note stands under; ``None`` for the act as a whole.
        places: the parts and units of the act.
    """
    events = tuple(event for change in tree.changes for event in _events(change, span, owner, places))
    understood = not tree.leftover and (bool(events) or tree.remark)
    return Note(span, events, understood, str(owner) if owner else ACT)


def _events(change: Change, span: Span, owner: ClauseId | None, places: Places) -> list[Event]:
    return [
        replace(
            cited,
            kind=_kind(cited.kind, target),
            target=place,
            note_span=span,
            partial=_is_part(target),
            either=target is not None and target.either,
            only=change.only,
        )
        for target, place in _targets(change, owner, places)
        for cited in _cited(change)
    ]


def _targets(change: Change, owner: ClauseId | None, places: Places) -> list[tuple[Target | None, str]]:
    found: list[tuple[Target | None, str]] = [
        (target, place) for target in change.targets for place in places.of(target, owner)
    ]
    spared = [target for exception in change.exceptions for target in (exception, *_containers(exception))]
    if found or not any(target.rank in _SPARED for target in spared):
        return found or [(None, str(owner) if owner else ACT)]
    return [(None, places.whole(owner))]  # "all but clause 3" speaks of what clause 3 lies in


def _containers(target: Target) -> Iterator[Target]:
    while target.inside is not None:
        target = target.inside
        yield target


def _is_part(target: Target | None) -> bool:
    """Whether a target has no id of its own, so that the event names what it is a part of."""
    return target is not None and target.rank in _PARTS


def _kind(kind: EventKind, target: Target | None) -> EventKind:
    """What was done to the unit that an event names: the removal of its second paragraph only amends it."""
    if not _is_part(target) or kind not in _WHOLLY or target is None:
        return kind
    return kind if kind is EventKind.RESTATED and target.rank in ("title", "preamble") else EventKind.AMENDED


def _cited(change: Change) -> list[Event]:
    """The citations as bare events; a change that cites no act still happened."""
    nothing = Span(0, 0)
    partly = change.kind is EventKind.REPEALED and change.exceptions
    kind = EventKind.PARTLY_REPEALED if partly else change.kind
    found = [
        Event(
            kind,
            cite.date,
            cite.number,
            cite.instrument,
            cite.issuer,
            cite.effective,
            ACT,
            nothing,
            mistyped=cite.mistyped,
        )
        for cite in change.citations
    ]
    return found or [Event(kind, None, None, None, None, Effective(), ACT, nothing)]


def commencement(text: str) -> Effective | None:
    """The rule by which an act enters into force, where a clause of it says so ("Осы Жарлық … енгізіледі")."""
    if not _COMMENCEMENT.match(fold(text)):
        return None
    found = parse_effective(text)
    return None if found.rule is EffectiveRule.UNSPECIFIED else found


def with_commencement(event: Event, effective: Effective) -> Event:
    """The adoption with its entry into force; "from signing" is the day of signing itself."""
    if event.kind is not EventKind.ADOPTED or event.effective.rule is not EffectiveRule.UNSPECIFIED:
        return event
    signing = effective.rule is EffectiveRule.SIGNING
    return replace(event, effective=replace(effective, date=event.date) if signing else effective)
