"""The answer to a history query as data: events, places, counts, periods, gaps. One evaluator for every query.

Owns: the meaning of each operation over the events of an act. Must not know: how the question was read, how the result
is worded. Every event told is one of the act's; a wider time never holds fewer of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.history.chosen import in_time, pool, signed, took_effect
from assistant.history.places import (
    ActKey,
    act_of,
    concern,
    is_change,
    leaves_open,
    ordered,
    provisions,
)
from assistant.history.query import ByDay, HistoryQuery, Period
from assistant.understand.want import Operation, Per
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What lies in one period: by the day of signing, and of the rest, by the day of effect."""

    period: Period
    signed: tuple[Event, ...]
    force: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much: changes, the acts that made them, the places that they name."""

    changes: int
    acts: int
    places: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a query finds.

    Attributes:
        query: what was asked.
        events: what answers it, by day.
        context: what else belongs to the history of the places: new wordings of a whole, adoption, repeal.
        counted: of the changes among the events.
        periods: the events by period, where the query names any.
        places: the provisions that answer it: those changed most, once, never.
        tally: for most and least, how many changes the places or years that answer it have; of acts, how many
            provisions they changed.
        gap: the longest, or shortest, time between two changes.
        first_after: the adoption, where more time passed from it to the first change than the gap.
        silent_since: the last change, where more time has passed since than the gap; than before it, where it is alone.
        candidates: whether the notes leave open which of the events answers.
        open_places: places whose notes do not name the units within that were changed.
    """

    query: HistoryQuery
    events: tuple[Event, ...] = ()
    context: tuple[Event, ...] = ()
    counted: Counted = Counted(0, 0, 0)
    periods: tuple[InPeriod, ...] = ()
    places: tuple[str, ...] = ()
    tally: tuple[tuple[str, int], ...] = ()
    gap: Period | None = None
    first_after: date | None = None
    silent_since: date | None = None
    candidates: bool = False
    open_places: tuple[str, ...] = ()


def evaluate(act: Act, query: HistoryQuery, today: date = date.max) -> Result:
    """What the notes of an act tell on a query.

    Args:
        act: whose events are asked after.
        query: what is asked.
        today: the day until which "since then" runs, for the longest pause.

    Raises:
        UnknownClause: the act has no such target.
    """
    chosen, candidates = pool(act, query)
    base = Result(
        query,
        ordered(chosen),
        context=_context(act, query),
        candidates=candidates,
        open_places=tuple(place for place in query.targets if leaves_open(act, place)),
    )
    found = _each(act, base) if query.each else _OPERATIONS.get(query.operation, _list)(act, base, today)
    periods = tuple(_in_period(found.events, period, query.by_day) for period in query.periods)
    return replace(found, counted=count(found.events), periods=periods)


def count(events: Iterable[Event]) -> Counted:
    """How many changes, by how many acts, at how many places."""
    changed = [event for event in events if is_change(event)]
    return Counted(len(changed), len({act_of(e) for e in changed}), len({e.target for e in changed}))


# -- pieces of a result ---------------------------------------------------------------------------------------------


def _in_period(events: Sequence[Event], period: Period, by_day: ByDay) -> InPeriod:
    by_signing = ordered(event for event in events if signed(event, period, by_day))
    rest = (event for event in events if event not in by_signing)
    return InPeriod(period, by_signing, ordered(event for event in rest if took_effect(event, period, by_day)))


def _context(act: Act, query: HistoryQuery) -> tuple[Event, ...]:
    """What befell the whole that the places lie in; new wordings of the body where the act as a whole is asked of."""
    if ACT in query.targets:
        slugs = {part.slug for part in act.parts}
        body = {place.split("/")[0] for place in provisions(act, (ACT,)) if "/" in place}
        wholes = [event for event in act.events() if event.target in slugs & body or event.target == ACT]
        found = [e for e in wholes if e.kind in (EventKind.RESTATED, EventKind.REPLACED) and not e.partial]
    else:
        found = [event for place in query.targets for event in concern(act, place).of_whole]
    return ordered(found)


