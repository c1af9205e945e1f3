"""Ordinals that count changes ("the second amendment", "предпоследний указ", "үшінші рет"), and what is counted.

Owns: the n-th that a question asks for, whether clauses, acts or years are compared, whether each of several is
meant. Must not know: acts, events.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.history.query import Per
from assistant.understand.lexer import Token, read
from assistant.understand.question import Understood
from assistant.understand.reference_words import LEVELS
from assistant.understand.vocabulary import OTHER, Vocabulary
from corpus.kinds import KINDS, DocumentKind


def _stems(kind: DocumentKind) -> tuple[str, ...]:
    """The stems of the nouns for a kind of act, one word each."""
    russian = (stem for stem, _ in kind.russian_nouns)
    return tuple(noun for noun in (*kind.kazakh_nouns, *russian, kind.noun.en) if " " not in noun)


_COUNTED = Vocabulary(
    x="изменени* поправк* правк* өзгеріс* түзету* amendment* change* редакци* edit* revision*",
    t="раз рет time счету счёту",
    k=" ".join(f"{stem}*" for kind in KINDS.values() if kind.act for stem in _stems(kind)),
)
_BACK = Vocabulary(b="предпоследн* penultimate", l="last соңғы* последн*", u="but", o="one", a="алдын*")
_ASKS = Vocabulary(q="какой какая какое какие каком каким какого какую каких қай қандай қайсы which what")
_YEAR = Vocabulary(y="год* году года жыл* year*")
_NEAR = 3  # tokens between an ordinal and what it counts


def nth_asked(understood: Understood) -> int | None:
    """Which change in the order of time: 2 is the second, -2 the last but one; ``None`` where none is asked for."""
    places = [entry.span for entry in understood.references]
    taken = [*places, *(entry.span for entry in understood.dates)]
    tokens = [
        token for token in read(understood.text) if not any(span.start <= token.start < span.end for span in taken)
    ]
    back = _BACK.line(tokens)
    if "b" in back or "luo" in back or "la" in back:
        return -2
    for place, token in enumerate(tokens):
        ordinal = token.kind == "number" and (token.spelled == "ordinal" or token.ending) and token.value
        near = (*tokens[max(0, place - _NEAR) : place], *tokens[place + 1 : place + 1 + _NEAR])
        if ordinal and _counts(near):
            return token.value
    return None


_EACH = Vocabulary(e="both each оба обе обоих обоими обеими обеих каждым каждом каждый каждого екеуі* әрқайсы*", a="и")
_BETWEEN = 6  # tokens between "и в 2015" and "и в 2019"


def each_asked(text: str) -> bool:
    """Whether what is named twice or more is asked for together: "both in 2015 and in 2019", "и в 2015, и в 2019"."""
    line = _EACH.line([token for token in read(text) if token.kind != "sign"])
    first = line.find("a")
    return "e" in line or (first >= 0 and 0 < line.find("a", first + 1) - first <= _BETWEEN)


def _counts(near: Sequence[Token]) -> bool:
    return any(_COUNTED.of(token) in "xtk" for token in near if token.kind == "word" and _COUNTED.of(token) != OTHER)


def per_asked(text: str) -> Per:
    """What is compared: what the word that asks stands before; clauses where it tells nothing."""
    tokens = read(text)
    for place, token in enumerate(tokens):
        if token.kind == "word" and _ASKS.of(token) == "q":
            for after in tokens[place + 1 : place + 1 + _NEAR]:
                if after.kind == "word" and (per := _per(after)) is not None:
                    return per
    return Per.CLAUSE


def _per(token: Token) -> Per | None:
    if _YEAR.of(token) == "y":
        return Per.YEAR
    if _COUNTED.of(token) == "k":
        return Per.ACT
    return Per.CLAUSE if LEVELS.of(token) != OTHER else None
