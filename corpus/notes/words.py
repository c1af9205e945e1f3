"""Word lists written as running text.

Owns: cutting such a list. Must not know: what the words are for.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with single spaces."""
    return frozenset(text.split(" "))
