"""One SQLite file and its transactions: what a store of texts and vectors stands on.

Owns opening, reading in one transaction, writing all or nothing, and what a failure is called. Must not know tables.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

from embeddings.errors import CannotRead, CannotWrite, StoreDamaged
from embeddings.files import refusing_disk

WAIT_SECONDS = 60.0  # how long to wait for another process's transaction
# What SQLite answers when the disk is at fault, not the file.
_DISK_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


class SqliteFile:
    """A file that holds no connection open, so any thread may use it.

    Attributes:
        schema: The statements that make its tables.
        synchronous: How surely a transaction outlives a loss of power: SQLite's pragma.
    """

    schema: ClassVar[str]
    synchronous: ClassVar[str] = "FULL"

    def __init__(self, path: Path) -> None:
        """Names the file; nothing is read or written yet."""
        self.path = path

    def discard(self) -> None:
        """Deletes the file and its journal, so that it can be made anew.

        The journal goes first: left alone, it would be played back into the next file of this name.
        """
        with refusing_disk(self.path):
            for suffix in ("-journal", "-wal", "-shm", ""):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one read transaction, so that everything read belongs together."""
        with self._errors_explained(CannotRead), closing(self._connect()) as db:
            db.execute("BEGIN")
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one write transaction: all of the block is kept, or nothing."""
        with self._errors_explained(CannotWrite):
            with refusing_disk(self.path):
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as db:
                db.executescript(self.schema)
                db.execute("BEGIN IMMEDIATE")
                with db:
                    yield db

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)
        db.execute(f"PRAGMA synchronous = {self.synchronous}")
        return db

    @contextmanager
    def _errors_explained(self, refusal: type[CannotRead] | type[CannotWrite]) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_BUSY:
                raise CannotWrite(
                    self.path, str(error), "end the other `ereje` that is writing, then run again"
                ) from error
            if code in _DISK_CODES:
                raise refusal(self.path, str(error)) from error
            raise StoreDamaged(self.path, str(error)) from error
