"""The words around clause numbers, in three languages, as tables.

Owns: what clauses, chapters, lists and documents are called. Must not know: how sentences combine them
(``chains``, ``references``).
"""

from __future__ import annotations

import re

from assistant.understand.lexer import Token
from assistant.understand.skeleton import skeleton
from assistant.understand.vocabulary import OTHER, Vocabulary
from corpus.act_words import all_words, part_words

# H section, C chapter, G subdivision, A article, W clause, § a sign for clauses and subdivisions, P a word for clauses
# and subclauses alike, S subclause, X either, R row of a table; what has no number of its own in most acts: Y a part,
# Z a paragraph of a clause, T a sentence.
LEVELS = Vocabulary(
    H="раздел* бөлім*",
    C="тарау* тараб* глав* гл chapter*",
    G="параграф*",
    A="бап баптар* бабы* бабт* бабқ* бабд* бапт* статья статьи статье статью статьей статьям статьях ст art article*",
    W="тармақ* тармағ* тармақтар* пункт* п clause* cl provision* section*",
    P="paragraph* para point* item* позиция позиции орын* entry",
    S="""тармақша* подпункт* подп тш subclause* subparagraph* subpara* subpoint* subitem* subsection* sub subcl
        tsh""",
    X="пп",
    R="жол жолы жолын жолында жолының жолда жолды жолдар жолдары строка строки строке строку строкой строк row rows",
    Y="ч бөлік* бөліг* часть части частью part",
    Z="абзац* абз",
    T="предложен* сөйлем* sentence*",
)
RANK = {"H": 0, "C": 1, "G": 2, "A": 3, "W": 4, "§": 4, "X": 5, "P": 5, "S": 6, "R": 7, "Y": 8, "Z": 9, "T": 10}
HEADINGS, WITHIN = "HCG", "YZT"
_TWICE = re.compile(r"тармак\wша\w*")  # a slip in the word for subclauses: "тармаққша"

# Words that may follow a number as its unit when they are mistyped; one edit is forgiven, see ``level_of``.
_TYPED = {"тармақ": "W", "тармақша": "S", "пункт": "W", "подпункт": "S", "clause": "W", "subclause": "S"}
_TYPED |= {"article": "A", "статья": "A", "paragraph": "P"}
_NOT_MISTYPED = frozenset(("cause", "causes", "because", "claude", "пуск", "артикль"))
_TYPED_STEMS = tuple((skeleton(stem) if not stem.isascii() else stem, level) for stem, level in _TYPED.items())
_SHORTEST_TYPED = 4

# What stands in the place of a level when a number counts things: "2 вопроса", "39 үй", "21 bodies"; an act adds
# its own.
COUNTED = Vocabulary(
    x="""вопрос* сұрақ* сурак* question* жыл* год* года году лет year* день дня дней күн* day* месяц* ай айда айлық*
        month* теңге* тенге* tenge* рубл* доллар* процент* пайыз* percent* человек* адам* people судь* judge* үй* дом
        дома house* flat* пәтер* квартир* час* сағат* hour* раз раза рет times минут* minute*
        орган* bodies body области областей облыс* region* мрп аек штат* қызметкер* сотрудник*
        employees staff кабинет* қабат* этаж* """
    + " ".join(form for act in all_words() for form in act.counted)
)

# c: and, or; t: up to; r: between; f: what may stand inside a reference; o: what follows too; n: a note; l, b: the
# last, the last but one.
CONNECTORS = Vocabulary(
    c="және мен бен пен и and or или немесе әлде да та также",
    t="по до to through until дейін* шейін* -",
    r="аралығ* арасында* between между",
    f="""of from in the осы этого этой из в во на on к ко with ішіндегі ішінде ішінен аталған мына given this that
        настоящ* данного данных указанн* этих самого самой самом сам itself own өзінің өзіндегі өзі into our с со от
        бойынша одан under
        number номер нөмір нөмірі номером под no таблицы таблице кестенің кестедегі table""",
    o="""следующие следующих следующими последующие последующих далее дальше onwards onward following subsequent seq ff
        бастап кейінгі* келесі келесілер* әрі""",
    n="""сноска сноски сноску сноске сносок примечание примечания примечанию примечании ескерту* ескертпе* note notes
        footnote*""",
    l="последний последняя последнее последнего последней последнем последнему последнюю соңғы last final",
    b="предпоследн* penultimate",
)
NUMBER_SIGN = Vocabulary(N="№ n no номер номером нөмір нөмірі нөмірлі number numbered под")

