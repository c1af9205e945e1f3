"""Vectors of questions, kept on disk by encoder: fitting again what was fitted before encodes nothing.

Owns: the file of them, in the user's cache. Must not know: what the questions are for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from corpus.paths import cache
from embeddings.encoder import Encoder
from embeddings.vector_index import Vectors

_BATCH = 512


class Remembered:
    """Encodes questions, each once for all times."""

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._file = (folder or cache() / "training") / f"questions-{encoder.revision[:16]}.sqlite"
        self._file.parent.mkdir(parents=True, exist_ok=True)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, in order."""
        with closing(sqlite3.connect(self._file)) as store, store:
            store.execute("CREATE TABLE IF NOT EXISTS vectors (text TEXT PRIMARY KEY, vector BLOB NOT NULL)")
            known = dict(_read(store, texts))
            missing = [text for text in dict.fromkeys(texts) if text not in known]
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                vectors = self._encoder.encode_queries(batch)
                made = dict(zip(batch, vectors, strict=True))
                store.executemany("INSERT INTO vectors VALUES (?, ?)", ((t, v.tobytes()) for t, v in made.items()))
                store.commit()
                known.update(made)
        return np.stack([known[text] for text in texts])


def _read(store: sqlite3.Connection, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
    for text in dict.fromkeys(texts):
        row = store.execute("SELECT vector FROM vectors WHERE text = ?", (text,)).fetchone()
        if row is not None:
            yield text, np.frombuffer(row[0], np.float32)
