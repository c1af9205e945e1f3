"""A server under random questions, broken requests and clients that never finish what they say.

Owns: the clients. Every question gets a good answer or an error in JSON; nothing gets a 5xx; the server stays ready.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from assistant.assistant import Assistant
from assistant.chat.options import ChatOptions
from tests.chat.support import Running
from tests.soak.invariants import broken
from tests.soak.questions import Questions
from tests.soak.talk import source_of

ASKERS, SLOW, PATIENCE = 3, 20, 120
BROKEN = (b"", b"{", b"\xff\xfe", b"null", b"[]", b'{"question": 1}', b'{"question": NaN}', b"[" * 100_000,
          b'{"question": "\\ud800"}', b'{"question": "x", "as_of": "1e400"}', b'{"question": "x"}' * 2)  # fmt: skip


@dataclass
class Served:
    """What was asked of the server and what went wrong."""

    questions: int = 0
    quotes: int = 0
    refused: int = 0
    requests: int = 0
    slow: int = 0
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The counts in a line."""
        return (
            f"{self.questions} questions over REST, {self.quotes} quotes, {self.refused} refused in JSON, "
            f"{self.requests} broken requests, {self.slow} slow clients; {len(self.faults)} broken"
        )


def storm(assistant: Assistant, seed: int, seconds: float) -> Served:
    """Serve an assistant that long to clients of all kinds at once."""
    tally, lock = Served(), threading.Lock()
    with warnings.catch_warnings(), Running(assistant, ChatOptions(rate=0, open_browser=False)) as live:
        warnings.simplefilter("ignore")
        port, until = urlsplit(live.address).port or 0, time.monotonic() + seconds
        with ThreadPoolExecutor(ASKERS + SLOW) as pool:
            for number in range(SLOW):
                pool.submit(_slow, port, number, until, tally)
            askers = [pool.submit(_asker, port, seed + number, until, tally, lock) for number in range(ASKERS)]
        for asker in askers:
            asker.result()
        status, _ = _request(port, "GET", "/readyz")
        if status != 200:
            tally.faults.append(f"at the end the server is not ready: {status}")
    return tally


def _slow(port: int, number: int, until: float, tally: Served) -> None:
    """A client that says a byte now and then, and hangs up before it has said all."""
    tally.slow += 1
    said = b"POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n"
    body = b'\r\n{"question": "' + b"x" * 900
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
            for at in range(len(said + body)) if number % 2 else range(0, 300, 30):
                client.sendall((said + body)[at : at + (1 if number % 2 else 30)])
                if time.monotonic() > until:
                    return
                time.sleep(0.2)
    except OSError:
        pass  # dropped by the server, which it may


def _asker(port: int, seed: int, until: float, tally: Served, lock: threading.Lock) -> None:
    draw = Questions(seed)
    while time.monotonic() < until:
        with_body = draw.maybe(0.2)
        question = draw.question().encode("utf-8", "replace").decode("utf-8")
        asked = {"question": question} | (
            {"language": draw.random.choice(("kk", "ru", "en"))} if draw.maybe(0.3) else {}
        )
        body = draw.random.choice(BROKEN) if with_body else json.dumps(asked).encode()
        status, told = _request(port, "POST", "/api/ask", body)
        with lock:
            _judge(tally, status, told, None if with_body else question, body)


def _judge(tally: Served, status: int, told: Any, question: str | None, body: bytes) -> None:
    tally.questions += question is not None
    tally.requests += question is None
    if status == 200 and question is not None:
        tally.quotes += len(told["quotes"])
        tally.faults += [f"{question!r}: {fault}" for fault in broken(told, question, source_of)]
    elif 400 <= status < 500 and isinstance(told, dict):
        tally.refused += question is not None
    elif not (status == 200 and question is None and isinstance(told, dict)):
        tally.faults.append(f"status {status} for {body[:200]!r}: {str(told)[:300]}")


def _request(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
    """The status and the JSON of a reply; text where it is none, status 0 where there is no reply."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        data = reply.read()
        try:
            return reply.status, json.loads(data)
        except ValueError:
            return reply.status, data.decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, repr(error)
    finally:
        connection.close()
