"""The tables of a report as data, so that page, Markdown and terminal show the same figures.

Owns: which figures stand in which table and how a figure is written. Must not know: HTML, Markdown syntax beyond a
table's, how figures are computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.baseline import Verified
from eval.compare import Change, Comparison
from eval.measures import RANKING, Rate
from eval.summary import Exact, Group, Refusal, Summary

NONE = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title, its columns (the first names the row), its rows, and what must be known to read it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def to_markdown(self) -> str:
        """The table in Markdown."""
        ruler = ["---"] + ["---:"] * (len(self.columns) - 1)
        lines = [self.columns, tuple(ruler), *self.rows]
        body = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        return f"### {self.title}\n\n{body}\n" + (f"\n{self.note}\n" if self.note else "")


def share(value: float | None) -> str:
    """A share as ``.95``; 1.00 is written for nothing less than 1, so that no error hides in the rounding."""
    if value is None:
        return NONE
    text = f"{value:.2f}" if value == 1 or value < 0.995 else f"{min(value, 0.999):.3f}"
    return text[1:] if text.startswith("0.") else text


def exact_share(value: float | None) -> str:
    """A share with three decimals, for small ones."""
    return NONE if value is None else f"{value:.3f}".removeprefix("0")


def interval(rate: Rate | None) -> str:
    """A rate with its 95 % interval, as ``.95 (.91–.98)``."""
    if rate is None or not rate.of:
        return NONE
    return f"{share(rate.value)} ({share(rate.low)}–{share(rate.high)})"


def counted(rate: Rate | None) -> str:
    """A rate as a fraction, as ``38/40``."""
    return NONE if rate is None else f"{rate.count}/{rate.of}"


def tables_of(summary: Summary) -> tuple[Table, ...]:
    """Every table of a run, most important first."""
    found = [_headline(summary), *([_failures(summary)] if summary.failures else [])]
    found += [
        _groups(title, groups)
        for title, groups in (
            ("By set", summary.by_set),
            ("By language", summary.by_language),
            ("By style", summary.by_style),
        )
        if groups
    ]
    if summary.refusal:
        found.append(_refusal(summary.refusal))
    found.append(_quotes(summary))
    if summary.exact:
        found.append(_exact(summary.exact))
    return tuple(found)


def _headline(summary: Summary) -> Table:
    rows: list[tuple[str, str, str]] = []
    if summary.overall and summary.refusal:
        rows += [
            ("Questions handled rightly", interval(summary.overall.handled), str(summary.overall.n)),
            ("Right clause first (Hit@1)", interval(summary.overall.hit), str(summary.overall.answerable)),
            ("All of several clauses in the top five", interval(summary.overall.several), _of(summary.overall.several)),
            ("False answers", interval(summary.refusal.false_answers), _of(summary.refusal.false_answers)),
            ("False refusals", interval(summary.refusal.false_refusals), _of(summary.refusal.false_refusals)),
        ]
    rows.append(("Quotes exact", interval(summary.quotes.exact), _of(summary.quotes.exact)))
    if summary.exact:
        told = summary.exact.parts.get("events")
        rows.append(("History: events exactly right", interval(told), _of(told)))
        rows.append(
            ("History, status, dates, references: all right", interval(summary.exact.everything), str(summary.exact.n))
        )
    if summary.dialogues:
        rows.append(("Dialogue turns right", interval(summary.dialogues.turns), _of(summary.dialogues.turns)))
        rows.append(("Dialogues right throughout", interval(summary.dialogues.whole), _of(summary.dialogues.whole)))
    latency = f"{summary.latency.p50 * 1000:.0f} / {summary.latency.p95 * 1000:.0f} ms"
    rows.append(("Time to answer, p50 / p95", latency, str(summary.latency.n)))
    rows.append(("Questions that got no answer for an error", str(summary.errors), str(summary.n)))
    return Table("At a glance", ("measure", "value (95 % interval)", "n"), tuple(rows), _HEADLINE_NOTE)


_HEADLINE_NOTE = "Intervals are exact (Clopper-Pearson). Questions without a result count as zero."


def _failures(summary: Summary) -> Table:
    rows = tuple((error, str(count)) for error, count in summary.failures.items())
    return Table("Errors instead of answers", ("error", "questions"), rows, "The figures are of a broken system.")


def _of(rate: Rate | None) -> str:
    return str(rate.of) if rate else "0"


def _groups(title: str, groups: Sequence[Group]) -> Table:
    columns = ("group", "n", "handled rightly", "answerable", *RANKING, "several: all in 5")
    return Table(title, columns, tuple(_group_row(group) for group in groups))


def _group_row(group: Group) -> tuple[str, ...]:
    ranked = [interval(group.hit), *(share(group.ranking.get(name)) for name in RANKING[1:])]
    return (group.name, str(group.n), interval(group.handled), str(group.answerable), *ranked, counted(group.several))


def _refusal(refusal: Refusal) -> Table:
    rows = (
        ("AUROC, answerable against unanswerable", exact_share(refusal.auroc)),
        ("AURC (smaller is better)", exact_share(refusal.aurc)),
        ("AURC above the best order (0 is perfect)", exact_share(refusal.excess_aurc)),
        ("Expected calibration error", exact_share(refusal.ece)),
        ("False answers at the working threshold", _rated(refusal.false_answers)),
        ("… of these, with a notice that says what is not told", str(refusal.disclaimed)),
        ("False refusals at the working threshold", _rated(refusal.false_refusals)),
        ("Wrong clause among the answers to answerable questions", _rated(refusal.wrong_answers)),
    )
    return Table(f"Refusal and confidence (n = {refusal.n})", ("measure", "value"), rows)


def _rated(rate: Rate) -> str:
    return f"{counted(rate)} = {interval(rate)}"


def _quotes(summary: Summary) -> Table:
    quotes = summary.quotes
    rows = [
        ("Quotes equal to the source", _rated(quotes.exact)),
        ("Quoted clauses that are gold or acceptable", share(quotes.clause_precision)),
        ("Quoted characters that were wanted (precision)", share(quotes.precision)),
        ("Wanted characters that were quoted (recall)", share(quotes.recall)),
    ]
    if quotes.marked:
        rows.append(
            (
                f"Highlight precision / recall (n = {quotes.marked})",
                _pair(quotes.marked_precision, quotes.marked_recall),
            )
        )
    return Table(f"Quotes (answers to answerable questions: {quotes.answers})", ("measure", "value"), tuple(rows))


def _pair(left: float, right: float) -> str:
    return f"{share(left)} / {share(right)}"


def _exact(exact: Exact) -> Table:
    rows = (("everything", exact.everything), *exact.parts.items())
    written = tuple((name, counted(rate), interval(rate)) for name, rate in rows)
    return Table(f"History, status, dates, references (n = {exact.n})", ("part", "right", "share"), written)


def differences_table(comparison: Comparison) -> Table:
    """The averages of two runs."""
    rows = tuple(
        (d.measure, str(d.n), f"{d.before:.3f}", f"{d.after:.3f}", f"{d.after - d.before:+.3f}",
         f"{d.low:+.3f} … {d.high:+.3f}", f"{d.p:.4f}")
        for d in comparison.differences
    )  # fmt: skip
    columns = ("measure", "n", "before", "after", "difference", "95 % interval", "p")
    return Table(
        "Averages", columns, rows, "Paired bootstrap interval; randomisation test, two-sided. One p per measure."
    )


def changes_text(comparison: Comparison) -> str:
    """What changed by name, and only then the averages."""
    parts = [
        f"{title}: {len(changes)}\n" + "".join(f"  {line}\n" for change in changes for line in _change_lines(change))
        for title, changes in (
            ("Lost", comparison.lost),
            ("Gained", comparison.gained),
            ("Changed", comparison.changed),
        )
    ]
    parts += [f"Only {side}: {len(keys)}\n" for side, keys in _one_sided(comparison) if keys]
    return "\n".join(parts) + "\n" + differences_table(comparison).to_markdown()


def _one_sided(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("before", comparison.only_before), ("after", comparison.only_after))


def _change_lines(change: Change) -> tuple[str, ...]:
    sides = [
        f"    {name}: {side.verdict} {', '.join(side.quoted) or NONE} {_short(side.quote)}"
        for name, side in (("before", change.before), ("after", change.after))
    ]
    return (f"{change.key}: {change.question} [{', '.join(change.gold) or 'not told'}]", *sides)


def _short(text: str, limit: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def verified_text(verified: Verified) -> str:
    """What a run lost and gained against its baseline, by name."""
    lines = [f"Lost against the baseline: {len(verified.lost)}", *(f"  {name}" for name in verified.lost)]
    lines += [f"Gained: {len(verified.gained)}", *(f"  {name}" for name in verified.gained)]
    if verified.unasked:
        lines.append(f"In the baseline, no longer asked (`make baseline` if meant): {len(verified.unasked)}")
        lines += [f"  {name}" for name in verified.unasked]
    return "\n".join(lines) + "\n"
