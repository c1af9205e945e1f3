"""Tells whether a question asks for acts of the library, and by what: a small learned model.

Owns: the kinds of such a look-up, and their probabilities from what the model of wishes looks at. Must not know: acts,
how a look-up is answered, how the weights are fitted (``eval/training/looks.py`` writes them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.understand.grams import bucketed, grams_within
from assistant.understand.skeleton import skeleton
from assistant.understand.wishes import BUCKETS, Clues, Head, Row, read_heads, softmax

WEIGHTS = Path(__file__).parent.parent / "data" / "looks.npz"
_TELLS = 0.12  # mean weight of a word's letters from which it tells a look-up
SURE = 0.4  # probability from which a question is a look-up; below it a clause is sought


class Look(StrEnum):
    """By what acts of the library are asked for."""

    NONE = "none"  # they are not: the question is about a text, or about one act
    ENDED = "ended"  # that are no longer in force
    IN_FORCE = "in_force"
    ADOPTED = "adopted"  # at a time, by a body
    SAID = "said"  # that speak of something
    CHANGED = "changed"  # at a time, by an act
    EFFECTIVE = "effective"  # for which something takes effect at a time


LOOKS = tuple(Look)


@dataclass(frozen=True, slots=True)
class LookModel:
    """Two stages, as of the model of wishes: by words and slots, and by these and the question's vector.

    Attributes:
        words: the first stage.
        meaning: the second one.
        encoder: revision of the encoder that the second stage was fitted on.
    """

    words: Head
    meaning: Head
    encoder: str

    def tell(self, clues: Clues, vector: Row | None = None, encoder: str = "") -> Look:
        """What is asked for; see ``WishModel.tell`` for the vector."""
        known = vector is not None and encoder == self.encoder
        head = self.meaning if known else self.words
        shares = softmax(head.scores(clues, vector if known else None) / head.warmth)
        best = int(shares[1:].argmax()) + 1
        return LOOKS[best] if 1 - shares[0] >= SURE else Look.NONE

    def untold(self, words: Sequence[str], look: Look) -> tuple[str, ...]:
        """The words that do not tell the look-up: they narrow it."""
        column = self.words.grams[:, LOOKS.index(look)].astype(np.float32) - self.words.grams[:, 0].astype(np.float32)
        tell = [float(column[list(bucketed(grams_within(skeleton(word) or word), BUCKETS))].mean()) for word in words]
        return tuple(word for word, told in zip(words, tell, strict=True) if told < _TELLS)


@lru_cache(maxsize=1)
def load_looks(path: Path = WEIGHTS) -> LookModel:
    """The committed model."""
    return LookModel(*read_heads(path))
