"""The amending act's own words beside the change that a note tells of, where that act is held.

Owns: quotes of instructions, and whether the wording that one gives is the one held. Must not know: how instructions
are read or linked (``corpus/instructions``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from assistant.answer import Answer, AnswerKind, Instructed, Notice
from assistant.compose.base import Asking
from assistant.quote import Quote, readable
from assistant.words import by_instrument, citation, long_citation
from corpus.editions.texts import Texts, Wording
from corpus.editions.words import words_in, words_of
from corpus.history import bearing_on
from corpus.identity import same_number
from corpus.instructions.apply import applied, text_of, whole_wording
from corpus.instructions.held import concerns, of_clause
from corpus.instructions.link import Linked, linked
from corpus.instructions.read import Instruction
from corpus.library import Library
from corpus.model import Act, State, Unit

_MOST_PLACES = 3  # units of one answer whose instructions are looked for


def with_instructions(answer: Answer, asking: Asking, library: Library) -> Answer:
    """The history of units with the words of the amending acts that are held."""
    places = [place for place in answer.about if answer.act.has(place)]
    if answer.kind is not AnswerKind.HISTORY or not answer.events or not places or len(places) > _MOST_PLACES:
        return answer
    found = dict.fromkeys(entry for place in places for entry in of_clause(library, answer.act, place))
    texts = asking.texts or library.texts(answer.act)
    told: list[Instructed] = []
    notices: list[Notice] = []
    for entry in found:
        quote = quoted(entry.by, entry.instruction, answer.language)
        if quote is not None:
            held = agrees(answer.act, entry, texts)
            told.append(Instructed(quote, str(entry.instruction.kind), entry.clauses, entry.event, held, answer.act.id))
            notices += _compared(asking, entry, held)
    return replace(answer, instructions=tuple(told), notices=(*answer.notices, *notices)) if told else answer


def quoted(by: Act, entry: Instruction, language: str) -> Quote | None:
    """An instruction as a verified quote from the amending act; ``None`` where it stands in no unit of it."""
    unit = _unit_at(by, entry.span.start)
    if unit is None:
        return None
    exact = readable(entry.whole, by.source)
    text = "".join(span.of(by.source) for span in exact)
    cited = long_citation(by, str(unit.id), language)
    return Quote(act=by, clause=str(unit.id), citation=cited, text=text, spans=exact)


def _unit_at(act: Act, place: int) -> Unit | None:
    """The unit whose own words hold a place; else the last that begins before it."""
    found = None
    for unit in act.units():
        spans = unit.full_spans
        if any(span.start <= place < span.end for span in unit.own_spans):
            return unit
        if unit.state is not State.MISSING and spans and spans[0].start <= place:
            found = unit
    return found


def agrees(act: Act, entry: Linked, texts: Texts | None = None) -> bool | None:
    """Whether the text held is what an instruction makes of it, where no later change of the unit is noted.

    An instruction on words makes it of the wording that an edition shows for the day before. A difference tells nothing
    where the amending act changes the unit by another instruction too, or may do so.
    """
    event = entry.event
    if event is None or len(entry.clauses) != 1 or not act.has(entry.clauses[0]):
        return None
    last = bearing_on(act, entry.clauses[0])[-1:]
    if not last or last[0].date != event.date or not same_number(last[0].number, event.number):
        return None
    made = _made(entry, texts)
    if not made:
        return None
    if words_in(made) == words_of(act, entry.clauses[0]):
        return True
    beside = (other for other in linked(act, entry.by) if other.instruction != entry.instruction)
    return None if any(not other.clauses or concerns(other, entry.clauses[0]) for other in beside) else False


def _made(entry: Linked, texts: Texts | None) -> str | None:
    """What an instruction makes of a unit; ``None`` where that cannot be told."""
    clause, source, event = entry.clauses[0], entry.by.source, entry.event
    if entry.instruction.wording is not None:
        return whole_wording(entry.instruction, source, clause)
    if texts is None or event is None or event.certain_since is None:
        return None
    before = texts.on(clause, event.certain_since - timedelta(days=1))
    return applied(text_of(before), entry.instruction, source, clause) if isinstance(before, Wording) else None


def _compared(asking: Asking, entry: Linked, held: bool | None) -> Iterator[Notice]:
    """That the consolidated text is, or is not, what the amending act makes of it."""
    if held is None or entry.event is None:
        return
    by = by_instrument(entry.event, asking.language)
    where = citation(entry.clauses[0], asking.language, asking.act)
    whole = "instruction" if entry.instruction.wording is not None else "made"
    yield asking.notice(f"{whole}_{'agrees' if held else 'differs'}", where=where, by=by)
