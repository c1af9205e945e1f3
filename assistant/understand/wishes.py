"""Tells what a question wants by a small learned model: the text, a history, the status, a list, or nothing of ours.

Owns: what the model looks at (letters and words with places, days, acts and numbers masked; the slots that were parsed;
the question's vector where it is at hand), and the probabilities. Must not know: acts, clauses, how a wish is answered,
how the weights are fitted (``eval/training/wishes.py`` writes them).

Two stages: a head over letters, words and slots, which costs nothing, and one over its result and the vector, asked
where the first is not certain. Weights for the vector belong to one encoder; with any other the first stage stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.understand.acts import NamedAct, named_acts
from assistant.understand.dates import DateMention
from assistant.understand.grams import Row, bucketed, grams_of, grams_within, masked, softmax, weight_of
from assistant.understand.instruments import InstrumentMention
from assistant.understand.references import Reference
from assistant.understand.skeleton import skeleton
from assistant.understand.want import Operation, Want, Wish
from corpus.model import EventKind

WEIGHTS = Path(__file__).parent.parent / "data" / "wishes.npz"
WANTS, OPERATIONS = tuple(Want), tuple(Operation)
KINDS = (EventKind.INSERTED, EventKind.REMOVED, EventKind.RESTATED, EventKind.AMENDED, EventKind.REPEALED)
BUCKETS = 1 << 13
SLOTS = ("place", "part", "day", "period", "act", "edition", "noun", "words", "bias")
CERTAIN = 0.95  # of the first stage; above it the vector is not looked at
_LIKELY_KIND = 0.5


@dataclass(frozen=True, slots=True)
class Clues:
    """What the first stage looks at.

    Attributes:
        grams: numbers of the letter runs and words that the question holds, each once.
        slots: in the order of ``SLOTS``.
    """

    grams: tuple[int, ...]
    slots: tuple[float, ...]

    @property
    def names_act(self) -> bool:
        """Whether a noun for an act stands in the question."""
        return bool(self.slots[SLOTS.index("noun")])


def clues_of(
    text: str,
    references: Sequence[Reference],
    dates: Sequence[DateMention],
    instruments: Sequence[InstrumentMention],
) -> Clues:
    """The clues of a question whose places, days and acts were parsed."""
    named = named_acts(text)
    words = _masked(text, references, dates, instruments, named)
    numbered = [entry for entry in instruments if entry.kind != "edition"]
    slots = (
        any(reference.numbers for reference in references),
        any(not reference.numbers for reference in references),
        any(mention.start == mention.end for mention in dates),
        any(mention.start != mention.end for mention in dates),
        bool(numbered),
        len(numbered) < len(instruments),
        any(act.mention is None for act in named),
        math.log1p(len(words)) / 2,
        1.0,
    )
    return Clues(bucketed(grams_of(words), BUCKETS), tuple(map(float, slots)))


def _masked(
    text: str,
    references: Sequence[Reference],
    dates: Sequence[DateMention],
    instruments: Sequence[InstrumentMention],
    named: Sequence[NamedAct],
) -> list[str]:
    """The words as skeletons; places, days, acts with their titles, and numbers as what they are."""
    marks = [(mention.span, "day") for mention in dates]
    marks += [(mention.span, "edition" if mention.kind == "edition" else "act") for mention in instruments]
    marks += [(reference.span, "place") for reference in references]
    marks += [(act.span, "by" if act.agent else "named") for act in named if act.mention is None]
    return masked(text, marks)


@dataclass(frozen=True, slots=True)
class WishModel:
    """The fitted heads.

    Attributes:
        grams: (``BUCKETS``, wants + operations + kinds): weights of the grams.
        slots: (``SLOTS``, the same): weights of the slots.
        second: (wants + ``SLOTS`` + dimension, wants): weights of the second stage.
        encoder: revision of the encoder that the second stage was fitted on.
        warmth: what the logits of each stage are divided by, so that a probability means what it says.
        operations: those that it knows.
    """

    grams: npt.NDArray[np.float16]
    slots: npt.NDArray[np.float16]
    second: npt.NDArray[np.float16]
    encoder: str
    warmth: tuple[float, float]
    operations: tuple[Operation, ...]

    def scores(self, clues: Clues) -> Row:
        """The logits of the first stage, of all heads."""
        grams = self.grams[list(clues.grams)].astype(np.float32).sum(axis=0) * weight_of(clues.grams)
        return np.asarray(grams + np.array(clues.slots, np.float32) @ self.slots.astype(np.float32), np.float32)

    def tell(self, clues: Clues, vector: Row | None = None, encoder: str = "") -> Wish:
        """What a question wants.

        Args:
            clues: of the question.
            vector: of the question without its days; looked at where its encoder is that of the weights.
            encoder: its revision.
        """
        scores = self.scores(clues)
        wants = scores[: len(WANTS)] / self.warmth[0]
        if vector is not None and encoder == self.encoder:
            wants = second_features(wants, clues, vector) @ self.second.astype(np.float32) / self.warmth[1]
        shares = softmax(wants)
        best = int(shares.argmax())
        if WANTS[best] is not Want.HISTORY:
            return Wish(WANTS[best], chance=float(shares[best]))
        return Wish(Want.HISTORY, *self._of_history(scores), float(shares[best]))

    def untold(self, words: Sequence[str], want: Want) -> tuple[str, ...]:
        """The words that do not tell the want: those that speak for it less than half as much as the plainest one."""
        column, text = WANTS.index(want), WANTS.index(Want.TEXT)
        speaks = self.grams[:, column].astype(np.float32) - self.grams[:, text].astype(np.float32)
        tell = [float(speaks[list(bucketed(grams_within(skeleton(word) or word), BUCKETS))].mean()) for word in words]
        return tuple(word for word, told in zip(words, tell, strict=True) if told < max(tell) / 2)

    def _of_history(self, scores: Row) -> tuple[Operation, frozenset[EventKind]]:
        first, last = len(WANTS), len(WANTS) + len(self.operations)
        likely = 1 / (1 + np.exp(-scores[last:])) >= _LIKELY_KIND
        kinds = frozenset(kind for kind, told in zip(KINDS, likely, strict=True) if told)
        return self.operations[int(scores[first:last].argmax())], kinds


def second_features(wants: Row, clues: Clues, vector: Row) -> Row:
    """What the second stage looks at: the first one's logits as log shares, the slots, the vector."""
    return np.concatenate([np.log(softmax(wants) + 1e-6), np.array(clues.slots, np.float32), vector * 4]).astype(
        np.float32
    )


@lru_cache(maxsize=1)
def load_wishes(path: Path = WEIGHTS) -> WishModel:
    """The committed model."""
    with np.load(path, allow_pickle=False) as held:
        return WishModel(
            held["grams"],
            held["slots"],
            held["second"],
            str(held["encoder"]),
            (float(held["warmth"][0]), float(held["warmth"][1])),
            tuple(Operation(str(name)) for name in held["operations"]),
        )
