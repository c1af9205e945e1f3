"""Numbers of acts as they are typed and as the notes print them: "74-V", "193/НҚ", "20-ө", "74" for short.

Owns: whether two numbers are one. Must not know: acts, dates.
"""

from __future__ import annotations

import re

_ALIKE = str.maketrans("АВЕКҚМНОӨРСТХІ", "ABEKKMHOOPCTXI")
_DASHES = re.compile(r"[‐‑‒–—―−]")


def same_number(asked: str, held: str | None) -> bool:
    """Whether a number that a question names can be the one held; without its suffix it names any that begins so."""
    if held is None:
        return False
    named, known = _folded(asked), _folded(held)
    return named == known or (named.isdecimal() and re.split(r"[-/]", known)[0] == named)


def _folded(number: str) -> str:
    return _DASHES.sub("-", number).upper().translate(_ALIKE)
