"""What an act is called, in one text that a question can meet: titles, issuers, number, years.

Owns: which words of an act's card and head name it. Must not know: how names are compared, what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.issuers import in_language
from corpus.model import Act, Span

_LONGEST = 400  # characters of one title
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–—]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_MOST_YEARS = 15


def name_of(act: Act) -> str:
    """The text by which an act is found as a whole."""
    card = act.card
    words = [*(title for _, title in card.titles), card.subject]
    words += [_text(act, act.title), *(_text(act, part.title) for part in act.parts)]
    words += [*card.issuers, *(name for issuer in card.issuers for name in _in_all(issuer, card.language))]
    words += [card.short_name, *card.aliases, card.number or "", str(card.date.year) if card.date else ""]
    told = " ".join(dict.fromkeys(" ".join(text.split()) for text in words if text and len(text) <= _LONGEST))
    return f"{told} {' '.join(_each_year(told))}".strip()


def _text(act: Act, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(act.source) for span in spans)


def _in_all(issuer: str, language: str) -> Iterator[str]:
    """The names of a body of the state in the other languages."""
    yield from (name for other in ("kk", "ru", "en") if other != language and (name := in_language(issuer, other)))


def _each_year(text: str) -> Iterator[str]:
    """Every year of a range ("2018-2020"): a question names one of them."""
    for found in _YEARS.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        if first < last <= first + _MOST_YEARS:
            yield from map(str, range(first, last + 1))
