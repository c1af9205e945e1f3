"""What is marked in a clause: exact words for a table of questions, and what holds for any question and any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.highlight import highlight
from corpus.library import open_act
from corpus.model import Act, Span
from tests.assistant.highlight.cases_answers import ANSWERS

ACT = open_act()
QUOTED = [unit.own_spans for unit in ACT.units() if unit.own_spans]
WORDS = """
кім қандай қашан қайда қайдан кіммен келісім бойынша бола ма неге басшы департамент мүлік бекітеді
who whom which when where may not consent budget deputies
кто кого с согласия когда откуда можно ли почему 2019 № ( ) " ? -
"""
QUESTIONS = st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join) | st.text(max_size=60)


@pytest.mark.parametrize(("clause", "question", "expected"), ANSWERS, ids=[question for _, question, _ in ANSWERS])
def test_the_words_that_answer(act: Act, clause: str, question: str, expected: tuple[str, ...]) -> None:
    marks = highlight(act, act.unit(clause).own_spans, question)
    assert tuple(mark.of(act.source) for mark in marks) == expected


def test_the_table_is_long_enough() -> None:
    assert len(ANSWERS) >= 40


@given(spans=st.sampled_from(QUOTED), question=QUESTIONS)
def test_marks_lie_inside_in_order_apart_and_hold_words(spans: tuple[Span, ...], question: str) -> None:
    marks = highlight(ACT, spans, question)
    assert marks
    assert all(any(span.covers(mark) for span in spans) for mark in marks)
    assert all(left.end < right.start for left, right in pairwise(marks))
    for mark in marks:
        text = mark.of(ACT.source)
        assert text == text.strip()
        assert any(sign.isalnum() for sign in text)


@given(spans=st.sampled_from(QUOTED), question=QUESTIONS)
def test_marks_keep_whole_words_without_number_and_closing_signs(spans: tuple[Span, ...], question: str) -> None:
    for mark in highlight(ACT, spans, question):
        before, after = ACT.source[mark.start - 1], ACT.source[mark.end : mark.end + 1]
        text = mark.of(ACT.source)
        assert not (before.isalnum() and text[0].isalnum())
        assert not (after.isalnum() and text[-1].isalnum())
        assert text[-1] not in ".,;:!?"
        assert not (mark.start in {span.start for span in spans} and text.split()[0].rstrip(").-0123456789") == "")


@given(question=QUESTIONS)
def test_a_page_break_divides_a_mark(question: str) -> None:
    spans = ACT.unit("regulation/24").own_spans
    assert all("\n" not in mark.of(ACT.source) for mark in highlight(ACT, spans, question))


@given(text=st.text(alphabet='аәбгғіқтыңнде ,.;:()"-1\n', max_size=80), question=QUESTIONS)
def test_any_text_can_be_read(text: str, question: str) -> None:
    act = Act(ACT.card, text, (), (), (), (), ())
    whole = Span(0, len(text))
    marks = highlight(act, [whole], question)
    assert bool(marks) == any(sign.isalnum() for sign in text)
    assert all(whole.covers(mark) for mark in marks)


def test_nothing_is_marked_in_nothing(act: Act) -> None:
    assert highlight(act, [], "Кім?") == ()
    assert highlight(act, [Span(5, 5)], "Кім?") == ()


def test_the_order_of_the_spans_does_not_matter(act: Act) -> None:
    spans = act.unit("regulation/24").own_spans
    question = "Қандай мүлікті Департамент өз бетімен сата алмайды?"
    assert highlight(act, spans[::-1], question) == highlight(act, spans, question)
    assert len(highlight(act, spans, question)) == 2  # the object is torn by a page break


def test_two_paragraphs_are_chosen_between(act: Act) -> None:
    """Clause 22 tells the title in its first paragraph and the sources in its second."""
    first, second = act.unit("regulation/22").own_spans
    assert second.covers(highlight(act, (first, second), "Мүлік қандай көздерден құралады?")[0])
    assert first.covers(highlight(act, (first, second), "На каком праве у Департамента имущество?")[0])


def test_the_same_question_is_marked_the_same_twice(act: Act) -> None:
    spans = act.unit("regulation/18").own_spans
    assert highlight(act, spans, "Кто назначает?") == highlight(act, spans, "Кто назначает?")
