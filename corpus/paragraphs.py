"""Text without numbers as units: each paragraph of it can be found, quoted and cited by its place.

Owns: which paragraphs of a part are operative text, their order, the sentences of one that is very long. Must not know:
how blocks were read. ``annex/text`` is the only such paragraph of a part; of several, ``annex/text/3`` is the third,
and ``annex/text/3.5-9`` its sentences 5 to 9, where it is too long to be quoted whole. So are the further paragraphs of
a clause that is far too long, as one that gives whole new wordings: ``order/1/text/2`` is the second of clause 1.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.drafts import DraftPart, DraftUnit
from corpus.ids import TEXT
from corpus.model import Span, UnitKind

_HUGE = 10_000  # characters of a unit's own text, beyond which its paragraphs are units
_LONG = 2_000  # characters of a paragraph that is quoted whole
_WINDOW = 1_000  # characters of sentences quoted together, if their own length allows it
_FEWEST_WORDS = 6  # of a sentence beside a table or numbered units: "Ескертпе: …"
_LONGEST_FORM = 4_000  # characters of a form or a drawn table that is quoted whole
_FORM = 0.1  # share of its lines with blanks or strokes
_BLANK = re.compile(r"_{3,}|-{5,}|\.{6,}|[|!]")
_LONGEST_PREAMBLE = 3  # paragraphs
_FIELD = re.compile(r"_{3,}|\.{6,}")
_WORD = re.compile(r"[^\W\d_]{2}")
_LINE = 100  # characters of a line of a table drawn with blanks
_DRAWN = re.compile(r"\S[^\S\n]{3,}\S")
_ENTRY = re.compile(r"\s*[^\W\d][^-–—]{0,60}\s[-–—]\s")  # "Имашев - министр"
_NUMBERED = re.compile(r"\d+(?:[.)]|\s)")
_BREAK = re.compile(r"(?<=;)\s+|\s{3,}|[-_=]{5,}\s*|\s+(?=\d{1,3}[.)]\s)")  # of a text that no stop divides
# Behind a full stop and before a capital; "К. Сейіт", "1993 ж. Алматы" are no ends.
_SENTENCE = re.compile(
    r"(?<=\w\w\w[.!?])[\"»”)]*\s+(?=[«\"“(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|(?<=[^\w\s][.!?])\s+(?=[«\"“(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
)


def give_paragraphs(part: DraftPart, enacts: Callable[[str], bool], source: str) -> None:
    """Make units of a part's unnumbered text, in their place among its other units.

    Args:
        part: the part; its numbered units and rows are settled.
        enacts: whether a paragraph holds the operative words: what stands above is the act's preamble.
        source: the text.
    """
    if not part.paragraphs:
        return
    form = _form(part, enacts, source)
    kept = form or _operative(part, enacts, source)
    if not kept:
        return
    chosen = {id(paragraph) for paragraph in kept}
    part.paragraphs = [paragraph for paragraph in part.paragraphs if id(paragraph) not in chosen]
    if form:
        part.units.insert(0, DraftUnit(UnitKind.TEXT, TEXT, paragraphs=form))
        return
    found = [_with_heading(part, unit) for unit in _units(_joined(kept, source), source)]
    part.units = _merged(part.units, found)


def give_inner_paragraphs(unit: DraftUnit, source: str) -> None:
    """Make units of the paragraphs of a clause that is far too long; its first, or first sentences, are left to it."""
    for child in unit.children:
        give_inner_paragraphs(child, source)
    own = [*unit.paragraphs, *unit.tail]
    if unit.row is not None or sum(span.end - span.start for lines in own for span in lines) <= _HUGE:
        return
    head, *rest = _units(own, source, inner=True)
    unit.paragraphs, unit.tail = head.paragraphs, []
    for piece in rest:
        piece.heading = unit.heading
    unit.children = _merged(unit.children, rest)


# -- which paragraphs --------------------------------------------------------------------------------------------------


def _operative(part: DraftPart, enacts: Callable[[str], bool], source: str) -> list[list[Span]]:
    """The paragraphs that say what the part says: no preamble, no head of a table, nothing below a signature."""
    texts = [_text(source, paragraph) for paragraph in part.paragraphs]
    heads = {span.start for unit in part.units if unit.row for span in unit.row.heads}
    rows = any(unit.row is not None for unit in part.units)
    numbered = any(unit.row is None for unit in part.units)
    told = texts if numbered else texts[:-1]  # the only paragraph of an act may be its operative words
    first = next((place + 1 for place, text in enumerate(told) if enacts(text)), 0)
    opens = _opens(part)
    if not first and _is_more_than_preamble(part, opens):
        opens = 0  # a passport, an introduction: more than what stands before a treaty's first article
    found: list[list[Span]] = []
    tells = numbered or bool(first) or not rows or any(map(_says_something, texts))
    for place in range(0 if numbered else first, len(texts)):
        start, text = part.paragraphs[place][0].start, texts[place]
        if start in heads or not tells or _WORD.search(text) is None or (rows and "|" in text):
            continue
        above = place < first if first else start < opens
        if numbered and (above or not _says_something(text)):
            continue
        if part.signature and start > part.signature[0].start and (numbered or found):
            continue
        found.append(part.paragraphs[place])
    return found


def _is_more_than_preamble(part: DraftPart, opens: int) -> bool:
    """Whether what stands above the first unit is more than a preamble: many paragraphs, in the body long ones."""
    above = [lines for lines in part.paragraphs if lines[0].start < opens]
    length = sum(span.end - span.start for lines in above for span in lines)
    annexed = bool(part.approval or part.title)
    return (len(above) > _LONGEST_PREAMBLE and (annexed or length > _LONG)) or (annexed and length > 2 * _LONG)


def _opens(part: DraftPart) -> int:
    """Where the numbered text of a part begins: with its first unit, or the first title above it."""
    return min(
        [*(unit_start(unit) for unit in part.units), *(heading.span.start for heading in part.headings)], default=0
    )


def unit_start(unit: DraftUnit) -> int:
    """Where a unit begins in the source; behind everything, if it has no text there."""
    starts = [paragraph[0].start for paragraph in unit.paragraphs] + [note.span.start for note in unit.notes]
    return min([*starts, *(unit_start(child) for child in unit.children)], default=1 << 60)


def _form(part: DraftPart, enacts: Callable[[str], bool], source: str) -> list[list[Span]]:
    """The lines of a short form to be filled in, or of a table drawn with strokes: it is quoted as one; else none."""
    numbered = any(unit.row is None for unit in part.units)
    heads = {span.start for unit in part.units if unit.row for span in unit.row.heads}
    lines = [lines for lines in part.paragraphs if lines[0].start not in heads]
    texts = [_text(source, paragraph) for paragraph in lines]
    beside = [text for text in texts if not part.units or not _is_blank_row(text)]
    drawn = sum(1 for text in beside if _BLANK.search(text))
    if sum(map(len, beside)) > _LONGEST_FORM or drawn < max(_FORM * len(beside), 1) or any(map(enacts, texts[:-1])):
        return []
    if numbered and (not any(map(_FIELD.search, beside)) or part.signature):
        return []  # only a form that numbers its fields has its other lines quoted as one
    if part.units and not any(map(_says_something, beside)):
        return []
    return [
        paragraph for paragraph, text in zip(lines, texts, strict=True) if not part.units or not _is_blank_row(text)
    ]


def _is_blank_row(text: str) -> bool:
    return "|" in text and not any(map(str.isalnum, text))


def _text(source: str, paragraph: Sequence[Span]) -> str:
    return "".join(span.of(source) for span in paragraph)


def _says_something(text: str) -> bool:
    """Whether a line beside a table is more than a label of it ("мың теңге"): a sentence."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= _FEWEST_WORDS and "|" not in text


