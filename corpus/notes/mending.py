"""Typing errors in the words of notes: "тастылды" for "тасталды", found by edit distance over the lexicon's own words.

Owns: which known word a mistyped one was meant to be. Must not know: sentences. A word is mended only where nothing
else gives it a meaning, only if one known word is nearest, and only if it is long enough not to be another word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHORTEST = 6  # letters; a shorter word is one slip away from too many others
_LONG = 9  # letters from which on two slips are allowed
_LONGEST = 30
_FAR = 99


def mended(word: str, known: Iterable[str]) -> str | None:
    """The one known word that is nearest to a mistyped one; a known word that ends in ``*`` is a stem.

    Returns:
        The word with the slip mended, endings of a stem kept; ``None`` where none or several are near.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    costs: dict[str, int] = {}
    for entry in known:
        for candidate, typed in _pairs(word, entry):
            allowed = 2 if len(typed) >= _LONG else 1
            distance = slips(typed, candidate) if _alike(typed, candidate, allowed) else _FAR
            if distance <= allowed:
                whole = candidate + word[len(typed) :]
                cost = 2 * distance + (len(typed) != len(candidate))  # a letter changed before one lost or put in
                costs[whole] = min(cost, costs.get(whole, _FAR))
    nearest = [whole for whole, cost in costs.items() if cost == min(costs.values())]
    return nearest[0] if len(nearest) == 1 else None


def _alike(first: str, second: str, allowed: int) -> bool:
    """A quick look: the lengths are near and the words begin alike, the first letter or the two after it."""
    return abs(len(first) - len(second)) <= allowed and (first[0] == second[0] or first[1:3] == second[1:3])


def _pairs(word: str, entry: str) -> Iterator[tuple[str, str]]:
    """The known word or stem, and the piece of the typed word that may stand for it."""
    if not entry.endswith("*"):
        if len(entry) >= _SHORTEST:
            yield entry, word
        return
    stem = entry[:-1]
    if len(stem) >= _SHORTEST - 1:
        yield from ((stem, word[: len(stem) + step]) for step in (-1, 0, 1) if len(word) >= len(stem) + step)


@lru_cache(maxsize=1 << 14)
def slips(first: str, second: str) -> int:
    """How many letters must be changed, left out, put in or swapped with their neighbour to make one of the other."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if older and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
