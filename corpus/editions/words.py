"""The words by which two wordings of a unit are compared: letters and figures in small letters, without its number.

Owns: that form; it serves to tell whether two wordings are one, never to show them. Must not know: texts, days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.model import Act, Span
from corpus.text import fold

_NUMBERED = re.compile(r"\s*(?:[\w.-]{1,9}[.)]|[\w-]{1,9}-бап\.?|[Сс]татья\s+[\w-]{1,9}\.?)\s+")
_WORD = re.compile(r"\w+")


def words_of(act: Act, clause: str) -> tuple[str, ...]:
    """The words of a whole unit, what it holds included."""
    return _words(act, act.unit(clause).full_spans)


def same_text(one: Act, clause: str, other: Act, at: str) -> bool:
    """Whether two wordings are one to the letter, their numbers and the blanks between words aside."""
    return _text(one, clause) == _text(other, at)


def _text(act: Act, clause: str) -> str:
    text = " ".join(span.of(act.source) for span in act.unit(clause).full_spans)
    return " ".join(_NUMBERED.sub("", text, count=1).split())


def own_words(act: Act, clause: str) -> tuple[str, ...]:
    """The words of a unit, its subunits left out."""
    return _words(act, act.unit(clause).own_spans)


def _words(act: Act, spans: Iterable[Span]) -> tuple[str, ...]:
    return words_in(" ".join(span.of(act.source) for span in spans))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a wording, whatever it is a part of."""
    return tuple(_WORD.findall(fold(_NUMBERED.sub("", text, count=1)).casefold()))
