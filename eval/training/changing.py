"""Fits the model that tells whether a question asks what an act itself changes: ``python -m eval.training.changing``.

Owns: the rows: those written for it (``changing.jsonl``), questions about what a named act did as the like, others of
histories, the status and the text as the unlike. Must not know: how such a question is answered.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from assistant.understand.changing import BUCKETS, WEIGHTS, clues_of
from assistant.understand.grams import weight_of
from assistant.understand.question import parsed
from assistant.understand.want import Operation
from eval.training.pairs import rows
from eval.training.wants import DAY, labelled

WRITTEN = Path(__file__).parent / "changing.jsonl"
_OTHERS = 3_000  # questions for anything else, of far more
_OF_OTHERS = 0.3  # what each of them counts
_RIDGE = 10.0
_FOLDS = 5


def examples() -> Iterator[tuple[str, bool, float]]:
    """Questions, whether each asks what an act changes, and what it counts."""
    yield from ((row["question"], row["changes"], 1.0) for row in rows(WRITTEN))
    told = {row["question"]: row["operation"] for row in labelled() if row["question"].strip()}
    yield from ((question, True, 1.0) for question, what in told.items() if what == Operation.BY_ACT)
    others = sorted(question for question, what in told.items() if what != Operation.BY_ACT)
    yield from ((question, False, _OF_OTHERS) for question in random.Random(0).sample(others, _OTHERS))


def _features(questions: list[str]) -> csr_matrix:
    clues = [clues_of(parsed(question, DAY)) for question in questions]
    at = [(row, gram) for row, grams in enumerate(clues) for gram in grams[:-1]]
    counts = [weight_of(grams) for grams in clues for _ in grams[:-1]]
    return csr_matrix((counts, tuple(zip(*at, strict=True))), shape=(len(clues), BUCKETS), dtype=np.float32)


def _fitted(
    features: csr_matrix, labels: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32]
) -> LogisticRegression:
    return LogisticRegression(C=_RIDGE, max_iter=500).fit(features, labels, sample_weight=weights)


def main() -> None:
    """Fit and write the weights, or tell how often each row is told right by a model that did not see it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", action="store_true", help="only measure, on rows left out")
    chosen = parser.parse_args()
    questions, told, counts = zip(*examples(), strict=True)
    features, labels, weights = _features(list(questions)), np.array(told), np.array(counts, np.float32)
    if not chosen.report:
        model = _fitted(features, labels, weights)
        np.save(WEIGHTS, np.append(model.coef_[0], model.intercept_).astype(np.float16), allow_pickle=False)
        print(f"{len(labels)} rows, wrote {WEIGHTS}")
        return
    for seen, left in KFold(_FOLDS, shuffle=True, random_state=0).split(labels):
        found = _fitted(features[seen], labels[seen], weights[seen]).predict(features[left])
        print(*(f"{told[at]} {counts[at]}: {questions[at]}" for at in left[found != labels[left]]), sep="\n")


if __name__ == "__main__":
    main()
