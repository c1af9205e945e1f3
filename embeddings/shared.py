"""The passages of all acts of a library in one SQLite file: what is searched where a question names no act.

Owns the file and its transactions. Must not know encoders, how candidates are ranked, or what a question is. A text
that hundreds of acts share is kept once, with one vector. A batch of vectors is kept as soon as it is made; only
`publish` changes what is found of an act, in one transaction: a kill or a full disk at any moment leaves the former act
or the new one. Everything here can be made again from the library.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeAlias
from uuid import uuid4

import msgspec
import numpy as np
import numpy.typing as npt

from corpus.model import ActCard
from corpus.selection import Selection
from embeddings.errors import IndexMismatch, StoreDamaged
from embeddings.files import present
from embeddings.manifest import Identity
from embeddings.passages import Passage
from embeddings.shared_rows import (
    CARD_PLACE,
    SCHEMA,
    Entry,
    Owner,
    Told,
    about,
    drop_unused,
    narrowed,
    next_edition,
    plain_number,
    put_act,
    put_passage,
    taken_out,
    terms_of,
    terms_of_name,
)
from embeddings.store import fingerprint
from embeddings.transactions import SqliteFile
from embeddings.vector_index import Vectors

FORMAT = 3
Days: TypeAlias = tuple[date, date] | None  # the first and the last
_NAME = 16  # letters of a library's own name
_AT_ONCE = 500  # values in one query
_WITHOUT_VECTOR = """
SELECT 1 FROM passages p JOIN texts t ON t.id = p.text LEFT JOIN vectors v ON v.sha = t.sha
WHERE p.act = ? AND v.sha IS NULL
"""


def _between(column: str, days: Days) -> list[tuple[str, list[str | None]]]:
    """The condition that a column lies between two days, with its values; none where none are given."""
    return [(f"{column} BETWEEN ? AND ?", [days[0].isoformat(), days[1].isoformat()])] if days else []


class SharedStore(SqliteFile):
    """The file of all acts."""

    schema = SCHEMA
    synchronous = "NORMAL"  # it can be made again

    # -- what is there -------------------------------------------------------------------------------------------------

    def edition(self) -> int:
        """A number that grows with every act published or removed; 0 where there is nothing yet."""
        with self._held() as db:
            return int(about(db, "edition") or 0) if db else 0

    def stamps(self) -> dict[str, str]:
        """The stamp of every act, by its id."""
        with self._held() as db:
            return dict(db.execute("SELECT act, stamp FROM acts")) if db else {}

    def count(self) -> int:
        """How many acts there are."""
        with self._held() as db:
            return int(db.execute("SELECT count(*) FROM acts").fetchone()[0]) if db else 0

    def cards(self, places: Iterable[int]) -> dict[int, ActCard]:
        """The cards of acts, by their places in this file."""
        rows = self._of(places, "SELECT id, card FROM acts WHERE id IN")
        return {int(place): msgspec.json.decode(card, type=ActCard) for place, card in rows}

    def names(self, places: Iterable[int]) -> dict[int, frozenset[str]]:
        """The terms of the acts' names, by their places."""
        rows = self._of(places, "SELECT id, name FROM acts WHERE id IN")
        return {int(place): frozenset(terms_of_name(name)) for place, name in rows}

    def selected(self, selection: Selection) -> dict[int, ActCard]:
        """The places and cards of the acts that a selection admits, by their ids."""
        where, values = narrowed(selection)
        with self._held() as db:
            query = f"SELECT id, card FROM acts WHERE {where} ORDER BY act"  # noqa: S608 - our own words
            rows = db.execute(query, values).fetchall() if db else []
        cards = ((int(place), msgspec.json.decode(card, type=ActCard)) for place, card in rows)
        return {place: card for place, card in cards if selection.admits(card)}

    def numbered(self, number: str | None, day: str) -> list[ActCard]:
        """The acts with a number, or with none but signed on a day; ``day`` may be a year alone."""
        told, values = [], []
        if number is not None:
            told, values = ["number = ?"], [plain_number(number)]
        if day:
            told, values = [*told, "date LIKE ?"], [*values, f"{day}%"]
        with self._held() as db:
            query = f"SELECT card FROM acts WHERE {' AND '.join(told) or '0'} ORDER BY act"  # noqa: S608
            rows = db.execute(query, values).fetchall() if db else []
        return [msgspec.json.decode(row[0], type=ActCard) for row in rows]

    def events(
        self, number: str | None = None, day: str = "", *, signed: Days = None, effective: Days = None
    ) -> list[Told]:
        """The events of all acts that meet every condition given; none where none is given.

        Args:
            number: of the act that made them.
            day: on which that act was signed; may be a year alone.
            signed: first and last of the days on which it was.
            effective: first and last of the days that the notes name for the change to take effect.
        """
        asked = [*_between("c.date", signed), *_between("c.effective", effective)]
        if number is not None:
            asked.append(("c.plain = ?", [plain_number(number)]))
        if day:
            asked.append(("c.date LIKE ?", [f"{day}%"]))
        where = " AND ".join(told for told, _ in asked) or "0"
        with self._held() as db:
            query = (
                "SELECT a.act, c.date, c.number, c.instrument, c.kind, c.target, c.effective FROM changes c "  # noqa: S608
                f"JOIN acts a ON a.id = c.act WHERE {where} ORDER BY a.act, c.date, c.rowid"
            )
            rows = db.execute(query, [value for _, values in asked for value in values]) if db else ()
            return [Told(*row) for row in rows]

    def owners(self, texts: Iterable[int]) -> list[Owner]:
        """Every passage that texts stand for, names of acts left out."""
        query = "SELECT text, act, clause, view FROM passages WHERE place >= 0 AND text IN"
        return [Owner(int(text), int(act), clause, view) for text, act, clause, view in self._of(texts, query)]

    def texts(self, texts: Iterable[int]) -> dict[int, str]:
        """Texts by their places."""
        return dict(self._of(texts, "SELECT id, text FROM texts WHERE id IN"))

    def texts_of(self, acts: Iterable[int]) -> npt.NDArray[np.int64]:
        """The places of the texts of acts that are found by meaning."""
        query = "SELECT DISTINCT p.text FROM passages p JOIN texts t ON t.id = p.text WHERE t.found AND p.act IN"
        return np.unique(np.array([row[0] for row in self._of(acts, query)], np.int64))

    def of_act(self, act_id: str) -> tuple[tuple[Passage, ...], Vectors]:
        """An act's passages in order and their vectors."""
        query = (
            "SELECT p.clause, p.view, t.text, v.vector FROM acts a JOIN passages p ON p.act = a.id AND p.place >= 0 "
            "JOIN texts t ON t.id = p.text JOIN vectors v ON v.sha = t.sha WHERE a.act = ? ORDER BY p.place"
        )
        with self._held() as db:
            rows = db.execute(query, (act_id,)).fetchall() if db else []
        passages = tuple(Passage(act_id, clause, view, text) for clause, view, text, _ in rows)
        matrix = np.frombuffer(b"".join(row[3] for row in rows), np.float32)
        return passages, matrix.reshape(len(rows), -1) if rows else np.empty((0, 0), np.float32)

    def text_at(self, act: int, clause: str) -> int:
        """The place of a clause's own text; 0 where it has none."""
        query = "SELECT text FROM passages WHERE act = ? AND clause = ? AND place >= 0 ORDER BY view <> 'text', place"
        with self._held() as db:
            row = db.execute(query, (act, clause)).fetchone() if db else None
            return int(row[0]) if row else 0

    def vector_of(self, text: int) -> Vectors | None:
        """The vector of a text."""
        query = "SELECT v.vector FROM texts t JOIN vectors v ON v.sha = t.sha WHERE t.id = ?"
        with self._held() as db:
            row = db.execute(query, (text,)).fetchone() if db else None
            return np.frombuffer(row[0], np.float32) if row else None

    def name_vectors(self, places: Sequence[int]) -> dict[int, Vectors]:
        """The vectors of acts' names, by the acts' places."""
        query = (
            "SELECT p.act, v.vector FROM passages p JOIN texts t ON t.id = p.text JOIN vectors v ON v.sha = t.sha "
            "WHERE p.place < 0 AND p.act IN"
        )
        return {int(place): np.frombuffer(vector, np.float32) for place, vector in self._of(places, query)}

    def sample_of_names(self, most: int) -> Vectors:
        """The vectors of some acts' names, spread over all of them."""
        with self._held() as db:
            rows = db.execute("SELECT id FROM acts ORDER BY id").fetchall() if db else []
        step = max(1, len(rows) // most)
        found = self.name_vectors([int(row[0]) for row in rows[::step][:most]])
        return np.stack(list(found.values())) if found else np.empty((0, 1), np.float32)

    def vectors(self, beyond: int = 0, at_once: int = 16_384) -> Iterator[tuple[npt.NDArray[np.int64], Vectors]]:
        """The places and vectors of the texts that are found by meaning, from a place on, in batches."""
        query = (
            "SELECT t.id, v.vector FROM texts t JOIN vectors v ON v.sha = t.sha WHERE t.found AND t.id > ? "
            "ORDER BY t.id LIMIT ?"
        )
        while True:
            with self._held() as db:
                rows = db.execute(query, (beyond, at_once)).fetchall() if db else []
            if not rows:
                return
            beyond = int(rows[-1][0])
            matrix = np.frombuffer(b"".join(row[1] for row in rows), np.float32).reshape(len(rows), -1)
            yield np.array([row[0] for row in rows], np.int64), matrix

    def found_places(self) -> npt.NDArray[np.int64]:
        """The places of all texts that are found by meaning, in order."""
        with self._held() as db:
            rows = db.execute("SELECT id FROM texts WHERE found ORDER BY id").fetchall() if db else []
        return np.array([row[0] for row in rows], np.int64)

    def weights(self, terms: Iterable[str]) -> dict[str, tuple[int, int]]:
        """In how many texts, and in how many acts' names, each term stands."""
        with self._held() as db:
            if db is None:
                return {}
            held = {}
            for term in dict.fromkeys(terms):
                rows = [
                    db.execute(f"SELECT doc FROM {table} WHERE term = ?", (term,)).fetchone()  # noqa: S608
                    for table in ("words_held", "names_held")
                ]
                held[term] = (int(rows[0][0]) if rows[0] else 0, int(rows[1][0]) if rows[1] else 0)
            return held

    def by_words(self, table: str, terms: Sequence[str], most: int) -> list[tuple[int, float]]:
        """The texts (``words``) or acts (``names``) that hold any of the terms, the best by BM25 first."""
        if not terms:
            return []
        asked = " OR ".join(f'"{term}"' for term in terms)
        query = f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH ? ORDER BY bm25({table}) LIMIT ?"  # noqa: S608
        with self._held() as db:
            rows = db.execute(query, (asked, most)).fetchall() if db else []
        return [(int(row), float(score)) for row, score in rows]

    def citing(self, number: str) -> frozenset[int]:
        """The places of the acts in whose name or texts a number stands, every piece of it."""
        terms = terms_of(number)
        return frozenset({*self.holding("names", terms), *(o.act for o in self.owners(self.holding("words", terms)))})

    def holding(self, table: str, terms: Sequence[str]) -> list[int]:
        """The places of the texts (``words``) or acts (``names``) that hold every one of these terms."""
        asked = " AND ".join(f'"{term}"' for term in terms)
        with self._held() as db:
            query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - our own words
            return [int(row[0]) for row in db.execute(query, (asked,))] if db and asked else []

    def owner(self) -> str:
        """What tells this library's vectors from another's wherever they are kept: its own name, and their maker."""
        with self._held() as db:
            told = (about(db, "library"), about(db, "maker")) if db else (None, None)
        if told[0] is None:
            with self._writing() as db:
                db.execute("INSERT OR IGNORE INTO about VALUES ('library', ?)", (uuid4().hex[:_NAME],))
            return self.owner()
        return f"{told[0]}-{hashlib.sha256((told[1] or '').encode()).hexdigest()[:_NAME]}"

    # -- writing -------------------------------------------------------------------------------------------------------

    def prepare(self, maker: Identity, *, upgrade: bool = False) -> None:
        """Makes the file one of this maker's vectors.

        Args:
            maker: of the vectors. Where only the format of the file is another one, they are kept.
            upgrade: whether vectors of an earlier revision of the same encoder are thrown away.

        Raises:
            IndexMismatch: it holds those of another one.
        """
        told = json.dumps([FORMAT, fingerprint(maker), maker.encoder])
        with self._held() as db:
            held = about(db, "maker") if db else None
        if held == told:
            return
        same_vectors = held is not None and json.loads(held)[1:] == json.loads(told)[1:]
        if held is not None and not same_vectors and not (upgrade and json.loads(held)[2] == maker.encoder):
            raise IndexMismatch("encoder", told, held)
        with self._writing() as db:
            db.execute("DROP TABLE IF EXISTS events")  # of an earlier format
            for table in ("passages", "acts", "texts", "changes", *(() if same_vectors else ("vectors",))):
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words
            for table in ("words", "names"):
                db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
            db.execute("INSERT OR REPLACE INTO about VALUES ('maker', ?)", (told,))
            next_edition(db)

    def lacking(self, passages: Iterable[Passage]) -> dict[str, str]:
        """The texts that have no vector yet, by their digests."""
        wanted = {passage.sha: passage.text for passage in passages}
        return {sha: wanted[sha] for sha in self.without_vector(wanted)}

    def without_vector(self, shas: Iterable[str]) -> list[str]:
        """Those of some texts, by their digests, that have no vector yet."""
        wanted = list(shas)
        held = {row[0] for row in self._of(wanted, "SELECT sha FROM vectors WHERE sha IN")}
        return [sha for sha in wanted if sha not in held]

    def keep(self, shas: Sequence[str], vectors: Vectors) -> None:
        """Keeps vectors for acts to be published later."""
        with self._writing() as db:
            rows = ((sha, vector.tobytes()) for sha, vector in zip(shas, vectors, strict=True))
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def publish(self, entry: Entry) -> None:
        """Makes an act found as it is now, in the place of what was there of it.

        Raises:
            StoreDamaged: one of its texts has no vector.
        """
        with self._writing() as db:
            former = taken_out(db, entry.card.id)
            place = put_act(db, entry)
            for at, passage in enumerate(entry.passages):
                put_passage(db, place, at, passage)
            put_passage(db, place, CARD_PLACE, entry.texts[0])
            events = (
                (place, e.date, plain_number(e.number), e.number, e.instrument, e.kind, e.target, e.effective)
                for e in entry.events
            )
            db.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", events)
            if db.execute(_WITHOUT_VECTOR, (place,)).fetchone():
                raise StoreDamaged(self.path, f"texts of {entry.card.id} have no vector")
            drop_unused(db, former)
            next_edition(db)

    def remove(self, act_id: str) -> None:
        """Takes an act out, and the texts that no other act has."""
        if present(self.path):
            with self._writing() as db:
                drop_unused(db, taken_out(db, act_id))
                next_edition(db)

    # -- the file ------------------------------------------------------------------------------------------------------

    def _of(self, values: Iterable[object], query: str) -> list[tuple[Any, ...]]:
        """The rows of a query that ends in IN, for many values."""
        asked, found = list(values), []
        with self._held() as db:
            for start in range(0, len(asked) if db else 0, _AT_ONCE):
                some = asked[start : start + _AT_ONCE]
                assert db is not None
                found += db.execute(f"{query} ({','.join('?' * len(some))})", some).fetchall()
        return found

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection | None]:
        """A connection inside one read transaction; ``None`` where nothing was written yet."""
        if not present(self.path):
            yield None
            return
        with self._reading() as db:
            made = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'names_held'").fetchone()
            yield db if made else None
