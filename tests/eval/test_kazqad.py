"""KazQAD-IR over vectors made by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from eval.errors import BadRow
from eval.kazqad import Vectors, measure, read_kazqad

ALONG = {"Т. бір": [1, 0], "Т. екі": [0, 1], "сұрақ 1": [1, 0.1], "сұрақ 2": [1, 0.2]}


class Plane:
    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.array([ALONG[text] for text in texts], np.float32)

    encode_passages = encode_queries


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    passages = [{"pid": pid, "title": "Т", "text": text} for pid, text in (("p1", "бір"), ("p2", "екі"))]
    questions = [{"qid": f"q{n}", "question": f"сұрақ {n}", "positives": [{"pid": f"p{n}"}] * 2} for n in (1, 2)]
    for name, rows in (("passages", passages), ("questions", questions)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_by_hand(folder: Path) -> None:
    # The first question finds its passage first, the second finds its own second.
    found = measure(read_kazqad(folder), Plane(), clock=iter([1.0, 2.0]).__next__)
    assert (found.n, found.passages, found.seconds) == (2, 2, 0.5)
    assert (found.measures["Hit@1"], found.measures["MRR"], found.measures["R@3"]) == (0.5, 0.75, 1)


def test_a_missing_field_is_named(folder: Path) -> None:
    (folder / "passages.jsonl").write_text('{"pid": "p1", "title": "Т"}\n', encoding="utf-8")
    with pytest.raises(BadRow, match=r"passages\.jsonl, line 1: 'text' is missing"):
        read_kazqad(folder)
