"""An act whose every wording is known: changes day by day, and the text with its notes as it is published on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.source import Source
from tests.factories import digest

ADOPTED = date(2010, 2, 1)
HEAD = "Қағаз туралы\nҚазақстан Республикасы Үкіметінің 2010 жылғы 1 ақпандағы № 7 қаулысы.\nҚАУЛЫ ЕТЕДІ:"


@dataclass(frozen=True)
class Change:
    """What one resolution did to one clause; its number is the count of days since the adoption."""

    after: int
    kind: str
    clause: int

    @property
    def day(self) -> date:
        return ADOPTED + timedelta(days=self.after)


@dataclass(frozen=True)
class Clause:
    """A clause as it stands: its wording (none before it is inserted and once it is removed) and its notes."""

    wording: str
    notes: tuple[str, ...] = ()
    removed: str = ""


def by(change: Change) -> str:
    return f"ҚР Үкіметінің {change.day:%d.%m.%Y} № {change.after}"


def standing(changes: Sequence[Change], day: date) -> dict[int, Clause]:
    """The clauses as they were on a day; three of them are there from the start."""
    held = {number: Clause(f"{number} бастапқы мәтін сөзі") for number in (1, 2, 3)}
    for change in sorted(changes, key=lambda change: change.after):
        if change.day <= day:
            held[change.clause] = _changed(held.get(change.clause), change)
    return held


def _changed(former: Clause | None, change: Change) -> Clause:
    number, wording = change.clause, f"{change.clause} мәтіннің {change.after} күнгі сөзі"
    if former is None or former.removed:
        return Clause(wording, (f"Ескерту. Қаулы {number}-тармақпен толықтырылды - {by(change)} қаулысымен.",))
    if change.kind == "removed":
        return Clause("", (), f"Алып тасталды - {by(change)} қаулысымен.")
    if change.kind == "restated":  # the notes of earlier changes go with the wording that they were about
        return Clause(wording, (f"Ескерту. {number}-тармақ жаңа редакцияда - {by(change)} қаулысымен.",))
    note = f"Ескерту. {number}-тармаққа өзгеріс енгізілді - {by(change)} қаулысымен."
    return replace(former, wording=wording, notes=(*former.notes, note))


def text_on(changes: Sequence[Change], day: date) -> str:
    lines = [HEAD]
    for number, clause in sorted(standing(changes, day).items()):
        lines += [f"{number}. {clause.removed or clause.wording}.".replace("..", "."), *clause.notes]
    return "\n".join(lines) + "\n"


def edition_on(changes: Sequence[Change], day: date, name: str = "test-act") -> Act:
    text = text_on(changes, day)
    card = ActCard(name, "kk", digest(text), "text", number="7", date=ADOPTED)
    return parse(card, Source(text))
