"""Running heads, feet and page numbers: what a page repeats and no clause says.

Owns: telling them by their place and by their recurring on page after page. Must not know: paragraphs, words of a law.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.pdf_lines import Piece

Line = list[Piece]

_EDGE = 3  # lines from the top and from the bottom of a page that may be repeated
_SHARE = 0.5  # of the pages must repeat a line
_FEWEST = 3  # pages
_SHORT = 2  # characters: so short a text recurs in tables by chance
_DIGITS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_NUMBER = re.compile(
    r"[-–—\s]*(?:стр\.?|бет|page|p\.)?\s*(\d{1,4})\s*(?:(?:/|из|of)\s*\d{1,4})?\s*(?:-?бет)?[-–—\s.]*", re.IGNORECASE
)
_ROUND = 6.0  # points: a line stands at the same height on every page


def without_marginals(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without running heads, feet and page numbers: only what no text stands outside of."""
    repeated = _repeated(pages, heights)
    shift = _shift(pages)
    kept = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        marginal = [bool(_keys(line, number, height) & repeated) or _counts(line, number, shift) for line in lines]
        first, last = 0, len(lines)
        while first < min(_EDGE, last) and marginal[first]:
            first += 1
        while last > max(first, len(lines) - _EDGE) and marginal[last - 1]:
            last -= 1
        kept.append(lines[first:last])
    return kept


def _keys(line: Line, number: int, height: float) -> set[tuple[str, int]]:
    """What a line says and where it stands; a number in it that may be the page's is told by its distance from it."""
    said, place = _said(line), round((height - line[0].base) / _ROUND)
    counted = (
        f"{said[: found.start()]}#{int(found[0]) - number}{said[found.end() :]}" for found in _DIGITS.finditer(said)
    )
    return {(said, place), *((text, place) for text in counted)}


def _said(line: Line) -> str:
    return " ".join(piece.text for piece in line)


def _repeated(pages: Sequence[list[Line]], heights: Sequence[float]) -> set[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        edge = lines[:_EDGE] + lines[max(_EDGE, len(lines) - _EDGE) :]
        found.update({key for line in edge for key in _keys(line, number, height)})
    enough = max(_FEWEST, _SHARE * len(pages))
    return {key for key, times in found.items() if times >= enough and len(key[0]) > _SHORT}


def _shift(pages: Sequence[list[Line]]) -> int | None:
    """What must be added to a page's place to get the number printed on it; none if pages are not numbered so."""
    shifts: Counter[int] = Counter()
    for number, lines in enumerate(pages):
        edge = [line for place, line in enumerate(lines) if place in (0, len(lines) - 1)]
        shifts.update({int(found[1]) - number for line in edge if (found := _NUMBER.fullmatch(_said(line)))})
    likely, times = max(shifts.items(), key=lambda item: (item[1], -abs(item[0] - 1)), default=(0, 0))
    return likely if times >= max(2, _SHARE * len(pages)) or (times == 1 == len(pages) == likely) else None


def _counts(line: Line, number: int, shift: int | None) -> bool:
    found = _NUMBER.fullmatch(_said(line))
    return found is not None and shift is not None and int(found[1]) == number + shift
