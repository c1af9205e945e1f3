"""Pairs of numbers and words put together: "15-тармақтың 3-1), 4) тармақшалары" is one chain of two pairs.

Owns: which pairs name one place. Must not know: acts, documents' contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.understand.pairs import CLAUSES, Pair
from assistant.understand.unit import Unit

_INNER = "SXPYZT"
_PUT_INTO = re.compile(r"w{1,3}[ft]|t")  # a verb and a preposition, "to" alone


@dataclass(slots=True)
class Chain:
    """Pairs that together name clauses, outermost first when read by ``ordered``."""

    pairs: list[Pair] = field(default_factory=list)
    inherited: Pair | None = None  # the clause of the chain before, for "… және 4) тармақшасы"

    @property
    def first(self) -> int:
        """Index of its first unit."""
        return min(pair.first for pair in self.pairs)

    @property
    def last(self) -> int:
        """Index of its last unit."""
        return max(pair.last for pair in self.pairs)

    def add(self, pair: Pair) -> None:
        """Take a pair in; a clause of its own ends what was inherited."""
        self.pairs.append(pair)
        if pair.level in CLAUSES:
            self.inherited = None

    def ordered(self) -> list[Pair]:
        """The pairs from the outermost inwards."""
        every = [self.inherited, *self.pairs] if self.inherited else self.pairs
        return sorted((pair for pair in every if pair is not None), key=lambda pair: pair.rank)

    def has(self, levels: str) -> bool:
        """Whether it holds a pair of one of these levels."""
        return any(pair.level in levels for pair in self.pairs)


def chains(units: Sequence[Unit], found: Sequence[Pair]) -> list[Chain]:
    """Put the pairs together that name one place: "подпункт 22" and "пункта 15"."""
    made: list[Chain] = []
    for at, pair in enumerate(found):
        if made and _joins(units, made[-1], found, at):
            made[-1].add(pair)
            continue
        made.append(Chain([pair], _inherited(units, made, pair)))
    return made


def _gap(units: Sequence[Unit], before: int, after: int) -> str:
    return "".join(unit.kind for unit in units[before + 1 : after])


def _joins(units: Sequence[Unit], chain: Chain, found: Sequence[Pair], at: int) -> bool:
    pair = found[at]
    gap = _gap(units, chain.last, pair.first)
    if any(known.rank == pair.rank for known in chain.pairs) or not _is_bridge(gap, chain, pair):
        return False
    outermost = min(known.rank for known in chain.pairs)
    if "c" in gap and pair.rank < outermost:  # "подпункт 3 и пункт 18"
        return False
    return not (("," in gap or "c" in gap) and _has_own_clause(units, chain, found, at))


def _is_bridge(gap: str, chain: Chain, pair: Pair) -> bool:
    """Whether what stands between two pairs lets them belong together."""
    if len(gap) <= 4 and not gap.strip(",cf№D("):
        return True
    inner = chain.has(CLAUSES) and not chain.has(_INNER) and pair.level in _INNER and not pair.orphan
    if inner and len(gap) <= 3 and not gap.strip(",fw"):  # "в пункте 15 есть подпункт 40"
        return True
    outer = pair.level in CLAUSES and chain.has(_INNER) and not chain.has(CLAUSES)
    return outer and bool(_PUT_INTO.fullmatch(gap))  # "подпункт 10-1 включили в пункт 20"


def _has_own_clause(units: Sequence[Unit], chain: Chain, found: Sequence[Pair], at: int) -> bool:
    """Whether the pair after this one is its clause, and the chain has one already ("п. 15, пп. 8-1 п. 20")."""
    if at + 1 >= len(found) or not chain.has(CLAUSES):
        return False
    following = found[at + 1]
    gap = _gap(units, found[at].last, following.first)
    return following.level in CLAUSES and following.rank < found[at].rank and not gap.strip("f")


def _inherited(units: Sequence[Unit], made: Sequence[Chain], pair: Pair) -> Pair | None:
    """The clause that a subclause takes over from the chain before ("п. 15 пп. 4, пп. 5")."""
    if not made or pair.level not in "SX":
        return None
    gap = _gap(units, made[-1].last, pair.first)
    if not gap or len(gap) > 3 or gap.strip(",c"):
        return None
    return next((known for known in made[-1].ordered() if known.level in CLAUSES), None)
