"""Tables of a page: their cells in columns, and whether a table holds data or only places text.

Owns: spans over columns and rows, head rows, layout told from data. Must not know: what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.html_dom import BLOCKS, HEADINGS, Element, text_of
from corpus.readers.lines import one_line
from corpus.source import BlockKind

_WIDEST = 200  # columns; a page that asks for more asks for memory
_LAYOUT_ROWS = 6  # rows of a signature
_CELLS = ("td", "th")


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
    nested = next(table.iterdescendants("table"), None) is not None
    if columns > 1:
        return nested and not _bordered(table)
    return nested or any(_blocks_in(cell) > 1 for row in rows for cell in _cells(row))


def _blocks_in(cell: Element) -> int:
    return sum(child.tag in BLOCKS for child in cell.iterchildren(*(BLOCKS | HEADINGS)))


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
    return Table(rows, _kind(table, rows, heads), heads, tuple(anchors))


def _rows(table: Element) -> Iterator[Element]:
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is table:
            yield row


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren(*_CELLS))


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
    value = (cell.get(name) or "1").strip()
    return max(1, int(value)) if value.isdigit() and len(value) < 6 else 1


def _is_head(row: Element, cells: list[Element]) -> bool:
    return row.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))


def _anchor(row: Element) -> str | None:
    for element in row.iter("tr", "td", "th", "p", "a"):
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name:
            return str(name)
    return None


def _bordered(table: Element) -> bool:
    return (table.get("border") or "0").strip() not in ("0", "0px")


def _framed(table: Element, grid: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A lone cell that stands on the right is written as the second of two, as a corner is."""
    width = max((len(row) for row in grid), default=0)
    right = any("right" in (element.get("align") or "").lower() for element in table.iter("table", "td", "p"))
    return tuple(("", *row) for row in grid) if width == 1 and right else tuple(grid)


def _kind(table: Element, rows: tuple[tuple[str, ...], ...], heads: int) -> BlockKind:
    """Layout is a corner (nothing on the left), or a few rows without lines, of two cells each at most."""
    filled = [[bool(cell) for cell in row] for row in rows if any(row)]
    if heads or not filled or any(sum(row) > 2 for row in filled):
        return BlockKind.ROW
    corner = all(sum(row) == 1 and row[-1] for row in filled) and max(map(len, filled)) > 1
    few = len(filled) == 1 or (len(filled) <= _LAYOUT_ROWS and not _bordered(table))
    return BlockKind.LAYOUT if corner or few else BlockKind.ROW
