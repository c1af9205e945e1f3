"""Going back: the earlier question that a turn returns to, and what it asks of it.

Owns: choosing the state. Must not know: how the question is completed from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.dialogue.places import has_figures, place_named
from assistant.dialogue.state import State
from assistant.understand.matter import stems
from assistant.understand.question import Understood

_SHORTEST = 2  # words of what is asked of it
_JOINT = re.compile(r"\s*[:;,.!?]\s+|\s+[—–-]\s+")


def returned_to(read: Understood, states: Sequence[State]) -> State:
    """That of the place which the turn names, else that whose question shares most words with it, else the first."""
    found = [state for state in states if state.found] or list(states)
    named = place_named(read, found[-1]) if read.references or has_figures(read.text) else None
    if named is not None:
        about = next((state for state in reversed(found) if named in state.places), None)
        return about or replace(found[-1], places=(named,), quoted=(named,), kind=AnswerKind.REFERENCE)
    own = stems(read.text)
    shared = [len(own & stems(state.question.text)) for state in found[:-1]]
    best = max(range(len(shared)), key=lambda place: shared[place], default=0)
    return found[best] if shared and shared[best] else found[0]


def asked_then(text: str) -> str:
    """What the turn asks besides going back ("back to the fee: who pays it?"); empty where it asks nothing."""
    pieces = [piece for piece in _JOINT.split(text) if piece.strip()]
    last = pieces[-1] if len(pieces) > 1 else ""
    return last if len(last.split()) >= _SHORTEST else ""
