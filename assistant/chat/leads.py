"""Words of a shown text that lead elsewhere: to a clause of the act, to another act of the library, to what a name means.

Owns: which words these are, act by act. Must not know: how they look, what a reader does with them. The words stay the
source's own; they are only told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from assistant.understand.instruments import find_instruments
from corpus.beside import KnownAct
from corpus.crossrefs import cross_references
from corpus.definitions import Definition, definitions, uses
from corpus.errors import CorpusError
from corpus.ids import ACT
from corpus.library import Library
from corpus.model import Act, ActCard, Span, Unit

_DIGITS = re.compile(r"\d+")
_NAMES_ACT = re.compile(r"(?:№|\bN)\s*\d")


class LeadKind(StrEnum):
    """What words lead to."""

    CLAUSE = "clause"
    ACT = "act"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Lead:
    """Words of a text, and the clause that they lead to.

    Attributes:
        span: the words.
        kind: what they lead to.
        act: id of the act that they lead to.
        clause: the clause; ``act`` for the act as a whole.
        at: of a name, where the source gives it.
    """

    span: Span
    kind: LeadKind
    act: str
    clause: str
    at: int = -1


class Leads:
    """The leads of one act's text."""

    def __init__(self, act: Act, held: Mapping[tuple[str, date], tuple[ActCard, ...]] | None = None) -> None:
        """Of an act; ``held`` has the acts of the library by number and day, by default none is led to."""
        self._act, self._held = act, held or {}
        self._known: Sequence[Definition] = definitions(act)

    def of(self, unit: Unit) -> tuple[Lead, ...]:
        """Those of a unit's own text, in order; where two overlap, the reference is kept and not the name."""
        kept: list[Lead] = []
        for lead in (*self._clauses(unit), *self._acts(unit), *self._terms(unit)):
            if not any(lead.span.start < other.span.end and other.span.start < lead.span.end for other in kept):
                kept.append(lead)
        return tuple(sorted(kept, key=lambda lead: lead.span))

    def _clauses(self, unit: Unit) -> Iterator[Lead]:
        for found in cross_references(self._act, unit):
            if found.target != str(unit.id):
                yield Lead(found.span, LeadKind.CLAUSE, self._act.id, found.target)

    def _acts(self, unit: Unit) -> Iterator[Lead]:
        if not self._held:
            return
        for span in unit.own_spans:
            words = span.of(self._act.source)
            for found in find_instruments(words) if _NAMES_ACT.search(words) else ():
                card = self._held_as(found.number, found.date)
                if card is not None and card.id != self._act.id:
                    place = Span(span.start + found.span.start, span.start + found.span.end)
                    yield Lead(place, LeadKind.ACT, card.id, ACT)

    def _held_as(self, number: str | None, day: date | None) -> ActCard | None:
        """The one act of the library with a number and a day; of a pair the text in this act's language."""
        digits = _DIGITS.match(number or "")
        if digits is None or day is None:
            return None
        found = self._held.get((digits[0], day), ())
        spoken = [card for card in found if card.language == self._act.card.language] or list(found)
        return spoken[0] if len(spoken) == 1 else None

    def _terms(self, unit: Unit) -> Iterator[Lead]:
        for use in uses(self._act, unit, self._known):
            yield Lead(use.span, LeadKind.TERM, self._act.id, use.definition.clause, use.definition.span.start)


def parted(span: Span, leads: Sequence[Lead]) -> Iterator[tuple[Lead | None, Span]]:
    """A stretch of text cut where leads begin and end: each piece with the lead that it belongs to."""
    at = span.start
    for lead in leads:
        start, end = max(lead.span.start, at), min(lead.span.end, span.end)
        if start >= end:
            continue
        if at < start:
            yield None, Span(at, start)
        yield lead, Span(start, end)
        at = end
    if at < span.end:
        yield None, Span(at, span.end)


def owned_leads(act: Act, clause: str) -> tuple[Lead, ...]:
    """The leads of a clause's own text; none of what is no clause, as a preamble."""
    return leads_of(act).of(act.unit(clause)) if act.has(clause) else ()


def leads_of(act: Act) -> Leads:
    """The leads of an act, to other acts of the user's library too."""
    with suppress(CorpusError):
        return _leads(KnownAct(act), Library().state())
    return Leads(act)


@lru_cache(maxsize=16)
def _leads(known: KnownAct, state: object) -> Leads:
    return Leads(known.act, _held(state))


@lru_cache(maxsize=2)
def _held(state: object) -> dict[tuple[str, date], tuple[ActCard, ...]]:
    """The acts of the library by the figures of their number and by their day."""
    found: dict[tuple[str, date], tuple[ActCard, ...]] = {}
    for record in Library().records():
        digits = _DIGITS.match(record.card.number or "")
        if digits is not None and record.card.date is not None:
            key = (digits[0], record.card.date)
            found[key] = (*found.get(key, ()), record.card)
    return found
