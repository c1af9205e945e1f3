"""Letters and words as numbers: what the small learned models of questions and of turns look at.

Owns: words with what was parsed masked, the runs of letters within a word, their buckets and what each
counts. Must not know: what is learned from them (``wishes.py``, ``assistant/dialogue/gate.py``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from assistant.understand.skeleton import skeleton
from corpus.model import Span

_RUNS = range(3, 6)  # letters of a run
_WORD = re.compile(r"<\w+>|[^\W\d_]+|\d+")


def masked(text: str, marks: Sequence[tuple[Span, str]]) -> list[str]:
    """The words of a text as skeletons; each span as its mark, and numbers as what they are.

    A word of which no skeleton is left (a lone soft sign) is none.
    """
    pieces, at = [], 0
    for span, mark in sorted(marks, key=lambda entry: (entry[0].start, -entry[0].end)):
        if span.start >= at:
            pieces += [text[at : span.start], f" <{mark}> "]
        at = max(at, span.end)
    found = _WORD.findall("".join([*pieces, text[at:]]))
    read = (word if word[0] == "<" else "<number>" if word.isdigit() else skeleton(word) for word in found)
    return [word for word in read if word]


def grams_of(words: Sequence[str]) -> Iterator[str]:
    """Words, pairs of words, the first and the last word, and runs of letters within a word."""
    for first, second in pairwise(["", *words, ""]):
        yield f"{first} {second}"
    for word in words:
        yield from grams_within(word)


def grams_within(word: str) -> Iterator[str]:
    """A word and the runs of its letters, its edges marked; of a mark itself only."""
    yield word
    if word[0] != "<":
        whole = f"_{word}_"
        for size in _RUNS:
            yield from (whole[at : at + size] for at in range(len(whole) - size + 1))


def bucketed(grams: Iterable[str], buckets: int) -> tuple[int, ...]:
    """The numbers of grams, each once, in order."""
    return tuple(sorted({crc32(gram.encode()) % buckets for gram in grams}))


def weight_of(grams: Sequence[int]) -> float:
    """What each gram of a text counts, so that long texts do not outweigh short ones."""
    return 4.0 / math.sqrt(max(len(grams), 1))
