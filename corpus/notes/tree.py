"""What a note says: the value types of its reading.

Owns: ``Target``, ``Citation``, ``Change``, ``NoteTree``. Must not know: how they are read or what ids they lead to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.model import Effective, EventKind, Span


@dataclass(frozen=True, slots=True)
class Target:
    """What a change concerns.

    Attributes:
        rank: act, document, article, clause, subclause, paragraph, part-of-article, chapter, section, heading, annex,
            row, preamble, title or words.
        numbers: its numbers, lists and ranges written out; ordinals as figures.
        inside: what it lies in.
        word: the noun as written; empty where the source names none.
        either: whether the source joins it to another one, or its numbers, by "or".
    """

    rank: str
    numbers: tuple[str, ...] = ()
    inside: Target | None = None
    word: str = ""
    either: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """An amending act as a note cites it; ``None`` for what the note does not tell."""

    date: date | None
    number: str | None
    issuer: str | None
    instrument: str | None
    effective: Effective
    span: Span
    mistyped: str = ""  # a day as printed that is no day of the calendar


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to some targets by some acts.

    Attributes:
        kind: what was done.
        targets: to what; empty where the note leaves it to its place.
        citations: by which acts.
        exceptions: what the change expressly leaves alone (a partial repeal).
        only: the language whose wording alone was changed; empty where the note does not say so.
    """

    kind: EventKind
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    exceptions: tuple[Target, ...] = ()
    only: str = ""


@dataclass(frozen=True, slots=True)
class NoteTree:
    """A note's reading.

    Attributes:
        changes: in the order of the note.
        leftover: spans of the tokens that got no meaning; empty if the note was understood whole.
        remark: whether it also holds a publisher's sentence that tells of no change ("мазмұны жасалды").
    """

    changes: tuple[Change, ...]
    leftover: tuple[Span, ...]
    remark: bool = False
