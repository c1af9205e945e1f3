"""Chapters that a Roman numeral alone numbers: "I. Жалпы ережелер", "II. Функциялары".

Owns: which blocks are such titles. Must not know: where they belong. One line proves nothing (a list may count in Roman
numerals): two in sequence do, none of which closes as a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import Block
from corpus.ids import arabic
from corpus.shapes import Form, Shape

_TITLE = re.compile(r"(?P<n>[IVXІХ]{1,6})\s?\.\s*(?P<title>[\"«]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ].{2,180}?)\s*")
_MAY_BE = (Form.TEXT, Form.TITLE, Form.SIGNATURE, Form.POSITION)  # "I. Жалпы" looks like a name
_LATIN = str.maketrans("ІХ", "IX")


def roman_chapters(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[int, Shape]:
    """The places of such titles, each with the shape it has."""
    found: dict[int, Shape] = {}
    run: list[tuple[int, str, int]] = []
    for place, number, body in _titles(blocks, shapes):
        if run and int(arabic(number)) != int(arabic(run[-1][1])) + 1:
            found.update(_chapters(run))
            run = []
        run.append((place, number, body))
    return found | _chapters(run)


def _titles(blocks: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[tuple[int, str, int]]:
    for place, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        if shape.form not in _MAY_BE:
            continue
        title = _TITLE.fullmatch(block.text) if block.text[0] in "IVXІХ" else None
        number = title["n"].translate(_LATIN) if title else ""
        if title and arabic(number).isdigit() and not title["title"].endswith((".", ";", ",", ":")):
            yield place, number, title.start("title")


def _chapters(run: Sequence[tuple[int, str, int]]) -> dict[int, Shape]:
    return {place: Shape(Form.CHAPTER, number, body) for place, number, body in run} if len(run) > 1 else {}
