"""What the page may do with the library: list and filter it, read files that were dropped, store, replace and remove.

Owns: these calls and what they answer. Must not know: how acts are read, kept and searched (``corpus``, ``embeddings``),
how any of it looks (``librarypanel.py``). All goes through what the command line uses (``assistant/shelving.py``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import Annotated, Any

from pydantic import Field

from assistant.chat.librarypanel import Foreseen, Preview, previewed, refused_file, rows_html, stored_html
from assistant.chat.schema import MOST_CHOSEN, Lang, Model, Within
from assistant.chat.screen import Refused, in_words
from assistant.chat.service import LOG, Service
from assistant.chat.staging import Staging, UnknownFile
from assistant.chat.strings import say
from assistant.chat.users import Role
from assistant.shelving import bring, take_out
from corpus.errors import BadSelection, CannotRemove, CorpusError
from corpus.identity import same_act
from corpus.library import Added, Given, Library, Record, look
from corpus.model import Status
from corpus.reading import Looked
from corpus.selection import Selection

Reply = dict[str, Any]
_SHOWN = 100  # acts listed at once
Words = Annotated[str, Field(max_length=300)]


class Listed(Model):
    """Which acts of the library are to be listed."""

    language: Lang
    find: Words = ""
    within: Within | None = None
    after: Annotated[int, Field(ge=0)] = 0


class Stored(Model):
    """A file that was read and is to be stored, with what its text does not tell."""

    language: Lang
    token: Words
    title: Words = ""
    status: Status | None = None


class Dropped(Model):
    """A file that was read and is not wanted."""

    language: Lang
    token: Words


class Removed(Model):
    """An act that is to be taken out."""

    language: Lang
    act: Words


class Libraries:
    """The calls of one server's pages on its library."""

    def __init__(self, service: Service) -> None:
        self._service, self._staging = service, Staging()
        self._library = Library()
        self._records: tuple[object, tuple[Record, ...]] = (None, ())
        self._preparing, self._changed = Lock(), Event()

    # -- looking -------------------------------------------------------------------------------------------------------

    def list(self, sent: Listed, role: Role) -> Reply:
        """The acts that were asked for, as rows, with how many there are in all."""
        with in_words(sent.language):
            try:
                selection = sent.within.selection() if sent.within else Selection()
            except BadSelection as error:
                raise Refused(400, say("bad_selection", sent.language)) from error
            held = self._held()
            found = [record for record in held if selection.admits(record.card) and _speaks_of(record, sent.find)]
            shown = found[sent.after : sent.after + _SHOWN]
            named = bool(sent.find.strip())  # words are no condition: the acts themselves are asked then
            too_many = named and len(found) > MOST_CHOSEN
            return {
                "rows": str(rows_html(shown, sent.language, edit=role is Role.EDITOR)),
                "count": say("library_count", sent.language, found=len(found), all=len(held)),
                "more": len(found) > sent.after + _SHOWN,
                "kinds": sorted({record.card.kind for record in held if record.card.kind}),
                "edit": role is Role.EDITOR,
                "ids": [record.id for record in found] if named and not too_many else [],
                "askable": bool(found) and not too_many,
                "ask": say("ask_found_most" if too_many else "ask_found", sent.language, most=MOST_CHOSEN),
            }

    def _held(self) -> tuple[Record, ...]:
        state = self._library.state()
        if self._records[0] != state:
            records = self._library.records()  # which may write those of the program anew
            self._records = (self._library.state(), records)
        return self._records[1]

    # -- bringing ------------------------------------------------------------------------------------------------------

    def read(self, name: str, data: bytes, language: Lang, replaces: str = "") -> Reply:
        """Read a file and tell what is in it; nothing is stored before its editor says so."""
        with in_words(language):
            given = self._given(replaces)
            token, path = self._staging.keep(name, data, given)
            try:
                looked = look(path, given)
            except CorpusError as error:
                self._staging.drop(token)
                return {"token": "", "html": str(refused_file(name, error, language))}
            except BaseException:
                self._staging.drop(token)
                raise
            preview = self._foreseen(name, looked, hashlib.sha256(data).hexdigest(), replaces)
            if preview.foreseen in (Foreseen.EMPTY, Foreseen.HELD):
                self._staging.drop(token)
                token = ""
            return {"token": token, "html": str(previewed(preview, token, language))}

    def _given(self, replaces: str) -> Given:
        """What was told of the act that a file is to replace."""
        return replace(self._library.record(replaces).given, id=replaces) if replaces else Given()

    def _foreseen(self, name: str, looked: Looked, digest: str, replaces: str) -> Preview:
        """What storing would do."""
        held = self._held()
        card = looked.act.card
        same = next((record for record in held if record.original_sha256 == digest), None)
        known = card.number is not None and card.date is not None
        former = next((r for r in held if known and not r.shipped and same_act(card, r.card)), None)
        if looked.summary.empty:
            return Preview(name, looked, Foreseen.EMPTY)
        if replaces:
            record = self._library.record(replaces)
            other = (
                record.card.number
                and card.number
                and (record.card.number, record.card.date) != (card.number, card.date)
            )
            return Preview(name, looked, Foreseen.ANOTHER if other else Foreseen.REPLACED, record)
        if same is not None:
            return Preview(name, looked, Foreseen.HELD, same)
        return Preview(name, looked, Foreseen.REPLACED if former else Foreseen.NEW, former)

    def store(self, sent: Stored) -> Reply:
        """Put a file that was read into the library, and make it searchable."""
        with in_words(sent.language):
            try:
                staged = self._staging.get(sent.token)
            except UnknownFile as error:
                raise Refused(404, say("file_gone", sent.language)) from error
            told = Given(title=sent.title.strip(), status=sent.status).over(staged.given)
            brought = bring(self._library, staged.path, told)
            self._staging.drop(sent.token)
            if brought.added is None:
                foreseen = isinstance(brought.error, CorpusError)
                LOG.error("not added: %s", brought.reason, exc_info=None if foreseen else brought.error)
                name = staged.path.name
                return {"act": "", "html": str(refused_file(name, brought.error, sent.language))}
            self._make_searchable()
            return self._reply_on(brought.added, sent.language)

    @staticmethod
    def _reply_on(added: Added, language: Lang) -> Reply:
        return {"act": added.record.id, "html": str(stored_html(added, language))}

    def _make_searchable(self) -> None:
        """Bring the index up while the editor goes on; a question asked meanwhile waits for a few acts, not for many."""
        self._changed.set()
        if not self._preparing.locked():
            Thread(target=self._prepare, name="ereje-library", daemon=True).start()

    def _prepare(self) -> None:
        """Prepare until nothing was stored meanwhile; what is stored as a thread ends is looked for once more."""
        while self._changed.is_set() and self._preparing.acquire(blocking=False):
            try:
                while self._changed.is_set():
                    self._changed.clear()
                    self._service.prepare_library()
            finally:
                self._preparing.release()

    def drop(self, sent: Dropped) -> Reply:
        """Forget a file that was read."""
        self._staging.drop(sent.token)
        return {}

    def remove(self, sent: Removed) -> Reply:
        """Take an act out of the library, with its index."""
        with in_words(sent.language):
            try:
                take_out(self._library, sent.act)
            except CannotRemove as error:
                raise Refused(400, say("cannot_remove", sent.language)) from error
            return {}


def _speaks_of(record: Record, find: str) -> bool:
    """Whether every word looked for begins a word of an act's names, number, issuers, id or file."""
    card = record.card
    told = (*(title for _, title in card.titles), card.short_name, *card.aliases, card.number or "", *card.issuers)
    held = _words((*told, record.id, record.file, card.date.strftime("%d.%m.%Y %Y-%m-%d") if card.date else ""))
    return all(any(word.startswith(wanted) for word in held) for wanted in _words([find]))


def _words(texts: Sequence[str]) -> list[str]:
    return " ".join(texts).casefold().replace("«", " ").replace("»", " ").replace("№", " ").split()
