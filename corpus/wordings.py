"""New wordings that an amending act quotes: which blocks of it are such a wording and so no units of its own.

Owns: where a quoted wording begins and ends. Must not know: where its blocks belong. Published quotations nest without
different signs, so an end is a closing sign at a block's end, best one that the block itself does not open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Block
from corpus.numbering import follows
from corpus.shapes import Form, Shape

_OPENS = re.compile(r"[\s|]*[\"«“]\s*(?:(?=\S)|$)")
_ALONE = re.compile(r"[\s|]*[\"«“]\s*")  # a mark that opens a wording on the next line
_MARKS = '"«»“”'
_CLOSES = re.compile(r"[\"»”]\s*(?:[.;,]+\s*)?$")
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
# "… мынадай редакцияда жазылсын: "28-1-бап. …": the wording begins on the instruction's own line and may go on below
_INLINE = re.compile(
    r"(?:жазылсын|толықтырылсын|изложить|дополнить|редакции|содержания|редакцияда)[^.;\"«“]{0,120}:\s*[\"«“]",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\"»”]\s*(?:деген\s|сөз|слов)", re.IGNORECASE)
_LONGEST_INSTRUCTION = 200  # characters from its verb to the colon
_ENDS = (Form.SIGNATURE, Form.BADGE)
_STRAY_FIRST = re.compile(r"[\"«“]\s*1\s?\.\s*")
_QUOTED_ITEM = re.compile(r"[\s|]*[\"«“]\s*(?P<n>\d{1,3}(?:-\d+)?)\)")
_NEAR = 20  # blocks within which a wording ends that seems to end at once
_LONGEST = 3_000  # blocks of one wording; the longest real one has some 900
_NUMBERED_FORMS = (Form.ARTICLE, Form.CLAUSE, Form.SUBCLAUSE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a block does to a wording that is open: close it, close it beyond doubt, or show that it ended before."""

    closes: bool
    unopened: bool
    instructs: bool
    ends: bool
    opens: bool = False
    number: str | None = None  # of an unquoted clause
    item: str | None = None  # of an item
    runs_on: bool = False  # a quotation is open at its end that an instruction on the same line began


def quoted_blocks(blocks: Sequence[Block], shapes: Sequence[Shape]) -> frozenset[int]:
    """The places of the blocks that are, wholly, part of a quoted wording."""
    marks = [_mark(block, shape) for block, shape in zip(blocks, shapes, strict=True)]
    found: set[int] = set()
    barren = 0  # up to this place no block closes a wording: a search for one has been there
    own: str | None = None  # what the act's own next clause is numbered
    item: str | None = None  # its last item
    for place, block in enumerate(blocks):
        if place in found:
            continue
        own = _next(marks[place].number) or own
        item = _item(shapes[place]) or (None if shapes[place].form in _NUMBERED_FORMS else item)
        if marks[place].runs_on and not (marks[place].closes and _own_follows(shapes, place, own, item)):
            found.update(range(place + 1, _end(marks, place, own)[0] + 1))
        elif _opens(block, marks, place):
            end, seen = _extent(marks, place, own, item, barren)
            barren = max(barren, seen if end == place else 0)
            found.update(range(place, _last_item(blocks, shapes, place, end, item) + 1))
    return frozenset(found)


def _own_follows(shapes: Sequence[Shape], place: int, own: str | None, item: str | None) -> bool:
    """Whether the act's own next item or clause stands right below: a wording that ends its line is over there."""
    below = shapes[place + 1] if place + 1 < len(shapes) else None
    if below is None or not below.number:
        return False
    clause = below.form is Form.CLAUSE and below.number == own
    return clause or (below.form is Form.SUBCLAUSE and item is not None and follows(item, below.number))


def _item(shape: Shape) -> str | None:
    return shape.number if shape.form is Form.SUBCLAUSE and (shape.number or "")[:1].isdigit() else None


def _last_item(blocks: Sequence[Block], shapes: Sequence[Shape], start: int, end: int, own: str | None) -> int:
    """The last item of a wording's list, where a mark within the list looked like the wording's end.

    An item behind the end that goes on with the wording's numbering, and not with the act's own, is of the wording.
    """
    opening = _QUOTED_ITEM.match(blocks[start].text)
    last = next((number for shape in reversed(shapes[start : end + 1]) if (number := _item(shape))), None)
    last = last or (opening["n"] if opening else None)
    announced = start > 0 and instructs(blocks[start - 1].text)
    if own is not None and opening is not None and follows(own, opening["n"]) and not announced:
        return end  # a stray mark before the act's own next item
    while last is not None and end + 1 < len(shapes):
        number = _item(shapes[end + 1])
        if number is None or not follows(last, number) or (own is not None and follows(own, number)):
            break
        last, end = number, end + 1
    return end