# The classes of the words of each list that an act names: nouns, adjectives, nouns after such an adjective.
PART_CLASSES = {
    part.slug: "".join(chr(0xE000 + 3 * place + kind) for kind in range(3)) for place, part in enumerate(part_words())
}


def _of_parts() -> dict[str, str]:
    """The forms of each class of the acts' own lists."""
    forms = ((part.nouns, part.adjectives, part.with_adjective) for part in part_words())
    named = zip(PART_CLASSES.values(), forms, strict=True)
    return {name: " ".join(words.all) for names, three in named for name, words in zip(names, three, strict=True)}


# l: list; d, r, k, u, z: decree, regulation, constitution, code, law; f: what may stand inside the name of a list.
DOCUMENTS = Vocabulary(
    **_of_parts(),
    l="тізбе* тізім* список списк* перечен* перечн* реестр* list lists",
    d="жарлық* жарлығ* указ указа указе указу указом decree decree's",
    r="ереже* положени* regulation regulations regulation's reg",
    k="конституци* constitution*",
    u="кодекс* code",
    z="заң заңның заңы заңын* заңда* закон закона законе закону law",
    f=" ".join(form for act in all_words() for form in act.holder.all)
    + " қарамағындағы қарамағында ведомств* of the его ее подчинен* находящ* ведении в",
)

_KAZAKH_GENITIVE = ("нин", "дин", "тин")  # genitive, as skeletons
_KAZAKH_LOCATIVE = ("даги", "деги", "таги", "теги", "да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен")


def level_of(token: Token, beside_number: bool) -> str:
    """The level a word names, mistyped ones too if they stand beside a number; empty if none."""
    if token.kind != "word":
        return ""
    known = LEVELS.of(token)
    if known != OTHER:
        return "S" if known == "W" and _TWICE.fullmatch(token.bones) else known
    return _mistyped(token) if beside_number and len(token.bones) >= _SHORTEST_TYPED else ""


def _mistyped(token: Token) -> str:
    if token.lower in _NOT_MISTYPED or len(token.bones) > 20:
        return ""
    for stem, level in _TYPED_STEMS:
        word = token.lower if stem.isascii() else token.bones
        sizes = {min(len(word), len(stem) + change) for change in (-1, 0, 1)}
        if word[0] == stem[0] and any(_one_edit(word[:size], stem) for size in sizes):
            return level
    return ""


def _one_edit(word: str, stem: str) -> bool:
    """Whether one letter changed, added, left out, or two neighbours swapped turn one into the other."""
    if abs(len(word) - len(stem)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), min(len(word), len(stem)))
    changed = word[at + 1 :] == stem[at + 1 :]
    swapped = word[at : at + 2] == stem[at : at + 2][::-1] and word[at + 2 :] == stem[at + 2 :]
    return changed or swapped or word[at + 1 :] == stem[at:] or word[at:] == stem[at + 1 :]


def is_item(token: Token) -> bool:
    """Whether a word is one for entries of a list."""
    return LEVELS.of(token) == "P" and not token.lower.startswith(("para", "point"))


def is_genitive(token: Token) -> bool:
    """Whether a Kazakh word says "of" or "in" by its ending ("Жарлықтың", "тізбедегі")."""
    return token.bones.endswith(_KAZAKH_GENITIVE + _KAZAKH_LOCATIVE)


def is_accusative(token: Token) -> bool:
    """Whether a Kazakh word is what is acted upon ("15-тармақты өзгертті")."""
    return token.bones.endswith(("ти", "ди", "син", "гин"))


def is_possessed(text: str) -> bool:
    """Whether a Kazakh place says by its last word whose it is ("3-тармағы", "5-бабы"), and in no other case."""
    return skeleton(text.split()[-1]).endswith(("маги", "шаси", "баби", "заци", "жоли")) if text.split() else False
