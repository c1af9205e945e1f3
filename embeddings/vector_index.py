"""The seam of vector search: what any index of vectors must do. Must not know how one does it.

A score is the inner product of two L2-normalised vectors, computed in double precision and rounded to single, so that
every implementation gives the same bits and equal vectors tie exactly. Ties are broken by row order.
"""

from collections.abc import Iterable
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


class PlacedIndex(Protocol):
    """Vectors under places of their own, from some to many millions: a cache of what the acts' own store holds.

    Rows come and go. ``state`` names the state of the store that the rows were made from; an index that is empty, or
    whose rows cannot be trusted, has none.
    """

    @property
    def state(self) -> str:
        """What was given to `save` last; empty where there is nothing."""

    @property
    def exact(self) -> bool:
        """Whether every row is compared, so that no near one is missed."""

    def __len__(self) -> int:
        """Number of rows."""

    def held(self) -> Ids:
        """The places of all rows, in order."""

    def add(self, places: Ids, vectors: Vectors) -> None:
        """Adds rows; a place that is held already is replaced."""

    def drop(self, places: Ids) -> None:
        """Takes rows away; a place that is not held is no error."""

    def rebuild(self, batches: Iterable[tuple[Ids, Vectors]], dimension: int) -> None:
        """Replaces all rows."""

    def outgrown(self) -> bool:
        """Whether so many rows came or went that another structure would serve them: `rebuild` chooses it."""

    def search(self, queries: Vectors, k: int, among: Ids | None = None) -> tuple[Ids, Scores]:
        """The places nearest to each query, best first, with inner products as the index computes them.

        Args:
            queries: One query a row.
            k: How many; -1 stands where there are fewer.
            among: Places to search only.
        """

    def save(self, state: str) -> None:
        """Makes the rows last, under the name of the state they were made from."""


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
