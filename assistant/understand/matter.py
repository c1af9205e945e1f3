"""Which words of a question name its matter, and which only ask, link, or tell of acts and their changes.

Owns: what a small learned model looks at in a word (its letters, the words beside it), and the words that it keeps.
Must not know: acts, clauses, what is wanted, how the weights are fitted (``eval/training/matter.py`` writes them).
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.understand.grams import bucketed, grams_within, weight_of
from assistant.understand.skeleton import STEM, skeleton, stem

WEIGHTS = Path(__file__).parent.parent / "data" / "matter.f32"
BUCKETS = 1 << 13
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text, those with a hyphen or an apostrophe whole."""
    return _WORD.findall(text)


def plain(text: str) -> str:
    """The words of a text in small letters, one blank between."""
    return " ".join(word.lower() for word in words_of(text))


def skeletons(text: str) -> str:
    """The words of a text as skeletons, one blank between."""
    return " ".join(skeleton(word) for word in words_of(text))


def stems(text: str) -> set[str]:
    """The stems of a text's words, short ones left out."""
    return {stem(word) for word in words_of(text) if len(word) >= STEM}


def clues_of(words: Sequence[str]) -> list[tuple[int, ...]]:
    """What the model looks at, word by word: its letters and those beside it; numbers of buckets, each once."""
    bones = ["", *(skeleton(word) or word.lower() for word in words), ""]
    return [_clues(*bones[at - 1 : at + 2]) for at in range(1, len(bones) - 1)]


@lru_cache(maxsize=16384)
def _clues(before: str, word: str, after: str) -> tuple[int, ...]:
    return bucketed(_grams(before, word, after), BUCKETS)


def _grams(before: str, word: str, after: str) -> Iterator[str]:
    yield from grams_within(word)
    yield from (f"{before} <", f"> {after}", f"{before} < {word}", f"{word} > {after}")
    yield from (f"{before[-2:]} <<", f">> {after[:4]}", f"{len(word)} long", "bias")


@dataclass(frozen=True, slots=True)
class MatterModel:
    """The fitted model: one weight for each bucket."""

    weights: array[float]

    def names(self, words: Sequence[str]) -> list[bool]:
        """Word by word, whether it names the matter; what begins with a figure never does."""
        return [not w[0].isdigit() and self.score(c) > 0 for w, c in zip(words, clues_of(words), strict=True)]

    def score(self, clues: Sequence[int]) -> float:
        """The logit of a word."""
        return sum(self.weights[at] for at in clues) * weight_of(clues)


@lru_cache(maxsize=1)
def load_matter(path: Path = WEIGHTS) -> MatterModel:
    """The committed model; looking up a place reads it, so it is read without numpy."""
    weights = array("f", path.read_bytes())
    if sys.byteorder == "big":
        weights.byteswap()
    return MatterModel(weights)


@lru_cache(maxsize=2048)
def matter_in(text: str) -> str:
    """The words of a text that name its matter, in its order; empty where none does.

    >>> matter_in("Когда последний раз меняли норму о штатной численности?")
    'штатной численности'
    """
    words = words_of(text)
    return " ".join(word for word, names in zip(words, load_matter().names(words), strict=True) if names)
