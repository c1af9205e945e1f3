"""Kazakh endings after words, numbers and years: vowel harmony and the last sound decide.

Owns: the endings that sentences and citations need, and the suffixes by which a noun is read. Must not know: which
sentences, which nouns. Rules: Kazakh grammar, сингармонизм (vowel harmony) and the assimilation of the first consonant
of an ending.
"""

from __future__ import annotations

_BACK, _FRONT = "аоұыяё", "әөүіеэи"
_OPEN = "аоұыяёәөүіеэ"  # after у, и, ю an ending begins as after a voiced consonant: елудің, елуді
_VOICELESS = "пфктсшщцчхқһбвгд"  # final б, в, г, д sound voiceless
_NASAL = "мнң"
# How the last word of a number sounds: бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз, он, жиырма, отыз …
_DIGITS = {
    "1": "бір",
    "2": "екі",
    "3": "үш",
    "4": "төрт",
    "5": "бес",
    "6": "алты",
    "7": "жеті",
    "8": "сегіз",
    "9": "тоғыз",
}
_TENS = {
    "1": "он",
    "2": "жиырма",
    "3": "отыз",
    "4": "қырық",
    "5": "елу",
    "6": "алпыс",
    "7": "жетпіс",
    "8": "сексен",
    "9": "тоқсан",
}
_ZEROES = {2: "жүз", 3: "мың", 4: "мың", 5: "мың", 6: "миллион"}
_SOFT_WORDS = ("миллион",)  # hard by its last vowel, kept here to say so


def spoken(number: str) -> str:
    """The last word of a whole number as it is read aloud: 165 -> бес, 20 -> жиырма, 100 -> жүз."""
    digits = number.split("-")[-1].lstrip("0") or "0"
    if digits == "0":
        return "нөл"
    zeroes = len(digits) - len(digits.rstrip("0"))
    last = digits[-1 - zeroes]
    if zeroes == 0:
        return _DIGITS[last]
    return _TENS[last] if zeroes == 1 else _ZEROES[min(zeroes, 6)]


def is_front(word: str) -> bool:
    """Whether the word takes soft (front) endings: its last vowel decides."""
    for sound in reversed(word.lower()):
        if sound in _FRONT:
            return True
        if sound in _BACK:
            return False
    return False


def genitive(word: str) -> str:
    """-ның/-нің/-дың/-дің/-тың/-тің, as said after the word."""
    last = word.lower()[-1]
    first = "н" if last in _OPEN or last in _NASAL else "т" if last in _VOICELESS else "д"
    return first + ("ің" if is_front(word) else "ың")


def dative(word: str) -> str:
    """-ға/-ге/-қа/-ке, as said after the word."""
    front, voiceless = is_front(word), word.lower()[-1] in _VOICELESS
    return ("ке" if front else "қа") if voiceless else ("ге" if front else "ға")


def ablative(word: str) -> str:
    """-дан/-ден/-тан/-тен/-нан/-нен, as said after the word."""
    last = word.lower()[-1]
    first = "н" if last in _NASAL else "т" if last in _VOICELESS else "д"
    return first + ("ен" if is_front(word) else "ан")


def locative(word: str) -> str:
    """-да/-де/-та/-те, as said after the word."""
    return ("т" if word.lower()[-1] in _VOICELESS else "д") + ("е" if is_front(word) else "а")


def accusative(word: str) -> str:
    """-ны/-ні/-ды/-ді/-ты/-ті, as said after the word."""
    last = word.lower()[-1]
    first = "н" if last in _OPEN else "т" if last in _VOICELESS else "д"
    return first + ("і" if is_front(word) else "ы")


def ordinal(number: str) -> str:
    """The hyphenated ordinal ending: 15-ші, 6-шы, 10-шы, 20-шы, 3-ші."""
    return "ші" if is_front(spoken(number)) else "шы"


_VOICED = {"қ": "ғ", "к": "г", "п": "б"}  # before the suffix of belonging: тармақ -> тармағы, бап -> бабы
_BORROWED = {"акт": "акті"}  # two consonants that no Kazakh word ends in take a vowel before an ending


