"""The tables of an act: which lines are rows of one table, which of these are heads, and what a row is numbered.

Owns: cells, head rows, row numbers, and what is no data at all (the "approved by" corner, a signature set as a table).
Must not know: which unit a table stands in. A table is a run of rows without an empty line between them, or what the
reader calls one. A row is known by the number printed in its first cell where that numbering runs through the whole
table, else by its place; heads are only what shows itself as such, so that no row of data is lost to them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.blocks import Block
from corpus.ids import number_key
from corpus.model import Span
from corpus.offices import ends_in_name, is_name, is_office, names_office
from corpus.source import BlockKind
from corpus.text import cell_spans

_FEWEST_WITH_GAP = 6  # columns of a row that numbers them and leaves one number out
_MOST_HEADS = 6  # rows
_MOST_ACROSS, _LONGEST_ACROSS = 8, 400  # lines that go across a table one below the other, and characters of one
_LONGEST_HEAD = 200  # characters of one cell
_FEWEST_STEPS = 2  # rows of a head that goes down like stairs
_SIGNATURE_ROWS = 8
_NUMBER = re.compile(r"\s*(?P<n>\d{1,4}(?:[-.]\d{1,3}){0,3})\s*[.)]?\s*")
_AMOUNT = re.compile(r"[\s+\-(]*\d[\d\s.,]*[%)]?\s*|[-хx*]|")
_COUNTING = re.compile(
    r"\W*(?:№.*|п\s?/\s?п|р\s?/\s?[сн]\b.*|р\.\s?[сн]|рет(?:тік)?\b.*|номер.*|нөмір.*)\W*", re.IGNORECASE
)
# What the head of a column is called, whatever the table is about.
_HEAD_WORD = re.compile(
    r"(?:атауы?|аты|аталуы|саны|сома(?:сы)?|мерзім\w*|лауазымы|мекен-?жайы|көрсеткіш\w*|өлшем\w*|коды|ескертпе|түрі|мазмұны"
    r"|санаты|іс-шара\w*|жауапты\w*|орындаушы\w*|құны|көлемі|жылы?|барлығы|нысаны|негіздеме|бағасы|мөлшері"
    r"|(?:полное |краткое )?(?:наименовани[ея]|названи[ея])|количество|сумма|сроки?|должность|адрес|показател[ьи]"
    r"|единиц[аы]|код|примечани[ея]|вид|содержание|категория|мероприяти[ея]|ответственн\w+|исполнител[ьи]|стоимость"
    r"|объ[её]м|годы?|всего|форма|основание|цена|размер\w*|параметр\w*|значени[ея]|описание|сипаттама\w*|мәні)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s|!_=-]*[_=-]{15}[\s|!_=-]*")
# A Kazakh head names its noun last: "Тауардың атауы", "СЭҚ ТН коды".
_HEAD_END = re.compile(
    r"(?:.*\s)?(?:атауы|аты|аталуы|саны|сомасы|мерзімі|лауазымы|мекенжайы|көрсеткіші|бірлігі|код(?:тар)?ы|түрі|мазмұны"
    r"|санаты|құны|көлемі|нысаны|бағасы|мөлшері|сипаттамасы|мәні|дәрежесі)(?:\s?\([^()]*\))?",
    re.IGNORECASE,
)
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
class _Line:
    place: int
    block: Block
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


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
    for table, lines in enumerate(tables):
        heads = _heads(lines)
        if not any(map(_holds_words, lines[heads:])):
            heads = 0  # a form to be filled in: what heads its columns is all that it says
        spans = tuple(line.block.span for line in lines[:heads])
        found.update((line.place, Row(table, None, spans)) for line in lines[:heads])
        rows = [line for line in lines[heads:] if _holds_words(line)]
        numbers = _numbers(rows, lines[:heads])
        found.update((line.place, Row(table, number, spans)) for line, number in zip(rows, numbers, strict=True))
    signed = [line.place for run, signs in zip(runs, signing, strict=True) if signs for line in run]
    return Tables(found, frozenset(signed))


def _holds_words(line: _Line) -> bool:
    return any(sign.isalnum() for cell in line.cells for sign in cell)


def _runs(source: str, blocks: Sequence[Block]) -> Iterator[list[_Line]]:
    """Rows that follow each other; a note between two rows does not part them."""
    run: list[_Line] = []
    for place, block in enumerate(blocks):
        if run and not ((block.table_row or block.note) and _follows(source, blocks[place - 1], block)):
            yield run
            run = []
        same_line = bool(run) and "\n" not in source[blocks[place - 1].span.end : block.span.start]
        if block.table_row and not same_line and not (block.hint and block.hint.kind is BlockKind.LAYOUT):
            run.append(_line(block, place))
    if run:
        yield run


def _line(block: Block, place: int) -> _Line:
    text, start = block.text, block.span.start
    if block.hint is not None and block.hint.cells:
        return _Line(place, block, tuple(text[c.start - start : c.end - start].strip() for c in block.hint.cells))
    return _Line(place, block, tuple([text[one:other] for one, other in cell_spans(text)]))


def _follows(source: str, above: Block, below: Block) -> bool:
    """Whether two rows belong to one table: the reader says so, or no empty line is between them."""
    if above.hint and below.hint and above.hint.table is not None:
        return above.hint.table == below.hint.table
    return source.count("\n", above.span.end, below.span.start) <= 1


def _joined(source: str, blocks: Sequence[Block], runs: list[list[_Line]]) -> Iterator[list[_Line]]:
    """The tables that the runs make: a line that goes across its table parts it in the text, but not in the law."""
    across = _parts_paragraphs(source, blocks)
    table: list[_Line] = []
    for run in runs:
        between = _across(source, blocks, table, run) if table and across else None
        if table and between is None:
            yield table
            table = []
        table = [*table, *(between or ()), *run]
    if table:
        yield table


def _across(source: str, blocks: Sequence[Block], above: list[_Line], below: list[_Line]) -> list[_Line] | None:
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
    return [_Line(place, blocks[place], (blocks[place].text.strip(),)) for place in places if not blocks[place].note]


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


def _drawn(source: str, blocks: Sequence[Block], run: list[_Line]) -> bool:
    """Whether strokes and dashes draw a table: its cells go over several lines, so it can only be quoted whole."""
    if any("\t" in line.block.span.of(source) or line.block.hint for line in run):
        return False
    edges = (run[0].place - 1, run[-1].place + 1)
    return any(_RULE.fullmatch(blocks[place].text) for place in edges if 0 <= place < len(blocks))


def _without_corner(run: list[_Line]) -> list[_Line]:
    """The run without the rows above it that only place the "approved by" lines at the right edge."""
    edge = 0
    while edge < len(run) and len(run[edge].cells) == 2 and not run[edge].cells[0]:
        edge += 1
    approves = [place for place in range(edge) if _APPROVES.search(run[place].cells[1])]
    return run[approves[-1] + 1 :] if approves else run


def _with_top_step(source: str, blocks: Sequence[Block], run: list[_Line]) -> list[_Line]:
    """The run with the line above it, where that is the first step of a head that goes down like stairs."""
    place = run[0].place - 1 if run else -1
    above = blocks[place] if place >= 0 else None
    if above is None or above.table_row or above.note or above.hint or not _follows(source, above, run[0].block):
        return run
    step = _Line(place, above, (above.text.strip(),))
    return [step, *run] if _may_head(step.cells[0]) and _descends([step, *run]) else run


def _holds_data(lines: list[_Line]) -> bool:
    """Whether a run is a table of data: hinted as such, or with two columns that hold something."""
    if any(line.block.hint and line.block.hint.kind is BlockKind.ROW for line in lines):
        return True
    return any(sum(any(sign.isalnum() for sign in cell) for cell in line.cells) > 1 for line in lines)


def _signs(lines: list[_Line]) -> bool:
    """Whether the rows are offices and names: "Министр | А. Сейітов", also "Министр |" before the name is written."""
    if not any(line.filled for line in lines) or len(lines) > _SIGNATURE_ROWS or _COUNTING.fullmatch(lines[0].cells[0]):
        return False
    if all(len(line.cells) <= 3 and len(line.filled) <= 2 and _signed(line) for line in lines if line.filled):
        return True
    if all(len(line.cells) == 2 for line in lines):
        offices, names = (" ".join(filter(None, cells)) for cells in zip(*(line.cells for line in lines), strict=True))
        if names_office(offices) and all(is_name(line.cells[1]) for line in lines if line.cells[1]) and names:
            return True
    columns = [" ".join(filter(None, cells)) for cells in itertools.zip_longest(*(line.cells for line in lines))]
    return len(lines) > 1 and all(ends_in_name(column) for column in columns if column)


def _signed(line: _Line) -> bool:
    """Whether a row holds an office or a name, or two signatures side by side."""
    if is_name(line.filled[-1]) or is_office(line.filled[0]):
        return True
    return all(ends_in_name(cell) or is_name(cell) or is_office(cell) for cell in line.filled)


# -- heads ------------------------------------------------------------------------------------------------------------


def _heads(lines: list[_Line]) -> int:
    """How many rows at the top head the columns."""
    if _counts_columns(lines[0]):
        return 1
    hinted = [bool(line.block.hint and line.block.hint.head) for line in lines]
    if any(hinted):
        return next((place for place, head in enumerate(hinted) if not head), len(lines))
    for place, line in enumerate(lines[1:_MOST_HEADS], 1):
        if _counts_columns(line):
            return place + 1
    if len(lines) < 2 or not _is_head(lines):
        return 0
    return 1 + _further_heads(lines)


def _counts_columns(line: _Line) -> bool:
    """Whether a row only numbers the columns: "1 | 2 | 3", "9 | 10 | 11" where those of a wide table go on."""
    numbers = [cell.rstrip(".)") for cell in line.filled]
    first = int(numbers[0]) if numbers and re.fullmatch("[0-9]{1,2}", numbers[0]) else 0
    enough = len(numbers) > 1 if first == 1 else len(numbers) > 2
    if not (enough and first > 0 and all(re.fullmatch("[0-9]{1,2}", number) for number in numbers)):
        return False
    steps = [int(other) - int(one) for one, other in itertools.pairwise(numbers)]
    skipped = len(numbers) >= _FEWEST_WITH_GAP and sorted(steps) == [*[1] * (len(steps) - 1), 2]
    return skipped or set(steps) == {1}


def _is_head(lines: list[_Line]) -> bool:
    """Whether the first row shows itself as a head: it says what the columns hold, and holds no amount itself."""
    first = lines[0]
    if not all(_may_head(cell) for cell in first.filled) or not first.filled:
        return False
    if _COUNTING.fullmatch(first.cells[0]) or any(_HEAD_WORD.match(cell) for cell in first.filled):
        return True
    if sum(_HEAD_END.fullmatch(cell) is not None for cell in first.filled) > 1 or _descends(lines):
        return True
    wide = [line for line in lines[1:] if len(line.cells) == len(first.cells)]
    columns = zip(*(line.cells for line in wide), strict=True)
    return len(wide) > 1 and any(all(_AMOUNT.fullmatch(cell) for cell in column) for column in list(columns)[1:])


def _descends(lines: list[_Line]) -> bool:
    """Whether the rows below the first go down like stairs, each one cell further to the right, as no data do."""
    steps = lines[1 : 1 + _FEWEST_STEPS]
    below = max((len(line.cells) for line in lines[1 + _FEWEST_STEPS :]), default=0)
    narrow = len(lines[0].cells) < below  # then the steps may have lost their empty cells, and stand below each other
    return len(steps) == _FEWEST_STEPS and all(
        len(line.filled) == 1
        and _may_head(line.filled[0])
        and (line.cells.index(line.filled[0]) == step or (narrow and line.cells.index(line.filled[0]) == 1))
        for step, line in enumerate(steps, 1)
    )


def _may_head(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEAD and not _AMOUNT.fullmatch(cell) and not _NUMBER.fullmatch(cell)


def _further_heads(lines: list[_Line]) -> int:
    """How many rows below the first go on with the head: those of the columns that one head cell spans."""
    widths = Counter(len(line.cells) for line in lines[1:])
    widest = max(widths, key=lambda width: (widths[width], width))
    count = 0
    for line in lines[1:_MOST_HEADS]:
        stair = len(line.filled) == 1 and not line.cells[0] and len(lines[0].filled) < widest
        narrow = len(lines[0].cells) < widest and len(line.cells) < widest
        if not (stair or narrow) or not line.filled or not all(_may_head(cell) for cell in line.filled):
            break
        count += 1
    return count if count + 1 < len(lines) else 0


# -- numbers ----------------------------------------------------------------------------------------------------------


def _numbers(rows: list[_Line], heads: list[_Line]) -> list[str]:
    """What each row is known by: its printed number, a row without one by the last above it; else its place."""
    printed = [_printed(row) for row in rows]
    known = [number for number in printed if number]
    wide = sum(len(row.cells) > 1 for row in rows)
    counted = any(_COUNTING.fullmatch(head.cells[0]) for head in heads) or len(known) * 3 >= wide * 2
    keys = [number_key(number) for number in known]
    if not known or not counted or any(one >= other for one, other in itertools.pairwise(keys)):
        return [str(place) for place in range(1, len(rows) + 1)]
    last, numbers = "0", []
    for number in printed:
        last = number or last
        numbers.append(last)
    return numbers


def _printed(row: _Line) -> str | None:
    found = _NUMBER.fullmatch(row.cells[0])
    return found["n"] if found and len(row.cells) > 1 else None
