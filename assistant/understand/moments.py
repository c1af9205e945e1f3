"""Calendar dates in a sequence of tokens, whatever they are there for.

Owns: the written forms of days, months, quarters and years, and of impossible dates. Must not know: today, what
relation the sentence puts a date in (``dates``), decrees (``instruments``).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.understand.lexer import Token
from assistant.understand.numerals import roman
from assistant.understand.vocabulary import NUMBER, Vocabulary

Precision = Literal["day", "month", "quarter", "half", "year", "range"]

# a-l: the months. M: the word for one; F, E: the first, the last of several. G: a year word; g: its abbreviation, which
# takes a full stop; q: quarter; v: half; s, t, u: spring, summer, autumn; o: of; x: what numbers count when they are
# not years; N: a number sign.
MONTH_CLASSES = "abcdefghijkl"
WORDS = Vocabulary(
    a="қаңтар* январ* янв january jan",
    b="ақпан* феврал* фев february feb",
    c="наурыз* март* мар march mar",
    d="сәуір* апрел* апр april apr",
    e="мамыр* май мая мае маю маем may",
    f="маусым* июн* june jun",
    g="шілде* июл* july jul",
    h="тамыз* август* авг august aug",
    i="қыркүйек* қыркүйег* сентябр* сен сент september sep sept",
    j="қазан* октябр* окт october oct",
    k="қараша* ноябр* ноя november nov",
    l="желтоқсан* декабр* дек december dec",
    G="жыл* год года году годом годе годов годы годах годам year years",
    z="г гг ж жж",
    q="тоқсан* квартал* quarter q кв",
    v="жарты* полугоди* половин* half h",
    s="""көктем көктемде көктемі көктемінде весна весной весны весну весне spring""",
    t="""жазда жазы жазында жазғы жаз лето летом лета лету лете summer""",
    u="""күз күзде күзі күзінде күзгі осень осенью осени autumn fall""",
    M="месяц* ай айы айда айында айының month months",
    F="алғашқы",
    E="последние последних соңғы last final",
    o="of the",
    x="""теңге* тенге* tenge* рубл* доллар* dollar* долл usd kzt мрп аек айлық* процент* percent пайыз*
        человек* адам* people судь* вопрос* сұрақ* раз рет штат* қызметкер* work* employees бет* стр* page* page
        организац* ұйым* орган* дел іс* ұсын*""",
    N="№ n no nr номер* нөмір* number",
)

_DECADES = frozenset(("е", "х", "ми"))  # endings of "2010-е"
_AND = frozenset(("и", "мен", "бен", "пен", "және", "and"))
_PLAIN_YEARS = range(1900, 2100)  # four digits that mean a year without being called one
_NAMED_YEARS = range(1000, 3000)
_SHORT_YEARS = range(10, 40)  # of this century
_OF_A_YEAR = re.compile("год[ау]|жил[иг].*")  # not the plural, which counts


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written.

    Attributes:
        start: its first day; ``None`` for an impossible date.
        end: its last day.
        first: index of its first token.
        last: index of its last token.
    """

    start: date | None
    end: date | None
    precision: Precision
    first: int
    last: int


