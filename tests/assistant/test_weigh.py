"""The weighing of evidence: what is computed, against values worked out by hand, and what the committed model is."""

from __future__ import annotations

import json

import numpy as np
import pytest

from assistant.decide import Linear
from assistant.weigh import OFFERED, WEIGHTS, Networks, Weigher, answering_features, load_weigher
from embeddings.evidence import ASKED, FEATURES, PLACE, SCORES, Evidence

DENSE = FEATURES.index("dense.body")
_LEAD = 7


def one_network(**direct: float) -> Networks:
    """A network whose hidden layer says nothing: the score is the sum of the features named."""
    count = len(FEATURES)
    row = np.array([direct.get(name.replace(".", "_"), 0.0) for name in FEATURES])
    return Networks(
        np.zeros(count), np.ones(count), np.zeros((1, count, 2)), np.zeros((1, 2)), np.zeros((1, 2)), row[None]
    )


def evidence(*dense: float) -> Evidence:
    features = np.zeros((len(dense), len(FEATURES)))
    features[:, DENSE] = dense
    return Evidence(tuple(f"law/{number}" for number in range(1, len(dense) + 1)), features)


def linear(width: int, place: int, weight: float, bias: float = 0.0) -> Linear:
    weights = np.zeros(width)
    weights[place] = weight
    return Linear(np.zeros(width), np.ones(width), weights, bias)


def weigher(answers: float = 0.0, among: float = 0.0) -> Weigher:
    width = len(answering_features(evidence(1.0).features, np.zeros(1), np.zeros(1, np.int64)))
    models = [linear(width, 0, 0.0, np.log(chance / (1 - chance))) for chance in (answers, among)]
    return Weigher(one_network(dense_body=1.0), *models, {"balanced": 0.5}, {"balanced": 0.5})


def test_a_network_is_tanh_of_standardised_features_and_what_goes_past_it() -> None:
    count = len(FEATURES)
    inner = np.zeros((2, count, 1))
    inner[:, DENSE, 0] = 1.0, 2.0
    direct = np.zeros((2, count))
    direct[0, DENSE] = 0.5
    mean = np.full(count, 0.2)
    made = Networks(mean, np.full(count, 2.0), inner, np.zeros((2, 1)), np.array([[1.0], [3.0]]), direct)
    scaled = (0.6 - 0.2) / 2
    assert made(evidence(0.6).features) == pytest.approx(
        [(np.tanh(scaled) + 0.5 * scaled + 3 * np.tanh(2 * scaled)) / 2]
    )
    far = (np.tanh(6) + 0.5 * 6 + 3 * np.tanh(12)) / 2  # features count for no more than six deviations
    assert made(evidence(1000.0).features) == pytest.approx([far])
    assert Networks.of(made.record())(evidence(0.6).features) == pytest.approx(made(evidence(0.6).features), abs=1e-3)


def test_candidates_are_ordered_shared_out_and_offered() -> None:
    said = weigher(0.3, 0.6).weigh(evidence(0.1, 3.0, 2.0, -4.0))
    assert said.order.tolist() == [1, 2, 0, 3]
    assert said.shares == pytest.approx(np.exp([0.1, 3.0, 2.0, -4.0]) / np.exp([0.1, 3.0, 2.0, -4.0]).sum())
    assert (said.answers, said.among) == (pytest.approx(0.3), pytest.approx(0.6))
    assert said.offered.tolist() == [1, 2, 0]
    assert len(said.offered) == OFFERED


def test_a_clause_beyond_all_hope_is_not_offered_beside_the_best() -> None:
    assert weigher(0.3, 0.6).weigh(evidence(8.0, 1.0, 0.0)).offered.tolist() == [0]


def test_what_is_offered_has_a_chance_of_its_own() -> None:
    said = weigher(0.7, 0.2).weigh(evidence(1.0, 0.0))
    assert (said.answers, said.among) == (pytest.approx(0.7), pytest.approx(0.2))


def test_the_committed_thresholds_are_those_of_the_risks_that_the_figures_tell() -> None:
    model, record = load_weigher(), json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert model.thresholds == {"strict": 0.68, "balanced": 0.44, "lenient": 0.36}
    assert model.offering == pytest.approx({"strict": 0.2216, "balanced": 0.0911, "lenient": 0.0473})
    assert record["risks"] == {"strict": [0.08, 0.1], "balanced": [0.13, 0.2], "lenient": [0.15, 0.2]}
    assert record["offers"] == {"strict": 0.03, "balanced": 0.1, "lenient": 0.2}


def test_what_bears_on_answering_begins_with_the_lead() -> None:
    features = evidence(2.0, 1.0, 0.5, 0.0, -1.0).features
    told = answering_features(features, features[:, DENSE], np.array([0, 1, 2, 3, 4]))
    shares = np.exp(features[:, DENSE]) / np.exp(features[:, DENSE]).sum()
    entropy = -(shares * np.log(shares)).sum()
    assert told[:_LEAD] == pytest.approx([2.0, 1.0, 2.0, shares[0], shares[:3].sum(), entropy, np.log(6)])
    best, highest = told[_LEAD : _LEAD + len(FEATURES)], told[_LEAD + len(FEATURES) :][: len(SCORES)]
    assert best.tolist() == features[0].tolist()
    assert highest[DENSE] == 2.0
    assert told[_LEAD + len(FEATURES) + len(SCORES)] == pytest.approx(2.0 - np.mean([1.0, 0.5, 0.0, -1.0]))


def test_a_single_candidate_leads_nobody() -> None:
    told = answering_features(evidence(2.0).features, np.array([2.0]), np.array([0]))
    assert told[:_LEAD] == pytest.approx([2.0, 0.0, 0.0, 1.0, 1.0, 0.0, np.log(2)], abs=1e-9)


def test_the_committed_model_fits_the_evidence_and_its_thresholds_grow_with_caution() -> None:
    model = load_weigher()
    assert model.ranking.mean.shape == (len(FEATURES),)
    assert len(PLACE) + len(ASKED) == 10
    width = len(answering_features(evidence(1.0, 0.0).features, np.array([1.0, 0.0]), np.array([0, 1])))
    assert model.answering.weights.shape == model.among.weights.shape == (width,)
    for edges in (model.thresholds, model.offering):
        assert 0 < edges["lenient"] <= edges["balanced"] <= edges["strict"] < 1
