"""Several numbered units on one line: where each of them begins.

Owns: the cutting of "1. … 2. …" and "…: 1) …; 2) …" where a published text lost its line ends. Must not know: what a
unit says or where it belongs. Only a number that continues the sequence opens a unit, never one inside a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_NUMBER = r"(?P<n>\d{1,3}(?:-\d{1,2})?)"
_CAPITALS = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_OPENS = rf"(?=[\"«(<{_CAPITALS}]|исключ|утрат|алып|алын|күші)"
_OPENS_NEXT = rf"(?:{_OPENS}|(?=1\)\s|\d{{4}}\s?(?:жыл|год)))"  # and "4. 1) Правила …", "14. 2013 жылға …"
# "… бағалаудың әдістемесі 1-тарау. Жалпы ережелер": a title, and the first heading below it
_FIRST_CHAPTER = re.compile(rf"(?<=\w)\s+(?=(?:1\s?-\s?тарау|Глава\s1)\s?\.\s*[{_CAPITALS}])")
_LONGEST_TITLE = 400  # characters
_LEADING_CLAUSE = re.compile(rf"(?:[A-ZА-Я]\d{{5,}}_\s*)?{_NUMBER}\s?\.(?!\d)")  # behind the code of an old link, too
_LEADING_ITEM = re.compile(rf"{_NUMBER}\)")
# A clause follows a closed sentence; "4.1.2. Талап" is one number, not three clauses.
_CLAUSE = re.compile(
    rf"(?:(?<=[.;:!?»\")/])|(?<=__)|(?<=ТАСТАЛДЫ)|(?<=тасталды))(?:\s+|(?<!(?<!\d)\d\.)(?<!(?<!\d)\d\d\.)){_NUMBER}\s?\.(?!\d)\s*{_OPENS_NEXT}"
)
_SMALL = "а-яёәғқңөұүһі"
# "… имени Чайковского8. Республиканский …": a line that lost the ends of its lines
_GLUED = re.compile(rf"(?<=[{_SMALL}]){_NUMBER}\.\s?(?=[{_CAPITALS}])")
# "… бюджета.2. Задачи и права Агентства13. Задачами …": with the title of a chapter between two clauses
_CHAPTER_AND_CLAUSE = (
    rf"(?P<chapter>\d{{1,2}})\.\s?[{_CAPITALS}][^.;:\d]{{3,150}}(?<=[{_SMALL}]){_NUMBER}\.\s?(?=[{_CAPITALS}])"
)
_LEADING_CHAPTER = re.compile(_CHAPTER_AND_CLAUSE)
_GLUED_CHAPTER = re.compile(rf"(?<=[.»\"){_SMALL}]){_CHAPTER_AND_CLAUSE}")
_ITEM = re.compile(rf"(?:(?<=[.;])|(?<=\d\d\d\))|(?<=\d \)))\s*{_NUMBER}\)\s*(?=\w|[\"«(])")
_FIRST_ITEM = re.compile(r":\s*(?P<n>1)\)\s*(?=\w|[\"«(])")
_ANNOUNCES = re.compile(r"[^\W\d][^:;.\"«]{0,250}:\s*1\)")  # "Уәкілетті орган: 1) …; 2) …; 3) …" on one line
_FEWEST_ITEMS = 3
_FORM_ITEM = re.compile(rf"(?<=[\w.;:)])\s+{_NUMBER}\)\s*(?=\w)")  # a form to be filled in closes no sentence
_FIRST_CLAUSE = re.compile(  # after the operative words an act begins on the same line
    rf"(?:қаулы ете(?:ді|мін)|бұйыра(?:мын|мыз|ды)|шешті|шешім (?:қабылдады|етті|етеді)"
    rf"|постановля(?:ет|ю)|приказыва(?:ю|ем|ет)|решил[аи]?)\s*:?\s*(?P<n>1)\s?\.\s*{_OPENS_NEXT}",
    re.IGNORECASE,
)
# "… байланысты: 1. Министрлік …": a preamble that names no operative word, and the act's first clause behind it
_BEHIND_PREAMBLE = re.compile(rf"[\"«]?[^\W\d].*?:\s+(?P<n>1)\s?\.\s*{_OPENS}")
# "». 2. Осы бұйрық": the mark that ends a quoted wording, then the act's own next clause
_AFTER_QUOTATION = re.compile(rf"[\"»”]+\s*[.;,]\s*{_NUMBER}\s?\.\s*{_OPENS}")
_INTRODUCED = re.compile(rf"[^\W\d][^\"«:]{{0,300}}:\s+{_NUMBER}\s?\.\s+{_OPENS}")
_TITLED_CLAUSE = re.compile(rf"(?<=\w)\s+(?P<n>1)\s?\.\s*{_OPENS}")  # "2-бап. Почта туралы заңнама 1. Почта …"
_LONGEST_ARTICLE_TITLE = 250  # characters
_LEADING_ARTICLE = re.compile(
    r"(?:(?P<kk>\d{1,3}(?:-\d{1,2})?)\s?-\s?бап|Статья\s(?P<ru>\d{1,3}(?:-\d{1,2})?))\s?\.?\s*"
)
_ARTICLE = re.compile(  # "Статья 2 1. …" without a stop: behind a closed sentence only
    rf"(?:^|(?:(?<=[.;:!?»\")])|(?P<open>(?<=\w)))\s+)"
    rf"(?=(?:(?P<kk>\d{{1,3}}(?:-\d{{1,2}})?)\s?-\s?бап|Статья\s(?P<ru>\d{{1,3}}(?:-\d{{1,2}})?))"
    rf"(?(open)\s?\.|\s?\.?)\s*(?:[{_CAPITALS}\"«\d]|$))"
)
_TITLE_ABOVE = re.compile(r"(?:\d+|[IVXІХ]+)\s?-?\s?(?:тарау|бөлім)|(?:Глава|Раздел)\s", re.IGNORECASE)
_SIGNED_AND_APPROVED = re.compile(
    r"(?<=[.»\"])\s*(?P<office>(?:Қазақстан Республикасының\s*)?"
    r"(?:Премьер-[Мм]инистр|Президент|Министр|Председатель|Аким)(?:і|i)?[^.;:]{0,60}?)(?P<approved>Утвержден[аоы]?|Бекітілген)"
)
# "… енгізілсін. Қазақстан Республикасының Премьер-Министрі Жоба Қазақстан Республикасының Заңы …": all on one line
_SIGNED_AND_DRAFT = re.compile(
    r"(?<=[.»\"])\s+"
    r"(?P<office>Қазақстан Республикасының Премьер-[Мм]инистр[іi]|Премьер-[Мм]инистр Республики Казахстан)\s+"
    r"(?P<draft>(?:Жоба|Проект)\s+)?"
    r"(?P<law>Қазақстан Республикасының (?:Конституциялық )?Заңы|Закон Республики Казахстан)\s"
)
_MARK = re.compile(r"[«»“”\"]")
_OVER = re.compile(r"\s*(?:[.;,:]|$|(?:деген|сөз|слов|цифр|сан)\w*)")  # what follows the end of a quoted wording
_INSTRUCTS = re.compile(  # as "танылсын:" before the name of a repealed act does not
    r"(?:(?:жаз|толықтыр|ауыстыр)[ыi]л|белг[іi]лен)с[ыіi]н\b[^:]{0,80}:\s*$"
    r"|(?:редакци|содержани|мазмұн|изложить|дополнить|заменить)[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
_VERB = 120  # characters before a quotation that show it to be a new wording
_LEADING_NUMBER = re.compile(r"\s*\d+(?:-\d+)?\s?[.)]")
# "… қолданысқа енгізіледі. Аудан әкімі      Б. Құлекеев": who signs, behind the last sentence of the last clause
_BEHIND_SENTENCE = re.compile(rf"(?<=[а-яёәғқңөұүһі»\")]\.)\s+(?=[{_CAPITALS}])")
_OFFICE = re.compile(
    r"(?:президент|министр|әкім)[іi]?$|(?:төраға|төрайым)(?:сы)?$|(?:хатшы|басшы|бастық|бастығы|атқарушы)(?:сы)?$"
    r"|(?:президент|премьер-министр|министр|председатель|секретарь|аким|руководитель|директор)(?:\s[\w\s-]{0,60})?$",
    re.IGNORECASE,
)
_HOLDER = re.compile(rf"[\s_]{{2,}}(?:[{_CAPITALS}]\.\s?){{1,2}}[{_CAPITALS}][\w'-]+\s*")
_BLANK = "___"  # of a form that is to be filled in
_LONGEST_SIGNATURE = 400  # characters
_GLUED_TITLE = re.compile(r"(?<=\d)\s*(?=(?:Положени|Правил|Перечен|Инструкци|Устав|Порядо|Состав))")
# "Приложение к постановлению … N 1096 Перечень … решений 1. Постановление …"
_CORNER_AND_TITLE = re.compile(
    r"Приложение\s[^.;:|]{0,160}?[N№]\s?\d[\w/-]*\s+(?=(?:Перечень|Положение|Правила|Инструкция|Устав|Порядок|Состав|План)\s)"
    r"|[А-ЯӘҒҚҢӨҰҮҺІ][^.;:|\"«]{0,120}\d{4}\s?(?:жылғы|ж\.)[^.;:|\"«]{0,40}[N№]\s?\d[\w/-]*\s+\w+(?:іне|iне|ына|сына)\s+"
    r"(?:[№N]?\s?\d{1,3}(?:-\d+)?\s?-?\s?)?(?i:қосымша)\s+(?=[\dА-ЯӘҒҚҢӨҰҮҺІ\"«])"
)
_BELOW_TITLE = re.compile(rf"(?<=[\w\"»])\s+(?=1\s?\.\s*{_OPENS})")
_GLUED_FIRST = re.compile(rf"(?<=[а-яёәғқңөұүһі])(?=1\.\s?[{_CAPITALS}])")


def leading_clause(text: str) -> str | None:
    """The number of the clause that a folded line begins with."""
    found = _LEADING_CLAUSE.match(text)
    return found["n"] if found else None


def leading_item(text: str) -> str | None:
    """The number of the item that a line begins with."""
    found = _LEADING_ITEM.match(text)
    return found["n"] if found else None


def leading_article(text: str) -> str | None:
    """The number of the article that a folded line begins with."""
    found = _LEADING_ARTICLE.match(text)
    return (found["kk"] or found["ru"]) if found else None


def unit_starts(text: str, above: str | None = None, below: str | None = None, article: str | None = None) -> list[int]:
    """Where units begin inside a folded line, its own beginning left out; empty if it holds one unit only.

    Args:
        text: the line.
        above: number of the last clause above it: "Стороны обязуются: 23. …" goes on with 22.
        below: number of the item that the next line begins with: below "2)" an item "1)" that stands alone is one.
        article: number of the last article above: behind its text the next may begin.
    """
    chapter = _LEADING_CHAPTER.match(text)
    if chapter is not None and chapter["n"] in ("1", *(_successors(above) if above else ())):
        start = chapter.start("n")
        return [start, *(start + place for place in _within(text[start:]))]
    introduced = _INTRODUCED.match(text) if above else None
    if introduced is not None and above is not None and introduced["n"] in _successors(above):
        start = introduced.start("n")
        return [start, *(start + place for place in unit_starts(text[start:]))]
    signed = _signed_behind(text)
    if signed:
        return [*unit_starts(text[: signed[0]], above), *signed]
    titled = len(text) <= _LONGEST_TITLE and ("тарау" in text or "Глава" in text)
    first = _FIRST_CHAPTER.search(text) if titled else None
    corner = _CORNER_AND_TITLE.match(text)
    if corner is not None:
        return _below_corner(text, corner.end())
    if first is not None:
        return [first.end()]
    glued = _glued_document(text)
    if glued:
        return glued
    articles = _articles(text, article)
    if articles:
        edges = [0, *articles, len(text)]
        return sorted(
            {*articles, *(start + place for start, end in pairwise(edges) for place in _within(text[start:end]))} - {0}
        )
    found = _within(text, begun=below == "2") or (_behind_preamble(text) if not above or _BLANK in text else [])
    if found or _LEADING_CLAUSE.match(text):
        return found
    return _goes_on(text, above) if above else []


def _goes_on(text: str, above: str) -> list[int]:
    """Where the next clause begins behind the last sentences of the one above: "… ауыстырылсын. 2. Осы қаулы"."""
    found = _CLAUSE.search(text)
    if found is None or found["n"] not in _successors(above) or _quoted(text[: found.start("n")]):
        return []
    start = found.start("n")
    return [start, *(start + place for place in _within(text[start:]))]


def _behind_preamble(text: str) -> list[int]:
    """Where an act's clauses begin behind a preamble without operative words; empty where none does."""
    preamble = _BEHIND_PREAMBLE.match(text)
    if preamble is None or _quoted(text[: preamble.start("n")]):
        return []
    start = preamble.start("n")
    further = _within(text[start:])
    return [start, *(start + place for place in further)] if further or _BLANK not in text else []


