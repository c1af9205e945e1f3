"""A file read whole: its source, its card, its act and what is wrong with it, together and without storing anything.

Owns: the order of these steps, and what the user tells of an act over what its text tells. Must not know: the library.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from corpus.card import read_card
from corpus.errors import CannotRead
from corpus.identity import base_id
from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.readers import MAX_BYTES, read
from corpus.shelf import Given
from corpus.source import Source
from corpus.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read and not stored."""

    source: Source
    act: Act
    summary: Summary


def look(path: Path, given: Given | None = None) -> Looked:
    """Read an act from a file and store nothing.

    Raises:
        CannotRead: the file holds no text that can be read.
    """
    return looked_at(read(path), given or Given(), path)


def looked_at(source: Source, given: Given, path: Path) -> Looked:
    """The act that a source holds; where it has no id yet, its requisites or its file's name make one."""
    act = parse(_card(source, given), source)
    if not act.card.id:  # what the act itself tells of number and day is known only now
        act = replace(act, card=replace(act.card, id=base_id(act.card, path)))
    return Looked(source, act, summarise(act, source.remarks))


def _card(source: Source, given: Given) -> ActCard:
    """The card as it was read, with what the user told over it."""
    read = read_card(source, language=given.language)
    titles = {**dict(read.titles), **dict(given.titles)}
    if given.title:
        titles[read.language] = given.title
    return replace(
        read,
        id=given.id,
        titles=tuple(sorted(titles.items())),
        status=given.status or read.status,
        pair=given.pair or read.pair,
        provenance=given.provenance or read.provenance,
        labels=given.labels,
    )


def bytes_of(path: Path) -> bytes:
    """A file's content.

    Raises:
        CannotRead: it is not there, cannot be opened or is too large.
    """
    try:
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotRead(str(path), reason, "Check the path and its permissions.") from error
    read(path)  # tells why it is not read
    raise CannotRead(str(path), "it changed while it was read", "Add it again.")
