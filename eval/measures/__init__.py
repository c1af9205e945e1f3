"""The measures: small pure functions over what was right and what was said, each with its definition and source.

Owns: the arithmetic. Must not know: files, systems, the law's text. A question without a result scores zero; nothing
is dropped.
"""

from __future__ import annotations

from eval.measures.exact import judged_parts
from eval.measures.quotes import coverage, is_exact, merged, overlap
from eval.measures.ranking import RANKING, all_in_top, rank_values
from eval.measures.refusal import (
    Bin,
    Point,
    Rate,
    aurc,
    auroc,
    calibration_bins,
    clopper_pearson,
    ece,
    excess_aurc,
    rate,
    risk_coverage,
)
from eval.measures.spread import bootstrap_interval, mean, percentile, permutation_p

__all__ = [
    "RANKING",
    "Bin",
    "Point",
    "Rate",
    "all_in_top",
    "aurc",
    "auroc",
    "bootstrap_interval",
    "calibration_bins",
    "clopper_pearson",
    "coverage",
    "ece",
    "excess_aurc",
    "is_exact",
    "judged_parts",
    "mean",
    "merged",
    "overlap",
    "percentile",
    "permutation_p",
    "rank_values",
    "rate",
    "risk_coverage",
]
