"""Numbers written in words, in Kazakh, Russian and English, and Roman numerals.

Owns: number words and how they combine ("екі мың он алтыншы" is 2016). Must not know: what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.understand.skeleton import skeleton

Spelled = Literal["cardinal", "ordinal", "roman"]

_KK = """
    бір 1 екі 2 үш 3 төрт 4 бес 5 алты 6 жеті 7 сегіз 8 тоғыз 9 он 10 жиырма 20 отыз 30 қырық 40 елу 50 алпыс 60
    жетпіс 70 сексен 80 тоқсан 90 жүз 100 мың 1000
"""
_KK_ORDINAL = """
    бірінші 1 екінші 2 үшінші 3 төртінші 4 бесінші 5 алтыншы 6 жетінші 7 сегізінші 8 тоғызыншы 9 оныншы 10
    жиырмасыншы 20 отызыншы 30 қырқыншы 40 елуінші 50 алпысыншы 60 жетпісінші 70 сексенінші 80 тоқсаныншы 90
    жүзінші 100 мыңыншы 1000
"""
_RU = """
    один 1 одна 1 одно 1 два 2 две 2 три 3 четыре 4 пять 5 шесть 6 семь 7 восемь 8 девять 9 десять 10 одиннадцать 11
    двенадцать 12 тринадцать 13 четырнадцать 14 пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18
    девятнадцать 19 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80
    девяносто 90 сто 100 тысяча 1000 тысячи 1000
"""
_RU_ORDINAL = """
    перв 1 втор 2 трет 3 четверт 4 пят 5 шест 6 седьм 7 восьм 8 девят 9 десят 10 одиннадцат 11 двенадцат 12
    тринадцат 13 четырнадцат 14 пятнадцат 15 шестнадцат 16 семнадцат 17 восемнадцат 18 девятнадцат 19 двадцат 20
    тридцат 30 сороков 40 пятидесят 50 шестидесят 60 семидесят 70 восьмидесят 80 девяност 90 сот 100 двухтысячн 2000
"""
_EN = """
    one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
    fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
    seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000
"""
_EN_ORDINAL = """
    first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12
    thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20
    thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60 seventieth 70 eightieth 80 ninetieth 90 hundredth 100
"""


def _table(words: str, fold: bool = True) -> dict[str, int]:
    pairs = words.split()
    return {(skeleton(word) if fold else word): int(value) for word, value in zip(pairs[::2], pairs[1::2], strict=True)}


_KK_TABLE, _KK_ORDINALS = _table(_KK), _table(_KK_ORDINAL)
_RU_TABLE, _RU_ORDINALS = _table(_RU), _table(_RU_ORDINAL)
_EN_TABLE, _EN_ORDINALS = _table(_EN, fold=False), _table(_EN_ORDINAL, fold=False)

# Endings of Russian ordinals as skeletons: -ый/-ий/-ой -ого -ому -ым/-им -ом -ая -ую -ое -ые/-ие -ых/-их -ья -ье -ью.
_RU_ENDING = re.compile(r"(?P<stem>\w{3,13}?)(?:ии|ои|ого|его|ому|ему|им|ом|ем|ая|ую|еи|ое|ее|ие|их|ими|я|е|ю)")
_KK_ORDINAL_WORD = re.compile(r"(?P<stem>\w{2,8}?(?:инши|нши|ши))(?:\w{0,5})")
_KK_CASE = re.compile(r"(?P<stem>\w{2,7}?)(?:[дт][ае](?:н|ги)?|н[ае]н|[гк][ае]|[днт]и(?:н)?)")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_NOT_ALONE = frozenset(("он", "токсан"))  # ten, but "he" in Russian; ninety, but also a quarter of a year
_LONGEST = 6  # words in one number: екі мың бір жүз алпыс бес
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ROMAN_ALIKE = str.maketrans("ІХ", "IX")  # typed in Cyrillic


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: its value and the tokens it takes."""

    value: int
    kind: Spelled
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Word:
    value: int
    kind: Spelled
    language: str


