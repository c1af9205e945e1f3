"""What is asked of an act's events, as a value: of which places, which amending acts, which time, and one operation.

Owns: ``HistoryQuery`` and the pieces of it. Must not know: how a question becomes one (``ask.py``), its evaluation
(``evaluate.py``), words of any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.understand.act_numbers import same_number
from assistant.understand.want import Operation, Per
from corpus.ids import ACT
from corpus.model import Event, EventKind, UnitKind


class ByDay(StrEnum):
    """By which day an event lies in a period."""

    SIGNED = "signed"
    FORCE = "force"  # the day of effect, where a note names it
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``date.min`` and ``date.max`` where an end is open."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; a day that is not told lies nowhere."""
        return day is not None and self.start <= day <= self.end

    def is_time_of(self, day: date) -> bool:
        """Whether it is a time with two ends, more than one day long, in which a day lies: a month, a year."""
        return self.start < self.end and date.min < self.start and self.end < date.max and self.holds(day)


@dataclass(frozen=True, slots=True)
class Amending:
    """An amending act as far as a question names it; what it does not name is ``None``."""

    number: str | None = None
    date: date | None = None
    year: int | None = None
    kind: str = ""

    def made(self, event: Event) -> bool:
        """Whether the event can be of that act: all that is named agrees, and something is named."""
        if (self.number, self.date, self.year) == (None, None, None):
            return False
        number = self.number is None or same_number(self.number, event.number)
        day = self.date is None or self.date == event.date
        kind = not self.kind or event.instrument is None or event.instrument.endswith(self.kind)
        year = self.year is None or (event.date is not None and event.date.year == self.year)
        return number and day and kind and year


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """A question about the events of an act.

    Attributes:
        operation: what is asked of the events chosen.
        targets: clause ids, parts, or ``act``, of which the events are wanted.
        acts: amending acts; any where none is named.
        periods: the times; any where none is named. Several are told one by one.
        by_day: by which day an event lies in a period.
        kinds: kinds of event; any where none is named.
        n: for ``NTH``, the place in the order of time, from 1; for ``BACK`` from the last one, which is 1.
        per: what is counted for ``MOST`` and ``LEAST``.
        levels: ranks of what was inserted or removed, where only such are asked for and there are any.
        force: the time in which the changes took effect besides, where the periods are of their signing alone.
        each: whether the provisions are sought that every one of the acts changed, in every one of the periods.
    """

    operation: Operation = Operation.LIST
    targets: tuple[str, ...] = (ACT,)
    acts: tuple[Amending, ...] = ()
    periods: tuple[Period, ...] = ()
    by_day: ByDay = ByDay.BOTH
    kinds: frozenset[EventKind] = frozenset()
    n: int = 1
    per: Per = Per.CLAUSE
    each: bool = False
    levels: frozenset[UnitKind] = frozenset()
    force: Period | None = None
