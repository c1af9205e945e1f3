"""The page's own way of asking, for a whole day at once: conversations kept, memory measured between them.

Owns: 2,000 questions in 100 conversations over the page's call, and whether memory stays flat: the second half may not
hold more than the first did, but for what the kept conversations themselves weigh.
"""

from __future__ import annotations

import gc
import json
import secrets
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.assistant import Assistant
from assistant.chat.options import ChatOptions
from tests.chat.support import Live, Running
from tests.soak.questions import Questions

GROWTH = 40  # megabytes that the second half may add beyond the conversations kept
_LANGUAGES = ("kk", "ru", "en")
_PIECES = 8  # measurements
_LONGEST = 4000  # characters: the page sends no longer question


@dataclass
class Day:
    """What was asked, what went wrong, and the memory after each piece (MB), with that of the kept conversations."""

    questions: int = 0
    measured: list[tuple[int, int, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The figures in a line."""
        shown = ", ".join(f"{asked}: {held} ({kept:.0f})" for asked, held, kept in self.measured)
        return f"{self.questions} questions; MB after questions (of which conversations): {shown}; {len(self.faults)} broken"


def day(assistant: Assistant, seed: int, talks: int, turns: int, memory: Callable[[], int]) -> Day:
    """Ask in many conversations, some turns each; ``memory`` tells megabytes held."""
    told, draw = Day(), Questions(seed)
    with warnings.catch_warnings(), Running(assistant, ChatOptions(rate=0, open_browser=False)) as live:
        warnings.simplefilter("ignore")
        for talk in range(talks):
            _converse(live, draw, turns, told)
            if (talk + 1) % max(talks // _PIECES, 1) == 0:
                gc.collect()
                kept = live.service.dialogues.weight / 2**20
                told.measured.append((told.questions, memory(), kept))
                print(f"page: {told.told()}", flush=True)
    told.faults += _grown(told.measured)
    return told


def _grown(measured: list[tuple[int, int, float]]) -> list[str]:
    """A fault where the second half left more behind than its conversations weigh and the allowance."""
    _, half, kept_half = measured[len(measured) // 2 - 1]
    _, end, kept_end = measured[-1]
    left = (end - kept_end) - (half - kept_half)
    return [f"memory grew by {left:.0f} MB in the second half"] if left > GROWTH else []


def _converse(live: Live, draw: Questions, turns: int, told: Day) -> None:
    name, language = secrets.token_hex(16), draw.random.choice(_LANGUAGES)
    for _ in range(turns):
        question = draw.question().encode("utf-8", "replace").decode("utf-8")[:_LONGEST]
        body = json.dumps({"dialogue": name, "question": question, "language": language}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(live.url("/page/ask"), body, headers)
        told.questions += 1
        try:
            with urllib.request.urlopen(request, timeout=120) as reply:
                name = json.load(reply)["dialogue"]
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                told.faults.append(f"{error.code} for {question[:80]!r}")
