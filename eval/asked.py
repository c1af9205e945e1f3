"""Questions that a writer wrote about acts apart from us, as cases: a line each of a JSONL file.

Owns: where the stretches of text that the writer holds for the answer stand, and which units they are of. Must not
know: evidence, models. A line tells ``act`` (a file of the folder of other acts), ``question``, ``language``,
``style``, ``gold`` (stretches of the act, word for word: any of them answers, none where nothing does) and ``reason``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from corpus.model import Act, Span
from eval.errors import BadRow
from eval.training.field_cases import ANSWERABLE, Case, clauses_at
from eval.training.pairs import act_at, rows


def asked_in(path: Path, acts: Path) -> dict[str, list[Case]]:
    """The cases of a file, by act.

    Raises:
        BadRow: a stretch does not stand in its act.
    """
    found: dict[str, list[Case]] = {}
    for line, row in enumerate(rows(path), 1):
        gold = _units(act_at(acts / row["act"]), row["gold"])
        if bool(gold) != bool(row["gold"]):
            raise BadRow(str(path), line, "gold", "is no stretch of a unit of its act")
        found.setdefault(row["act"], []).append(_case(row, gold))
    return found


def _case(row: dict[str, Any], gold: tuple[str, ...]) -> Case:
    kind = ANSWERABLE if gold else str(row["reason"]).replace("_", " ")
    return Case(row["act"], row["question"], row["language"], gold, kind, row["style"] or "")


def _units(act: Act, stretches: list[str]) -> tuple[str, ...]:
    """The units that hold the stretches, however the blanks between their words are written."""
    found: dict[str, None] = {}
    for stretch in stretches:
        place = re.search(r"\s+".join(map(re.escape, stretch.split())), act.source)
        found.update(dict.fromkeys(clauses_at(act, Span(*place.span())) if place else ()))
    return tuple(found)
