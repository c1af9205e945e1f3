"""The command line: parse, call, print. An edge; holds no knowledge of law or search.

Owns: the commands' order, exit statuses (0 answered, 1 something failed or not answered by lookup commands, 2 wrong
use). Must not know: how anything is found. Heavy libraries load only where a question needs them.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from assistant.cli import acts, add, aids, check, compare, index, questions, serve
from assistant.errors import AssistantError
from corpus.errors import CorpusError
from embeddings.errors import EmbeddingsError

_EXPECTED = (AssistantError, CorpusError, EmbeddingsError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is returned."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    _take_any_text()
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        if given[:1] == [serve.EVAL]:  # it has a command line, and a help, of its own
            return serve.evaluate(given[1:])
        options = _parser().parse_args(given)
        status: int = options.run(options)
    except _EXPECTED as error:
        print(f"ereje: {error}", file=sys.stderr)
        return 2 if isinstance(error, (ValueError, KeyError)) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _take_any_text() -> None:
    """Bytes that are no text, given or typed, are read as lone surrogates and printed as escapes: never a traceback."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ereje", description="Answers questions about a regulation by exact quotes.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for theme in (questions, add, acts, compare, aids, check, index, serve):
        theme.add_commands(commands)
    return parser
