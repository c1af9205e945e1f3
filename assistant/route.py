"""Which way a question goes: lookup, search, history, status or refusal.

Owns: the rules, in order, that choose the kind of answer (the one for named acts is in ``route_acts.py``). Must not
know: how each kind is composed, vectors, screens. Every rule is a small function that returns an answer or ``None``;
the first answer wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Answer
from assistant.case import Case
from assistant.compose import clause as clause_answers
from assistant.compose import history as history_answers
from assistant.compose.base import changes, took_effect, touching
from assistant.compose.clause import Found
from assistant.find import Candidate, Finding
from assistant.route_acts import by_instrument
from assistant.route_lists import of_assistant, of_items, of_keywords, of_mentions
from assistant.understand.acts import names_matter, others_named, owner_of
from assistant.understand.compound import parts_of
from assistant.understand.intent import Aspect, Intent
from assistant.understand.question import undated
from corpus.history import history
from corpus.ids import ACT, ClauseId
from corpus.model import EventKind

_RELATED = 3
_NEAR = 6  # of the best clauses for a whole question, those that a part of it may bring
_HISTORY_FLOOR = 0.1  # "when did … change" names its clause by few words; a weaker find than an answer needs will do
_FAINT, _OUTSTANDING = 0.03, 0.95
_LISTS_WHAT = re.compile(
    r"\b(?:не|нелер|неси|кандаи|каи|что|какие|какои|which|what)\b"
    r"(?! (?:\w+ )?(?:жарли|акт|указ|decree|act\b|жил|кун|год|числ|year|date))"
)
_ASKS_UNCHANGED = re.compile(
    r"\b(?:каи|кандаи|каиси|какие|каких|which|what)\b (?:\w+ ){0,3}?"
    r"(?:(?:\w+ ){0,4}(?:озгермеген|озгертилмеген|озгермеди)|(?:\w+ ){0,3}не (?:\w+ )?(?:менял|изменя|измени)\w*"
    r"|(?:\w+ ){0,3}(?:not|never) (?:\w+ ){0,2}(?:chang|amend)\w*|(?:\w+ ){0,2}unchanged)"
)
_SUBCLAUSES = re.compile(r"подпункт|тармакша|субклаус")  # the skeleton of English words too
_BEFORE = ("before", "until")


def route(case: Case) -> Answer:
    """The answer to a question."""
    listing = (of_mentions, of_items)
    history = (by_instrument, _status, _adoption, _effect, _history)
    rules = (_unreadable, of_assistant, _elsewhere, *listing, *history, _again, _lookup, _nothing)
    for rule in rules:
        answer = rule(case)
        if answer is not None:
            return _with_bad_dates(case, answer)
    return _with_bad_dates(case, _content(case))


def _with_bad_dates(case: Case, answer: Answer) -> Answer:
    if not case.understood.bad_dates:
        return answer
    notice = case.asking.notice("bad_date", what=", ".join(case.understood.bad_dates))
    return replace(answer, notices=(notice, *answer.notices), message=f"{notice.text} {answer.message}")


def _unreadable(case: Case) -> Answer | None:
    if not case.understood.has_words:
        return clause_answers.refusal(case.asking, (), 0.0, "no_words")
    if case.intent(Intent.INVENTION):
        return clause_answers.refusal(case.asking, (), 0.0)
    return None


# -- other acts -------------------------------------------------------------------------------------------------------


def _elsewhere(case: Case) -> Answer | None:
    """A place, the status or the history of another act, which is not held: nothing of this act's own is told."""
    text = case.understood.text
    owners = (owner_of(case.act, text, reference.span) for reference in case.understood.references)
    owner = next((entry for entry in owners if entry is not None), None)
    if owner is not None:
        return clause_answers.other_act(case.asking, owner.span.of(text))
    if case.named.anything or not case.intent(Intent.STATUS, Intent.HISTORY, Intent.ADOPTION):
        return None
    told_apart = case.intent(Intent.STATUS)  # else what a numbered act changed is told by the notes: `by_instrument`
    others = [o for o in others_named(case.act, text) if not o.agent and (told_apart or o.mention is None)]
    if not others or (case.intent(Intent.ADOPTION) and (found := _content(case)).answered):
        return found if others else None  # a clause may tell who adopts acts of a kind
    return clause_answers.other_act(case.asking, others[0].span.of(text))


# -- status and history -----------------------------------------------------------------------------------------------


