"""The dates a question speaks of, and how: on, before, since, between, at the start or end of.

Owns: the relation of a date to its sentence, relative dates ("былтыр", "сегодня"), ranges. Must not know: the clock
(today is passed in), the law. A date that belongs to a decree's name is an instrument's, not an as-of date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from assistant.understand.borrowed import borrowed
from assistant.understand.instruments import instrument_places
from assistant.understand.lexer import Token, read
from assistant.understand.moments import MONTH_CLASSES, WORDS, Moment, Precision, moments
from assistant.understand.skeleton import skeleton
from assistant.understand.vocabulary import Vocabulary
from corpus.model import Span

Relation = Literal["on", "before", "after", "since", "until", "between", "at_start", "at_end"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, month, quarter, year or range that a question names.

    Attributes:
        start: first day of the period named, whatever the relation ("before 2013": 2013-01-01).
        end: its last day.
        relation: ``before`` and ``after`` leave the period out; ``since`` and ``until`` take it in; ``between`` means
            the days from ``start`` to ``end``.
        span: the date itself in the question, without the words that relate it.
    """

    start: date
    end: date
    precision: Precision
    relation: Relation
    span: Span


@dataclass(frozen=True, slots=True)
class BadDate:
    """A date that no calendar has, as 31.02.2019."""

    text: str
    span: Span


def find_dates(text: str, today: date) -> tuple[DateMention | BadDate, ...]:
    """Find the dates a question speaks of, in order; those that are part of a decree's name are left out."""
    tokens = read(text)
    taken = {place for first, last in instrument_places(tokens) for place in range(first, last + 1)}
    found = [moment for moment in moments(tokens) if moment.first not in taken]
    found.extend(moment for moment in _relative(tokens, today) if moment.first not in taken | _places(found))
    days = [moment for moment in borrowed(tokens, found) if moment.first not in taken]
    lent = _places(days)
    found = sorted([*days, *(moment for moment in found if moment.first not in lent)], key=lambda moment: moment.first)
    return tuple(_joined(text, tokens, found))


# Words that only relate a day to the sentence; what else stands beside a day names something.
_OF_TIME = Vocabulary(
    t="""начал* конец конца конце концу середин* поздн* позж* раньше ранее период* срок* течени* прошл* последн*
        включительно весь всё всего beginning start end middle mid later earlier than period* time throughout during
        past last кезең*
        уақыт* мерзім* бас басы басында басынан аяғ* аяқ* соң* ортасы* бойы ішінде қоса алғанда кешіктірмей ерте өткен
        год году года годах лет года жыл* year years month* месяц* ай айы айда квартал* тоқсан* quarter* полугоди* half
        жарты* половин*"""
)


def tells_time(token: Token) -> bool:
    """Whether a word names a stretch of time or relates a day to the sentence."""
    return _OF_TIME.of(token) == "t" or _RELATIVE.of(token) in "Gmjkrp"


def _places(found: Sequence[Moment]) -> set[int]:
    return {place for moment in found for place in range(moment.first, moment.last + 1)}


# --- relative dates -------------------------------------------------------------------------------------------------

# n: today; t, y: tomorrow, yesterday; p, s, f: last, this, next; b, u: last year, this year in one word;
# q: the one before last; G, m, j, k: year, month, day, week; T: ten years, d: ten; a: ago; r: the latest, up to today;
# e: beginning; o: filler.
_RELATIVE = Vocabulary(
    n="бүгін* сегодня* сейчас теперь нынче today* now currently nowadays қазір*",
    t="ертең* завтра* tomorrow*",
    y="кеше кешегі вчера* yesterday*",
    b="былтыр*",
    u="биыл* быйыл*",
    p="өткен былтырғы прошл* предыдущ* last previous",
    s="осы бұл ағымдағы этом этот этого текущ* нынешн* this current",
    f="келесі келер следующ* будущ* next coming",
    G="жыл* год году года годом лет year years",
    m="ай айда айы айдың айында айдағы месяц* month months",
    j="күн күні күнгі день дня дней day days",
    k="апта* недел* week weeks",
    a="бұрын назад ago",
    q="позапрошл*",
    r="соңғы songy последн* past",
    d="он",  # ten, but "he" in Russian
    T="десятилети* онжылдық* decade decades",
    e="начал* beginning start",
    o="дәл the a an",
)
_RELATIVE_FORM = re.compile(
    r"[rp](?P<span>#|d)(?P<of>[Gmjk])|[rp](?P<decade>T)|r(?P<back>G)|eo{0,2}(?P<this>G)(?!#)|(?P<count>#)?(?P<ago>[Gmjk])a|(?P<which>[pqsf])(?P<unit>[Gm])|(?P<word>[ntybu])"
)
_STEP = {"p": -1, "q": -2, "s": 0, "f": 1, "b": -1, "u": 0, "n": 0, "t": 1, "y": -1}
_AGO_ALONE = frozenset(("назад", "аго"))
_LONGEST_AGO = 200  # "300 years ago" is before any act