def _signed_behind(text: str) -> list[int]:
    """Where the signatures begin that end a line behind the sentences of a clause; empty where none does."""
    if text.rstrip()[-1:] in ".;:,":
        return []
    for found in _BEHIND_SENTENCE.finditer(text, max(0, len(text) - _LONGEST_SIGNATURE)):
        start = found.end()
        edges = [start, *(name.end() for name in _HOLDER.finditer(text, start))]
        edges = edges if edges[-1] == len(text) else [*edges, len(text)]
        offices = [_HOLDER.sub("", text[one:other]).strip(" _") for one, other in pairwise(edges)]
        if all(_OFFICE.search(office) and not set(office) & set(".;:,") for office in offices):
            return edges[:-1]
    return []


def _within(text: str, *, begun: bool = False) -> list[int]:
    """Where clauses and items begin inside a line, or inside an article of it."""
    article = _LEADING_ARTICLE.match(text)
    start = article.end() if article else 0
    found = _clauses_and_items(text[start:], headed=article is not None, begun=begun)
    return [start + place for place in found] + ([start] if _opens_clause(text, start) else [])


def _opens_clause(text: str, start: int) -> bool:
    """Whether "Статья 1. 1. …" puts an article's first clause on its own line."""
    return start > 0 and re.match(rf"1\s?\.\s*{_OPENS}", text[start:]) is not None


