"""One place as a question names it, as a value.

Owns: ``Reference``. Must not know: how it is read (``reading``), what an act has of it (``resolve``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model import Span

Level = Literal["clause", "subclause", "either", "item", "any", "chapter", "sign", "part"]
Piece = Literal["", "note", "preamble", "signature", "title"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One place as a question names it.

    Attributes:
        part: decree, regulation, list (one of the lists), the slug of a list that an act names, ``annex`` or
            ``annex-2``, or a document that may be another act (constitution, code, law); ``None`` if the question
            names none.
        numbers: from the clause inwards, as ``("15", "3-1")``; empty for a chapter or a part as a whole.
        span: where the question says so; the references of one enumeration share it.
        text: the words of the span.
        chapter: number of the chapter, if named; likewise ``section`` above it and ``subdivision`` (§) below it.
        level: what the first number counts: a clause (or article), a subclause whose clause is not named, either of
            them ("пп. 18"), an item of a list, any of these (a number alone), a clause or a subdivision ("§ 3"); or
            that a chapter, a part is meant as a whole.
        literal: the numbers if what reads as a range is one inserted number ("1-2" as it stands).
        with_inserted: whether numbers inserted after this one belong to it too, as 3-1 does in the range 1-5.
        onward: whether all that follows beside it is meant too ("17 and following").
        paragraph: which paragraph of it is meant, counted from 1, from the last by -1; 0 for the whole.
        numbered: what may have that number instead, where anything does: a clause of an article ("часть 2 статьи 5"),
            or any unit within ("clause 15, para. 16").
        piece: what of it is meant that has no number: the note under it, the preamble, the signature, the title.
    """

    part: str | None
    numbers: tuple[str, ...]
    span: Span
    text: str
    chapter: str | None = None
    level: Level = "clause"
    literal: tuple[str, ...] | None = None
    with_inserted: bool = False
    section: str | None = None
    subdivision: str | None = None
    onward: bool = False
    paragraph: int = 0
    numbered: Literal["", "clause", "any"] = ""
    piece: Piece = ""

    @property
    def of_heading(self) -> bool:
        """Whether a section, a chapter or a subdivision is named."""
        return bool(self.section or self.chapter or self.subdivision)
