"""The documents that a question names: decree, regulation, rules, a list, "приложение 2".

Owns: which words name one, and the numbers of annexes. Must not know: places in them, which documents an act has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.understand.lexer import Token
from assistant.understand.reference_words import DOCUMENTS, PART_CLASSES
from assistant.understand.unit import Unit
from corpus.kinds import KINDS, kazakh_kind, russian_kind

_ANNEX = "annex"
_ANNEX_WORDS = frozenset(("annexes", "appendix", "appendices", "прил"))


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


def documents_in(tokens: Sequence[Token]) -> dict[int, Unit]:
    """The documents named, by the place of their first token."""
    line = DOCUMENTS.line(tokens)
    found: dict[int, Unit] = {}
    place = 0
    while place < len(line):
        matches = ((slug, form.match(line, place)) for slug, form in _DOCUMENT_FORMS) if line[place] in _STARTS else ()
        slug, match = next(((slug, match) for slug, match in matches if match), ("", None))
        if match:
            found[place] = Unit("D", place, match.end() - 1, document=slug)
        elif kind := document_at(tokens, place):
            stop = tokens[place].bones == "прил" and place + 1 < len(tokens) and tokens[place + 1].bones == "."
            found[place] = Unit(kind[1], place, place + stop, document=kind[0])
        place = match.end() if match else place + 1
    return found


def document_at(tokens: Sequence[Token], place: int) -> tuple[str, str] | None:
    """The kind of document that a word names, and D where its form says "of" or "in", else d; ``None`` for others."""
    token = tokens[place]
    if token.kind != "word":
        return None
    if token.lower in _ANNEX_WORDS:
        return _ANNEX, "D"
    english = _english_kinds().get(token.lower)
    if english:
        return english, "D" if english == _ANNEX else "d"
    kazakh, russian = kazakh_kind(token.text), russian_kind(token.text)
    kind, case = (kazakh or russian or (KINDS["body"], ""))[:2]
    if kind.slug == "body":
        return None
    if kind.slug == _ANNEX or case in ("gen", "attr"):
        return kind.slug, "D"
    return (kind.slug, "d") if case == "loc" or (case == "nom" and not kind.act) else None


@lru_cache(maxsize=1)
def _english_kinds() -> dict[str, str]:
    """The kinds by their English nouns, one word each, singular and plural."""
    nouns = ((kind.noun.en, slug) for slug, kind in KINDS.items() if " " not in kind.noun.en and slug != "body")
    return {form: slug for noun, slug in nouns for form in (noun, noun.removesuffix("s"), f"{noun.removesuffix('s')}s")}


# --- annexes ----------------------------------------------------------------------------------------------------------


def numbered_annexes(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Unit]:
    """The units with the annexes' numbers taken into their names: "приложение № 2", "2-қосымша", "annexes 1 and 2"."""
    made: list[Unit] = []
    place = 0
    while place < len(units):
        unit = units[place]
        if unit.kind != "D" or unit.document != _ANNEX:
            made.append(unit)
            place += 1
            continue
        if made and _is_number(made[-1]) and _counts_annex(made, tokens, unit):
            number = made.pop()
            made.append(_annex(number, number.first, unit.last))
            place += 1
            continue
        place += 1
        named = list(_numbers_after(units, place))
        if not named:
            made.append(unit)
        for at, (number, end) in enumerate(named):
            made.append(_annex(number, unit.first if at == 0 else number.first, number.last))
            between = units[end : named[at + 1][1] - 1] if at + 1 < len(named) else ()
            made.extend(between)
            place = end
    return made


def _annex(number: Unit, first: int, last: int) -> Unit:
    assert number.atom is not None
    return Unit("D", first, last, document=f"{_ANNEX}-{number.atom.numbers[0]}")


def _is_number(unit: Unit) -> bool:
    return unit.kind == "N" and unit.atom is not None and len(unit.atom.numbers) == 1 and unit.atom.upto is None


def _counts_annex(made: Sequence[Unit], tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether the number before the word is the annex's: "второе приложение", "2-қосымша", not "пункт 3 приложения"."""
    number, token = made[-1], tokens[unit.first]
    if len(made) > 1 and made[-2].kind in ("L", "№"):
        return False
    ordinal = number.atom is not None and number.atom.ordinal
    kazakh = kazakh_kind(token.text)
    return ordinal or (kazakh is not None and kazakh[0].slug == _ANNEX and not kazakh[2])


def _numbers_after(units: Sequence[Unit], place: int) -> list[tuple[Unit, int]]:
    """The numbers behind the word, each with the place after it; one that a level word takes is none."""
    found: list[tuple[Unit, int]] = []
    while True:
        start = place
        while start < len(units) and units[start].kind in ("№", *((",", "c") if found else ())) and start - place < 2:
            start += 1
        if start >= len(units) or not _is_number(units[start]) or _is_taken(units, start):
            return found
        found.append((units[start], start + 1))
        place = start + 1


def _is_taken(units: Sequence[Unit], place: int) -> bool:
    """Whether a number belongs to the level word behind it: "приложение, 2 пункт"."""
    if place + 1 >= len(units) or units[place + 1].kind != "L":
        return False
    return place + 2 >= len(units) or units[place + 2].kind not in ("N", "B", "№")
