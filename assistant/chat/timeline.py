"""Amendment events as a picture: a line of years with numbered beads, and the same numbers in a list or a table below it.

Owns: the drawing, its text alternative, which events bear a number: those that an answer counts. Must not know: which
events belong to an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.chat.markup import Html, el, join
from assistant.chat.strings import say
from assistant.history.places import concern, ordered
from assistant.words import day, event_cells, event_text
from corpus.model import Act, Event, EventKind

_WIDTH, _LEFT, _RIGHT = 340.0, 16.0, 324.0
_STEP = 21.0  # height of one bead above another
_REACH = 17.0  # beads nearer than this are put above each other
_END = (EventKind.REPEALED, EventKind.REMOVED, EventKind.EXPIRED, EventKind.SUSPENDED)
_START = (EventKind.ADOPTED, EventKind.INSERTED)


_SIGNS = {"start": "●", "end": "◆", "change": "○"}


def counted(act: Act, *places: str) -> tuple[Event, ...]:
    """The changes that an answer about these places counts."""
    return ordered(event for place in places for event in concern(act, place).changes)


def timeline(
    events: Sequence[Event], language: str, act: Act | None = None, numbered: Iterable[Event] | None = None
) -> Html:
    """The picture and the list of some events, which stand in the order of their dates.

    Args:
        events: the events.
        language: of the words.
        act: whose events they are.
        numbered: those of them that bear a number; by default all.
    """
    numbers = _numbers(events, numbered)
    items = [
        el("li", _sign(event, number), _told(event, language, act), cls=f"event {_shape(event)}")
        for event, number in zip(events, numbers, strict=True)
    ]
    return el("div", _drawn(events, numbers, language, act), el("ol", *items, cls="events"), cls="timeline")


def table(events: Sequence[Event], language: str, act: Act, numbered: Iterable[Event] | None = None) -> Html:
    """The picture and a table of some events: day and act, place, what was done, its effect."""
    numbers = _numbers(events, numbered)
    heads = [el("th", say(f"column_{name}", language), scope="col") for name in ("act", "place", "done", "effect")]
    rows = [_row(event, number, language, act) for event, number in zip(events, numbers, strict=True)]
    shown = el("table", el("thead", el("tr", *heads)), el("tbody", *rows), cls="events")
    return el("div", _drawn(events, numbers, language, act), shown, cls="timeline")


def _row(event: Event, number: str, language: str, act: Act) -> Html:
    by, place, done, effect = event_cells(event, language, act)
    first = el("td", _sign(event, number), el("span", by), cls="by")
    return el("tr", first, el("td", place), el("td", done), el("td", effect), cls=f"event {_shape(event)}")


def _numbers(events: Sequence[Event], numbered: Iterable[Event] | None) -> list[str]:
    """The number of every event that has one."""
    keys = {event.key for event in (events if numbered is None else numbered)}
    found: list[str] = []
    for event in events:
        found.append(str(sum(map(bool, found)) + 1) if event.key in keys else "")
    return found


def _sign(event: Event, number: str) -> Html:
    return el("span", number or _SIGNS[_shape(event)], aria_hidden="true", cls="sign")


def _drawn(events: Sequence[Event], numbers: Sequence[str], language: str, act: Act | None) -> Html | None:
    several = sum(event.date is not None for event in events) > 1
    return picture(events, numbers, language, act) if several else None


def _told(event: Event, language: str, act: Act | None) -> Html:
    """The event's day and sentence; a day that the sentence begins with is not told twice."""
    sentence = event_text(event, language, act)
    if event.date is None:
        return join([say("undated", language), " ", el("span", sentence)])
    when = el("time", day(event.date), datetime=event.date.isoformat())
    rest = sentence.removeprefix(day(event.date))
    return el("span", when, rest) if rest != sentence else join([when, " ", el("span", sentence)])


def picture(events: Sequence[Event], numbers: Sequence[str], language: str, act: Act | None = None) -> Html:
    """The drawing; its title and description say all that it shows."""
    dated = [(n or "·", e, e.date) for n, e in zip(numbers, events, strict=True) if e.date is not None]
    days = [moment for _, _, moment in dated]
    places = [_place(moment, days) for moment in days]
    floors = _floors(places)
    ground = 16 + _STEP * max(floors)
    beads = [_bead(n, e, x, ground - _STEP * f) for (n, e, _), x, f in zip(dated, places, floors, strict=True)]
    spoken = "; ".join(f"{day(moment)}: {event_text(event, language, act)}" for _, event, moment in dated)
    head = (el("title", say("timeline", language)), el("desc", spoken))
    axis = el("line", x1=_LEFT, x2=_RIGHT, y1=ground, y2=ground, cls="axis")
    box = f"0 0 {_WIDTH:g} {ground + 34:g}"
    return el("svg", *head, axis, _years(places, days, ground), *beads, viewBox=box, role="img", cls="picture")


def _place(moment: date, days: Sequence[date]) -> float:
    first, last = min(days), max(days)
    share = (moment - first).days / max((last - first).days, 1)
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _floors(places: Sequence[float]) -> list[int]:
    """How high each bead stands: over those that it would hide."""
    floors: list[int] = []
    for place in places:
        taken = {floor for other, floor in zip(places, floors, strict=False) if abs(other - place) < _REACH}
        floors.append(next(floor for floor in range(len(places)) if floor not in taken))
    return floors


def _years(places: Sequence[float], days: Sequence[date], ground: float) -> Html:
    """The years under the beads, those left out that would run into a neighbour; the last one always stands."""
    kept: list[tuple[float, int]] = []
    for place, moment in sorted(zip(places, days, strict=True), reverse=True):
        if all(abs(place - other) > 30 and moment.year != year for other, year in kept):
            kept.append((place, moment.year))
    return join(_year(place, year, ground) for place, year in sorted(kept))


def _year(place: float, year: int, ground: float) -> Html:
    anchor = "start" if place < _LEFT + 8 else "end" if place > _RIGHT - 8 else "middle"
    shift = -8 if anchor == "start" else 8 if anchor == "end" else 0
    return el("text", year, x=place + shift, y=ground + 28, text_anchor=anchor, cls="year")


def _bead(number: str, event: Event, x: float, y: float) -> Html:
    """Round for a beginning, a square for a change, a diamond for an end: not told apart by colour alone."""
    shape = _shape(event)
    if shape == "start":
        drawn = el("circle", cx=x, cy=y, r=9)
    else:
        turn = f"rotate(45 {x} {y})" if shape == "end" else None
        drawn = el("rect", x=x - 8, y=y - 8, width=16, height=16, rx=3, transform=turn)
    return el("g", drawn, el("text", number, x=x, y=y + 3.6, text_anchor="middle"), cls=f"bead {shape}")


def _shape(event: Event) -> str:
    return "start" if event.kind in _START else "end" if event.kind in _END else "change"
