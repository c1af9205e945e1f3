"""A turn made whole by its move: which slots of the state it takes over.

Owns: which move is which, and the moves to another place, day or matter, and to the text. Must not know: how a move is
told (``gate.py``, ``commands.py``), how an answer is made. A move that the state cannot carry gives ``None``; the turn
then stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.dialogue.commands import beside_commands, calls_for_text, says_unit, says_whole
from assistant.dialogue.going import ALL, SURE, Going, again, place_said, with_places
from assistant.dialogue.matter import closer, contrast
from assistant.dialogue.places import Stated, has_figures, numbers_of, only_parts, only_points, place_named
from assistant.dialogue.pointer import step_said
from assistant.dialogue.state import Completed, Move, State, as_content, as_history, at_time, emptied
from assistant.dialogue.steps import above, both, stepped
from assistant.dialogue.told import adoption, before, former, of_it, since, who, why
from assistant.understand.dates import tells_time
from assistant.understand.lexer import read as tokens_of
from assistant.understand.object import corrected
from assistant.understand.question import Understood
from assistant.understand.want import Operation, Want

_TOLD = (AnswerKind.HISTORY, AnswerKind.STATUS)


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
    if not topic.places and (move in _STEPS or says_unit(read.text)):  # "that clause": the last one talked about
        topic = next((state for state in reversed(found) if state.clauses), topic)
    if move is Move.OF_IT and only_points(read.text):  # "and the last one?": which one, not what became of it
        carry = _same
    now = Going(read, both(read.text, states, topic), last, states)
    return (_beside_named(now) if move in _OF_PLACES else None) or carry(now)


_STEPS = (Move.NEXT, Move.PREVIOUS)
_OF_PLACES = (Move.SAME, Move.DETAIL, Move.TEXT)  # moves that may name the place beside which another one is meant
_BARE = (Move.BEFORE, Move.FORMER, Move.SINCE, Move.WHO, Move.ADOPTED)  # moves of turns that name no place

# --- the same of something else --------------------------------------------------------------------------------------


def _same(now: Going) -> Completed | None:
    numbered = _act_numbered(now)
    if numbered is not None:
        return numbered
    named = place_said(now)
    if named is not None:
        return _at(now, named)
    if now.read.instruments:
        return _of_other_acts(now)
    if now.read.dates:
        return _other_time(now)
    if now.wants not in (Want.TEXT, now.topic.question.wish.want):
        return of_it(now)
    if now.topic.kind in _TOLD and (not now.read.matter or now.read.wish.names_aspect):
        return again(now)
    if now.wants is not Want.TEXT or _only_when(now.read.matter):
        return None
    return contrast(now.read, now.topic, now.last)


def _only_when(matter: str) -> bool:
    """Whether the words for a matter only tell when ("а раньше?"): nothing else is named, to ask the same of."""
    return bool(matter) and all(map(tells_time, tokens_of(matter)))


def _act_numbered(now: Going) -> Completed | None:
    """«And 151?» after an amending act: the act with that number."""
    numbers, before = numbers_of(now.read.text), now.topic.question
    if len(numbers) != 1 or not before.instruments or now.read.references[1:] or now.read.dates:
        return None
    if not any(event.number == numbers[0] for event in now.topic.act.events()):
        return None
    named = replace(before.instruments[-1], number=numbers[0], date=None, year=None)
    return now.beside(replace(before, instruments=(named,)))


def _at(now: Going, named: Stated) -> Completed:
    """The question before, of another place; the text, where its text or matter was asked after."""
    before = now.last.question if now.last.of_history else now.topic.question
    of_history = now.last.of_history or now.after_history
    only_where = only_points(now.read.text) or only_parts(corrected(now.read.text))
    if now.wants in (Want.HISTORY, Want.WORDING) and now.read.wish.chance > 1 / 2 and not only_where:
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
    return with_places(now, told, named)


def _of_other_acts(now: Going) -> Completed | None:
    """Another amending act; of the places told, only what such acts changed."""
    if not now.topic.of_history:
        return None
    if any(act.number is not None for act in now.read.instruments):
        return now.beside(as_history(now.read, now.topic.question.wish))
    if now.topic.places and not now.topic.question.instruments:
        return now.beside(as_history(now.read, ALL), now.topic.places)
    return now.about(as_history(now.read, ALL))


def _other_time(now: Going) -> Completed | None:
    before = now.topic.question
    of_time = before.wish.operation in (Operation.LAST, Operation.FIRST)  # that of a period is all that was in it
    whole = at_time(
        replace(before, wish=replace(before.wish, operation=Operation.LIST)) if of_time else before, now.read
    )
    if now.topic.by_meaning or (now.topic.clauses and not now.topic.of_history):
        return now.beside(as_content(whole), now.topic.clauses, same=now.topic.by_meaning)
    return now.about(whole)


# --- the text --------------------------------------------------------------------------------------------------------


def _text(now: Going) -> Completed | None:
    named = place_said(now)
    if named is not None:
        return with_places(now, as_content(now.read), named)
    if len(beside_commands(now.read.matter)) > 1:  # it names a matter of its own
        return None
    shown = now.topic.to_show
    if says_whole(now.read.text):  # not just the item talked of
        shown = tuple(dict.fromkeys(above(now.topic.act, place, now.read.text) for place in shown))
    return now.beside(as_content(now.read), shown) if shown else None


def _step(step: int) -> Callable[[Going], Completed | None]:
    def carry(now: Going) -> Completed | None:
        found = stepped(now.read, now.states, now.topic, step, place_named(now.read, now.topic))
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
    step, named = step_said(now.read.text), place_named(now.read, now.topic)
    far = now.wants is not Want.TEXT or now.read.dates or not has_figures(now.read.text)
    return None if far or not step or named is None else _step(step)(now)


def _detail(now: Going) -> Completed | None:
    """A closer question: of a history once more, of a matter in the clauses that were found or beside them."""
    named = place_said(now)
    if named is not None:
        return _at(now, named)
    if now.read.dates:
        return _other_time(now)
    if now.wants not in (Want.TEXT, Want.ABOUT, Want.NONE) and not _of_the_matter(now):
        return of_it(now)
    if now.topic.kind in _TOLD and not now.read.matter:
        return again(now)
    return closer(now.read, now.topic, now.last)


def _of_the_matter(now: Going) -> bool:
    """Whether a turn of an unsure want goes on from a matter with words of its own ("then who appoints him?")."""
    unsure = bool(now.read.matter) and now.read.wish.chance < SURE
    return unsure and (now.last.refused or now.topic.by_meaning)


_CARRY: dict[Move, Callable[[Going], Completed | None]] = {
    Move.SAME: _same,
    Move.OF_IT: of_it,
    Move.DETAIL: _detail,
    Move.BEFORE: before,
    Move.FORMER: former,
    Move.SINCE: since,
    Move.WHO: who,
    Move.ADOPTED: adoption,
    Move.WHY: why,
    Move.TEXT: _text,
    Move.NEXT: _step(1),
    Move.PREVIOUS: _step(-1),
}
