"""Which events concern a place of an act, and how: its own, those within it, those of what encloses it.

Owns: the reading of targets, and the provisions that an act is counted by. Must not know: what is asked
(``query.py``), words. The notes name clauses and whole parts; which subclauses an amendment touched they mostly leave
open, so a subclause without events of its own has those of its clause as candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from corpus.ids import ACT, ClauseId
from corpus.model import Act, Event, EventKind, Part, Unit, UnitKind

ActKey: TypeAlias = tuple[date | None, str | None]  # of an amending act: its day and number

CHANGES = frozenset((EventKind.RESTATED, EventKind.AMENDED, EventKind.INSERTED, EventKind.REMOVED, EventKind.REPLACED))
_COUNTED = (UnitKind.ARTICLE, UnitKind.CLAUSE)


def is_change(event: Event) -> bool:
    """Whether an event changed the text; the repeal of a place within an act takes it out."""
    return event.kind in CHANGES or (event.kind is EventKind.REPEALED and event.target != ACT)


def act_of(event: Event) -> ActKey:
    """The amending act of an event."""
    return event.date, event.number


def ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events once each, by day, then as the notes stand."""
    once = {event.key: event for event in events}
    return tuple(sorted(once.values(), key=lambda event: (event.date or date.min, event.note_span, event.target)))


def within(inner: str, outer: str) -> bool:
    """Whether a place lies in another, or is it."""
    return outer == ACT or inner == outer or inner.startswith(outer + "/")


def overlaps(event: Event, place: str) -> bool:
    """Whether an event touches a place: it targets the place, what lies in it, or what the place lies in."""
    return within(event.target, place) or (event.target != ACT and within(place, event.target))


@dataclass(frozen=True, slots=True)
class Concern:
    """The changes that concern a place.

    Attributes:
        own: those that target the place itself; of the act, all.
        inside: those of what lies in it, by acts that the notes on the place itself do not name.
        above: where there are none of either: those of what encloses it, any of which may have touched it.
        whole: new wordings of what encloses it.
        throughout: words replaced wherever they stood in what encloses it, which may be here too.
    """

    own: tuple[Event, ...]
    inside: tuple[Event, ...]
    above: tuple[Event, ...]
    whole: tuple[Event, ...]
    throughout: tuple[Event, ...] = ()

    @property
    def changes(self) -> tuple[Event, ...]:
        """Its changes, or the candidates for them; what befell the whole apart."""
        return ordered((*self.own, *self.inside)) or self.above

    @property
    def all(self) -> tuple[Event, ...]:
        """All that changed it or may have."""
        return ordered((*self.of_whole, *self.changes))

    @property
    def of_whole(self) -> tuple[Event, ...]:
        """What befell all that it lies in: new wordings, words replaced throughout."""
        return ordered((*self.whole, *self.throughout))


def concern(act: Act, place: str) -> Concern:
    """The changes that concern a clause id, a part's slug, or ``act``."""
    changed = [event for event in act.events() if is_change(event)]
    if place == ACT:
        return Concern(tuple(changed), (), (), ())
    own = tuple(event for event in changed if event.target == place)
    told = {act_of(event) for event in own}
    inside = tuple(e for e in changed if e.target != place and within(e.target, place) and act_of(e) not in told)
    enclosing = [e for e in changed if e.target != place and (e.target == ACT or within(place, e.target))]
    whole = tuple(e for e in enclosing if e.kind is EventKind.RESTATED and not e.partial)
    throughout = tuple(e for e in enclosing if e.kind is EventKind.REPLACED and not e.partial)
    return Concern(own, inside, () if own or inside else _above(act, place, enclosing), whole, throughout)


def _above(act: Act, place: str, enclosing: Sequence[Event]) -> tuple[Event, ...]:
    """The changes of the unit or the part right above: any of a clause, of a part those that name no units."""
    parent = ClauseId.parse(place).parent
    if parent is None:
        return ()
    named = [event for event in enclosing if event.target == str(parent)]
    return ordered(event for event in named if parent.numbers or event.kind is EventKind.AMENDED)


def of_kind(act: Act, place: str, kinds: frozenset[EventKind]) -> tuple[tuple[Event, ...], bool]:
    """The events of these kinds at a place, else within it; else the candidates, where the notes leave it open.

    Returns:
        The events, and whether they are candidates only.
    """
    changed = [
        event for event in act.events() if event.kind in kinds or (_removes(event) and EventKind.REMOVED in kinds)
    ]
    own = tuple(event for event in changed if event.target == place or place == ACT)
    inside = own or tuple(event for event in changed if within(event.target, place))
    if inside or place == ACT or EventKind.REMOVED in kinds:
        return ordered(inside), False
    found = _candidates(act, place)
    return found, bool(found)


def _removes(event: Event) -> bool:
    return event.kind is EventKind.REPEALED and event.target != ACT


def _candidates(act: Act, place: str) -> tuple[Event, ...]:
    """The changes of which one may have inserted or restated a unit, where the notes name what encloses it only.

    A clause of the main body is named by the notes themselves; what they do not tell of it, none of them may have done.
    """
    at, told = ClauseId.parse(place), concern(act, place)
    if not at.numbers or (len(at.numbers) == 1 and told.own):
        return ()
    above = str(at.parent or "")
    made = (EventKind.RESTATED, EventKind.ADOPTED)
    return told.changes or ordered(event for event in act.events() if event.target == above and event.kind in made)


# -- provisions ------------------------------------------------------------------------------------------------------


def provisions(act: Act, places: Sequence[str]) -> tuple[str, ...]:
    """What is counted of the places: their clauses or articles; a list, which the notes change as one, as a whole."""
    return tuple(dict.fromkeys(found for place in places for found in _provisions(act, place)))


def _provisions(act: Act, place: str) -> Iterator[str]:
    if place == ACT:
        yield from (found for part in act.parts for found in _of_part(part))
        return
    at = ClauseId.parse(place)
    if at.numbers:
        yield from (str(child.id) for child in act.unit(place).children)
    else:
        yield from _of_part(act.part(place))


def _of_part(part: Part) -> Iterator[str]:
    counted = [unit for unit in part.units if unit.kind in _COUNTED]
    if counted:
        yield from (str(unit.id) for unit in counted)
    elif part.units:
        yield part.slug


def leaves_open(act: Act, place: str) -> bool:
    """Whether the notes amend a place without naming which of the units in it they touched."""
    if place == ACT or not ClauseId.parse(place).numbers:
        return False
    unit: Unit = act.unit(place)
    amended = any(e.kind is EventKind.AMENDED and e.target == place for e in act.events())
    return bool(unit.children) and amended