def _joined(paragraphs: Sequence[list[Span]], source: str) -> list[list[Span]]:
    """The paragraphs, the lines of one row of a drawn table put together."""
    found: list[list[Span]] = []
    drawn = False
    for paragraph in paragraphs:
        text = _text(source, paragraph)
        short = len(text) <= _LINE and "|" not in text
        begins = _NUMBERED.match(text.lstrip()) or _ENTRY.match(text)
        if drawn and short and not begins and _beside(source, found[-1][-1], paragraph[0]):
            found[-1].extend(paragraph)
        else:
            found.append(list(paragraph))
            drawn = short and _DRAWN.search(text) is not None
    return found


def _beside(source: str, above: Span, below: Span) -> bool:
    """Whether nothing but blanks stands between two lines: no rule of the table, no note."""
    return not source[above.end : below.start].strip()


# -- units -------------------------------------------------------------------------------------------------------------


def _units(paragraphs: Sequence[list[Span]], source: str, *, inner: bool = False) -> Iterator[DraftUnit]:
    texts = [_text(source, paragraph) for paragraph in paragraphs]
    if not inner and len(paragraphs) == 1 and len(texts[0]) <= _LONG:
        yield DraftUnit(UnitKind.TEXT, TEXT, paragraphs=[paragraphs[0]])
        return
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True), 1):
        if len(text) <= _LONG:
            yield DraftUnit(UnitKind.PARAGRAPH, str(number), paragraphs=[paragraph], within=TEXT)
            continue
        for first, last, start, end in _windows(text):
            name = f"{number}.{first}-{last}"
            cut = list(_pieces(text, start, end)) if end - start > _LONG else [(start, end)]
            for place, (one, other) in enumerate(cut, 1):
                spans = _cut(paragraph, one, other)
                part = name if len(cut) == 1 else f"{name}.{place}"
                yield DraftUnit(UnitKind.PARAGRAPH, part, paragraphs=[spans], within=TEXT)


