"""The words, numbers, dates and brackets of a note.

Owns: cutting a note's text into tokens whose spans point into that text. Must not know: what the words mean, beyond
the month names a date needs. One left-to-right pass; every pattern is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from corpus.model import Span
from corpus.notes.lexicon import KK_MONTHS, MONTH_ENDINGS, RU_MONTHS, split_joined
from corpus.text import fold

MAX_DEPTH = 3  # brackets within brackets that still mean something


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()  # the number of a unit, as 15, 3-1), 2-
    DATE = auto()
    REGNO = auto()  # the number of an act, as № 165
    PAREN = auto()
    QUOTED = auto()
    DASH = auto()
    SEMI = auto()
    COMMA = auto()
    STOP = auto()
    COLON = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        kind: what it is.
        span: where it stands.
        value: the folded, lower-cased word; the bare number; the source's characters for the rest.
        day: the day of a DATE.
        inner: the tokens of a PAREN.
        glued: whether nothing separates it from the token before.
        marked: whether a NUMBER carries the closing bracket of a list's item, as "2)".
    """

    kind: Kind
    span: Span
    value: str
    day: date | None = None
    inner: tuple[Token, ...] = ()
    glued: bool = False
    marked: bool = False


_ROMAN_LETTER = "IVXLCDMІХСМ"  # Latin, and the Cyrillic letters typed for them
_TOKEN = re.compile(
    rf"""
      (?P<long>(?![{_ROMAN_LETTER}V]{{5}})[^\W\d_]{{5,}})
    | (?P<ymd>(?P<y1>\d{{4}})\.(?P<m1>\d\d?)\.(?P<d1>\d\d?)(?!\d)(?:\.(?=\s*(?:[№N,;(]|$)))?)
    | (?P<dmy>(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>\d{{4}}(?!\d)|\d\d(?=\s?(?:г|ж|№|N|\())
        |[012]\d\d(?![\d-]))(?:\.(?=\s*[№N,;(]))?)
    | (?P<slip>\d\d?\.(?:0\d\d\.\d{{4}}|\d\d(?:19|20)\d\d)(?!\d))
    | (?P<spaced>(?P<d5>\d\d?)\s?\.\s?(?P<m5>\d\s?\d?)\s?\.\s?(?P<y5>\d{{4}})(?!\d))
    | (?P<kkd>(?P<y3>\d{{4}})\s?(?:жыл(?:ғы|дың|ы)?|ж\.)\s?(?P<d3>\d\d?)[\s-]?
        (?P<m3>(?i:{"|".join(KK_MONTHS)}))(?:{"|".join(MONTH_ENDINGS)})?)
    | (?P<rud>(?P<d4>\d\d?)\s(?P<m4>(?i:{"|".join(RU_MONTHS)}))\s(?P<y4>\d{{4}}))
    | (?P<regno>(?:N?№{{1,2}}|\bN(?![A-Za-z])|(?<=[а-яәіңғүұқөһ\d])N(?=\s?\d)|\bn(?=\s?\d))\s*
        (?P<body>(?:(?:ҚР|РК)[\s-])?(?:[A-ZА-ЯӘІҢҒҮҰҚӨҺ]{{1,6}}\s?-?\s?)?\d+(?:[А-ЯA-Z](?:\s\d+(?=[/-])|(?![а-яәі])))?
          (?:\s?/\s?(?:\d+|[A-ZА-ЯӘІҢҒҮҰҚӨҺ]{{1,5}}(?![а-яәі])|[а-яқғәні]{{1,3}}(?!\w))
            |\s?-\s?(?:[{_ROMAN_LETTER}V]+(?!\w))
            |\s?-\s\d+|-(?:\d+(?:[А-ЯA-Z](?![а-яәі]))?|[A-ZА-ЯӘІҢҒҮҰҚӨҺ]{{1,5}}(?![а-яәі])|[а-яқғәөоүіp]{{1,2}}(?!\w))
            |(?:нқ|н/қ|НҚ|өө|с)(?!\w)|\s[қөс](?=\s*\()
          ){{0,5}}))
    | (?P<code>(?<!\w)[A-ZР]\d{{6,12}}_?(?!\w))
    | (?P<number>(?:\d+(?:[-.]\d+){{0,4}}
        |(?<![\w-])[IVXІХ][IVXLCІХС]{{0,6}}(?=[-\s.,)])
        |(?<![\w])(?<!\d\s)[а-яәі](?=\)))
        (?:-?(?:ншы|нші|ыншы|інші|шы|ші|й|я|го|ый|ой|ая|му|е)(?!\w))?)
    | (?P<abbr>(?<!\w)(?:м\.\s?а|и\.\s?о|ст|см|п\.?п|п|т|б|тт|ред|стар)\s?\.(?!\w))
    | (?P<year>(?<![^\W\d_])(?:г|ж)\s?\.)
    | (?P<word>[^\W\d_]+)
    | (?P<quoted>"[^"\n]{{0,600}}"|«[^»\n]{{0,600}}»|“[^”\n]{{0,600}}”)
    | (?P<dash>-)
    | (?P<semi>;)
    | (?P<comma>,)
    | (?P<stop>\.)
    | (?P<colon>[:!])
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_PIECE = re.compile(r"[^\W\d_]+?(?<=[а-яәіңғүұқөһё])(?=[А-ЯӘІҢҒҮҰҚӨҺN])|[^\W\d_]+")
_KINDS = {
    "number": Kind.NUMBER,
    "abbr": Kind.WORD,
    "year": Kind.WORD,
    "code": Kind.OTHER,
    "word": Kind.WORD,
    "quoted": Kind.QUOTED,
    "dash": Kind.DASH,
    "semi": Kind.SEMI,
    "comma": Kind.COMMA,
    "stop": Kind.STOP,
    "colon": Kind.COLON,
    "other": Kind.OTHER,
}
_DATES = {"slip": "", "ymd": "1", "dmy": "2", "spaced": "5", "kkd": "3", "rud": "4"}
_ROMAN = re.compile(rf"(?:(?<=-)|^)[IVXІХ][{_ROMAN_LETTER}]*$")
_TO_LATIN = str.maketrans("ІХСМ", "IXCM")
_MARKER = re.compile(
    r"\)\s*(?:-?\s*(?:тармақша|абзац)|,\s*\d+(?:-\d+)?\)|(?:и|және|мен)\s+\d|п\.|пункт|подпункт|стат|ст\s?\.|част)"
)


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Cut a text into tokens; bracketed stretches become one token each.

    Args:
        text: the text as it stands in the source.
        offset: where it begins; spans are counted from there.
    """
    folded = fold(text)
    flat: list[Token] = []
    depth = position = 0
    while match := _TOKEN.search(folded, position):
        position = match.end()
        group = match.lastgroup or "other"
        marked = False
        if group == "other" and match[0] in "()":
            depth = max(0, depth + (1 if match[0] == "(" else -1))
        if group == "number" and _is_marked(folded, match.end(), depth):
            position += 1
            marked = True
        flat.extend(_read(match, Span(match.start() + offset, position + offset), flat, marked))
    return _group(flat)


def _is_marked(folded: str, end: int, depth: int) -> bool:
    """Whether the bracket after a number belongs to it ("3)") and does not close an earlier one."""
    return folded.startswith(")", end) and (depth == 0 or _MARKER.match(folded, end) is not None)


def _read(match: re.Match[str], span: Span, before: list[Token], marked: bool) -> list[Token]:
    glued = bool(before) and before[-1].span.end == span.start
    name = match.lastgroup or "other"
    if name in ("long", "word"):
        return _words(match[0], span, glued)
    if name in _DATES:
        day = _day(match, _DATES[name]) if _DATES[name] else None
        return [Token(Kind.DATE, span, match[0].rstrip("."), day, glued=glued)]
    if name == "regno":
        return [Token(Kind.REGNO, span, _number(match["body"]), glued=glued)]
    if name == "number":
        return [
            Token(Kind.NUMBER, span, _latin(re.sub(r"(?<=\w)-?[а-яі]+$", "", match[0])), glued=glued, marked=marked)
        ]
    value = re.sub(r"\s", "", match[0].lower()) if name in ("abbr", "year") else match[0]
    return [Token(_KINDS[name], span, value, glued=glued)]


def _words(word: str, span: Span, glued: bool) -> list[Token]:
    """The word as tokens: cut where a capital follows a small letter, and where known words were run together."""
    found: list[Token] = []
    start = span.start
    for piece in _PIECE.findall(word) if not word[1:].islower() else (word,):
        for part in split_joined(piece.lower().replace("ё", "е")):
            end = start + len(part)
            found.append(Token(Kind.WORD, Span(start, end), part, glued=glued or bool(found)))
            start = end
    return found


def _day(match: re.Match[str], digit: str) -> date | None:
    """The day; ``None`` where the figures are no day of the calendar, or a year has three of them."""
    year, month, day = match["y" + digit], match["m" + digit].lower(), int(match["d" + digit])
    month = month.replace(" ", "")
    number = KK_MONTHS.get(month) or RU_MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 50 else 2000)
    try:
        return date(full, number, day) if len(year) != 3 else None
    except ValueError:
        return None


