"""How a place is called that an act may not have, in the reader's words.

Owns: those names. Must not know: how the place was asked for. No id is shown.
"""

from __future__ import annotations

from assistant.compose.base import Asking
from assistant.understand.excerpts import PARAGRAPH
from corpus.cite import citation
from corpus.kinds import UNITS, UnitForm, capitalised

_HEADINGS = ("section", "chapter", "subdivision")
_PIECES = {
    "note": ("ескерту", "примечание", "note"),
    "preamble": ("кіріспе", "преамбула", "preamble"),
    "signature": ("қол", "подпись", "signature"),
    "title": ("тақырып", "название", "title"),
}
_COLUMN = {"kk": 0, "ru": 1, "en": 2}


def piece_name(piece: str, language: str) -> str:
    """What a piece without a number is called."""
    return _PIECES[piece][_COLUMN[language]]


def place_name(asking: Asking, place: str) -> str:
    """A place as a reader would name it, whether the act has it or not; a heading by its number."""
    part, *rest = place.split("/")
    if not rest:
        return _bare(part, asking.language)
    if rest[0] in _HEADINGS:
        under = numbered(UNITS[rest[0]], rest[1], asking.language)
        inner = [numbered(UNITS["clause"], rest[2], asking.language)] if len(rest) > 2 else []
        return ", ".join((asking.cite(part), under, *inner))
    if rest[-1] in _PIECES:
        return f"{asking.cite('/'.join((part, *rest[:-1])))}, {piece_name(rest[-1], asking.language)}"
    if rest[-1].startswith(PARAGRAPH):
        return citation(
            "/".join((part, *rest[:-1])), asking.language, asking.act, int(rest[-1].removeprefix(PARAGRAPH))
        )
    known = any(part == entry.slug for entry in asking.act.parts)
    return asking.cite(place) if known else citation(place, asking.language)


def _bare(name: str, language: str) -> str:
    """A subclause whose clause is not named, or a whole document."""
    return numbered(UNITS["subclause"], name, language) if name[:1].isdigit() else capitalised(citation(name, language))


def numbered(form: UnitForm, number: str, language: str) -> str:
    """A unit by its number alone: "9-тарау", "подпункт 44)", "chapter 9"."""
    shown = f"{number})" if form.bracket else number
    if language == "kk":
        return f"{shown} {form.noun.kk}" if form.bracket else f"{shown}-{form.noun.kk}"
    return f"{form.noun.named(language)} {shown}"
