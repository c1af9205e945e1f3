"""The rows that say what a question wants, which of its words name its matter, and who wrote it.

Owns: reading them from ``eval/questions/wants``, with the questions that stand in the tables of histories and
dialogues; questions read as the assistant reads them, by their meaning too where words leave open what is wanted. Must
not know: what is fitted on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.understand.question import Understood, undated, understand
from assistant.understand.wishes import load_wishes
from embeddings.encoder import Encoder
from eval.training.pairs import QUESTIONS, rows
from eval.training.remembered import Remembered

ROWS = QUESTIONS / "wants"
DAY = date(2026, 12, 1)  # that relative days are counted from; no clue depends on it


def labelled() -> Iterator[dict[str, Any]]:
    """Every row with its question and writer."""
    asked = {row["id"]: row["question"] for row in rows(QUESTIONS / "history.jsonl")}
    for row in rows(QUESTIONS / "dialogues.jsonl"):
        asked |= {f"{row['id']}#{number}": turn["question"] for number, turn in enumerate(row["turns"], 1)}
    for path in sorted(ROWS.glob("*.jsonl")):
        for row in rows(path):
            yield {"writer": "history", "act": "default", "question": asked.get(row["id"], ""), **row}


def read_all(texts: Sequence[str], encoder: Encoder) -> dict[str, Understood]:
    """The questions as the assistant reads them."""
    found = {text: understand(text, DAY) for text in dict.fromkeys(texts)}
    unsure = [text for text, read in found.items() if not read.is_plain]
    vectors = Remembered(encoder).encode_queries([undated(found[text]) for text in unsure])
    for text, vector in zip(unsure, vectors, strict=True):
        found[text] = replace(found[text], wish=load_wishes().tell(found[text].clues, vector, encoder.revision))
    return found
