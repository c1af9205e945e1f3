"""A question as tokens: words, numbers and signs, each with its place in the text.

Owns: cutting a text into tokens, reading number words ("он бесінші", "пятнадцатый", "fifteenth"), attaching endings to
numbers ("15-ші", "7-й", "20th"). Must not know: clauses, dates, decrees. Linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.understand.numerals import Spelled, spelled_numbers
from assistant.understand.skeleton import skeleton

Kind = Literal["word", "number", "sign"]

_TOKEN = re.compile(
    r"""
      (?P<number> [0-9]+ [⁰¹²³⁴⁵⁶⁷⁸⁹]* )                                # 9¹ is 9-1
    | (?P<word>
          (?: [^\W\d_] [\u0300-\u036F\u00AD\u200B-\u200D]* )+             # letters, with marks of decomposed text
          (?: ['’ʼ`‘ʻ] (?: [^\W\d_] [\u0300-\u036F]* )+ )*               # don't, tarmaqs'a
      )
    | (?P<sign> \.{2,} | [^\s\u200B-\u200D\u00AD\uFEFF] )                # anything else that is visible
    """,
    re.VERBOSE,
)
_SIGNS = dict.fromkeys("‐‑‒–—―−", "-") | {"#": "№", ";": ",", "[": "(", "]": ")"}  # one form a meaning
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# Endings that people write after a numeral. The first set needs no hyphen to be recognised, the second does
# ("7 е" or "5 да" would be something else).
_ORDINAL = "ші шы інші ыншы нші ншы шісі шысы іншісі ыншысы"
_GLUED = """
    й ый ой ий я ая ья ю ую е ое ые го ого его му ому ему м ом ем ым им х ых их ми ыми
    шіні шыны шінің шының шіге шыға шіде шыда шіден шыдан шідегі шыдағы шісін шысын шісіне шысына шісінде шысында
    ге ке ға қа де те да та ден тен дан тан нен нан ні ны ді ды ті ты нің ның дің дың тің тың мен бен пен
    дегі тегі дағы тағы ы і сы сі ын ін сын сін ына іне сына сіне ында інде сында сінде
"""
_ORDINAL_ENDINGS = frozenset(skeleton(word) for word in _ORDINAL.split())
_GLUED_ENDINGS = _ORDINAL_ENDINGS | frozenset(skeleton(word) for word in _GLUED.split())
_ENGLISH_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LONGEST_NUMBER = 4  # longer ones are postcodes, telephones, amounts


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign.

    Attributes:
        text: as written, without an attached ending.
        bones: the skeleton of a word; the digits of a number; the sign itself, dashes as one.
        glued: whether it follows the token before without a gap.
        ending: skeleton of the ending attached to a number ("ши" of "15-ші").
        spelled: for a number written in words, whether it counts or orders.
    """

    kind: Kind
    text: str
    bones: str
    start: int
    end: int
    glued: bool
    ending: str = ""
    spelled: Spelled | None = None

    @property
    def lower(self) -> str:
        """The word as written, in small letters."""
        return self.text.lower()

    @property
    def value(self) -> int:
        """The value of a number; -1 for anything else and for numbers too long to be one of ours."""
        return int(self.bones) if self.bones.isdecimal() and len(self.bones) <= _LONGEST_NUMBER else -1

    @property
    def ordinal(self) -> bool:
        """Whether the number orders ("15-ші", "пятый") and does not count."""
        return self.spelled == "ordinal" or (self.ending != "" and self.spelled is None)


def read(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, numbers whole: "он бесінші" and "15-ші" are one number each."""
    return _join_endings(_join_numerals(_cut(text)))


def _cut(text: str) -> list[Token]:
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        glued = bool(tokens) and tokens[-1].end == found.start()
        tokens.append(_token(found, glued))
    return tokens


def _token(found: re.Match[str], glued: bool) -> Token:
    written = found[0]
    if found["number"]:
        return Token("number", written, _plain(written), found.start(), found.end(), glued)
    if found["word"]:
        return Token("word", written, skeleton(written), found.start(), found.end(), glued)
    sign = "…" if len(written) > 1 else _SIGNS.get(written, written)
    return Token("sign", written, sign, found.start(), found.end(), glued)


def _plain(number: str) -> str:
    """A number without leading zeros, raised digits as those of an inserted number: "9¹" is 9-1."""
    base = number.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    raised = number[len(base) :].translate(_RAISED)
    return (base.lstrip("0") or "0") + (f"-{raised}" if raised else "")


def _join_numerals(tokens: list[Token]) -> list[Token]:
    """Replace runs of number words by one number token."""
    joined: list[Token] = []
    words = [token.bones if token.kind == "word" else "" for token in tokens]
    latin = [token.lower if token.kind == "word" else token.text for token in tokens]
    end = 0
    for found in spelled_numbers(words, latin):
        first, last = tokens[found.first], tokens[found.last]
        joined.extend(tokens[end : found.first])
        digits = str(found.value)
        whole = Token("number", digits, digits, first.start, last.end, first.glued, spelled=found.kind)
        joined.append(whole)
        end = found.last + 1
    return [*joined, *tokens[end:]]


def _join_endings(tokens: list[Token]) -> tuple[Token, ...]:
    """Attach "-ші", "-й", "th" to the number before; drop the hyphen between a number and a word ("15-тармақ")."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        width = _ending_width(tokens, place) if token.kind == "number" and token.spelled is None else 0
        if width:
            last = tokens[place + width]
            token = replace(token, end=last.end, ending=last.bones)
        joined.append(token)
        place += width + 1
        place += _is_joiner(tokens, place, joined[-1])
    return tuple(joined)


def _ending_width(tokens: list[Token], place: int) -> int:
    """How many tokens after the number at ``place`` are its ending: 0, 1 ("15ші") or 2 ("15-ші")."""
    following = tokens[place + 1 : place + 3]
    if len(following) == 2 and following[0].bones == "-" and following[0].glued and following[1].glued:
        return 2 if _is_ending(following[1], _GLUED_ENDINGS) else 0
    if not following:
        return 0
    return int(_is_ending(following[0], _GLUED_ENDINGS if following[0].glued else _ORDINAL_ENDINGS))


def _is_ending(token: Token, endings: frozenset[str]) -> bool:
    if token.kind != "word" or token.lower == "h":  # a half of the year ("1H 2016"), no Russian "х"
        return False
    return token.bones in endings or (token.glued and token.lower in _ENGLISH_ENDINGS)


def _is_joiner(tokens: list[Token], place: int, before: Token) -> bool:
    """Whether the token at ``place`` is the hyphen of "15-тармақ"."""
    return (
        place + 1 < len(tokens)
        and before.kind == "number"
        and tokens[place].bones == "-"
        and tokens[place].glued
        and tokens[place + 1].glued
        and tokens[place + 1].kind == "word"
    )
