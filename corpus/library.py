"""The library: every act that was brought, read once when it was added, and opened from what was stored.

Owns: adding, replacing, removing, opening; which id an act gets; when a stored act is read anew. Must not know: how a
file or a text is read (``corpus/readers/``, ``corpus/parse.py``), how bytes lie on the disk (``corpus/shelf.py``), how
anything is searched or shown. The acts that come with the program go through the same door.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from corpus import paths
from corpus.aids import own_files
from corpus.errors import ActNotFound, CannotRemove, IdTaken, LibraryDamaged, LibraryNotWritable, NoUnits
from corpus.identity import numbered, same_act
from corpus.kept import (
    bytes_of,
    contents_of,
    digest_of,
    given_with,
    is_current,
    looked_at,
    looked_of,
    record_of,
    source_of,
    unpacked,
    version_of,
)
from corpus.model import Act
from corpus.own_questions import remove_questions
from corpus.pairs import alike, may_be_pair
from corpus.shelf import Contents, Given, Record, Shelf, Writing
from corpus.shipped import ACTS, DEFAULT_ACT, is_act_id, is_shipped, shipped, shipped_acts
from corpus.stored import pack_bytes, unpack_bytes

if TYPE_CHECKING:
    from corpus.editions.texts import Texts
    from corpus.reading import Looked

__all__ = ["DEFAULT_ACT", "Added", "Given", "Library", "Outcome", "Record", "look", "open_act"]


_MOST_OPEN = 8  # acts kept as they were opened
_OPEN: OrderedDict[tuple[Path, str], tuple[str, Act]] = OrderedDict()
_TEXTS: OrderedDict[tuple[Path, str], tuple[dict[str, str], Texts]] = OrderedDict()
_LOCK = Lock()


class Outcome(StrEnum):
    """What became of a file that was brought."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was brought, and the act that it is now."""

    outcome: Outcome
    record: Record


