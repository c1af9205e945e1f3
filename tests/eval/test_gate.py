"""The gate of `make check`: its stored baseline, and that it fails by name when it should and only then."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.library import open_act
from eval.baseline import read_baseline
from eval.cli import main
from eval.presets import Opened
from eval.questions import QuestionSet
from eval.sets import DEFAULT_SETS, open_set, sample
from eval.yardsticks import Oracle, Silent

ROOT = Path(__file__).parents[2]
STORED = ROOT / "eval" / "baselines" / "fast.json"
SIZE = 60
SETS = [sample(open_set(name), SIZE) for name in DEFAULT_SETS]
ALL = QuestionSet(
    "all",
    tuple(question for rows in SETS for question in rows.questions),
    tuple(dialogue for rows in SETS for dialogue in rows.dialogues),
)
KEYS = {f"{rows.name}/{question.id}" for rows in SETS for question in rows.all_questions()}


class Forgetful(Oracle):
    """Knows every question but one."""

    def __init__(self, forgotten: str) -> None:
        super().__init__(ALL, open_act())
        self._known.pop(forgotten)


def oracle(preset: str) -> Opened:
    return Opened(Oracle(ALL, open_act()), open_act(), ())


def silent(preset: str) -> Opened:
    return Opened(Silent(), open_act(), ())


def gate(tmp_path: Path, opener: Callable[[str], Opened], baseline: Path) -> int:
    """What `make gate` does."""
    command = ["run", *DEFAULT_SETS, "--sample", str(SIZE), "--baseline", str(baseline), "--out", str(tmp_path / "out")]
    return main(command, opener)


def store(tmp_path: Path, opener: Callable[[str], Opened]) -> Path:
    """What `make baseline` does."""
    path = tmp_path / "base.json"
    command = ["run", *DEFAULT_SETS, "--sample", str(SIZE), "--write-baseline", str(path), "--out", str(tmp_path / "o")]
    assert main(command, opener) == 0
    return path


def listed(printed: str, title: str) -> list[str]:
    """The names below a title of the gate's output."""
    lines = printed.split(title)[1].splitlines()[1:]
    names: list[str] = []
    for line in lines:
        if not line.startswith("  "):
            break
        names.append(line.strip())
    return names


def rewrite(path: Path, change: Callable[[dict[str, list[str]]], object]) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_the_make_targets_ask_what_is_tested_here() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"FAST := run {' '.join(DEFAULT_SETS)} --sample {SIZE} " in made
    assert made.count("eval/baselines/fast.json") >= 2
    check = made.split("\ncheck: ")[1].split("\n\n")[0]
    assert "$(MAKE) --no-print-directory gate" in check


def test_the_stored_baseline_is_of_the_sample_as_it_is_now() -> None:
    stored = read_baseline(STORED)
    assert stored.right | stored.wrong == KEYS
    assert not stored.right & stored.wrong
    assert len(stored.right) >= 0.9 * len(KEYS)  # a baseline of a broken system would let everything pass


def test_the_stored_baseline_lets_no_worse_system_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(tmp_path, oracle, STORED) == 0
    capsys.readouterr()
    assert gate(tmp_path, silent, STORED) == 1
    lost = listed(capsys.readouterr().out, "Lost against the baseline: ")
    refusals = {f"{rows.name}/{q.id}" for rows in SETS for q in rows.all_questions() if not q.answerable}
    assert read_baseline(STORED).right - refusals <= set(lost) <= read_baseline(STORED).right


def test_one_lost_question_fails_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = store(tmp_path, oracle)
    victim = next(question for question in SETS[0].questions if question.answerable)
    capsys.readouterr()
    assert gate(tmp_path, lambda preset: Opened(Forgetful(victim.question), open_act(), ()), base) == 1
    assert listed(capsys.readouterr().out, "Lost against the baseline: ") == [f"dev/{victim.id}"]


def test_a_falsified_baseline_fails_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = store(tmp_path, silent)
    assert gate(tmp_path, silent, base) == 0
    wrong = json.loads(base.read_text(encoding="utf-8"))["wrong"][3]
    rewrite(base, lambda content: (content["wrong"].remove(wrong), content["right"].append(wrong)))
    capsys.readouterr()
    assert gate(tmp_path, silent, base) == 1
    assert listed(capsys.readouterr().out, "Lost against the baseline: ") == [wrong]


def test_a_question_that_is_no_longer_asked_fails_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = store(tmp_path, oracle)
    rewrite(base, lambda content: content["right"].append("history/taken-out"))
    capsys.readouterr()
    assert gate(tmp_path, oracle, base) == 1
    assert listed(capsys.readouterr().out, "no longer asked") == ["history/taken-out"]


def test_sets_that_are_not_asked_are_not_missed(tmp_path: Path) -> None:
    base = store(tmp_path, oracle)
    only = ["run", "dev", "--sample", str(SIZE), "--baseline", str(base), "--out", str(tmp_path / "dev")]
    assert main(only, oracle) == 0


def test_storing_twice_gives_the_same_file(tmp_path: Path) -> None:
    first = store(tmp_path, oracle).read_bytes()
    assert store(tmp_path, oracle).read_bytes() == first
