"""Vector search by FAISS: the only door to that library.

Owns the search structure and its file, which is a cache: whoever finds it absent, damaged or made from other vectors
builds it again. Must not know passages, nor where the vectors are kept for good.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from embeddings.errors import StoreDamaged
from embeddings.exact import dot
from embeddings.files import read_stamped, write_atomic, write_stamped
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


EXACT_UP_TO = 100_000  # rows; beyond, cells are searched instead of all
_CELLS = 4  # times the square root of the rows
_PROBED = 48  # cells searched; `ereje index` tells the recall that this gives
_TRAINED_ON = 64  # rows a cell
_GROWN = 2.0  # times the rows that the cells were made for, beyond which they are made anew


class WideIndex:
    """A `PlacedIndex` in memory and a file; exact for some rows, by cells (IVF) for very many."""

    def __init__(self, path: Path, exact_up_to: int = EXACT_UP_TO) -> None:
        """Reads the file, where there is one to be trusted."""
        self._path, self._exact_up_to = path, exact_up_to
        self._index: Any = None
        self._places, self._state = np.empty(0, np.int64), ""
        with suppress(StoreDamaged):
            self._read()

    @property
    def state(self) -> str:
        """See `PlacedIndex`."""
        return self._state

    @property
    def exact(self) -> bool:
        """See `PlacedIndex`."""
        return not hasattr(self._index, "nlist")

    def __len__(self) -> int:
        """See `PlacedIndex`."""
        return len(self._places)

    def held(self) -> Ids:
        """See `PlacedIndex`."""
        return np.sort(self._places)

    def rebuild(self, batches: Iterable[tuple[Ids, Vectors]], dimension: int) -> None:
        """See `PlacedIndex`."""
        rows = list(batches)
        count = sum(len(places) for places, _ in rows)
        few = count <= self._exact_up_to
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)) if few else _cells(rows, dimension)
        self._places = np.empty(0, np.int64)
        for places, vectors in rows:
            self.add(places, vectors)

    def outgrown(self) -> bool:
        """See `PlacedIndex`."""
        if self.exact:
            return len(self) > self._exact_up_to
        made_for = (self._index.nlist / _CELLS) ** 2
        return not made_for / _GROWN**2 < len(self) < made_for * _GROWN**2

    def add(self, places: Ids, vectors: Vectors) -> None:
        """See `PlacedIndex`."""
        if self._index is None:
            self.rebuild([(places, vectors)], vectors.shape[1])
            return
        self.drop(np.intersect1d(places, self._places))
        self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), np.ascontiguousarray(places, np.int64))
        self._places = np.concatenate([self._places, places])

    def drop(self, places: Ids) -> None:
        """See `PlacedIndex`."""
        if len(places) and self._index is not None:
            self._index.remove_ids(np.ascontiguousarray(places, np.int64))
            self._places = np.setdiff1d(self._places, places, assume_unique=True)

    def search(self, queries: Vectors, k: int, among: Ids | None = None) -> tuple[Ids, Scores]:
        """See `PlacedIndex`."""
        width = min(k, len(self))
        if not width:
            return np.empty((len(queries), 0), np.int64), np.empty((len(queries), 0), np.float32)
        selector = {"sel": faiss.IDSelectorBatch(np.ascontiguousarray(among, np.int64))} if among is not None else {}
        if self.exact:
            chosen = faiss.SearchParameters(**selector)
        else:
            narrow = among is not None and len(among) < len(self) / 8  # few rows in each cell: all cells, then
            probed = {"nprobe": self._index.nlist if narrow else _PROBED}
            chosen = faiss.SearchParametersIVF(**probed, **selector)
        scores, ids = self._index.search(np.ascontiguousarray(queries, np.float32), width, params=chosen)
        return ids, scores

    def save(self, state: str) -> None:
        """See `PlacedIndex`; written atomically, with a checksum.

        Raises:
            CannotWrite: the disk refused.
        """
        self._state = state
        if self._index is None:
            return
        payload = self._places.tobytes() + faiss.serialize_index(self._index).tobytes()
        digest = hashlib.sha256(payload).hexdigest()
        record = {"format": MAGIC, "made_from": state, "rows": len(self), "sha256": digest}
        write_atomic(self._path, json.dumps(record, sort_keys=True).encode("ascii") + b"\n" + payload)

    def _read(self) -> None:
        try:
            head, _, payload = self._path.read_bytes().partition(b"\n")
            record = json.loads(head)
            if record["format"] != MAGIC or hashlib.sha256(payload).hexdigest() != record["sha256"]:
                raise ValueError("its checksum differs")
            rows = int(record["rows"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(self._path, f"it cannot be read ({error})") from error
        self._places = np.frombuffer(payload[: 8 * rows], np.int64)
        self._index = faiss.deserialize_index(np.frombuffer(payload[8 * rows :], np.uint8))
        self._state = str(record["made_from"])


def _cells(held: Sequence[tuple[Ids, Vectors]], dimension: int) -> Any:
    """An empty index by cells, trained on some of the rows; halves of numbers are kept, which loses nothing here."""
    count = sum(len(places) for places, _ in held)
    cells = int(_CELLS * count**0.5)
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension), dimension, cells, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    step = max(1, count // (_TRAINED_ON * cells))
    sample = np.concatenate([vectors[::step] for _, vectors in held])
    index.cp.niter = 10
    index.cp.seed = 1
    index.train(sample)
    return index
