"""Right or wrong: one word about one answer.

Owns: the verdicts. Must not know: averages, files.
"""

from __future__ import annotations

from enum import StrEnum

from eval.measures.exact import judged_parts
from eval.questions import Question
from eval.systems import Response

NOT_ANSWERED = "not_answered"


class Verdict(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    RIGHT_REFUSAL = "right_refusal"
    WRONG = "wrong"  # answered, with another clause, with too few of several, or not exactly
    FALSE_ANSWER = "false_answer"  # answered what the regulation does not tell
    FALSE_REFUSAL = "false_refusal"  # silent on what it tells
    ERROR = "error"  # no answer came; counts as wrong everywhere

    @property
    def good(self) -> bool:
        """Whether the question was handled rightly."""
        return self in (Verdict.RIGHT, Verdict.RIGHT_REFUSAL)


def verdict_of(question: Question, response: Response | None) -> Verdict:
    """The verdict on a response; ``None`` stands for a system that failed."""
    if response is None:
        return Verdict.ERROR
    if question.expected is not None:
        return _exact(question, response)
    if not question.gold:
        return Verdict.FALSE_ANSWER if response.answered else Verdict.RIGHT_REFUSAL
    if not response.answered:
        return Verdict.FALSE_REFUSAL
    return Verdict.RIGHT if quotes_answer(question, response) else Verdict.WRONG


def quotes_answer(question: Question, response: Response) -> bool:
    """Whether the quotes answer: one acceptable clause, or every gold one where several are needed.

    That few others are quoted beside it is measured apart, as clause precision.
    """
    quoted = set(response.clauses)
    return set(question.gold) <= quoted or (len(question.gold) == 1 and bool(question.acceptable & quoted))


def _exact(question: Question, response: Response) -> Verdict:
    assert question.expected is not None
    silence_wanted = question.expected.kind == NOT_ANSWERED
    if all(judged_parts(question.expected, response).values()):
        return Verdict.RIGHT_REFUSAL if silence_wanted else Verdict.RIGHT
    if silence_wanted:
        return Verdict.FALSE_ANSWER if response.answered else Verdict.WRONG
    return Verdict.FALSE_REFUSAL if response.kind == NOT_ANSWERED else Verdict.WRONG
