"""Load: fifty clients ask ten questions each at once over REST; every answer must be right, none lost, memory flat.

Owns: the load run of ``make bench``. Must not know: how the server answers, gradio. The server is a process of its own,
as people start it; a reply counts as right if it is the answer that the same question gets when nobody else asks, and
every quote is the source at its spans. How many of those answers quote a gold clause is told beside.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from threading import Barrier, Thread
from typing import Any, TypeAlias

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
class Alone:
    """What a question is answered when nobody else asks: the kind of answer, the clauses quoted."""

    kind: str
    clauses: tuple[str, ...]

    @classmethod
    def of(cls, told: Any) -> Alone:
        """That of an answer's JSON."""
        return cls(told["kind"], tuple(quote["clause"] for quote in told["quotes"]))

    def told(self) -> str:
        """In words."""
        return f"{self.kind} {[*self.clauses]}"


Expected: TypeAlias = Mapping[str, Alone]


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

    @property
    def pace(self) -> float:
        """Replies a second."""
        return len(self.replies) / self.seconds

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
def served(engine: str = "onnx") -> Iterator[Server]:
    """The server with no limit of rate, ready to answer; ``engine`` runs its encoder."""
    command = [sys.executable, "-m", "assistant.cli", "chat", "--port", "0", "--rate", "0", "--no-browser", "--quiet"]
    setting = {**os.environ, "EREJE_ENCODER": engine}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=setting) as process:  # noqa: S603  (our own code)
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


def fault_of(question: Question, status: int, told: Any, source: str, alone: Alone | None = None) -> str:
    """What is wrong with a reply; empty if nothing is. ``alone`` is the answer that it gets when nobody else asks."""
    if status != 200:
        return f"{question.id}: status {status}"
    if told["question"] != question.question:
        return f"{question.id}: the answer to another question"
    if alone is not None and (found := Alone.of(told)) != alone:
        return f"{question.id}: {found.told()} instead of {alone.told()}"
    torn = [q["clause"] for q in told["quotes"] if q["text"] != "".join(source[a:b] for a, b in q["spans"])]
    return f"{question.id}: not the source: {torn}" if torn else ""


def client(port: int, asked: Sequence[Question], source: str, expected: Expected, start: Barrier) -> list[Reply]:
    """One client: its questions one after another, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    start.wait()
    replies = [_ask(connection, question, source, expected) for question in asked]
    connection.close()
    return replies


def one_by_one(server: Server, asked: Sequence[Question]) -> dict[str, Alone]:
    """What a lone client is answered."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)
    found = {question.id: Alone.of(_told(connection, question)[1]) for question in asked}
    connection.close()
    return found


def _ask(connection: http.client.HTTPConnection, question: Question, source: str, expected: Expected) -> Reply:
    began = time.perf_counter()
    try:
        status, told = _told(connection, question)
        took = time.perf_counter() - began
        return Reply(took, fault_of(question, status, told, source, expected.get(question.id)))
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        return Reply(time.perf_counter() - began, f"{question.id}: lost, {error!r}")


def _told(connection: http.client.HTTPConnection, question: Question) -> tuple[int, Any]:
    """Status and JSON of the reply to a question."""
    body = json.dumps({"question": question.question}).encode()
    connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
    reply = connection.getresponse()
    return reply.status, json.loads(reply.read())


def storm(server: Server, expected: Expected, clients: int = CLIENTS, each: int = EACH) -> Round:
    """All clients at once, each with questions of its own, as long as there are any."""
    known, source, start = questions(), open_act().source, Barrier(clients)
    lots = [[known[(number * each + turn) % len(known)] for turn in range(each)] for number in range(clients)]
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        done = pool.map(lambda lot: client(server.port, lot, source, expected, start), lots)
        replies = tuple(reply for replies in done for reply in replies)
    return Round(replies, time.perf_counter() - began, server.memory())


# -- the report --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Load:
    """What became of a load run.

    Attributes:
        rounds: each of all clients at once.
        right: share of the questions that a lone client gets a gold clause for.
        memory: bytes held before the first round.
    """

    rounds: tuple[Round, ...]
    right: float
    memory: int

    @property
    def faults(self) -> list[str]:
        """What went wrong in any round."""
        return [fault for done in self.rounds for fault in done.faults]

    @property
    def flat(self) -> bool:
        """Whether memory stopped growing."""
        return self.rounds[-1].memory <= self.rounds[0].memory * (1 + _GROWTH)

    def told(self) -> Iterator[str]:
        """The figures, line by line."""
        for number, done in enumerate(self.rounds, 1):
            yield (
                f"round {number}: {len(done.replies)} replies, {len(done.faults)} wrong or lost; "
                f"p50 {done.quantile(50):.2f} s, p95 {done.quantile(95):.2f} s, {done.pace:.1f} questions a second"
            )
        held = ", ".join(f"{done.memory / 2**20:.0f} MB after round {at}" for at, done in enumerate(self.rounds, 1))
        yield f"memory: {self.memory / 2**20:.0f} MB before, {held}; right alone: {self.right:.3f}"
        yield from (f"  {fault}" for fault in self.faults[:10])


def lone_answers(asked: Sequence[Question]) -> dict[str, Alone]:
    """What a lone client is answered, by a server of its own: what it asked must not be known to another one."""
    with served() as server:
        return one_by_one(server, asked)


def loaded(expected: Expected, clients: int = CLIENTS, each: int = EACH, rounds: int = 2, engine: str = "onnx") -> Load:
    """All clients at once, so many times; each reply is held against the expected one."""
    with served(engine) as server:
        before = server.memory()
        done = tuple(storm(server, expected, clients, each) for _ in range(rounds))
    asked = [question for question in questions() if question.id in expected]
    right = [bool({*expected[question.id].clauses} & {*question.gold, *question.also}) for question in asked]
    return Load(done, sum(right) / len(right), before)
