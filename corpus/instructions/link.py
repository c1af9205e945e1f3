"""From an instruction to the unit that it changes, and from an event to the amending act that is held.

Owns: which part of an act an instruction's document is; whether an act is the one that a note cites. Must not know:
where acts are stored, how an answer is worded. A unit is taken for the one meant only where the act's own notes tell
of that change; an act only where number, day and kind are those cited, the issuer does not differ, and it cites the act
changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.identity import same_number
from corpus.ids import ClauseId
from corpus.instructions.read import Instruction, acts_cited, instructions
from corpus.kinds import KINDS
from corpus.model import Act, Event, EventKind, Part
from corpus.places import Places
from corpus.text import fold

_STEM = 5  # letters by which words of two cases are known as one
_ENOUGH = 0.7  # set by hand: of the words of a part's title, so many stand where the document is named
_AROUND = 90  # characters before a number in which its day stands
_BEHIND = 20  # characters after its first figures in which it ends
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Linked:
    """An instruction and what it changes in an act.

    Attributes:
        act: id of the act changed.
        by: the amending act.
        clauses: ids of the units in the act changed; empty where they cannot be told.
        event: what the act's own notes tell of it.
    """

    act: str
    by: Act
    instruction: Instruction
    clauses: tuple[str, ...]
    event: Event | None = None


def linked(act: Act, by: Act) -> tuple[Linked, ...]:
    """The instructions by which one act changes another, in order, each with the units that it changes."""
    found = []
    told = [event for event in act.events() if _is_of((event.date, event.number), by)]
    for entry in instructions(by.source, by.card.language):
        if entry.act is not None and _is_of(entry.act, act):
            clauses = tuple(dict.fromkeys(_clauses(act, entry, told)))
            event = next((e for e in told if clauses and _tells(e, clauses[0], entry.kind)), None)
            found.append(Linked(act.id, by, entry, clauses, event))
    return tuple(found)


def _is_of(cited: tuple[date | None, str | None], act: Act) -> bool:
    """Whether a day and a number are an act's."""
    return act.card.date == cited[0] and same_number(act.card.number, cited[1])


# -- which act ---------------------------------------------------------------------------------------------------------


def is_cited(event: Event, by: Act, act: Act) -> bool:
    """Whether an act is the one by which an event says that another was changed."""
    card, changed = by.card, act.card
    if not _is_of((event.date, event.number), by):
        return False
    if changed.number is None or changed.date is None:
        return False
    kind = event.instrument if event.instrument in KINDS else ""
    if kind and card.kind and kind != card.kind:
        return False
    agree = not event.issuer or not card.issuers or any(_one_body(event.issuer, name) for name in card.issuers)
    return agree and cites(by.source, (changed.date, changed.number))


def _one_body(one: str, other: str) -> bool:
    """Whether two names can be one body's: in one language each word of the shorter is in the longer; else unknown."""
    first, second = _stems(one), _stems(other)
    if _is_russian(one) != _is_russian(other):
        return True
    return first <= second or second <= first


def _is_russian(name: str) -> bool:
    return not set(fold(name).lower()) & set("әғқңөұүһі")


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text).casefold())}


def cites(text: str, cited: tuple[date, str]) -> bool:
    """Whether a text names an act by its day and its number side by side."""
    day, number = cited
    figures = _FIGURES.search(number)
    places = re.finditer(rf"(?<!\d){figures[0] if figures else re.escape(number)}(?!\d)", text)
    around = (text[max(0, at.start() - _AROUND) : at.end() + _BEHIND] for at in places)
    return any(day == at and same_number(number, named) for near in around for at, named in acts_cited(near))


# -- which unit --------------------------------------------------------------------------------------------------------


def _clauses(act: Act, entry: Instruction, told: Sequence[Event]) -> list[str]:
    """The units that an instruction means, of those that the act's notes tell it changed; none where two may be."""
    named = _named(act, entry)
    others = [part for part in act.parts if part not in named] if entry.targets else []
    for parts in (named, others):
        found = [known for part in parts if (known := _in_part(act, part, entry, told))]
        if found:
            return found[0] if len(found) == 1 else []
    return []


def _in_part(act: Act, part: Part, entry: Instruction, told: Sequence[Event]) -> list[str]:
    """The units of one part that an instruction can mean; the part itself where it names none."""
    owner = ClauseId(part.slug) if part is not act.parts[0] else None
    places = [place for target in entry.targets for place in _places(act).of(target, owner)]
    if not entry.targets and entry.kind is EventKind.RESTATED and entry.wording is None:
        places = [part.slug]
    return [place for place in places if any(_tells(event, place, entry.kind) for event in told)]


def _named(act: Act, entry: Instruction) -> list[Part]:
    """The parts whose titles the instruction's document names."""
    named = _stems(entry.document)
    titled = [(_stems(_title(act, part)), part) for part in act.parts]
    scored = [(len(title & named) / len(title), part) for title, part in titled if title]
    best = max((score for score, _ in scored), default=0.0)
    return [part for score, part in scored if score == best] if best >= _ENOUGH else []


def _title(act: Act, part: Part) -> str:
    return " ".join(span.of(act.source) for span in part.title)


def _places(act: Act) -> Places:
    return Places(
        body=act.parts[0].slug if act.parts else "body",
        parts={part.slug: "" for part in act.parts},
        ids=frozenset(str(unit.id) for unit in act.units()),
    )


def _tells(event: Event, place: str, kind: EventKind) -> bool:
    """Whether an event is the change of a unit: of itself, or of the clause whose subclauses the note does not name."""
    whole = kind in (EventKind.RESTATED, EventKind.INSERTED, EventKind.REMOVED)
    same = event.target == place and (event.kind is kind or event.kind is EventKind.AMENDED)
    above = place.startswith(f"{event.target}/") and event.kind is EventKind.AMENDED
    words = not whole and event.kind in (EventKind.AMENDED, EventKind.REPLACED) and event.target == place
    return same or above or words
