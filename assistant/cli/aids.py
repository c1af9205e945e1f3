"""``ereje aids``: questions that an act of the library is expected to be asked, from a table of one's own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.cli.shared import Commands, command, output_options, print_json
from corpus.aids import TAIL, ExpectedQuestion, own_questions
from corpus.library import open_act
from corpus.model import Act
from corpus.own_questions import Row, Wrong, add_questions, read_table, remove_questions
from corpus.summary import counted


def add_commands(commands: Commands) -> None:
    """Add the command of this theme."""
    parser = command(commands, "aids", "add questions that an act is expected to be asked, by clause", _aids)
    parser.add_argument("act", help="id of the act (see `ereje list`)")
    columns = "table with the columns clause, question and, if you like, language; none: tell how many the act has"
    parser.add_argument("table", nargs="?", type=Path, metavar="CSV", help=columns)
    parser.add_argument("--clear", action="store_true", help="forget the questions that were added, before adding any")
    output_options(parser, language=False)


def _aids(options: argparse.Namespace) -> int:
    act = open_act(options.act)
    rows, wrong = read_table(options.table) if options.table else ([], [])
    removed = remove_questions(act.id) if options.clear else 0
    taken = [_taken(act, row) for row in rows]
    wrong = sorted([*wrong, *(row for row in taken if isinstance(row, Wrong))], key=lambda row: row.line)
    added = add_questions(act.id, [row for row in taken if isinstance(row, ExpectedQuestion)])
    held = len(own_questions(act.id))
    if options.json:
        told = [{"line": row.line, "problem": row.problem} for row in wrong]
        print_json({"act": act.id, "added": added, "removed": removed, "questions": held, "wrong": told})
    else:
        print(f"{act.id}: {counted(added, 'question')} added, {held} in all")
        print("".join(f"  {options.table}, line {row.line}: {row.problem}\n" for row in wrong), end="", file=sys.stderr)
    return 1 if wrong else 0


def _taken(act: Act, row: Row) -> ExpectedQuestion | Wrong:
    """The question of a row whose clause the act has."""
    from assistant.case import named_in
    from assistant.understand.language import detect
    from assistant.understand.references import find_references

    bare = row.place.removesuffix(TAIL)
    clauses = (bare,) if act.has(bare) else named_in(act, find_references(row.place)).clauses
    if len(clauses) != 1:
        many = f"names {len(clauses)} clauses" if clauses else "is no clause"
        return Wrong(row.line, f"{row.place!r} {many} of {act.id} (`ereje list --act {act.id}` shows all)")
    tail = TAIL if row.place.endswith(TAIL) and act.unit(clauses[0]).tail else ""
    return ExpectedQuestion(clauses[0] + tail, row.language or detect(row.question).language, row.question)
