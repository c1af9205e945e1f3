"""Answers by content and by reference, and refusals.

Owns: answers whose heart is the quoted clause. Must not know: how the clause was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerKind, Notice, Related
from assistant.compose.base import (
    Asking,
    answer,
    changes,
    quote,
    state_notices,
    status_sentence,
    time_notices,
    wording_notice,
)
from assistant.compose.lacking import place_name
from corpus.history import Standing, history, standing
from corpus.model import Event, Span, State, Unit

if TYPE_CHECKING:
    from assistant.highlight import Neighbour

# On such a day "no amendment is noted since" speaks of the wording asked about.
_SETTLED = (Standing.HOLDS, Standing.AFTER_REPEAL, Standing.PERHAPS_CHANGED)


_NOT_OF_THAT_DAY = ("earlier_wording", "before_adoption")


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that answers.

    Attributes:
        clause: its id.
        probability: that it answers.
        spans: the paragraphs of it that do; all, where none are given.
        near: its questions with marked answers, and how near each lies to what was asked.
    """

    clause: str
    probability: float
    spans: tuple[Span, ...] = ()
    near: tuple[Neighbour, ...] = ()


def by_content(asking: Asking, found: Sequence[Found], confidence: float) -> Answer:
    """The clause or clauses that answer, in the act's order."""
    order = {str(unit.id): place for place, unit in enumerate(asking.act.units())}
    ranked = sorted(found, key=lambda entry: order[entry.clause])
    quotes = [quote(asking, entry.clause, spans=entry.spans, highlight=_marks(asking, entry)) for entry in ranked]
    kind = AnswerKind.CLAUSE if len(ranked) == 1 else AnswerKind.CLAUSES
    clauses = [entry.clause for entry in ranked]
    notices = [notice for clause in clauses for notice in _notices(asking, clause)]
    earlier = (Standing.EARLIER_WORDING, Standing.BEFORE_ADOPTION)
    held = not asking.dated or not all(standing(asking.act, clause, asking.as_of) in earlier for clause in clauses)
    # Of a day whose wording is not held, that is said first: the present one is no answer.
    told = asking.say(str(kind), where=asking.places(clauses))
    first = told if held else " ".join(dict.fromkeys(n.text for n in notices if n.code in _NOT_OF_THAT_DAY)) or told
    return answer(
        asking,
        kind,
        f"{first} {status_sentence(asking)}",
        answered=held,
        confidence=confidence if held else 0.0,
        quotes=quotes,
        notices=notices,
    )


def _marks(asking: Asking, found: Found) -> tuple[Span, ...]:
    """The words of the clause that answer."""
    from assistant.find import is_aided  # these are loaded with the first answer by content
    from assistant.highlight import highlight
    from assistant.highlight.sentence import sentence

    spans = found.spans or asking.act.unit(found.clause).own_spans
    if not found.near and not is_aided(asking.act):
        return sentence(asking.act, spans, asking.understood)
    return highlight(asking.act, spans, asking.understood, found.near)


def _notices(asking: Asking, clause: str) -> list[Notice]:
    unit = asking.act.unit(clause)
    told = [*state_notices(asking, unit), *time_notices(asking, clause)]
    settled = not asking.dated or standing(asking.act, clause, asking.as_of) in _SETTLED
    return [*told, *(wording_notice(asking, clause) if settled and unit.state is not State.REMOVED else [])]


def by_reference(
    asking: Asking, clauses: Sequence[str], absent: Sequence[str] = (), nearest: Sequence[str] = ()
) -> Answer:
    """The text of what was named; what does not exist is said to, with what comes nearest."""
    units = [asking.act.unit(clause) for clause in clauses]
    held = [unit for unit in units if unit.state is not State.MISSING]
    notices = [notice for clause in clauses for notice in _notices(asking, clause)]
    sentences = [asking.say("reference", where=asking.places(str(unit.id) for unit in held))] if held else []
    if absent:
        what = ", ".join(place_name(asking, place) for place in absent)
        notices.insert(0, asking.notice("absent", what=what))
        sentences.append(asking.say("absent", what=what))
    if absent and nearest:
        sentences.append(asking.say("nearest", where="; ".join(place_name(asking, place) for place in nearest)))
    sentences += [notice.text for notice in notices if notice.code == "missing"]
    return answer(
        asking,
        AnswerKind.REFERENCE if clauses else AnswerKind.NOT_ANSWERED,
        " ".join([*sentences, status_sentence(asking)]),
        answered=bool(held),
        quotes=[quote(asking, str(unit.id)) for unit in held],
        related=[Related(clause, asking.cite(clause), 0.0) for clause in nearest if absent and asking.act.has(clause)],
        notices=notices,
        about=clauses,
    )


