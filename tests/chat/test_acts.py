"""The acts of the library over REST and MCP: which one answers, and what is said of one that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.desk import Desk, OpenAct
from assistant.find import Finding
from corpus.library import DEFAULT_ACT, Given, Library
from tests.chat.support import Live
from tests.factories import ToldFinder, finding

TEXT = "1. Бірінші тармақ.\n2. Екінші тармақ.\n"


@pytest.fixture
def second(live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The server with one act more in its library, whose finder finds its second clause."""
    (tmp_path / "second.txt").write_text(TEXT, encoding="utf-8")
    Library().add(tmp_path / "second.txt", Given(id="second"))
    told: Finding = finding("body/2", answers=0.9)
    monkeypatch.setattr(Desk, "lay", lambda self, act: OpenAct(act, ToldFinder(told)))
    yield live
    Library().remove("second")


def tool(live: Live, name: str, **arguments: Any) -> Any:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    headers = {"accept": "application/json", "content-type": "application/json"}
    return httpx.post(live.url("/mcp"), json=call, headers=headers, timeout=30).json()["result"]["structuredContent"]


def test_a_question_is_answered_from_the_acts_chosen(second: Live) -> None:
    asked = {"question": "Өтінішті кім қарайды?", "acts": ["second"]}
    told = httpx.post(second.url("/api/ask"), json=asked, timeout=30).json()
    assert [(quote["act"], quote["clause"], quote["text"]) for quote in told["quotes"]] == [
        ("second", "body/2", "2. Екінші тармақ.")
    ]
    same = httpx.get(second.url("/api/ask"), params={"q": asked["question"], "acts": ["second"]}, timeout=30).json()
    assert same == told == tool(second, "ask", **asked)


def test_a_search_lists_clauses_of_all_acts_chosen(second: Live) -> None:
    params = {"q": "1-тармақ", "acts": ["second", DEFAULT_ACT], "k": 3}
    found = httpx.get(second.url("/api/search"), params=params, timeout=30).json()["found"]
    assert (found[0]["act"], found[0]["clause"], found[0]["score"]) == ("second", "body/1", 1.0)
    assert found[0]["text"] == "1. Бірінші тармақ."
    assert DEFAULT_ACT in {entry["act"] for entry in found}
    assert tool(second, "search", query="1-тармақ", acts=params["acts"], k=3)["found"][0]["act"] == "second"


@pytest.mark.parametrize("path", ["clause/body/1", "history/body/1", "status", "clauses"])
def test_look_ups_take_an_act(second: Live, path: str) -> None:
    told = httpx.get(second.url(f"/api/{path}"), params={"act": "second"}, timeout=30).json()
    assert (told["act"] if path == "clauses" else told["status"]["act"]) == "second"


def test_the_acts_are_listed_with_their_cards(second: Live) -> None:
    listed = httpx.get(second.url("/api/acts"), timeout=30).json()["acts"]
    assert [entry["act"] for entry in listed] == [DEFAULT_ACT, "second"]
    assert listed[0]["card"]["number"] == "1093"


@pytest.mark.parametrize("path", ["ask?q=x&acts=nowhere", "search?q=x&acts=nowhere", "status?act=nowhere"])
def test_an_act_that_is_not_stored_is_not_found(live: Live, path: str) -> None:
    reply = httpx.get(live.url(f"/api/{path}"), timeout=30)
    assert reply.status_code == 404
    assert "No act 'nowhere' is stored here" in reply.json()["error"]


def test_not_every_act_of_a_library_is_asked_at_once(live: Live) -> None:
    asked = {"question": "x", "acts": ["second"] * 21}
    assert httpx.post(live.url("/api/ask"), json=asked, timeout=30).status_code == 422
