"""Paragraphs without numbers as a question names them: "3-абзац", "абзац третий приложения 2", "the last paragraph".

Owns: which paragraph of an act's unnumbered text is meant. Must not know: how acts are read. An act that numbers all
its text has none: there a paragraph is one of a clause, and a question that names no clause names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.understand.reading import find_paragraphs
from assistant.understand.reference import Reference
from corpus.ids import TEXT, ClauseId
from corpus.model import Act, Part, UnitKind
from corpus.steps import ordinal_of, ordinals_below, paragraphs_of

_PARAGRAPH = ("para",)  # how the English word begins that elsewhere names a clause


def with_counted(act: Act, text: str, references: Sequence[Reference]) -> Sequence[Reference]:
    """The references of a question to an act, those to its paragraphs without numbers among them."""
    if not any(unit.kind is UnitKind.PARAGRAPH for part in act.parts for unit in part.units):
        return references
    if not references or all(reference.level in ("chapter", "part") for reference in references):
        return tuple(find_paragraphs(text)) or references
    return [_counted(act, reference) for reference in references]


def _counted(act: Act, reference: Reference) -> Reference:
    """ "Paragraph 3" of an act that has no clause 3."""
    named = len(reference.numbers) == 1 and reference.text.lower().startswith(_PARAGRAPH)
    if not named or any(act.has(ClauseId(part.slug, reference.numbers)) for part in act.parts):
        return reference
    return replace(reference, numbers=(TEXT, *reference.numbers))


def counted_in(parts: Sequence[Part], reference: Reference) -> tuple[ClauseId, ...]:
    """The units of the paragraph that a reference counts; below a title, from that title on."""
    number = int(reference.numbers[-1])
    for part in parts:
        found = tuple(_of_part(part, number, reference))
        if found:
            return found
    return ()


def _of_part(part: Part, number: int, reference: Reference) -> Iterator[ClauseId]:
    """The units of the paragraph in one part."""
    if reference.of_heading:
        named = reference.subdivision or reference.chapter or reference.section
        titles = [at for at, heading in enumerate(part.headings) if heading.number == named]
        order = [ordinal for at in titles for ordinal in ordinals_below(part, at)]
    else:
        order = list(dict.fromkeys(map(ordinal_of, paragraphs_of(part))))
    if -len(order) <= number <= len(order) and number:
        wanted = order[number - 1 if number > 0 else number]
        yield from (unit.id for unit in paragraphs_of(part) if ordinal_of(unit) == wanted)
