"""Where question sets lie, which of them is sealed, and the choosing of a small even part of one.

Owns: names of sets, the seal, sampling. Must not know: systems, scores.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from eval.errors import SealedSet, UnknownSet
from eval.exchange import read_beir, read_csv
from eval.questions import Dialogue, Question, QuestionSet, read_set

STORED = Path(__file__).parent / "questions"
DEFAULT_SETS = ("dev", "history", "dialogues")
_SEALED = "test"
Row = TypeVar("Row", Question, Dialogue)


def known_sets() -> tuple[str, ...]:
    """The names of the stored sets."""
    return tuple(sorted(path.stem for path in STORED.glob("*.jsonl")))


def open_set(name: str, sealed: bool = False) -> QuestionSet:
    """A stored set by its name, or a JSONL file, CSV file or BEIR folder by its path.

    Args:
        name: ``dev``, or ``my-questions.jsonl``.
        sealed: whether the sealed test split may be read, which is done once a release.

    Raises:
        SealedSet: the test split without ``sealed``.
        UnknownSet: neither a stored set nor a file.
        BadRow: the file is not a question set.
    """
    path = STORED / f"{name}.jsonl" if name in known_sets() else Path(name)
    if not path.exists():
        raise UnknownSet(name, known_sets())
    if is_sealed(path):
        if not sealed:
            raise SealedSet(str(path))
        return replace(read_set(path), name=_SEALED)
    if path.is_dir():
        return read_beir(path)
    return read_csv(path) if path.suffix == ".csv" else read_set(path)


def is_sealed(path: Path) -> bool:
    """Whether a file is the test split, under its own name or as a copy."""
    stored = STORED / f"{_SEALED}.jsonl"
    if not stored.is_file() or not path.is_file():
        return False
    return path.resolve() == stored.resolve() or path.read_bytes() == stored.read_bytes()


def is_sealed_name(name: str) -> bool:
    """Whether a set's records must not show its questions."""
    return name == _SEALED


def sample(rows: QuestionSet, size: int) -> QuestionSet:
    """About ``size`` questions, spread evenly over languages and styles, and a like share of the dialogues.

    The same rows give the same sample on every machine: they are drawn by the digest of their ids.
    """
    total = len(rows.questions) + sum(len(dialogue.turns) for dialogue in rows.dialogues)
    if size >= total:
        return rows
    kept = round(size * len(rows.questions) / total)
    turns = max(1, (total - len(rows.questions)) // max(1, len(rows.dialogues)))
    return QuestionSet(
        rows.name,
        tuple(_spread(rows.questions, _stratum)[:kept]),
        tuple(_spread(rows.dialogues, lambda dialogue: dialogue.language)[: round((size - kept) / turns)]),
    )


def _stratum(question: Question) -> str:
    return f"{question.language} {question.style or (question.expected and question.expected.kind)}"


def _spread(rows: Iterable[Row], key: Callable[[Row], str]) -> Sequence[Row]:
    """The rows dealt out in turns, one of each stratum at a time."""
    strata: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: hashlib.sha256(row.id.encode("utf-8")).digest()):
        strata.setdefault(key(row), []).append(row)
    return [row for turn in zip_longest(*strata.values()) for row in turn if row is not None]
