"""What is looked up by its place in an act: text and history. Loads neither model nor what reads questions."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer
from assistant.compose.base import Asking
from assistant.compose.clause import by_reference
from corpus.model import Act


def shown(act: Act, place: str, language: str, today: date) -> Answer:
    """The text of a clause.

    Raises:
        UnknownClause: the act has no such clause.
    """
    act.unit(place)
    return by_reference(plain(act, place, language, today), [place])


def told(act: Act, place: str, language: str, today: date) -> Answer:
    """The history of a clause, a part or the act (``act``)."""
    from assistant.history.query import HistoryQuery
    from assistant.history.tell import tell

    return tell(plain(act, place, language, today), HistoryQuery(targets=(place,)))


def plain(act: Act, question: str, language: str, today: date) -> Asking:
    """A look-up, as the composers of answers want it."""
    translate = language if language != act.card.language else None
    return Asking(act, question, question, language, today, today, translate=translate)
