"""A quoted clause as words with forms, ready for rules.

Owns: ``Clause``, ``Word``: where each word stands in the source, what stands before it, whether a paragraph begins.
Must not know: questions and what answers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.highlight.morphology import Form, form_of, possessed
from corpus.model import Span
from corpus.text import ends_open
from corpus.text import fold as neutral
from embeddings.folding import fold

_WORD = re.compile(r"\d+(?:[.\-/]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"[\s*#]*(?:\d+(?:-\d+)*\s?[.)]|\d+(?:-\d+)*-(?:бап|тармақ)\b\.?)(?=\s|$)")
_folded = lru_cache(maxsize=8192)(fold)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the clause.

    Attributes:
        span: its place in the source.
        text: lower case, look-alike letters mended; for recognising forms.
        folded: in the spelling in which questions are compared.
        gap: the signs between the word before and this one.
        piece: number of the given span that holds it.
        opens: whether a paragraph begins here.
    """

    span: Span
    text: str
    folded: str
    form: Form
    gap: str
    piece: int
    capital: bool
    opens: bool = False

    @property
    def possessed(self) -> bool:
        """Whether it is the head of "X Y-сы"."""
        return possessed(self.text)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of the given spans.

    Attributes:
        item: whether it is an entry of a list ("1) …"), whose actor or title stands elsewhere.
    """

    source: str
    words: tuple[Word, ...]
    item: bool

    @classmethod
    def read(cls, source: str, spans: Sequence[Span]) -> Clause:
        """Take the spans apart into words, leading numbers left out."""
        ordered = [span for span in sorted(spans) if span.start < span.end]
        words = tuple(_words(source, ordered))
        leading = _NUMBER.match(ordered[0].of(source)) if ordered else None
        return cls(source, words, bool(leading and leading[0].rstrip().endswith(")")))

    def between(self, left: int, right: int) -> str:
        """The source from the end of one word to the start of another."""
        return self.source[self.words[left].span.end : self.words[right].span.start]


def _words(source: str, spans: Sequence[Span]) -> Iterator[Word]:
    torn = False
    for piece, span in enumerate(spans):
        text = neutral(span.of(source))
        number = None if torn else _NUMBER.match(text)
        start = number.end() if number and _WORD.search(text, number.end()) else 0  # a bare number is all there is
        yield from _words_of(source, span, text, start, piece, not torn)
        torn = ends_open(text)


def _words_of(source: str, span: Span, text: str, start: int, piece: int, opens: bool) -> Iterator[Word]:
    at = start
    for found in _WORD.finditer(text, start):
        gap, plain = text[at : found.start()], found[0].lower()
        place = Span(span.start + found.start(), span.start + found.end())
        first = at == start and opens
        capital = found[0][0].isupper()
        yield Word(place, plain, _folded(plain), form_of(plain), gap, piece, capital, first)
        opens, at = False, found.end()
