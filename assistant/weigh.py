"""Which clause of an act without expected questions answers, and whether any does: learned over many acts.

Owns: the weighing of evidence into a probability for each candidate, for "this one answers" and for "one of the first
three does", and the thresholds of both. Must not know: how evidence is gathered (``embeddings/evidence.py``) or how the
model is fitted (``eval/training/unaided.py`` writes it).

Small networks of one hidden layer rank the candidates of a question against each other (a conditional logit, McFadden
1974, over what they compute); logistic regressions over the best one's evidence tell whether it answers. Fitted on acts
none of which is the one asked, so that the figures mean the same in every act.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from assistant.decide import Linear, softmax
from embeddings.evidence import FEATURES, SCORES, Evidence

WEIGHTS = Path(__file__).parent / "data" / "unaided.json"
OFFERED = 3  # clauses that a likely answer offers
_SECOND = 0.01  # share of the probability that a clause beside the best must have to be offered
# A question as near as this to an expected one is answered by the same clause: right for .91 of 96 such questions on 24
# acts; no near miss of 107 lay so near to one, and .0025 of 1,997 questions about other acts.
_ALIKE, _AS_SURE = 0.7, 0.9
_QUESTION = FEATURES.index("dense.question")
_UNASKED = FEATURES.index("dense.question.absent")
Row: TypeAlias = npt.NDArray[np.float64]
Matrix: TypeAlias = npt.NDArray[np.float64]
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks of one hidden layer over standardised features; what they say is the mean of them.

    Attributes:
        mean: (features,), and ``scale`` alike, by which features are standardised.
        inner: (networks, features, hidden) and ``bias`` (networks, hidden).
        outer: (networks, hidden).
        direct: (networks, features) what goes past the hidden layer.
    """

    mean: Row
    scale: Row
    inner: npt.NDArray[np.float64]
    bias: Matrix
    outer: Matrix
    direct: Matrix

    def __call__(self, features: Matrix) -> Row:
        """The scores of the rows."""
        scaled = np.clip((features - self.mean) / self.scale, -6, 6)
        hidden = np.tanh(np.einsum("rf,nfh->nrh", scaled, self.inner) + self.bias[:, None, :])
        scores = np.einsum("nrh,nh->nr", hidden, self.outer) + self.direct @ scaled.T
        return np.asarray(scores.mean(axis=0), np.float64)

    @classmethod
    def of(cls, record: dict[str, Any]) -> Networks:
        """The networks from their JSON."""
        names = ("mean", "scale", "inner", "bias", "outer", "direct")
        return cls(*(np.array(record[name], np.float64) for name in names))

    def record(self) -> dict[str, Any]:
        """Their JSON."""
        names = ("mean", "scale", "inner", "bias", "outer", "direct")
        return {name: np.round(getattr(self, name), 4).tolist() for name in names}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the model says of one question.

    Attributes:
        order: the candidates (rows of the evidence), best first.
        shares: each candidate's share of the probability that one of them answers; sums to 1.
        answers: probability that the best one answers.
        among: probability that one of the first three does.
    """

    order: npt.NDArray[np.int64]
    shares: Row
    answers: float
    among: float

    @property
    def offered(self) -> npt.NDArray[np.int64]:
        """The candidates that a likely answer offers: the best, and those behind it that are not beyond all hope."""
        first = self.order[:OFFERED]
        return first[[place == 0 or self.shares[row] >= _SECOND for place, row in enumerate(first)]]


@dataclass(frozen=True, slots=True)
class Weigher:
    """The models, and by caution the thresholds of answering and of offering."""

    ranking: Networks
    answering: Linear
    among: Linear
    thresholds: dict[str, float]
    offering: dict[str, float]

    def weigh(self, evidence: Evidence) -> Weighed:
        """Weigh the evidence on one question, of at least one candidate."""
        scores = self.ranking(evidence.features)
        order = np.argsort(-scores, kind="stable")
        told = answering_features(evidence.features, scores, order)[None]
        answers, among = float(self.answering.chance(told)[0]), float(self.among.chance(told)[0])
        alike = _expected(evidence.features)
        if alike is not None:
            order = np.concatenate([[alike], order[order != alike]])
            answers = max(answers, _AS_SURE)
        return Weighed(order, softmax(scores), answers, among)


def _expected(features: Matrix) -> int | None:
    """The candidate that is expected to be asked this very thing, if any is.

    Acts without expected questions taught the models; of the few that a user may add they know nothing.
    """
    likeness = np.where(features[:, _UNASKED] == 0, features[:, _QUESTION], -1.0)
    best = int(likeness.argmax())
    return best if likeness[best] >= _ALIKE else None


def answering_features(features: Matrix, scores: Row, order: npt.NDArray[np.int64]) -> Row:
    """What bears on whether the best candidate answers: its lead, its evidence, what speaks for others instead."""
    shares = np.sort(softmax(scores))[::-1]
    entropy = -float((shares * np.log(shares + _TINY)).sum())
    behind = np.sort(scores)[::-1]
    second = float(behind[0] - behind[1]) if len(behind) > 1 else 0.0
    fourth = float(behind[0] - behind[min(3, len(behind) - 1)])
    lead = [behind[0], second, fourth, shares[0], shares[:3].sum(), entropy, np.log1p(len(scores))]
    best = features[order[0]]
    compared = features[:, : len(SCORES)]
    others = compared[order[1:6]].mean(axis=0) if len(order) > 1 else compared[order[0]]
    return np.concatenate([lead, best, compared.max(axis=0), best[: len(SCORES)] - others, _asked(best)])


def _asked(best: Row) -> Row:
    """The best one's evidence again for a question in the act's own language: there words and vectors mean more."""
    same = best[FEATURES.index("same_language")]
    names = ("dense.body", "dense.window", "words.body", "words.even", "letters.even", "cover.all", "cover.body")
    return np.array([same * best[FEATURES.index(name)] for name in names])


@lru_cache(maxsize=2)
def load_weigher(path: Path = WEIGHTS) -> Weigher:
    """The committed model."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return Weigher(
        Networks.of(record["ranking"]),
        Linear.of(record["answering"]),
        Linear.of(record["among"]),
        dict(record["thresholds"]),
        dict(record["offering"]),
    )
