"""The ranks of a place as they are cited, and those of a paragraph that is counted and not numbered.

Owns: ``Step``; how ``text/3.5-9`` is counted: as the third paragraph of its part, or of the chapter that it stands in,
with the sentences that it holds. Must not know: the words of any language beyond the table of kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.ids import TEXT, ClauseId
from corpus.kinds import UNITS, UnitForm
from corpus.model import Act, Part, Unit, UnitKind

_OF_PART = 2  # numbers of the id of a paragraph that no clause holds
_TITLES = {"section": "section", "chapter": "chapter", "paragraph": "subdivision", "heading": "heading"}


@dataclass(frozen=True, slots=True)
class Step:
    """One rank of a place: its number, if it has one, and what a unit of its kind is called."""

    number: str
    form: UnitForm
    ordinal: int = 0  # of what is counted and not numbered: the second paragraph


def paragraph_steps(place: ClauseId, act: Act | None) -> Iterator[Step]:
    """The ranks of a paragraph without a number: "text/3.5-9" is the third, its sentences 5 to 9."""
    paragraph, _, sentences = place.numbers[-1].partition(".")
    ordinal = int(paragraph)
    whole = len(place.numbers) == _OF_PART
    unit = act.unit(place) if act is not None and whole and act.has(place) else None
    if act is not None and unit is not None:
        part = act.part(place.part)
        heading = part.headings[unit.heading] if unit.heading is not None else None
        if heading is not None and heading.number:
            yield Step(heading.number, UNITS[_TITLES[heading.level]])
            ordinal = ordinals_below(part, unit.heading).index(ordinal) + 1
    yield Step("", UNITS["paragraph"], ordinal)
    first, _, last = sentences.partition("-")
    last, _, piece = last.partition(".")
    if sentences and first != last:
        yield Step(sentences, UNITS["sentences"])
    elif sentences:
        yield Step(f"{first} ({piece})" if piece else first, UNITS["sentence"])


def ordinals_below(part: Part, heading: int | None) -> list[int]:
    """The places in the part of the paragraphs that stand right below a title, each once."""
    return list(dict.fromkeys(ordinal_of(unit) for unit in paragraphs_of(part) if unit.heading == heading))


def paragraphs_of(part: Part) -> Iterator[Unit]:
    """The counted paragraphs of a part; of a very long one, the groups of its sentences."""
    return (unit for unit in part.units if unit.kind is UnitKind.PARAGRAPH)


def ordinal_of(unit: Unit) -> int:
    """Which paragraph of its part a unit is, or is of."""
    return int(unit.id.numbers[-1].partition(".")[0])


def is_counted(place: ClauseId) -> bool:
    """Whether a place is a paragraph without a number, or some of its sentences."""
    return len(place.numbers) > 1 and place.numbers[-2] == TEXT