@dataclass(frozen=True)
class Library:
    """The acts stored on this machine.

    Attributes:
        path: its file; by default the user's.
        root: the folder of the acts that come with the program.
    """

    path: Path = field(default_factory=paths.library)
    root: Path = ACTS

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.path)

    # -- what is there -------------------------------------------------------------------------------------------------

    def ids(self) -> tuple[str, ...]:
        """The ids of all acts, those that come with the program first."""
        own = shipped_acts(self.root)
        return (*own, *(act_id for act_id in self._shelf.ids() if act_id not in own))

    def holds_more(self) -> bool:
        """Whether acts are held beside those that come with the program."""
        return self._shelf.holds_others(shipped_acts(self.root))

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """What changes whenever an act or a question of the user's own is written; equal ones mean that nothing was."""
        seen = []
        for path in (self.path, *own_files()):
            with suppress(OSError):
                told = path.stat()
                seen.append((path.name, told.st_mtime_ns, told.st_size))
        return tuple(seen)

    def versions(self) -> dict[str, str]:
        """A name for the present state of every act, those that come with the program first; no act is opened."""
        own = {act_id: version_of(self.root / act_id) for act_id in shipped_acts(self.root)}
        known = own | {act_id: version for act_id, version in self._shelf.versions().items() if act_id not in own}
        asked = {path.stem: digest_of(path.read_bytes())[:8] for path in own_files()}
        return {act_id: version + asked.get(act_id, "") for act_id, version in known.items()}

    def version(self, act_id: str) -> str:
        """See ``versions``; empty where there is no such act."""
        known = version_of(self.root / act_id) if is_shipped(act_id, self.root) else self._shelf.version(act_id)
        asked = [digest_of(path.read_bytes())[:8] for path in own_files() if path.stem == act_id]
        return known + "".join(asked)

    def records(self) -> tuple[Record, ...]:
        """What is known of every act, those that come with the program first."""
        own = tuple(self._shipped_record(act_id) for act_id in shipped_acts(self.root))
        rest = (self._renewed(record) for record in self._shelf.records() if not record.shipped)
        return (*own, *rest)

    def record(self, act_id: str) -> Record:
        """What is known of one act.

        Raises:
            ActNotFound: it is not stored.
        """
        if is_shipped(act_id, self.root):
            return self._shipped_record(act_id)
        found = self._shelf.record(act_id)
        if found is None:
            raise ActNotFound(act_id, self.ids())
        return self._renewed(found)

    def _renewed(self, record: Record) -> Record:
        """A record that another version of the program wrote in its own form, read anew; any other as it is."""
        if record.parsing:
            return record
        self.open(record.id)
        return self._shelf.record(record.id) or record

    def open(self, act_id: str = DEFAULT_ACT) -> Act:
        """An act, as it was stored; read anew where the code that reads has changed since.

        Raises:
            ActNotFound: it is not stored.
            SourceChanged: it comes with the program, and its source is not the recorded one.
            LibraryDamaged: it cannot be read, not even from its original.
        """
        return self._open_shipped(act_id) if is_shipped(act_id, self.root) else self._opened(act_id)

    def _opened(self, act_id: str) -> Act:
        """An act as it was stored; the last ones opened are kept until they are written anew."""
        key = (self.path, act_id)
        version, act = _OPEN.get(key, ("", None))
        found = self._shelf.contents(act_id, version)
        if found is None:
            raise ActNotFound(act_id, self.ids())
        if act is None or found[1] is not None:
            assert found[1] is not None
            act = unpacked(*found[1]) or self._fresh(act_id, *found[1])
            with _LOCK:
                _OPEN[key] = (found[0], act)
                while len(_OPEN) > _MOST_OPEN:
                    _OPEN.popitem(last=False)
        return act

    # -- editions ------------------------------------------------------------------------------------------------------

    def edition_ids(self, act_id: str = "") -> tuple[str, ...]:
        """The ids of the other texts of an act, by their days; of all acts where none is named."""
        return self._shelf.edition_ids(act_id)

    def of_number(self, number: str, day: date) -> tuple[str, ...]:
        """The ids of the acts with this number and date, of whatever kind and issuer."""
        return tuple(record.id for record in self._shelf.of_number(number, day))

    def texts(self, act: Act) -> Texts | None:
        """An act with its editions, in time; ``None`` where it has no edition."""
        held = self._shelf.edition_versions(act.id)
        if not held:
            return None
        from corpus.editions.texts import Texts

        key = (self.path, act.id)
        known = _TEXTS.get(key)
        if known is None or known[0] != held or known[1].present is not act:
            known = held, Texts(act, tuple(self._opened(name) for name in held))
            with _LOCK:
                _TEXTS[key] = known
                while len(_TEXTS) > _MOST_OPEN:
                    _TEXTS.popitem(last=False)
        return known[1]

    def _add_edition(self, path: Path, told: Given, *, force: bool) -> Added:
        """See ``add``; the id is made of the act's and of the day."""
        from corpus.editions.reading import dated

        whole = self.record(told.edition_of)
        data = bytes_of(path)
        given = replace(told, labels=whole.given.labels, id="")
        looked = looked_of(data, given, path)
        if looked.summary.empty and not force:
            raise NoUnits(str(path))
        given = replace(given, id=dated(looked.act, whole.card, data, told.as_of, str(path), force=force))
        former = self._shelf.record(given.id)
        if former is not None and is_current(former, digest_of(data), given):
            return Added(Outcome.UNCHANGED, former)
        return Added(*self._put(looked, given, data, path))

    def original(self, act_id: str) -> tuple[str, bytes]:
        """The name and the bytes of the file that an act was read from."""
        return self.record(act_id).file, self._original(act_id)

    def _original(self, act_id: str) -> bytes:
        packed = self._shelf.original(act_id)
        if packed is None:
            raise LibraryDamaged(str(self.path), f"the original file of {act_id} is gone")
        return unpack_bytes(packed)

    # -- the acts that come with the program ---------------------------------------------------------------------------

    def _shipped_record(self, act_id: str) -> Record:
        with suppress(LibraryNotWritable):
            self._put_shipped(act_id)
            found = self._shelf.record(act_id)
            if found is not None:
                return found
        return self._unshelved(act_id)[0]

    def _open_shipped(self, act_id: str) -> Act:
        """A disk that cannot be written is no reason to answer nothing: the act is read from its folder then."""
        with suppress(LibraryNotWritable):
            self._put_shipped(act_id)
            return self._opened(act_id)
        return self._unshelved(act_id)[1]

    def _put_shipped(self, act_id: str) -> None:
        held = shipped(act_id, self.root)
        given = given_with(held)
        former = self._shelf.record(act_id)
        if former is None or not is_current(former, digest_of(held.data), given):
            looked = looked_of(held.data, given, Path(held.file))
            self._put(looked, given, held.data, Path(held.file), is_shipped=True)

    def _unshelved(self, act_id: str) -> tuple[Record, Act]:
        held = shipped(act_id, self.root)
        given = given_with(held)
        looked = looked_of(held.data, given, Path(held.file))
        return record_of(looked, given, held.data, Path(held.file), is_shipped=True), looked.act

    # -- adding and removing -------------------------------------------------------------------------------------------

    def add(
        self,
        path: Path,
        given: Given | None = None,
        *,
        edition_of: str = "",
        as_of: date | None = None,
        force: bool = False,
    ) -> Added:
        """Read a file and put the act on the shelf, in the place of the same act where it is there already.

        Args:
            path: the file.
            given: what its text does not tell; what was told when it was added before is remembered.
            edition_of: id of the act that this is another text of: it is kept beside that act, under an id of its own.
            as_of: a day on which that text held; by default as its page or its notes tell it.
            force: store it even if no unit was found, or as an edition of an act that it does not seem to be.

        Raises:
            CannotRead: the file holds no text that can be read.
            NoUnits: nothing that could be quoted was found in it.
            IdTaken: the id asked for is none, or that of an act which comes with the program.
            ActNotFound: the pair named is not stored, or the act that it is an edition of.
            NotAnEdition: it is another act, or its day cannot be told.
            LibraryNotWritable: the disk refused; nothing was changed.
        """
        told = given or Given()
        if edition_of or told.edition_of:
            given = replace(told, edition_of=edition_of or told.edition_of, as_of=as_of or told.as_of)
            return self._add_edition(path, given, force=force)
        self._check(told)
        data = bytes_of(path)
        digest = digest_of(data)
        former = self._of_file(path, digest, told)
        told = told.over(former.given) if former is not None and not former.shipped else told
        if former is not None and (former.shipped or is_current(former, digest, told)):
            return Added(Outcome.UNCHANGED, former)
        looked = looked_of(data, told, path)
        if looked.summary.empty and not force:
            raise NoUnits(str(path))
        outcome, record = self._put(looked, told, data, path, former=former)
        return Added(outcome, record)

    def _check(self, told: Given) -> None:
        if told.id and not is_act_id(told.id):
            raise IdTaken(told.id, "an id is made of Latin letters, digits, dots, hyphens and underscores")
        if told.id and is_shipped(told.id, self.root):
            raise IdTaken(told.id, "it belongs to an act that comes with the program")
        if told.pair:
            self.record(told.pair)

    def _of_file(self, path: Path, digest: str, told: Given) -> Record | None:
        """The act that this file was added as before: the same bytes, or the same place under an id once chosen."""
        same = [record for record in self._shelf.of_original(digest) if not told.id or record.id == told.id]
        if same:
            return same[0]
        if any(digest_of(shipped(act_id, self.root).data) == digest for act_id in shipped_acts(self.root)):
            return self._shipped_record(shipped_acts(self.root)[0]) if not told.id else None
        placed = self._shelf.of_path(str(path.absolute()))
        return next(
            (record for record in placed if record.given.id and record.given.id == (told.id or record.id)), None
        )

    def _put(
        self,
        looked: Looked,
        given: Given,
        data: bytes,
        path: Path,
        *,
        former: Record | None = None,
        is_shipped: bool = False,
    ) -> tuple[Outcome, Record]:
        """Write an act in one transaction, under the id that it has or gets."""
        record = record_of(looked, given, data, path, is_shipped=is_shipped)
        if record.card.pair is None and not given.edition_of:
            record = replace(record, card=replace(record.card, pair=self._pair_of(looked)))
        contents, original = contents_of(looked), pack_bytes(data)
        with self._shelf.writing() as shelf:
            act_id = former.id if former is not None else self._id_of(record, shelf)
            record = replace(record, card=replace(record.card, id=act_id))
            outcome = Outcome.REPLACED if shelf.has(act_id) else Outcome.ADDED
            shelf.put(record, contents, original)
            _join(shelf, record)
        return outcome, record

    def _pair_of(self, looked: Looked) -> str | None:
        """The same act in the other state language, if it is stored: by kind, number, day and the figures within."""
        card = looked.act.card
        known = self._shelf.of_number(card.number, card.date) if card.number and card.date else ()
        rivals = [record.id for record in known if may_be_pair(card, record.card)]
        found = [act_id for act_id in rivals if alike(looked.source.text, self.open(act_id).source)]
        return found[0] if len(found) == 1 else None

    def _id_of(self, record: Record, shelf: Writing) -> str:
        """The id of the same act where it is stored, else a free one."""
        if record.given.id:
            return record.given.id
        card = record.card
        known = shelf.of_number(card.number, card.date) if card.number and card.date else shelf.of_path(record.path)
        same = next((other.id for other in known if not other.shipped and same_act(card, other.card)), None)
        return same or next(
            name for name in numbered(card.id) if not is_shipped(name, self.root) and not shelf.has(name)
        )

    def remove(self, act_id: str) -> None:
        """Take an act off the shelf, and its editions and the user's questions for it with it; or an edition alone.

        Raises:
            ActNotFound: it is not stored.
            CannotRemove: it comes with the program.
        """
        if is_shipped(act_id, self.root):
            raise CannotRemove(act_id)
        record = self.record(act_id)
        with self._shelf.writing() as shelf:
            pair = shelf.record(record.card.pair or "")
            if pair is not None and pair.card.pair == act_id:
                shelf.put_card(replace(pair, card=replace(pair.card, pair=None)))
            shelf.remove(act_id)
            remove_questions(act_id)

    # -- reading anew --------------------------------------------------------------------------------------------------

    def _fresh(self, act_id: str, record: Record, contents: Contents) -> Act:
        """The act read anew, from its source, or from its original where readers have changed; and stored so."""
        path = Path(record.path)
        looked = looked_at(
            source_of(record, contents, self._original, str(self.path)), replace(record.given, id=act_id), path
        )
        again = replace(
            record_of(looked, record.given, b"", path, is_shipped=record.shipped),
            card=replace(looked.act.card, pair=record.card.pair),
            original_sha256=record.original_sha256,
        )
        with suppress(LibraryNotWritable), self._shelf.writing() as shelf:
            if shelf.record(act_id) == record:  # nobody replaced it meanwhile
                shelf.put(again, contents_of(looked))
        return replace(looked.act, card=again.card)


def look(path: Path, given: Given | None = None) -> Looked:
    """Read an act from a file and store nothing; see ``corpus.reading.look``."""
    from corpus import reading

    return reading.look(path, given)


def _join(shelf: Writing, record: Record) -> None:
    """Tell the other language's act of this one."""
    other = shelf.record(record.card.pair or "")
    if other is not None and other.card.pair != record.id:
        shelf.put_card(replace(other, card=replace(other.card, pair=record.id)))


def open_act(act_id: str = DEFAULT_ACT) -> Act:
    """An act of the user's library; see ``Library.open``."""
    return Library().open(act_id)
