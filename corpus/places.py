"""Which unit or part of an act a note's target is: "5-қосымша", "15-тармақтың 2) тармақшасы", from where it stands.

Owns: the resolution of targets to ids, by the numbers that parts and units really have. Must not know: what was done
to them. A target that the act does not hold keeps the id it would have, so that it is reported as absent; it never
falls on whatever stands nearby.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.ids import ACT, ClauseId
from corpus.notes import Target
from corpus.shapes import document_slug
from corpus.text import fold

_CLAUSE_RANKS = ("article", "clause", "row")


@dataclass(frozen=True, slots=True)
class Places:
    """The parts and units of one act.

    Attributes:
        body: slug of the first part, which the noun of the act itself names ("Жарлық").
        parts: every part's slug and, for an annex, the number it bears ("" where it has none).
        ids: the ids of all units.
    """

    body: str
    parts: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()

    def of(self, target: Target, owner: ClauseId | None) -> list[str]:
        """The ids that a target names in a note under ``owner`` (``None``: above all clauses)."""
        if target.rank in ("act", "title", "preamble"):
            return [ACT if owner is None or target.rank == "act" else owner.part]
        if target.rank == "document":
            return [self._document(target, owner)]
        if target.rank == "annex":
            return self._annexes(target, owner)
        if target.rank in _CLAUSE_RANKS and target.numbers:
            return self._clauses(target, owner)
        if target.rank == "subclause" and target.numbers:
            return [f"{above}/{number}" for above in self._above(target, owner) for number in target.numbers]
        if target.inside is not None:
            return self.of(target.inside, owner)
        return [str(owner) if owner else ACT]

    def whole(self, owner: ClauseId | None) -> str:
        """What encloses all clauses that a note speaks of: the act, or the attached document it stands in."""
        return ACT if owner is None or owner.part == self.body else owner.part

    def _document(self, target: Target, owner: ClauseId | None) -> str:
        """A document noun names the part it stands in or is the title of; the noun of the act itself, the act."""
        slug = document_slug(fold(target.word), "")
        if owner is None or slug == self.body:
            return ACT
        return slug if owner.part == self.body and slug in self.parts else owner.part

    def _annexes(self, target: Target, owner: ClauseId | None) -> list[str]:
        if not target.numbers:
            return [ACT if owner is None else owner.part]
        here = self.parts.get(owner.part, "") if owner else ""
        return [self._annex(number, owner, here) for number in target.numbers]

    def _annex(self, number: str, owner: ClauseId | None, here: str) -> str:
        """The part that bears this number; the note's own part only where nothing tells its number."""
        bearing = [slug for slug, borne in self.parts.items() if borne == number]
        if owner is not None and (owner.part in bearing or (not here and not bearing and owner.part != self.body)):
            return owner.part
        return bearing[0] if bearing else f"annex-{number}"

    def _clauses(self, target: Target, owner: ClauseId | None) -> list[str]:
        inside = target.inside
        if inside is not None and inside.rank == "article":
            return [f"{above}/{number}" for above in self.of(inside, owner) for number in target.numbers]
        part = owner.part if owner else self.body
        while inside is not None and inside.rank not in ("annex", "document"):
            inside = inside.inside
        if inside is not None and (named := self.of(inside, owner)[0]) != ACT:
            part = named
        if target.rank == "row":
            return [self._row(part, number, owner) for number in target.numbers]
        return [self._clause(part, number, owner) for number in target.numbers]

    def _row(self, part: str, number: str, owner: ClauseId | None) -> str:
        """A row of a table of the part, or of the unit that the note stands under; else an item of a list."""
        within = ([owner] if owner is not None and owner.part == part else []) + [ClauseId(part)]
        rows = (str(place.row(number)) for place in within)
        return next((row for row in rows if row in self.ids), self._clause(part, number, owner))

    def _clause(self, part: str, number: str, owner: ClauseId | None) -> str:
        """A clause of a part; of two that bear the same number, the one the note stands under; or one of an article."""
        place = f"{part}/{number}"
        if owner is None or owner.part != part or not owner.numbers:
            return place
        own = owner.numbers[0].partition(".")[0]
        if own == number:
            return f"{part}/{owner.numbers[0]}"
        within = f"{part}/{owner.numbers[0]}/{number}"
        return within if place not in self.ids and within in self.ids else place

    def _above(self, target: Target, owner: ClauseId | None) -> list[str]:
        if target.inside is not None:
            return self.of(target.inside, owner)
        return [str(owner) if owner else self.body]
