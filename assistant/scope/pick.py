"""Of the acts that were found, those that a question is likeliest about.

Owns: the weighing of what speaks for each act into a share of belief. Must not know: how acts are found, answers.
A conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974) over a handful of
measures that mean the same in every library, fitted by `python -m eval.twins --fit` on questions over some 260 acts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.model import ActCard
from corpus.selection import ENDED
from embeddings.shared_index import ActFound

WEIGHTS = Path(__file__).parent.parent / "data" / "acts.json"
FEATURES = ("dense", "authentic", "name", "named", "named_best", "covered", "words", "ended", "language", "home")
_MOST_NAMED = 30.0


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that a question may be about.

    Attributes:
        found: what spoke for it.
        card: of the act.
        share: of the belief that it is the one, among all that were found.
    """

    found: ActFound
    card: ActCard
    share: float


def measures(
    found: Sequence[ActFound], cards: Sequence[ActCard], language: str = "", home: str = ""
) -> npt.NDArray[np.float64]:
    """(acts, ``FEATURES``)."""
    if not found:
        return np.empty((0, len(FEATURES)))
    named = np.array([min(act.named, _MOST_NAMED) for act in found])
    columns = {
        "dense": np.array([act.dense for act in found]),
        "authentic": np.array([act.authentic for act in found]),
        "name": np.array([act.name for act in found]),
        "named": named,
        "named_best": (named >= named.max() - 1e-9).astype(np.float64),
        "covered": np.array([act.covered for act in found]),
        "words": np.array([act.words for act in found]),
        "ended": np.array([float(card.status in ENDED) for card in cards]),
        "language": np.array([float(card.language == language) for card in cards]),
        "home": np.array([float(card.id == home) for card in cards]),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1)


def picked(
    found: Sequence[ActFound], cards: Sequence[ActCard], language: str = "", home: str = "", *, ended: bool = False
) -> list[Choice]:
    """The acts, the likeliest first.

    Args:
        found: what was found.
        cards: of each.
        language: of the question.
        home: id of the act that a reader has before him; of equals it goes first.
        ended: whether acts no longer in force are asked for, and do not rank behind others.
    """
    told = measures(found, cards, language, home)
    weights = load_weights().copy()
    if ended:
        weights[FEATURES.index("ended")] = 0.0
    scores = told @ weights
    shares = np.exp(scores - scores.max(initial=0.0))
    shares /= max(float(shares.sum()), 1e-12)
    order = np.argsort(-shares, kind="stable")
    return [Choice(found[at], cards[at], float(shares[at])) for at in order]


@lru_cache(maxsize=1)
def load_weights(path: Path = WEIGHTS) -> npt.NDArray[np.float64]:
    """The weights of the features."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return np.array([record["weights"][name] for name in FEATURES], np.float64)
