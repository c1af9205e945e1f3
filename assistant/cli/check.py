"""``ereje check``: whether acts, or files that are not stored, can be read whole, and what is wrong with them."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.cli.files import files_of
from assistant.cli.shared import Commands, command, output_options
from assistant.records import card_dict, summary_dict
from assistant.settings import Settings
from assistant.shelving import reason_of
from corpus.library import Library, look
from corpus.model import Act
from corpus.summary import Summary, summarise

_NOTHING = Summary(0, 0, 0, 0, 0, 0, (), (), (), 0, 1, (), empty=True)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one act or file: what was read, or why nothing could be."""

    file: str
    act: Act | None
    summary: Summary
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether the act can be trusted: it was read, holds something, and nothing of it is unexplained."""
        return self.act is not None and not self.summary.failures and not self.summary.empty

    def to_dict(self) -> dict[str, Any]:
        """The JSON of it, one object a file."""
        card = card_dict(self.act.card) if self.act else None
        return {"file": self.file, "card": card, **summary_dict(self.summary), "seconds": round(self.seconds, 4)}


def add_commands(commands: Commands) -> None:
    """Add the command of this theme."""
    parser = command(commands, "check", "check acts of the library, or files without storing them", _check)
    parser.add_argument("what", nargs="*", metavar="ACT|FILE", help="ids or files; none: the default act")
    parser.add_argument("--act", action="append", default=[], help=argparse.SUPPRESS)
    output_options(parser)


def _check(options: argparse.Namespace) -> int:
    chosen = [*options.what, *options.act] or [Settings().act]
    sound = True
    for checked in _all(chosen):
        sound = sound and checked.sound
        print(json.dumps(checked.to_dict(), ensure_ascii=False) if options.json else "\n".join(_lines(checked)))
    return 0 if sound else 1


def _all(chosen: list[str]) -> Iterator[Checked]:
    """Each act or file that was named, a folder's files one by one."""
    library = Library()
    stored = library.ids()
    for what in chosen:
        if what in stored:
            yield _timed(what, partial(_stored, library, what))
        elif not Path(what).exists() and not Path(what).suffix and "/" not in what:
            library.record(what)  # tells that there is no such act, and the nearest
        else:
            for path in files_of([what]):
                yield _timed(str(path), partial(_read, path))


def _timed(name: str, read: Callable[[], tuple[Act, Summary]]) -> Checked:
    started = time.perf_counter()
    try:
        act, summary = read()
    except Exception as error:  # whatever one file holds, the others are checked
        return Checked(name, None, replace(_NOTHING, problems=(reason_of(error),)), time.perf_counter() - started)
    return Checked(name, act, summary, time.perf_counter() - started)


def _stored(library: Library, act_id: str) -> tuple[Act, Summary]:
    act = library.open(act_id)
    return act, summarise(act, library.record(act_id).remarks)


def _read(path: Path) -> tuple[Act, Summary]:
    looked = look(path)
    return looked.act, looked.summary


def _lines(checked: Checked) -> Iterator[str]:
    act, summary = checked.act, checked.summary
    if act is None:
        yield f"{checked.file}: NOT READ: {'; '.join(summary.problems)}"
        return
    title = dict(act.card.titles).get(act.card.language, "(title not known)")
    yield f"{checked.file}: {'read whole' if checked.sound else 'NOT TRUSTED'}: {title}"
    yield f"  source SHA-256 {act.card.sha256}, {len(act.source)} characters, {summary.unexplained} unexplained"
    for part in act.parts:
        yield f"  {part.slug}: {len(part.units)} units, {sum(1 for _ in part.walk())} with all inside"
    yield f"  {summary.notes} notes, {summary.notes_understood} understood; {summary.events} events"
    for name in ("removed", "missing", "duplicates"):
        places: tuple[str, ...] = getattr(summary, name)
        if places:
            yield f"  {name}: {', '.join(places)}"
    yield from (f"  ! {problem}" for problem in summary.problems)
