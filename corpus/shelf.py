"""The library's file: acts, their sources and their originals in one SQLite database.

Owns: the tables, transactions, and what the disk or a damaged file is told as. Must not know: how an act is read, or
which id it gets. Whatever is written of an act is written in one transaction: a crash or a full disk at any moment
leaves the former act or the new one, never a mixture.
"""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from corpus.errors import LibraryDamaged, LibraryNotWritable
from corpus.identity import same_number
from corpus.model import ActCard, PartLabel, Status
from corpus.summary import Summary

WAIT_SECONDS = 60.0  # how long to wait for another process's transaction
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS acts (
    id TEXT PRIMARY KEY, language TEXT NOT NULL, kind TEXT NOT NULL, number TEXT, date TEXT, path TEXT NOT NULL,
    original_sha256 TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS acts_by_date ON acts (date, number);
CREATE INDEX IF NOT EXISTS acts_by_original ON acts (original_sha256);
CREATE INDEX IF NOT EXISTS acts_by_path ON acts (path);
CREATE TABLE IF NOT EXISTS contents (
    act TEXT PRIMARY KEY, text BLOB NOT NULL, source BLOB NOT NULL, tree BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS originals (act TEXT PRIMARY KEY, data BLOB NOT NULL);
PRAGMA user_version = 1;
COMMIT;
"""
_FORMAT = 1
_ACTS = "instr(id, '@') = 0"  # editions lie beside the acts, under ids of their own (``corpus/editions/names.py``)
_IDS = f"SELECT id FROM acts WHERE {_ACTS} ORDER BY id"  # noqa: S608 - our own words
_EDITIONS = f"SELECT id FROM acts WHERE NOT {_ACTS} ORDER BY id"  # noqa: S608 - our own words
_EDITIONS_OF = "SELECT id, version FROM acts WHERE id >= ? AND id < ? ORDER BY id"
_VERSIONS = f"SELECT id, version FROM acts WHERE {_ACTS} ORDER BY id"  # noqa: S608 - our own words
# What SQLite answers when the disk is at fault, not the file.
_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


@dataclass(frozen=True, slots=True)
class Given:
    """What is told of an act that its text does not tell, or tells wrong; empty where nothing is.

    Attributes:
        id: the id it is to have.
        language: of its text.
        title: in its own language.
        titles: (language, title) in any language.
        status: whether it is in force.
        pair: id of the same act in the other state language.
        provenance: where the text comes from.
        labels: what its parts are called.
        edition_of: id of the act that this is an earlier or later text of.
        as_of: a day on which that text held.
    """

    id: str = ""
    language: str = ""
    title: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    status: Status | None = None
    pair: str = ""
    provenance: str = ""
    labels: tuple[PartLabel, ...] = ()
    edition_of: str = ""
    as_of: datetime.date | None = None

    def over(self, former: Given) -> Given:
        """This, completed by what was told before."""
        told = {name: getattr(self, name) or getattr(former, name) for name in self.__dataclass_fields__}
        return replace(self, **told)


@dataclass(frozen=True, slots=True)
class Record:
    """What the library knows of an act without opening it.

    Attributes:
        given: what the user told of it.
        file: name of the file it was read from; ``path`` where that lay.
        original_sha256: digest of that file; the text's own is ``card.sha256``.
        reading: stamp of the code that made a source of the file, ``parsing`` of that which made an act of it.
        remarks: what the reader of the file had to say.
        shipped: whether the act came with the program.

    Another version of the program may know other fields: only those of ``_Kept`` must stay readable for good.
    """

    card: ActCard
    summary: Summary
    given: Given
    file: str
    path: str
    original_sha256: str
    reading: str
    parsing: str
    remarks: tuple[str, ...] = ()
    shipped: bool = False

    @property
    def id(self) -> str:
        """The act's id."""
        return self.card.id


@dataclass(frozen=True, slots=True)
class _Kept:
    """What every version of the program can read of a record: what cannot be read from the original file again."""

    card: _Named
    given: Given
    file: str
    path: str
    original_sha256: str
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    language: str
    pair: str | None = None


_UNREAD = Summary(0, 0, 0, 0, 0, 0, (), (), (), 0, 0, (), empty=True)


def decoded(told: str) -> Record:
    """A record as it was written; one in another version's form without what that version read, to be read anew.

    Raises:
        ValueError: it is damaged.
    """
    try:
        return msgspec.json.decode(told, type=Record)
    except msgspec.ValidationError:
        kept = msgspec.json.decode(told, type=_Kept)
        card = ActCard(kept.card.id, kept.card.language, "", "", pair=kept.card.pair)
        return Record(card, _UNREAD, kept.given, kept.file, kept.path, kept.original_sha256, "", "", (), kept.shipped)


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of an act: its text, all that the file told of it, its tree."""

    text: bytes
    source: bytes
    tree: bytes


class Shelf:
    """The database of acts at a path; nothing is created before something is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def records(self) -> tuple[Record, ...]:
        """What is known of every act, by id."""
        return self._select(f"WHERE {_ACTS} ORDER BY id")

    def edition_ids(self, act_id: str = "") -> tuple[str, ...]:
        """The ids of the editions of an act, or of all acts, by their days."""
        if act_id:
            return tuple(self.edition_versions(act_id))
        with self._reading() as db:
            return tuple(row[0] for row in db.execute(_EDITIONS)) if db else ()

    def edition_versions(self, act_id: str) -> dict[str, str]:
        """The version of every edition of an act, by its id, in the order of their days."""
        with self._reading() as db:
            return dict(db.execute(_EDITIONS_OF, _editions_of(act_id))) if db else {}

    def record(self, act_id: str) -> Record | None:
        """What is known of one act."""
        return next(iter(self._select("WHERE id = ?", act_id)), None)

    def of_original(self, digest: str) -> tuple[Record, ...]:
        """The acts that were read from a file with this digest."""
        return self._select(f"WHERE original_sha256 = ? AND {_ACTS} ORDER BY id", digest)

    def of_path(self, path: str) -> tuple[Record, ...]:
        """The acts that were read from a file at this path."""
        return self._select(f"WHERE path = ? AND {_ACTS} ORDER BY id", path)

    def of_number(self, number: str, day: datetime.date) -> tuple[Record, ...]:
        """The acts with this number, however it is typed, and date."""
        with self._reading() as db:
            return _of_number(db, number, day) if db else ()

    def ids(self) -> tuple[str, ...]:
        """The ids of all acts, in order."""
        with self._reading() as db:
            return tuple(row[0] for row in db.execute(_IDS)) if db else ()

    def version(self, act_id: str) -> str:
        """The version of one act; empty where there is none."""
        with self._reading() as db:
            row = db.execute("SELECT version FROM acts WHERE id = ?", (act_id,)).fetchone() if db else None
            return str(row[0]) if row else ""

    def holds_others(self, than: tuple[str, ...]) -> bool:
        """Whether there is any act beside these."""
        query = f"SELECT 1 FROM acts WHERE {_ACTS} AND id NOT IN ({','.join('?' * len(than))}) LIMIT 1"  # noqa: S608 - marks only
        with self._reading() as db:
            return db is not None and db.execute(query, than).fetchone() is not None

    def versions(self) -> dict[str, str]:
        """The version of every act, which changes whenever it is written anew; by id, in order."""
        with self._reading() as db:
            return dict(db.execute(_VERSIONS)) if db else {}

    def contents(self, act_id: str, known: str = "") -> tuple[str, tuple[Record, Contents] | None] | None:
        """An act's version, its record and its bytes, as they were at one moment; ``None`` where there is no such act.

        The version changes whenever an act is written anew; where it is the one ``known``, nothing else is read.
        """
        query = "SELECT record, text, source, tree FROM acts JOIN contents ON act = id WHERE id = ?"
        with self._reading() as db:
            found = db.execute("SELECT version FROM acts WHERE id = ?", (act_id,)).fetchone() if db else None
            if db is None or found is None:
                return None
            if found[0] == known:
                return known, None
            row = db.execute(query, (act_id,)).fetchone()
            return found[0], (self._decoded(row[0]), Contents(*row[1:]))

    def original(self, act_id: str) -> bytes | None:
        """The original file's bytes, packed."""
        with self._reading() as db:
            row = db.execute("SELECT data FROM originals WHERE act = ?", (act_id,)).fetchone() if db else None
            return bytes(row[0]) if row else None

    def _select(self, condition: str, *values: str) -> tuple[Record, ...]:
        with self._reading() as db:
            rows = db.execute(f"SELECT record FROM acts {condition}", values) if db else ()  # noqa: S608 - our own words
            return tuple(self._decoded(row[0]) for row in rows)

    def _decoded(self, record: str) -> Record:
        try:
            return decoded(record)
        except ValueError as error:
            raise LibraryDamaged(str(self.path), f"a record cannot be read ({error})") from error

    # -- writing -------------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One write transaction: all of the block is kept, or nothing."""
        with self._explained():
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryNotWritable(str(self.path), error.strerror or str(error)) from error
            with closing(self._connect()) as db:
                db.execute("PRAGMA synchronous = FULL")
                db.executescript(_SCHEMA)
                db.execute("BEGIN IMMEDIATE")
                with db:
                    yield Writing(db)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection inside one read transaction; ``None`` where there is no library yet."""
        if not self.path.is_file():
            yield None
            return
        with self._explained(), closing(self._connect()) as db:
            db.execute("BEGIN")
            found = db.execute("PRAGMA user_version").fetchone()[0]
            if found > _FORMAT:
                raise LibraryDamaged(str(self.path), f"a newer version of this program wrote it (format {found})")
            yield db if found else None  # a process died before its first transaction

    def _connect(self) -> sqlite3.Connection:
        """A reader may have to roll back what a killed writer left, so it opens for writing too, where it can."""
        return sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _DISK or code == sqlite3.SQLITE_BUSY:
                raise LibraryNotWritable(str(self.path), str(error)) from error
            raise LibraryDamaged(str(self.path), str(error)) from error


def _of_number(db: sqlite3.Connection, number: str, day: datetime.date) -> tuple[Record, ...]:
    """The acts of a day whose number is this one; how it is typed is no matter of the database."""
    rows = db.execute(f"SELECT number, record FROM acts WHERE date = ? AND {_ACTS} ORDER BY id", (day.isoformat(),))  # noqa: S608
    return tuple(decoded(told) for held, told in rows if same_number(held, number))


def _editions_of(act_id: str) -> tuple[str, str]:
    """Between which names the ids of an act's editions lie: "A" follows "@"."""
    return f"{act_id}@", f"{act_id}A"


class Writing:
    """An open write transaction of the shelf."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def has(self, act_id: str) -> bool:
        """Whether an act has this id."""
        return self._db.execute("SELECT 1 FROM acts WHERE id = ?", (act_id,)).fetchone() is not None

    def record(self, act_id: str) -> Record | None:
        """See ``Shelf.record``."""
        row = self._db.execute("SELECT record FROM acts WHERE id = ?", (act_id,)).fetchone()
        return decoded(row[0]) if row else None

    def of_number(self, number: str, day: datetime.date) -> tuple[Record, ...]:
        """See ``Shelf.of_number``."""
        return _of_number(self._db, number, day)

    def of_path(self, path: str) -> tuple[Record, ...]:
        """See ``Shelf.of_path``."""
        return self._select("path = ?", path)

    def _select(self, condition: str, *values: str) -> tuple[Record, ...]:
        rows = self._db.execute(f"SELECT record FROM acts WHERE {condition} AND {_ACTS} ORDER BY id", values)  # noqa: S608
        return tuple(decoded(row[0]) for row in rows)

    def put(self, record: Record, contents: Contents, original: bytes | None = None) -> None:
        """Write an act, in place of the former one of this id; without ``original`` the former one's stays."""
        act = record.id
        self._put_record(record, contents.tree)
        self._db.execute(
            "INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)", (act, contents.text, contents.source, contents.tree)
        )
        if original is not None:
            self._db.execute("INSERT OR REPLACE INTO originals VALUES (?, ?)", (act, original))

    def put_card(self, record: Record) -> None:
        """Write what is known of an act anew, its text and tree untouched."""
        self._put_record(record, b"")

    def _put_record(self, record: Record, tree: bytes) -> None:
        card = record.card
        told = msgspec.json.encode(record).decode("utf-8")
        version = hashlib.sha256(told.encode("utf-8") + tree).hexdigest()[:16]
        day = card.date.isoformat() if card.date else None
        self._db.execute(
            "INSERT OR REPLACE INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (card.id, card.language, card.kind, card.number, day, record.path, record.original_sha256, version, told),
        )

    def remove(self, act_id: str) -> None:
        """Take an act or an edition off the shelf, with all that is kept of it; of an act its editions too."""
        for table, column in (("acts", "id"), ("contents", "act"), ("originals", "act")):
            condition = f"{column} = ? OR ({column} >= ? AND {column} < ?)"
            self._db.execute(f"DELETE FROM {table} WHERE {condition}", (act_id, *_editions_of(act_id)))  # noqa: S608
