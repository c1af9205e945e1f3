"""Which unit of one text is which of another: by number, then by words, where it was renumbered, moved or split.

Owns: the pairing. Must not know: days, how a difference is shown. A number pairs two units unless their words have next
to nothing in common and the words of one of them stand at another number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.editions.words import own_words
from corpus.model import Act, State

_ALIKE = 0.8  # set by hand: of the words of both, so many in common make one unit of two numbers
_STRANGE = 0.3  # set by hand: with fewer in common a number alone does not make one unit of two texts
_HELD = 0.85  # of the words of a piece, so many in what was split
_ENOUGH = 6  # words that a text must have to be known by them


@dataclass(frozen=True, slots=True)
class Pairing:
    """The units of two texts.

    Attributes:
        same: unit of the first -> unit of the second.
        split: unit of the first -> the units of the second that hold its words, where they are several.
        gone: units of the first alone.
        new: units of the second alone.
    """

    same: Mapping[str, str]
    split: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def paired(one: Act, other: Act, within: str = "") -> Pairing:
    """The units of two texts, all or those within a part or unit of either."""
    first, second = _units(one, within), _units(other, within)
    same = {clause: clause for clause in first if clause in second}
    loose = [clause for clause in first if clause not in same or _alike(first[clause], second[clause]) < _STRANGE]
    free = {clause for clause in second if clause not in same or clause in loose}
    found = _by_words({clause: first[clause] for clause in loose}, {clause: second[clause] for clause in free})
    taken = set(found.values())
    same = {clause: at for clause, at in same.items() if clause not in found and at not in taken} | found
    gone = [clause for clause in first if clause not in same]
    new = [clause for clause in second if clause not in set(same.values())]
    split = _split(first, second, same, gone, new)
    pieces = {piece for held in split.values() for piece in held}
    order = {clause: place for place, clause in enumerate(first)}
    return Pairing(
        dict(sorted(same.items(), key=lambda pair: order[pair[0]])),
        split,
        tuple(clause for clause in gone if clause not in split),
        tuple(clause for clause in new if clause not in pieces),
    )


def _units(act: Act, within: str) -> dict[str, Counter[str]]:
    """The own words of every unit that has text."""
    return {
        clause: Counter(own_words(act, clause))
        for unit in act.units()
        if (clause := str(unit.id)) and unit.state is not State.MISSING
        if not within or clause == within or clause.startswith(f"{within}/")
    }


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How much two texts have in common: 1 for the same words, 0 for none."""
    count = one.total() + other.total()
    return 2 * (one & other).total() / count if count else 1.0


def _by_words(first: Mapping[str, Counter[str]], second: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Units whose words make them one whatever their numbers, the most alike first."""
    rivals = [
        (_alike(words, others), clause, at)
        for clause, words in first.items()
        if words.total() >= _ENOUGH
        for at, others in second.items()
        if at != clause and others.total() >= _ENOUGH
    ]
    found: dict[str, str] = {}
    for score, clause, at in sorted(rivals, key=lambda rival: (-rival[0], rival[1], rival[2])):
        if score >= _ALIKE and clause not in found and at not in found.values():
            found[clause] = at
    return found


def _split(
    first: Mapping[str, Counter[str]],
    second: Mapping[str, Counter[str]],
    same: Mapping[str, str],
    gone: list[str],
    new: list[str],
) -> dict[str, tuple[str, ...]]:
    """Units whose words are now spread over several: what kept the number, and new units that hold the rest."""
    found = {}
    for clause in (*gone, *same):
        kept = second[same[clause]] if clause in same else Counter()
        lost = first[clause] - kept
        if lost.total() < _ENOUGH:
            continue
        pieces = [at for at in new if second[at].total() >= _ENOUGH and _within(second[at], lost)]
        whole = [same[clause], *pieces] if clause in same else pieces
        if pieces and len(whole) > 1:
            found[clause] = tuple(whole)
    return found


def _within(piece: Counter[str], whole: Counter[str]) -> bool:
    return (piece & whole).total() >= _HELD * piece.total()
