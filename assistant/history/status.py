"""Answers on whether the act or a place of it is in force, on a day or in a time, and on who adopted and signed it.

Owns: status with its source, the repeal's note quoted; adoption with the signature. Must not know: amendments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer, distinct, state_notices, status_sentence, time_notices
from assistant.history.pieces import quotes_of
from assistant.history.places import ordered
from assistant.history.query import Period
from assistant.words import by_instrument, day, effect_text, event_text
from corpus.history import Status, history, status
from corpus.ids import ACT, ClauseId
from corpus.model import Event, EventKind, State

_GONE = (EventKind.REMOVED, EventKind.REPEALED, EventKind.EXPIRED, EventKind.SUSPENDED)
_MADE = (EventKind.INSERTED, EventKind.EFFECTIVE)


def of_status(asking: Asking, periods: Sequence[Period] = ()) -> Answer:
    """Whether the act is in force on the day asked about or in a time, until when, and by what note that is told.

    Of a day before the adoption, the adoption tells why not.
    """
    now = status(asking.act, asking.as_of)
    early = _is_before(now, asking.as_of)
    event = now.adopted if early else now.repeal or now.partly
    notices = []
    if asking.as_of > asking.today:
        notices.append(asking.notice("future_date", as_of=day(asking.as_of)))
    if now.repeal is not None and _untold(now.repeal):
        notices.append(asking.notice("repeal_effect"))
    if early:
        notices.insert(0, asking.notice("before_adoption", as_of=day(asking.as_of)))
    said = [_then(asking, now, period) for period in periods]
    sentence = " ".join([*filter(None, said)]) or status_sentence(asking)
    shown = [event] if event is not None else []
    message = "\n".join([sentence, *_noted(asking, shown)])
    return answer(asking, AnswerKind.STATUS, message, events=shown, notices=notices, about=[ACT])


def of_places(asking: Asking, places: Sequence[str], periods: Sequence[Period] = ()) -> Answer:
    """Whether places of the act stand in it: what took them out or put them in, and how the act itself stands."""
    act_told = of_status(asking, periods)
    own = ordered(e for place in places for e in history(asking.act, place).own if e.kind in (*_GONE, *_MADE))
    notices = [notice for place in places for notice in _stands(asking, place)]
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in own]
    said = "\n".join([*(notice.text for notice in notices), *lines])
    parts = [said, act_told.message] if act_told.status.in_force is not False else [act_told.message, said]
    return replace(
        act_told,
        message="\n".join(filter(None, parts)),
        quotes=tuple(quotes_of(asking, places)),
        events=ordered((*act_told.events, *own)),
        notices=distinct([*act_told.notices, *notices, *_of_their_day(asking, places)]),
        about=tuple(places),
    )


def _stands(asking: Asking, place: str) -> list[Notice]:
    """That a place was removed, or that it stands; nothing, where the notes tell both or anything between."""
    if ClauseId.parse(place).numbers:
        unit = asking.act.unit(place)
        odd = state_notices(asking, unit)
        if odd or unit.state is not State.CURRENT:
            return odd
    gone = any(event.kind in _GONE and not event.partial for event in history(asking.act, place).own)
    return [] if gone else [asking.notice("place_stands", where=asking.cite(place))]


def _of_their_day(asking: Asking, places: Sequence[str]) -> list[Notice]:
    return [notice for place in places if ClauseId.parse(place).numbers for notice in time_notices(asking, place)]


def of_adoption(asking: Asking) -> Answer:
    """Who adopted the act and when; the signature under it, word for word."""
    now = status(asking.act, asking.as_of)
    said = []
    if now.adopted is not None:
        by, effect = by_instrument(now.adopted, asking.language), effect_text(now.adopted.effective, asking.language)
        said.append(asking.say("adopted", by=by, effect=effect))
    signed = signature(asking)
    said += [asking.say("signed_by", what=signed)] if signed else []
    shown = [now.adopted] if now.adopted is not None else []
    message = " ".join([*said, status_sentence(asking)])
    return answer(asking, AnswerKind.STATUS, message, events=shown, about=[ACT])


def signature(asking: Asking) -> str:
    """The words of the signature as they stand; empty where there is none."""
    spans = [span for part in asking.act.parts for span in part.signature]
    return " ".join(" ".join(span.of(asking.act.source).replace("|", " ").split()) for span in spans)


def _then(asking: Asking, now: Status, period: Period) -> str:
    """How the act stood in a time that holds its adoption or its end; empty where the day alone tells it."""
    start = now.adopted.certain_since if now.adopted else None
    end = now.repeal.certain_since if now.repeal else None
    if period.start == period.end:
        return ""
    named = _period(period)
    if now.repeal is not None and end is not None and period.start < end <= period.end:
        by = by_instrument(now.repeal, asking.language)
        return asking.say("in_force_until", period=named, end=day(end), by=by)
    if start is not None and period.start < start <= period.end:
        return asking.say("in_force_since", period=named, start=day(start))
    return ""


def _period(period: Period) -> str:
    start = day(period.start) if period.start > date.min else "…"
    return f"{start} – {day(period.end) if period.end < date.max else '…'}"


def _noted(asking: Asking, events: Sequence[Event]) -> Iterator[str]:
    """The notes that tell of the events, exact."""
    for event in events:
        text = event.note_span.of(asking.act.source).strip()
        if text:
            yield asking.say("note_says", note=text)


def _is_before(now: Status, day_asked: date) -> bool:
    made = now.adopted
    return made is not None and made.certain_since is not None and day_asked < made.certain_since


def _untold(event: Event) -> bool:
    return event.effective.date is None and str(event.effective.rule) == "unspecified"
