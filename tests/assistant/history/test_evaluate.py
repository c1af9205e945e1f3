"""Every query against a brute-force reading of the events, in the default act and in acts made at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.history.evaluate import evaluate
from assistant.history.places import act_of, concern, is_change, provisions
from assistant.history.query import Amending, ByDay, HistoryQuery, Period
from assistant.understand.want import Operation, Per
from corpus.ids import ACT
from corpus.library import open_act
from corpus.model import Act, EventKind, UnitKind
from tests.factories import regulation

_DAYS = st.dates(date(2009, 1, 1), date(2024, 12, 31))
_VERBS = ("жаңа редакцияда", "өзгеріс енгізілді", "алып тасталды")


@st.composite
def acts(draw: st.DrawFn) -> Act:
    """An act of three to six clauses, each with up to three notes."""
    lines = ["Ереже", ""]
    for number in range(1, draw(st.integers(3, 6))):
        lines.append(f"{number + 1}. Тармақтың мәтіні {number}.")
        for day in sorted(draw(st.lists(_DAYS, max_size=3, unique=True))):
            verb = draw(st.sampled_from(_VERBS[:2]))
            target = f"{number + 1}-тармақ" + ("" if verb == _VERBS[0] else "қа")
            decree = draw(st.integers(100, 104))
            lines.append(f"Ескерту. {target} {verb} - ҚР Президентінің {day:%d.%m.%Y} № {decree} Жарлығымен.")
    return regulation(*lines)


ACTS = st.one_of(st.just(open_act()), acts())


@given(act=ACTS, first=_DAYS, second=_DAYS, more=st.integers(0, 900))
def test_a_wider_time_never_shows_less(act: Act, first: date, second: date, more: int) -> None:
    start, end = sorted((first, second))
    narrow = Period(start, end)
    wide = Period(date.fromordinal(start.toordinal() - more), date.fromordinal(end.toordinal() + more))
    for place in (ACT, *provisions(act, (ACT,))):
        query = HistoryQuery(targets=(place,), periods=(narrow,))
        less, rest = evaluate(act, query).events, evaluate(act, replace(query, periods=(wide,))).events
        assert set(less) <= set(rest)
        every = act.events() if place == ACT else concern(act, place).all
        held = [e for e in every if narrow.holds(e.date) or narrow.holds(e.effective.date)]
        assert set(less) == set(held)


@given(act=ACTS, first=_DAYS, second=_DAYS)
def test_two_times_are_both_and_nothing_between(act: Act, first: date, second: date) -> None:
    periods = tuple(Period(day, date(day.year, 12, 31)) for day in sorted((first, second)))
    both = evaluate(act, HistoryQuery(periods=periods)).events
    each = [set(evaluate(act, HistoryQuery(periods=(period,))).events) for period in periods]
    assert set(both) == each[0] | each[1]


@given(act=ACTS)
def test_counts_first_last_and_nth(act: Act) -> None:
    for place in (ACT, *provisions(act, (ACT,))):
        changed = [e for e in concern(act, place).changes if e.date]
        counted = evaluate(act, HistoryQuery(Operation.COUNT, (place,)))
        assert counted.counted.changes == len([e for e in counted.events if is_change(e)])
        assert counted.counted.acts == len({act_of(e) for e in changed})
        if changed:
            days = [e.date for e in changed]
            assert {e.date for e in evaluate(act, HistoryQuery(Operation.FIRST, (place,))).events} == {min(days)}
            assert {e.date for e in evaluate(act, HistoryQuery(Operation.LAST, (place,))).events} == {max(days)}
        every = [
            evaluate(act, HistoryQuery(Operation.NTH, (place,), n=n + 1)).events for n in range(counted.counted.acts)
        ]
        assert {e for events in every for e in events} == set(changed)
        assert evaluate(act, HistoryQuery(Operation.NTH, (place,), n=counted.counted.acts + 1)).events == ()
        for n, events in enumerate(reversed(every), 1):
            assert evaluate(act, HistoryQuery(Operation.BACK, (place,), n=n)).events == events


@given(act=ACTS)
def test_provisions_by_their_acts(act: Act) -> None:
    every = provisions(act, (ACT,))
    acts = {p: {act_of(e) for e in (*concern(act, p).own, *concern(act, p).inside)} for p in every}
    never = set(evaluate(act, HistoryQuery(Operation.UNCHANGED)).places)
    assert never == {p for p in every if not acts[p]}
    assert set(evaluate(act, HistoryQuery(Operation.ONCE)).places) == {p for p in every if len(acts[p]) == 1}
    most = evaluate(act, HistoryQuery(Operation.MOST, per=Per.CLAUSE))
    top = max(map(len, acts.values()), default=0)
    assert set(most.places) == ({p for p in every if len(acts[p]) == top} if top else set())
    for place in set(every) - never:
        named = tuple(Amending(number, day) for day, number in acts[place])
        exactly = evaluate(act, HistoryQuery(Operation.EXACTLY, acts=named)).places
        assert set(exactly) == {p for p in every if acts[p] == acts[place]}


@given(act=ACTS, years=st.lists(st.integers(2009, 2024), min_size=1, max_size=3, unique=True))
def test_provisions_changed_in_each_of_several_times(act: Act, years: list[int]) -> None:
    periods = tuple(Period(date(year, 1, 1), date(year, 12, 31)) for year in sorted(years))
    found = evaluate(act, HistoryQuery(periods=periods, each=True))
    wanted = []
    for place in provisions(act, (ACT,)):
        told = concern(act, place)
        days = [{e.date, e.effective.date} for e in (*told.own, *told.inside)]
        if all(any(period.holds(day) for both in days for day in both) for period in periods):
            wanted.append(place)
    assert list(found.places) == wanted
    assert bool(found.events) == bool(wanted)


@given(act=ACTS, signed=st.integers(2009, 2024), later=st.integers(0, 2))
def test_signed_in_one_time_and_in_force_in_another(act: Act, signed: int, later: int) -> None:
    one, two = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (signed, signed + later))
    found = evaluate(act, HistoryQuery(periods=(one,), by_day=ByDay.SIGNED, force=two)).events
    assert set(found) == {e for e in act.events() if one.holds(e.date) and two.holds(e.effective.date)}


@given(act=ACTS, numbers=st.lists(st.integers(100, 104).map(str), min_size=1, max_size=3, unique=True))
def test_provisions_changed_by_each_of_several_acts(act: Act, numbers: list[str]) -> None:
    named = tuple(Amending(number) for number in numbers)
    found = evaluate(act, HistoryQuery(acts=named, each=True)).places
    every = {place: concern(act, place) for place in provisions(act, (ACT,))}
    by = {place: {e.number for e in (*told.own, *told.inside)} for place, told in every.items()}
    assert list(found) == [place for place, held in by.items() if set(numbers) <= held]


@given(act=ACTS)
def test_times_between_two_changes_lie_between_the_shortest_and_the_longest(act: Act) -> None:
    longest, shortest = (evaluate(act, HistoryQuery(operation)) for operation in (Operation.PAUSE, Operation.SHORTEST))
    days = sorted({e.date for e in act.events() if e.date and is_change(e)})
    gaps = [(b - a).days for a, b in pairwise(days)]
    for found, best in ((longest, max), (shortest, min)):
        assert (found.gap is None) == (not gaps)
        assert found.gap is None or (found.gap.end - found.gap.start).days == best(gaps)
        assert found.gap is None or {e.date for e in found.events} == {found.gap.start, found.gap.end}
    adopted = next((e.date for e in act.events() if str(e.kind) == "adopted"), None)
    longer = adopted is not None and bool(days) and (days[0] - adopted).days > max(gaps, default=0)
    assert longest.first_after == (adopted if longer else None)


@given(act=ACTS, rank=st.sampled_from(tuple(UnitKind)), kind=st.sampled_from((EventKind.INSERTED, EventKind.REMOVED)))
def test_provisions_of_a_rank_where_there_are_any(act: Act, rank: UnitKind, kind: EventKind) -> None:
    every = [e for e in act.events() if e.kind is kind]
    of_rank = [e for e in every if "/" in e.target and act.unit(e.target).kind is rank]
    found = evaluate(act, HistoryQuery(kinds=frozenset((kind,)), levels=frozenset((rank,)))).events
    assert set(found) == set(of_rank or every)


def test_a_restatement_of_the_whole_belongs_to_every_clause() -> None:
    act = open_act()
    for clause in ("regulation/5", "regulation/15/22", "regulation/22"):
        when = HistoryQuery(targets=(clause,), periods=(Period(date(2013, 1, 1), date(2013, 12, 31)),))
        assert [(e.number, e.target) for e in evaluate(act, when).events] == [("660", "regulation")]


def test_january_and_the_year_agree() -> None:
    january = HistoryQuery(periods=(Period(date(2016, 1, 1), date(2016, 1, 31)),))
    year = HistoryQuery(periods=(Period(date(2016, 1, 1), date(2016, 12, 31)),))
    act = open_act()
    assert {e.number for e in evaluate(act, january).events} == {"165"}
    assert {e.number for e in evaluate(act, year).events} == {"165", "198", "201"}
    assert {e.number for e in evaluate(act, year).periods[0].force} == {"165"}
