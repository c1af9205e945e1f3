"""Load: fifty clients ask ten questions each at once over REST; every answer must be right, none lost, memory flat.

Owns: the load run of ``make bench``. Must not know: how the server answers, gradio. The server is a process of its own,
as people start it; a reply counts as right if it quotes a gold clause and every quote is the source at its spans.
"""

from __future__ import annotations

import http.client
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from corpus.library import open_act
from eval.questions import LANGUAGES, Question
from eval.sets import open_set

CLIENTS = 50
EACH = 10
_PATIENCE = 300  # seconds: for the server to be ready, for one reply
_GROWTH = 0.05  # of memory from the first round to the second that still counts as flat
_SERVED = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of one question: seconds it took, what is wrong with it (empty: nothing)."""

    seconds: float
    fault: str


@dataclass(frozen=True, slots=True)
class Round:
    """All questions of all clients, asked at once."""

    replies: tuple[Reply, ...]
    seconds: float
    memory: int

    @property
    def faults(self) -> list[str]:
        """What went wrong."""
        return [reply.fault for reply in self.replies if reply.fault]

    def quantile(self, hundredth: int) -> float:
        """The seconds within which so many of a hundred replies came."""
        return statistics.quantiles([reply.seconds for reply in self.replies], n=100)[hundredth - 1]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: int

    def memory(self) -> int:
        """Bytes of memory that it holds (Linux; 0 elsewhere)."""
        status = Path(f"/proc/{self.process}/status")
        held = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(held[1]) * 1024 if held else 0


@contextmanager
def served() -> Iterator[Server]:
    """The server with no limit of rate, ready to answer."""
    command = [sys.executable, "-m", "assistant.cli", "chat", "--port", "0", "--rate", "0", "--no-browser", "--quiet"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  (our own code)
        try:
            port = _port(process)
            _until_ready(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()


def _port(process: subprocess.Popen[str]) -> int:
    """The port that the server tells; what it writes later is read and dropped, or it would wait for a reader."""
    log = process.stderr
    assert log is not None
    for line in log:
        told = _SERVED.search(line)
        if told:
            Thread(target=log.read, daemon=True).start()
            return int(told[1])
    raise SystemExit("the server did not start")


def _until_ready(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        status, told = _get(http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE), "/readyz")
        if status == 200:
            return
        if told.get("problem"):
            raise SystemExit(told["problem"])
        time.sleep(0.5)
    raise SystemExit("the server did not become ready")


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[int, Any]:
    connection.request("GET", path)
    reply = connection.getresponse()
    return reply.status, json.loads(reply.read())


# -- clients -----------------------------------------------------------------------------------------------------------


def questions() -> tuple[Question, ...]:
    """Plain questions of the development set, in the three languages by turns."""
    plain = [question for question in open_set("dev").questions if question.style == "plain" and question.gold]
    languages = [[question for question in plain if question.language == name] for name in LANGUAGES]
    return tuple(question for turn in zip_longest(*languages) for question in turn if question is not None)


def fault_of(question: Question, status: int, told: Any, source: str) -> str:
    """What is wrong with a reply; empty if nothing is."""
    if status != 200:
        return f"{question.id}: status {status}"
    quotes = told["quotes"]
    if told["question"] != question.question:
        return f"{question.id}: the answer to another question"
    if not {quote["clause"] for quote in quotes} & {*question.gold, *question.also}:
        return f"{question.id}: {told['kind']} {[quote['clause'] for quote in quotes]} instead of {question.gold}"
    torn = [q["clause"] for q in quotes if q["text"] != "".join(source[start:end] for start, end in q["spans"])]
    return f"{question.id}: not the source: {torn}" if torn else ""


def client(port: int, asked: Sequence[Question], source: str, start: Barrier) -> list[Reply]:
    """One client: its questions one after another, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    start.wait()
    replies = [_ask(connection, question, source) for question in asked]
    connection.close()
    return replies


def _ask(connection: http.client.HTTPConnection, question: Question, source: str) -> Reply:
    began = time.perf_counter()
    body = json.dumps({"question": question.question}).encode()
    try:
        connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        status, text = reply.status, reply.read()
        took = time.perf_counter() - began
        return Reply(took, fault_of(question, status, json.loads(text), source))
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        return Reply(time.perf_counter() - began, f"{question.id}: lost, {error!r}")


def storm(server: Server, clients: int = CLIENTS, each: int = EACH) -> Round:
    """All clients at once, each with questions of its own."""
    known, source, start = questions(), open_act().source, Barrier(clients)
    lots = [[known[(number * each + turn) % len(known)] for turn in range(each)] for number in range(clients)]
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        done = pool.map(lambda lot: client(server.port, lot, source, start), lots)
        replies = tuple(reply for replies in done for reply in replies)
    return Round(replies, time.perf_counter() - began, server.memory())


# -- the report --------------------------------------------------------------------------------------------------------


def report(clients: int = CLIENTS, each: int = EACH) -> bool:
    """Run two rounds and print the figures; whether every promise holds."""
    with served() as server:
        warm = storm(server, 1, 5)
        rounds = [storm(server, clients, each) for _ in range(2)]
    print(f"load: {clients} clients, {each} questions each, at once, over REST")
    for number, done in enumerate(rounds, 1):
        pace = len(done.replies) / done.seconds
        p50, p95 = done.quantile(50), done.quantile(95)
        print(f"round {number}: {len(done.replies)} replies, {len(done.faults)} wrong or lost; ", end="")
        print(f"p50 {p50:.2f} s, p95 {p95:.2f} s, {pace:.1f} questions a second")
    held = [done.memory / 2**20 for done in (warm, *rounds)]
    print(f"memory: {held[0]:.0f} MB warm, {held[1]:.0f} MB after round 1, {held[2]:.0f} MB after round 2")
    for fault in [fault for done in (warm, *rounds) for fault in done.faults][:10]:
        print(f"  {fault}")
    return not any(done.faults for done in (warm, *rounds)) and held[2] <= held[1] * (1 + _GROWTH)


if __name__ == "__main__":
    sys.exit(not report())