def _status(case: Case) -> Answer | None:
    if not case.intent(Intent.STATUS) or _is_of_other_matter(case):
        return None
    if case.named.absent:
        return _lookup(case)
    answer = history_answers.of_status(case.asking)
    if not case.named.clauses:
        return answer
    shown = clause_answers.by_reference(case.asking, case.named.clauses)
    return replace(answer, quotes=shown.quotes, notices=(*answer.notices, *shown.notices))


def _is_of_other_matter(case: Case) -> bool:
    """Whether a word of status is said of something that is no act: "refugee status", "revoke a licence"."""
    return (
        not case.named.anything
        and not case.parts
        and not case.names_act
        and names_matter(case.act, case.understood.wanted.rest)
    )


def _adoption(case: Case) -> Answer | None:
    if not case.intent(Intent.ADOPTION) or case.named.anything:
        return None
    return history_answers.of_status(case.asking, adoption=True)


def _effect(case: Case) -> Answer | None:
    """When a change of a named clause took effect; of the act itself its own commencement clause tells."""
    if not case.intent(Intent.HISTORY) or case.aspect is not Aspect.EFFECT:
        return None
    targets = case.named.clauses or _lists(case)
    chosen = [event for target in targets for event in changes(history(case.act, target))]
    if chosen:
        return history_answers.of_effect(case.asking, chosen)
    if case.dated is not None and not targets and not case.named.absent:
        return history_answers.effective_between(case.asking, *case.dated)
    return None if case.named.absent else _content(case)


def _history(case: Case) -> Answer | None:
    if not case.intent(Intent.HISTORY):
        return None
    if case.named.absent:
        return _lookup(case)
    if _asks_unchanged(case):
        return _unchanged(case)
    targets, confidence = _history_targets(case)
    if case.aspect is Aspect.WORDING:
        return _wording(case, targets)
    if targets and case.dated is not None and targets != (ACT,):
        return _in_period(case, targets)
    if case.dated is not None and not (targets == (ACT,) and _is_of_other_matter(case)):
        return history_answers.of_period(case.asking, *case.dated, _KINDS.get(case.aspect, ()))
    if targets == (ACT,) and case.aspect in _KINDS:
        return history_answers.of_kind(case.asking, case.aspect)
    if not targets or (targets == (ACT,) and _is_of_other_matter(case)):
        return None
    answers = [history_answers.of_target(case.asking, target, case.aspect, confidence) for target in targets]
    described = not case.named.clauses and not _lists(case)
    if case.aspect in _KINDS and described and not any(answer.events for answer in answers):
        return history_answers.of_kind(case.asking, case.aspect)  # "which member was taken off the list?"
    return history_answers.together(answers)


def _asks_unchanged(case: Case) -> bool:
    """Whether it is asked what was not changed; of subclauses the notes do not tell it."""
    asked = _ASKS_UNCHANGED.search(case.bones) or _ASKS_UNCHANGED.search(case.understood.text.lower())
    return bool(asked) and not case.named.anything and not _SUBCLAUSES.search(case.bones)


def _unchanged(case: Case) -> Answer:
    """ "Which clauses have not changed?": all but those of which the notes tell a change."""
    if case.dated is not None:
        told = history_answers.of_period(case.asking, *case.dated)
    else:
        told = history_answers.of_target(case.asking, ACT, Aspect.ALL)
    notice = case.asking.notice("all_but_these")
    return replace(told, message=f"{notice.text}\n{told.message}", notices=(notice, *told.notices))


_KINDS = {
    Aspect.REMOVED: (EventKind.REMOVED,),
    Aspect.INSERTED: (EventKind.INSERTED,),
    Aspect.RESTATED: (EventKind.RESTATED,),
}


def _history_targets(case: Case) -> tuple[tuple[str, ...], float]:
    """What the history is asked of: the clauses named, the part named, the clause described, else the act."""
    if case.named.clauses:
        return case.named.clauses, 1.0
    rest = case.understood.wanted.rest
    lists = _lists(case)
    if lists or not rest:
        return lists or _whole(case), 1.0
    found = max(case.find(rest), case.find(undated(case.understood)), key=lambda finding: finding.answers)
    if found.answered or found.answers > _HISTORY_FLOOR or _stands_out(found):
        return (found.ranked[0].clause,), found.answers
    return _whole(case), 1.0


def _stands_out(found: Finding) -> bool:
    """Whether one clause takes nearly all there is: a bare noun ("мекенжай") is no question, yet names its clause."""
    if not found.ranked or found.nowhere or found.answers < _FAINT:
        return False
    return found.ranked[0].probability >= _OUTSTANDING * found.answers


