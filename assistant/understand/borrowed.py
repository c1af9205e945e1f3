"""Days that borrow their year from the date beside them: "1 ақпан мен 1 наурыз", "с 1 февраля по 1 марта 2016 года".

Owns: which neighbour lends its year. Must not know: relations, today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.understand.lexer import Token
from assistant.understand.moments import MONTH_CLASSES, WORDS, Moment, days_without_year

_LINKS = frozenset(("мен", "бен", "пен", "жане", "и", "по", "до", "and", "to", "until", "till", "through", "-"))
_FARTHEST = 2  # tokens between the two dates


def borrowed(tokens: Sequence[Token], known: Sequence[Moment]) -> Iterator[Moment]:
    """Yield the days without a year that a known date lends its own, the following date before the preceding one."""
    busy = {place for moment in known for place in range(moment.first, moment.last + 1)}
    for first, last in days_without_year(tokens):
        if first in busy or last in busy:
            continue
        lender = _beside(tokens, known, first, last)
        if lender is not None and lender.start is not None:
            joined = _joins(lender, first, last)
            day = _dated(tokens, first, last, lender.start.year)
            yield replace(day, first=min(first, lender.first), last=max(last, lender.last)) if joined else day


def _beside(tokens: Sequence[Token], known: Sequence[Moment], first: int, last: int) -> Moment | None:
    after = (moment for moment in known if _linked(tokens, last, moment.first) or _joins(moment, first, last))
    before = (moment for moment in known if _linked(tokens, moment.last, first))
    return next(after, None) or next(before, None)


def _joins(lender: Moment, first: int, last: int) -> bool:
    """Whether a year stands right beside the day and becomes part of it ("5 апреля этого года")."""
    return lender.precision == "year" and (lender.first == last + 1 or lender.last == first - 1)


def _linked(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether only words that link two dates stand between."""
    gap = tokens[end + 1 : start]
    return 0 < len(gap) <= _FARTHEST and all((token.lower in _LINKS or token.bones in _LINKS) for token in gap)


def _dated(tokens: Sequence[Token], first: int, last: int, year: int) -> Moment:
    number, month = (first, last) if tokens[first].kind == "number" else (last, first)
    try:
        day = date(year, MONTH_CLASSES.index(WORDS.of(tokens[month])) + 1, tokens[number].value)
    except ValueError:
        return Moment(None, None, "day", first, last)
    return Moment(day, day, "day", first, last)
