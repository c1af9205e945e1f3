"""What a part is worth: figures and differences by group, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.library import open_act
from eval.ablations import ablation_rows, separation
from eval.cli import main
from eval.presets import ABLATIONS, FULL, PRESETS, Opened
from eval.questions import Question
from eval.records import Record
from eval.report.ablations import ablation_tables
from eval.sets import open_set
from eval.systems import Response
from eval.yardsticks import Oracle, Silent

Row, Answer, Judged = Callable[..., Question], Callable[..., Response], Callable[..., Record]
RIGHT, OTHER = "regulation/18", "regulation/19"


@pytest.fixture
def runs(row: Row, answer: Answer, judged: Judged) -> dict[str, list[Record]]:
    """Four answerable questions and one that is not: the full system finds all, the other one two."""

    def run(name: str, firsts: tuple[str, ...], silence: float) -> list[Record]:
        styles = (("a", "kk", "plain"), ("b", "kk", "typo"), ("c", "ru", "lay"), ("d", "en", "plain"))
        asked = [row(id=key, language=language, style=style) for key, language, style in styles]
        found = [judged(question, answer(first), first) for question, first in zip(asked, firsts, strict=True)]
        return [*found, judged(row(id="e", gold=[]), answer(confidence=silence, answered=False))]

    return {"full": run("full", (RIGHT,) * 4, 0.1), "less": run("less", (RIGHT, OTHER, OTHER, RIGHT), 0.95)}


def test_hits_by_group(runs: dict[str, list[Record]]) -> None:
    found = {entry.group: tuple((r.count, r.of) for r in entry.hits.values()) for entry in ablation_rows(runs)}
    assert found == {
        "all": ((4, 4), (2, 4)),
        "Kazakh": ((2, 2), (1, 2)),
        "Russian": ((1, 1), (0, 1)),
        "English": ((1, 1), (1, 1)),
        "plain": ((2, 2), (2, 2)),
        "hard": ((2, 2), (0, 2)),
    }


def test_differences_are_to_the_first_system_and_paired(runs: dict[str, list[Record]]) -> None:
    whole, plain = (next(r for r in ablation_rows(runs) if r.group == name) for name in ("all", "plain"))
    gap = whole.differences["less"]
    assert (gap.n, gap.before, gap.after, gap.low, gap.high) == (4, 1.0, 0.5, -1.0, 0.0)
    assert gap.p == pytest.approx(0.5, abs=0.02)  # two of four signs may turn: as far in half of all cases
    assert (plain.differences["less"].low, plain.differences["less"].high, plain.differences["less"].p) == (0, 0, 1)


def test_separation_is_the_auroc(runs: dict[str, list[Record]]) -> None:
    assert (separation(runs["full"]), separation(runs["less"])) == (1.0, 0.0)
    assert separation(runs["full"][:4]) is None


def test_groups_without_answerable_questions_are_left_out(runs: dict[str, list[Record]]) -> None:
    kazakh = {name: [r for r in records if r.question.language == "kk"] for name, records in runs.items()}
    assert [entry.group for entry in ablation_rows(kazakh)] == ["all", "Kazakh", "plain", "hard"]


def test_the_tables(runs: dict[str, list[Record]]) -> None:
    figures, differences = ablation_tables(runs)
    assert figures.columns == ("questions", "n", "full", "less")
    assert figures.rows[0] == ("all", "4", "1.000", ".500")
    assert figures.rows[-1] == ("answerable or not, AUROC", "5", "1.000", ".000")
    assert differences.rows[0][1].startswith("−.500 (−1.000 … +.000), p = .5")
    assert differences.rows[4] == ("plain", "+.000 (+.000 … +.000), p = 1.000")


def test_the_command_asks_every_ablation_and_keeps_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act, asked = open_act(), []

    def opener(preset: str) -> Opened:
        asked.append(preset)
        return Opened(Oracle(open_set("dev"), act) if preset == FULL else Silent(), act, (("preset", preset),))

    assert main(["ablations", "--sample", "20", "--out", str(tmp_path)], opener) == 0
    assert tuple(asked) == ABLATIONS
    assert ABLATIONS[0] == FULL
    assert set(ABLATIONS) <= set(PRESETS)
    assert all((tmp_path / name / "records.jsonl").is_file() for name in ABLATIONS)
    kept = (tmp_path / "ablations.md").read_text(encoding="utf-8")
    assert kept in capsys.readouterr().out
    assert "| all | " in kept
    assert "−1.000 (−1.000 … −1.000), p < .001" in kept


def test_the_sealed_set_stays_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ablations", "test", "--out", str(tmp_path)], lambda preset: pytest.fail("asked")) == 2
    assert "is sealed" in capsys.readouterr().err
