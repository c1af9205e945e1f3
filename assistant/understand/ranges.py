"""Ranges of clause numbers written out: "3-1 … 5" is 3-1, 4 and 5.

Owns: which numbers lie between two. Must not know: words, acts. Numbers inserted between whole ones are left to the
act that has them.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understand.groups import Group

_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a group; see ``Reference`` for the fields."""

    numbers: tuple[str, ...]
    literal: tuple[str, ...] | None = None
    with_inserted: bool = False


def numbers_in(group: Group) -> list[Number]:
    """The numbers of a group, ranges expanded."""
    found: list[Number] = []
    for at, atom in enumerate(group.atoms):
        if at - 1 in group.ranges:
            continue
        if at in group.ranges:
            found.extend(_range(atom.numbers, group.atoms[at + 1].numbers[-1], literal=None))
        elif atom.upto is not None:
            found.extend(_range(atom.numbers, atom.upto, literal=(f"{atom.numbers[-1]}-{atom.upto}",)))
        else:
            found.append(Number(atom.numbers))
    return found


def _range(start: tuple[str, ...], end: str, literal: tuple[str, ...] | None) -> list[Number]:
    """Expand 3-1…5 to 3-1, 4, 5."""
    first, last = start[-1].partition("-"), end.partition("-")
    low, high = _whole(first[0]), _whole(last[0])
    if low is None or high is None or not 0 <= high - low <= _LONGEST_RANGE:
        return [Number(start), Number((*start[:-1], end))]
    if low == high:
        return [Number((*start[:-1], number)) for number in _inserted_range(str(low), first[2], last[2])]
    between = [str(number) for number in range(low + 1, high)]
    tail = _inserted_range(last[0], "", last[2])
    names = [start[-1], *between, *tail]
    return [
        Number((*start[:-1], name), literal, with_inserted=at < len(names) - len(tail)) for at, name in enumerate(names)
    ]


def _inserted_range(number: str, first: str, last: str) -> list[str]:
    """The numbers from 8 or 8-1 to 8-2."""
    low, high = _whole(first or "0"), _whole(last or "0")
    if low is None or high is None or not 0 <= high - low <= _LONGEST_RANGE:
        return [f"{number}-{first}" if first else number, f"{number}-{last}" if last else number]
    return [f"{number}-{at}" if at else number for at in range(low, high + 1)]


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
