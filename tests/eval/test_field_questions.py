"""The questions about other acts: each points at words that are there, and no act kept for measuring is learned from."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from eval.training import pairs
from eval.training.field_cases import calibration_acts, measured_acts

ACTS = Path(__file__).parents[3] / "shared" / "acts"
beside = pytest.mark.skipif(
    not ACTS.is_dir() and os.environ.get("CI") != "true", reason=f"the real acts are not at {ACTS}"
)
ASKED = list(pairs.rows(pairs.FIELD_QUESTIONS))
NEAR_MISSES = list(pairs.rows(pairs.FIELD_UNANSWERABLE))


def act_of(row: dict[str, str]) -> str:
    return row["clause"].rsplit(":", 2)[0]


def test_no_act_is_both_learned_from_and_measured_on() -> None:
    split: dict[str, set[str]] = {}
    for row in ASKED:
        split.setdefault(act_of(row), set()).add(row["split"])
    assert all(len(found) == 1 for found in split.values())
    missed = {row["act"] for row in NEAR_MISSES if row["split"] == "train"}
    learned = {act_of(row) for row in ASKED if row["split"] == "train"} | missed
    assert not [name for name in sorted(learned) if pairs.is_held_out(name)]
    assert len(learned) > 250
    assert {row["split"] for row in NEAR_MISSES} == {"train", "decision"}


def test_acts_written_about_for_the_decision_alone_are_held_out_of_the_encoder_and_of_measuring() -> None:
    written = {act_of(row) for row in ASKED if row["split"] == "decision"}
    assert len(written) == 40
    assert {row["act"] for row in NEAR_MISSES if row["split"] == "decision"} < written
    assert written < set(calibration_acts())
    assert all(pairs.is_held_out(name) for name in written)
    assert not set(measured_acts()) & set(calibration_acts())
    assert len(measured_acts()) == 6


def test_every_question_is_asked_once_of_its_act_and_says_why_where_nothing_answers() -> None:
    asked = Counter((act_of(row), row["question"]) for row in ASKED) + Counter(
        (row["act"], row["question"]) for row in NEAR_MISSES
    )
    assert [key for key, count in asked.items() if count > 1 and key[0].startswith("more/")] == []
    assert {row["language"] for row in (*ASKED, *NEAR_MISSES)} == {"kk", "ru", "en"}
    assert all(row["question"].strip() and row["reason"].strip() for row in NEAR_MISSES)


@beside
def test_every_clause_asked_about_is_a_stretch_of_its_act() -> None:
    texts: dict[str, str] = {}
    for row in ASKED:
        name, start, end = row["clause"].rsplit(":", 2)
        text = texts.setdefault(name, "") or (ACTS / name).read_bytes().decode("utf-8")
        texts[name] = text
        asked_about = text[int(start) : int(end)]
        assert len(asked_about.strip()) > 5, row
        if name.startswith("more/"):
            assert asked_about == asked_about.strip(), row
            assert "\n" not in asked_about, row
