"""Texts wrapped by hand: which lines were broken only because the next word had no room, and belong together.

Owns: whether a text is wrapped, and the joining of its lines. Must not know: what a line says. Where every line keeps
to one width, a line goes on in the next if that line's first word would not have fitted behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Span

_NARROWEST = 50  # characters of a line
_WIDEST = 100  # characters of a line; wider ones are whole paragraphs
_FEWEST = 8  # lines that show a width
_AT_EDGE = 0.96  # of all lines are no longer than the width
_OVER = 6  # characters by which a line may be wider; a longer one was not wrapped
_BROKEN = 0.35  # share of lines that end amid a sentence
_INDENT = 3  # blanks before a line that begins a paragraph
_INSIDE = 0.12  # share of lines that begin amid a sentence
_MOST = 0.6  # of the width: a line that long ends amid a sentence where the next begins small
_SOME = 0.15  # share of lines set in, and of those that are not, where blanks show paragraphs
_FAR = 20  # blanks before a line of a corner
_DRAWN = re.compile(r"[^\S\n]{3,}\S|[|!]|[-_=]{4,}")  # columns, and lines of a drawn table or a form
_OPENS = re.compile(r"(?:\d{1,4}(?:[-.]\d+)*\s?[.)]|[^\W\d_]\)|[-–*•])\s")  # what can only begin a paragraph
_SMALL = "a-zа-яёәғқңөұүһі"
_ENDS = re.compile(rf"(?<!\b[{_SMALL}])(?<!\b[{_SMALL}][{_SMALL}])[.;:!?][\"»”)]*$")  # not "1993 г."


def unwrapped(source: str, lines: Sequence[Span]) -> Sequence[Span]:
    """The paragraphs of a text wrapped by hand, each from its first line to its last; any other text's lines."""
    width = _width(source, lines)
    if not width:
        return lines
    gap, begin = _usual_gap(source, lines), _begin(source, lines)
    joined: list[Span] = []
    above: Span | None = None  # the line above
    for line in lines:
        if above is not None and (
            _follows(source, above, line, gap)
            and (
                _closes_bracket(source, joined[-1], line)
                or begin not in (0, _indent(source, line))
                or _had_no_room(source, above, line, width, by_room=not begin)
            )
        ):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        above = line
    return joined


def _width(source: str, lines: Sequence[Span]) -> int:
    """The width that a text is wrapped to; 0 where it is not."""
    texts = [line for line in lines if source.find("|", line.start, line.end) < 0]
    if len(texts) < _FEWEST:
        return 0
    lengths = sorted(line.end - _margin(source, line) for line in texts)
    width = lengths[int(_AT_EDGE * (len(lengths) - 1))]
    broken = sum(1 for line in texts if source[line.end - 1].isalnum() or source[line.end - 1] == ",")
    inside = sum(1 for line in texts if source[line.start].islower())
    wrapped = broken >= _BROKEN * len(texts) and inside >= _INSIDE * len(texts)
    return width if wrapped and _NARROWEST <= width <= _WIDEST else 0


def _margin(source: str, line: Span) -> int:
    """Where the line begins, its blanks included."""
    return source.rfind("\n", 0, line.start) + 1


def _indent(source: str, line: Span) -> int:
    return line.start - _margin(source, line)


def _usual_gap(source: str, lines: Sequence[Span]) -> int:
    """How many line ends stand between two lines of one paragraph: the fewest that are common."""
    gaps = sorted(source.count("\n", one.end, other.start) for one, other in pairwise(lines))
    return gaps[len(gaps) // 4] if gaps else 1


def _begin(source: str, lines: Sequence[Span]) -> int:
    """How many blanks show that a paragraph begins: some lines are set in by so many, some are not; 0 if none do."""
    counts = Counter(indent for line in lines if _INDENT <= (indent := _indent(source, line)) < _FAR)
    begin, many = next(iter(counts.most_common(1)), (0, 0))
    return begin if _SOME * len(lines) <= many <= (1 - _SOME) * len(lines) else 0


def _follows(source: str, above: Span, line: Span, gap: int) -> bool:
    """Whether nothing sets a line off from the one above."""
    texts = above.of(source), line.of(source)
    if source.count("\n", above.end, line.start) > gap or any(map(_DRAWN.search, texts)) or _OPENS.match(texts[1]):
        return False
    ended = _ENDS.search(texts[0]) is not None and texts[0].count("(") <= texts[0].count(")")
    return max(_indent(source, above), _indent(source, line)) < _FAR and not ended


def _closes_bracket(source: str, above: Span, line: Span) -> bool:
    """Whether a line closes a bracket that the paragraph above it left open."""
    text = above.of(source)
    return text.count("(") > text.count(")") and ")" in line.of(source)


def _had_no_room(source: str, above: Span, line: Span, width: int, *, by_room: bool) -> bool:
    """Whether the first word of a line would not have fitted behind the one above, or a sentence goes on in it.

    Where blanks show paragraphs, room does not (``by_room`` is false): a line set in goes on with a sentence alone.
    """
    if by_room and _INDENT <= _indent(source, line) > _indent(source, above):
        return False
    length, word = above.end - _margin(source, above), len(line.of(source).split(None, 1)[0])
    small = source[line.start].islower() and length >= _MOST * width
    return small or (by_room and width < length + 1 + word and length <= width + _OVER)
