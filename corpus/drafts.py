"""The growing tree: mutable drafts that the parser fills, and their freezing into the model.

Owns: drafts, numbering by the sequence (missing items, torn fragments, repeated numbers), ids. Must not know: how
blocks are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.ids import ClauseId
from corpus.model import Heading, Span, State, Unit, UnitKind
from corpus.notes import NoteTree
from corpus.tables import Row

_LARGEST_GAP = 100  # a jump beyond this is another numbering, not missing items


@dataclass(slots=True)
class DraftNote:
    """A note with what was read from it; its targets are resolved once ids are known."""

    span: Span
    tree: NoteTree


@dataclass(slots=True)
class DraftUnit:
    """A unit being filled; ``number`` is ``None`` for a torn fragment until its neighbours are known."""

    kind: UnitKind
    number: str | None
    heading: int | None = None
    paragraphs: list[list[Span]] = field(default_factory=list)
    tail: list[list[Span]] = field(default_factory=list)
    children: list[DraftUnit] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    state: State = State.CURRENT
    rows: bool = False  # whether table rows stand in it: numbers after them may go on with theirs
    row: Row | None = None  # of a table's row
    within: str = ""  # "table-2" for a row of the second table beside its siblings
    anchor: str | None = None

    def walk(self) -> Iterator[DraftUnit]:
        """This draft and all within it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class DraftPart:
    """A part being filled; ``slug`` is settled when its title is complete."""

    slug: str
    title: list[Span] = field(default_factory=list)
    approval: list[Span] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    paragraphs: list[list[Span]] = field(default_factory=list)
    units: list[DraftUnit] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    signature: list[Span] = field(default_factory=list)


def complete_numbering(units: list[DraftUnit]) -> list[DraftUnit]:
    """Settle fragments, add the missing units that the sequence tells of, and make repeated numbers distinct."""
    _number_rows(units)
    settled = _settle_fragments(units)
    for unit in settled:
        unit.children = complete_numbering(unit.children)
    return _distinct(_with_missing(settled))


def _number_rows(units: list[DraftUnit]) -> None:
    """Name rows by their table and their number in it; tables are counted among siblings."""
    tables: dict[int, int] = {}
    for unit in units:
        if unit.row is not None:
            table = tables.setdefault(unit.row.table, len(tables) + 1)
            unit.number, unit.within = f"row-{unit.row.number}", f"table-{table}" if table > 1 else ""


def _settle_fragments(units: list[DraftUnit]) -> list[DraftUnit]:
    """Give a fragment the number just below its successor's, where the sequence has room; else join it upwards."""
    settled: list[DraftUnit] = []
    for place, unit in enumerate(units):
        if unit.number is not None:
            settled.append(unit)
            continue
        before = _whole(settled[-1].number) if settled else 0
        after = _whole(units[place + 1].number) if place + 1 < len(units) else None
        if before is not None and after is not None and 1 < after - before <= _LARGEST_GAP:
            unit.number = str(after - 1)
            settled.append(unit)
        elif settled:
            _join(settled[-1], unit)
        else:
            unit.number = "1"
            settled.append(unit)
    return settled


def _join(unit: DraftUnit, fragment: DraftUnit) -> None:
    """Put all that a fragment holds at the end of the unit before it."""
    (unit.tail if unit.children or unit.tail else unit.paragraphs).extend(fragment.paragraphs)
    unit.children.extend(fragment.children)
    unit.tail.extend(fragment.tail)
    unit.notes.extend(fragment.notes)


def _whole(number: str | None) -> int | None:
    """The whole number that a number begins with; ``None`` for letters and unsettled fragments."""
    head = (number or "").partition("-")[0].partition(".")[0]
    return int(head) if head.isdigit() else None


def _with_missing(units: list[DraftUnit]) -> list[DraftUnit]:
    filled: list[DraftUnit] = []
    present = {_whole(unit.number) for unit in units}
    for unit in units:
        before, here = _whole(filled[-1].number) if filled else None, _whole(unit.number)
        tabled = bool(filled) and filled[-1].rows
        if before is not None and here is not None and not tabled and _is_gap(before, here, present):
            absent = map(str, range(before + 1, here))
            filled.extend(DraftUnit(unit.kind, number, unit.heading, state=State.MISSING) for number in absent)
        filled.append(unit)
    return filled


def _is_gap(before: int, here: int, present: set[int | None]) -> bool:
    """Whether numbers are left out between two neighbours; not where the numbering only comes back from elsewhere."""
    return 1 < here - before <= _LARGEST_GAP and not any(number in present for number in range(before + 1, here))


def _distinct(units: list[DraftUnit]) -> list[DraftUnit]:
    """A number used again (a second list within one clause) becomes ``1.b``, ``1.c``, …; nothing is dropped."""
    taken: set[tuple[str, str]] = set()
    used: dict[tuple[str, str], int] = {}
    for unit in units:
        number = unit.number = (unit.number or "1").lower()
        key = (unit.within, number)
        while (unit.within, unit.number) in taken:
            count = used[key] = used.get(key, 0) + 1
            unit.number = f"{number}.{chr(ord('a') + count)}" if count < 26 else f"{number}.{count}"
        taken.add((unit.within, unit.number))
    return units


def freeze(unit: DraftUnit, above: ClauseId) -> Unit:
    """The frozen unit, without its notes (they need every id of the act)."""
    here = (above.child(unit.within) if unit.within else above).child(unit.number or "1")
    frozen = Unit(
        id=here,
        kind=unit.kind,
        paragraphs=tuple(tuple(paragraph) for paragraph in unit.paragraphs),
        tail=tuple(tuple(paragraph) for paragraph in unit.tail),
        heading=unit.heading,
        state=unit.state,
        heads=unit.row.heads if unit.row else (),
        anchor=unit.anchor,
    )
    return replace(frozen, children=tuple(freeze(child, here) for child in unit.children))
