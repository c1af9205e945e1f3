"""What the answers on histories share: quotes of places, a time in figures, the notice on subclauses not named.

Owns: these pieces. Must not know: queries, how they are evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import Notice
from assistant.compose.base import Asking, acts_named, quote
from assistant.history.query import Period
from assistant.quote import Quote
from assistant.words import day
from corpus.model import Event


def in_figures(period: Period) -> str:
    """A period in figures; an open end is left open."""
    if period.start == period.end:
        return day(period.start)
    start = day(period.start) if period.start > date.min else "…"
    return f"{start} – {day(period.end) if period.end < date.max else '…'}"


def unnamed_notice(asking: Asking, place: str, changed: Sequence[Event]) -> Notice:
    """That the notes on a place do not say which of its subclauses were changed."""
    return asking.notice("subclauses_not_named", where=asking.cite(place), acts=acts_named(changed))


def nearer(event_target: str, target: str) -> str:
    """The inner of two places: what an event touched, or what was asked of if the event touched what encloses it."""
    return target if target.startswith(event_target + "/") else event_target


def quotes_of(asking: Asking, places: Sequence[str]) -> list[Quote]:
    """Quotes of the units among the places that have a text, in the act's order."""
    order = {str(unit.id): at for at, unit in enumerate(asking.act.units())}
    units = sorted({place for place in places if place in order}, key=order.__getitem__)
    return [quote(asking, clause) for clause in units if asking.act.unit(clause).full_spans]
