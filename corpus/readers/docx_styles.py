"""Styles of a Word file: what a paragraph inherits from its style, as far as reading an act needs it.

Owns: bold, outline level, list and names of styles, inherited along their chain. Must not know: texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.readers.package import Element, child, children, is_on, value

_LONGEST_CHAIN = 20
_HEADING = re.compile(r"(?:heading|заголовок|тақырып)\s*\d", re.IGNORECASE)
_BODY_LEVEL = 9  # Word's outline level of running text


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives to its paragraphs."""

    name: str = ""
    bold: bool = False
    heading: bool = False
    align: str = ""
    list: tuple[str | None, int | None] = (None, None)  # the list's number and the level

    @property
    def contents(self) -> bool:
        """Whether its paragraphs are lines of a generated table of contents."""
        return self.name.lower().startswith("toc ")


class Styles:
    """The paragraph styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {value(found, "styleId") or "": found for found in children(root, "style")}
        self._read: dict[str, Style] = {}
        self._default = next((name for name, found in self._elements.items() if _is_default(found)), "")

    def of(self, paragraph: Element) -> tuple[str, Style]:
        """The id of a paragraph's style, and what style and paragraph together say."""
        properties = child(paragraph, "pPr")
        name = value(child(properties, "pStyle")) or self._default
        return name, _with(self._style(name), properties, child(properties, "rPr"), own=True)

    def _style(self, name: str) -> Style:
        if name not in self._read:
            chain: list[Element] = []
            above: str | None = name
            while above in self._elements and len(chain) < _LONGEST_CHAIN:
                chain.append(self._elements[above])
                above = value(child(chain[-1], "basedOn"))
            style = Style()
            for element in reversed(chain):
                style = _with(style, child(element, "pPr"), child(element, "rPr"), own=False)
            title = value(child(chain[0], "name")) or "" if chain else ""
            self._read[name] = replace(
                style, name=title, heading=style.heading or _HEADING.match(title) is not None or title == "Title"
            )
        return self._read[name]


def _is_default(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")


def _with(style: Style, paragraph: Element | None, run: Element | None, own: bool) -> Style:
    """The style with what these properties say; the runs of a paragraph speak for themselves (``own``)."""
    bold, outline = child(run, "b"), value(child(paragraph, "outlineLvl"))
    numbering = child(paragraph, "numPr")
    align = value(child(paragraph, "jc"))
    return replace(
        style,
        bold=style.bold if bold is None or own else is_on(bold),
        heading=style.heading if outline is None else outline.isdecimal() and int(outline) < _BODY_LEVEL,
        align=style.align if align is None else align,
        list=style.list if numbering is None else _list(style, numbering),
    )


def _list(style: Style, numbering: Element) -> tuple[str | None, int | None]:
    number, place = value(child(numbering, "numId")), value(child(numbering, "ilvl"))
    level = int(place) if place is not None and place.isdecimal() else None
    return (number or style.list[0], level if level is not None else style.list[1])
