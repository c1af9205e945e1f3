"""Vectors of questions and passages, kept on disk by encoder: fitting again what was fitted before encodes nothing.

Owns: the file of them, in the user's cache. Must not know: what the texts are for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from corpus.paths import cache
from embeddings.encoder import Encoder
from embeddings.vector_index import Vectors

_BATCH = 512


class Remembered:
    """Encodes texts, each once for all times."""

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._file = (folder or cache() / "training") / f"questions-{encoder.revision[:16]}.sqlite"
        self._file.parent.mkdir(parents=True, exist_ok=True)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each question, in order."""
        return self._encoded("vectors", texts, self._encoder.encode_queries)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each passage, in order."""
        return self._encoded("passages", texts, self._encoder.encode_passages)

    def _encoded(self, table: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        with closing(sqlite3.connect(self._file)) as store, store:
            store.execute(f"CREATE TABLE IF NOT EXISTS {table} (text TEXT PRIMARY KEY, vector BLOB NOT NULL)")
            known = dict(_read(store, table, texts))
            missing = sorted((text for text in dict.fromkeys(texts) if text not in known), key=len)
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                made = dict(zip(batch, encode(batch), strict=True))
                rows = ((text, vector.tobytes()) for text, vector in made.items())
                store.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)  # noqa: S608  (a name of this module)
                store.commit()
                known.update(made)
        return np.stack([known[text] for text in texts])


def _read(store: sqlite3.Connection, table: str, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
    for text in dict.fromkeys(texts):
        row = store.execute(f"SELECT vector FROM {table} WHERE text = ?", (text,)).fetchone()  # noqa: S608
        if row is not None:
            yield text, np.frombuffer(row[0], np.float32)
