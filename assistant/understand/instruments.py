"""The decrees, laws and editions a question names: by number, by date, by year.

Owns: how an instrument is named ("05.04.2019 № 16 Жарлық", "Указ № 165", "the 2013 edition"). Must not know: which
instruments exist, whether one is the act itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.understand.lexer import Token, read
from assistant.understand.moments import MONTH_CLASSES, Moment, moments
from assistant.understand.moments import WORDS as MOMENT_WORDS
from assistant.understand.vocabulary import NUMBER, Vocabulary
from corpus.model import Span

InstrumentKind = Literal["decree", "law", "resolution", "order", "decision", "edition"]


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """An amending act, or an edition, as a question names it; what it does not name is ``None``."""

    number: str | None
    date: date | None
    year: int | None
    kind: InstrumentKind | None
    span: Span


# K, A, R, O, D: decree, law, resolution, order, decision; e: edition; N: number sign; L: a word that makes the number a
# clause's;
# Q: a list; p: of, dated; i: signed, issued; v: prepositions that make a bare year a time and not
# a name; c: and; f: filler.
_WORDS = Vocabulary(
    K="жарлы* указ указа указе указу указом указы указов указам указами указах decree* edict*",
    A="""заң заңы заңын* заңның заңмен заңымен заңда заңға закон закона законе закону законом законы законов законам
        законами законах law laws""",
    R="қаулы* постановлени* resolution resolutions",
    O="бұйрық* бұйрығ* приказ* order orders",
    D="шешім* решени* decision decisions",
    e="редакци* edition* version* wording* нұсқа*",
    N="№ n nr no nº номер* нөмір* number numbered",
    L="""тармақ* тармағ* тармақша* пункт* подпункт* бап бабы* бапт* стат* глав* тарау* п пп т тш подп ст clause*
        subclause* article* paragraph* point* item* chapter* section* cl art para бөлім* раздел* орын* позици*
        приложени* прил қосымша* annex* appendi* жол жолы строк* row""",
    Q="тізбе* список списк* перечен* перечн* list lists",
    p="от of dated from за из",
    v="в во in since after before с до после by from until during on",
    c="және мен бен пен и and",
    i="""шыққан қабылданған жарияланған шығарылған қойылған бекітілген подписанн* изданн* принят* вышедш* опубликованн*
        signed issued adopted published passed""",
    f="""президент* президентінің қр рк республик* қазақстан* казахстан* the of kazakhstan president* күнгі presidential
        жылғы ресми его its that this осы этот этого этим этому главы мемлекет* санды сандық
        нөмірлі номерлі под қрз зрк""",
)
_ISSUE = "KAROD"
_KINDS: dict[str, InstrumentKind] = {
    "K": "decree",
    "A": "law",
    "R": "resolution",
    "O": "order",
    "D": "decision",
    "e": "edition",
}
_LONGEST_NUMBER = 5
_LONGEST_SUFFIX = 4  # letters: VIII, НҚ
_LETTERS = frozenset(("ө", "v", "vi", "vii", "ii", "iii", "iv", "нқ", "нк"))
_LIST_WITHIN = 5  # tokens
_COUNTED_BELOW = 10  # "2 указа" are two decrees; "16 указ" is No 16
_SPELLED = 31  # so many are counted in words
_PLURAL = re.compile(r"decrees|laws|указов|законов|edicts|orders|resolutions|decisions|приказов|решений")
_ADJECTIVE_YEAR = re.compile(r".*(?:г[иы]|ги|дин|да[гк]и|года|г|ж)|[0-9]+")

_LOCATIVE = ("да", "де", "та", "те")  # "3 қарашада" is a time, "3 қарашадағы" a name

# One character an item: T a day, U a year as part of a name, V a year as a time, # a number, s a small number without
# sign or ending, x a clause's number.
_NUM = r"(?:N\.?)?[#s]"
_MORE = rf"(?P<more>(?:,?c?{_NUM}){{1,20}})"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 05.04.2019 № 16 Жарлық; № 165, 198 және 201 Жарлықтар; № 16 от 05.04.2019
        rf"(?:(?P<date>[TU])f{{0,4}})?N\.?(?P<number>[#s])(?:(?P<more>(?:,?c?{_NUM}){{1,20}})(?=f{{0,3}}[KAROD]))?"
        rf"(?:f{{0,3}}(?P<kind>[KAROD]))?(?:p?f{{0,2}}(?P<after>T))?",
        # Указ Президента от 11 января 2015 года № 165
        r"(?P<kind>[KAROD])(?:p|f){0,6}(?P<date>[TU])N\.?(?P<number>[#s])",
        # Указ № 165 от 11.01.2015; decrees 165, 198 and 201
        rf"(?P<kind>[KAROD])f{{0,5}}(?:N\.?)?(?P<number>[#s]){_MORE}?(?:p?f{{0,2}}(?P<after>[T]))?(?:p(?P<year>[UV]))?",
        r"(?P<kind>[KAROD])f{0,5}p(?:p|f){0,4}(?P<date>[TUV])",  # Указ от 11 января 2015 года; decree of 2016
        r"(?P<kind>[KAROD])f{0,5}(?P<date>U)(?!e)",  # Указ 2013 года
        rf"(?P<number>#)(?:(?P<more>(?:,?c?{_NUM}){{1,20}}))?f{{0,3}}(?P<kind>[KAROD])",  # 165, 198 жарлықтар
        r"(?P<date>[TUV])f{0,2}w?i(?P<kind>[KAROD])",  # 9 тамызда қол қойылған жарлық
        r"(?P<kind>[KAROD])f{0,3},?i[vpf]{0,2}(?P<date>[TUV])",  # указ, подписанный 5 апреля 2019 года
        r"(?P<date>[TU])f{0,4}(?P<kind>[KAROD])",  # 2013 жылғы Жарлық; 11.01.2015 Жарлығы
        r"(?P<date>[TU])f{0,3}(?P<kind>e)",  # 2013 жылғы редакция; the 2013 edition
        r"(?P<kind>e)p?f{0,2}(?P<date>[TU])",  # редакция 2013 года, редакция от 03.10.2013
    )
)
_ROMAN = re.compile(r"\d+-[IVX]+", re.IGNORECASE)  # "262-VI": the number of a law and its convocation
_ALONE = re.compile(r"(?P<number>#)(?!L)")  # such a number names an act without any noun


@dataclass(frozen=True, slots=True)
class _Item:
    """One character of the pattern line: a token, or a date as a whole."""

    sign: str
    first: int
    last: int
    moment: Moment | None = None
    number: str = ""  # of a number with a suffix: "74-V"


@dataclass(frozen=True, slots=True)
class _Found:
    mention: InstrumentMention
    first: int
    last: int


def find_instruments(text: str) -> tuple[InstrumentMention, ...]:
    """Find the decrees, laws and editions a question names, in order; a list of numbers gives one each."""
    return tuple(found.mention for found in _scan(read(text)))


def instrument_places(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each instrument's name; editions, which are times too, are left out."""
    for found in _scan(tokens):
        if found.mention.kind != "edition":
            yield found.first, found.last


