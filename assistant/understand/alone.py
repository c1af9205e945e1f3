"""A number and nothing else: "15", "18, 19?", "ал 3-1) ше?", "what about 20?", "rules 12", "22 et seq.".

Owns: when small words around a number make it a place. Must not know: acts.
"""

from __future__ import annotations

import re

from assistant.understand.groups import group_at, onward_after
from assistant.understand.ranges import numbers_in
from assistant.understand.reading_units import Question
from assistant.understand.reference import Level, Reference
from assistant.understand.vocabulary import Vocabulary

_ALONE = re.compile(r"_*(?P<document>d)?№?(?P<numbers>[NB](?:[,ct]{1,2}[NB])*)[_.]*")
_LONGEST = 4  # digits
_PATH_ALONE = re.compile(r"_*(?P<document>D)?_*(?P<clause>N)(?P<inner>[NB])[_.]*")  # 15 3-1
_FRAME = Vocabulary(
    x="""ал а и ше енді сонда тогда что про насчет в там кстати what about and then how is in so көрсет покажи show
        айтшы ашып бер following onwards on seq et ff следующ* последующ* далее келесі кейінгі*"""
)


def _is_frame(question: Question, place: int) -> bool:
    """Whether a unit is one of the small words of a follow-up, away from the numbers."""
    unit = question.units[place]
    outside = question.kind(place - 1) not in ("N", "B") or question.kind(place + 1) not in ("N", "B")
    return unit.kind in "wcfo" and outside and _FRAME.of(question.tokens[unit.first]) == "x"


def _path_alone(question: Question, path: re.Match[str]) -> list[Reference]:
    """A clause and its subclause with nothing but a space between: the subclause is inserted or has its bracket."""
    clause, inner = (question.units[path.start(name)].atom for name in ("clause", "inner"))
    if clause is None or inner is None or clause.spelled or inner.spelled or inner.upto or clause.upto:
        return []
    if len(clause.numbers) + len(inner.numbers) != 2 or not (inner.closed or "-" in inner.numbers[0]):
        return []
    document = question.units[path.start("document")].document if path["document"] else None
    span = question.span(path.start("document" if path["document"] else "clause"), path.start("inner"))
    level: Level = "clause" if document else "any"
    return [Reference(document, (*clause.numbers, *inner.numbers), span, span.of(question.text), level=level)]


def number_alone(question: Question) -> list[Reference]:
    """References of a text that is a number and little else ("15", "18, 19?", "ал 3-1) ше?", "what about 20?")."""
    kinds = "".join("_" if _is_frame(question, place) else unit.kind for place, unit in enumerate(question.units))
    path = _PATH_ALONE.fullmatch(kinds)
    if path:
        return _path_alone(question, path)
    alone = _ALONE.fullmatch(kinds)
    group = group_at(question.units, alone.start("numbers")) if alone else None
    if alone is None or group is None or group.atoms[0].spelled == "cardinal":
        return []
    if max(len(atom.numbers[0].partition("-")[0]) for atom in group.atoms) > _LONGEST:
        return []
    document = question.units[alone.start("document")].document if alone["document"] else None
    first = group.atoms[0]
    level: Level = "clause" if document else "any"
    if first.closed and not first.inner and len(first.numbers) == 1 and not document:
        level = "subclause"
    span = question.span(alone.start("document") if document else group.first, group.last)
    onward = group.single is not None and bool(onward_after(question.units, question.tokens, group.last))
    return [
        Reference(
            document, number.numbers, span, span.of(question.text), level=level, literal=number.literal,
            with_inserted=number.with_inserted, onward=onward,
        )
        for number in numbers_in(group)
    ]  # fmt: skip
