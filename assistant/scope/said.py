"""How an answer says of which act it is: citations that name the act, lists of acts, the same text in several.

Owns: the words about acts in an answer over several. Must not know: how acts were found, edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Notice, Related
from assistant.quote import Quote
from assistant.scope.twins import Twins
from assistant.words import say
from corpus.cite import act_name, long_citation, title_of, told_apart
from corpus.model import ActCard

_LISTED = 10  # acts that a sentence lists
_TITLE = 140  # characters of a title in a list


def of_act(answer: Answer) -> Answer:
    """The answer with the act named in its message and in every citation."""
    message = say("from_act", answer.language, act=named_in_full(answer.act.card, answer.language), told=answer.message)
    return replace(
        answer,
        message=message,
        quotes=tuple(_cited(quote, answer.language) for quote in answer.quotes),
        related=tuple(_related(entry, answer) for entry in answer.related),
    )


def _cited(quote: Quote, language: str) -> Quote:
    return replace(quote, citation=long_citation(quote.act, quote.clause, language))


def _related(entry: Related, answer: Answer) -> Related:
    if entry.quote is not None:
        shown = _cited(entry.quote, answer.language)
        return replace(entry, act=shown.act.id, citation=shown.citation, quote=shown)
    if entry.act not in ("", answer.act.id):
        return entry
    return replace(entry, act=answer.act.id, citation=long_citation(answer.act, entry.clause, answer.language))


def named_in_full(card: ActCard, language: str) -> str:
    """An act by its title and by what it is: "… туралы" (… 2018 жылғы 27 желтоқсандағы № 19-6 шешімі)."""
    if not card.titles:
        return told_apart(card, language)
    title, name = title_of(card, language), act_name(card, language)
    short = title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]}…"
    return f"«{short}» ({name})" if name and name != title else f"«{short}»"


def listed(cards: Sequence[ActCard], language: str) -> str:
    """Acts as a list, no longer than a reader takes in; the answer's data hold them all."""
    names = [told_apart(card, language) for card in cards[:_LISTED]]
    rest = len(cards) - len(names)
    return "; ".join([*names, *([say("more_acts", language, count=rest)] if rest else [])])


def refused(answer: Answer, code: str, told: str) -> Answer:
    """The answer with nothing told but why nothing is answered."""
    return replace(
        answer,
        kind=AnswerKind.NOT_ANSWERED,
        answered=False,
        confidence=0.0,
        message=told,
        quotes=(),
        events=(),
        related=(),
        notices=(Notice(code, told),),
        about=(),
    )


def with_twins(answer: Answer, twins: Twins) -> Answer:
    """The answer where its text stands in several acts, none of which the question singles out.

    A text that is the same word for word answers for all of them. Of texts that differ in a figure or a name none is
    told as the answer: the reader is asked which act is meant.
    """
    code = "same_text" if twins.same else "nearly_same"
    told = say(code, answer.language, count=len(twins.cards), acts=listed(twins.cards, answer.language))
    if twins.same:
        notices = (Notice(code, told), *answer.notices)
        return replace(answer, message=f"{told} {answer.message}", notices=notices, same=twins.cards)
    return replace(refused(answer, code, told), same=twins.cards)
