"""The units under the sections, chapters and subdivisions of an act, and the names of headings that it lacks.

Owns: which units a heading covers. Must not know: how a question names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understand.reference import Reference
from corpus.ids import ClauseId
from corpus.model import Part

_RANKS = ("section", "chapter", "paragraph", "heading")  # of an act's headings, the outermost first


def under_heading(parts: Sequence[Part], reference: Reference) -> tuple[ClauseId, ...]:
    """The units under the headings that a reference names, each heading within the one before it."""
    if not reference.of_heading:
        return ()
    for part in parts:
        found = part.units
        for _, level, number in _named(reference):
            places = _spanned(part, level, number)
            found = tuple(unit for unit in found if unit.heading in places)
        if found:
            return tuple(unit.id for unit in found)
    return ()


def _named(reference: Reference) -> list[tuple[str, str, str]]:
    """The headings named, outermost first: what a question calls each, what an act calls it, its number."""
    every = (
        ("section", "section", reference.section),
        ("chapter", "chapter", reference.chapter),
        ("subdivision", "paragraph", reference.subdivision),
    )
    return [(name, level, number) for name, level, number in every if number]


def _spanned(part: Part, level: str, number: str) -> frozenset[int]:
    """The places of the headings with a number, and of those below them; where none has the level, of any other."""
    levels = {heading.level for heading in part.headings}
    of_any = level not in levels and level != "paragraph"
    found: set[int] = set()
    open_at: int | None = None
    for at, heading in enumerate(part.headings):
        rank = _RANKS.index(heading.level)
        if heading.number == number and (heading.level == level or of_any):
            open_at = rank
        elif open_at is not None and rank <= open_at:
            open_at = None
        if open_at is not None:
            found.add(at)
    return frozenset(found)


def subdivision(parts: Sequence[Part], reference: Reference) -> tuple[ClauseId, ...]:
    """The units of the subdivision that "§ 3" names; none where the act has no such, and a clause is meant."""
    sign = replace(reference, subdivision=reference.numbers[0], chapter=None, section=None)
    return under_heading(parts, sign)


def lies_under(clause: ClauseId, units: Sequence[ClauseId]) -> bool:
    """Whether a place is one of the units or lies in one."""
    return any(clause == above or above in clause.ancestors for above in units)


def absent_heading(part: Part, reference: Reference) -> str:
    """The name of the innermost heading that a reference names: ``regulation/chapter/9``."""
    name, _, number = _named(reference)[-1]
    return f"{part.slug}/{name}/{number}"


def beside_heading(part: Part, reference: Reference) -> tuple[str, ...]:
    """The names of the headings of that level that there are."""
    name, level, _ = _named(reference)[-1]
    known = (heading.number for heading in part.headings if heading.number and heading.level == level)
    return tuple(f"{part.slug}/{name}/{number}" for number in dict.fromkeys(known))
