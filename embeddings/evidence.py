"""What speaks for the likeliest clauses of any act, in measures that mean the same in every act.

Owns: the candidates (FAISS is asked for the nearest passages, the word and letter indexes for theirs) and the features
of each. Must not know: how they are weighed (``assistant/weigh.py``), who asks. Nothing here grows with the act: shares
of what a question could reach, differences to the best candidate, ranks. What a clause lacks (a title above it, items
below it, an expected question) is no evidence against it: its column is even, and a column of its own says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.ids import ClauseId
from corpus.model import Act, UnitKind
from embeddings.lexical import LexicalIndex
from embeddings.lexicon import Meaning, load_lexicon, terms_of
from embeddings.passages import Passage
from embeddings.signals import NOWHERE
from embeddings.vector_index import VectorIndex, Vectors
from embeddings.views import HEADING, WINDOW

Matrix: TypeAlias = npt.NDArray[np.float64]
Row: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]

# Scores of a candidate; the three after a name are the score, its distance to the best candidate's, whether it is held.
SCORES = (
    "dense.body", "dense.window", "dense.heading", "dense.parent", "dense.child", "dense.beside", "dense.question",
    "words.body", "words.even", "words.heading", "letters.body", "letters.even", "cover.body", "cover.all", "numbers",
    "meant.body", "meant.cover", "meant.least", "named",
)  # fmt: skip
_RANKED = ("dense.body", "dense.window", "words.even", "letters.even", "cover.all", "meant.body", "meant.cover")
PLACE = ("length", "depth", "head", "row", "titled")
ASKED = ("same_language", "act_russian", "words", "unknown", "meant")
FEATURES = (
    *SCORES,
    *(f"{name}.behind" for name in SCORES),
    *(f"{name}.absent" for name in SCORES),
    *(f"{name}.rank" for name in _RANKED),
    "agree",
    *PLACE,
    *ASKED,
)
_DEEP = 64  # passages that FAISS is asked for
_BY_DENSE, _BY_WORDS, _BY_LETTERS = 14, 6, 6  # candidates that each brings, at most
_TINY = 1e-9
_ABSENT = np.nan


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the candidates of one question.

    Attributes:
        clauses: the candidates, the densest first.
        features: (candidates, ``FEATURES``).
    """

    clauses: tuple[str, ...]
    features: Matrix


@dataclass(frozen=True, slots=True)
class _Places:
    """The clauses' places in the act, one row a clause: what stands above, beside and below (-1 for nothing)."""

    parent: Rows
    beside: list[list[int]]
    below: list[list[int]]
    told: Matrix

    @classmethod
    def of(cls, act: Act, clauses: Sequence[str], titled: set[str]) -> _Places:
        place = {clause: number for number, clause in enumerate(clauses)}
        parent = np.full(len(clauses), -1, np.int64)
        beside: list[list[int]] = [[] for _ in clauses]
        below: list[list[int]] = [[] for _ in clauses]
        told = np.zeros((len(clauses), len(PLACE)))
        groups: dict[str, list[int]] = {}
        for clause, number in place.items():
            unit, above = act.unit(clause), str(ClauseId.parse(clause).parent or "")
            groups.setdefault(above, []).append(number)
            parent[number] = place.get(above, -1)
            length = sum(span.end - span.start for span in unit.own_spans)
            depth, is_row = len(unit.id.numbers), unit.kind is UnitKind.ROW
            told[number] = (np.log1p(length), depth, bool(unit.children), is_row, clause in titled)
        for members in groups.values():
            for before, after in pairwise(members):
                beside[before].append(after)
                beside[after].append(before)
        for number, over in enumerate(parent.tolist()):
            if over >= 0:
                below[over].append(number)
        return cls(parent, beside, below, told)


