"""The amending acts that a library holds: those by which a unit was changed, and the acts that an amending act changes.

Owns: the search for them by number and day. Must not know: how two acts are known to belong together (``link.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.history import CHANGES_WORDING, history
from corpus.instructions.link import Linked, is_cited, linked
from corpus.instructions.read import Instruction, instructions
from corpus.library import Library
from corpus.model import Act, Event, EventKind


def of_clause(library: Library, act: Act, clause: str) -> tuple[Linked, ...]:
    """The instructions by which a unit was changed, of the amending acts that are held, by date."""
    found = []
    for by in _amending(library, act, history(act, clause).events):
        found += [entry for entry in linked(act, by) if concerns(entry, clause)]
    return tuple(found)


def concerns(entry: Linked, clause: str) -> bool:
    """Whether an instruction is about a unit, what it holds, or the whole unit that it lies in."""
    whole = entry.instruction.kind in (EventKind.RESTATED, EventKind.INSERTED)
    return any(
        place == clause or place.startswith(f"{clause}/") or (whole and clause.startswith(f"{place}/"))
        for place in entry.clauses
    )


def _amending(library: Library, act: Act, events: tuple[Event, ...]) -> Iterator[Act]:
    """The acts of the library that events cite, each once."""
    seen: set[str] = set()
    for event in events:
        if event.kind not in CHANGES_WORDING or event.number is None or event.date is None:
            continue
        for name in library.of_number(event.number, event.date):
            if name != act.id and name not in seen and is_cited(event, by := library.open(name), act):
                seen.add(name)
                yield by


def changed_by(library: Library, by: Act) -> tuple[tuple[Instruction, Linked | None], ...]:
    """The instructions of an amending act, each with the unit that it changes where that act is held."""
    found: list[tuple[Instruction, Linked | None]] = []
    known: dict[str, dict[Instruction, Linked]] = {}
    for entry in instructions(by.source, by.card.language):
        held = [name for name in library.of_number(entry.act[1], entry.act[0]) if name != by.id] if entry.act else []
        for name in held:
            if name not in known:
                known[name] = {told.instruction: told for told in _of_act(library.open(name), by)}
        found.append((entry, next((known[name][entry] for name in held if entry in known[name]), None)))
    return tuple(found)


def _of_act(act: Act, by: Act) -> tuple[Linked, ...]:
    """The instructions for an act, where its own notes cite the amending act."""
    return linked(act, by) if any(is_cited(event, by, act) for event in act.events()) else ()
