"""The system beside itself without each of its parts: two tables, the figures and the differences.

Owns: those tables. Must not know: settings, how figures are computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.ablations import Row, ablation_rows, separation
from eval.compare import Difference
from eval.records import Record
from eval.report.tables import NONE, Table, exact_share

_FIGURES_NOTE = (
    "Hard: every style but plain. base: the untrained encoder over the act's own text, nothing else. untrained: every"
    " text and signal, with the untrained encoder and plain fusion of ranks. The others lack what they name."
)
_DIFFERENCES_NOTE = (
    "Difference of Hit@1 to {first}, 95 % interval (paired bootstrap over questions), p (randomisation test, two-sided;"
    " each of one comparison, without correction for their number)."
)


def ablation_tables(runs: Mapping[str, Sequence[Record]]) -> tuple[Table, Table]:
    """Hit@1 of every system by group, and what each lacks against the first."""
    rows = ablation_rows(runs)
    first = next(iter(runs))
    return _figures(rows, runs), _differences(rows, first, [name for name in runs if name != first])


def _figures(rows: Sequence[Row], runs: Mapping[str, Sequence[Record]]) -> Table:
    lines = [
        (row.group, str(row.hits[next(iter(runs))].of), *(exact_share(row.hits[name].value) for name in runs))
        for row in rows
    ]
    asked = max((len(records) for records in runs.values()), default=0)
    lines.append(("answerable or not, AUROC", str(asked), *(exact_share(separation(runs[name])) for name in runs)))
    return Table("Right clause first (Hit@1)", ("questions", "n", *runs), tuple(lines), _FIGURES_NOTE)


def _differences(rows: Sequence[Row], first: str, names: Sequence[str]) -> Table:
    lines = tuple((row.group, *(_difference(row.differences[name]) for name in names)) for row in rows)
    note = _DIFFERENCES_NOTE.format(first=first)
    return Table(f"Difference to {first}", ("questions", *names), lines, note)


def _difference(found: Difference) -> str:
    if not found.n:
        return NONE
    low, high, gap = (_signed(value) for value in (found.low, found.high, found.after - found.before))
    return f"{gap} ({low} … {high}), {_chance(found.p)}"


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("0.", ".", 1).replace("-", "−")


def _chance(p: float) -> str:
    return "p < .001" if p < 0.001 else f"p = {p:.3f}".replace("0.", ".", 1)
