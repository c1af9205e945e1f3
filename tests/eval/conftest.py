"""Factories of the evaluation's tests: a small set over the default act, and records without a system."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corpus.library import open_act
from corpus.model import Act
from eval.questions import Dialogue, Question, QuestionSet, question_of
from eval.records import Record
from eval.systems import Quoted, Response
from eval.verdict import verdict_of

APOSTILLE = "Сот құжаттарына апостильді кім қояды?"


def row(**given: Any) -> Question:
    """A question; unless told otherwise it is answered by regulation/18."""
    base: dict[str, Any] = {"id": "q", "language": "kk", "question": "Кім?", "style": "plain"}
    if "kind" not in given and "gold" not in given:
        given["gold"] = ["regulation/18"]
    if given.get("gold") == []:
        given.setdefault("reason", "not told")
    return question_of({**base, **given})


def answer(*clauses: str, confidence: float = 0.9, **given: Any) -> Response:
    """A response that quotes these clauses."""
    quotes = tuple(Quoted(clause, "", ()) for clause in clauses)
    return Response(answered=given.pop("answered", bool(clauses)), confidence=confidence, quotes=quotes, **given)


def judged(question: Question, response: Response | None, *ranked: str, seconds: float = 0.1) -> Record:
    """A record with its verdict."""
    ranking = tuple((clause, 1.0 / rank) for rank, clause in enumerate(ranked, 1))
    verdict = verdict_of(question, response)
    return Record(question, "dev", response, verdict, seconds=seconds, ranking=ranking)


@pytest.fixture(scope="session")
def act() -> Act:
    return open_act()


@pytest.fixture(name="row")
def _row() -> Callable[..., Question]:
    return row


@pytest.fixture(name="answer")
def _answer() -> Callable[..., Response]:
    return answer


@pytest.fixture(name="judged")
def _judged() -> Callable[..., Record]:
    return judged


@pytest.fixture
def rows() -> QuestionSet:
    """Every form of question: content, several clauses, unanswerable, history, reference, status, and a dialogue."""
    event = ["16", "regulation/7", "restated"]
    questions = (
        row(id="a", question=APOSTILLE, gold=["regulation/15/22"], highlight=["апостиль"]),
        row(id="b", question="Кто назначает руководителя?", language="ru", style="lay", also=["regulation/19"]),
        row(id="c", question="Who and who?", language="en", style="multi", gold=["regulation/18", "regulation/19"]),
        row(id="d", question="Жалақысы қанша?", style="near-miss", gold=[]),
        row(id="e", question="Какая погода?", language="ru", style="chit-chat", gold=[]),
        row(id="f", question="7-тармақ қашан өзгерді?", kind="history", clauses=["regulation/7"], events=[event]),
        row(id="g", question="15-тармақтың 22) тармақшасы", kind="reference", clauses=["regulation/15/22"]),
        row(id="h", question="В силе ли в 2015?", kind="status", in_force=True, as_of="2015-06-30",
            events=[["106", "act", "repealed"]], period=["2015-01-01", "2015-12-31"]),
        row(id="i", question="30-тармақ", kind="not_answered", notices=["absent"]),
    )  # fmt: skip
    turns = (
        row(id="x#1", question="Басшыны кім тағайындайды?", style="", kind="clause", clauses=["regulation/18"]),
        row(id="x#2", question="рахмет", style="", kind="not_answered"),
    )
    return QuestionSet("dev", questions, (Dialogue("x", "kk", turns),))
