"""The way of a question that names an act by number, date or year.

Owns: the rule for such questions (what that act changed, or how the act asked about was adopted), and which events a
mention can mean. Must not know: the other rules and their order (``route.py``), how an answer is composed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.case import Case
from assistant.compose import clause as clause_answers
from assistant.compose import history as history_answers
from assistant.understand.acts import agrees
from assistant.understand.instruments import InstrumentMention
from assistant.understand.intent import Aspect, Intent
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind

_FEW_WORDS = 3


def by_instrument(case: Case) -> Answer | None:
    """What a named act changed; narrowed to the clauses named, if any."""
    mentions = [entry for entry in case.understood.instruments if not _is_own(case.act, entry)]
    own = [entry for entry in case.understood.instruments if _is_own(case.act, entry)]
    if not mentions:
        return _of_own(case, own)
    kinds = {None, "edition", *(event.instrument for event in case.act.events())}
    mentions = [entry for entry in mentions if entry.kind in kinds]
    content = case.intent(Intent.CONTENT) and not _asks_of_edition(case)
    if not mentions or (_only_editions(mentions) and (content or case.aspect is Aspect.WORDING)):
        return None
    if _asks_how_it_was(case):
        return None
    if case.intent(Intent.STATUS) and _repeals(case.act, mentions):
        return history_answers.of_status(case.asking)
    return _of_instrument(case, mentions)


def _asks_how_it_was(case: Case) -> bool:
    """ "How was the mission worded before the 2015 decree?": the act only dates what a clause, described, once said."""
    described = bool(case.understood.wanted.rest) and not case.named.anything and not case.parts
    return described and case.intent(Intent.HISTORY) and case.aspect is Aspect.WORDING


def _of_own(case: Case, own: Sequence[InstrumentMention]) -> Answer | None:
    """The act asked about by its own number: its adoption, unless something within it is meant."""
    numbered = [entry for entry in own if entry.number is not None]
    said = len(case.understood.wanted.rest.split())
    effect = case.intent(Intent.HISTORY) and case.aspect is Aspect.EFFECT
    if not numbered or case.named.anything or not (effect or case.intent(Intent.CONTENT)):
        return None
    if not effect and said > _FEW_WORDS:
        return None
    if effect:
        return history_answers.of_effect(case.asking, [event for event in case.act.events() if _is_adoption(event)])
    return history_answers.of_instrument(case.asking, _is_adoption, case.understood.text)


def _is_adoption(event: Event) -> bool:
    return event.kind is EventKind.ADOPTED and event.target == ACT


def _only_editions(mentions: Sequence[InstrumentMention]) -> bool:
    return all(entry.kind == "edition" for entry in mentions)


def _asks_of_edition(case: Case) -> bool:
    """ "Что за редакция 2013 года?": the edition itself is asked about, nothing else is named."""
    return len(case.understood.wanted.rest.split()) <= 1


def _of_instrument(case: Case, mentions: Sequence[InstrumentMention]) -> Answer:
    targets = case.named.clauses or case.named.parts
    if case.named.absent and not targets:
        return clause_answers.by_reference(case.asking, (), case.named.absent, case.named.nearest)

    def matches(event: Event) -> bool:
        of_act = any(agrees(entry, event) for entry in mentions)
        return of_act and (not targets or any(_concerns(event, target) for target in targets))

    chosen = [event for event in case.act.events() if matches(event)]
    if case.aspect is Aspect.EFFECT and chosen:
        return history_answers.of_effect(case.asking, chosen)
    named = ", ".join(case.understood.text[entry.span.start : entry.span.end] for entry in mentions)
    if targets and not chosen:
        return history_answers.of_others(case.asking, targets, named)
    if not chosen and _only_editions(mentions):
        return history_answers.of_former_whole(case.asking, case.whole)
    aspect = Aspect.ALL if _only_editions(mentions) else case.aspect
    return history_answers.of_instrument(case.asking, matches, named, targets, aspect)


def _is_own(act: Act, mention: InstrumentMention) -> bool:
    adopted = [event for event in act.events() if event.kind is EventKind.ADOPTED]
    return any(agrees(mention, event) for event in adopted)


def _concerns(event: Event, target: str) -> bool:
    """Whether an event touches a unit: it targets the unit, what lies within, or the clause that holds it."""
    return event.target == target or event.target.startswith(target + "/") or target.startswith(event.target + "/")


def _repeals(act: Act, mentions: Sequence[InstrumentMention]) -> bool:
    repeals = [event for event in act.events() if event.kind is EventKind.REPEALED and event.target == ACT]
    return any(agrees(entry, event) for entry in mentions for event in repeals)
