r"""Markdown: the author's headings and emphasis stay in the text, what converters put in for their own sake does not.

Owns: escapes (``2\.``), quotation marks before lines (``> 3.``), bullets before numbers, headings deeper than six,
underlined headings, tables, entities, rules between paragraphs, list items without an empty line between, an indent
without end. Must not know: what a clause is. A text that has none of these is left as it is, to the character.
"""

from __future__ import annotations

import html
import re

from corpus.readers.encoding import decode
from corpus.readers.lines import CELL
from corpus.source import Source
from corpus.text import ends_sentence

READER = "markdown/3"

_DEEPEST = 100  # blanks before a line that are kept: no author sets an item in further, and no rule reads more of them

_ESCAPE = re.compile(r"\\(?=[!-)+-/:-@\[-`{-~])")  # but not of a star, which would become emphasis
_QUOTED = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+")
_NUMBER = r"(?:\d{1,4}(?:-\d{1,3})?|[^\W\d_])\\?[.)]"
_BULLET = re.compile(rf"^[ \t]*[-*+][ \t]+(?={_NUMBER}(?:\s|$))")
_BULLET_ALONE = re.compile(r"^[ \t]*[*+][ \t]+(?=\S)")
_DEEP = re.compile(r"^([ \t]{0,3}#{6})#+(?=[ \t])")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]")
_ITEM = re.compile(rf"^[ \t]*{_NUMBER}(?:\s|$)")
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"^[ \t]{0,3}(?:=+|-+)[ \t]*$")
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
_TABLE_RULE = re.compile(r"^(?:[ \t]*\|)?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?$")
_BAR = re.compile(r"(?<!\\)\|")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|laquo|raquo|ndash|mdash|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_INDENT = re.compile(rf"^([ \t]{{{_DEEPEST}}})[ \t]+")
_BREAK = re.compile(r"<br\s*/?>[ \t]*", re.IGNORECASE)


def read_markdown(data: bytes) -> Source:
    """The source of a Markdown text."""
    text, remarks = decode(data)
    return Source(plainer(text), "markdown", reader=READER, remarks=remarks)


def plainer(text: str) -> str:
    """The text without what converters put in."""
    found: list[str] = []
    for line in _BREAK.sub("\n", text).split("\n"):
        _take(found, _INDENT.sub(r"\1", _QUOTED.sub("", line)))
    return "\n".join(_ENTITY.sub(lambda entity: html.unescape(entity[0]), line) for line in found)


def _take(found: list[str], line: str) -> None:
    """Add a line to those found, as it is written or plainer."""
    last = found[-1] if found else ""
    if _TABLE_RULE.match(line) and CELL in last:
        return
    if _UNDERLINE.match(line) and last.strip() and CELL not in last and not _HEADING.match(last):
        found[-1] = f"{'#' if '=' in line else '##'} {last.strip()}"
        return
    if _RULE.match(line):
        line = ""
    if _ROW.match(line):
        found.append(_row(line))
        return
    bare = _unmarked(line)
    if last.strip() and bare.strip() and _parted(last, bare):
        found.append("")
    found.append(bare)


def _parted(last: str, line: str) -> bool:
    """Whether a line that stands right under another begins a paragraph of its own."""
    if _HEADING.match(line) or _HEADING.match(last) or CELL in last:
        return True
    return _ITEM.match(line) is not None and ends_sentence(last.rstrip("*_ "))  # "… 5 мая / 2015. …" does not


def _unmarked(line: str) -> str:
    line = _BULLET_ALONE.sub("", _BULLET.sub("", line))
    line = _DEEP.sub(r"\1", line)
    if _HEADING.match(line):
        line = _opened(line)
    return _ESCAPE.sub("", line)


def _opened(heading: str) -> str:
    """A heading without the marks that close it: ``## Ереже ##``."""
    text = heading.rstrip(" \t").rstrip("#")
    return text.rstrip(" \t") if text.endswith((" ", "\t")) else heading


def _row(line: str) -> str:
    cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip())[1:-1]]
    while cells and not cells[-1]:
        cells.pop()
    return CELL.join(_unmarked(cell) for cell in cells)
