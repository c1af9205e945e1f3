"""Text typed with the wrong keyboard layout on: telling it, and typing it again with the right one.

Knows the Russian and Kazakh layouts on the keys of an English keyboard. Must not know the index.
"""

import re
from functools import lru_cache

from embeddings.latin import latin_to_cyrillic
from embeddings.plausible import strangeness

ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?&"
RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,?"
# The Kazakh layout puts its own nine letters on the upper row, where other layouts have digits.
ENGLISH_ROW = "2345890-=@#$%*()_+"
KAZAKH_ROW = "әіңғүұқөһӘІҢҒҮҰҚӨҺ"

TO_CYRILLIC = str.maketrans(ENGLISH_KEYS, RUSSIAN_KEYS)
TO_ENGLISH = str.maketrans(RUSSIAN_KEYS + KAZAKH_ROW, ENGLISH_KEYS + ENGLISH_ROW)
ROW = str.maketrans(ENGLISH_ROW, KAZAKH_ROW)

LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]")
# A run of keys without a blank that holds a letter: within it a digit may be a Kazakh letter, alone it is a digit.
# A number with a hyphen before it is a clause's ("15-nfhvf0": 15-тармақ).
RUN = re.compile(r"(?P<number>(?<!\S)\d+-(?=\S*[A-Za-z]))?(?P<word>\S*[A-Za-z]\S*)")
TOUCHING = re.compile(r"\d(?=[^\W\d_])|(?<=[^\W\d_])\d")
ENOUGH_LETTERS = 3
MARGIN = 1.0


@lru_cache(maxsize=16)  # a question is looked at when it is read and again when it is searched
def looks_like_wrong_layout(text: str) -> bool:
    """Whether the text makes more sense when typed again with another layout."""
    letters = LATIN.findall(text), CYRILLIC.findall(text)
    if len(letters[0]) + len(letters[1]) < ENOUGH_LETTERS or (letters[0] and letters[1]):
        return False
    as_typed = _as_typed(text, latin=bool(letters[0]))
    return min(map(_cyrillic_or_english, repair_layout(text))) + MARGIN < as_typed


def repair_layout(text: str) -> tuple[str, ...]:
    """The text typed with other layouts, the likeliest first: Russian and Kazakh for Latin keys, English for others."""
    if CYRILLIC.search(text):
        return (text.translate(TO_ENGLISH),)
    readings = {text.translate(TO_CYRILLIC), RUN.sub(_kazakh_run, text)}
    return tuple(sorted(readings, key=lambda reading: (_torn(reading), _cyrillic_or_english(reading), reading)))


def _torn(reading: str) -> int:
    """How often a digit touches a letter ("к3м"): the row of digits was meant to be letters."""
    return len(TOUCHING.findall(reading))


def _kazakh_run(match: re.Match[str]) -> str:
    return (match["number"] or "") + match["word"].translate(ROW).translate(TO_CYRILLIC)


def _as_typed(text: str, *, latin: bool) -> float:
    if latin:
        return min(strangeness(text, "en"), strangeness(latin_to_cyrillic(text), "kk"))
    return _cyrillic_or_english(text)


def _cyrillic_or_english(text: str) -> float:
    if LATIN.search(text):
        return strangeness(text, "en")
    return min(strangeness(text, "kk"), strangeness(text, "ru"))
