"""From source text to blocks: the paragraphs of an act, with their markup set aside and every character kept.

Owns: what a line, a paragraph and Markdown emphasis are. Must not know: what a clause or a note means.
A Markdown source separates paragraphs by empty lines; a plain source (as published) has one paragraph a line, in
which notes may be run together with the text, and units with each other; those are cut apart here. A note that its
line breaks off is joined with the rest on the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.cuts import leading_article, leading_clause, leading_item, unit_starts
from corpus.model import Span
from corpus.notes import completes_note, find_notes, removal_end
from corpus.source import SourceBlock
from corpus.text import cell_spans, fold, is_row
from corpus.wrapping import unwrapped

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")
_EMPHASIS = re.compile(r"\*{1,3}")
_LINES_OF_A_NOTE = 3  # a note goes on over at most so many further lines
_NUMBERED = re.compile(r"(?:\d{1,4}(?:[-.]\d+)*\s?[.)]|[^\W\d_]\))\s*(?:<\*>\s*)?")


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
        table_row: whether it is a row of a table or of a layout table.
        hint: what the reader told of the line, where it told anything.
    """

    span: Span
    pieces: tuple[Span, ...]
    text: str
    heading: bool = False
    italic: bool = False
    note: bool = False
    table_row: bool = False
    hint: SourceBlock | None = None

    @property
    def cells(self) -> tuple[Span, ...]:
        """The cells of a row."""
        if self.hint is not None and self.hint.cells:
            return self.hint.cells
        return tuple(Span(*edges) for edges in cell_spans(self.text, self.span.start))


def blocks(source: str, markdown: bool, hints: Sequence[SourceBlock] = (), start: int = 0) -> Iterator[Block]:
    """Cut a source into its blocks, in order; what lies between them is white space only.

    Args:
        source: the text.
        markdown: whether its lines carry Markdown's marks.
        hints: what the reader told of its lines; a block carries the hint of the line that it begins in.
        start: where the act begins, below its head.
    """
    found = _markdown_blocks(source, start) if markdown else _plain_blocks(source, _lines(source, start))
    return _hinted(found, hints) if hints else found


def _lines(source: str, start: int) -> Sequence[Span]:
    return unwrapped(source, [_trim(source, *match.span()) for match in _LINE.finditer(source, start)])


def _hinted(found: Iterator[Block], hints: Sequence[SourceBlock]) -> Iterator[Block]:
    ahead, hint = iter(hints), None
    following = next(ahead, None)
    for block in found:
        while following is not None and following.span.start <= block.span.start:
            hint, following = following, next(ahead, None)
        yield replace(block, hint=hint) if hint and block.span.start < hint.span.end else block


def _markdown_blocks(source: str, start: int) -> Iterator[Block]:
    for match in _PARAGRAPH.finditer(source, start):
        yield from _cut_notes(source, _markdown_block(source, match.start(), match.end()))


def _plain_blocks(source: str, lines: Sequence[Span]) -> Iterator[Block]:
    taken, clause, article = 0, None, None  # clause, article: numbers of the last ones above
    for place, line in enumerate(lines):
        if place < taken:
            continue
        found = list(_cut_notes(source, _plain_block(source, line)))
        end, taken = _end_of_note(source, found[-1], lines, place)
        if end > found[-1].span.end:
            span = Span(found[-1].span.start, end)
            found[-1] = replace(found[-1], span=span, pieces=(span,), text=_folded(source, span))
        below = leading_item(lines[taken].of(source)) if taken < len(lines) else None
        for block in found:
            for unit in _cut_units(source, block, clause, below if block is found[-1] else None, article):
                clause = (not unit.note and leading_clause(unit.text)) or clause
                article = (not unit.note and leading_article(unit.text)) or article
                yield unit


def _end_of_note(source: str, block: Block, lines: Sequence[Span], place: int) -> tuple[int, int]:
    """The end of a note that goes on over the next lines, and the place of the first line after it."""
    end, after = block.span.end, place + 1
    if block.note:
        for ahead in range(place + 1, min(place + 1 + _LINES_OF_A_NOTE, len(lines))):
            if completes_note(Span(block.span.start, end).of(source), source[end : lines[ahead].end]):
                end, after = lines[ahead].end, ahead + 1
    return end, after


def _cut_units(
    source: str, block: Block, above: str | None, below: str | None = None, article: str | None = None
) -> Iterator[Block]:
    """Yield the block, cut where several units stand on its line."""
    cut = not block.note and not block.table_row
    starts = [*unit_starts(block.text, above, below, article), *_behind_removal(block.text)] if cut else []
    if not starts:
        yield block
        return
    edges = [block.span.start, *(block.span.start + start for start in sorted(set(starts))), block.span.end]
    spans = [_trim(source, start, end) for start, end in pairwise(edges)]
    for span in (span for span in spans if span.start < span.end):
        piece = _plain_block(source, span)
        last = below if span is spans[-1] else None
        yield from _cut_units(source, piece, None, last) if span.start > block.span.start else (piece,)


def _behind_removal(text: str) -> list[int]:
    """Where the text begins that stands on the line of a removed unit, but is not of it."""
    number = _NUMBERED.match(text)
    end = removal_end(text[number.end() :]) if number is not None else 0
    return [number.end() + end] if number is not None and end and text[number.end() + end :].strip() else []


def _plain_block(source: str, span: Span) -> Block:
    text = _folded(source, span)
    return Block(span, (span,), text, table_row=is_row(text))


def _folded(source: str, span: Span) -> str:
    """The folded text of a paragraph, the ends of its lines as blanks."""
    return _on_one_line(fold(span.of(source)))


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _trim(source: str, start: int, end: int) -> Span:
    text = source[start:end]
    lead = len(text) - len(text.lstrip())
    return Span(start + lead, start + max(lead, len(text.rstrip())))


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
    heading = mark is not None or (whole and not italic)
    return Block(span, pieces, text, heading=heading, italic=italic, table_row=is_row(text))


def _without(span: Span, holes: list[Span]) -> tuple[Span, ...]:
    edges = [span.start, *(edge for hole in holes for edge in (hole.start, hole.end)), span.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def _cut_notes(source: str, block: Block) -> Iterator[Block]:
    """Yield the block, cut at every note that stands in it."""
    piece = block.pieces[0]
    found = find_notes(_on_one_line(piece.of(source))) if len(block.pieces) == 1 else ()
    notes = [Span(piece.start + note.start, piece.start + note.end) for note in found]
    if not notes:
        yield block
        return
    rests = [_trim(source, rest.start, rest.end) for rest in _without(piece, notes)]
    for span in sorted([*notes, *(rest for rest in rests if rest.start < rest.end)]):
        outer = block.span if span == piece else span
        text, note = _folded(source, span), span in notes
        yield Block(outer, (span,), text, note=note, table_row=not note and is_row(text))
