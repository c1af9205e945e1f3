"""The unit of search: one text that stands for a clause. Must not know how texts are made or ranked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from embeddings.errors import PassageInvalid


class Key(NamedTuple):
    """What tells one passage from another: a text belongs to its clause and view, and a new text is a new passage."""

    act: str
    clause: str
    view: str
    sha: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text by which a clause can be found.

    Attributes:
        act: Id of the act.
        clause: Id of the clause within the act.
        view: What the text is to the clause: "text", "text.tail", "translation.ru", "question.kk" …
        text: The text itself, as it is encoded.
    """

    act: str
    clause: str
    view: str
    text: str

    def __post_init__(self) -> None:
        """Refuses what cannot be written as UTF-8, so that the stored text is always the text given."""
        for part in (self.act, self.clause, self.view, self.text):
            try:
                part.encode("utf-8")
            except UnicodeEncodeError as error:
                place = ascii(f"{self.act}#{self.clause} ({self.view})")
                raise PassageInvalid(place, f"it holds a lone surrogate at character {error.start}") from error

    @property
    def sha(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def key(self) -> Key:
        """Act, clause, view and hash of the text."""
        return Key(self.act, self.clause, self.view, self.sha)


def distinct(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages in order, a repeated one kept at its first place."""
    return tuple(dict.fromkeys(passages))


def digest(keys: Iterable[Key]) -> str:
    """One hash for a sequence of passages: it changes with any text, name or order."""
    total = hashlib.sha256()
    for key in keys:
        for part in key:
            raw = part.encode("utf-8")
            total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()