def _relative(tokens: Sequence[Token], today: date) -> Iterator[Moment]:
    for found in _RELATIVE_FORM.finditer(_RELATIVE.line(tokens)):
        start_end = _period(found, tokens, today)
        if start_end is not None:
            start, end, precision = start_end
            first = found.start("this") if found["this"] else found.start()
            yield Moment(start, end, precision, first, found.end() - 1)


def _period(found: re.Match[str], tokens: Sequence[Token], today: date) -> tuple[date, date, Precision] | None:
    if found["span"]:
        count = 10 if found["span"] == "d" else tokens[found.start("span")].value
        return _back(today, found["of"], count)
    if found["decade"] or found["back"]:
        return _back(today, "G", 10 if found["decade"] else 1)
    if found["this"]:
        return _shifted(today, "G", 0)
    if found["ago"]:
        if not found["count"] and tokens[found.end() - 1].bones not in _AGO_ALONE:
            return None  # "неше күн бұрын"
        count = tokens[found.start("count")].value if found["count"] else 1
        return _shifted(today, found["ago"], -count) if 0 <= count <= _LONGEST_AGO else None
    if found["word"]:
        unit = "G" if found["word"] in "bu" else "j"
        return _shifted(today, unit, _STEP[found["word"]])
    return _shifted(today, found["unit"], _STEP[found["which"]])


def _back(today: date, unit: str, count: int) -> tuple[date, date, Precision] | None:
    """The stretch of so many years, months or days up to today."""
    opened = _shifted(today, unit, -count) if 0 < count <= _LONGEST_AGO else None
    return (_same_day(today, unit, opened[0]), today, "range") if opened else None


def _same_day(today: date, unit: str, opened: date) -> date:
    """The day of today's number in the month that a stretch back to it opens in."""
    if unit in "jk":
        return opened
    month = today.month if unit == "G" else opened.month
    return date(opened.year, month, min(today.day, calendar.monthrange(opened.year, month)[1]))


def _shifted(today: date, unit: str, count: int) -> tuple[date, date, Precision] | None:
    """The year, month or day so many steps from today's; ``None`` beyond the calendar."""
    try:
        if unit == "G":
            year = today.year + count
            return date(year, 1, 1), date(year, 12, 31), "year"
        if unit == "m":
            year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
            return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), "month"
        day = today + timedelta(days=count * (7 if unit == "k" else 1))
    except (ValueError, OverflowError):
        return None
    return day, day, "day"


# --- relations ------------------------------------------------------------------------------------------------------

