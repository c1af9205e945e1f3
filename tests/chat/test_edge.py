"""What strangers send: other sites' pages, wrong names, nonsense, too much, too slowly. None gets in, none costs more."""

from __future__ import annotations

import json
import logging
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.bodies import json_problem
from assistant.chat.callers import Callers, client_of
from assistant.chat.log import OneLine, visible
from assistant.chat.options import ChatOptions
from tests.chat.support import HEAD, Live, Running, quick_assistant

TALK = "b" * 32
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "act_status", "arguments": {}}}
# Every door that takes a body, with one that it takes.
DOORS: dict[str, dict[str, Any]] = {
    "/api/ask": {"question": "18-тармақ"},
    "/mcp": CALL,
    "/page/ask": {"dialogue": TALK, "language": "ru", "question": "18-тармақ"},
    "/page/restore": {"dialogue": TALK, "language": "ru"},
    "/page/feedback": {"dialogue": TALK, "language": "ru", "turn": 1, "verdict": "right"},
    "/page/dialogue.md": {"dialogue": TALK, "language": "ru"},
}
JSON = {"content-type": "application/json", "accept": "application/json"}


@pytest.fixture(scope="module")
def few(home: Path) -> Iterator[Live]:
    """A server that lets a client ask twice."""
    with Running(quick_assistant(), ChatOptions(rate=6, burst=2)) as running:
        yield running


