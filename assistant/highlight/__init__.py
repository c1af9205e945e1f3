"""The words inside a quoted clause that answer a question, as exact spans of the source.

Owns: ``highlight``, the one door: what the clause's marked questions say, else the rules over the morphology of Kazakh
and the question words of three languages. Must not know: how the clause was found, how a mark is drawn; no model, no
state, nothing read from disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.highlight.asked import read
from assistant.highlight.clause import Clause
from assistant.highlight.doers import no_doer, of_the_doer
from assistant.highlight.learned import Neighbour, voted
from assistant.highlight.marks import spans_of
from assistant.highlight.rules import answer_in
from corpus.model import Act, Span

__all__ = ["Neighbour", "highlight"]


def highlight(act: Act, spans: Sequence[Span], question: str, near: Iterable[Neighbour] = ()) -> tuple[Span, ...]:
    """The words of the quoted paragraphs that answer the question.

    Args:
        act: the act that is quoted.
        spans: the paragraphs of the clause that answers; two where a page break tore one.
        question: in Kazakh, Russian or English, in any usual way of typing.
        near: the clause's marked questions, and how near each lies to this one.

    Returns:
        Spans of the source inside the given ones, in order and apart from each other; where nothing narrower can be
        justified, the paragraphs without number and closing signs. Empty only where the spans hold no word.
    """
    clause = Clause.read(act.source, spans)
    if not clause.words:
        return ()
    asked = read(question)
    marks = voted(act, spans, near, question) or spans_of(clause, answer_in(clause, asked))
    if asked.doer and any(no_doer(clause, mark) for mark in marks):
        return spans_of(clause, of_the_doer(clause, asked))
    return marks
