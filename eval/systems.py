"""What is measured: anything that can be asked and can rank clauses; and Ereje itself as such a thing.

Owns: the ``System`` Protocol, what a system says (``Response``), and the reading of an answer's public JSON into it.
Must not know: what would be right. Ereje is measured through the JSON that it gives to everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from eval.questions import EventKey

Pair = tuple[int, int]
Ranked = tuple[str, float]  # clause, score


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote as given: the clause it claims to be, its text and the places it claims to come from."""

    clause: str
    text: str
    spans: tuple[Pair, ...] = ()
    highlight: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """What a system said to one question.

    Attributes:
        answered: whether it gave an answer.
        confidence: its probability that its best clause answers, also where it then refused.
        kind: of the answer; empty if the system has no kinds.
        notices: codes.
    """

    answered: bool
    confidence: float
    kind: str = ""
    message: str = ""
    quotes: tuple[Quoted, ...] = ()
    events: tuple[EventKey, ...] = ()
    in_force: bool | None = None
    as_of: date | None = None
    notices: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses quoted, in the order of the answer."""
        return tuple(quote.clause for quote in self.quotes)


Ask = Callable[[str], Response]


class System(Protocol):
    """What can be measured."""

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """Answer one question, standing alone."""
        ...

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """The best k clauses, best first, without deciding whether they answer."""
        ...

    def dialogue(self) -> Ask:
        """Begin a dialogue: each call asks its next question."""
        ...


class AssistantSystem:
    """Ereje behind the Protocol; ``assistant`` is what ``Assistant.open()`` gives."""

    def __init__(self, assistant: Any) -> None:
        self._assistant = assistant

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """Answer one question, standing alone."""
        return response_of(self._assistant.ask(question, as_of=as_of).to_dict())

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """The best k clauses, each once."""
        best: dict[str, float] = {}
        for entry in self._assistant.search(question, k=k):
            best.setdefault(str(entry.clause), float(entry.score))
        return tuple(best.items())

    def dialogue(self) -> Ask:
        """Begin a dialogue."""
        conversation = self._assistant.conversation()
        return lambda question: response_of(conversation.ask(question).to_dict())


def response_of(answer: Mapping[str, Any]) -> Response:
    """A response from the public JSON of an answer."""
    day = answer.get("as_of")
    return Response(
        answered=bool(answer["answered"]),
        confidence=float(answer["confidence"]),
        kind=str(answer.get("kind", "")),
        message=str(answer.get("message", "")),
        quotes=tuple(_quoted(quote) for quote in answer.get("quotes", ())),
        events=tuple(event_key(event) for event in answer.get("events", ())),
        in_force=(answer.get("status") or {}).get("in_force"),
        as_of=date.fromisoformat(day) if day else None,
        notices=tuple(answer.get("notice_codes", ())),
    )


def _quoted(quote: Mapping[str, Any]) -> Quoted:
    return Quoted(quote["clause"], quote["text"], _pairs(quote.get("spans", ())), _pairs(quote.get("highlight", ())))


def _pairs(spans: Sequence[Sequence[int]]) -> tuple[Pair, ...]:
    return tuple((int(start), int(end)) for start, end in spans)


def event_key(event: Mapping[str, Any]) -> EventKey:
    """What identifies an event: number, target, kind."""
    return (str(event.get("number") or ""), str(event["target"]), str(event["kind"]))
