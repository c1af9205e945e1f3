"""A question set against the law it asks about: do the clauses exist, can they answer, is nothing asked twice.

Owns: the checks that need the corpus. Must not know: file formats, systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Act, Span, State
from eval.questions import Question, QuestionSet

_PLACES = ("act",)  # an event's target besides clauses and parts


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, and where."""

    line: int
    id: str
    problem: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.id}: {self.problem}"


def problems(rows: QuestionSet, act: Act) -> tuple[Problem, ...]:
    """Everything in the set that the act contradicts; empty for a good set."""
    found = [Problem(row.line, row.id, problem) for row in rows.all_questions() for problem in _of_question(row, act)]
    return (*found, *_repeated(rows))


def _of_question(row: Question, act: Act) -> Iterator[str]:
    for clause in (*row.gold, *row.also):
        if not act.has(clause):
            yield f"no clause {clause} (nearest: {', '.join(act.nearest(clause)) or 'none'})"
        elif row.expected is None and act.unit(clause).state is State.MISSING:
            yield f"{clause} is missing from the source, so it cannot answer"
    for _, target, _ in row.expected.events if row.expected else ():
        if not _is_place(act, target):
            yield f"no clause, part or act is called {target}"
    for words in row.highlight:
        if len(occurrences(row, words, act)) != 1:
            yield f"the highlight {words!r} does not stand exactly once in the gold clauses"


def _is_place(act: Act, target: str) -> bool:
    return target in _PLACES or act.has(target) or any(part.slug == target for part in act.parts)


def occurrences(row: Question, words: str, act: Act) -> tuple[Span, ...]:
    """Where words stand in the gold clauses' text, each place once."""
    found = set()
    for clause in row.gold:
        for span in act.unit(clause).full_spans if act.has(clause) else ():
            start = act.source.find(words, span.start, span.end)
            while start >= 0:
                found.add(Span(start, start + len(words)))
                start = act.source.find(words, start + 1, span.end)
    return tuple(sorted(found))


def _repeated(rows: QuestionSet) -> Iterator[Problem]:
    seen: dict[str, Question] = {}
    for row in rows.questions:
        first = seen.setdefault(" ".join(row.question.casefold().split()), row)
        if first is not row:
            yield Problem(row.line, row.id, f"asks what {first.id} on line {first.line} asks")
