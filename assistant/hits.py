"""Search results: clauses of one act or of several, best first, whether they answer or not.

Owns: ``Hit`` and how the findings of several acts become one list. Must not know: how clauses are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.find import Candidate
from corpus.model import Act


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that a search brought.

    Attributes:
        act: id of its act.
        clause: its id in the act.
        score: the probability that it answers.
        text: its own words, subunits left out.
    """

    act: str
    clause: str
    score: float
    text: str


def hits_of(act: Act, named: Iterable[str], ranked: Iterable[Candidate]) -> list[Hit]:
    """The clauses of one act that a query names, then those found, best first."""
    certain = dict.fromkeys(named, 1.0)
    scores = [*certain.items(), *((entry.clause, entry.score) for entry in ranked if entry.clause not in certain)]
    return [Hit(act.id, clause, score, own_text(act, clause)) for clause, score in scores]


def merged(found: Iterable[list[Hit]], most: int) -> tuple[Hit, ...]:
    """The best of several acts' hits; of equal ones the act named first."""
    return tuple(sorted((hit for hits in found for hit in hits[:most]), key=lambda hit: -hit.score)[:most])


def own_text(act: Act, clause: str) -> str:
    """A unit's own words, subunits left out; a sentence torn by a page break is put together by a blank."""
    unit = act.unit(clause)
    return "\n".join(
        " ".join(span.of(act.source).strip() for span in spans) for spans in (*unit.paragraphs, *unit.tail)
    )
