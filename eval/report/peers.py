"""Ereje and its peers side by side: quality and speed in one table, with the significance.

Owns: that table. Must not know: the peers' libraries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.compare import Difference, compare
from eval.records import Record
from eval.report.tables import NONE, Table, interval, share
from eval.summary import Summary, summarise

OURS = "ereje"
_JUDGED = ("Hit@1", "handled")
_NOTE = (
    "Δ is the peer less Ereje on the same questions, with its 95 % interval (paired bootstrap) and p (randomisation"
    " test, two-sided). Peers are the libraries' default pipelines over the act's own text with Ereje's encoder and"
    " prompts; none of them refuses, none is tuned."
)


def peers_table(runs: Mapping[str, Sequence[Record]], built: Mapping[str, str]) -> Table:
    """One row a system.

    Args:
        runs: each system's records over the same questions; ``ereje`` among them.
        built: seconds that indexing the act took.
    """
    columns = ("system", "n", "Hit@1", "MRR", "nDCG@10", "Δ Hit@1", "p", "handled rightly", "Δ handled", "p",
               "false answers", "p50 ms", "p95 ms", "index s", "errors")  # fmt: skip
    rows = tuple(
        (name, *_row(summarise(runs[name]), _judged(name, runs)), built[name], _errors(runs[name])) for name in runs
    )
    return Table("Ereje and its peers", columns, rows, _NOTE)


def _errors(records: Sequence[Record]) -> str:
    """How many questions got no answer: a row with errors is of a broken system and proves nothing."""
    return str(sum(bool(record.error) for record in records))


def _judged(name: str, runs: Mapping[str, Sequence[Record]]) -> dict[str, tuple[str, str]]:
    """Difference and p-value of each judged measure; nothing for Ereje itself."""
    if name == OURS:
        return dict.fromkeys(_JUDGED, (NONE, NONE))
    found = {entry.measure: entry for entry in compare(runs[OURS], runs[name]).differences}
    return {m: (_gap(found[m]), f"{found[m].p:.4f}") for m in _JUDGED if m in found}


def _gap(found: Difference) -> str:
    return f"{found.after - found.before:+.2f} ({found.low:+.2f} … {found.high:+.2f})"


def _row(summary: Summary, judged: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    group, refusal = summary.overall, summary.refusal
    ranking = group.ranking if group else {}
    return (
        str(summary.n),
        interval(group.hit if group else None),
        share(ranking.get("MRR")),
        share(ranking.get("nDCG@10")),
        *judged.get("Hit@1", (NONE, NONE)),
        interval(group.handled if group else None),
        *judged.get("handled", (NONE, NONE)),
        interval(refusal.false_answers if refusal else None),
        f"{summary.latency.p50 * 1000:.0f}",
        f"{summary.latency.p95 * 1000:.0f}",
    )
