"""A PDF with a text layer: its signs put in order, its tables, its lines joined to paragraphs.

Owns: the order of the steps, which pages are said to hold no text. Must not know: what a clause is.

pypdfium2 is the library. Compared with pypdf and pdfplumber on twelve acts made by LibreOffice (91 pages): all three
list the signs as the file does, and there the Kazakh letters that a font lacks stand apart from their words ("сыйлы
ыны ғ ң"). So the signs must be put in order by their places, which pypdf does not give. pdfplumber does, and puts lines
right itself, but took 74 s where pdfium took 1.5 s and pypdf 30 s. pdfium also tells a sign of the file from one that
the library guessed, a font without Unicode, and the turned text in the heads of narrow columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.lines import CELL, Lines
from corpus.readers.pdf_flow import Frame, Joiner, Line, Paragraph, Setting, line_of, paragraphs, setting_of
from corpus.readers.pdf_lines import Flow, Piece, flows, lines_of
from corpus.readers.pdf_marginals import without_marginals
from corpus.readers.pdf_page import Page, pages
from corpus.readers.pdf_tables import Grid, grids
from corpus.readers.tables import kind_of_table
from corpus.source import BlockKind, Source

READER = "pdf/1"

_FEWEST = 20  # signs that a page with text has
_UNREADABLE = 0.3  # of the signs without meaning: the text layer is of no use


class NoTextLayer(ValueError):
    """The pages are pictures, or their fonts do not tell which letters they draw (``fonts``)."""

    def __init__(self, fonts: bool) -> None:
        self.fonts = fonts
        super().__init__("fonts" if fonts else "pictures")


@dataclass(frozen=True, slots=True)
class _Strip:
    """Lines between two tables of a page, or a table."""

    page: int
    width: float
    lines: tuple[tuple[Piece, ...], ...] = ()
    grid: Grid | None = None


def read_pdf(data: bytes) -> Source:
    """The source of a PDF.

    Raises:
        NoTextLayer: it holds no text, only pictures or signs of unknown meaning.
        Locked, Damaged: it cannot be opened (``corpus/readers/pdf_page.py``).
    """
    found = pages(data)
    signs, unmapped = sum(len(page.glyphs) for page in found), sum(page.unmapped for page in found)
    if unmapped > _UNREADABLE * (signs + unmapped):
        raise NoTextLayer(fonts=True)
    bare = [page.number + 1 for page in found if len(page.glyphs) < _FEWEST and page.pictures]
    if (signs < _FEWEST and len(bare) >= len(found) / 2) or not signs:
        raise NoTextLayer(fonts=False)
    lines = Lines()
    _write(_strips(found), lines)
    remark = f"no text was found on page(s) {', '.join(map(str, bare))}, which hold pictures"
    return lines.source(READER, (remark,) if bare else ())


def _strips(found: Sequence[Page]) -> list[_Strip]:
    """What stands on the pages from the top down, running heads and page numbers left out."""
    tables, texts = [], []
    for page in found:
        on_page, rest = grids(page)
        tables.append(on_page)
        texts.append(lines_of(rest))
    kept = without_marginals(texts, [page.height for page in found])
    return [
        strip
        for page, on_page, lines in zip(found, tables, kept, strict=True)
        for strip in _of_page(page, on_page, lines)
    ]


def _of_page(page: Page, on_page: list[Grid], lines: list[list[Piece]]) -> Iterator[_Strip]:
    rest = [tuple(line) for line in lines]
    for grid in on_page:
        above = [line for line in rest if line[0].base > grid.bottom]
        rest = rest[len(above) :]
        if above:
            yield _Strip(page.number, page.width, tuple(above))
        yield _Strip(page.number, page.width, grid=grid)
    if rest:
        yield _Strip(page.number, page.width, tuple(rest))


def _write(strips: list[_Strip], lines: Lines) -> None:
    read = {number: flows(strip.lines) for number, strip in enumerate(strips) if strip.grid is None}
    framed = _framed(strips, read)
    joiner = Joiner([line.text for of_strip in framed.values() for _, found in of_strip for line in found])
    setting = setting_of([flow for of_strip in framed.values() for flow in of_strip])
    waiting: list[tuple[Frame, list[Line]]] = []
    tables: list[Grid] = []
    for number, strip in enumerate(strips):
        if strip.grid is not None:
            _write_text(waiting, lines, joiner, setting)
            tables.append(strip.grid)
        else:
            _write_table(tables, lines, joiner)
            waiting.extend(framed[number])
    _write_text(waiting, lines, joiner, setting)
    _write_table(tables, lines, joiner)


def _framed(strips: list[_Strip], read: dict[int, list[Flow]]) -> dict[int, list[tuple[Frame, list[Line]]]]:
    """The lines of each strip with the edges between which they are set."""
    edges = _edges(strips, read)
    return {
        number: [
            (
                Frame(*edges[_column(strips[number], flow)], strips[number].page, flow.column),
                [line_of(line) for line in flow.lines],
            )
            for flow in of_strip
        ]
        for number, of_strip in read.items()
    }


def _column(strip: _Strip, flow: Flow) -> tuple[int, int, int]:
    return round(strip.width), flow.column, flow.columns


def _edges(strips: list[_Strip], read: dict[int, list[Flow]]) -> dict[tuple[int, int, int], tuple[float, float]]:
    """The edges between which text is set, for pages of one width and for each column."""
    found: dict[tuple[int, int, int], tuple[float, float]] = {}
    for number, of_strip in read.items():
        for flow in of_strip:
            left = min(piece.left for line in flow.lines for piece in line)
            right = max(piece.right for line in flow.lines for piece in line)
            key = _column(strips[number], flow)
            known = found.get(key, (left, right))
            found[key] = min(known[0], left), max(known[1], right)
    return found


def _write_text(waiting: list[tuple[Frame, list[Line]]], lines: Lines, joiner: Joiner, setting: Setting) -> None:
    rows: list[Paragraph] = []
    for paragraph in paragraphs(waiting, setting):
        if paragraph.cells:
            rows.append(paragraph)
            continue
        _write_rows(rows, lines)
        kind = BlockKind.HEADING if paragraph.bold else BlockKind.TEXT
        lines.add(joiner.join([line.text for line in paragraph.lines]), kind)
    _write_rows(rows, lines)
    waiting.clear()


def _write_rows(rows: list[Paragraph], lines: Lines) -> None:
    """Write lines of far apart pieces as rows of a table without lines."""
    if rows:
        cells = [row.lines[0].text.split(CELL) for row in rows]
        lines.add_table(cells, kind_of_table(cells, 0, bordered=False))
        rows.clear()


def _write_table(tables: list[Grid], lines: Lines, joiner: Joiner) -> None:
    """Write tables, parts of one on several pages as one."""
    groups: list[list[Grid]] = []
    for grid in tables:
        if groups and groups[-1][-1].like(grid):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    for group in groups:
        rows = [[joiner.join(cell.split("\n")) for cell in row] for row in _all_rows(group)]
        lines.add_table(rows, kind_of_table(rows, 0, bordered=True))
    tables.clear()


def _all_rows(group: list[Grid]) -> list[tuple[str, ...]]:
    """The rows of a table's parts: a head repeated on each page once, a row that a page break parts as one."""
    head = group[0].rows[0]
    rows: list[tuple[str, ...]] = []
    for place, grid in enumerate(group):
        below = list(grid.rows[1:] if place and grid.rows[0] == head and any(head) else grid.rows)
        if rows and below and _goes_on(rows[-1], below[0]):
            joined = zip(rows.pop(), below.pop(0), strict=True)
            rows.append(tuple(f"{one}\n{two}" if two else one for one, two in joined))
        rows.extend(below)
    return rows


def _goes_on(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a page's first row is the rest of the last one: all that it says begins in the middle of a sentence."""
    filled = [(one, two) for one, two in zip(row, below, strict=True) if two]
    return bool(filled) and all(one and two[0].islower() for one, two in filled)
