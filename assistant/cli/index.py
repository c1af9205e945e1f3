"""``ereje index``: build the search index before the first question does."""

from __future__ import annotations

import argparse
import sys

from assistant.cli.shared import Commands, command, progress_of, shared_options
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _index_options(commands)


def _index_options(commands: Commands) -> None:
    parser = command(commands, "index", "build the search index now instead of at the first question", _index)
    parser.add_argument("--rebuild", action="store_true", help="replace an index that another encoder built")
    parser.add_argument("--encoder", default=Settings().encoder, help="default, a folder, or a model's hub name")
    shared_options(parser)


def _index(options: argparse.Namespace) -> int:
    from assistant.assistant import Assistant

    with progress_of(options) as progress:
        assistant = Assistant.open(Settings.of(act=options.act, encoder=options.encoder), progress)
        assistant.prepare(rebuild=options.rebuild)
    if not options.quiet:
        print(f"The index of {options.act} is ready.", file=sys.stderr)
    return 0