def _scan(tokens: Sequence[Token]) -> Iterator[_Found]:
    items = _items(tokens)
    line = "".join(item.sign for item in items)
    place = 0
    while place < len(line):
        match = _match_at(line, place) if line[place] in "TUVN#KARODes" else None
        if match is None and _ROMAN.fullmatch(items[place].number):
            match = _ALONE.match(line, place)
        if match is None:
            place += 1
            continue
        yield from _mentions(match, items, tokens)
        place = match.end()


def _match_at(line: str, place: int) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.match(line, place))), None)


# --- items ----------------------------------------------------------------------------------------------------------


def _items(tokens: Sequence[Token]) -> list[_Item]:
    items: list[_Item] = []
    place = 0
    for moment in moments(tokens):
        items.extend(_words(tokens, place, moment.first))
        items.append(_Item(_date_sign(tokens, moment), moment.first, moment.last, moment))
        place = moment.last + 1
    return [*items, *_words(tokens, place, len(tokens))]


def _words(tokens: Sequence[Token], first: int, end: int) -> Iterator[_Item]:
    """One item a token, a number with its suffix whole."""
    place = first
    while place < end:
        sign, last = _sign(tokens, place), place
        read_on = _suffix if sign in ("#", "s") else _joined if sign == "x" else None
        suffix = read_on(tokens, place) if read_on is not None and place + 1 < end else None
        if suffix is not None:
            last, number = suffix
            yield _Item("#", place, last, number=number)
        else:
            yield _Item(sign, place, place)
        place = last + 1


