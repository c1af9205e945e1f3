"""Whether a table holds data or only places text: one rule for every format that has tables.

Owns: that rule. Must not know: where a table came from, what its words mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.source import BlockKind

_LAYOUT_ROWS = 6  # rows of a signature


def kind_of_table(rows: Sequence[Sequence[str]], heads: int, bordered: bool) -> BlockKind:
    """Layout is a corner (nothing on the left), or a few rows without lines, of two cells each at most."""
    filled = [[bool(cell.strip()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if heads or not filled or any(sum(row) > 2 for row in filled):
        return BlockKind.ROW
    corner = all(sum(row) == 1 and row[-1] for row in filled) and max(map(len, filled)) > 1
    few = len(filled) == 1 or (len(filled) <= _LAYOUT_ROWS and not bordered)
    return BlockKind.LAYOUT if corner or few else BlockKind.ROW
