"""How much of a page's text runs on and how much of it is told in paragraphs, below each of its elements.

Owns: what a paragraph looks like on a page; what is the site's own and no part of an act: footers, menus, comments,
boxes of links. Must not know: where the act stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.readers.html_dom import BLOCKS, Element, End, Start, walk
from corpus.readers.lines import one_line

# Whatever words stand in one of these are meant as text; the first heading is told as a title, wherever it stands.
_OF_TEXTS = frozenset("p li dd dt pre blockquote td th caption h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONG = 60  # characters: a line so long is no label
_SENTENCE = re.compile(r"(?:\d{1,4}(?:[-.]\d+)*|[^\W\d_])\s?[.)]\s|.*[.;:!?…]$")
_COPYRIGHT = re.compile(r"\W*(?:©|copyright\b|\(c\))", re.IGNORECASE)
_SITE_TAGS = ("nav", "footer", "aside")
_SITE_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search")
_SITE_NAME = re.compile(
    r"(?:(?:site|page|main|top|left|right|bottom)[-_]?)?"
    r"(?:footer|nav|navbar|navigation|menu|sidebar|breadcrumbs?|cookies?|comments?|copyrights?|share|social|toolbar)"
    r"(?:[-_]?(?:box|block|list|wrap(?:per)?|container))?",
    re.IGNORECASE,
)


def is_sites_own(element: Element) -> bool:
    """Whether an element says by its tag, role or name that it is the site's and no part of a text."""
    if element.tag not in BLOCKS:
        return False
    named = (element.get("id"), *element.get("class").split())
    of_site = element.tag in _SITE_TAGS or element.get("role") in _SITE_ROLES
    return of_site or any(_SITE_NAME.fullmatch(name) for name in named)


@dataclass(slots=True)
class Amount:
    """Characters of text: of running text, of links, and of running text in paragraphs."""

    running: int = 0
    linked: int = 0
    told: int = 0


@dataclass(slots=True)
class Prose:
    """The amounts of text in each element of a page; the site's own boxes within it are not counted."""

    _amounts: dict[Element, Amount] = field(default_factory=dict)
    _above: list[Element] = field(default_factory=list)
    _blocks: list[str] = field(default_factory=list)  # tags of those above that break lines
    _links: int = 0
    _line: list[str] = field(default_factory=list)  # of running text
    _linked: int = 0  # characters of links on the line

    def of(self, element: Element) -> Amount:
        """The amounts in an element; nothing in a hidden one."""
        return self._amounts.get(element, Amount())

    def told_beside(self, child: Element, parent: Element) -> bool:
        """Whether a parent tells something in paragraphs outside one of its children."""
        return self.of(parent).told > (0 if self._is_apart(child) else self.of(child).told)

    def measure(self, body: Element) -> Prose:
        """Measure all elements below one, and itself."""
        for found in walk(body):
            if isinstance(found, str):
                self._text(found)
            elif isinstance(found, Start):
                self._start(found.element)
            else:
                self._end(found)
        return self

    def _text(self, text: str) -> None:
        length = len(text.strip())
        amount = self._amounts[self._above[-1]]
        if self._links:
            amount.linked += length
            self._linked += length
        else:
            amount.running += length
            self._line.append(text)

    def _start(self, element: Element) -> None:
        if element.tag in BLOCKS or element.tag == "br":
            self._flush()
        self._amounts[element] = Amount()
        self._above.append(element)
        if element.tag in BLOCKS:
            self._blocks.append(element.tag)
        self._links += element.tag == "a"

    def _end(self, end: End) -> None:
        element = end.element
        if element.tag in BLOCKS:
            self._flush()
            self._blocks.pop()
        self._above.pop()
        self._links -= element.tag == "a"
        if not self._above or is_sites_own(element):
            return
        amount, around = self._amounts[element], self._amounts[self._above[-1]]
        around.running += amount.running
        around.linked += amount.linked
        around.told += 0 if self._is_apart(element) else amount.told

    def _is_apart(self, element: Element) -> bool:
        amount = self.of(element)
        of_links = element.tag in BLOCKS and amount.linked > amount.running
        return of_links or is_sites_own(element)

    def _flush(self) -> None:
        """End a line: its text is told where it stands, if it is a paragraph."""
        line = one_line("".join(self._line))
        if self._above and len(line) > self._linked and _is_paragraph(line, self._blocks[-1] if self._blocks else ""):
            self._amounts[self._above[-1]].told += len(line)
        self._line.clear()
        self._linked = 0


def _is_paragraph(line: str, block: str) -> bool:
    if _COPYRIGHT.match(line) or block == "h1" or not any(map(str.isalnum, line)):
        return False
    return block in _OF_TEXTS or len(line) >= _LONG or _SENTENCE.match(line) is not None
