"""Going back: the earlier question that a turn returns to, and what it asks of it.

Owns: choosing the state. Must not know: how the question is completed from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.state import State
from assistant.understand.matter import plain
from assistant.understand.skeleton import skeleton

_STEM = 5  # letters by which two forms of a word are told to be one
_SHORTEST = 2  # words of what is asked of it
_JOINT = re.compile(r"\s*[:;,.!?]\s+|\s+[—–-]\s+")


def returned_to(text: str, states: Sequence[State]) -> State:
    """The state whose question shares most words with the turn; the first that found something, where none does."""
    own = _stems(text)
    found = [state for state in states if state.found] or list(states)
    shared = [len(own & _stems(state.question.text)) for state in found[:-1]]
    best = max(range(len(shared)), key=lambda place: shared[place], default=0)
    return found[best] if shared and shared[best] else found[0]


def asked_then(text: str) -> str:
    """What the turn asks besides going back ("back to the fee: who pays it?"); empty where it asks nothing."""
    pieces = [piece for piece in _JOINT.split(text) if piece.strip()]
    last = pieces[-1] if len(pieces) > 1 else ""
    return last if len(last.split()) >= _SHORTEST else ""


def _stems(text: str) -> set[str]:
    return {skeleton(word)[:_STEM] for word in plain(text).split() if len(word) > _STEM - 1}
