"""``ereje index``: build the search index before the first question does."""

from __future__ import annotations

import argparse
import sys

from assistant.cli.shared import Commands, act_option, command, output_options, progress_of, store_option
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _index_options(commands)


def _index_options(commands: Commands) -> None:
    parser = command(commands, "index", "build the search index now instead of at the first question", _index)
    parser.add_argument("--rebuild", action="store_true", help="replace an index that another encoder built")
    parser.add_argument("--encoder", default=Settings().encoder, help="default, a folder, or a model's hub name")
    store_option(parser)
    act_option(parser, default=None)
    output_options(parser)


def _index(options: argparse.Namespace) -> int:
    from assistant.assistant import Assistant

    with progress_of(options) as progress:
        chosen = {"act": options.act, "library": False} if options.act else {}
        settings = Settings.of(encoder=options.encoder, store=options.store, **chosen)
        assistant = Assistant.open(settings, progress)
        assistant.prepare(rebuild=options.rebuild)
        whole = assistant.prepare_library()
    if not options.quiet:
        told = f"The index of {assistant.act.id} is ready."
        print("\n".join([told, *([whole.told()] if whole else [])]), file=sys.stderr)
    return 0