def _word(bones: str, latin: str) -> _Word | None:
    """The value of one word, if it is a number word."""
    if latin in _EN_TABLE:
        return _Word(_EN_TABLE[latin], "cardinal", "en")
    if latin in _EN_ORDINALS:
        return _Word(_EN_ORDINALS[latin], "ordinal", "en")
    if bones in _KK_TABLE:
        return _Word(_KK_TABLE[bones], "cardinal", "kk")
    if bones in _RU_TABLE:
        return _Word(_RU_TABLE[bones], "cardinal", "ru")
    return _ordinal(bones)


def _inflected(bones: str) -> _Word | None:
    """A Kazakh cardinal in a case, as the last of a longer number: "екі мың он бесте"."""
    found = _KK_CASE.fullmatch(bones)
    return _Word(_KK_TABLE[found["stem"]], "cardinal", "kk") if found and found["stem"] in _KK_TABLE else None


def _ordinal(bones: str) -> _Word | None:
    kazakh = _KK_ORDINAL_WORD.fullmatch(bones)
    if kazakh and kazakh["stem"] in _KK_ORDINALS:
        return _Word(_KK_ORDINALS[kazakh["stem"]], "ordinal", "kk")
    russian = _RU_ENDING.fullmatch(bones)
    if russian and russian["stem"] in _RU_ORDINALS:
        return _Word(_RU_ORDINALS[russian["stem"]], "ordinal", "ru")
    return None


def spelled_numbers(words: Sequence[str], latin: Sequence[str]) -> Iterator[Numeral]:
    """Find the numbers written in words.

    Args:
        words: the skeleton of each token; empty for numbers and signs.
        latin: each token in small letters, signs as they are.

    Yields:
        The numbers, in order, none overlapping.
    """
    place = 0
    while place < len(words):
        found = _number_at(words, latin, place) if words[place] else None
        if found is not None:
            yield found
        place = found.last + 1 if found else place + 1


def _number_at(words: Sequence[str], latin: Sequence[str], first: int) -> Numeral | None:
    """The longest number that begins at a token."""
    taken: list[_Word] = []
    last = place = first
    while place < len(words) and (not taken or taken[-1].kind == "cardinal"):
        if latin[place] == "-" and taken and taken[-1].language == "en" and place + 1 < len(words):
            place += 1  # twenty-first
        word = _word(words[place], latin[place]) if words[place] else None
        if word is None and taken and words[place]:
            word = _inflected(words[place])
        if word is None or not _continues(taken, word):
            break
        taken.append(word)
        last, place = place, place + 1
    if not taken or (len(taken) == 1 and words[first] in _NOT_ALONE):
        return None
    return Numeral(_total(taken), taken[-1].kind, first, last)


def _continues(taken: list[_Word], word: _Word) -> bool:
    """Whether a word goes on with the number before it: units after tens, tens after thousands, hundred after two."""
    if not taken:
        return True
    before = taken[-1]
    if before.language != word.language or len(taken) >= _LONGEST:
        return False
    if word.value in (100, 1000):
        return before.value < word.value
    if before.value >= 100:
        return True
    if before.value in (19, 20) and word.language == "en" and word.value >= 10:
        return len(taken) == 1  # twenty sixteen
    if before.value == 10:
        return word.value < 10 and word.language == "kk"  # он бес; but пятнадцать, fifteen
    return before.value >= 20 and before.value % 10 == 0 and word.value < 10


def _total(taken: list[_Word]) -> int:
    values = [word.value for word in taken]
    if len(values) > 1 and values[0] in (19, 20) and values[1] >= 10 and values[1] not in (100, 1000):
        return values[0] * 100 + sum(values[1:])
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current = max(current, 1) * 100 if value == 100 else current + value
    return total + current


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to XXXIX in capital letters; ``None`` if it is none."""
    text = text.translate(_ROMAN_ALIKE)
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
