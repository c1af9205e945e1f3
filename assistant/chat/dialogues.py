"""The dialogues of the page's readers, in memory only: so that a follow-up, a reload or a change of language finds them.

Owns: which dialogues are kept, how long, and how much memory they may take. Must not know: how an answer is made or
shown.
"""

from __future__ import annotations

import gc
import re
import secrets
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from threading import Lock
from types import FunctionType, ModuleType

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.clock import today
from assistant.conversation import Conversation
from assistant.dialogue import State, command_of
from assistant.understand.question import read_question, understand
from corpus.model import Act
from corpus.selection import Selection

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")  # made at random by the reader's browser, so that nobody guesses it
_IDLE = 8 * 3600.0  # seconds
_TURNS = 100  # of one dialogue; the oldest are dropped
_BARE = 4096  # bytes, generously, of a dialogue without turns
_SHARED = (Act, Enum, type, ModuleType, FunctionType, re.Pattern)


class UnknownDialogue(LookupError):
    """No such dialogue is kept, or its id is none."""


@dataclass
class Dialogue:
    """One reader's questions and answers; turns are numbered from 1 and keep their number.

    Attributes:
        answers: by turn.
        states: what each turn left, by turn, and how many states there were then.
        days: the day that the reader chose, by turn; none where the question tells it or today is meant.
        scopes: the acts that the reader chose, by turn; none where all are meant.
        weight: bytes that it takes in memory.
    """

    talk: Conversation
    answers: dict[int, Answer] = field(default_factory=dict)
    states: dict[int, tuple[State, int]] = field(default_factory=dict)
    days: dict[int, date] = field(default_factory=dict)
    scopes: dict[int, Selection] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    weights: dict[int, int] = field(default_factory=dict)
    weight: int = _BARE
    asked: int = 0
    used: float = 0.0

    def ask(
        self, question: str, hint: str, largest: int, as_of: date | None = None, within: Selection | None = None
    ) -> tuple[int, Answer]:
        """Answer the next question; turn number and answer.

        Args:
            question: as typed.
            hint: the interface's language, taken where the question's own words leave its language open.
            largest: bytes that the dialogue may take in memory; its oldest turns are dropped first.
            as_of: the day asked about, where the reader chose one.
            within: the acts to answer from, where the reader chose any.

        Raises:
            BadQuestion: see ``Assistant.ask``.
        """
        with self.lock:
            answer = self.talk.ask(question, as_of, self._language(question, hint), within)
            self.asked += 1
            self.answers[self.asked] = answer
            self.days |= {self.asked: as_of} if as_of is not None else {}
            self.scopes |= {self.asked: within} if within else {}
            self.states[self.asked] = (self.talk.turns[-1], len(self.talk.turns))
            self.weights[self.asked] = weight(answer, self.talk.turns[-1])
            while len(self.answers) > 1 and (len(self.answers) > _TURNS or sum(self.weights.values()) > largest):
                oldest = next(iter(self.answers))
                del self.answers[oldest], self.weights[oldest], self.states[oldest]
                self.days.pop(oldest, None)
                self.scopes.pop(oldest, None)
            del self.talk.turns[: -len(self.answers)]
            self.weight = _BARE + sum(self.weights.values())
            return self.asked, answer

    def _language(self, question: str, hint: str) -> str | None:
        """The language to answer in where a question's words leave it open, as a single word does."""
        read = understand(read_question(question, len(question) + 1), today())
        single = len(question.split()) == 1 and command_of(read.text) is None
        if self.talk.turns:
            return self.talk.turns[-1].language if single else None
        return None if read.sure_of_language and not single else hint

    def copied(self, talk: Conversation, after: int) -> Dialogue:
        """The same dialogue up to a turn, to go on differently from there."""
        with self.lock:
            kept = [turn for turn in self.answers if turn <= after]
            found = Dialogue(talk, asked=after)
            found.days = {turn: day for turn, day in self.days.items() if turn <= after}
            found.scopes = {turn: scope for turn, scope in self.scopes.items() if turn <= after}
            for turn in kept:
                found.answers[turn], found.weights[turn] = self.answers[turn], self.weights[turn]
                found.states[turn] = self.states[turn]
            if kept:
                talk.turns = [self.states[turn][0] for turn in kept][-self.states[kept[-1]][1] :]
            found.weight = _BARE + sum(found.weights.values())
        return found


