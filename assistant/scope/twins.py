"""Acts that say the same: hundreds of councils adopt one text, and every body has its regulation from one model.

Owns: which acts have the text that answers, word for word or but for figures and names, and which of them the question
leaves apart. Must not know: how an answer is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import ActCard
from embeddings.lexical import tokens
from embeddings.shared_index import SharedIndex, Weights

_ALIKE = 0.8  # share of the words of both texts that both have
_NEAR = 512  # texts that are compared
_CLOSE = 0.93  # cosine below which texts are not compared
_TOLD_APART = 0.13  # of the weight of the rarest word of names: so much more of it tells an act from others
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Twins:
    """The acts that have the same text.

    Attributes:
        cards: of all of them, the act that was found among them.
        same: whether the text is the same word for word.
    """

    cards: tuple[ActCard, ...]
    same: bool


def twins_of(
    index: SharedIndex, text: int, act: int, weights: Weights, allowed: set[int] | None = None
) -> Twins | None:
    """The acts whose text answers as well as the one chosen, and that the question does not tell from it.

    Args:
        index: of all acts.
        text: the place of the text that answers.
        act: the place of the act that was chosen.
        weights: of the question's words.
        allowed: places of the acts that may be meant; ``None`` for all.
    """
    store = index.store
    owners = {owner.act: owner.text for owner in store.owners(_alike(index, text))}
    acts = {place: of for place, of in owners.items() if allowed is None or place in allowed} | {act: text}
    if len(acts) < 2:
        return None
    margin = _TOLD_APART * weights.rarest_name
    named = {place: weights.named(name) for place, name in store.names(acts).items()}
    left = {place: of for place, of in acts.items() if named[place] >= named[act] - margin}
    better = [place for place in left if named[place] > named[act] + margin]
    if len(left) < 2 or better:
        return None
    cards = store.cards(left)
    return Twins(tuple(sorted(cards.values(), key=_order)), same=set(left.values()) == {text})


def _order(card: ActCard) -> tuple[str, str]:
    return (card.date.isoformat() if card.date else "", card.id)


def _alike(index: SharedIndex, text: int) -> list[int]:
    """The texts that are the same but for figures and a few words, itself first."""
    store = index.store
    vector = store.vector_of(text)
    if vector is None:
        return [text]
    places, scores = index.open().search(vector[None, :], _NEAR)
    near = [int(place) for place, score in zip(places[0], scores[0], strict=True) if place >= 0 and score >= _CLOSE]
    texts = store.texts({text, *near})
    own = _words(texts[text])
    return [text, *(place for place in near if place != text and _likeness(own, _words(texts[place])) >= _ALIKE)]


def _words(text: str) -> frozenset[str]:
    """The words of a text without its figures."""
    return frozenset(token for token in tokens(text) if not _FIGURE.search(token))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
