"""What the commands share: the options that all have, JSON and progress on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from assistant.answer import Answer
from assistant.render import to_plain
from assistant.settings import Settings
from corpus.cite import told_apart
from corpus.library import Record
from corpus.summary import Summary, counted
from embeddings.progress import Progress, silent

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(
    commands: Commands,
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Add a command: its name, what it does, the function that runs it."""
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def shared_options(parser: argparse.ArgumentParser) -> None:
    """The options that every command over an act has."""
    act_option(parser)
    output_options(parser)


def store_option(parser: argparse.ArgumentParser) -> None:
    """Where the vectors of all acts are kept."""
    words = "what keeps the vectors of all acts: faiss, or milvus:URI (a server or a file; #NAME names the collection)"
    parser.add_argument("--store", default=Settings().store, metavar="STORE", help=words)


def act_option(parser: argparse.ArgumentParser, default: str | None = Settings().act) -> None:
    """Which act is meant."""
    parser.add_argument("--act", default=default, metavar="ID", help="id of the act (see `ereje list`)")


def output_options(parser: argparse.ArgumentParser, *, language: bool = True) -> None:
    """How the outcome is printed."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="no progress on the terminal")
    if language:
        parser.add_argument("--language", choices=("kk", "ru", "en"), help="of the words around the quotes")


def print_answers(answers: Sequence[Answer], options: argparse.Namespace) -> None:
    """One answer as it is, several as a list; text answers are parted by a line."""
    if options.json:
        records = [answer.to_dict() for answer in answers]
        print_json(records[0] if len(records) == 1 else records)
        return
    print("\n\n────────\n\n".join(to_plain(answer) for answer in answers))


def print_json(record: object) -> None:
    """Print a record as JSON for people and programs alike: with escapes only where the output cannot take the text."""
    text = json.dumps(record, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:  # a lone surrogate, or an output that is not UTF-8
        text = json.dumps(record, indent=2)
    print(text)


def title_of(record: Record, language: str | None = None) -> str:
    """The title of a stored act; where none is known, what it is about and its file tell which act is meant."""
    card = record.card
    titles = dict(card.titles)
    known = titles.get(language or card.language) or titles.get(card.language)
    about = told_apart(card, language or card.language) if card.subject else ""
    return known or f"{about} (title not known; {record.file})".strip()


def size_of(summary: Summary) -> str:
    """How much was read of an act, the same words wherever it is told."""
    units = counted(summary.units, "unit")
    return f"{units}, {counted(summary.rows, 'table row')}" if summary.rows else units


@contextmanager
def progress_of(options: argparse.Namespace) -> Iterator[Progress]:
    """Progress on standard error, unless quiet was asked for: a bar where that is a terminal, else lines."""
    if options.quiet or options.json:
        yield silent
        return
    if not sys.stderr.isatty():
        yield told_in_lines(options)
        return
    from assistant.console import bars

    with bars() as progress:
        yield progress


def told_in_lines(options: argparse.Namespace) -> Progress:
    """Progress told line by line, for a server whose log goes on meanwhile."""
    if options.quiet:
        return silent
    from assistant.console import lines

    return lines(lambda text: print(text, file=sys.stderr, flush=True))
