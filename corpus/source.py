r"""What a reader hands over: the text of an act as it will be quoted, and what the file told of each line of it.

A reader (``corpus/readers/``) turns one file, of whatever form, into one ``Source``. Every quote is a slice of
``Source.text``; the blocks only help to read it (which line is a heading, a note, a table row, which anchor a link to
the official page needs). A text without blocks must parse to the same act, with less certainty.

Form of ``text``: one paragraph a line, empty lines between paragraphs, none between the rows of a table; a row is one
line, its cells joined by ``"\t|\t"``; a row of a layout table (the "approved by" corner, a signature) is such a line,
too. Markdown is the exception: its own bytes are its text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Span


class BlockKind(StrEnum):
    """What the file says that a line is."""

    TITLE = "title"  # of the whole act, on top of the page
    BADGE = "badge"  # its status: "Күшін жойған", "Обновленный"
    REQUISITES = "requisites"  # kind, issuer, date, number, registration, repeal sentence
    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    ROW = "row"  # of a data table
    LAYOUT = "layout"  # a row of a table that only places text: a corner, a signature


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One line of the text and what the file told of it.

    Attributes:
        span: its characters in ``Source.text``.
        anchor: the id by which the official page links to it, as ``z34``.
        table: which table a row belongs to, counted from 0.
        cells: the row's cells, empty ones included.
        head: whether the row is a head of its table (``<th>``, a row repeated on every page).
        number: what numbers it where automatic numbering wrote that number into ``text``.
    """

    span: Span
    kind: BlockKind
    anchor: str | None = None
    table: int | None = None
    cells: tuple[Span, ...] = ()
    head: bool = False
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an act and where it came from.

    Attributes:
        text: what quotes are slices of.
        format: ``text``, ``markdown``, ``html``, ``docx`` or ``pdf``.
        blocks: the lines in order, where the file told anything of them; empty for plain text and Markdown.
        reader: name and version of the reader, as ``html/1``: a new version reads stored originals anew.
        original: name of the file read; its digest is ``original_sha256``.
        remarks: what a user should know of the reading ("tracked changes were read as accepted").
    """

    text: str
    format: str = "text"
    blocks: tuple[SourceBlock, ...] = ()
    reader: str = ""
    original: str = ""
    original_sha256: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8: what a quote is verified against."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
