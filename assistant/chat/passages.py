"""The paragraphs of a quote or a unit, with the words that answer: exact pieces of the source, torn ones put together.

Owns: cutting quotes into paragraphs and marked pieces. Must not know: HTML, Word, Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.quote import Quote
from corpus.ids import ClauseId
from corpus.model import Act, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source text; ``marked`` where it answers the question."""

    span: Span
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: several pieces where a page break tore it or words are marked.

    Attributes:
        owner: id of the unit that it belongs to.
        pieces: in the source's order; their slices are exact.
        joints: the places (indexes of pieces) before which a blank stands for the page break.
    """

    owner: str
    pieces: tuple[Piece, ...]
    joints: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return "".join(f" {p.text}" if place in self.joints else p.text for place, p in enumerate(self.pieces))

    def offset(self, at: int) -> int | None:
        """Where in the text a place of the source stands; ``None`` if it is not in this paragraph."""
        before = 0
        for place, piece in enumerate(self.pieces):
            before += place in self.joints
            if piece.span.start <= at < piece.span.end:
                return before + at - piece.span.start
            before += len(piece.text)
        return None

    @property
    def depth(self) -> int:
        """0 for a clause's own paragraph, 1 for a subclause's."""
        return max(len(ClauseId.parse(self.owner).numbers) - 1, 0)


def quoted_paragraphs(quote: Quote) -> tuple[Paragraph, ...]:
    """The paragraphs of a quote, in order, with its highlights marked."""
    act = quote.act
    if not act.has(quote.clause):  # a preamble, a title, a signature
        return tuple(paragraph(act, quote.clause, (span,), quote.highlight) for span in quote.spans)
    unit = act.unit(quote.clause)
    owned = [(str(inner.id), spans) for inner in unit.walk() for spans in (*inner.paragraphs, *inner.tail)]
    kept = [(owner, _within(spans, quote.spans)) for owner, spans in sorted(owned, key=lambda pair: pair[1][0])]
    found = tuple(paragraph(act, owner, spans, quote.highlight) for owner, spans in kept if spans)
    return found or tuple(paragraph(act, quote.clause, (span,), quote.highlight) for span in quote.spans)  # a note


def _within(spans: Sequence[Span], quoted: Sequence[Span]) -> list[Span]:
    """What of the spans is quoted."""
    cut = [
        Span(max(span.start, whole.start), min(span.end, whole.end))
        for span in spans
        for whole in quoted
        if max(span.start, whole.start) < min(span.end, whole.end)
    ]
    return sorted(cut)


def paragraph(act: Act, owner: str, spans: Iterable[Span], marks: Sequence[Span] = ()) -> Paragraph:
    """The paragraph that some spans make, cut where marked words begin and end."""
    pieces: list[Piece] = []
    joints: set[int] = set()
    for span in spans:
        if pieces and not _touch(act, pieces[-1].span, span):
            joints.add(len(pieces))
        pieces.extend(_cut(act, span, marks))
    return Paragraph(owner, tuple(pieces), frozenset(joints))


def _touch(act: Act, before: Span, after: Span) -> bool:
    """Whether no blank is needed between two pieces."""
    return before.end == after.start or before.of(act.source)[-1:].isspace() or after.of(act.source)[:1].isspace()


def _cut(act: Act, span: Span, marks: Sequence[Span]) -> list[Piece]:
    edges = {span.start, span.end}
    edges |= {edge for mark in marks for edge in (mark.start, mark.end) if span.start < edge < span.end}
    ordered = sorted(edges)
    parts = [Span(start, end) for start, end in pairwise(ordered)]
    return [Piece(part, part.of(act.source), any(mark.covers(part) for mark in marks)) for part in parts]