def owned(noun: str) -> str:
    """The noun with the suffix of belonging: тармақ -> тармағы, ереже -> ережесі, заң -> заңы."""
    noun = _open_ended(noun)
    vowel = "і" if is_front(noun) else "ы"
    last = noun[-1]
    if last in _OPEN:
        return f"{noun}с{vowel}"
    return noun[:-1] + _VOICED.get(last, last) + vowel


def _open_ended(noun: str) -> str:
    known = _BORROWED.get(noun.lower(), noun)
    return noun[:1] + known[1:]


def plural(noun: str) -> str:
    """The noun in the plural: ереже -> ережелер, заң -> заңдар, тармақ -> тармақтар."""
    last = noun.lower()[-1]
    first = "л" if last in _OPEN + "рйу" else "т" if last in _VOICELESS else "д"
    return noun + first + ("ер" if is_front(noun) else "ар")


def in_case(noun: str, case: str, *, belongs: bool = False) -> str:
    """A noun in a case: nom, gen, dat, acc, loc, abl or ins.

    Args:
        noun: in the nominative, singular or plural.
        case: which.
        belongs: whether it takes the suffix of belonging first: жарлық -> жарлығын, not жарлықты.
    """
    if belongs:
        stem = owned(noun)
        return stem + _OWNED_ENDINGS[case][is_front(stem)]
    word = _open_ended(noun) if case != "nom" else noun
    ending = _ENDINGS.get(case)
    return word + ending(word) if ending else word


def instrumental(word: str) -> str:
    """-мен/-бен/-пен, as said after the word; the same for front and back vowels."""
    last = word.lower()[-1]
    return "пен" if last in _VOICELESS else "бен" if last in "зж" else "мен"


_ENDINGS = {
    "gen": genitive,
    "dat": dative,
    "acc": accusative,
    "loc": locative,
    "abl": ablative,
    "ins": instrumental,
}
_OWNED_ENDINGS = {  # by whether the vowel is a front one
    "nom": ("", ""),
    "gen": ("ның", "нің"),
    "dat": ("на", "не"),
    "acc": ("н", "н"),
    "loc": ("нда", "нде"),
    "abl": ("нан", "нен"),
    "ins": ("мен", "мен"),
}
_PLAIN = {
    "": "nom", "ның": "gen", "нің": "gen", "дың": "gen", "дің": "gen", "тың": "gen", "тің": "gen",
    "ға": "dat", "ге": "dat", "қа": "dat", "ке": "dat", "ны": "acc", "ні": "acc", "ды": "acc", "ді": "acc",
    "ты": "acc", "ті": "acc", "да": "loc", "де": "loc", "та": "loc", "те": "loc", "дағы": "attr", "дегі": "attr",
    "тағы": "attr", "тегі": "attr", "дан": "abl", "ден": "abl", "тан": "abl", "тен": "abl", "нан": "abl",
    "нен": "abl", "мен": "ins", "бен": "ins", "пен": "ins",
}  # fmt: skip
_OWNED = {
    "": "nom", "ның": "gen", "нің": "gen", "на": "dat", "не": "dat", "н": "acc", "нда": "loc", "нде": "loc",
    "ндағы": "attr", "ндегі": "attr", "нан": "abl", "нен": "abl", "мен": "ins", "ға": "dat", "ге": "dat",
}  # fmt: skip
# suffix -> (case, plural, owned)
SUFFIXES: dict[str, tuple[str, bool, bool]] = {}
for _number in ("", "лар", "лер", "дар", "дер", "тар", "тер"):
    for _suffix, _case in _PLAIN.items():
        SUFFIXES.setdefault(_number + _suffix, (_case, bool(_number), False))
    for _own in ("ы", "і", "сы", "сі"):
        for _suffix, _case in _OWNED.items():
            SUFFIXES.setdefault(_number + _own + _suffix, (_case, bool(_number), True))
