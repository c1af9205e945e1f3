"""Fits the model that tells whether a question asks for acts of the library: ``python -m eval.training.looks``.

Owns: its rows (``eval/questions/scope/looks.jsonl``, and all questions on one act as what is none), the fit, the
figures with each writer left out (``--report``). Must not know: how an answer is made.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from assistant.find import encoder_opener
from assistant.settings import Settings
from assistant.understand.looks import LOOKS, SURE, WEIGHTS, Look
from assistant.understand.question import parsed, undated
from assistant.understand.want import Operation, Want
from assistant.understand.wishes import BUCKETS, STAGES, clues_of, softmax
from eval.training.pairs import QUESTIONS, rows
from eval.training.remembered import Remembered
from eval.training.wants import DAY
from eval.training.wishes import Examples, Matrix, Row, columns, fitted, texts, warmth_of, written

ROWS = QUESTIONS / "scope" / "looks.jsonl"
_PARTS = 5  # in which writers are left out together
_MATTERS = 4  # different matters put into a row that has one
_RIDGE = 8.0  # inverse of it
_OTHERS = 0.06  # weight of a question on one act, of which there are forty times more


def asked() -> tuple[list[Row], npt.NDArray[np.int64]]:
    """All questions once, those written for this first, and the number of what each asks for."""
    others = [(row, 0) for row in (*written(), *texts())]
    words = [word for row, _ in others for word in row.question.split() if word.isalpha()]
    picker = random.Random(1)
    own = [
        (_row(row, lambda: picker.choice(words)), LOOKS.index(Look(row["look"])))
        for row in rows(ROWS)
        for _ in range(_MATTERS if row.get("matter") else 1)
    ]
    held = {
        row.question.strip().lower(): (row, look) for row, look in reversed([*own, *others]) if row.question.strip()
    }
    return [row for row, _ in held.values()], np.array([look for _, look in held.values()])


def _row(row: dict[str, Any], word: Callable[[], str]) -> Row:
    """A row with other words in the place of its matter: what is asked about tells nothing of how it is asked for."""
    text = row["question"]
    for own in row.get("matter", "").split():
        text = text.replace(own, word(), 1)
    return Row(text, Want.TEXT, Operation.LIST, frozenset(), row["writer"], row["writer"], detailed=True)


def examples(questions: Sequence[Row], encode: Callable[[Sequence[str]], Matrix]) -> Examples:
    """The questions with what the model looks at."""
    read = [parsed(row.question, DAY) for row in questions]
    clues = tuple(clues_of(u.text, u.references, u.dates, u.instruments) for u in read)
    return Examples(tuple(questions), clues, encode([undated(u) for u in read]))


def _learned(features: csr_matrix, looks: npt.NDArray[np.int64], own: npt.NDArray[np.bool_]) -> Matrix:
    return columns(fitted(features, looks, np.where(own, 1.0, _OTHERS).astype(np.float32), _RIDGE), len(LOOKS))


def _unseen(held: Examples, features: csr_matrix, looks: npt.NDArray[np.int64], own: npt.NDArray[np.bool_]) -> Matrix:
    """(rows, looks) the logits of every row, by models that saw no row of its writer."""
    writers = sorted({row.writer for row in held.rows})
    part = np.array([writers.index(row.writer) % _PARTS for row in held.rows])
    found = np.zeros((len(held.rows), len(LOOKS)), np.float32)
    for at in range(_PARTS):
        left = part == at
        found[left] = features[left] @ _learned(features[~left], looks[~left], own[~left])
    return found


def report(scores: Matrix, held: Examples, looks: npt.NDArray[np.int64], own: npt.NDArray[np.bool_]) -> Iterator[str]:
    """How often a look-up of an unseen writer is told rightly, and how often another question is taken for one."""
    shares = np.array([softmax(row) for row in scores])
    guess = np.where(1 - shares[:, 0] >= SURE, shares[:, 1:].argmax(axis=1) + 1, 0)
    for at, look in enumerate(LOOKS):
        here = own & (looks == at)
        wrong = Counter(str(LOOKS[g]) for g in guess[here & (guess != looks)])
        yield f"  {look:9} {(guess[here] == at).mean():.3f} of {here.sum()} {dict(wrong)}"
    for sure in (0.2, 0.3, 0.4, 0.5, 0.6):
        found = 1 - shares[:, 0] >= sure
        right = found & (shares[:, 1:].argmax(axis=1) + 1 == looks)
        told, taken = right[own & (looks > 0)].mean(), found[~own].mean()
        yield f"  from {sure}: {told:.3f} told rightly, {taken:.4f} of the others taken for one"
    yield f"  of {(~own).sum()} questions on one act {(guess[~own] > 0).sum()} are taken for a look-up"
    missed = np.flatnonzero(guess != looks)
    yield from (f"    {LOOKS[looks[at]]} > {LOOKS[guess[at]]}: {held.rows[at].question}" for at in missed)


def main() -> None:
    """Fit, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", action="store_true", help="only measure, each writer left out")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    encoder = encoder_opener(Settings())()
    questions, looks = asked()
    held = examples(questions, Remembered(encoder).encode_queries)
    own = np.array([row.writer[0] in "on" and row.writer[1:].isdigit() for row in held.rows])
    arrays: dict[str, Any] = {"encoder": np.array(encoder.revision)}
    for stage in STAGES:
        features = held.of(stage)
        scores = _unseen(held, features, looks, own)
        print("\n".join([f"by {stage}, each writer left out:", *report(scores, held, looks, own)]))
        if not chosen.report:
            weights = _learned(features, looks, own).astype(np.float16)
            arrays[f"{stage}_grams"], arrays[f"{stage}_rest"] = weights[:BUCKETS], weights[BUCKETS:]
            arrays[f"{stage}_warmth"] = np.array(warmth_of(scores, looks))
    if not chosen.report:
        np.savez_compressed(chosen.out, **arrays)


if __name__ == "__main__":
    main()
