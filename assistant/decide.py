"""Which clause answers, and whether any does: a small learned model over the signals.

Owns: the fusion of signals into a probability for every clause and for "not answered", and the working thresholds.
Must not know: how signals are computed or how the model is trained (``eval/training/decision.py`` writes the weights).

Two logistic models: a conditional logit ranks the clauses of one question against each other (McFadden 1974), a
logistic regression over the best clause's signals tells whether it answers at all. Both are calibrated on questions
that the training did not see.
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

from embeddings.signals import FEATURES, Signals

WEIGHTS = Path(__file__).parent / "data" / "decision.json"
Row: TypeAlias = npt.NDArray[np.float64]
Matrix: TypeAlias = npt.NDArray[np.float64]
_SHARPEST = 35.0  # logits beyond this are certain either way


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
    """

    order: npt.NDArray[np.int64]
    shares: Row
    answers: float


@dataclass(frozen=True, slots=True)
class DecisionModel:
    """The ranking and the answering model, and the thresholds by caution."""

    ranking: Linear
    answering: Linear
    thresholds: dict[str, float]
    together: float  # a further clause comes along if its share is at least this part of the best one's

    def decide(self, signals: Signals, heads: npt.NDArray[np.bool_], kinds: Sequence[float]) -> Decision:
        """Weigh the signals of one question; ``kinds``: what it asks for (``understand/asks.py``)."""
        scores = self.ranking(ranking_features(signals.matrix, heads))
        order = np.argsort(-scores, kind="stable")
        shares = softmax(scores)
        logit = self.answering(answering_features(signals, scores, order, kinds)[None])[0]
        return Decision(order, shares, float(1 / (1 + np.exp(-np.clip(logit, -_SHARPEST, _SHARPEST)))))


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


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> DecisionModel:
    """The committed model."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return DecisionModel(
        Linear.of(record["ranking"]),
        Linear.of(record["answering"]),
        dict(record["thresholds"]),
        float(record["together"]),
    )
