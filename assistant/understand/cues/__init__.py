"""The cue words by which a question tells what it wants, as data.

Owns: how a table of words becomes a pattern; the tables themselves are ``deeds.py`` (what was done to a provision),
``times.py`` (which change or wording), ``wants.py`` (status, thanks, inventions) and ``beside.py`` (what stands beside a
cue). Must not know: the rules over them (``intent.py``). Kazakh and Russian patterns are skeletons (``skeleton.py``: no
ь, ъ; ы, і, й are и; қ, ғ, ң, ө, ұ are к, г, н, о, у), one a line; English ones plain. Each starts at a word.
"""

from __future__ import annotations

import re

from assistant.understand.skeleton import skeleton


def cue(patterns: str) -> re.Pattern[str]:
    """One pattern out of many, one a line; matching starts at the beginning of a word."""
    return re.compile(r"\b(?:" + "|".join(line.strip() for line in patterns.strip().splitlines()) + ")")


def words(text: str) -> frozenset[str]:
    """The words of a text as a set, each as written and as its skeleton."""
    written = text.split()
    return frozenset(written) | frozenset(map(skeleton, written))
