"""``ereje ask``, ``show`` and ``history``: what is asked of an act, in words or by a place."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from assistant.cli.selecting import day_given, selection_of, selection_options
from assistant.cli.shared import (
    Commands,
    command,
    output_options,
    print_answers,
    print_json,
    progress_of,
    shared_options,
    store_option,
)
from assistant.clock import today
from assistant.lookup import shown, told
from assistant.settings import CAUTION, Settings
from assistant.texts import texts_dict, texts_lines, wordings_dict, wordings_lines
from corpus.bodies import main_part
from corpus.editions.names import act_of
from corpus.editions.texts import Texts
from corpus.errors import UnknownClause
from corpus.ids import ACT
from corpus.library import Library, open_act
from corpus.model import Act
from corpus.shipped import is_act_id


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _ask_options(commands)
    _show_options(commands)
    _history_options(commands)


def _ask_options(commands: Commands) -> None:
    parser = command(commands, "ask", "answer questions", _ask)
    parser.add_argument("question", nargs="*", help="one or more questions; none: one a line from standard input")
    parser.add_argument("--as-of", type=day_given, metavar="YYYY-MM-DD", help="the day the question is about")
    parser.add_argument("--encoder", default=Settings().encoder, help="default, a folder, or a model's hub name")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--strict", dest="caution", action="store_const", const=CAUTION[0], help="refuse more readily")
    group.add_argument("--lenient", dest="caution", action="store_const", const=CAUTION[2], help="refuse less readily")
    help_on_act = "id of the act to answer from (see `ereje list`), several: any of them; none: all of the library"
    parser.add_argument("--act", action="append", default=[], metavar="ID", help=help_on_act)
    selection_options(parser)
    store_option(parser)
    output_options(parser)


def _ask(options: argparse.Namespace) -> int:
    from assistant.assistant import Assistant

    settings = Settings.of(encoder=options.encoder, caution=options.caution or Settings().caution, store=options.store)
    questions = options.question or [line for line in sys.stdin.read().splitlines() if line.strip()] or [""]
    with progress_of(options) as progress:
        assistant = Assistant.open(settings, progress)
        answers = [
            assistant.ask(text, options.as_of, options.language, options.act, selection_of(options))
            for text in questions
        ]
    print_answers(answers, options)
    return 0


def _show_options(commands: Commands) -> None:
    parser = command(commands, "show", "print a clause by its id or by how people name it", _show)
    parser.add_argument(
        "place", nargs="+", help='15/3-1, regulation/15/3-1, ID#regulation/15 or "15-тармақтың 3-1) тармақшасы"'
    )
    help_on_texts = "list the editions of an act that the library holds, or with a place its wordings in time"
    parser.add_argument("--editions", action="store_true", help=help_on_texts)
    parser.add_argument("--as-of", type=day_given, metavar="YYYY-MM-DD", help="as it was worded on this day")
    shared_options(parser)


def _show(options: argparse.Namespace) -> int:
    if options.editions:
        return _show_editions(options)
    answers = [
        shown(act, clause, options.language or "kk", today(), options.as_of, texts)
        for act, place in _opened(options.place, options.act)
        for texts in [Library().texts(act) if options.as_of else None]
        for clause in (_resolve_in(texts, place) if texts else _resolve(act, place))
    ]
    print_answers(answers, options)
    return 0 if all(answer.quotes for answer in answers) else 1


def _show_editions(options: argparse.Namespace) -> int:
    """The texts of acts, or the wordings of places in time."""
    library, language = Library(), options.language or "kk"
    told: list[dict[str, Any]] = []
    lines: list[str] = []
    for place in options.place:
        whole = is_act_id(place) and place in library.ids()
        act, where = (library.open(place), "") if whole else next(_opened([place], options.act))
        texts = library.texts(act) or Texts(act)
        for clause in [""] if whole else _resolve_in(texts, where):
            told.append(wordings_dict(texts, clause, language) if clause else texts_dict(texts, language))
            lines += wordings_lines(texts, clause, language) if clause else texts_lines(texts, language)
    if options.json:
        print_json(told[0] if len(told) == 1 else told)
    else:
        print("\n".join(lines))
    return 0


def _resolve_in(texts: Texts, place: str) -> list[str]:
    """The clause ids meant by a place, in the act's own text or else in the latest that has it."""
    for text in sorted(texts.all, key=lambda text: (text.present, text.day), reverse=True):
        with suppress(UnknownClause):
            return _resolve(text.act, place)
    return _resolve(texts.present, place)


def _opened(places: Sequence[str], act: str) -> Iterator[tuple[Act, str]]:
    """Each place with its act, which the place itself may name: ``ID#clause``."""
    for place in places:
        named, mark, inside = place.partition("#")
        chosen, where = (named, inside) if mark and is_act_id(act_of(named)) else (act, place)
        yield open_act(chosen), where


def _resolve(act: Act, place: str) -> list[str]:
    """The clause ids meant by a place; a part or ``act`` as itself."""
    if act.has(place) or place == ACT or place in {part.slug for part in act.parts}:
        return [place]
    held = [clause for part in act.parts if act.has(clause := f"{part.slug}/{place}")]
    if len(held) > 1:  # in several parts: the main body's, as where it is named in words
        held = [clause for clause in held if clause == f"{main_part(act).slug}/{place}"]
    if held:
        return held
    from assistant.understand.counted import with_counted
    from assistant.understand.references import find_references, resolve_all  # loaded where a place is named in words

    found = resolve_all(act, with_counted(act, place, find_references(place)))
    if not (clauses := [str(clause) for clause in found.found if clause.numbers]):
        raise UnknownClause(act.id, place, found.nearest)
    return clauses


def _history_options(commands: Commands) -> None:
    parser = command(commands, "history", "tell the amendment history of a clause, a part or the act", _history)
    parser.add_argument("place", nargs="?", default=ACT, help="a clause as for `show`, a part, or act (default)")
    shared_options(parser)


def _history(options: argparse.Namespace) -> int:
    answers = [
        told(act, target, options.language or "kk", today(), Library())
        for act, place in _opened([options.place], options.act)
        for target in _resolve(act, place)
    ]
    print_answers(answers, options)
    return 0
