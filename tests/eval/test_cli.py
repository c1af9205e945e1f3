"""The command line over systems that need no model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.library import open_act
from eval.cli import main
from eval.errors import UnknownPreset
from eval.presets import PRESETS, Opened, settings_of
from eval.sets import open_set
from eval.yardsticks import Chance, Oracle, Silent


def oracle(preset: str) -> Opened:
    act = open_act()
    system = Oracle(open_set("dev"), act) if preset == "full" else Chance(act, seed=1)
    return Opened(system, act, (("preset", preset),))


def silent(preset: str) -> Opened:
    return Opened(Silent(), open_act(), (("preset", preset),))


def test_a_run_writes_its_report_and_names_what_a_later_one_loses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = tmp_path / "base.json"
    first = ["run", "dev", "--sample", "40", "--out", str(tmp_path / "a"), "--write-baseline", str(base)]
    assert main(first, oracle) == 0
    assert {path.name for path in (tmp_path / "a").iterdir()} == {
        "records.jsonl",
        "report.html",
        "report.json",
        "report.md",
    }
    again = ["run", "dev", "--sample", "40", "--out", str(tmp_path / "b"), "--baseline", str(base)]
    assert main(again, oracle) == 0
    capsys.readouterr()
    assert main(again, silent) == 1
    printed = capsys.readouterr().out
    lost = [name for name in json.loads(base.read_text(encoding="utf-8"))["right"] if f"  {name}\n" in printed]
    assert f"Lost against the baseline: {len(lost)}" in printed


def test_presets_are_run_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["run", "dev", "--sample", "30", "--preset", "full", "--preset", "dense-only", "--out", str(tmp_path)]
    assert main(command, oracle) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"full", "dense-only"}
    assert "dense-only (after) against full (before): " in capsys.readouterr().out


def test_two_runs_are_compared_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, opener in (("a", oracle), ("b", silent)):
        main(["run", "dev", "--sample", "20", "--out", str(tmp_path / name)], opener)
    capsys.readouterr()
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b"), "--json", str(tmp_path / "c.json")]) == 0
    printed = capsys.readouterr().out
    assert printed.index("dev/dev-") < printed.index("Averages")
    assert len(json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["lost"]) > 0


def test_the_sealed_set_says_why_it_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "test", "--out", str(tmp_path)], oracle) == 2
    assert main(["export", "test", str(tmp_path / "x.csv"), "--format", "csv"]) == 2
    assert "is sealed" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_sets_are_validated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "train", "dev", "history", "dialogues"]) == 0
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "q", "language": "kk", "question": "?", "gold": ["regulation/99"]}\n', encoding="utf-8")
    assert main(["validate", str(bad)]) == 1
    assert "line 1, q: no clause regulation/99" in capsys.readouterr().out
    bad.write_text("{\n", encoding="utf-8")
    assert main(["validate", str(bad)]) == 2
    assert "bad.jsonl, line 1" in capsys.readouterr().err


@pytest.mark.parametrize(("layout", "made"), [("jsonl", "x"), ("csv", "x"), ("beir", "x/queries.jsonl")])
def test_sets_are_exported(layout: str, made: str, tmp_path: Path) -> None:
    assert main(["export", "dev", str(tmp_path / "x"), "--format", layout]) == 0
    assert (tmp_path / made).is_file()


def test_a_runs_rankings_are_exported(tmp_path: Path) -> None:
    main(["run", "dev", "--sample", "10", "--out", str(tmp_path)], oracle)
    assert main(["export", str(tmp_path), str(tmp_path / "run.txt"), "--format", "trec"]) == 0
    assert " Q0 " in (tmp_path / "run.txt").read_text(encoding="utf-8")


def test_every_preset_is_a_set_of_settings_the_assistant_knows() -> None:
    from assistant import Settings

    prints = {Settings.of(**dict(settings_of(name))).fingerprint for name in PRESETS}
    assert len(prints) == len(PRESETS)
    with pytest.raises(UnknownPreset, match="dense-only"):
        settings_of("dense")
