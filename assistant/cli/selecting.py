"""The options by which a command chooses among the acts of the library, and the selection that they make."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.errors import BadDay
from assistant.given_day import given_day
from corpus.model import Status
from corpus.selection import LANGUAGES, Selection


def selection_options(parser: argparse.ArgumentParser) -> None:
    """Conditions on the acts of the library; all of them have to be met."""
    group = parser.add_argument_group("which acts of the library")
    group.add_argument("--kind", action="append", default=[], help="kind of act, as order or law; several: any of them")
    group.add_argument("--issuer", default="", metavar="WORDS", help="words of the name of who issued it")
    group.add_argument("--act-language", choices=LANGUAGES, help="language of the act's text")
    group.add_argument("--adopted-from", type=day_given, metavar="YYYY-MM-DD", help="signed on this day or later")
    group.add_argument("--adopted-to", type=day_given, metavar="YYYY-MM-DD", help="signed on this day or earlier")
    group.add_argument("--status", choices=[str(status) for status in Status], help="as the act's own page tells it")
    group.add_argument("--in-force-on", type=day_given, metavar="YYYY-MM-DD", help="in force on this day")


def selection_of(options: argparse.Namespace) -> Selection:
    """The selection that the options make; an empty one where none was given."""
    return Selection.of(
        kinds=tuple(options.kind),
        issuer=options.issuer,
        language=options.act_language,
        adopted_from=options.adopted_from,
        adopted_to=options.adopted_to,
        status=options.status,
        in_force_on=options.in_force_on,
    )


def day_given(text: str) -> date:
    """A day as an option gives it."""
    try:
        return given_day(text)
    except BadDay as error:
        raise argparse.ArgumentTypeError(str(error)) from error
