"""The clauses a question refers to, in every way people write them.

Owns: ``find_references``: numbers, level words and documents become references, ranges and lists one each. Must not
know: which clauses an act has (``resolve``), what the question asks about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from assistant.understand.atoms import Atom
from assistant.understand.chains import Chain, Group, Pair, chains, group_at, pairs
from assistant.understand.instruments import instrument_places
from assistant.understand.lexer import Token, read
from assistant.understand.moments import days_without_year, moments
from assistant.understand.reference_units import Unit, units
from assistant.understand.reference_words import DOCUMENTS, PART_CLASSES, is_accusative, is_genitive
from assistant.understand.vocabulary import Vocabulary
from corpus.model import Span

Level = Literal["clause", "subclause", "either", "item", "any", "chapter"]

_LONGEST_RANGE = 60
_LISTS = ("list", *PART_CLASSES)


@dataclass(frozen=True, slots=True)
class Reference:
    """One clause as a question names it.

    Attributes:
        part: decree, regulation, list (one of the lists), the slug of a list that an act names, or a document that may
            be another act (constitution, code, law); ``None`` if the question names none.
        numbers: from the clause inwards, as ``("15", "3-1")``; empty for a chapter as a whole.
        span: where the question says so; the references of one enumeration share it.
        text: the words of the span.
        chapter: number of the chapter, if named.
        level: what the first number counts: a clause (or article), a subclause whose clause is not named, either of
            them ("пп. 18"), an item of a list, or any of these (a number alone).
        literal: the numbers if what reads as a range is one inserted number ("1-2" as it stands).
        with_inserted: whether numbers inserted after this one belong to it too, as 3-1 does in the range 1-5.
    """

    part: str | None
    numbers: tuple[str, ...]
    span: Span
    text: str
    chapter: str | None = None
    level: Level = "clause"
    literal: tuple[str, ...] | None = None
    with_inserted: bool = False


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    tokens: tuple[Token, ...]
    units: list[Unit]

    def span(self, first: int, last: int) -> Span:
        """The span of some units."""
        return Span(self.tokens[self.units[first].first].start, self.tokens[self.units[last].last].end)

    def kind(self, place: int) -> str:
        """The kind of the unit at a place; empty outside."""
        return self.units[place].kind if 0 <= place < len(self.units) else ""

    def word(self, place: int) -> Token:
        """The last token of a unit."""
        return self.tokens[self.units[place].last]


def find_references(text: str) -> tuple[Reference, ...]:
    """Find the clauses a question refers to, in the order of the question; ranges and lists give one each."""
    tokens = read(text)
    question = _Question(text, tokens, units(tokens, _masked(tokens)))
    alone = _number_alone(question)
    if alone:
        return tuple(alone)
    found = chains(question.units, pairs(question.units, tokens))
    references = [reference for chain in found for reference in _of_chain(question, chain)]
    taken = {place for chain in found for place in range(chain.first, chain.last + 1)}
    references.extend(_in_lists(question, taken))
    return tuple(sorted(references, key=lambda reference: reference.span.start))


def _masked(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of numbers that belong to dates and decrees."""
    spans = [(moment.first, moment.last) for moment in moments(tokens)]
    spans.extend(instrument_places(tokens))
    spans.extend(days_without_year(tokens))
    return frozenset(place for first, last in spans for place in range(first, last + 1))


# --- numbers and their ranges ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Number:
    numbers: tuple[str, ...]
    literal: tuple[str, ...] | None = None
    with_inserted: bool = False


def _numbers(group: Group) -> list[_Number]:
    """The numbers of a group, ranges expanded."""
    found: list[_Number] = []
    for at, atom in enumerate(group.atoms):
        if at - 1 in group.ranges:
            continue
        if at in group.ranges:
            found.extend(_range(atom.numbers, group.atoms[at + 1].numbers[-1], literal=None))
        elif atom.upto is not None:
            found.extend(_range(atom.numbers, atom.upto, literal=(f"{atom.numbers[-1]}-{atom.upto}",)))
        else:
            found.append(_Number(atom.numbers))
    return found


