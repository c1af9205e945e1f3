"""What amending acts did, and when changes took effect, in words.

Owns: the sentences on acts and on effects. Must not know: how an act was named in the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer
from assistant.history.evaluate import Result
from assistant.history.pieces import nearer, quotes_of
from assistant.history.place_told import all_counted, evaluated, of_place, together, unnamed
from assistant.history.places import is_change, overlaps
from assistant.history.query import ByDay, HistoryQuery
from assistant.history.times_told import of_periods
from assistant.understand.want import Operation
from assistant.words import by_instrument, event_text
from corpus.ids import ACT
from corpus.model import Event, EventKind


def of_acts(asking: Asking, found: Result, named: str) -> Answer:
    """What the acts named did; that no note names them; or, where they left the places alone, who did change them."""
    query = found.query
    places = [] if ACT in query.targets else list(query.targets)
    every = evaluated(asking, replace(query, kinds=frozenset()))
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
        sentence = f"{all_counted(asking, found.events)}\n{sentence}"
    inner = [nearer(e.target, place) for e in found.events for place in places if overlaps(e, place)]
    return _listed(asking, sentence, found.events, inner or None, unnamed(asking, places, found.events))


def _of_others(asking: Asking, places: Sequence[str], named: str) -> Answer:
    """The history of places that the acts asked after did not touch: who did change them, and that no note says so."""
    told = together([of_place(asking, HistoryQuery(targets=(place,)), 1.0) for place in places])
    notice = asking.notice("not_by", where=asking.places(places), what=named)
    return replace(told, message=f"{notice.text}\n{told.message}", notices=(notice, *told.notices))


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


# -- effect ----------------------------------------------------------------------------------------------------------


def of_effect(asking: Asking, query: HistoryQuery) -> Answer:
    """When the changes took effect and by which rule; of a time, what took effect in it."""
    found = evaluated(asking, query)
    if query.periods:
        return of_periods(asking, found) if found.events else _signed_then(asking, query, of_periods(asking, found))
    changed = [event for event in found.events if is_change(event)]
    if not changed:
        return together([of_place(asking, replace(query, targets=(place,)), 1.0) for place in query.targets])
    return _effects(asking, changed)


def _signed_then(asking: Asking, query: HistoryQuery, nothing: Answer) -> Answer:
    """Where nothing took effect in a time: when that took effect which was signed in it ("the January law")."""
    signed = evaluated(asking, replace(query, by_day=ByDay.SIGNED)).events
    changed = [event for event in signed if is_change(event)]
    if not changed:
        return nothing
    told = _effects(asking, changed)
    return replace(told, message=f"{nothing.message}\n{told.message}")


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
