"""A Word file: its paragraphs with the numbers that Word draws, its tables and its notes.

Owns: the order of reading, headings, tables of Word, where a footnote's text goes (under the paragraph that it is of,
with the same raised number). Must not know: what a clause is. Tracked changes are read as accepted, macros, comments,
headers, footers and generated tables of contents are not read. Bookmarks are kept as anchors: a page of the official
database that was turned into a Word file keeps its links so.

The package is read with the standard library: python-docx knows neither numbers, tracked changes nor footnotes, and the
rest of it is less than what is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from corpus.readers.docx_runs import Paragraph, read_paragraph
from corpus.readers.docx_styles import Style, Styles
from corpus.readers.lines import Lines, one_line
from corpus.readers.numbering import Numbering
from corpus.readers.package import BadPackage, Element, Package, child, is_on, tag_of, value
from corpus.readers.tables import kind_of_table
from corpus.source import BlockKind, Source

READER = "docx/1"

_WIDEST = 200  # columns
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_GALLERY = ("sdtPr", "docPartObj", "docPartGallery")
_RIGHT = ("right", "end")
_INDENTED = re.compile("[\u00a0 ]{3}")
_NO_TEXT = BadPackage("it holds no text", "If it holds pictures of pages, have their text recognised (OCR) first.")


def read_docx(data: bytes) -> Source:
    """The source of a Word file.

    Raises:
        BadPackage: it cannot be opened, or holds no text.
    """
    package = Package(data)
    reader = _Reader(
        Numbering(package.tree("word/numbering.xml")),
        Styles(package.tree("word/styles.xml")),
        {name: _notes(package.tree(f"word/{name}.xml")) for name in ("footnotes", "endnotes")},
    )
    body = child(package.tree("word/document.xml"), "body")
    reader.read(body if body is not None else ())
    if not reader.lines.blocks:
        raise _NO_TEXT
    if package.has("word/vbaProject"):
        reader.remarks["macros of the file were not run and not read"] = None
    return reader.lines.source(READER, tuple(reader.remarks))


def _notes(root: Element | None) -> dict[str, Element]:
    """The notes by id; separators, which are of some type, are none."""
    return {value(note, "id") or "": note for note in root if value(note, "type") is None} if root is not None else {}


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    styles: Styles
    notes: dict[str, dict[str, Element]]
    lines: Lines = field(default_factory=Lines)
    remarks: dict[str, None] = field(default_factory=dict)
    _mark: int = 1  # the number of the next note
    _right: list[str] = field(default_factory=list)  # paragraphs set to the right, one under another
    _carried: list[Element] = field(default_factory=list)  # content of a paragraph whose end was deleted

    def read(self, elements: Iterable[Element]) -> None:
        """Read paragraphs and tables to lines."""
        for element in _opened(elements, "p", "tbl"):
            if tag_of(element) == "tbl":
                self._flush_right()
                self._table(element)
            elif self._ends(element):
                self._paragraph(self._joined(element))
        self._flush_right()

    def _ends(self, paragraph: Element) -> bool:
        """Whether a paragraph ends where it seems to: one whose end was deleted goes on in the next."""
        if child(paragraph, "pPr", "rPr", "del") is None:
            return True
        self._carried.append(paragraph)
        self._tell_changes()
        return False

    def _joined(self, paragraph: Element) -> list[Element]:
        parts, self._carried = [*self._carried, paragraph], []
        return parts

    def _paragraph(self, parts: list[Element]) -> None:
        name, style = self.styles.of(parts[0])
        if style.contents:
            return
        label = self._label(name, style)
        found = [self._text(part, style) for part in parts]
        text = label + "".join(each.text for each in found)
        kind = self._kind(found, style)
        if style.align in _RIGHT and kind is BlockKind.TEXT and not label:
            self._right.append(text)
        else:
            self._flush_right()
            self._write(text, kind, found[0].anchor, label.strip() or None)
        self._follow(found)

    def _label(self, name: str, style: Style) -> str:
        number, place = style.list
        if number is None or number == "0":
            return ""
        if place is None:
            place = self.numbering.level_of_style(number, name) or 0
        return self.numbering.label(number, place)

    def _text(self, element: Element, style: Style) -> Paragraph:
        found = read_paragraph(element, style.bold, self._mark)
        self._mark += len(found.notes)
        if found.changed:
            self._tell_changes()
        if found.hidden:
            self.remarks["hidden text of the file was not read"] = None
        return found

    def _tell_changes(self) -> None:
        self.remarks["tracked changes were read as accepted"] = None

    def _kind(self, found: list[Paragraph], style: Style) -> BlockKind:
        if style.heading and style.name == "Title" and not self.lines.blocks:
            return BlockKind.TITLE
        if any(each.red for each in found[:1]):
            return BlockKind.NOTE
        return BlockKind.HEADING if style.heading or all(each.bold for each in found) else BlockKind.TEXT

    def _write(self, text: str, kind: BlockKind, anchor: str | None, number: str | None) -> None:
        """Write a paragraph; manual breaks part its lines, but not those of a heading."""
        if kind is BlockKind.TEXT or _INDENTED.search(text):
            for place, line in enumerate(text.split("\n")):
                self.lines.add(line, kind, anchor if place == 0 else None, number if place == 0 else None)
        else:
            self.lines.add(text, kind, anchor, number)

    def _follow(self, found: list[Paragraph]) -> None:
        """Write what hangs on a paragraph: its text boxes and its notes."""
        for paragraph in found:
            for box in paragraph.boxes:
                self.read(box)
            for part, name, mark in paragraph.notes:
                text = self._plain(self.notes[part].get(name, ()))
                if text:
                    self._flush_right()
                    self.lines.add(f"{mark} {text}")

    def _plain(self, elements: Iterable[Element]) -> str:
        """Paragraphs as one text, with their numbers."""
        texts: list[str] = []
        for element in _opened(elements, "p", "tbl"):
            if tag_of(element) == "tbl":
                texts.extend(self._plain(cell) for row in _opened(element, "tr") for cell in _opened(row, "tc"))
                continue
            name, style = self.styles.of(element)
            found = self._text(element, style)
            boxes = [self._plain(box) for box in found.boxes]
            texts.extend((self._label(name, style) + found.text, *boxes))
        return one_line(" ".join(text for text in texts if text.strip()))

    def _flush_right(self) -> None:
        """Write what stood on the right: several lines are a corner, written as a layout table has it; one is text."""
        lines, self._right = [one_line(text) for text in self._right if text.strip()], []
        if len(lines) > 1:
            self.lines.add_table([("", " ".join(lines))], BlockKind.LAYOUT)
        elif lines:
            self.lines.add(lines[0])

    def _table(self, table: Element) -> None:
        rows = [row for row in _opened(table, "tr") if child(row, "trPr", "del") is None]
        cells = [list(_opened(row, "tc")) for row in rows]
        if max(map(len, cells), default=0) == 1 and any(_blocks_in(row[0]) > 1 for row in cells if row):
            self.read(chain.from_iterable(row[0] for row in cells if row))  # a frame around text
            return
        texts = [self._row(row) for row in rows]
        heads = 0
        while heads < len(rows) and is_on(child(rows[heads], "trPr", "tblHeader")):
            heads += 1
        self.lines.add_table(texts, kind_of_table(texts, heads, _bordered(table)), heads)

    def _row(self, row: Element) -> list[str]:
        texts = [""] * min(_number(child(row, "trPr", "gridBefore")) or 0, _WIDEST)
        for cell in _opened(row, "tc"):
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            continues = merged is not None and value(merged) in (None, "continue")
            width = min(_number(child(properties, "gridSpan")) or 1, max(1, _WIDEST - len(texts)))
            texts.extend(["" if continues else self._plain(cell), *[""] * (width - 1)])
        return texts


def _opened(elements: Iterable[Element], *tags: str) -> Iterator[Element]:
    """The elements with these names, wrappers opened; generated tables of contents left out."""
    waiting = list(reversed(list(elements)))
    while waiting:
        element = waiting.pop()
        tag = tag_of(element)
        if tag in tags:
            yield element
        elif tag in _WRAPPERS and value(child(element, *_GALLERY)) != "Table of Contents":
            waiting.extend(reversed(element))


def _blocks_in(cell: Element) -> int:
    return sum(1 for _ in _opened(cell, "p", "tbl"))


def _bordered(table: Element) -> bool:
    """Whether lines are drawn around the cells, by the table itself or by its first cell."""
    row = next(_opened(table, "tr"), None)
    first = next(_opened(row, "tc"), None) if row is not None else None
    for borders in (child(table, "tblPr", "tblBorders"), child(first, "tcPr", "tcBorders")):
        if borders is not None:
            return any(value(side) not in (None, "nil", "none") for side in borders)
    return (value(child(table, "tblPr", "tblStyle")) or "").lower() not in ("", "tablenormal")


def _number(element: Element | None) -> int | None:
    text = value(element)
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else None
