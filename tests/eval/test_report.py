"""The report: one file that needs nothing else, shows every question, and believes no text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus.model import Act
from eval.questions import Question, QuestionSet
from eval.records import Record, read_records
from eval.report import Made, write_report
from eval.report.page import page
from eval.report.tables import Table, share, tables_of
from eval.run import run_set
from eval.sets import open_set
from eval.summary import summarise
from eval.systems import Response
from eval.yardsticks import Chance, Oracle

MADE = Made("Ereje: evaluation", (("made", "2026-11-22"), ("sets", "dev")))
EMPTY = {"meta", "input", "br", "link", "img"}


@pytest.fixture(scope="module")
def records(act: Act) -> tuple[Record, ...]:
    dev, history = open_set("dev"), open_set("history")
    return (*run_set(Chance(act, seed=3), dev, act), *run_set(Oracle(history, act), history, act))


@pytest.fixture(scope="module")
def html(records: tuple[Record, ...]) -> str:
    return page(MADE.title, MADE.facts, summarise(records), records, "Lost against the baseline: 1\n  dev/x\n")


class Balanced(HTMLParser):
    """Fails on a tag that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_needs_nothing_from_outside(html: str) -> None:
    assert re.findall(r"https?:|//[a-z]|@import|url\(|\bsrc=|<link|fetch\(|XMLHttpRequest", html) == []


def test_its_tags_are_balanced(html: str) -> None:
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []


def test_it_shows_every_question_with_gold_and_verdict(html: str, records: tuple[Record, ...]) -> None:
    assert html.count('<details class="q"') == len(records)
    assert all(f"· {record.question.id}<" in html for record in records)


def test_the_lost_stand_before_the_figures(html: str) -> None:
    assert html.index("dev/x") < html.index("At a glance")


def test_words_are_escaped(row: Callable[..., Question], judged: Callable[..., Record]) -> None:
    evil = "<script>alert(1)</script>"
    question = row(question=evil, style='"><b>', gold=[], reason=evil)
    record = judged(question, Response(answered=False, confidence=0.1, message=evil))
    html = page(evil, [(evil, evil)], summarise([record]), [record], evil)
    assert evil not in html
    assert '"><b>' not in html


def test_the_same_run_gives_the_same_bytes(rows: QuestionSet, act: Act, tmp_path: Path) -> None:
    for name in ("one", "two"):
        found = run_set(Oracle(rows, act), rows, act, clock=iter(range(1000)).__next__)
        write_report(tmp_path / name, MADE, found)
    for file in ("report.html", "report.md", "report.json", "records.jsonl"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert read_records(tmp_path / "one") == found


def test_a_sealed_set_is_reported_without_its_words(act: Act, tmp_path: Path) -> None:
    rows = open_set("test", sealed=True)
    write_report(tmp_path, MADE, run_set(Oracle(rows, act), rows, act))
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert sum(question.question in written for question in rows.questions if len(question.question) > 25) == 0
    assert written.count("(sealed)") >= len(rows.questions)


def test_an_empty_run_is_reported(tmp_path: Path) -> None:
    assert write_report(tmp_path, MADE, ()).n == 0


def test_figures_are_written_alike_everywhere() -> None:
    assert [share(value) for value in (None, 0, 0.954, 0.997, 0.9999, 1)] == ["–", ".00", ".95", ".997", ".999", "1.00"]
    assert Table("T", ("a", "b"), (("x|y", "1"),), "n").to_markdown() == (
        "### T\n\n| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n\nn\n"
    )


def test_every_table_has_as_many_cells_as_columns(records: tuple[Record, ...]) -> None:
    tables = tables_of(summarise(records))
    assert {table.title.split(" (")[0] for table in tables} >= {"At a glance", "By style", "By language", "Quotes"}
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
