"""What a block looks like: the outward forms of Kazakh and Russian acts, one table of patterns for both languages.

Owns: numbering forms, titles, approval and signature blocks. Must not know: where a block stands (that is
``corpus/structure.py``). Everything here reads folded text, so one spelling of each letter suffices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.blocks import Block
from corpus.ids import is_number
from corpus.offices import LONGEST_POSITION, closes_with_name, ends_a_row, ends_in_name_set_off, is_office
from corpus.text import ends_sentence, fold

_LONGEST_LAW_TITLE = 900  # a ratified treaty's whole name
_LONGEST_TITLE = 300  # characters; longer blocks are text, whatever they begin with


class Form(Enum):
    """The outward form of a block."""

    NOTE = auto()
    BADGE = auto()
    APPROVAL = auto()
    SIGNATURE = auto()
    POSITION = auto()  # may open a signature; the name decides
    SECTION = auto()
    CHAPTER = auto()
    PARAGRAPH = auto()  # "1-параграф", "§ 2": a title, not a paragraph of text
    TITLE = auto()  # a heading without a number
    ARTICLE = auto()
    CLAUSE = auto()
    SUBCLAUSE = auto()
    LETTERED = auto()  # "б. …": an item if a list of letters goes on with it, else an abbreviation ("г. Алматы")
    ROW = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """A block's form, its number where it has one, and where the text after the number begins."""

    form: Form
    number: str | None = None
    body: int = 0


