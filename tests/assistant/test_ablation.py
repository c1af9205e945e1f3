"""The decision without parts: what is switched off weighs nothing, and without training reciprocal ranks are added."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.ablation import is_absent, model_for
from assistant.decide import Asked, load_model
from assistant.settings import Settings
from embeddings.signals import FEATURES, Signals

HEADS = np.zeros(3, np.bool_)
ASKED = Asked.by("кто ставит апостиль?")


def signals(**columns: list[float]) -> Signals:
    """Three clauses; signals by name, with ``_`` for the dot."""
    matrix = np.zeros((3, len(FEATURES)))
    for name, values in columns.items():
        matrix[:, FEATURES.index(name.replace("_", "."))] = values
    return Signals(
        ("r/1", "r/2", "r/3"), matrix, np.zeros(4), np.zeros(3, np.bool_), np.ones(1), np.ones((1, 3), np.bool_)
    )


def test_the_full_settings_have_the_committed_model() -> None:
    assert model_for(Settings()) is load_model()
    assert model_for(Settings(caution="strict")) is load_model()


@pytest.mark.parametrize(
    ("settings", "absent"),
    [
        (Settings(), set()),
        (Settings(dense=False), {name for name in FEATURES if name.startswith("dense")}),
        (Settings(lexical=False), {name for name in FEATURES if not name.startswith("dense")}),
        (Settings(translations=False), {"dense.translation", "words.translation", "letters.translation"}),
        (Settings(expected_questions=False), {name for name in FEATURES if ".question" in name}),
    ],
)
def test_a_setting_takes_its_signals_away(settings: Settings, absent: set[str]) -> None:
    assert {name for name in FEATURES if is_absent(name, settings)} == absent


@pytest.mark.parametrize(
    ("settings", "gone"),
    [
        (Settings(lexical=False), "letters_text"),
        (Settings(dense=False), "dense_text"),
        (Settings(translations=False), "dense_translation"),
        (Settings(expected_questions=False), "dense_question_top3"),
    ],
)
def test_an_absent_signal_weighs_nothing_and_the_others_still_do(settings: Settings, gone: str) -> None:
    model = model_for(settings)
    column = FEATURES.index(gone.replace("_", "."))
    assert np.any(load_model().ranking.weights[[column, column + len(FEATURES)]])
    assert not np.any(model.ranking.weights[[column, column + len(FEATURES)]])
    kept = next(n for n, name in enumerate(FEATURES) if not is_absent(name, settings))
    assert model.ranking.weights[kept] == load_model().ranking.weights[kept] != 0
    with_it = model.decide(signals(**{gone: [0.9, 0.1, 0.5]}), HEADS, ASKED)
    without = model.decide(signals(), HEADS, ASKED)
    assert with_it.answers == pytest.approx(without.answers)
    assert with_it.shares == pytest.approx(without.shares)


def test_plain_fusion_adds_reciprocal_ranks() -> None:
    model = model_for(Settings(trained=False, lexical=False, expected_questions=False))
    found = model.decide(
        signals(dense_text=[0.1, 0.9, 0.8], dense_translation=[0.7, 0.6, 0.9], letters_text=[1, 0, 0]), HEADS, ASKED
    )
    # text: 1/3, 1, 1/2; translation: 1/2, 1/3, 1
    assert found.order.tolist() == [2, 1, 0]
    assert found.shares[2] / found.shares[1] == pytest.approx(np.exp(1.5 - 4 / 3))
    assert found.answers == pytest.approx(1 / (1 + np.exp(-10 * ((0.8 + 0.9) / 2 - 0.5))))
    assert found.company == ()


def test_the_base_is_the_order_of_the_cosines() -> None:
    base = Settings(trained=False, lexical=False, translations=False, expected_questions=False)
    found = model_for(base).decide(signals(dense_text=[0.2, 0.1, 0.3], dense_question=[0, 1, 0]), HEADS, ASKED)
    assert found.order.tolist() == [2, 0, 1]
