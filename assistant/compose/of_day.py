"""Answers with the wording of a day that another text of the act shows, the present wording beside it; or the gap.

Owns: what is quoted of which text, and what is said of periods, gaps and differences. Must not know: how a question was
read, how periods are found (``corpus/editions/texts.py``). Every quote is verified against the source of its own text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer, quote, state_notices, status_sentence, time_notices
from assistant.quote import Quote
from assistant.texts import period_text, text_name
from assistant.words import citation, day
from corpus.editions.texts import Gap, Texts, Wording
from corpus.editions.words import same_text, words_of
from corpus.errors import BadClauseId
from corpus.history import Standing, standing
from corpus.ids import ClauseId
from corpus.model import State

_DAY = timedelta(days=1)
_OUTSIDE = (Standing.BEFORE_ADOPTION, Standing.AFTER_REPEAL)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one clause: quotes in the order of time, and notices; whether its wording then is among them."""

    quotes: tuple[Quote, ...]
    notices: tuple[Notice, ...]
    shown: bool


def of_day(asking: Asking, clauses: Sequence[str], *, by_words: bool = False, confidence: float = 1.0) -> Answer | None:
    """The answer about the day or the time asked, where the act's own text does not give it alone; else ``None``.

    Args:
        asking: the circumstances.
        clauses: by their numbers on that day; or as they stand today, where they were found ``by_words``.
        by_words: whether the same provision is meant whatever its number was.
        confidence: that the clauses answer.
    """
    texts = asking.texts
    if texts is None or not asking.dated or not clauses:
        return None
    found = [tuple(_found(asking, texts, clause, by_words=by_words)) for clause in clauses]
    if any(standing(asking.act, c, asking.as_of) in _OUTSIDE for c in clauses if asking.act.has(c)):
        return None
    if all(isinstance(entry, Wording) and entry.text.present for entries in found for entry in entries):
        return None
    told = [_of_clause(asking, clause, entries) for clause, entries in zip(clauses, found, strict=True)]
    return _answer(asking, clauses, told, confidence, by_words=by_words)


def before(asking: Asking, clauses: Sequence[str]) -> Answer | None:
    """The wordings before the present ones, where other texts hold them; else ``None``."""
    texts = asking.texts
    if texts is None or not clauses:
        return None
    told = [_former(asking, texts, clause) for clause in clauses]
    if not any(entry.shown for entry in told):
        return None
    return _answer(asking, clauses, told, 1.0, by_words=False)


def known(asking: Asking, places: Sequence[str]) -> tuple[str, ...]:
    """Of places that the act's own text lacks, those that another text has."""
    texts = asking.texts
    if texts is None or not asking.dated:
        return ()
    return tuple(place for place in places if _is_id(place) and any(text.act.has(place) for text in texts.all))


def _is_id(place: str) -> bool:
    try:
        return bool(ClauseId.parse(place).numbers)
    except BadClauseId:
        return False


def _found(asking: Asking, texts: Texts, clause: str, *, by_words: bool) -> Iterator[Wording | Gap]:
    """What the texts show of a clause on the day, or during the time, asked about."""
    start, end = asking.period or (asking.as_of, asking.as_of)
    for entry in texts.during(clause, start, end):
        other = texts.counterpart(clause, entry.text) if by_words and isinstance(entry, Wording) else clause
        if isinstance(entry, Gap) or other == clause:
            yield entry
        elif other is None:
            yield Gap(None, None, max(start, entry.since), (entry.text,))
        else:
            yield texts.on(other, max(start, entry.since))


def _of_clause(asking: Asking, clause: str, found: Sequence[Wording | Gap]) -> _Told:
    quotes: list[Quote] = []
    notices: list[Notice] = []
    for entry in found:
        if isinstance(entry, Wording):
            quotes.append(_quote(asking, entry))
            notices.append(_period(asking, entry))
        else:
            notices += _gap(asking, clause, entry)
    shown = all(isinstance(entry, Wording) for entry in found)
    beside, told = _present(asking, clause, found)
    return _Told((*quotes, *beside), (*notices, *told), shown)


def _quote(asking: Asking, wording: Wording) -> Quote:
    """A wording, quoted from its own text."""
    if wording.text.present:
        return quote(asking, wording.clause)
    made = quote(replace(asking, act=wording.text.act, translate=None), wording.clause)
    return replace(made, holds=(wording.since, wording.until - _DAY if wording.until else None))