def _articles(text: str, above: str | None) -> list[int]:
    """The articles that a line holds in sequence, the one that begins it left out.

    One alone is only named, unless it is the one behind the article above, or stands below a title.
    """
    if "бап" not in text and "Статья" not in text:
        return []
    found: list[int] = []
    number = ""
    for match in _ARTICLE.finditer(text):
        here = match["kk"] or match["ru"]
        if (not number or here in _successors(number)) and not _quoted(text[found[0] if found else 0 : match.start()]):
            found.append(match.start())
            number = here
    next_one = bool(found) and above is not None and number in _successors(above)
    if len(found) > 1 or next_one or (found and _TITLE_ABOVE.match(text)):
        return [place for place in found if place]
    return []


def _below_corner(text: str, title: int) -> list[int]:
    """Where the title begins and the first clause below it, in a corner that lost its line ends."""
    first = _BELOW_TITLE.search(text, title)
    return [title] if first is None else [title, first.end(), *(first.end() + n for n in _within(text[first.end() :]))]


def _glued_document(text: str) -> list[int]:
    """Where a signature, an approval, a title and a first clause begin that lost every line end between them."""
    draft = _SIGNED_AND_DRAFT.search(text) if "инистр" in text else None
    if draft is not None:
        begins = [draft.start(name) for name in ("office", "draft", "law") if draft.start(name) >= 0]
        return sorted({*_clauses_and_items(text[: begins[0]]), *begins})
    if "твержден" not in text and "екітілген" not in text:
        return []
    signed = _SIGNED_AND_APPROVED.search(text)
    if signed is None:
        return []
    found = [signed.start("office"), signed.start("approved")]
    title = _GLUED_TITLE.search(text, signed.start("approved"))
    if title is not None:
        found.append(title.start())
        found.extend(match.start() for match in _GLUED_FIRST.finditer(text, title.start()))
    return sorted({*found, *_clauses_and_items(text[: found[0]])})


