"""Answers about amendments and status, made from events alone.

Owns: histories of a unit, a list or the act; what a decree or a period changed; status on a day. Must not know: how
the question was read. Every event shown is one that a note tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import (
    Asking,
    acts_named,
    answer,
    changes,
    quote,
    state_notices,
    status_sentence,
    time_notices,
    took_effect,
    wording_notice,
)
from assistant.quote import Quote
from assistant.understand.intent import Aspect
from assistant.words import by_instrument, day, effect_text, event_text
from corpus.history import History, Open, history, status
from corpus.ids import ACT, ClauseId
from corpus.model import Event, EventKind, State

_OPEN_NOTICES = (Open.PUBLICATION_DAY_UNKNOWN, Open.EFFECT_NOT_TOLD, Open.EARLIER_WORDING_NOT_HELD)
_KINDS = {
    Aspect.REMOVED: (EventKind.REMOVED,),
    Aspect.INSERTED: (EventKind.INSERTED,),
    Aspect.RESTATED: (EventKind.RESTATED,),
}


def of_target(asking: Asking, target: str, aspect: Aspect, confidence: float = 1.0) -> Answer:
    """The history of a unit, a part or the act, as far as the aspect asks for it."""
    told = history(asking.act, target)
    chosen = _chosen(asking, told, aspect)
    untold = aspect in _KINDS and not chosen
    sentence = _headline(asking, told, aspect, chosen)
    inner = [_nearer(event.target, target) for event in chosen] if aspect in _KINDS and chosen else [target]
    quotes = _quotes(asking, inner) if target != ACT else []
    lines = [event_text(event, asking.language, asking.act) for event in chosen] if aspect is not Aspect.LAST else []
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([sentence, *(f"• {line}" for line in lines), status_sentence(asking)]),
        confidence=confidence,
        quotes=quotes,
        events=chosen,
        notices=[*_history_notices(asking, told), *([asking.notice("not_told")] if untold else [])],
        about=[target],
    )


def _chosen(asking: Asking, told: History, aspect: Aspect) -> tuple[Event, ...]:
    """The events that the aspect asks for."""
    changed = changes(told)
    if told.target == ACT and aspect is Aspect.ALL:
        return told.events
    if aspect in _KINDS:
        own = tuple(event for event in told.own if event.kind in _KINDS[aspect])
        inside = own or tuple(event for event in _inside(asking, told) if event.kind in _KINDS[aspect])
        return inside or (() if aspect is Aspect.REMOVED else _candidates(told))
    if not changed:
        return told.events if aspect is Aspect.ALL else ()
    if aspect in (Aspect.LAST, Aspect.SINCE):
        return tuple(event for event in changed if event.date == max(_days(changed)))
    if aspect is Aspect.FIRST:
        return tuple(event for event in changed if event.date == min(_days(changed)))
    return told.events if aspect is Aspect.ALL else changed


def _candidates(told: History) -> tuple[Event, ...]:
    """The changes of which one may have inserted or restated a unit, where the notes name what encloses it only.

    A clause of the main body is named by the notes themselves; what they do not tell of it, none of them may have done.
    """
    place = ClauseId.parse(told.target) if told.target != ACT else None
    if place is None or not place.numbers or (len(place.numbers) == 1 and told.own):
        return ()
    above = str(place.parent or "")
    whole = tuple(e for e in told.inherited if e.target == above and e.kind in (EventKind.RESTATED, EventKind.ADOPTED))
    return changes(told) or whole


def _inside(asking: Asking, told: History) -> tuple[Event, ...]:
    """The events of a target and of what lies within it."""
    if told.target == ACT:
        return told.own
    within = told.target + "/"
    return tuple(e for e in asking.act.events() if e.target == told.target or e.target.startswith(within))


def together(answers: Sequence[Answer]) -> Answer:
    """Several histories as one answer, in order."""
    first = answers[0]
    if len(answers) == 1:
        return first
    events = {event.key: event for answer in answers for event in answer.events}
    return replace(
        first,
        message="\n".join(answer.message for answer in answers),
        quotes=tuple(quote for answer in answers for quote in answer.quotes),
        events=tuple(sorted(events.values(), key=lambda event: (event.date or date.min, event.note_span))),
        notices=tuple(dict.fromkeys(notice for answer in answers for notice in answer.notices)),
        about=tuple(place for answer in answers for place in answer.about),
    )


def of_targets_in_period(
    asking: Asking, targets: Sequence[str], chosen: Sequence[Event], start: date, end: date
) -> Answer:
    """What was changed of the targets, or of what encloses them, between two days."""
    of_their_own = any(changes(history(asking.act, target)) for target in targets)
    notices = [] if of_their_own else [asking.notice("never_changed", where=asking.places(targets))]
    if not chosen:
        return _unchanged(asking, targets, start, end, notices)
    shown = _listed(asking, _headline_of(asking, targets), chosen)
    quotes = tuple(_quotes(asking, targets))
    return replace(shown, quotes=quotes, notices=(*shown.notices, *notices), about=tuple(targets))


def _unchanged(
    asking: Asking, targets: Sequence[str], start: date, end: date, notices: Sequence[Notice] = ()
) -> Answer:
    """That no note tells of a change between two days, and what the notes cannot tell of that time."""
    sentence = asking.say("period_unchanged", period=_period(start, end))
    since = _seen_since(asking, targets)
    hidden = [asking.notice("unseen_before", since=day(since))] if since is not None and start < since else []
    told = [Notice("period_unchanged", sentence), *notices, *hidden]
    message = " ".join([sentence, *(notice.text for notice in hidden), status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, quotes=_quotes(asking, targets), notices=told, about=targets)


def _seen_since(asking: Asking, targets: Sequence[str]) -> date | None:
    """The day of the latest new wording of the whole; of the act, of its first part: what came before is not seen."""
    whole = [
        event.date
        for event in asking.act.events()
        if event.kind is EventKind.RESTATED and event.date is not None and "/" not in event.target
        and any(target == ACT or target == event.target or target.startswith(event.target + "/") for target in targets)
    ]  # fmt: skip
    return (min if ACT in targets else max)(whole, default=None)


def _headline_of(asking: Asking, targets: Sequence[str]) -> str:
    return asking.say("history", where=asking.places(targets))


def _period(start: date, end: date) -> str:
    """A period in figures; an open end is left open."""
    if start == end:
        return day(start)
    return f"{day(start) if start > date.min else '…'} – {day(end) if end < date.max else '…'}"


def _days(events: Sequence[Event]) -> list[date]:
    return [event.date for event in events if event.date is not None]


def _headline(asking: Asking, told: History, aspect: Aspect, chosen: tuple[Event, ...]) -> str:
    where = asking.cite(told.target)
    if not changes(told) and aspect not in _KINDS:
        return asking.say("never_changed", where=where)
    if not chosen:
        return asking.say("not_told")
    if aspect in (Aspect.LAST, Aspect.FIRST):
        key = "last_changed" if aspect is Aspect.LAST else "first_changed"
        return asking.say(key, what="; ".join(event_text(event, asking.language, asking.act) for event in chosen))
    head = asking.say("history_act") if told.target == ACT else asking.say("history", where=where)
    count = len({(e.date, e.number) for e in changes(told)})
    counted = "" if aspect in _KINDS else asking.say("counted", count=count)
    if _of_the_whole(told):
        above = str(ClauseId.parse(told.target).parent or "")
        counted = asking.say("counted_above", where=asking.cite(above), count=count)
    return f"{head} {counted}".rstrip()


def _of_the_whole(told: History) -> bool:
    """Whether the notes tell only of changes of what encloses a unit, and not which of them touched it."""
    return Open.SUBCLAUSES_NOT_NAMED in told.open and not any(event in told.own for event in changes(told))


def _history_notices(asking: Asking, told: History) -> list[Notice]:
    notices: list[Notice] = []
    if told.target != ACT and ClauseId.parse(told.target).numbers:
        unit = asking.act.unit(told.target)
        notices += [*state_notices(asking, unit), *time_notices(asking, told.target)]
        if unit.state is State.CURRENT:
            notices += wording_notice(asking, told.target)
    if not changes(told):
        notices.append(asking.notice("never_changed", where=asking.cite(told.target)))
    if Open.SUBCLAUSES_NOT_NAMED in told.open and not any(n.code == "subclauses_not_named" for n in notices):
        notices.append(
            asking.notice("subclauses_not_named", where=asking.cite(told.target), acts=acts_named(changes(told)))
        )
    return notices + [asking.notice(str(code)) for code in _OPEN_NOTICES if code in told.open and changes(told)]


def _nearer(event_target: str, target: str) -> str:
    """The inner of two places: what an event touched, or what was asked of if the event touched what encloses it."""
    return target if target.startswith(event_target + "/") else event_target


def _quotes(asking: Asking, targets: Sequence[str]) -> list[Quote]:
    """Quotes of the units among the targets that have a text, in the act's order."""
    order = {str(unit.id): place for place, unit in enumerate(asking.act.units())}
    units = sorted({target for target in targets if target in order}, key=order.__getitem__)
    return [quote(asking, clause) for clause in units if asking.act.unit(clause).full_spans]