def _period(asking: Asking, wording: Wording) -> Notice:
    last = wording.until - _DAY if wording.until else None
    where = citation(wording.clause, asking.language, wording.text.act)
    return asking.notice("worded_period", where=where, period=period_text(wording.since, last, asking.language))


def _gap(asking: Asking, clause: str, gap: Gap) -> Iterator[Notice]:
    """That no text shows the wording, and which come nearest; or that the text of that very day has no such clause."""
    where = _cited(asking, clause)
    exact = [text for text in gap.without if text.day == gap.day or (gap.before is None and gap.after is None)]
    if exact:
        yield asking.notice("not_then", where=where, when=day(exact[-1].day))
        return
    yield asking.notice("gap_then", where=where, as_of=day(gap.day))
    if gap.before is not None and gap.before.until is not None:
        places = text_name(gap.before.text, asking.language)
        yield asking.notice("nearest_before", when=day(gap.before.until - _DAY), places=places)
    if gap.after is not None:
        places = text_name(gap.after.text, asking.language)
        yield asking.notice("nearest_after", when=day(gap.after.since), places=places)
    yield from (asking.notice("not_then", where=where, when=day(text.day)) for text in gap.without)


def _present(
    asking: Asking, clause: str, found: Sequence[Wording | Gap]
) -> tuple[tuple[Quote, ...], tuple[Notice, ...]]:
    """The present wording beside that of the day: quoted where it differs."""
    act = asking.act
    if any(isinstance(entry, Wording) and entry.text.present for entry in found):
        return (), ()
    where = _cited(asking, clause)
    if not act.has(clause):
        return (), (asking.notice("gone_now", where=where),)
    if act.unit(clause).state is State.MISSING:
        return (), tuple(state_notices(asking, act.unit(clause)))
    shown = [entry for entry in found if isinstance(entry, Wording)]
    if not shown:
        return (quote(asking, clause),), tuple(time_notices(asking, clause))
    if same_text(act, clause, shown[-1].text.act, shown[-1].clause):
        return (), (asking.notice("worded_same", where=asking.cite(clause)),)
    return (quote(asking, clause),), (asking.notice("worded_now", where=asking.cite(clause)),)


def _former(asking: Asking, texts: Texts, clause: str) -> _Told:
    """The last wording that differs from the present one."""
    now = words_of(asking.act, clause) if asking.act.has(clause) else ()
    past = [w for w in texts.wordings(clause) if not w.text.present and words_of(w.text.act, w.clause) != now]
    last = max(past, key=lambda wording: wording.since, default=None)
    if last is None or last.until is None:
        return _Told((quote(asking, clause),) if asking.act.has(clause) else (), (), shown=False)
    told = _of_clause(asking, clause, [last])
    following = [wording.since for wording in texts.wordings(clause) if wording.since > last.until]
    lacking = [_lacking(asking, last.until, min(following) - _DAY)] if following else []
    return replace(told, notices=(*told.notices, *lacking))


def _lacking(asking: Asking, start: date, end: date) -> Notice:
    return asking.notice("held_nowhere", start=day(start), end=day(end))


def _answer(
    asking: Asking, clauses: Sequence[str], told: Sequence[_Told], confidence: float, *, by_words: bool
) -> Answer:
    shown = all(entry.shown for entry in told)
    quotes = [quote for entry in told for quote in entry.quotes]
    notices = [notice for entry in told for notice in entry.notices]
    first = [asking.say("worded_then", as_of=day(asking.as_of), where=_where(told))] if shown and asking.dated else []
    sentences = dict.fromkeys([*first, *(notice.text for notice in notices), status_sentence(asking)])
    kind = AnswerKind.CLAUSES if len(clauses) > 1 else AnswerKind.CLAUSE
    return answer(
        asking,
        (kind if by_words else AnswerKind.REFERENCE) if shown else AnswerKind.HISTORY,
        " ".join(sentences),
        answered=shown,
        confidence=confidence if shown else 0.0,
        quotes=quotes,
        notices=notices,
        about=clauses,
    )


def _where(told: Sequence[_Told]) -> str:
    return "; ".join(dict.fromkeys(entry.quotes[0].citation for entry in told if entry.quotes))


def _cited(asking: Asking, clause: str) -> str:
    """A clause without a day, whether the act's own text has it or not."""
    return citation(clause, asking.language, asking.act if asking.act.has(clause) else None)
