"""The regression that turns what bears on an answer into its chance, on features of one scale.

Owns: the fit. Must not know: what the features are, what a chance decides.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from assistant.decide import Linear

_EVEN = 1e-3  # the least spread of a feature that is divided by


def logistic(
    told: npt.NDArray[np.float64],
    right: npt.NDArray[np.bool_],
    inverse_ridge: float,
    weights: npt.NDArray[np.float64] | None = None,
) -> Linear:
    """The chance that a row is right.

    Args:
        told: the features, a row each.
        right: which rows are.
        inverse_ridge: how freely the weights may grow.
        weights: how much each row counts; alike where none are given.
    """
    mean, scale = told.mean(axis=0), np.maximum(told.std(axis=0), _EVEN)
    model = LogisticRegression(C=inverse_ridge, max_iter=3000).fit((told - mean) / scale, right, sample_weight=weights)
    return Linear(mean, scale, model.coef_[0].astype(np.float64), float(model.intercept_[0]))
