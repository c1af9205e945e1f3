"""A comparison as a page of its own, both sides beside each other; its address names it for good.

Owns: that page's markup. Must not know: how the difference was found (``corpus/compare.py``), the chat page. It needs no
script, prints as it stands, and shows exact words: what only one side has is marked there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.chat.markup import Html, el, join
from assistant.comparison import heads, title
from assistant.words import by_instrument, citation, day, say
from corpus.compare import Change, Comparison, Mark, Piece

_STYLES = ("chat", "compare", "print")


def page(found: Comparison, language: str, start: date | None = None, end: date | None = None) -> str:
    """The whole page; of days each side is called by its day, for its units may be shown by several texts."""
    lines = list(heads(found, language))
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", lines[0]),
        *(el("link", rel="stylesheet", href=f"../files/{name}.css") for name in _STYLES),
    )
    told = (el("h1", lines[0]), *(el("p", line) for line in lines[1:]))
    body = el("main", *told, _table(found, language, start, end), _unchanged(found, language), cls="ereje compared")
    return f"<!doctype html>\n{el('html', head, el('body', body), lang=language)}\n"


def _table(found: Comparison, language: str, start: date | None, end: date | None) -> Html | None:
    if not found.changes:
        return None
    last = day(end) if end is not None else say("present_text", language)
    named = (day(start), last) if start is not None else (found.first.id, found.second.id)
    sides = el("tr", *(el("th", name, scope="col") for name in named))
    rows = (row for change in found.changes for row in _rows(change, found, language))
    return el("table", el("thead", sides), el("tbody", *rows))


def _rows(change: Change, found: Comparison, language: str) -> Iterator[Html]:
    by = "; ".join(by_instrument(event, language) for event in change.by)
    head = el("th", title(change, found, language), el("p", by) if by else None, colspan=2, scope="rowgroup")
    yield el("tr", head, cls="unit")
    if change.pieces:
        spoken = found.second.act.card.language
        cells = (_side(change.pieces, mark) for mark in (Mark.REMOVED, Mark.INSERTED))
        yield el("tr", *(el("td", cell, lang=spoken) for cell in cells))


def _side(pieces: tuple[Piece, ...], own: Mark) -> Html:
    """The words of one side, those that the other lacks marked."""
    tag = "del" if own is Mark.REMOVED else "ins"
    return join(
        el(tag, piece.text) if piece.mark is own else piece.text for piece in pieces if piece.mark in (own, Mark.SAME)
    )


def _unchanged(found: Comparison, language: str) -> Html | None:
    """The units that are the same in both, folded."""
    if not found.unchanged:
        return None
    act = found.second.act
    items = (el("li", citation(clause, language, act if act.has(clause) else None)) for clause in found.unchanged)
    line = el("summary", f"{say('unit_unchanged', language)}: {len(found.unchanged)}")
    return el("details", line, el("ul", *items))
