"""Places that a turn counts or steps to from those talked of: the next one, the one before the fee's, the last, both.

Owns: from where a turn steps, and in which list it counts. Must not know: what is wanted of the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.commands import beside_commands
from assistant.dialogue.pointer import pointing, said, step_said
from assistant.dialogue.state import State
from assistant.understand.matter import matter_in, words_of
from assistant.understand.skeleton import skeleton
from corpus.model import Act

_STEM = 5  # letters by which two forms of a word are told to be one
_SEVERAL = 3  # places of which one can be the middle one
_UNKNOWN = 2  # words that none of the turns said, with which a step may still be one from the last clause


def neighbour(act: Act, clause: str, step: int) -> str | None:
    """The sibling after (1) or before (-1) a clause; ``None`` at the end."""
    beside = siblings(act, clause)
    place = beside.index(clause) + step
    return beside[place] if 0 <= place < len(beside) else None


def siblings(act: Act, clause: str) -> list[str]:
    """The units beside a clause, itself among them."""
    return children(act, clause.rpartition("/")[0])


def children(act: Act, clause: str) -> list[str]:
    """The units right inside a clause or a part."""
    return [str(unit.id) for unit in act.units() if str(unit.id).rpartition("/")[0] == clause]


def stepped(text: str, states: Sequence[State], topic: State, step: int, named: str | None) -> tuple[State, str] | None:
    """The state and the clause from which a turn steps, and to where; ``None`` where it names what nobody spoke of.

    Args:
        text: the turn.
        states: left by the turns before it.
        topic: the state that it goes on from.
        step: the way, where its words tell none.
        named: the place that the turn itself names, to step from.
    """
    way = step_said(text) or step
    if named is not None:
        return topic, neighbour(topic.act, named, way) or ""
    anchor = _spoken_of(text, states, topic)
    if anchor is None:
        return None
    return anchor[0], neighbour(anchor[0].act, anchor[1], way) or ""


def _spoken_of(text: str, states: Sequence[State], topic: State) -> tuple[State, str] | None:
    """The clause that the turn's own words were said of last; where it has none, the last clause talked of."""
    own = _stems(" ".join(word for word in matter_in(text).split() if not pointing(word) and beside_commands(word)))
    best, most = None, 1
    for state in states if own else ():
        for clause in dict.fromkeys((*state.quoted, *state.clauses)):
            shared = len(own & _stems(f"{state.question.text} {_words(state.act, clause)}"))
            best, most = ((state, clause), shared) if shared >= most else (best, most)
    if best is not None:
        return best
    return (topic, topic.clauses[-1]) if topic.clauses and len(own) <= _UNKNOWN else None


def _stems(text: str) -> set[str]:
    return {skeleton(word)[:_STEM] for word in words_of(text) if len(word) >= _STEM}


def _words(act: Act, clause: str) -> str:
    return " ".join(span.of(act.source) for span in act.unit(clause).own_spans) if act.has(clause) else ""


def counted(text: str, number: str | None, state: State) -> str | None:
    """The id of what a turn counts, whether the act has it or not: "the sixth in the list", "and the last?".

    Args:
        text: the turn.
        number: which one, where the turn gives a number.
        state: what was talked of.
    """
    groups = said(text)
    several = state.clauses if len(state.clauses) > 1 else state.quoted
    if "middle" in groups:
        return several[len(several) // 2] if len(several) >= _SEVERAL else None
    if not state.clauses:
        return None
    last = state.clauses[-1]
    inside = children(state.act, last)
    above = last if "list" in groups and inside else last.rpartition("/")[0]
    if number is not None:
        return f"{above}/{number}" if "list" in groups or "/" in above else None
    if "last" not in groups or state.of_history:
        return None
    if "them" in groups and len(several) > 1:
        return several[-1]
    return (inside or siblings(state.act, last))[-1]


def other_one(states: Sequence[State], topic: State) -> State | None:
    """The last state that spoke of other places than the topic: "and the other one?"."""
    return next((s for s in reversed(states) if s.clauses and s.clauses != topic.clauses and s.act is topic.act), None)


def both(text: str, states: Sequence[State], topic: State) -> State:
    """The topic, of its place and the one talked of before it, where the turn says "both"."""
    former = other_one(states, topic) if "both" in said(text) and len(topic.clauses) == 1 else None
    return topic if former is None else replace(topic, places=(former.clauses[-1], *topic.clauses))