def of_instrument(
    asking: Asking,
    matches: Callable[[Event], bool],
    named: str,
    targets: Sequence[str] = (),
    aspect: Aspect = Aspect.ALL,
) -> Answer:
    """What the acts that match changed; where no note names such an act, that is said.

    Args:
        asking: the circumstances.
        matches: whether an event is of the acts meant, and touches the targets.
        named: the acts as the question names them.
        targets: the places to which the question keeps.
        aspect: what of the changes is wanted: all, or what was removed, inserted or restated.
    """
    chosen = tuple(event for event in asking.act.events() if matches(event))
    if not chosen:
        sentence = asking.say("decree_unknown", what=named)
        notice = Notice("decree_unknown", sentence)
        return answer(asking, AnswerKind.NOT_ANSWERED, sentence, answered=False, notices=[notice])
    heads = dict.fromkeys(by_instrument(event, asking.language) for event in chosen)
    sentence = asking.say("decree_changed", by="; ".join(heads))
    wanted = [event for event in chosen if aspect not in _KINDS or event.kind in _KINDS[aspect]]
    if not wanted:
        notice = asking.notice("not_told")
        return answer(asking, AnswerKind.HISTORY, notice.text, notices=[notice], about=[ACT])
    shown = _listed(asking, sentence, wanted)
    if not targets:
        return shown
    places = [_nearer(event.target, target) for event in wanted for target in targets if _touch(event.target, target)]
    quotes, notices = _quotes(asking, places), _unnamed(asking, targets, wanted)
    return replace(shown, quotes=tuple(quotes), notices=(*shown.notices, *notices))


