"""Fits the model that tells what a question wants: ``python -m eval.training.wishes``.

Owns: which rows it is fitted on, the two stages, how sure they may be, and the figures with writers or acts left out.
Must not know: how an answer is made. The development and test questions are never read.

The first stage is a logistic regression over letters, words and slots; the second one over what the first says of
rows that it did not see, and the vector. What both say is divided by a warmth chosen on unseen rows (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.find import encoder_opener
from assistant.settings import Settings
from assistant.understand.grams import weight_of
from assistant.understand.question import undated, understand
from assistant.understand.want import Operation, Want
from assistant.understand.wishes import (
    BUCKETS,
    KINDS,
    OPERATIONS,
    SLOTS,
    WANTS,
    WEIGHTS,
    Clues,
    clues_of,
    second_features,
)
from eval.training.nonsense import nonsense, off_topic
from eval.training.pairs import QUESTIONS, rows
from eval.training.remembered import Remembered

ROWS = QUESTIONS / "wants"
FIELD = Path(__file__).parent / "field_questions.jsonl"
NEAR_MISSES = Path(__file__).parent / "field_unanswerable.jsonl"
Matrix: TypeAlias = npt.NDArray[np.float32]
_DAY = date(2026, 12, 1)  # that relative days are counted from; no clue depends on it
_FIELD, _OWN, _NONSENSE = 3500, 1500, 150  # of what there is far more of than of the rest
_FOLDS = 5
_FIRST, _SECOND, _DETAIL = 3.0, 1.0, 10.0  # inverse ridges
_TEXT_OF_MANY = 0.25  # weight of a row that only says "the text"


@dataclass(frozen=True, slots=True)
class Row:
    """A question and what it wants; ``group`` is its writer or act, which is left out as a whole."""

    question: str
    want: Want
    operation: Operation
    kinds: frozenset[str]
    writer: str
    act: str
    detailed: bool = False  # whether operation and kinds were told by its writer
    weight: float = 1.0


def written() -> Iterator[Row]:
    """The rows that were written for this, and the history questions and turns of dialogues with their labels."""
    asked = {row["id"]: row["question"] for row in rows(QUESTIONS / "history.jsonl")}
    for row in rows(QUESTIONS / "dialogues.jsonl"):
        asked |= {f"{row['id']}#{number}": turn["question"] for number, turn in enumerate(row["turns"], 1)}
    for path in sorted(ROWS.glob("*.jsonl")):
        for row in rows(path):
            question = row.get("question") or asked[row["id"]]
            writer, act = row.get("writer", "history"), row.get("act", "default")
            kinds = frozenset(row["kinds"])
            yield Row(question, Want(row["want"]), Operation(row["operation"]), kinds, writer, act, detailed=True)


def texts(seed: int = 0) -> Iterator[Row]:
    """Questions about what a text says, on many acts, and nonsense."""
    picker = random.Random(seed)
    field = [(row["question"], row.get("writer", "field"), row["clause"].split(":")[0]) for row in rows(FIELD)]
    field += [(row["question"], row["writer"], row["act"]) for row in rows(NEAR_MISSES)]
    own = [
        (row["question"], row["id"][:9], "default")
        for name in ("train", "calibration")
        for row in rows(QUESTIONS / f"{name}.jsonl")
    ]
    for question, writer, act in [*picker.sample(field, _FIELD), *picker.sample(own, _OWN)]:
        yield _plain(question, Want.TEXT, writer, act)
    words = [word for question, _, _ in own[:300] for word in question.split()]
    for question in (*nonsense(_NONSENSE, words, seed), *off_topic()):
        yield _plain(question, Want.NONE, "nonsense", "nonsense")


def _plain(question: str, want: Want, writer: str, act: str) -> Row:
    return Row(question, want, Operation.LIST, frozenset(), writer, act, weight=_TEXT_OF_MANY)


@dataclass(frozen=True, slots=True)
class Examples:
    """The rows with their clues and vectors."""

    rows: tuple[Row, ...]
    clues: tuple[Clues, ...]
    vectors: Matrix

    @property
    def features(self) -> csr_matrix:
        """(rows, ``BUCKETS`` + ``SLOTS``) what the first stage looks at."""
        at = [(row, gram) for row, clues in enumerate(self.clues) for gram in clues.grams]
        counts = [weight_of(clues.grams) for clues in self.clues for _ in clues.grams]
        grams = csr_matrix((counts, tuple(zip(*at, strict=True))), shape=(len(self.rows), BUCKETS), dtype=np.float32)
        return hstack([grams, csr_matrix(np.array([clues.slots for clues in self.clues], np.float32))]).tocsr()

    @property
    def wants(self) -> npt.NDArray[np.int64]:
        """The numbers of the wants."""
        return np.array([WANTS.index(row.want) for row in self.rows])

    @property
    def weights(self) -> Matrix:
        """What each row counts."""
        return np.array([row.weight for row in self.rows], np.float32)


def examples(encode: Callable[[Sequence[str]], Matrix]) -> Examples:
    """All rows; of a question that stands among several, the first."""
    held = {row.question.strip().lower(): row for row in reversed([*written(), *texts()])}
    chosen = tuple(row for row in held.values() if row.question.strip())
    read = [understand(row.question, _DAY) for row in chosen]
    clues = tuple(clues_of(u.text, u.references, u.dates, u.instruments) for u in read)
    return Examples(chosen, clues, encode([undated(u) for u in read]))


def _fitted(features: csr_matrix | Matrix, labels: Any, weights: Matrix, ridge: float) -> LogisticRegression:
    model = LogisticRegression(C=ridge, max_iter=300, tol=1e-3)
    return model.fit(features, labels, sample_weight=weights)


def _logits(model: LogisticRegression, features: csr_matrix | Matrix, classes: int) -> Matrix:
    """(rows, classes) one column for each class there is, far below the rest where the model knows none."""
    found = np.full((features.shape[0], classes), -20.0, np.float32)
    scores = model.decision_function(features)
    found[:, model.classes_] = np.stack([-scores, scores], axis=1) / 2 if scores.ndim == 1 else scores
    return found


def _warmth(logits: Matrix, labels: npt.NDArray[np.int64]) -> float:
    """What the logits are to be divided by for their probabilities to be true of unseen rows."""

    def loss(warmth: float) -> float:
        scaled = logits / warmth
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(labels)), labels]).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)


def _unseen(held: Examples, groups: Sequence[str]) -> tuple[Matrix, Matrix]:
    """The logits of both stages for every row, by models that saw no row of its group."""
    first = np.zeros((len(held.rows), len(WANTS)), np.float32)
    features, wants, weights = held.features, held.wants, held.weights
    folds = list(GroupKFold(_FOLDS).split(features, wants, groups))
    for seen, left in folds:
        first[left] = _logits(_fitted(features[seen], wants[seen], weights[seen], _FIRST), features[left], len(WANTS))
    both, second = _second(held, first), np.zeros_like(first)
    for seen, left in folds:
        second[left] = _logits(_fitted(both[seen], wants[seen], weights[seen], _SECOND), both[left], len(WANTS))
    return first, second


def _second(held: Examples, first: Matrix) -> Matrix:
    pairs = zip(first, held.clues, held.vectors, strict=True)
    return np.stack([second_features(logits, clues, vector) for logits, clues, vector in pairs])


def fit(held: Examples, encoder: str, path: Path) -> None:
    """Fit both stages on all rows and write the weights."""
    first, second = _unseen(held, [str(at) for at in range(len(held.rows))])  # too few writers of some wants
    features, wants, weights = held.features, held.wants, held.weights
    warm = _warmth(first, wants)
    heads = [_columns(_fitted(features, wants, weights, _FIRST), len(WANTS))]
    heads += _details(held)
    stacked = np.concatenate(heads, axis=1)
    both = _second(held, first / warm)
    top = _fitted(both, wants, weights, _SECOND)
    np.savez_compressed(
        path,
        grams=stacked[:BUCKETS].astype(np.float16),
        slots=stacked[BUCKETS:].astype(np.float16),
        second=_columns(top, len(WANTS)).astype(np.float16),
        encoder=np.array(encoder),
        warmth=np.array([warm, _warmth(second, wants)]),
        operations=np.array([str(operation) for operation in OPERATIONS]),
    )


def _columns(model: LogisticRegression, classes: int) -> Matrix:
    """(features, classes) the weights; the intercept goes to the last of ``SLOTS``, which is always one."""
    found = np.zeros((model.coef_.shape[1], classes), np.float32)
    found[:, model.classes_] = model.coef_.T
    at = len(found) - 1 if len(found) == BUCKETS + len(SLOTS) else len(WANTS) + len(SLOTS) - 1
    missing = np.setdiff1d(np.arange(classes), model.classes_)
    found[at, model.classes_] += model.intercept_
    found[at, missing] = -20.0
    return found


def _details(held: Examples) -> list[Matrix]:
    """The heads for the operation and the kinds of event of a history."""
    told = [at for at, row in enumerate(held.rows) if row.detailed and row.want is Want.HISTORY]
    features, weights = held.features[told], np.ones(len(told), np.float32)
    operations = np.array([OPERATIONS.index(held.rows[at].operation) for at in told])
    found = [_columns(_fitted(features, operations, weights, _DETAIL), len(OPERATIONS))]
    for kind in KINDS:
        named = np.array([int(kind in held.rows[at].kinds) for at in told])
        column = np.zeros((BUCKETS + len(SLOTS), 1), np.float32)
        if named.any():
            model = _fitted(features, named, weights, _DETAIL)
            column[:, 0], column[-1, 0] = model.coef_[0], model.coef_[0, -1] + model.intercept_[0]
        else:
            column[-1, 0] = -20.0
        found.append(column)
    return found


def report(held: Examples, by: str) -> str:
    """How often each stage is right on rows of unseen writers or acts, want by want, and what is taken for what."""
    groups = [getattr(row, by) for row in held.rows]
    first, second = _unseen(held, groups)
    wants, lines = held.wants, []
    written_rows = np.array([row.detailed for row in held.rows])
    for name, logits in (("first", first), ("second", second)):
        guess = logits.argmax(axis=1)
        right = guess == wants
        lines.append(f"{by} left out, {name} stage: all {right.mean():.3f}, written {right[written_rows].mean():.3f}")
        for at, want in enumerate(WANTS):
            here = wants == at
            if here.any():
                wrong = Counter(str(WANTS[g]) for g in guess[here & ~right]).most_common(4)
                lines.append(f"  {want:9} {right[here].mean():.3f} of {here.sum()}  {wrong}")
    guess = second.argmax(axis=1)
    misses = [at for at in np.flatnonzero(guess != wants) if written_rows[at]]
    lines += [f"  {held.rows[at].want} > {WANTS[guess[at]]}: {held.rows[at].question}" for at in misses]
    return "\n".join(lines)


def main() -> None:
    """Fit, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", choices=("writer", "act", "question"), help="only measure, each of these left out")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    encoder = encoder_opener(Settings())()
    held = examples(Remembered(encoder).encode_queries)
    print(f"{len(held.rows)} rows: {dict(Counter(str(row.want) for row in held.rows))}")
    if chosen.report:
        print(report(held, chosen.report))
    else:
        fit(held, encoder.revision, chosen.out)
        print(f"wrote {chosen.out}")


if __name__ == "__main__":
    main()
