"""A question as clause-reference units: numbers, level words, documents, connectors.

Owns: turning tokens into those units, abbreviations whole ("п.п.", "т.", "sub-clause", "list of members").
Must not know: how units combine into references.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understand.atoms import Atom, atom_at
from assistant.understand.documents import documents_in, numbered_annexes
from assistant.understand.lexer import Token
from assistant.understand.reference_words import (
    CONNECTORS,
    COUNTED,
    DOCUMENTS,
    NUMBER_SIGN,
    WITHIN,
    level_of,
)
from assistant.understand.unit import Unit
from assistant.understand.vocabulary import OTHER

_LONGEST_ABBREVIATION = 4
_SIGNS = {",": ",", "/": "/", "(": "(", "-": "t", "…": "t", "№": "№", "&": "c", "+": "c"}
_QUOTES = frozenset("»\"”'")
_FRACTION = 10  # of denominators: "2/3 of the votes"


def units(tokens: Sequence[Token], masked: frozenset[int]) -> list[Unit]:
    """Cut tokens into units; numbers at masked places (of dates, of decrees) are words like any other."""
    documents = documents_in(tokens)
    found: list[Unit] = []
    place = 0
    while place < len(tokens):
        unit = documents.get(place) or _unit(tokens, place, masked, found)
        found.append(unit)
        place = unit.last + 1
    return numbered_annexes(found, tokens)


def _unit(tokens: Sequence[Token], place: int, masked: frozenset[int], before: Sequence[Unit]) -> Unit:
    token = tokens[place]
    if token.bones == "§":
        return Unit("L", place, place, level="§")
    atom = _atom_at(tokens, place, masked, before)
    if atom is not None and (atom.spelled != "roman" or _counts_units(tokens, place)):
        return Unit(_kind_of_number(tokens, atom), atom.first, atom.last, atom=atom)
    if token.kind == "sign":
        return Unit(_SIGNS.get(token.bones, "."), place, place)
    if token.kind == "number":
        return Unit("w", place, place)
    return _level_unit(tokens, place, before) or _connector(tokens, place)


def _atom_at(tokens: Sequence[Token], place: int, masked: frozenset[int], before: Sequence[Unit]) -> Atom | None:
    """The number at a place, in digits or words; a letter or "the last" where a word beside it says what it numbers."""
    atom = atom_at(tokens, place, masked)
    return atom or _lettered_at(tokens, place, before) or _last_at(tokens, place)


def _lettered_at(tokens: Sequence[Token], place: int, before: Sequence[Unit]) -> Atom | None:
    """A letter that numbers: "подпункт а)", "пп. «б»", "а) тармақшасы"."""
    token = tokens[place]
    if token.kind != "word" or len(token.text) != 1 or place + 1 >= len(tokens):
        return None
    closing = tokens[place + 1].bones
    word = before[-2] if len(before) > 1 and before[-1].kind == "." else before[-1] if before else None
    led = word is not None and word.kind == "L" and word.level in "SXP"
    follows = place + 2 < len(tokens) and level_of(tokens[place + 2], beside_number=True) == "S"
    if closing == ")" and (led or follows):
        return Atom((token.lower,), place, place + 1, closed=True)
    return Atom((token.lower,), place, place) if led and closing in _QUOTES else None


def _last_at(tokens: Sequence[Token], place: int) -> Atom | None:
    """ "The last paragraph", "абзац последний": what stands at the end has no other number."""
    ending = CONNECTORS.of(tokens[place]) if tokens[place].kind == "word" else ""
    if ending not in ("l", "b"):
        return None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    ends = after is None or after.kind == "sign"  # but "абзац последний раз менялся"
    within = (after is not None and _names_within(after)) or (ends and place > 0 and _names_within(tokens[place - 1]))
    return Atom(("last" if ending == "l" else "penultimate",), place, place, spelled="ordinal") if within else None


def _names_within(word: Token) -> bool:
    """Whether a word names what lies within clauses: subclauses, paragraphs."""
    return level_of(word, beside_number=False) in (*WITHIN, "S") or word.lower.startswith("paragraph")


def _kind_of_number(tokens: Sequence[Token], atom: Atom) -> str:
    """N or B; of a number that counts something, is a fraction, or ends a word ("A4"), w."""
    glued = tokens[atom.first].glued and atom.first > 0 and tokens[atom.first - 1].kind == "word"
    names = glued and not level_of(tokens[atom.first - 1], beside_number=True)
    if _is_counted(tokens, atom) or _is_fraction(tokens, atom) or (names and not _is_word_of_place(tokens, atom)):
        return "w"
    return "B" if atom.closed else "N"


def _is_word_of_place(tokens: Sequence[Token], atom: Atom) -> bool:
    """Whether the word that a number is glued to is a number sign or a document ("№5", "тізбе19")."""
    before = tokens[atom.first - 1]
    return NUMBER_SIGN.of(before) == "N" or DOCUMENTS.of(before) != OTHER or before.bones == "т"


def _is_fraction(tokens: Sequence[Token], atom: Atom) -> bool:
    """Whether "2/3" is a share of what follows."""
    if len(atom.numbers) != 2 or atom.closed or not all(number.isdecimal() for number in atom.numbers):
        return False
    part, whole = map(int, atom.numbers)
    following = tokens[atom.last + 1] if atom.last + 1 < len(tokens) else None
    before = tokens[atom.first - 1] if atom.first else None
    if following is None or following.kind != "word" or level_of(following, beside_number=True):
        return False
    named = before is not None and bool(level_of(before, beside_number=True))
    return not named and tokens[atom.first + 1].bones == "/" and part < whole <= _FRACTION


def _counts_units(tokens: Sequence[Token], place: int) -> bool:
    """Whether a Roman numeral stands beside a chapter word, or one of two letters beside the word for another unit."""
    beside = [tokens[at] for at in (place - 2, place - 1, place + 1) if 0 <= at < len(tokens)]
    if any(level_of(token, beside_number=False) == "C" for token in beside):
        return True
    return len(tokens[place].text) > 1 and any(level_of(token, beside_number=False) for token in beside[-2:])


def _is_counted(tokens: Sequence[Token], atom: Atom) -> bool:
    """Whether a number counts what follows ("2 вопроса", "39 үй", "5%")."""
    if atom.last + 1 >= len(tokens) or atom.closed or atom.ordinal or len(atom.numbers) > 1:
        return False
    following = tokens[atom.last + 1]
    if level_of(following, beside_number=False):
        return False
    return following.bones in {"%", "$"} or COUNTED.of(following) == "x"


def _level_unit(tokens: Sequence[Token], place: int, before: Sequence[Unit]) -> Unit | None:
    after_number = bool(before) and before[-1].kind in "NB"
    if tokens[place].bones == "т" and after_number:  # "15 т." in Kazakh; alone it could be anything
        return _kazakh_t(tokens, place)
    beside = after_number or (place + 1 < len(tokens) and tokens[place + 1].kind == "number")
    level = level_of(tokens[place], beside)
    if not level:
        return None
    doubled = _doubled(tokens, place)
    if doubled:
        return Unit("L", place, doubled, level="X")
    if tokens[place].lower == "sub" and _signs(tokens, place + 1) == "-" and place + 2 < len(tokens):
        return Unit("L", place, place + 2, level="S")  # sub-clause, sub-paragraph
    return Unit("L", place, _with_full_stop(tokens, place), level=level)


def _kazakh_t(tokens: Sequence[Token], place: int) -> Unit:
    if _signs(tokens, place + 1) == "/" and place + 2 < len(tokens) and tokens[place + 2].bones.startswith("ш"):
        return Unit("L", place, place + 2, level="S")
    return Unit("L", place, _with_full_stop(tokens, place), level="W")


def _signs(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].bones if place < len(tokens) and tokens[place].kind == "sign" else ""


def _doubled(tokens: Sequence[Token], place: int) -> int:
    """The last token of "п.п." or "п/п", which mean подпункт or пункты; 0 for anything else."""
    if tokens[place].bones != "п" or _signs(tokens, place + 1) not in {".", "/"} or place + 2 >= len(tokens):
        return 0
    return _with_full_stop(tokens, place + 2) if tokens[place + 2].bones == "п" else 0


def _with_full_stop(tokens: Sequence[Token], place: int) -> int:
    """The place of the full stop of an abbreviation, or of the word itself."""
    short = len(tokens[place].bones) <= _LONGEST_ABBREVIATION
    stop = short and _signs(tokens, place + 1) == "." and tokens[place + 1].glued
    return place + 1 if stop else place


def _connector(tokens: Sequence[Token], place: int) -> Unit:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if NUMBER_SIGN.of(tokens[place]) == "N" and following is not None:
        if following.kind == "number":
            return Unit("№", place, place)
        if following.bones == "." and place + 2 < len(tokens) and tokens[place + 2].kind == "number":
            return Unit("№", place, place + 1)
    found = CONNECTORS.of(tokens[place])
    return Unit("w" if found in (OTHER, "l", "b") else found, place, place)
