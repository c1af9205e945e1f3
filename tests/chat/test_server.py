"""The server as programs see it: REST, MCP, limits, passwords, closed doors, a graceful stop."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.chat.options import ChatOptions
from assistant.chat.schema import AnswerOut, ClausesOut, SearchOut
from assistant.chat.strings import LANGUAGES, say
from tests.chat.support import HEAD, Live, Running, quick_assistant
from tests.factories import ROOT


def get(live: Live, path: str, status: int = 200, **params: Any) -> Any:
    reply = httpx.get(live.url(path), params=params or None, timeout=30)
    assert reply.status_code == status, reply.text
    return reply.json()


# -- REST --------------------------------------------------------------------------------------------------------------


def test_a_question_gets_the_json_of_the_answer(live: Live) -> None:
    question = "Кто назначает руководителя Департамента?"
    told = httpx.post(live.url("/api/ask"), json={"question": question}, timeout=30).json()
    assert told == live.service.assistant.ask(question).to_dict()
    assert told == get(live, "/api/ask", q=question)
    assert told["quotes"][0]["clause"] == HEAD


def test_the_day_and_the_language_can_be_given(live: Live) -> None:
    told = get(live, "/api/ask", q="Бұл акт күшінде ме?", as_of="2014-05-01", language="en")
    assert (told["status"]["in_force"], told["language"], told["as_of"]) == (True, "en", "2014-05-01")


def test_every_clause_is_its_source(live: Live) -> None:
    source = live.service.act.source
    for row in get(live, "/api/clauses")["clauses"][::9]:
        told = get(live, f"/api/clause/{row['clause']}", language="ru")
        for quote in told["quotes"]:
            assert quote["text"] == "".join(source[start:end] for start, end in quote["spans"])


def test_history_status_search_and_list(live: Live) -> None:
    history = get(live, "/api/history/regulation/15")
    assert [event["number"] for event in history["events"]] == ["1093", "660", "165", "198", "201", "16", "106"]
    assert get(live, "/api/history/act")["kind"] == "history"
    assert get(live, "/api/status", language="en")["status"]["repealed_by"]["number"] == "106"
    found = get(live, "/api/search", q="18-тармақ", k=2)["found"]
    assert [row["clause"] for row in found] == [HEAD, "regulation/7"]
    listed = get(live, "/api/clauses", part="decree", language="ru")
    assert [row["clause"] for row in listed["clauses"]] == ["decree/1", "decree/2"]
    assert listed["clauses"][0]["translation"]


def test_the_types_hold_exactly_what_is_given(live: Live) -> None:
    for path in ("/api/clause/regulation/15/3", "/api/history/regulation/15", "/api/status", "/api/ask?q=жалақы"):
        told = get(live, path)
        assert AnswerOut.model_validate(told).model_dump() == told
    assert ClausesOut.model_validate(get(live, "/api/clauses"))
    assert SearchOut.model_validate(get(live, "/api/search", q="сот"))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/clause/regulation/99", 404, "no clause"),
        ("/api/clause/Nonsense!", 400, "not a clause id"),
        ("/api/history/nowhere", 404, "no clause"),
        ("/api/clauses?part=nowhere", 404, "no clause"),
        ("/api/ask?q=%20", 400, "empty"),
        (f"/api/ask?q={'x' * 4001}", 400, "4000"),
        ("/api/ask?q=x&language=de", 422, "kk"),
        ("/api/status?as_off=2014-05-01", 422, "as_off: unknown field"),
        ("/api/ask?q=x&acts_=x", 422, "acts_: unknown field"),
        ("/api/search?q=x&k=1000", 422, "50"),
    ],
)
def test_what_is_wrong_is_told(live: Live, path: str, status: int, words: str) -> None:
    reply = httpx.get(live.url(path), timeout=30)
    assert reply.status_code == status
    assert words in reply.text


@pytest.mark.parametrize("path", ["/api/ask", "/mcp"])
def test_half_a_character_becomes_a_question_mark(live: Live, path: str) -> None:
    asked: dict[str, Any] = {"question": "\ud800 18-тармақ"}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": asked}}
    sent = {"content": json.dumps(call if path == "/mcp" else asked)}  # escaped, as a browser sends it
    headers = {"content-type": "application/json", "accept": "application/json"}
    reply = httpx.post(live.url(path), headers=headers, timeout=30, **sent)
    assert reply.status_code == 200
    told = reply.json()["result"]["structuredContent"] if path == "/mcp" else reply.json()
    assert told["question"] == "? 18-тармақ"
    assert told["quotes"][0]["clause"] == HEAD


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_a_dialogue_that_is_none_cannot_be_saved(live: Live, kind: str) -> None:
    for language in LANGUAGES:
        sent = {"dialogue": "f" * 32, "language": language}
        reply = httpx.post(live.url(f"/page/dialogue.{kind}"), json=sent, timeout=30)
        assert (reply.status_code, reply.json()["error"]) == (404, say("dialogue_gone", language))


def test_a_dialogue_is_saved_as_a_file(live: Live) -> None:
    sent = {"dialogue": "e" * 32, "language": "ru"}
    httpx.post(live.url("/page/ask"), json=sent | {"question": "18-тармақ"}, timeout=30)
    reply = httpx.post(live.url("/page/dialogue.md"), json=sent, timeout=30)
    assert reply.status_code == 200
    assert reply.text.startswith(f"# {say('export_title', 'ru')}\n")
    assert "## 18-тармақ\n" in reply.text
    assert httpx.post(live.url("/page/dialogue.exe"), json=sent, timeout=30).status_code == 422


def test_a_request_for_no_path_at_all_is_refused_quietly(live: Live) -> None:
    host, port = live.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert line.recv(1000).split()[1] == b"405"


def test_an_unknown_clause_names_the_nearest(live: Live) -> None:
    assert get(live, "/api/clause/regulation/26", 404)["nearest"] == ["regulation/24", "regulation/25"]


def test_openapi_describes_every_path(live: Live) -> None:
    told = get(live, "/api/openapi.json")
    paths = {"/api/ask", "/api/search", "/api/clause/{id}", "/api/history/{target}", "/api/status", "/api/clauses"}
    assert paths | {
        "/api/acts",
        "/api/changes",
        "/api/compare",
        "/api/texts",
        "/healthz",
        "/readyz",
    } == set(told["paths"])
    assert all(operation.get("summary") for path in told["paths"].values() for operation in path.values())


def test_health_and_readiness(live: Live) -> None:
    assert get(live, "/healthz") == {"status": "ok"}
    assert get(live, "/readyz") == {"ready": True, "act": live.service.act.id, "problem": ""}
    live.service._ready.clear()
    try:
        told = get(live, "/readyz", 503)
        assert (told["ready"], told["error"]) == (False, "model and index are being loaded")
    finally:
        live.service._ready.set()


# -- MCP ---------------------------------------------------------------------------------------------------------------


def talk(live: Live, said: Callable[[ClientSession], Coroutine[Any, Any, Any]]) -> Any:
    async def run() -> Any:
        async with streamable_http_client(live.url("/mcp")) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            return await said(session)

    return anyio.run(run)


CALLS: dict[str, tuple[dict[str, Any], str]] = {
    "ask": ({"question": "Кто назначает руководителя Департамента?"}, "ask"),
    "search": ({"query": "18-тармақ", "k": 3, "language": "kk"}, "search"),
    "get_clause": ({"clause": "regulation/15/3-1", "language": "en"}, "clause"),
    "clause_history": ({"target": "act", "language": "ru"}, "history"),
    "act_status": ({"as_of": "2014-05-01", "language": "en"}, "status"),
    "list_clauses": ({"part": "decree"}, "clauses"),
    "changes_made": ({"language": "ru"}, "changes"),
    "compare": ({"from_day": "2012-01-01", "to_day": "2014-05-01", "clause": "regulation/18"}, "compare"),
    "list_acts": ({}, "acts"),
}


def test_a_client_finds_every_tool_with_a_description(live: Live) -> None:
    async def said(session: ClientSession) -> Any:
        return await session.list_tools()

    tools = {tool.name: tool for tool in talk(live, said).tools}
    assert set(tools) == set(CALLS)
    for tool in tools.values():
        assert len(tool.description or "") > 60
        assert all("description" in field for field in tool.inputSchema["properties"].values()), tool.name
        assert tool.outputSchema is not None
        assert tool.annotations is not None
        assert tool.annotations.readOnlyHint


def test_a_client_is_told_the_status_and_to_quote(live: Live) -> None:
    async def run() -> Any:
        async with streamable_http_client(live.url("/mcp")) as (read, write, _), ClientSession(read, write) as session:
            return await session.initialize()

    told = anyio.run(run).instructions
    assert "word for word" in told
    assert "106" in told


@pytest.mark.parametrize("name", CALLS)
def test_a_client_calls_every_tool(live: Live, name: str) -> None:
    arguments, _ = CALLS[name]

    async def said(session: ClientSession) -> Any:
        return await session.call_tool(name, arguments)

    result = talk(live, said)
    assert not result.isError
    assert json.loads(result.content[0].text) == result.structuredContent
    expected = {
        "ask": lambda: live.service.ask(**arguments).to_dict(),
        "get_clause": lambda: live.service.clause(**arguments).to_dict(),
        "clause_history": lambda: live.service.history(**arguments).to_dict(),
    }
    if name == "changes_made":
        assert result.structuredContent["notice_codes"] == ["no_instructions"]
    if name in expected:
        assert result.structuredContent == expected[name]()
    if name == "act_status":
        assert result.structuredContent["status"]["in_force"] is True
    if name == "search":
        assert result.structuredContent["found"][0]["clause"] == HEAD
    if name == "compare":  # the act was restated between: no text held shows what it said before
        assert [change["kind"] for change in result.structuredContent["changes"]] == ["untold"]
    if name == "list_acts":
        assert [row["card"]["number"] for row in result.structuredContent["acts"]] == ["1093"]
    if name == "list_clauses":
        assert [row["clause"] for row in result.structuredContent["clauses"]] == ["decree/1", "decree/2"]


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("get_clause", {"clause": "regulation/99"}, "no clause regulation/99"),
        ("get_clause", {"clause": "../../etc"}, "Write <part>/<number>"),
        ("get_clause", {}, "Field required"),
        ("ask", {"question": ""}, "The question is empty"),
        ("ask", {"question": 5}, "valid string"),
        ("ask", {"question": "x" * 5000}, "at most 4000"),
        ("ask", {"question": "18-тармақ", "language": "de"}, "'kk', 'ru' or 'en'"),
        ("ask", {"question": "18-тармақ", "as_of": "yesterday"}, "'yesterday' is no date; write YYYY-MM-DD"),
        ("act_status", {"as_of": "2014-13-01"}, "'2014-13-01' is no date; write YYYY-MM-DD"),
        ("search", {"query": "x", "k": 1000}, "less than or equal to 50"),
        ("clause_history", {"target": "nowhere"}, "Nearest: decree, regulation"),
        ("list_clauses", {"part": "zzz"}, "no clause zzz"),
        ("delete_clause", {"clause": "regulation/18"}, "Unknown tool: delete_clause"),
    ],
)
def test_a_client_that_errs_is_told_how(live: Live, name: str, arguments: dict[str, Any], told: str) -> None:
    async def said(session: ClientSession) -> Any:
        return await session.call_tool(name, arguments)

    result = talk(live, said)
    assert result.isError
    assert told in result.content[0].text
    assert "Traceback" not in result.content[0].text


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_waits_holds_up_nobody(home: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    arguments, work = CALLS[name]
    with Running(quick_assistant(), ChatOptions(rate=0, threads=1)) as slow:
        begun, go = threading.Event(), threading.Event()
        done = getattr(slow.service, work)

        def waiting(*given: Any) -> Any:
            begun.set()
            go.wait(30)
            return done(*given)

        monkeypatch.setattr(slow.service, work, waiting)
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        told: list[httpx.Response] = []
        accept = {"accept": "application/json"}
        caller = threading.Thread(
            target=lambda: told.append(httpx.post(slow.url("/mcp"), json=call, headers=accept, timeout=60))
        )
        caller.start()
        try:
            assert begun.wait(30)
            assert httpx.get(slow.url("/healthz"), timeout=10).status_code == 200
        finally:
            go.set()
            caller.join(60)
        assert told[0].json()["result"]["isError"] is False


# -- the edge ----------------------------------------------------------------------------------------------------------


def test_the_start_page_leads_to_the_readers_language_and_keeps_the_rest(live: Live) -> None:
    reply = httpx.get(live.url("/?act=a&clause=regulation/15/3-1&lang=ru"), follow_redirects=False)
    assert reply.status_code == 302
    assert reply.headers["location"] == "/ru/?act=a&clause=regulation%2F15%2F3-1"
    reply = httpx.get(live.url("/"), headers={"accept-language": "en-GB"}, follow_redirects=False)
    assert reply.headers["location"] == "/en/"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_names_no_other_host(live: Live, language: str) -> None:
    reply = httpx.get(live.url(f"/{language}/"), headers={"accept-encoding": "br, gzip"}, timeout=30)
    assert f'lang="{language}"' in reply.text
    assert "connect-src 'self'" in reply.headers["content-security-policy"]
    for found in ("https://gradio", "githubusercontent", "googleapis", "cdnjs", "twitter"):
        assert found not in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/kk/gradio_api/upload", "/kk/gradio_api/file=/etc/passwd", "/kk/gradio_api/queue/join", "/kk/gradio_api/runs",
        "/kk/gradio_api/call/ask", "/ru/monitoring", "/ru/gradio_api/monitoring", "/en/login", "/en/gradio_api/proxy=http://x",
        "/kk/gradio_api/vibe", "/kk/deep_link", "/kk/gradio_api/component_server", "/kk/gradio_api/heartbeat/x", "/kk/config",
    ],
)  # fmt: skip
def test_what_the_page_does_not_need_of_gradio_is_closed(live: Live, path: str) -> None:
    assert httpx.get(live.url(path), timeout=30).status_code == 404
    assert httpx.post(live.url(path), json={}, timeout=30).status_code == 404


def test_user_and_password_guard_everything_but_health(home: Path) -> None:
    with Running(quick_assistant(), ChatOptions(rate=0, auth=("clerk", "құпия:сөз"))) as guarded:
        for path in ("/", "/kk/", "/api/status", "/mcp", "/files/chat.js"):
            reply = httpx.get(guarded.url(path), timeout=30)
            assert reply.status_code == 401, path
            assert reply.headers["www-authenticate"].startswith("Basic")
        assert httpx.get(guarded.url("/healthz"), timeout=30).status_code == 200
        told = httpx.BasicAuth(b"clerk", "құпия:сөз".encode())
        assert httpx.get(guarded.url("/api/status"), auth=told, timeout=30).status_code == 200
        assert httpx.get(guarded.url("/api/status"), auth=("clerk", "wrong"), timeout=30).status_code == 401
        assert (
            httpx.get(guarded.url("/api/status"), headers={"authorization": "Basic %%%"}, timeout=30).status_code == 401
        )


def test_a_client_that_asks_too_often_is_told_when_to_come_again(home: Path) -> None:
    with Running(quick_assistant(), ChatOptions(rate=6, burst=2)) as limited:
        codes = [httpx.get(limited.url("/api/status"), timeout=30) for _ in range(3)]
        assert [reply.status_code for reply in codes] == [200, 200, 429]
        assert 1 <= int(codes[-1].headers["retry-after"]) <= 10
        assert httpx.get(limited.url("/healthz"), timeout=30).status_code == 200


def test_behind_a_proxy_the_root_path_is_kept(home: Path) -> None:
    with Running(quick_assistant(), ChatOptions(rate=0, root_path="/ereje")) as proxied:
        bare = proxied.address.removesuffix("/ereje")
        reply = httpx.get(bare + "/", follow_redirects=False)  # as the proxy passes it on: without the root path
        assert reply.headers["location"].startswith("/ereje/")
        page = httpx.get(bare + "/ru/", timeout=30).text
        assert '"root":"http://127.0.0.1' in page
        assert "/ereje/ru" in page


_CHILD = """
import sys
sys.path.insert(0, {root!r})
from assistant.chat import ChatOptions, serve
from tests.chat.support import quick_assistant
serve(quick_assistant(), ChatOptions(port=0, open_browser=False))
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_gracefully(how: signal.Signals, tmp_path: Path) -> None:
    environment = {**os.environ, "EREJE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", _CHILD.format(root=str(ROOT))]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    assert child.stderr is not None
    lines = []
    for line in child.stderr:
        lines.append(line)
        if "http://127.0.0.1:" in line:
            break
    child.send_signal(how)
    rest = child.communicate(timeout=30)[1]
    assert "stopped" in rest, lines
    assert "Traceback" not in rest
    assert child.returncode in (0, -how)
