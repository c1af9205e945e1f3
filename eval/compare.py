"""Two runs side by side: every question gained, lost and changed by name, before any average.

Owns: the pairing of runs, the differences and their significance. Must not know: how a run came about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.measures import bootstrap_interval, mean, permutation_p
from eval.records import Record
from eval.summary import ranking_values

_RANKED = ("Hit@1", "R@5", "MRR", "nDCG@10")


@dataclass(frozen=True, slots=True)
class Side:
    """What one run said to a question."""

    verdict: str
    quoted: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Change:
    """A question that two runs treat differently."""

    key: str
    question: str
    gold: tuple[str, ...]
    before: Side
    after: Side


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in both runs over the questions that both asked, with the interval and p-value of the difference.

    The p-values are of one measure each; who looks at several has to expect one below .05 in twenty by chance.
    """

    measure: str
    n: int
    before: float
    after: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to another.

    Attributes:
        gained: wrong before, right after.
        lost: right before, wrong after.
        changed: as right or wrong as before, with another verdict or other clauses quoted.
        only_before: asked only before.
        only_after: asked only after.
        differences: the averages, last.
    """

    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    changed: tuple[Change, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    differences: tuple[Difference, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def compare(before: Sequence[Record], after: Sequence[Record]) -> Comparison:
    """Pair two runs by set and question id."""
    old, new = {record.key: record for record in before}, {record.key: record for record in after}
    shared = [key for key in old if key in new]
    changes = [_change(old[key], new[key]) for key in shared]
    turned = {key: (old[key].verdict.good, new[key].verdict.good) for key in shared}
    return Comparison(
        gained=tuple(change for change in changes if turned[change.key] == (False, True)),
        lost=tuple(change for change in changes if turned[change.key] == (True, False)),
        changed=tuple(change for change in changes if len(set(turned[change.key])) == 1 and _differs(change)),
        only_before=tuple(key for key in old if key not in new),
        only_after=tuple(key for key in new if key not in old),
        differences=_differences([old[key] for key in shared], [new[key] for key in shared]),
    )


def _change(before: Record, after: Record) -> Change:
    question = after.question
    return Change(after.key, question.question, question.gold, _side(before), _side(after))


def _side(record: Record) -> Side:
    quote = record.response.quotes[0].text if record.response and record.response.quotes else ""
    return Side(str(record.verdict), record.quoted, quote)


def _differs(change: Change) -> bool:
    return (change.before.verdict, change.before.quoted) != (change.after.verdict, change.after.quoted)


def _differences(before: Sequence[Record], after: Sequence[Record]) -> tuple[Difference, ...]:
    found = [difference("handled", _by_key(before, _handled), _by_key(after, _handled))]
    old, new = ranking_values(before), ranking_values(after)
    found += [difference(name, old[name], new[name]) for name in _RANKED]
    found.append(difference("seconds", _by_key(before, _seconds), _by_key(after, _seconds)))
    return tuple(entry for entry in found if entry.n)


def difference(measure: str, before: Mapping[str, float], after: Mapping[str, float]) -> Difference:
    """The paired difference of a measure over the keys that both sides have."""
    keys = [key for key in before if key in after]
    old, new = [before[key] for key in keys], [after[key] for key in keys]
    interval = bootstrap_interval(old, new)
    return Difference(measure, len(keys), mean(old), mean(new), *interval, permutation_p(old, new))


def _by_key(records: Sequence[Record], value: Callable[[Record], float]) -> dict[str, float]:
    return {record.key: value(record) for record in records}


def _handled(record: Record) -> float:
    return float(record.verdict.good)


def _seconds(record: Record) -> float:
    return record.seconds
