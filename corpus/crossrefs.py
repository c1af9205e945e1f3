"""Where a text refers to places of its own act: "осы Қағидалардың 12-тармағында", "пункт 3 статьи 7 настоящего Закона".

Owns: the grammar of such references in both languages, and the unit that each means. Must not know: questions, pages.
Only what says "this" (осы, настоящий) is one: a number alone may be another act's. Where the act has no such unit, or
one of another rank, there is no reference; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.ids import ClauseId
from corpus.model import Act, Span, Unit, UnitKind
from corpus.shapes import document_slug
from corpus.text import fold

_NUMBER = r"\d+(?:-\d+)*"
_LISTED_KK = rf"(?P<numbers>{_NUMBER}\)?(?:(?:\s*,\s*|\s+(?:және|мен|пен|бен|немесе)\s+){_NUMBER}\)?)*)"
_LISTED_RU = rf"(?P<numbers>{_NUMBER}\)?(?:(?:\s*,\s*|\s+(?:и|или)\s+){_NUMBER}\)?)*)"
_STEP_KK = re.compile(rf"{_LISTED_KK}[-\s]*(?P<rank>тармақша|тарма[қғ]|ба[бп])[^\W\d_]*", re.IGNORECASE)
_STEP_RU = re.compile(rf"(?P<rank>подпункт|пункт|стать)[^\W\d_]*\s+{_LISTED_RU}", re.IGNORECASE)
_THIS_KK = re.compile(r"\bосы\s+(?P<noun>[^\W\d_]+?)[нтд][ыі]ң\s+(?=\d)", re.IGNORECASE)
_THIS_RU = re.compile(r"\s+настоящ(?:его|ей|их)\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_GAP = re.compile(r"\s+")
_RANKS = {
    "тармақша": UnitKind.SUBCLAUSE, "тармақ": UnitKind.CLAUSE, "тармағ": UnitKind.CLAUSE, "баб": UnitKind.ARTICLE,
    "бап": UnitKind.ARTICLE, "подпункт": UnitKind.SUBCLAUSE, "пункт": UnitKind.CLAUSE, "стать": UnitKind.ARTICLE,
}  # fmt: skip
_OWN = re.compile(r"(?P<rank>тармақша|тарма[қғ]|ба[бп]|подпункт|пункт|стать)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Words of a text that mean a unit of the same act."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One rank of a reference: its numbers and where each stands."""

    rank: UnitKind
    numbers: tuple[tuple[str, Span], ...]
    span: Span


def cross_references(act: Act, unit: Unit) -> tuple[CrossReference, ...]:
    """The references to its own act that a unit's own text holds, in order."""
    return tuple(reference for span in unit.own_spans for reference in _in_stretch(act, unit, span))


def _in_stretch(act: Act, unit: Unit, span: Span) -> Iterator[CrossReference]:
    text = fold(span.of(act.source))
    kazakh = ((found["noun"], _after(text, found.end())) for found in _THIS_KK.finditer(text))
    russian = ((found["noun"], _before(text, found.start())) for found in _THIS_RU.finditer(text))
    for noun, steps in sorted((*kazakh, *russian), key=lambda pair: pair[1][0].span if pair[1] else span):
        for local, target in _targets(act, unit, noun, steps):
            yield CrossReference(Span(span.start + local.start, span.start + local.end), target)


# -- reading -----------------------------------------------------------------------------------------------------------


def _after(text: str, at: int) -> list[_Step]:
    """The steps that follow each other from a place on, from the outermost inwards."""
    steps: list[_Step] = []
    while (found := _STEP_KK.match(text, at)) is not None:
        steps.append(_step(found))
        gap = _GAP.match(text, found.end())
        if gap is None:
            break
        at = gap.end()
    return steps


def _before(text: str, end: int) -> list[_Step]:
    """The steps that lead to a place, which a Russian text gives from the innermost outwards; here turned round."""
    steps: list[_Step] = []
    for found in reversed(list(_STEP_RU.finditer(text, 0, end))):
        if text[found.end() : end].strip():
            break
        steps.append(_step(found))
        end = found.start()
    return steps


def _step(found: re.Match[str]) -> _Step:
    at = found.start("numbers")
    each = re.finditer(_NUMBER, found["numbers"])
    numbers = tuple((one[0], Span(at + one.start(), at + one.end())) for one in each)
    return _Step(_RANKS[found["rank"].lower()], numbers, Span(found.start(), found.end()))


# -- looking up --------------------------------------------------------------------------------------------------------


def _targets(act: Act, unit: Unit, noun: str, steps: list[_Step]) -> Iterator[tuple[Span, str]]:
    """Each number of the innermost step with the unit that it means; the whole reference where it is one number."""
    base = _base(act, unit, noun)
    if base is None or not steps or any(len(step.numbers) != 1 for step in steps[:-1]):
        return
    outer = tuple(step.numbers[0][0] for step in steps[:-1])
    last = steps[-1]
    whole = Span(min(step.span.start for step in steps), max(step.span.end for step in steps))
    for number, span in last.numbers:
        place = ClauseId(base.part, (*base.numbers, *outer, number))
        if act.has(place) and act.unit(place).kind is last.rank:
            yield (whole if len(last.numbers) == 1 else span), str(place)


def _base(act: Act, unit: Unit, noun: str) -> ClauseId | None:
    """What "this" means: the article or clause around, or the document of that name."""
    own = _OWN.match(noun)
    if own is not None:
        return _around(act, unit, _RANKS[own["rank"].lower()])
    slug = document_slug(fold(noun), "")
    parts = {part.slug for part in act.parts}
    if not slug or (slug not in parts and not unit.id.part.startswith(slug)):
        return None
    return ClauseId(unit.id.part if unit.id.part.startswith(slug) else slug)


def _around(act: Act, unit: Unit, rank: UnitKind) -> ClauseId | None:
    for depth in range(1, len(unit.id.numbers) + 1):
        place = ClauseId(unit.id.part, unit.id.numbers[:depth])
        if act.has(place) and act.unit(place).kind is rank:
            return place
    return None
