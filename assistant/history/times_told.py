"""What changed in a time, in words: by the day of signing, by the day of effect; and what the notes cannot tell of it.

Owns: the sentences on times. Must not know: how a time was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer, status_sentence, wholes_told
from assistant.history.evaluate import InPeriod, Result
from assistant.history.pieces import in_figures, quotes_of
from assistant.history.place_told import counted, evaluated, never_changed, unnamed
from assistant.history.places import concern, is_change, ordered, within
from assistant.history.query import ByDay, HistoryQuery
from assistant.understand.want import Operation
from assistant.words import day, event_text
from corpus.ids import ACT
from corpus.model import EventKind


def of_periods(asking: Asking, found: Result) -> Answer:
    """What was changed in the times asked of, each for itself, by day of signing and by day of effect."""
    query = found.query
    places = [] if ACT in query.targets else list(query.targets)
    never = [never_changed(asking, place) for place in places if not concern(asking.act, place).changes]
    if not found.events:
        return _nothing_then(asking, query, never)
    head = [asking.say("history", where=asking.places(places))] if places else []
    head = _counts(asking, query) if query.operation is Operation.COUNT else head
    message = [line for told in found.periods for line in _period_lines(asking, told, query)]
    left_open = unnamed(asking, places, found.events)
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([*head, *message]),
        quotes=quotes_of(asking, places or [event.target for event in found.events]),
        events=found.events,
        notices=[*never, *left_open, *_hidden(asking, query), *_untold(asking, query)],
        about=places or [ACT],
    )


def _counts(asking: Asking, query: HistoryQuery) -> list[str]:
    """How many changes of each place lie in the times, counted as without them; a new wording of a whole apart."""
    found = {place: evaluated(asking, replace(query, targets=(place,))) for place in query.targets}
    heads = {place: asking.say("history", where=asking.cite(place)) for place in found if place != ACT}
    told = [f"{heads.get(place, '')} {counted(asking, of)}".strip() for place, of in found.items()]
    wholes = [event for place, of in found.items() if place != ACT for event in of.events if event in of.context]
    return [*told, *(notice.text for notice in wholes_told(asking, ordered(wholes)))]


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
    every = evaluated(asking, replace(query, periods=(), by_day=ByDay.BOTH)).events
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