def _windows(text: str) -> Iterator[tuple[int, int, int, int]]:
    """The sentences of a long paragraph quoted together: number of the first and the last, start and end."""
    edges = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    first = 0
    for last, (_, end) in enumerate(pairwise(edges)):
        following = edges[last + 2] if last + 2 < len(edges) else None
        if following is None or following - edges[first] > _WINDOW:
            yield first + 1, last + 1, edges[first], edges[first] + len(text[edges[first] : end].rstrip())
            first = last + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence that alone is far too long, as a table that lost its line ends."""
    edges = list(_edges(text, start, end))
    first = start
    for one, other in pairwise(edges):
        if other - first > _LONG and one > first:
            yield first, first + len(text[first:one].rstrip())
            first = one
    yield first, first + len(text[first:end].rstrip())


def _edges(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence may be cut: at its own breaks, else between two words."""
    yield start
    last = start
    for edge in (*(found.end() for found in _BREAK.finditer(text, start, end)), end):
        while edge - last > 2 * _LONG:
            blank = text.find(" ", last + _LONG, edge)
            if blank < 0:
                break
            last = blank + 1
            yield last
        last = edge
        yield edge


def _cut(pieces: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans of a stretch of a paragraph's text."""
    found, before = [], 0
    for piece in pieces:
        length = piece.end - piece.start
        one, other = max(start - before, 0), min(end - before, length)
        if one < other:
            found.append(Span(piece.start + one, piece.start + other))
        before += length
    return found


def _with_heading(part: DraftPart, unit: DraftUnit) -> DraftUnit:
    above = bisect_left(part.headings, unit_start(unit), key=lambda heading: heading.span.start)
    unit.heading = above - 1 if above else None
    return unit


def _merged(units: Sequence[DraftUnit], paragraphs: Sequence[DraftUnit]) -> list[DraftUnit]:
    """The paragraphs among the units, by where they stand."""
    placed: list[DraftUnit] = []
    waiting = deque(paragraphs)
    for unit in units:
        start = unit_start(unit)
        while waiting and unit_start(waiting[0]) < start < 1 << 60:
            placed.append(waiting.popleft())
        placed.append(unit)
    return [*placed, *waiting]
