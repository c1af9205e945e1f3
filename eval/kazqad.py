"""KazQAD-IR as an outside benchmark: general questions in Kazakh, passages of an encyclopaedia, one right passage each.

Owns: the reading of its two files and the retrieval figures over them. Must not know: Ereje's clauses. It tells whether
training on one law cost the encoder its Kazakh. Data: Yeshpanov et al., "KazQAD", LREC-COLING 2024 (ISSAI, CC BY-SA
4.0); not part of this project, given as a folder with ``passages.jsonl`` (``pid``, ``title``, ``text``) and
``questions.jsonl`` (``qid``, ``question``, ``positives`` with ``pid``).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from eval.errors import BadRow
from eval.measures import mean, rank_values
from eval.measures.ranking import DEPTH

Vectors = npt.NDArray[np.float32]


class QueryEncoder(Protocol):
    """Texts to vectors of length one."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, one row each."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, one row each."""
        ...


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Passages by id, questions by id, and the passages that answer each."""

    passages: dict[str, str]
    questions: dict[str, str]
    positives: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Mean of every ranking measure, its values by question, the number of questions, and seconds a question."""

    n: int
    passages: int
    measures: dict[str, float]
    seconds: float
    values: dict[str, dict[str, float]]


def read_kazqad(folder: Path) -> Benchmark:
    """Read the two files.

    Raises:
        BadRow: a line lacks what the module's head describes.
    """
    passages = {
        row["pid"]: f"{row['title']}. {row['text']}"
        for row in _rows(folder / "passages.jsonl", ("pid", "title", "text"))
    }
    asked = _rows(folder / "questions.jsonl", ("qid", "question", "positives"))
    return Benchmark(
        passages=passages,
        questions={row["qid"]: row["question"] for row in asked},
        positives={row["qid"]: tuple(dict.fromkeys(hit["pid"] for hit in row["positives"])) for row in asked},
    )


def _rows(path: Path, fields: Sequence[str]) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadRow(str(path), number, "(line)", f"is not JSON: {error}") from error
        for name in fields:
            if name not in row:
                raise BadRow(str(path), number, name, "is missing")
        rows.append(row)
    return rows


def measure(benchmark: Benchmark, encoder: QueryEncoder, clock: Callable[[], float] = time.perf_counter) -> Outcome:
    """Rank all passages for every question by cosine, exactly, and average the measures."""
    names, wanted = list(benchmark.passages), list(benchmark.questions)
    passages = encoder.encode_passages(list(benchmark.passages.values()))
    start = clock()
    scores = encoder.encode_queries(list(benchmark.questions.values())) @ passages.T
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    seconds = (clock() - start) / max(1, len(wanted))
    rankings = {name: [names[row] for row in rows] for name, rows in zip(wanted, best, strict=True)}
    values = rank_values({name: (benchmark.positives[name], ()) for name in wanted}, rankings)
    means = {name: mean(list(held.values())) for name, held in values.items()}
    return Outcome(len(wanted), len(names), means, seconds, {key: dict(held) for key, held in values.items()})
