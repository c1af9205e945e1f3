"""Lists whose entries are variations of one name ("the courts' administrator of … region"), and who names an entry.

Owns: which clauses are such entries, and the rule that an entry answers only a question that names it. Must not know:
vectors, thresholds, sentences. By meaning alone a town that no list holds comes near to the entry of its neighbour;
what tells the entries apart is a word, and a question that holds none of an entry's own words is not about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.model import Act, Part, State
from embeddings.lexical import prefix

if TYPE_CHECKING:
    from embeddings.signals import Signals

_FEWEST = 5  # entries that a list of names has at least
_MOST = 0.8  # share of the entries that hold a common word
_ALIKE = 0.5  # share of an entry's words that are common ones
_OWN = 1 / 3  # share of the entries that may hold a word which still tells an entry from others
_stems = prefix()


def entries_of(act: Act) -> Mapping[str, tuple[str, ...]]:
    """The entries of lists of names: each clause id with those of its whole list."""
    return {clause: entries for part in act.parts if (entries := _entries(act, part)) for clause in entries}


def _entries(act: Act, part: Part) -> tuple[str, ...]:
    """The clauses of a part, if it is a list of names."""
    held = [unit for unit in part.units if unit.own_spans and unit.state is State.CURRENT]
    if len(held) < _FEWEST or any(unit.children for unit in held):
        return ()
    words = [set(_stems(" ".join(span.of(act.source) for span in unit.own_spans))) for unit in held]
    count = Counter(word for own in words for word in own)
    common = {word for word, often in count.items() if often >= _MOST * len(held)}
    alike = sum(len(own & common) >= _ALIKE * len(own) for own in words)
    return tuple(str(unit.id) for unit in held) if alike >= _MOST * len(held) else ()


def is_named(signals: Signals, clause: str, entries: Sequence[str]) -> bool:
    """Whether a question holds a word that tells the entry from most others of its list.

    Args:
        signals: of the question; ``holds`` counts the texts of a clause with translations and expected questions.
        clause: the entry's id.
        entries: the ids of its whole list.
    """
    return bool(np.any(_tells_apart(signals, entries) & _held_by(signals, clause)))


def names_another(signals: Signals, clause: str, entries: Sequence[str]) -> bool:
    """Whether a question holds a word of other entries, or of none, that this one does not ("and in Kostanay?")."""
    return bool(np.any(_tells_apart(signals, entries) & ~_held_by(signals, clause)))


def _tells_apart(signals: Signals, entries: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(words,) whether few entries of the list hold the word."""
    rows = [row for row, clause in enumerate(signals.clauses) if clause in entries]
    few: npt.NDArray[np.bool_] = signals.holds[:, rows].mean(axis=1) <= _OWN
    return few


def _held_by(signals: Signals, clause: str) -> npt.NDArray[np.bool_]:
    return signals.holds[:, signals.clauses.index(clause)]