_BEFORE_THE_DATE: tuple[tuple[Relation, str], ...] = (
    ("since", r"с начала|с середины|(?:since|from)(?: the)? (?:beginning|start) of(?: the)?(?: year)?"),
    ("until", r"(?:до|к) конц[ау]|по конец|(?:by|until|till|before|to)(?: the)? end of(?: the)?(?: year)?"),
    ("at_start", r"начал[еау]|начало|(?:beginning|start) of(?: the)?(?: year)?|early(?: in)?"),
    ("at_end", r"кон(?:ец|це|ца|цу)|последнем квартале|last quarter(?: of)?|end of(?: the)?(?: year)?|late(?: in)?"),
    ("until", r"не позднее|не позже|по|к|ко|until|till|by|(?:up )?to and including|up to|through|not? later than"),
    ("on", r"по состоянию на|состоянию на"),
    ("since", r"не раньше|не ранее|(?:not?|no) earlier than"),
    ("after", r"после|позже|позднее|after|later than|following"),
    ("before", r"до|раньше|ранее|перед|before|prior to|earlier than"),
    ("since", r"с|со|начиная с|от|since|from|starting(?: from| in| on)?|effective"),
)
_AFTER_THE_DATE: tuple[tuple[Relation, str], ...] = (
    ("until", r"(?:соңына|аяғына) (?:дейін|шейін)"),
    ("since", r"бас(?:ынан|тан) (?:бастап|бері|бергі)"),
    ("at_start", r"бас(?:ында|ындағы|ынан|ы|тан)"),
    ("at_end", r"аяғ(?:ында|ындағы|ы)|аяқ\w*|соң(?:ында|ындағы|ы|ғы)"),
    ("since", r"бастап|бері|бергі|onwards?|и позже|и далее"),
    ("until", r"кешіктірмей|қоса алғанда"),
    ("after", r"кейін\w*|соң|сон"),
    ("before", r"бұрын\w*|дейін\w*|шейін\w*|дейн"),
    ("on", r"арасында|аралығында"),  # closes a range; see _closes
)
# Words that may stand between a date and its postposition: "2013 жылғы редакциядан кейін", "күннен бастап".
_BETWEEN_WORDS = r"(?:(?:күн|редакция|өзгеріс|жыл|жарлық|the)\w* )?"
_OF_AN_EDITION = (
    r" the| самого| (?:\w+ )?(?:редакци|изменени|поправ)\w*(?: от)?| (?:the )?(?:edition|version|wording) of"
)
_INCLUSIVE = Vocabulary(i="включительно inclusive inclusively қоса")
_TAKEN_IN: dict[Relation, Relation] = {"before": "until", "after": "since"}
_LATIN = re.compile(r"[a-z]")


def _folded(pattern: str) -> str:
    """A pattern whose Cyrillic words are skeletons; its English ones stay."""
    return re.sub(r"[\u0400-\u04FF]+", lambda word: skeleton(word[0]), pattern)


_PREPOSITIONS = tuple(
    (relation, re.compile(rf"(?:^| )(?:{_folded(words)})(?:{_folded(_OF_AN_EDITION)})?$"))
    for relation, words in _BEFORE_THE_DATE
)
_POSTPOSITIONS = tuple(
    (relation, re.compile(rf"{_folded(_BETWEEN_WORDS)}(?:{_folded(words)})(?: |$)"))
    for relation, words in _AFTER_THE_DATE
)
_ENDS_A_DATE = frozenset((*MONTH_CLASSES, "G"))
_ABLATIVE = re.compile(r".*[дтн][ае]н")
_NEAR = 4  # words of context on either side


def _words(tokens: Sequence[Token]) -> str:
    """Words as one string: English as written, others by skeleton."""
    return " ".join(token.lower if _LATIN.search(token.lower) else token.bones for token in tokens)


def _before(tokens: Sequence[Token], first: int, *, latin: bool = True) -> str:
    """The words before a date, back to the nearest sign or number; Latin ones as written, or by skeleton too."""
    start = first
    while start > max(0, first - _NEAR) and tokens[start - 1].kind == "word":
        start -= 1
    near = tokens[start:first]
    return _words(near) if latin else " ".join(token.bones for token in near)


def _after(tokens: Sequence[Token], last: int) -> str:
    """The words after a date, up to the nearest sign or number; Latin Kazakh by skeleton too."""
    stop = last + 1
    while stop < min(len(tokens), last + 1 + _NEAR) and tokens[stop].kind == "word":
        stop += 1
    return " ".join(token.bones for token in tokens[last + 1 : stop]) or ""


def _relation(tokens: Sequence[Token], moment: Moment) -> Relation:
    relation = _excluding(tokens, moment)
    closed = _INCLUSIVE.line(tokens[moment.last + 1 : moment.last + 1 + _NEAR])
    return _TAKEN_IN.get(relation, relation) if "i" in closed.partition(",")[0] else relation


