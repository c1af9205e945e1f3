"""What the page's script may call, as plain functions: a dictionary in, a dictionary out, errors in the reader's words.

Owns: the page's calls and what they answer. Must not know: gradio, HTTP, how markup looks. Nothing that a browser sends
is trusted: every value is checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from assistant.answer import Answer
from assistant.chat.cards import card
from assistant.chat.dialogues import UnknownDialogue
from assistant.chat.feedback import LONGEST_COMMENT, BadFeedback, record
from assistant.chat.service import LOG, Service, mended
from assistant.chat.strings import LANGUAGES, say
from assistant.errors import BadQuestion

Reply: TypeAlias = dict[str, Any]


class Screen:
    """The calls of one server's pages."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, sent: object, client: str) -> Reply:
        """Answer the next question of a dialogue: its card, what a screen reader says, what to show in the act."""
        return self._guarded(self._ask, sent, client, counted=True)

    def restore(self, sent: object, client: str) -> Reply:
        """The cards of a dialogue that the page was opened with again; none where it is not kept."""
        return self._guarded(self._restore, sent, client)

    def forget(self, sent: object, client: str) -> Reply:
        """Drop a dialogue: its reader starts over."""
        return self._guarded(self._forget, sent, client)

    def feedback(self, sent: object, client: str) -> Reply:
        """Keep what a reader says of an answer."""
        return self._guarded(self._feedback, sent, client, counted=True)

    def _guarded(
        self, call: Callable[[Mapping[str, str], str], Reply], sent: object, client: str, *, counted: bool = False
    ) -> Reply:
        """Run a call; whatever goes wrong is said in the reader's language and never shows a traceback."""
        values = sent if isinstance(sent, Mapping) else {}
        told = {str(key): mended(str(value)) for key, value in values.items()}
        language = told.get("language", "")
        language = language if language in LANGUAGES else "kk"
        wait = self._service.limiter.wait(client) if counted else 0
        if wait:
            return {"error": say("too_fast", language, seconds=wait)}
        try:
            return call(told, language)
        except (UnknownDialogue, KeyError):
            return {"error": say("dialogue_gone", language)}
        except Exception:
            LOG.exception("a call of the page failed")
            return {"error": say("failed", language)}

    def _ask(self, told: Mapping[str, str], language: str) -> Reply:
        question = told.get("question", "")
        try:
            turn, answer = self._service.ask_in(told["dialogue"], question, language)
        except BadQuestion:
            longest = self._service.assistant.settings.longest
            return {"error": say("too_long", language, longest=longest) if question.strip() else say("empty", language)}
        return {"turn": turn, "html": str(card(answer, turn)), "spoken": spoken(answer), "quotes": _places(answer)}

    def _restore(self, told: Mapping[str, str], language: str) -> Reply:
        try:
            kept = self._service.dialogues.get(told["dialogue"])
        except UnknownDialogue:
            return {"cards": []}
        with kept.lock:
            turns = sorted(kept.answers.items())
        cards = [{"turn": turn, "html": str(card(answer, turn)), "question": answer.question} for turn, answer in turns]
        return {"cards": cards, "quotes": _places(turns[-1][1]) if turns else []}

    def _forget(self, told: Mapping[str, str], language: str) -> Reply:
        self._service.dialogues.forget(told["dialogue"])
        return {}

    def _feedback(self, told: Mapping[str, str], language: str) -> Reply:
        answer = self._service.dialogues.get(told["dialogue"]).answers[int(told["turn"])]
        try:
            record(answer, told["verdict"], told.get("comment", "")[:LONGEST_COMMENT])
        except BadFeedback as error:
            LOG.warning("feedback not kept: %s", error)
            return {"error": say("failed", language)}
        return {"thanks": say("feedback_thanks", answer.language)}


def spoken(answer: Answer) -> str:
    """What a screen reader announces once an answer has come."""
    return " ".join([*answer.message.splitlines()[:1], *(quote.text[:300] for quote in answer.quotes[:1])])


def _places(answer: Answer) -> list[Reply]:
    """The quoted clauses with the spans that the act's text marks: the answering words, else the whole quote."""
    return [
        {
            "clause": quote.clause,
            "spans": [[span.start, span.end] for span in quote.highlight or quote.spans],
            "exact": bool(quote.highlight),
        }
        for quote in answer.quotes
    ]
