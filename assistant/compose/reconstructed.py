"""The wording of a day that no text shows, made of a known one and the instructions of the amending acts that are held.

Owns: when it is offered, and what is said of it: that it is made, never the text. Must not know: how it is made
(``corpus/instructions/apply.py``). The answer stays unanswered: what was asked for is not held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from assistant.answer import Answer, AnswerKind, Reconstructed
from assistant.compose.base import Asking
from assistant.compose.instructed import quoted
from assistant.texts import text_name
from assistant.words import by_instrument, day
from corpus.editions.texts import Texts
from corpus.instructions.apply import Made, made
from corpus.instructions.held import on_unit
from corpus.library import Library

_LACKS = ("gap_then", "earlier_wording")  # notices that the wording of the day is not held
_OFFERED = (AnswerKind.HISTORY, AnswerKind.CLAUSE, AnswerKind.CLAUSES, AnswerKind.REFERENCE)
_MOST_PLACES = 3


def with_reconstructed(answer: Answer, asking: Asking, library: Library) -> Answer:
    """An answer that the wording of a day is not held, with what instructions make of a known one."""
    lacks = any(notice.code in _LACKS for notice in answer.notices)
    if answer.answered or not lacks or answer.kind not in _OFFERED or not asking.dated or asking.period is not None:
        return answer
    found = tuple(_offered(answer, asking, library))
    if not found:
        return answer
    told = "\n".join(entry.told for entry in found)
    return replace(answer, message=f"{answer.message}\n{told}", reconstructed=found)


def _offered(answer: Answer, asking: Asking, library: Library) -> Iterator[Reconstructed]:
    act = answer.act
    texts = asking.texts or library.texts(act) or Texts(act)
    for clause in [place for place in answer.about if act.has(place)][:_MOST_PLACES]:
        found = made(texts, clause, asking.as_of, partial(on_unit, library, clause=clause))
        quotes = tuple(quoted(entry.by, entry.instruction, asking.language) for entry in found.by) if found else ()
        if found is not None and None not in quotes:
            told = _told(asking, clause, found)
            base = found.base.text.id if found.base is not None else ""
            shown = tuple(quote for quote in quotes if quote is not None)
            yield Reconstructed(clause, asking.cite(clause), found.text, told, base, shown)


def _told(asking: Asking, clause: str, found: Made) -> str:
    """That a wording is made, of what, and by which acts."""
    events = [entry.event for entry in found.by if entry.event is not None]
    by = ", ".join(dict.fromkeys(by_instrument(event, asking.language) for event in events))
    fields = {"where": asking.cite(clause), "as_of": day(asking.as_of), "by": by}
    if found.base is None:
        return asking.say("reconstructed_whole", **fields)
    return asking.say("reconstructed_from", **fields, places=text_name(found.base.text, asking.language))
