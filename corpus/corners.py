"""The corner of an annex in a text wrapped by hand: "… / 1995 жылғы 28 наурыздағы / N 350 қаулысына / N 1 қосымша".

Owns: which lines above "N 1 қосымша" belong to that corner. Must not know: where the annex belongs. Blanks set such a
corner at the right edge, and nothing but this indent tells its first lines from the text above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.blocks import Block
from corpus.shapes import Form, Shape
from corpus.text import ends_open

_LINES = 8  # of one corner
_INDENT = 20  # blanks
_LINE_FORMS = (Form.TEXT, Form.POSITION)  # "Министрлер Кабинетінің" looks like an office
_TEXTS = (Form.TEXT, Form.ARTICLE, Form.CLAUSE, Form.SUBCLAUSE)
_LONGEST = 70  # characters of a line of it


def wrapped_corners(source: str, blocks: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[int]:
    """The places of the lines that stand in such a corner, above the line that shows it."""
    for place, shape in enumerate(shapes):
        if shape.form is not Form.APPROVAL or not _at_edge(source, blocks[place]):
            continue
        for above in range(place - 1, max(place - _LINES, -1), -1):
            lines = source.count("\n", blocks[above].span.end, blocks[above + 1].span.start)
            if lines > 1 or shapes[above].form not in _LINE_FORMS or not _at_edge(source, blocks[above]):
                break
            yield above


def torn_sentences(blocks: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[int]:
    """The places of lines that look like a corner amid a sentence: "келтірілген зиянға қосымша / өтем төлейді"."""
    for place, shape in enumerate(shapes[1:-1], 1):
        above, block, below = blocks[place - 1 : place + 2]
        if (
            shape.form is Form.APPROVAL
            and not block.table_row
            and all(line.text[:1].islower() for line in (block, below))
            and ends_open(above.text)
            and shapes[place - 1].form in _TEXTS
            and shapes[place + 1].form is Form.TEXT
        ):
            yield place


def _at_edge(source: str, block: Block) -> bool:
    start = block.span.start
    indent = start - source.rfind("\n", 0, start) - 1
    return indent >= _INDENT and len(block.text) <= _LONGEST and not source[start - indent : start].strip()
