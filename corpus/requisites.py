"""Who issued an act, of what kind, when and under what number: read from one line that says so.

Owns: the reading of "Қазақстан Республикасы Үкіметінің 2012 жылғы 1 ақпандағы № 184 қаулысы", "Решение Шиелийского
районного маслихата … от 25 декабря 2018 года № 19/8. Зарегистрировано …", and of the same in an annex's corner, where
the text lost the spaces at line ends. Must not know: where in an act such a line stands. A line that breaks off is read
as far as it goes; what it does not tell stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus import months
from corpus.issuers import nominative
from corpus.kinds import KINDS, DocumentKind, kazakh_kind, russian_kind
from corpus.text import fold

_UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_DATE = re.compile(
    rf"""
    (?P<y>\d{{4}})\s*(?:жылғы|жылдың|жылы|жыл|ж\.)?\s*["«]?\s*(?P<d>\d{{1,2}})\s*["»]?\s*(?P<kk>{"|".join(months.KK)})\w*
    | ["«]?(?P<d2>\d{{1,2}})["»]?\s*(?P<ru>{"|".join(months.RU)})\s*(?P<y2>\d{{4}})(?:\s*(?:года|год|г\.?)(?!\w))?
    | (?P<d5>\d{{1,2}})\s+(?P<kk5>{"|".join(months.KK)})\s+(?P<y5>\d{{4}})\s*(?:жыл\w*|ж\.)
    | (?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})(?:\s*(?:жылғы|ж\.|года|г\.))?
    | (?P<y4>\d{{4}})\.(?P<m4>\d{{1,2}})\.(?P<d4>\d{{1,2}})\.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "… әкімдігінің 20": the line breaks off in its date.
_GENITIVE_BEFORE_YEAR = re.compile(r"(?:(?<=[нтд][ыі]ң)|(?<=м\.а\.))\s(?=\d)")
_KIND_BEHIND = re.compile(r"(?<=\d)-(?=[а-яёәғқңөұүһі]{5,}$).*")  # "№ 224-шешіміне"
_NUMBER = re.compile(r"(?:№|\bN(?![a-z]))\s?", re.IGNORECASE)
_LAW_MARK = re.compile(r"\s*(?:ЗРК|ҚРЗ)$")  # "410-V ЗРК": the mark says only that it is a law
_SPACED = re.compile(r"(?<!\w)(?:\w ){4,}\w(?!\w)")  # "П о с т а н о в л е н и е"
# Where a corner lost its line ends: "РеспубликасыҮкіметінің2020 жылғы 28 қазандағы№ 713 қаулысыменбекітілген".
_GLUED = re.compile(
    rf"""(?<=[а-яёәғқңөұүһі])(?=[{_UPPER}]|\d{{4}}|\d|№|от\s\d)|(?<=\d)(?=к\s|[{_UPPER}][а-яәғқңөұүһі])
    |(?<=\w)(?=(?i:қаулысы|бұйрығы|шешімі|жарлығы|өкімі|қосымша|бекітіл))|(?i:(?<=утвержден[оаы])(?=[а-я]))""",
    re.VERBOSE,
)
_JOINT = re.compile(r"^(?:бірлескен|совместн\w+)\s+", re.IGNORECASE)
_MODIFIER = re.compile(r"(?:^|\s)(?:нормативтік|бірлескен|біріккен|нормативно\w+|совместн\w+)\s*$", re.IGNORECASE)
_RU_MODIFIER = re.compile(r"^(?:нормативн|совместн|конституционн|межведомственн)\w+(?:\s+\w+)?$", re.IGNORECASE)
# What ends the issuer's name in Russian: the date, the number, a place, an addressee, the act that is commented upon.
_RU_ISSUER_END = re.compile(
    r"\s*(?:,|(?<!и\.о)\.(?:\s|$)|\s(?:от|к|ко|о|об|по|народу|за)\s|\s(?:от|к)$|\s(?:№|N)\s?\d|\s\d{1,2}\s\w+\s\d{4})",
    re.IGNORECASE,
)
_ANOTHER_ACT = re.compile(r"^\s*(?:к|ко|о|об|по)\s", re.IGNORECASE)  # "Комментарий к Указу …": its date is another's


