"""The day of an edition: as told, else as its page or its first lines tell it, else as the notes in it tell it.

Owns: those three ways, in this order. Must not know: other texts of the act. The day is one on which the text is shown
to hold, not the first nor the last such day.
"""

from __future__ import annotations

import re
from datetime import date

from corpus.history import CHANGES_WORDING, in_effect_since
from corpus.model import Act, Event, EventKind

_ARCHIVED = re.compile(rb"/archive/docs/[^/\"'\s>]{1,40}/(\d{2})\.(\d{2})\.(\d{4})")
_STATED = re.compile(
    r"(?:по состоянию на|редакция от|версия от)\s+(\d{2})\.(\d{2})\.(\d{4})"
    r"|(\d{2})\.(\d{2})\.(\d{4})\s*(?:ж\.?\s*|жылғы\s*)?(?:жағдай бойынша|редакциясы)"
)
_TOP = 2000  # characters of a text that may state its day


def day_by_page(data: bytes, act: Act) -> date | None:
    """The day that the page's own address or the first lines of the text name; none where they name several."""
    found = {_day(*match) for match in _ARCHIVED.findall(data)}
    stated = _STATED.finditer(act.source[:_TOP])
    found |= {_day(*(part for part in match.groups() if part is not None)) for match in stated}
    known = {day for day in found if day is not None}
    return known.pop() if len(known) == 1 else None


def day_by_notes(act: Act) -> date | None:
    """The day of the newest change that the notes know; of a text without one the day the act was signed."""
    days = [event.certain_since for event in act.events() if event.kind in CHANGES_WORDING and event.certain_since]
    return max(days, default=act.card.date)


def in_effect_by_notes(act: Act) -> date | None:
    """The day by which all changes that the notes know were certainly in effect; else the day the act was signed."""
    days = [day for e in act.events() if e.kind in CHANGES_WORDING if (day := _in_effect(e)) is not None]
    return max(days, default=act.card.date)


def _in_effect(event: Event) -> date | None:
    return event.certain_since if event.kind is EventKind.ADOPTED else in_effect_since(event)


def _day(day: bytes | str, month: bytes | str, year: bytes | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