def earlier_wording(asking: Asking, clauses: Sequence[str], *, changed: bool = False) -> Answer | None:
    """The answer to "what did it say on that day?", where the source holds only a later wording; else ``None``.

    Args:
        asking: the circumstances.
        clauses: what is asked of.
        changed: whether to list the changes made since ("before September 2019?" asks across a change).
    """
    how = {clause: standing(asking.act, clause, asking.as_of) for clause in clauses}
    if not asking.dated or all(stands in (Standing.HOLDS, Standing.AFTER_REPEAL) for stands in how.values()):
        return None
    notices = [notice for clause in clauses for notice in _notices(asking, clause)]
    message = " ".join(dict.fromkeys(notice.text for notice in notices))
    quotes = [quote(asking, clause) for clause in clauses if asking.act.unit(clause).state is not State.MISSING]
    since = [event for clause in clauses for event in changes(history(asking.act, clause)) if _later(asking, event)]
    events = since if changed else []
    return answer(asking, AnswerKind.HISTORY, message, answered=False, quotes=quotes, events=events, notices=notices)


def _later(asking: Asking, event: Event) -> bool:
    """Whether an event gave its wording after the day asked about."""
    return event.certain_since is None or event.certain_since > asking.as_of


def former_wording(asking: Asking, clauses: Sequence[str]) -> Answer:
    """The answer to "what did it say before?": the source holds one wording; it is quoted as the present one."""
    units = [asking.act.unit(clause) for clause in clauses]
    changed = [unit for unit in units if changes(history(asking.act, str(unit.id)))]
    notices = [notice for clause in clauses for notice in _notices(asking, clause)]
    if not changed:
        notices = [asking.notice("never_changed", where=asking.places(clauses)), *notices]
    else:
        notices = [asking.notice("earlier_wording_not_held"), *notices]
    return answer(
        asking,
        AnswerKind.HISTORY,
        " ".join(dict.fromkeys(notice.text for notice in notices)),
        answered=not changed,
        quotes=[quote(asking, str(unit.id)) for unit in units if unit.state is not State.MISSING],
        events=[event for unit in units for event in changes(history(asking.act, str(unit.id)))],
        notices=notices,
    )


def likely(asking: Asking, found: Sequence[Found], confidence: float) -> Answer:
    """The clauses that may answer, best first, each quoted in full; that any does is not claimed."""
    related = []
    for entry in found:
        shown = quote(asking, entry.clause, spans=entry.spans, highlight=_marks(asking, entry))
        related.append(Related(entry.clause, shown.citation, entry.probability, quote=shown))
    notices = [notice for entry in found for notice in _notices(asking, entry.clause)]
    return answer(
        asking,
        AnswerKind.LIKELY,
        f"{asking.say('likely')} {status_sentence(asking)}",
        answered=False,
        confidence=confidence,
        notices=notices,
        related=related,
        about=[found[0].clause],
    )


def _gaps_near(asking: Asking, related: Sequence[Found]) -> list[Notice]:
    """That items are missing from the list nearest to the question: the act may answer where the source cannot."""
    units = {part.slug: part.units for part in asking.act.parts}
    for slug in dict.fromkeys(entry.clause.split("/")[0] for entry in related):
        if gaps := _gaps(units.get(slug, ())):
            return [asking.notice("items_missing", items=", ".join(gaps))]
    return []


def _gaps(units: Sequence[Unit]) -> list[str]:
    """The numbers that are missing among units, those in a row as "6–14"."""
    rows = (list(row) for missing, row in groupby(units, lambda unit: unit.state is State.MISSING) if missing)
    ends = [(row[0].id.numbers[0], row[-1].id.numbers[0]) for row in rows]
    return [first if first == last else f"{first}–{last}" for first, last in ends]


def other_act(asking: Asking, what: str) -> Answer:
    """That another act is named, which is not held here."""
    notice = asking.notice("other_act", what=" ".join(what.split()))
    return answer(asking, AnswerKind.NOT_ANSWERED, notice.text, answered=False, notices=[notice])


def refusal(asking: Asking, related: Sequence[Found], confidence: float, reason: str = "not_answered") -> Answer:
    """That the act does not answer; the nearest clauses are named as perhaps related."""
    sentences = [asking.say(reason), *([asking.say("related")] if related else [])]
    notices = _gaps_near(asking, related[:2] if confidence else ())  # what found nothing is near to no list
    return answer(
        asking,
        AnswerKind.NOT_ANSWERED,
        " ".join([*sentences, *(notice.text for notice in notices)]),
        answered=False,
        confidence=confidence,
        notices=notices,
        related=[Related(entry.clause, asking.cite(entry.clause), entry.probability) for entry in related],
    )
