"""What can be asked next: follow-ups that fit an answer, better questions after a refusal, and the first examples.

Owns: the wording of questions that the page offers. Must not know: screens. Every question offered is one that the
assistant answers by looking up, or one that is kept with the act because a clause answers it; the tests ask them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from assistant.answer import Answer, AnswerKind
from assistant.render.plain import bearing
from assistant.words import by_instrument
from corpus.act_words import act_words
from corpus.aids import expected_questions
from corpus.cite import cited_within
from corpus.ids import ClauseId
from corpus.model import Act, EventKind, State, Unit

_MOST = 3
_WHEN = {"kk": "{place} қашан өзгертілді?", "ru": "Когда менялся {place}?", "en": "When was {place} amended?"}
_SHOW = {"kk": "{place}н көрсетіңіз", "ru": "Покажите {place}", "en": "Show {place}"}
_BY = {"kk": "{by} не өзгертілді?", "ru": "Что изменено {by}?", "en": "What was changed {by}?"}
_IN_FORCE = {"kk": "Бұл акт күшінде ме?", "ru": "Действует ли этот акт?", "en": "Is this act in force?"}
_CHANGES = {
    "kk": "Актіге қандай өзгерістер енгізілген?",
    "ru": "Как менялся акт?",
    "en": "What changes were made to the act?",
}
_ADOPTED = {"kk": "Акт қашан қабылданған?", "ru": "Когда принят акт?", "en": "When was the act adopted?"}


def examples(act: Act, language: str) -> tuple[tuple[AnswerKind, str], ...]:
    """One question of each kind that works with this act."""
    own = act_words(act.id)
    kept = tuple((AnswerKind(kind), own.example(kind, language) or "") for kind, _ in own.examples)
    if kept:
        return kept
    first = next((unit for unit in act.units() if unit.state is State.CURRENT), None)
    named = [(AnswerKind.REFERENCE, showing(act, str(first.id), language))] if first is not None else []
    return ((AnswerKind.STATUS, _IN_FORCE[language]), (AnswerKind.HISTORY, _CHANGES[language]), *named)


def showing(act: Act, clause: str, language: str) -> str:
    """The question for a clause's text."""
    return _SHOW[language].format(place=cited_within(act, clause, language))


def history_of(act: Act, clause: str, language: str) -> str:
    """The question for a clause's history."""
    return _WHEN[language].format(place=cited_within(act, clause, language))


def follow_ups(answer: Answer, before: Collection[str] = ()) -> tuple[str, ...]:
    """Up to three questions that lead on from an answer, none of them asked before."""
    if answer.suggestions:
        return answer.suggestions[:_MOST]
    rules = {AnswerKind.HISTORY: _after_history, AnswerKind.STATUS: _after_status, AnswerKind.NOT_ANSWERED: better}
    asked = {answer.question.strip(), answer.understood.strip(), *before}
    found = rules.get(answer.kind, _after_quote)(answer)
    return tuple(dict.fromkeys(question for question in found if question not in asked))[:_MOST]


def _after_quote(answer: Answer) -> list[str]:
    language = answer.language
    shown = answer.quotes or tuple(quote for quote in answer.likely if quote.act is answer.act)
    if not shown:
        return [_CHANGES[language]]
    first = shown[0]
    if not answer.act.has(first.clause):  # a preamble, a title
        return [_CHANGES[language], _IN_FORCE[language]]
    changed = [history_of(answer.act, first.clause, language)] if bearing(first) else []
    return [*changed, *_next(answer.act, [quote.clause for quote in shown], language), _IN_FORCE[language]]


def _next(act: Act, quoted: Sequence[str], language: str) -> list[str]:
    """The clause that follows the first quoted one and is not quoted itself."""
    siblings = _siblings(act, quoted[0])
    place_in = [str(unit.id) for unit in siblings].index(quoted[0])
    after = [unit for unit in siblings[place_in + 1 :] if unit.state is State.CURRENT and str(unit.id) not in quoted]
    return [showing(act, str(unit.id), language) for unit in after[:1]]


def _siblings(act: Act, clause: str) -> Sequence[Unit]:
    above = ClauseId.parse(clause).parent
    if above is not None and above.numbers:
        return act.unit(above).children
    return act.part(ClauseId.parse(clause).part).units


def _after_history(answer: Answer) -> list[str]:
    language = answer.language
    changes = [event for event in answer.events if event.kind not in (EventKind.ADOPTED, EventKind.REPEALED)]
    by = [_BY[language].format(by=by_instrument(event, language)) for event in changes[-1:]]
    shown = [showing(answer.act, quote.clause, language) for quote in answer.quotes[:1]]
    return [*shown, *by, _IN_FORCE[language], _CHANGES[language]]


def _after_status(answer: Answer) -> list[str]:
    language = answer.language
    adoption = answer.question.strip() == _ADOPTED[language]
    return [_CHANGES[language], _IN_FORCE[language] if adoption else _ADOPTED[language]]


def better(answer: Answer) -> list[str]:
    """Questions in the same language that the clauses nearest to a refused one do answer."""
    known = _expected(answer.act.id, answer.language)
    found = [known[entry.clause][0] for entry in answer.related if known.get(entry.clause)]
    return found or [_IN_FORCE[answer.language], _CHANGES[answer.language]]


@lru_cache(maxsize=16)
def _expected(act_id: str, language: str) -> dict[str, tuple[str, ...]]:
    """The plainly worded questions kept with an act, by clause."""
    rows = [entry for entry in expected_questions(act_id) if entry.language == language and "#" not in entry.clause]
    return {clause: tuple(texts) for clause, texts in _grouped((entry.clause, entry.text) for entry in rows).items()}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
