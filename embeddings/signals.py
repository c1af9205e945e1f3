"""What speaks for each clause, given a question: dense, lexical and coverage signals, one row a clause.

Owns: the features. Must not know: how they are weighed (``assistant/decide.py``), what a question means, or who asks.
The passages that stand for no clause (``clause == ""``) are questions known to have no answer; how near the nearest
of them lies is a signal of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.build import PassageIndex
from embeddings.lexical import LexicalIndex, ngrams
from embeddings.passages import Passage
from embeddings.vector_index import Vectors

Matrix: TypeAlias = npt.NDArray[np.float64]
Row: TypeAlias = npt.NDArray[np.float64]

NOWHERE = ""  # the clause of a question that nothing answers
FAMILIES = ("text", "translation", "question")
# One row of the matrix holds these, in this order; trained weights name them.
FEATURES = (
    "dense.text",
    "dense.translation",
    "dense.question",
    "dense.question.top3",
    "words.text",
    "words.translation",
    "words.question",
    "letters.text",
    "letters.translation",
    "letters.question",
    "words.question.even",
    "letters.question.even",
    "words.cover",
)
_LEAST, _TINY = -1.0, 1e-9


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one question.

    Attributes:
        clauses: the clauses, in the act's order.
        matrix: (clauses, features) in the order of ``FEATURES``; cosines in -1..1, lexical scores as a share of the
            best score that the question could reach; the "even" ones as a share of what both texts hold.
        nowhere: of the questions known to have no answer: nearest dense, words, letters, and how much of the
            question's words all of them together hold.
        tails: whether the clause's trailing paragraphs speak louder than its first ones.
        weights: (words,) the weight (idf) of each distinct word of the question, in the reading that is held best.
        holds: (words, clauses) whether any text of the clause holds the word.
        known: the share of the question's words as they were typed, by weight, that any clause holds.
    """

    clauses: tuple[str, ...]
    matrix: Matrix
    nowhere: Row
    tails: npt.NDArray[np.bool_]
    weights: Row
    holds: npt.NDArray[np.bool_]
    known: float = 1.0


class ClauseSignals:
    """Computes signals over a finished index."""

    def __init__(self, index: PassageIndex) -> None:
        self.index = index
        self.clauses = tuple(dict.fromkeys(p.clause for p in index.passages if p.clause != NOWHERE))
        letters = index.letters
        self.letters = LexicalIndex([p.text for p in index.passages], ngrams(3)) if letters is None else letters
        place = {clause: number for number, clause in enumerate(self.clauses)}
        self._owners = np.array([place.get(p.clause, len(self.clauses)) for p in index.passages], np.int64)
        self._groups = {family: _Group.of(index.passages, family, place, len(self.clauses)) for family in FAMILIES}
        self._tail = _Group.of(index.passages, "text.tail", place, len(self.clauses))
        self._head = _Group.of(index.passages, "text", place, len(self.clauses), tails=False)
        self._nowhere = np.array([r for r, p in enumerate(index.passages) if p.clause == NOWHERE], np.int64)
        self._texts: dict[str, list[int]] = {}
        for row, passage in enumerate(index.passages):
            self._texts.setdefault(passage.text, []).append(row)

    def of(self, readings: Sequence[str], vectors: Vectors, *, unseen: Collection[str] = (), typed: int = 1) -> Signals:
        """The signals of a question.

        Args:
            readings: the plausible readings of the question; each signal is the best of them.
            vectors: (readings, dimension), encoded as queries.
            typed: how many of them, the first ones, hold no words put in the place of others.
            unseen: texts whose own passages are left out (to train on questions that the index holds).
        """
        dense = np.max(vectors @ self.index.matrix.T, axis=0).astype(np.float64)
        words, even_words = _best_shares(self.index.lexical, readings)
        letters, even_letters = _best_shares(self.letters, readings)
        hidden = np.array([row for text in unseen for row in self._texts.get(text, ())], np.int64)
        dense[hidden] = _LEAST
        for scores in (words, letters, even_words, even_letters):
            scores[hidden] = 0.0
        columns = [self._groups[family].best(dense) for family in FAMILIES]
        columns.append(self._groups["question"].mean_of_best(dense, 3))
        columns += [np.maximum(self._groups[family].best(words), 0) for family in FAMILIES]
        columns += [np.maximum(self._groups[family].best(letters), 0) for family in FAMILIES]
        columns += [np.maximum(self._groups["question"].best(scores), 0) for scores in (even_words, even_letters)]
        held = [self._held(reading, hidden) for reading in readings]
        covers = np.max([weights @ holds / max(weights.sum(), _TINY) for weights, holds in held], axis=0)
        columns.append(covers[:-1])
        near = [scores[self._nowhere].max(initial=_LEAST) for scores in (dense, words, letters)]
        nowhere = np.array([*near, covers[-1]])
        tails = self._tail.best(dense) > self._head.best(dense)
        shares = [_known(weights, holds[:, :-1]) for weights, holds in held]
        weights, holds = held[int(np.argmax(shares))]
        known = max(shares[:typed])
        return Signals(self.clauses, np.stack(columns, axis=1), nowhere, tails, weights, holds[:, :-1], known)

    def likeness(self, vectors: Vectors, texts: Sequence[str]) -> Row:
        """How near a question lies to passages, by their texts: the best reading's cosine; the least for unknown ones.

        Args:
            vectors: (readings, dimension) of the question, encoded as queries.
            texts: of passages.
        """
        found = np.full(len(texts), _LEAST)
        known = [(place, self._texts[text][0]) for place, text in enumerate(texts) if text in self._texts]
        if known:
            places, rows = (list(column) for column in zip(*known, strict=True))
            found[places] = np.max(vectors @ self.index.matrix[rows].T, axis=0)
        return found

    def _held(self, reading: str, hidden: npt.NDArray[np.int64]) -> tuple[Row, npt.NDArray[np.bool_]]:
        """The weights of a reading's words, and for each word the clauses, and last "nowhere", whose texts hold it."""
        holders = self.index.lexical.holders(reading)
        holds = np.zeros((len(holders), len(self.clauses) + 1), np.bool_)
        for word, (_, rows) in enumerate(holders):
            holds[word, self._owners[np.setdiff1d(rows, hidden) if len(hidden) else rows]] = True
        return np.array([weight for weight, _ in holders], np.float64), holds


