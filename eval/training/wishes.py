"""Fits the model that tells what a question wants: ``python -m eval.training.wishes``.

Owns: which rows it is fitted on, the two stages, how sure they may be, and the figures with writers or acts left out.
Must not know: how an answer is made. The development and test questions are never read.

Each stage is a logistic regression: the first over letters, words and slots, the second over these and the vector. What
both say is divided by a warmth chosen on rows of writers that the model did not see (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
    STAGES,
    VECTOR,
    WANTS,
    WEIGHTS,
    Clues,
    clues_of,
)
from eval.training.nonsense import nonsense, off_topic
from eval.training.pairs import QUESTIONS, rows
from eval.training.remembered import Remembered
from eval.training.wants import DAY, labelled

FIELD = Path(__file__).parent / "field_questions.jsonl"
NEAR_MISSES = Path(__file__).parent / "field_unanswerable.jsonl"
Matrix: TypeAlias = npt.NDArray[np.float32]
_FIELD, _OWN, _NONSENSE = 3500, 1500, 150  # of what there is far more of than of the rest
_FOLDS = 5
_RIDGE, _DETAIL = 3.0, 10.0  # inverse ridges
_ONE = BUCKETS + len(SLOTS) - 1  # the slot that is always one
_OF_OTHERS = 0.3  # weight of a question that is for no history, where operations are learned
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
    for row in labelled():
        kinds = frozenset(row["kinds"])
        want, operation = Want(row["want"]), Operation(row["operation"])
        yield Row(row["question"], want, operation, kinds, row["writer"], row["act"], detailed=True)


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

    def of(self, stage: str) -> csr_matrix:
        """(rows, ``BUCKETS`` + ``SLOTS``, in the second stage + dimension) what a stage looks at."""
        at = [(row, gram) for row, clues in enumerate(self.clues) for gram in clues.grams]
        counts = [weight_of(clues.grams) for clues in self.clues for _ in clues.grams]
        grams = csr_matrix((counts, tuple(zip(*at, strict=True))), shape=(len(self.rows), BUCKETS), dtype=np.float32)
        rest = [csr_matrix(np.array([clues.slots for clues in self.clues], np.float32))]
        if stage == "meaning":
            rest.append(csr_matrix(self.vectors * VECTOR))
        return hstack([grams, *rest]).tocsr()

    @property
    def writers(self) -> list[str]:
        """Who wrote each row; of plain questions on a text, the act, for they have many writers."""
        return [row.writer if row.detailed else row.act for row in self.rows]

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
    read = [understand(row.question, DAY) for row in chosen]
    clues = tuple(clues_of(u.text, u.references, u.dates, u.instruments) for u in read)
    return Examples(chosen, clues, encode([undated(u) for u in read]))


def _fitted(features: csr_matrix | Matrix, labels: Any, weights: Matrix, ridge: float) -> LogisticRegression:
    model = LogisticRegression(C=ridge, max_iter=150, tol=1e-3)
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
    """The logits of the wants in both stages for every row, by models that saw no row of its group."""
    found = []
    for stage in STAGES:
        features, logits = held.of(stage), np.zeros((len(held.rows), len(WANTS)), np.float32)
        for seen, left in GroupKFold(_FOLDS).split(features, held.wants, groups):
            model = _fitted(features[seen], held.wants[seen], held.weights[seen], _RIDGE)
            logits[left] = _logits(model, features[left], len(WANTS))
        found.append(logits)
    return found[0], found[1]


def fit(held: Examples, encoder: str, path: Path) -> None:
    """Fit both stages on all rows and write the weights."""
    arrays: dict[str, Any] = {"encoder": np.array(encoder)}
    for stage, unseen in zip(STAGES, _unseen(held, held.writers), strict=True):
        wants = _columns(_fitted(held.of(stage), held.wants, held.weights, _RIDGE), len(WANTS))
        weights = np.concatenate([wants, *_details(held, stage)], axis=1).astype(np.float16)
        arrays[f"{stage}_grams"], arrays[f"{stage}_rest"] = weights[:BUCKETS], weights[BUCKETS:]
        arrays[f"{stage}_warmth"] = np.array(_warmth(unseen, held.wants))
    np.savez_compressed(path, **arrays)


def _columns(model: LogisticRegression, classes: int) -> Matrix:
    """(features, classes) the weights; the intercept goes to the last of ``SLOTS``, which is always one."""
    found = np.zeros((model.coef_.shape[1], classes), np.float32)
    found[:, model.classes_] = model.coef_.T
    found[_ONE, model.classes_] += model.intercept_
    found[_ONE, np.setdiff1d(np.arange(classes), model.classes_)] = -20.0
    return found


def _details(held: Examples, stage: str) -> list[Matrix]:
    """The heads for the operation and the kinds of event; of a question for anything else, neither is particular."""
    told = np.array([at for at, row in enumerate(held.rows) if row.detailed])
    history = np.array([held.rows[at].want is Want.HISTORY for at in told])
    features, weights = held.of(stage)[told], np.where(history, 1.0, _OF_OTHERS).astype(np.float32)
    operations = np.array([OPERATIONS.index(held.rows[at].operation) for at in told])
    found = [_columns(_fitted(features, operations, weights, _DETAIL), len(OPERATIONS))]
    for kind in KINDS:
        named = np.array([int(kind in held.rows[at].kinds) for at in told])
        column = np.zeros((features.shape[1], 1), np.float32)
        model = _fitted(features, named, weights, _DETAIL)
        column[:, 0], column[_ONE, 0] = model.coef_[0], model.coef_[0, _ONE] + model.intercept_[0]
        found.append(column)
    return found


def report(held: Examples, by: str) -> str:
    """How often each stage is right on rows of unseen writers or acts, want by want, and what is taken for what."""
    groups = held.writers if by == "writer" else [getattr(row, by) for row in held.rows]
    wants, lines = held.wants, []
    detailed = np.array([row.detailed for row in held.rows])
    for name, logits in zip(STAGES, _unseen(held, groups), strict=True):
        guess = logits.argmax(axis=1)
        right = guess == wants
        lines.append(f"{by} left out, by {name}: all {right.mean():.3f}, written {right[detailed].mean():.3f}")
        for at, want in enumerate(WANTS):
            here = detailed & (wants == at)
            wrong = Counter(str(WANTS[g]) for g in guess[here & ~right]).most_common(4)
            lines.append(f"  {want:9} {right[here].mean():.3f} of {here.sum()}  {wrong}")
    misses = [at for at in np.flatnonzero(guess != wants) if detailed[at]]
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
