"""The text of an amending act cut into what one verb speaks of, each with the new wording that it announces.

Owns: where a clause ends, where a quotation begins and ends. Must not know: what a clause says. Quotation marks are
told apart by what stands beside them: straight ones open after a blank and close after a word, and titles are nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from corpus.wordings import instructs

_OPENS, _CLOSES = "«“", "»”"
_ENDS = re.compile(r"\s*(?:[;.]|\n|$)")
_SENTENCE = re.compile(r"\.(?=\s+(?:[^\W\d_a-zа-яәіңғүұқөһё]|\d+[.)]\s|$))|\.(?=\s*$)")
_MARKER = re.compile(r"(?:^|[\s,;:])(?:\d{1,3}(?:-\d{1,2})?|[^\W\d_]|[IVX]{1,5})\)$")
_LONGEST_MARKER = 10
_LONGEST = 60_000  # characters of a new wording


@dataclass(frozen=True, slots=True)
class Clause:
    """What one verb speaks of.

    Attributes:
        span: its words.
        plain: the same, of the same length, with everything in quotation marks and in brackets blank.
        wording: the new wording that follows it, without its quotation marks; ``None`` where none does.
        opens: whether it ends in a colon, so that what follows stands under it.
    """

    span: Span
    plain: str
    wording: Span | None = None
    opens: bool = False


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text, in order; announced wordings are passed over whole."""
    position = 0
    while position < len(text):
        end = _end(text, position)
        opens = text[end : end + 1] == ":"
        start = position + len(text[position:end]) - len(text[position:end].lstrip())
        wording = wording_after(text, end + 1) if opens and instructs(text[start : end + 1]) else None
        if start < end:
            yield Clause(Span(start, end), _plain(text[start:end]), wording, opens)
        position = (wording.end + 1) if wording is not None else end + 1


def _end(text: str, start: int) -> int:
    """Where a clause ends: at a line's end, a semicolon, a colon or a full stop outside quotations."""
    depth = brackets = 0
    for place in range(start, len(text)):
        sign = text[place]
        if sign == "\n":
            return place
        depth = _depth(text, place, depth)
        brackets = max(brackets + (sign == "(") - (sign == ")" and not _numbers(text, place)), 0)
        if depth or brackets:
            continue
        if sign in ";:" or (sign == "." and _SENTENCE.match(text, place)):
            return place
    return len(text)


def _numbers(text: str, place: int) -> bool:
    """Whether a closing bracket is that of a number: "1)", "3-1)", "а)"."""
    return _MARKER.search(text[max(0, place - _LONGEST_MARKER) : place + 1]) is not None


def _depth(text: str, place: int, depth: int) -> int:
    """How many quotations are open after a sign; one that a colon or a semicolon follows closes them all."""
    sign = text[place]
    if sign in _OPENS:
        return depth + 1
    if sign in _CLOSES:
        return 0 if _closes_all(text, place) else max(depth - 1, 0)
    if sign != '"':
        return depth
    if _opening(text, place):
        return depth + 1
    return 0 if _closes_all(text, place) else max(depth - 1, 0)


def _opening(text: str, place: int) -> bool:
    """Whether a straight quotation mark opens: a blank or a bracket before it, a word behind it."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace() or before in "([") and bool(behind) and not behind.isspace()


def _closes_all(text: str, place: int) -> bool:
    return re.match(r"\s*[:;(]", text[place + 1 : place + 4]) is not None


def _plain(text: str) -> str:
    """The words with quotations and brackets blank."""
    found: list[str] = []
    depth = brackets = 0
    for place, sign in enumerate(text):
        after = _depth(text, place, depth)
        opened = sign == "("
        closed = sign == ")" and brackets > 0 and not _numbers(text, place)
        brackets += opened
        found.append(" " if depth or after or brackets else sign)
        brackets -= closed
        depth = after
    return "".join(found)


def quotations(text: str, start: int = 0) -> tuple[Span, ...]:
    """The outermost quotations of a clause, without their marks; ``start`` is where the clause begins."""
    found: list[Span] = []
    depth = opened = 0
    for place in range(len(text)):
        after = _depth(text, place, depth)
        if not depth and after:
            opened = place + 1
        elif depth and not after:
            found.append(Span(start + opened, start + place))
        depth = after
    return tuple(found)


def wording_after(text: str, start: int) -> Span | None:
    """The quotation that begins here, on this line or the next, to the mark that closes it; else ``None``."""
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    mark = text[begin : begin + 1]
    if not mark or mark not in '"' + _OPENS:
        return None
    close = '"' if mark == '"' else _CLOSES[_OPENS.index(mark)]
    depth = 0
    spare = None
    for place in range(begin, min(len(text), begin + _LONGEST)):
        sign = text[place]
        if sign not in (mark, close):
            continue
        if sign == mark and (mark != '"' or _opening(text, place)):
            depth += 1
            continue
        depth -= 1
        ends = _ENDS.match(text, place + 1) is not None
        if ends and depth <= 0:
            return Span(begin + 1, place)
        spare = place if spare is None and ends and text[place + 1 : place + 2] in (";", ".") else spare
    return Span(begin + 1, spare) if spare is not None else None
