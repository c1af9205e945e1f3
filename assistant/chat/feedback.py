"""What readers say of answers, one JSON object a line, in a file of this machine; nothing is sent anywhere.

Owns: the file and its schema: ``time`` (UTC), ``question``, ``understood``, ``clauses`` shown, ``clause`` (the first of
them or null), ``kind`` of the answer, ``verdict`` (``right``, ``wrong``, ``missing``), ``comment``, ``language``. Must
not know: the page, and what becomes of the feedback (``eval/feedback.py`` reads it).
"""

from __future__ import annotations

import errno
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from assistant.answer import Answer
from corpus.paths import cache

VERDICTS = ("right", "wrong", "missing")
LONGEST_COMMENT = 2000
_LARGEST = 64 * 2**20  # bytes; a file that grew beyond is left alone, so that no stranger fills the disk
_LOCK = Lock()
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")  # which some readers of lines take for an end, as JSON does not


class BadFeedback(ValueError):
    """A verdict is unknown, or the file is full."""


def feedback_file() -> Path:
    """Where the feedback is kept."""
    return cache() / "feedback.jsonl"


def record(answer: Answer, verdict: str, comment: str, path: Path | None = None) -> None:
    """Append what a reader said of an answer.

    Raises:
        BadFeedback: the verdict is unknown or the file is full.
        OSError: the file cannot be written, or not whole.
    """
    if verdict not in VERDICTS:
        raise BadFeedback(f"the verdict is {verdict!r}, not one of {', '.join(VERDICTS)}")
    target = path or feedback_file()
    if target.exists() and target.stat().st_size > _LARGEST:
        raise BadFeedback(f"{target} is full; move it away")
    target.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(_row(answer, verdict, comment), ensure_ascii=False)
    line = _LINE_ENDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)
    with _LOCK:
        _append(target, line.encode("utf-8", "replace") + b"\n")


def _append(path: Path, line: bytes) -> None:
    """One write, so that lines of several processes never mix, on the disk before it is called kept.

    A full disk can cut a line: it stays where it is, and the next line does not begin on it. Readable by the owner only.
    """
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.lseek(handle, 0, os.SEEK_END):
            os.lseek(handle, -1, os.SEEK_END)
            line = line if os.read(handle, 1) == b"\n" else b"\n" + line
        if os.write(handle, line) != len(line):
            raise OSError(errno.ENOSPC, "only a part of the line could be written", str(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def _row(answer: Answer, verdict: str, comment: str) -> dict[str, object]:
    clauses = [quote.clause for quote in (*answer.quotes, *answer.likely)]
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "question": answer.question,
        "understood": answer.understood or answer.question,
        "clauses": clauses,
        "clause": clauses[0] if clauses else None,
        "kind": str(answer.kind),
        "verdict": verdict,
        "comment": comment.strip()[:LONGEST_COMMENT],
        "language": answer.language,
    }
