"""The library: what is added is there whole, the same act is replaced, nothing else is touched, and nothing is stale."""

from __future__ import annotations

import json
import multiprocessing
import random
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

import corpus.library
import corpus.readers
import corpus.reading
import corpus.stored
from corpus.errors import (
    ActNotFound,
    CannotRead,
    CannotRemove,
    IdTaken,
    LibraryDamaged,
    LibraryNotWritable,
    NoUnits,
    UnknownClause,
)
from corpus.library import DEFAULT_ACT, Given, Library, Outcome, look
from corpus.model import Act, Status
from corpus.parse import parse
from corpus.shelf import Shelf
from tests.factories import ids_of, real_acts

LAW = "1-бап. Мақсаты\n1. Бұл Заң қатынастарды реттейді.\n2. Екінші тармақ.\n2-бап. Соңы\nМәтін.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home" / "library.sqlite")


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    path = tmp_path / "Жаңа заң.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def tables(library: Library) -> dict[str, list[str]]:
    """The acts that each table holds something of."""
    if not library.ids()[1:]:
        return {}
    db = sqlite3.connect(library.path)
    columns = {"acts": "id", "contents": "act", "originals": "act"}
    found = {
        table: sorted(row[0] for row in db.execute(f"SELECT {column} FROM {table}"))
        for table, column in columns.items()
    }
    db.close()
    return found


# -- the act that comes with the program -----------------------------------------------------------------------------


def test_the_default_act_is_there_from_the_start(library: Library, act: Act) -> None:
    assert library.ids() == (DEFAULT_ACT,)
    assert library.open() == act
    assert [record.id for record in library.records()] == [DEFAULT_ACT]
    assert library.record(DEFAULT_ACT).summary.units == 105


def test_a_disk_that_cannot_be_written_does_not_keep_the_default_act_from_its_readers(tmp_path: Path, act: Act) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    library = Library(blocked / "library.sqlite")
    assert library.open() == act
    assert [record.id for record in library.records()] == [DEFAULT_ACT]


def test_the_default_act_stays(library: Library) -> None:
    with pytest.raises(CannotRemove):
        library.remove(DEFAULT_ACT)
    assert library.ids() == (DEFAULT_ACT,)


def test_the_default_acts_own_file_is_known(library: Library, tmp_path: Path) -> None:
    shutil.copy(corpus.library.ACTS / DEFAULT_ACT / "source.kk.md", tmp_path / "mine.md")
    added = library.add(tmp_path / "mine.md")
    assert (added.outcome, added.record.id) == (Outcome.UNCHANGED, DEFAULT_ACT)


# -- adding ------------------------------------------------------------------------------------------------------------


def test_what_was_added_is_opened_as_it_was_parsed(library: Library, brought: Path) -> None:
    added = library.add(brought)
    assert (added.outcome, added.record.id) == (Outcome.ADDED, "zhana-zan")
    opened = library.open("zhana-zan")
    looked = look(brought)
    assert opened == parse(opened.card, looked.source)
    assert opened.source == LAW
    assert ids_of(opened) == ids_of(looked.act)
    assert library.original("zhana-zan") == (brought.name, LAW.encode())
    assert library.ids() == (DEFAULT_ACT, "zhana-zan")


def test_real_acts_are_opened_as_they_were_parsed(library: Library) -> None:
    paths = [path for path in real_acts() if path.stat().st_size < 30_000][:8]
    if not paths:
        pytest.skip("the sample of real acts is not at hand")
    for path in paths:
        record = library.add(path).record
        opened, parsed = library.open(record.id), look(path, Given(id=record.id)).act
        assert opened == parsed
        assert opened.events() == parsed.events()