# One character a token: D a number of one or two digits, Y a plain year, y another number of four digits, the classes
# above. Order matters: at one place the first that fits is taken.
_MONTH = "[a-l]"
_YEAR = r"(?:G|z\.?)"
_FORMS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("dmy", rf"(?P<d>D)(?P<s>[./-])(?P<m>D)(?P=s)(?P<y>[Yy]){_YEAR}?"),  # 05.04.2019
        ("dmy", rf"(?P<d>D)\.(?P<m>D)\.(?P<y>D){_YEAR}?"),  # 05.04.19
        ("dmy", rf"(?P<y>[Yy])(?P<s>[./-])(?P<m>D)(?P=s)(?P<d>D){_YEAR}?"),  # 2019-04-05
        ("text", rf"(?P<d>D)o?(?P<m>{_MONTH})\.?,?o?(?P<y>[Yy]){_YEAR}?"),  # 5 апреля 2019 г.
        ("text", rf"(?P<m>{_MONTH})\.?o?(?P<d>D),?(?P<y>[Yy]){_YEAR}?"),  # April 5, 2019
        ("text", rf"(?P<y>[Yy]){_YEAR}?,?(?P<d>D)(?P<m>{_MONTH})"),  # 2019 жылғы 5 сәуір
        ("month", rf"(?P<m>{_MONTH})\.?,?o?(?P<y>[Yy]){_YEAR}?"),  # апрель 2019
        ("month", rf"(?P<y>[Yy]){_YEAR}?(?P<m>{_MONTH})"),  # 2019 жылғы сәуір
        ("month", rf"(?P<m>D)\.(?P<y>Y){_YEAR}?"),  # 04.2019
        ("month", r"(?P<y>Y)-(?P<m>D)"),  # 2019-04
        ("quarter", rf"(?P<q>[DI])qo?(?P<y>[Yy]){_YEAR}?"),  # второй квартал 2019 года
        ("quarter", rf"q(?P<q>[DI]),?o?(?P<y>[Yy]){_YEAR}?"),  # Q2 2019
        ("quarter", rf"(?P<y>[Yy]){_YEAR}(?P<q>[DI])q"),  # 2019 жылдың 2-тоқсаны
        ("half", rf"v(?P<q>D)[,o]{{0,2}}(?P<y>[Yy]){_YEAR}?"),  # H1 2016
        ("half", rf"(?P<q>[DI])v[oG]{{0,3}}(?P<y>[Yy]){_YEAR}?"),  # первая половина 2019 года
        ("half", rf"(?P<y>[Yy]){_YEAR}?(?P<q>[DI])vG?"),  # 2019 жылдың бірінші жарты жылы
        ("months", rf"(?P<e>[DFE])(?P<n>[D#])Mo{{0,2}}(?P<y>[Yy]){_YEAR}?"),  # the first six months of 2016
        ("months", rf"(?P<y>[Yy]){_YEAR}?(?P<e>[DFE])(?P<n>[D#])M"),
        ("season", rf"(?P<s>[stu])o?(?P<y>[Yy]){_YEAR}?"),  # летом 2014 года; winter belongs to two years
        ("season", rf"(?P<y>[Yy]){_YEAR}?(?P<s>[stu])"),
        ("years", rf"(?P<y>Y){_YEAR}?-(?P<z>Y){_YEAR}?"),  # 2016-2019 жылдар
        ("years", rf"(?P<y>Y)[-/](?P<z>[DY]){_YEAR}?"),  # 2015/16
        ("short", rf"(?:(?P<m>{_MONTH})o?)?(?P<y>D)(?P<G>G)"),  # в двадцатом году, в июле 22-го года
        ("year", rf"(?P<y>[Yy]){_YEAR}"),
        ("year", rf"{_YEAR}(?P<y>Y)(?!x)"),
        ("year", r"(?P<y>Y)(?![x/])"),
    )
)
# "1 января" without a year is nobody's clause either; it is masked, and means no date.
_DAY_OF_YEAR = re.compile(rf"D{_MONTH}|(?<![a-z]){_MONTH}D(?!D)")


def moments(tokens: Sequence[Token]) -> Iterator[Moment]:
    """Yield the dates of a sequence of tokens, in order, none overlapping."""
    line = _line(tokens)
    place = 0
    while place < len(line):
        found = _moment_at(tokens, line, place) if line[place] not in "wxo." and not _is_tail(tokens, place) else None
        if found is not None:
            yield found
        place = found.last + 1 if found else place + 1


