"""A run as one HTML page: figures, plots and every question with its answer, gold and verdict.

Owns: the page's markup. Must not know: how figures are computed, files. Every text of a question or an answer is
escaped: it comes from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.records import Record
from eval.report.look import CSS, JS
from eval.report.plots import bars, reliability_plot, risk_coverage_plot
from eval.report.tables import Table, tables_of
from eval.summary import Summary

NOT_TOLD = "not told by the regulation"
_FILTERS = ("verdict", "set", "language", "style")


def page(
    title: str, facts: Sequence[tuple[str, str]], summary: Summary, records: Sequence[Record], changes: str
) -> str:
    """The whole page.

    Args:
        title: of the page.
        facts: what was measured, when and with what.
        summary: the figures.
        records: every question.
        changes: what changed against a baseline, as plain text; shown before the figures if there is any.
    """
    head = f"<title>{escape(title)}</title><style>{CSS}</style>"
    told = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in facts)
    before = f"<h2>Against the baseline</h2><pre>{escape(changes)}</pre>" if changes else ""
    content = before + "".join(map(_table, tables_of(summary)[:1])) + _plots(summary, records)
    content += "".join(map(_table, tables_of(summary)[1:])) + _questions(records)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>\n'
        f'<body><h1>{escape(title)}</h1><p class="soft">{told}</p>{content}<script>{JS}</script></body></html>\n'
    )


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<h2>{escape(table.title)}</h2><div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{note}\n"
    )


def _plots(summary: Summary, records: Sequence[Record]) -> str:
    if not summary.refusal:
        return ""
    figures = (
        ("Handled rightly, by style", bars(summary.by_style, "Share handled rightly, by style")),
        ("Risk and coverage", risk_coverage_plot(summary.refusal.curve, _working_point(records))),
        ("Reliability", reliability_plot(summary.refusal.bins)),
    )
    return '<h2>Plots</h2><div class="plots">' + "".join(map(_figure, figures)) + "</div>\n"


def _figure(figure: tuple[str, str]) -> str:
    name, drawing = figure
    return f"<figure><h3>{escape(name)}</h3>{drawing}</figure>"


def _working_point(records: Sequence[Record]) -> tuple[float, float]:
    content = [record for record in records if record.question.expected is None and not record.dialogue]
    answered = [record for record in content if record.response and record.response.answered]
    wrong = sum(not record.verdict.good for record in answered)
    return len(answered) / max(1, len(content)), wrong / max(1, len(answered))


def _questions(records: Sequence[Record]) -> str:
    controls = '<input data-filter="text" placeholder="words, clause or id" aria-label="Find">'
    controls += "".join(_select(name, records) for name in _FILTERS) + '<span class="soft" id="shown"></span>'
    return f'<h2>Every question</h2><div class="filters">{controls}</div>' + "\n".join(map(_question, records))


def _select(name: str, records: Sequence[Record]) -> str:
    values = sorted({_data(record)[name] for record in records} - {""})
    options = "".join(f'<option value="{escape(value)}">{escape(value)}</option>' for value in values)
    return f'<select data-filter="{name}" aria-label="{name}"><option value="">{name}: all</option>{options}</select>'


def _data(record: Record) -> dict[str, str]:
    question = record.question
    style = question.style or (question.expected.kind if question.expected else "")
    told = {"verdict": str(record.verdict), "set": record.set, "language": question.language, "style": style}
    return {name: value.lower() for name, value in told.items()}


def _question(record: Record) -> str:
    data = _data(record)
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    tags = " · ".join(value for value in (data["language"], data["style"], record.question.id) if value)
    lines = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _lines(record) if value)
    return (
        f'<details class="q"{attributes}><summary>'
        f'<span class="verdict {data["verdict"]}">{data["verdict"].replace("_", " ")}</span>'
        f'<span class="ask" lang="{data["language"]}">{escape(record.question.question)}</span>'
        f'<span class="tag">{escape(tags)}</span></summary><dl>{lines}</dl></details>'
    )


def _lines(record: Record) -> list[tuple[str, str]]:
    return [*_wanted(record), *_told(record)]


def _wanted(record: Record) -> list[tuple[str, str]]:
    question, expected = record.question, record.question.expected
    gold = escape(", ".join(question.gold)) or (f"{NOT_TOLD}: {escape(question.reason)}" if not expected else "")
    lines = [("gold", gold), ("also", escape(", ".join(question.also))), ("meaning", escape(question.understood))]
    if expected:
        lines.append(("wanted", escape(f"{expected.kind} {_events(expected.events)} {' '.join(expected.notices)}")))
    return lines


def _told(record: Record) -> list[tuple[str, str]]:
    said = record.response
    wrong = ", ".join(name for name, right in record.parts if not right)
    ranked = ", ".join(f"{clause} ({score:.3f})" for clause, score in record.ranking[:5])
    lines = [("wrong", escape(wrong)), ("ranked", escape(ranked)), ("error", escape(record.error))]
    if said is None:
        return lines
    quotes = "\n".join(f"<code>{escape(quote.clause)}</code> {escape(quote.text)}" for quote in said.quotes)
    told = f"{said.kind} {_events(said.events)} {' '.join(said.notices)}"
    return [
        ("answer", escape(said.message)),
        ("quotes", quotes),
        ("kind", escape(told)),
        ("confidence", f"{said.confidence:.3f}"),
        *lines,
    ]


def _events(events: Sequence[tuple[str, str, str]]) -> str:
    return "; ".join(f"No {number} {kind} {target}" for number, target, kind in events)
