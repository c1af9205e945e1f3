"""The tables of an act: which lines are rows of one table, which of these are heads, and what a row is numbered.

Owns: cells, head rows, row numbers, and what is no data at all (the "approved by" corner, a signature set as a table).
Must not know: which unit a table stands in. A table is a run of rows without an empty line between them, or what the
reader calls one. A row is known by the number printed in its first cell where that numbering runs through the whole
table, else by its place; heads are only what shows itself as such, so that no row of data is lost to them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.blocks import Block
from corpus.ids import number_key
from corpus.model import Span
from corpus.offices import ends_in_name, is_name, is_office, names_office
from corpus.source import BlockKind
from corpus.table_heads import COUNTING, NUMBER, Line, descends, heads_of, may_head, parted
from corpus.text import cell_spans

_MOST_ACROSS, _LONGEST_ACROSS = 8, 400  # lines that go across a table one below the other, and characters of one
_SIGNATURE_ROWS = 8
_RULE = re.compile(r"[\s|!_=-]*[_=-]{15}[\s|!_=-]*")
_APPROVES = re.compile(
    r"бекітілген|қосымша|утвержд[её]н|приложение|нысан\s*$|форма\s*$|жоба\s*$|проект\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    Attributes:
        table: which table of the act, counted from 0.
        number: what the row is known by inside its table; ``None`` for a head.
        heads: the lines that head its columns.
    """

    table: int
    number: str | None
    heads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of an act's data tables, and the rows that only place signatures, each by the place of its block."""

    rows: Mapping[int, Row]
    signing: frozenset[int]


def tables_of(source: str, blocks: Sequence[Block]) -> Tables:
    """The tables of an act; layout rows other than signatures are not among them."""
    found: dict[int, Row] = {}
    runs = [
        _with_top_step(source, blocks, _without_corner(run))
        for run in _runs(source, blocks)
        if not _drawn(source, blocks, run)
    ]
    signing = [_signs(run) for run in runs]
    tables = _joined(
        source, blocks, [run for run, signs in zip(runs, signing, strict=True) if not signs and _holds_data(run)]
    )
    for table, lines in enumerate(part for run in tables for part in parted(run)):
        heads = heads_of(lines)
        if not any(map(_holds_words, lines[heads:])):
            heads = 0  # a form to be filled in: what heads its columns is all that it says
        spans = tuple(line.block.span for line in lines[:heads])
        found.update((line.place, Row(table, None, spans)) for line in lines[:heads])
        rows = [line for line in lines[heads:] if _holds_words(line)]
        numbers = _numbers(rows, lines[:heads])
        found.update((line.place, Row(table, number, spans)) for line, number in zip(rows, numbers, strict=True))
    signed = [line.place for run, signs in zip(runs, signing, strict=True) if signs for line in run]
    return Tables(found, frozenset(signed))


def _holds_words(line: Line) -> bool:
    return any(sign.isalnum() for cell in line.cells for sign in cell)


def _runs(source: str, blocks: Sequence[Block]) -> Iterator[list[Line]]:
    """Rows that follow each other; a note between two rows does not part them."""
    run: list[Line] = []
    for place, block in enumerate(blocks):
        if run and not ((block.table_row or block.note) and _follows(source, blocks[place - 1], block)):
            yield run
            run = []
        same_line = bool(run) and "\n" not in source[blocks[place - 1].span.end : block.span.start]
        if block.table_row and not same_line and not (block.hint and block.hint.kind is BlockKind.LAYOUT):
            run.append(_line(block, place))
    if run:
        yield run


def _line(block: Block, place: int) -> Line:
    text, start = block.text, block.span.start
    if block.hint is not None and block.hint.cells:
        return Line(place, block, tuple(text[c.start - start : c.end - start].strip() for c in block.hint.cells))
    return Line(place, block, tuple([text[one:other] for one, other in cell_spans(text)]))


def _follows(source: str, above: Block, below: Block) -> bool:
    """Whether two rows belong to one table: the reader says so, or no empty line is between them."""
    if above.hint and below.hint and above.hint.table is not None:
        return above.hint.table == below.hint.table
    return source.count("\n", above.span.end, below.span.start) <= 1


def _joined(source: str, blocks: Sequence[Block], runs: list[list[Line]]) -> Iterator[list[Line]]:
    """The tables that the runs make: a line that goes across its table parts it in the text, but not in the law."""
    across = _parts_paragraphs(source, blocks)
    table: list[Line] = []
    for run in runs:
        between = _across(source, blocks, table, run) if table and across else None
        if table and between is None:
            yield table
            table = []
        table = [*table, *(between or ()), *run]
    if table:
        yield table


