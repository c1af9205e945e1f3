"""Places named by a number alone, without a noun: "49-1 в уставе", "number 33 in the rules".

Owns: when such a number is a place of the act asked about. Must not know: what is asked. A number that a note gives an
amending act, or that the act has no clause of, stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.understand.act_numbers import same_number
from assistant.understand.atoms import atom_at
from assistant.understand.instruments import InstrumentMention
from assistant.understand.lexer import read
from assistant.understand.question import Understood
from assistant.understand.reference import Reference
from assistant.understand.want import Operation
from corpus.bodies import main_part
from corpus.ids import ClauseId
from corpus.model import Act, Span


def with_bare(act: Act, understood: Understood) -> Understood:
    """The question with such numbers as references, where it names no place with a noun."""
    if understood.references or not act.parts:
        return understood
    called = {entry: entry.number for entry in understood.instruments if _is_bare(entry, understood.text)}
    taken = [*(entry.span for entry in understood.dates), *(entry.span for entry in understood.instruments)]
    spans = [(entry.span, number) for entry, number in called.items() if number is not None]
    if understood.wish.operation is Operation.BY_ACT:
        spans = []
    spans += [(span, number) for span, number in _inserted(understood.text) if not _is_taken(span, taken)]
    found = [(span, number) for span, number in spans if _is_clause(act, number)]
    if not found:
        return understood
    made = [Reference(None, (number,), span, span.of(understood.text), level="any") for span, number in found]
    kept = [entry for entry in understood.instruments if not any(entry.span == span for span, _ in found)]
    return replace(understood, references=tuple(made), instruments=tuple(kept))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    return any(known.start < span.end and span.start < known.end for known in taken)


def _is_bare(entry: InstrumentMention, text: str) -> bool:
    """Whether a word for a number, and nothing else, stands before it: "number 33", and not "№ 33"."""
    alone = (entry.kind, entry.date, entry.year) == (None, None, None)
    return alone and any(token.kind == "word" and len(token.text) > len("No") for token in read(entry.span.of(text)))


def _inserted(text: str) -> Iterator[tuple[Span, str]]:
    """The numbers that only what was put in between bears: "49-1"."""
    tokens = read(text)
    place = 0
    while place < len(tokens):
        atom = atom_at(tokens, place, frozenset())
        if atom is not None and atom.inserted and not atom.spelled and not atom.closed:
            yield Span(tokens[atom.first].start, tokens[atom.last].end), atom.numbers[0]
        place = atom.last + 1 if atom is not None else place + 1


def _is_clause(act: Act, number: str) -> bool:
    place = f"{main_part(act).slug}/{number}"
    known = any(same_number(number, event.number) for event in act.events())
    return not known and not same_number(number, act.card.number) and act.has(ClauseId.parse(place))
