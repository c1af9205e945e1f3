"""What answered a like question answers this one: the words told by questions whose answers people marked.

Owns: the vote of the nearest marked questions of a clause (k nearest neighbours; Cover & Hart 1967, "Nearest neighbor
pattern classification", IEEE Transactions on Information Theory 13). Must not know: vectors, how near was measured.
The marks are spans of the source; where no question of the clause was marked the rules beside this module decide.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.highlight.asked import read
from assistant.highlight.cues import Role
from corpus.model import Act, Span

NEIGHBOURS = 5
_CONSIDERED = 12  # nearest marked questions whose way of asking is looked at
_SHARPNESS = 20.0  # how much a nearer question outvotes a farther one: e to the power of this for a whole cosine
_SAME_ROLE = 0.1  # how much nearer a question counts that asks in the same way ("who?", "with whose consent?")
_MAJORITY = 0.5
_EDGE = re.compile(r"^[\s.,;:–-]+|[\s.,;:–-]+$")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A marked question: the words of the clause that answer it, how near it lies (cosine, -1 to 1), its own words."""

    words: tuple[str, ...]
    likeness: float
    text: str = ""


def voted(act: Act, spans: Sequence[Span], near: Iterable[Neighbour], question: str = "") -> tuple[Span, ...]:
    """The words that more than half of the nearest questions' weight marks; the very nearest's, if none are.

    Args:
        act: the act that is quoted.
        spans: the paragraphs of the clause that answers.
        near: its marked questions, in any order.
        question: what was asked; marked questions that ask in the same way count as nearer.

    Returns:
        Spans of the source inside the given ones, in order and apart; empty where no marked words stand in them.
    """
    role = _role(question)
    nearest = sorted(near, key=lambda entry: -entry.likeness)[:_CONSIDERED]
    known = [(entry.likeness + _SAME_ROLE * _asks_for(entry, role), entry.words) for entry in nearest]
    ranked = sorted(known, key=lambda entry: -entry[0])[:NEIGHBOURS]
    marked = [(tuple(_places(act, spans, words)), likeness) for likeness, words in ranked]
    votes = [(places, math.exp(_SHARPNESS * likeness)) for places, likeness in marked if places]
    if not votes:
        return ()
    half = _MAJORITY * sum(weight for _, weight in votes)
    edges = sorted({edge for places, _ in votes for place in places for edge in (place.start, place.end)})
    pieces = [Span(start, end) for start, end in pairwise(edges)]
    kept = [piece for piece in pieces if sum(weight for places, weight in votes if _in(piece, places)) > half]
    return tuple(_joined(act.source, kept)) or tuple(_joined(act.source, sorted(votes[0][0])))


@lru_cache(maxsize=16_384)  # marked questions come again and again
def _role(question: str) -> Role | None:
    """What the question asks for first; ``None`` for keywords."""
    return next(iter(read(question).roles), None)


def _asks_for(entry: Neighbour, role: Role | None) -> bool:
    return role is not None and _role(entry.text) is role


def _places(act: Act, spans: Sequence[Span], words: Iterable[str]) -> Iterator[Span]:
    """Where marked words stand in the paragraphs: the first place of each."""
    for text in words:
        found = ((span, act.source.find(text, span.start, span.end)) for span in spans)
        yield from [Span(start, start + len(text)) for _, start in found if start >= 0][:1]


def _in(piece: Span, places: Iterable[Span]) -> bool:
    return any(place.covers(piece) for place in places)


def _joined(source: str, pieces: Iterable[Span]) -> Iterator[Span]:
    """Touching pieces as one, signs and blanks at the edges left out."""
    whole: list[Span] = []
    for piece in pieces:
        if whole and whole[-1].end == piece.start:
            whole[-1] = Span(whole[-1].start, piece.end)
        else:
            whole.append(piece)
    for span in whole:
        text = span.of(source)
        bare = _EDGE.sub("", text)
        if bare:
            start = span.start + text.index(bare)
            yield Span(start, start + len(bare))
