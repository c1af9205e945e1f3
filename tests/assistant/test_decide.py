"""The decision: plain arithmetic over signals, checked by hand, and the classes and parts of questions."""

import numpy as np
import pytest

from assistant.decide import (
    BROUGHT,
    PLACE,
    Asked,
    DecisionModel,
    Linear,
    company_features,
    load_model,
    ranking_features,
    softmax,
)
from assistant.understand.asks import KINDS, breadth_of, kinds_of
from embeddings.signals import FEATURES, Signals


def model(width: int, answering: int, company: Linear) -> DecisionModel:
    ranking = Linear(np.zeros(width), np.ones(width), np.eye(width)[0])
    chance = Linear(np.zeros(answering), np.ones(answering), np.zeros(answering), bias=2.0)
    return DecisionModel(ranking, chance, company, {"balanced": 0.5}, 0.5)


def beside_only() -> Linear:
    """Company for the clause that stands right beside the best one, and for no other."""
    width = len(PLACE) + 4 + 2 * BROUGHT + 2 * len(FEATURES)
    return Linear(np.zeros(width), np.ones(width), 4.0 * np.eye(width)[PLACE.index("beside")], bias=-2.0)


def test_softmax_sums_to_one_and_keeps_the_order() -> None:
    shares = softmax(np.array([1.0, 3.0, 2.0]))
    assert shares.sum() == pytest.approx(1.0)
    assert shares.argsort().tolist() == [0, 2, 1]
    assert shares[1] / shares[2] == pytest.approx(np.e)


def test_ranking_features_hold_signals_reciprocal_ranks_and_heads() -> None:
    matrix = np.array([[0.2, 0.9], [0.8, 0.1]])
    features = ranking_features(matrix, np.array([False, True]))
    assert features.tolist() == [[0.2, 0.9, 0.5, 1.0, 0.0], [0.8, 0.1, 1.0, 0.5, 1.0]]


def three_clauses() -> Signals:
    matrix = np.zeros((3, len(FEATURES)))
    matrix[:, 0] = [0.1, 0.7, 0.4]
    weights = np.array([3.0, 2.0, 5.0])
    holds = np.array([[False, True, False], [True, False, True], [True, False, False]])
    return Signals(("r/1", "r/2", "r/4/1"), matrix, np.zeros(4), np.zeros(3, np.bool_), weights, holds)


def test_the_best_clause_comes_first_and_the_chances_are_logistic() -> None:
    width = len(FEATURES)
    answering = 4 + 2 * width + 4 + 5 + len(KINDS)
    weigher = model(2 * width + 1, answering, beside_only())
    decision = weigher.decide(three_clauses(), np.zeros(3, np.bool_), Asked.by("кто?"))
    assert decision.order.tolist() == [1, 2, 0]
    assert decision.answers == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert decision.company == (0,)  # r/1 stands beside r/2; r/4/1 ranks higher and does not


def test_company_features_by_hand() -> None:
    signals, heads = three_clauses(), np.array([False, True, False])
    scores, order = np.array([1.0, 3.0, 2.5]), np.array([1, 2, 0])
    behind = company_features(signals, scores, order, heads, (1.0, 0.0, 2.0, 0.5))
    named = dict(zip(PLACE, behind[1], strict=False))
    assert named == {
        "lag": -2.0, "score": 1.0, "rank": 1.0, "siblings": 1.0, "beside": 1.0, "head": 0.0, "best_head": 1.0,
        "lag_joins": -2.0, "siblings_joins": 1.0, "siblings_many": 0.0,
    }  # fmt: skip
    assert behind[1][len(PLACE) : len(PLACE) + 4].tolist() == [1.0, 0.0, 2.0, 0.5]
    words = [0.7, 0.3, 0.3, 0.5]  # r/1 brings two words (2 + 5 of 10), lacks one of r/2's; one is its own
    assert behind[1][len(PLACE) + 4 : len(PLACE) + 12].tolist() == pytest.approx([*words, *words])
    assert behind[1][len(PLACE) + 12] == pytest.approx(0.1 - 0.7)
    assert behind[0][PLACE.index("siblings")] == 0.0


@pytest.mark.parametrize(
    ("question", "breadth"),
    [
        ("Басшыны кім тағайындайды?", (0, 0, 1, 0.3)),
        ("Басшыны және орынбасарларды кім тағайындайды?", (1, 0, 1, 0.5)),
        ("Кто назначает руководителя, а кто его замов?", (1, 0, 2, 0.7)),
        ("Какие администраторы судов есть в столице и в Алматы?", (1, 1, 1, 0.9)),
        ("What property does it hold, who owns it and may it be sold?", (1, 1, 3, 1.3)),
    ],
)
def test_breadth_of_questions(question: str, breadth: tuple[float, ...]) -> None:
    assert breadth_of(question) == pytest.approx(breadth)


def test_linear_models_survive_their_json() -> None:
    linear = Linear(np.array([0.5, 1.0]), np.array([2.0, 4.0]), np.array([1.0, -1.0]), 0.25)
    again = Linear.of(linear.record())
    rows = np.array([[2.5, 5.0], [0.5, 1.0]])
    assert again(rows).tolist() == linear(rows).tolist() == [0.25, 0.25]


def test_the_committed_thresholds_grow_with_caution() -> None:
    thresholds = load_model().thresholds
    assert 0 < thresholds["lenient"] < thresholds["balanced"] < thresholds["strict"] < 1


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Басшының жалақысы қанша?", {"amount"}),
        ("Сколько стоит апостиль?", {"amount"}),
        ("Кто назначает руководителя?", {"person"}),
        ("Where is the Department's address?", {"place"}),
        ("неге олай?", {"reason"}),
        ("Қашан және қайда?", {"time", "place"}),
        ("штат кестесі", set()),
    ],
)
def test_kinds(question, kinds) -> None:
    assert {name for name, asked in zip(KINDS, kinds_of(question), strict=True) if asked} == kinds