def _range(start: tuple[str, ...], end: str, literal: tuple[str, ...] | None) -> list[_Number]:
    """Expand 3-1…5 to 3-1, 4, 5; numbers inserted between whole ones are left to the act that has them."""
    first, last = start[-1].partition("-"), end.partition("-")
    low, high = _whole(first[0]), _whole(last[0])
    if low is None or high is None or not 0 <= high - low <= _LONGEST_RANGE:
        return [_Number(start), _Number((*start[:-1], end))]
    if low == high:
        return [_Number((*start[:-1], number)) for number in _inserted_range(str(low), first[2], last[2])]
    between = [str(number) for number in range(low + 1, high)]
    tail = _inserted_range(last[0], "", last[2])
    names = [start[-1], *between, *tail]
    return [
        _Number((*start[:-1], name), literal, with_inserted=at < len(names) - len(tail))
        for at, name in enumerate(names)
    ]


def _inserted_range(number: str, first: str, last: str) -> list[str]:
    """The numbers from 8 or 8-1 to 8-2."""
    low, high = _whole(first or "0"), _whole(last or "0")
    if low is None or high is None or not 0 <= high - low <= _LONGEST_RANGE:
        return [f"{number}-{first}" if first else number, f"{number}-{last}" if last else number]
    return [f"{number}-{at}" if at else number for at in range(low, high + 1)]


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


# --- chains ---------------------------------------------------------------------------------------------------------


def _of_chain(question: _Question, chain: Chain) -> Iterator[Reference]:
    ordered = _meaningful(question, chain)
    if not ordered or _is_enumeration_sign(question, ordered):
        return
    part, first, last = _part_of(question, chain)
    span = question.span(first, last)
    base = Reference(part, (), span, span.of(question.text))
    chapters = [pair for pair in ordered if pair.level == "C"]
    chapter_numbers = [number.numbers[0] for pair in chapters for number in _numbers(pair.group)]
    inner = [pair for pair in ordered if pair.level != "C"]
    if not inner:
        yield from (replace(base, chapter=number, level="chapter") for number in chapter_numbers)
        return
    base = replace(base, chapter=chapter_numbers[0] if chapter_numbers else None, level=_level(inner[0], part))
    for path in product(*(_numbers(pair.group) for pair in inner)):
        yield _path_reference(base, path)


def _path_reference(base: Reference, path: tuple[_Number, ...]) -> Reference:
    numbers = tuple(name for number in path for name in number.numbers)
    literal = None
    if any(number.literal for number in path):
        literal = tuple(name for number in path for name in (number.literal or number.numbers))
    return replace(base, numbers=numbers, literal=literal, with_inserted=path[-1].with_inserted)


def _meaningful(question: _Question, chain: Chain) -> list[Pair]:
    """The pairs that name units: a paragraph of a clause has no number in the acts, the clause is meant."""
    ordered = [pair for pair in chain.ordered() if pair.level != "Z"]
    return [pair for pair in ordered if len(ordered) == 1 or not _is_plain_paragraph(question, pair)]


def _is_plain_paragraph(question: _Question, pair: Pair) -> bool:
    """Whether it is "the second paragraph" of something."""
    if pair.level != "P" or pair.word is None:
        return False
    return question.tokens[pair.word].lower.startswith("para") and pair.group.atoms[0].ordinal


def _is_enumeration_sign(question: _Question, ordered: Sequence[Pair]) -> bool:
    """Whether a bracketed number enumerates the questions themselves ("1) кто … 2) когда …")."""
    only = len(ordered) == 1 and ordered[0].orphan and ordered[0].level == "S"
    return only and not any("-" in atom.numbers[-1] for atom in ordered[0].group.atoms)


