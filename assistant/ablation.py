"""The decision where parts of the system are switched off by the settings (ablations, encoders of other people).

Owns: which signals a setting takes away, the trained model without them, and the plain fusion that serves without
training. Must not know: how signals are computed or asked for.

A signal that is not there weighs nothing: left in, its empty column would still rank the clauses, by their place in the
act. Plain fusion adds the reciprocal ranks of the signals (after Cormack, Clarke & Büttcher, "Reciprocal rank fusion",
SIGIR 2009) and takes the mean of the best clause's signals for confidence; nothing in it was learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.decide import BROUGHT, PLACE, DecisionModel, Linear, load_model
from assistant.settings import CAUTION, Settings
from assistant.understand.asks import KINDS, breadth_of
from embeddings.signals import FAMILIES, FEATURES

Flags = npt.NDArray[np.bool_]
_FUSED = tuple(f"{kind}.{family}" for kind in ("dense", "words", "letters") for family in FAMILIES)
_NOWHERE = ("dense.question", "words.question", "letters.question", "words.cover")
_AGAINST = ("dense.question", "dense.text", "words.text", "letters.text", "words.cover")
_PLACES = len(PLACE) + len(breadth_of(""))
_WORDS = 2 * BROUGHT
_STEEP, _EVEN = 10.0, 0.5  # of the plain confidence: its slope, and the mean signal at which it is one half


@lru_cache(maxsize=16)
def model_for(settings: Settings) -> DecisionModel:
    """The decision model that the settings leave: the trained one, or plain fusion, of the signals that there are."""
    absent = np.array([is_absent(name, settings) for name in FEATURES], np.bool_)
    if not settings.trained:
        return _plain(absent)
    return _without(load_model(), absent, settings) if absent.any() else load_model()


def is_absent(name: str, settings: Settings) -> bool:
    """Whether the settings take a signal away."""
    family = name.split(".")[1]
    return (
        not (settings.dense if name.startswith("dense") else settings.lexical)
        or (family == "translation" and not settings.translations)
        or (family == "question" and not settings.expected_questions)
    )


def _without(model: DecisionModel, absent: Flags, settings: Settings) -> DecisionModel:
    """The trained model, deaf to absent signals: each counts as if it had its mean."""
    flag = dict(zip(FEATURES, absent.tolist(), strict=True))
    unknown = not settings.expected_questions  # the questions known to have no answer are left out with the others
    nowhere = [unknown or flag[name] for name in _NOWHERE]
    against = [unknown or flag[name] for name in _AGAINST]
    lead, kinds = [False] * 4, [False] * len(KINDS)
    place = [False] * _PLACES + [not settings.lexical] * _WORDS
    return replace(
        model,
        ranking=_deaf(model.ranking, [*absent, *absent, False]),
        answering=_deaf(model.answering, [*lead, *absent, *absent, *nowhere, *against, *kinds]),
        company=_deaf(model.company, [*place, *absent, *absent]),
    )


def _deaf(model: Linear, absent: Sequence[bool]) -> Linear:
    return replace(model, weights=np.where(np.array(absent, np.bool_), 0.0, model.weights))


def _plain(absent: Flags) -> DecisionModel:
    used = np.array([name in _FUSED for name in FEATURES], np.bool_) & ~absent
    none = np.zeros(len(FEATURES))
    mean = _STEEP * used / max(1, int(used.sum()))
    rest = np.zeros(len(_NOWHERE) + len(_AGAINST) + len(KINDS))
    alone = np.zeros(_PLACES + _WORDS + 2 * len(FEATURES))
    return DecisionModel(
        ranking=_bare(np.concatenate([none, used.astype(np.float64), [0.0]])),
        answering=_bare(np.concatenate([np.zeros(4), mean, none, rest]), -_STEEP * _EVEN),
        company=_bare(alone, -_STEEP),
        thresholds=dict.fromkeys(CAUTION, 0.5),
        together=0.5,
    )


def _bare(weights: npt.NDArray[np.float64], bias: float = 0.0) -> Linear:
    """A linear model over features as they are."""
    return Linear(np.zeros_like(weights), np.ones_like(weights), weights, bias)
