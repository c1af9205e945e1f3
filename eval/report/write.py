"""The files of a run: ``report.html``, ``report.md``, ``report.json``, ``records.jsonl``.

Owns: their names and the sealing of a sealed set's words. Must not know: figures, markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.records import Record, redacted, write_records
from eval.report.page import page
from eval.report.tables import tables_of
from eval.sets import is_sealed_name
from eval.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class Made:
    """What was measured, when and with what; printed on every report.

    Attributes:
        title: of the report.
        facts: name and value of each.
    """

    title: str
    facts: tuple[tuple[str, str], ...]


def write_report(folder: Path, made: Made, records: Sequence[Record], changes: str = "") -> Summary:
    """Write all files of a run and give its figures.

    Args:
        folder: made if it does not exist; older files of the same names are replaced.
        made: what was measured.
        records: the run. Questions of a sealed set keep their figures and lose their words.
        changes: what changed against a baseline.
    """
    shown = tuple(redacted(record) if is_sealed_name(record.set) else record for record in records)
    summary = summarise(shown)
    folder.mkdir(parents=True, exist_ok=True)
    write_records(shown, folder / "records.jsonl")
    _write(folder / "report.html", page(made.title, made.facts, summary, shown, changes))
    _write(folder / "report.md", markdown(made, summary, changes))
    content = {"made": dict(made.facts), "summary": summary.to_dict()}
    _write(folder / "report.json", json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return summary


def markdown(made: Made, summary: Summary, changes: str = "") -> str:
    """The figures in Markdown."""
    facts = "".join(f"- {name}: {value}\n" for name, value in made.facts)
    before = f"\n```\n{changes}```\n" if changes else ""
    tables = "\n".join(table.to_markdown() for table in tables_of(summary))
    return f"# {made.title}\n\n{facts}{before}\n{tables}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
