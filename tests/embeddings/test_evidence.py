"""What speaks for the clauses of a small act, against values worked out by hand from planted vectors."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.evidence import FEATURES, SCORES, ClauseEvidence, Evidence
from embeddings.exact import ExactIndex
from embeddings.lexical import LexicalIndex, ngrams
from embeddings.lexicon import load_lexicon, terms_of
from embeddings.passages import Passage
from embeddings.views import passages_of, structural_views
from tests.factories import act_of

LAW = """Статья 1. Сроки
1. Жалоба подается в течение 30 дней.
2. Ответ дается:
1) заявителю;
2) органу надзора.

Статья 2. Пошлина
Пошлина не взимается."""
ACT = act_of(LAW, "ru")
PASSAGES = (*passages_of(ACT), *structural_views(ACT))
APPEAL = "law/1/1"


@pytest.fixture(scope="module")
def gathering() -> ClauseEvidence:
    return gathered(PASSAGES)


def gathered(passages: tuple[Passage, ...]) -> ClauseEvidence:
    """Every clause's body lies on an axis of its own, a header between its clause's axis and the last."""
    clauses = list(dict.fromkeys(passage.clause for passage in passages))
    matrix = np.zeros((len(passages), 8), np.float32)
    for row, passage in enumerate(passages):
        matrix[row, clauses.index(passage.clause)] = 1.0
        if passage.view == "heading":
            matrix[row, 7] = 1.0
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    texts = [passage.text for passage in passages]
    return ClauseEvidence(
        ACT, passages, matrix, ExactIndex(matrix), LexicalIndex(texts), LexicalIndex(texts, ngrams(3))
    )


def vector(*parts: float) -> np.ndarray:
    row = np.zeros((1, 8), np.float32)
    row[0, : len(parts)] = parts
    return row


def told(found: Evidence, clause: str, name: str) -> float:
    return float(found.features[found.clauses.index(clause), FEATURES.index(name)])


@pytest.fixture(scope="module")
def found(gathering: ClauseEvidence) -> Evidence:
    clauses = list(gathering.clauses)
    asked = np.zeros(8)
    asked[clauses.index(clauses[1])], asked[clauses.index(clauses[2])] = 0.8, 0.6
    return gathering.of(["в какой срок подается жалоба 30 дней"], vector(*asked), same_language=True)


def test_the_densest_come_first_and_every_clause_of_a_small_act_is_a_candidate(
    gathering: ClauseEvidence, found: Evidence
) -> None:
    first, second = gathering.clauses[1:3]
    assert found.clauses[:2] == (first, second)
    assert set(found.clauses) <= set(gathering.clauses)
    assert found.features.shape == (len(found.clauses), len(FEATURES))
    assert np.isfinite(found.features).all()


def test_cosines_distances_to_the_best_and_ranks(gathering: ClauseEvidence, found: Evidence) -> None:
    first, second = gathering.clauses[1:3]
    assert [told(found, c, "dense.body") for c in (first, second)] == pytest.approx([0.8, 0.6])
    assert [told(found, c, "dense.body.behind") for c in (first, second)] == pytest.approx([0.0, -0.2])
    assert [told(found, c, "dense.body.rank") for c in (first, second)] == pytest.approx([1.0, 0.5])
    assert told(found, first, "dense.heading") == pytest.approx(0.8 / 2**0.5)


def test_what_a_clause_lacks_is_even_and_told_to_be_absent(found: Evidence) -> None:
    for name in ("dense.question", "dense.question.behind"):
        assert {told(found, clause, name) for clause in found.clauses} == {0.0}
    assert {told(found, clause, "dense.question.absent") for clause in found.clauses} == {1.0}
    assert {told(found, clause, "dense.body.absent") for clause in found.clauses} == {0.0}


def test_words_are_shares_of_what_the_question_could_reach(found: Evidence) -> None:
    best = max(found.clauses, key=lambda clause: told(found, clause, "cover.body"))
    assert "30 дней" in next(p.text for p in PASSAGES if p.clause == best)
    assert told(found, best, "numbers") == 1.0
    assert {told(found, clause, "numbers") for clause in found.clauses} == {0.0, 1.0}
    assert 0.0 < told(found, best, "words.body") <= 1.0
    assert told(found, best, "meant.cover") == max(told(found, clause, "meant.cover") for clause in found.clauses)
    assert told(found, best, "meant.body.behind") == 0.0
    assert told(found, best, "meant.least") >= told(found, best, "meant.cover")
    assert {told(found, clause, "meant") for clause in found.clauses} == {
        max(told(found, clause, "meant") for clause in found.clauses)
    }


def test_a_word_that_few_clauses_hold_names_them_by_how_rare_it_is_among_questions(gathering: ClauseEvidence) -> None:
    found = gathering.of(["30 жалоба"], vector(0, 1), same_language=True)
    holders = {word: [p.clause for p in PASSAGES if word in p.text] for word in ("30", "Жалоба")}
    rarity = {word: load_lexicon().rarity(terms_of(word)[0]) / len({*clauses}) for word, clauses in holders.items()}
    for clause in found.clauses:
        expected = max((rarity[word] for word, clauses in holders.items() if clause in clauses), default=0.0)
        assert told(found, clause, "named") == pytest.approx(expected)


def test_the_place_of_a_clause_and_the_question_are_told_alike_in_every_act(found: Evidence) -> None:
    heads = {clause for clause in found.clauses if told(found, clause, "head")}
    assert heads == {str(unit.id) for unit in ACT.units() if unit.children} & set(found.clauses)
    assert {told(found, clause, "same_language") for clause in found.clauses} == {1.0}
    assert {told(found, clause, "act_russian") for clause in found.clauses} == {1.0}
    assert {round(told(found, clause, "words"), 6) for clause in found.clauses} == {round(float(np.log1p(7)), 6)}


def test_expected_questions_are_evidence_of_their_own() -> None:
    clause = PASSAGES[1].clause
    asked = Passage(ACT.id, clause, "question.ru", "сколько дней на обжалование")
    found = gathered((*PASSAGES, asked)).of(["обжалование"], vector(0, 1), same_language=True)
    assert told(found, clause, "dense.question") == pytest.approx(1.0)
    assert told(found, clause, "dense.question.absent") == 0.0
    assert {told(found, other, "dense.question.absent") for other in found.clauses if other != clause} == {1.0}


def test_the_columns_are_what_the_committed_model_was_fitted_on() -> None:
    assert len(SCORES) == 19
    assert len(FEATURES) == 3 * len(SCORES) + 7 + 1 + 5 + 5
