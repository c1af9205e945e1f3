"""The places a question refers to, in every way people write them.

Owns: ``find_references``: chains of numbers and words become references, ranges and lists one each. Must not know:
which places an act has (``resolve``), what the question asks about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from assistant.understand.alone import number_alone
from assistant.understand.chains import Chain, chains
from assistant.understand.listed import in_lists
from assistant.understand.owner import LISTS, part_of
from assistant.understand.pairs import Pair, pairs
from assistant.understand.ranges import Number, numbers_in
from assistant.understand.reading_units import Question
from assistant.understand.reference import Level, Reference
from assistant.understand.reference_words import HEADINGS, WITHIN
from assistant.understand.unnumbered import note_beside, unnumbered
from corpus.ids import TEXT

_FROM_THE_END = {"last": -1, "penultimate": -2}


def find_references(text: str) -> tuple[Reference, ...]:
    """Find the places a question refers to, in the order of the question; ranges and lists give one each."""
    question = Question.of(text)
    alone = number_alone(question) or unnumbered(question)
    if alone:
        return tuple(alone)
    found = chains(question.units, pairs(question.units, question.tokens))
    references: list[Reference] = []
    taken = {place for chain in found for place in range(chain.first, chain.last + 1)}
    for chain in found:
        part, first, last = part_of(question, chain)
        made = list(_of_chain(question, chain, part, first, last))
        references.extend(made)
        taken.update(range(first, last + 1) if made else ())
    references.extend(in_lists(question, taken))
    references.extend(_annexes(question, taken))
    return tuple(sorted(references, key=lambda reference: reference.span.start))


def find_paragraphs(text: str) -> Iterator[Reference]:
    """The paragraphs that a question names without a clause: they can only be of a text that numbers nothing."""
    question = Question.of(text)
    for chain in chains(question.units, pairs(question.units, question.tokens)):
        ordered = chain.ordered()
        headed = [pair for pair in ordered if pair.level in HEADINGS]
        counted = [pair for pair in ordered if pair.level == "Z" or _is_ordinal_paragraph(question, pair)]
        if counted and len(headed) + len(counted) + sum(pair.level == "T" for pair in ordered) == len(ordered):
            part, first, last = part_of(question, chain)
            span = question.span(first, last)
            base, _ = _under_headings(question, Reference(part, (), span, span.of(question.text)), headed)
            number = _paragraph(base, counted).paragraph
            yield from [replace(base, numbers=(TEXT, str(number)))] if number else []


def _is_ordinal_paragraph(question: Question, pair: Pair) -> bool:
    return _is_paragraph(question, pair, clause=False)


def _annexes(question: Question, taken: set[int]) -> Iterator[Reference]:
    """Numbered annexes of which no place is named."""
    for place, unit in enumerate(question.units):
        if unit.kind == "D" and unit.document.startswith("annex-") and place not in taken:
            span = question.span(place, place)
            yield Reference(unit.document, (), span, span.of(question.text), level="part")


# --- chains ---------------------------------------------------------------------------------------------------------


def _of_chain(question: Question, chain: Chain, part: str | None, first: int, last: int) -> Iterator[Reference]:
    ordered = _in_parts_of_articles(chain.ordered())
    levels = {pair.level for pair in ordered}
    clause = "W" in levels or ("S" in levels and "A" not in levels)
    within = [pair for pair in ordered if pair.level in WITHIN or _is_paragraph(question, pair, clause)]
    named = [pair for pair in ordered if pair not in within]
    if not named or _is_enumeration_sign(question, named):
        return
    span = question.span(first, last)
    base = Reference(part, (), span, span.of(question.text), piece="note" if note_beside(question, first, last) else "")
    base, inner = _under_headings(question, base, named)
    if len(inner) == 1 and inner[0].level == "S" and inner[0].group.atoms[0].numbers[0] in _FROM_THE_END:
        return  # "the last subclause", of no clause
    if not inner:
        yield from _headings(replace(base, level="chapter"), named)
        return
    base = _paragraph(replace(base, level=_level(inner[0], part)), within)
    for path in product(*(numbers_in(pair.group) for pair in inner)):
        yield _path_reference(base, path, inner)


def _in_parts_of_articles(ordered: list[Pair]) -> list[Pair]:
    """Read "статья 73 часть 2 пункт 3": a part of an article that holds a clause is a rank between them."""
    levels = [pair.level for pair in ordered]
    if "Y" not in levels or "A" not in levels or not set(levels) & set("WS"):
        return ordered
    part = ordered[levels.index("Y")]
    rest = [pair for pair in ordered if pair is not part]
    place = levels.index("A") + 1
    return [*rest[:place], replace(part, level="W"), *rest[place:]]


def _under_headings(question: Question, base: Reference, named: Sequence[Pair]) -> tuple[Reference, list[Pair]]:
    """The section, chapter and subdivision of a chain, and its other pairs; "§ 2 главы 3" names a subdivision."""
    heads = {pair.level: pair for pair in named if pair.level in HEADINGS}
    inner = [pair for pair in named if pair.level not in HEADINGS]
    if "C" in heads and len(inner) == 1 and _says_section(question, inner[0]):
        heads["G" if inner[0].level == "§" else "H"] = inner[0]
        inner = []
    for level, pair in heads.items():
        base = _under(base, level, numbers_in(pair.group)[0])
    return base, inner


def _under(base: Reference, level: str, number: Number) -> Reference:
    name = number.numbers[0]
    if level == "H":
        return replace(base, section=name)
    return replace(base, chapter=name) if level == "C" else replace(base, subdivision=name)


def _says_section(question: Question, pair: Pair) -> bool:
    """Whether a sign or the English word, clauses elsewhere, stands for a heading beside a chapter."""
    return pair.level == "§" or (pair.word is not None and question.tokens[pair.word].lower.startswith("section"))


def _headings(base: Reference, named: Sequence[Pair]) -> Iterator[Reference]:
    """The headings named, of the innermost rank; several of that rank are enumerated."""
    innermost = max(named, key=lambda pair: pair.rank)
    if innermost.level not in HEADINGS:
        yield base
        return
    for number in numbers_in(innermost.group):
        yield _under(base, innermost.level, number)


def _paragraph(base: Reference, within: Sequence[Pair]) -> Reference:
    """A reference with the paragraph of it that the words name; a sentence is quoted with its paragraph."""
    counted = [pair for pair in within if pair.level != "T" and pair.group.single is not None]
    if not counted:
        return base
    atom = counted[-1].group.atoms[0]
    number = _FROM_THE_END.get(atom.numbers[0]) or (int(atom.numbers[0]) if atom.numbers[0].isdecimal() else 0)
    level = counted[-1].level
    return replace(
        base,
        paragraph=number,
        numbered="clause" if level == "Y" else "any" if level == "P" and not atom.ordinal else "",
    )


def _path_reference(base: Reference, path: tuple[Number, ...], inner: Sequence[Pair]) -> Reference:
    numbers = tuple(name for number in path for name in number.numbers)
    literal = None
    if any(number.literal for number in path):
        literal = tuple(name for number in path for name in (number.literal or number.numbers))
    rows = tuple(f"row-{name}" if inner[-1].level == "R" and name is numbers[-1] else name for name in numbers)
    return replace(
        base,
        numbers=rows,
        literal=literal,
        with_inserted=path[-1].with_inserted,
        onward=any(pair.onward for pair in inner),
    )


def _is_paragraph(question: Question, pair: Pair, clause: bool) -> bool:
    """Whether the English word counts paragraphs: "the second paragraph of article 5", "clause 22 para 2"."""
    if pair.level != "P" or pair.word is None or not question.tokens[pair.word].lower.startswith("para"):
        return False
    return pair.group.atoms[0].ordinal or clause


def _is_enumeration_sign(question: Question, ordered: Sequence[Pair]) -> bool:
    """Whether a bracketed number enumerates the questions themselves ("1) кто … 2) когда …")."""
    only = len(ordered) == 1 and ordered[0].orphan and ordered[0].level == "S"
    return only and not any("-" in atom.numbers[-1] for atom in ordered[0].group.atoms)


def _level(outermost: Pair, part: str | None) -> Level:
    if outermost.level == "S":
        return "subclause"
    if outermost.level == "X":
        return "either"
    if outermost.level == "§":
        return "sign"
    return "item" if part in LISTS or outermost.word_is_item else "clause"
