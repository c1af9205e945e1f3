"""The tables of the file of all acts, and how an act gets into them and out again.

Owns: the schema, the rows of an act, what columns can tell of a selection. Must not know: files, transactions, vectors.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from corpus.model import ActCard
from corpus.selection import Selection
from embeddings.folding import fold
from embeddings.lexical import prefix
from embeddings.passages import Passage
from embeddings.sounds import names_in, sounds_of_names
from embeddings.views import HEADING

CARD = "card"  # the view of an act's own name
CARD_PLACE = -1  # its place among the act's passages
NOWHERE = ""  # the clause of a question that nothing answers
SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, kind TEXT NOT NULL,
    language TEXT NOT NULL, number TEXT, date TEXT, status TEXT NOT NULL, name TEXT NOT NULL, card TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS acts_by_number ON acts (number, date);
CREATE INDEX IF NOT EXISTS acts_by_date ON acts (date);
CREATE TABLE IF NOT EXISTS texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sha TEXT NOT NULL UNIQUE, text TEXT NOT NULL, found INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS texts_found ON texts (id) WHERE found;
CREATE TABLE IF NOT EXISTS vectors (sha TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    act INTEGER NOT NULL, place INTEGER NOT NULL, clause TEXT NOT NULL, view TEXT NOT NULL, text INTEGER NOT NULL,
    PRIMARY KEY (act, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passages_by_text ON passages (text, act, clause, view);
CREATE TABLE IF NOT EXISTS changes (
    act INTEGER NOT NULL, date TEXT, plain TEXT, number TEXT, instrument TEXT, kind TEXT NOT NULL,
    target TEXT NOT NULL, effective TEXT);
CREATE INDEX IF NOT EXISTS changes_by_number ON changes (plain, date);
CREATE INDEX IF NOT EXISTS changes_by_date ON changes (date);
CREATE INDEX IF NOT EXISTS changes_by_effect ON changes (effective);
CREATE INDEX IF NOT EXISTS changes_by_act ON changes (act);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    terms, content='', detail='column', tokenize="unicode61 remove_diacritics 0 tokenchars '-'");
CREATE VIRTUAL TABLE IF NOT EXISTS names USING fts5(
    terms, content='', detail='column', tokenize="unicode61 remove_diacritics 0 tokenchars '-'");
CREATE VIRTUAL TABLE IF NOT EXISTS words_held USING fts5vocab('words', 'row');
CREATE VIRTUAL TABLE IF NOT EXISTS names_held USING fts5vocab('names', 'row');
COMMIT;
"""
terms_of = prefix()


def terms_of_name(name: str) -> list[str]:
    """The terms that an act's name is found by: its words, how the names in it sound, and which words are names."""
    return [*terms_of(name), *sounds_of_names(name), *(proper(term) for term in terms_of(" ".join(names_in(name))))]


def proper(term: str) -> str:
    """The mark of a term that is written as a name is; no word of a text is one."""
    return f"1{term}"


@dataclass(frozen=True, slots=True)
class Owner:
    """A passage that a text stands for: the place of its act, its clause and view."""

    text: int
    act: int
    clause: str
    view: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an act as the table of all events keeps it; ``effective`` is the day that its note names for it."""

    act: str
    date: str | None
    number: str | None
    instrument: str | None
    kind: str
    target: str
    effective: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is published of an act.

    Attributes:
        card: of the act.
        stamp: changes with its text and with the code that makes passages.
        name: its titles, issuers and other names in one text.
        passages: its passages, in order.
        events: its events.
    """

    card: ActCard
    stamp: str
    name: str
    passages: Sequence[Passage]
    events: Sequence[Told] = ()

    @property
    def texts(self) -> list[Passage]:
        """Every passage with a text of its own, the act's name first."""
        named = Passage(self.card.id, NOWHERE, CARD, self.name)
        return list({passage.sha: passage for passage in (named, *self.passages)}.values())


def plain_number(number: str | None) -> str | None:
    """An act's number for comparing: "6/39-VІІІ" with Cyrillic letters is "6/39-VIII" with Latin ones."""
    return "".join(fold(number).split()) if number else None


