"""Long texts in overlapping pieces of whole sentences: what a sentence says is not drowned by what stands around it.

Owns: where a text may be cut, how long a piece is. Must not know: units, vectors. A piece ends with a sentence or an
item; only a sentence that alone is longer than a piece stands by itself, whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONG = 480  # characters; a longer text is read in pieces too
_PIECE = 360  # characters of a piece, if its sentences allow it
_MOST = 24  # pieces of one text
# After a full stop or semicolon, before what can begin a sentence or an item.
_END = re.compile(r"(?<=[.;:!?])\s+(?=[«\"(]?(?:[^\W\d_a-zа-яёәғқңөұүһі]|\d+[-\d]*[.)]))|(?<=;)\s+")


def windows(text: str) -> list[str]:
    """The pieces of a long text, each beginning with the last sentence of the one before; none of a short text."""
    if len(text) <= LONG:
        return []
    pieces = _grouped([sentence for sentence in _END.split(text) if sentence.strip()])
    if len(pieces) > _MOST:  # a text without end: pieces that many times longer
        pieces = [" ".join(group) for group in _evenly(pieces)]
    return pieces if len(pieces) > 1 else []


def _grouped(sentences: Sequence[str]) -> list[str]:
    pieces: list[str] = []
    held: list[str] = []
    for sentence in sentences:
        if held and sum(map(len, held)) + len(held) + len(sentence) > _PIECE:
            pieces.append(" ".join(held))
            last = held[-1]
            held = [last] if len(held) > 1 and len(last) + len(sentence) < _PIECE else []
        held.append(sentence)
    return [*pieces, " ".join(held)] if held else pieces


def _evenly(pieces: Sequence[str]) -> list[Sequence[str]]:
    size = -(-len(pieces) // _MOST)
    return [pieces[start : start + size] for start in range(0, len(pieces), size)]
