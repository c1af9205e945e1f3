"""Tables of a page: their cells in columns, and whether a table holds data or only places text.

Owns: spans over columns and rows, head rows, layout told from data. Must not know: what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.html_dom import BLOCKS, Element, text_of
from corpus.readers.lines import one_line
from corpus.readers.tables import kind_of_table
from corpus.source import BlockKind

_WIDEST = 200  # columns; a page that asks for more asks for memory


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it will be written."""

    rows: tuple[tuple[str, ...], ...]
    kind: BlockKind
    heads: int
    anchors: tuple[str | None, ...]


def unfolds(table: Element) -> bool:
    """Whether a table only frames text that is to be read as paragraphs: one column of blocks, or tables inside."""
    rows = list(_rows(table))
    columns = max((len(_cells(row)) for row in rows), default=0)
    nested = sum(1 for _ in table.within("table")) > 1
    if columns > 1:
        return nested and not _bordered(table)
    return nested or any(_blocks_in(cell) > 1 for row in rows for cell in _cells(row))


def _blocks_in(cell: Element) -> int:
    return sum(child.tag in BLOCKS for child in cell.elements())


def read_table(table: Element) -> Table:
    """The rows of a table; a cell over several columns or rows leaves the others empty."""
    grid: list[tuple[str, ...]] = []
    anchors: list[str | None] = []
    heads = 0
    below: dict[int, int] = {}  # column to rows that a cell above still takes
    for row in _rows(table):
        cells = _cells(row)
        grid.append(_row(cells, below))
        anchors.append(_anchor(row))
        heads += len(grid) == heads + 1 and _is_head(row, cells)
    rows = _framed(table, grid)
    return Table(rows, kind_of_table(rows, heads, _bordered(table)), heads, tuple(anchors))


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements():
        yield from (row for row in (child, *child.elements()) if row.tag == "tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements() if cell.tag in ("td", "th")]


def _row(cells: list[Element], below: dict[int, int]) -> tuple[str, ...]:
    texts: list[str] = []
    for cell in cells:
        _skip_taken(texts, below)
        if len(texts) >= _WIDEST:
            break
        width = min(_count(cell, "colspan"), _WIDEST - len(texts))
        for column in range(len(texts), len(texts) + width):
            below[column] = _count(cell, "rowspan") - 1
        texts.extend([one_line(text_of(cell)), *[""] * (width - 1)])
    _skip_taken(texts, below)
    return tuple(texts)


def _skip_taken(texts: list[str], below: dict[int, int]) -> None:
    while below.get(len(texts), 0) > 0:
        below[len(texts)] -= 1
        texts.append("")


def _count(cell: Element, name: str) -> int:
    value = cell.get(name).strip()
    return max(1, int(value)) if value.isdigit() and len(value) < 6 else 1


def _is_head(row: Element, cells: list[Element]) -> bool:
    in_head = row.parent is not None and row.parent.tag == "thead"
    return in_head or (bool(cells) and all(cell.tag == "th" for cell in cells))


def _anchor(row: Element) -> str | None:
    for element in row.within("tr", "td", "th", "p", "a"):
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        if name:
            return name
    return None


def _bordered(table: Element) -> bool:
    return table.get("border").strip() not in ("", "0", "0px")


def _framed(table: Element, grid: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A lone cell that stands on the right is written as the second of two, as a corner is."""
    width = max((len(row) for row in grid), default=0)
    right = any("right" in element.get("align").lower() for element in table.within("table", "td", "p"))
    return tuple(("", *row) for row in grid) if width == 1 and right else tuple(grid)
