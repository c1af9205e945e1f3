"""What readers of the chat page marked right, wrong or missing becomes questions, after a human has looked at each.

Owns: the feedback file, the review file and the questions made from both. Must not know: the chat page. Nothing that a
reader wrote becomes a question, let alone a gold clause, without a reviewer's name and decision.

Feedback, JSONL: ``question``, ``clause`` shown (or null), ``verdict`` (``right``, ``wrong``, ``missing``), ``comment``;
``language`` if known. Review, CSV: one row each with the feedback, a proposal, and the columns a reviewer fills:
``decision`` (``accept`` or ``reject``), ``gold`` and ``also`` (ids apart by blanks) or ``reason``, ``language``,
``style``, ``reviewer``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import BadRow
from eval.questions import Question, question_of

VERDICTS = ("right", "wrong", "missing")
DECISIONS = ("accept", "reject")
_TOLD = ("id", "question", "shown", "verdict", "comment")
_SEPARATOR = re.compile(r"(?<=[;\t\r\n])")
_FILLED = ("decision", "gold", "also", "reason", "language", "style", "reviewer")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of one answer."""

    question: str
    clause: str
    verdict: str
    comment: str
    language: str = ""

    @property
    def id(self) -> str:
        """The same question has the same id, whoever asked it and whenever."""
        return "feedback-" + hashlib.sha256(self.question.strip().encode("utf-8", "backslashreplace")).hexdigest()[:10]


def read_feedback(path: Path, skipped: Callable[[BadRow], object]) -> tuple[Feedback, ...]:
    """Read what the chat page collected.

    Args:
        path: the file.
        skipped: told of every line that is no feedback, as one that a full disk has cut; the others are read.
    """
    found = []
    with path.open("rb") as lines:  # bytes, as only \n ends a line: to Python's text, U+2028 and others do, too
        for number, line in enumerate(lines, 1):
            try:
                found += [_feedback(str(path), number, line)] if line.strip() else []
            except BadRow as error:
                skipped(error)
    return tuple(found)


def _feedback(path: str, number: int, line: bytes) -> Feedback:
    try:
        row = json.loads(line)
        question, verdict = row["question"], row["verdict"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadRow(path, number, "(line)", f"is no feedback: {error!r}") from error
    if verdict not in VERDICTS:
        raise BadRow(path, number, "verdict", f"is {verdict!r}, not one of {', '.join(VERDICTS)}")
    if not isinstance(question, str) or not question.strip():
        raise BadRow(path, number, "question", "is empty")
    clause, comment, language = (str(row.get(name) or "") for name in ("clause", "comment", "language"))
    return Feedback(question, clause, verdict, comment, language)


def write_review(feedback: Sequence[Feedback], path: Path) -> int:
    """Write the file that a human fills, each question once, and give their number.

    An existing review is never overwritten: somebody's decisions stand in it.

    Raises:
        FileExistsError: the file is there already.
    """
    rows = {entry.id: _proposal(entry) for entry in feedback}
    out = io.StringIO()
    writer = csv.DictWriter(out, (*_TOLD, *_FILLED), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows.values())
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write("\ufeff" + out.getvalue())
    return len(rows)


def _proposal(entry: Feedback) -> dict[str, str]:
    """Only a clause that a reader called right is proposed as gold; the decision is always left open."""
    told = (entry.id, entry.question, entry.clause, entry.verdict, entry.comment)
    row = dict(zip(_TOLD, told, strict=True)) | dict.fromkeys(_FILLED, "")
    row |= {"gold": entry.clause if entry.verdict == "right" else "", "language": entry.language}
    return {name: _harmless(cell) for name, cell in row.items()}


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for formulas, even one that parts cells otherwise: it is a stranger's."""
    return "".join(map(_no_formula, _SEPARATOR.split(cell)))


def _no_formula(cell: str) -> str:
    """The cell with a mark that makes it words, if it is a formula once a spreadsheet has left out what it does."""
    seen = unicodedata.normalize("NFKC", "".join(sign for sign in cell if unicodedata.category(sign)[0] not in "CZ"))
    return "'" + cell if seen.startswith(("=", "+", "-", "@", "−")) else cell


def reviewed_questions(feedback: Sequence[Feedback], review: Path) -> tuple[Question, ...]:
    """The questions that a reviewer accepted, with the words as they were asked.

    Raises:
        BadRow: a decision is missing or strange, has no reviewer, or accepts what is no full question.
    """
    asked = {entry.id: entry for entry in feedback}
    with review.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = (_reviewed(row, asked, str(review), line) for line, row in enumerate(rows, 2))
    return tuple(question for question in found if question is not None)


def _reviewed(row: Mapping[str, str | None], asked: Mapping[str, Feedback], path: str, line: int) -> Question | None:
    cell = {name: (row.get(name) or "").strip() for name in ("id", *_FILLED)}
    if cell["decision"] not in DECISIONS:
        raise BadRow(path, line, "decision", f"is {cell['decision']!r}, not one of {', '.join(DECISIONS)}")
    if not cell["reviewer"]:
        raise BadRow(path, line, "reviewer", "is empty: a decision needs a name")
    if cell["id"] not in asked:
        raise BadRow(path, line, "id", f"{cell['id']!r} is not in the feedback")
    if cell["decision"] == "reject":
        return None
    return question_of(_accepted(cell, asked[cell["id"]]), path, line)


def _accepted(cell: Mapping[str, str], entry: Feedback) -> dict[str, Any]:
    row: dict[str, Any] = {"id": entry.id, "language": cell["language"] or entry.language or "?"}
    row |= {"style": cell["style"] or "feedback", "question": entry.question, "gold": cell["gold"].split()}
    return row | ({"also": cell["also"].split()} if cell["gold"] else {"reason": cell["reason"]})
