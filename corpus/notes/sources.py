"""The note's own characters.

Owns: giving words back as they were written. Must not know: what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.notes.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Source:
    """The note's own text, to give words back as they were written."""

    text: str
    offset: int

    def between(self, start: Token, end: Token) -> str:
        """The characters from the first token to the end of the last."""
        return self.text[start.span.start - self.offset : end.span.end - self.offset]

    def name(self, tokens: Sequence[Token]) -> str:
        """The characters of the tokens with single spaces, one also where two words were run together."""
        pieces: list[str] = []
        for before, token in zip((None, *tokens), tokens, strict=False):
            if before is not None:
                joined = token.kind is before.kind is Kind.WORD and token.glued
                gap = self.text[before.span.end - self.offset : token.span.start - self.offset]
                pieces.append(" " if joined or gap else "")
            pieces.append(self.between(token, token))
        return "".join(pieces)
