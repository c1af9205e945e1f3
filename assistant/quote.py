"""Quotes: the source, character for character, or nothing.

Owns: ``Quote``, which cannot be made unless its text equals the slices of the source, and the building of one from
units. Must not know: questions, ranking, languages beyond carrying a translation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from assistant.errors import UnverifiedQuote
from corpus.ids import ClauseId
from corpus.model import Act, Event, Span, State


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation shown beside a quote; ``official`` only where the act exists in both state languages."""

    language: str
    text: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim stretch of an act.

    Attributes:
        act: the act quoted.
        clause: id of the unit.
        citation: the place in the reader's language.
        text: the exact source text: the slices of ``spans``, one after the other.
        spans: where it stands; two where a page break tore a sentence, more where paragraphs follow each other.
        highlight: the words that answer; each lies inside a span.
        state: what the source holds of the unit.
        history: the events of the unit and of what encloses it.
        wording_since: the day its wording dates from, ``None`` where the source does not tell.
        unchanged_since: the last change that may concern it.
        holds: of a wording of another day the first and the last day for which it is shown; ``None`` for no known end.

    Raises:
        UnverifiedQuote: the text is not the source at the spans, or the source is not the recorded one.
    """

    act: Act = field(repr=False, compare=False)
    clause: str
    citation: str
    text: str
    spans: tuple[Span, ...]
    highlight: tuple[Span, ...] = ()
    state: State = State.CURRENT
    translation: Translated | None = None
    history: tuple[Event, ...] = ()
    wording_since: date | None = None
    unchanged_since: date | None = None
    holds: tuple[date, date | None] | None = None

    def __post_init__(self) -> None:
        source = self.act.source
        if digest_of(source) != self.act.card.sha256:
            raise UnverifiedQuote(self.clause, "the source is not the text whose SHA-256 was recorded")
        if not self.spans or any(span.end > len(source) for span in self.spans):
            raise UnverifiedQuote(self.clause, "it points outside the source")
        if self.text != "".join(span.of(source) for span in self.spans):
            raise UnverifiedQuote(self.clause, "its text differs from the source at its spans")
        if any(not any(span.covers(mark) for span in self.spans) for mark in self.highlight):
            raise UnverifiedQuote(self.clause, "a highlight lies outside it")

    @property
    def heads(self) -> tuple[str, ...]:
        """What leads to it, outermost first: the heads of the lists in which it stands, exact paragraphs of the source.

        An entry such as "8) … ұсыныстар енгізу;" does not say whose task it is; its head ("15. Функциялары:") does.
        """
        above = ClauseId.parse(self.clause).parent
        found: list[str] = []
        while above is not None and above.numbers:
            spans = [span for paragraph in self.act.unit(str(above)).paragraphs for span in paragraph]
            found.insert(0, " ".join(span.of(self.act.source) for span in spans))
            above = above.parent
        return tuple(text for text in found if text)


def digest_of(source: str) -> str:
    """SHA-256 of a source as it is stored (UTF-8)."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()


def readable(spans: Iterable[Span], source: str) -> tuple[Span, ...]:
    """The spans in order, neighbours joined, each but the last stretched over the line end that follows it.

    So the slices, put together, are exact and still read as paragraphs.
    """
    ordered = sorted(spans)
    stretched = [Span(span.start, _over_line_end(source, span.end, after.start)) for span, after in pairwise(ordered)]
    return _joined([*stretched, *ordered[-1:]])


def _over_line_end(source: str, end: int, limit: int) -> int:
    """The place after the first line end that follows, or after one blank, if nothing else comes before it."""
    gap = source[end:limit]
    newline = gap.find("\n")
    if newline >= 0 and not gap[:newline].strip():
        return end + newline + 1
    return min(end + 1, limit) if gap[:1].isspace() else end


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