def _known(weights: Row, holds: npt.NDArray[np.bool_]) -> float:
    """The share of a reading's words that any clause holds, by weight."""
    return float((weights * holds.any(axis=1)).sum() / max(weights.sum(), _TINY))


def _best_shares(index: LexicalIndex, readings: Sequence[str]) -> tuple[Row, Row]:
    """BM25 of the best reading, as a share of what the question could score, and of what both texts hold.

    In the second, what a passage says beyond the question counts against it.
    """
    shares, evens = [], []
    for reading in readings:
        scores, ceiling = np.asarray(index.scores(reading), np.float64), max(index.ceiling(reading), _TINY)
        shares.append(scores / ceiling)
        evens.append(scores / np.sqrt(np.maximum(index.ceilings, _TINY) * ceiling))
    return np.max(shares, axis=0), np.max(evens, axis=0)


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one family of views, sorted by clause."""

    rows: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]
    count: int

    @classmethod
    def of(
        cls, passages: Sequence[Passage], family: str, place: dict[str, int], count: int, *, tails: bool = True
    ) -> _Group:
        mine = sorted(
            (place[passage.clause], row)
            for row, passage in enumerate(passages)
            if passage.clause != NOWHERE
            and (passage.view == family or passage.view.startswith(family + "."))
            and (tails or not passage.view.endswith(".tail"))
        )
        owners, starts = np.unique(np.array([owner for owner, _ in mine], np.int64), return_index=True)
        return cls(np.array([row for _, row in mine], np.int64), starts.astype(np.int64), owners, count)

    def best(self, scores: Row) -> Row:
        """The best score of each clause; the least where it has no such view."""
        found = np.full(self.count, _LEAST)
        if len(self.rows):
            found[self.owners] = np.maximum.reduceat(scores[self.rows], self.starts)
        return found

    def mean_of_best(self, scores: Row, many: int) -> Row:
        """The mean of the best few scores of each clause."""
        found = np.full(self.count, _LEAST)
        if not len(self.rows):
            return found
        lengths = np.diff([*self.starts, len(self.rows)])
        group = np.repeat(np.arange(len(self.starts)), lengths)
        ordered = np.lexsort((-scores[self.rows], group))
        place = np.arange(len(self.rows)) - np.repeat(self.starts, lengths)
        kept = ordered[place < many]
        sums = np.bincount(group[place < many], scores[self.rows[kept]], minlength=len(self.starts))
        found[self.owners] = sums / np.minimum(lengths, many)
        return found
