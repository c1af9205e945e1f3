"""What the chat tests share: an assistant that needs no model, a live server, a reader of markup."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import numpy as np
import uvicorn

from assistant.answer import AnswerKind
from assistant.assistant import Assistant
from assistant.chat.app import application
from assistant.chat.options import ChatOptions
from assistant.chat.server import configured
from assistant.chat.service import Service
from assistant.chat.strings import LANGUAGES
from assistant.chat.suggest import examples
from assistant.find import Finding
from assistant.highlight.learned import Neighbour
from assistant.settings import Settings
from corpus.library import open_act
from embeddings.vector_index import Vectors
from tests.factories import finding

HEAD = "regulation/18"  # who appoints the head of the Department
NOTHING = finding("regulation/7", "regulation/11", "regulation/20/8", answers=0.05)


@dataclass
class TableFinder:
    """A finder that knows some questions; for any other nothing answers."""

    table: dict[str, Finding] = field(default_factory=dict)

    def open(self, *, rebuild: bool = False) -> None:
        """Nothing to open."""

    def vector(self, question: str) -> tuple[Vectors, str]:
        """That of no encoder: what a question wants is told by its words alone."""
        return np.zeros(384, np.float32), "none"

    def neighbours(self, question: str, clause: str, *, tail: bool = False) -> tuple[Neighbour, ...]:
        return ()

    def find(self, question: str, *, apart_from: Sequence[str] = (), fragment: str = "") -> Finding:
        """What the table holds for the question or for its fragment."""
        return self.table.get(fragment) or self.table.get(question.strip()) or NOTHING


def quick_assistant(**known: Finding) -> Assistant:
    """An assistant without a model that answers the examples of the page, and what is given."""
    assistant = Assistant.open(Settings(library=False))
    clause = {
        text: finding(HEAD)
        for lang in LANGUAGES
        for kind, text in examples(open_act(), lang)
        if kind is AnswerKind.CLAUSE
    }
    assistant._finder = TableFinder({**clause, **known})  # type: ignore[assignment]
    return assistant


@dataclass(frozen=True)
class Live:
    """A server that runs in this process."""

    address: str
    service: Service

    def url(self, path: str = "") -> str:
        """The address of a path."""
        return self.address + path


class Running:
    """Serves an assistant on a free port while the block runs."""

    def __init__(self, assistant: Assistant, options: ChatOptions) -> None:
        self.service = Service(assistant, options)
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        config = configured(application(self.service), options)
        config.timeout_graceful_shutdown = 2
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Live:
        self.service.prepare()
        self._thread.start()
        until = time.monotonic() + 60
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        return Live(f"http://127.0.0.1:{self._socket.getsockname()[1]}{self.service.options.prefix}", self.service)

    def __exit__(self, *told: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.close()


@dataclass
class Element:
    """A parsed element: its tag, attributes and the text within."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.all.append(element)
        if tag not in ("br", "hr", "img", "input", "link", "meta"):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


def elements(html: str, tag: str = "", cls: str = "") -> list[Element]:
    """The elements of some markup, which must be well formed, in order; of a tag, of a class."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader._open, f"not closed: {[element.tag for element in reader._open]}"
    return [
        found
        for found in reader.all
        if (not tag or found.tag == tag) and (not cls or cls in found.attributes.get("class", "").split())
    ]
