"""The answer to a history query: what it finds in words, with the events, the quotes and what the notes leave open.

Owns: which sentences, lines and notices a result is told by. Must not know: how the question was read, how the result
was found. Every event shown is one that a note tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import (
    Asking,
    answer,
    state_notices,
    status_sentence,
    time_notices,
    wording_notice,
)
from assistant.history.comparisons import COMPARISONS
from assistant.history.evaluate import InPeriod, Result, count, evaluate
from assistant.history.pieces import in_figures, nearer, quotes_of, unnamed_notice
from assistant.history.places import concern, is_change, of_kind, ordered, overlaps, within
from assistant.history.query import ByDay, HistoryQuery
from assistant.understand.want import Operation
from assistant.words import by_instrument, day, event_text
from corpus.history import Open, history
from corpus.ids import ACT, ClauseId
from corpus.model import Event, EventKind, State

_OPEN_NOTICES = (Open.PUBLICATION_DAY_UNKNOWN, Open.EFFECT_NOT_TOLD, Open.EARLIER_WORDING_NOT_HELD)
_SOME = (Operation.FIRST, Operation.LAST, Operation.SINCE, Operation.NTH, Operation.EFFECT)


def tell(asking: Asking, query: HistoryQuery, confidence: float = 1.0, named: str = "") -> Answer:
    """The answer to a query.

    Args:
        asking: the circumstances.
        query: what is asked.
        confidence: that its places are those meant.
        named: the amending acts as the question names them.
    """
    teller = COMPARISONS.get(query.operation)
    if teller is not None:
        return teller(asking, _evaluated(asking, query))
    if query.acts:
        return _of_acts(asking, _evaluated(asking, query), named)
    if query.operation is Operation.EFFECT:
        return _of_effect(asking, query)
    if query.periods:
        return _of_periods(asking, _evaluated(asking, query))
    return together([_of_place(asking, replace(query, targets=(place,)), confidence) for place in query.targets])


def _evaluated(asking: Asking, query: HistoryQuery) -> Result:
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


# -- one place, all its time -----------------------------------------------------------------------------------------


def _of_place(asking: Asking, query: HistoryQuery, confidence: float) -> Answer:
    """The history of one place, or of the act, as far as the operation and the kinds ask for it."""
    place, found = query.targets[0], _evaluated(asking, query)
    told = history(asking.act, place)
    whole_history = not query.kinds and query.operation not in _SOME
    shown = ordered((*told.events, *found.events)) if whole_history else found.events
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


def _lines_of(query: HistoryQuery, shown: Sequence[Event]) -> Sequence[Event]:
    return () if query.operation in (Operation.FIRST, Operation.LAST) else shown


def _headline(asking: Asking, found: Result, shown: Sequence[Event]) -> str:
    query, place = found.query, found.query.targets[0]
    changed = place == ACT or concern(asking.act, place).changes
    if query.kinds:
        return _of_kinds(asking, found) if found.events else asking.say("not_told")
    if not changed:
        return _never_changed(asking, place).text
    if query.operation is Operation.NTH:
        return _nth_headline(asking, found)
    if not shown:
        return asking.say("not_told")
    if query.operation in (Operation.FIRST, Operation.LAST):
        key = "last_changed" if query.operation is Operation.LAST else "first_changed"
        return asking.say(key, what="; ".join(event_text(event, asking.language, asking.act) for event in shown))
    head = asking.say("history_act") if place == ACT else asking.say("history", where=asking.cite(place))
    return f"{head} {_counted(asking, found)}"


def _of_kinds(asking: Asking, found: Result) -> str:
    place = found.query.targets[0]
    if place == ACT:
        return asking.say("of_kind")
    head = asking.say("history", where=asking.cite(place))
    return f"{head} {_counted(asking, found)}" if found.candidates else head


def _nth_headline(asking: Asking, found: Result) -> str:
    n = found.query.n
    if not found.events:
        every = _evaluated(asking, replace(found.query, operation=Operation.LIST))
        return asking.say("no_nth", count=every.counted.acts)
    return asking.say("nth_changed", n=n) if n > 0 else asking.say("last_but", n=-n)


def _counted(asking: Asking, found: Result) -> str:
    """How many changes; of what the notes leave open, how many of the whole."""
    place = found.query.targets[0]
    if found.candidates:
        above = str(ClauseId.parse(place).parent or "")
        return asking.say("counted_above", where=asking.cite(above), count=found.counted.acts)
    if place == ACT:
        return _all_counted(asking, found.events)
    return asking.say("counted", count=found.counted.acts)


def _all_counted(asking: Asking, events: Sequence[Event]) -> str:
    counted = count(events)
    return asking.say("counted_all", changes=counted.changes, acts=counted.acts, places=counted.places)


def _never_changed(asking: Asking, place: str) -> Notice:
    """That no change of a place is noted; and that the whole around it was restated, if it was."""
    whole = concern(asking.act, place).whole if place != ACT else ()
    where = asking.cite(place)
    if not whole:
        return asking.notice("never_changed", where=where)
    by = "; ".join(by_instrument(event, asking.language) for event in whole)
    return Notice("never_changed", asking.say("never_changed_itself", where=where, by=by))


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
        notices.append(_never_changed(asking, place))
    if Open.SUBCLAUSES_NOT_NAMED in told.open and not any(n.code == "subclauses_not_named" for n in notices):
        notices.append(unnamed_notice(asking, place, changed))
    return notices + [asking.notice(str(code)) for code in _OPEN_NOTICES if code in told.open and changed]


# -- times -----------------------------------------------------------------------------------------------------------


def _of_periods(asking: Asking, found: Result) -> Answer:
    """What was changed in the times asked of, each for itself, by day of signing and by day of effect."""
    query = found.query
    places = [] if ACT in query.targets else list(query.targets)
    never = [_never_changed(asking, place) for place in places if not concern(asking.act, place).changes]
    if not found.events:
        return _nothing_then(asking, query, never)
    head = [asking.say("history", where=asking.places(places))] if places else []
    message = [line for told in found.periods for line in _period_lines(asking, told, query)]
    left_open = _unnamed(asking, places, found.events)
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([*head, *message]),
        quotes=quotes_of(asking, places or [event.target for event in found.events]),
        events=found.events,
        notices=[*never, *left_open, *_hidden(asking, query), *_untold(asking, query)],
        about=places or [ACT],
    )


def _period_lines(asking: Asking, told: InPeriod, query: HistoryQuery) -> list[str]:
    period = in_figures(told.period)
    if not told.signed and not told.force:
        return [asking.say(_unchanged(query), period=period)]
    lines = []
    for key, events in (("period_signed", told.signed), ("period_force", told.force)):
        if events:
            lines.append(asking.say(key, period=period))
            lines += [f"• {event_text(event, asking.language, asking.act)}" for event in events]
    return lines


def _unchanged(query: HistoryQuery) -> str:
    """The sentence that says of a time that it has no change, by the day that is asked for."""
    return "period_without_effect" if query.by_day is ByDay.FORCE else "period_unchanged"


def _nothing_then(asking: Asking, query: HistoryQuery, notices: Sequence[Notice]) -> Answer:
    """That no note tells of a change in the times asked of, and what the notes cannot tell of them."""
    if query.kinds:
        untold = asking.notice("not_told")
        notices = [untold, *notices]
    said = [asking.say(_unchanged(query), period=in_figures(period)) for period in query.periods]
    if query.kinds:
        said = [notices[0].text]
    hidden = [*_hidden(asking, query), *_untold(asking, query)]
    told = [Notice("period_unchanged", said[0]), *notices, *hidden] if not query.kinds else [*notices, *hidden]
    context = [notice.text for notice in notices if notice.code == "never_changed"]
    message = " ".join([*said, *context, *(notice.text for notice in hidden), status_sentence(asking)])
    quotes = quotes_of(asking, query.targets)
    return answer(asking, AnswerKind.HISTORY, message, quotes=quotes, notices=told, about=list(query.targets))


def _untold(asking: Asking, query: HistoryQuery) -> list[Notice]:
    """That of some changes signed by then it is not told when they took effect, where that is asked."""
    if query.by_day is not ByDay.FORCE:
        return []
    every = _evaluated(asking, replace(query, periods=(), by_day=ByDay.BOTH)).events
    end = max(period.end for period in query.periods)
    untold = [e for e in every if is_change(e) and e.effective.date is None and e.date is not None and e.date <= end]
    return [asking.notice("effect_not_told")] if untold else []


def _hidden(asking: Asking, query: HistoryQuery) -> list[Notice]:
    """That what came before the latest new wording of the whole cannot be seen."""
    whole = [
        event.date
        for event in asking.act.events()
        if event.kind is EventKind.RESTATED and not event.partial and event.date is not None and "/" not in event.target
        and any(place == ACT or within(place, event.target) for place in query.targets)
    ]  # fmt: skip
    since = (min if ACT in query.targets else max)(whole, default=None)
    if since is None or all(period.start >= since for period in query.periods):
        return []
    return [asking.notice("unseen_before", since=day(since))]


# -- amending acts ---------------------------------------------------------------------------------------------------


def _of_acts(asking: Asking, found: Result, named: str) -> Answer:
    """What the acts named did; that no note names them; or, where they left the places alone, who did change them."""
    query = found.query
    places = [] if ACT in query.targets else list(query.targets)
    every = _evaluated(asking, replace(query, kinds=frozenset()))
    if places and not found.events and not (query.kinds and every.events):
        return _of_others(asking, places, named)
    if not every.events:
        sentence = asking.say("decree_unknown", what=named)
        notice = Notice("decree_unknown", sentence)
        return answer(asking, AnswerKind.NOT_ANSWERED, sentence, answered=False, notices=[notice])
    if query.operation is Operation.EFFECT:
        return _effects(asking, found.events)
    if not found.events:
        notice = asking.notice("not_told")
        return answer(asking, AnswerKind.HISTORY, notice.text, notices=[notice], about=[ACT])
    heads = dict.fromkeys(by_instrument(event, asking.language) for event in found.events)
    sentence = asking.say("decree_changed", by="; ".join(heads))
    if query.operation is Operation.COUNT:
        sentence = f"{_all_counted(asking, found.events)}\n{sentence}"
    inner = [nearer(e.target, place) for e in found.events for place in places if overlaps(e, place)]
    return _listed(asking, sentence, found.events, inner or None, _unnamed(asking, places, found.events))


def _of_others(asking: Asking, places: Sequence[str], named: str) -> Answer:
    """The history of places that the acts asked after did not touch: who did change them, and that no note says so."""
    told = together([_of_place(asking, HistoryQuery(targets=(place,)), 1.0) for place in places])
    notice = asking.notice("not_by", where=asking.places(places), what=named)
    return replace(told, message=f"{notice.text}\n{told.message}", notices=(notice, *told.notices))


def _unnamed(asking: Asking, places: Sequence[str], chosen: Sequence[Event]) -> list[Notice]:
    """For amended clauses: that the note does not say which of their subclauses each act changed."""
    notices = []
    for place in places:
        own = [event for event in chosen if event.kind is EventKind.AMENDED and overlaps(event, place)]
        if own and Open.SUBCLAUSES_NOT_NAMED in history(asking.act, place).open:
            notices.append(unnamed_notice(asking, own[0].target, own))
    return notices


# -- effect ----------------------------------------------------------------------------------------------------------


def _of_effect(asking: Asking, query: HistoryQuery) -> Answer:
    """When the changes took effect and by which rule; of a time, what took effect in it."""
    found = _evaluated(asking, query)
    if query.periods:
        return _of_periods(asking, found)
    changed = [event for event in found.events if is_change(event)]
    if not changed:
        return together([_of_place(asking, replace(query, targets=(place,)), 1.0) for place in query.targets])
    return _effects(asking, changed)


def _effects(asking: Asking, chosen: Sequence[Event]) -> Answer:
    untold = [e for e in chosen if e.effective.date is None and str(e.effective.rule) == "unspecified"]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join(event_text(event, asking.language, asking.act) for event in chosen),
        quotes=quotes_of(asking, [event.target for event in chosen]),
        events=chosen,
        notices=[asking.notice("effect_not_told")] if untold else [],
        about=list(dict.fromkeys(event.target for event in chosen)),
    )


def adopted(asking: Asking) -> Answer:
    """The adoption of the act, how it took effect."""
    made = [event for event in asking.act.events() if event.kind is EventKind.ADOPTED and event.target == ACT]
    return _effects(asking, made)


# -- pieces ----------------------------------------------------------------------------------------------------------


def _listed(
    asking: Asking,
    sentence: str,
    chosen: Sequence[Event],
    places: Sequence[str] | None = None,
    notices: Sequence[Notice] = (),
) -> Answer:
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in chosen]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([sentence, *lines]),
        quotes=quotes_of(asking, places if places is not None else [event.target for event in chosen]),
        events=chosen,
        notices=notices,
        about=[ACT],
    )


def former_whole(asking: Asking, target: str) -> Answer:
    """What a part or the act said at another time: no earlier wording is held; new wordings of the whole are told."""
    restated, _ = of_kind(asking.act, target, frozenset((EventKind.RESTATED,)))
    own = [event for event in restated if event.target == target or target == ACT]
    notice = asking.notice("earlier_wording_not_held")
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in own]
    message = "\n".join([notice.text, *lines, status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, answered=False, events=own, notices=[notice], about=[target])
