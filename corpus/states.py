"""What the notes say of a unit's text: removed, expired, not yet in force; and where the text contradicts a note.

Owns: the state of a unit. Must not know: how notes are read. A unit that has text of its own is never called gone: a
note that says so is told beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Act, Event, EventKind, Note, State, Unit, UnitKind

_GONE = {EventKind.REMOVED: State.REMOVED, EventKind.REPEALED: State.REMOVED, EventKind.EXPIRED: State.EXPIRED}
_WAITING = {EventKind.EFFECTIVE: State.PENDING, EventKind.SUSPENDED: State.SUSPENDED}
_BACK = (EventKind.INSERTED, EventKind.RESTATED)
_ENDS_OF_SENTENCES = (".", ":", ";", "!", "?", ",")
_MARKER = 8  # characters of "5-бап." beside the number itself


def state_of(source: str, unit: Unit, told: Sequence[Note], children: Sequence[Unit]) -> State:
    """The state that notes give a unit: they must stand in place of its text, or it has none of its own.

    Args:
        source: the text of the act.
        unit: as the text alone shows it.
        told: its own notes and those of the units around it.
        children: its subunits, their states settled.
    """
    if unit.state is not State.CURRENT:
        return unit.state
    bare = _is_bare(source, unit, children)
    for note in told:
        if bare or any(span.covers(note.span) for span in unit.own_spans):
            for event in note.events:
                state = _state(event) if event.target == str(unit.id) and not event.partial else None
                if state is not None:
                    return state
    return unit.state


def _is_bare(source: str, unit: Unit, children: Sequence[Unit]) -> bool:
    """Whether a unit has a number and no text; of an article at most a title, which is no sentence."""
    if any(child.state is State.CURRENT for child in children):
        return False
    if sum(span.end - span.start for span in unit.own_spans) <= len(unit.id.numbers[-1]) + _MARKER:
        return True
    lines = unit.own_spans
    titled = unit.kind is UnitKind.ARTICLE and len(lines) == 1
    return titled and not lines[0].of(source).rstrip().endswith(_ENDS_OF_SENTENCES)


def _state(event: Event) -> State | None:
    if event.kind is EventKind.EFFECTIVE and event.effective.date is None and event.effective.until is not None:
        return None  # in force to a day: its text was
    return _GONE.get(event.kind) or _WAITING.get(event.kind)


def contradictions(act: Act) -> dict[str, Event]:
    """The units that a note calls gone and whose text the act holds, each with the event that says so.

    A unit that a later note puts in again or words anew is back.
    """
    last: dict[str, Event] = {}
    for event in act.events():
        if event.kind in (*_GONE, *_BACK) and not event.partial and event.only in ("", act.card.language):
            last[event.target] = event
    gone = {target: event for target, event in last.items() if event.kind in _GONE and not event.either}
    return {target: event for target, event in gone.items() if _stands(act, target)}


def _stands(act: Act, target: str) -> bool:
    """Whether the act holds text of this unit, and no second unit bears its number, of which the note might speak."""
    if not act.has(target):
        return False
    unit = act.unit(target)
    above, number = unit.id.parent, unit.id.numbers[-1]
    beside = act.unit(above).children if above and act.has(above) else act.part(unit.id.part).units
    twice = sum(1 for other in beside if other.id.numbers[-1].partition(".")[0] == number) > 1
    return unit.state is State.CURRENT and not twice and not _is_bare(act.source, unit, unit.children)
