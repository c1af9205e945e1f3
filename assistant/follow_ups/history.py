"""Follow-ups about changes and time: "and before that?", "since when?", "and in 2014?", "who signed it?".

Owns: the rules that complete a question by a change, a day or an act. Must not know: the rules about places and about
content, their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.compose.base import changes
from assistant.follow_ups.turn import FEW, LONGEST_FOLLOW_UP, Completed, FollowUp, as_content, as_history, emptied
from assistant.understand import follow_up_cues as cues
from assistant.understand.dates import DateMention
from assistant.understand.instruments import InstrumentMention
from assistant.understand.intent import Aspect, Intent, aspect_of
from assistant.understand.question import Understood
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, Span


def _names_nothing(now: FollowUp) -> bool:
    """Whether it is short and names no clause, day or act."""
    named = now.read.references or now.read.dates or now.read.instruments
    return not named and now.length <= LONGEST_FOLLOW_UP


def as_it_was(now: FollowUp) -> Completed | None:
    """«How was it before?»: the former wording of the clause talked about."""
    asks_how = now.says(cues.HOW_THEN) or not now.after_history
    if not _names_nothing(now) or not now.topic.clauses or not now.says(cues.EARLIER) or not now.only(cues.OF_EARLIER):
        return None
    if not asks_how or now.wants not in (Intent.CONTENT, Intent.HISTORY) or _asks_of_change(now):
        return None
    if not now.after_history and not now.says(cues.HOW_THEN) and now.says(cues.PREVIOUS):  # the clause before
        return None
    return now.whole(as_history(now.read, Aspect.WORDING), now.topic.clauses)


def _asks_of_change(now: FollowUp) -> bool:
    """Whether a change is asked after, and no wording."""
    return now.wants is Intent.HISTORY and now.read.wanted.aspect is not Aspect.WORDING


def before_that(now: FollowUp) -> Completed | None:
    """«And before that?» after a history: the change before those told; before the first, that there is none."""
    says = now.says(cues.EARLIER) or (now.says(cues.EARLIER_CHANGE) and _asks_of_change(now))
    says = says or (now.says(cues.EARLIER_CHANGE) and bool(cues.TIME_AT_END.search(now.bones)))
    if not now.after_history or not _names_nothing(now) or not says or not now.only(cues.OF_EARLIER):
        return None
    if now.wants not in (Intent.CONTENT, Intent.HISTORY) or now.says(cues.WHY):
        return None
    places = now.topic.focus
    told = [event.date for event in now.topic.answer.events if event.date is not None]
    if not told and now.topic.understood.dates:  # there was none before already
        return now.whole(now.topic.understood, places)
    if not told:
        return now.whole(as_history(now.read, Aspect.ALL), places) if places else None
    events = [event for place in places for event in history(now.talk.act, place).events if event.target != ACT]
    events = events if places else _changes_of(now.talk.act, places)
    former = [event for event in events if event.date is not None and event.date < min(told)]
    days = [event.date for event in former if event.date is not None]
    span = Span(0, len(now.read.text))
    if not days:
        none = DateMention(min(told), min(told), "day", "before", span)
        return now.whole(replace(as_history(now.read, Aspect.ALL), dates=(none,)), places)
    return now.whole(_of_acts(now, [event for event in former if event.date == max(days)], Aspect.ALL), places)


def _changes_of(act: Act, places: tuple[str, ...]) -> list[Event]:
    """The changes of the places; of the whole act, where none is given."""
    return [event for place in places or (ACT,) for event in changes(history(act, place))]


def _of_acts(now: FollowUp, events: Sequence[Event], aspect: Aspect) -> Understood:
    """The history made by the acts of these events."""
    span = Span(0, len(now.read.text))
    acts = tuple(InstrumentMention(event.number, event.date, None, None, span) for event in events)
    return replace(as_history(now.read, aspect), instruments=tuple(dict.fromkeys(acts)))


def since_when(now: FollowUp) -> Completed | None:
    """«Since when is it so?»: since when the wording stands; after a history, the effect of the changes told."""
    places = now.topic.focus if now.after_history else now.topic.clauses
    if not _names_nothing(now) or not now.says(cues.SINCE_WHEN) or not now.only(cues.OF_SINCE):
        return None
    if now.topic.answer.kind is AnswerKind.STATUS:
        return now.whole(now.topic.understood)
    if not places:
        return None
    changed = _changes_of(now.talk.act, places)
    if not now.after_history or not changed or (now.says(cues.SO) and not now.says(cues.TO_APPLY)):
        return now.whole(as_history(now.read, Aspect.SINCE), places)
    told = [event for event in now.topic.answer.events if event in changed]
    some = told and len(told) < len(changed)
    effect = _of_acts(now, told, Aspect.EFFECT) if some else as_history(now.read, Aspect.EFFECT)
    return now.whole(effect, places)


def adopted_by(now: FollowUp) -> Completed | None:
    """«And by which decree was it approved?» where the act as a whole is talked about: its adoption."""
    of_act = now.topic.answer.kind in (AnswerKind.STATUS, AnswerKind.HISTORY) and not now.topic.clauses
    if not of_act or not _names_nothing(now) or now.wants is not Intent.CONTENT or now.own_list is not None:
        return None
    if not now.says(cues.MADE_IT) or not now.says(cues.DECREE) or not now.only(cues.OF_MADE):
        return None
    adopted = [event for event in now.talk.act.events() if event.kind is EventKind.ADOPTED and event.target == ACT]
    if not adopted or adopted[0].number is None:
        return None
    return now.whole(replace(emptied(now.read), instruments=_of_acts(now, adopted[:1], Aspect.ALL).instruments))


def who_made(now: FollowUp) -> Completed | None:
    """«Who signed that change?» after a history: the same history, whose acts tell who."""
    if not now.after_history or not _names_nothing(now) or now.wants not in (Intent.CONTENT, Intent.HISTORY):
        return None
    if not now.says(cues.WHO) or not now.says(cues.MADE_IT) or not now.only(cues.OF_MADE):
        return None
    before = now.topic.understood
    return replace(now.whole(before), clauses=() if before.references else now.topic.focus)


def only_some(now: FollowUp) -> Completed | None:
    """«Only the decrees signed in 2016» after a history: of the places told, what such acts changed."""
    acts = now.read.instruments
    if not now.after_history or not now.topic.focus or not acts or now.read.references or now.says(cues.ASKS):
        return None
    if now.length > LONGEST_FOLLOW_UP or any(act.number is not None for act in acts) or not now.only(cues.OF_SOME):
        return None
    return now.whole(as_history(now.read, Aspect.ALL), now.topic.focus)


def other_time(now: FollowUp) -> Completed | None:
    """«And in 2014?»: the same question about another day."""
    read, before = now.read, now.topic.understood
    if not read.dates or read.references or now.length > LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    if len(read.wanted.rest.split()) > FEW or (now.says(cues.ASKS) and read.wanted.rest):
        return None
    whole = replace(before, dates=read.dates, bad_dates=read.bad_dates)
    if now.topic.answer.kind in (AnswerKind.STATUS, AnswerKind.HISTORY):
        return replace(now.whole(whole), clauses=() if before.references else now.topic.focus)
    return replace(now.whole(as_content(whole)), clauses=now.topic.clauses, same_content=now.topic.found_by_meaning)


def of_the_same(now: FollowUp) -> Completed | None:
    """«When was it changed?», "and the last time?": the history of what was just talked of."""
    read, aspect = now.read, aspect_of(now.read.text)
    moved = aspect in (Aspect.REMOVED, Aspect.INSERTED, Aspect.RESTATED)
    if read.references or read.instruments or now.length > LONGEST_FOLLOW_UP:
        return None
    if now.wants is not Intent.HISTORY and not moved:
        return None
    before = now.topic.understood
    told = read if now.wants is Intent.HISTORY else as_history(read, aspect)
    told = replace(told, wanted=replace(told.wanted, rest="" if _empty(now) else told.wanted.rest))
    if now.own_list is not None:
        return None
    if now.says(cues.LIST) and now.topic.clauses:
        return now.whole(told, (now.topic.clauses[-1].split("/")[0],))
    if told.wanted.rest and not now.says(cues.POINTING) and not now.says(cues.ALL_OF_THEM):
        return None
    if before.instruments and now.topic.answer.kind is AnswerKind.HISTORY and not moved:
        return now.whole(replace(before, wanted=told.wanted))
    if now.topic.answer.kind is AnswerKind.STATUS and aspect is Aspect.SINCE and not told.wanted.rest:
        return now.whole(before)
    return now.whole(told, now.topic.focus)


def _empty(now: FollowUp) -> bool:
    """Whether the question names nothing of its own, or only points."""
    return not now.read.wanted.rest or (now.says(cues.POINTING) and now.read.wanted.rest.count(" ") < FEW)
