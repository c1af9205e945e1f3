"""Feedback becomes a question only through a person with a name."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from eval.cli import main
from eval.errors import BadRow
from eval.feedback import Feedback, read_feedback, reviewed_questions, write_review
from eval.questions import read_set

SAID = [
    {
        "question": "Апостильді кім қояды?",
        "clause": "regulation/15/22",
        "verdict": "right",
        "comment": "",
        "language": "kk",
    },
    {"question": "Кто назначает?", "clause": "regulation/7", "verdict": "wrong", "comment": "=1+1"},
    {"question": "Телефон?", "clause": None, "verdict": "missing", "comment": "no number"},
]


@pytest.fixture
def said(tmp_path: Path) -> Path:
    path = tmp_path / "feedback.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in SAID), encoding="utf-8")
    return path


def fill(review: Path, *changes: dict[str, str]) -> None:
    with review.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with review.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | change for row, change in zip(rows, changes, strict=True))


ACCEPT = {"decision": "accept", "reviewer": "A. K."}
REJECT = {"decision": "reject", "reviewer": "A. K."}


def test_only_what_a_reader_called_right_is_proposed_and_nothing_is_decided(said: Path, tmp_path: Path) -> None:
    assert write_review(read_feedback(said, pytest.fail), tmp_path / "review.csv") == 3
    with (tmp_path / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["gold"] for row in rows] == ["regulation/15/22", "", ""]
    assert {row["decision"] for row in rows} == {""}
    assert rows[1]["comment"] == "'=1+1"  # no spreadsheet takes a stranger's words for a formula
    with pytest.raises(FileExistsError):
        write_review(read_feedback(said, pytest.fail), tmp_path / "review.csv")


FORMULAS = ["=1+1", "+7", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", "\u00a0=1", "\ufeff=1", "\u200b=1", "\x00=1",
            "＝1", "＋1", "－1", "−1", "＠x", "\u2028@x"]  # fmt: skip


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str, tmp_path: Path) -> None:
    said = Feedback(words + "?", words, "right", words, words)
    write_review([said], tmp_path / "review.csv")
    with (tmp_path / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    shown = words.strip()
    expected = words.replace(shown, f"'{shown}") if words[0] in "\t\r\n" else f"'{words}"
    assert [row[name] for name in ("shown", "comment", "gold", "language")] == [expected] * 4
    assert row["question"] == expected + "?"


def test_no_cell_opens_another_where_cells_are_parted_by_semicolons(tmp_path: Path) -> None:
    write_review([Feedback('кім?;=1+1;"', "", "missing", "a;\n=1+1")], tmp_path / "review.csv")
    with (tmp_path / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.reader(lines, delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]


def test_a_lone_surrogate_is_written_as_an_escape(tmp_path: Path) -> None:
    write_review([Feedback("кім \ud800?", "", "missing", "\udfff")], tmp_path / "review.csv")
    assert r"кім \ud800?" in (tmp_path / "review.csv").read_text(encoding="utf-8-sig")


def test_accepted_rows_become_questions(said: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.csv"
    assert main(["feedback", str(said), str(review)]) == 0
    fill(review, ACCEPT, ACCEPT | {"gold": "regulation/18", "also": "regulation/19", "language": "ru"}, REJECT)
    assert main(["feedback", str(said), str(review), "--out", str(tmp_path / "new.jsonl")]) == 0
    first, second = read_set(tmp_path / "new.jsonl").questions
    assert (first.question, first.gold, first.style) == ("Апостильді кім қояды?", ("regulation/15/22",), "feedback")
    assert (second.language, second.gold, second.also) == ("ru", ("regulation/18",), ("regulation/19",))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "decision"),
        ({"decision": "yes", "reviewer": "A. K."}, "decision"),
        ({"decision": "accept"}, "reviewer"),
        (ACCEPT | {"language": "kk"}, "reason"),  # neither gold nor a reason
        (ACCEPT | {"gold": "regulation/18"}, "language"),
        (ACCEPT | {"id": "feedback-0"}, "id"),
    ],
)
def test_half_made_decisions_are_refused(change: dict[str, str], field: str, said: Path, tmp_path: Path) -> None:
    feedback = read_feedback(said, pytest.fail)
    write_review(feedback, tmp_path / "review.csv")
    fill(tmp_path / "review.csv", REJECT, REJECT, change)
    with pytest.raises(BadRow, match=r"review\.csv, line 4") as raised:
        reviewed_questions(feedback, tmp_path / "review.csv")
    assert raised.value.field == field


def test_a_gold_clause_that_does_not_exist_is_told(
    said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = tmp_path / "review.csv"
    main(["feedback", str(said), str(review)])
    fill(review, ACCEPT | {"gold": "regulation/99"}, REJECT, REJECT)
    assert main(["feedback", str(said), str(review)]) == 1
    assert "no clause regulation/99" in capsys.readouterr().out
    assert not review.with_suffix(".jsonl").exists()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "\xff",
        "[" * 50_000,
        '{"question": "x"}',
        '{"question": "x", "verdict": "good"}',
        '{"question": " ", "verdict": "right"}',
    ],
)
def test_bad_feedback_is_named_and_skipped(line: str, tmp_path: Path) -> None:
    path = tmp_path / "feedback.jsonl"
    good = json.dumps(SAID[0]).encode()
    path.write_bytes(b"\n".join([good, line.encode("latin-1"), b"", good]))
    skipped: list[BadRow] = []
    assert [entry.clause for entry in read_feedback(path, skipped.append)] == ["regulation/15/22"] * 2
    assert [str(row).partition(": ")[0] for row in skipped] == [f"{path}, line 2"]


def test_a_sign_that_only_some_take_for_the_end_of_a_line_is_none(tmp_path: Path) -> None:
    path = tmp_path / "feedback.jsonl"
    row = SAID[0] | {"comment": "one\u2028two\x85three\x0cfour"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [entry.comment for entry in read_feedback(path, pytest.fail)] == [row["comment"]]


def test_no_cell_of_the_review_is_a_formula(tmp_path: Path) -> None:
    strange = {"question": "=1+1", "clause": "=2+2", "verdict": "right", "comment": "+3", "language": "@x"}
    path = tmp_path / "feedback.jsonl"
    path.write_text(json.dumps(strange), encoding="utf-8")
    write_review(read_feedback(path, pytest.fail), tmp_path / "review.csv")
    with (tmp_path / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.DictReader(lines) for cell in row.values() if cell]
    assert [cell for cell in cells if cell[0] in "=+-@\t\r"] == []
    assert "'=2+2" in cells


def test_skipped_lines_are_told_on_the_command_line(
    said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said.write_bytes(said.read_bytes() + b'{"question": "half a li')
    assert main(["feedback", str(said), str(tmp_path / "review.csv")]) == 0
    told = capsys.readouterr()
    assert "feedback.jsonl, line 4" in told.err
    assert "3 questions to review" in told.out
