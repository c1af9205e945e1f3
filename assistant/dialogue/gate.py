"""The learned gate: how a turn goes on from the turns before it, and how likely it stands alone.

Owns: what the gate looks at (letters and words, with places, days, acts and numbers masked; the slots that the turn
states; what was told before), and the probability of each move. Must not know: acts, answers, how a move is carried
out. ``eval/training/dialogue.py`` fits the weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from assistant.answer import AnswerKind
from assistant.dialogue.places import numbers_of
from assistant.dialogue.state import MOVES, Move
from assistant.understand.acts import named_acts
from assistant.understand.intent import Aspect, Intent, aspect_of
from assistant.understand.object import points
from assistant.understand.parts import find_parts
from assistant.understand.question import Understood
from assistant.understand.skeleton import skeleton
from corpus.model import Span

WEIGHTS = Path(__file__).parent.parent / "data" / "gate.npz"
BUCKETS = 1 << 12
LEARNED = tuple(move for move in MOVES if move not in (Move.LANGUAGE, Move.OVER))
_GRAMS = range(3, 6)
_STEM = 5  # letters by which two forms of a word are told to be one
_WORD = re.compile(r"<\w+>|[^\W\d_]+|\d+")
_PAIRED = 4  # words; in a turn no longer, every word counts once more as one of a short turn
_INTENTS = (Intent.HISTORY, Intent.STATUS, Intent.ADOPTION, Intent.THANKS, Intent.INVENTION)
# The kinds of answer that the weights know; before a mention or a word of the assistant's own, none of them.
_KINDS = (AnswerKind.CLAUSE, AnswerKind.CLAUSES, AnswerKind.HISTORY, AnswerKind.STATUS, AnswerKind.REFERENCE,
          AnswerKind.NOT_ANSWERED)  # fmt: skip
Row: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Clues:
    """What the gate looks at.

    Attributes:
        grams: numbers of the words and letter runs of the turn, each once.
        slots: what the turn states, and what was told before.
    """

    grams: tuple[int, ...]
    slots: tuple[float, ...]


def clues_of(read: Understood, before: str, kind: str) -> Clues:
    """The clues of a turn.

    Args:
        read: the turn.
        before: the question before it; empty where there was none.
        kind: of the answer before it (``AnswerKind``); empty where there was none.
    """
    words = _masked(read)
    matter = read.wanted.rest.split()
    named, own = {_stem(word) for word in before.split()}, {_stem(word) for word in matter}
    levels = [reference.level for reference in read.references]
    wanted = read.wanted
    slots = (
        1.0,
        *(float(kind == told) for told in _KINDS),
        float(not before),
        float(bool(set(levels) & {"clause", "chapter"})),
        float("subclause" in levels and all(len(reference.numbers) == 1 for reference in read.references)),
        float(bool(set(levels) & {"any", "item", "either"})),
        float(not read.references and bool(numbers_of(read.text))),
        float(bool(find_parts(read.text))),
        float(bool(read.dates)),
        float(any(entry.number for entry in read.instruments)),
        float(any(entry.number is None for entry in read.instruments)),
        *(float(wanted.intent is intent) for intent in _INTENTS),
        float(wanted.intent is Intent.HISTORY and kind == AnswerKind.HISTORY),
        float(wanted.aspect is not Aspect.ALL),
        float(aspect_of(read.text) is not Aspect.ALL),
        float(any(entry.mention is None for entry in named_acts(read.text))),
        float(points(read.text)),
        math.log1p(len(words)) / 2,
        float(len(words) > 9),
        *(float(len(matter) == many) for many in range(3)),
        min(len(matter), 8) / 8,
        len(own & named) / max(len(own), 1),
        float(read.text.rstrip().endswith("?")),
    )
    return Clues(tuple(sorted({crc32(gram.encode()) % BUCKETS for gram in _grams(words)})), slots)


def _stem(word: str) -> str:
    return skeleton(word)[:_STEM]


def _masked(read: Understood) -> list[str]:
    """The words as skeletons; places, days, acts and numbers as what they are."""
    marks: list[tuple[Span, str]] = [(mention.span, " <day> ") for mention in read.dates]
    marks += [(mention.span, " <act> ") for mention in read.instruments]
    marks += [(reference.span, " <place> ") for reference in read.references]
    pieces, at = [], 0
    for span, mark in sorted(marks, key=lambda entry: (entry[0].start, -entry[0].end)):
        if span.start >= at:
            pieces += [read.text[at : span.start], mark]
        at = max(at, span.end)
    found = _WORD.findall("".join([*pieces, read.text[at:]]))
    return [word if word[0] == "<" else "<number>" if word.isdigit() else skeleton(word) for word in found]


def _grams(words: Sequence[str]) -> Iterator[str]:
    """Words, pairs of words, the first and the last word, and runs of letters within a word, its edges marked."""
    edged = ["", *words, ""]
    for first, second in pairwise(edged):
        yield f"{first} {second}"
    for word in words:
        yield word
        if len(words) <= _PAIRED:
            yield f"{word} ~"
        if word[0] != "<":
            whole = f"_{word}_"
            for size in _GRAMS:
                yield from (whole[at : at + size] for at in range(len(whole) - size + 1))


def weight_of(clues: Clues) -> float:
    """What each gram of a turn counts, so that long turns do not outweigh short ones."""
    return 4.0 / math.sqrt(max(len(clues.grams), 1))


@dataclass(frozen=True, slots=True)
class Gate:
    """The fitted model.

    Attributes:
        grams: (``BUCKETS``, moves): weights of the grams.
        slots: (slots, moves): weights of the slots.
    """

    grams: npt.NDArray[np.float16]
    slots: npt.NDArray[np.float16]

    def tell(self, clues: Clues) -> dict[Move, float]:
        """The probability of each learned move, the likeliest first."""
        scores = self.grams[list(clues.grams)].astype(np.float32).sum(axis=0) * weight_of(clues)
        scores = scores + np.array(clues.slots, np.float32) @ self.slots.astype(np.float32)
        raised = np.exp(scores - scores.max())
        shares = raised / raised.sum()
        return {LEARNED[place]: float(shares[place]) for place in np.argsort(-shares, kind="stable")}


@lru_cache(maxsize=1)
def load_gate(path: Path = WEIGHTS) -> Gate:
    """The committed model."""
    with np.load(path, allow_pickle=False) as held:
        return Gate(held["grams"], held["slots"])
