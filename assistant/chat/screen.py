"""What the page's script may call: a typed request in, a dictionary out, errors in the reader's words.

Owns: the page's calls and what they answer. Must not know: gradio, how markup looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from assistant.answer import Answer
from assistant.chat.cards import card
from assistant.chat.dialogues import UnknownDialogue
from assistant.chat.feedback import LONGEST_COMMENT, BadFeedback, record
from assistant.chat.schema import Lang, Model
from assistant.chat.service import LOG, Service, mended
from assistant.chat.strings import say
from assistant.errors import BadQuestion

Reply: TypeAlias = dict[str, Any]


class Call(Model):
    """Whose dialogue a call is about, and the language of its page."""

    dialogue: str
    language: Lang


class Asked(Call):
    """The next question of a dialogue."""

    question: str


class Judged(Call):
    """What a reader says of an answer."""

    turn: int
    verdict: Literal["right", "wrong", "missing"]
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""


class Refused(Exception):
    """A call cannot be answered; the words are for the reader."""

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


class Screen:
    """The calls of one server's pages; each raises ``Refused`` where it has no answer."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, sent: Asked) -> Reply:
        """Answer the next question of a dialogue: its card, what a screen reader says, what to show in the act."""
        with _in_words(sent.language):
            try:
                turn, answer = self._service.ask_in(sent.dialogue, sent.question, sent.language)
            except BadQuestion as error:
                longest = self._service.assistant.settings.longest
                key = "too_long" if sent.question.strip() else "empty"
                raise Refused(400, say(key, sent.language, longest=longest)) from error
            return {
                "turn": turn,
                "html": str(card(answer, turn)),
                "spoken": spoken(answer),
                "quotes": self._places(answer),
            }

    def restore(self, sent: Call) -> Reply:
        """The cards of a dialogue that the page was opened with again; none where it is not kept."""
        with _in_words(sent.language):
            try:
                kept = self._service.dialogues.get(sent.dialogue)
            except UnknownDialogue:
                return {"cards": [], "quotes": []}
            with kept.lock:
                turns = sorted(kept.answers.items())
            cards = [
                {"turn": turn, "html": str(card(answer, turn)), "question": answer.question} for turn, answer in turns
            ]
            return {"cards": cards, "quotes": self._places(turns[-1][1]) if turns else []}

    def forget(self, sent: Call) -> Reply:
        """Drop a dialogue: its reader starts over."""
        self._service.dialogues.forget(sent.dialogue)
        return {}

    def feedback(self, sent: Judged) -> Reply:
        """Keep what a reader says of an answer."""
        with _in_words(sent.language):
            try:
                answer = self._service.dialogues.get(sent.dialogue).answers[sent.turn]
                record(answer, sent.verdict, mended(sent.comment))
            except (BadFeedback, OSError) as error:
                LOG.error("feedback not kept: %s", error)
                raise Refused(503, say("failed", sent.language)) from error
            return {"thanks": say("feedback_thanks", answer.language)}

    def _places(self, answer: Answer) -> list[Reply]:
        """The clauses quoted of the act that the page shows: the answering words, else the whole quote."""
        return [
            {
                "clause": quote.clause,
                "spans": [[span.start, span.end] for span in quote.highlight or quote.spans],
                "exact": bool(quote.highlight),
            }
            for quote in answer.quotes
            if quote.act.id == self._service.act.id
        ]

    def answers(self, sent: Call) -> list[Answer]:
        """The answers of a dialogue, in order."""
        with _in_words(sent.language):
            kept = self._service.dialogues.get(sent.dialogue)
            with kept.lock:
                return [answer for _, answer in sorted(kept.answers.items())]


@contextmanager
def _in_words(language: str) -> Iterator[None]:
    """Whatever goes wrong is said in the reader's language, and nothing of a defect is shown."""
    try:
        yield
    except Refused:
        raise
    except (UnknownDialogue, KeyError) as error:
        raise Refused(404, say("dialogue_gone", language)) from error
    except Exception as error:
        LOG.exception("a call of the page failed")
        raise Refused(500, say("failed", language)) from error


def spoken(answer: Answer) -> str:
    """What a screen reader announces once an answer has come."""
    return " ".join([*answer.message.splitlines()[:1], *(quote.text[:300] for quote in answer.quotes[:1])])
