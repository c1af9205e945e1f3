"""Runs a system over a question set and keeps what became of every question.

Owns: the asking, the clock, the judging of each answer against the law's source. Must not know: which system it is,
averages, reports. It walks the questions, never the results: what gets no answer is recorded as an error.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from corpus.model import Act
from eval.measures import coverage, is_exact, judged_parts
from eval.measures.ranking import DEPTH
from eval.questions import Dialogue, Question, QuestionSet
from eval.records import Coverage, Record
from eval.systems import Pair, Quoted, Ranked, Response, System
from eval.validation import occurrences
from eval.verdict import quotes_answer, verdict_of

Clock = Callable[[], float]
Progress = Callable[[Record], None]
_WARM_UP = "Ереже"  # loads what is loaded lazily, so that the first question's time is a question's time


def run_set(
    system: System, rows: QuestionSet, act: Act, clock: Clock = time.perf_counter, progress: Progress | None = None
) -> tuple[Record, ...]:
    """Ask everything in a set, in its order.

    Args:
        system: what is measured.
        rows: the questions; each yields exactly one record.
        act: the act they ask about; quotes are checked against its source.
        clock: seconds, for the time of an answer.
        progress: told of each record as it comes.
    """
    _said(lambda: system.ask(_WARM_UP))
    records = []
    for record in _records(system, rows, act, clock):
        records.append(record)
        if progress is not None:
            progress(record)
    return tuple(records)


def _records(system: System, rows: QuestionSet, act: Act, clock: Clock) -> Iterator[Record]:
    for question in rows.questions:
        timed = _timed(partial(system.ask, question.question, question.as_of), clock)
        yield _record(question, rows.name, timed, act, ranking=_ranking(system, question))
    for dialogue in rows.dialogues:
        yield from _turns(system, dialogue, rows.name, act, clock)


def _turns(system: System, dialogue: Dialogue, name: str, act: Act, clock: Clock) -> Iterator[Record]:
    ask = system.dialogue()
    for turn in dialogue.turns:
        yield _record(turn, name, _timed(partial(ask, turn.question), clock), act, dialogue=dialogue.id)


Timed = tuple[Response | None, str, float]


def _timed(ask: Callable[[], Response], clock: Clock) -> Timed:
    start = clock()
    response, error = _said(ask)
    return response, error, clock() - start


def _said(ask: Callable[[], Response]) -> tuple[Response | None, str]:
    """An answer, or why none came: a question that breaks the system is a result, not the end of the run."""
    try:
        return ask(), ""
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"


def _ranking(system: System, question: Question) -> tuple[Ranked, ...]:
    if question.expected is not None:
        return ()
    try:
        return tuple(system.rank(question.question, DEPTH))
    except Exception:  # the same failure is told by the answer; a missing ranking scores zero
        return ()


def _record(
    question: Question, name: str, timed: Timed, act: Act, ranking: tuple[Ranked, ...] = (), dialogue: str = ""
) -> Record:
    response, error, seconds = timed
    parts = judged_parts(question.expected, response) if question.expected and response else {}
    return Record(
        question=question,
        set=name,
        response=response,
        verdict=verdict_of(question, response),
        seconds=seconds,
        dialogue=dialogue,
        ranking=ranking,
        parts=tuple(parts.items()),
        exact=tuple(_exact(quote, act) for quote in response.quotes) if response else (),
        shown=_shown(question, response, act),
        marked=_marked(question, response, act),
        error=error,
    )


def _exact(quote: Quoted, act: Act) -> bool:
    """Whether a quote is the stored source of the clause it names, the source itself being the recorded one."""
    intact = hashlib.sha256(act.source.encode("utf-8")).hexdigest() == act.card.sha256
    spans = _spans_of(act, (quote.clause,))
    return intact and bool(spans) and is_exact(quote.text, quote.spans, act.source, spans)


def _spans_of(act: Act, clauses: Iterable[str]) -> list[Pair]:
    known = (act.unit(clause) for clause in clauses if act.has(clause))
    return [(span.start, span.end) for unit in known for span in unit.full_spans]


def _quoted_spans(quotes: Sequence[Quoted]) -> list[Pair]:
    return [span for quote in quotes for span in quote.spans]


def _shown(question: Question, response: Response | None, act: Act) -> Coverage | None:
    """Quoted characters against those of the gold clauses, or of the acceptable clause quoted in their stead."""
    if question.expected is not None or not question.gold or response is None or not response.answered:
        return None
    wanted = question.gold
    if quotes_answer(question, response) and not set(question.gold) <= set(response.clauses):
        wanted = tuple(clause for clause in response.clauses if clause in question.acceptable)
    return coverage(_quoted_spans(response.quotes), _spans_of(act, wanted))


def _marked(question: Question, response: Response | None, act: Act) -> Coverage | None:
    if not question.highlight or response is None or not response.answered:
        return None
    found = [span for words in question.highlight for span in occurrences(question, words, act)]
    marks = [mark for quote in response.quotes for mark in quote.highlight]
    return coverage(marks or _quoted_spans(response.quotes), [(span.start, span.end) for span in found])
