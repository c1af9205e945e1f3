"""The vote of marked questions: golden spans on the default act, and what must hold for any votes."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.highlight.learned import Neighbour, voted
from corpus.aids import TAIL, expected_questions
from corpus.library import open_act
from corpus.model import Act

CHAIRMAN = "Қазақстан Республикасы Жоғарғы Сотының Төрағасы"
APPOINTS, DISMISSES = "лауазымға тағайындайды", "лауазымнан босатады"
BOTH = f"{APPOINTS} және {DISMISSES}"
HEAD = "Департамент басшысын"


def marked(act: Act, *near: tuple[str, float]) -> list[str]:
    spans = act.unit("regulation/18").own_spans
    return [s.of(act.source) for s in voted(act, spans, [Neighbour((words,), like) for words, like in near])]


@pytest.mark.parametrize(
    ("near", "words"),
    [
        ([(CHAIRMAN, 0.9)], [CHAIRMAN]),
        ([(CHAIRMAN, 0.8), (HEAD, 0.9)], [HEAD]),  # e^(20 * 0.1) = 7 times the weight
        ([(CHAIRMAN, 0.8), (CHAIRMAN, 0.8), (HEAD, 0.82)], [CHAIRMAN]),  # two outvote one that is hardly nearer
        ([(BOTH, 0.8), (APPOINTS, 0.8), (APPOINTS, 0.8)], [APPOINTS]),  # what most of the weight covers
        ([(BOTH, 0.8), (BOTH, 0.8), (APPOINTS, 0.8)], [BOTH]),  # touching pieces are one mark
        ([(APPOINTS, 0.8), (DISMISSES, 0.8), (BOTH, 0.8)], [APPOINTS, DISMISSES]),  # «және» has one vote of three
        ([(CHAIRMAN, 0.8), (HEAD, 0.8), (APPOINTS, 0.8)], [CHAIRMAN]),  # no majority: the very nearest, the first named
        ([("no such words", 0.99), (HEAD, 0.2)], [HEAD]),
        ([("no such words", 0.99)], []),
        ([], []),
        ([(HEAD, 0.9)] + [(CHAIRMAN, 0.9)] * 5, [CHAIRMAN]),
        ([(CHAIRMAN, 0.9)] * 5 + [(HEAD, 0.89)] * 50, [CHAIRMAN]),  # only the five nearest vote
    ],
)
def test_the_words_that_most_of_the_weight_marks(act: Act, near, words) -> None:
    assert marked(act, *near) == words


PIECES = [
    "Департамент басшысын",
    "Департамент",
    "басшысын Қазақстан",
    CHAIRMAN,
    "Төрағасы лауазымға",
    BOTH,
    "босатады.",
]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.floats(-1, 1)), max_size=8))
def test_marks_are_in_order_apart_inside_the_clause_and_free_of_edges(near) -> None:
    act = open_act()
    whole = act.unit("regulation/18").own_spans
    found = voted(act, whole, [Neighbour((words,), like) for words, like in near])
    assert bool(found) == bool(near)
    assert all(any(span.covers(mark) for span in whole) for mark in found)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(mark.of(act.source).strip(" .,;\n") == mark.of(act.source) for mark in found)


def test_every_marked_answer_of_the_aids_stands_exactly_once_in_its_clause(act: Act) -> None:
    entries = [entry for entry in expected_questions() if entry.highlight]
    for entry in entries:
        unit = act.unit(entry.clause.removesuffix(TAIL))
        spans = [s for p in unit.tail for s in p] if entry.clause.endswith(TAIL) else unit.own_spans
        for words in entry.highlight:
            assert sum(span.of(act.source).count(words) for span in spans) == 1, entry
    marks = Counter((entry.clause, entry.highlight) for entry in entries)
    assert len(entries) > 1500
    assert len(marks) > 350


def test_a_question_that_asks_in_the_same_way_counts_as_nearer(act: Act) -> None:
    spans = act.unit("regulation/18").own_spans
    near = [
        Neighbour((HEAD,), 0.93, "Кого назначает Председатель Верховного Суда?"),
        Neighbour((CHAIRMAN,), 0.9, "Кто назначает руководителя Департамента?"),
    ]
    marks = {ask: voted(act, spans, near, ask) for ask in ("Кто ставит его на должность?", "назначение руководителя")}
    assert {ask: [mark.of(act.source) for mark in found] for ask, found in marks.items()} == {
        "Кто ставит его на должность?": [CHAIRMAN],
        "назначение руководителя": [HEAD],
    }
