"""Days and months that borrow their year from a date beside them: "1 ақпан мен 1 наурыз", "с января по март 2016".

Owns: which neighbour lends its year. Must not know: relations, today.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.understand.lexer import Token
from assistant.understand.moments import MONTH_CLASSES, WORDS, Moment, days_without_year, months_without_year

_LINKS = frozenset(("мен", "бен", "пен", "жане", "и", "по", "до", "and", "to", "until", "till", "through", "-"))
_FARTHEST = 2  # tokens between the two dates
_ABLATIVE = ("дан", "ден", "нан", "нен", "тан", "тен")  # "қаңтарынан наурызына дейін"


def borrowed(tokens: Sequence[Token], known: Sequence[Moment]) -> Iterator[Moment]:
    """Yield the days and months without a year that a known date lends its own, the following before the preceding."""
    busy = {place for moment in known for place in range(moment.first, moment.last + 1)}
    starts = {moment.first: moment for moment in known}
    ends = {moment.last: moment for moment in known}
    for first, last in (*days_without_year(tokens), *((place, place) for place in months_without_year(tokens))):
        if first in busy or last in busy:
            continue
        month = first == last
        lender = _after(tokens, starts, last) or _before(tokens, ends, first)
        if lender is None or lender.start is None or (month and lender.precision not in ("month", "day")):
            continue
        made = _month(tokens, first, lender.start.year) if month else _dated(tokens, first, last, lender.start.year)
        if not month and (lender.first == last + 1 or lender.last == first - 1):  # the year becomes part of the date
            made = replace(made, first=min(first, lender.first), last=max(last, lender.last))
        yield made


def _after(tokens: Sequence[Token], starts: Mapping[int, Moment], last: int) -> Moment | None:
    """The date that follows a day, right beside it ("5 апреля этого года") or linked to it."""
    for place in range(last + 1, last + _FARTHEST + 2):
        moment = starts.get(place)
        if moment is not None and _linked(tokens[last + 1 : place], moment):
            return moment
    return None


def _before(tokens: Sequence[Token], ends: Mapping[int, Moment], first: int) -> Moment | None:
    for place in range(first - 1, first - _FARTHEST - 2, -1):
        moment = ends.get(place)
        opens = moment is not None and place == first - 1 and tokens[place].bones.endswith(_ABLATIVE)
        if moment is not None and (opens or _linked(tokens[place + 1 : first], moment)):
            return moment
    return None


def _linked(gap: Sequence[Token], moment: Moment) -> bool:
    """Whether only words that link two dates stand between; a year may stand right beside the day."""
    if not gap:
        return moment.precision == "year"
    return all(token.lower in _LINKS or token.bones in _LINKS for token in gap)


def _dated(tokens: Sequence[Token], first: int, last: int, year: int) -> Moment:
    number, month = (first, last) if tokens[first].kind == "number" else (last, first)
    try:
        day = date(year, MONTH_CLASSES.index(WORDS.of(tokens[month])) + 1, tokens[number].value)
    except ValueError:
        return Moment(None, None, "day", first, last)
    return Moment(day, day, "day", first, last)


def _month(tokens: Sequence[Token], place: int, year: int) -> Moment:
    month = MONTH_CLASSES.index(WORDS.of(tokens[place])) + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Moment(date(year, month, 1), last, "month", place, place)