def about(db: sqlite3.Connection, name: str) -> str | None:
    """What the file says of itself under a name."""
    row = db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def next_edition(db: sqlite3.Connection) -> None:
    """Count a change of what is found."""
    db.execute(
        "INSERT INTO about VALUES ('edition', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def put_act(db: sqlite3.Connection, entry: Entry) -> int:
    """Write an act's own row and name; its place is returned."""
    card = entry.card
    day = card.date.isoformat() if card.date else None
    told = msgspec.json.encode(card).decode("utf-8")
    row = (
        card.id,
        entry.stamp,
        card.kind,
        card.language,
        plain_number(card.number),
        day,
        str(card.status),
        entry.name,
        told,
    )
    columns = "act, stamp, kind, language, number, date, status, name, card"
    place = db.execute(f"INSERT INTO acts ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid  # noqa: S608
    assert place is not None
    db.execute("INSERT INTO names (rowid, terms) VALUES (?, ?)", (place, " ".join(terms_of_name(entry.name))))
    return place


def put_passage(db: sqlite3.Connection, act: int, place: int, passage: Passage) -> None:
    """Write a passage, and its text where no act had it yet."""
    found = passage.view not in (HEADING, CARD) and passage.clause != NOWHERE
    sha = passage.sha
    held = db.execute("SELECT id, found FROM texts WHERE sha = ?", (sha,)).fetchone()
    if held is None:
        text = db.execute("INSERT INTO texts (sha, text, found) VALUES (?, ?, ?)", (sha, passage.text, found)).lastrowid
    else:
        text = held[0]
        db.execute("UPDATE texts SET found = 1 WHERE id = ? AND ?", (text, found))
    if found and not (held and held[1]):
        db.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (text, " ".join(terms_of(passage.text))))
    db.execute("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", (act, place, passage.clause, passage.view, text))


def taken_out(db: sqlite3.Connection, act_id: str) -> list[int]:
    """Take an act out of every table but that of the texts; the places of its texts are returned."""
    row = db.execute("SELECT id, name FROM acts WHERE act = ?", (act_id,)).fetchone()
    if row is None:
        return []
    place, name = row
    db.execute(
        "INSERT INTO names (names, rowid, terms) VALUES ('delete', ?, ?)", (place, " ".join(terms_of_name(name)))
    )
    mine = [int(text) for (text,) in db.execute("SELECT DISTINCT text FROM passages WHERE act = ?", (place,))]
    for table, column in (("passages", "act"), ("changes", "act"), ("acts", "id")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (place,))  # noqa: S608 - our own words
    return mine


def drop_unused(db: sqlite3.Connection, texts: Sequence[int]) -> None:
    """Drop those of these texts that no act has, with their words and vectors."""
    for text in texts:
        if db.execute("SELECT 1 FROM passages WHERE text = ?", (text,)).fetchone():
            continue
        sha, words, found = db.execute("SELECT sha, text, found FROM texts WHERE id = ?", (text,)).fetchone()
        if found:
            gone = (text, " ".join(terms_of(words)))
            db.execute("INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)", gone)
        db.execute("DELETE FROM texts WHERE id = ?", (text,))
        db.execute("DELETE FROM vectors WHERE sha = ?", (sha,))


def narrowed(selection: Selection) -> tuple[str, list[str]]:
    """The conditions that columns can tell; the card tells the rest."""
    told: list[tuple[str, list[str]]] = [("1", [])]
    for column, values in (("act", selection.acts), ("kind", selection.kinds)):
        if values:
            told.append((f"{column} IN ({','.join('?' * len(values))})", list(values)))
    if selection.language:
        told.append(("language = ?", [selection.language]))
    if selection.status is not None:
        told.append(("status = ?", [str(selection.status)]))
    for sign, day in ((">=", selection.adopted_from), ("<=", selection.adopted_to)):
        if isinstance(day, datetime.date):
            told.append((f"date {sign} ?", [day.isoformat()]))
    return " AND ".join(condition for condition, _ in told), [value for _, values in told for value in values]
