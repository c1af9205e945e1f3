"""Of the answers that several acts give to one question, the one that is likeliest right.

Owns: the order of answers. Must not know: how an answer was found. What another act answers as well is not lost: its
clauses stand among the related ones, each with its act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Related

_RELATED = 3
_LOOKED_UP = 0.9  # how much a look-up, whose own confidence is 1, speaks for its act
_SUREST, _LEAST_SURE = 0.97, 0.02
CONTENT = (AnswerKind.CLAUSE, AnswerKind.CLAUSES, AnswerKind.LIKELY)


def likeliest(answers: Sequence[Answer]) -> Answer:
    """The likeliest answer; of equal ones that of the act named first."""
    if len(answers) == 1:
        return answers[0]
    return gathered(sorted(answers, key=lambda answer: (not answer.answered, not answer.likely, -answer.confidence)))


def odds(answer: Answer) -> float:
    """How much an answer speaks for its act: the odds that it is right, as the decision was calibrated."""
    sure = answer.confidence if answer.kind in (*CONTENT, AnswerKind.NOT_ANSWERED) else _LOOKED_UP
    sure = min(max(sure, _LEAST_SURE), _SUREST)
    return sure / (1 - sure)


def gathered(ranked: Sequence[Answer]) -> Answer:
    """The first answer, with what the others found besides among its related clauses."""
    best, others = ranked[0], ranked[1:]
    near = [*best.related] if best.answered else [_of(answer, entry) for answer in ranked for entry in answer.related]
    also = [entry for answer in others if answer.answered for entry in _quoted(answer)]
    offered = [entry for entry in (*near, *also) if entry.quote is not None or not best.likely]
    chosen = sorted(offered, key=lambda entry: -entry.score)[:_RELATED]
    return replace(best, related=tuple(chosen))


def _of(answer: Answer, entry: Related) -> Related:
    return replace(entry, act=entry.act or answer.act.id)


def _quoted(answer: Answer) -> list[Related]:
    return [Related(quote.clause, quote.citation, answer.confidence, answer.act.id) for quote in answer.quotes]
