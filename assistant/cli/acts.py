"""``ereje list`` and ``ereje remove``: the library's acts, what is known of each, and the clauses of one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from assistant.cli.selecting import selection_of, selection_options
from assistant.cli.shared import (
    Commands,
    act_option,
    command,
    output_options,
    print_json,
    size_of,
    title_of,
)
from assistant.records import card_dict, summary_dict
from assistant.shelving import take_out
from assistant.words import citation
from corpus.editions.names import act_of
from corpus.library import Library, Record, open_act
from corpus.model import State
from corpus.summary import counted


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _list_options(commands)
    _remove_options(commands)


def _list_options(commands: Commands) -> None:
    parser = command(commands, "list", "list the acts of the library, or with --act the clauses of one", _list)
    act_option(parser, default=None)
    parser.add_argument("--acts", action="store_true", help=argparse.SUPPRESS)  # what `list` did not do by itself once
    selection_options(parser)
    output_options(parser)


def _list(options: argparse.Namespace) -> int:
    if options.act and not options.acts:
        return _list_clauses(options)
    selection = selection_of(options)
    records = [record for record in Library().records() if selection.admits(record.card)]
    if options.json:
        print_json([record_dict(record) for record in records])
        return 0
    editions = Library().edition_ids()
    for record in records:
        names = [name for name in editions if act_of(name) == record.id]
        print("\n".join((*_lines(record, options.language), *(f"    edition: {name}" for name in names))))
    return 0


def record_dict(record: Record) -> dict[str, object]:
    """What is known of a stored act, as JSON."""
    card = card_dict(record.card)
    return {
        "act": record.id,
        "titles": card["titles"],
        "status": card["status"],
        "card": card,
        "file": record.file,
        "original_sha256": record.original_sha256,
        **summary_dict(record.summary),
    }


def _lines(record: Record, language: str | None) -> Iterator[str]:
    card, summary = record.card, record.summary
    status = card.status.value.replace("_", " ") + (" (as told by you)" if record.given.status else "")
    yield f"{record.id}  [{card.language}] {status}  {title_of(record, language)}"
    held = (counted(summary.parts, "part"), counted(summary.notes, "note"), counted(summary.events, "event"))
    yield f"    {', '.join((size_of(summary), *held))}"
    if card.pair:
        yield f"    the same act in the other state language: {card.pair}"
    yield from (f"    ! {problem}" for problem in summary.problems)


def _list_clauses(options: argparse.Namespace) -> int:
    act = open_act(options.act)
    language = options.language or "kk"
    rows: list[dict[str, object]] = [
        {"clause": str(unit.id), "state": str(unit.state), "citation": citation(str(unit.id), language, act)}
        for unit in act.units()
    ]
    if options.json:
        print_json(rows)
    else:
        print("\n".join(f"{row['clause']:28} {row['citation']}{_mark(str(row['state']))}" for row in rows))
    return 0


def _mark(state: str) -> str:
    return "" if state == State.CURRENT else f"  ({state})"


def _remove_options(commands: Commands) -> None:
    parser = command(commands, "remove", "take acts out of the library, with their search indexes", _remove)
    parser.add_argument("act", nargs="+", help="ids of the acts or editions (see `ereje list`)")


def _remove(options: argparse.Namespace) -> int:
    library = Library()
    for act_id in options.act:
        take_out(library, act_id)
        print(f"removed {act_id}")
    return 0
