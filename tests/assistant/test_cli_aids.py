"""Questions of one's own: rows of a table join an act of the library, wrong rows are told, what was there stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.cli import main
from assistant.find import is_aided, passages_for
from assistant.settings import Settings
from assistant.weigh import load_weigher
from corpus.aids import expected_questions, own_file
from corpus.errors import BadTable
from corpus.library import Given, Library, open_act
from corpus.own_questions import read_table
from embeddings.evidence import FEATURES, Evidence

LAW = "1. Комиссия өтінішті үш күнде қарайды.\n2. Шешім жазбаша беріледі:\n1) өтініш берушіге;\n2) мұрағатқа.\n3. Алым алынбайды.\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An act ``rules`` in an empty library; where its table of questions is to lie."""
    monkeypatch.setenv("EREJE_HOME", str(tmp_path / "home"))
    (tmp_path / "rules.txt").write_text(LAW, encoding="utf-8")
    Library().add(tmp_path / "rules.txt", Given(id="rules"))
    return tmp_path / "questions.csv"


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    capsys.readouterr()
    assert main(["aids", "rules", *words, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def asked() -> list[tuple[str, str, str]]:
    return [(entry.clause, entry.language, entry.text) for entry in expected_questions("rules")]


def test_rows_become_expected_questions_once(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(
        "clause,question,language\nbody/1,Неше күнде қарайды?,\n2-тармақтың 1) тармақшасы,Кому выдают решение?,ru\n",
        encoding="utf-8-sig",
    )
    told = run(capsys, str(table))
    assert told == {"act": "rules", "added": 2, "removed": 0, "questions": 2, "wrong": []}
    assert asked() == [("body/1", "kk", "Неше күнде қарайды?"), ("body/2/1", "ru", "Кому выдают решение?")]
    assert run(capsys, str(table))["added"] == 0
    views = {(p.clause, p.view) for p in passages_for(open_act("rules"), Settings()) if p.view.startswith("question")}
    assert views == {("body/1", "question.kk"), ("body/2/1", "question.ru")}


def test_wrong_rows_are_told_with_their_lines_and_take_nothing_away(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(
        "question;clause;language\nАлым бар ма?;body/3;kk\nКто?;;ru\n;body/1;ru\nКогда?;body/9;ru\nQui?;body/1;fr\n\n",
        encoding="utf-8",
    )
    told = run(capsys, str(table), status=1)
    assert (told["added"], [row["line"] for row in told["wrong"]]) == (1, [3, 4, 5, 6])
    problems = [row["problem"] for row in told["wrong"]]
    assert problems[:2] == ["no clause is named", "the question is empty"]
    assert problems[2].startswith("'body/9' is no clause of rules")
    assert problems[3] == "the language is 'fr', not one of kk, ru, en"
    assert main(["aids", "rules", str(table)]) == 1
    out, err = capsys.readouterr()
    assert out == "rules: 0 questions added, 1 in all\n"
    assert f"{table}, line 4: the question is empty" in err
    assert asked() == [("body/3", "kk", "Алым бар ма?")]


def test_a_reviewed_feedback_is_such_a_table(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "id,question,shown,verdict,comment,decision,gold,also,reason,language,style,reviewer"
    rows = ("a,Алым бар ма?,,wrong,,accept,body/3,,,kk,,A.", "b,Ауа райы?,,wrong,,reject,,,no law,kk,,A.")
    table.write_text("\r\n".join((head, *rows)), encoding="utf-8-sig")
    assert run(capsys, str(table))["added"] == 1
    assert asked() == [("body/3", "kk", "Алым бар ма?")]


@pytest.mark.parametrize("data", [b"", b"number,text\n1,a\n", b"\xff\xfe\x00", b"clause\nbody/1\n"])
def test_what_is_no_table_is_refused_and_nothing_changes(
    table: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_bytes(data)
    with pytest.raises(BadTable, match=r"questions\.csv"):
        read_table(table)
    assert main(["aids", "rules", str(table)]) == 2
    assert "clause,question" in capsys.readouterr().err
    assert asked() == []


def test_questions_go_with_their_act_and_are_cleared_alone(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("clause,question\nbody/1,Неше күнде қарайды?\nbody/3,Алым бар ма?\n", encoding="utf-8")
    run(capsys, str(table))
    assert run(capsys, "--clear")["questions"] == 0
    assert open_act("rules").id == "rules"
    run(capsys, str(table))
    assert own_file("rules").is_file()
    assert main(["remove", "rules"]) == 0
    assert not own_file("rules").exists()


def test_a_few_questions_do_not_make_an_act_one_with_aids(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for count, aided in ((1, False), (2, False), (3, True)):
        lines = [f"body/{clause},{count}-сұрақ {clause}?" for clause in (1, 2, 3)]
        table.write_text("\n".join(("clause,question", *lines)), encoding="utf-8")
        run(capsys, str(table))
        assert is_aided(open_act("rules")) is aided


def test_what_is_expected_to_be_asked_is_answered_by_the_clause_named() -> None:
    features = np.zeros((3, len(FEATURES)))
    question, absent = FEATURES.index("dense.question"), FEATURES.index("dense.question.absent")
    features[:, absent] = 1.0
    features[:, FEATURES.index("dense.body")] = 0.5, 0.4, 0.3
    evidence = Evidence(("body/1", "body/2", "body/3"), features)
    before = load_weigher().weigh(evidence)
    assert before.answers < 0.5
    features[2, [question, absent]] = 0.69, 0.0
    assert load_weigher().weigh(evidence).order.tolist() == before.order.tolist()
    features[2, question] = 0.7
    after = load_weigher().weigh(evidence)
    assert (int(after.order[0]), after.answers) == (2, 0.9)
    assert sorted(after.order.tolist()) == [0, 1, 2]