_NUM = r"\d+(?:[-.]\d+)*"
_ROMAN = r"[IVXLCІХХVСL]+"
_ROMAN_LETTERS = str.maketrans("ІХСМ", "IXCM")
# A numbered title: the number may stand before or after the noun, in digits or Roman numerals.
_TITLED = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        (Form.SECTION, rf"(?P<a>{_NUM}|{_ROMAN})\s*-?\s*(?:кіші\s+)?бөлім\b"),
        (Form.SECTION, rf"(?:под)?раздел\s+(?P<a>{_NUM}|{_ROMAN})\b"),
        (Form.CHAPTER, rf"(?P<a>{_NUM}|{_ROMAN})\s*-?\s*тарау\b"),
        (Form.CHAPTER, rf"глава\s+(?P<a>{_NUM}|{_ROMAN})\b"),
        (Form.PARAGRAPH, rf"(?P<a>{_NUM})\s*-?\s*параграф\b"),
        (Form.PARAGRAPH, rf"(?:параграф|§)\s*(?P<a>{_NUM})\b"),
        (Form.ARTICLE, rf"(?P<a>{_NUM}|{_ROMAN})\s*-?\s*бап(?:\s*[.-]|\b(?!\w))\s*"),
        (Form.ARTICLE, rf"статья\s+(?P<a>{_NUM}|{_ROMAN})\s*\.?\s*"),
    )
)
_LINK_CODE = r"(?:[A-ZА-Я]\d{5,}_\s*)?"  # of an old link: "P991334_ 3. Осы қаулы"
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_CLAUSE = re.compile(
    _LINK_CODE
    + r"(?P<a>\d{1,4}(?:-\d+)*(?:\.\d+(?:-\d+)*)*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[А-Яа-я])?)\s*\.\)?(?!\d|\.\S)\s*(?:<\*>\s*)?"
)
_SUBCLAUSE = re.compile(
    _LINK_CODE
    + r"(?P<o>\()?(?P<a>\d{1,4}(?:-\d+)*[¹²³⁴⁵⁶⁷⁸⁹⁰]*|[а-яёәғқңөұүһіa-z](?:-\d+)?|[ivx]{2,5})\s?\)\s*(?:<\*>\s*)?",
    re.IGNORECASE,
)
# "1), 2) және 3) тармақшалар мынадай редакцияда жазылсын:" opens with what it speaks of, not with its own number; in
# Russian the noun stands before the number, so "2) подпункт 1) пункта 3 исключить" is an item.
_REFERENCE = re.compile(
    r"\d+(?:-\d+)?\)(?:\s*(?:,|және|мен|немесе|-)\s*\d+(?:-\d+)?\))*\s*-?\s?тармақша\w*\s*[\w:]",
    re.IGNORECASE,
)
_CITED_ALONE = re.compile(
    r"\d+(?:-\d+)?\)\s*[,-]\s*"
)  # "4) -": a line of links, "1-тармақтың / 4) - / 5) тармақшалары"
_LETTERED = re.compile(r"(?P<a>[а-яёәғқңөұүһі])\.\s+(?=\w)")  # "б. қызметкерлер"
_UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z"
# In a layout table Adilet's text loses the spaces at line ends: "ЖарлығыменБЕКІТІЛГЕН", "УТВЕРЖДЕНОУказом".
_APPROVAL = re.compile(
    rf"(?:бекітілген|бекітілді|қосымша(?:сы)?)(?:\b|(?-i:(?=[{_UPPER}])))|^\W*(?:утвержден(?!н)|приложение)",
    re.IGNORECASE,
)
_APPROVED_BY = re.compile(
    r"(?:бекітілген|мақұлданған|утвержден[аоы]?|одобрен[аоы]?)[^\w:;,]*$|^утвержден(?:[аоы]?\b|[аоы](?=(?:указ|постановлен|приказ|решен|распоряжен)))"
    r"|(?:^|[нғқгк][ае]\s+)(?:[№N]?\s?\d+(?:-\d+)?\s?-?\s?)?қосымша\s*$"  # "… № 348 қаулысына қосымша"
    r"|^(?-i:П)риложение\s*(?:[№-]?\s?\d+(?:-\d+)?\s*)?(?:к\s(?!.*(?:ить|ать)\s)[^.;:]*)?$",
    re.IGNORECASE,
)
_APPROVAL_STEMS = ("бекіт", "мақұл", "утвержд", "одобр", "қосымша", "риложени")  # a quick look before the pattern's own
_QUOTED = re.compile(r"[\"«“].*[\"»”]\s*[.;]?")  # the new wording of a corner, in an amending act
# A hard-wrapped corner goes on: "Приложение к постановлению / Кабинета Министров / от 28 марта 1995 г. N 350".
_CORNER_REST = re.compile(
    r"(?:к|от)\s|(?:кабинета|министров|правительства|республики|казахстан)\b|.*[N№]\s?\d+\s*$", re.I
)
_CORNER = re.compile(
    r"[\s|]*(?:(?:үлгілік\s+|типовая\s+)?(?:нысан|форма)|жоба|проект)\s*", re.IGNORECASE
)  # above a form's own title
_FORM = re.compile(r"[\s|]*(?:үлгілік\s+|типовая\s+)?(?:нысан|форма)\s*", re.IGNORECASE)
_DRAFT = re.compile(r"[\s|]*(?:жоба|проект)\s*", re.IGNORECASE)
_ANNEX_NUMBER = re.compile(
    r"(?P<kk>(?<![\d-])\d{1,3}(?:-\d+)?)\s?-?\s?қосымша|приложение\s?[№-]?\s?(?P<ru>\d{1,3}(?:-\d+)?)(?!\d)",
    re.IGNORECASE,
)
# What a part can be: the noun that names the document, in the form that a title uses.
DOCUMENT_NOUNS = (
    ("decree", r"жарлы[қғ]\w*|указ\w*"),
    ("resolution", r"қаулы\w*|постановлени\w*"),
    ("order", r"бұйры[қғ]\w*|приказ\w*"),
    ("decision", r"шешім\w*|решени\w*"),
    ("directive", r"өкім\w*|распоряжени\w*"),
    ("code", r"кодекс\w*"),
    ("law", r"заң(?:ы|ына|ының)?|закон\w*"),
    ("regulation", r"ереже(?:сі|лері|лер)?|положени[ея]"),
    ("rules", r"қағида(?:сы|лары|лар)?|правил\w*"),
    ("list", r"тізбе(?:сі|лері)?|тізім(?:і|дері)?|перечень|перечни|список"),
    ("instruction", r"нұсқаулық|нұсқаулығы|инструкци\w*"),
    ("charter", r"жарғы(?:сы)?|устав"),
    ("plan", r"жоспар(?:ы)?|план"),
    ("programme", r"бағдарлама(?:сы)?|программ\w*"),
    ("composition", r"құрам(?:ы)?|состав"),
    ("structure", r"құрылым(?:ы)?|структур\w*"),
    ("standard", r"стандарт\w*"),
    ("procedure", r"регламент\w*|тәртіп|тәртібі|порядок"),
    ("method", r"әдістеме(?:сі)?|методик\w*"),
    ("form", r"нысан(?:ы)?|форма"),
    ("requirements", r"талаптар(?:ы)?|требовани\w*"),
    ("strategy", r"стратегия\w*|стратеги\w*"),
    ("agreement", r"келісім(?:і|дері|шарт\w*)?|соглашени[ея]"),
    ("treaty", r"шарт(?:ы)?|договор(?:ы)?"),
    ("protocol", r"хаттама(?:сы|лары)?|протокол(?:ы)?"),
    ("convention", r"конвенция(?:сы)?|конвенции"),
    ("memorandum", r"меморандум\w*"),
)
_TITLE_END = re.compile(
    r"(?:^|\s|\")(?:" + "|".join(pattern for _, pattern in DOCUMENT_NOUNS[7:]) + r")\W*$", re.IGNORECASE
)