def _lists(case: Case) -> tuple[str, ...]:
    """The lists named, of those that the act has."""
    slugs = {part.slug for part in case.act.parts[1:]} - {case.attached}
    return tuple(part for part in (*case.named.parts, *case.parts) if part in slugs)[:1]


def _whole(case: Case) -> tuple[str, ...]:
    """The document that the act approves, where its own restatement is asked after; else the act."""
    of_part = case.aspect is Aspect.RESTATED and case.whole != ACT and not _LISTS_WHAT.search(case.bones)
    return (case.whole,) if of_part else (ACT,)


def _wording(case: Case, targets: tuple[str, ...]) -> Answer | None:
    """What it said at another time: the source holds one wording only."""
    clauses = [target for target in targets if ClauseId.parse(target).numbers] if ACT not in targets else []
    if not clauses:
        return _former_whole(case)
    before = any(mention.relation in _BEFORE for mention in case.understood.dates)
    earlier = clause_answers.earlier_wording(case.asking, clauses, changed=before)
    if earlier is not None:
        return earlier
    if case.asking.dated and not before:  # the wording held is that day's
        return clause_answers.by_reference(case.asking, clauses)
    return clause_answers.former_wording(case.asking, clauses)


def _former_whole(case: Case) -> Answer | None:
    """What the act or the document that it approves said; of a list or of a matter nothing is told this way."""
    if case.understood.wanted.rest or _lists(case):
        return None
    return history_answers.of_former_whole(case.asking, case.whole)


def _in_period(case: Case, targets: tuple[str, ...]) -> Answer:
    assert case.dated is not None
    start, end = case.dated
    touched = {event.key: event for target in targets for event in touching(history(case.act, target))}
    signed = [event for event in touched.values() if event.date is not None and start <= event.date <= end]
    chosen = signed or [event for event in touched.values() if took_effect(event, start, end)]
    return history_answers.of_targets_in_period(case.asking, targets, chosen, start, end)


# -- the text itself -------------------------------------------------------------------------------------------------


def _lookup(case: Case) -> Answer | None:
    """What was named is looked up, never searched."""
    if not case.named.anything:
        return None
    if case.dated is not None:
        earlier = clause_answers.earlier_wording(case.asking, case.named.clauses)
        if earlier is not None:
            return earlier
    return clause_answers.by_reference(case.asking, case.named.clauses, case.named.absent, case.named.nearest)


def _again(case: Case) -> Answer | None:
    """The clauses of an earlier turn, about another day or in another language."""
    if not case.same_content or not case.named.clauses:
        return None
    chosen = [_found(case, Candidate(clause, 1.0)) for clause in case.named.clauses]
    return clause_answers.by_content(case.asking, chosen, 1.0)


def _nothing(case: Case) -> Answer | None:
    """A question whose words name nothing ("why?") has nothing to be found by."""
    return None if case.understood.wanted.rest else clause_answers.refusal(case.asking, (), 0.0)


def _content(case: Case) -> Answer:
    """Search by meaning; below the threshold nothing is answered."""
    found = case.find(undated(case.understood))
    if not found.answered:
        if (searched := of_keywords(case)) is not None:
            return searched
        related = [Found(candidate.clause, candidate.probability) for candidate in found.ranked[:_RELATED]]
        return clause_answers.refusal(case.asking, related, found.answers)
    several = {candidate.clause: candidate for candidate in (found.ranked[0], *found.company, *_of_parts(case, found))}
    chosen = [_found(case, candidate) for candidate in several.values()]
    return clause_answers.by_content(case.asking, chosen, found.answers)


def _of_parts(case: Case, found: Finding) -> Iterator[Candidate]:
    """The clauses that answer the parts of a compound question, of those that come near to the whole of it."""
    near = {candidate.clause for candidate in found.ranked[:_NEAR]}
    for part in parts_of(undated(case.understood), case.understood.language):
        answer = case.find(part)
        if answer.answered and answer.ranked[0].clause in near:
            yield answer.ranked[0]


def _found(case: Case, candidate: Candidate) -> Found:
    """The paragraphs that a candidate stands for, its tail or all; and its marked questions near to what is asked."""
    tail = case.act.unit(candidate.clause).tail if candidate.tail else ()
    spans = tuple(span for paragraph in tail for span in paragraph)
    near = case.neighbours(undated(case.understood), candidate)
    return Found(candidate.clause, candidate.probability, spans, near)