def _touch(one: str, other: str) -> bool:
    """Whether two places are the same or one lies in the other."""
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


def _unnamed(asking: Asking, targets: Sequence[str], chosen: Sequence[Event]) -> list[Notice]:
    """For amended clauses: that the note does not say which of their subclauses each act changed."""
    amended = [event for event in chosen if event.kind is EventKind.AMENDED]
    notices = []
    for target in targets:
        own = [event for event in amended if _touch(event.target, target)]
        if own and Open.SUBCLAUSES_NOT_NAMED in history(asking.act, target).open:
            where, acts = asking.cite(own[0].target), acts_named(own)
            notices.append(asking.notice("subclauses_not_named", where=where, acts=acts))
    return notices


def of_former_whole(asking: Asking, target: str) -> Answer:
    """What a part or the act said at another time: no earlier wording is held; new wordings of the whole are told."""
    restated = [event for event in history(asking.act, target).own if event.kind is EventKind.RESTATED]
    notice = asking.notice("earlier_wording_not_held")
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in restated]
    message = "\n".join([notice.text, *lines, status_sentence(asking)])
    return answer(
        asking, AnswerKind.HISTORY, message, answered=False, events=restated, notices=[notice], about=[target]
    )


def of_others(asking: Asking, targets: Sequence[str], named: str) -> Answer:
    """The history of places that the acts asked after did not touch: who did change them, and that no note says so."""
    told = together([of_target(asking, target, Aspect.ALL) for target in targets])
    notice = asking.notice("not_by", where=asking.places(targets), what=named)
    return replace(told, message=f"{notice.text}\n{told.message}", notices=(notice, *told.notices))


