"""Fits the model that tells which words of a question name its matter: ``python -m eval.training.matter``.

Owns: the fitting on questions whose rows say their matter (``eval/questions/wants``, ``matters.jsonl``), and the
figures with writers left out (``--report``). Must not know: what the matter is used for.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.understand.grams import weight_of
from assistant.understand.matter import BUCKETS, WEIGHTS, clues_of, words_of
from eval.training.pairs import rows
from eval.training.wants import labelled

PLAIN = Path(__file__).parent / "matters.jsonl"
_INVERSE_RIDGE = 1.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: what the model looks at, and whether it names the matter."""

    clues: tuple[int, ...]
    names: bool
    writer: str


def words() -> Iterator[Word]:
    """Every word of the rows that tell it; each once more by itself, as words of a title are looked at."""
    told = (row for row in labelled() if "matter" in row)
    for row in (*told, *({**row, "writer": "field"} for row in rows(PLAIN))):
        said, named = words_of(row["question"]), set(words_of(row["matter"]))
        for word, clues in zip(said, clues_of(said), strict=True):
            if not word[0].isdigit():
                yield Word(clues, word in named, row["writer"])
                yield Word(clues_of([word])[0], word in named, row["writer"])


def fit(members: Sequence[Word]) -> npt.NDArray[np.float32]:
    """The weights."""
    model = LogisticRegression(C=_INVERSE_RIDGE, max_iter=100, tol=1e-3, fit_intercept=False)
    model.fit(_matrix(members), [member.names for member in members])
    return np.asarray(model.coef_[0], np.float32)


def _matrix(members: Sequence[Word]) -> csr_matrix:
    at = np.repeat(np.arange(len(members)), [len(member.clues) for member in members])
    values = np.repeat([weight_of(member.clues) for member in members], [len(member.clues) for member in members])
    columns = np.concatenate([np.array(member.clues) for member in members])
    return csr_matrix((values, (at, columns)), shape=(len(members), BUCKETS))


def report(members: Sequence[Word]) -> str:
    """How many words are told right by a model that saw none of their writer's."""
    features, names = _matrix(members), np.array([member.names for member in members])
    told = np.zeros(len(members), bool)
    for seen, left in GroupKFold(_FOLDS).split(features, names, [member.writer for member in members]):
        told[left] = features[left] @ fit([members[at] for at in seen]) > 0
    right = told == names
    return (
        f"{len(members)} words: {right.mean():.3f} right; of those that name a matter {right[names].mean():.3f}, "
        f"of the others {right[~names].mean():.3f}"
    )


def main() -> None:
    """Fit, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", action="store_true", help="only measure, writers left out")
    members = list(words())
    if parser.parse_args().report:
        print(report(members))
    else:
        WEIGHTS.write_bytes(fit(members).astype("<f4").tobytes())
        print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