def shape_of(block: Block) -> Shape:
    """Tell a block's form from its own text alone."""
    if block.note:
        return Shape(Form.NOTE)
    if block.italic:
        return Shape(Form.BADGE)
    if block.table_row:
        return _row(block.text)
    numbered = _numbered(block)
    if numbered is not None:
        return numbered
    return Shape(_unnumbered(block))


def _row(text: str) -> Shape:
    if _APPROVAL.search(text) and text.startswith("|") and not _QUOTED.fullmatch(text.strip(" |")):
        return Shape(Form.APPROVAL)
    if ends_a_row(text):
        return Shape(Form.SIGNATURE)
    left = text.strip(" |")
    position = not text.lstrip().startswith("|") and all(is_office(cell) for cell in left.split("|"))
    return Shape(Form.POSITION if position else Form.ROW)


def _numbered(block: Block) -> Shape | None:
    for form, pattern in _TITLED:
        match = pattern.match(block.text)
        if match is None or not _titles(block.text, match):
            continue
        if is_number(match["a"].lower()) if form is Form.ARTICLE else _is_title_long(block.text):
            return Shape(form, _latin(match["a"]), match.end())
    clause = _CLAUSE.match(block.text)
    if clause and is_number(number := _plain_number(clause["a"])):
        return Shape(Form.CHAPTER if block.heading else Form.CLAUSE, number, clause.end())
    item = _SUBCLAUSE.match(block.text)
    cited = item is not None and (_REFERENCE.match(block.text) or _CITED_ALONE.fullmatch(block.text))
    if item is not None and not cited and is_number(number := _plain_number(item["a"])):
        return Shape(Form.SUBCLAUSE, number, item.end())
    letter = _LETTERED.match(block.text)
    return Shape(Form.LETTERED, letter["a"], letter.end()) if letter else None


def _is_title_long(text: str) -> bool:
    """Whether a text is no longer than a numbered title may be; a very long one closes no sentence."""
    return len(text) <= _LONGEST_TITLE or (len(text) <= 2 * _LONGEST_TITLE and not ends_sentence(text))


def _plain_number(number: str) -> str:
    """A printed number as ids write it: "9¹" is 9-1, "1.2А" is 1.2-а."""
    raised = re.sub(r"(?<=\d)(?=[¹²³⁴⁵⁶⁷⁸⁹⁰])|(?<=\d)(?=[А-Яа-я]$)", "-", number)
    return raised.translate(_RAISED).lower() if raised != number else number


