"""``ereje list`` and ``check``: the stored acts, what they hold, and whether they were read whole."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from assistant.cli.shared import Commands, command, print_json, shared_options
from assistant.words import citation
from corpus.library import known_acts, open_act
from corpus.model import State
from corpus.validate import Report, validate


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _list_options(commands)
    _check_options(commands)


def _list_options(commands: Commands) -> None:
    parser = command(commands, "list", "list the clauses of an act, or the stored acts", _list)
    parser.add_argument("--acts", action="store_true", help="list the stored acts instead")
    shared_options(parser)


def _list(options: argparse.Namespace) -> int:
    if options.acts:
        stored = {act_id: dict(open_act(act_id).card.titles) for act_id in known_acts()}
        rows: list[dict[str, object]] = [{"act": act_id, "titles": titles} for act_id, titles in stored.items()]
        lines = [f"{act_id}  {titles.get(options.language or 'kk', '')}" for act_id, titles in stored.items()]
    else:
        act = open_act(options.act)
        language = options.language or "kk"
        rows = [
            {"clause": str(unit.id), "state": str(unit.state), "citation": citation(str(unit.id), language)}
            for unit in act.units()
        ]
        lines = [f"{row['clause']:28} {row['citation']}{_mark(str(row['state']))}" for row in rows]
    if options.json:
        print_json(rows)
    else:
        print("\n".join(lines))
    return 0


def _mark(state: str) -> str:
    return "" if state == State.CURRENT else f"  ({state})"


def _check_options(commands: Commands) -> None:
    shared_options(command(commands, "check", "verify the stored source and account for every character of it", _check))


def _check(options: argparse.Namespace) -> int:
    report = validate(open_act(options.act))
    if options.json:
        print_json(_report_record(report))
    else:
        print("\n".join(_report_lines(report)))
    return 1 if report.failures else 0


def _report_record(report: Report) -> dict[str, object]:
    return {
        "act": report.act,
        "sha256": report.sha256,
        "units": report.units,
        "characters": report.characters,
        "notes": report.notes,
        "events": report.events,
        "findings": [
            {"level": str(found.level), "code": found.code, "where": found.where, "text": found.text}
            for found in report.findings
        ],
        "ok": not report.failures,
    }


def _report_lines(report: Report) -> Iterator[str]:
    act = open_act(report.act)
    yield f"{report.act}: source SHA-256 {report.sha256} {'verified' if not report.failures else 'NOT TRUSTED'}"
    for part in act.parts:
        yield f"{citation(part.slug, 'en')} ({part.slug}): {len(part.units)} {_rank(report, part.slug)}"
        for unit in part.units:
            if unit.children:
                yield f"  {unit.id}: {len(unit.children)} subclauses"
    for code in ("removed", "missing", "fragment"):
        places = [found.where for found in report.findings if found.code == code]
        yield f"{code}: {', '.join(places) or 'none'}"
    yield f"notes: {report.notes}, events: {report.events}"
    yield "characters: " + ", ".join(f"{name} {count}" for name, count in sorted(report.characters.items()))
    for found in report.findings:
        if found.code not in ("removed", "missing", "fragment"):
            yield f"{found.level}: {found.code} at {found.where}: {found.text}"
    yield f"{report.characters['unexplained']} characters unexplained; {len(report.failures)} failures"


def _rank(report: Report, slug: str) -> str:
    ranks = report.units[slug]
    return "items" if "item" in ranks else "articles" if "article" in ranks else "clauses"
