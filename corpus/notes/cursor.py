"""A place in a row of tokens, and what stands there.

Owns: looking ahead, matching the lexicon's phrases, remembering what got no meaning. Must not know: what any phrase
means for the law.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Span
from corpus.notes.lexicon import Element, Language, Phrase, Phrases
from corpus.notes.tokens import Kind, Token

_SIGNS = {Kind.NUMBER: "#", Kind.DATE: "@", Kind.QUOTED: "~", Kind.DASH: "-", Kind.COMMA: ","}
_MENDED_AHEAD = 3  # words of a phrase that may be mistyped
_END = Token(Kind.STOP, Span(0, 0), "")


class Cursor:
    """Tokens of one language with a position that only this class's users move."""

    def __init__(self, tokens: Sequence[Token], language: Language, position: int = 0) -> None:
        self.tokens, self.language, self.position = tokens, language, position
        self.leftover: list[Span] = []
        self.hopeless = 0  # no citation begins before this position: a search for one has been there

    @property
    def done(self) -> bool:
        """Whether no token is left."""
        return self.position >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token:
        """The token here or further on; past the end a full stop without place."""
        index = self.position + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def take(self) -> Token:
        """The token here; the position moves on."""
        token = self.peek()
        self.position += 1
        return token

    def at(self, *kinds: Kind) -> bool:
        """Whether a token of one of these kinds stands here."""
        return not self.done and self.tokens[self.position].kind in kinds

    def skip(self, *kinds: Kind) -> bool:
        """Pass over one token of these kinds, if it stands here."""
        if self.at(*kinds):
            self.position += 1
            return True
        return False

    def give_up(self) -> None:
        """Leave the token here without a meaning."""
        self.leftover.append(self.take().span)

    def word(self, *values: str) -> bool:
        """Whether one of these words stands here."""
        return self.at(Kind.WORD) and self.peek().value in values

    def match(self, phrases: Phrases) -> tuple[Phrase, int] | None:
        """The longest phrase of the table that stands here, and the position after it."""
        best: tuple[Phrase, int] | None = None
        if self.done:
            return None
        for phrase in phrases.starting(_sign(self.peek())):
            end = self._after(phrase.elements)
            if end is not None and (best is None or end > best[1]):
                best = phrase, end
        return best

    def accept(self, phrases: Phrases) -> Phrase | None:
        """Pass over the longest phrase of the table that stands here."""
        found = self.match(phrases)
        if found is None:
            return None
        self.position = found[1]
        return found[0]

    def mend(self, phrases: Phrases) -> bool:
        """Put the right word for a mistyped one, if then a phrase of the table stands here; tells whether it did."""
        for ahead in range(_MENDED_AHEAD):
            token = self.peek(ahead)
            word = phrases.mended(token.value) if token.kind is Kind.WORD else None
            if word is not None and self._mends(ahead, word, phrases):
                return True
        return False

    def _mends(self, ahead: int, word: str, phrases: Phrases) -> bool:
        kept = self.tokens
        self.put(ahead, word)
        found = self.match(phrases)
        if found is not None and found[1] > self.position + ahead:
            return True
        self.tokens = kept
        return False

    def put(self, ahead: int, word: str) -> None:
        """Let a token mean another word than the one typed; its place stays."""
        place = self.position + ahead
        self.tokens = (*self.tokens[:place], replace(self.tokens[place], value=word), *self.tokens[place + 1 :])

    def join(self, word: str) -> None:
        """Let this token and the next be one word."""
        first, second = self.tokens[self.position : self.position + 2]
        whole = replace(first, value=word, span=Span(first.span.start, second.span.end))
        self.tokens = (*self.tokens[: self.position], whole, *self.tokens[self.position + 2 :])

    def _after(self, elements: tuple[Element, ...]) -> int | None:
        index = self.position
        for words, stems, optional in elements:
            value = _sign(self.tokens[index]) if index < len(self.tokens) else ""
            if value and (value in words or value.startswith(stems)):
                index += 1
            elif not optional:
                return None
        return index if index > self.position else None


def _sign(token: Token) -> str:
    return _SIGNS.get(token.kind) or token.value
