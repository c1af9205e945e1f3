"""Lines to paragraphs: where one ends, told by how the lines are set, and by words only where that leaves it open.

Owns: fullness of lines, indents, leading, centred titles, hyphens at line ends. Must not know: clauses, notes.

A line that begins with a number is no new paragraph for that: "… 5 мая / 2015. …" goes on if the line above it is full
and no indent or gap parts them. Only after a closed sentence does a number at a line's beginning open a paragraph.

A word parted by a hyphen at a line's end is joined in the text itself: what is quoted is the word as it is written, and
finding needs no second form of it. The hyphen stays where it belongs to the word: if the document writes the word
with it elsewhere, in compounds with a digit, a capital or one of the short endings that are set off by one, and where
hyphens at line ends are so few that no program can have put them there.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.lines import CELL
from corpus.readers.pdf_lines import Piece
from corpus.text import ends_sentence

_INDENT = 0.8  # of the size: less is no indent
_LEADING = 1.4  # of the usual distance of lines: more is a gap between paragraphs
_CENTRED = 0.4  # of the size: what is left free on both sides of a centred line differs by less
_NEAREST, _FARTHEST = 0.8, 3.0  # of the size: what a distance of lines can be
_INDENTING = 0.5  # of the paragraphs are indented: then one that is not goes on with the line above it
_SIZES = 0.12  # of the size: more is another size
_CELL_GAP = 3.0  # of the size: a wider gap parts cells
_MARK = re.compile(
    r"(?:\d{1,3}(?:[-.]\d{1,3})*|[IVXLІХ]{1,6}|[a-zа-яәғқңөұүһі])[.)](?=\s|[А-ЯӘҒҚҢӨҰҮҺІA-Z«\"])|[-–—•*]\s"
)
_SHORT_MARK = 8  # characters of a number that stands apart from its text
_HYPHEN = re.compile(r"(?P<word>[^\W_]+)[-\u2010\u00ad]$")
_WORDS = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)+|[^\W_]+")
_STEM = 4  # letters by which another form of a word is known
_OFTEN = 0.03  # of the lines end in a hyphen: the document is hyphenated by a program
_SET_OFF = frozenset(["ақ", "ау", "ай", "мыс", "ші", "шы", "шi", "таки", "то", "либо", "нибудь", "ка", "де"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text and how it is set."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_word: float
    cells: bool = False  # pieces far apart


@dataclass(frozen=True, slots=True)
class Frame:
    """Between which edges the lines of a page or column are set."""

    left: float
    right: float
    page: int
    column: int


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the usual distance of lines as a multiple of the size, whether paragraphs are indented."""

    leading: float
    indents: bool


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; the lines of a table row do so, too."""

    lines: list[Line]
    frame: Frame

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def cells(self) -> bool:
        """Whether it is a row of pieces far apart."""
        return self.lines[0].cells


def line_of(pieces: Sequence[Piece]) -> Line:
    """One line from its pieces: near ones are words of one text, far ones are cells."""
    text, cells = pieces[0].text, False
    for last, piece in pairwise(pieces):
        apart = piece.left - last.right > _CELL_GAP * last.size and not (last is pieces[0] and _is_mark(last.text))
        text += f"{CELL if apart else ' '}{piece.text}"
        cells = cells or apart
    first = pieces[0]
    widest = max(pieces, key=lambda piece: piece.right - piece.left)
    bold = all(piece.bold for piece in pieces)
    return Line(text, first.left, pieces[-1].right, widest.base, widest.size, bold, first.first_word, cells)


def _is_mark(text: str) -> bool:
    return len(text) <= _SHORT_MARK and _MARK.match(f"{text} ") is not None


def setting_of(flows: Sequence[tuple[Frame, Sequence[Line]]]) -> Setting:
    """How the document is set that these lines are of."""
    pairs = [(frame, one, two) for frame, lines in flows for one, two in pairwise(lines)]
    steps = [(one.base - two.base) / one.size for _, one, two in pairs if _same_size(one, two)]
    gaps = [step for step in steps if _NEAREST < step < _FARTHEST]
    begun = [_stands_in(two, frame) for frame, one, two in pairs if _has_room(frame, one, two)]
    return Setting(statistics.median_low(gaps) if gaps else 1.2, sum(begun) > _INDENTING * len(begun))


def paragraphs(flows: Iterable[tuple[Frame, Sequence[Line]]], setting: Setting) -> Iterator[Paragraph]:
    """The paragraphs of lines in reading order, over columns and pages."""
    current: Paragraph | None = None
    for frame, lines in flows:
        for line in lines:
            if current is not None and _goes_on(current, line, frame, setting):
                current.lines.append(line)
                current.frame = frame
            else:
                if current is not None:
                    yield current
                current = Paragraph([line], frame)
    if current is not None:
        yield current


def _goes_on(paragraph: Paragraph, line: Line, frame: Frame, setting: Setting) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = paragraph.lines[-1]
    moved = (frame.page, frame.column) != (paragraph.frame.page, paragraph.frame.column)
    if (
        last.cells
        or line.cells
        or not _same_size(last, line)
        or (last.bold != line.bold and not line.text[0].islower())
    ):
        return False
    if not moved and last.base - line.base > _LEADING * setting.leading * line.size:
        return False
    indented = setting.indents and not _stands_in(line, frame)
    if _MARK.match(line.text) and ends_sentence(last.text) and not indented:
        return False
    if not moved and _is_centred(last, frame) and _is_centred(line, frame):
        return True
    if _HYPHEN.search(last.text) and line.text[0].isalpha():
        return True
    return not _has_room(paragraph.frame, last, line) and not _set_in(paragraph, line, frame, setting)


def _same_size(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) < _SIZES * one.size


def _has_room(frame: Frame, last: Line, line: Line) -> bool:
    """Whether the first word of a line would have stood on the line above, which therefore ends a paragraph."""
    return line.first_word + 0.3 * line.size < frame.right - last.right


def _stands_in(line: Line, frame: Frame) -> bool:
    return line.left - frame.left > _INDENT * line.size


def _set_in(paragraph: Paragraph, line: Line, frame: Frame, setting: Setting) -> bool:
    """Whether an indent says that a paragraph begins with this line."""
    last, first = paragraph.lines[-1], len(paragraph.lines) == 1
    step = (line.left - frame.left) - (last.left - paragraph.frame.left)
    if step > _INDENT * line.size:
        return not (first and _MARK.match(last.text))  # but the text of an item may hang behind its number
    alike = first and _stands_in(line, frame) and abs(step) <= _INDENT * line.size
    return alike and (setting.indents or not _MARK.match(last.text))


def _is_centred(line: Line, frame: Frame) -> bool:
    before, after = line.left - frame.left, frame.right - line.right
    return min(before, after) > 2 * line.size and abs(before - after) < _CENTRED * line.size


class Joiner:
    """Joins the lines of a paragraph; it knows the words of the whole document, to tell hyphens apart."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words = sorted({word.lower().replace("\u2010", "-") for line in lines for word in _WORDS.findall(line)})
        parted = sum(_HYPHEN.search(line) is not None for line in lines)
        self._hyphenates = parted > _OFTEN * len(lines)

    def join(self, lines: Sequence[str]) -> str:
        """The text of some lines as one."""
        text = ""
        for line in lines:
            parted = _HYPHEN.search(text)
            if parted is None or not line[:1].isalpha():
                text = f"{text} {line}" if text else line
            else:
                own = not text.endswith("\u00ad") and self._belongs(parted["word"], line)
                text = (text if own else text[:-1]) + line
        return text

    def _belongs(self, before: str, line: str) -> bool:
        """Whether the hyphen between a word's parts is the word's own."""
        after = (_WORDS.match(line) or [""])[0]
        if before[-1].isdigit() or after[:1].isupper() or before.isupper() or after.lower() in _SET_OFF:
            return True
        stem = after[:_STEM]
        whole, hyphened = self._known(f"{before}{stem}"), self._known(f"{before}-{stem}")
        return hyphened if whole != hyphened else not self._hyphenates

    def _known(self, beginning: str) -> bool:
        """Whether some word of the document begins so."""
        place = bisect_left(self._words, beginning.lower())
        return place < len(self._words) and self._words[place].startswith(beginning.lower())