def _latin(number: str) -> str:
    """A number as it is known: Roman numerals in Latin letters, also where Cyrillic ones were typed for them."""
    return number.upper().translate(_ROMAN_LETTERS) if re.fullmatch(_ROMAN, number, re.IGNORECASE) else number


def _titles(text: str, match: re.Match[str]) -> bool:
    """Whether a numbered noun opens a title and not a sentence ("2-тарау 11-1-тармақпен толықтырылды")."""
    rest = text[match.end() :].lstrip(" .-:")
    return not rest or not rest[0].islower()


def _unnumbered(block: Block) -> Form:
    text = block.text
    if len(text) <= _LONGEST_TITLE and (_approves(text) or _DRAFT.fullmatch(text)):
        return Form.APPROVAL
    if block.heading:
        return Form.TITLE
    if len(text) > LONGEST_POSITION and len(" ".join(text.split())) > LONGEST_POSITION:
        return Form.SIGNATURE if ends_in_name_set_off(text) and not text[0].islower() else Form.TEXT
    if closes_with_name(text):
        return Form.SIGNATURE
    return Form.POSITION if is_office(text) else Form.TEXT


def _approves(text: str) -> bool:
    lowered = text.lower()
    named = any(stem in lowered for stem in _APPROVAL_STEMS)
    return named and _APPROVED_BY.search(text) is not None and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """Whether a line speaks of something approved, and does not say that what follows is: it is long and closed."""
    return len(text) > LONGEST_POSITION and text.rstrip().endswith((".", ";", ":", ","))


def is_corner(block: Block) -> bool:
    """Whether a line stands in the upper corner of an annex, above its title: a layout row, or "Нысан" alone."""
    layout_row = block.table_row and block.text.startswith("|")
    return layout_row or _CORNER.fullmatch(block.text) is not None or _is_corner_rest(block.text)


def _is_corner_rest(text: str) -> bool:
    return len(text) <= LONGEST_POSITION and _CORNER_REST.match(text) is not None and not titles_a_document(text)


def corner_slug(text: str) -> str:
    """The slug of an annex whose title names no document, from the lines above it: its kind, else its number."""
    if any(_FORM.fullmatch(line) for line in text.splitlines()):
        return "form"
    number = annex_number(text)
    return f"annex-{number}" if number else "annex"


def annex_number(corner: str) -> str:
    """The number that an annex bears in its corner: the last one named there; empty if there is none."""
    numbers = [str(found["kk"] or found["ru"]) for found in _ANNEX_NUMBER.finditer(corner)]
    return numbers[-1] if numbers else ""


def titles_a_document(text: str) -> bool:
    """Whether a title ends in a noun that names a document: "… туралы ереже", "… тізбесі"."""
    return bool(_TITLE_END.search(text))


_TITLE_BEGIN = re.compile(
    "(?:" + "|".join(pattern.rpartition("|")[2] for _, pattern in DOCUMENT_NOUNS[7:]) + r"|перечень)\s+\w",
    re.IGNORECASE,
)


def heads_a_document(text: str) -> bool:
    """Whether an unfinished short line names a document: "… тізбесі", "Перечень организаций …"."""
    if len(text) > _LONGEST_TITLE or not text[0].isupper() or text[-1] in ".;:,":
        return False
    return titles_a_document(text) or _TITLE_BEGIN.match(text) is not None


_LAW = re.compile(
    r"(?:қазақстан республикасының (?:конституциялық )?заңы|(?:конституционный )?закон республики казахстан)(?![-\w])",
    re.I,
)


def heads_a_law(text: str) -> bool:
    """Whether a line is the head of a law, alone or with its title: "Қазақстан Республикасының Заңы Пошта туралы"."""
    return (
        _LAW.match(text) is not None and len(text) <= _LONGEST_LAW_TITLE and not text.rstrip().endswith((".", ";", ","))
    )


