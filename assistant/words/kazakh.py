"""Kazakh endings after words, numbers and years: vowel harmony and the last sound decide.

Owns: the endings that the sentences need. Must not know: which sentences. Rules: Kazakh grammar, сингармонизм (vowel
harmony) and the assimilation of the first consonant of an ending.
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
