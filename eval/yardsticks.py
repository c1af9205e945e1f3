"""Systems whose scores are known beforehand: what the measures must say of them, or the measures are wrong.

Owns: the oracle, chance, the ever silent and the ever talking. Must not know: models. Asked by the same words, an
oracle gives the same answer, so sets whose questions repeat word for word cannot be checked with it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.model import Act
from eval.questions import Question, QuestionSet
from eval.systems import Ask, Quoted, Ranked, Response

_SILENT = Response(answered=False, confidence=0.0, kind="not_answered")


class Oracle:
    """Knows what is wanted and says exactly that."""

    def __init__(self, rows: QuestionSet, act: Act) -> None:
        self._act = act
        self._known = {question.question: question for question in rows.questions}
        self._dialogues = iter(rows.dialogues)

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """Say what is wanted; silent on what is in no set."""
        known = self._known.get(question)
        return said(known, self._act) if known else _SILENT

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """Gold clauses, then the acceptable ones."""
        known = self._known.get(question)
        wanted = (*known.gold, *known.also) if known else ()
        return tuple((clause, 1.0 / rank) for rank, clause in enumerate(wanted[:k], 1))

    def dialogue(self) -> Ask:
        """The next dialogue of the set, turn by turn."""
        turns = iter(next(self._dialogues).turns)
        return lambda question: said(next(turns), self._act)


def said(question: Question, act: Act) -> Response:
    """The answer that a question wants."""
    expected = question.expected
    if not question.answerable:
        return replace(_SILENT, notices=expected.notices if expected else ())
    quotes = tuple(quoted(clause, act, question.highlight) for clause in question.gold)
    if expected is None:
        return Response(answered=True, confidence=1.0, kind="clause", quotes=quotes)
    return Response(
        answered=True,
        confidence=1.0,
        kind=expected.kind,
        quotes=quotes,
        events=expected.events,
        in_force=expected.in_force,
        as_of=expected.as_of,
        notices=expected.notices,
    )


def quoted(clause: str, act: Act, marks: Sequence[str] = ()) -> Quoted:
    """A whole clause, exactly, with some of its words marked."""
    spans = tuple((span.start, span.end) for span in act.unit(clause).full_spans)
    found = [(place, place + len(m)) for m in marks for s, e in spans if (place := act.source.find(m, s, e)) >= 0]
    return Quoted(clause, "".join(act.source[start:end] for start, end in spans), spans, tuple(found))


class Chance:
    """Ranks all clauses anyhow, answers with the first, and is sure of nothing. Seeded."""

    def __init__(self, act: Act, seed: int, confidence: float | None = None) -> None:
        self._act, self._random, self._confidence = act, random.Random(seed), confidence  # noqa: S311
        self._clauses = [str(unit.id) for unit in act.units() if unit.own_spans]

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """Some clause."""
        chosen, confidence = self._random.choice(self._clauses), self._confidence
        sure = self._random.random() if confidence is None else confidence
        return Response(answered=True, confidence=sure, kind="clause", quotes=(quoted(chosen, self._act),))

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """Some clauses."""
        return tuple((clause, 1.0) for clause in self._random.sample(self._clauses, k))

    def dialogue(self) -> Ask:
        """No memory."""
        return self.ask


class Silent:
    """Never answers."""

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """Nothing."""
        return _SILENT

    def rank(self, question: str, k: int) -> Sequence[Ranked]:
        """Nothing."""
        return ()

    def dialogue(self) -> Ask:
        """Nothing."""
        return self.ask


class Talker(Oracle):
    """Knows every clause that is wanted, and answers also where nothing is: always with the act's first clause."""

    def ask(self, question: str, as_of: date | None = None) -> Response:
        """What is wanted, or anything."""
        wanted = super().ask(question)
        if wanted.answered:
            return wanted
        first = next(str(unit.id) for unit in self._act.units() if unit.own_spans)
        return Response(answered=True, confidence=1.0, kind="clause", quotes=(quoted(first, self._act),))