def _excluding(tokens: Sequence[Token], moment: Moment) -> Relation:
    """The relation by the words beside the date, before "включительно" and its like take the date in."""
    following = _after(tokens, moment.last)
    english = _words(tokens[moment.last + 1 : moment.last + 2])
    for relation, pattern in _POSTPOSITIONS:
        if pattern.match(following) or pattern.match(english):
            return relation
    for relation, pattern in _PREPOSITIONS:
        if any(pattern.search(_before(tokens, moment.first, latin=latin)) for latin in (True, False)):
            return relation
    return "since" if _is_ablative(tokens[moment.last]) else "on"


def _is_ablative(token: Token) -> bool:
    """Whether a Kazakh date ends in -дан/-ден ("2014 жылдан")."""
    ending = token.ending if token.kind == "number" else token.bones
    dated = token.kind == "number" or WORDS.of(token) in _ENDS_A_DATE  # but "ертең" ends like an ablative
    return dated and bool(_ABLATIVE.fullmatch(ending))


# --- ranges ---------------------------------------------------------------------------------------------------------

_OPENS_RANGE = re.compile(rf"(?:^| )(?:{_folded('между')}|between)(?: the)?$")
_CLOSES_RANGE = re.compile(rf"(?:\w+ )?(?:{_folded('арасында|аралығында|арасындағы|аралығындағы|аралық')})")
# "Between the beginning of one year and the end of another" is between the years.
_OPENING = rf"(?:the )?(?:beginning|start)(?: of)?(?: the)?|early|{_folded('начало')}\w*|{_folded('бас')}\w*"
_CLOSING = rf"(?:the )?end(?: of)?(?: the)?|late|{_folded('конц')}\w*|{_folded('соң')}\w*|{_folded('аяғ')}\w*"
_OPENED_AT = re.compile(rf"\s*\b(?:{_OPENING})$")
_EDGES = re.compile(rf"^(?:{_OPENING})\b\s*|\s*\b(?:{_CLOSING})$")
_UP_TO = frozenset(("по", "до", "to", "until", "till", "through", "-", "up to", "по и включая", "и до", "and until"))
_WITH = frozenset(("мен", "бен", "пен", skeleton("және"), "и", "and", "-", "and the"))


def _joined(text: str, tokens: Sequence[Token], found: Sequence[Moment]) -> Iterator[DateMention | BadDate]:
    """Turn moments into mentions, two ends of a range into one."""
    place = 0
    while place < len(found):
        moment = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        if following is not None and _is_range(tokens, moment, following):
            moment = replace(moment, end=following.end, precision="range", last=following.last)
            place += 1
        yield _mention(text, tokens, moment)
        place += 1


def _mention(text: str, tokens: Sequence[Token], moment: Moment) -> DateMention | BadDate:
    span = Span(tokens[moment.first].start, tokens[moment.last].end)
    if moment.start is None or moment.end is None:
        return BadDate(span.of(text), span)
    relation: Relation = "between" if moment.precision == "range" else _relation(tokens, moment)
    return DateMention(moment.start, moment.end, moment.precision, relation, span)


def _is_range(tokens: Sequence[Token], first: Moment, second: Moment) -> bool:
    """Whether two dates are the ends of a range ("с 2016 по 2019", "2016 мен 2018 жылдар арасында")."""
    if first.start is None or second.end is None or first.start > second.end:
        return False
    if "range" in (first.precision, second.precision):
        return False
    whole = _words(tokens[first.last + 1 : second.first])
    gap = _EDGES.sub("", _EDGES.sub("", whole))
    if gap == "-":
        return True
    if gap in _WITH:
        before = _OPENED_AT.sub("", _before(tokens, first.first))
        return bool(_OPENS_RANGE.search(before)) or _is_closed(tokens, second)
    since = _relation(tokens, first) == "since" or bool(_ABLATIVE.fullmatch(whole))
    return since and (gap in _UP_TO or (gap == "" and _relation(tokens, second) in ("before", "until")))


def _is_closed(tokens: Sequence[Token], second: Moment) -> bool:
    return bool(_CLOSES_RANGE.match(_after(tokens, second.last)))
