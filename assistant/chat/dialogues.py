"""The dialogues of the page's readers, in memory only: so that a follow-up, a reload or a change of language finds them.

Owns: which dialogues are kept and for how long. Must not know: how an answer is made or shown.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from assistant.answer import Answer
from assistant.assistant import Assistant, today
from assistant.conversation import Conversation
from assistant.understand.question import read_question, understand

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")  # made at random by the reader's browser, so that nobody guesses it
_MOST = 500
_IDLE = 8 * 3600.0  # seconds
_TURNS = 100  # of one dialogue; the oldest are dropped


class UnknownDialogue(LookupError):
    """No such dialogue is kept, or its id is none."""


@dataclass
class Dialogue:
    """One reader's questions and answers; turns are numbered from 1 and keep their number."""

    talk: Conversation
    answers: dict[int, Answer] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    asked: int = 0
    used: float = 0.0

    def ask(self, question: str, hint: str) -> tuple[int, Answer]:
        """Answer the next question; turn number and answer.

        Args:
            question: as typed.
            hint: the interface's language, taken where the question's own words leave its language open.

        Raises:
            BadQuestion: see ``Assistant.ask``.
        """
        with self.lock:
            answer = self.talk.ask(question, language=self._language(question, hint))
            self.asked += 1
            self.answers[self.asked] = answer
            self.answers.pop(self.asked - _TURNS, None)
            del self.talk.turns[:-_TURNS]
            return self.asked, answer

    def _language(self, question: str, hint: str) -> str | None:
        if self.talk.turns:
            return None
        read = understand(read_question(question, len(question) + 1), today())
        return None if read.sure_of_language else hint


class Dialogues:
    """The dialogues kept, the longest unused dropped first."""

    def __init__(self, assistant: Assistant, clock: Callable[[], float] = time.monotonic) -> None:
        self._assistant, self._clock = assistant, clock
        self._kept: OrderedDict[str, Dialogue] = OrderedDict()
        self._lock = Lock()

    def open(self, name: str) -> Dialogue:
        """The dialogue with this id, begun where there is none yet.

        Raises:
            UnknownDialogue: the id is not one.
        """
        if not _ID.fullmatch(name):
            raise UnknownDialogue(name)
        with self._lock:
            found = self._kept.pop(name, None) or Dialogue(self._assistant.conversation())
            found.used = self._clock()
            self._kept[name] = found
            self._drop()
        return found

    def get(self, name: str) -> Dialogue:
        """The dialogue with this id.

        Raises:
            UnknownDialogue: none is kept.
        """
        with self._lock:
            self._drop()
            if name not in self._kept:
                raise UnknownDialogue(name)
            return self._kept[name]

    def forget(self, name: str) -> None:
        """Drop a dialogue, if it is there."""
        with self._lock:
            self._kept.pop(name, None)

    def _drop(self) -> None:
        oldest = self._clock() - _IDLE
        while self._kept and (len(self._kept) > _MOST or next(iter(self._kept.values())).used < oldest):
            self._kept.popitem(last=False)
