"""Acts that a question cannot be about, since it names another one: by a place, a body, a firm in other acts' names.

Owns: what rules an act out. Must not know: how likely acts are, answers. Nothing is listed: a proper name is one that
acts of the library bear in their titles, issuers or places of signature, in whatever script it is written there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.scope.pick import Choice
from embeddings.shared import SharedStore
from embeddings.shared_index import NameWord, Weights
from embeddings.shared_rows import terms_of
from embeddings.sounds import sounds_of_names

_READ = 8  # acts whose clauses are read for the names that their own names lack
_BESIDE = 0.2  # of cosine: an act that lies farther behind is not the one named instead
_AT_ALL = 0.01
_SEEN = 24  # texts by which a word is seen to be a name
_WORD = re.compile(r"[^\W\d_]+")


def not_another(store: SharedStore, weights: Weights, choices: Sequence[Choice]) -> list[Choice]:
    """The acts that lack no proper name of the question which another act, found as near, does not lack."""
    proper = [word for word in weights.proper() if is_name(store, word.term)] if choices else []
    if not proper:
        return list(choices)
    names = store.names(choice.found.place for choice in choices)
    lacking = {choice.found.place: _lacking(proper, names[choice.found.place]) for choice in choices}
    for choice in choices[:_READ]:
        if lacking[choice.found.place]:
            lacking[choice.found.place] = _lacking(lacking[choice.found.place], _said(store, choice))
    weighed = {place: sum(word.weight for word in words) for place, words in lacking.items()}

    def named_instead(choice: Choice) -> bool:
        mine = weighed[choice.found.place]
        return any(
            weighed[other.found.place] < mine - _AT_ALL and other.found.dense >= choice.found.dense - _BESIDE
            for other in choices
        )

    left = [choice for choice in choices if not named_instead(choice)]
    whole = sum(choice.share for choice in left) or 1.0
    return [replace(choice, share=choice.share / whole) for choice in left]


def is_name(store: SharedStore, term: str) -> bool:
    """Whether the texts that hold a term always write it as a name is written."""
    texts = store.texts(place for place, _ in store.by_words("words", [term], _SEEN)).values()
    written = (found for text in texts for found in _WORD.findall(text) if terms_of(found) == [term])
    return all(found[0].isupper() for found in written)


def _lacking(words: Sequence[NameWord], held: frozenset[str]) -> tuple[NameWord, ...]:
    return tuple(word for word in words if not word.forms & held)


def _said(store: SharedStore, choice: Choice) -> frozenset[str]:
    """The terms and the sounds of names in the clauses by which an act was found."""
    texts = store.texts({text for _, text in choice.found.clauses}).values()
    return frozenset(term for text in texts for term in (*terms_of(text), *sounds_of_names(text)))
