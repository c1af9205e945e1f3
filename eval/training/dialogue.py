"""Trains the gate of a dialogue: ``python -m eval.training.dialogue``.

Owns: fitting the model that tells how a turn goes on from those before it, on the turns of
``turns.jsonl`` (each with the question and the kind of answer before it, and its move) and on short
questions written for single acts, which stand alone whatever was asked before. Must not know: how a move is carried
out. ``--check`` leaves out one fifth of the sources after the other and tells how many of their turns are read right.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from assistant.dialogue.gate import BUCKETS, LEARNED, WEIGHTS, Clues, Gate, clues_of
from assistant.dialogue.state import Move
from assistant.find import encoder_opener
from assistant.settings import Settings
from assistant.understand.grams import weight_of
from eval.training.pairs import rows
from eval.training.wants import read_all

ROWS = Path(__file__).parent / "turns.jsonl"
SINGLE = Path(__file__).parent / "field_questions.jsonl"
_SINGLES, _LONGEST_SINGLE = 1200, 7  # short questions taken, their words
_INVERSE_RIDGE = 2.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A turn with its clues, where it comes from and how it goes on."""

    question: str
    source: str
    clues: Clues
    move: Move


def examples(seed: int = 13) -> list[Example]:
    """The turns, as many of them once more as first turns, and the short questions after some turn each."""
    turns = list(rows(ROWS))
    found = [(row["question"], row["before"], row["kind"], row["source"], row["move"]) for row in turns]
    first = [row for row in turns if row["move"] in ("alone", "same", "detail", "before") and row["before"]]
    found += [(row["question"], "", "", row["source"], row["move"]) for row in first[::2]]
    draw = random.Random(seed)
    single = [row["question"] for row in rows(SINGLE)]
    short = [question for question in single if len(question.split()) <= _LONGEST_SINGLE]
    before = [row for row in turns if row["before"]]
    for place, question in enumerate(draw.sample(short, min(_SINGLES, len(short)))):
        row = draw.choice(before) if place % 3 else {"before": "", "kind": ""}  # every third opens a dialogue
        found.append((question, row["before"], row["kind"], f"single-{place}", "alone"))
    read = read_all([question for question, *_ in found], encoder_opener(Settings())())
    return [Example(q, source, clues_of(read[q], told, kind), Move(move)) for q, told, kind, source, move in found]


def fit(members: Sequence[Example]) -> Gate:
    """The model fitted on the examples."""
    model = LogisticRegression(C=_INVERSE_RIDGE, max_iter=400)
    model.fit(_matrix(members), [LEARNED.index(member.move) for member in members])
    weights = np.full((BUCKETS + len(members[0].clues.slots), len(LEARNED)), 0.0, np.float32)
    weights[:, model.classes_] = model.coef_.T
    weights[BUCKETS, model.classes_] += model.intercept_  # the first slot is one in every turn
    return Gate(weights[:BUCKETS].astype(np.float16), weights[BUCKETS:].astype(np.float16))


def _matrix(members: Sequence[Example]) -> csr_matrix:
    at = np.repeat(np.arange(len(members)), [len(member.clues.grams) for member in members])
    columns = np.concatenate([member.clues.grams for member in members])
    values = np.repeat([weight_of(member.clues.grams) for member in members], [len(m.clues.grams) for m in members])
    grams = csr_matrix((values, (at, columns.astype(int))), shape=(len(members), BUCKETS))
    return csr_matrix(hstack([grams, csr_matrix(np.array([member.clues.slots for member in members]))]))


def check(members: Sequence[Example]) -> list[tuple[Example, dict[Move, float]]]:
    """Every example as told by a model that saw none of its source."""
    sources = sorted({member.source for member in members})
    fold = {source: place % _FOLDS for place, source in enumerate(sources)}
    told = []
    for left_out in range(_FOLDS):
        gate = fit([member for member in members if fold[member.source] != left_out])
        told += [(member, gate.tell(member.clues)) for member in members if fold[member.source] == left_out]
    return told


def write(gate: Gate, path: Path = WEIGHTS) -> None:
    """Keep the weights beside the code."""
    arrays: dict[str, npt.NDArray[np.float16]] = {"grams": gate.grams, "slots": gate.slots}
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="tell how turns of sources left out are read")
    members = examples()
    if parser.parse_args(arguments).check:
        told = check(members)
        right = sum(next(iter(shares)) is member.move for member, shares in told)
        alone = sum((shares[Move.ALONE] > 1 / 2) == (member.move is Move.ALONE) for member, shares in told)
        sure = [(m, s) for m, s in told if not 0.2 <= s[Move.ALONE] <= 0.8]
        wrong = sum((shares[Move.ALONE] > 1 / 2) != (member.move is Move.ALONE) for member, shares in sure)
        print(f"{len(told)} turns: move {right / len(told):.3f}, alone or not {alone / len(told):.3f}; ", end="")
        print(f"sure {len(sure) / len(told):.3f}, of those wrong {wrong / len(sure):.3f}")
        return
    write(fit(members))


if __name__ == "__main__":
    main()
