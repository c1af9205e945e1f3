"""Numbers enumerated together: "3-1, 4 и 5", "1)-5)", "1-ден 5-ке дейін", and what follows them too ("et seq.").

Owns: which numbers stand in one enumeration, from which of them a range leads on. Must not know: the words that tell
what is numbered (``pairs``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understand.atoms import Atom
from assistant.understand.lexer import Token
from assistant.understand.unit import Unit

_LONGEST_GROUP = 40  # numbers; nobody enumerates more, and a bound keeps the reading linear
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_FARTHEST = 4  # units between a number and "and following"


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers enumerated together; ``ranges`` holds the places of numbers from which a range leads to the next."""

    atoms: tuple[Atom, ...]
    ranges: frozenset[int]
    first: int
    last: int

    @property
    def single(self) -> Atom | None:
        """Its number, if it is one and no range."""
        return self.atoms[0] if len(self.atoms) == 1 and self.atoms[0].upto is None else None


def group_at(units: Sequence[Unit], place: int) -> Group | None:
    """The numbers enumerated from a place on."""
    if place >= len(units) or units[place].kind not in "NB":
        return None
    atoms, ranges, last = [atom_of(units[place])], set[int](), place
    closed = units[place].kind == "B"
    while len(atoms) < _LONGEST_GROUP and (step := _step(units, last, closed)) is not None:
        following, is_range = step
        if is_range:
            ranges.add(len(atoms) - 1)
        atoms.append(atom_of(units[following]))
        last = following
    if ranges and kind_at(units, last + 1) == "t" and atoms[-2].ending in _ABLATIVE:
        last += 1  # 1-ден 5-ке дейін
    elif len(atoms) == 2 and not ranges and kind_at(units, last + 1) == "r":
        ranges, last = {0}, last + 1  # 1) мен 5) аралығындағы
    return Group(tuple(atoms), frozenset(ranges), place, last)


def cut(units: Sequence[Unit], group: Group, count: int) -> Group:
    """The first numbers of a group."""
    last = next(at for at in range(group.first, group.last + 1) if units[at].atom is group.atoms[count - 1])
    return Group(group.atoms[:count], group.ranges, group.first, last)


def atom_of(unit: Unit) -> Atom:
    """The number of a unit that has one."""
    assert unit.atom is not None
    return unit.atom


def kind_at(units: Sequence[Unit], place: int) -> str:
    """The kind of the unit at a place; empty outside."""
    return units[place].kind if 0 <= place < len(units) else ""


def is_ablative(token: Token) -> bool:
    """Whether a Kazakh word says "from" by its ending."""
    return token.bones.endswith(_ABLATIVE)


def _step(units: Sequence[Unit], last: int, closed: bool) -> tuple[int, bool] | None:
    """The place of the next number of an enumeration, and whether a range leads to it."""
    wanted = "B" if closed else "NB"
    if not closed and kind_at(units, last + 1) == "N" and atom_of(units[last]).ending in _ABLATIVE:
        return last + 1, True
    if kind_at(units, last + 1) == "t":
        return (last + 2, True) if kind_at(units, last + 2) in ("N", "B") else None
    place = last + 1
    while place - last <= 3 and kind_at(units, place) in (",", "c", "№"):
        place += 1
    if place == last + 1 or kind_at(units, place) == "" or kind_at(units, place) not in wanted:
        return None
    return place, False


def onward_after(units: Sequence[Unit], tokens: Sequence[Token], last: int) -> int:
    """The place of the word by which all that follows a number is meant too; 0 where none does.

    "And following", "et seq.", "onwards", "бастап" stand right behind; "from … on" ends the question.
    """
    place = last + 1
    while place - last < _FARTHEST and kind_at(units, place) in ("c", "f"):
        place += 1
    if kind_at(units, place) == "w" and tokens[units[place].first].lower == "et":
        place += 1
    if kind_at(units, place) != "o":
        return 0
    word, before = tokens[units[place].first].bones, tokens[units[place - 1].last]
    leads = {"бастап": is_ablative(before), "ари": before.bones == "одан"}  # from 17 on; and beyond that
    return place if leads.get(word, True) else 0
