"""Items of lists named without a level word: "тізбедегі 19-шы", "19-й в списке".

Owns: numbers beside a list. Must not know: which lists an act has.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understand.atoms import Atom
from assistant.understand.groups import Group, group_at
from assistant.understand.owner import LISTS
from assistant.understand.ranges import numbers_in
from assistant.understand.reading_units import Question
from assistant.understand.reference import Level, Reference
from assistant.understand.reference_words import DOCUMENTS, PART_CLASSES


def in_lists(question: Question, taken: set[int]) -> Iterator[Reference]:
    """Items of lists named without a level word: "тізбедегі 19-шы", "19-й в списке"."""
    for place, unit in enumerate(question.units):
        if unit.kind != "D" or (unit.document not in LISTS and question.kind(place + 1) != "/"):
            continue
        group = _listed_after(question, place, taken) or _listed_before(question, place, taken)
        if group is None:
            continue
        span = question.span(min(place, group.first), max(place, group.last))
        level: Level = "item" if unit.document in LISTS else "clause"
        for number in numbers_in(group):
            yield Reference(
                unit.document, number.numbers, span, span.of(question.text), level=level,
                literal=number.literal, with_inserted=number.with_inserted,
            )  # fmt: skip
        taken.update(range(group.first, group.last + 1))


def _listed_after(question: Question, place: int, taken: set[int]) -> Group | None:
    start = place + 1
    while start - place <= 2 and question.kind(start) in (",", "f", "№", "/"):
        start += 1
    return _free(question, start, taken)


def _listed_before(question: Question, place: int, taken: set[int]) -> Group | None:
    """The numbers right before a list: "19-й в списке", "19-й филиал"; "19 list" is none."""
    end = place - 1
    while place - end <= 2 and question.kind(end) == "f":
        end -= 1
    start = end
    while start > 0 and question.kind(start - 1) in ("N", "B", ",", "c", "t", "№") and end - start < 12:
        start -= 1
    while start < end and question.kind(start) not in ("N", "B"):
        start += 1
    group = _free(question, start, taken)
    joined = end < place - 1 or (group is not None and group.atoms[-1].ordinal and _is_body(question, place))
    return group if group is not None and group.last == end and joined else None


def _is_body(question: Question, place: int) -> bool:
    """Whether the unit names the bodies themselves and no list."""
    unit = question.units[place]
    edges = (question.tokens[unit.first], question.tokens[unit.last])
    return unit.document in PART_CLASSES and not any(DOCUMENTS.of(token) == "l" for token in edges)


def _free(question: Question, place: int, taken: set[int]) -> Group | None:
    if place in taken or not 0 <= place < len(question.units):
        return None
    group = group_at(question.units, place)
    return group if group is not None and not _spelled_cardinal(group.atoms[0]) else None


def _spelled_cardinal(atom: Atom) -> bool:
    return atom.spelled == "cardinal"
