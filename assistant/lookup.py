"""What is looked up by its place in an act: text and history. Loads neither model nor what reads questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Answer
from assistant.compose.base import Asking
from assistant.compose.clause import by_reference, earlier_wording
from assistant.compose.of_day import known, of_day
from corpus.editions.texts import Texts
from corpus.library import Library
from corpus.model import Act


def shown(
    act: Act,
    place: str,
    language: str,
    today: date,
    as_of: date | None = None,
    texts: Texts | None = None,
    library: Library | None = None,
) -> Answer:
    """The text of a clause; of a day, as it was worded then, so far as the act's texts show that.

    With a library also what the instructions of the amending acts that it holds make of it.

    Raises:
        UnknownClause: the act has no such clause.
    """
    asking = plain(act, place, language, today)
    if as_of is not None:
        asking = replace(asking, as_of=as_of, dated=True, texts=texts)
        worded = of_day(asking, [place]) if act.has(place) or known(asking, [place]) else None
        if worded is None and act.has(place):
            worded = earlier_wording(asking, [place])
        if worded is not None and library is not None:
            from assistant.compose.reconstructed import with_reconstructed

            return with_reconstructed(worded, asking, library)
        if worded is not None:
            return worded
    act.unit(place)
    return by_reference(asking, [place])


def told(act: Act, place: str, language: str, today: date, library: Library | None = None) -> Answer:
    """The history of a clause, a part or the act (``act``); with a library the words of amending acts that it holds."""
    from assistant.history.query import HistoryQuery
    from assistant.history.tell import tell

    asking = plain(act, place, language, today)
    answer = tell(asking, HistoryQuery(targets=(place,)))
    if library is None:
        return answer
    from assistant.compose.instructed import with_instructions

    return with_instructions(answer, asking, library)


def changes(act: Act, language: str, today: date, library: Library) -> Answer:
    """What an amending act changes, in its own words, with the acts and units changed where they are held."""
    from assistant.history.changes_made import changes_made

    return changes_made(plain(act, "", language, today), library)


def plain(act: Act, question: str, language: str, today: date) -> Asking:
    """A look-up, as the composers of answers want it."""
    translate = language if language != act.card.language else None
    return Asking(act, question, question, language, today, today, translate=translate)
