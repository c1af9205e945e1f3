"""Which way a question goes: lookup, search, history, status or refusal.

Owns: the rules, in order, that choose the kind of answer. Must not
know: how each kind is composed, vectors, screens. Every rule is a small function that returns an answer or ``None``;
the first answer wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Answer
from assistant.case import Case
from assistant.compose import clause as clause_answers
from assistant.compose.clause import Found
from assistant.compose.excerpts import by_excerpt, by_part, cited, where_named
from assistant.compose.of_day import before as former
from assistant.compose.of_day import known, of_day
from assistant.find import Candidate, Finding
from assistant.history.acts_told import adopted
from assistant.history.ask import (
    acts_meant,
    ask,
    ask_of_acts,
    described,
    is_of_other_matter,
    lists_named,
    only_editions,
    repeals,
    sought,
)
from assistant.history.changes_made import of_changes
from assistant.history.evaluate import evaluate
from assistant.history.headings import noted, of_headings
from assistant.history.place_told import of_piece, together
from assistant.history.places import concern, is_change
from assistant.history.query import HistoryQuery
from assistant.history.status import of_adoption, of_places, of_status
from assistant.history.tell import former_whole, tell
from assistant.route_lists import of_assistant, of_items, of_keywords, of_mentions
from assistant.understand.acts import NamedAct, amending_owner, is_own_number, names_matter, others_named, owner_of
from assistant.understand.compound import parts_of
from assistant.understand.question import undated
from assistant.understand.reference_words import is_possessed
from assistant.understand.references import Reference
from assistant.understand.want import Operation, Want, Wish
from corpus.ids import ACT
from corpus.model import EventKind

_RELATED = 3
_NEAR = 6  # of the best clauses for a whole question, those that a part of it may bring
_FEW_WORDS = 3
_OWN_NAME = 0.15  # set by hand: names of other acts stay below it, this act's own translated does not
_BEFORE = ("before", "until")


def route(case: Case) -> Answer:
    """The answer to a question."""
    listing = (of_mentions, of_items)
    history = (_of_acts, _headed, _status, _adoption, _history)
    rules = (of_changes, _unreadable, of_assistant, _elsewhere, *listing, *history, _again, _lookup, _nothing)
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
    if case.wants(Want.NONE):
        return clause_answers.refusal(case.asking, (), 0.0)
    if case.wants(Want.REASON):
        return clause_answers.refusal(case.asking, (), 0.0, "reason_not_told")
    return None


# -- other acts -------------------------------------------------------------------------------------------------------


def _elsewhere(case: Case) -> Answer | None:
    """A place, the status or the history of another act, which is not held: nothing of this act's own is told."""
    text, means_this = case.understood.text, partial(_means_this, case)
    owners = (owner_of(case.act, text, reference.span, means_this) for reference in case.understood.references)
    owner = next((entry for entry in owners if entry is not None and not _is_read_as_place(case, entry)), None)
    if owner is None:
        amending = (amending_owner(case.act, text, r.span) for r in case.understood.references if _is_place(case, r))
        owner = next((entry for entry in amending if entry is not None), None)
    if owner is not None:
        return clause_answers.other_act(case.asking, owner.span.of(text))
    if case.named.anything or not case.wish.of_act:
        return None
    told_apart = case.wants(Want.STATUS)  # else what a numbered act changed is told by the notes: `_of_acts`
    others = [o for o in others_named(case.act, text, means_this) if not o.agent and (told_apart or o.mention is None)]
    if not others or (case.wants(Want.ADOPTION) and (found := _content(case)).answered):
        return found if others else None  # a clause may tell who adopts acts of a kind
    return clause_answers.other_act(case.asking, others[0].span.of(text))


def _means_this(case: Case, name: str) -> bool:
    """Whether an act's name in a language in which this act has no title comes near to what this act says."""
    return case.find(name).answers >= _OWN_NAME


