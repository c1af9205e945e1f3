"""The short names that an act gives to things in its own text: "(бұдан әрі – Орталық)", "(далее – заявитель)".

Owns: where a name is given, and where the text uses it afterwards. Must not know: questions, pages. What the name
stands for is the paragraph that gives it, word for word: where a definition begins in it is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Act, Span, Unit

_GIVEN = re.compile(
    r"\((?:бұдан\s+әрі|бұдан\s+былай|әрі\s+қарай|далее(?:\s+по\s+тексту)?)\s*[-–—:]\s*(?P<name>[^()\n;:]{2,80}?)\s*\)",
    re.IGNORECASE,
)
_ENDING = r"[^\W\d_]{0,9}"  # of a word in another case or number
_STEM = 4  # letters that stay when a word is inflected, at least


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name, the unit whose text gives it, and where in that text."""

    name: str
    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class Use:
    """A word or phrase of a unit that is a name given elsewhere."""

    span: Span
    definition: Definition


def definitions(act: Act) -> tuple[Definition, ...]:
    """The names that an act gives, in the order of its text; of a name given twice the first."""
    found: dict[str, Definition] = {}
    for unit in act.units():
        for span in unit.own_spans:
            for given in _GIVEN.finditer(span.of(act.source)):
                place = Span(span.start + given.start("name"), span.start + given.end("name"))
                found.setdefault(given["name"].casefold(), Definition(given["name"], str(unit.id), place))
    return tuple(found.values())


def uses(act: Act, unit: Unit, known: Sequence[Definition]) -> tuple[Use, ...]:
    """The first use of each name in a unit's own text, after it was given; where two overlap, the longer."""
    found: list[Use] = []
    for use in sorted(_first_uses(act, unit, known), key=lambda each: (-len(each.definition.name), each.span)):
        if not any(use.span.start < other.span.end and other.span.start < use.span.end for other in found):
            found.append(use)
    return tuple(sorted(found, key=lambda each: each.span))


def _first_uses(act: Act, unit: Unit, known: Sequence[Definition]) -> Iterator[Use]:
    for definition in known:
        pattern = _pattern(definition.name)
        places = (
            Span(span.start + match.start(), span.start + match.end())
            for span in unit.own_spans
            for match in pattern.finditer(span.of(act.source))
        )
        use = next((place for place in places if place.start >= definition.span.end), None)
        if use is not None:
            yield Use(use, definition)


def _pattern(name: str) -> re.Pattern[str]:
    """The name in any of its forms: Kazakh words grow at their end, Russian ones change their last letters."""
    words = r"\s+".join(map(_forms, name.split()))
    return re.compile(rf"(?<![^\W\d_]){words}(?![^\W\d_])")


def _forms(word: str) -> str:
    """A word with its endings; a final vowel falls in some forms, and what is too short to tell stays as it is."""
    bare = word.rstrip("аеиоуыэюяйьғі")
    stem = bare if len(bare) >= _STEM else word
    return re.escape(stem) + (_ENDING if len(stem) >= _STEM else "")
