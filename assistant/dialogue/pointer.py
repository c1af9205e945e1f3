"""How a turn points away from what was talked of: a step on or back, the last, the middle, the other one, both.

Owns: the words of pointing, in one table, and which way they point. Must not know: acts, states, answers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understand.matter import skeletons, words_of
from assistant.understand.numerals import spelled_numbers
from assistant.understand.skeleton import skeleton

_TABLE = {
    "after": "келесі* кейін* следующ* после next after following",
    "before": "алдыңғы* алдында* предыдущ* предшеств* перед previous before preceding",
    "last": "соңғы* ақырғы* последн* last",
    "middle": "ортаңғы* ортаншы* ортадағы* средн* middle",
    "other": "басқасы* другой другая другое другую другого другом other",
    "both": "екеуі* екеуін* екеуінің оба обе обоих обеих обоими both either",
    "list": "тізбе* тізім* переч* спис* list lists",
    "them": "соның солардың осылардың олардың бұлардың них этих тех these those them",
}
GROUPS = tuple(_TABLE)
_UNITS = r"(?:тармак|бап|баб|(?:под)?пункт|стат|жол|строк|clauses?|articles?|items?|rows?)\w*"
_TWO = re.compile(rf"\b(?:еки|два|две|two) (?:\w+ )?{_UNITS}")
_BEYOND = re.compile(r"\bза\s+\d")
_FAR = re.compile(
    rf"\b(?P<many>\d) (?:{_UNITS} )?(?:(?P<back>артка|кеири|назад|back)|алга|ари|вперед|дальше|forward|ahead)\b"
)
_NOT = ("не", "not", "емес")


def _forms() -> dict[str, str]:
    return {form: group for group, words in _TABLE.items() for word in words.split() for form in _spelled(word)}


def _spelled(word: str) -> set[str]:
    mark = "*" * word.endswith("*")
    return {word.rstrip("*") + mark, skeleton(word.rstrip("*")) + mark}


_EXACT = {form: group for form, group in _forms().items() if not form.endswith("*")}
_STEMS = tuple((form.rstrip("*"), group) for form, group in _forms().items() if form.endswith("*"))


@lru_cache(maxsize=4096)
def pointing(word: str) -> str | None:
    """The group of a word of pointing; ``None`` of any other.

    >>> pointing("келесісін"), pointing("последнего"), pointing("сот")
    ('after', 'last', None)
    """
    for form in (word.lower(), skeleton(word)):
        if form in _EXACT:
            return _EXACT[form]
        stem = next((group for stem, group in _STEMS if stem and form.startswith(stem)), None)
        if stem is not None:
            return stem
    return None


def said(text: str) -> frozenset[str]:
    """The groups that a turn says."""
    groups = {pointing(word) for word in words_of(text)}
    return frozenset(group for group in groups if group) | ({"both"} if _TWO.search(skeletons(text)) else set())


def step_said(text: str) -> int:
    """The step that the words tell, 1 on or -1 back; the last that is not denied ("not before, right after it").

    >>> step_said("two clauses back"), step_said("еще на три пункта вперёд")
    (-2, 3)
    """
    far = _FAR.search(_in_figures(text))
    if far is not None:
        return -int(far["many"]) if far["back"] else int(far["many"])
    words, step = words_of(text), 0
    for place, word in enumerate(words):
        denied = place and words[place - 1].lower() in _NOT
        step = {"after": 1, "before": -1}.get(pointing(word) or "", step) if not denied else step
    return step or int(bool(_BEYOND.search(text.lower())))


def _in_figures(text: str) -> str:
    """The skeletons of the words of a text, Latin ones as they are, its small cardinal numbers in figures."""
    words = words_of(text)
    bones = [word.lower() if word.isascii() else skeleton(word) for word in words]
    for number in spelled_numbers([skeleton(word) for word in words], words):
        if number.kind == "cardinal" and number.first == number.last:
            bones[number.first] = str(number.value)
    return " ".join(bones)
