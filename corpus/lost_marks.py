"""Numbers whose mark was lost or mistyped: "4 Text" between "3." and "5.", "18)" between "17." and "19.", "1 2)".

Owns: which shape such a block has. Must not know: where it belongs. Only the two neighbours of the same rank prove a
number: the one above is one less, the one below is one more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Block
from corpus.shapes import Form, Shape

_BARE = re.compile(r"(?P<n>\d{1,3})\s+(?=[\"«A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
_TORN = re.compile(r"(?P<a>\d)\s(?P<b>\d)\s?\)\s*")
_STRAY = re.compile(r"[\"«“]\s*(?P<n>\d{1,3})\s?\.\s*(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")  # and no mark closes it
_BEFORE_PLACE = re.compile(r"(?P<n>\d{1,3})\.(?=\d{1,3}(?:-\d+)?\s?-\s?(?:бап|тармақ))")  # "4.3-бапта:"
_MARKS = '"«»“”'
_MAY_BE = (Form.TEXT, Form.POSITION, Form.SIGNATURE)
_RANKS = (Form.CLAUSE, Form.SUBCLAUSE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A block that may be numbered: by which number, from where its text begins, of which ranks."""

    number: int
    body: int
    ranks: tuple[Form, ...]
    bounded: bool = True  # whether the number below must prove it, too


def lost_marks(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[int, Shape]:
    """The places of such blocks, each with the shape that it has."""
    found: dict[int, Shape] = {}
    above: dict[Form, int] = {}  # the last number of each rank
    for place, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        announced = place > 0 and blocks[place - 1].text.endswith(":")
        candidate = None if announced else _candidate(block, shape)
        if candidate is not None:
            mended = _mended(shapes, place, candidate, above)
            if mended is not None:
                found[place] = shape = mended
        if shape.form in _RANKS:
            number = _whole(shape)
            above[shape.form] = number if number is not None else above.get(shape.form, 0)
            if shape.form is Form.CLAUSE:
                above.pop(Form.SUBCLAUSE, None)
        elif shape.form in (Form.ARTICLE, Form.APPROVAL):
            above.clear()
    return found


def _candidate(block: Block, shape: Shape) -> _Candidate | None:
    text = block.text
    if not text or not (text[0].isdigit() or text[0] in _MARKS) or block.note:
        return None
    if shape.form is Form.SUBCLAUSE:
        number = _whole(shape)
        return _Candidate(number, shape.body, (Form.CLAUSE,)) if number is not None else None
    if shape.form not in _MAY_BE:
        return None
    if bare := _BARE.match(text):
        return _Candidate(int(bare["n"]), bare.end(), _RANKS)
    if torn := _TORN.match(text):
        return _Candidate(int(torn["a"] + torn["b"]), torn.end(), (Form.SUBCLAUSE,))
    if placed := _BEFORE_PLACE.match(text):
        return _Candidate(int(placed["n"]), placed.end(), (Form.CLAUSE,), bounded=False)
    if (stray := _STRAY.match(text)) and sum(text.count(mark) for mark in _MARKS) == 1:
        return _Candidate(int(stray["n"]), stray.end(), (Form.CLAUSE,))
    return None


def _mended(shapes: Sequence[Shape], place: int, candidate: _Candidate, above: dict[Form, int]) -> Shape | None:
    """The shape of a block whose number both neighbours of a rank prove; its own list comes first."""
    if shapes[place].form is Form.SUBCLAUSE and above.get(Form.SUBCLAUSE, 0) == candidate.number - 1:
        return None
    for rank in reversed(candidate.ranks):
        if above.get(rank) == candidate.number - 1 and candidate.number > 1:
            below = _below(shapes, place, rank)
            if below == candidate.number + 1 or not candidate.bounded:
                return Shape(rank, str(candidate.number), candidate.body)
    return None


def _below(shapes: Sequence[Shape], place: int, rank: Form) -> int | None:
    """The next number of a rank; of items, only if no clause stands before it."""
    for shape in shapes[place + 1 :]:
        if shape.form is rank:
            return _whole(shape)
        if shape.form in (Form.ARTICLE, Form.APPROVAL, Form.CLAUSE):
            return None
    return None


def _whole(shape: Shape) -> int | None:
    return int(shape.number) if shape.number and shape.number.isdigit() else None