def test_the_same_file_again_changes_nothing(library: Library, brought: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add(brought)
    before = library.path.read_bytes()
    monkeypatch.setattr(corpus.reading, "parse", lambda *_: pytest.fail("parsed again"))
    assert library.add(brought).outcome is Outcome.UNCHANGED
    assert library.path.read_bytes() == before


def test_a_changed_file_replaces_its_act(library: Library, brought: Path) -> None:
    library.add(brought)
    brought.write_text(LAW + "3-бап. Жаңа\nМәтін.\n", encoding="utf-8")
    added = library.add(brought)
    assert (added.outcome, added.record.id) == (Outcome.REPLACED, "zhana-zan")
    assert library.open("zhana-zan").source.endswith("3-бап. Жаңа\nМәтін.\n")
    assert set(map(tuple, tables(library).values())) == {("zhana-zan",)}


def test_another_file_of_the_same_name_is_another_act(library: Library, brought: Path, tmp_path: Path) -> None:
    library.add(brought)
    other = tmp_path / "other" / brought.name
    other.parent.mkdir()
    other.write_text(LAW.replace("қатынастарды", "өзгені"), encoding="utf-8")
    assert library.add(other).record.id == "zhana-zan-2"
    assert library.open("zhana-zan").source == LAW


def test_what_was_told_once_is_remembered(library: Library, brought: Path) -> None:
    library.add(brought, Given(id="my.law", title="Менің заңым", status=Status.REPEALED))
    assert library.add(brought).outcome is Outcome.UNCHANGED
    brought.write_text(LAW + "3-бап. Жаңа\nМәтін.\n", encoding="utf-8")
    card = library.add(brought).record.card
    assert (card.id, dict(card.titles), card.status) == ("my.law", {"kk": "Менің заңым"}, Status.REPEALED)
    assert library.add(brought, Given(title="Басқа атау")).outcome is Outcome.REPLACED
    assert dict(library.open("my.law").card.titles) == {"kk": "Басқа атау"}
    assert library.open("my.law").card.status is Status.REPEALED


def test_a_pair_is_told_to_both(library: Library, brought: Path, tmp_path: Path) -> None:
    library.add(brought, Given(id="law-kk"))
    russian = tmp_path / "zakon.txt"
    russian.write_text("Статья 1. Цель\nТекст закона.\n", encoding="utf-8")
    library.add(russian, Given(id="law-ru", pair="law-kk"))
    assert library.open("law-kk").card.pair == "law-ru"
    assert library.open("law-ru").card.pair == "law-kk"
    library.remove("law-ru")
    assert library.record("law-kk").card.pair is None
    with pytest.raises(ActNotFound):
        library.add(russian, Given(pair="nowhere"))


@pytest.mark.parametrize("act_id", ["a b", "../x", "x#1", "заң", DEFAULT_ACT])
def test_an_id_that_cannot_be_is_refused_and_nothing_stored(library: Library, brought: Path, act_id: str) -> None:
    with pytest.raises(IdTaken):
        library.add(brought, Given(id=act_id))
    assert library.ids() == (DEFAULT_ACT,)


def test_a_text_without_units_is_stored_by_force_only(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Сәлем, достар!\nКеше теңізге бардық.\n", encoding="utf-8")
    with pytest.raises(NoUnits):
        library.add(path)
    assert library.ids() == (DEFAULT_ACT,)
    added = library.add(path, force=True)
    assert added.record.summary.empty
    assert added.record.summary.problems[0] == "no unit was found: there is nothing to quote"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b" \n \n"])