class ClauseEvidence:
    """Gathers the evidence over a finished index of an act."""

    def __init__(
        self,
        act: Act,
        passages: Sequence[Passage],
        matrix: Vectors,
        dense: VectorIndex,
        words: LexicalIndex,
        letters: LexicalIndex,
    ) -> None:
        """Over the passages of an act, one a row: their vectors, and the three indexes of them."""
        self._passages, self._matrix, self._nearest = passages, matrix, dense
        self._words, self._letters = words, letters
        self._meaning = Meaning([passage.text for passage in passages], load_lexicon())
        self._russian = float(act.card.language == "ru")
        self.clauses = tuple(dict.fromkeys(p.clause for p in passages if p.clause != NOWHERE))
        place = {clause: number for number, clause in enumerate(self.clauses)}
        self._owner = np.array([place.get(p.clause, -1) for p in passages], np.int64)
        self._rows = {
            family: _by_clause(passages, family, place) for family in ("body", "window", "heading", "question")
        }
        titled = {p.clause for p in passages if p.view == HEADING}
        self._headings = sum(p.view == HEADING for p in passages)
        self._places = _Places.of(act, self.clauses, titled)

    def of(self, readings: Sequence[str], vectors: Vectors, *, same_language: bool) -> Evidence:
        """The evidence on a question.

        Args:
            readings: its plausible readings; each score is the best of them.
            vectors: (readings, dimension), encoded as queries.
            same_language: whether it is asked in a language that the act is held in.
        """
        words, letters = (_Lexical.of(index, readings) for index in (self._words, self._letters))
        dense = _Dense(self._matrix, vectors)
        chosen = self._candidates(vectors, words, letters)
        held = self._words.holders(readings[0])
        scores = self._scores(chosen, dense, words, letters, readings)
        meant = max(self._meaning.known(reading, self._words) for reading in readings)
        asked = (float(same_language), self._russian, np.log1p(len(held)), _unknown(held), meant)
        told = np.broadcast_to(np.array(asked), (len(chosen), len(ASKED)))
        features = np.concatenate([_compared(scores), self._places.told[chosen], told], axis=1)
        return Evidence(tuple(self.clauses[row] for row in chosen), features)

    def _candidates(self, vectors: Vectors, words: _Lexical, letters: _Lexical) -> Rows:
        """The clauses that any of the three indexes brings, the densest first."""
        ids, scores = self._nearest.search(vectors, _DEEP + self._headings)  # one heading may stand above every clause
        found: dict[int, float] = {}
        for row, score in zip(ids.ravel().tolist(), scores.ravel().tolist(), strict=True):
            owner = int(self._owner[row])
            if owner >= 0 and self._passages[row].view != HEADING:
                found[owner] = max(found.get(owner, -1.0), float(score))
        chosen = dict.fromkeys(sorted(found, key=lambda owner: (-found[owner], owner))[:_BY_DENSE])
        for lexical, most in ((words, _BY_WORDS), (letters, _BY_LETTERS)):
            chosen.update(dict.fromkeys(self._best(lexical.evens, most)))
        return np.array(list(chosen), np.int64)

    def _best(self, scores: Row, most: int) -> list[int]:
        """The clauses of the best passages, headings left out."""
        found: dict[int, None] = {}
        for row in np.argsort(-scores, kind="stable")[: 4 * most]:
            owner = int(self._owner[row])
            if scores[row] > 0 and owner >= 0 and self._passages[row].view != HEADING and len(found) < most:
                found[owner] = None
        return list(found)

    def _scores(
        self, chosen: Rows, dense: _Dense, words: _Lexical, letters: _Lexical, readings: Sequence[str]
    ) -> Matrix:
        """(candidates, ``SCORES``), not a number where a candidate has nothing to be scored."""
        covers = [_Cover.of(self._words, reading) for reading in readings]
        named = np.max([self._named(reading) for reading in readings], axis=0)
        meant, covered, least = self._meant(chosen, readings)
        found = np.full((len(chosen), len(SCORES)), _ABSENT)
        for place, clause in enumerate(chosen):
            body, window, heading, question = (self._rows[f][clause] for f in ("body", "window", "heading", "question"))
            parent = [self._places.parent[clause]] if self._places.parent[clause] >= 0 else []
            near = [self._bodies(group) for group in (parent, self._places.below[clause], self._places.beside[clause])]
            own = np.concatenate([body, window]) if len(body) + len(window) else body
            found[place] = (
                dense.best(body),
                dense.best(own),
                dense.best(heading),
                *(dense.best(rows) for rows in near),
                dense.best(question),
                _best_of(words.shares, own),
                _best_of(words.evens, own),
                _best_of(words.shares, heading),
                _best_of(letters.shares, own),
                _best_of(letters.evens, own),
                max(cover.share(own) for cover in covers),
                max(cover.share(np.concatenate([own, heading])) for cover in covers),
                covers[0].numbers(own),
                _best_of(meant, own),
                _best_of(covered, own),
                _best_of(least, own),
                float(named[clause]),
            )
        return found

    def _meant(self, chosen: Rows, readings: Sequence[str]) -> Matrix:
        """(3, passages) what the words of the candidates' own passages stand for, by the best reading."""
        rows = np.concatenate([self._rows[family][clause] for clause in chosen for family in ("body", "window")])
        found = np.zeros((3, len(self._passages)))
        found[:, rows] = np.max([self._meaning.of(reading, rows.tolist()) for reading in readings], axis=0)
        return found

    def _named(self, reading: str) -> Row:
        """(clauses,) how rare a word of the question each holds that few others hold: a name, mostly."""
        found = np.zeros(len(self.clauses))
        for word, (_, rows) in zip(sorted(set(terms_of(reading))), self._words.holders(reading), strict=True):
            owners = np.unique(self._owner[rows])
            owners = owners[owners >= 0]
            if len(owners):
                found[owners] = np.maximum(found[owners], load_lexicon().rarity(word) / len(owners))
        return found

    def _bodies(self, clauses: Sequence[int]) -> Rows:
        return np.concatenate([self._rows["body"][clause] for clause in clauses]) if clauses else np.zeros(0, np.int64)