def _clauses_and_items(text: str, *, headed: bool = False, begun: bool = False) -> list[int]:
    closed = _AFTER_QUOTATION.match(text)
    if closed is not None:
        return [closed.start("n")]
    clauses = list(_clauses(text))
    if headed and not clauses:
        clauses = _below_article_title(text)
    edges = [0, *clauses, len(text)]
    items = [
        start + place
        for start, end in pairwise(edges)
        for place in _items(text[start:end], headed=headed and not start, begun=begun and end == len(text))
    ]
    return sorted({*clauses, *items})


def _below_article_title(text: str) -> list[int]:
    """The clauses of an article behind its title that no stop closes, if there are two at least."""
    first = _TITLED_CLAUSE.search(text, 0, _LONGEST_ARTICLE_TITLE)
    further = list(_sequence(text, first, _CLAUSE)) if first is not None else []
    return [first.start("n"), *further] if first is not None and further else []


def _clauses(text: str) -> Iterator[int]:
    first = _LEADING_CLAUSE.match(text)
    if first is None:
        first = _FIRST_CLAUSE.search(text) if "1." in text or "1 ." in text else None
        if first is None:
            return
        yield first.start("n")
    yield from _sequence(text, first, _CLAUSE)


def _items(text: str, *, headed: bool, begun: bool) -> list[int]:
    """The items of a clause's or an article's list, or those that follow an item.

    One alone makes no list, unless the list goes on on the next line (``begun``).
    """
    leading = _LEADING_ITEM.match(text)
    if leading is not None:
        return list(_sequence(text, leading, _ITEM))
    if not headed and not _LEADING_CLAUSE.match(text):
        found = _listed(text, _FIRST_ITEM, _ITEM) if _ANNOUNCES.match(text) else []
        return found if len(found) >= _FEWEST_ITEMS else []
    found = _listed(text, _FIRST_ITEM, _ITEM, alone=begun)
    return found if len(found) > 1 or _BLANK not in text else _listed(text, _FORM_ITEM, _FORM_ITEM)


