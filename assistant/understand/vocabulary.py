"""Words by what they mean to a reader of legal questions, as tables.

Owns: the lookup of a token in a table of word forms. Must not know: the tables' contents, which stand beside the
grammars that use them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.understand.lexer import Token
from assistant.understand.skeleton import skeleton

_LATIN = re.compile(r"[a-z]")
OTHER = "w"  # a word without a class
NUMBER = "#"
_REMEMBERED = 2048  # words


class Vocabulary:
    """Word forms by class, one letter a class; ``тармақ*`` stands for every word that begins so.

    Forms in Cyrillic are compared by skeleton, so that spellings without Kazakh letters and in Latin script are found;
    forms in Latin letters are compared as written. The longest form wins, an exact one first.
    """

    def __init__(self, **classes: str) -> None:
        self._exact: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        for name, forms in classes.items():
            for form in forms.split():
                self._add(name, form)
        self._find = lru_cache(_REMEMBERED)(self._look_up)  # every reader of a question looks up the same words

    def _add(self, name: str, form: str) -> None:
        bare = form.rstrip("*")
        key = bare if _LATIN.search(bare) else skeleton(bare)
        (self._prefixes if form.endswith("*") else self._exact).setdefault(key, name)

    def of(self, token: Token) -> str:
        """The class of a word; ``OTHER`` if it has none; ``NUMBER`` for numbers, the sign itself for signs."""
        if token.kind == "number":
            return NUMBER
        if token.kind == "sign":
            return self._exact.get(token.bones, token.bones)
        return self._find(token.lower) or self._find(token.bones) or OTHER

    def _look_up(self, word: str) -> str | None:
        if word in self._exact:
            return self._exact[word]
        lengths = range(min(len(word), 24), 1, -1)
        return next((self._prefixes[word[:size]] for size in lengths if word[:size] in self._prefixes), None)

    def line(self, tokens: Sequence[Token]) -> str:
        """The classes of tokens as a string with one character a token, for patterns to run over."""
        return "".join(self.of(token)[0] for token in tokens)
