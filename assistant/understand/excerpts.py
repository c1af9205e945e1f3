"""What an act has of a place without a number: a paragraph of a clause, the note under it, preamble, title, signature.

Owns: which spans of the source that is. Must not know: how a question names it. What the act does not have is told by
the name that it would have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.understand.reference import Piece, Reference
from corpus.ids import ClauseId
from corpus.model import Act, Part, Span, Unit, UnitKind
from corpus.steps import is_counted, ordinal_of

PARAGRAPH = "paragraph-"  # with its number, the last step of the name of a paragraph that is not there


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an act that has no id of its own.

    Attributes:
        place: id of the unit or slug of the part that it belongs to.
        spans: where it stands.
        paragraph: its place among the paragraphs of the unit, from 1; 0 for its only one, and for what is none.
        piece: what it is, where it is no paragraph.
    """

    place: str
    spans: tuple[Span, ...]
    paragraph: int = 0
    piece: Piece = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out of some units: excerpts with the units that have them, and the names of what is not there."""

    units: tuple[ClauseId, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    absent: tuple[str, ...] = ()


def of_units(act: Act, reference: Reference, found: Sequence[ClauseId]) -> Taken:
    """The paragraphs or the notes of units that a reference asks for; the units themselves where it asks for none."""
    if not reference.paragraph and reference.piece != "note":
        return Taken(tuple(found))
    taken = [_of_unit(act.unit(clause), reference) for clause in found]
    return Taken(
        tuple(clause for one in taken for clause in one.units),
        tuple(excerpt for one in taken for excerpt in one.excerpts),
        tuple(name for one in taken for name in one.absent),
    )


def _of_unit(unit: Unit, reference: Reference) -> Taken:
    place = str(unit.id)
    if not reference.paragraph:
        notes = tuple(note.span for note in unit.notes)
        return Taken((unit.id,), (Excerpt(place, notes, piece="note"),)) if notes else Taken(absent=(f"{place}/note",))
    number = reference.paragraph
    if number < 0:
        return _from_the_end(unit, number)
    clause = next((inner for inner in unit.children if inner.id.numbers[-1] == str(number)), None)
    fits = reference.numbered == "any" or (clause is not None and clause.kind is UnitKind.CLAUSE)
    if reference.numbered and clause is not None and fits:
        return Taken(units=(clause.id,))
    counted = tuple(inner.id for inner in unit.children if is_counted(inner.id) and ordinal_of(inner) == number)
    if counted:
        return Taken(units=counted)
    at = number + (unit.kind is UnitKind.ARTICLE and bool(len(unit.paragraphs) > 1 or unit.children))  # below its title
    paragraphs = (*unit.paragraphs, *unit.tail)
    if at > len(paragraphs):
        return Taken(absent=(f"{place}/{PARAGRAPH}{number}",))
    return Taken((unit.id,), (Excerpt(place, paragraphs[at - 1], number),))


def _from_the_end(unit: Unit, number: int) -> Taken:
    """The last paragraph of a unit, or the last but one, wherever within it that stands."""
    every = [(spans, inner, at) for inner in unit.walk() for at, spans in enumerate(_own(inner), 1)]
    ordered = sorted(every, key=lambda entry: entry[0][0])
    if len(ordered) < -number:
        return Taken(absent=(f"{unit.id}/{PARAGRAPH}1",))
    spans, inner, at = ordered[number]
    alone = len(_own(inner)) == 1
    return Taken((unit.id,), (Excerpt(str(inner.id), spans, 0 if alone else at),))


def _own(unit: Unit) -> tuple[tuple[Span, ...], ...]:
    return (*unit.paragraphs, *unit.tail)


def of_parts(act: Act, reference: Reference, parts: Sequence[Part]) -> Taken:
    """The preamble, title or signature of a part; of the act where the question names no part."""
    for part in parts:
        spans = tuple(_spans(act, part, reference))
        if spans:
            whole = reference.part is None and reference.piece == "title"
            return Taken(excerpts=(Excerpt("act" if whole else part.slug, spans, piece=reference.piece),))
    return Taken(absent=(f"{parts[0].slug}/{reference.piece}",) if parts else ())


def _spans(act: Act, part: Part, reference: Reference) -> Iterator[Span]:
    if reference.piece == "preamble":
        yield from (span for paragraph in part.paragraphs for span in paragraph)
        if not part.paragraphs and part is not act.parts[0]:  # an introduction that is quotable by itself
            leading = takewhile(lambda unit: unit.kind in (UnitKind.TEXT, UnitKind.PARAGRAPH), part.units)
            yield from (span for unit in leading for span in unit.own_spans)
    elif reference.piece == "signature":
        yield from part.signature
    elif reference.piece == "title":
        yield from act.title if reference.part is None else part.title or (act.title if part is act.parts[0] else ())
