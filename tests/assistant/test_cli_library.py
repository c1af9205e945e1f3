"""The walk of the README from the command line: acts brought as a page, in Word and as a PDF, listed, shown, asked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from corpus.cite import long_citation
from corpus.library import DEFAULT_ACT, Library, open_act
from tests.corpus.readers.paper import pdf, sheet
from tests.corpus.readers.word import p, word

LAW = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<div class="container_alpha slogan"><h1>О государственном надзоре</h1><span class="status status_upd">Обновленный</span>
<p>Закон Республики Казахстан от 1 мая 2015 года № 5-V ЗРК.</p></div>
<div class="container_gamma text"><div class="gs_12"><article>
<p id="z1"><b>Статья 1. Основные понятия</b></p>
<p id="z2">1. Надзор осуществляется государственным инспектором.</p>
<p id="z3">2. Плановая проверка проводится один раз в год.</p>
<p class="note">Сноска. Статья 1 с изменениями, внесенными Законом РК от 03.07.2019 № 262-VI (вводится в действие с
01.01.2020).</p>
<p id="z4"><b>Статья 2. Порядок введения в действие</b></p>
<p id="z5">Настоящий Закон вводится в действие со дня его первого официального опубликования.</p>
</article></div></div></body></html>"""
ORDER = (
    "Төлемдер қағидаларын бекіту туралы",
    "Қазақстан Республикасы Қаржы министрінің 2019 жылғы 5 наурыздағы № 77 бұйрығы.",
    "БҰЙЫРАМЫН:",
    "1. Қоса беріліп отырған Төлемдер қағидалары бекітілсін.",
    "2. Осы бұйрық қол қойылған күнінен бастап қолданысқа енгізіледі.",
)
LETTER = ["1. Комиссия қызметкердің өтінішін үш күнде қарайды.", "2. Шешім жазбаша түрде беріледі."]


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, a Word file, a PDF and a picture; the library is empty."""
    monkeypatch.setenv("EREJE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "law.html").write_text(LAW, encoding="utf-8")
    (folder / "order.docx").write_bytes(word("".join(p(line) for line in ORDER)))
    (folder / "letter.pdf").write_bytes(pdf(sheet([f" {line}" for line in LETTER])))
    (folder / "notes.tsv").write_text("not an act", encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    """What a command prints as JSON."""
    capsys.readouterr()
    assert main([*words, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_the_walk(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = run(capsys, "add", "--no-index", str(brought))
    assert [(row["act"], row["outcome"]) for row in added] == [
        ("kz-law-2015-5-v-ru", "added"),
        ("letter", "added"),
        ("kz-order-2019-77", "added"),
    ]

    listed = {row["act"]: row for row in run(capsys, "list")}
    assert next(iter(listed)) == DEFAULT_ACT
    law = listed["kz-law-2015-5-v-ru"]
    assert (law["card"]["title"], law["status"]) == ("О государственном надзоре", "in_force")
    assert (law["units"], law["events"]) == (4, 2)
    assert listed["kz-order-2019-77"]["card"]["issuers"] == ["Қазақстан Республикасының Қаржы министрі"]

    clauses = run(capsys, "list", "--act", "kz-law-2015-5-v-ru")
    assert [row["clause"] for row in clauses] == ["law/1", "law/1/1", "law/1/2", "law/2"]

    shown = run(capsys, "show", "kz-law-2015-5-v-ru#law/1/2")
    assert [quote["text"] for quote in shown["quotes"]] == ["2. Плановая проверка проводится один раз в год."]
    assert shown == run(capsys, "show", "--act", "kz-law-2015-5-v-ru", "law/1/2")

    told = run(capsys, "history", "--act", "kz-law-2015-5-v-ru", "law/1")
    assert [(event["kind"], event["date"], event["number"]) for event in told["events"]][-1:] == [
        ("amended", "2019-07-03", "262-VI")
    ]
    assert told["events"][-1]["effective"]["date"] == "2020-01-01"

    asked = run(capsys, "ask", "--act", "kz-order-2019-77", "2-тармақты көрсет")
    assert (asked["kind"], [quote["clause"] for quote in asked["quotes"]]) == ("reference", ["order/2"])
    assert asked["quotes"][0]["act"] == asked["acts"][0]["act"] == "kz-order-2019-77"
    assert (asked["acts"][0]["number"], asked["acts"][0]["date"]) == ("77", "2019-03-05")


@pytest.mark.parametrize(
    ("act", "clause", "language", "cited"),
    [
        ("kz-law-2015-5-v-ru", "law/1/2", "ru", "пункт 2 статьи 1 Закона"),
        ("kz-law-2015-5-v-ru", "law/1/2", "en", "article 1, clause 2"),
        ("kz-order-2019-77", "order/2", "kk", "№ 77 бұйрығының 2-тармағы"),
        ("letter", "body/1", "kk", "1-тарма"),
    ],
)
def test_a_citation_names_the_act_as_it_is_cited(
    brought: Path, capsys: pytest.CaptureFixture[str], act: str, clause: str, language: str, cited: str
) -> None:
    run(capsys, "add", "--no-index", str(brought))
    assert cited in long_citation(open_act(act), clause, language)


def test_a_bad_file_stops_nothing_and_is_told_at_the_end(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (brought / "empty.txt").write_bytes(b"")
    (brought / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    assert main(["add", "--no-index", str(brought)]) == 1
    printed = capsys.readouterr()
    assert "3 added, 2 not added" in printed.out
    assert f"{brought / 'empty.txt'}: empty.txt was not read: it is empty." in printed.err
    assert str(brought / "torn.docx") in printed.err
    assert len(Library().ids()) == 4
    assert main(["add", "--no-index", str(brought)]) == 1
    assert "3 unchanged, 2 not added" in capsys.readouterr().out


def test_adding_a_folder_again_replaces_only_what_changed(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "add", "--no-index", str(brought))
    (brought / "law.html").write_text(LAW.replace("один раз", "два раза"), encoding="utf-8")
    outcomes = {row["act"]: row["outcome"] for row in run(capsys, "add", "--no-index", str(brought))}
    assert outcomes == {"kz-law-2015-5-v-ru": "replaced", "letter": "unchanged", "kz-order-2019-77": "unchanged"}
    assert "два раза" in open_act("kz-law-2015-5-v-ru").source


def test_what_tells_of_one_act_is_given_with_one_file(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["add", "--no-index", str(brought), "--title", "T"])
    assert end.value.code == 2
    assert "--id, --title and --pair tell of one act" in capsys.readouterr().err
    told = ["--id", "mine", "--title", "Хат", "--status", "repealed", "--language", "kk"]
    run(capsys, "add", str(brought / "letter.pdf"), *told)
    card = Library().record("mine").card
    assert (dict(card.titles), str(card.status), card.language) == ({"kk": "Хат"}, "repealed", "kk")


def test_an_act_is_removed_with_its_index_alone(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "add", "--no-index", str(brought))
    for name in ("letter", "letter-no-trained", "letter-2"):
        (brought.parent / "home" / "index" / name).mkdir(parents=True)
    assert main(["remove", "letter"]) == 0
    assert sorted(path.name for path in (brought.parent / "home" / "index").iterdir()) == ["letter-2"]
    assert "letter" not in Library().ids()
    assert main(["remove", "letter"]) == 1
    assert main(["remove", DEFAULT_ACT]) == 2
    assert "comes with the program" in capsys.readouterr().err


# -- check -------------------------------------------------------------------------------------------------------------

KEYS = [
    "file", "card", "parts", "units", "rows", "notes", "notes_understood", "events", "removed", "missing", "duplicates",
    "unexplained", "problems", "seconds",
]  # fmt: skip


def test_a_file_is_checked_and_not_stored(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "check", str(brought / "law.html"))
    assert list(told) == KEYS
    assert told["file"] == str(brought / "law.html")
    assert (told["parts"], told["units"], told["rows"], told["notes"], told["notes_understood"]) == (1, 4, 0, 2, 2)
    assert (told["removed"], told["missing"], told["duplicates"], told["unexplained"]) == ([], [], [], 0)
    assert told["card"]["number"] == "5-V"
    assert Library().ids() == (DEFAULT_ACT,)


def test_each_file_is_one_line_of_json_and_a_bad_one_makes_the_status(
    brought: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (brought / "empty.txt").write_bytes(b"")
    assert main(["check", str(brought), DEFAULT_ACT, "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(row["file"]).name for row in told] == [
        "empty.txt",
        "law.html",
        "letter.pdf",
        "order.docx",
        DEFAULT_ACT,
    ]
    assert (told[0]["card"], told[0]["units"]) == (None, 0)
    assert "it is empty" in told[0]["problems"][0]
    assert (told[-1]["parts"], told[-1]["units"], told[-1]["events"]) == (4, 105, 18)
    assert told[-1]["removed"] == ["regulation/15/3", "organisations/1"]
    assert all(list(row) == KEYS for row in told)


def test_without_arguments_the_default_act_is_checked(brought: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(brought)
    assert main(["check"]) == 0
    assert f"{DEFAULT_ACT}: read whole" in capsys.readouterr().out
    assert main(["check", "no-such-act"]) == 1
    assert "No act 'no-such-act' is stored here" in capsys.readouterr().err


def test_the_list_tells_what_the_owner_said_the_pair_and_which_file_has_no_title(
    brought: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = brought / "other.txt"
    other.write_text("1. Бірінші тармақтың мәтіні осы жерде.\n", encoding="utf-8")
    assert main(["add", "--no-index", str(brought), "--status", "in_force"]) == 0
    said = {line.split(" ")[1].rstrip(":"): line for line in capsys.readouterr().out.splitlines()}
    assert said["other"].endswith("other: «Бірінші тармақтың мәтіні осы жерде.» (title not known; other.txt), 1 unit")
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        "other  [kk] in force (as told by you)  «Бірінші тармақтың мәтіні осы жерде.» (title not known; other.txt)"
        in lines
    )
    assert "    1 unit, 1 part, 0 notes, 0 events" in lines
    run(capsys, "add", str(other), "--pair", "kz-law-2015-5-v-ru")
    assert main(["list"]) == 0
    assert "    the same act in the other state language: kz-law-2015-5-v-ru" in capsys.readouterr().out
