"""How sure a figure is: means, percentiles, and tests for pairs of runs. Seeded; the same input gives the same output.

Owns: the statistics of differences. Must not know: what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SEED = 20101103
ROUNDS = 10_000


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean; 0 of nothing."""
    return float(sum(values) / len(values)) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Value that a share of the observations does not exceed, between neighbours by linear interpolation.

    Hyndman & Fan, "Sample quantiles in statistical packages", American Statistician 1996, definition 7.
    """
    return float(np.quantile(np.asarray(values), share)) if values else 0.0


def bootstrap_interval(
    before: Sequence[float], after: Sequence[float], level: float = 0.95, seed: int = SEED
) -> tuple[float, float]:
    """Interval of the mean difference by resampling questions, both runs' values together (paired bootstrap).

    Efron & Tibshirani, "An introduction to the bootstrap", 1993, ch. 13; for retrieval: Sakai, SIGIR 2006.
    """
    difference = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    if not difference.size:
        return 0.0, 0.0
    generator = np.random.default_rng(seed)
    drawn = [generator.choice(difference, difference.size).mean() for _ in range(ROUNDS)]
    tail = (1 - level) / 2
    return float(np.quantile(drawn, tail)), float(np.quantile(drawn, 1 - tail))


def permutation_p(before: Sequence[float], after: Sequence[float], seed: int = SEED) -> float:
    """Two-sided p-value of the mean difference under random exchange of the two runs' values, question by question.

    Fisher's randomisation test as recommended for retrieval by Smucker, Allan & Carterette, CIKM 2007. The observed
    arrangement counts among the drawn ones, so the p-value is never 0.
    """
    difference = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    if not difference.size:
        return 1.0
    generator = np.random.default_rng(seed)
    observed = abs(difference.mean())
    signs = (generator.choice((-1.0, 1.0), difference.size) for _ in range(ROUNDS))
    as_far = sum(bool(abs((difference * sign).mean()) >= observed - 1e-12) for sign in signs)
    return (as_far + 1) / (ROUNDS + 1)
