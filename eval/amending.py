"""How many acts of a folder are linked to the amending acts that their notes cite, and which instructions are placed.

``python -m eval.amending FOLDER`` prints each pair of equal number and day, whether it was linked, its instructions,
those whose units were found, and whether the new wordings are those of the text held.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.compose.instructed import agrees
from corpus.errors import CorpusError
from corpus.instructions.link import is_cited, linked
from corpus.library import look
from corpus.model import Act, EventKind

_Key = tuple[str | None, date | None]


def pairs(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """An act and another one whose number and day its notes cite, each pair once."""
    by_key: dict[_Key, list[Act]] = {}
    for act in acts:
        if act.card.number and act.card.date:
            by_key.setdefault((act.card.number, act.card.date), []).append(act)
    for act in acts:
        cited = {(event.number, event.date) for event in act.events() if event.kind is not EventKind.ADOPTED}
        for key in sorted(cited & set(by_key), key=str):
            yield from ((act, other) for other in by_key[key] if other is not act)


def _read(folder: Path) -> Iterator[Act]:
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.txt")):
        try:
            act = look(path).act
        except CorpusError:
            continue
        if act.card.sha256 not in seen:
            seen.add(act.card.sha256)
            yield act


def main(folder: Path) -> None:
    """Print the pairs and their sum."""
    counts: Counter[str] = Counter()
    for act, by in pairs(list(_read(folder))):
        is_link = any(is_cited(event, by, act) for event in act.events())
        found = linked(act, by) if is_link else ()
        told = Counter(str(agrees(act, entry)) for entry in found)
        placed = sum(bool(entry.clauses) for entry in found)
        counts.update(pairs=1, linked=is_link, instructions=len(found), placed=placed, **told)
        print(act.id, by.id, "linked" if is_link else "not linked", len(found), placed, dict(told))
    print(dict(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