def _across(source: str, blocks: Sequence[Block], above: list[Line], below: list[Line]) -> list[Line] | None:
    """The lines between two runs, where each is a row across one table; ``None`` where the runs are two tables."""
    first, last = above[-1].place, below[0].place
    if not below[0].block.table_row:  # the first step of a head: of the line above it, or of another table
        return [] if len(above) == 1 and last == first + 1 and _follows(source, blocks[first], blocks[last]) else None
    if last - first > _MOST_ACROSS or any("\t|" not in run[0].block.span.of(source) for run in (above, below)):
        return None
    places = range(first + 1, last)
    if not all(_follows(source, blocks[place - 1], blocks[place]) for place in (*places, last)):
        return None
    plain = [blocks[place] for place in places if not blocks[place].note]
    if any(block.table_row or block.hint or len(block.text) > _LONGEST_ACROSS for block in plain):
        return None
    return [Line(place, blocks[place], (blocks[place].text.strip(),)) for place in places if not blocks[place].note]


def _parts_paragraphs(source: str, blocks: Sequence[Block]) -> bool:
    """Whether the text parts its paragraphs by empty lines, so that a line beside a row belongs to the table."""
    parted = joined = held = 0  # paragraphs parted, lines joined, and lines joined since the last empty line
    rows = False  # whether a row stands among them: what touches a table shows nothing
    for one, other in itertools.pairwise(blocks):
        breaks = source.count("\n", one.span.end, other.span.start)
        rows = rows or one.table_row or other.table_row
        if breaks > 1:
            joined += 0 if rows else held
            parted += not (one.table_row or other.table_row)
            held, rows = 0, other.table_row
        else:
            held += breaks
    return parted > joined + (0 if rows else held)


def _drawn(source: str, blocks: Sequence[Block], run: list[Line]) -> bool:
    """Whether strokes and dashes draw a table: its cells go over several lines, so it can only be quoted whole."""
    if any("\t" in line.block.span.of(source) or line.block.hint for line in run):
        return False
    edges = (run[0].place - 1, run[-1].place + 1)
    return any(_RULE.fullmatch(blocks[place].text) for place in edges if 0 <= place < len(blocks))


def _without_corner(run: list[Line]) -> list[Line]:
    """The run without the rows above it that only place the "approved by" lines at the right edge."""
    edge = 0
    while edge < len(run) and len(run[edge].cells) == 2 and not run[edge].cells[0]:
        edge += 1
    approves = [place for place in range(edge) if _APPROVES.search(run[place].cells[1])]
    return run[approves[-1] + 1 :] if approves else run


def _with_top_step(source: str, blocks: Sequence[Block], run: list[Line]) -> list[Line]:
    """The run with the line above it, where that is the first step of a head that goes down like stairs."""
    place = run[0].place - 1 if run else -1
    above = blocks[place] if place >= 0 else None
    if above is None or above.table_row or above.note or above.hint or not _follows(source, above, run[0].block):
        return run
    step = Line(place, above, (above.text.strip(),))
    return [step, *run] if may_head(step.cells[0]) and descends([step, *run]) else run


def _holds_data(lines: list[Line]) -> bool:
    """Whether a run is a table of data: hinted as such, or with two columns that hold something."""
    if any(line.block.hint and line.block.hint.kind is BlockKind.ROW for line in lines):
        return True
    return any(sum(any(sign.isalnum() for sign in cell) for cell in line.cells) > 1 for line in lines)


def _signs(lines: list[Line]) -> bool:
    """Whether the rows are offices and names: "Министр | А. Сейітов", also "Министр |" before the name is written."""
    if not any(line.filled for line in lines) or len(lines) > _SIGNATURE_ROWS or COUNTING.fullmatch(lines[0].cells[0]):
        return False
    if all(len(line.cells) <= 3 and len(line.filled) <= 2 and _signed(line) for line in lines if line.filled):
        return True
    if all(len(line.cells) == 2 for line in lines):
        offices, names = (" ".join(filter(None, cells)) for cells in zip(*(line.cells for line in lines), strict=True))
        if names_office(offices) and all(is_name(line.cells[1]) for line in lines if line.cells[1]) and names:
            return True
    columns = [" ".join(filter(None, cells)) for cells in itertools.zip_longest(*(line.cells for line in lines))]
    return len(lines) > 1 and all(ends_in_name(column) for column in columns if column)


def _signed(line: Line) -> bool:
    """Whether a row holds an office or a name, or two signatures side by side."""
    if is_name(line.filled[-1]) or is_office(line.filled[0]):
        return True
    return all(ends_in_name(cell) or is_name(cell) or is_office(cell) for cell in line.filled)


# -- numbers ----------------------------------------------------------------------------------------------------------


def _numbers(rows: list[Line], heads: list[Line]) -> list[str]:
    """What each row is known by: its printed number, a row without one by the last above it; else its place."""
    printed = [_printed(row) for row in rows]
    known = [number for number in printed if number]
    wide = sum(len(row.cells) > 1 for row in rows)
    counted = any(COUNTING.fullmatch(head.cells[0]) for head in heads) or len(known) * 3 >= wide * 2
    keys = [number_key(number) for number in known]
    if not known or not counted or any(one >= other for one, other in itertools.pairwise(keys)):
        return [str(place) for place in range(1, len(rows) + 1)]
    last, numbers = "0", []
    for number in printed:
        last = number or last
        numbers.append(last)
    return numbers


def _printed(row: Line) -> str | None:
    found = NUMBER.fullmatch(row.cells[0])
    return found["n"] if found and len(row.cells) > 1 else None
