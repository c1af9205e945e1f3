"""The growing tree: mutable drafts that the parser fills, and their freezing into the model.

Owns: drafts, numbering by the sequence (missing items, torn fragments, repeated numbers), ids. Must not know: how
blocks are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.ids import ClauseId
from corpus.model import Heading, Span, State, Unit, UnitKind
from corpus.notes import NoteTree
from corpus.numbering import Numbering
from corpus.tables import Row

_LARGEST_GAP = 100  # a fragment is numbered below its successor only within so many
_FEWEST_BESIDE = 3  # numbers that stand for each gap; fewer make no sequence


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
    gone: bool = False  # whether the mark of a removal stands in place of its text
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
    names: set[str] = field(default_factory=set)  # of numberings that began anew
    clauses: Numbering = field(init=False)
    articles: Numbering = field(init=False)
    items: Numbering = field(init=False)  # "1)" that no clause holds

    def __post_init__(self) -> None:
        self.clauses, self.articles, self.items = (Numbering(self.names) for _ in range(3))


def complete_numbering(units: list[DraftUnit]) -> list[DraftUnit]:
    """Settle fragments, add the missing units that the sequence tells of, and make repeated numbers distinct."""
    _number_rows(units)
    settled = _settle_fragments(units)
    for unit in settled:
        _part_lists(unit.children)
        unit.children = complete_numbering(unit.children)
    return _distinct(_with_missing(settled))


def _part_lists(units: list[DraftUnit]) -> None:
    """Name the second list of a unit, whose numbering begins anew; a number printed twice begins none."""
    numbering, last = Numbering(set()), ""
    for unit in units:
        if unit.row is None and (unit.number or "")[:1].isdigit():
            number = unit.number or ""
            unit.within = unit.within or (numbering.place(number, None) if number != last else numbering.within)
            last = number


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
    """Add the units that a numbering leaves out, where the rest of it is whole enough to show a gap."""
    runs: dict[str, list[DraftUnit]] = {}
    for unit in units:
        if unit.row is None:
            runs.setdefault(unit.within, []).append(unit)
    absent = {id(unit): gap for run in runs.values() for unit, gap in _gaps(run)}
    filled: list[DraftUnit] = []
    for unit in units:
        filled.extend(
            DraftUnit(unit.kind, str(number), unit.heading, state=State.MISSING, within=unit.within)
            for number in absent.get(id(unit), ())
        )
        filled.append(unit)
    return filled


def _gaps(run: list[DraftUnit]) -> list[tuple[DraftUnit, range]]:
    """The gaps of a numbering, each with the unit below it; none where it jumps about, or lacks more than it holds.

    Questionnaires, and texts that cite numbers at the beginning of a line, jump; a lost page leaves whole sequences
    above and below.
    """
    numbers = [_whole(unit.number) for unit in run]
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(run) or any(one > other for one, other in pairwise(known)):
        return []
    gaps = [
        (run[place], range(known[place - 1] + 1, known[place]))
        for place in range(1, len(run))
        if known[place] - known[place - 1] > 1 and not run[place - 1].rows
    ]
    lacking = sum(len(gap) for _, gap in gaps)
    return gaps if lacking < len(set(known)) and len(gaps) * _FEWEST_BESIDE <= len(set(known)) else []


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
    return Unit(
        id=here,
        kind=unit.kind,
        paragraphs=tuple(tuple(paragraph) for paragraph in unit.paragraphs),
        tail=tuple(tuple(paragraph) for paragraph in unit.tail),
        heading=unit.heading,
        state=unit.state,
        heads=unit.row.heads if unit.row else (),
        anchor=unit.anchor,
        children=tuple(freeze(child, here) for child in unit.children),
    )