def _suffix(tokens: Sequence[Token], place: int) -> tuple[int, str] | None:
    """The last token of "74-V", "193/НҚ", "20-ө", and the number as a whole; ``None`` for a number without suffix."""
    slash = tokens[place + 1].bones == "/" and tokens[place + 1].glued
    at = place + 1 + slash
    if at >= len(tokens) or tokens[at].kind != "word" or not tokens[at].glued or tokens[place].ending:
        return None
    word = tokens[at]
    printed = word.text.isupper() and len(word.text) <= _LONGEST_SUFFIX
    if not printed and word.lower not in _LETTERS:
        return None
    return at, f"{tokens[place].bones}{'/' if slash else '-'}{word.text.upper() if printed else word.lower}"


def _joined(tokens: Sequence[Token], place: int) -> tuple[int, str] | None:
    """The last token of "48-1", as local councils number, and the number as a whole; beside a noun for an act only."""
    sign, inner = (*tokens[place + 1 : place + 3], None, None)[:2]
    if sign is None or inner is None or sign.bones not in ("-", "/") or not sign.glued or not inner.glued:
        return None
    if inner.kind != "number" or inner.spelled or tokens[place].spelled:
        return None
    signs = (_WORDS.of(tokens[at]) for at in range(place - 1, -1, -1))
    before = next((said for said in signs if said != "N"), "w")
    after = _WORDS.of(tokens[place + 3]) if place + 3 < len(tokens) else "w"
    if {before, after} & set("LQ") or not {before, after} & set(_ISSUE):
        return None
    return place + 2, f"{tokens[place].bones}{sign.bones}{inner.bones}"


def _date_sign(tokens: Sequence[Token], moment: Moment) -> str:
    if moment.precision == "day":
        month = MOMENT_WORDS.of(tokens[moment.last]) in MONTH_CLASSES
        locative = month and tokens[moment.last].bones.endswith(_LOCATIVE)
        return "w" if moment.start is None else "V" if locative else "T"
    if moment.precision != "year":
        return "w"
    before = _WORDS.of(tokens[moment.first - 1]) if moment.first else ""
    bare = moment.first == moment.last
    last = tokens[moment.last - (tokens[moment.last].bones == "." and not bare)]
    if (bare and before == "v") or last.ending:
        return "V"
    return "U" if _ADJECTIVE_YEAR.fullmatch(last.bones) else "V"


def _sign(tokens: Sequence[Token], place: int) -> str:
    token = tokens[place]
    found = _WORDS.of(token)
    if found == "N" and token.kind == "word" and not _followed_by_number(tokens, place):
        return "w"
    if found != NUMBER:
        return found
    small = bool(token.spelled) and token.value <= _SPELLED  # "первый указ" counts, "сто шестьдесят пятый указ" names
    if len(token.bones) > _LONGEST_NUMBER or small or _belongs_to_clause(tokens, place):
        return "x"
    return "#" if token.ending or token.spelled or token.value >= _COUNTED_BELOW else "s"


def _followed_by_number(tokens: Sequence[Token], place: int) -> bool:
    following = [token for token in tokens[place + 1 : place + 4] if token.bones != "."]
    if not following or following[0].kind != "number":
        return False
    written_on = len(following) > 1 and following[1].kind == "word" and following[1].glued
    return not (following[0].glued and written_on)  # "n2hn3": a wrong keyboard


