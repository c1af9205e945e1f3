"""BM25 against a slow, obvious one, and the analysers against tables."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.folding import fold
from embeddings.lexical import Analyser, LexicalIndex, light_stem, ngrams, prefix, tokens

TEXTS = [
    "Департамент басшысын Президент тағайындайды.",
    "Департамент, департаменттің басшысы, департаменттер.",
    "Руководителя Департамента назначает Президент.",
    "The head of the Department is appointed by the President.",
    "12-1) тармақша алып тасталды",
    "",
]
WORDS = st.lists(st.sampled_from(["сот", "соттың", "бас", "басшы", "ереже", "15", "12-1", "court"]), max_size=12)


def slow_scores(texts: Sequence[str], query: str, analyse: Analyser, k1: float, b: float) -> list[float]:
    """The formula as it is printed, one document and one term at a time."""
    documents = [Counter(analyse(text)) for text in texts]
    mean = max(sum(doc.total() for doc in documents) / len(documents), 1.0) if documents else 1.0
    scores = []
    for doc in documents:
        score = 0.0
        for term in analyse(query):
            having = sum(term in other for other in documents)
            idf = math.log(1 + (len(documents) - having + 0.5) / (having + 0.5))
            frequency = doc[term]
            score += idf * frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * doc.total() / mean))
        scores.append(score)
    return scores


@given(st.lists(WORDS.map(" ".join), max_size=8), WORDS.map(" ".join))
def test_scores_equal_the_slow_way(texts: list[str], query: str) -> None:
    for analyse in (prefix(5), ngrams(3), light_stem):
        found = LexicalIndex(texts, analyse, k1=1.4, b=0.6).scores(query)
        np.testing.assert_allclose(found, slow_scores(texts, query, analyse, 1.4, 0.6), rtol=1e-6, atol=1e-7)


def test_a_score_worked_out_by_hand() -> None:
    index = LexicalIndex(["сот", "бап бап"], prefix(), k1=1.2, b=0.75)
    idf = math.log(1 + 1.5 / 1.5)
    assert index.scores("сот")[0] == np.float32(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / 1.5)))
    assert index.scores("бап")[1] == np.float32(idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2 / 1.5)))


@pytest.mark.parametrize("query", ["", "?!", "жоқсөз", "\ud800", "😀"])
def test_a_query_of_unknown_terms_scores_zero(query: str) -> None:
    index = LexicalIndex(TEXTS)
    assert index.scores(query).tolist() == [0.0] * len(TEXTS)
    assert index.search(query, 3) == []


def test_nothing_indexed_is_an_empty_answer() -> None:
    assert LexicalIndex([]).scores("сот").shape == (0,)
    assert LexicalIndex(["", "?"]).scores("сот").tolist() == [0.0, 0.0]
    assert len(LexicalIndex(TEXTS)) == 6


def test_the_ceiling_is_the_sum_of_the_idfs() -> None:
    index = LexicalIndex(["сот", "бап бап"], prefix())
    known, unknown = math.log(1 + 1.5 / 1.5), math.log(1 + 2.5 / 0.5)
    assert index.ceiling("сот бап сот") == pytest.approx(2 * known)
    assert index.ceiling("сот жаңа") == pytest.approx(known + unknown)
    assert index.ceiling("") == 0.0


def test_ties_go_by_row_and_zeros_are_left_out() -> None:
    index = LexicalIndex(["сот", "бап", "сот", "сот"])
    assert [row for row, _ in index.search("соты", 10)] == []
    assert [row for row, _ in index.search("сот", 2)] == [0, 2]
    assert [row for row, _ in index.search("сот", -1)] == []


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("басшысының тағайындалуы", 0),  # other suffixes
        ("департаменттердің", 1),
        ("кто назначает руководителей", 2),
        ("appointing the head", 3),
        ("12-1 тармакша", 4),  # Russian к
    ],
)
def test_inflected_questions_find_their_text(query: str, row: int) -> None:
    assert LexicalIndex(TEXTS).search(query, 1)[0][0] == row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12-1) тармақша", ["12-1", "тармакша"]),
        ("15-тармақ", ["15", "тармак"]),
        ("№ 660, 03.10.2013 ж.", ["n", "660", "03", "10", "2013", "ж"]),
        ("3-1-тармақша", ["3-1", "тармакша"]),
        ("Жоғарғы Сот", ["жогарги", "сот"]),
        ("e-mail", ["e", "mail"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert list(tokens(text)) == expected


def test_analysers() -> None:
    assert prefix(5)("Департаменттің 20131003 қызметі") == ["депар", "20131003", "кизме"]
    assert ngrams(3)("сот аб") == ["^со", "сот", "от$", "^аб", "аб$"]
    assert ngrams(9)("сот") == ["^сот$"]


@pytest.mark.parametrize(
    "forms",
    [
        ("департамент", "департаменттің", "департаментке", "департаменттер", "департаменттерді", "департаментінің"),
        ("тармақша", "тармақшалар", "тармақшаларды", "тармақшасы", "тармақшасының"),
        ("мекеме", "мекемелер", "мекемесінің", "мекемеден"),
        ("положение", "положения", "положением", "положении"),
        ("appointed", "appoints", "appointing"),
    ],
)
def test_a_light_stem_unites_the_forms_of_a_word(forms: tuple[str, ...]) -> None:
    assert len({light_stem(form)[0] for form in forms}) == 1


@given(st.text())
def test_stems_keep_at_least_their_four_letters(text: str) -> None:
    for token, stem in zip(tokens(text), light_stem(text), strict=True):
        assert token.startswith(stem)
        assert len(stem) >= min(4, len(token))
        assert fold(stem) == stem
