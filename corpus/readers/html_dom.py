"""The tree of a page: a walk that never recurses, what is hidden in it, and the text of an element on one line.

Owns: which elements break a line and which show nothing. Must not know: acts, notes, where the text of a page stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from lxml import etree
from lxml import html as lxml_html

Element = Any  # lxml ships no types

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = "address article aside blockquote body center details div fieldset figure footer form header main nav section"
_LISTS = "caption dd dl dt figcaption hr li ol p pre summary table tbody td tfoot th thead tr ul"
BLOCKS = HEADINGS | set(_BOXES.split()) | set(_LISTS.split())
_SCRIPTS = "script style head template noscript svg math iframe object map audio video"
_CONTROLS = "button select textarea input nav"
_HIDDEN = frozenset((*_SCRIPTS.split(), *_CONTROLS.split()))
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Step(Enum):
    """What a walk comes upon."""

    START = "start"
    TEXT = "text"
    END = "end"


def parsed(text: str) -> Element:
    """The root of a page; damaged markup is read as browsers read it."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:  # nothing but comments and spaces
        return lxml_html.document_fromstring("<html><body></body></html>")
    return root


def is_hidden(element: Element) -> bool:
    """Whether nothing of an element is shown."""
    if element.tag in _HIDDEN or not isinstance(element.tag, str) or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style) and _HIDING_STYLE.search(style) is not None


def has_class(element: Element, *names: str) -> bool:
    """Whether an element bears one of these classes."""
    return not set(names).isdisjoint((element.get("class") or "").split())


def walk(root: Element, whole: Callable[[Element], bool] = lambda _: False) -> Iterator[tuple[Step, Any]]:
    """Every element and text in reading order; ``whole`` tells which elements are not entered."""
    opened: list[tuple[Element, Iterator[Element]]] = []
    step: Iterator[Element] = iter((root,))
    while True:
        child = next(step, None)
        if child is None:
            if not opened:
                return
            element, step = opened.pop()
            yield Step.END, element
            if opened and element.tail:
                yield Step.TEXT, element.tail
            continue
        if is_hidden(child):
            if child.tail and opened:
                yield Step.TEXT, child.tail
            continue
        yield Step.START, child
        if whole(child):
            yield Step.END, child
            if child.tail and opened:
                yield Step.TEXT, child.tail
            continue
        opened.append((child, step))
        step = iter(child)
        if child.text:
            yield Step.TEXT, child.text


def text_of(element: Element) -> str:
    """The text of an element with a space wherever a line breaks."""
    pieces = []
    for step, found in walk(element):
        if step is Step.TEXT:
            pieces.append(found)
        elif found.tag == "br" or found.tag in BLOCKS:
            pieces.append(" ")
    return "".join(pieces)
