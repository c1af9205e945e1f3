"""The history of one place, or of the act, in words: what changed it, how often, what the notes leave open.

Owns: the sentences of such a history. Must not know: times, amending acts asked after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import (
    Asking,
    answer,
    state_notices,
    status_sentence,
    time_notices,
    wholes_told,
    wording_notice,
)
from assistant.history.evaluate import Result, count, evaluate
from assistant.history.pieces import nearer, quotes_of, unnamed_notice
from assistant.history.places import concern, is_change, ordered, overlaps
from assistant.history.query import HistoryQuery
from assistant.understand.want import Operation
from assistant.words import by_instrument, event_text
from corpus.history import History, Open, history
from corpus.ids import ACT, ClauseId
from corpus.model import Event, EventKind, State
from corpus.notes import parse_note

_OPEN_NOTICES = (Open.PUBLICATION_DAY_UNKNOWN, Open.EFFECT_NOT_TOLD, Open.EARLIER_WORDING_NOT_HELD)
_SOME = (Operation.FIRST, Operation.LAST, Operation.SINCE, Operation.NTH, Operation.BACK, Operation.EFFECT)


def evaluated(asking: Asking, query: HistoryQuery) -> Result:
    """What a query finds on the day asked."""
    return evaluate(asking.act, query, asking.today)


def together(answers: Sequence[Answer]) -> Answer:
    """Several histories as one answer, in order."""
    first = answers[0]
    if len(answers) == 1:
        return first
    return replace(
        first,
        message="\n".join(answer.message for answer in answers),
        quotes=tuple(quote for answer in answers for quote in answer.quotes),
        events=ordered(event for answer in answers for event in answer.events),
        notices=tuple(dict.fromkeys(notice for answer in answers for notice in answer.notices)),
        about=tuple(place for answer in answers for place in answer.about),
    )


def of_place(asking: Asking, query: HistoryQuery, confidence: float) -> Answer:
    """The history of one place, or of the act, as far as the operation and the kinds ask for it."""
    place, found = query.targets[0], evaluated(asking, query)
    told = history(asking.act, place)
    told_by_whom = query.operation is Operation.WHO and bool(found.events) and place != ACT
    whole_history = not query.kinds and query.operation not in _SOME and not told_by_whom
    shown = ordered((*_of_it(place, told), *found.events)) if whole_history else found.events
    untold = bool(query.kinds) and not found.events
    inner = [nearer(event.target, place) for event in shown] if query.kinds and shown else [place]
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in _lines_of(query, shown)]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([_headline(asking, found, shown), *lines, status_sentence(asking)]),
        confidence=confidence,
        quotes=quotes_of(asking, inner if place != ACT or query.kinds else []),
        events=shown,
        notices=[*_notices_of(asking, place), *([asking.notice("not_told")] if untold else [])],
        about=[place],
    )


def _of_it(place: str, told: History) -> Sequence[Event]:
    """The events of its history; where it has changes of its own, none of a piece of what encloses it (a title)."""
    own = place != ACT and any(map(is_change, told.own))
    return [event for event in told.events if not (own and event.partial and event.target != place)]


def _lines_of(query: HistoryQuery, shown: Sequence[Event]) -> Sequence[Event]:
    return () if query.operation in (Operation.FIRST, Operation.LAST) else shown


def _headline(asking: Asking, found: Result, shown: Sequence[Event]) -> str:
    query, place = found.query, found.query.targets[0]
    changed = place == ACT or concern(asking.act, place).changes
    if query.kinds:
        return _of_kinds(asking, found) if found.events else _not_told(asking, place)
    if not changed:
        return never_changed(asking, place).text
    if query.operation in (Operation.NTH, Operation.BACK):
        return _nth_headline(asking, found)
    if not shown:
        return asking.say("not_told")
    if query.operation in (Operation.FIRST, Operation.LAST):
        key = "last_changed" if query.operation is Operation.LAST else "first_changed"
        return asking.say(key, what="; ".join(event_text(event, asking.language, asking.act) for event in shown))
    head = asking.say("history_act") if place == ACT else asking.say("history", where=asking.cite(place))
    return f"{head} {counted(asking, found)}"


def _of_kinds(asking: Asking, found: Result) -> str:
    place = found.query.targets[0]
    if found.query.operation is Operation.COUNT and not found.candidates:
        return f"{asking.say('of_kind')} {counted(asking, found)}"
    if place == ACT:
        return asking.say("of_kind")
    head = asking.say("history", where=asking.cite(place))
    return f"{head} {counted(asking, found)}" if found.candidates else head


def _not_told(asking: Asking, place: str) -> str:
    said = asking.say("not_told")
    return said if place == ACT else f"{asking.say('history', where=asking.cite(place))} {said}"


def _nth_headline(asking: Asking, found: Result) -> str:
    n = found.query.n
    if not found.events:
        every = evaluated(asking, replace(found.query, operation=Operation.LIST))
        return asking.say("no_nth", count=every.counted.acts)
    return asking.say("last_but" if found.query.operation is Operation.BACK else "nth_changed", n=n)


def counted(asking: Asking, found: Result) -> str:
    """How many changes of one place, new wordings of a whole apart; of what is left open, how many of the whole."""
    place, events = found.query.targets[0], found.events
    if place != ACT and not found.query.kinds:
        events = tuple(event for event in events if event not in found.context)
    changed = count(events)
    if found.candidates and changed.acts:
        above = str(ClauseId.parse(place).parent or "")
        return asking.say("counted_above", where=asking.cite(above), count=changed.acts)
    if place == ACT or found.query.kinds:
        return all_counted(asking, events)
    return asking.say("counted", count=changed.acts)


def all_counted(asking: Asking, events: Sequence[Event]) -> str:
    """How many changes, by how many acts, at how many places."""
    counted = count(events)
    return asking.say("counted_all", changes=counted.changes, acts=counted.acts, places=counted.places)


def never_changed(asking: Asking, place: str) -> Notice:
    """That no change of a place is noted; and what befell the whole around it, if anything did."""
    where = asking.cite(place)
    told = concern(asking.act, place)
    by = "; ".join(by_instrument(event, asking.language) for event in told.whole) if place != ACT else ""
    said = asking.say("never_changed_itself", where=where, by=by) if by else asking.say("never_changed", where=where)
    throughout = [notice.text for notice in wholes_told(asking, told.throughout)]
    return Notice("never_changed", " ".join([said, *throughout]))


def _notices_of(asking: Asking, place: str) -> list[Notice]:
    """What must be said of a place: its state, its wording, what the notes on it leave open."""
    told = history(asking.act, place)
    changed = concern(asking.act, place).changes
    notices: list[Notice] = []
    if place != ACT and ClauseId.parse(place).numbers:
        unit = asking.act.unit(place)
        notices += [*state_notices(asking, unit), *time_notices(asking, place)]
        if unit.state is State.CURRENT:
            notices += wording_notice(asking, place)
    if not changed:
        notices.append(never_changed(asking, place))
    if Open.SUBCLAUSES_NOT_NAMED in told.open and not any(n.code == "subclauses_not_named" for n in notices):
        notices.append(unnamed_notice(asking, place, changed))
    return notices + [asking.notice(str(code)) for code in _OPEN_NOTICES if code in told.open and changed]


def unnamed(asking: Asking, places: Sequence[str], chosen: Sequence[Event]) -> list[Notice]:
    """For amended clauses: that the note does not say which of their subclauses each act changed."""
    notices = []
    for place in places:
        own = [event for event in chosen if event.kind is EventKind.AMENDED and overlaps(event, place)]
        if own and Open.SUBCLAUSES_NOT_NAMED in history(asking.act, place).open:
            notices.append(unnamed_notice(asking, own[0].target, own))
    return notices


def of_several(asking: Asking, query: HistoryQuery) -> Answer:
    """The changes of many places as one history: what changed them, and which of them no note names."""
    told = {place: concern(asking.act, place) for place in query.targets}
    events = ordered(event for place in told.values() for event in place.changes)
    whole = ordered(event for place in told.values() for event in place.of_whole)
    never = [place for place, changed in told.items() if not changed.changes]
    first, last = (asking.cite(place) for place in (query.targets[0], query.targets[-1]))
    head = f"{asking.say('history', where=f'{first} – {last}')} {all_counted(asking, events)}"
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in events]
    said = [asking.say("all_unchanged", where=asking.places(never))] if never else []
    said += [notice.text for notice in wholes_told(asking, whole)]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([head, *lines, *said, status_sentence(asking)]),
        quotes=quotes_of(asking, query.targets),
        events=ordered((*events, *whole)),
        notices=unnamed(asking, query.targets, events),
        about=query.targets,
    )


def of_piece(asking: Asking, part: str, where: str, piece: str) -> Answer:
    """The changes of what has no number of its own, as the notes tell them that name it: a title, a preamble."""
    every = [event for event in asking.act.events() if event.target in (part, ACT)]
    own = [event for event in every if event.partial and piece in _pieces_in(event.note_span.of(asking.act.source))]
    whole = [event for event in every if event.kind is EventKind.RESTATED and not event.partial]
    by = "; ".join(by_instrument(event, asking.language) for event in whole)
    if own:
        said = asking.say("of_kind")
    elif by:
        said = asking.say("never_changed_itself", where=where, by=by)
    else:
        said = asking.say("never_changed", where=where)
    shown = ordered((*own, *whole))
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in own]
    message = "\n".join([said, *lines, status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, events=shown, about=[part])


@lru_cache(maxsize=4096)
def _pieces_in(note: str) -> frozenset[str]:
    """What without a number of its own a note says was changed: ``title``, ``preamble``."""
    return frozenset(target.rank for change in parse_note(note).changes for target in change.targets)
