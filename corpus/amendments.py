"""From what a note says to events: each change, of each target, by each cited act.

Owns: the resolution of a note's targets to clause ids and the act's own commencement. Must not know: the grammar of
notes (``corpus/notes``) or how history is told (``corpus/history.py``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.ids import ACT, ClauseId
from corpus.model import Effective, EffectiveRule, Event, EventKind, Note, Span
from corpus.notes import Change, NoteTree, Target, parse_effective
from corpus.shapes import document_slug
from corpus.text import fold

# Parts of units, and what lies between units: none of them has an id.
_PARTS = ("paragraph", "part-of-article", "words", "heading", "title", "preamble", "chapter", "section")
_WHOLLY = (EventKind.RESTATED, EventKind.INSERTED, EventKind.REMOVED, EventKind.REPEALED)
_CLAUSE_RANKS = ("article", "clause", "row")
# "Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.": the clause by which an act itself enters into force.
_COMMENCEMENT = re.compile(
    r"^(?:\d+\.\s*)?(?:осы|настоящ\w+)\s+\w+(?:\s+заң)?\s.*(?:қолданысқа|күшіне|вводится в действие|вступает в силу)",
    re.IGNORECASE | re.DOTALL,
)


def note_from(tree: NoteTree, span: Span, owner: ClauseId | None, body: str) -> Note:
    """The note with its events.

    Args:
        tree: what the grammar read.
        span: the note in the source.
        owner: the unit or part that the note stands under; ``None`` for the act as a whole.
        body: slug of the act's first part, to tell "Жарлық" (the act) from "Ереже" (a part).
    """
    events = tuple(event for change in tree.changes for event in _events(change, span, owner, body))
    understood = not tree.leftover and (bool(events) or tree.remark)
    return Note(span, events, understood, str(owner) if owner else ACT)


def _events(change: Change, span: Span, owner: ClauseId | None, body: str) -> list[Event]:
    places: list[tuple[Target | None, str]] = [
        (target, place) for target in change.targets for place in _places(target, owner, body)
    ]
    return [
        replace(cited, kind=_kind(cited.kind, target), target=place, note_span=span, partial=_is_part(target))
        for target, place in places or [(None, str(owner) if owner else ACT)]
        for cited in _cited(change)
    ]


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
        Event(kind, cite.date, cite.number, cite.instrument, cite.issuer, cite.effective, ACT, nothing)
        for cite in change.citations
    ]
    return found or [Event(kind, None, None, None, None, Effective(), ACT, nothing)]


def _places(target: Target, owner: ClauseId | None, body: str) -> list[str]:
    """The ids that a target names, seen from the place where the note stands."""
    if target.rank in ("act", "title", "preamble"):
        return [ACT if owner is None or target.rank == "act" else owner.part]
    if target.rank == "document":
        return [_document(target, owner, body)]
    if target.rank == "annex" and owner is None:
        return [ACT]
    if target.rank in _CLAUSE_RANKS and target.numbers:
        return _clauses(target, owner, body)
    if target.rank == "subclause" and target.numbers:
        return [f"{above}/{number}" for above in _above(target, owner, body) for number in target.numbers]
    if target.inside is not None:
        return _places(target.inside, owner, body)
    return [str(owner) if owner else ACT]


def _clauses(target: Target, owner: ClauseId | None, body: str) -> list[str]:
    part = owner.part if owner else body
    inside = target.inside is not None and target.inside.rank == "article"
    aboves = _places(target.inside, owner, body) if inside and target.inside else [part]
    return [f"{above}/{number}" for above in aboves for number in target.numbers]


def _above(target: Target, owner: ClauseId | None, body: str) -> list[str]:
    if target.inside is not None:
        return _places(target.inside, owner, body)
    return [str(owner) if owner else body]


def _document(target: Target, owner: ClauseId | None, body: str) -> str:
    """A document noun names the part it stands in; the noun of the act itself names the act."""
    if owner is None or document_slug(fold(target.word), "") == body:
        return ACT
    return owner.part


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
