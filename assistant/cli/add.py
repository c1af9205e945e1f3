"""``ereje add``: files of acts into the library, one by one; a bad one stops nothing and is told at the end."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.cli.files import files_of
from assistant.cli.selecting import day_given
from assistant.cli.shared import Commands, command, output_options, print_json, progress_of, size_of, title_of
from assistant.settings import Settings
from assistant.shelving import Brought, bring
from corpus.library import Given, Library, Outcome
from corpus.model import Status
from embeddings.paths import shared
from embeddings.progress import Progress


def add_commands(commands: Commands) -> None:
    """Add the command of this theme."""
    parser = command(commands, "add", "read acts from files and add them to the library", _add)
    parser.add_argument("files", nargs="+", metavar="FILE|DIR", help="text, Markdown, saved pages, DOCX, PDF; folders")
    parser.add_argument("--id", default="", help="id of the act in the library; by default from its kind and number")
    parser.add_argument("--language", choices=("kk", "ru"), default="", help="of the text; by default what it is in")
    parser.add_argument("--title", default="", help="title of the act, where the file does not tell it")
    parser.add_argument("--status", choices=[str(status) for status in Status], help="whether the act is in force")
    parser.add_argument("--pair", default="", metavar="ID", help="id of the same act in the other state language")
    parser.add_argument("--edition-of", default="", metavar="ID", help="keep it beside this act, as an edition of it")
    parser.add_argument("--as-of", type=day_given, metavar="YYYY-MM-DD", help="a day on which the edition held")
    parser.add_argument("--no-index", dest="index", action="store_false", help="make them searchable later")
    parser.add_argument("--force", action="store_true", help="store an act even if no unit was found in it")
    output_options(parser, language=False)
    parser.set_defaults(parser=parser)


def _add(options: argparse.Namespace) -> int:
    files = list(files_of(options.files))
    if len(files) > 1 and (options.id or options.title or options.pair):
        options.parser.error("--id, --title and --pair tell of one act: name one file with them")
    if options.as_of and not options.edition_of:
        options.parser.error("--as-of tells of an edition: name its act with --edition-of")
    if not files:
        options.parser.error(f"no file of an act lies in {', '.join(options.files)}")
    given = Given(
        id=options.id,
        language=options.language,
        title=options.title,
        status=Status(options.status) if options.status else None,
        pair=options.pair,
        edition_of=options.edition_of,
        as_of=options.as_of,
    )
    with progress_of(options) as progress:
        brought: list[Brought] = []
        adding = _stored(_each(files, given, force=options.force), brought, len(files), progress)
        if options.index and not options.edition_of and any(Path(name).is_dir() for name in options.files):
            _make_searchable(adding, len(files), progress)
        for _ in adding:
            pass  # added, to be made searchable by `ereje index` or the first question
    if options.json:
        print_json([file.to_dict() for file in brought])
    else:
        print("\n".join(_lines(brought)))
    failed = [file for file in brought if file.added is None]
    if failed:
        print("\n".join(_failures(failed)), file=sys.stderr)
    return 1 if failed else 0


def _each(files: list[Path], given: Given, *, force: bool) -> Iterator[Brought]:
    library = Library()
    for path in files:
        yield bring(library, path, given, force=force)


def _stored(each: Iterator[Brought], brought: list[Brought], count: int, progress: Progress) -> Iterator[str]:
    """The ids of the acts, as they are stored; what became of each file is noted down."""
    for done, file in enumerate(each, 1):
        brought.append(file)
        progress("add", done, count)
        if file.added is not None:
            yield file.added.record.id


def _make_searchable(adding: Iterator[str], count: int, progress: Progress) -> None:
    """Encode the acts of a folder while the next ones are read; a kill loses nothing, and running it again goes on."""
    from assistant.find import encoder_opener
    from assistant.scope.gather import gather_added
    from embeddings.shared import SharedStore

    settings = Settings()
    encoder = encoder_opener(settings, progress)()
    gather_added(adding, count, Library(), SharedStore(shared()), encoder, settings, progress)


def _lines(brought: list[Brought]) -> Iterator[str]:
    for file in brought:
        if file.added is not None:
            record = file.added.record
            yield f"{file.added.outcome} {record.id}: {title_of(record)}, {size_of(record.summary)}"
            yield from (f"    ! {problem}" for problem in record.summary.problems if file.added.outcome != "unchanged")
    counts = Counter(str(file.added.outcome) if file.added else "not added" for file in brought)
    yield ", ".join(f"{counts[name]} {name}" for name in (*Outcome, "not added") if counts[name])


def _failures(failed: list[Brought]) -> Iterator[str]:
    yield "ereje: not added:"
    yield from (f"  {file.path}: {file.reason}" for file in failed)
