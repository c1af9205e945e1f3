"""``ereje compare`` and ``changes``: two texts or days of an act word by word; what an amending act orders."""

from __future__ import annotations

import argparse

from assistant.cli.selecting import day_given
from assistant.cli.shared import Commands, command, output_options, print_answers, print_json
from assistant.clock import today
from assistant.comparison import compared, comparison_dict, comparison_lines, comparison_markdown
from assistant.lookup import changes
from corpus.library import Library


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    parser = command(commands, "compare", "tell what differs between two days or two texts of an act", _compare)
    parser.add_argument("act", help="id of an act, or of an edition (ID@DAY)")
    parser.add_argument("other", nargs="?", default="", help="id of the text to compare it with, in place of days")
    parser.add_argument("--from", dest="start", type=day_given, metavar="YYYY-MM-DD", help="the first day")
    parser.add_argument("--to", dest="end", type=day_given, metavar="YYYY-MM-DD", help="the second; by default now")
    parser.add_argument("--clause", default="", metavar="ID", help="a clause, chapter or part; by default the whole")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    output_options(parser)

    parser = command(commands, "changes", "list what an amending act changes, in its own words", _changes)
    parser.add_argument("act", help="id of the amending act")
    output_options(parser)


def _changes(options: argparse.Namespace) -> int:
    library = Library()
    print_answers([changes(library.open(options.act), options.language or "kk", today(), library)], options)
    return 0


def _compare(options: argparse.Namespace) -> int:
    language = options.language or "kk"
    found = compared(Library(), options.act, options.other, options.start, options.end, options.clause)
    if options.json:
        print_json(comparison_dict(found, language))
    elif options.markdown:
        print(comparison_markdown(found, language), end="")
    else:
        print("\n".join(comparison_lines(found, language)))
    return 0
