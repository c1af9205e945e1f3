"""Character-level facts about Kazakh and Russian legal text; every fold here keeps the length, so spans stay valid.

Owns: the fold used to *recognise* forms (a Latin ``i`` typed inside a Kazakh word, ``N`` for ``№``, a non-breaking
space), bracket balance and sentence ends. Must not know: acts, units, vectors or screens. Folded text is never quoted.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Latin letters that stand in for Cyrillic ones in published acts (8 % of all "і" are Latin, and "Қаулыcымен" occurs).
_LOOKALIKES = str.maketrans(
    "aceiopxyABCEHIKMOPTXYəƏëh",
    "асеіорхуАВСЕНІКМОРТХУәӘёһ",
)
_SPACES = "\u00a0\u2007\u202f\u2009\u200a"
# Soft hyphens and other marks of no width: "Ес\u00adкерту" is the word "Ескерту" with a blank after it.
_WIDTHLESS = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_TOKEN = re.compile(r"\S+")
_DASHES = "‐‑‒–—―−"
_UNUSUAL = re.compile(f"[{_DASHES}{_SPACES}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259]+")
_OPENING, _CLOSING = "([{«“", ")]}»”"
_TERMINAL = ".;:!?"
_CELL_EDGE = re.compile(r"(?:^|\s)\|(?=\s|$)")


@lru_cache(maxsize=256)  # the same line is looked at by one step after the other
def fold(text: str) -> str:
    """Give a text of the same length in which look-alike letters, spaces and dashes have one form.

    Latin look-alikes become Cyrillic only inside words that hold a Cyrillic letter, so ``IT`` and ``VI`` stay. Marks of
    no width go to the end of what they stand in, as blanks.
    """
    if _WIDTHLESS.search(text):
        text = _TOKEN.sub(_closed_up, text)
    if _UNUSUAL.search(text):
        for sign in _DASHES:
            text = text.replace(sign, "-")
        for sign in _SPACES:
            text = text.replace(sign, " ")
    return _LATIN.sub(_fold_run, text.replace("\t", " "))


def _closed_up(token: re.Match[str]) -> str:
    return _WIDTHLESS.sub("", token[0]).ljust(len(token[0]))


def _fold_run(run: re.Match[str]) -> str:
    """A run of Latin letters; one that touches a Cyrillic letter is inside a word that holds one."""
    text, (start, end) = run.string, run.span()
    cyrillic = "\u0400" <= text[start - 1 : start] <= "\u04ff" or "\u0400" <= text[end : end + 1] <= "\u04ff"
    return run[0].translate(_LOOKALIKES) if cyrillic else run[0]


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
    for sign in re.sub(r"(?:^|(?<=[\s;,(«“\"]))[\w-]{1,5}\)", "", text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth < 0:
            return True
    return False


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: its cells are set off by an upright stroke between spaces."""
    return "|" in line and _CELL_EDGE.search(line) is not None


def cell_spans(line: str, start: int = 0) -> list[tuple[int, int]]:
    """The cells of a row as (start, end), empty ones included, outer spaces not; ``start`` is where the row begins."""
    found, one = [], 0
    for edge in _CELL_EDGE.finditer(line):
        found.append(_bare(line, one, edge.start(), start))
        one = edge.end()
    found.append(_bare(line, one, len(line), start))
    return found


def _bare(line: str, one: int, other: int, start: int) -> tuple[int, int]:
    cell = line[one:other]
    bare = cell.strip()
    if not bare:
        return (start + other, start + other)
    lead = start + one + cell.index(bare[0])
    return (lead, lead + len(bare))
