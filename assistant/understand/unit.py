"""A question's elements as far as places are concerned: a number, a level word, a document, a connector.

Owns: ``Unit``. Must not know: how one is read, how they combine.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understand.atoms import Atom


@dataclass(frozen=True, slots=True)
class Unit:
    """One element of a reference.

    Attributes:
        kind: N number, B number closed by a bracket, L level word, D document (d where its noun says neither "of" nor
            "in"), № number sign, c and/or, t up to, r between, f filler, o what follows too, n a note, a comma, a
            slash, an opening bracket, ``.`` another sign, w another word.
        first: index of the first token.
        last: index of the last token.
        atom: of a number.
        level: of a level word, see ``reference_words.LEVELS``.
        document: of a document: the slug of its kind, or of a list that an act names; ``annex-2`` of a numbered one.
    """

    kind: str
    first: int
    last: int
    atom: Atom | None = None
    level: str = ""
    document: str = ""
