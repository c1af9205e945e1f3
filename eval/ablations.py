"""What each part of the system is worth: Hit@1 with and without it, by language and style, with its significance.

Owns: the rows of that comparison and its figures. Must not know: settings, Markdown, how a run came about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eval.compare import Difference, difference
from eval.measures import Rate, auroc, rate
from eval.records import Record
from eval.summary import ranking_values

PLAIN = "plain"  # the style; every other one is counted among the hard ones
_MEASURE = "Hit@1"


@dataclass(frozen=True, slots=True)
class Row:
    """One group of questions: each system's Hit@1, and its difference to the first system.

    Attributes:
        group: name of the questions.
        hits: by system.
        differences: by system, the first one left out.
    """

    group: str
    hits: dict[str, Rate]
    differences: dict[str, Difference]


Chosen = Callable[[Record], bool]


def _of_language(language: str) -> Chosen:
    return lambda record: record.question.language == language


GROUPS: Mapping[str, Chosen] = MappingProxyType(
    {
        "all": lambda record: True,
        "Kazakh": _of_language("kk"),
        "Russian": _of_language("ru"),
        "English": _of_language("en"),
        "plain": lambda record: record.question.style == PLAIN,
        "hard": lambda record: record.question.style != PLAIN,
    }
)


def ablation_rows(runs: Mapping[str, Sequence[Record]]) -> tuple[Row, ...]:
    """The groups that have answerable questions, each with every system; the first system is compared with."""
    first, *others = runs
    found = []
    for group, belongs in GROUPS.items():
        values = {name: _hits([record for record in records if belongs(record)]) for name, records in runs.items()}
        if values[first]:
            hits = {name: rate([value == 1.0 for value in held.values()]) for name, held in values.items()}
            against = {name: difference(_MEASURE, values[first], values[name]) for name in others}
            found.append(Row(group, hits, against))
    return tuple(found)


def _hits(records: Sequence[Record]) -> dict[str, float]:
    return ranking_values(records)[_MEASURE]


def separation(records: Sequence[Record]) -> float | None:
    """AUROC of answerable against unanswerable questions by the stated confidence."""
    content = [record for record in records if record.question.expected is None and not record.dialogue]
    return auroc([bool(record.question.gold) for record in content], [record.confidence for record in content])
