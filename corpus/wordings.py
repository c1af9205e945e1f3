"""New wordings that an amending act quotes: which blocks of it are such a wording and so no units of its own.

Owns: where a quoted wording begins and ends. Must not know: where its blocks belong. Published quotations nest without
different signs, so an end is a closing sign at a block's end, best one that the block itself does not open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.blocks import Block
from corpus.shapes import Form, Shape

_OPENS = re.compile(r"[\s|]*[\"«“]\s*(?=\S)")
_CLOSES = re.compile(r"[\"»”]\s*[.;,]*\s*$")
_NUMBERED = re.compile(
    r"[\s|]*[\"«“]\s*(?:\d+(?:-\d+)*\s?[.)]|[а-яі]\)|\d+(?:-\d+)*\s?-?\s?(?:бап|тарау|бөлім|параграф)\b|(?:статья|глава|раздел)\s)",
    re.IGNORECASE,
)
# "… мынадай редакцияда жазылсын:", "… изложить в следующей редакции:"
_INSTRUCTION = re.compile(
    r"(?:жазылсын|толықтырылсын|ауыстырылсын|белгіленсін|редакцияда|мазмұнда\w*"
    r"|изложить|дополнить|заменить|редакции|содержания)[^.;]{0,120}:\s*$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\"»”]\s*(?:деген\s+(?:сөз|сан|цифр)|сөз|слов)", re.IGNORECASE)
_ENDS = (Form.SIGNATURE, Form.BADGE)
_NUMBERED_FORMS = (Form.ARTICLE, Form.CLAUSE, Form.SUBCLAUSE)


def quoted_blocks(blocks: Sequence[Block], shapes: Sequence[Shape]) -> frozenset[int]:
    """The places of the blocks that are, wholly, part of a quoted wording."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if place in found or not _opens(blocks, shapes, place):
            continue
        end = place if _CLOSES.search(block.text) else _end(blocks, shapes, place)
        found.update(range(place, end + 1))
    return frozenset(found)


def _opens(blocks: Sequence[Block], shapes: Sequence[Shape], place: int) -> bool:
    text = blocks[place].text
    if shapes[place].form is Form.NOTE or not _OPENS.match(text) or _WORDS.search(text):
        return False
    return _NUMBERED.match(text) is not None or (place > 0 and _instructs(blocks[place - 1]))


def _instructs(block: Block) -> bool:
    return _INSTRUCTION.search(block.text) is not None and not block.note


def _end(blocks: Sequence[Block], shapes: Sequence[Shape], start: int) -> int:
    """The last block of a wording that goes on after its first; the first itself where no end is to be seen."""
    end = start
    for place in range(start + 1, len(blocks)):
        text = blocks[place].text
        numbered = shapes[place].form in _NUMBERED_FORMS
        if shapes[place].form in _ENDS or (_instructs(blocks[place]) and (numbered or end > start)):
            break
        if _CLOSES.search(text) and shapes[place].form is not Form.NOTE:
            end = place
            if _unopened(text):
                break
    return end


def _unopened(text: str) -> bool:
    """Whether a block closes a quotation that it did not open."""
    return text.count('"') % 2 == 1 or text.count("»") > text.count("«") or text.count("”") > text.count("“")