def _listed(text: str, first: re.Pattern[str], further: re.Pattern[str], *, alone: bool = False) -> list[int]:
    """The items of a list, from the first "1)" that no quotation holds; empty where nothing follows it, nor may."""
    openings = (found for found in first.finditer(text) if found["n"] == "1" and not _quoted(text[: found.start("n")]))
    opening = next(openings, None)
    following = list(_sequence(text, opening, further)) if opening is not None else []
    return [opening.start("n"), *following] if opening is not None and (following or alone) else []


def _sequence(text: str, first: re.Match[str], pattern: re.Pattern[str]) -> Iterator[int]:
    number = first["n"]
    for found in _openings(text, first.end("n"), pattern):
        if found["n"] in _successors(number) and not _quoted(text[first.start("n") : found.start("n")]):
            number = found["n"]
            if found.re is _GLUED_CHAPTER:
                yield found.start("chapter")
            yield found.start("n")


def _openings(text: str, start: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a number may open a unit; a clause also where the end of its line was lost, if any was lost there."""
    if pattern is not _CLAUSE or _GLUED.search(text, start) is None:
        return pattern.finditer(text, start)
    found = (match for glued in (_GLUED_CHAPTER, _GLUED, pattern) for match in glued.finditer(text, start))
    return iter(sorted(found, key=lambda match: match.start("n")))


def _successors(number: str) -> tuple[str, str]:
    """The numbers that may follow: the next whole one, and the next one inserted after this."""
    whole, _, step = number.partition("-")
    return str(int(whole) + 1), f"{whole}-{int(step or 0) + 1}"


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of this text.

    One mark often closes a quotation and another within it ("… паркі "Көкшетау" (бұдан әрі …"). A new wording, which
    begins with a number or behind an instruction's colon, is not over with a quotation within it: a stop stands
    before or behind its end.
    """
    wording = quoted = False
    for mark in _MARK.finditer(before):
        place, end = mark.span()
        opens = _opens_quotation(before, place, quoted)
        if wording:
            wording = opens or not (before[place - 1] in ".;" or _OVER.match(before, end))
        elif opens and (_LEADING_NUMBER.match(before, end) or _INSTRUCTS.search(before[max(place - _VERB, 0) : place])):
            wording = True
        else:
            quoted = opens
    return wording or quoted


def _opens_quotation(text: str, place: int, quoted: bool) -> bool:
    """Whether a mark opens a quotation: by its form, else by the side on which a word touches it, else by turns."""
    if text[place] in "«“»”":
        return text[place] in "«“"
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    left, right = before.isspace() or before in '(:«“"-', after.isspace() or after in ".,;:)»”"
    return not quoted if left == right else left
