"""What an amending act changes: its instructions, each with its exact words and the units that it changes where held.

Owns: the JSON and the lines of that list. Must not know: how instructions are read (``corpus/instructions``), edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.words import citation, day, say
from corpus.instructions.held import changed_by
from corpus.instructions.link import Linked
from corpus.instructions.read import Instruction
from corpus.library import Library
from corpus.model import Act, EventKind, Span

_KINDS = {
    EventKind.INSERTED: "unit_inserted",
    EventKind.REMOVED: "unit_removed",
    EventKind.RESTATED: "unit_restated",
    EventKind.REPLACED: "words_replaced",
    EventKind.REPEALED: "act_repealed",
}


def changes_dict(library: Library, by: Act) -> dict[str, Any]:
    """The JSON of what an act changes."""
    return {"act": by.id, "instructions": [_row(by, *told) for told in changed_by(library, by)]}


def _row(by: Act, entry: Instruction, told: Linked | None) -> dict[str, Any]:
    cited: tuple[date, str] | None = entry.act
    return {
        "kind": str(entry.kind),
        "of": {"date": cited[0].isoformat(), "number": cited[1]} if cited else None,
        "act": told.act if told else None,
        "clauses": list(told.clauses) if told else [],
        "text": entry.span.of(by.source),
        "span": _pair(entry.span),
        "wording": entry.wording.of(by.source) if entry.wording else None,
        "wording_span": _pair(entry.wording) if entry.wording else None,
    }


def changes_lines(library: Library, by: Act, language: str) -> Iterator[str]:
    """What an act changes, for people."""
    found = changed_by(library, by)
    if not found:
        yield say("no_instructions", language)
    for entry, told in found:
        where = _where(library, told, language) if told else ""
        of = say("changes_act", language, when=day(entry.act[0]), n=entry.act[1]) if entry.act else ""
        yield f"{say(_KINDS[entry.kind], language)}: {where or of}"
        yield f"  │ {' '.join(entry.span.of(by.source).split())}"
        if entry.wording is not None:
            yield from (f"  ┊ {line}" for line in entry.wording.of(by.source).splitlines() if line.strip())


def _where(library: Library, told: Linked, language: str) -> str:
    act = library.open(told.act)
    return "; ".join(f"{citation(clause, language, act)}  [{told.act}#{clause}]" for clause in told.clauses)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
