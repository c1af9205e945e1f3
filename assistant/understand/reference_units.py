"""A question as clause-reference units: numbers, level words, documents, connectors.

Owns: turning tokens into those units, abbreviations whole ("п.п.", "т.", "sub-clause", "list of members").
Must not know: how units combine into references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.understand.atoms import Atom, atom_at
from assistant.understand.lexer import Token
from assistant.understand.reference_words import (
    CONNECTORS,
    COUNTED,
    DOCUMENTS,
    NUMBER_SIGN,
    PART_CLASSES,
    level_of,
)
from assistant.understand.vocabulary import OTHER
from corpus.kinds import kazakh_kind, russian_kind


@dataclass(frozen=True, slots=True)
class Unit:
    """One element of a reference.

    Attributes:
        kind: N number, B number closed by a bracket, L level word, D document, № number sign, c and/or, t up to,
            r between, f filler, a comma, a slash, an opening bracket, ``.`` another sign, w another word.
        first: index of the first token.
        last: index of the last token.
        atom: of a number.
        level: of a level word, see ``reference_words.LEVELS``.
        document: of a document: decree, regulation, list, the slug of a list that an act names, constitution,
            code, law.
    """

    kind: str
    first: int
    last: int
    atom: Atom | None = None
    level: str = ""
    document: str = ""


_FILLERS = "f" + "".join(classes[1] for classes in PART_CLASSES.values())


def _form(classes: str) -> str:
    """The pattern of a list's names: the word for the list beside what it holds; what it holds by its full name."""
    n, a, b = tuple(classes)  # nouns, adjectives, nouns after such an adjective
    inside = f"[{_FILLERS}]"
    full = f"l{inside}{{0,6}}{a}f?{b}|{a}f{{0,2}}-?f?{b}(?:{inside}{{0,3}}l)?"
    return f"{full}|l{inside}{{0,6}}{n}|{n}{inside}{{0,4}}l|{n}(?=/)|[{n}{a}]{{1,2}}f?l|lf?{a}"


_DOCUMENT_FORMS = tuple(
    (slug, re.compile(pattern))
    for slug, pattern in (
        *((slug, _form(classes)) for slug, classes in PART_CLASSES.items()),
        ("list", r"l"),
        ("decree", r"d"),
        ("regulation", r"r"),
        ("constitution", r"k"),
        ("code", r"u"),
        ("law", r"z"),
    )
)
_STARTS = "ldrkuz" + "".join(PART_CLASSES.values())
_LONGEST_ABBREVIATION = 4
_SIGNS = {",": ",", "/": "/", "(": "(", "-": "t", "№": "№", "&": "c", "+": "c"}


def units(tokens: Sequence[Token], masked: frozenset[int]) -> list[Unit]:
    """Cut tokens into units; numbers at masked places (of dates, of decrees) are words like any other."""
    documents = _documents(tokens)
    found: list[Unit] = []
    place = 0
    while place < len(tokens):
        unit = documents.get(place) or _unit(tokens, place, masked, found)
        found.append(unit)
        place = unit.last + 1
    return found


def _documents(tokens: Sequence[Token]) -> dict[int, Unit]:
    """The documents named, by the place of their first token."""
    line = DOCUMENTS.line(tokens)
    found: dict[int, Unit] = {}
    place = 0
    while place < len(line):
        matches = ((slug, form.match(line, place)) for slug, form in _DOCUMENT_FORMS) if line[place] in _STARTS else ()
        slug, match = next(((slug, match) for slug, match in matches if match), ("", None))
        if match:
            found[place] = Unit("D", place, match.end() - 1, document=slug)
        elif kind := _genitive_kind(tokens[place]):
            found[place] = Unit("D", place, place, document=kind)
        place = match.end() if match else place + 1
    return found


def _genitive_kind(token: Token) -> str:
    """The kind of document that a word in the genitive names ("Қағидалардың", "инструкции"); empty for any other."""
    if token.kind != "word":
        return ""
    kazakh, russian = kazakh_kind(token.text), russian_kind(token.text)
    if kazakh and kazakh[1] == "gen":
        return kazakh[0].slug
    return russian[0].slug if russian and russian[1] == "gen" else ""


def _unit(tokens: Sequence[Token], place: int, masked: frozenset[int], before: Sequence[Unit]) -> Unit:
    token = tokens[place]
    if token.bones == "§":
        return Unit("L", place, place, level="W")
    if token.kind == "sign":
        return Unit(_SIGNS.get(token.bones, "."), place, place)
    atom = atom_at(tokens, place, masked)
    if atom is not None and (atom.spelled != "roman" or _counts_units(tokens, place)):
        counted = _is_counted(tokens, atom)
        return Unit("w" if counted else "B" if atom.closed else "N", atom.first, atom.last, atom=atom)
    if token.kind == "number":
        return Unit("w", place, place)
    return _level_unit(tokens, place, before) or _connector(tokens, place)


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
    return Unit(found if found != OTHER else "w", place, place)


def numbers_of(found: Sequence[Unit]) -> Iterator[Atom]:
    """The numbers among units."""
    return (unit.atom for unit in found if unit.atom is not None and unit.kind in "NB")
