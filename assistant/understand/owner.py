"""The document that a place is of: "пункт 2 Указа", "Жарлықтың 2-тармағы", "regulation/15", "item 19 on the list".

Owns: whether a document named beside a place owns it. Must not know: which documents an act has.
"""

from __future__ import annotations

import re

from assistant.understand.chains import Chain
from assistant.understand.reading_units import Question
from assistant.understand.reference_words import PART_CLASSES, is_accusative, is_genitive

LISTS = ("list", *PART_CLASSES)
_BRIDGE_AFTER = re.compile(r"[f(]{0,3}D|f{1,3}d")
_INTO_LIST = re.compile(r"w{1,3}[ft]f?D")  # "when was item 1 removed from the list of members?"
_BRIDGE_BEFORE = re.compile(r"D(?:/|f?,?[fL]{0,2})$|d,?$")
_RUSSIAN_CASES = frozenset(("указа", "указе", "указу"))


def part_of(question: Question, chain: Chain) -> tuple[str | None, int, int]:
    """The document a chain belongs to, and the units the reference takes with it."""
    kinds = "".join(unit.kind for unit in question.units[chain.last + 1 : chain.last + 6])
    after = _BRIDGE_AFTER.match(kinds)
    if after and _owns_before(question, chain.last + after.end(), chain):
        place = chain.last + after.end()
        return question.units[place].document, chain.first, place
    moved = _INTO_LIST.match(kinds)
    if moved and question.units[chain.last + moved.end()].document in LISTS:
        return question.units[chain.last + moved.end()].document, chain.first, chain.last
    inside = [place for place in range(chain.first, chain.last + 1) if question.kind(place) == "D"]
    if inside:
        return question.units[inside[0]].document, chain.first, chain.last
    start = max(0, chain.first - 4)
    before = _BRIDGE_BEFORE.search("".join(unit.kind for unit in question.units[start : chain.first]))
    if before and _owns_after(question, start + before.start(), chain):
        place = start + before.start()
        return question.units[place].document, place, chain.last
    return None, chain.first, chain.last


def _owns_before(question: Question, place: int, chain: Chain) -> bool:
    """Whether a document named after a clause is the clause's ("пункт 2 Указа", "clause 7 of the Regulation")."""
    unit, token = question.units[place], question.word(place)
    if unit.document.startswith("annex-"):
        return True
    joined = place > chain.last + 1  # "of the", "в", "("
    if token.text.isascii():
        return joined and question.kind(place + 1) != "N"
    if unit.document == "decree":
        return token.lower in _RUSSIAN_CASES or (is_genitive(token) and question.kind(place + 1) not in ("N", "L"))
    following = question.kind(place + 1)
    # In "7-тармақ, Жарлықтың 2-тармағы" the document belongs to what follows.
    return not (is_genitive(token) and following in ("N", "B"))


def _owns_after(question: Question, place: int, chain: Chain) -> bool:
    """Whether a document named before a clause is the clause's ("Жарлықтың 2-тармағы", "в Указе п. 2")."""
    unit, token = question.units[place], question.word(place)
    if question.kind(place + 1) == "/":
        return True
    if unit.document != "decree" or is_genitive(token) or token.lower in (*_RUSSIAN_CASES, "decree's", "decree’s"):
        return True
    return place == 0 and not is_accusative(question.word(chain.last))  # "Жарлық 15-тармақты өзгертті ме"
