"""Acts as an enemy would write them: marks that turn the direction of writing, markup, lists without end.

Owns: how such acts are made, and that they are read, indexed through the real encoder and asked like any other.
"""

from __future__ import annotations

import os
import shutil
from itertools import cycle, islice
from pathlib import Path
from unittest import mock

from assistant.assistant import Assistant
from assistant.errors import BadQuestion
from assistant.settings import Settings
from corpus.library import open_act
from corpus.paths import cache
from tests.factories import act_of, check
from tests.soak.invariants import broken
from tests.soak.questions import MARKUP, STRANGE, Questions
from tests.soak.talk import Tally

LINES, ASKED = 60, 8
NESTED = ("1. Мәтін:", "1) мәтін:", "а) мәтін:", "1.1. мәтін", "- мәтін", "  - мәтін", "> мәтін", "1.1.1.1.1) мәтін;")
ENDLESS = ("1." * 5000 + " мәтін", "1) " * 5000 + "мәтін", "(" * 5000 + "мәтін" + ")" * 5000, "x" * 50_000)


def acts(draw: Questions, folder: Path, count: int) -> Tally:
    """Make so many hostile acts and ask each of them."""
    tally = Tally()
    shutil.copytree(cache() / "models", folder / "hostile" / "models", copy_function=os.link)
    for number in range(count):
        with mock.patch.dict(os.environ, EREJE_HOME=str(folder / "hostile")):
            shutil.rmtree(folder / "hostile" / "index", ignore_errors=True)
            _ask(_text(draw, number), draw, tally)
    return tally


def _text(draw: Questions, number: int) -> str:
    """Lines of the default act, spoilt at random; every third act ends in ten thousand lines of nested lists."""
    lines = open_act().source.splitlines()
    at = draw.random.randrange(max(1, len(lines) - LINES))
    spoilt = [_spoilt(draw, line) for line in lines[at : at + LINES]]
    spoilt.insert(draw.random.randrange(len(spoilt)), draw.random.choice(ENDLESS))
    if number % 3 == 0:
        spoilt += islice(cycle(NESTED), 10_000)
    return "\n".join(spoilt).encode("utf-8", "replace").decode("utf-8")


def _spoilt(draw: Questions, line: str) -> str:
    if draw.maybe(0.5):
        at = draw.at(line)
        line = line[:at] + draw.random.choice(STRANGE) + line[at:]
    return draw.random.choice(MARKUP).format(line) if draw.maybe(0.2) else line


def _ask(text: str, draw: Questions, tally: Tally) -> None:
    act = act_of(text)
    check(act)
    if sum(1 for _ in act.units()) > 500:  # read, but not worth an hour of indexing
        return
    assistant = Assistant(act, Settings(translations=False, expected_questions=False))
    for unit in islice(cycle(act.units()), ASKED):
        question = draw.question() if draw.maybe(0.6) else f"{unit.id.numbers[-1]}-тармақ"
        tally.questions += 1
        try:
            answer = assistant.ask(question)
        except BadQuestion:
            tally.refused += 1
            continue
        tally.answered += answer.answered
        tally.quotes += len(answer.quotes)
        tally.faults += [
            f"hostile act, {question!r}: {fault}" for fault in broken(answer.to_dict(), question, lambda _: text)
        ]
