"""Two runs: what changed is named; a regression fails by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.baseline import baseline_of, read_baseline, verify, write_baseline
from eval.compare import compare
from eval.errors import BadRun
from eval.questions import Question
from eval.records import Record, read_records, record_of, redacted, write_records
from eval.report.tables import changes_text, verified_text
from eval.systems import Response

Make = Callable[..., Record]


@pytest.fixture
def before(row: Callable[..., Question], answer: Callable[..., Response], judged: Make) -> list[Record]:
    return [
        judged(row(id="stays"), answer("regulation/18"), "regulation/18"),
        judged(row(id="lost"), answer("regulation/18"), "regulation/18"),
        judged(row(id="gained"), answer("regulation/19"), "regulation/19", "regulation/18"),
        judged(row(id="changed"), answer("regulation/19"), "regulation/19"),
        judged(row(id="gone", gold=[]), answer()),
    ]


@pytest.fixture
def after(row: Callable[..., Question], answer: Callable[..., Response], judged: Make) -> list[Record]:
    return [
        judged(row(id="stays"), answer("regulation/18"), "regulation/18"),
        judged(row(id="lost"), answer(), "regulation/18"),
        judged(row(id="gained"), answer("regulation/18"), "regulation/18"),
        judged(row(id="changed"), answer("regulation/7"), "regulation/7"),
        judged(row(id="new", gold=[]), answer()),
    ]


def test_every_change_is_named(before: list[Record], after: list[Record]) -> None:
    found = compare(before, after)
    assert [[change.key for change in side] for side in (found.lost, found.gained, found.changed)] == [
        ["dev/lost"],
        ["dev/gained"],
        ["dev/changed"],
    ]
    assert (found.only_before, found.only_after) == (("dev/gone",), ("dev/new",))
    assert (found.lost[0].before.verdict, found.lost[0].after.verdict) == ("right", "false_refusal")


def test_averages_are_of_what_both_asked(before: list[Record], after: list[Record]) -> None:
    by_name = {difference.measure: difference for difference in compare(before, after).differences}
    assert (by_name["handled"].n, by_name["handled"].before, by_name["handled"].after) == (4, 0.5, 0.5)
    assert (by_name["Hit@1"].before, by_name["Hit@1"].after) == (0.5, 0.75)
    assert by_name["MRR"].before == pytest.approx((1 + 1 + 0.5 + 0) / 4)
    assert by_name["handled"].p == 1
    assert by_name["handled"].low < 0 < by_name["handled"].high


def test_names_come_before_averages(before: list[Record], after: list[Record]) -> None:
    text = changes_text(compare(before, after))
    assert text.index("dev/lost") < text.index("dev/gained") < text.index("Averages")


def test_a_run_survives_its_file(before: list[Record], tmp_path: Path) -> None:
    write_records(before, tmp_path / "records.jsonl")
    assert read_records(tmp_path) == tuple(before)
    assert compare(before, read_records(tmp_path)).changed == ()


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"set": "dev"}'])
def test_what_is_no_run_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(content + "\n", encoding="utf-8")
    with pytest.raises(BadRun, match=r"records\.jsonl holds no run"):
        read_records(tmp_path)


def test_a_missing_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="cannot be read"):
        read_records(tmp_path / "nowhere.jsonl")


def test_a_regression_is_named_though_the_average_is_the_same(
    before: list[Record], after: list[Record], tmp_path: Path
) -> None:
    write_baseline(baseline_of(before), tmp_path / "base.json")
    found = verify(after, read_baseline(tmp_path / "base.json"))
    assert (found.lost, found.gained, found.unasked) == (("dev/lost",), ("dev/gained",), ("dev/gone",))
    assert "  dev/lost\n" in verified_text(found)


def test_a_run_serves_as_baseline(before: list[Record], tmp_path: Path) -> None:
    write_records(before, tmp_path / "records.jsonl")
    assert read_baseline(tmp_path / "records.jsonl") == baseline_of(before) == read_baseline(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"format": 99, "right": [], "wrong": []})])
def test_what_is_no_baseline_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "base.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadRun):
        read_baseline(tmp_path / "base.json")


def test_a_sealed_record_keeps_its_figures_and_loses_its_words(
    row: Callable[..., Question], answer: Callable[..., Response], judged: Make
) -> None:
    record = judged(row(question="құпия сұрақ", highlight=["құпия"]), answer("regulation/18", message="құпия"))
    text = json.dumps(redacted(record).to_dict(), ensure_ascii=False)
    assert "құпия" not in text
    assert (redacted(record).verdict, redacted(record).quoted) == (record.verdict, record.quoted)
    assert record_of(redacted(record).to_dict()) == redacted(record)