def _is_read_as_place(case: Case, named: NamedAct) -> bool:
    """Whether the act's own clause is meant by what looks like an act's number ("number 33 in the rules")."""
    return named.mention is not None and named.mention not in case.understood.instruments


def _is_place(case: Case, reference: Reference) -> bool:
    """Whether a place is asked of itself: for its text, or in a form that says whose it is ("3-тармағы")."""
    return case.wants(Want.TEXT) or is_possessed(reference.text)


# -- status and history -----------------------------------------------------------------------------------------------


def _of_acts(case: Case) -> Answer | None:
    """What the amending acts that are named did; the act's own number asks for its adoption."""
    wish = case.wish
    mentions = acts_meant(case, wish)
    if not mentions:
        return None if any(not is_own_number(case.act, m) for m in case.understood.instruments) else _own(case, wish)
    if wish.want is Want.STATUS and repeals(case.act, mentions):
        return of_status(case.asking)
    if case.named.absent and not case.named.clauses and not case.named.parts:
        return clause_answers.by_reference(case.asking, (), case.named.absent, case.named.nearest)
    asked = ask_of_acts(case, wish, mentions)
    if asked.query.targets == (ACT,) and not evaluate(case.act, replace(asked.query, kinds=frozenset())).events:
        elsewhere = where_named(case.asking, asked.named, [entry.number for entry in mentions if entry.number])
        if elsewhere is not None:
            return elsewhere
    if asked.query.targets == (ACT,) and only_editions(mentions) and not evaluate(case.act, asked.query).events:
        return former_whole(case.asking, case.whole)
    return tell(case.asking, asked.query, named=asked.named)


def _own(case: Case, wish: Wish) -> Answer | None:
    """The act asked about by its own number: its adoption, unless something within it is meant."""
    numbered = any(m.number is not None for m in case.understood.instruments if is_own_number(case.act, m))
    effect = wish.operation is Operation.EFFECT and wish.want is not Want.STATUS
    what = wish.want is Want.TEXT or wish.operation is Operation.BY_ACT
    told = any(event.kind is EventKind.ADOPTED and event.target == ACT for event in case.act.events())
    if not numbered or case.named.anything or not (effect or what) or not told:
        return None
    if effect or len(case.understood.matter.split()) <= _FEW_WORDS:
        return adopted(case.asking)
    return None


def _status(case: Case) -> Answer | None:
    if case.wish.want is not Want.STATUS or is_of_other_matter(case, case.wish):
        return None
    if case.named.absent:
        return _lookup(case)
    if not case.named.clauses and lists_named(case) and names_matter(case.act, case.understood.matter):
        return None  # what a list holds is no question of its own standing
    places = case.named.clauses or lists_named(case)
    found = sought(case) if not places else None
    if found is not None:
        told = of_places(case.asking, [found.ranked[0].clause], case.times)
        return replace(told, confidence=found.answers)
    return of_places(case.asking, places, case.times) if places else of_status(case.asking, case.times)


def _headed(case: Case) -> Answer | None:
    """A section or a chapter, where a note names it."""
    events = noted(case.act, case.understood.references) if case.wants(Want.HISTORY, Want.STATUS) else ()
    if not events:
        return None
    told = of_headings(case.asking, events, case.understood.references)
    within = [place for place in case.named.clauses if concern(case.act, place).own]
    return together([told, *(tell(case.asking, HistoryQuery(targets=(place,))) for place in within)])


def _adoption(case: Case) -> Answer | None:
    if case.wish.want is not Want.ADOPTION or case.named.anything or is_of_other_matter(case, case.wish):
        return None
    return of_adoption(case.asking)


