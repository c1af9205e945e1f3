"""The library's calls as the page makes them: what is read, stored, replaced and removed, and who may do it."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from assistant.chat import libraries
from assistant.chat.findings import said
from assistant.chat.libraries import Libraries, _speaks_of
from assistant.chat.options import ChatOptions
from assistant.chat.service import Service
from assistant.chat.staging import Staging, UnknownFile, safe_name
from assistant.chat.strings import say
from assistant.chat.users import Role, role_of
from assistant.shelving import Brought
from corpus.errors import NoUnits
from corpus.library import DEFAULT_ACT, Given, Library
from corpus.readers.sniff import _OFFICE, _REFUSED
from tests.chat.folder import REFUSED, text, twenty
from tests.chat.support import Live, Running, elements, quick_assistant

EDIT = ("read", "store", "drop", "remove")


@pytest.fixture
def own(live: Live) -> Iterator[Live]:
    """The server, whose library is as it was afterwards."""
    yield live
    for act in Library().ids()[1:]:
        Library().remove(act)


def call(live: Live, name: str, **sent: Any) -> Any:
    reply = httpx.post(live.url(f"/page/library/{name}"), json={"language": "ru", **sent}, timeout=60)
    assert reply.status_code == 200, reply.text
    return reply.json()


def read(live: Live, name: str, data: bytes, **query: str) -> Any:
    reply = httpx.post(
        live.url("/page/library/read"),
        params={"name": name, "language": "ru", **query},
        content=data,
        headers={"content-type": "application/octet-stream"},
        timeout=60,
    )
    assert reply.status_code == 200, reply.text
    return reply.json()


def listed(live: Live, **sent: Any) -> list[str]:
    rows = elements(call(live, "list", **sent)["rows"], "li")
    return [row.attributes["data-act"] for row in rows if "data-act" in row.attributes]


def words(html: str) -> str:
    return " ".join(elements(html)[0].text.split())


def test_a_file_is_told_of_before_it_is_stored_and_searched_by_what_it_is(own: Live) -> None:
    told = read(own, "приказ.txt", text(5))
    assert "Правил учёта дел номер 5" in words(told["html"])
    assert say("foreseen_new", "ru") in told["html"]
    assert listed(own) == [DEFAULT_ACT], "nothing is stored yet"
    stored = call(own, "store", token=told["token"], status="in_force")
    assert say("outcome_added", "ru") in stored["html"]
    assert listed(own) == [DEFAULT_ACT, stored["act"]]
    assert Library().record(stored["act"]).given.status == "in_force"
    for found in ({"find": "учёт 105"}, {"within": {"kinds": ["order"]}}, {"within": {"adopted_from": "2021-03-05"}}):
        assert listed(own, **found) == [stored["act"]], found
    assert listed(own, find="учёт 104") == []
    again = read(own, "ещё раз.txt", text(5))
    assert (again["token"], "Этот же файл уже в библиотеке" in again["html"]) == ("", True)


def test_an_act_is_replaced_and_removed(own: Live) -> None:
    act = call(own, "store", token=read(own, "a.txt", text(5))["token"])["act"]
    newer = read(own, "b.txt", text(5, "2. Срок хранения не ограничен."))
    assert "Займёт место" in newer["html"], "number, day and issuer are those of the act held"
    call(own, "drop", token=newer["token"])
    other = read(own, "c.txt", text(10), replaces=act)
    assert "Номер или дата другие" in other["html"]
    chosen = read(own, "d.txt", text(5, "2. Срок хранения не ограничен."), replaces=act)
    assert call(own, "store", token=chosen["token"])["act"] == act
    assert "не ограничен" in Library().open(act).source
    call(own, "remove", act=act)
    assert listed(own) == [DEFAULT_ACT]
    refused = httpx.post(own.url("/page/library/remove"), json={"language": "ru", "act": DEFAULT_ACT}, timeout=30)
    assert (refused.status_code, refused.json()["error"]) == (400, say("cannot_remove", "ru"))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("scan.png", REFUSED["scan.png"], "это картинка (PNG). Сначала распознайте его текст (OCR)."),
        ("empty.docx", b"", "файл пуст. Скачайте или сохраните его снова, целиком."),
        ("письмо.txt", "Привет, как дела?".encode(), say("foreseen_empty", "ru")),
    ],
)
def test_a_file_that_is_no_act_is_refused_with_its_reason(own: Live, name: str, data: bytes, why: str) -> None:
    before = set(Library().path.parent.glob("brought-*"))  # of files that other tests left to be decided on
    told = read(own, name, data)
    assert told["token"] == ""
    assert why in words(told["html"])
    assert listed(own) == [DEFAULT_ACT]
    assert set(Library().path.parent.glob("brought-*")) <= before


def test_what_storing_refuses_is_told_and_a_word_is_good_once(own: Live) -> None:
    token = read(own, "a.txt", text(5))["token"]
    assert call(own, "store", token=token)["act"]
    reply = httpx.post(own.url("/page/library/store"), json={"language": "kk", "token": token}, timeout=30)
    assert (reply.status_code, reply.json()["error"]) == (404, say("file_gone", "kk"))


def test_a_defect_is_told_to_the_log_and_nothing_of_it_to_the_reader(
    own: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    defect = RuntimeError("secret of the inside")
    for error, shown in ((defect, say("failed", "ru")), (foreseen := NoUnits("a"), str(foreseen))):
        monkeypatch.setattr(libraries, "bring", lambda library, path, told, error=error: Brought(path, None, error))
        with caplog.at_level(logging.ERROR, "ereje.chat"):
            reply = call(own, "store", token=read(own, "a.txt", text(5))["token"])
        assert shown in words(reply["html"])
        assert "secret" not in reply["html"]
    assert [bool(record.exc_info) for record in caplog.records] == [True, False]
    assert caplog.records[0].exc_info is not None
    assert caplog.records[0].exc_info[1] is defect


def test_what_is_stored_while_the_index_is_brought_up_is_published_too() -> None:
    begun, goes_on, done = threading.Event(), threading.Event(), threading.Event()
    prepared: list[int] = []

    def prepare_library() -> None:
        prepared.append(1)
        begun.set()
        goes_on.wait(30)
        if len(prepared) == 2:
            done.set()

    library = Libraries(cast("Service", SimpleNamespace(prepare_library=prepare_library)))
    library._make_searchable()
    assert begun.wait(30)
    library._make_searchable()
    goes_on.set()
    assert done.wait(30), "the second act waits for the next one that is stored"


def test_all_that_words_find_can_be_asked_but_nothing_and_too_much_cannot(
    own: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = sorted(call(own, "store", token=read(own, f"{n}.txt", text(n))["token"])["act"] for n in (5, 6, 7))
    monkeypatch.setattr(libraries, "_SHOWN", 2)
    told = call(own, "list", find="дел")
    assert len(elements(told["rows"], "h3")) == 2
    assert (sorted(told["ids"]), told["askable"]) == (acts, True), "those that are not listed yet too"
    none = call(own, "list", find="ничего такого")
    assert (none["ids"], none["askable"]) == ([], False)
    monkeypatch.setattr(libraries, "MOST_CHOSEN", 2)
    many = call(own, "list", find="дел")
    assert (many["ids"], many["askable"], many["ask"]) == ([], False, say("ask_found_most", "ru", most=2))
    assert call(own, "list")["askable"], "conditions say themselves which acts are meant"


@pytest.mark.parametrize("sentence", sorted({part for row in (*_REFUSED, *_OFFICE) for part in row[1:]}, key=str))
def test_what_the_readers_say_of_a_file_is_said_in_the_readers_language(sentence: str) -> None:
    kazakh, russian = said(sentence, "kk"), said(sentence, "ru")
    assert (kazakh[0], russian[0]) == ("kk", "ru"), sentence
    assert kazakh[1] != russian[1]
    assert said(sentence, "en") == ("en", sentence)


def test_a_sentence_without_a_translation_is_marked_as_english() -> None:
    assert said("something new", "kk") == ("en", "something new")


# -- who may -----------------------------------------------------------------------------------------------------------


def test_a_reader_lists_and_opens_and_changes_nothing(own: Live) -> None:
    options = ChatOptions(rate=0, auth=("clerk", "s"), readers=(("guest", "g"),))
    with Running(quick_assistant(), options) as guarded:
        guest, clerk = ("guest", "g"), ("clerk", "s")
        sent = {"language": "ru"}
        seen = httpx.post(guarded.url("/page/library/list"), json=sent, auth=guest, timeout=30).json()
        assert (seen["edit"], "remove-act" in seen["rows"]) == (False, False)
        for name in EDIT:
            kind = "octet-stream" if name == "read" else "json"
            headers = {"content-type": f"application/{kind}"}
            url = guarded.url(f"/page/library/{name}")
            assert httpx.post(url, content=b"{}", headers=headers, auth=guest, timeout=30).status_code == 403, name
            assert httpx.post(url, content=b"{}", headers=headers, auth=clerk, timeout=30).status_code in (200, 422), (
                name
            )
        assert httpx.post(guarded.url("/page/library/list"), json=sent, auth=clerk, timeout=30).json()["edit"] is True
        assert httpx.post(guarded.url("/page/library/list"), json=sent, timeout=30).status_code == 401


@pytest.mark.parametrize(
    ("options", "role"),
    [
        (ChatOptions(), Role.EDITOR),
        (ChatOptions(host="0.0.0.0"), Role.READER),
        (ChatOptions(proxies=("10.0.0.1",)), Role.READER),
        (ChatOptions(allowed_hosts=("ereje.example",)), Role.READER),
        (ChatOptions(root_path="/ereje"), Role.READER),
        (ChatOptions(readers=(("a", "b"),)), None),
        (ChatOptions(auth=("a", "b")), None),
    ],
)
def test_where_nobody_is_asked_only_this_machine_may_edit(options: ChatOptions, role: Role | None) -> None:
    assert role_of(options, {}) is role


@pytest.mark.parametrize("header", [b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"forwarded", b"via"])
def test_whom_a_proxy_on_this_machine_lets_in_only_reads(header: bytes) -> None:
    assert role_of(ChatOptions(), {b"host": b"127.0.0.1", header: b"10.0.0.1"}) is Role.READER


def test_a_file_goes_to_its_path_only_and_has_its_limit(own: Live) -> None:
    kind = {"content-type": "application/octet-stream"}
    assert httpx.post(own.url("/page/ask"), content=b"x", headers=kind, timeout=30).status_code == 415
    assert httpx.post(own.url("/page/library/read"), json={}, timeout=30).status_code == 415
    with Running(quick_assistant(), ChatOptions(rate=0, largest_file=1000)) as small:
        url = small.url("/page/library/read?name=a.txt&language=ru")
        assert httpx.post(url, content=b"x" * 1001, headers=kind, timeout=30).status_code == 413


# -- files that wait ---------------------------------------------------------------------------------------------------


def test_files_wait_an_hour_and_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    now = [0.0]
    staging = Staging(lambda: now[0])
    token, path = staging.keep("a.txt", b"x", Given())
    now[0] = 3599.0
    assert staging.get(token).path == path
    now[0] = 3601.0
    with pytest.raises(UnknownFile):
        staging.get(token)
    assert list(tmp_path.iterdir()) == []


def test_files_that_wait_go_with_the_server_and_those_of_one_that_was_killed_after_their_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    left, waits = tmp_path / "brought-old", tmp_path / "brought-new"
    for folder in (left, waits):
        folder.mkdir()
        (folder / "a.txt").write_bytes(b"x")
    os.utime(left, (0, 0))
    staging = Staging()
    path = staging.keep("a.txt", b"x", Given())[1]
    assert set(tmp_path.iterdir()) == {waits, path.parent}
    del staging
    gc.collect()
    assert set(tmp_path.iterdir()) == {waits}


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        Staging().keep("a.txt", b"x", Given())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\дела\\приказ 1.docx", "приказ 1.docx"),
        ("..", "file"),
        ("a\x00b\n.txt", "a b .txt"),
        (".hidden", "hidden"),
        ("д" * 300 + ".pdf", "д" * 60 + ".pdf"),
        ("x" + "𝄞" * 300 + "." + "𝄞" * 30, "x" + "𝄞" * 29 + "." + "𝄞" * 5),
    ],
)
def test_a_name_cannot_lead_out_of_its_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_words_are_looked_for_in_any_order_and_from_their_beginning(own: Live) -> None:
    record = Library().record(DEFAULT_ACT)
    assert _speaks_of(record, "1093 жарлы")
    assert _speaks_of(record, "")
    assert not _speaks_of(record, "093")


def test_the_folder_has_twenty_files() -> None:
    assert len(twenty()) == 20
