"""From ranges of words to spans of the source.

Owns: the edges of a mark: whole words, an opening quotation mark or bracket whose pair is inside, never a tear, never
a closing sign. Must not know: why these words answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from assistant.highlight.clause import Clause
from corpus.model import Span

Range: TypeAlias = tuple[int, int]
"""First and last word, both included."""
_PAIRS = {")": "(", '"': '"', "»": "«", "”": "“"}


def spans_of(clause: Clause, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """The spans of the ranges, in order, overlapping ones joined, torn ones divided."""
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1 and clause.words[first].gap.strip() in ("", ","):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(_closed(clause, first, last) for whole in joined for first, last in _divided(clause, whole))


def _divided(clause: Clause, whole: Range) -> Iterator[Range]:
    first, last = whole
    for at in range(first + 1, last + 1):
        if clause.words[at].piece != clause.words[at - 1].piece:
            yield first, at - 1
            first = at
    yield first, last


def _closed(clause: Clause, first: int, last: int) -> Span:
    """The span from word to word, widened by a quotation mark or bracket at an edge whose pair lies inside."""
    start, end = clause.words[first].span.start, clause.words[last].span.end
    inside = clause.source[start:end]
    before = clause.words[first].gap[-1:]
    closing = next((close for close, opening in _PAIRS.items() if opening == before), "")
    if closing and _unpaired(inside, before, closing):
        start -= 1
    after = clause.source[end : end + 1]
    if after == ")" and inside.count("(") > inside.count(")") and _inside(clause, last, end + 1):
        end += 1
    return Span(start, end)


def _unpaired(inside: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return inside.count(closing) % 2 == 1
    return inside.count(closing) > inside.count(opening)


def _inside(clause: Clause, last: int, end: int) -> bool:
    following = clause.words[last + 1] if last + 1 < len(clause.words) else None
    return following is not None and following.piece == clause.words[last].piece and end <= following.span.start
