"""The same act, the same questions and the same encoder through other people's search libraries.

Owns: the documents handed to a peer, a peer behind the ``System`` Protocol, and the list of peers. Must not know:
Ereje's own search. A peer is its library's documented default pipeline with the encoder's folder and its prompts;
nothing is tuned, neither for nor against it. Each library is imported in its own module only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from corpus.model import Act
from eval.errors import MissingExtra
from eval.systems import Ask, Quoted, Ranked, Response

QUERY, PASSAGE = "query: ", "passage: "  # the prompts of the default encoder's family
Hits = Sequence[tuple[int, float]]  # number of a document, score; best first
Search = Callable[[str, int], Hits]
Build = Callable[[Sequence[str], Path], Search]


@dataclass(frozen=True, slots=True)
class Document:
    """A unit of the act as a peer gets it: its own exact text."""

    clause: str
    text: str
    spans: tuple[tuple[int, int], ...]


def documents(act: Act) -> tuple[Document, ...]:
    """Every unit with a text of its own."""
    return tuple(
        Document(
            str(unit.id),
            "".join(span.of(act.source) for span in unit.own_spans),
            tuple((span.start, span.end) for span in unit.own_spans),
        )
        for unit in act.units()
        if unit.own_spans
    )


class Peer:
    """A search library behind the Protocol: it always answers, with its best hit, and remembers no dialogue."""

    def __init__(self, documents: Sequence[Document], search: Search) -> None:
        self._documents, self._search = documents, search

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """The best hit, its score taken for a probability."""
        hits = self._search(question, 1)
        quotes = tuple(Quoted(d.clause, d.text, d.spans) for d in (self._documents[number] for number, _ in hits))
        confidence = min(1.0, max(0.0, hits[0][1])) if hits else 0.0
        return Response(answered=bool(hits), confidence=confidence, kind="clause", quotes=quotes)

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """The best k hits."""
        return tuple((self._documents[number].clause, score) for number, score in self._search(question, k))

    def dialogue(self) -> Ask:
        """No memory."""
        return self.ask


_MODULES: Mapping[str, str] = MappingProxyType(
    {"txtai": "txtai_search", "haystack": "haystack_search", "llama-index": "llama_index_search"}
)
PEERS = tuple(_MODULES)


def open_peer(name: str, act: Act, encoder: Path) -> tuple[Peer, float]:
    """A peer with the act indexed, and the seconds that took.

    Raises:
        MissingExtra: its library is not installed.
    """
    held = documents(act)
    try:
        build: Build = import_module(f"eval.peers.{_MODULES[name]}").build
    except ImportError as error:
        raise MissingExtra(name, "peers") from error
    start = time.perf_counter()
    search = build([document.text for document in held], encoder)
    return Peer(held, search), time.perf_counter() - start
