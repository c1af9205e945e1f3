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