def _history(case: Case) -> Answer | None:
    wish = case.wish
    if wish.want not in (Want.HISTORY, Want.WORDING):
        return None
    if case.named.absent and wish.operation is not Operation.EFFECT:
        return _lookup(case)
    if case.named.excerpts and not case.named.clauses:
        excerpt = case.named.excerpts[0]
        return of_piece(case.asking, excerpt.place, cited(case.asking, excerpt), excerpt.piece)
    if wish.want is Want.WORDING:
        return _wording(case)
    asked = ask(case, wish)
    if asked is None:
        return _content(case) if wish.operation is Operation.EFFECT and not case.named.absent else None
    if not any(map(is_change, case.act.events())):  # an act that no note follows may tell what it changes in another
        found = _content(case)
        if found.answered or names_matter(case.act, case.understood.matter):
            return found
    answer = tell(case.asking, asked.query, asked.confidence)
    if asked.described and asked.query.kinds == {EventKind.REMOVED} and not answer.events:  # "which member is gone?"
        return tell(case.asking, replace(asked.query, targets=(ACT,)))
    return answer


def _wording(case: Case) -> Answer | None:
    """What it said at another time: the source holds one wording only."""
    targets = case.named.clauses or described(case)
    if not targets:
        return None if case.understood.matter or lists_named(case) else former_whole(case.asking, case.whole)
    before = any(mention.relation in _BEFORE for mention in case.understood.dates)
    worded = of_day(case.asking, targets) or (None if case.asking.dated else former(case.asking, targets))
    if worded is not None:
        return worded
    earlier = clause_answers.earlier_wording(case.asking, targets, changed=before)
    if earlier is not None:
        return earlier
    if case.asking.dated and not before:  # the wording held is that day's
        return clause_answers.by_reference(case.asking, targets)
    return clause_answers.former_wording(case.asking, targets)


# -- the text itself -------------------------------------------------------------------------------------------------


def _lookup(case: Case) -> Answer | None:
    """What was named is looked up, never searched."""
    if not case.named.anything:
        whole = [reference for reference in case.understood.references if reference.level == "part"]
        return by_part(case.asking, case.named.parts[0]) if whole and case.named.parts else None
    places = case.named.clauses or known(case.asking, case.named.absent)
    worded = None if case.named.excerpts else of_day(case.asking, places)
    if worded is not None:
        return worded
    if case.asking.dated:
        earlier = clause_answers.earlier_wording(case.asking, case.named.clauses)
        if earlier is not None:
            return earlier
    if case.named.excerpts:
        return by_excerpt(case.asking, case.named)
    return clause_answers.by_reference(case.asking, case.named.clauses, case.named.absent, case.named.nearest)


def _again(case: Case) -> Answer | None:
    """The clauses of an earlier turn, about another day or in another language."""
    if not case.same_content or not case.named.clauses:
        return None
    chosen = [_found(case, Candidate(clause, 1.0)) for clause in case.named.clauses]
    return _as_worded(case, chosen, 1.0)


def _nothing(case: Case) -> Answer | None:
    """A question whose words name nothing ("why?") has nothing to be found by."""
    return None if case.understood.matter else clause_answers.refusal(case.asking, (), 0.0)


def _content(case: Case) -> Answer:
    """Search by meaning; below the threshold nothing is answered."""
    found = case.find(undated(case.understood))
    if not found.answered and found.likely:
        return clause_answers.likely(case.asking, [_found(case, entry) for entry in found.likely], found.answers)
    if not found.answered:
        if (searched := of_keywords(case)) is not None:
            return searched
        related = [Found(candidate.clause, candidate.probability) for candidate in found.ranked[:_RELATED]]
        return clause_answers.refusal(case.asking, related, found.answers)
    several = {candidate.clause: candidate for candidate in (found.ranked[0], *found.company, *_of_parts(case, found))}
    chosen = [_found(case, candidate) for candidate in several.values()]
    return _as_worded(case, chosen, found.answers)


def _as_worded(case: Case, chosen: Sequence[Found], confidence: float) -> Answer:
    """The clauses found, as they were worded on the day asked about where another text shows that."""
    clauses = [entry.clause for entry in chosen]
    worded = of_day(case.asking, clauses, by_words=True, confidence=confidence)
    return worded or clause_answers.by_content(case.asking, chosen, confidence)


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
