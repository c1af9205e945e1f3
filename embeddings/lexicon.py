"""Which words of a law a question's words stand for, in its own or another language: learned from many acts.

Owns: the table of both words with its probability, and what it says of every text for a question. Must not know: how
the table was learned (``eval/training/lexicon.py``), clauses, vectors. A text is taken as if it had been rendered word
by word into the language of questions (the translation model of Berger and Lafferty, "Information retrieval as
statistical translation", 1999): where no word is shared, as between Russian and Kazakh, words speak all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.lexical import prefix

Row: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]
TABLE = Path(__file__).parent / "trained" / "lexicon.npz"
SCALE = 255  # probabilities are kept as whole numbers up to this
_CHANCE = 0.3  # share of a question's words that stand for no word of the text
_SAME = 0.5  # probability that a word stands for itself
_SURE = 1 / 3  # a word that stands for another this often is held by a text that holds the other
_RARE = 1e-6  # how often a word comes that no question of the training held
_FEWEST = 1e-9
terms_of = prefix()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, by the words of questions.

    Attributes:
        asked: a question's word to its number.
        often: (asked,) how often each comes among all words of questions.
        told: the words of laws; ``pairs`` name them by their places.
        starts: (asked + 1,) where each word's pairs begin.
        pairs: the words of laws that it may stand for.
        chances: with what probability a question about such a word says it.
    """

    asked: dict[str, int]
    often: Row
    told: tuple[str, ...]
    starts: Rows
    pairs: Rows
    chances: Row

    def of(self, word: str) -> list[tuple[str, float]]:
        """The words of laws that a question's word may stand for, with their probabilities."""
        at = self.asked.get(word)
        if at is None:
            return []
        span = slice(self.starts[at], self.starts[at + 1])
        return [
            (self.told[row], chance)
            for row, chance in zip(self.pairs[span].tolist(), self.chances[span].tolist(), strict=True)
        ]

    def frequency(self, word: str) -> float:
        """How often a word comes among those of questions."""
        at = self.asked.get(word)
        return float(self.often[at]) if at is not None else _RARE

    def rarity(self, word: str) -> float:
        """How seldom a word comes among those of questions: 1 for one that never did, as most names."""
        return float(np.log(max(self.frequency(word), _RARE)) / np.log(_RARE))


class Meaning:
    """Texts under a lexicon: how well each fits a question by what their words stand for."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        """The texts, one a row; each is taken apart when it is first asked for."""
        self._texts, self._lexicon = texts, lexicon
        self._shares: dict[int, dict[str, float]] = {}

    def of(self, question: str, rows: Sequence[int] | None = None) -> tuple[Row, Row, Row]:
        """For these rows, or all: by how much each makes the question likelier, what weight of its words it holds.

        The third says the same of the one word that is lacking most: a question about a fee is no question about
        what has none, however many of its other words stand there.
        """
        texts = [self._words(row) for row in (range(len(self._texts)) if rows is None else rows)]
        likelier, held, whole = np.zeros(len(texts)), np.zeros(len(texts)), _FEWEST
        lacking = np.zeros(len(texts))
        words = list(dict.fromkeys(terms_of(question)))
        for word in words:
            frequency, stands = self._lexicon.frequency(word), dict(self._lexicon.of(word))
            told = np.array([_rendered(word, stands, text) for text in texts]).reshape(-1, 2)
            likelier += np.log1p((1 - _CHANCE) * told[:, 0] / (_CHANCE * frequency))
            sure = np.minimum(1.0, told[:, 1] / _SURE)
            held -= np.log(frequency) * sure
            whole -= float(np.log(frequency))
            lacking = np.maximum(lacking, -np.log(frequency) * (1 - sure))
        return likelier / max(len(words), 1), held / whole, 1 - lacking / whole

    def known(self, question: str, words: Container[str]) -> float:
        """What weight of a question's words stands for any of these words."""
        held, whole = 0.0, _FEWEST
        for word in dict.fromkeys(terms_of(question)):
            weight = -float(np.log(self._lexicon.frequency(word)))
            surest = max((chance for term, chance in self._lexicon.of(word) if term in words), default=0.0)
            held += weight * (1.0 if word in words else min(1.0, surest / _SURE))
            whole += weight
        return held / whole

    def _words(self, row: int) -> dict[str, float]:
        """The words of a text, each with its share of them."""
        found = self._shares.get(row)
        if found is None:
            terms = terms_of(self._texts[row])
            found = self._shares[row] = {term: times / len(terms) for term, times in Counter(terms).items()}
        return found


def _rendered(word: str, stands: Mapping[str, float], text: Mapping[str, float]) -> tuple[float, float]:
    """The probability that a text, rendered, gives the word; how surely the surest word of it does."""
    common = [(stands[term], text[term]) for term in stands.keys() & text.keys()]
    rendered = sum(chance * share for chance, share in sorted(common))
    if word in text:
        return max(rendered, _SAME * text[word]), 1.0
    return rendered, max((chance for chance, _ in common), default=0.0)


@lru_cache(maxsize=1)
def load_lexicon(path: Path = TABLE) -> Lexicon:
    """The committed table."""
    with np.load(path, allow_pickle=False) as held:
        asked, told = (held[name].tobytes().decode("utf-8").split("\n") for name in ("asked", "told"))
        chances = held["chances"].astype(np.float64) / SCALE
        starts = np.concatenate([[0], np.cumsum(held["counts"], dtype=np.int64)])
        often = held["often"].astype(np.float64)
        return Lexicon(
            {word: at for at, word in enumerate(asked)},
            often,
            tuple(told),
            starts,
            held["pairs"].astype(np.int64),
            chances,
        )


def save_lexicon(lexicon: Lexicon, path: Path = TABLE) -> None:
    """Write a table."""
    np.savez_compressed(
        path,
        asked=np.frombuffer("\n".join(lexicon.asked).encode("utf-8"), np.uint8),
        told=np.frombuffer("\n".join(lexicon.told).encode("utf-8"), np.uint8),
        often=lexicon.often.astype(np.float32),
        counts=np.diff(lexicon.starts).astype(np.uint16),
        pairs=lexicon.pairs.astype(np.uint16),
        chances=np.round(lexicon.chances * SCALE).astype(np.uint8),
    )
