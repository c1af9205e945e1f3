"""Tells what a question wants by a small learned model: the text, a history, the status, a list, or nothing of ours.

Owns: what the model looks at (letters and words with places, days, acts and numbers masked; the slots that were parsed;
the question's vector where it is at hand), and the probabilities. Must not know: acts, clauses, how a wish is answered,
how the weights are fitted (``eval/training/wishes.py`` writes them).

Two stages: a head over letters, words and slots, which costs nothing, and one over these and the vector, asked where
the first is not certain. Weights for the vector belong to one encoder; with any other the first stage stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from assistant.understand.acts import NamedAct, named_acts
from assistant.understand.dates import DateMention
from assistant.understand.grams import bucketed, grams_of, grams_within, masked, weight_of
from assistant.understand.instruments import InstrumentMention
from assistant.understand.references import Reference
from assistant.understand.skeleton import skeleton
from assistant.understand.want import Operation, Per, Want, Wish
from corpus.model import EventKind

Row: TypeAlias = npt.NDArray[np.float32]
WEIGHTS = Path(__file__).parent.parent / "data" / "wishes.npz"
WANTS, OPERATIONS, PER = tuple(Want), tuple(Operation), tuple(Per)
KINDS = (EventKind.INSERTED, EventKind.REMOVED, EventKind.RESTATED, EventKind.AMENDED, EventKind.REPEALED)
ENDS = np.cumsum([len(WANTS), len(OPERATIONS), len(KINDS), 1]).tolist()  # of the columns, by what they tell
BUCKETS = 1 << 13
SLOTS = ("place", "part", "day", "period", "act", "edition", "noun", "words", "bias")
STAGES = ("words", "meaning")
VECTOR = 4.0  # what a vector is multiplied by, to weigh as much as the grams
CERTAIN = 0.95  # of the first stage; above it the vector is not looked at
# How sure it must be: to tell wrongly where a word stands costs little, to answer without a look at the act costs more.
_LEAST = {Want.MENTIONS: 0.5, Want.ITEMS: 0.5, Want.REASON: 0.5, Want.ABOUT: 0.7, Want.NONE: 0.9}
_OF_ACT = [place for place, want in enumerate(WANTS) if Wish(want).of_act]
_UNLIKE = 0.1  # of the text; below it, what is likelier need not be so sure
_LIKELIER = 0.5  # that one or another of these is wanted
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
class Head:
    """One fitted stage: a column for each want, operation, kind of event, one for what is described, what is compared.

    Attributes:
        grams: (``BUCKETS``, columns): weights of the grams.
        rest: (slots, or slots and dimension, columns): weights of the slots, and of the vector in the second stage.
        warmth: what the logits of the wants are divided by, so that a probability means what it says.
    """

    grams: npt.NDArray[np.float16]
    rest: npt.NDArray[np.float16]
    warmth: float

    def scores(self, clues: Clues, vector: Row | None = None) -> Row:
        """The logits of all columns."""
        grams = self.grams[list(clues.grams)].astype(np.float32).sum(axis=0) * weight_of(clues.grams)
        slots = np.array(clues.slots, np.float32)
        rest = slots if vector is None else np.concatenate([slots, vector * VECTOR])
        return np.asarray(grams + rest @ self.rest.astype(np.float32), np.float32)


@dataclass(frozen=True, slots=True)
class WishModel:
    """Both stages.

    Attributes:
        words: the first stage.
        meaning: the second one, which looks at the vector too.
        encoder: revision of the encoder that the second stage was fitted on.
    """

    words: Head
    meaning: Head
    encoder: str

    def tell(self, clues: Clues, vector: Row | None = None, encoder: str = "") -> Wish:
        """What a question wants; the text, where it is not sure enough of anything else.

        Args:
            clues: of the question.
            vector: of the question without its days; looked at where its encoder is that of the weights.
            encoder: its revision.
        """
        known = vector is not None and encoder == self.encoder
        head = self.meaning if known else self.words
        return _wish(head.scores(clues, vector if known else None), head.warmth)

    def untold(self, words: Sequence[str], want: Want) -> tuple[str, ...]:
        """The words that do not tell the want: those that speak for it less than half as much as the plainest one."""
        column, text = WANTS.index(want), WANTS.index(Want.TEXT)
        speaks = self.words.grams[:, column].astype(np.float32) - self.words.grams[:, text].astype(np.float32)
        if not words:
            return ()
        tell = [float(speaks[list(bucketed(grams_within(skeleton(word) or word), BUCKETS))].mean()) for word in words]
        return tuple(word for word, told in zip(words, tell, strict=True) if told < max(tell) / 2)


def softmax(scores: Row) -> Row:
    """Logits to shares that sum to one."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), np.float32)


def _chosen(shares: Row) -> int:
    """The likeliest want; the text, where it is not likely enough."""
    best = int(shares.argmax())
    if shares[_OF_ACT].sum() >= _LIKELIER:
        return max(_OF_ACT, key=lambda place: float(shares[place]))
    text = WANTS.index(Want.TEXT)
    sure = shares[best] >= _LEAST.get(WANTS[best], 0.0) or shares[text] < _UNLIKE
    return best if best not in _OF_ACT and sure else text


def _wish(scores: Row, warmth: float) -> Wish:
    """What the logits of all columns say."""
    wants, operations, kinds, described, per = np.split(scores, ENDS)
    shares = softmax(wants / warmth)
    best = _chosen(shares)
    likely = 1 / (1 + np.exp(-kinds)) >= _LIKELY_KIND
    return Wish(
        WANTS[best],
        OPERATIONS[int(operations.argmax())],
        frozenset(kind for kind, told in zip(KINDS, likely, strict=True) if told),
        float(shares[best]),
        float(1 / (1 + np.exp(-described[0]))),
        PER[int(per.argmax())],
    )


@lru_cache(maxsize=1)
def load_wishes(path: Path = WEIGHTS) -> WishModel:
    """The committed model."""
    return WishModel(*read_heads(path))


def read_heads(path: Path) -> tuple[Head, Head, str]:
    """Both stages of a model from its file, and the revision of the encoder that the second was fitted on."""
    with np.load(path, allow_pickle=False) as held:
        words, meaning = (
            Head(held[f"{stage}_grams"], held[f"{stage}_rest"], float(held[f"{stage}_warmth"])) for stage in STAGES
        )
        return words, meaning, str(held["encoder"])
