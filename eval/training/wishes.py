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
from assistant.understand.question import parsed, undated
from assistant.understand.want import Operation, Per, Want, Wish
from assistant.understand.wishes import (
    BUCKETS,
    ENDS,
    KINDS,
    OPERATIONS,
    PER,
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
_FIELD, _OWN, _NONSENSE = 3500, 1500, 400  # of what there is far more of than of the rest
_FOLDS = 3
_RIDGE, _DETAIL = 3.0, 10.0  # inverse ridges
_ONE = BUCKETS + len(SLOTS) - 1  # the slot that is always one
_OF_OTHERS = 0.1  # weight of a question that is for no history, where operations are learned
_COMPARES = (Operation.MOST, Operation.LEAST)
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
    described: bool = False
    per: Per = Per.CLAUSE


def written() -> Iterator[Row]:
    """The rows that were written for this, and the history questions and turns of dialogues with their labels."""
    for row in labelled():
        kinds = frozenset(row["kinds"])
        want, operation = Want(row["want"]), Operation(row["operation"])
        more = {"described": row.get("described", False), "per": Per(row.get("per", Per.CLAUSE))}
        yield Row(row["question"], want, operation, kinds, row["writer"], row["act"], detailed=True, **more)


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


Learned: TypeAlias = Callable[[Examples, csr_matrix, npt.NDArray[np.int64]], Matrix]


def examples(encode: Callable[[Sequence[str]], Matrix]) -> Examples:
    """All rows; of a question that stands among several, the first."""
    held = {row.question.strip().lower(): row for row in reversed([*written(), *texts()])}
    chosen = tuple(row for row in held.values() if row.question.strip())
    read = [parsed(row.question, DAY) for row in chosen]
    clues = tuple(clues_of(u.text, u.references, u.dates, u.instruments) for u in read)
    return Examples(chosen, clues, encode([undated(u) for u in read]))


def fitted(features: csr_matrix | Matrix, labels: Any, weights: Matrix, ridge: float) -> LogisticRegression:
    """A regression that tells the labels."""
    model = LogisticRegression(C=ridge, max_iter=150, tol=1e-3)
    return model.fit(features, labels, sample_weight=weights)


def warmth_of(logits: Matrix, labels: npt.NDArray[np.int64]) -> float:
    """What the logits are to be divided by for their probabilities to be true of unseen rows."""

    def loss(warmth: float) -> float:
        scaled = logits / warmth
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(labels)), labels]).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)


def _wants(held: Examples, features: csr_matrix, seen: npt.NDArray[np.int64]) -> Matrix:
    """(features, wants) the weights that tell the want, learned from the rows seen."""
    return columns(fitted(features[seen], held.wants[seen], held.weights[seen], _RIDGE), len(WANTS))


def _all(held: Examples, features: csr_matrix, seen: npt.NDArray[np.int64]) -> Matrix:
    """(features, columns) the weights of all columns of a stage."""
    return np.concatenate([_wants(held, features, seen), *_details(held, features, seen)], axis=1)


def _unseen(held: Examples, stage: str, groups: Sequence[str], learn: Learned) -> Matrix:
    """(rows, columns) the logits of every row, by models that saw no row of its group."""
    features, found = held.of(stage), []
    for seen, left in GroupKFold(_FOLDS).split(features, held.wants, groups):
        found.append((left, np.asarray(features[left] @ learn(held, features, seen), np.float32)))
    order = np.argsort(np.concatenate([left for left, _ in found]))
    return np.concatenate([scores for _, scores in found])[order]


def fit(held: Examples, encoder: str, path: Path) -> None:
    """Fit both stages on all rows and write the weights."""
    arrays: dict[str, Any] = {"encoder": np.array(encoder)}
    for stage in STAGES:
        weights = _all(held, held.of(stage), np.arange(len(held.rows))).astype(np.float16)
        arrays[f"{stage}_grams"], arrays[f"{stage}_rest"] = weights[:BUCKETS], weights[BUCKETS:]
        arrays[f"{stage}_warmth"] = np.array(warmth_of(_unseen(held, stage, held.writers, _wants), held.wants))
    np.savez_compressed(path, **arrays)


def columns(model: LogisticRegression, classes: int) -> Matrix:
    """(features, classes) the weights; the intercept goes to the last of ``SLOTS``, which is always one."""
    found = np.zeros((model.coef_.shape[1], classes), np.float32)
    found[:, model.classes_] = model.coef_.T
    found[_ONE, model.classes_] += model.intercept_
    found[_ONE, np.setdiff1d(np.arange(classes), model.classes_)] = -20.0
    return found


