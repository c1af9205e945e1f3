"""Ordinals that count changes ("the second amendment", "үшінші рет"), and whether each of several is meant.

Owns: the n-th that a question asks for. Must not know: acts, events, whether an n-th is asked for at all.
"""

from __future__ import annotations

from assistant.understand.lexer import read
from assistant.understand.question import Understood
from assistant.understand.vocabulary import Vocabulary

_MOST = 99  # amendments that anyone counts


def ordinal_in(understood: Understood, *, cardinal: bool = False) -> int | None:
    """The first ordinal that stands apart from places, days and acts.

    Args:
        understood: the question.
        cardinal: whether a plain number will do where there is none ("amendment number two").
    """
    named = [entry.span for entry in understood.references]
    named += [entry.span for entry in understood.dates]
    named += [entry.span for entry in understood.instruments]
    numbers = [
        token
        for token in read(understood.text)
        if token.kind == "number" and 0 < token.value <= _MOST
        and not any(span.start <= token.start < span.end for span in named)
    ]  # fmt: skip
    ordered = [token.value for token in numbers if token.spelled == "ordinal" or token.ending]
    return next(iter((*ordered, *(token.value for token in numbers if cardinal))), None)


_EACH = Vocabulary(e="both each оба обе обоих обоими обеими обеих каждым каждом каждый каждого екеуі* әрқайсы*", a="и")
_BETWEEN = 6  # tokens between "и в 2015" and "и в 2019"


def each_asked(text: str) -> bool:
    """Whether what is named twice or more is asked for together: "both in 2015 and in 2019", "и в 2015, и в 2019"."""
    line = _EACH.line([token for token in read(text) if token.kind != "sign"])
    first = line.find("a")
    return "e" in line or (first >= 0 and 0 < line.find("a", first + 1) - first <= _BETWEEN)
