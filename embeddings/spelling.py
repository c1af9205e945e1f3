"""Misspelt words of a query put right by the words of the corpus. Never for quoting, and only one reading of several.

Owns the vocabulary and what counts as a slip: a word typed without its Kazakh letters takes their spelling back, an
unknown word becomes the nearest known one within one or two slips (a letter too many, too few, wrong or swapped with
its neighbour: optimal string alignment, Damerau 1964). Must not know languages, indexes or vectors.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import extract

from embeddings.folding import WORD, fold

_SHORTEST = 4  # letters; a shorter unknown word is left as it is
_SOLID = 5  # letters from which any one slip is allowed; below, only two letters swapped
_LONG = 8  # letters from which two slips are allowed
_STEM = 4  # letters of a known word that an unknown one may go on from with an ending of its own
_folded = lru_cache(maxsize=65_536)(fold)  # a text's words come again in the next
_ENDING = 3  # letters that such an ending has at most


class Speller:
    """Knows the words of some texts and how they are mostly spelt."""

    def __init__(self, texts: Iterable[str], doubtful: Iterable[str] = (), least: int = 3) -> None:
        """Collects the words.

        Args:
            texts: every word of them is known.
            doubtful: texts that may hold slips themselves; of these a word is known if `least` of them hold it.
            least: see `doubtful`.
        """
        spellings: dict[str, Counter[str]] = {}
        trusted = {word for text in texts for word in _count(text, spellings)}
        held: Counter[str] = Counter()
        for text in doubtful:
            held.update(_count(text, spellings))
        known = {word for word in spellings if word in trusted or held[word] >= least}
        # Of equal spellings the first in the alphabet, so that the same texts always give the same speller.
        self._spelling = {word: min(spellings[word].items(), key=lambda item: (-item[1], item[0]))[0] for word in known}
        self._often = {word: spellings[word].total() for word in known}
        self._long_enough = sorted(word for word in known if len(word) >= _SHORTEST)

    def stored(self) -> dict[str, npt.NDArray[Any]]:
        """All that it knows, as arrays."""
        words = sorted(self._spelling)
        texts = {"words": words, "spellings": [self._spelling[word] for word in words]}
        arrays = {name: np.frombuffer("\n".join(held).encode("utf-8"), np.uint8) for name, held in texts.items()}
        return {**arrays, "often": np.array([self._often[word] for word in words], np.int64)}

    @classmethod
    def of_stored(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> "Speller":
        """The speller back from what `stored` gave."""
        speller = cls(())
        if len(often := arrays["often"].tolist()):
            words, spellings = (arrays[name].tobytes().decode("utf-8").split("\n") for name in ("words", "spellings"))
            speller._spelling = dict(zip(words, spellings, strict=True))
            speller._often = dict(zip(words, often, strict=True))
            speller._long_enough = [word for word in words if len(word) >= _SHORTEST]
        return speller

    def repair(self, text: str) -> str:
        """The text with its words respelt; the text itself where nothing is to be put right."""
        return WORD.sub(lambda found: self._word(found.group()), text)

    def _word(self, word: str) -> str:
        folded = fold(word)
        if folded in self._spelling:
            spelling = self._spelling[folded]
        elif len(folded) < _SHORTEST or self._goes_on_from_known(folded):
            return word
        else:
            spelling = self._nearest(folded) or word
        return word if spelling == word.lower() else spelling

    def _goes_on_from_known(self, folded: str) -> bool:
        """Whether it is a known word with an ending: an unseen form, not a slip."""
        return any(folded[:cut] in self._spelling for cut in range(max(_STEM, len(folded) - _ENDING), len(folded)))

    def _nearest(self, folded: str) -> str | None:
        slips = 2 if len(folded) >= _LONG else 1
        near = extract(folded, self._long_enough, scorer=OSA.distance, score_cutoff=slips, limit=None)
        likely = [(slips, -self._often[known], known) for known, slips, _ in near if _is_slip(folded, known)]
        return self._spelling[min(likely)[2]] if likely else None


def _is_slip(word: str, known: str) -> bool:
    """Whether the difference looks like a slip of the hand, not like another word or another ending of the same one."""
    if len(word) < _SOLID:
        return sorted(word) == sorted(known)
    same = Prefix.similarity(word, known)
    return same < len(word) - 2 or word[-1] == known[-1]


def _count(text: str, spellings: dict[str, Counter[str]]) -> set[str]:
    """The folded words of a text; how each was spelt is added to the count."""
    words = set()
    for word in WORD.findall(text):
        folded = _folded(word)
        spellings.setdefault(folded, Counter())[word.lower()] += 1
        words.add(folded)
    return words
