"""Which clause answers, and whether any does: a small learned model over the signals.

Owns: the fusion of signals into a probability for every clause and for "not answered", and the working thresholds.
Must not know: how signals are computed or how the model is trained (``eval/training/decision.py`` writes the weights).

Three logistic models: a conditional logit ranks the clauses of one question against each other (McFadden 1974), a
logistic regression over the best clause's signals tells whether it answers at all, another one whether a clause that
comes close behind belongs to the answer too. Thresholds are chosen on questions that the training did not see.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from assistant.understand.asks import breadth_of, kinds_of
from embeddings.signals import FEATURES, Signals

WEIGHTS = Path(__file__).parent / "data" / "decision.json"
Row: TypeAlias = npt.NDArray[np.float64]
Matrix: TypeAlias = npt.NDArray[np.float64]
_SHARPEST = 35.0  # logits beyond this are certain either way
# What `company_features` begins with.
PLACE = (
    "lag", "score", "rank", "siblings", "beside", "head", "best_head", "lag_joins", "siblings_joins", "siblings_many"
)  # fmt: skip
BROUGHT = 4
_TINY = 1e-9
CLOSE = 6  # only so many of the best clauses are looked at for company


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over standardised features."""

    mean: Row
    scale: Row
    weights: Row
    bias: float = 0.0

    def __call__(self, features: Matrix) -> Row:
        """The scores of the rows."""
        return np.asarray((features - self.mean) / self.scale @ self.weights + self.bias, np.float64)

    def chance(self, features: Matrix) -> Row:
        """The logistic of the scores: probabilities."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self(features), -_SHARPEST, _SHARPEST))), np.float64)

    @classmethod
    def of(cls, record: dict[str, Any]) -> Linear:
        """The model from its JSON."""
        mean, scale, weights = (np.array(record[name], np.float64) for name in ("mean", "scale", "weights"))
        return cls(mean, scale, weights, float(record.get("bias", 0.0)))

    def record(self) -> dict[str, Any]:
        """Its JSON."""
        return {
            "mean": [round(float(value), 6) for value in self.mean],
            "scale": [round(float(value), 6) for value in self.scale],
            "weights": [round(float(value), 6) for value in self.weights],
            "bias": round(self.bias, 6),
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What the model says of one question.

    Attributes:
        order: clause numbers (rows of the signals), best first.
        shares: each clause's share of the probability that some clause answers; sums to 1.
        answers: probability that the best clause answers.
        company: clause numbers of those behind the best that belong to the answer too, best first.
    """

    order: npt.NDArray[np.int64]
    shares: Row
    answers: float
    company: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question's words tell the model: ``kinds_of`` and ``breadth_of`` in ``understand/asks.py``."""

    kinds: Sequence[float]
    breadth: Sequence[float]

    @classmethod
    def by(cls, question: str) -> Asked:
        """What these words tell."""
        return cls(kinds_of(question), breadth_of(question))


@dataclass(frozen=True, slots=True)
class DecisionModel:
    """The three models, and the thresholds: of answering by caution, and of a further clause's company."""

    ranking: Linear
    answering: Linear
    company: Linear
    thresholds: dict[str, float]
    together: float

    def decide(self, signals: Signals, heads: npt.NDArray[np.bool_], asked: Asked) -> Decision:
        """Weigh the signals of one question."""
        scores = self.ranking(ranking_features(signals.matrix, heads))
        order = np.argsort(-scores, kind="stable")
        answers = self.answering.chance(answering_features(signals, scores, order, asked.kinds)[None])[0]
        close = self.company.chance(company_features(signals, scores, order, heads, asked.breadth))
        company = tuple(int(row) for row, chance in zip(order[1:], close, strict=False) if chance >= self.together)
        return Decision(order, softmax(scores), float(answers), company)


def softmax(scores: Row) -> Row:
    """Scores to shares that sum to one."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), np.float64)


def ranking_features(matrix: Matrix, heads: npt.NDArray[np.bool_]) -> Matrix:
    """(clauses, features): the signals, the reciprocal rank by each, and whether the clause is the head of a list."""
    ranks = np.argsort(np.argsort(-matrix, axis=0, kind="stable"), axis=0)
    return np.concatenate([matrix, 1 / (1 + ranks), heads[:, None].astype(np.float64)], axis=1)


def answering_features(signals: Signals, scores: Row, order: npt.NDArray[np.int64], kinds: Sequence[float]) -> Row:
    """What bears on whether the best clause answers.

    Its signals, its lead, how near an unanswerable question lies, and what kind of thing is asked for.
    """
    matrix, nowhere = signals.matrix, signals.nowhere
    best, second = matrix[order[0]], scores[order[1]]
    shares = softmax(scores)
    entropy = -float((shares * np.log(shares + 1e-12)).sum())
    column = FEATURES.index
    against = [
        best[column("dense.question")] - nowhere[0],
        best[column("dense.text")] - nowhere[0],
        best[column("words.text") : column("words.question") + 1].max() - nowhere[1],
        best[column("letters.text") : column("letters.question") + 1].max() - nowhere[2],
        best[column("words.cover")] - nowhere[3],
    ]
    lead = [scores[order[0]], scores[order[0]] - second, shares[order[0]], entropy]
    return np.concatenate([lead, best, matrix.max(axis=0) - best, nowhere, against, kinds])


def company_features(
    signals: Signals, scores: Row, order: npt.NDArray[np.int64], heads: npt.NDArray[np.bool_], breadth: Sequence[float]
) -> Matrix:
    """(clauses behind the best, features): what bears on whether each belongs to the answer beside the best.

    Where it stands (``PLACE``: how far behind, whether both are of one list or side by side), whether the question asks
    for several things, which of the question's words it brings, its signals less the best one's, and its signals.
    """
    best, behind = order[0], order[1:CLOSE]
    joins, many = breadth[0], breadth[1]
    brought = _brought(signals, order[:CLOSE])
    found = []
    for rank, row in enumerate(behind):
        lag = scores[row] - scores[best]
        siblings = signals.clauses[row].rpartition("/")[0] == signals.clauses[best].rpartition("/")[0]
        beside = siblings and abs(int(row) - int(best)) == 1
        place = [lag, scores[row], rank, siblings, beside, heads[row], heads[best]]
        mixed = [lag * joins, siblings * joins, siblings * many]
        words = [*brought[rank], *(brought[rank] * joins)]
        compared = signals.matrix[row] - signals.matrix[best]
        found.append([*place, *mixed, *breadth, *words, *compared, *signals.matrix[row]])
    return np.array(found, np.float64)


def _brought(signals: Signals, close: npt.NDArray[np.int64]) -> Matrix:
    """(clauses behind the best, 4): which of the question's words a clause brings, as shares of their weight.

    Those that the best clause lacks, those that it lacks and the best has, the lesser of both, and those that no other
    of the close clauses holds.
    """
    total = max(float(signals.weights.sum()), _TINY)
    best = signals.holds[:, close[0]]
    found = []
    for row in close[1:]:
        mine = signals.holds[:, row]
        others = signals.holds[:, [other for other in close if other != row]].any(axis=1)
        new, lost, only = (
            float(signals.weights @ held) / total for held in (mine & ~best, best & ~mine, mine & ~others)
        )
        found.append([new, lost, min(new, lost), only])
    return np.array(found, np.float64).reshape(-1, BROUGHT)


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> DecisionModel:
    """The committed model."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return DecisionModel(
        Linear.of(record["ranking"]),
        Linear.of(record["answering"]),
        Linear.of(record["company"]),
        dict(record["thresholds"]),
        float(record["together"]),
    )
