"""What a plain instruction makes of a unit's wording: restated, put in, removed; words replaced, removed or added.

Owns: the wording of a day that no text shows, made of a known one and the instructions after it. Must not know: where
amending acts are found. Such a wording is never the text: it is shown as made, or serves to check a text that is held.
Nothing is made where a step is not plain, or where the notes leave open what happened, and when.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from corpus.editions.texts import Gap, Texts, Wording
from corpus.editions.words import words_in, words_of
from corpus.history import bearing_on, in_effect_since
from corpus.ids import ClauseId
from corpus.instructions.link import Linked
from corpus.instructions.read import Instruction
from corpus.model import Act, Event, EventKind

_STEM = 5  # letters by which forms of a word are known as one
_TOKEN = re.compile(r"\w+")
_BEHIND = re.compile(r"\bпосле\b|\bкейін\b", re.IGNORECASE)
_LOSES_NOTES = (EventKind.RESTATED, EventKind.INSERTED, EventKind.REMOVED)

Orders: TypeAlias = Callable[[Act, Event], "tuple[Linked, ...] | None"]  # of an event's act on one unit; None: untold


@dataclass(frozen=True, slots=True)
class Made:
    """A wording that no text shows.

    Attributes:
        text: its words.
        base: the wording that it was made from; ``None`` where an instruction gave it whole.
        by: the instructions that made it, in order.
    """

    text: str
    base: Wording | None
    by: tuple[Linked, ...]


def applied(wording: str | None, entry: Instruction, source: str, clause: str) -> str | None:
    """A unit's wording after an instruction on it, empty where that removed it; ``None`` where it is not plain.

    A wording that is not known (``None``) is known again where the instruction gives it whole.
    """
    if entry.wording is not None:
        return whole_wording(entry, source, clause)
    words = [" ".join(span.of(source).split()) for span in entry.words]
    if entry.kind is EventKind.REMOVED and not words:
        return ""
    if wording is None:
        return None
    if entry.kind is EventKind.REMOVED and len(words) == 1:
        return _once(wording, words[0], "")
    if entry.kind is EventKind.REPLACED and len(words) == 2:
        return _once(wording, *words)
    behind = _BEHIND.search(entry.span.of(source)) if entry.kind is EventKind.INSERTED and len(words) == 2 else None
    if behind is None or behind.start() > entry.words[1].start - entry.span.start:
        return None
    return _once(wording, words[0], f"{words[0]}{' ' if words[1][:1].isalnum() else ''}{words[1]}")


def whole_wording(entry: Instruction, source: str, clause: str) -> str | None:
    """The wording of a whole unit that an instruction gives: it begins with the unit's number; else ``None``.

    What begins otherwise may be a paragraph of it, or its title.
    """
    place = ClauseId.parse(clause)
    if entry.wording is None or not place.numbers:
        return None
    text = entry.wording.of(source)
    number = rf"\s*(?:[Сс]татья\s+|[Гг]лава\s+)?{re.escape(place.numbers[-1])}(?:\s?[.)]|-\w+\.?)\s"
    return text.strip() if re.match(number, f"{text} ") else None


def _once(wording: str, old: str, new: str) -> str | None:
    """The wording with words put in place of others that stand there once, and in no other form besides."""
    text = "\n".join(" ".join(line.split()) for line in wording.split("\n"))
    found = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)" if old[:1].isalnum() else re.escape(old), text))
    stems, held = _stems(old), _stems(text)
    forms = sum(held[place : place + len(stems)] == stems for place in range(len(held)))
    if not stems or len(found) != 1 or forms != 1:
        return None
    before, behind = text[: found[0].start()], text[found[0].end() :]
    if not new and before.endswith(" "):  # no two blanks, and none before a stop
        before, behind = before.rstrip(" "), behind if not behind[:1].isalnum() else f" {behind}"
    return f"{before}{new}{behind}"


def _stems(text: str) -> list[str]:
    return [token[:_STEM].casefold() for token in _TOKEN.findall(text)]


def made(texts: Texts, clause: str, day: date, orders: Orders) -> Made | None:
    """The wording of a day that lies in a gap between texts, so far as instructions give it; else ``None``.

    The notes of the text after the gap must tell all changes: none may follow that took earlier notes with it, and
    each must surely have been in effect on the day, or not yet. What follows must lead to the wording after the gap.
    """
    gap = texts.on(clause, day)
    if not isinstance(gap, Gap) or gap.after is None or gap.without or gap.after.clause != clause:
        return None
    act = gap.after.text.act
    events = _since(act, clause, gap.before)
    past = [event for event in events if (in_effect_since(event) or date.max) <= day]
    coming = [event for event in events if (event.certain_since or date.min) > day]
    if len(past) + len(coming) < len(events) or not coming or not _in_order(events):
        return None
    if any(event.kind in _LOSES_NOTES for event in coming) or any(event.either or event.only for event in events):
        return None
    start = next((place for place in reversed(range(len(past))) if past[place].kind in _LOSES_NOTES), None)
    base = gap.before if start is None else None
    told = _folded(text_of(base) if base else None, past[start or 0 :], act, clause, orders)
    if told is None or not told.text or not told.by:
        return None
    then = _folded(told.text, coming, act, clause, orders)
    agrees = then is not None and words_in(then.text) == words_of(act, clause)
    return Made(told.text, base, told.by) if agrees or (then is None and base is None) else None


def _since(act: Act, clause: str, before: Wording | None) -> list[Event]:
    """The changes of a unit that a text knows and the one before does not."""
    known = {(e.date, e.number) for e in bearing_on(before.text.act, clause)} if before else set()
    events = (event for event in bearing_on(act, clause) if event.kind is not EventKind.ADOPTED)
    return [event for event in events if (event.date, event.number) not in known]


def _in_order(events: Sequence[Event]) -> bool:
    """Whether each change was surely in effect before the next may have been."""
    return all(
        (in_effect_since(one) or date.max) < (other.certain_since or date.min) for one, other in pairwise(events)
    )


def _folded(text: str | None, events: Sequence[Event], act: Act, clause: str, orders: Orders) -> Made | None:
    """A wording with one change after the other; ``None`` where what one did is not told, or not plain."""
    used: list[Linked] = []
    for event in events:
        told = orders(act, event)
        if told is None or len(told) > 1 or (not told and event.target == clause):
            return None
        for entry in told:
            text = applied(text, entry.instruction, entry.by.source, clause) if entry.clauses == (clause,) else None
            if not text:
                return None
            used.append(entry)
    return Made(text, None, tuple(used)) if text else None


def text_of(wording: Wording) -> str:
    """A wording as its text has it, what the unit holds included."""
    act = wording.text.act
    return "\n".join(span.of(act.source).strip() for span in act.unit(wording.clause).full_spans)