class Dialogues:
    """The dialogues kept, the longest unused dropped first."""

    def __init__(
        self, assistant: Assistant, largest: int = 64 * 2**20, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._assistant, self._largest, self._clock = assistant, largest, clock
        self._kept: OrderedDict[str, Dialogue] = OrderedDict()
        self._lock = Lock()

    def ask(
        self,
        name: str,
        question: str,
        hint: str,
        as_of: date | None = None,
        after: int | None = None,
        within: Selection | None = None,
    ) -> tuple[str, int, Answer]:
        """Answer the next question of a dialogue, begun where there is none yet; its id, turn and answer.

        Args:
            name: id of the dialogue.
            question: see ``Dialogue.ask``.
            hint: see ``Dialogue.ask``.
            as_of: see ``Dialogue.ask``.
            after: the turn that the reader sees last. Where the dialogue has gone further, in another window or before
                its reader changed a question, a copy up to that turn goes on under an id of its own.
            within: see ``Dialogue.ask``.

        Raises:
            UnknownDialogue: the id is not one.
            BadQuestion: see ``Assistant.ask``.
        """
        found = self._open(name)
        if after is not None and after < found.asked:
            name, found = self._fork(found, after)
        elif after is not None:  # where the dialogue was dropped, its turns keep their numbers for the reader
            found.asked = after
        answered = found.ask(question, hint, self._largest, as_of, within)
        with self._lock:
            self._shrink()
        return name, *answered

    def _fork(self, found: Dialogue, after: int) -> tuple[str, Dialogue]:
        name, copy = secrets.token_hex(16), found.copied(self._assistant.conversation(), after)
        copy.used = self._clock()
        with self._lock:
            self._kept[name] = copy
        return name, copy

    def _open(self, name: str) -> Dialogue:
        if not _ID.fullmatch(name):
            raise UnknownDialogue(name)
        with self._lock:
            found = self._kept.pop(name, None) or Dialogue(self._assistant.conversation())
            found.used = self._clock()
            self._kept[name] = found
            self._drop_idle()
        return found

    def get(self, name: str) -> Dialogue:
        """The dialogue with this id.

        Raises:
            UnknownDialogue: none is kept.
        """
        with self._lock:
            self._drop_idle()
            if name not in self._kept:
                raise UnknownDialogue(name)
            return self._kept[name]

    def forget(self, name: str) -> None:
        """Drop a dialogue, if it is there."""
        with self._lock:
            self._kept.pop(name, None)

    @property
    def weight(self) -> int:
        """The bytes that all dialogues take in memory."""
        with self._lock:
            return sum(kept.weight for kept in self._kept.values())

    def _drop_idle(self) -> None:
        oldest = self._clock() - _IDLE
        while self._kept and next(iter(self._kept.values())).used < oldest:
            self._kept.popitem(last=False)

    def _shrink(self) -> None:
        """Drop the longest unused dialogues while all together are too large."""
        total = sum(kept.weight for kept in self._kept.values())
        while total > self._largest and len(self._kept) > 1:
            total -= self._kept.popitem(last=False)[1].weight


def weight(*things: object) -> int:
    """The bytes of some values with all that they hold; not of the act, which everybody shares."""
    total, seen, left = 0, set[int](), list(things)
    while left:
        thing = left.pop()
        if id(thing) in seen or isinstance(thing, _SHARED):
            continue
        seen.add(id(thing))
        total += sys.getsizeof(thing)
        left += gc.get_referents(thing)
    return total