def _changes(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(event for event in events if is_change(event))


# -- operations ------------------------------------------------------------------------------------------------------


def _list(act: Act, base: Result, today: date) -> Result:
    return base


def _at_day(base: Result, which: Callable[[list[date]], date]) -> Result:
    """The changes of the first or the last day; a new wording of the whole, where there is no other."""
    changed = _changes(base.events) or (base.context if not base.query.periods and not base.query.acts else ())
    days = [event.date for event in changed if event.date is not None]
    return replace(base, events=tuple(event for event in changed if days and event.date == which(days)))


def _first(act: Act, base: Result, today: date) -> Result:
    return _at_day(base, min)


def _last(act: Act, base: Result, today: date) -> Result:
    return _at_day(base, max)


def _nth(act: Act, base: Result, today: date) -> Result:
    """The changes by the n-th of the amending acts, in the order of their days."""
    changed = _changes(base.events)
    acts = list(dict.fromkeys(act_of(event) for event in changed if event.date is not None))
    n = base.query.n
    place = n - 1 if n > 0 else len(acts) + n
    chosen = acts[place] if n and 0 <= place < len(acts) else None
    return replace(base, events=tuple(event for event in changed if act_of(event) == chosen))


def _since(act: Act, base: Result, today: date) -> Result:
    return _at_day(base, max)


def _tally(act: Act, base: Result, best: Callable[[Iterable[int]], int]) -> Result:
    """The places, acts or years with most or fewest changes, all of them where several have as many."""
    query = base.query
    if query.per is Per.CLAUSE:
        held = {place: _at(act, place, query) for place in provisions(act, query.targets)}
        counts = {place: len({act_of(event) for event in events}) for place, events in held.items() if events}
    else:
        changed = _changes(base.events)
        keys = Counter(map(_year_name, changed)) if query.per is Per.YEAR else _provisions_by_act(changed)
        counts = {name: number for name, number in keys.items() if name}
        held = {name: tuple(e for e in changed if name in (_act_name(e), _year_name(e))) for name in counts}
    top = best(counts.values()) if counts else 0
    chosen = [name for name, number in counts.items() if number == top]
    places = tuple(chosen) if query.per is Per.CLAUSE else ()
    events = ordered(event for name in chosen for event in held[name])
    return replace(base, events=events, places=places, tally=tuple((name, top) for name in chosen))


def _provisions_by_act(changed: Iterable[Event]) -> Counter[str]:
    """How many clauses, articles or annexes each act changed."""
    return Counter(name for name, _ in {(_act_name(e), "/".join(e.target.split("/")[:2])) for e in changed})


def _act_name(event: Event) -> str:
    return f"{event.date.isoformat() if event.date else ''} {event.number or ''}".strip()


def _year_name(event: Event) -> str:
    return str(event.date.year) if event.date else ""


def _at(act: Act, place: str, query: HistoryQuery) -> tuple[Event, ...]:
    """The changes at a provision that fit the acts, kinds and times asked after; those of a whole apart."""
    told = concern(act, place)
    changed = ordered((*told.own, *told.inside))
    named = [event for event in changed if not query.acts or any(made.made(event) for made in query.acts)]
    return tuple(e for e in named if (not query.kinds or e.kind in query.kinds) and in_time(e, query))


def _most(act: Act, base: Result, today: date) -> Result:
    return _tally(act, base, max)


def _least(act: Act, base: Result, today: date) -> Result:
    return _tally(act, base, min)


def _unchanged(act: Act, base: Result, today: date) -> Result:
    """The provisions of which the notes tell no change."""
    places = tuple(p for p in provisions(act, base.query.targets) if not _at(act, p, base.query))
    if base.open_places:
        places = ()  # the notes do not tell which units within were changed
    return replace(base, places=places, events=())


def _once(act: Act, base: Result, today: date) -> Result:
    """The provisions that one act changed, and no other."""
    return _by_acts(act, base, lambda acts: len(acts) == 1)


def _exactly(act: Act, base: Result, today: date) -> Result:
    """The provisions that all the acts named changed, and no other."""
    wanted = base.query.acts

    def same(acts: set[ActKey]) -> bool:
        changed = [event for event in act.events() if act_of(event) in acts]
        by_these = all(any(made.made(event) for made in wanted) for event in changed)
        return by_these and all(any(made.made(event) for event in changed) for made in wanted)

    return _by_acts(act, base, same) if wanted else base


def _each(act: Act, base: Result) -> Result:
    """The provisions that every act named changed, and in every time named."""
    query = base.query
    every = replace(query, acts=(), periods=())
    held = {place: _at(act, place, every) for place in provisions(act, query.targets)}
    chosen = {place: events for place, events in held.items() if _by_each(events, query)}
    events = ordered(e for changed in chosen.values() for e in changed if _is_named(e, query))
    return replace(base, places=tuple(chosen), events=events)


def _by_each(events: Sequence[Event], query: HistoryQuery) -> bool:
    by_acts = all(any(made.made(event) for event in events) for made in query.acts)
    times = (replace(query, periods=(period,)) for period in query.periods)
    return by_acts and all(any(in_time(event, time) for event in events) for time in times)


def _is_named(event: Event, query: HistoryQuery) -> bool:
    return (not query.acts or any(made.made(event) for made in query.acts)) and in_time(event, query)


def _by_acts(act: Act, base: Result, fits: Callable[[set[ActKey]], bool]) -> Result:
    query = replace(base.query, acts=(), periods=(), kinds=frozenset())
    held = {place: _at(act, place, query) for place in provisions(act, query.targets)}
    chosen = {place: events for place, events in held.items() if events and fits({act_of(e) for e in events})}
    if base.query.periods:
        chosen = {p: events for p, events in chosen.items() if any(in_time(e, base.query) for e in events)}
    events = ordered(event for events in chosen.values() for event in events)
    return replace(base, places=tuple(chosen), events=events)


def _back(act: Act, base: Result, today: date) -> Result:
    """The changes by the n-th of the amending acts from the last."""
    found = _nth(act, replace(base, query=replace(base.query, n=-base.query.n)), today)
    return replace(found, query=base.query)


def _pause(act: Act, base: Result, today: date) -> Result:
    """The longest time between two days of change; that before the first or since the last, if longer still."""
    days, found = _between(base, max)
    if not days or base.query.periods:
        return found
    made = next((e.date for e in act.events() if e.kind is EventKind.ADOPTED and e.target == ACT), None)
    repeal = history(act, ACT).repeal
    until = min(today, (repeal.date or today) if repeal else today)
    before = days[0] - made if made is not None else timedelta()
    longest = found.gap.end - found.gap.start if found.gap else timedelta()
    first_after = made if before > longest else None
    longest = longest if found.gap else before
    return replace(
        found,
        first_after=first_after,
        silent_since=days[-1] if today != date.max and until - days[-1] > longest else None,
    )


def _shortest(act: Act, base: Result, today: date) -> Result:
    return _between(base, min)[1]


def _between(base: Result, best: Callable[..., tuple[date, date]]) -> tuple[list[date], Result]:
    """The days of change, new wordings of the whole too, and the two neighbours with the most or least time between."""
    inside = [event for event in (*base.events, *base.context) if is_change(event) and in_time(event, base.query)]
    changed = ordered(inside)
    days = sorted({event.date for event in changed if event.date is not None})
    if len(days) < 2:
        return days, replace(base, events=changed)
    start, end = best(pairwise(days), key=lambda pair: pair[1] - pair[0])
    edges = tuple(event for event in changed if event.date in (start, end))
    return days, replace(base, events=edges, gap=Period(start, end))


_OPERATIONS: dict[Operation, Callable[[Act, Result, date], Result]] = {
    Operation.FIRST: _first,
    Operation.LAST: _last,
    Operation.NTH: _nth,
    Operation.BACK: _back,
    Operation.SINCE: _since,
    Operation.MOST: _most,
    Operation.LEAST: _least,
    Operation.PAUSE: _pause,
    Operation.SHORTEST: _shortest,
    Operation.UNCHANGED: _unchanged,
    Operation.ONCE: _once,
    Operation.EXACTLY: _exactly,
}