def _belongs_to_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number is a clause's or a list item's ("пункт № 7", "№ 19 в списке", "12-1)", "20(8-1)")."""
    before = place - 1
    while before >= 0 and (tokens[before].bones == "." or _WORDS.of(tokens[before]) == "N"):
        before -= 1
    following = tokens[place + 1 : place + 4]
    signs = "".join(_WORDS.of(token)[0] for token in following)
    if before < place - 1 and _list_before(tokens, before):
        return True
    numbered = before < place - 1 and not (before >= 0 and _WORDS.of(tokens[before]) in "LQ")
    if signs[:2] == "L#" and (numbered or (before >= 0 and _WORDS.of(tokens[before]) in _ISSUE)):
        return False  # "указ № 16 пункт 18"
    if before >= 0 and _WORDS.of(tokens[before]) in "LQ":
        served = before > 0 and tokens[before - 1].kind == "number"  # "15-тармақты 165-ші Жарлық өзгертті ме"
        return not (served and signs[:1] in set(_ISSUE))
    if signs[:1] == "L" or (signs[:1] in {")", "("} and following[0].glued):
        return True
    if signs[:2] == "-#" or signs[:2] == "/#":
        return True
    return "Q" in signs and not set(signs[: signs.index("Q")]) & set("KARODw,.?:")


def _list_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a list is named shortly before a numbered item ("перечень членов комиссии, номер 10")."""
    for at in range(place, max(-1, place - _LIST_WITHIN), -1):
        if tokens[at].kind == "number" or _WORDS.of(tokens[at]) in _ISSUE:
            return False
        if _WORDS.of(tokens[at]) == "Q":
            return True
    return False


# --- mentions -------------------------------------------------------------------------------------------------------


def _mentions(match: re.Match[str], items: Sequence[_Item], tokens: Sequence[Token]) -> Iterator[_Found]:
    """The mentions of one match: one, or one for each number of a list."""
    groups = match.groupdict()
    kind = _KINDS.get(groups.get("kind") or "")
    numbers = _number_items(match, items)
    if groups.get("kind") and groups.get("number") and _is_count(match, items, tokens):
        return
    moment = next((items[match.start(name)].moment for name in ("date", "after", "year") if groups.get(name)), None)
    first, last = items[match.start()].first, items[match.end() - 1].last
    for order, number in enumerate(numbers or [None]):
        start = first if order == 0 else number.first if number else first
        stop = last if order == len(numbers or [None]) - 1 or number is None else number.last
        written = (number.number or tokens[number.first].bones) if number else None
        span = Span(tokens[start].start, tokens[stop].end)
        yield _Found(_mention(written, moment if order == 0 else None, kind, span), start, stop)


def _number_items(match: re.Match[str], items: Sequence[_Item]) -> list[_Item]:
    groups = match.groupdict()
    if not groups.get("number"):
        return []
    places = [match.start("number")]
    if groups.get("more"):
        places.extend(at for at in range(match.start("more"), match.end("more")) if items[at].sign in "#s")
    return [items[place] for place in places]


def _mention(number: str | None, moment: Moment | None, kind: InstrumentKind | None, span: Span) -> InstrumentMention:
    if moment is None or moment.start is None:
        return InstrumentMention(number, None, None, kind, span)
    day = moment.start if moment.precision == "day" else None
    return InstrumentMention(number, day, moment.start.year, kind, span)


def _is_count(match: re.Match[str], items: Sequence[_Item], tokens: Sequence[Token]) -> bool:
    """Whether a bare number counts decrees ("18 указов", "21 decrees") and names none."""
    noun, number = tokens[items[match.start("kind")].first], tokens[items[match.start("number")].first]
    bare = "N" not in match[0] and not number.ending and not match.groupdict().get("more")
    return bare and match.start("number") < match.start("kind") and bool(_PLURAL.fullmatch(noun.lower))