def _is_tail(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number ends another one: "52-1 of September" is no day, "5-7 мая" is."""
    if place < 2 or not (tokens[place].glued and tokens[place - 1].glued) or tokens[place - 1].bones != "-":
        return False
    whole, tail = tokens[place - 2], tokens[place]
    return whole.kind == tail.kind == "number" and tail.value < whole.value < _NAMED_YEARS.start


def days_without_year(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of "1 января" and its like, which are dates but tell no day."""
    for found in _DAY_OF_YEAR.finditer(_line(tokens)):
        first, last = found.start(), found.end() - 1
        may = tokens[last if tokens[first].kind == "number" else first]
        if may.lower != "may" or may.text[0].isupper():  # "clause 7 may be removed"
            yield first, last


def months_without_year(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places of months that no year and no day stands beside."""
    line = _line(tokens)
    for place, sign in enumerate(line):
        beside = line[max(0, place - 1) : place] + line[place + 1 : place + 2]
        named = (
            tokens[place].kind == "word" and len(tokens[place].text) > 2 and tokens[place].lower not in ("may", "mar")
        )
        if sign in MONTH_CLASSES and named and not set(beside) & set("DYy"):
            yield place


def _line(tokens: Sequence[Token]) -> str:
    return "".join(_class(token) for token in tokens)


def _class(token: Token) -> str:
    if token.kind != "number":
        return "I" if token.kind == "word" and roman(token.text) in (1, 2, 3, 4) else WORDS.of(token)
    if token.spelled == "cardinal":
        return "Y" if token.value in _PLAIN_YEARS else NUMBER
    if token.spelled == "ordinal":
        if token.value in _PLAIN_YEARS:
            return "Y"
        return "y" if token.value in _NAMED_YEARS else "D" if 0 < token.value < 32 else NUMBER
    if len(token.text) <= 2:
        return "D"
    if len(token.text) == 4:
        return "Y" if token.value in _PLAIN_YEARS else "y"
    return NUMBER


def _moment_at(tokens: Sequence[Token], line: str, place: int) -> Moment | None:
    for name, pattern in _FORMS:
        found = pattern.match(line, place)
        if found and _well_written(name, found, tokens):
            moment = _READERS[name](found, tokens)
            if moment is not None:
                return moment
    return None


def _well_written(name: str, found: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the parts of a numeric date stand together, and a bare year is not a number of something."""
    first, last = found.start(), found.end()
    if name == "dmy" or (name == "month" and set(found[0]) & set("-.") and "D" in found[0]):
        numbers = [place for place in range(first, last) if tokens[place].kind == "number"]
        return all(tokens[place].glued for place in range(first + 1, numbers[-1] + 1)) and _full(name, found, tokens)
    if name in ("year", "years") and first > 0:
        sign = first - 2 if tokens[first - 1].bones == "." and first > 1 else first - 1  # No. 1900
        return WORDS.of(tokens[sign]) != "N" and not _hangs_on_a_number(tokens, first)
    return True


def _hangs_on_a_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether "2015" ends something like "15/2015"; "mid-2015" does not."""
    if not tokens[place].glued or tokens[place - 1].bones not in ".-/(":
        return False
    return tokens[place - 1].bones != "-" or place < 2 or tokens[place - 2].kind != "word"


def _full(name: str, found: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Whether short years and bare months have two digits ("05.04.19", "04.2019"), as clause numbers seldom have."""
    year_is_short = len(tokens[found.start("y")].text) <= 2
    if name == "month":
        return len(tokens[found.start("m")].text) == 2 and 1 <= tokens[found.start("m")].value <= 12
    return not year_is_short or all(len(tokens[found.start(group)].text) == 2 for group in "dmy")


def _number(found: re.Match[str], tokens: Sequence[Token], group: str) -> int:
    return tokens[found.start(group)].value


def _span(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.end() - 1


def _impossible(found: re.Match[str]) -> Moment:
    return Moment(None, None, "day", *_span(found))


def _read_numeric(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    day, month, year = (_number(found, tokens, group) for group in "dmy")
    if len(tokens[found.start("y")].text) <= 2:
        year += 2000 if year < 50 else 1900
    if "/" in found[0] and month > 12 >= day:  # an American's 4/25/2019
        day, month = month, day
    return _day(found, year, month, day)


def _day(found: re.Match[str], year: int, month: int, day: int) -> Moment:
    try:
        at = date(year, month, day)
    except ValueError:
        return _impossible(found)
    return Moment(at, at, "day", *_span(found))


def _month_number(found: re.Match[str], tokens: Sequence[Token]) -> int:
    token = tokens[found.start("m")]
    return token.value if token.kind == "number" else MONTH_CLASSES.index(WORDS.of(token)) + 1


def _read_text(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    year = _number(found, tokens, "y")
    if year not in _NAMED_YEARS:
        return None
    return _day(found, year, _month_number(found, tokens), _number(found, tokens, "d"))


def _months(found: re.Match[str], year: int, first: int, last: int, precision: Precision) -> Moment | None:
    if year not in _NAMED_YEARS:
        return None
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Moment(date(year, first, 1), end, precision, *_span(found))


def _read_month(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    month = _month_number(found, tokens)
    return _months(found, _number(found, tokens, "y"), month, month, "month")


def _read_quarter(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    token = tokens[found.start("q")]
    quarter = token.value if token.kind == "number" else roman(token.text) or 0
    if not 1 <= quarter <= 4:
        return None
    return _months(found, _number(found, tokens, "y"), quarter * 3 - 2, quarter * 3, "quarter")


def _read_half(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    token = tokens[found.start("q")]
    half = token.value if token.kind == "number" else roman(token.text) or 0
    return _months(found, _number(found, tokens, "y"), half * 6 - 5, half * 6, "half") if half in (1, 2) else None


def _read_several_months(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    """The first or the last months of a year."""
    count, edge = _number(found, tokens, "n"), tokens[found.start("e")]
    if not 0 < count < 12 or (found["e"] == "D" and edge.value != 1):
        return None
    first, last = (13 - count, 12) if found["e"] == "E" else (1, count)
    return _months(found, _number(found, tokens, "y"), first, last, "quarter")


def _read_season(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    first = {"s": 3, "t": 6, "u": 9}[found["s"]]
    return _months(found, _number(found, tokens, "y"), first, first + 2, "quarter")


def _read_year(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    year = _number(found, tokens, "y")
    if year % 10 == 0 and _is_decade(tokens, found.start("y"), found.end()):
        return Moment(date(year, 1, 1), date(year + 9, 12, 31), "range", *_span(found))
    return _months(found, year, 1, 12, "year")


def _read_short(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    """A year by its last two figures: "в двадцатом году", "22-го года"; "20 лет" is a time and none."""
    year, noun = tokens[found.start("y")], tokens[found.start("G")]
    ordered = year.spelled == "ordinal" or bool(year.ending)
    if not ordered or year.value not in _SHORT_YEARS or not _OF_A_YEAR.fullmatch(noun.bones):
        return None
    if found["m"]:
        month = _month_number(found, tokens)
        return _months(found, 2000 + year.value, month, month, "month")
    return _months(found, 2000 + year.value, 1, 12, "year")


def _is_decade(tokens: Sequence[Token], year: int, end: int) -> bool:
    """Whether a round year stands for ten: "2010-е", "2010-х годах", "the 2010s", "2010-жылдары"."""
    if tokens[year].ending in _DECADES:
        return True
    following = tokens[year + 1] if year + 1 < len(tokens) else None
    if following is None or following.kind != "word" or tokens[year].ending:
        return False
    if following.lower == "s" and following.glued:
        return True
    enumerated = year > 0 and (tokens[year - 1].bones == "," or tokens[year - 1].lower in _AND)
    return end == year + 2 and following.bones.startswith("жилдар") and not enumerated


def _read_years(found: re.Match[str], tokens: Sequence[Token]) -> Moment | None:
    first, last = _number(found, tokens, "y"), _number(found, tokens, "z")
    if len(tokens[found.start("z")].text) == 2:  # 2015/16 is one year after the other
        last += first - first % 100
        if last != first + 1:
            return None
    if first >= last:
        return None
    return Moment(date(first, 1, 1), date(last, 12, 31), "range", *_span(found))


_READERS: dict[str, Callable[[re.Match[str], Sequence[Token]], Moment | None]] = {
    "dmy": _read_numeric,
    "text": _read_text,
    "month": _read_month,
    "quarter": _read_quarter,
    "half": _read_half,
    "months": _read_several_months,
    "season": _read_season,
    "short": _read_short,
    "year": _read_year,
    "years": _read_years,
}
