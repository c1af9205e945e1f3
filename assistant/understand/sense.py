"""Whether a question is one at all: what its letters, script and signs tell before anything is searched.

Owns: the measures by which nonsense differs from a question, and the bounds beyond which nothing can be one. Must not
know: acts, clauses. What the act knows of a question's words is told by its signals.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from embeddings.folding import variants
from embeddings.plausible import foreign_share, least_strange, longest_word, sign_share

# Bounds of strangeness, tried on 9,000 questions as people type them, slips and Latin Kazakh included: none is refused.
_UNLIKE_ANY = 1.7
_AT_NONE_KNOWN, _PER_KNOWN = 0.05, 3.0  # the fewer words are known, the plainer the letters must be
_FEWEST_LETTERS = 3
_HALF = 0.5
_STRANGER = 5.2  # from which letters begin to look odd; about the median of real questions
MEASURES = ("strange", "foreign", "signs", "words")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a question's letters tell.

    Attributes:
        strange: how unlike Kazakh, Russian and English its most likely reading is, by pairs of letters.
        foreign: share of its letters in other scripts.
        signs: share of its signs that ordinary writing lacks.
        words: logarithm of the number of its words.
        longest: letters of its longest word.
    """

    strange: float
    foreign: float
    signs: float
    words: float
    longest: int

    @classmethod
    def of(cls, question: str) -> Sense:
        """The measures of a question."""
        strange = max(least_strange(variants(question)), _STRANGER)
        words = math.log1p(len(question.split()))
        return cls(strange, foreign_share(question), sign_share(question), words, longest_word(question))

    @property
    def measures(self) -> tuple[float, ...]:
        """In the order of ``MEASURES``."""
        return (self.strange, self.foreign, self.signs, self.words)

    def is_none(self, known: float, *, spoken: bool) -> bool:
        """Whether it can be no question: another script, hardly a letter, or words that no language and no text knows.

        Args:
            known: the share of its words, by weight, that the act's texts hold.
            spoken: whether the act has texts in the question's language, so that some word of it should be known.
        """
        if self.foreign > _HALF or self.longest < _FEWEST_LETTERS:
            return True
        odd = self.strange - _STRANGER
        return (odd > _UNLIKE_ANY and known < _HALF) or (spoken and odd > _AT_NONE_KNOWN + _PER_KNOWN * known)