@dataclass(frozen=True, slots=True)
class Issue:
    """How a line says that an act was issued; empty or ``None`` for what it does not say.

    Attributes:
        kind: slug of the kind of act.
        issuers: in the nominative.
        date: the day of signing.
        number: as written.
        whole: whether the line goes on to the end of the statement; what a broken line ends in may be a piece.
        case: of the kind's noun: "nom" in requisites, "ins" where something is "approved by" it.
        end: where the statement ends in the line.
    """

    kind: str = ""
    issuers: tuple[str, ...] = ()
    date: date | None = None
    number: str | None = None
    whole: bool = False
    case: str = ""
    end: int = 0


def read_issue(text: str, language: str) -> Issue:
    """Read the statement that a line begins with.

    Args:
        text: the line, as written.
        language: of the act: ``kk`` or ``ru``.
    """
    spread = _close_up(text)
    return _read_kk(spread) if language == "kk" else _read_ru(spread)


def issues_in(text: str, language: str) -> list[Issue]:
    """Every statement that a corner holds: "… № 397 бұйрығына қосымша", "Приложение 1 к решению … № 73-292"."""
    spread = _close_up(text)
    found: list[Issue] = []
    while spread:
        start = 0 if language == "kk" else _cited_ru(spread)
        if start is None:
            break
        issue = (_read_kk if language == "kk" else _read_ru)(spread[start:])
        if not issue.kind or not issue.end:
            break
        found.append(issue)
        spread = _CORNER_WORDS.sub("", spread[start + issue.end :])
    return found


_CORNER_WORDS = re.compile(r"^(?:[\s|,.]|\d+\s?-?|№\s?\d+|қосымша\w*|бекітіл\w*)+", re.IGNORECASE)


def _cited_ru(text: str) -> int | None:
    """Where a kind of act is named in the case of a citation ("к решению", "утверждено приказом")."""
    for word in re.finditer(r"[^\W\d_]+", fold(text)):
        read = russian_kind(word[0])
        if read and read[0].act and read[1] in ("dat", "ins", "gen") and len(word[0]) > 3:
            return word.start()
    return None


def dates_in(text: str) -> list[tuple[date, int, int]]:
    """Every whole date in a text, with its place."""
    found = ((_day(match), match.start(), match.end()) for match in _DATE.finditer(fold(text)))
    return [(day, start, end) for day, start, end in found if day is not None]


def number_after(text: str, start: int = 0) -> tuple[str | None, int, int]:
    """The first number with its sign from a place on, as written: (number, where its sign begins, where it ends)."""
    sign = _NUMBER.search(fold(text), start)
    if sign is None:
        return None, len(text), len(text)
    pieces: list[str] = []
    end = sign.end()
    for match in re.finditer(r"\S+", text[end:]):
        piece, closed = _number_piece(match[0])
        if piece is None:
            break
        pieces.append(piece)
        end = sign.end() + match.start() + len(piece)
        if closed:
            break
    while pieces and not re.search(r"\d", pieces[-1]) and pieces[-1] not in ("ЗРК", "ҚРЗ"):
        end -= len(pieces.pop())
    number = _LAW_MARK.sub("", " ".join(pieces))
    return number or None, sign.start(), end


def _number_piece(word: str) -> tuple[str | None, bool]:
    """What of a word belongs to a number, and whether the number ends with it."""
    kept = _KIND_BEHIND.sub("", word.rstrip('.,;:)»"'))
    belongs = re.search(r"\d", kept) or re.fullmatch(r"[A-ZА-ЯҚӨҢҮҰҒҺӘІ]{1,4}|[-–/]", kept)
    if not belongs or len(kept) > 25 or "(" in kept:
        return None, True
    return kept, kept != word


def _close_up(text: str) -> str:
    """The line with the spaces that its line ends lost, and without those between the letters of a spaced word."""
    closed = _SPACED.sub(lambda word: word[0].replace(" ", ""), " ".join(text.replace("|", " ").split()))
    return _GLUED.sub(" ", closed)


