"""An act's status as the page tells it: in words, as a badge, as the strip over an answer.

Owns: how a status looks; that of a day asked about is told in the past. Must not know: quotes, the page.
"""

from __future__ import annotations

from assistant.answer import Answer, AnswerKind
from assistant.chat.markup import Html, el
from assistant.chat.strings import say
from assistant.compose.base import Asking, status_sentence
from assistant.words import day
from corpus.history import Status


def status_text(answer: Answer) -> str:
    """The sentence on the act's status on the day asked about."""
    asking = Asking(answer.act, "", "", answer.language, today=answer.as_of, as_of=answer.as_of)
    return status_sentence(asking)


def badge(status: Status, language: str, *, dated: bool = False) -> tuple[str, str]:
    """(name for the style sheet, word for the reader) of a status; that of a day asked about is told in the past."""
    if status.in_force:
        if dated:
            return "then", say("badge_in_force_then", language, day=day(status.as_of))
        return "in-force", say("badge_in_force", language)
    if status.in_force is None:
        return "unknown", say("badge_unknown", language)
    adopted = status.adopted.certain_since if status.adopted else None
    before = adopted is not None and status.as_of < adopted
    return ("not-yet", say("badge_not_yet", language)) if before else ("repealed", say("badge_repealed", language))


def status_strip(answer: Answer, *, short: bool = False) -> Html:
    """The status banner of an answer; short where the dialogue said it before."""
    name, word = badge(answer.status, answer.language, dated=answer.dated)
    mark = el("strong", word, cls="badge")
    if short and answer.kind is not AnswerKind.STATUS:
        repeal = answer.status.repeal
        since = f" {day(repeal.date)}" if name == "repealed" and repeal is not None and repeal.date else ""
        return el("p", mark, el("span", since), cls=f"status short {name}")
    return el("p", mark, " ", el("span", status_text(answer)), cls=f"status {name}")
