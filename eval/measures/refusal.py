"""Whether the system knows when to be silent.

Owns: refusal, selective risk and calibration. Must not know: what the questions are. A confidence is the system's
probability that its best clause answers; ``right`` tells whether that clause does (never, for an unanswerable one).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

BINS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its exact confidence interval."""

    count: int
    of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the risk-coverage curve."""

    coverage: float
    risk: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of the reliability plot."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def clopper_pearson(count: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Exact two-sided interval of a proportion (Clopper & Pearson, Biometrika 1934); (0, 1) without observations."""
    from scipy.stats import beta

    tail = (1 - level) / 2
    low = float(beta.ppf(tail, count, of - count + 1)) if count else 0.0
    high = float(beta.ppf(1 - tail, count + 1, of - count)) if count < of else 1.0
    return low, high


def rate(flags: Sequence[bool]) -> Rate:
    """The share of true flags, with its Clopper-Pearson interval."""
    count, of = sum(flags), len(flags)
    return Rate(count, of, count / of if of else 0.0, *clopper_pearson(count, of))


def auroc(answerable: Sequence[bool], confidence: Sequence[float]) -> float | None:
    """Probability that an answerable question gets more confidence than an unanswerable one, ties counting half.

    Area under the ROC curve (Hanley & McNeil, Radiology 1982), by scikit-learn; ``None`` if one kind is absent.
    """
    from sklearn.metrics import roc_auc_score

    if len(set(answerable)) < 2:
        return None
    return float(roc_auc_score(answerable, confidence))


def risk_coverage(right: Sequence[bool], confidence: Sequence[float]) -> tuple[Point, ...]:
    """Share of wrong answers if only the most confident share of all questions is answered.

    Geifman & El-Yaniv, "Selective classification for deep neural networks", NeurIPS 2017. One point for each distinct
    confidence: equal confidences cannot be told apart, so they are answered together.
    """
    points, seen, wrong = [], 0, 0
    for threshold, group in _by_confidence(right, confidence):
        seen, wrong = seen + len(group), wrong + group.count(False)
        points.append(Point(seen / len(right), wrong / seen, threshold))
    return tuple(points)


def _by_confidence(right: Sequence[bool], confidence: Sequence[float]) -> list[tuple[float, list[bool]]]:
    ordered = sorted(zip(confidence, right, strict=True), key=lambda pair: -pair[0])
    return [(value, [ok for _, ok in group]) for value, group in groupby(ordered, key=lambda pair: pair[0])]


def aurc(right: Sequence[bool], confidence: Sequence[float]) -> float:
    """Mean risk over all coverages 1/n, 2/n … 1 (Geifman & El-Yaniv 2017); smaller is better.

    Among equal confidences the expected risk of a random order is taken, so the order of the file never matters.
    """
    total, seen, wrong = 0.0, 0, 0
    for _, group in _by_confidence(right, confidence):
        share = group.count(False) / len(group)
        total += sum((wrong + share * place) / (seen + place) for place in range(1, len(group) + 1))
        seen, wrong = seen + len(group), wrong + group.count(False)
    return total / len(right) if right else 0.0


def excess_aurc(right: Sequence[bool], confidence: Sequence[float]) -> float:
    """AURC above that of the best possible order of the same answers; 0 is perfect.

    E-AURC: Geifman, Uziel & El-Yaniv, "Bias-reduced uncertainty estimation for deep neural classifiers", ICLR 2019.
    """
    ordered = sorted(right, reverse=True)
    best = aurc(ordered, [float(len(ordered) - place) for place in range(len(ordered))])
    return aurc(right, confidence) - best


def calibration_bins(right: Sequence[bool], confidence: Sequence[float], bins: int = BINS) -> tuple[Bin, ...]:
    """Stated confidence and actual share of right ones, in bins of equal width (reliability diagram); empty ones left.

    Guo, Pleiss, Sun & Weinberger, "On calibration of modern neural networks", ICML 2017.
    """
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for value, ok in zip(confidence, right, strict=True):
        held[min(bins - 1, max(0, int(value * bins)))].append((value, ok))
    return tuple(_bin(place / bins, (place + 1) / bins, members) for place, members in enumerate(held))


def _bin(low: float, high: float, members: Sequence[tuple[float, bool]]) -> Bin:
    count = len(members) or 1
    stated, actual = sum(value for value, _ in members), sum(ok for _, ok in members)
    return Bin(low, high, len(members), stated / count, actual / count)


def ece(right: Sequence[bool], confidence: Sequence[float], bins: int = BINS) -> float:
    """Expected calibration error: mean gap between stated and actual, weighted by bin size.

    Naeini, Cooper & Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    held = calibration_bins(right, confidence, bins)
    return sum(entry.count * abs(entry.confidence - entry.accuracy) for entry in held) / max(1, len(right))