def _day(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    year = next(int(found[name]) for name in ("y", "y2", "y3", "y4", "y5") if found[name])
    day = next(int(found[name]) for name in ("d", "d2", "d3", "d4", "d5") if found[name])
    if found["kk"] or found["kk5"]:
        month = months.KK.index((found["kk"] or found["kk5"]).lower()) + 1
    elif found["ru"]:
        month = months.RU.index(found["ru"].lower()) + 1
    else:
        month = int(found["m3"] or found["m4"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


# -- Kazakh ----------------------------------------------------------------------------------------------------------


def _read_kk(text: str) -> Issue:
    """The issuer in the genitive, then date, number and kind in either order; several issuers one after another."""
    folded = fold(text)
    kind, case, kind_start, kind_end = _kind_kk(folded)
    found = _DATE.search(folded, 0, kind_end if kind and not _dated_after(folded, kind_end) else len(folded))
    day = _day(found) if found else None
    number, sign, number_end = number_after(text, found.end() if found else 0)
    if kind and number and sign > kind_end and not _dated_after(folded, kind_end):
        number, sign, number_end = None, len(text), kind_end
    genitive = _GENITIVE_BEFORE_YEAR.search(folded)
    begins = genitive.start() if genitive else len(text)
    ends = [found.start() if found else begins, kind_start if kind else len(text), sign]
    named = text[: min(ends)]
    return Issue(
        kind.slug if kind else _begun_kind(folded, number_end) if number else "",
        _issuers_kk(named, cut=min(ends) == len(text)),
        day,
        number,
        whole=bool(kind),
        case=case,
        end=max(kind_end if kind else 0, number_end if number else 0, found.end() if found else 0),
    )


def _dated_after(folded: str, end: int) -> bool:
    """Whether the date stands behind the kind: "Үкіметінің қаулысы 2001 жылғы 13 қыркүйек N 1195"."""
    return bool(_DATE.match(folded[end:].lstrip(' .»"')))


def _kind_kk(folded: str) -> tuple[DocumentKind | None, str, int, int]:
    """The first noun that names a kind of act by its suffix of belonging ("қаулысы", "бұйрығына")."""
    for word in re.finditer(r"[^\W\d_]+", folded):
        read = kazakh_kind(word[0])
        if read and read[0].act and (read[3] or read[1] in ("nom", "dat", "ins")) and word.start():
            start = word.start()
            before = folded[:start].lower()
            if before.endswith("конституциялық "):
                return KINDS["constitutional-law"], read[1], start - len("конституциялық "), word.end()
            return read[0], read[1], start, word.end()
    return None, "", len(folded), len(folded)


def _begun_kind(folded: str, start: int) -> str:
    """The kind of act whose name the line breaks off in: "№ 6 ше", "№ 149 бұй"."""
    begun = folded[start:].strip().lower()
    owned = {kind.slug: kind.noun.kazakh(owned=True) for kind in KINDS.values() if kind.act}
    found = [slug for slug, noun in owned.items() if len(begun) > 1 and noun.startswith(begun)]
    return found[0] if len(found) == 1 else ""


def _issuers_kk(named: str, *, cut: bool) -> tuple[str, ...]:
    """The issuer's name; where the line breaks off inside it, it is not known."""
    name = _MODIFIER.sub("", _JOINT.sub("", named.strip())).strip(
        " ,\t|"
    )  # its full stop may be that of an abbreviation
    if not name or cut:
        return ()
    return (nominative(name, "kk"),)


# -- Russian ---------------------------------------------------------------------------------------------------------


def _read_ru(text: str) -> Issue:
    folded = fold(text)
    kind, case, kind_end = _kind_ru(folded)
    rest = folded[kind_end:]
    if kind is not None and _ANOTHER_ACT.match(rest):
        return Issue(kind.slug, whole=True, case=case, end=kind_end)
    stop = _RU_ISSUER_END.search(rest)
    named = text[kind_end : kind_end + stop.start()] if stop else text[kind_end:]
    another = stop is not None and re.match(r"\s*к\s", stop[0].lower()) is not None
    found = None if another else _DATE.search(folded, kind_end)
    number, _, number_end = (None, 0, 0) if another else number_after(text, found.end() if found else kind_end)
    if found and number is None:  # "№ 126 от 24 декабря 2013 года"
        number, _, number_end = number_after(text[: found.start()], kind_end)
    issuers = (nominative(named, "ru"),) if kind and stop and named.strip(" ,") else ()
    end = max(number_end if number else 0, found.end() if found else 0, kind_end + (stop.start() if stop else 0))
    return Issue(kind.slug if kind else "", issuers, _day(found) if found else None, number, bool(stop), case, end)


def _kind_ru(folded: str) -> tuple[DocumentKind | None, str, int]:
    """The noun that the line opens with, adjectives before it passed over."""
    for place, word in enumerate(re.finditer(r"[^\W\d_]+", folded)):
        read = russian_kind(word[0])
        before = folded[: word.start()].lower().strip()
        if read and read[0].act and (not before or _RU_MODIFIER.match(before)):
            slug = "constitutional-law" if before.startswith("конституционн") else read[0].slug
            return KINDS[slug], read[1], word.end()
        if place == 2:
            break
    return None, "", 0
