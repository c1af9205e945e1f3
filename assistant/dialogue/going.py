"""A turn with the states that it may go on from, and the place that it names in their light.

Owns: ``Going``, and what every move asks of it. Must not know: the moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.dialogue.commands import says_unit
from assistant.dialogue.places import Stated, says_list, stated
from assistant.dialogue.pointer import said
from assistant.dialogue.state import Completed, State, as_history, cited
from assistant.dialogue.steps import other_one
from assistant.understand.question import Understood
from assistant.understand.want import Per, Want, Wish

SURE = 0.6  # of what a turn wants
ALL = Wish(Want.HISTORY)


@dataclass(frozen=True, slots=True)
class Going:
    """A turn with the state that it may go on from.

    Attributes:
        read: the turn.
        topic: the last state that found something to talk about.
        last: the last state.
        states: all of them, in order.
    """

    read: Understood
    topic: State
    last: State
    states: Sequence[State]

    @property
    def after_history(self) -> bool:
        """Whether the turn before told a history."""
        return self.topic.of_history and self.last is self.topic

    @property
    def wants(self) -> Want:
        """What it wants by its own words."""
        return self.read.wish.want

    def beside(self, understood: Understood, places: tuple[str, ...] = (), *, same: bool = False) -> Completed:
        """The turn completed by places, or by the question before it."""
        head = cited(self.topic.act, places, self.read.language) if places else self.topic.head
        return Completed(understood, f"{head} — {self.read.text}", places, same_content=same)

    def about(self, understood: Understood) -> Completed:
        """The turn completed by the places talked about, where its references name none."""
        focus = () if understood.references or understood.instruments else self.topic.places
        return replace(self.beside(understood), clauses=focus)


def place_said(now: Going) -> Stated | None:
    """The place named: completed by the last turn, and where that found nothing to talk about, by the topic."""
    if not now.read.references and "other" in said(now.read.text) and not says_list(now.read.text):
        former = other_one(now.states, now.topic)
        return Stated(former.clauses[-1:]) if former else None
    for state in dict.fromkeys((id(now.last), id(now.topic))):
        of = now.last if state == id(now.last) else now.topic
        named = stated(now.read, of)
        if named is not None and (named.places or of is now.topic):
            return named
        if named is not None and any(reference.part not in (None, "list") for reference in named.references):
            return named
    return None


def with_places(now: Going, told: Understood, named: Stated) -> Completed:
    """The turn, of the places that it names."""
    if named.places:
        return now.beside(replace(told, references=()), named.places)
    if not any(reference.numbers for reference in named.references):  # a whole part
        return Completed(replace(told, references=named.references), now.read.text)
    act = now.topic.act
    places = tuple(f"{r.part}/{'/'.join(r.numbers)}" for r in named.references if r.part)
    places = tuple(place for place in places if act.has(place))
    shown = f"{cited(act, places, now.read.language)} — {now.read.text}" if places else now.read.text
    return Completed(replace(told, references=named.references), shown, now.topic.clauses[-1:])


def aspect(now: Going) -> Wish:
    """What the turn wants of a history told; it compares what that compared, unless it says what: "and the fewest?"."""
    wish, before = now.read.wish, now.topic.question.wish
    own = wish.per is not Per.CLAUSE or says_unit(now.read.text) or not now.topic.of_history
    return wish if own else replace(wish, per=before.per)


def again(now: Going) -> Completed:
    """The history or status told, of the aspect that the turn names: "and the last time?", "by whom?"."""
    wish, before = aspect(now), now.topic.question
    moved = now.topic.of_history and wish.names_aspect
    return now.about(as_history(before, wish) if moved else before)
