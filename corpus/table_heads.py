"""The heads of tables: which rows at the top of one say what its columns hold, and where a head stands again below.

Owns: what shows itself as a head, in whatever table. Must not know: which table a row is of, or how rows are numbered
(``corpus/tables.py``). Only what shows itself as a head is one, so that no row of data is lost to them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.blocks import Block

_FEWEST_WITH_GAP = 6  # columns of a row that numbers them and leaves one number out
_MOST_HEADS = 6  # rows
_LONGEST_HEAD = 200  # characters of one cell
_FEWEST_STEPS = 2  # rows of a head that goes down like stairs
NUMBER = re.compile(r"\s*(?P<n>\d{1,4}(?:[-.]\d{1,3}){0,3})\s*[.)]?\s*")
_AMOUNT = re.compile(r"[\s+\-(]*\d[\d\s.,]*[%)]?\s*|[-хx*]|")
COUNTING = re.compile(
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
# A Kazakh head names its noun last: "Тауардың атауы", "СЭҚ ТН коды".
_HEAD_END = re.compile(
    r"(?:.*\s)?(?:атауы|аты|аталуы|саны|сомасы|мерзімі|лауазымы|мекенжайы|көрсеткіші|бірлігі|код(?:тар)?ы|түрі|мазмұны"
    r"|санаты|құны|көлемі|нысаны|бағасы|мөлшері|сипаттамасы|мәні|дәрежесі)(?:\s?\([^()]*\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its place among the blocks, and its cells."""

    place: int
    block: Block
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell]


def heads_of(lines: list[Line]) -> int:
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


def parted(lines: list[Line]) -> Iterator[list[Line]]:
    """The tables of a run: a head that stands among its rows, above a row that numbers the columns, begins another."""
    start = 0
    for place in range(1, len(lines)):
        if not _counts_columns(lines[place]) or lines[place].filled[0] != "1":
            continue
        top = place
        while top > max(start, place - _MOST_HEADS) and all(map(may_head, lines[top - 1].filled)):
            top -= 1
        again = next((head for head in range(top, place) if _is_head(lines[head:])), start)
        if again > start:
            yield lines[start:again]
            start = again
    yield lines[start:]


def _counts_columns(line: Line) -> bool:
    """Whether a row only numbers the columns: "1 | 2 | 3", "9 | 10 | 11" where those of a wide table go on."""
    numbers = [cell.rstrip(".)") for cell in line.filled]
    first = int(numbers[0]) if numbers and re.fullmatch("[0-9]{1,2}", numbers[0]) else 0
    enough = len(numbers) > 1 if first == 1 else len(numbers) > 2
    if not (enough and first > 0 and all(re.fullmatch("[0-9]{1,2}", number) for number in numbers)):
        return False
    steps = [int(other) - int(one) for one, other in itertools.pairwise(numbers)]
    skipped = len(numbers) >= _FEWEST_WITH_GAP and sorted(steps) == [*[1] * (len(steps) - 1), 2]
    return skipped or set(steps) == {1}


def _is_head(lines: list[Line]) -> bool:
    """Whether the first row shows itself as a head: it says what the columns hold, and holds no amount itself."""
    first = lines[0]
    if not all(may_head(cell) for cell in first.filled) or not first.filled:
        return False
    if COUNTING.fullmatch(first.cells[0]) or any(_HEAD_WORD.match(cell) for cell in first.filled):
        return True
    if sum(_HEAD_END.fullmatch(cell) is not None for cell in first.filled) > 1 or descends(lines):
        return True
    wide = [line for line in lines[1:] if len(line.cells) == len(first.cells)]
    columns = zip(*(line.cells for line in wide), strict=True)
    return len(wide) > 1 and any(all(_AMOUNT.fullmatch(cell) for cell in column) for column in list(columns)[1:])


def descends(lines: list[Line]) -> bool:
    """Whether the rows below the first go down like stairs, each one cell further to the right, as no data do."""
    steps = lines[1 : 1 + _FEWEST_STEPS]
    below = max((len(line.cells) for line in lines[1 + _FEWEST_STEPS :]), default=0)
    narrow = len(lines[0].cells) < below  # then the steps may have lost their empty cells, and stand below each other
    return len(steps) == _FEWEST_STEPS and all(
        len(line.filled) == 1
        and may_head(line.filled[0])
        and (line.cells.index(line.filled[0]) == step or (narrow and line.cells.index(line.filled[0]) == 1))
        for step, line in enumerate(steps, 1)
    )


def may_head(cell: str) -> bool:
    """Whether a cell can head a column: it is short, and neither an amount nor a number."""
    return len(cell) <= _LONGEST_HEAD and not _AMOUNT.fullmatch(cell) and not NUMBER.fullmatch(cell)


def _further_heads(lines: list[Line]) -> int:
    """How many rows below the first go on with the head: those of the columns that one head cell spans."""
    widths = Counter(len(line.cells) for line in lines[1:])
    widest = max(widths, key=lambda width: (widths[width], width))
    count = 0
    for line in lines[1:_MOST_HEADS]:
        stair = len(line.filled) == 1 and not line.cells[0] and len(lines[0].filled) < widest
        narrow = len(lines[0].cells) < widest and len(line.cells) < widest
        if not (stair or narrow) or not line.filled or not all(may_head(cell) for cell in line.filled):
            break
        count += 1
    return count if count + 1 < len(lines) else 0
