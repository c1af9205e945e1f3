"""Puts the training questions into the act's search aids: ``python -m eval.training.aids``.

Owns: the merge. Answerable training and calibration questions become expected questions (marked by their ``"source"``),
unanswerable ones the act's list of questions known to have no answer. Development and test questions never enter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.shipped import ACTS, DEFAULT_ACT
from eval.training.pairs import QUESTIONS, rows

FOLDER = ACTS / DEFAULT_ACT
SETS = ("train", "calibration")


def merged(expected: list[dict[str, Any]], training: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The expected questions with the answerable training questions of one clause behind them, none twice."""
    written = [row for row in expected if "source" not in row]
    seen = {row["question"] for row in written}
    copied = ("language", "style", "question", "source")
    added = [
        {"clause": row["gold"][0], **{name: row[name] for name in copied}}
        for row in training
        if len(row["gold"]) == 1 and row["question"] not in seen
    ]
    return [*written, *added]


def unanswerable(training: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The unanswerable training questions, each with its reason."""
    return [
        {"language": row["language"], "style": row["style"], "question": row["question"], "reason": row["reason"]}
        for row in training
        if not row["gold"]
    ]


def gathered() -> list[dict[str, Any]]:
    """The training questions, then the calibration questions, each with the name of its set as ``"source"``."""
    return [row | {"source": name} for name in SETS for row in rows(QUESTIONS / f"{name}.jsonl")]


def _write(path: Path, found: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) for row in found)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Merge and write both files."""
    training = gathered()
    target = FOLDER / "expected_questions.jsonl"
    _write(target, merged(list(rows(target)), training))
    _write(FOLDER / "unanswerable_questions.jsonl", unanswerable(training))


if __name__ == "__main__":
    main()
