"""Word's automatic numbering: the numbers that a reader sees and that stand in no text.

Owns: lists and their levels, where counting starts and starts anew, the formats of numbers. Must not know: paragraphs'
texts. Word has no format with Kazakh letters, so a list with "ә)" is always typed; its Russian one has no ё, й, ъ, ь.

Counting follows Word: lists made from one definition go on counting together unless one of them says where it starts;
a level begins anew after any paragraph of a higher level, bullets included, unless it is told not to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.readers.package import Element, child, children, is_on, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = "-–—−‐‑"
_BULLET = "•"
_MOST = 1_000_000  # a start beyond this is an error of the file


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # after which level it begins anew; 0: never; none: after any higher one
    legal: bool = False  # all numbers in it are written with digits
    space: str = " "
    style: str | None = None  # the paragraph style that stands for this level


@dataclass(frozen=True, slots=True)
class _List:
    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, root: Element | None) -> None:
        definitions = {value(found, "abstractNumId") or "": found for found in children(root, "abstractNum")}
        by_style = {value(child(found, "styleLink")): found for found in definitions.values()}
        self._lists: dict[str, _List] = {}
        for found in children(root, "num"):
            definition = value(child(found, "abstractNumId")) or ""
            abstract = definitions.get(definition)
            linked = by_style.get(value(child(abstract, "numStyleLink")) or "")
            self._lists[value(found, "numId") or ""] = _list(
                definition, found, linked if linked is not None else abstract
            )
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of a list that a paragraph style stands for."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((place for place, level in levels.items() if level.style == style), None)

    def label(self, number: str, place: int) -> str:
        """Count a paragraph of a list and give what stands before it, the space included; empty for no list."""
        found = self._lists.get(number)
        if found is None or place not in range(_LEVELS):
            return ""
        counts = self._counts.setdefault(found.definition, {})
        self._count(found, number, place, counts)
        level = found.levels.get(place, Level())
        if level.form == "bullet":
            return f"{level.text if level.text in _DASHES and level.text else _BULLET} "
        if level.form == "none" and "%" not in level.text:
            return ""
        text = _PLACE.sub(lambda mark: self._number(found, int(mark[1]) - 1, counts, level.legal), level.text)
        return text + level.space if text else ""

    def _count(self, found: _List, number: str, place: int, counts: dict[int, int]) -> None:
        level = found.levels.get(place, Level())
        if place in found.starts and (number, place) not in self._begun:
            counts[place] = found.starts[place]
        else:
            counts[place] = counts[place] + 1 if place in counts else level.start
        self._begun.add((number, place))
        for below in range(place + 1, _LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or place < restart:
                counts.pop(below, None)

    def _number(self, found: _List, place: int, counts: dict[int, int], legal: bool) -> str:
        level = found.levels.get(place, Level())
        count = counts.setdefault(place, found.starts.get(place, level.start))
        return written(count, "decimal" if legal else level.form)


def _list(definition: str, number: Element, abstract: Element | None) -> _List:
    levels = dict(_level(found) for found in children(abstract, "lvl"))
    starts: dict[int, int] = {}
    for override in children(number, "lvlOverride"):
        place = _whole(value(override, "ilvl"), 0)
        own = child(override, "lvl")
        if own is not None:
            levels[place] = _level(own)[1]
        start = child(override, "startOverride")
        if start is not None:
            starts[place] = _whole(value(start), 1)
    return _List(definition, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    restart = value(child(element, "lvlRestart"))
    space = value(child(element, "suff"))
    return _whole(value(element, "ilvl"), 0), Level(
        form=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        start=_whole(value(child(element, "start")), 1),
        restart=None if restart is None else _whole(restart, 0),
        legal=is_on(child(element, "isLgl")),
        space="" if space == "nothing" else " ",
        style=value(child(element, "pStyle")),
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and int(text) < _MOST else otherwise


def written(count: int, form: str) -> str:
    """A number in one of Word's formats; an unknown one is written with digits."""
    if form == "none":
        return ""
    if count > 0 and form.endswith("Roman"):
        return _cased(_roman(count), form)
    if count > 0 and form in ("lowerLetter", "upperLetter"):
        return _cased(_letters(count, _LATIN), form)
    if count > 0 and form in ("russianLower", "russianUpper"):
        return _cased(_letters(count, _RUSSIAN), form)
    return f"{count:02}" if form == "decimalZero" else str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") or form.endswith("Upper") else text


def _letters(count: int, alphabet: str) -> str:
    """After the last letter Word doubles: z, aa, bb."""
    times, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * min(times + 1, 20)


def _roman(count: int) -> str:
    text = ""
    for size, letters in (*_ROMAN, *_ROMAN_SMALL):
        times, count = divmod(count, size)
        text += letters * times
    return text
