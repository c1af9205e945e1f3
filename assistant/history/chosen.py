"""Which events of an act a query means: of its places, acts and kinds, in its times.

Owns: the choice of events, before anything is counted or compared. Must not know: operations, how a query was read.
"""

from __future__ import annotations

from assistant.history.places import concern, of_kind, overlaps
from assistant.history.query import ByDay, HistoryQuery, Period
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, UnitKind

_MADE = frozenset((EventKind.INSERTED, EventKind.REMOVED))  # of a whole article; a new wording may be of what holds it


def pool(act: Act, query: HistoryQuery) -> tuple[list[Event], bool]:
    """The events of the places that fit the acts, the kinds and the times; and whether they are candidates only."""
    found: list[Event] = []
    candidates = False
    for place in query.targets:
        events, open_ = _of_place(act, place, query)
        found.extend(events)
        candidates = candidates or open_
    fits = [event for event in found if not query.acts or any(made.made(event) for made in query.acts)]
    if query.levels and query.kinds and query.kinds <= _MADE:
        fits = [event for event in fits if _level(act, event.target) in query.levels] or fits
    return [event for event in fits if in_time(event, query)], candidates and bool(fits)


def _level(act: Act, target: str) -> UnitKind | None:
    """The rank of what an event befell; none of a part or the act."""
    return act.unit(target).kind if "/" in target else None


def _of_place(act: Act, place: str, query: HistoryQuery) -> tuple[tuple[Event, ...], bool]:
    if query.acts:  # what named acts did is told of all that lies in the place or around it
        found = tuple(event for event in act.events() if overlaps(event, place))
        return tuple(event for event in found if not query.kinds or event.kind in query.kinds), False
    if query.kinds:
        return of_kind(act, place, query.kinds)
    if place == ACT:
        return history(act, ACT).events, False
    told = concern(act, place)
    return (told.all if query.periods else told.changes), bool(told.above) and not told.own


def in_time(event: Event, query: HistoryQuery) -> bool:
    """Whether an event lies in the times that a query names; in any, where it names none."""
    if query.force is not None and not query.force.holds(event.effective.date):
        return False
    return not query.periods or any(
        signed(event, period, query.by_day) or took_effect(event, period, query.by_day) for period in query.periods
    )


def signed(event: Event, period: Period, by_day: ByDay) -> bool:
    """Whether an event was signed in a period, where that counts."""
    return by_day is not ByDay.FORCE and period.holds(event.date)


def took_effect(event: Event, period: Period, by_day: ByDay) -> bool:
    """Whether an event took effect in a period, where that counts."""
    return by_day is not ByDay.SIGNED and period.holds(event.effective.date)
