"""The seam of vector search: what any index of vectors must do. Must not know how one does it.

A score is the inner product of two L2-normalised vectors, computed in double precision and rounded to single, so that
every implementation gives the same bits and equal vectors tie exactly. Ties are broken by row order.
"""

from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
Scores: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.int64]


class VectorIndex(Protocol):
    """Finds the rows nearest to a query."""

    def __len__(self) -> int:
        """Number of rows."""

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Scores]:
        """The `min(k, rows)` nearest rows of each query, best first, with their scores.

        Args:
            queries: One query a row.
            k: How many to return; more than there are rows is allowed, and no id is ever -1.
        """


def checked_queries(queries: Vectors, dimension: int, k: int) -> Vectors:
    """The queries as a contiguous fp32 matrix.

    Raises:
        ValueError: They have another dimension, or `k` is negative.
    """
    matrix = np.ascontiguousarray(queries, np.float32)
    if matrix.ndim != 2 or matrix.shape[1] != dimension:
        raise ValueError(f"queries have shape {matrix.shape}, the index holds vectors of {dimension}")
    if k < 0:
        raise ValueError(f"k is {k}, it must not be negative")
    return matrix


def rank(ids: Ids, scores: Scores, k: int) -> tuple[Ids, Scores]:
    """The best `k` of one query's candidates: by score, then by row."""
    order = np.lexsort((ids, -scores))[:k]
    return ids[order], scores[order]