_NAMERS = tuple((slug, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for slug, pattern in DOCUMENT_NOUNS)
_QUOTATION = re.compile(r"\"[^\"]*\"|«[^»]*»")  # the name of something else
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_OPERATIVE = (  # the words by which an act that carries no title names itself
    ("decree", re.compile(r"қаулы етемін|постановляю(?!т)")),
    ("resolution", re.compile(r"қаулы ете|постановля[ею]т")),
    ("order", re.compile(r"бұйыра(?:мын|мыз|ды)|приказыва(?:ю|ем|ет)")),
    ("decision", re.compile(r"шешім қабылда|шешті|шешім етті|решил|решение принял")),
)


_ENACTS_ALONE = re.compile(
    r"\W*(?:шешім\s+)?(?:қабылда(?:ды|ймын)|етт[іi]|шешт[іi])\W*|\W*(?:решил[аи]?|постановля(?:ет|ю)|приказыва(?:ет|ю))\W*",
    re.IGNORECASE,
)
_GLUED_NOUN = re.compile(r"^(?:Положение|Правила|Инструкция|Перечень|Устав|Порядок|Состав)(?=[а-яё])")  # a lost space


def document_slug(title: str, default: str = "annex") -> str:
    """The slug of a part from its title: the noun that heads it.

    A Kazakh title ends in its noun ("… қаулыларының тізбесі"), a Russian one begins with it.
    """
    if _LAW.match(title):
        return "law"
    own = _QUOTATION.sub(" ", _GLUED_NOUN.sub(r"\g<0> ", title))
    found = _nouns(own) or _nouns(title)
    head = max if _KAZAKH.search(title) else min
    return head(found)[1] if found else default


def _nouns(title: str) -> list[tuple[int, str]]:
    return [(match.start(), slug) for slug, pattern in _NAMERS for match in pattern.finditer(title)]


_SELF_NAMED = tuple(  # "осы өкімнің орындалуын бақылау", "настоящее распоряжение"
    (slug, re.compile(rf"\b(?:осы\s+(?:\w+\s)?|настоящ\w+\s+)(?:{pattern})(?!\w)", re.IGNORECASE))
    for slug, pattern in DOCUMENT_NOUNS[:7]
)


def self_named_slug(text: str) -> str | None:
    """The slug of an act from how its clauses call it, if they do: the name they use most."""
    counts = [(len(pattern.findall(text)), slug) for slug, pattern in _SELF_NAMED]
    most, slug = max(counts, key=lambda counted: counted[0])
    return slug if most else None


def approving_slug(corner: str) -> str | None:
    """The slug of an act from the corner of its annex: "Утверждено распоряжением Президента"."""
    found = [(match.start(), slug) for slug, pattern in _NAMERS[:7] for match in pattern.finditer(_spaced(corner))]
    return min(found)[1] if found else None


def _spaced(corner: str) -> str:
    """The text of a corner whose line ends were lost, cut where a word begins: "УтвержденоУказом"."""
    return re.sub(rf"(?<=[а-яёәғқңөұүһі])(?=[{_UPPER}])|(?i:утвержден[аоы]?)(?=[а-я])", r"\g<0> ", corner)


def enacts(text: str) -> bool:
    """Whether a paragraph ends in the words that open an act's body: "… ҚАУЛЫ ЕТЕДІ:", "ҚАБЫЛДАДЫ" on its own line."""
    if _ENACTS_ALONE.fullmatch(text):
        return True
    return text.rstrip().endswith(":") and operative_slug(fold(text)) is not None


def operative_slug(text: str) -> str | None:
    """The slug of an act from its operative words ("ҚАУЛЫ ЕТЕМІН"), if it has them."""
    lowered = text.lower()
    return next((slug for slug, pattern in _OPERATIVE if pattern.search(lowered)), None)
