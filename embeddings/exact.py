"""Exact vector search in NumPy: the obvious implementation, and the oracle of the others. Must not know FAISS."""

import numpy as np

from embeddings.vector_index import Ids, Scores, Vectors, checked_queries, rank

ROWS_AT_ONCE = 4096


class ExactIndex:
    """Compares a query with every row."""

    def __init__(self, matrix: Vectors) -> None:
        """Keeps the matrix itself, not a copy."""
        self._matrix = matrix

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._matrix.shape[0])

    def all_scores(self, query: Vectors) -> Scores:
        """The score of every row for one query, in row order."""
        wide = checked_queries(query[None, :], self._matrix.shape[1], 0)[0].astype(np.float64)
        parts = range(0, len(self), ROWS_AT_ONCE)
        scores = [dot(self._matrix[start : start + ROWS_AT_ONCE], wide) for start in parts]
        return np.concatenate(scores) if scores else np.empty(0, np.float32)

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Scores]:
        """See `VectorIndex`."""
        queries = checked_queries(queries, self._matrix.shape[1], k)
        found = [rank(np.arange(len(self)), self.all_scores(query), k) for query in queries]
        width = min(k, len(self))
        ids = np.array([row for row, _ in found], np.int64).reshape(len(queries), width)
        return ids, np.array([row for _, row in found], np.float32).reshape(len(queries), width)


def dot(rows: Vectors, query: np.typing.NDArray[np.float64]) -> Scores:
    """Inner products in double precision, rounded to single."""
    scores: Scores = (rows.astype(np.float64) @ query).astype(np.float32)
    return scores
