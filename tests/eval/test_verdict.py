"""One word about one answer, and the parts of an exact one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from eval.measures import judged_parts
from eval.questions import Question
from eval.systems import Response
from eval.verdict import Verdict, verdict_of

Row = Callable[..., Question]
Answer = Callable[..., Response]
ADOPTED, RESTATED, REPEALED = ("1093", "act", "adopted"), ("660", "regulation", "restated"), ("106", "act", "repealed")
LAST = ("16", "regulation/7", "restated")


@pytest.mark.parametrize(
    ("gold", "also", "quoted", "verdict"),
    [
        (["regulation/18"], [], ["regulation/18"], "right"),
        (["regulation/18"], ["regulation/19"], ["regulation/19"], "right"),  # as good a first hit
        (["regulation/18"], [], ["regulation/19"], "wrong"),
        (["regulation/15/22"], [], ["regulation/15"], "wrong"),  # the clause is not its subclause
        (["regulation/18", "regulation/19"], [], ["regulation/18"], "wrong"),  # one of two is no answer
        (["regulation/18", "regulation/19"], [], ["regulation/19", "regulation/18"], "right"),
        (["regulation/18", "regulation/19"], ["regulation/20"], ["regulation/20"], "wrong"),
        (["regulation/18"], [], [], "false_refusal"),
        ([], [], ["regulation/18"], "false_answer"),
        ([], [], [], "right_refusal"),
    ],
)
def test_content(row: Row, answer: Answer, gold: list[str], also: list[str], quoted: list[str], verdict: str) -> None:
    assert verdict_of(row(gold=gold, also=also) if gold else row(gold=[]), answer(*quoted)) == verdict


def test_no_answer_is_an_error_even_where_silence_is_right(row: Row) -> None:
    assert verdict_of(row(gold=[]), None) is Verdict.ERROR
    assert not Verdict.ERROR.good


def history(row: Row) -> Question:
    return row(kind="history", clauses=["regulation/7"], events=[list(LAST)])


def test_context_beside_a_clauses_events_does_no_harm(row: Row, answer: Answer) -> None:
    said = answer("regulation/7", kind="history", events=(ADOPTED, RESTATED, LAST, REPEALED))
    assert all(judged_parts(history(row).expected, said).values())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "events", [(), (LAST, ("151", "regulation/8", "restated")), (("16", "regulation/7", "amended"),)]
)
def test_events_are_exactly_right_or_wrong(row: Row, answer: Answer, events: tuple[tuple[str, str, str], ...]) -> None:
    parts = judged_parts(history(row).expected, answer("regulation/7", kind="history", events=events))  # type: ignore[arg-type]
    assert parts == {"kind": True, "clauses": True, "events": False, "notices": True}


def test_where_the_act_is_asked_about_its_events_count(row: Row, answer: Answer) -> None:
    wanted = row(kind="status", events=[list(REPEALED)], in_force=False)
    assert verdict_of(wanted, answer(kind="status", answered=True, events=(REPEALED,), in_force=False)) == "right"
    assert (
        verdict_of(wanted, answer(kind="status", answered=True, events=(ADOPTED, REPEALED), in_force=False)) == "wrong"
    )
    assert verdict_of(wanted, answer(kind="status", answered=True, events=(REPEALED,), in_force=None)) == "wrong"


def test_a_never_changed_clause(row: Row, answer: Answer) -> None:
    wanted = row(kind="history", clauses=["regulation/18"], events=[], notices=["never_changed"])
    given = answer("regulation/18", kind="history", events=(ADOPTED, RESTATED), notices=("never_changed",))
    assert verdict_of(wanted, given) == "right"
    assert verdict_of(wanted, answer("regulation/18", kind="history")) == "wrong"  # the notice is missing


def test_references_keep_the_acts_order(row: Row, answer: Answer) -> None:
    wanted = row(kind="reference", clauses=["regulation/7", "regulation/8"])
    assert verdict_of(wanted, answer("regulation/7", "regulation/8", kind="reference")) == "right"
    assert verdict_of(wanted, answer("regulation/8", "regulation/7", kind="reference")) == "wrong"


@pytest.mark.parametrize(
    ("day", "notices", "verdict"),
    [
        (date(2014, 1, 1), (), "right"),  # any day of the year asked about
        (date(2014, 12, 31), ("translated",), "right"),  # a notice of another matter stands beside
        (date(2015, 1, 1), (), "wrong"),
        (None, (), "wrong"),
        (date(2014, 6, 30), ("earlier_wording",), "wrong"),  # casts doubt on a wording that held
    ],
)
def test_dated_questions(row: Row, answer: Answer, day: date, notices: tuple[str, ...], verdict: str) -> None:
    wanted = row(kind="clause", clauses=["regulation/18"], as_of="2014-06-30", period=["2014-01-01", "2014-12-31"])
    given = answer("regulation/18", "regulation/19", kind="clauses", as_of=day, notices=notices)
    assert verdict_of(wanted, given) == verdict


def test_a_status_before_adoption_may_say_so(row: Row, answer: Answer) -> None:
    wanted = row(kind="status", events=[list(REPEALED)], in_force=False, as_of="2009-06-30")
    given = answer(kind="status", answered=True, events=(REPEALED,), in_force=False, as_of=date(2009, 6, 30),
                   notices=("before_adoption",))  # fmt: skip
    assert verdict_of(wanted, given) == "right"


def test_silence_wanted_and_not(row: Row, answer: Answer) -> None:
    absent = row(kind="not_answered", notices=["absent"])
    silent = answer(kind="not_answered", notices=("absent",))
    assert verdict_of(absent, silent) == "right_refusal"
    assert verdict_of(absent, answer("regulation/3", kind="reference")) == "false_answer"
    assert verdict_of(absent, answer(kind="not_answered")) == "wrong"  # silent, but not told why
    assert verdict_of(history(row), silent) == "false_refusal"
