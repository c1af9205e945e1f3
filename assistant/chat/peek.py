"""What a reference or a name leads to, in a few lines: shown over the text before its reader goes there, or instead.

Owns: the markup of these previews. Must not know: the page. The words are the source's, cut only at their ends.
"""

from __future__ import annotations

from assistant.chat.markup import Html, el
from assistant.chat.passages import paragraph
from assistant.chat.strings import say
from assistant.words import citation, full_citation
from corpus.beside import rendering
from corpus.errors import UnknownClause
from corpus.ids import ACT
from corpus.model import Act

_LONGEST = 480  # characters
_BEFORE = 240  # of them before the words that are looked for


def peek_html(act: Act, clause: str, language: str, at: int = -1) -> Html:
    """An act by its citation, or a clause by its own words.

    Args:
        act: the act.
        clause: a clause of it, or ``act``.
        language: of the words around.
        at: where in the source the words are that must be among those shown; by default the clause's first ones.

    Raises:
        UnknownClause: the act has none.
    """
    if clause == ACT:
        return el("p", full_citation(act, ACT, language))
    unit = act.unit(clause)
    held = [paragraph(act, clause, spans) for spans in (*unit.paragraphs, *unit.tail)]
    if not held:
        raise UnknownClause(act.id, clause, act.nearest(clause))
    meant = next((each for each in held if each.offset(at) is not None), held[0])
    known = rendering(act, clause, language) if language != act.card.language else None
    label = say("official" if known and known.official else "unofficial", language)
    return el(
        "div",
        el("p", citation(clause, language, act), cls="place"),
        el("p", _cut(meant.text, meant.offset(at) or 0), lang=act.card.language),
        el("p", f"{label}: {_short(known.text)}", lang=language, cls="rendered") if known else None,
    )


def _cut(text: str, at: int) -> str:
    """A text around a place in it; whole words, an ellipsis where it goes on."""
    if len(text) <= _LONGEST:
        return text
    start = max(at - _BEFORE, 0)
    start = text.find(" ", start) + 1 if start else 0
    return ("…" if start else "") + _short(text[start:])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"
