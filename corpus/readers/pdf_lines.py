"""Signs to lines: what stands side by side on a page, in the order in which it is read.

Owns: baselines, spaces between words, gaps that part cells, columns of text. Must not know: paragraphs, words.
Signs are put in order by their places, not as the file lists them: a font that lacks the Kazakh letters makes programs
write these apart from the rest of the line.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.pdf_page import Glyph

_SAME_LINE = 0.45  # of the size: a raised figure stands no higher above its line, the next line far lower
_SPACE = 0.2  # of the size: a wider gap between two signs is a space
_TYPED_SPACE = 0.05  # the same where a space is typed between them
_GAP = 1.4  # of the size: a wider one parts pieces of a line
_COLUMN_LINES = 8  # pieces on either side, fewer are no column
_CROSSING = 0.25  # of the pieces may run across both columns, as titles do
_FULL = 0.5  # of its column's width a piece of running text has on the average
_SAME_SIGN = 0.1  # of the size: a sign printed twice to look bold


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs that stand together on a line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_word: float = 0.0  # the width of its first word


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces of text that follow each other downwards: a page, or one of its columns."""

    lines: tuple[tuple[Piece, ...], ...]
    column: int = 0
    columns: int = 1


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Piece]]:
    """The lines from the top down, each as its pieces from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda found: (-found.base, found.left)):
        if lines and lines[-1][0].base - glyph.base < _SAME_LINE * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = ([_piece(run) for run in _runs(sorted(line, key=lambda glyph: glyph.left))] for line in lines)
    return [pieces for line in found if (pieces := [piece for piece in line if piece.text])]


def _runs(line: Sequence[Glyph]) -> Iterator[list[tuple[Glyph, bool]]]:
    """A line parted where nothing but space stands for long; each sign with whether a space stands before it."""
    run: list[tuple[Glyph, bool]] = []
    space: Glyph | None = None  # of many typed spaces the library lists the last
    for glyph in line:
        if glyph.sign.isspace():
            space = glyph
            continue
        last = run[-1][0] if run else glyph
        gap, size = glyph.left - last.right, min(glyph.size, last.size)
        typed = space is not None and space.left > last.left
        filled = typed and space is not None and glyph.left - space.right < _TYPED_SPACE * size
        if run and gap > _GAP * max(glyph.size, last.size) and not filled:
            yield run
            run = []
        if not run or not _again(last, glyph):
            run.append((glyph, gap > (_TYPED_SPACE if typed else _SPACE) * size))
        space = None
    if run:
        yield run


def _again(last: Glyph, glyph: Glyph) -> bool:
    near = _SAME_SIGN * glyph.size
    return last.sign == glyph.sign and abs(last.left - glyph.left) < near and abs(last.base - glyph.base) < near


def _piece(run: Sequence[tuple[Glyph, bool]]) -> Piece:
    glyphs = [glyph for glyph, _ in run]
    text = "".join(f" {glyph.sign}" if spaced else glyph.sign for glyph, spaced in run).strip()
    after = next((place for place, (_, spaced) in enumerate(run) if spaced and place and _breaks(run, place)), len(run))
    size = statistics.median_low([glyph.size for glyph in glyphs])
    base = next(glyph.base for glyph in glyphs if glyph.size == size)
    bold = all(glyph.bold for glyph in glyphs if glyph.sign.isalnum())
    left = glyphs[0].left
    return Piece(text, left, glyphs[-1].right, base, size, bold, glyphs[after - 1].right - left)


def _breaks(run: Sequence[tuple[Glyph, bool]], place: int) -> bool:
    """Whether a line may be broken before this sign; none is broken after an opening bracket."""
    return run[place - 1][0].sign not in "([{«“„"


def flows(lines: Sequence[Sequence[Piece]]) -> list[Flow]:
    """The lines in reading order: what stands in two columns is read down the one, then down the other."""
    gutter = _gutter([piece for line in lines for piece in line])
    if gutter is None:
        return [Flow(tuple(tuple(line) for line in lines))]
    found: list[Flow] = []
    across: list[tuple[Piece, ...]] = []
    sides: tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]] = ([], [])
    for line in lines:
        left = tuple(piece for piece in line if piece.right <= gutter)
        right = tuple(piece for piece in line if piece.left >= gutter)
        if len(left) + len(right) < len(line):
            found.extend(_columns(sides))
            sides = ([], [])
            across.append(tuple(line))
            continue
        if across:
            found.append(Flow(tuple(across)))
            across = []
        for side, pieces in zip(sides, (left, right), strict=True):
            if pieces:
                side.append(pieces)
    found.extend(_columns(sides))
    return [*found, Flow(tuple(across))] if across else found


def _columns(sides: tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]]) -> list[Flow]:
    return [Flow(tuple(side), place, 2) for place, side in enumerate(sides) if side]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The middle of the white strip between two columns of running text, if there is one."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    third = (right - left) / 3
    places = {round(piece.right / 2) * 2 + 2.0 for piece in pieces}  # the strip begins where some piece ends
    found = [
        (sum(piece.left < place < piece.right for piece in pieces), place)
        for place in places
        if left + third < place < right - third and _is_gutter(pieces, place, left, right)
    ]
    return min(found)[1] if found else None


def _is_gutter(pieces: Sequence[Piece], place: float, left: float, right: float) -> bool:
    before = [piece for piece in pieces if piece.right <= place]
    after = [piece for piece in pieces if piece.left >= place]
    if min(len(before), len(after)) < _COLUMN_LINES:
        return False
    if len(pieces) - len(before) - len(after) > _CROSSING * len(pieces):
        return False
    full = sum(piece.right - piece.left for piece in before) / len(before) > _FULL * (place - left)
    return full and sum(piece.right - piece.left for piece in after) / len(after) > _FULL * (right - place)
