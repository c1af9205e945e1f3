"""What went wrong, in one shape for every door of the server: ``{"error": words, "nearest": []}`` and a status.

Owns: the shape. Must not know: who refuses, and why.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not served.

    Attributes:
        status: of the response, 400 to 599.
        words: what happened and what to do.
        headers: of the response, beside its type and length.
    """

    status: int
    words: str
    headers: tuple[tuple[str, str], ...] = ()


DEFECT = Refusal(500, "a defect of the server; its log tells more")


def problem(words: str, nearest: Sequence[str] = ()) -> dict[str, object]:
    """The body of every response that tells what went wrong."""
    return {"error": words, "nearest": list(nearest)}


def shaped(status: int, body: bytes) -> bytes:
    """The body of a failed response in the one shape, whatever wrote it; one that has the shape already stays."""
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if isinstance(told, dict) and isinstance(told.get("error"), str):
        return body
    detail = told.get("detail") if isinstance(told, dict) else None
    if isinstance(detail, str):
        return as_bytes(detail)
    return as_bytes(DEFECT.words if status == DEFECT.status else HTTPStatus(status).phrase)


def as_bytes(words: str) -> bytes:
    """The body of a refusal."""
    return json.dumps(problem(words), ensure_ascii=False).encode("utf-8", "replace")