def _number(body: str) -> str:
    """The act's number with single spaces, none around signs, and Roman numerals in Latin letters."""
    bare = re.sub(r"\s*([/-])\s*", r"\1", re.sub(r"\s+", " ", body))
    return _latin(bare)


def _latin(number: str) -> str:
    return _ROMAN.sub(lambda roman: roman[0].translate(_TO_LATIN), number)


def _group(flat: list[Token]) -> tuple[Token, ...]:
    partner = _partners(flat)
    return _nest(flat, partner, 0, len(flat), 0)


def _partners(flat: list[Token]) -> dict[int, int]:
    """The closing bracket of each opening one."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for index, token in enumerate(flat):
        if token.kind is Kind.OTHER and token.value == "(":
            waiting.append(index)
        elif token.kind is Kind.OTHER and token.value == ")" and waiting:
            found[waiting.pop()] = index
    return found


def _nest(flat: list[Token], partner: dict[int, int], start: int, end: int, depth: int) -> tuple[Token, ...]:
    nested: list[Token] = []
    index = start
    while index < end:
        token, close = flat[index], partner.get(index)
        if close is None or depth == MAX_DEPTH:
            nested.append(token)
            index += 1
            continue
        inner = _nest(flat, partner, index + 1, close, depth + 1)
        nested.append(Token(Kind.PAREN, Span(token.span.start, flat[close].span.end), "()", inner=inner))
        index = close + 1
    return tuple(nested)
