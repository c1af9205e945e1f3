r"""Lines to a ``Source``: how every reader writes what it found, so that one parser reads all of them.

Owns: the plain form of a text (one paragraph a line, empty lines between; a row a line, its cells joined by
``"\t|\t"``, no empty line between the rows of a table), the spans of its blocks. Must not know: any file format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Span
from corpus.source import BlockKind, Source, SourceBlock

CELL = "\t|\t"  # between two cells of a row
_SPACES = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u2007\u202f\u3000\ufeff"


def one_line(text: str) -> str:
    """The text on one line: line ends and tabs are spaces, outer spaces go, inner marks of no width stay."""
    return _SPACES.sub(" ", text).strip(_BLANK)


@dataclass(slots=True)
class Lines:
    """The lines of an act as they are found, with what the file told of each."""

    blocks: list[SourceBlock] = field(default_factory=list)
    tables: int = 0
    _texts: list[str] = field(default_factory=list)
    _position: int = 0

    def add(
        self, text: str, kind: BlockKind = BlockKind.TEXT, anchor: str | None = None, number: str | None = None
    ) -> None:
        """Write a paragraph; one of spaces only leaves no line."""
        line = one_line(text)
        if line:
            self._part(kind, None)
            self._write(line, SourceBlock(self._span(line), kind, anchor, number=number))

    def add_table(
        self, rows: Sequence[Sequence[str]], kind: BlockKind, heads: int = 0, anchors: Sequence[str | None] = ()
    ) -> None:
        """Write a table, a row a line: empty cells at the end of a row leave no bars, empty rows no line."""
        for place, row in enumerate(rows):
            anchor = anchors[place] if place < len(anchors) else None
            self._add_row([one_line(cell) for cell in row], kind, place < heads, anchor)
        self.tables += 1

    def _add_row(self, cells: Sequence[str], kind: BlockKind, head: bool, anchor: str | None) -> None:
        filled = max((place + 1 for place, cell in enumerate(cells) if cell), default=0)
        line = CELL.join(cells[:filled])
        if not filled:
            return
        self._part(kind, self.tables)
        spans, start = [], self._position
        for place, cell in enumerate(cells):
            at = min(start, self._position + len(line))
            spans.append(Span(at, at + len(cell)))
            start = at + len(cell) + (len(CELL) if place + 1 < filled else 0)
        block = SourceBlock(self._span(line), kind, anchor, self.tables, tuple(spans), head)
        self._write(line, block)

    def _span(self, line: str) -> Span:
        return Span(self._position, self._position + len(line))

    def _part(self, kind: BlockKind, table: int | None) -> None:
        """Write what parts the next line from the last one."""
        last = self.blocks[-1] if self.blocks else None
        if last is None:
            return
        rows = last.table is not None and table is not None
        together = rows and (last.table == table or BlockKind.LAYOUT in (last.kind, kind))
        self._texts.append("\n" if together else "\n\n")
        self._position += len(self._texts[-1])

    def _write(self, line: str, block: SourceBlock) -> None:
        self.blocks.append(block)
        self._texts.append(line)
        self._position += len(line)

    def source(self, reader: str, remarks: Sequence[str] = ()) -> Source:
        """The source of these lines; ``reader`` is the format and the version, as ``html/1``."""
        text = "".join(self._texts) + ("\n" if self._texts else "")
        return Source(text, reader.partition("/")[0], tuple(self.blocks), reader, remarks=tuple(remarks))


def digest(data: bytes) -> str:
    """The digest by which an original file is known."""
    return hashlib.sha256(data).hexdigest()
