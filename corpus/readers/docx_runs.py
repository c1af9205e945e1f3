"""The text of one paragraph of a Word file, as it is seen with all tracked changes accepted.

Owns: runs, breaks, special characters, footnote marks, text boxes, what is deleted or hidden. Must not know: lists,
styles, tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.package import Element, child, is_on, tag_of, value

_GONE = frozenset(("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "mc:Fallback", "rt"))
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PRIVATE = range(0xF000, 0xF100)  # signs of a font of symbols, whose meaning the font alone knows
_RED = "FF0000"


@dataclass(slots=True)
class Paragraph:
    """What was read of a paragraph.

    Attributes:
        lines: its lines, as manual breaks part them, each with whether it begins in red and whether all is bold.
        notes: the notes that it refers to, as (``footnotes`` or ``endnotes``, id, mark in the text).
        boxes: text boxes anchored in it.
        anchor: the first bookmark at its beginning.
        changed: whether tracked changes were accepted in it.
        hidden: whether hidden text was left out.
    """

    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)  # text, red, bold
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    anchor: str | None = None
    changed: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """All of it; a manual break is a line end."""
        return "".join(text for text, _, _ in self.pieces)

    @property
    def red(self) -> bool:
        """Whether it begins in red, as a publisher sets notes."""
        return next((red for text, red, _ in self.pieces if text.strip()), False)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(bold for text, _, bold in self.pieces if text.strip())


def read_paragraph(element: Element, bold: bool, mark: int) -> Paragraph:
    """Read a paragraph; its style is ``bold`` or not, its first note bears the number ``mark``."""
    found = Paragraph()
    run: Element | None = None
    for piece in _shown(element, found):
        tag = tag_of(piece)
        if tag == "r":
            run = child(piece, "rPr")
        elif tag == "bookmarkStart":
            name = value(piece, "name") or ""
            if found.anchor is None and not found.pieces and not name.startswith("_"):
                found.anchor = name or None
        elif tag == "txbxContent":
            found.boxes.append(piece)
        elif tag in _NOTES and is_note(piece):
            text = str(mark + len(found.notes)).translate(_SUPERSCRIPT)
            found.notes.append((_NOTES[tag], value(piece, "id") or "", text))
            found.pieces.append((text, False, bold))
        else:
            _add(found, piece, tag, run, bold)
    return found


def is_note(reference: Element) -> bool:
    """Whether a reference is to a note that Word numbers, and not marked by hand."""
    return value(reference, "customMarkFollows") not in ("1", "true", "on")


def _add(found: Paragraph, piece: Element, tag: str, run: Element | None, bold: bool) -> None:
    text = _text(piece, tag)
    if not text:
        return
    if is_on(child(run, "vanish")):
        found.hidden = True
        return
    own = child(run, "b")
    red = (value(child(run, "color")) or "").upper() == _RED
    found.pieces.append((text, red, bold if own is None else is_on(own)))


def _text(piece: Element, tag: str) -> str:
    if tag in ("t", "m:t"):
        return piece.text or ""
    if tag in ("br", "cr"):
        return "\n" if value(piece, "type") in (None, "textWrapping") else " "
    if tag == "sym":
        code = value(piece, "char") or ""
        number = int(code, 16) if code and all(sign in "0123456789abcdefABCDEF" for sign in code) else 0
        return chr(number) if 0x20 < number < 0xD800 and number not in _PRIVATE else ""
    return _SIGNS.get(tag, "")


def _shown(paragraph: Element, found: Paragraph) -> Iterator[Element]:
    """The elements of a paragraph in reading order; what is deleted is skipped, text boxes are not entered."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = tag_of(element)
        found.changed = found.changed or tag in _CHANGES
        if tag in _GONE:
            continue
        yield element
        if tag != "txbxContent":
            waiting.extend(reversed(element))
