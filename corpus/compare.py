"""What differs between two texts of an act, or between two days of it: units put in, taken out, changed; word by word.

Owns: the comparison as data. Must not know: how it is drawn, how texts are stored. A unit is compared by its own words,
its subunits by theirs; what no text shows for one of two days is told as untold, never as unchanged. Titles of parts
and chapters are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum, StrEnum
from typing import TypeAlias

from corpus.editions.match import Pairing, paired
from corpus.editions.texts import Gap, Text, Texts, Wording
from corpus.editions.words import own_words
from corpus.history import bearing_on
from corpus.model import Act, Event, EventKind, State

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that stands in both wordings or in one."""

    mark: Mark
    text: str


class Kind(StrEnum):
    """What became of a unit."""

    INSERTED = "inserted"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"  # the same words under another number
    SPLIT = "split"  # its words are now those of several units
    UNTOLD = "untold"  # no text shows its wording on one of the days


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one unit.

    Attributes:
        before: its id in the first text; ``None`` where it is new.
        after: its ids in the second; several where it was split, none where it is gone.
        pieces: its words, those removed and inserted marked.
        by: the changes that the notes tell of it between the two, by date.
    """

    kind: Kind
    before: str | None
    after: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    by: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs, in the order of the second text, what is gone at the place where it stood.

    Attributes:
        first: the text that the units of the first side were taken from, where it was one.
        unchanged: ids of the units that are the same in both.
    """

    first: Text
    second: Text
    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]

    @property
    def amending(self) -> tuple[tuple[Event, tuple[str, ...]], ...]:
        """The amending acts that made the difference, by date, each with the units that the notes say it changed."""
        found: dict[tuple[date | None, str | None], tuple[Event, dict[str, None]]] = {}
        for change in self.changes:
            for event in change.by:
                _, units = found.setdefault((event.date, event.number), (event, {}))
                units.update(dict.fromkeys(change.after or (change.before or "",)))
        ordered = sorted(found.values(), key=lambda told: (told[0].date or date.min, told[0].number or ""))
        return tuple((event, tuple(units)) for event, units in ordered)


def compare_words(one: str, other: str) -> tuple[Piece, ...]:
    """Two wordings as one row of pieces: without those inserted it is the first, without those removed the second."""
    first, second = _TOKEN.findall(one), _TOKEN.findall(other)
    found: list[Piece] = []
    for _, start, end, begin, stop in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        before, after = "".join(first[start:end]), "".join(second[begin:stop])
        if before == after:
            found.append(Piece(Mark.SAME, before))
        else:
            found += [Piece(Mark.REMOVED, before)] if before else []
            found += [Piece(Mark.INSERTED, after)] if after else []
    return tuple(_readable(found))


def first_of(pieces: Sequence[Piece]) -> str:
    """The first of the two wordings that were compared."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.INSERTED)


def second_of(pieces: Sequence[Piece]) -> str:
    """The second."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED)