def _level(outermost: Pair, part: str | None) -> Level:
    if outermost.level == "S":
        return "subclause"
    if outermost.level == "X":
        return "either"
    return "item" if part in _LISTS or outermost.word_is_item else "clause"


# --- documents ------------------------------------------------------------------------------------------------------

_BRIDGE_AFTER = re.compile(r"[f(]{0,3}D")
_INTO_LIST = re.compile(r"w{1,3}[ft]f?D")  # "when was item 1 removed from the list of members?"
_BRIDGE_BEFORE = re.compile(r"D(?:/|f?,?[fL]{0,2})$")
_RUSSIAN_CASES = frozenset(("указа", "указе", "указу"))


def _part_of(question: _Question, chain: Chain) -> tuple[str | None, int, int]:
    """The document a chain belongs to, and the units the reference takes with it."""
    kinds = "".join(unit.kind for unit in question.units[chain.last + 1 : chain.last + 6])
    after = _BRIDGE_AFTER.match(kinds)
    if after and _owns_before(question, chain.last + after.end(), chain):
        place = chain.last + after.end()
        return question.units[place].document, chain.first, place
    moved = _INTO_LIST.match(kinds)
    if moved and question.units[chain.last + moved.end()].document in _LISTS:
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


def _owns_before(question: _Question, place: int, chain: Chain) -> bool:
    """Whether a document named after a clause is the clause's ("пункт 2 Указа", "clause 7 of the Regulation")."""
    unit, token = question.units[place], question.word(place)
    joined = place > chain.last + 1  # "of the", "в", "("
    if token.text.isascii():
        return joined and question.kind(place + 1) != "N"
    if unit.document == "decree":
        return token.lower in _RUSSIAN_CASES or (is_genitive(token) and question.kind(place + 1) not in ("N", "L"))
    following = question.kind(place + 1)
    # In "7-тармақ, Жарлықтың 2-тармағы" the document belongs to what follows.
    return not (is_genitive(token) and following in ("N", "B"))


def _owns_after(question: _Question, place: int, chain: Chain) -> bool:
    """Whether a document named before a clause is the clause's ("Жарлықтың 2-тармағы", "в Указе п. 2")."""
    unit, token = question.units[place], question.word(place)
    if question.kind(place + 1) == "/":
        return True
    if unit.document != "decree" or is_genitive(token) or token.lower in (*_RUSSIAN_CASES, "decree's", "decree’s"):
        return True
    return place == 0 and not is_accusative(question.word(chain.last))  # "Жарлық 15-тармақты өзгертті ме"


# --- lists ----------------------------------------------------------------------------------------------------------


def _in_lists(question: _Question, taken: set[int]) -> Iterator[Reference]:
    """Items of lists named without a level word: "тізбедегі 19-шы", "19-й в списке"."""
    for place, unit in enumerate(question.units):
        if unit.kind != "D" or (unit.document not in _LISTS and question.kind(place + 1) != "/"):
            continue
        group = _listed_after(question, place, taken) or _listed_before(question, place, taken)
        if group is None:
            continue
        span = question.span(min(place, group.first), max(place, group.last))
        level: Level = "item" if unit.document in _LISTS else "clause"
        for number in _numbers(group):
            yield Reference(
                unit.document, number.numbers, span, span.of(question.text), level=level,
                literal=number.literal, with_inserted=number.with_inserted,
            )  # fmt: skip
        taken.update(range(group.first, group.last + 1))


def _listed_after(question: _Question, place: int, taken: set[int]) -> Group | None:
    start = place + 1
    while start - place <= 2 and question.kind(start) in (",", "f", "№", "/"):
        start += 1
    return _free(question, start, taken)


