"""Other tools' layouts: what is written is read back, and what others write is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Act
from eval.errors import BadRow
from eval.exchange import read_beir, read_csv, read_trec_run, write_beir, write_csv, write_trec_run
from eval.questions import QuestionSet
from eval.sets import open_set


@pytest.mark.parametrize("name", ["dev", "history"])
def test_stored_sets_survive_beir(name: str, act: Act, tmp_path: Path) -> None:
    rows = open_set(name)
    write_beir(rows, act, tmp_path / name)
    assert read_beir(tmp_path / name).questions == rows.questions
    assert open_set(str(tmp_path / name)).questions == rows.questions


@pytest.mark.parametrize("name", ["dev", "history"])
def test_stored_sets_survive_a_spreadsheet(name: str, tmp_path: Path) -> None:
    rows = open_set(name)
    write_csv(rows, tmp_path / f"{name}.csv")
    assert read_csv(tmp_path / f"{name}.csv") == rows
    assert open_set(str(tmp_path / f"{name}.csv")) == rows


def test_every_form_survives(rows: QuestionSet, act: Act, tmp_path: Path) -> None:
    write_beir(rows, act, tmp_path)
    write_csv(rows, tmp_path / "dev.csv")
    assert read_beir(tmp_path).questions == read_csv(tmp_path / "dev.csv").questions == rows.questions


def test_beir_has_every_clause_with_a_text_and_both_grades(rows: QuestionSet, act: Act, tmp_path: Path) -> None:
    write_beir(rows, act, tmp_path)
    corpus = (tmp_path / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(corpus) == sum(1 for unit in act.units() if unit.own_spans)
    qrels = (tmp_path / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()
    assert qrels[:4] == [
        "query-id\tcorpus-id\tscore",
        "a\tregulation/15/22\t2",
        "b\tregulation/18\t2",
        "b\tregulation/19\t1",
    ]


def test_a_foreign_beir_folder_with_grade_one_only(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "1", "text": "Кім?"}\n{"_id": "2", "text": "Не?"}\n', encoding="utf-8"
    )
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\tdoc7\t1\n", encoding="utf-8")
    first, second = read_beir(tmp_path).questions
    assert (first.gold, first.language) == (("doc7",), "kk")
    assert second.reason == "not judged relevant"


def test_bad_lines_are_named(tmp_path: Path) -> None:
    run = tmp_path / "run.txt"
    run.write_text("q1 Q0 c1 1 0.5 tag\nq1 Q0 c2 two 0.4 tag\n", encoding="utf-8")
    with pytest.raises(BadRow, match=r"run\.txt, line 2"):
        read_trec_run(run)
    table = tmp_path / "mine.csv"
    table.write_text(
        "id,language,question,gold,also\nq1,kk,Кім?,regulation/18,\nq2,xx,Не?,regulation/18,\n", encoding="utf-8"
    )
    with pytest.raises(BadRow, match=r"mine\.csv, line 3: 'language'"):
        read_csv(table)


def test_a_trec_run_survives(tmp_path: Path) -> None:
    rankings = {"q1": (("regulation/18", 0.9), ("regulation/19", 0.1)), "q2": (("decree/1", 0.123456789),)}
    write_trec_run(rankings, tmp_path / "run.txt")
    assert read_trec_run(tmp_path / "run.txt") == rankings
    assert (tmp_path / "run.txt").read_text(encoding="utf-8").splitlines()[1] == "q1 Q0 regulation/19 2 0.1 ereje"
