"""An act whose every wording is known: changes day by day, and the text with its notes as it is published on any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.source import Source
from tests.factories import digest

ADOPTED = date(2010, 2, 1)
HEAD = "Қағаз туралы\nҚазақстан Республикасы Үкіметінің 2010 жылғы 1 ақпандағы № 7 қаулысы.\nҚАУЛЫ ЕТЕДІ:"


PUBLISHED = " (алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі)"


@dataclass(frozen=True)
class Change:
    """What one resolution did to one clause; its number is the count of days since the adoption.

    Attributes:
        kind: of a subclause amended, restated or removed; of a clause split or moved, too, if it has words enough.
        sub: the subclause that it changed; 0 for the clause itself.
        waits: days until it took effect, ten days after a publication of which its note tells no day; 0 for none.
    """

    after: int
    kind: str
    clause: int
    sub: int = 0
    waits: int = 0

    @property
    def day(self) -> date:
        return ADOPTED + timedelta(days=self.after)

    @property
    def effect(self) -> date:
        return self.day + timedelta(days=self.waits)


@dataclass(frozen=True)
class Clause:
    """A clause as it stands: its wording (none before it is inserted and once it is removed) and its notes."""

    wording: str
    notes: tuple[tuple[int, str], ...] = ()  # each with the subclause that it is about
    removed: str = ""
    subs: tuple[str, ...] = ()


def by(change: Change) -> str:
    rule = PUBLISHED if change.waits else ""
    return f"ҚР Үкіметінің {change.day:%d.%m.%Y} № {change.after} қаулысымен{rule}"


def long(number: int) -> str:
    """A wording with words enough to be known by them wherever they stand."""
    return " ".join(f"{letter}{number}сөз" for letter in "абвгдежзиклмнопр")


def standing(changes: Sequence[Change], day: date) -> dict[int, Clause]:
    """The clauses as they were on a day; three of them are there from the start.

    One that is to be split or moved begins with words enough, one of which a subclause is to be changed with two.
    """
    spread = {change.clause for change in changes if change.kind in ("split", "moved")}
    with_subs = {change.clause for change in changes if change.sub}
    held = {
        number: Clause(
            long(number) if number in spread else f"{number} бастапқы мәтін сөзі",
            subs=(f"{number} бастапқы бір", f"{number} бастапқы екі") if number in with_subs else (),
        )
        for number in (1, 2, 3)
    }
    for change in sorted(changes, key=lambda change: (change.effect, change.after)):
        if change.effect <= day:
            held |= _changed(held, change)
    return held


def _changed(held: Mapping[int, Clause], change: Change) -> dict[int, Clause]:
    number, former = change.clause, held.get(change.clause)
    wording = f"{number} мәтіннің {change.after} күнгі сөзі"
    put_in = (0, f"Ескерту. Қаулы {number}-тармақпен толықтырылды - {by(change)}.")
    if former is None or former.removed:
        return {number: Clause(wording, (put_in,))}
    words = former.wording.split()
    if change.sub and former.subs:
        return {number: _inside(former, change)}
    if change.kind in ("split", "moved") and len(words) > 12 and not former.subs:
        new = max(held) + 1
        kept, gone = words[: len(words) // 2], words[len(words) // 2 :]
        stays, goes = (" ".join(kept), " ".join(gone)) if change.kind == "split" else (wording, former.wording)
        note = (0, f"Ескерту. {number}-тармақ жаңа редакцияда - {by(change)}.")
        beside = (0, f"Ескерту. Қаулы {new}-тармақпен толықтырылды - {by(change)}.")
        return {number: Clause(stays, (note,)), new: Clause(goes, (beside,))}
    if change.kind == "removed":
        return {number: Clause("", (), f"Алып тасталды - {by(change)}.")}
    if change.kind == "restated":  # the notes of earlier changes go with the wording that they were about
        note = (0, f"Ескерту. {number}-тармақ жаңа редакцияда - {by(change)}.")
        return {
            number: Clause(
                wording,
                (note,),
                "",
                tuple(f"{number} {change.after} күнгі {at}" for at, _ in enumerate(former.subs, 1)),
            )
        }
    note = (0, f"Ескерту. {number}-тармаққа өзгеріс енгізілді - {by(change)}.")
    return {number: replace(former, wording=wording, notes=(*former.notes, note))}


def _inside(former: Clause, change: Change) -> Clause:
    """A clause with one of its subclauses changed."""
    number, sub, kind = change.clause, change.sub, change.kind
    subs = [*former.subs]
    stood, subs[sub - 1] = subs[sub - 1], f"{number} {change.after} күнгі {sub}"
    others = tuple(note for note in former.notes if note[0] != sub)
    if kind == "removed":
        subs[sub - 1] = f"алып тасталды - {by(change)}"
        return replace(former, subs=tuple(subs), notes=others)
    if stood.startswith("алып"):
        note = f"Ескерту. {number}-тармақ {sub}) тармақшамен толықтырылды - {by(change)}."
    elif kind == "restated":
        note = f"Ескерту. {number}-тармақтың {sub}) тармақшасы жаңа редакцияда - {by(change)}."
    else:
        note = f"Ескерту. {number}-тармақтың {sub}) тармақшасына өзгеріс енгізілді - {by(change)}."
        others = former.notes
    return replace(former, subs=tuple(subs), notes=(*others, (sub, note)))


def told(number: int, clause: Clause) -> list[str]:
    """A clause as it is printed, a line each for its subclauses."""
    if clause.removed or not clause.subs:
        return [f"{number}. {clause.removed or clause.wording}.".replace("..", ".")]
    ends = [";"] * (len(clause.subs) - 1) + ["."]
    subs = zip(clause.subs, ends, strict=True)
    return [f"{number}. {clause.wording}:", *(f"{at}) {sub}{end}" for at, (sub, end) in enumerate(subs, 1))]


def text_on(changes: Sequence[Change], day: date) -> str:
    lines = [HEAD]
    for number, clause in sorted(standing(changes, day).items()):
        lines += [*told(number, clause), *(note for _, note in clause.notes)]
    return "\n".join(lines) + "\n"


def edition_on(changes: Sequence[Change], day: date, name: str = "test-act") -> Act:
    text = text_on(changes, day)
    card = ActCard(name, "kk", digest(text), "text", number="7", date=ADOPTED)
    return parse(card, Source(text))