def _listed_before(question: _Question, place: int, taken: set[int]) -> Group | None:
    """The numbers right before a list: "19-й в списке", "19-й филиал"; "19 list" is none."""
    end = place - 1
    while place - end <= 2 and question.kind(end) == "f":
        end -= 1
    start = end
    while start > 0 and question.kind(start - 1) in ("N", "B", ",", "c", "t", "№") and end - start < 12:
        start -= 1
    while start < end and question.kind(start) not in ("N", "B"):
        start += 1
    group = _free(question, start, taken)
    joined = end < place - 1 or (group is not None and group.atoms[-1].ordinal and _is_body(question, place))
    return group if group is not None and group.last == end and joined else None


def _is_body(question: _Question, place: int) -> bool:
    """Whether the unit names the bodies themselves and no list."""
    unit = question.units[place]
    edges = (question.tokens[unit.first], question.tokens[unit.last])
    return unit.document in PART_CLASSES and not any(DOCUMENTS.of(token) == "l" for token in edges)


def _free(question: _Question, place: int, taken: set[int]) -> Group | None:
    if place in taken or not 0 <= place < len(question.units):
        return None
    group = group_at(question.units, place)
    return group if group is not None and not _spelled_cardinal(group.atoms[0]) else None


def _spelled_cardinal(atom: Atom) -> bool:
    return atom.spelled == "cardinal"


# --- a number and nothing else ---------------------------------------------------------------------------------------

_ALONE = re.compile(r"_*№?(?P<numbers>[NB](?:[,ct]{1,2}\(?[NB])*)[_.]*")
_PATH_ALONE = re.compile(r"_*(?P<document>D)?_*(?P<clause>N)(?P<inner>[NB])[_.]*")  # 15 3-1
_FRAME = Vocabulary(
    x="""ал а и ше енді сонда тогда что про насчет в там кстати what about and then how is in so көрсет покажи show
        айтшы ашып бер following onwards on seq et ff следующ* последующ* далее келесі кейінгі*"""
)


def _is_frame(question: _Question, place: int) -> bool:
    """Whether a unit is one of the small words of a follow-up, away from the numbers."""
    unit = question.units[place]
    outside = question.kind(place - 1) not in ("N", "B") or question.kind(place + 1) not in ("N", "B")
    return unit.kind in "wcf" and outside and _FRAME.of(question.tokens[unit.first]) == "x"


def _path_alone(question: _Question, path: re.Match[str]) -> list[Reference]:
    """A clause and its subclause with nothing but a space between: the subclause is inserted or has its bracket."""
    clause, inner = (question.units[path.start(name)].atom for name in ("clause", "inner"))
    if clause is None or inner is None or clause.spelled or inner.spelled or inner.upto or clause.upto:
        return []
    if len(clause.numbers) + len(inner.numbers) != 2 or not (inner.closed or "-" in inner.numbers[0]):
        return []
    document = question.units[path.start("document")].document if path["document"] else None
    span = question.span(path.start("document" if path["document"] else "clause"), path.start("inner"))
    level: Level = "clause" if document else "any"
    return [Reference(document, (*clause.numbers, *inner.numbers), span, span.of(question.text), level=level)]


def _number_alone(question: _Question) -> list[Reference]:
    """References of a text that is a number and little else ("15", "18, 19?", "ал 3-1) ше?", "what about 20?")."""
    kinds = "".join("_" if _is_frame(question, place) else unit.kind for place, unit in enumerate(question.units))
    path = _PATH_ALONE.fullmatch(kinds)
    if path:
        return _path_alone(question, path)
    alone = _ALONE.fullmatch(kinds)
    group = group_at(question.units, alone.start("numbers")) if alone else None
    if group is None or group.atoms[0].spelled == "cardinal" or max(len(a.numbers[0]) for a in group.atoms) > 5:
        return []
    span = question.span(group.first, group.last)
    level: Level = "subclause" if group.atoms[0].closed and len(group.atoms[0].numbers) == 1 else "any"
    return [
        Reference(None, number.numbers, span, span.of(question.text), None, level, number.literal, number.with_inserted)
        for number in _numbers(group)
    ]
