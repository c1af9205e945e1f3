"""Ruled lines to tables: which signs stand in which cell.

Owns: grids that lines draw, cells that span several columns or rows. Must not know: paragraphs, words. A table without
lines is none here: its cells are pieces of a line, parted by gaps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_page import Glyph, Page, Rule

_Place = tuple[int, int]  # column and row, counted from the lower left

_SNAP = 4.0  # points: lines no further apart are one line drawn twice
_MOST = 400  # columns or rows of one table; more are a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where its lines stand and what is in its cells, ``""`` where another cell goes on."""

    left: float
    right: float
    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def like(self, other: Grid) -> bool:
        """Whether both have the same columns, as the parts of a table that a page break parts."""
        pairs = zip(self.columns, other.columns, strict=False)
        return len(self.columns) == len(other.columns) and all(abs(one - two) < _SNAP for one, two in pairs)


def grids(page: Page) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page from the top down, and the signs that stand in none."""
    found: list[Grid] = []
    glyphs = list(page.glyphs)
    sideways = list(page.sideways)
    for rules in _connected(page.rules):
        columns = _snapped(rule.left for rule in rules if rule.upright)
        levels = _snapped(rule.bottom for rule in rules if not rule.upright)
        if not (len(columns) + len(levels) - 1 > 2 and 1 < len(columns) < _MOST and 1 < len(levels) < _MOST):
            continue
        if len(columns) == 2 and len(levels) == 2:
            continue  # a frame around text
        inside = [glyph for glyph in glyphs if _within(glyph, columns, levels)]
        turned = [glyph for glyph in sideways if _within_turned(glyph, columns, levels)]
        if not inside:
            continue
        taken = set(map(id, inside))
        glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
        rows = _rows(columns, levels, rules, inside, turned)
        found.append(Grid(columns[0], columns[-1], levels[-1], levels[0], tuple(columns), rows))
    return sorted(found, key=lambda grid: -grid.top), glyphs


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch each other, as groups; one sweep from the bottom up."""
    groups: list[tuple[list[float], list[Rule]]] = []  # the box of a group and its lines
    for rule in sorted(rules, key=lambda found: found.bottom):
        box = [rule.left - _SNAP, rule.bottom - _SNAP, rule.right + _SNAP, rule.top + _SNAP]
        members = [rule]
        apart = []
        for other, lines in groups:
            if other[0] <= box[2] and box[0] <= other[2] and other[1] <= box[3] and box[1] <= other[3]:
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                members.extend(lines)
            else:
                apart.append((other, lines))
        groups = [*apart, (box, members)]
    return [members for _, members in groups if len(members) > 3]


def _snapped(places: Iterable[float]) -> list[float]:
    """Places without those that are nearly the same, from the least to the greatest."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SNAP:
            found.append(place)
    return found


def _within(glyph: Glyph, columns: Sequence[float], levels: Sequence[float]) -> bool:
    middle, height = (glyph.left + glyph.right) / 2, glyph.base + glyph.size / 4
    return columns[0] < middle < columns[-1] and levels[0] < height < levels[-1]


def _within_turned(glyph: Glyph, columns: Sequence[float], levels: Sequence[float]) -> bool:
    return columns[0] < -glyph.base < columns[-1] and levels[0] < (glyph.left + glyph.right) / 2 < levels[-1]


def _rows(
    columns: Sequence[float], levels: Sequence[float], rules: Sequence[Rule], inside: list[Glyph], turned: list[Glyph]
) -> tuple[tuple[str, ...], ...]:
    wide, high = len(columns) - 1, len(levels) - 1
    owner = _owners(columns, levels, rules)
    cells: dict[_Place, tuple[list[Glyph], list[Glyph]]] = {}
    for glyph in inside:
        place = _cell(columns, levels, (glyph.left + glyph.right) / 2, glyph.base + glyph.size / 4)
        cells.setdefault(owner[place], ([], []))[0].append(glyph)
    for glyph in turned:
        place = _cell(columns, levels, -glyph.base, (glyph.left + glyph.right) / 2)
        cells.setdefault(owner[place], ([], []))[1].append(glyph)
    return tuple(
        tuple(_text(*cells.get((column, level), ([], []))) for column in range(wide)) for level in reversed(range(high))
    )


def _cell(columns: Sequence[float], levels: Sequence[float], across: float, up: float) -> tuple[int, int]:
    column = min(max(bisect_right(columns, across) - 1, 0), len(columns) - 2)
    return column, min(max(bisect_right(levels, up) - 1, 0), len(levels) - 2)


def _owners(
    columns: Sequence[float], levels: Sequence[float], rules: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell of the grid the upper left one of those that it forms a larger cell with."""
    upright = _Drawn(rule for rule in rules if rule.upright)
    level = _Drawn(Rule(rule.bottom, rule.left, rule.top, rule.right) for rule in rules if not rule.upright)
    owner: dict[_Place, _Place] = {}
    for row in reversed(range(len(levels) - 1)):
        middle = (levels[row] + levels[row + 1]) / 2
        for column in range(len(columns) - 1):
            centre = (columns[column] + columns[column + 1]) / 2
            if column and not upright.has(columns[column], middle):
                owner[column, row] = owner[column - 1, row]
            elif row < len(levels) - 2 and not level.has(levels[row + 1], centre):
                owner[column, row] = owner[column, row + 1]
            else:
                owner[column, row] = column, row
    return owner


class _Drawn:
    """Lines by where they stand, to ask whether one is drawn past a point."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted((rule.left, rule.bottom, rule.top) for rule in rules)
        self._places = [place for place, _, _ in self._rules]

    def has(self, place: float, along: float) -> bool:
        """Whether a line stands at a place and runs past a point along it."""
        first, last = bisect_right(self._places, place - _SNAP), bisect_right(self._places, place + _SNAP)
        return any(bottom <= along <= top for _, bottom, top in self._rules[first:last])


def _text(upright: list[Glyph], turned: list[Glyph]) -> str:
    """The lines of a cell, one under another."""
    return "\n".join(" ".join(piece.text for piece in line) for line in (*lines_of(upright), *lines_of(turned)))
