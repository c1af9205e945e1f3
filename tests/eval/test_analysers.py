"""The comparison of analysers: what is counted, on a handful of questions whose answers are known."""

import pytest

from corpus.library import open_act
from eval.analysers import analysers, compare, hunspell_stems
from eval.questions import Question

ASKED = (
    Question("1", "kk", "апостиль қою", gold=("regulation/15/22",)),
    Question("2", "kk", "мұрағаттармен", gold=("regulation/15/19",)),
    Question("3", "en", "what does the head earn?"),
)


@pytest.fixture(scope="module")
def lines():
    return {line.name: line for line in compare(open_act(), ASKED)}


def test_unanswerable_questions_are_not_counted(lines) -> None:
    assert {line.n for line in lines.values()} == {2}


def test_words_cut_short_meet_where_whole_ones_do_not(lines) -> None:
    assert lines["whole words"].plain == 0.5  # «мұрағаттармен» is not «мұрағаттарының»
    assert lines["first 5 letters"].plain == 1.0


def test_hunspell_is_compared_where_it_is_installed() -> None:
    stems = hunspell_stems(["соттардың"])
    assert ("hunspell-kk" in analysers(["соттардың"])) == bool(stems)
    assert set(stems.values()) <= {"сот", "соттардин"}
