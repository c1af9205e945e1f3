"""Editions from the command line: added beside their act, listed with what they contradict in, a clause's wordings in time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.comparison import compared
from corpus.errors import CannotCompare
from corpus.library import Library
from tests.corpus.editions.told import ADOPTED, Change, text_on

CHANGES = (Change(10, "amended", 1), Change(30, "restated", 2))
ACT = "kz-resolution-2010-7"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the act as it is now and as it was adopted, both added."""
    monkeypatch.setenv("EREJE_HOME", str(tmp_path / "home"))
    for name, day in (("now.txt", date(2011, 1, 1)), ("then.txt", ADOPTED)):
        (tmp_path / name).write_text(text_on(CHANGES, day), encoding="utf-8")
    assert main(["add", str(tmp_path / "now.txt"), "--quiet"]) == 0
    assert main(["add", str(tmp_path / "then.txt"), "--edition-of", ACT, "--as-of", "2010-02-03", "--quiet"]) == 0
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_texts_of_an_act_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "show", ACT, "--editions")
    assert [(text["id"], text["day"], text["present"]) for text in told["texts"]] == [
        (f"{ACT}@2010-02-03", "2010-02-03", False),
        (ACT, "2010-03-03", True),
    ]
    assert told["texts"][0]["first_lacking"]["date"] == "2010-02-11"
    assert told["contradictions"] == []
    capsys.readouterr()
    main(["show", ACT, "--editions", "--language", "en"])
    assert capsys.readouterr().out.splitlines() == [
        f"{ACT}@2010-02-03  wording of 03.02.2010; the first change that it does not know: by Resolution No 10 of 11.02.2010",
        f"{ACT}  the act's present text",
    ]


def test_the_wordings_of_a_clause_are_told_in_time(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "show", f"{ACT}#resolution/2", "--editions")
    assert [(entry["from"], entry["to"], entry["text_id"]) for entry in told["wordings"]] == [
        ("2010-02-01", "2010-02-03", f"{ACT}@2010-02-03"),
        ("2010-02-04", "2010-03-02", None),
        ("2010-03-03", None, ACT),
    ]
    assert told["wordings"][0]["text"] == "2. 2 бастапқы мәтін сөзі."
    capsys.readouterr()
    main(["show", "2", "--act", ACT, "--editions", "--language", "ru"])
    assert "04.02.2010 – 02.03.2010: редакции за это время ни один текст не показывает" in capsys.readouterr().out


def test_an_edition_is_shown_by_its_own_id_and_removed_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "show", f"{ACT}@2010-02-03#resolution/2")
    assert shown["quotes"][0]["text"] == "2. 2 бастапқы мәтін сөзі."
    assert "edition: " + f"{ACT}@2010-02-03" in (main(["list"]), capsys.readouterr().out)[1]
    assert main(["remove", f"{ACT}@2010-02-03"]) == 0
    assert (Library().edition_ids(), ACT in Library().ids()) == ((), True)
    capsys.readouterr()
    main(["show", ACT, "--editions", "--language", "en"])
    assert "no other edition" in capsys.readouterr().out


def test_a_day_without_an_act_and_another_act_are_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["add", str(home / "then.txt"), "--as-of", "2010-02-03"])
    other = home / "other.txt"
    other.write_text(text_on((), ADOPTED).replace("№ 7", "№ 8"), encoding="utf-8")
    assert main(["add", str(other), "--edition-of", ACT, "--quiet"]) == 1
    assert "its number is 8, the act's is 7" in capsys.readouterr().err


def test_two_days_are_compared_as_data_as_text_and_as_markdown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "compare", ACT, "--from", "2010-02-03", "--clause", "resolution/1")
    assert told["summary"]["changed"] == 1
    assert told["summary"]["by"] == [{"date": "2010-02-11", "number": "10", "units": ["resolution/1"]}]
    assert told["changes"][0]["pieces"] == [
        ["same", "1. 1 "],
        ["removed", "бастапқы мәтін"],
        ["inserted", "мәтіннің 10 күнгі"],
        ["same", " сөзі."],
    ]
    capsys.readouterr()
    assert main(["compare", ACT, "--from", "2010-02-03", "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Compared: {ACT}@2010-02-03 (wording of 03.02.2010) → {ACT} (the act's present text)",
        "changed: 2; unchanged: 1",
        "",
        "changed: Resolution, clause 1",
        "  │ 1. 1 [-бастапқы мәтін-]{+мәтіннің 10 күнгі+} сөзі.",
        "  · by Resolution No 10 of 11.02.2010",
        "",
        "changed: Resolution, clause 2",
        "  │ 2. 2 [-бастапқы мәтін-]{+мәтіннің 30 күнгі+} сөзі.",
        "  · by Resolution No 30 of 03.03.2010",
    ]
    main(["compare", ACT, "--from", "2010-02-03", "--markdown"])
    assert "> 1\\. 1 ~~бастапқы мәтін~~**мәтіннің 10 күнгі** сөзі." in capsys.readouterr().out.replace("1. 1", "1\\. 1")


def test_two_texts_are_compared_by_their_ids(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "compare", f"{ACT}@2010-02-03", ACT)
    assert (told["first"], told["second"], told["summary"]["changed"]) == (f"{ACT}@2010-02-03", ACT, 2)
    assert run(capsys, "compare", ACT, ACT)["changes"] == []


def test_what_cannot_be_compared_is_refused(home: Path) -> None:
    for days in ({}, {"other": ACT, "start": ADOPTED}):
        with pytest.raises(CannotCompare):
            compared(Library(), ACT, **days)
    assert main(["compare", ACT]) == 2
    assert main(["compare", ACT, "--from", "2010-02-03", "--clause", "resolution/9"]) == 2
