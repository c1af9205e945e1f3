"""Random dialogues with the assistant itself: random questions, days, languages, and a clock that jumps.

Owns: how a dialogue is led and what of it is counted. The clock is the only thing replaced.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from unittest import mock

from assistant import assistant as clocked
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.conversation import Conversation
from assistant.errors import BadQuestion
from corpus.library import open_act
from tests.soak.invariants import broken, events_of
from tests.soak.questions import Questions

LANGUAGES = (None, None, None, "kk", "ru", "en")


@dataclass
class Tally:
    """What was done and what went wrong."""

    questions: int = 0
    answered: int = 0
    refused: int = 0
    quotes: int = 0
    events: int = 0
    repeated: int = 0
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The counts in a line."""
        return (
            f"{self.questions} questions, {self.answered} answered, {self.refused} too long or empty, {self.quotes} "
            f"quotes, {self.events} events, {self.repeated} asked again; {len(self.faults)} broken"
        )


def source_of(act: str) -> str:
    """The stored source of an act."""
    return open_act(act).source


def dialogues(assistant: Assistant, draw: Questions, until: float, most: int) -> Tally:
    """Lead dialogues until a moment (``time.monotonic``) or a number of questions is reached."""
    tally = Tally()
    while time.monotonic() < until and tally.questions < most:
        talk = assistant.conversation()
        for _ in range(draw.random.randint(1, 6)):
            with _clock(draw.day()):
                _turn(talk, draw, tally)
    return tally


def _turn(talk: Conversation, draw: Questions, tally: Tally) -> None:
    question, turns = draw.question(), len(talk.turns)
    as_of = draw.day() if draw.maybe(0.2) else None
    language = draw.random.choice(LANGUAGES)
    tally.questions += 1
    try:
        answer = talk.ask(question, as_of, language)
    except BadQuestion:
        tally.refused += 1
        return
    except Exception:  # whatever it is: that is what is looked for
        tally.faults.append(f"{question!r} as of {as_of} in {language}: {traceback.format_exc()}")
        return
    found = _examined(answer, question, as_of, tally)
    if len(talk.turns) != turns + 1:
        found.append("the turn is not kept")
    if turns == 0 and draw.maybe(0.1):
        tally.repeated += 1
        again = talk._assistant.conversation().ask(question, as_of, language)
        if again.to_dict() != answer.to_dict():
            found.append("asked again, it is answered otherwise")
    tally.faults += [f"{question!r} as of {as_of} in {language}, turn {turns + 1}: {fault}" for fault in found]


def _examined(answer: Answer, question: str, as_of: date | None, tally: Tally) -> list[str]:
    record = answer.to_dict()
    tally.answered += answer.answered
    tally.quotes += len(answer.quotes)
    tally.events += sum(1 for _ in events_of(record))
    found = broken(record, question, source_of)
    if as_of is not None and record["as_of"] != as_of.isoformat():
        found.append(f"it is of {record['as_of']}")
    return found


@contextmanager
def _clock(day: date) -> Iterator[None]:
    """The machine's clock, set to any day."""
    with mock.patch.object(clocked, "today", return_value=day):
        yield
