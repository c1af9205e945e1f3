"""Numbers of clauses as people write them: 15, 3-1), 15/3-1, 20(8-1), 1)-5), II.

Owns: which digits and signs make one number, and what a hyphen between two numbers means. Must not know: words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understand.lexer import Token
from assistant.understand.numerals import roman

_MAX_DIGITS = 4
_ROUND_THE_CLOCK = ("24", "7")  # "24/7" is no clause
_DEEPEST = 4  # numbers in one path: article, clause, subclause, one more


@dataclass(frozen=True, slots=True)
class Atom:
    """One clause number, or a path of them, as written.

    Attributes:
        numbers: from the clause inwards; one unless the writer gave a path ("20(8-1)").
        first: index of the first token.
        last: index of the last token.
        closed: whether a bracket closes it, as in "3-1)", which only subclauses have.
        upto: the other end of a range written without spaces ("1-5"), which could also be one inserted number.
        spelled: "cardinal", "ordinal" or "roman" for a number in words; else empty.
        ending: the ending attached to it ("15-ші").
    """

    numbers: tuple[str, ...]
    first: int
    last: int
    closed: bool = False
    upto: str | None = None
    spelled: str = ""
    ending: str = ""

    @property
    def ordinal(self) -> bool:
        """Whether it orders ("15-ші", "пятый")."""
        return self.spelled == "ordinal" or bool(self.ending)


def atom_at(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> Atom | None:
    """Read the clause number that begins at a token; ``None`` if none does."""
    token = tokens[place]
    if place in masked:
        return None
    if token.kind == "word":
        value = roman(token.text)
        return Atom((str(value),), place, place, spelled="roman") if value else None
    if not _is_number(tokens, place, masked):
        return None
    number, last, upto = _inserted(tokens, place, masked)
    numbers, last = _path(tokens, (number,), last, masked) if upto is None else ((number,), last)
    if numbers == _ROUND_THE_CLOCK:
        return None
    closed = _sign(tokens, last + 1) == ")" and not _is_opened(tokens, place)
    ends = tokens[last]
    spelled = str(token.spelled or "")
    return Atom(numbers, place, last + closed, closed, upto, spelled, ends.ending)


def _is_number(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> bool:
    return (
        0 <= place < len(tokens)
        and place not in masked
        and tokens[place].kind == "number"
        and len(tokens[place].bones) <= _MAX_DIGITS
    )


def _sign(tokens: Sequence[Token], place: int, glued: bool = True) -> str:
    """The sign at a place, if there is one (that follows without a gap)."""
    if not 0 <= place < len(tokens) or tokens[place].kind != "sign" or (glued and not tokens[place].glued):
        return ""
    return tokens[place].bones


def _is_opened(tokens: Sequence[Token], place: int) -> bool:
    """Whether the bracket after a number was opened right before it: "(15)" is no "15)"."""
    return place > 0 and tokens[place - 1].bones == "("


def _inserted(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> tuple[str, int, str | None]:
    """Read "3-1" as one inserted number and "1-5" as a range: an inserted number's second part is seldom greater."""
    first = tokens[place]
    dotted = _dotted(tokens, place, masked)
    if dotted:
        return ".".join(tokens[at].bones for at in dotted), dotted[-1], None
    tail = place + 2
    if first.spelled or _sign(tokens, place + 1) != "-" or not _is_number(tokens, tail, masked):
        return first.bones, place, None
    second = tokens[tail]
    if not second.glued or second.spelled:
        return first.bones, place, None
    if first.value < second.value:
        return first.bones, tail, second.bones
    return f"{first.bones}-{second.bones}", tail, None


def _dotted(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> list[int]:
    """The places of the numbers of "4.1.3", which old acts use; empty for a plain number."""
    places = [place]
    while (
        _sign(tokens, places[-1] + 1) == "."
        and _is_number(tokens, places[-1] + 2, masked)
        and tokens[places[-1] + 2].glued
        and len(places) < _DEEPEST
    ):
        places.append(places[-1] + 2)
    return places if len(places) > 1 else []


def _path(
    tokens: Sequence[Token], numbers: tuple[str, ...], last: int, masked: frozenset[int]
) -> tuple[tuple[str, ...], int]:
    """Follow "/3-1" and "(8-1)" after a number."""
    while len(numbers) < _DEEPEST:
        sign = _sign(tokens, last + 1) or _sign(tokens, last + 1, glued=False).replace("/", "")
        inner = last + 2
        if sign not in {"/", "("} or not _is_number(tokens, inner, masked):
            break
        number, end, upto = _inserted(tokens, inner, masked)
        if upto is not None or (sign == "(" and _sign(tokens, end + 1) != ")"):
            break
        numbers, last = (*numbers, number), end + (sign == "(")
    return numbers, last
