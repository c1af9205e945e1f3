"""An act in figures: how many parts and units were read of it, and all that a careful reader should know is wrong.

Owns: the figures behind ``ereje check`` and ``ereje list``, and each problem in a sentence. Must not know: how they are
printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.kinds import kazakh_kind, russian_kind
from corpus.model import Act, SegmentKind, State, UnitKind
from corpus.validate import Report, validate

_SHOWN = 5  # places named in a sentence
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 2000  # words of an unnumbered text that are looked at


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read of an act.

    Attributes:
        units: articles, clauses, subclauses, items; table rows are counted apart.
        notes_understood: of the notes, those of which every word was given a meaning.
        duplicates: ids that more than one unit of the source claims.
        unexplained: characters that were given no meaning.
        failures: what makes the act untrustworthy.
        empty: whether nothing was found that could be quoted as law; see ``holds_nothing``.
        problems: the failures and all else that a reader should know, as sentences in English.
    """

    parts: int
    units: int
    rows: int
    notes: int
    notes_understood: int
    events: int
    removed: tuple[str, ...]
    missing: tuple[str, ...]
    duplicates: tuple[str, ...]
    unexplained: int
    failures: int
    problems: tuple[str, ...]
    empty: bool


def holds_nothing(act: Act) -> bool:
    """Whether nothing was found that could be quoted as law.

    A text that numbers nothing is one unit; it is law only where something tells that it is an act at all: its kind,
    number or day, or that it speaks of laws, decrees or orders.
    """
    if any(unit.kind is not UnitKind.TEXT for unit in act.units()):
        return False
    words = [word for unit in act.units() for span in unit.own_spans for word in _WORD.findall(span.of(act.source))]
    known = act.card.kind or act.card.number or act.card.date
    return not words or not (known or any(_names_an_act(word) for word in words[:_ENOUGH]))


def _names_an_act(word: str) -> bool:
    found = kazakh_kind(word) or russian_kind(word)
    return found is not None and found[0].act


def summarise(act: Act, remarks: tuple[str, ...] = ()) -> Summary:
    """Count what was read of an act; ``remarks`` are its reader's."""
    report = validate(act)
    units = [unit for part in act.parts for unit in part.walk()]
    rows = sum(unit.kind is UnitKind.ROW for unit in units)
    notes = list(act.all_notes())
    counted = Counter(str(unit.id) for unit in units)
    return Summary(
        parts=len(act.parts),
        units=len(units) - rows,
        rows=rows,
        notes=len(notes),
        notes_understood=sum(note.understood for note in notes),
        events=len(act.events()),
        removed=tuple(str(unit.id) for unit in units if unit.state is State.REMOVED),
        missing=tuple(str(unit.id) for unit in units if unit.state is State.MISSING),
        duplicates=tuple(clause for clause, times in counted.items() if times > 1),
        unexplained=report.characters[SegmentKind.UNEXPLAINED],
        failures=len(report.failures),
        problems=(*_problems(act, report), *act.card.flags, *remarks),
        empty=holds_nothing(act),
    )


def _problems(act: Act, report: Report) -> Iterator[str]:
    if holds_nothing(act):
        yield "no unit was found: there is nothing to quote"
    for found in report.failures:
        yield f"{found.code.replace('_', ' ')} at {found.where}: {found.text[:80]}".rstrip(": ")
    notes = [found for found in report.findings if found.code == "note_not_understood"]
    if notes:
        said = counted(len(notes), "note is", "notes are")
        yield f"{said} not understood whole, at {_places([found.where for found in notes])}"
    absent = [found.text for found in report.findings if found.code == "absent_target"]
    if absent:
        yield f"notes speak of what the text does not hold: {_places(absent)}"
    for state, one, several in (
        (State.MISSING, "number is missing", "numbers are missing"),
        (State.FRAGMENT, "unit is a fragment", "units are fragments"),
    ):
        places = [str(unit.id) for unit in act.units() if unit.state is state]
        if places:
            yield f"{counted(len(places), one, several)}: {_places(places)}"


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 unit", "2 units"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def _places(places: list[str]) -> str:
    named = list(dict.fromkeys(places))
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more
