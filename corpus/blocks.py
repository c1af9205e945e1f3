"""From source text to blocks: the paragraphs of an act, with their markup set aside and every character kept.

Owns: what a line, a paragraph and Markdown emphasis are. Must not know: what a clause or a note means.
A Markdown source separates paragraphs by empty lines; a plain source (as published) has one paragraph a line, in
which notes may be run together with the text; those are cut apart here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from corpus.notes import find_notes
from corpus.text import fold

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")
_EMPHASIS = re.compile(r"\*{1,3}")
_TABLE_CELL = re.compile(r"(?:^|\s)\|(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the source.

    Attributes:
        span: the whole of it, markup included, outer spaces not.
        pieces: its text without markup, in order; concatenated they are the paragraph.
        text: the pieces' text, folded (same length), for recognising forms.
        heading: whether Markdown marks all of it as a heading or as bold.
        italic: whether Markdown sets all of it in italics (the status badge).
        note: whether it is an amendment or publisher note.
    """

    span: Span
    pieces: tuple[Span, ...]
    text: str
    heading: bool = False
    italic: bool = False
    note: bool = False

    @property
    def table_row(self) -> bool:
        """Whether the line is a row of a table or of a layout table."""
        return bool(_TABLE_CELL.search(self.text))


def blocks(source: str, markdown: bool) -> Iterator[Block]:
    """Cut a source into its blocks, in order; what lies between them is white space only."""
    pattern = _PARAGRAPH if markdown else _LINE
    for match in pattern.finditer(source):
        block = _markdown_block(source, match.start(), match.end()) if markdown else _plain_block(source, match)
        yield from _cut_notes(source, block)


def _trim(source: str, start: int, end: int) -> Span:
    text = source[start:end]
    lead = len(text) - len(text.lstrip())
    return Span(start + lead, start + max(lead, len(text.rstrip())))


def _plain_block(source: str, match: re.Match[str]) -> Block:
    span = _trim(source, match.start(), match.end())
    return Block(span, (span,), fold(span.of(source)))


def _markdown_block(source: str, start: int, end: int) -> Block:
    span = _trim(source, start, end)
    mark = _HEADING_MARK.match(source, span.start, span.end)
    inner = Span(mark.end() if mark else span.start, span.end)
    emphases = [Span(*found.span()) for found in _EMPHASIS.finditer(source, inner.start, inner.end)]
    emphases = emphases if len(emphases) % 2 == 0 else []
    pieces = _without(inner, emphases)
    whole = len(emphases) == 2 and len(pieces) == 1
    italic = whole and emphases[0].end - emphases[0].start == 1
    text = fold("".join(piece.of(source) for piece in pieces))
    return Block(span, pieces, text, heading=mark is not None or (whole and not italic), italic=italic)


def _without(span: Span, holes: list[Span]) -> tuple[Span, ...]:
    edges = [span.start, *(edge for hole in holes for edge in (hole.start, hole.end)), span.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def _cut_notes(source: str, block: Block) -> Iterator[Block]:
    """Yield the block, cut at every note that stands in it."""
    piece = block.pieces[0]
    found = find_notes(piece.of(source)) if len(block.pieces) == 1 else ()
    notes = [Span(piece.start + note.start, piece.start + note.end) for note in found]
    if not notes:
        yield block
        return
    rests = [_trim(source, rest.start, rest.end) for rest in _without(piece, notes)]
    for span in sorted([*notes, *(rest for rest in rests if rest.start < rest.end)]):
        outer = block.span if span == piece else span
        yield Block(outer, (span,), fold(span.of(source)), note=span in notes)