def _details(held: Examples, features: csr_matrix, seen: npt.NDArray[np.int64]) -> list[Matrix]:
    """The heads beside the wants.

    For the operation and the kinds of event, of which a question for anything else asks none; for what is described,
    and for what is compared.
    """
    told = np.array([at for at in seen if held.rows[at].detailed])
    rows_told = [held.rows[at] for at in told]
    history = np.array([row.want is Want.HISTORY for row in rows_told])
    features, weights = features[told], np.where(history, 1.0, _OF_OTHERS).astype(np.float32)
    operations = np.array([OPERATIONS.index(row.operation) for row in rows_told])
    even = weights * _evened(operations, weights)
    found = [columns(fitted(features, operations, even, _DETAIL), len(OPERATIONS))]
    found += [_column(features, np.array([kind in row.kinds for row in rows_told]), weights) for kind in KINDS]
    of_act = np.array([Wish(row.want).of_act for row in rows_told])
    described = np.array([row.described for row in rows_told])
    found.append(_column(features[of_act], described[of_act], weights[of_act]))
    compares = np.array([row.operation in _COMPARES for row in rows_told])
    per = np.array([PER.index(row.per) for row in rows_told])
    found.append(columns(fitted(features[compares], per[compares], weights[compares], _DETAIL), len(PER)))
    return found


def _evened(labels: npt.NDArray[np.int64], weights: Matrix) -> Matrix:
    """What rows count besides, so that a class with four times the weight of another outweighs it twice only."""
    held = np.bincount(labels, weights=weights)[labels]
    return np.asarray(np.sqrt(weights.sum() / len(set(labels.tolist())) / held), np.float32)


def _column(features: csr_matrix, labels: npt.NDArray[np.bool_], weights: Matrix) -> Matrix:
    """(features, 1) the weights of a head that says yes or no; never yes, where no row does."""
    column = np.zeros((features.shape[1], 1), np.float32)
    if not labels.any():
        column[_ONE] = -20.0
        return column
    model = fitted(features, labels, weights, _DETAIL)
    column[:, 0], column[_ONE, 0] = model.coef_[0], model.coef_[0, _ONE] + model.intercept_[0]
    return column


def report(held: Examples, by: str) -> str:
    """How often each stage is right on rows of unseen writers or acts, want by want, and what is taken for what."""
    groups = held.writers if by == "writer" else [getattr(row, by) for row in held.rows]
    wants, lines = held.wants, []
    detailed = np.array([row.detailed for row in held.rows])
    for stage in STAGES:
        scores = _unseen(held, stage, groups, _all)
        guess = scores[:, : len(WANTS)].argmax(axis=1)
        right = guess == wants
        lines.append(f"{by} left out, by {stage}: all {right.mean():.3f}, written {right[detailed].mean():.3f}")
        for at, want in enumerate(WANTS):
            here = detailed & (wants == at)
            wrong = Counter(str(WANTS[g]) for g in guess[here & ~right]).most_common(4)
            lines.append(f"  {want:9} {right[here].mean():.3f} of {here.sum()}  {wrong}")
        lines += _of_details(held, scores)
    misses = [at for at in np.flatnonzero(guess != wants) if detailed[at]]
    lines += [f"  {held.rows[at].want} > {WANTS[guess[at]]}: {held.rows[at].question}" for at in misses]
    return "\n".join(lines)


def _of_details(held: Examples, scores: Matrix) -> Iterator[str]:
    """How often what is asked of a history is told right: operation, kinds, what is described, what compared."""
    here = np.array([at for at, row in enumerate(held.rows) if row.want is Want.HISTORY])
    rows_here = [held.rows[at] for at in here]
    _, operations, kinds, described, per = np.split(scores[here], ENDS, axis=1)
    told = [OPERATIONS[at] for at in operations.argmax(axis=1)]
    for operation in OPERATIONS:
        own = [(row, guess) for row, guess in zip(rows_here, told, strict=True) if row.operation is operation]
        wrong = Counter(str(guess) for _, guess in own if guess is not operation).most_common(4)
        right = sum(guess is operation for _, guess in own)
        yield f"    {operation:9} {right / max(len(own), 1):.3f} of {len(own)}  {wrong}"
    for at, kind in enumerate(KINDS):
        yield _found(str(kind), np.array([kind in row.kinds for row in rows_here]), kinds[:, at])
    yield _found("described", np.array([row.described for row in rows_here]), described[:, 0])
    compares = [at for at, row in enumerate(rows_here) if row.operation in _COMPARES]
    right = sum(PER[per[at].argmax()] is rows_here[at].per for at in compares)
    yield f"    compared  {right / len(compares):.3f} of {len(compares)}"
    for at, (row, guess) in enumerate(zip(rows_here, told, strict=True)):
        if guess is not row.operation:
            yield f"      {row.operation} > {guess}: {row.question}"
        if (described[at, 0] > 0) != row.described:
            yield f"      described {row.described}: {row.question}"


def _found(name: str, named: npt.NDArray[np.bool_], scores: Matrix) -> str:
    found, wrongly = (scores[named] > 0).mean(), (scores[~named] > 0).mean()
    return f"    {name:9} found {found:.3f} of {named.sum()}, wrongly {wrongly:.3f}"


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
