"""A table of contents before the text: titles of chapters and articles in a row, which come again with their text.

Owns: which blocks are such a list, so that "1-бап. Мақсаты … 2" is no article. Must not know: what the titles say.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.shapes import Form, Shape

_TITLES = (Form.SECTION, Form.CHAPTER, Form.PARAGRAPH, Form.ARTICLE)
_FEWEST = 4  # titles with nothing between them


def contents_of(shapes: Sequence[Shape]) -> frozenset[int]:
    """The places of the titles that only list what comes below."""
    last = {(shape.form, shape.number): place for place, shape in enumerate(shapes) if shape.form in _TITLES}
    found: set[int] = set()
    place = 0
    while place < len(shapes):
        end = _end(shapes, place)
        first = (shapes[place].form, shapes[place].number)
        if end - place >= _FEWEST and last.get(first, place) > place:
            found.update(range(place, end))
        place = max(end, place + 1)
    return frozenset(found)


def _end(shapes: Sequence[Shape], start: int) -> int:
    """The end of the titles that follow each other from here, before the first that comes again."""
    seen: set[tuple[Form, str | None]] = set()
    place = start
    while place < len(shapes) and shapes[place].form in _TITLES:
        key = (shapes[place].form, shapes[place].number)
        if key in seen:
            break
        seen.add(key)
        place += 1
    return place