@pytest.fixture
def limited(few: Live) -> Live:
    """The same, to which nobody has come yet."""
    few.service.limiter._buckets.clear()
    return few


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Nothing that is tried here may leave a traceback in the log."""
    with caplog.at_level(logging.WARNING):
        yield caplog
    assert [record for record in caplog.records if record.exc_info] == []


def send(live: Live, path: str, body: Any, **headers: str) -> httpx.Response:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.post(live.url(path), content=sent, headers=JSON | headers, timeout=30)


def refused(reply: httpx.Response, status: int, words: str) -> None:
    """A response in the one shape, with these words in it."""
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/json"
    told = reply.json()
    assert set(told) == {"error", "nearest"}
    assert words in told["error"]


# -- who calls ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOORS)
def test_every_door_opens_to_the_servers_own_page_and_to_programs(live: Live, path: str) -> None:
    send(live, "/page/ask", DOORS["/page/ask"])
    for headers in ({}, {"origin": live.address}, {"origin": live.address, "sec-fetch-site": "same-origin"}):
        assert send(live, path, DOORS[path], **headers).status_code == 200


@pytest.mark.parametrize("path", [*DOORS, "/", "/ru/", "/files/chat.js", "/api/status", "/healthz"])
def test_no_page_of_another_site_calls_through_a_readers_browser(live: Live, path: str) -> None:
    port = live.address.rpartition(":")[2]
    for origin in (
        "https://evil.example",
        "null",
        "http://localhost:3000",
        f"http://127.0.0.1.evil.example:{port}",
        "",
    ):
        if path in DOORS:
            reply = send(live, path, DOORS[path], origin=origin)
        else:
            reply = httpx.get(live.url(path), headers={"origin": origin}, timeout=30)
        refused(reply, 403, "another site")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_sites_page_may_link_to_the_page_but_not_ask_by_an_image(live: Live, site: str) -> None:
    told = {"sec-fetch-site": site}
    refused(httpx.get(live.url("/api/ask?q=18"), headers=told, timeout=30), 403, "another site")
    refused(httpx.get(live.url("/api/status"), headers=told, timeout=30), 403, "another site")
    assert httpx.get(live.url("/?q=18"), headers=told, timeout=30).status_code == 302
    assert httpx.get(live.url("/ru/?q=18"), headers=told, timeout=30).status_code == 200


@pytest.mark.parametrize("path", [*DOORS, "/", "/ru/", "/files/chat.js", "/api/status", "/api/openapi.json"])
def test_the_server_answers_to_its_own_names_only(live: Live, path: str) -> None:
    for host in ("evil.example", "evil.example:7860", "127.0.0.1.evil.example", "10.0.0.1", "", "local host"):
        if path in DOORS:
            reply = send(live, path, DOORS[path], host=host)
        else:
            reply = httpx.get(live.url(path), headers={"host": host}, timeout=30)
        refused(reply, 421, "--allowed-host")
    for host in ("localhost", "LOCALHOST.:7860", "[::1]:1", "127.0.0.1"):
        assert httpx.get(live.url("/api/status"), headers={"host": host}, timeout=30).status_code == 200


@pytest.mark.parametrize(
    ("options", "host", "ours"),
    [
        ({"host": "0.0.0.0"}, "192.168.1.5:7860", True),
        ({"host": "::"}, "[fe80::1]:7860", True),
        ({"host": "0.0.0.0"}, socket.gethostname(), True),
        ({"host": "0.0.0.0"}, "evil.example", False),
        ({"host": "zan.local"}, "zan.local:7860", True),
        ({"host": "127.0.0.2"}, "192.168.1.5", False),
        ({"allowed_hosts": ("zan.example",)}, "zan.example:8443", True),
        ({"allowed_hosts": ("zan.example:*",)}, "zan.example:8443", True),
        ({"allowed_hosts": ("zan.example:8443",)}, "zan.example:8443", True),
        ({"allowed_hosts": ("zan.example:8443",)}, "zan.example:8444", False),
        ({"allowed_hosts": ("zan.example",)}, "a.zan.example", False),
    ],
)
def test_a_host_is_ours_if_it_means_this_machine_or_was_named(options: dict[str, Any], host: str, ours: bool) -> None:
    callers = Callers(ChatOptions(**options))
    assert (callers.refusal({b"host": host.encode()}, visit=False) is None) is ours


def test_the_page_behind_a_proxy_that_renames_the_host_calls_once_it_is_named() -> None:
    headers = {b"host": b"127.0.0.1:7860", b"origin": b"https://zan.example"}
    assert Callers(ChatOptions()).refusal(headers, visit=False) is not None
    assert Callers(ChatOptions(allowed_hosts=("zan.example",))).refusal(headers, visit=False) is None


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/jsonp"],
)
def test_a_body_is_json_by_its_type_too(live: Live, path: str, kind: str) -> None:
    refused(send(live, path, DOORS[path], **{"content-type": kind}), 415, "application/json")
    refused(send(live, path, b"", **{"content-type": kind}), 415, "application/json")


# -- nonsense ----------------------------------------------------------------------------------------------------------

NONSENSE = {
    b'{"question": NaN}': "NaN is no number",
    b'{"question": "x", "as_of": -Infinity}': "-Infinity is no number",
    b'{"question": 1e400}': "1e400 is too large",
    b'{"question": ' + b"9" * 5000 + b"}": "no JSON",
    b"[" * 60_000: "nested deeper than 32",
    b'{"question":' * 5000 + b"1" + b"}" * 5000: "nested deeper than 32",
    b"[" * 40 + b"]" * 40: "nested deeper than 32",
    b"\xff": "not UTF-8 at byte 0",
    b'{"question": "\xd0"}': "not UTF-8",
    b"": "no JSON",
    b"{": "no JSON",
    b"--x--\r\n": "no JSON",
    "{}".encode("utf-16"): "not UTF-8",
}


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("body", NONSENSE, ids=lambda body: repr(body[:12]))
def test_nonsense_gets_one_shape_at_every_door(live: Live, path: str, body: bytes) -> None:
    refused(send(live, path, body), 400, NONSENSE[body])


@pytest.mark.parametrize("path", [path for path in DOORS if path != "/mcp"])
def test_what_is_wrong_with_a_field_is_told_by_its_name(live: Live, path: str) -> None:
    refused(send(live, path, DOORS[path] | {"as_off": 1, "nowhere": 2}), 422, "as_off: unknown field; nowhere: unknown")
    refused(send(live, path, []), 422, "the body: ")
    refused(send(live, path, 5), 422, "the body: ")
    first = next(iter(DOORS[path]))
    refused(send(live, path, DOORS[path] | {first: [1]}), 422, f"{first}: ")
    refused(send(live, path, {"x" * 5000: 1}), 422, "unknown field")
    assert len(send(live, path, {f"{number}{'x' * 1000}": 1 for number in range(60)}).content) < 1000


def test_a_tool_refuses_an_argument_that_it_does_not_know(live: Live) -> None:
    call = CALL | {"params": {"name": "act_status", "arguments": {"as_off": "2014-05-01"}}}
    told = send(live, "/mcp", call).json()["result"]
    assert told["isError"]
    assert "as_off" in told["content"][0]["text"]
    listed = send(live, "/mcp", CALL | {"method": "tools/list"}).json()["result"]["tools"]
    assert {tool["inputSchema"]["additionalProperties"] for tool in listed} == {False}


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api/nowhere", "/files/nowhere", "/ru/static/nowhere", "/kk/config", "/%ff", "/files/%00"]
)
def test_what_is_not_there_is_told_in_the_one_shape(live: Live, path: str) -> None:
    refused(httpx.get(live.url(path), timeout=30), 404, "")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_other_methods_are_told_in_the_one_shape(live: Live, method: str) -> None:
    for path in ("/api/ask", "/mcp", "/ru/", "/healthz"):
        refused(httpx.request(method, live.url(path), timeout=30), 405, method)
    refused(httpx.get(live.url("/mcp"), headers={"accept": "text/event-stream"}, timeout=30), 405, "GET")
    refused(httpx.get(live.url("/page/ask"), timeout=30), 405, "")


def test_what_is_no_http_is_told_in_the_one_shape(live: Live) -> None:
    told = raw(live, b"GARBAGE\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 400")
    assert json.loads(told.partition(b"\r\n\r\n")[2])["nearest"] == []


def test_an_upgrade_is_not_followed_and_not_logged(live: Live, log: pytest.LogCaptureFixture) -> None:
    for wanted in ("websocket", "h2c"):
        headers = {"connection": "Upgrade", "upgrade": wanted}
        assert httpx.get(live.url("/healthz"), headers=headers, timeout=30).status_code == 200
    assert log.text == ""


@pytest.mark.parametrize("path", DOORS)
def test_a_body_may_not_be_huge_whether_its_length_was_told_or_not(live: Live, path: str) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    refused(send(live, path, b"x" * 100_000), 413, "65536 bytes")
    told = httpx.post(live.url(path), content=pieces(), headers=JSON, timeout=30)
    refused(told, 413, "65536 bytes")


def test_a_body_without_end_is_cut_off(live: Live) -> None:
    head = HEADER.replace(b"Content-Length: 100", b"Transfer-Encoding: chunked") + b"\r\n"
    assert poured(live, head, b"10000\r\n" + b"x" * 0x10000 + b"\r\n") < 1000


def test_a_get_brings_no_body(live: Live) -> None:
    reply = httpx.request("GET", live.url("/api/status"), content=b"{}", timeout=30)
    refused(reply, 400, "a GET brings no body")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20))  # fmt: skip
def test_what_json_can_say_is_taken(value: object) -> None:
    told = json.dumps(value).encode()
    deep = told.count(b"[") + told.count(b"{") > 32
    assert json_problem(told) == "" or deep or "digits" in json_problem(told)


@given(st.binary(max_size=60))
def test_bytes_are_json_or_told_why_not(body: bytes) -> None:
    try:
        json.loads(body.decode("utf-8"))
    except ValueError:
        assert json_problem(body) != ""


# -- days --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["20140501", "2014-W18-4", "1398902400", "2014-5-1", "2014-05-01T00:00", "01.05.2014", "٢٠١٤-٠٥-٠١", "2014-02-30", " 2014-05-01", "2014-05-01\n", "", "0000-01-01"])  # fmt: skip
def test_a_day_is_written_in_one_way_at_every_door(live: Live, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = "is no date; write YYYY-MM-DD"
    refused(send(live, "/api/ask", DOORS["/api/ask"] | {"as_of": day}), 422, words)
    for path in ("/api/ask", "/api/status"):
        asked = {"as_of": day} | ({"q": "18-тармақ"} if path == "/api/ask" else {})
        refused(httpx.get(live.url(path), params=asked, timeout=30), 422, words)
    for name, arguments in (("act_status", {}), ("ask", {"question": "18-тармақ"})):
        call = CALL | {"params": {"name": name, "arguments": arguments | {"as_of": day}}}
        told = send(live, "/mcp", call).json()["result"]
        assert told["isError"]
        assert words in told["content"][0]["text"]
    from assistant.cli import main

    with pytest.raises(SystemExit):
        main(["ask", "18-тармақ", "--as-of", day])
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("day", [20140501, 1398902400.0, True, [2014, 5, 1]])
def test_a_number_is_no_day(live: Live, day: object) -> None:
    refused(send(live, "/api/ask", DOORS["/api/ask"] | {"as_of": day}), 422, "is no date; write YYYY-MM-DD")
    call = CALL | {"params": {"name": "act_status", "arguments": {"as_of": day}}}
    assert send(live, "/mcp", call).json()["result"]["isError"]


# -- how it is asked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/json", "text/event-stream, application/json", "text/html, */*;q=0.1", None])  # fmt: skip
def test_the_tools_answer_whoever_takes_json(live: Live, accept: str | None) -> None:
    client = httpx.Client(headers={})
    client.headers.pop("accept")
    with client:
        headers = {"content-type": "application/json"} | ({"accept": accept} if accept else {})
        reply = client.post(live.url("/mcp"), content=json.dumps(CALL), headers=headers, timeout=30)
    assert reply.status_code == 200
    assert reply.json()["result"]["structuredContent"]["kind"] == "status"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/", "/ru/", "/files/chat.js", "/api/status"])
def test_head_tells_what_get_would(live: Live, path: str) -> None:
    told, whole = (httpx.request(method, live.url(path), timeout=30) for method in ("HEAD", "GET"))
    assert told.status_code == whole.status_code
    assert told.content == b""
    assert told.headers["content-length"] == whole.headers["content-length"]


# -- how often ---------------------------------------------------------------------------------------------------------


def test_an_invented_forwarded_address_is_no_other_client(limited: Live) -> None:
    codes = [
        httpx.get(limited.url("/api/status"), headers={name: f"10.0.0.{number}"}, timeout=30).status_code
        for number, name in enumerate(["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-for"])
    ]
    assert codes == [200, 200, 429, 429]


def test_a_named_proxy_tells_for_whom_it_asks(home: Path) -> None:
    def asked(live: Live, told: str) -> int:
        return httpx.get(live.url("/api/status"), headers={"x-forwarded-for": told}, timeout=30).status_code

    with Running(quick_assistant(), ChatOptions(rate=6, burst=1, proxies=("127.0.0.0/8",))) as limited:
        assert asked(limited, "10.0.0.1") == 200
        assert asked(limited, "10.0.0.2") == 200
        assert asked(limited, "10.0.0.1") == 429
        assert asked(limited, "10.0.0.9, 10.0.0.1") == 429, "only what the proxy itself added counts"


def test_no_forwarded_name_reaches_the_page(live: Live) -> None:
    page = httpx.get(
        live.url("/ru/"), headers={"x-forwarded-host": "evil.example", "x-forwarded-proto": "https"}, timeout=30
    )
    assert "evil.example" not in page.text
    assert f'"root":"{live.address}/ru"' in page.text


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        *((path, b'{"question": NaN}', {}) for path in DOORS),
        ("/api/ask", b"[" * 60_000, {}),
        ("/api/ask", b"x" * 100_000, {}),
        ("/api/ask", b"\xff", {}),
        ("/api/ask", b'{"question": "x", "y": 1}', {}),
        ("/page/ask", b"", {"content-type": "multipart/form-data; boundary=x"}),
        ("/kk/gradio_api/component_server", b"{}", {}),
        ("/nowhere", b"{}", {}),
    ],
)
def test_what_is_refused_is_counted(limited: Live, path: str, body: bytes, headers: dict[str, str]) -> None:
    codes = [send(limited, path, body, **headers).status_code for _ in range(3)]
    assert all(400 <= code < 429 for code in codes[:2]), codes
    assert codes[2] == 429


def test_previews_are_counted(limited: Live) -> None:
    address = limited.url(f"/page/peek?act={limited.service.act.id}&clause={HEAD}&language=ru")
    assert [httpx.get(address, timeout=30).status_code for _ in range(3)] == [200, 200, 429]


def test_wrong_passwords_are_counted_and_health_is_not(home: Path) -> None:
    with Running(quick_assistant(), ChatOptions(rate=6, burst=2, auth=("clerk", "secret"))) as guarded:
        codes = [httpx.get(guarded.url("/ru/"), auth=("clerk", "guess"), timeout=30).status_code for _ in range(3)]
        assert codes == [401, 401, 429]
        assert httpx.get(guarded.url("/healthz"), timeout=30).status_code == 200
        assert httpx.get(guarded.url("/ru/"), auth=("clerk", "secret"), timeout=30).status_code == 200


def test_another_sites_page_cannot_use_up_the_readers_questions(limited: Live) -> None:
    for _ in range(5):
        refused(send(limited, "/api/ask", DOORS["/api/ask"], origin="https://evil.example"), 403, "")
    assert send(limited, "/api/ask", DOORS["/api/ask"]).status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("unix:", "unix:", True),
        ("x" * 70, "x" * 90, True),
    ],
)
def test_who_has_a_whole_network_is_one_client(one: str, other: str, same: bool) -> None:
    assert (client_of(one) == client_of(other)) is same


# -- how slowly --------------------------------------------------------------------------------------------------------


@contextmanager
def connected(live: Live) -> Iterator[socket.socket]:
    host, port = live.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        yield line


def raw(live: Live, *sent: bytes) -> bytes:
    """What the server says to some bytes until it closes the line."""
    with connected(live) as line:
        for piece in sent:
            line.sendall(piece)
        told = b""
        try:
            while piece := line.recv(65_536):
                told += piece
        except ConnectionResetError:
            pass
    return told


HEADER = b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"


@pytest.fixture(scope="module")
def hasty(home: Path) -> Iterator[Live]:
    """A server that waits for nobody."""
    with Running(quick_assistant(), ChatOptions(rate=0, patience=0.3)) as running:
        yield running


def test_slow_senders_are_dropped(hasty: Live) -> None:
    assert raw(hasty) == b""  # says nothing
    assert raw(hasty, HEADER[:40]) == b""  # never ends its head
    told = raw(hasty, HEADER + b"\r\n", b'{"question"')  # never ends its body
    assert told.startswith(b"HTTP/1.1 408")
    assert b"took longer than 0.3 s" in told
    first = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert raw(hasty, first + HEADER[:40]).count(b"HTTP/1.1 ") == 1  # a good request, then never the next one's end
    assert httpx.get(hasty.url("/healthz"), timeout=30).status_code == 200


def test_drops_of_a_head_win_no_time(hasty: Live) -> None:
    assert poured(hasty, b"GET / HTTP/1.1\r\n", b"a: b\r\n", pause=0.02) < 1000


def poured(live: Live, head: bytes, piece: bytes, pause: float = 0.0) -> int:
    """How many pieces the server takes after a head until it closes the line."""
    with connected(live) as line:
        line.sendall(head)
        for count in range(1000):
            try:
                line.sendall(piece)
            except OSError:
                return count
            time.sleep(pause)
    return 1000


# -- the log -----------------------------------------------------------------------------------------------------------


@given(st.text())
def test_nothing_that_is_logged_looks_like_a_line_of_the_log(words: str) -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "at %s", (words,), None)
    assert len(OneLine("%(message)s").format(record).splitlines()) <= 1


def test_what_cannot_be_seen_is_written_as_its_number() -> None:
    assert visible("a\x1b[31m\n\u202eb\u2028қ \ud800") == "a\\x1b[31m\\n\\u202eb\\u2028қ \\ud800"


def test_a_traceback_cannot_forge_lines_either() -> None:
    try:
        raise RuntimeError("x\n2026-01-01 ereje.chat INFO all is well\x1b[2J")
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "a defect", (), sys.exc_info())
    first, *rest = OneLine("%(message)s").format(record).split("\n")
    assert first == "a defect"
    assert all(line.startswith("  | ") for line in rest)
    assert "\x1b" not in "".join(rest)


def test_a_defect_is_logged_once_and_told_in_the_one_shape(
    live: Live, monkeypatch: pytest.MonkeyPatch, log: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live.service, "clause", lambda *_: 1 / 0)
    refused(httpx.get(live.url("/api/clause/%1B%C2%85"), timeout=30), 500, "a defect of the server")
    until = time.monotonic() + 30
    while not log.records and time.monotonic() < until:  # the log is written once the reader has been told
        time.sleep(0.01)
    assert [record.getMessage() for record in log.records] == ["a defect at GET '/api/clause/\\x1b\\x85'"]
    log.clear()


def test_the_quotes_still_come_through_all_this(live: Live) -> None:
    told = send(live, "/api/ask", {"question": "18-тармақ", "as_of": "2014-05-01"}).json()
    assert (told["quotes"][0]["clause"], told["as_of"]) == (HEAD, "2014-05-01")