def of_period(asking: Asking, start: date, end: date, kinds: Sequence[EventKind] = ()) -> Answer:
    """What was changed between two days, both included."""
    chosen = tuple(
        event
        for event in asking.act.events()
        if event.date is not None and start <= event.date <= end and (not kinds or event.kind in kinds)
    )
    period = _period(start, end)
    if not chosen:  # none was signed then; one may have taken effect
        return _unchanged(asking, [ACT], start, end) if kinds else effective_between(asking, start, end)
    return _listed(asking, asking.say("period_changed", period=period), chosen)


def of_kind(asking: Asking, aspect: Aspect) -> Answer:
    """All that was removed, inserted or restated in the act."""
    chosen = tuple(event for event in asking.act.events() if event.kind in _KINDS[aspect])
    if not chosen:
        notice = asking.notice("not_told")
        return answer(asking, AnswerKind.HISTORY, notice.text, notices=[notice], about=[ACT])
    return _listed(asking, asking.say("of_kind"), chosen)


def _listed(asking: Asking, sentence: str, chosen: Sequence[Event]) -> Answer:
    lines = [f"• {event_text(event, asking.language, asking.act)}" for event in chosen]
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join([sentence, *lines]),
        quotes=_quotes(asking, [event.target for event in chosen]),
        events=chosen,
        about=[ACT],
    )


def effective_between(asking: Asking, start: date, end: date) -> Answer:
    """The changes whose day of effect, where a note names it, lies between two days."""
    chosen = [event for event in asking.act.events() if took_effect(event, start, end)]
    if chosen:
        return _listed(asking, asking.say("period_changed", period=_period(start, end)), chosen)
    return _unchanged(asking, [ACT], start, end)


def of_effect(asking: Asking, chosen: Sequence[Event]) -> Answer:
    """When the given changes took effect and by which rule."""
    lines = [f"{event_text(event, asking.language, asking.act)}" for event in chosen]
    unknown = [asking.notice("effect_not_told")] if any(_untold(event) for event in chosen) else []
    return answer(
        asking,
        AnswerKind.HISTORY,
        "\n".join(lines),
        quotes=_quotes(asking, [event.target for event in chosen]),
        events=chosen,
        notices=unknown,
        about=list(dict.fromkeys(event.target for event in chosen)),
    )


def _untold(event: Event) -> bool:
    return event.effective.date is None and str(event.effective.rule) == "unspecified"


def of_status(asking: Asking, *, adoption: bool = False) -> Answer:
    """Whether the act is in force on the day asked about, by what it was repealed; or its adoption.

    Of a day before the adoption, the adoption tells why not.
    """
    now = status(asking.act, asking.as_of)
    before = (
        now.adopted is not None and now.adopted.certain_since is not None and asking.as_of < now.adopted.certain_since
    )
    event = now.adopted if adoption or before else now.repeal
    notices = []
    if asking.as_of > asking.today:
        notices.append(asking.notice("future_date", as_of=day(asking.as_of)))
    if now.repeal is not None and _untold(now.repeal):
        notices.append(asking.notice("repeal_effect"))
    if before:
        notices.insert(0, asking.notice("before_adoption", as_of=day(asking.as_of)))
    sentence = status_sentence(asking)
    if adoption and event is not None:
        by, effect = by_instrument(event, asking.language), effect_text(event.effective, asking.language)
        sentence = f"{asking.say('adopted', by=by, effect=effect)} {sentence}"
    events = [event] if event is not None else []
    return answer(asking, AnswerKind.STATUS, sentence, events=events, notices=notices, about=[ACT])
