"""The tree of a page: its elements, a walk that never recurses, and the text of an element on one line.

Owns: the one door to selectolax, which reads damaged markup as browsers do, without a limit of depth; what is hidden on
a page; which elements break a line. Must not know: acts, notes, where the text of a page stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = "address article aside blockquote body center details div fieldset figure footer form header main nav section"
_LISTS = "caption dd dl dt figcaption hr li ol p pre summary table tbody td tfoot th thead tr ul"
BLOCKS = HEADINGS | set(_BOXES.split()) | set(_LISTS.split())
_SCRIPTS = "script style head template noscript svg math iframe object map audio video"
_CONTROLS = "button select textarea input nav"
_HIDDEN = frozenset((*_SCRIPTS.split(), *_CONTROLS.split()))
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(eq=False, slots=True)
class Element:
    """An element of a page; its children are elements and texts in reading order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute; empty if there is none."""
        return self.attributes.get(name, "")

    def has_class(self, *names: str) -> bool:
        """Whether the element bears one of these classes."""
        return not set(names).isdisjoint(self.get("class").split())

    def elements(self) -> list[Element]:
        """The elements among its children."""
        return [child for child in self.children if isinstance(child, Element)]

    def within(self, *tags: str) -> Iterator[Element]:
        """The element itself and every element below it, in reading order, hidden ones too; all or some tags."""
        waiting = [self]
        while waiting:
            found = waiting.pop()
            if not tags or found.tag in tags:
                yield found
            waiting.extend(reversed(found.elements()))

    def is_hidden(self) -> bool:
        """Whether nothing of it is shown."""
        hidden = self.tag in _HIDDEN or "hidden" in self.attributes
        return hidden or _HIDING_STYLE.search(self.get("style")) is not None


@dataclass(frozen=True, slots=True)
class Start:
    """A walk enters an element."""

    element: Element


@dataclass(frozen=True, slots=True)
class End:
    """A walk leaves an element."""

    element: Element


def parsed(text: str) -> Element:
    """The root of a page."""
    page = LexborHTMLParser(text).root
    root = Element("html", {})
    if page is None:
        return root
    waiting: list[tuple[LexborNode | None, Element]] = [(page.first_child, root)]
    while waiting:  # a node, then what is below it, then its next sibling
        node, parent = waiting.pop()
        if node is None:
            continue
        waiting.append((node.next, parent))
        if node.is_text_node:
            parent.children.append(node.text_content or "")
        elif node.is_element_node:
            element = Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()}, parent)
            parent.children.append(element)
            waiting.append((node.first_child, element))
    return root


def walk(root: Element, whole: Callable[[Element], bool] = lambda _: False) -> Iterator[Start | str | End]:
    """Every shown element and text in reading order; ``whole`` tells which elements are not entered."""
    opened = [(root, iter(root.children))]
    yield Start(root)
    while opened:
        element, rest = opened[-1]
        child = next(rest, None)
        if child is None:
            opened.pop()
            yield End(element)
        elif isinstance(child, str):
            yield child
        elif not child.is_hidden():
            yield Start(child)
            if whole(child):
                yield End(child)
            else:
                opened.append((child, iter(child.children)))


def text_of(element: Element) -> str:
    """The text of an element with a space wherever a line breaks."""
    pieces = []
    for found in walk(element):
        if isinstance(found, str):
            pieces.append(found)
        elif found.element.tag == "br" or found.element.tag in BLOCKS:
            pieces.append(" ")
    return "".join(pieces)