def stray_first(block: Block) -> int:
    """Where the text begins of an act's first clause before which a stray mark stands: "ШЕШТІ: / "1. Бекітілсін"."""
    found = _STRAY_FIRST.match(block.text)
    return found.end() if found is not None and _unopened(block.text) and not _CLOSES.search(block.text) else 0


def _extent(marks: Sequence[_Mark], place: int, own: str | None, item: str | None, barren: int) -> tuple[int, int]:
    """The last block of a wording, and how far it was looked for.

    A block with one mark too many may end with a quotation within the wording alone, where a later block ends both.
    """
    if not marks[place].closes:
        return (place, place) if place < barren else _end(marks, place, own, item)
    if not marks[place].unopened:
        return place, place
    for ahead in range(place + 1, min(place + _NEAR, len(marks))):
        mark = marks[ahead]
        if mark.instructs or mark.ends or mark.opens or (own and mark.number == own):
            break
        if mark.closes and mark.unopened:
            return ahead, ahead
    return place, place


def instructs(text: str) -> bool:
    """Whether a paragraph tells that a new wording follows: "… мынадай редакцияда жазылсын:"."""
    end = text.rstrip()
    return end.endswith(":") and _INSTRUCTION.search(end, max(0, len(end) - _LONGEST_INSTRUCTION)) is not None


def goes_on_quoting(blocks: Sequence[Block], quoted: frozenset[int], place: int, number: str) -> bool:
    """Whether a clause that no mark opens goes on with a wording: a semicolon closes that, and it was announced too.

    "5 және 6-тармақтар мынадай редакцияда жазылсын: "5. …"; 6. …".
    """
    above = blocks[place - 1].text
    if place - 1 not in quoted or not (_CLOSES.search(above) and above.rstrip().endswith(";")):
        return False
    announced = place - 1
    while announced in quoted:
        announced -= 1
    return announced >= 0 and re.search(rf"(?<!\d){re.escape(number)}(?!\d)", blocks[announced].text) is not None


def stands_again(shapes: Sequence[Shape], place: int) -> bool:
    """Whether a clause's number stands again before the act is signed: the first is of a wording without marks."""
    for shape in shapes[place + 1 : place + _NEAR]:
        if shape.form in (*_ENDS, Form.APPROVAL, Form.POSITION):
            return False
        if shape.form is Form.CLAUSE and shape.number == shapes[place].number:
            return True
    return False


def _mark(block: Block, shape: Shape) -> _Mark:
    if block.note:
        return _Mark(closes=False, unopened=False, instructs=False, ends=False)
    told = instructs(block.text)
    if not any(mark in block.text for mark in _MARKS):
        number = shape.number if shape.form is Form.CLAUSE else None
        ends = shape.form in _ENDS or (told and shape.form in _NUMBERED_FORMS)
        return _Mark(closes=False, unopened=False, instructs=told, ends=ends, number=number, item=_item(shape))
    return _Mark(
        closes=_CLOSES.search(block.text) is not None and _ALONE.fullmatch(block.text) is None,
        unopened=_unopened(block.text),
        instructs=told,
        opens=_OPENS.match(block.text) is not None,
        ends=shape.form in _ENDS or (told and shape.form in _NUMBERED_FORMS),
        number=shape.number if shape.form is Form.CLAUSE else None,
        item=_item(shape),
        runs_on=_unopened(block.text) and not told and _INLINE.search(block.text) is not None,
    )


def _opens(block: Block, marks: Sequence[_Mark], place: int) -> bool:
    if block.note or not marks[place].opens or marks[place].number or _WORDS.search(block.text):
        return False
    return _NUMBERED.match(block.text) is not None or (place > 0 and marks[place - 1].instructs)


def _end(marks: Sequence[_Mark], start: int, own: str | None, item: str | None = None) -> tuple[int, int]:
    """The last block of a wording that goes on after its first, and how far it was looked for.

    A wording that an instruction announces and no mark closes ends before the act's own next clause.
    """
    end = place = start
    instructed = start > 0 and marks[start - 1].instructs
    resumed = listed = None
    for place in range(start + 1, min(start + _LONGEST, len(marks))):
        mark = marks[place]
        if mark.ends or (mark.instructs and end > start) or (end > start and own and mark.number == own):
            break
        if mark.instructs and instructed and place + 1 < len(marks) and marks[place + 1].opens:
            return (resumed or listed or place) - 1, place  # none closes it, and the next is announced
        if own and mark.number == own and instructed:
            resumed = place
        if item and mark.item and listed is None and follows(item, mark.item):
            listed = place
        if mark.closes:
            end = place
            if mark.unopened:
                break
    return (resumed - 1 if resumed is not None and end == start else end), place


def _next(number: str | None) -> str | None:
    return str(int(number) + 1) if number and number.isdigit() else None


def _unopened(text: str) -> bool:
    """Whether a block closes a quotation that it did not open."""
    return text.count('"') % 2 == 1 or text.count("»") > text.count("«") or text.count("”") > text.count("“")