def _readable(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with blanks and signs between two changes taken into both: a reader sees phrases, not crumbs."""
    removed = inserted = ""
    for place, piece in enumerate(pieces):
        crumb = not _WORD.search(piece.text) and 0 < place < len(pieces) - 1 and (removed or inserted)
        if piece.mark is Mark.SAME and not crumb:
            yield from _changed(removed, inserted)
            removed = inserted = ""
            yield piece
            continue
        removed += piece.text if piece.mark is not Mark.INSERTED else ""
        inserted += piece.text if piece.mark is not Mark.REMOVED else ""
    yield from _changed(removed, inserted)


def _changed(removed: str, inserted: str) -> Iterator[Piece]:
    if removed == inserted:
        yield from [Piece(Mark.SAME, removed)] if removed else []
        return
    if removed:
        yield Piece(Mark.REMOVED, removed)
    if inserted:
        yield Piece(Mark.INSERTED, inserted)


def own_lines(act: Act, clause: str) -> str:
    """A unit's own words, a paragraph a line, blanks made one: what is compared."""
    unit = act.unit(clause)
    rows = (" ".join(span.of(act.source) for span in spans) for spans in (*unit.paragraphs, *unit.tail))
    return "\n".join(" ".join(row.split()) for row in rows)


def compare_texts(first: Text, second: Text, within: str = "") -> Comparison:
    """Two texts, whole or within a part or unit."""
    known = {(event.date, event.number) for event in first.act.events()}

    def by(clause: str) -> Iterator[Event]:
        told = bearing_on(second.act, clause) if second.act.has(clause) else ()
        return (event for event in told if (event.date, event.number) not in known)

    sides = _Sides(lambda clause: _held(first, clause), lambda clause: _held(second, clause), by)
    return _compared(first, second, sides, within)


def compare_days(texts: Texts, start: date, end: date, within: str = "") -> Comparison:
    """The wordings of two days, whole or within a part or unit, so far as the act's texts show them."""

    def by(clause: str) -> Iterator[Event]:
        told = texts.on(clause, end)
        act = told.text.act if isinstance(told, Wording) else texts.present
        found = bearing_on(act, clause) if act.has(clause) else ()
        return (event for event in found if event.certain_since is not None and start < event.certain_since <= end)

    sides = _Sides(lambda clause: _shown(texts, clause, start), lambda clause: _shown(texts, clause, end), by)
    return _compared(texts.nearest(start), texts.nearest(end), sides, within)


class _Untold(Enum):
    """That no text shows a unit on a day."""

    UNTOLD = "untold"


_Side: TypeAlias = Callable[[str], "Act | _Untold | None"]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Which text each side takes a unit from (``None``: it is not there), and what the notes tell of the second."""

    first: _Side
    second: _Side
    by: Callable[[str], Iterable[Event]]


def _held(text: Text, clause: str) -> Act | _Untold | None:
    if not text.act.has(clause):
        return None
    return _Untold.UNTOLD if text.act.unit(clause).state is State.MISSING else text.act


def _shown(texts: Texts, clause: str, day: date) -> Act | _Untold | None:
    """The text that shows a unit on a day; a unit is not there only where a text or a note of its insertion says so."""
    found = texts.on(clause, day)
    if isinstance(found, Wording):
        return found.text.act
    lacking = any(text.day == day for text in found.without)
    gone = found.after is None and bool(found.without)
    return None if lacking or gone or _put_in_later(found) else _Untold.UNTOLD


def _put_in_later(gap: Gap) -> bool:
    """Whether the first wording after a gap is there because its unit was put in then, and none is known before."""
    if gap.before is not None or gap.after is None:
        return False
    told = bearing_on(gap.after.text.act, gap.after.clause)
    put_in = [event for event in told if event.kind is EventKind.INSERTED and event.target == gap.after.clause]
    last = max((event.certain_since for event in told if event.certain_since is not None), default=date.min)
    return gap.day < last and any(event.certain_since == last for event in put_in)


def _compared(first: Text, second: Text, sides: _Sides, within: str) -> Comparison:
    pairing = _shown_by_both(paired(first.act, second.act, within), first.act, second.act, sides)
    there, stood = _places(first.act, second.act, pairing)
    changes = [_split(first.act, second.act, before, after, sides) for before, after in pairing.split.items()]
    unchanged = []
    for before, after in _rows(pairing):
        change = _of_unit(before, after, sides)
        if change is None:
            unchanged.append(after or before or "")
        elif change.before or change.after:
            changes.append(change)
    changes.sort(key=lambda change: there.get(change.after[0], 0.0) if change.after else stood[change.before or ""])
    return Comparison(
        first, second, tuple(changes), tuple(sorted(unchanged, key=lambda clause: there.get(clause, 0.0)))
    )


def _shown_by_both(pairing: Pairing, first: Act, second: Act, sides: _Sides) -> Pairing:
    """The pairing, units paired across numbers only where the sides show the wordings that the two texts paired hold.

    What else the texts pair so may lie outside the days compared; those units are compared by number, and so are the
    units whose numbers they need for that.
    """
    crossed = {before: (after,) for before, after in pairing.same.items() if before != after} | dict(pairing.split)
    kept = {
        before: after
        for before, after in crossed.items()
        if _shows(sides.first, before, first) and all(_shows(sides.second, clause, second) for clause in after)
    }
    while True:
        freed = {clause for before in crossed if before not in kept for clause in (before, *crossed[before])}
        sound = {before: after for before, after in kept.items() if not freed & {before, *after}}
        if sound == kept:
            break
        kept = sound
    loose = [before for before in crossed if before not in kept]
    old = dict.fromkeys((*loose, *pairing.gone))
    new = dict.fromkeys((*(clause for before in loose for clause in crossed[before]), *pairing.new))
    same = {before: after for before, after in pairing.same.items() if before not in loose}
    return Pairing(
        same | {clause: clause for clause in old if clause in new},
        {before: after for before, after in pairing.split.items() if before in kept},
        tuple(clause for clause in old if clause not in new),
        tuple(clause for clause in new if clause not in old),
    )


def _shows(side: _Side, clause: str, act: Act) -> bool:
    """Whether a side shows a unit in the wording that a text holds."""
    found = side(clause)
    return isinstance(found, Act) and own_lines(found, clause) == own_lines(act, clause)


def _rows(pairing: Pairing) -> Iterator[tuple[str | None, str | None]]:
    """The units to be compared; one that a text lacks under its number, where another has not taken that number."""
    yield from ((before, after) for before, after in pairing.same.items() if before not in pairing.split)
    taken = set(pairing.same.values())
    yield from ((clause, None if clause in taken else clause) for clause in pairing.gone)
    yield from ((None if clause in pairing.same else clause, clause) for clause in pairing.new)


def _places(first: Act, second: Act, pairing: Pairing) -> tuple[dict[str, float], dict[str, float]]:
    """The place of every unit in the second text, and of every unit of the first: behind what stood before it there."""
    there = {str(unit.id): float(place) for place, unit in enumerate(second.units())}
    stood: dict[str, float] = {}
    last = -1.0
    for unit in first.units():
        clause = str(unit.id)
        at = there.get(pairing.same.get(clause, ""))
        last = last if at is None else at
        stood[clause] = last if at is not None else last + 0.5
    return there, stood


def _of_unit(before: str | None, after: str | None, sides: _Sides) -> Change | None:
    """What became of a unit; ``None`` where nothing did."""
    one = sides.first(before) if before is not None else None
    other = sides.second(after) if after is not None else None
    if isinstance(one, _Untold) or isinstance(other, _Untold):
        return Change(Kind.UNTOLD, before, (after,) if after else (), by=tuple(sides.by(after or before or "")))
    if one is None or other is None or before is None or after is None:
        return _one_sided(one, before, other, after, sides)
    old, new = own_lines(one, before), own_lines(other, after)
    if before == after and old == new:
        return None
    gone = other.unit(after).state is State.REMOVED and one.unit(before).state is not State.REMOVED
    same = before != after and own_words(one, before) == own_words(other, after)
    kind = Kind.REMOVED if gone else Kind.RENUMBERED if same else Kind.CHANGED
    return Change(kind, before, (after,), compare_words(old, new), tuple(sides.by(after)))


def _one_sided(one: Act | None, before: str | None, other: Act | None, after: str | None, sides: _Sides) -> Change:
    """A unit that only one side has; one that neither has is no change of anything."""
    if one is not None and before is not None:
        return Change(Kind.REMOVED, before, (), (Piece(Mark.REMOVED, own_lines(one, before)),), tuple(sides.by(before)))
    if other is not None and after is not None:
        pieces = (Piece(Mark.INSERTED, own_lines(other, after)),)
        return Change(Kind.INSERTED, None, (after,), pieces, tuple(sides.by(after)))
    return Change(Kind.UNTOLD, None, ())


def _split(first: Act, second: Act, before: str, after: tuple[str, ...], sides: _Sides) -> Change:
    """A unit whose words are now those of several."""
    new = "\n".join(own_lines(second, clause) for clause in after)
    by = dict.fromkeys(event for clause in after for event in sides.by(clause))
    return Change(Kind.SPLIT, before, after, compare_words(own_lines(first, before), new), tuple(by))
