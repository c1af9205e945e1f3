"""Places that a turn counts or steps to from those talked of: the next one, the one before the fee's, the last, both.

Owns: from where a turn steps, and in which list it counts. Must not know: what is wanted of the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.commands import beside_commands
from assistant.dialogue.pointer import pointing, said, step_said
from assistant.dialogue.state import State
from assistant.understand.matter import matter_in, stems, words_of
from assistant.understand.question import Understood
from corpus.model import Act, UnitKind

_RANKS = (
    (re.compile(r"\b(?:стать|бап|баб|article)", re.IGNORECASE), UnitKind.ARTICLE),
    (re.compile(r"\b(?:тарма[қк](?!ша)|пункт|clause)", re.IGNORECASE), UnitKind.CLAUSE),
)
_SEVERAL = 3  # places of which one can be the middle one
_UNKNOWN = 2  # words that none of the turns said, with which a step may still be one from the last clause


def neighbour(act: Act, clause: str, step: int) -> str | None:
    """The sibling after (1) or before (-1) a clause; ``None`` at the end."""
    beside = siblings(act, clause)
    place = beside.index(clause) + step
    return beside[place] if 0 <= place < len(beside) else None


def above(act: Act, clause: str, text: str) -> str:
    """The unit of the rank that the turn says, around a clause or itself: "the next article", "весь пункт"."""
    rank = next((kind for pattern, kind in _RANKS if pattern.search(text)), None)
    around = [clause.rsplit("/", depth)[0] for depth in range(clause.count("/"))]
    return next((place for place in around if act.has(place) and act.unit(place).kind is rank), clause)


def siblings(act: Act, clause: str) -> list[str]:
    """The units beside a clause, itself among them."""
    return children(act, clause.rpartition("/")[0])


def children(act: Act, clause: str) -> list[str]:
    """The units right inside a clause or a part."""
    return [str(unit.id) for unit in act.units() if str(unit.id).rpartition("/")[0] == clause]


def stepped(
    read: Understood, states: Sequence[State], topic: State, step: int, named: str | None
) -> tuple[State, str] | None:
    """The state from which a turn steps, and to where; ``None`` where it names what nobody spoke of.

    Args:
        read: the turn.
        states: left by the turns before it.
        topic: the state that it goes on from.
        step: the way, where its words tell none.
        named: the place that the turn itself names, to step from.
    """
    way = step_said(read.text) or step
    if named is not None:
        return topic, neighbour(topic.act, named, way) or ""
    anchor = _spoken_of(_stepped_from(read), states, topic)
    if anchor is None:
        return None
    state, clause = anchor
    return state, neighbour(state.act, above(state.act, clause, read.text), way) or ""


def _stepped_from(read: Understood) -> set[str]:
    """The words from which a turn says that it steps: in Kazakh they stand before the word for it, else behind it."""
    words = words_of(read.text)
    at = next((place for place, word in enumerate(words) if pointing(word) in ("after", "before")), len(words))
    said_of = words[:at] if read.language == "kk" else words[at + 1 :]
    return stems(" ".join(word for word in matter_in(" ".join(said_of)).split() if beside_commands(word)))


def _spoken_of(own: set[str], states: Sequence[State], topic: State) -> tuple[State, str] | None:
    """The clause that these words were said of last; where there are none, the last clause talked of."""
    best, most = None, 1
    for state in states if own else ():
        for clause in dict.fromkeys((*state.quoted, *state.clauses)):
            shared = len(own & stems(f"{state.question.text} {_words(state.act, clause)}"))
            best, most = ((state, clause), shared) if shared >= most else (best, most)
    if best is not None:
        return best
    return (topic, topic.clauses[-1]) if topic.clauses and len(own) <= _UNKNOWN else None


def _words(act: Act, clause: str) -> str:
    return " ".join(span.of(act.source) for span in act.unit(clause).own_spans) if act.has(clause) else ""


def counted(text: str, number: str | None, state: State, *, inner: bool) -> str | None:
    """The id of what a turn counts, whether the act has it or not: "the sixth in the list", "and the last?".

    Args:
        text: the turn.
        number: which one, where the turn gives a number.
        state: what was talked of.
        inner: whether it is counted within the clause, if that has items.
    """
    groups = said(text)
    several = state.clauses if len(state.clauses) > 1 else state.quoted
    if "middle" in groups:
        return several[len(several) // 2] if len(several) >= _SEVERAL else None
    if "them" in groups and number is not None and number.isdigit() and len(several) > 1:
        return several[int(number) - 1] if 0 < int(number) <= len(several) else None
    if not state.places:
        return None
    last = state.places[-1]
    if "/" not in last:  # a whole list
        items = children(state.act, last)
        return f"{last}/{number}" if number is not None else items[-1] if "last" in groups and items else None
    inside = children(state.act, last)
    above = last if inner and inside else last.rpartition("/")[0]
    if number is not None:
        return f"{above}/{number}" if "/" in above else None
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
