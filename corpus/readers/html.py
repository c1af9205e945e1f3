"""A saved web page: the page of the official database as a browser saves it, any other page as well as can be.

Owns: where the act stands on a page (title, badge, requisites, text), what its marks say of a line (heading, note),
the anchors by which the page links to its clauses. Must not know: what a clause is, nor any rule about a text's words.

selectolax reads the page, not lxml: where tags are left open a few thousand deep, lxml drops the rest of the page
without an error; selectolax takes what browsers take, and is linear.

An anchor in a publisher's note belongs to the paragraph that follows it, too, if that has none of its own: so the
official database marks a clause under such a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.readers.encoding import decode, line_ends
from corpus.readers.html_dom import BLOCKS, HEADINGS, Element, Start, parsed, text_of, walk
from corpus.readers.html_place import article_of, asks_for_proof, head_of, left_out, title_of
from corpus.readers.html_tables import read_table, unfolds
from corpus.readers.lines import Lines, one_line
from corpus.source import BlockKind, Source

READER = "html/2"

_ANCHORED = HEADINGS | set("a p span font li dt dd b i".split())  # noqa: SIM905
_OFFICIAL = re.compile(r"z\d+")  # the official database's own anchors
_INDENTED = re.compile("\\s*[\u00a0]{3}")  # a paragraph's first line, where line breaks stand for paragraphs
_RED = frozenset(("#ff0000", "red", "ff0000"))  # in which the official database sets its publisher's notes
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_HEAD_BYTES = 4096
_SHELL_SIZE = 1500  # characters; a page that asks for a proof and says no more than this holds no act


class NoArticle(ValueError):
    """The page holds no text of an act; ``shell`` tells whether it asks the reader to prove not to be a robot."""

    def __init__(self, shell: bool) -> None:
        self.shell = shell
        super().__init__("captcha" if shell else "no text")


def read_html(data: bytes) -> Source:
    """The source of a saved page.

    Raises:
        NoArticle: it has no text of an act.
        Undecodable: it is no text at all (``corpus/readers/encoding.py``).
    """
    named = _CHARSET.search(data[:_HEAD_BYTES])
    text, remarks = decode(data, named[1].decode("ascii") if named else None)
    root = parsed(line_ends(text))
    lines = Lines()
    head, article = head_of(root), article_of(root)
    title = title_of(root, article) if head is None and article is not None else ""
    if head is not None:
        _read_head(head, lines)
    lines.add(title, BlockKind.TITLE)
    above = len(lines.blocks)
    if article is not None:
        _Walk(lines).read(article)
    size = sum(block.span.end - block.span.start for block in lines.blocks[above:])
    if size == 0 or (size < _SHELL_SIZE and asks_for_proof(root)):
        raise NoArticle(asks_for_proof(root))
    return lines.source(READER, (*remarks, *left_out(root, (head, article), title)))


def _read_head(head: Element, lines: Lines) -> None:
    for element in head.within("h1", "span", "p"):
        if element.tag == "h1":
            lines.add(text_of(element), BlockKind.TITLE)
        elif element.tag == "p":
            lines.add(text_of(element), BlockKind.REQUISITES)
        elif element.has_class("status"):
            lines.add(text_of(element), BlockKind.BADGE)


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text say of it."""

    note: bool = False
    bold: bool = False
    heading: bool = False
    leads_away: bool = False  # a link to another page


@dataclass(slots=True)
class _Walk:
    """Reads one element and all below it to lines."""

    lines: Lines
    _looks: list[_Look] = field(default_factory=lambda: [_Look()])
    _runs: list[tuple[str, _Look]] = field(default_factory=list)
    _begun: bool = False  # whether something of the line was read
    _broken: bool = False  # whether a line break within a heading came last
    _anchor: str | None = None
    _lent: str | None = None  # a note's anchor, for the paragraph under it

    def read(self, root: Element) -> None:
        """Read an element to lines."""
        for found in walk(root, lambda element: element.tag == "table" and not unfolds(element)):
            if isinstance(found, str):
                self._text(found)
            elif isinstance(found, Start):
                self._start(found.element)
            else:
                self._end(found.element)
        self._flush()

    def _start(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
        self._see_anchor(element)
        if element.tag == "br":
            self._break()
        elif element.tag == "table" and not unfolds(element):
            self._table(element)
        self._looks.append(_look(element, self._looks[-1]))

    def _end(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
        self._looks.pop()

    def _see_anchor(self, element: Element) -> None:
        """An element's anchor is its line's if nothing of the line was read yet; the official ones come first."""
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        if not name or element.tag not in _ANCHORED or self._begun:
            return
        if self._anchor is None or (_OFFICIAL.fullmatch(name) and not _OFFICIAL.fullmatch(self._anchor)):
            self._anchor = name

    def _text(self, text: str) -> None:
        if self._broken and _INDENTED.match(text):
            self._flush()
        self._broken = False
        self._runs.append((text, self._looks[-1]))
        self._begun = self._begun or bool(one_line(text))

    def _break(self) -> None:
        """A line break parts paragraphs, but not the lines of a heading, unless the next one is set in anew."""
        look = self._looks[-1]
        if look.heading or look.bold:
            self._runs.append((" ", look))
            self._broken = True
        else:
            self._flush()

    def _table(self, element: Element) -> None:
        table = read_table(element)
        anchors = (table.anchors[0] or self._anchor, *table.anchors[1:]) if table.anchors else ()
        self.lines.add_table(table.rows, table.kind, table.heads, anchors)
        self._anchor = self._lent = None

    def _flush(self) -> None:
        """Write what was read as a line; an anchor before any text waits for the next line."""
        runs = [(text, look) for text, look in self._runs if one_line(text)]
        text = one_line("".join(text for text, _ in self._runs))
        self._runs.clear()
        self._begun = False
        if not runs or all(look.leads_away for _, look in runs):
            return
        kind = _kind([look for _, look in runs])
        anchor = self._anchor or (self._lent if kind is not BlockKind.NOTE else None)
        if kind is not BlockKind.NOTE:
            self._lent = None
        elif self._anchor and not text[0].isdigit():  # "1) removed …" is the clause itself
            self._lent = self._anchor
        self.lines.add(text, kind, anchor)
        self._anchor = None


def _look(element: Element, around: _Look) -> _Look:
    tag = element.tag
    if tag in HEADINGS:
        return replace(around, heading=True)
    if tag in ("b", "strong"):
        return replace(around, bold=True)
    if element.has_class("note") or (tag == "font" and element.get("color").lower() in _RED):
        return replace(around, note=True)
    if tag == "a" and element.get("href"):
        return replace(around, leads_away=_leads_away(element.get("href")))
    return around


def _leads_away(href: str) -> bool:
    """Whether a link opens another page as a whole, as a table of contents does, and not a place in an act."""
    return "#" not in href and href.lower().rsplit("?", 1)[0].endswith((".htm", ".html"))


def _kind(looks: list[_Look]) -> BlockKind:
    """A note is told by its beginning (the links within are set plainly), a heading by all of it."""
    if looks[0].note:
        return BlockKind.NOTE
    if looks[0].heading or all(look.bold for look in looks):
        return BlockKind.HEADING
    return BlockKind.TEXT
