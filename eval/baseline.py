"""The stored outcome of a run, small enough to commit: which questions were right. A later run that loses one fails.

Owns: the baseline file and the naming of regressions. Must not know: how figures are averaged or drawn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import BadRun
from eval.records import Record, read_records

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The questions that were right and those that were not, each as ``<set>/<id>``."""

    right: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verified:
    """A run against a baseline.

    Attributes:
        lost: right in the baseline, not right now: the regressions, by name.
        gained: not right in the baseline, right now.
        unasked: in the baseline, not in the run, though the run asks their set: a question that was taken out or
            renamed, or another sample. Lost too, until a new baseline says otherwise.
    """

    lost: tuple[str, ...]
    gained: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Whether anything that was right, or was asked, is no longer."""
        return bool(self.lost or self.unasked)


def baseline_of(records: Sequence[Record]) -> Baseline:
    """The baseline that a run would be."""
    right = frozenset(record.key for record in records if record.verdict.good)
    return Baseline(right, frozenset(record.key for record in records) - right)


def verify(records: Sequence[Record], baseline: Baseline) -> Verified:
    """Name what a run lost and gained since the baseline."""
    now = baseline_of(records)
    asked = now.right | now.wrong
    sets = {record.set for record in records}
    known = {key for key in baseline.right | baseline.wrong if key.partition("/")[0] in sets}
    return Verified(
        lost=tuple(sorted(baseline.right & now.wrong)),
        gained=tuple(sorted(baseline.wrong & now.right)),
        unasked=tuple(sorted(known - asked)),
    )


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline, one question a line, so that its history reads well."""
    content = {"format": FORMAT, "right": sorted(baseline.right), "wrong": sorted(baseline.wrong)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def read_baseline(path: Path) -> Baseline:
    """Read a baseline, or take a run's records as one.

    Raises:
        BadRun: the file is neither.
    """
    if path.is_dir() or path.suffix == ".jsonl":
        return baseline_of(read_records(path))
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRun(str(path), f"cannot be read: {error}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadRun(str(path), f"is no baseline of format {FORMAT}")
    return Baseline(frozenset(content["right"]), frozenset(content["wrong"]))
