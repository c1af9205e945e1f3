"""Provisions compared by their changes, the pauses between them, and what the notes themselves say, in words.

Owns: the answers to "most", "least", "only once", "by exactly these", "never", "the longest pause", "does the note say
it". Must not know: how the question was read, how the result was found.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer, AnswerKind
from assistant.compose.base import Asking, acts_named, answer, wholes_told
from assistant.history.evaluate import Result
from assistant.history.pieces import in_figures, quotes_of, unnamed_notice
from assistant.history.places import concern
from assistant.understand.want import Operation, Per
from assistant.words import day, event_text
from corpus.history import Open, history
from corpus.ids import ACT


def _most(asking: Asking, found: Result) -> Answer:
    """What was changed most, or least; all that share the first place."""
    query = found.query
    if not found.tally:
        return _none_such(asking, found)
    if query.per is Per.CLAUSE:
        names = asking.places(found.places)
    elif query.per is Per.ACT:
        names = "; ".join(dict.fromkeys(acts_named([event]) for event in found.events))
    else:
        names = ", ".join(name for name, _ in found.tally)
    key = f"{query.operation}_{'touched' if query.per is Per.ACT else 'changed'}"
    return _with_context(asking, found, asking.say(key, where=names, count=found.tally[0][1]))


def by_acts(asking: Asking, found: Result) -> Answer:
    """The provisions that one act changed only, exactly these did, or each of these."""
    one = "changed_once" if found.query.operation is Operation.ONCE else "changed_by_these"
    key = "changed_by_each" if found.query.each else one
    return _with_context(asking, found, asking.say(key, where=asking.places(found.places)), when=bool(found.places))


def _unchanged(asking: Asking, found: Result) -> Answer:
    """The provisions of which no change is noted; of subclauses the notes mostly cannot tell it."""
    if found.open_places:
        notices = [unnamed_notice(asking, place, concern(asking.act, place).changes) for place in found.open_places]
        message = " ".join(notice.text for notice in notices)
        quotes = quotes_of(asking, found.query.targets)
        return answer(asking, AnswerKind.HISTORY, message, quotes=quotes, notices=notices, about=found.query.targets)
    said = [f"{in_figures(period)}." for period in found.query.periods]
    sentence = " ".join([*said, asking.say("all_unchanged", where=asking.places(found.places))])
    return _with_context(asking, found, sentence, when=bool(found.places))


def _with_context(asking: Asking, found: Result, sentence: str, *, when: bool = True) -> Answer:
    """A sentence on provisions, their events, and the new wordings of the whole, which concern all of them alike."""
    if not when:
        return _none_such(asking, found)
    whole = wholes_told(asking, found.context) if found.query.per is Per.CLAUSE else []
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in found.events]
    places = [place for place in found.places if found.events or len(found.places) == 1]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([sentence, *lines, *(notice.text for notice in whole)]),
        quotes=quotes_of(asking, places),
        events=found.events,
        notices=whole,
        about=list(found.places) or [ACT],
    )


def _none_such(asking: Asking, found: Result) -> Answer:
    notice = asking.notice("none_such")
    return answer(asking, AnswerKind.HISTORY, notice.text, notices=[notice], about=list(found.query.targets))


def _pause(asking: Asking, found: Result) -> Answer:
    """The longest or shortest time between two changes; what is longer still."""
    if found.gap is None:
        times = [f"{in_figures(period)}:" for period in found.query.periods]
        said = [*times, asking.say("no_pause"), *_around_the_only(asking, found)]
    else:
        start, end = found.gap.start, found.gap.end
        key = "shortest_pause" if found.query.operation is Operation.SHORTEST else "longest_pause"
        said = [asking.say(key, start=day(start), end=day(end), days=(end - start).days)]
        if found.first_after is not None:
            said.append(asking.say("first_after", since=day(found.first_after)))
        if found.silent_since is not None:
            said.append(asking.say("silent_since", since=day(found.silent_since)))
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in found.events]
    places = [place for place in found.query.targets if place != ACT]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([" ".join(said), *lines]),
        quotes=quotes_of(asking, places),
        events=found.events,
        about=list(found.query.targets),
    )


def _around_the_only(asking: Asking, found: Result) -> list[str]:
    """The time before the only change, and that since, where it is longer."""
    said, only = [], next((event.date for event in found.events if event.date is not None), None)
    if found.first_after is not None and only is not None:
        start, days = day(found.first_after), (only - found.first_after).days
        said.append(asking.say("before_the_only", start=start, end=day(only), days=days))
    if found.silent_since is not None:
        said.append(asking.say("silent_since" if said else "silent_since_only", since=day(found.silent_since)))
    return said


def _noted(asking: Asking, found: Result) -> Answer:
    """Whether the notes name what was changed; the notes themselves are given, character for character."""
    opened = [place for place in found.query.targets if Open.SUBCLAUSES_NOT_NAMED in _open(asking, place)]
    spans = dict.fromkeys(event.note_span for event in found.events)
    notes = [asking.say("note_says", note=span.of(asking.act.source)) for span in spans]
    said = [asking.say("note_leaves_open")] if opened else []
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([*said, *notes] or [asking.say("not_told")]),
        quotes=quotes_of(asking, [place for place in found.query.targets if place != ACT]),
        events=found.events,
        notices=[unnamed_notice(asking, place, concern(asking.act, place).changes) for place in opened],
        about=list(found.query.targets),
    )


def _open(asking: Asking, place: str) -> tuple[Open, ...]:
    return history(asking.act, place).open if place != ACT else ()


COMPARISONS: dict[Operation, Callable[[Asking, Result], Answer]] = {
    Operation.MOST: _most,
    Operation.LEAST: _most,
    Operation.ONCE: by_acts,
    Operation.EXACTLY: by_acts,
    Operation.UNCHANGED: _unchanged,
    Operation.PAUSE: _pause,
    Operation.SHORTEST: _pause,
    Operation.TOLD: _noted,
}
