"""An act in figures: how many parts and units were read of it, and all that a careful reader should know is wrong.

Owns: the figures behind ``ereje check`` and ``ereje list``, and each problem in a sentence. Must not know: how they are
printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Act, SegmentKind, State
from corpus.validate import Report, validate

_SHOWN = 5  # places named in a sentence


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read of an act.

    Attributes:
        units: articles, clauses, subclauses, items; table rows are counted apart.
        notes_understood: of the notes, those of which every word was given a meaning.
        duplicates: ids that more than one unit of the source claims.
        unexplained: characters that were given no meaning.
        failures: what makes the act untrustworthy.
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

    @property
    def empty(self) -> bool:
        """Whether nothing that could be quoted was found."""
        return self.units + self.rows == 0


def summarise(act: Act, remarks: tuple[str, ...] = ()) -> Summary:
    """Count what was read of an act; ``remarks`` are its reader's."""
    report = validate(act)
    units = [unit for part in act.parts for unit in part.walk()]
    rows = sum(str(unit.kind) == "row" for unit in units)
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
        problems=(*_problems(act, report, bool(units)), *act.card.flags, *remarks),
    )


def _problems(act: Act, report: Report, any_units: bool) -> Iterator[str]:
    if not any_units:
        yield "no unit was found: there is nothing to quote"
    for found in report.failures:
        yield f"{found.code.replace('_', ' ')} at {found.where}: {found.text[:80]}".rstrip(": ")
    notes = [found for found in report.findings if found.code == "note_not_understood"]
    if notes:
        yield f"{len(notes)} notes are not understood whole, at {_places([found.where for found in notes])}"
    absent = [found.text for found in report.findings if found.code == "absent_target"]
    if absent:
        yield f"notes speak of what the text does not hold: {_places(absent)}"
    for state, words in ((State.MISSING, "numbers are missing"), (State.FRAGMENT, "units are fragments")):
        places = [str(unit.id) for unit in act.units() if unit.state is state]
        if places:
            yield f"{len(places)} {words}: {_places(places)}"


def _places(places: list[str]) -> str:
    named = list(dict.fromkeys(places))
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more
