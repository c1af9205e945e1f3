"""A question cut into units, as the readers of places look at it.

Owns: ``Question``. Must not know: what its units name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understand.instruments import instrument_places
from assistant.understand.lexer import Token, read
from assistant.understand.moments import days_without_year, moments
from assistant.understand.reference_units import units
from assistant.understand.unit import Unit
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Question:
    """A text with its tokens and units."""

    text: str
    tokens: tuple[Token, ...]
    units: list[Unit]

    @classmethod
    def of(cls, text: str) -> Question:
        """Cut a text; the numbers of dates and decrees name no place."""
        tokens = read(text)
        return cls(text, tokens, units(tokens, _masked(tokens)))

    def span(self, first: int, last: int) -> Span:
        """The span of some units."""
        return Span(self.tokens[self.units[first].first].start, self.tokens[self.units[last].last].end)

    def kind(self, place: int) -> str:
        """The kind of the unit at a place; empty outside."""
        return self.units[place].kind if 0 <= place < len(self.units) else ""

    def word(self, place: int) -> Token:
        """The last token of a unit."""
        return self.tokens[self.units[place].last]


def _masked(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of numbers that belong to dates and decrees."""
    spans = [(moment.first, moment.last) for moment in moments(tokens)]
    spans.extend(instrument_places(tokens))
    spans.extend(days_without_year(tokens))
    return frozenset(place for first, last in spans for place in range(first, last + 1))