def _by_clause(passages: Sequence[Passage], family: str, place: dict[str, int]) -> list[Rows]:
    """The rows of a family of views, for each clause."""
    found: list[list[int]] = [[] for _ in place]
    for row, passage in enumerate(passages):
        if passage.clause != NOWHERE and _family(passage.view) == family:
            found[place[passage.clause]].append(row)
    return [np.array(rows, np.int64) for rows in found]


def _family(view: str) -> str:
    if view in (HEADING, WINDOW):
        return "heading" if view == HEADING else "window"
    return "question" if view.startswith("question") else "body"


class _Dense:
    """Cosines of the best reading, of the rows that are asked for only."""

    def __init__(self, matrix: Vectors, vectors: Vectors) -> None:
        self._matrix, self._vectors = matrix, vectors

    def best(self, rows: Rows) -> float:
        return float((self._matrix[rows] @ self._vectors.T).max()) if len(rows) else _ABSENT


@dataclass(frozen=True, slots=True)
class _Lexical:
    """BM25 of the best reading, as a share of what the question could score, and of what both texts hold."""

    shares: Row
    evens: Row

    @classmethod
    def of(cls, index: LexicalIndex, readings: Sequence[str]) -> _Lexical:
        shares, evens = [], []
        for reading in readings:
            scores, ceiling = np.asarray(index.scores(reading), np.float64), max(index.ceiling(reading), _TINY)
            shares.append(scores / ceiling)
            evens.append(scores / np.sqrt(np.maximum(index.ceilings, _TINY) * ceiling))
        return cls(np.max(shares, axis=0), np.max(evens, axis=0))


@dataclass(frozen=True, slots=True)
class _Cover:
    """The words of a reading: how much each weighs and which passages hold it."""

    weights: Row
    holders: list[set[int]]
    digits: list[set[int]]

    @classmethod
    def of(cls, index: LexicalIndex, reading: str) -> _Cover:
        held = index.holders(reading)
        rows = [set(found.tolist()) for _, found in held]
        numbers = [index.holders(word)[0][1] for word in reading.split() if word.strip("?.,;:!").isdigit()]
        return cls(np.array([weight for weight, _ in held]), rows, [set(found.tolist()) for found in numbers])

    def share(self, rows: Rows) -> float:
        """The share of the words' weight that the passages hold together."""
        mine = set(rows.tolist())
        held = np.array([not mine.isdisjoint(found) for found in self.holders], np.bool_)
        return float(self.weights @ held / max(float(self.weights.sum()), _TINY)) if len(held) else 0.0

    def numbers(self, rows: Rows) -> float:
        """The share of the question's numbers that the passages hold."""
        mine = set(rows.tolist())
        return float(np.mean([not mine.isdisjoint(found) for found in self.digits])) if self.digits else _ABSENT


def _best_of(scores: Row, rows: Rows) -> float:
    return float(scores[rows].max()) if len(rows) else _ABSENT


def _unknown(held: Sequence[tuple[float, npt.NDArray[np.int64]]]) -> float:
    """The share of the question's words, by weight, that no passage holds."""
    whole = sum(weight for weight, _ in held)
    return sum(weight for weight, rows in held if not len(rows)) / max(whole, _TINY)


def _compared(scores: Matrix) -> Matrix:
    """The scores, how far each lies behind the best candidate's, which are absent, the ranks, how the ranks agree."""
    absent = np.isnan(scores)
    best = np.where(absent, -np.inf, scores).max(axis=0, initial=-np.inf)
    best = np.where(np.isfinite(best), best, 0.0)
    behind = np.where(absent, 0.0, scores - best)
    even = np.nanmean(np.where(absent.all(axis=0), 0.0, scores), axis=0)
    filled = np.where(absent, even, scores)
    columns = [SCORES.index(name) for name in _RANKED]
    ranks = np.argsort(np.argsort(-filled[:, columns], axis=0, kind="stable"), axis=0)
    agree = np.abs(ranks[:, 0] - ranks[:, 2]) / max(len(scores), 1)
    return np.concatenate([filled, behind, absent.astype(np.float64), 1 / (1 + ranks), agree[:, None]], axis=1)
