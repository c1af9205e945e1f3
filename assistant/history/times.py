"""The times that a question speaks of, as days: what its periods leave to events is taken from the act's.

Owns: the day of an event that bounds a time, and times that bound one another. Must not know: how a period is read
(``understand/periods.py``), what is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.history.places import is_change
from assistant.history.query import Period
from assistant.understand.periods import Period as Named
from assistant.understand.references import main_part
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind

_DAY = timedelta(days=1)
_OF_ANY_PLACE = (EventKind.AMENDED, EventKind.INSERTED, EventKind.REMOVED)


def times_of(act: Act, named: Sequence[Named], places: Sequence[str] = ()) -> tuple[Period, ...]:
    """The times named, in order; of those that overlap, what they have in common ("in 2016, until March").

    Args:
        act: whose events bound them.
        named: as the question names them.
        places: what the question asks of besides, whose own events bound them first, then those of the act as a whole.
    """
    found: list[Period] = []
    for time in _in_days(act, named, places):
        met = next((place for place, other in enumerate(found) if _meet(other, time)), None)
        if met is None:
            found.append(time)
        else:
            found[met] = Period(max(found[met].start, time.start), min(found[met].end, time.end))
    return tuple(sorted(found, key=lambda period: (period.start, period.end)))


def _in_days(act: Act, named: Sequence[Named], places: Sequence[str]) -> Iterator[Period]:
    for bound in named:
        opens = _day_of(act, bound.opened_by, places) if bound.opened_by else None
        closes = _day_of(act, bound.closed_by, places) if bound.closed_by else None
        if (bound.opened_by and opens is None) or (bound.closed_by and closes is None):
            continue
        if closes is not None and opens is None:
            if bound.closed_by is EventKind.REPEALED:
                continue  # "before the repeal" bounds nothing: all came before it
            closes -= _DAY
        yield Period(opens or bound.start, closes or bound.end)


def _day_of(act: Act, kind: EventKind, places: Sequence[str]) -> date | None:
    """The last day of such an event: at the places named, else of the act or its main document, else of any part."""
    wholes = {ACT, main_part(act).slug} if act.parts else {ACT}
    slugs = [part.slug for part in act.parts]
    at_places = [event for event in act.events() if event.target in places]
    of_act = [event for event in act.events() if event.target in wholes or kind in _OF_ANY_PLACE]
    of_parts = [event for event in act.events() if event.target in slugs]
    for events in (at_places, of_act, of_parts):
        days = [event.date for event in events if _is_of(event, kind) and event.date is not None]
        if days:
            return max(days)
    return None


def _is_of(event: Event, kind: EventKind) -> bool:
    return (is_change(event) if kind is EventKind.AMENDED else event.kind is kind) and not event.partial


def _meet(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
