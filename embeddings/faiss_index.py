"""Vector search by FAISS: the only door to that library.

Owns the search structure and its file, which is a cache: whoever finds it absent, damaged or made from other vectors
builds it again. Must not know passages, nor where the vectors are kept for good.
"""

from pathlib import Path
from typing import Any

import faiss
import numpy as np

from embeddings.exact import dot
from embeddings.files import read_stamped, write_stamped
from embeddings.vector_index import Ids, Scores, Vectors, checked_queries, rank

MAGIC = "ereje-faiss-1"
# FAISS sums in another order than the oracle does; its scores of unit vectors differ by less than this.
SLACK = 1e-5
EXTRA = 16

# One thread: a flat search of the corpora this index serves costs less than waking a team of threads would, and the
# OpenMP runtimes of torch and FAISS do not compete for the cores.
faiss.omp_set_num_threads(1)


class _Memory:
    """FAISS's own memory of the vectors as an array's base, not a copy: it lives as long as any view into it."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self.__array_interface__ = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d).__array_interface__


class FaissIndex:
    """Flat inner-product search; candidates come from FAISS, their scores and order from the common rule."""

    def __init__(self, index: Any) -> None:
        """Wraps a `faiss.IndexFlatIP`; see `build` and `read`."""
        self._index = index
        count = int(index.ntotal)
        values = np.asarray(_Memory(index)) if count else np.empty(0, np.float32)
        self._rows: Vectors = values.reshape(count, int(index.d))

    @classmethod
    def build(cls, matrix: Vectors) -> "FaissIndex":
        """An index of the rows of a matrix."""
        index = faiss.IndexFlatIP(int(matrix.shape[1]))
        index.add(np.ascontiguousarray(matrix, np.float32))
        return cls(index)

    @property
    def matrix(self) -> Vectors:
        """The vectors, one a row: FAISS's own memory, not a copy."""
        return self._rows

    def __len__(self) -> int:
        """Number of rows."""
        return len(self._rows)

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Scores]:
        """See `VectorIndex`."""
        queries = checked_queries(queries, self._rows.shape[1], k)
        width = min(k, len(self))
        ids = np.empty((len(queries), width), np.int64)
        scores = np.empty((len(queries), width), np.float32)
        for at in range(len(queries) if width else 0):
            ids[at], scores[at] = self._search_one(queries[at], width)
        return ids, scores

    def _search_one(self, query: Vectors, k: int) -> tuple[Ids, Scores]:
        """Asks FAISS for more until nothing it left out could belong among the best `k`."""
        wide = query.astype(np.float64)
        slack = SLACK * max(1.0, float(np.linalg.norm(wide)))
        asked = min(k + EXTRA, len(self))
        while True:
            rough, candidates = self._index.search(query[None, :], asked)
            rows = candidates[0].astype(np.int64)
            ids, scores = rank(rows, dot(self._rows[rows], wide), k)
            if asked == len(self) or rough[0, -1] < scores[-1] - slack:
                return ids, scores
            asked = min(asked * 4, len(self))

    def write(self, path: Path, made_from: str) -> None:
        """Writes the file atomically, with a checksum and a name for the vectors it was made from."""
        write_stamped(path, faiss.serialize_index(self._index).tobytes(), MAGIC, made_from)

    @classmethod
    def read(cls, path: Path, made_from: str) -> "FaissIndex":
        """Reads the file back.

        Raises:
            StoreDamaged: It is absent, damaged, or made from other vectors.
        """
        payload = read_stamped(path, MAGIC, made_from)
        return cls(faiss.deserialize_index(np.frombuffer(payload, np.uint8)))
