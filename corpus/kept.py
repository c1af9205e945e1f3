"""What is kept of an act: its record and contents as they are made from a file, and an act as it is made from them.

Owns: both ways, and whether what is kept is still what would be made today. Must not know: which acts are kept
(``corpus/library.py``), how bytes lie on the disk (``corpus/shelf.py``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import stored
from corpus.errors import CannotRead, LibraryDamaged
from corpus.model import Act
from corpus.shelf import Contents, Given, Record
from corpus.shipped import Shipped
from corpus.source import Source
from corpus.stored import pack_bytes, pack_source, pack_tree, unpack_act, unpack_bytes, unpack_source

if TYPE_CHECKING:
    from corpus.reading import Looked

# What reads files is imported when one is read: its grammars take longer to load than all that a look-up needs.


def bytes_of(path: Path) -> bytes:
    """See ``corpus.reading.bytes_of``."""
    from corpus import reading

    return reading.bytes_of(path)


def looked_of(data: bytes, given: Given, path: Path) -> Looked:
    """The act that a file's bytes hold."""
    return looked_at(_read(path.name, data), given, path)


def looked_at(source: Source, given: Given, path: Path) -> Looked:
    """See ``corpus.reading.looked_at``."""
    from corpus import reading

    return reading.looked_at(source, given, path)


def _read(name: str, data: bytes) -> Source:
    from corpus import readers

    return readers.read_bytes(name, data)


def source_of(record: Record, contents: Contents, original: Callable[[str], bytes], place: str) -> Source:
    """The stored source; from the original where readers have changed or the stored one is damaged.

    Args:
        record: of the act.
        contents: as they lie on the shelf.
        original: the bytes of the file that an act was read from.
        place: where the library lies, for what is said of damage.

    Raises:
        LibraryDamaged: neither can be read.
    """

    def reread() -> Source:
        data = original(record.id)
        if digest_of(data) != record.original_sha256:
            raise LibraryDamaged(place, f"the original file of {record.id} is not what was stored")
        return _read(record.file, data)

    with suppress(ValueError):
        held = unpack_source(contents.source, unpack_bytes(contents.text).decode("utf-8"))
        if held.sha256 == record.card.sha256:
            if record.reading == stored.reading_stamp():
                return held
            with suppress(CannotRead):  # a newer reader that refuses the file takes nothing away
                return reread()
            return held
    try:
        return reread()
    except (CannotRead, ValueError) as error:
        raise LibraryDamaged(place, f"what is stored of {record.id} is damaged") from error


def unpacked(record: Record, contents: Contents) -> Act | None:
    """An act as it was stored; nothing where other code read it, or where what is stored is damaged."""
    if (record.reading, record.parsing) != (stored.reading_stamp(), stored.parsing_stamp()):
        return None
    with suppress(ValueError):
        text = unpack_bytes(contents.text)
        if hashlib.sha256(text).hexdigest() == record.card.sha256:
            return unpack_act(record.card, text.decode("utf-8"), contents.tree)
    return None


def given_with(held: Shipped) -> Given:
    """What is told of an act that comes with the program."""
    return Given(
        id=held.id,
        language=held.language,
        titles=held.titles,
        provenance=held.provenance,
        labels=held.labels,
    )


def version_of(folder: Path) -> str:
    """A name for the state of an act that comes with the program: of its text, its aids and the code that reads."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return digest_of(b"\0".join([stored.parsing_stamp().encode(), *(path.read_bytes() for path in files)]))[:16]


def digest_of(data: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def is_current(record: Record, digest: str, given: Given) -> bool:
    """Whether an act was read from these bytes, with this told of it, by the code of today."""
    stamps = (record.reading, record.parsing)
    return (record.original_sha256, record.given, *stamps) == (
        digest,
        given,
        stored.reading_stamp(),
        stored.parsing_stamp(),
    )


def record_of(looked: Looked, given: Given, data: bytes, path: Path, *, is_shipped: bool) -> Record:
    """What is told of an act that was read."""
    return Record(
        card=looked.act.card,
        summary=looked.summary,
        given=given,
        file=path.name,
        path="" if is_shipped else str(path.absolute()),
        original_sha256=digest_of(data),
        reading=stored.reading_stamp(),
        parsing=stored.parsing_stamp(),
        remarks=looked.source.remarks,
        shipped=is_shipped,
    )


def contents_of(looked: Looked) -> Contents:
    """An act that was read, packed."""
    source = looked.source
    return Contents(pack_bytes(source.text.encode("utf-8")), pack_source(source), pack_tree(looked.act))
