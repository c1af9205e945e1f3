"""The learned gate: how a turn goes on from the turns before it, and how likely it stands alone.

Owns: what the gate looks at (letters and words, with places, days, acts and numbers masked; the slots that the turn
states; what was told before), and the probability of each move. Must not know: acts, answers, how a move is carried
out. ``eval/training/dialogue.py`` fits the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.answer import AnswerKind
from assistant.dialogue.places import numbers_of
from assistant.dialogue.pointer import GROUPS, said
from assistant.dialogue.state import MOVES, Move
from assistant.understand.acts import named_acts
from assistant.understand.grams import bucketed, grams_of, masked, weight_of
from assistant.understand.object import corrected, points
from assistant.understand.parts import find_parts
from assistant.understand.question import Understood
from assistant.understand.skeleton import stem
from assistant.understand.want import Want
from assistant.understand.wishes import softmax

WEIGHTS = Path(__file__).parent.parent / "data" / "gate.npz"
BUCKETS = 1 << 12
LEARNED = tuple(move for move in MOVES if move not in (Move.LANGUAGE, Move.OVER))
_PAIRED = 4  # words; in a turn no longer, every word counts once more as one of a short turn
# The kinds of answer that the weights know; before a mention or a word of the assistant's own, none of them.
_KINDS = (AnswerKind.CLAUSE, AnswerKind.CLAUSES, AnswerKind.HISTORY, AnswerKind.STATUS, AnswerKind.REFERENCE,
          AnswerKind.NOT_ANSWERED)  # fmt: skip


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
    matter = read.matter.split()
    named, own = {stem(word) for word in before.split()}, {stem(word) for word in matter}
    levels = [reference.level for reference in read.references]
    groups = said(read.text)
    slots = (
        1.0,
        *(float(kind == told or (kind, told) == (AnswerKind.LIKELY, AnswerKind.CLAUSE)) for told in _KINDS),
        float(not before),
        float(bool(set(levels) & {"clause", "chapter"})),
        float("subclause" in levels and all(len(reference.numbers) == 1 for reference in read.references)),
        float(bool(set(levels) & {"any", "item", "either"})),
        float(not read.references and bool(numbers_of(read.text))),
        float(bool(find_parts(read.text))),
        float(bool(read.dates)),
        float(any(entry.number for entry in read.instruments)),
        float(any(entry.number is None for entry in read.instruments)),
        *(float(read.wish.want is want) for want in Want if want is not Want.REASON),
        float(read.wish.want is Want.HISTORY and kind == AnswerKind.HISTORY),
        float(read.wish.names_aspect),
        float(any(entry.mention is None for entry in named_acts(read.text))),
        float(points(_without_acts(read.text))),
        *(float(group in groups) for group in GROUPS),
        float(corrected(read.text) != read.text.strip(" ,.!—-")),
        math.log1p(len(words)) / 2,
        float(len(words) > 9),
        *(float(len(matter) == many) for many in range(3)),
        min(len(matter), 8) / 8,
        len(own & named) / max(len(own), 1),
        float(read.text.rstrip().endswith("?")),
    )
    return Clues(bucketed(_grams(words), BUCKETS), slots)


def _without_acts(text: str) -> str:
    """The turn without the acts that it names: the pronoun of "this decree" stands for nothing spoken of before."""
    for named in sorted(named_acts(text), key=lambda entry: -entry.span.start):
        before = text[: named.span.start].rstrip()
        head, _, word = before.rpartition(" ")
        text = (head if points(word) else before) + " " + text[named.span.end :]
    return text


def _masked(read: Understood) -> list[str]:
    """The words as skeletons; places, days, acts and numbers as what they are."""
    marks = [(mention.span, "day") for mention in read.dates]
    marks += [(mention.span, "act") for mention in read.instruments]
    marks += [(reference.span, "place") for reference in read.references]
    return masked(read.text, marks)


def _grams(words: Sequence[str]) -> Iterator[str]:
    """The grams of a turn; of a short one every word once more as that of a short turn."""
    yield from grams_of(words)
    if len(words) <= _PAIRED:
        yield from (f"{word} ~" for word in words)


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
        scores = self.grams[list(clues.grams)].astype(np.float32).sum(axis=0) * weight_of(clues.grams)
        scores = scores + np.array(clues.slots, np.float32) @ self.slots.astype(np.float32)
        shares = softmax(scores)
        return {LEARNED[place]: float(shares[place]) for place in np.argsort(-shares, kind="stable")}


@lru_cache(maxsize=1)
def load_gate(path: Path = WEIGHTS) -> Gate:
    """The committed model."""
    with np.load(path, allow_pickle=False) as held:
        return Gate(held["grams"], held["slots"])
