"""Moves about what was told: a question of its own about it, the change before it, since when, by whom, why.

Owns: what each of them inherits. Must not know: how a move is told, the moves to another place or matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.compose.base import changes
from assistant.dialogue.going import ALL, SURE, Going, again, aspect, place_said, with_places
from assistant.dialogue.places import names_list, says_list
from assistant.dialogue.state import Completed, as_history, emptied
from assistant.understand.dates import DateMention
from assistant.understand.instruments import InstrumentMention
from assistant.understand.periods import Period, period_of
from assistant.understand.question import Understood
from assistant.understand.want import Operation, Want, Wish
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, Span

_FORMER = Wish(Want.WORDING)


def of_it(now: Going) -> Completed | None:
    """A question of its own about the places told of: their history, their status on a day."""
    read, before = now.read, now.topic.question
    if now.after_history and read.wish.chance < SURE and not (read.wish.names_aspect or read.matter or place_said(now)):
        return again(now)  # "and when was that?"
    told = replace(read if now.wants is not Want.TEXT else as_history(read), matter="")
    told = replace(told, wish=replace(told.wish, per=aspect(now).per))
    named = place_said(now)
    if named is not None:
        return with_places(now, told, named)
    if (now.wants is Want.STATUS and read.wish.chance > SURE) or names_list(read, now.topic.act):
        return None
    if now.wants is Want.ADOPTION:
        return adoption(now)
    if says_list(read.text) and now.topic.clauses:
        return now.beside(told, (now.topic.clauses[-1].split("/")[0],))
    if before.instruments and now.topic.of_history and not read.wish.kinds and not read.dates:
        return now.beside(replace(before, wish=told.wish, matter=""))
    if not now.topic.places and not now.topic.found:
        return None
    return now.beside(told, now.topic.places)


def before(now: Going) -> Completed | None:
    """The change before those told; before the first, that there is none."""
    if not now.after_history:
        return former(now)
    places = now.topic.places
    own = [event for event in now.topic.events if event.target in places] or now.topic.events
    told = [event.date for event in own if event.date is not None]
    if not told and now.topic.question.dates:  # there was none before already
        return now.beside(now.topic.question, places)
    if not told:
        return now.beside(as_history(now.read, ALL), places) if places else None
    act = now.topic.act
    events = [event for place in places for event in history(act, place).events if event.target != ACT]
    events = events if places else _changes_of(act, places)
    earlier = [event for event in events if event.date is not None and event.date < min(told)]
    days = [event.date for event in earlier if event.date is not None]
    if not days:
        span = Span(0, len(now.read.text))
        none = DateMention(min(told), min(told), "day", "before", span)
        until = Period(*period_of(none), span)
        return now.beside(replace(as_history(now.read, ALL), dates=(none,), periods=(until,)), places)
    return now.beside(_of_acts(now, [event for event in earlier if event.date == max(days)], ALL), places)


def _changes_of(act: Act, places: tuple[str, ...]) -> list[Event]:
    """The changes of the places; of the whole act, where none is given."""
    return [event for place in places or (ACT,) for event in changes(history(act, place))]


def _of_acts(now: Going, events: Sequence[Event], wish: Wish) -> Understood:
    """The history made by the acts of these events."""
    span = Span(0, len(now.read.text))
    acts = tuple(InstrumentMention(event.number, event.date, None, None, span) for event in events)
    return replace(as_history(now.read, wish), instruments=tuple(dict.fromkeys(acts)))


def former(now: Going) -> Completed | None:
    """The former wording of the clauses talked about."""
    if not now.topic.clauses:
        return None
    return now.beside(as_history(now.read, _FORMER), now.topic.clauses)


def since(now: Going) -> Completed | None:
    """Since when the wording stands; after a history, when the changes told took effect."""
    if not now.topic.found:
        return None
    if not now.topic.clauses and not now.topic.places:
        return now.beside(now.topic.question) if not now.topic.of_history else None
    places = now.topic.places if now.after_history else now.topic.clauses
    if not places:
        return None
    changed = _changes_of(now.topic.act, places)
    if not now.after_history or not changed:
        return now.beside(as_history(now.read, Wish(Want.HISTORY, Operation.SINCE)), places)
    told = [event for event in now.topic.events if event in changed]
    some = told and len(told) < len(changed)
    effect = (
        _of_acts(now, told, Wish(Want.HISTORY, Operation.EFFECT))
        if some
        else as_history(now.read, Wish(Want.HISTORY, Operation.EFFECT))
    )
    return now.beside(effect, places)


def who(now: Going) -> Completed | None:
    """Who made the change: the same history or status, whose acts tell it."""
    if now.wants is Want.STATUS and now.read.wish.chance > SURE and now.topic.by_meaning:  # who repealed the act
        return None
    if now.topic.kind is AnswerKind.STATUS or now.after_history:
        return now.about(now.topic.question)
    return now.beside(as_history(now.read, ALL), now.topic.clauses) if now.topic.clauses else None


def adoption(now: Going) -> Completed | None:
    """By which act the act was approved."""
    if now.topic.clauses:
        return who(now)
    adopted = [event for event in now.topic.act.events() if event.kind is EventKind.ADOPTED and event.target == ACT]
    if not adopted or adopted[0].number is None or not now.topic.found:
        return None
    return now.beside(replace(emptied(now.read), instruments=_of_acts(now, adopted[:1], ALL).instruments))


def why(now: Going) -> Completed:
    """A law gives rules, not reasons: it is left as it is, to be refused."""
    return Completed(emptied(now.read), now.read.text)
