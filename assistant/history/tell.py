"""The answer to a history query: what it finds in words, with the events, the quotes and what the notes leave open.

Owns: which way a result is told. Must not know: how the question was read, how the result was found. Every event shown
is one that a note tells.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, AnswerKind
from assistant.compose.base import Asking, answer, status_sentence
from assistant.history.acts_told import of_acts, of_effect
from assistant.history.comparisons import COMPARISONS, by_acts
from assistant.history.place_told import evaluated, of_place, of_several, together
from assistant.history.places import of_kind
from assistant.history.query import HistoryQuery
from assistant.history.times_told import of_periods
from assistant.understand.want import Operation
from assistant.words import event_text
from corpus.ids import ACT
from corpus.model import EventKind

_WHOLE = (Operation.LIST, Operation.COUNT)
_SEVERAL = 3  # places whose histories are told one by one


def tell(asking: Asking, query: HistoryQuery, confidence: float = 1.0, named: str = "") -> Answer:
    """The answer to a query.

    Args:
        asking: the circumstances.
        query: what is asked.
        confidence: that its places are those meant.
        named: the amending acts as the question names them.
    """
    teller = by_acts if query.each else COMPARISONS.get(query.operation)
    if teller is not None:
        return teller(asking, evaluated(asking, query))
    if query.acts:
        return of_acts(asking, evaluated(asking, query), named)
    if query.operation is Operation.EFFECT:
        return of_effect(asking, query)
    if query.periods:
        return _in_times(asking, query)
    clauses = all(place.count("/") == 1 for place in query.targets)  # of what lies in one, the notes leave much open
    if len(query.targets) > _SEVERAL and clauses and query.operation in _WHOLE and not query.kinds:
        return of_several(asking, query)
    return together([_of_one(asking, replace(query, targets=(place,)), confidence) for place in query.targets])


def _in_times(asking: Asking, query: HistoryQuery) -> Answer:
    """What was changed in the times asked of; where none is of the kind asked for, it is said."""
    found = evaluated(asking, query)
    every = evaluated(asking, replace(query, kinds=frozenset()))
    if found.events or not query.kinds or query.levels or not every.events:
        return of_periods(asking, found)
    untold = asking.notice("not_told")
    told = of_periods(asking, every)
    return replace(told, message=f"{untold.text}\n{told.message}", notices=(untold, *told.notices))


def _of_one(asking: Asking, query: HistoryQuery, confidence: float) -> Answer:
    """The history of one place; where it has no new wording, all its changes: "rewritten" is said of any of them."""
    told = of_place(asking, query, confidence)
    if query.kinds != {EventKind.RESTATED} or told.events or query.targets == (ACT,):
        return told
    every = of_place(asking, replace(query, kinds=frozenset()), confidence)
    untold = asking.notice("not_told")
    return replace(every, message=f"{untold.text}\n{every.message}", notices=(untold, *every.notices))


def former_whole(asking: Asking, target: str) -> Answer:
    """What a part or the act said at another time: no earlier wording is held; new wordings of the whole are told."""
    restated, _ = of_kind(asking.act, target, frozenset((EventKind.RESTATED,)))
    own = [event for event in restated if event.target == target or target == ACT]
    notice = asking.notice("earlier_wording_not_held")
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in own]
    message = "\n".join([notice.text, *lines, status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, answered=False, events=own, notices=[notice], about=[target])
