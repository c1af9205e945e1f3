"""The amending acts that a library holds: those by which a unit was changed, and the acts that an amending act changes.

Owns: the search for them by number and day. Must not know: how two acts are known to belong together (``link.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.history import CHANGES_WORDING, history
from corpus.instructions.link import Linked, is_cited, linked
from corpus.instructions.read import Instruction, orders
from corpus.library import Library
from corpus.model import Act, Event, EventKind

_CHANGES = tuple(kind for kind in CHANGES_WORDING if kind is not EventKind.ADOPTED)


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
    """The instructions of an amending act, each with the unit that it changes where that act is held.

    Of an act that is held in both state languages the text of the amending act's language is meant; where several acts
    may be meant, none is.
    """
    found: list[tuple[Instruction, Linked | None]] = []
    known: dict[tuple[date, str], dict[Instruction, Linked]] = {}
    for entry in orders(by.source, by.card.language):
        if entry.act is not None and entry.act not in known:
            linked_to = _linked_to(library, by, entry.act)
            known[entry.act] = {told.instruction: told for told in linked_to}
        found.append((entry, known[entry.act].get(entry) if entry.act is not None else None))
    return tuple(found)


def _linked_to(library: Library, by: Act, cited: tuple[date, str]) -> tuple[Linked, ...]:
    """What an amending act orders for the act of a day and a number, where the notes of just one held cite it."""
    acts = [library.open(name) for name in library.of_number(cited[1], cited[0]) if name != by.id]
    told = [act for act in acts if any(is_cited(event, by, act) for event in act.events())]
    meant = [act for act in told if act.card.language == by.card.language] or told
    return linked(meant[0], by) if len(meant) == 1 else ()


def on_unit(library: Library, act: Act, event: Event, clause: str) -> tuple[Linked, ...] | None:
    """The instructions on a unit of the act that an event cites; ``None`` where they cannot all be told.

    That is so where it is not held, and where more than one act held may be it.
    """
    cited = list(_amending(library, act, (event,)))
    meant = [by for by in cited if by.card.language == act.card.language] or cited
    return on_unit_by(act, meant[0], clause) if len(meant) == 1 else None


def on_unit_by(act: Act, by: Act, clause: str) -> tuple[Linked, ...] | None:
    """The instructions on a unit that an amending act holds; ``None`` where one of them may be and is not known to be.

    That is so where it was changed itself, and where the unit of one of its instructions for the act is not known.
    """
    found = linked(act, by)
    changed = any(told.kind in _CHANGES for told in by.events())
    if changed or not found or any(not entry.clauses for entry in found):
        return None
    return tuple(entry for entry in found if concerns(entry, clause))
