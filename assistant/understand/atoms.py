"""Numbers of clauses as people write them: 15, 3-1), 15/3-1, 20(8-1), 15.9-1, 15-3-1, 1)-5), II, 5(a).

Owns: which digits and signs make one number, and what a hyphen between two numbers means. Must not know: words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.understand.lexer import Token
from assistant.understand.numerals import roman

_MAX_DIGITS = 4
_ROUND_THE_CLOCK = ("24", "7")  # "24/7" is no clause
_DEEPEST = 4  # numbers in one path: article, clause, subclause, one more
_LONGEST_INNER = 3  # digits of a number in brackets that stand apart: "15 (22)", not "8 (7172)"
_BRACKETS = ("(", ")")
_INSERTED_LETTERS = frozenset("абвabc")
_LARGEST_INSERTED = 9  # nothing is inserted more often in one place of "15-3-1"


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
        inner: whether it stands in brackets of its own: "(3)" in "15(1)-(3)".
    """

    numbers: tuple[str, ...]
    first: int
    last: int
    closed: bool = False
    upto: str | None = None
    spelled: str = ""
    ending: str = ""
    inner: bool = False

    @property
    def ordinal(self) -> bool:
        """Whether it orders ("15-ші", "пятый")."""
        return self.spelled == "ordinal" or bool(self.ending)

    @property
    def inserted(self) -> bool:
        """Whether it is one number put in between others, as 3-1 is."""
        return len(self.numbers) == 1 and "-" in self.numbers[0]


def atom_at(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> Atom | None:
    """Read the clause number that begins at a token; ``None`` if none does."""
    if place in masked:
        return None
    if tokens[place].kind == "word":
        value = roman(tokens[place].text)
        return Atom((str(value),), place, place, spelled="roman") if value else None
    if tokens[place].bones == "(":
        return _bracketed(tokens, place, masked)
    if not _is_number(tokens, place, masked):
        return None
    number, last, upto = _inserted(tokens, place, masked)
    numbers, last = _path(tokens, (number,), last, masked) if upto is None else ((number,), last)
    if numbers == _ROUND_THE_CLOCK:
        return None
    closed = _sign(tokens, last + 1) == ")" and not _is_opened(tokens, place)
    ends = tokens[last]
    return Atom(numbers, place, last + closed, closed, upto, str(tokens[place].spelled or ""), ends.ending)


def _bracketed(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> Atom | None:
    """A number in brackets of its own: "(22)", "(8-1)"."""
    if not _is_number(tokens, place + 1, masked) or len(tokens[place + 1].bones) > _LONGEST_INNER:
        return None
    number, end, upto = _inserted(tokens, place + 1, masked)
    if upto is not None or _sign(tokens, end + 1) != ")":
        return None
    return Atom((number,), place, end + 1, closed=True, inner=True)


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
    """Whether the bracket after a number was opened before it: "(15)" is no "15)", nor is the last of "(8, 9, 10)"."""
    before = next(_brackets(tokens, range(place - 1, -1, -1)), "")
    second = next(islice(_brackets(tokens, range(place, len(tokens))), 1, None), "")
    return before == "(" and (tokens[place - 1].bones == "(" or second != ")")


def _brackets(tokens: Sequence[Token], places: Iterable[int]) -> Iterator[str]:
    """The brackets at the places, one after the other: no further than they are asked for."""
    return (tokens[at].bones for at in places if tokens[at].bones in _BRACKETS)


def _inserted(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> tuple[str, int, str | None]:
    """Read "3-1" as one inserted number and "1-5" as a range: an inserted number's second part is seldom greater."""
    first = tokens[place]
    dotted = _dotted(tokens, place, masked)
    if dotted:
        number, last, upto = _inserted(tokens, dotted[-1], masked)
        outer = ".".join(tokens[at].bones for at in dotted[:-1])
        return f"{outer}.{number}", last, None if upto is None else f"{outer}.{upto}"
    if not first.spelled and not first.ending and place + 1 < len(tokens) and _is_letter(tokens[place + 1]):
        return f"{first.bones}-{tokens[place + 1].lower}", place + 1, None  # 5-а
    if first.spelled or not _follows(tokens, place, "-", masked):
        return first.bones, place, None
    second = tokens[place + 2]
    if first.value < second.value and first.value >= 0:
        return first.bones, place + 2, second.bones
    return f"{first.bones}-{second.bones}", place + 2, None


def _is_letter(token: Token) -> bool:
    """Whether a word is a letter of a number, written on to it."""
    return token.kind == "word" and token.glued and token.lower in _INSERTED_LETTERS


def _follows(tokens: Sequence[Token], place: int, sign: str, masked: frozenset[int]) -> bool:
    """Whether a sign and another number in digits follow a token without gaps."""
    if _sign(tokens, place + 1) != sign or not _is_number(tokens, place + 2, masked):
        return False
    return tokens[place + 2].glued and not tokens[place + 2].spelled


def _dotted(tokens: Sequence[Token], place: int, masked: frozenset[int]) -> list[int]:
    """The places of the numbers of "4.1.3", which old acts use; empty for a plain number."""
    places = [place]
    while len(places) < _DEEPEST and _follows(tokens, places[-1], ".", masked):
        places.append(places[-1] + 2)
    return places if len(places) > 1 else []


def _path(
    tokens: Sequence[Token], numbers: tuple[str, ...], last: int, masked: frozenset[int]
) -> tuple[tuple[str, ...], int]:
    """Follow "/3-1", "(8-1)", "(a)" and the last number of "15-3-1"."""
    if _is_triple(tokens, numbers, last, masked):
        base, _, inserted = numbers[0].partition("-")
        return (base, f"{inserted}-{tokens[last + 2].bones}"), last + 2
    while len(numbers) < _DEEPEST:
        sign = _sign(tokens, last + 1) or _sign(tokens, last + 1, glued=False).replace("/", "")
        inner = last + 2
        letter = _lettered(tokens, inner) if sign == "(" else ""
        if letter:
            numbers, last = (*numbers, letter), inner + 1
            continue
        if sign not in {"/", "("} or not _is_number(tokens, inner, masked):
            break
        apart = sign == "(" and not tokens[last + 1].glued
        number, end, upto = _inserted(tokens, inner, masked)
        if upto is not None or (sign == "(" and _sign(tokens, end + 1) != ")"):
            break
        if apart and len(tokens[inner].bones) > _LONGEST_INNER:
            break
        numbers, last = (*numbers, number), end + (sign == "(")
    return numbers, last


def _is_triple(tokens: Sequence[Token], numbers: tuple[str, ...], last: int, masked: frozenset[int]) -> bool:
    """Whether "15-3-1" stands there: clause 15, subclause 3-1; a telephone number has longer pieces."""
    if "-" not in numbers[0] or "." in numbers[0] or not _follows(tokens, last, "-", masked):
        return False
    third = tokens[last + 2]
    return third.text == third.bones and third.value <= _LARGEST_INSERTED and _sign(tokens, last + 3) != "-"


def _lettered(tokens: Sequence[Token], place: int) -> str:
    """The letter of "(a)"; empty where anything else stands in the brackets."""
    if place + 1 >= len(tokens) or tokens[place].kind != "word" or len(tokens[place].text) != 1:
        return ""
    return tokens[place].lower if _sign(tokens, place + 1) == ")" and tokens[place].glued else ""
