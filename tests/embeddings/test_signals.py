"""Signals over a tiny index whose right values can be worked out by hand."""

import numpy as np
import pytest

from embeddings.build import PassageIndex
from embeddings.exact import ExactIndex
from embeddings.lexical import LexicalIndex
from embeddings.passages import Passage
from embeddings.signals import FEATURES, NOWHERE, ClauseSignals

PASSAGES = (
    Passage("a", "r/1", "text", "апостиль қою"),
    Passage("a", "r/1", "question.ru", "кто ставит апостиль"),
    Passage("a", "r/1", "question.en", "who affixes the apostille"),
    Passage("a", "r/2", "text", "мұрағат жұмысы"),
    Passage("a", "r/2", "text.tail", "архив сақтау"),
    Passage("a", "r/2", "translation.ru", "работа архивов"),
    Passage("a", NOWHERE, "nowhere.ru", "сколько стоит апостиль"),
)
ANGLES = np.array([0.0, 0.1, 0.2, 1.0, 1.5, 1.1, 0.3])
MATRIX = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1).astype(np.float32)


@pytest.fixture
def signals() -> ClauseSignals:
    lexical = LexicalIndex([passage.text for passage in PASSAGES])
    exact = ExactIndex(MATRIX)
    return ClauseSignals(PassageIndex(None, PASSAGES, MATRIX, exact, exact, lexical))


def column(found, name: str, clause: str) -> float:
    return float(found.matrix[found.clauses.index(clause), FEATURES.index(name)])


def test_dense_signals_are_the_best_cosine_of_each_family(signals) -> None:
    found = signals.of(["апостиль"], MATRIX[:1])
    assert found.clauses == ("r/1", "r/2")
    assert column(found, "dense.text", "r/1") == pytest.approx(1.0, abs=1e-6)
    assert column(found, "dense.question", "r/1") == pytest.approx(np.cos(0.1), abs=1e-6)
    assert column(found, "dense.question.top3", "r/1") == pytest.approx((np.cos(0.1) + np.cos(0.2)) / 2, abs=1e-6)
    assert column(found, "dense.translation", "r/2") == pytest.approx(np.cos(1.1), abs=1e-6)
    assert column(found, "dense.question", "r/2") == -1  # it has none
    assert found.nowhere[0] == pytest.approx(np.cos(0.3), abs=1e-6)


def test_the_tail_speaks_when_it_is_nearer(signals) -> None:
    assert signals.of(["архив"], MATRIX[4:5]).tails.tolist() == [False, True]
    assert signals.of(["жұмыс"], MATRIX[3:4]).tails.tolist() == [False, False]


def test_lexical_signals_are_shares(signals) -> None:
    found = signals.of(["кто ставит апостиль"], MATRIX[:1])
    assert column(found, "words.cover", "r/1") == pytest.approx(1.0)
    assert column(found, "words.cover", "r/2") == 0
    assert column(found, "words.question.even", "r/1") > column(found, "words.question.even", "r/2") == 0
    assert 0 < found.nowhere[3] < 1  # of "кто ставит апостиль" it holds the last word


def test_a_longer_passage_scores_lower_on_what_both_hold() -> None:
    texts = ("басшыны тағайындау", "басшыны және оның орынбасарларын тағайындау")
    passages = tuple(Passage("a", f"r/{n}", "question.kk", text) for n, text in enumerate(texts))
    lexical = LexicalIndex([passage.text for passage in passages])
    matrix = np.eye(2, dtype=np.float32)
    index = PassageIndex(None, passages, matrix, ExactIndex(matrix), ExactIndex(matrix), lexical)
    found = ClauseSignals(index).of(["басшыны тағайындау"], matrix[:1])
    even = found.matrix[:, FEATURES.index("words.question.even")]
    assert even[0] > 1.3 * even[1]


def test_an_unseen_text_is_left_out_everywhere(signals) -> None:
    found = signals.of(["кто ставит апостиль"], MATRIX[1:2], unseen={"кто ставит апостиль"})
    assert column(found, "dense.question", "r/1") == pytest.approx(np.cos(0.1), abs=1e-6)  # the English one
    assert column(found, "words.question", "r/1") == 0
    assert column(found, "words.cover", "r/1") < 1


def test_the_best_reading_counts(signals) -> None:
    both = signals.of(["xyz", "апостиль"], MATRIX[[4, 0]])
    alone = signals.of(["апостиль"], MATRIX[:1])
    assert column(both, "words.text", "r/1") == column(alone, "words.text", "r/1")
    assert column(both, "dense.text", "r/1") == column(alone, "dense.text", "r/1")
