"""The truth about an index: passages, vectors and manifest in one SQLite file.

Owns the file and its transactions. Must not know encoders or search. A batch of vectors is kept as soon as it is made
(`add_vectors`), but only `publish` changes what readers see, in one transaction: a crash or a full disk at any moment
leaves the former index or the new one. Vectors of another encoder may lie beside until then.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.errors import IndexMissing, StoreDamaged
from embeddings.files import present
from embeddings.manifest import Identity, Manifest
from embeddings.passages import Key, Passage, digest
from embeddings.transactions import SqliteFile
from embeddings.vector_index import Vectors

SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS manifest (id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    row INTEGER PRIMARY KEY, act TEXT NOT NULL, clause TEXT NOT NULL, view TEXT NOT NULL, sha TEXT NOT NULL,
    text TEXT NOT NULL, UNIQUE (act, clause, view, sha));
CREATE TABLE IF NOT EXISTS vectors (
    maker TEXT NOT NULL, act TEXT NOT NULL, clause TEXT NOT NULL, view TEXT NOT NULL, sha TEXT NOT NULL,
    vector BLOB NOT NULL, PRIMARY KEY (maker, act, clause, view, sha)) WITHOUT ROWID;
COMMIT;
"""
DROP_UNUSED = """
DELETE FROM vectors AS v WHERE maker <> ? OR NOT EXISTS (SELECT 1 FROM passages AS p
    WHERE p.act = v.act AND p.clause = v.clause AND p.view = v.view AND p.sha = v.sha)
"""
VECTORS_IN_ORDER = """
SELECT v.vector FROM passages AS p JOIN vectors AS v
    ON v.maker = ? AND v.act = p.act AND v.clause = p.clause AND v.view = p.view AND v.sha = p.sha ORDER BY p.row
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished index as it was at one moment.

    Attributes:
        manifest: What it was built from.
        passages: The passages in row order.
        matrix: Their vectors, one a row.
    """

    manifest: Manifest
    passages: tuple[Passage, ...]
    matrix: Vectors


class Store(SqliteFile):
    """The SQLite file of an index."""

    schema = SCHEMA

    def manifest(self) -> Manifest | None:
        """The manifest of the finished index, or None when there is none yet.

        Raises:
            CannotRead: The disk refused.
            StoreDamaged: The file does not hold what was written.
        """
        if not present(self.path):
            return None
        with self._reading() as db:
            return self._manifest(db)

    def snapshot(self) -> Snapshot:
        """The finished index, checked: texts against their hashes, the whole against the manifest.

        Raises:
            IndexMissing: No build has finished yet.
            CannotRead: The disk refused.
            StoreDamaged: The file does not hold what was written.
        """
        if not present(self.path):
            raise IndexMissing(self.path.parent)
        with self._reading() as db:
            manifest = self._manifest(db)
            if manifest is None:
                raise IndexMissing(self.path.parent)
            return self._checked(db, manifest)

    def passages(self) -> tuple[Manifest, tuple[Passage, ...]]:
        """The finished index without its vectors, checked like a `snapshot`, which see."""
        if not present(self.path):
            raise IndexMissing(self.path.parent)
        with self._reading() as db:
            manifest = self._manifest(db)
            if manifest is None:
                raise IndexMissing(self.path.parent)
            return manifest, self._passages(db, manifest)

    def published_keys(self) -> set[Key]:
        """The passages of the finished index."""
        with self._reading() as db:
            return {Key(*row) for row in db.execute("SELECT act, clause, view, sha FROM passages")}

    def vector_keys(self, maker: Identity) -> set[Key]:
        """The passages that have a vector of this maker, published or not."""
        with self._writing() as db:
            rows = db.execute("SELECT act, clause, view, sha FROM vectors WHERE maker = ?", (fingerprint(maker),))
            return {Key(*row) for row in rows}

    def add_vectors(self, maker: Identity, keys: Sequence[Key], vectors: Vectors) -> None:
        """Keeps vectors for a later `publish`."""
        name = fingerprint(maker)
        rows = ((name, *key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True))
        with self._writing() as db:
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?, ?, ?)", rows)

    def copy_vectors(self, maker: Identity, pairs: Iterable[tuple[Key, Key]]) -> None:
        """Gives the second passage of each pair the vector of the first: their texts are equal."""
        name = fingerprint(maker)
        with self._writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO vectors SELECT ?, ?, ?, ?, ?, vector FROM vectors "
                "WHERE maker = ? AND act = ? AND clause = ? AND view = ? AND sha = ?",
                ((name, *new, name, *old) for old, new in pairs),
            )

    def publish(self, maker: Identity, passages: Sequence[Passage]) -> Manifest:
        """Makes these passages the index, in this order, and drops every vector they do not use."""
        keys = [passage.key for passage in passages]
        with self._writing() as db:
            db.execute("DELETE FROM passages")
            rows = ((at, *keys[at], passage.text) for at, passage in enumerate(passages))
            db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.execute(DROP_UNUSED, (fingerprint(maker),))
            blobs = b"".join(self._blobs(db, maker))
            if len(blobs) != 4 * maker.dimension * len(keys):
                raise StoreDamaged(self.path, "some passages have no vector, or one of another length")
            manifest = Manifest(maker, len(keys), digest(keys), hashlib.sha256(blobs).hexdigest())
            record = json.dumps(manifest.to_dict(), ensure_ascii=False, sort_keys=True)
            db.execute("INSERT OR REPLACE INTO manifest VALUES (1, ?)", (record,))
        return manifest

    def check(self) -> list[str]:
        """SQLite's own full check of the file: what it found wrong, nothing if all is well."""
        try:
            with self._reading() as db:
                found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
        except StoreDamaged as error:
            return [error.reason]
        return [] if found == ["ok"] else found

    def _manifest(self, db: sqlite3.Connection) -> Manifest | None:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'manifest'").fetchone():
            return None  # a process died between creating the file and its first transaction
        row = db.execute("SELECT record FROM manifest").fetchone()
        try:
            return Manifest.from_dict(json.loads(row[0])) if row else None
        except (ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(self.path, f"its manifest cannot be read ({error})") from error

    def _checked(self, db: sqlite3.Connection, manifest: Manifest) -> Snapshot:
        passages = self._passages(db, manifest)
        blobs = b"".join(self._blobs(db, manifest.identity))
        if hashlib.sha256(blobs).hexdigest() != manifest.vectors:
            raise StoreDamaged(self.path, "its vectors are not those of its manifest")
        matrix = np.frombuffer(blobs, np.float32).reshape(len(passages), manifest.identity.dimension)
        return Snapshot(manifest, passages, matrix)

    def _passages(self, db: sqlite3.Connection, manifest: Manifest) -> tuple[Passage, ...]:
        rows = db.execute("SELECT act, clause, view, text FROM passages ORDER BY row").fetchall()
        passages = tuple(Passage(*row) for row in rows)
        if digest(passage.key for passage in passages) != manifest.passages:
            raise StoreDamaged(self.path, "its passages are not those of its manifest")
        return passages

    @staticmethod
    def _blobs(db: sqlite3.Connection, maker: Identity) -> Iterator[bytes]:
        return (row[0] for row in db.execute(VECTORS_IN_ORDER, (fingerprint(maker),)))


def fingerprint(maker: Identity) -> str:
    """A short name for an identity, to tell one maker's vectors from another's."""
    text = json.dumps([maker.format, maker.encoder, maker.revision, maker.dimension, maker.query_prompt,
                       maker.passage_prompt], ensure_ascii=True)  # fmt: skip
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
