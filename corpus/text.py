"""Character-level facts about Kazakh and Russian legal text; every fold here keeps the length, so spans stay valid.

Owns: the fold used to *recognise* forms (a Latin ``i`` typed inside a Kazakh word, ``N`` for ``№``, a non-breaking
space), bracket balance and sentence ends. Must not know: acts, units, vectors or screens. Folded text is never quoted.
"""

from __future__ import annotations

import re

# Latin letters that stand in for Cyrillic ones in published acts (8 % of all "і" are Latin, and "Қаулыcымен" occurs).
_LOOKALIKES = str.maketrans(
    "aceiopxyABCEHIKMOPTXYəƏëh",
    "асеіорхуАВСЕНІКМОРТХУәӘёһ",
)
_SPACES = {chr(code): " " for code in (0x00A0, 0x2007, 0x202F, 0x2009, 0x200A, 0x200B, 0x00AD, 0xFEFF, 0x0009)}
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_NEUTRAL = str.maketrans(_SPACES | _DASHES)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_OPENING, _CLOSING = "([{«“", ")]}»”"
_TERMINAL = ".;:!?"
_CELL_EDGE = re.compile(r"(?:^|\s)\|(?=\s|$)")


def fold(text: str) -> str:
    """Give a text of the same length in which look-alike letters, spaces and dashes have one form.

    Latin look-alikes become Cyrillic only inside words that hold a Cyrillic letter, so ``IT`` and ``VI`` stay.
    """
    neutral = text.translate(_NEUTRAL)
    return _WORD.sub(lambda word: _fold_word(word[0]), neutral)


def _fold_word(word: str) -> str:
    return word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word


def ends_sentence(text: str) -> bool:
    """Tell whether a paragraph closes itself: its last sign, quotation marks and brackets aside, is terminal."""
    bare = text.rstrip().rstrip("\"'»”)]")
    return bare.endswith(tuple(_TERMINAL))


def ends_open(text: str) -> bool:
    """Tell whether a paragraph breaks off in mid-sentence: it ends in a letter, a digit, a dash or an open bracket."""
    stripped = text.rstrip()
    return bool(stripped) and (stripped[-1].isalnum() or stripped[-1] in "-(")


def starts_inside(text: str) -> bool:
    """Tell whether a paragraph begins in mid-sentence: it closes a bracket it never opened, or starts small."""
    stripped = text.lstrip(' "«“(')
    return _closes_unopened(text) or (bool(stripped) and stripped[0].islower())


def _closes_unopened(text: str) -> bool:
    depth = 0
    for sign in re.sub(r"(?:^|(?<=[\s;,(]))[\w-]{1,5}\)", "", text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth < 0:
            return True
    return False


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: its cells are set off by an upright stroke between spaces."""
    return "|" in line and _CELL_EDGE.search(line) is not None


def cell_spans(line: str, start: int = 0) -> list[tuple[int, int]]:
    """The cells of a row as (start, end), empty ones included, outer spaces not; ``start`` is where the row begins."""
    edges = [0, *(edge for found in _CELL_EDGE.finditer(line) for edge in (found.start(), found.end())), len(line)]
    return [_bare(line, one, other, start) for one, other in zip(edges[::2], edges[1::2], strict=True)]


def _bare(line: str, one: int, other: int, start: int) -> tuple[int, int]:
    lead = one + len(line[one:other]) - len(line[one:other].lstrip())
    return (start + lead, start + max(lead, one + len(line[one:other].rstrip())))