def test_what_cannot_be_read_is_refused_and_nothing_stored(library: Library, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(CannotRead):
        library.add(path)
    with pytest.raises(CannotRead):
        library.add(tmp_path)
    with pytest.raises(CannotRead):
        library.add(tmp_path / "absent.txt")
    assert library.ids() == (DEFAULT_ACT,)


def test_a_removed_act_leaves_nothing_behind(library: Library, brought: Path) -> None:
    library.add(brought)
    library.remove("zhana-zan")
    assert library.ids() == (DEFAULT_ACT,)
    assert "zhana-zan" not in str(tables(library))
    with pytest.raises(ActNotFound):
        library.open("zhana-zan")
    with pytest.raises(ActNotFound):
        library.remove("zhana-zan")


def test_an_opened_act_is_never_that_of_before(library: Library, brought: Path) -> None:
    library.add(brought)
    assert library.open("zhana-zan").has("law/2") == library.open("zhana-zan").has("law/2")
    first = library.open("zhana-zan")
    library.remove("zhana-zan")
    brought.write_text("1. Басқа.\n", encoding="utf-8")
    library.add(brought)
    assert library.open("zhana-zan").source == "1. Басқа.\n" != first.source
    with pytest.raises(UnknownClause):
        library.open("zhana-zan").unit("law/2")


# -- new readers and parsers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stamp", ["parsing_stamp", "reading_stamp"])
def test_an_act_read_by_other_code_is_read_anew_once(
    library: Library, brought: Path, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    library.add(brought)
    expected = library.open("zhana-zan")
    corpus.library._OPEN.clear()
    monkeypatch.setattr(corpus.stored, stamp, lambda: "another")
    parsed: list[str] = []
    monkeypatch.setattr(corpus.reading, "parse", lambda card, source: parsed.append(source.text) or parse(card, source))
    assert library.open("zhana-zan") == expected
    assert library.open("zhana-zan") == expected
    assert parsed == [LAW]
    assert getattr(library.record("zhana-zan"), "parsing" if stamp == "parsing_stamp" else "reading") == "another"
    assert library.original("zhana-zan") == (brought.name, LAW.encode())


def test_a_newer_reader_that_refuses_the_file_takes_nothing_away(
    library: Library, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(brought)

    def refuse(name: str, data: bytes) -> None:
        raise CannotRead(name, "it is odd", "")

    monkeypatch.setattr(corpus.stored, "reading_stamp", lambda: "another")
    monkeypatch.setattr(corpus.readers, "read_bytes", refuse)
    assert library.open("zhana-zan").source == LAW


def test_a_record_in_another_versions_form_is_read_anew_with_all_that_was_told(
    library: Library, brought: Path, act: Act
) -> None:
    library.add(brought, Given(id="mine", title="Заң", status=Status.REPEALED))
    expected = library.open("mine"), library.record("mine")
    library.open()
    db = sqlite3.connect(library.path)
    for act_id, told in db.execute("SELECT id, record FROM acts").fetchall():
        record = json.loads(told)
        del record["summary"], record["card"]["sha256"], record["remarks"], record["parsing"]
        db.execute("UPDATE acts SET record = ?, version = 'other' WHERE id = ?", (json.dumps(record), act_id))
    db.commit()
    db.close()
    assert [record.card.id for record in library.records()] == [DEFAULT_ACT, "mine"]
    assert (library.open("mine"), library.record("mine")) == expected
    assert library.open() == act


# -- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["tree", "text", "source"])
def test_damaged_contents_are_read_anew_from_what_is_whole(library: Library, brought: Path, column: str) -> None:
    library.add(brought)
    expected = library.open("zhana-zan")
    corpus.library._OPEN.clear()
    db = sqlite3.connect(library.path)
    db.execute(f"UPDATE contents SET {column} = x'00'")
    db.commit()
    db.close()
    assert library.open("zhana-zan") == expected


def test_an_act_of_which_nothing_is_whole_is_not_opened(library: Library, brought: Path) -> None:
    library.add(brought)
    db = sqlite3.connect(library.path)
    db.execute("UPDATE contents SET text = x'00'")
    db.execute("UPDATE originals SET data = x'00'")
    db.commit()
    db.close()
    with pytest.raises(LibraryDamaged, match="zhana-zan"):
        library.open("zhana-zan")


def test_a_changed_text_is_never_opened(library: Library, brought: Path) -> None:
    library.add(brought)
    held = Shelf(library.path).contents("zhana-zan")
    assert held is not None
    db = sqlite3.connect(library.path)
    forged = corpus.library.pack_bytes(LAW.replace("реттейді", "реттемейді").encode())
    db.execute("UPDATE contents SET text = ? WHERE act = 'zhana-zan'", (forged,))
    db.commit()
    db.close()
    assert library.open("zhana-zan").source == LAW  # from the original, whose digest is the recorded one


def test_a_file_that_is_no_library_is_refused(library: Library, brought: Path) -> None:
    library.path.parent.mkdir(parents=True)
    library.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(LibraryDamaged):
        library.add(brought)
    with pytest.raises(LibraryDamaged):
        library.ids()


def test_a_library_that_another_process_holds_or_a_full_disk_is_told(
    library: Library, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.records()
    monkeypatch.setattr("corpus.shelf.WAIT_SECONDS", 0.05)
    other = sqlite3.connect(library.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryNotWritable, match="locked"):
        library.add(brought)
    other.rollback()
    other.close()
    assert library.add(brought).outcome is Outcome.ADDED


# -- kill -9 -----------------------------------------------------------------------------------------------------------


def add_all(library: Library, folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        library.add(path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is meant")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_kill_at_thirty_moments_leaves_every_act_whole_or_absent(tmp_path: Path) -> None:
    folder = tmp_path / "acts"
    folder.mkdir()
    for number in range(20):
        lines = "\n".join(f"{clause}. Тармақ {number} {clause}." for clause in range(1, 20))
        (folder / f"act{number:02}.txt").write_text(lines, encoding="utf-8")
    began = time.monotonic()
    add_all(Library(tmp_path / "whole.sqlite"), folder)
    span = time.monotonic() - began
    whole = {path.stem: look(path).act.parts for path in folder.glob("*.txt")}
    counts = set()
    for moment in range(30):
        library = Library(tmp_path / f"killed{moment // 3}.sqlite")  # three kills upon each other
        process = multiprocessing.get_context("fork").Process(target=add_all, args=(library, folder))
        process.start()
        time.sleep(span * random.Random(moment).random())
        process.kill()
        process.join()
        ids = [act_id for act_id in library.ids() if act_id != DEFAULT_ACT]
        counts.add(len(ids))
        for act_id in ids:
            opened = library.open(act_id)
            assert opened.parts == whole[act_id]
            assert library.original(act_id) == (f"{act_id}.txt", opened.source.encode())
        assert set(map(tuple, tables(library).values())) <= {tuple(ids)}
    assert len(counts) > 5, "the kills must fall on many moments"
