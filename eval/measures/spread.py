"""How sure a figure is: means, percentiles, and tests for pairs of runs. Seeded; the same input gives the same output.

Owns: the statistics of differences. Must not know: what was measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

SEED = 20101103
ROUNDS = 10_000
_AT_ONCE = 500  # rounds drawn together: quick, and a few megabytes for a set of any usual size


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
    shapes = _rounds(difference.size)
    drawn = np.concatenate([difference[generator.integers(0, difference.size, s)].mean(axis=1) for s in shapes])
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
    signs = (generator.integers(0, 2, shape) * 2 - 1 for shape in _rounds(difference.size))
    as_far = sum(int((abs(sign @ difference / difference.size) >= observed - 1e-12).sum()) for sign in signs)
    return (as_far + 1) / (ROUNDS + 1)


def _rounds(size: int) -> Iterator[tuple[int, int]]:
    """The shapes of blocks that make ``ROUNDS`` rows together."""
    for start in range(0, ROUNDS, _AT_ONCE):
        yield min(_AT_ONCE, ROUNDS - start), size
