"""Acts that come with the program: nothing is read from a changed source or a damaged record, nothing is overwritten."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ActNotFound, BadMetadata, SourceChanged, UnknownClause
from corpus.model import Act
from corpus.shipped import ACTS, DEFAULT_ACT, shipped, shipped_acts
from tests.factories import digest, stored


def test_the_default_source_has_the_digest_recorded_by_hand(act: Act) -> None:
    recorded = "58e31902d7b7bef06a6afec78418fc2ff22caf8e0421fecaa1b7552766eaa802"
    assert hashlib.sha256((ACTS / DEFAULT_ACT / "source.kk.md").read_bytes()).hexdigest() == recorded
    assert act.card.sha256 == recorded


def test_an_act_is_read(tmp_path: Path) -> None:
    stored(tmp_path)
    held = shipped("test-act", tmp_path)
    assert (held.id, held.language, held.file, held.data) == ("test-act", "kk", "source.kk.txt", "1. Мәтін.\n".encode())


@pytest.mark.parametrize("place", [0, 9, 14])
def test_one_changed_byte_is_refused_with_both_digests_and_nothing_is_overwritten(tmp_path: Path, place: int) -> None:
    folder = stored(tmp_path)
    changed = bytearray((folder / "source.kk.txt").read_bytes())
    changed[place] ^= 1
    (folder / "source.kk.txt").write_bytes(changed)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(SourceChanged) as refused:
        shipped("test-act", tmp_path)
    for text in (digest("1. Мәтін.\n"), hashlib.sha256(changed).hexdigest(), "source.kk.txt", "Restore the file"):
        assert text in str(refused.value)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_changed_line_ends_are_a_change(tmp_path: Path) -> None:
    folder = stored(tmp_path)
    (folder / "source.kk.txt").write_bytes("1. Мәтін.\r\n".encode())
    with pytest.raises(SourceChanged):
        shipped("test-act", tmp_path)


def test_line_ends_are_kept_as_stored(tmp_path: Path) -> None:
    stored(tmp_path, "1. Бір.\r\n2. Екі.\r\n")
    assert shipped("test-act", tmp_path).data == "1. Бір.\r\n2. Екі.\r\n".encode()


@pytest.mark.parametrize("field", ["id", "language", "source", "sha256"])
@pytest.mark.parametrize("value", [None, 5, ["kk"]])
def test_a_missing_or_wrong_field_is_named_with_its_file(tmp_path: Path, field: str, value: Any) -> None:
    folder = stored(tmp_path, **{field: value})
    with pytest.raises(BadMetadata) as refused:
        shipped("test-act", tmp_path)
    assert refused.value.field == field
    assert str(folder / "act.json") in str(refused.value)
    assert f"'{field}'" in str(refused.value)


@pytest.mark.parametrize("content", ["", "{", "not json", "[1, 2]", "null", '"text"', "\ufeff{}", "[" * 10_000])
def test_a_record_that_is_no_object_names_its_file(tmp_path: Path, content: str) -> None:
    folder = stored(tmp_path)
    (folder / "act.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadMetadata, match=r"act\.json"):
        shipped("test-act", tmp_path)


def test_a_record_that_is_no_utf8_names_its_file(tmp_path: Path) -> None:
    (stored(tmp_path) / "act.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(BadMetadata, match=r"act\.json"):
        shipped("test-act", tmp_path)


@pytest.mark.parametrize("titles", ["text", 5, ["kk"], {"kk": 5}])
def test_titles_that_are_no_texts_by_language_are_named(tmp_path: Path, titles: Any) -> None:
    stored(tmp_path, titles=titles)
    with pytest.raises(BadMetadata, match="'titles'"):
        shipped("test-act", tmp_path)


def test_another_id_than_the_folder_is_named(tmp_path: Path) -> None:
    stored(tmp_path, id="another-act")
    with pytest.raises(BadMetadata, match="'id'"):
        shipped("test-act", tmp_path)


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    stored(tmp_path, source="absent.txt")
    with pytest.raises(BadMetadata, match=r"absent\.txt"):
        shipped("test-act", tmp_path)


@pytest.mark.parametrize("source", ["../outside.txt", "/etc/hostname", "a/../../outside.txt"])
def test_a_source_outside_the_folder_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "outside.txt").write_text("1. Мәтін.\n", encoding="utf-8")
    stored(tmp_path, source=source)
    with pytest.raises(BadMetadata, match="'source'"):
        shipped("test-act", tmp_path)


def test_an_unknown_act_names_those_stored(tmp_path: Path) -> None:
    stored(tmp_path)
    with pytest.raises(ActNotFound, match=r"No act 'kz-law-1' is stored here. Stored: test-act"):
        shipped("kz-law-1", tmp_path)


@pytest.mark.parametrize("act_id", ["..", "../test-act", "", ".", "test-act/../test-act", "test\x00act", "а" * 300])
def test_an_act_id_is_never_a_way_out_of_the_store(tmp_path: Path, act_id: str) -> None:
    stored(tmp_path)
    with pytest.raises(ActNotFound):
        shipped(act_id, tmp_path / "test-act" / "..")


def test_the_default_act_comes_first(tmp_path: Path) -> None:
    for name in ("aaa", DEFAULT_ACT, "zzz"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "act.json").write_text("{}", encoding="utf-8")
    assert shipped_acts(tmp_path) == (DEFAULT_ACT, "aaa", "zzz")


@pytest.mark.parametrize(
    ("clause", "nearest"),
    [
        ("regulation/30", ("regulation/24", "regulation/25")),
        ("regulation/0", ("regulation/1", "regulation/2")),
        ("regulation/15/27", ("regulation/15/25", "regulation/15/26")),
        ("decree/3", ("decree/1", "decree/2")),
        ("regulation/18/1", ("regulation/18",)),  # a clause without subclauses: the clause itself
        ("territorial-bodies/22", ("territorial-bodies/20", "territorial-bodies/21")),
        ("nowhere/1", ()),
        ("regulation/15/х", ("regulation/15/1", "regulation/15/2")),
    ],
)
def test_an_unknown_clause_names_the_nearest(act: Act, clause: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownClause) as refused:
        act.unit(clause)
    assert refused.value.nearest == nearest
    assert f"{DEFAULT_ACT} has no clause {clause}." in str(refused.value)
    assert all(near in str(refused.value) for near in nearest)


def test_an_unknown_part_names_the_parts(act: Act) -> None:
    with pytest.raises(UnknownClause, match="decree, regulation, organisations, territorial-bodies"):
        act.part("annex")
