"""A turn made whole by its move: which slots of the state it takes over.

Owns: what each move inherits. Must not know: how a move is told (``gate.py``, ``commands.py``), how an answer is made.
A move that the state cannot carry gives ``None``; the turn then stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerKind
from assistant.compose.base import changes
from assistant.dialogue.commands import beside_commands, calls_for_text, says_unit, says_whole_clause
from assistant.dialogue.matter import closer, contrast
from assistant.dialogue.places import Stated, by_number, has_figures, names_list, numbers_of, says_list, stated
from assistant.dialogue.pointer import said, step_said
from assistant.dialogue.state import Completed, Move, State, as_content, as_history, at_time, cited, emptied
from assistant.dialogue.steps import both, other_one, stepped
from assistant.understand.dates import DateMention
from assistant.understand.instruments import InstrumentMention
from assistant.understand.periods import Period, period_of
from assistant.understand.question import Understood
from assistant.understand.references import main_part
from assistant.understand.want import Operation, Want, Wish
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, Span

_TOLD = (AnswerKind.HISTORY, AnswerKind.STATUS)
_SURE = 0.6  # of what a turn wants
_ALL, _FORMER = Wish(Want.HISTORY), Wish(Want.WORDING)


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


def complete(move: Move, read: Understood, states: Sequence[State]) -> Completed | None:
    """The turn, completed as the move says.

    Args:
        move: how it goes on.
        read: the turn.
        states: left by the turns before it, the last one at the end; at least one.
    """
    carry, last = _CARRY.get(move), states[-1]
    if carry is None or (move in _BARE and has_figures(read.text)):
        return None
    found = [state for state in states if state.found] or [last]
    topic = found[-1]
    if not topic.places and says_unit(read.text):  # "that clause": the last one talked about
        topic = next((state for state in reversed(found) if state.clauses), topic)
    now = Going(read, both(read.text, states, topic), last, states)
    return (_beside_named(now) if move in _OF_PLACES else None) or carry(now)


_OF_PLACES = (Move.SAME, Move.DETAIL, Move.TEXT)  # moves that may name the place beside which another one is meant
_BARE = (Move.BEFORE, Move.FORMER, Move.SINCE, Move.WHO, Move.ADOPTED)  # moves of turns that name no place

# --- the same of something else --------------------------------------------------------------------------------------


def _same(now: Going) -> Completed | None:
    numbered = _act_numbered(now)
    if numbered is not None:
        return numbered
    named = _named(now)
    if named is not None:
        return _at(now, named)
    if now.read.instruments:
        return _of_other_acts(now)
    if now.read.dates:
        return _other_time(now)
    if now.wants not in (Want.TEXT, now.topic.question.wish.want):
        return _of_it(now)
    if now.topic.kind in _TOLD and (not now.read.matter or now.read.wish.names_aspect):
        return _again(now)
    return contrast(now.read, now.topic, now.last) if now.wants is Want.TEXT else None


def _again(now: Going) -> Completed:
    """The history or status told, of the aspect that the turn names: "and the last time?", "by whom?"."""
    wish, before = now.read.wish, now.topic.question
    moved = now.topic.of_history and wish.names_aspect
    return now.about(as_history(before, wish) if moved else before)


def _act_numbered(now: Going) -> Completed | None:
    """«And 151?» after an amending act: the act with that number."""
    numbers, before = numbers_of(now.read.text), now.topic.question
    if len(numbers) != 1 or not before.instruments or now.read.references[1:] or now.read.dates:
        return None
    if not any(event.number == numbers[0] for event in now.topic.act.events()):
        return None
    named = replace(before.instruments[-1], number=numbers[0], date=None, year=None)
    return now.beside(replace(before, instruments=(named,)))


def _named(now: Going) -> Stated | None:
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


def _at(now: Going, named: Stated) -> Completed:
    """The question before, of another place; the text, where its text or matter was asked after."""
    before = now.last.question if now.last.of_history else now.topic.question
    of_history = now.last.of_history or now.after_history
    if now.wants in (Want.HISTORY, Want.WORDING):
        told = now.read
    elif calls_for_text(now.read.text):
        told = as_content(now.read)
    elif of_history and before.instruments:
        told = before
    elif of_history:
        told = as_history(before if now.wants is not Want.TEXT else now.read, before.wish)
        told = at_time(told, now.read if now.read.dates else before)
    else:
        told = as_content(now.read)
    return _with_places(now, told, named)


def _with_places(now: Going, told: Understood, named: Stated) -> Completed:
    if named.places:
        return now.beside(replace(told, references=()), named.places)
    act = now.topic.act
    places = tuple(f"{r.part}/{'/'.join(r.numbers)}" for r in named.references if r.part)
    places = tuple(place for place in places if act.has(place))
    shown = f"{cited(act, places, now.read.language)} — {now.read.text}" if places else now.read.text
    return Completed(replace(told, references=named.references), shown, now.topic.clauses[-1:])


def _of_other_acts(now: Going) -> Completed | None:
    """Another amending act; of the places told, only what such acts changed."""
    if not now.topic.of_history:
        return None
    if any(act.number is not None for act in now.read.instruments):
        return now.beside(as_history(now.read, now.topic.question.wish))
    if now.topic.places and not now.topic.question.instruments:
        return now.beside(as_history(now.read, _ALL), now.topic.places)
    return now.about(as_history(now.read, _ALL))


def _other_time(now: Going) -> Completed | None:
    whole = at_time(now.topic.question, now.read)
    if now.topic.by_meaning or (now.topic.clauses and not now.topic.of_history):
        return now.beside(as_content(whole), now.topic.clauses, same=now.topic.by_meaning)
    return now.about(whole)


# --- about what was told ---------------------------------------------------------------------------------------------


def _of_it(now: Going) -> Completed | None:
    """A question of its own about the places told of: their history, their status on a day."""
    read, before = now.read, now.topic.question
    if now.after_history and read.wish.chance < _SURE and not (read.wish.names_aspect or read.matter or _named(now)):
        return _again(now)  # "and when was that?"
    told = replace(read if now.wants is not Want.TEXT else as_history(read), matter="")
    named = _named(now)
    if named is not None:
        return _with_places(now, told, named)
    if now.wants is Want.STATUS or names_list(read, now.topic.act):
        return None
    if now.wants is Want.ADOPTION:
        return _adoption(now)
    if says_list(read.text) and now.topic.clauses:
        return now.beside(told, (now.topic.clauses[-1].split("/")[0],))
    if before.instruments and now.topic.of_history and not read.wish.kinds and not read.dates:
        return now.beside(replace(before, wish=told.wish, matter=""))
    if not now.topic.places and not now.topic.found:
        return None
    return now.beside(told, now.topic.places)


def _before(now: Going) -> Completed | None:
    """The change before those told; before the first, that there is none."""
    if not now.after_history:
        return _former(now)
    places = now.topic.places
    own = [event for event in now.topic.events if event.target in places] or now.topic.events
    told = [event.date for event in own if event.date is not None]
    if not told and now.topic.question.dates:  # there was none before already
        return now.beside(now.topic.question, places)
    if not told:
        return now.beside(as_history(now.read, _ALL), places) if places else None
    act = now.topic.act
    events = [event for place in places for event in history(act, place).events if event.target != ACT]
    events = events if places else _changes_of(act, places)
    former = [event for event in events if event.date is not None and event.date < min(told)]
    days = [event.date for event in former if event.date is not None]
    if not days:
        span = Span(0, len(now.read.text))
        none = DateMention(min(told), min(told), "day", "before", span)
        until = Period(*period_of(none), span)
        return now.beside(replace(as_history(now.read, _ALL), dates=(none,), periods=(until,)), places)
    return now.beside(_of_acts(now, [event for event in former if event.date == max(days)], _ALL), places)


def _changes_of(act: Act, places: tuple[str, ...]) -> list[Event]:
    """The changes of the places; of the whole act, where none is given."""
    return [event for place in places or (ACT,) for event in changes(history(act, place))]


def _of_acts(now: Going, events: Sequence[Event], wish: Wish) -> Understood:
    """The history made by the acts of these events."""
    span = Span(0, len(now.read.text))
    acts = tuple(InstrumentMention(event.number, event.date, None, None, span) for event in events)
    return replace(as_history(now.read, wish), instruments=tuple(dict.fromkeys(acts)))


def _former(now: Going) -> Completed | None:
    """The former wording of the clauses talked about."""
    if not now.topic.clauses:
        return None
    return now.beside(as_history(now.read, _FORMER), now.topic.clauses)


def _since(now: Going) -> Completed | None:
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


def _who(now: Going) -> Completed | None:
    """Who made the change: the same history or status, whose acts tell it."""
    if now.wants is Want.STATUS and now.read.wish.chance > _SURE and now.topic.by_meaning:  # who repealed the act
        return None
    if now.topic.kind is AnswerKind.STATUS or now.after_history:
        return now.about(now.topic.question)
    return now.beside(as_history(now.read, _ALL), now.topic.clauses) if now.topic.clauses else None


def _adoption(now: Going) -> Completed | None:
    """By which act the act was approved."""
    if now.topic.clauses:
        return _who(now)
    adopted = [event for event in now.topic.act.events() if event.kind is EventKind.ADOPTED and event.target == ACT]
    if not adopted or adopted[0].number is None or not now.topic.found:
        return None
    return now.beside(replace(emptied(now.read), instruments=_of_acts(now, adopted[:1], _ALL).instruments))


def _why(now: Going) -> Completed:
    """A law gives rules, not reasons: it is left as it is, to be refused."""
    return Completed(emptied(now.read), now.read.text)


# --- the text --------------------------------------------------------------------------------------------------------


def _text(now: Going) -> Completed | None:
    named = _named(now)
    if named is not None:
        return _with_places(now, as_content(now.read), named)
    if len(beside_commands(now.read.matter)) > 1:  # it names a matter of its own
        return None
    shown = now.topic.to_show
    if says_whole_clause(now.read.text):  # not just the item talked of
        shown = tuple(dict.fromkeys("/".join(place.split("/")[:2]) for place in shown))
    return now.beside(as_content(now.read), shown) if shown else None


def _step(step: int) -> Callable[[Going], Completed | None]:
    def carry(now: Going) -> Completed | None:
        found = stepped(now.read.text, now.states, now.topic, step, _place_named(now))
        if found is None:
            return None
        state, place = found
        if not place:  # nothing comes after the last: said so, not searched
            return now.beside(emptied(now.read))
        told = as_history(now.read) if now.after_history and state is now.topic else as_content(now.read)
        return replace(now, topic=state).beside(replace(told, references=()), (place,))

    return carry


def _beside_named(now: Going) -> Completed | None:
    """A step from a place that the turn names itself: "not that one, the one right after 12"."""
    step, named = step_said(now.read.text), _place_named(now)
    far = now.wants is not Want.TEXT or now.read.dates or not has_figures(now.read.text)
    return None if far or not step or named is None else _step(step)(now)


def _place_named(now: Going) -> str | None:
    """The clause that a turn names to step from: "right after 16-1"."""
    named = stated(now.read, now.topic)
    if named is None:
        number = next(iter(numbers_of(now.read.text)), None)
        return by_number(now.topic, number) if number and has_figures(now.read.text) else None
    part = (now.topic.clauses or (main_part(now.topic.act).slug,))[-1].split("/")[0]
    ids = (*named.places, *(f"{r.part or part}/{'/'.join(r.numbers)}" for r in named.references))
    return next((place for place in ids if now.topic.act.has(place)), None)


def _detail(now: Going) -> Completed | None:
    """A closer question: of a history once more, of a matter in the clauses that were found or beside them."""
    named = _named(now)
    if named is not None:
        return _at(now, named)
    if now.read.dates:
        return _other_time(now)
    if now.wants not in (Want.TEXT, Want.ABOUT, Want.NONE):
        return _of_it(now)
    if now.topic.kind in _TOLD and not now.read.matter:
        return _again(now)
    return closer(now.read, now.topic, now.last)


_CARRY: dict[Move, Callable[[Going], Completed | None]] = {
    Move.SAME: _same,
    Move.OF_IT: _of_it,
    Move.DETAIL: _detail,
    Move.BEFORE: _before,
    Move.FORMER: _former,
    Move.SINCE: _since,
    Move.WHO: _who,
    Move.ADOPTED: _adoption,
    Move.WHY: _why,
    Move.TEXT: _text,
    Move.NEXT: _step(1),
    Move.PREVIOUS: _step(-1),
}
