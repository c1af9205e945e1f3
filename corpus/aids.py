"""What helps to find an act's clauses and is never shown as law: translations and expected questions, as data.

Owns: the aids of the acts that come with the program, read from their folders, and the questions of his own that a user
added to any act, read from theirs. Must not know: how such questions are added (``corpus/own_questions.py``), how
anything is searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus import paths
from corpus.errors import BadMetadata, HomeUnknown
from corpus.shipped import ACTS, DEFAULT_ACT

TAIL = "#tail"  # marks the aid of a unit's trailing paragraphs: "regulation/20#tail"


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of one unit, unofficial unless it is the act's own other text; ``clause`` may end in ``#tail``."""

    clause: str
    language: str
    text: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that a unit is expected to be asked; it helps to find, and is never shown as law.

    Attributes:
        clause: the unit's id; may end in ``#tail``.
        language: of the question.
        text: the question.
        highlight: the unit's words that answer it, each exactly as the source has them; empty where nobody marked any.
    """

    clause: str
    language: str
    text: str
    highlight: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def translations(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[Translation, ...]:
    """The act's unofficial translations, of titles too; empty where it has none."""
    rows = _rows(root / act_id / "translations.jsonl", "clause")
    return tuple(
        Translation(row["clause"], language, row[language])
        for row in rows
        for language in ("ru", "en")
        if language in row
    )


def expected_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """The act's expected questions, the user's own behind the others; empty where it has none."""
    return (*_shipped(root / act_id / "expected_questions.jsonl"), *own_questions(act_id))


def own_questions(act_id: str) -> tuple[ExpectedQuestion, ...]:
    """The expected questions that the user added to an act."""
    try:
        return _expected(own_file(act_id))
    except HomeUnknown:  # nowhere to have put any
        return ()


def own_files() -> tuple[Path, ...]:
    """Where the user's questions lie, for every act that has any, in order."""
    try:
        return tuple(sorted((paths.data() / "questions").glob("*.jsonl")))
    except HomeUnknown:
        return ()


def own_file(act_id: str) -> Path:
    """Where the user's questions for an act lie."""
    return paths.data() / "questions" / f"{act_id}.jsonl"


@lru_cache(maxsize=8)
def _shipped(path: Path) -> tuple[ExpectedQuestion, ...]:
    """Those that come with the program; the user's own, which may change, are read anew."""
    return _expected(path)


def _expected(path: Path) -> tuple[ExpectedQuestion, ...]:
    rows = _rows(path, "clause", "language", "question")
    return tuple(
        ExpectedQuestion(row["clause"], row["language"], row["question"], tuple(row.get("highlight", ())))
        for row in rows
    )


@lru_cache(maxsize=8)
def unanswerable_questions(act_id: str = DEFAULT_ACT, root: Path = ACTS) -> tuple[ExpectedQuestion, ...]:
    """Questions known to have no answer in the act; their ``clause`` is empty."""
    rows = _rows(root / act_id / "unanswerable_questions.jsonl", "language", "question")
    return tuple(ExpectedQuestion("", row["language"], row["question"]) for row in rows)


def _rows(path: Path, *fields: str) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield _row(path, number, line, fields)


def _row(path: Path, number: int, line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadMetadata(str(path), f"line {number}", f"is not JSON: {error}") from error
    if not isinstance(row, dict) or not all(isinstance(row.get(field), str) for field in fields):
        raise BadMetadata(str(path), f"line {number}", f"must be an object with the texts {', '.join(fields)}")
    return row
