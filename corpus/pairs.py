"""Both official languages of an act, joined unit by unit: which Kazakh clause and which Russian clause are one.

Owns: whether two acts are one act in two languages, which of their parts and units belong together, where their
structure and their notes differ. Must not know: how either was read, or how it is shown. Units are joined by part and
number; where the numbering differs (letters of two alphabets, a number that one text lacks) by their order between
joined neighbours. Nothing is joined that stands alone on its side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from corpus.model import Act, ActCard, Event, Part, Unit, UnitKind
from corpus.steps import is_counted, ordinal_of

_FIGURE = re.compile(r"\d{2,}")
_LEAST_ALIKE = 0.5  # share of figures two texts have in common; 0.8 and more in the kept pairs


class Kind(StrEnum):
    """In what the two texts differ."""

    PART = "part"  # a part that one language has alone
    UNIT = "unit"  # a unit that one language has alone
    NUMBER = "number"  # one unit, numbered differently
    PARAGRAPHS = "paragraphs"  # unnumbered text, divided differently: which paragraph is which is not told
    EVENT = "event"  # an event that the notes of one language tell alone


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where it is (a clause id, a part, an event's target), and in which language it stands alone."""

    kind: Kind
    where: str
    language: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two acts joined.

    Attributes:
        kk: id of the Kazakh text, and ``ru`` of the Russian one.
        joined: (Kazakh clause id, Russian clause id) of every unit that both have.
        differences: of structure and of notes, in the order of the Kazakh text.
    """

    kk: str
    ru: str
    joined: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]
    _other: dict[str, dict[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._other[self.kk] = dict(self.joined)
        self._other[self.ru] = {russian: kazakh for kazakh, russian in self.joined}

    def other(self, act: str, clause: str) -> str | None:
        """The id in the other text of a clause of one of them; ``None`` where it stands alone."""
        return self._other[act].get(clause)

    def differing(self, *kinds: Kind) -> tuple[Difference, ...]:
        """The differences of these kinds."""
        return tuple(difference for difference in self.differences if difference.kind in kinds)


def may_be_pair(one: ActCard, other: ActCard) -> bool:
    """Whether two cards can be of one act in two languages: kind, number and day are the same and both are known."""
    if one.language == other.language or not (one.number and one.date):
        return False
    return (one.kind, _plain(one.number), one.date) == (other.kind, _plain(other.number or ""), other.date)


def alike(one: str, other: str) -> bool:
    """Whether two texts in two languages can say the same: most of the figures in them are the same.

    Number and day alone do not tell: a hundred councils sign a decision No 5 on the same day.
    """
    first, second = (Counter(_FIGURE.findall(text)) for text in (one, other))
    every = (first | second).total()
    return not every or (first & second).total() >= _LEAST_ALIKE * every


def _plain(number: str) -> str:
    """A number without what is typed differently in the two alphabets."""
    return re.sub(r"\W", "", number).upper().translate(_LOOKALIKE)


_LOOKALIKE = str.maketrans("АВЕКМНОРСТХІҚ", "ABEKMHOPCTXIK")


def pair(one: Act, other: Act) -> Pairing:
    """Join two acts; the first may be in either language."""
    kazakh, russian = (one, other) if one.card.language == "kk" else (other, one)
    joined: list[tuple[str, str]] = []
    differences: list[Difference] = []
    for left, right in _parts(kazakh.parts, russian.parts):
        if left is None or right is None:
            differences.append(_alone(left, right))
        else:
            (first, second), divided = _divided_alike(left.units, right.units)
            differences.extend(Difference(Kind.PARAGRAPHS, str(unit.id)) for unit in divided)
            _join(first, second, joined, differences)
    parts = {left.slug: right.slug for left, right in _parts(kazakh.parts, russian.parts) if left and right}
    differences.extend(_events(kazakh, russian, parts | dict(joined)))
    return Pairing(kazakh.id, russian.id, tuple(joined), tuple(differences))


def _alone(left: Part | None, right: Part | None) -> Difference:
    part = left or right
    assert part is not None
    return Difference(Kind.PART, part.slug, "kk" if left is not None else "ru")


def _parts(left: Sequence[Part], right: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    """Parts side by side: the first with the first, then by slug, and what lies between by its order."""
    names = [["body", *(part.slug for part in parts[1:])] for parts in (left, right)]
    for place, beside in _aligned(names[0], names[1]):
        yield (left[place] if place is not None else None, right[beside] if beside is not None else None)


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Places side by side; a stretch that differs is joined by its order if it is as long on both sides."""
    for tag, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == last - first):
            yield from zip(range(start, end), range(first, last), strict=True)
        else:
            yield from ((place, None) for place in range(start, end))
            yield from ((None, place) for place in range(first, last))


def _divided_alike(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[list[list[Unit]], list[Unit]]:
    """The units without the counted paragraphs that the two texts divide differently, and the first of those."""
    sides = [{ordinal: [*units] for ordinal, units in groupby(_counted(side), ordinal_of)} for side in (left, right)]
    alike = sides[0].keys() == sides[1].keys()
    kept = {o for o in sides[0] if alike and _numbers(sides[0][o]) == _numbers(sides[1][o])}
    divided = [units[0] for o, units in (sides[0] or sides[1]).items() if o not in kept]
    rest = [[u for u in side if u.kind is not UnitKind.PARAGRAPH or ordinal_of(u) in kept] for side in (left, right)]
    return rest, divided if alike else divided[:1]


def _counted(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind is UnitKind.PARAGRAPH]


def _numbers(units: Sequence[Unit]) -> list[str]:
    return [unit.id.numbers[-1] for unit in units]


def _join(
    left: Sequence[Unit], right: Sequence[Unit], joined: list[tuple[str, str]], differences: list[Difference]
) -> None:
    numbers = [[_number(unit) for unit in units] for units in (left, right)]
    for place, beside in _aligned(numbers[0], numbers[1]):
        if place is None or beside is None:
            unit = left[place] if place is not None else right[beside or 0]
            differences.append(Difference(Kind.UNIT, str(unit.id), "kk" if place is not None else "ru"))
            continue
        kazakh, russian = left[place], right[beside]
        joined.append((str(kazakh.id), str(russian.id)))
        if numbers[0][place] != numbers[1][beside]:
            differences.append(Difference(Kind.NUMBER, str(kazakh.id), text=str(russian.id)))
        _join(kazakh.children, russian.children, joined, differences)


def _number(unit: Unit) -> str:
    """What a unit is joined by: its number; a paragraph is counted, which is another numbering."""
    return "/".join(unit.id.numbers[-2:] if is_counted(unit.id) else unit.id.numbers[-1:])


def _events(kazakh: Act, russian: Act, known: dict[str, str]) -> Iterator[Difference]:
    """Events that one text's notes tell alone; a target is followed to the other text by the units joined."""
    told = {_key(event, known.get(event.target, event.target)): event for event in kazakh.events()}
    other = {_key(event, event.target): event for event in russian.events()}
    yield from (_untold(event, "kk") for key, event in told.items() if key not in other)
    yield from (_untold(event, "ru") for key, event in other.items() if key not in told)


def _key(event: Event, target: str) -> tuple[str, str, str, str]:
    return (str(event.kind), str(event.date), _plain(event.number or ""), target)


def _untold(event: Event, language: str) -> Difference:
    cited = " ".join(bit for bit in (str(event.date or ""), f"№ {event.number}" if event.number else "") if bit)
    return Difference(Kind.EVENT, event.target, language, f"{event.kind} {cited}".strip())
