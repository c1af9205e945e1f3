"""Where words stand in an act, whatever their endings: the units that hold them, with the very words.

Owns: how a word of a question meets the words of the text. Must not know: sentences, answers, vectors. A reader who
asks in another language than the act's is answered from the rendering in that language; then no words are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.aids import TAIL
from corpus.beside import renderings
from corpus.model import Act, Span, Unit
from embeddings.folding import fold
from embeddings.lexical import light_stem, tokens

_QUOTED = re.compile(r"[«“\"„]([^«»“”\"„]{2,80})[»”\"“]")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 2  # signs between two words of a phrase
_PLAIN, _ENDING = 6, 2  # letters that make a word plain; letters of an ending
_WHOLE = 4  # letters; a shorter word has no other forms


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit that holds the words, and where they stand in its own text."""

    unit: Unit
    marks: tuple[Span, ...]
    words: int = 1

    @property
    def holds_phrase(self) -> bool:
        """Whether the words stand side by side somewhere."""
        beside = [after.start - before.end <= _BESIDE for before, after in pairwise(self.marks)]
        return any(all(beside[at : at + self.words - 1]) for at in range(len(self.marks) - self.words + 1))


def mentions(act: Act, words: Sequence[str], language: str) -> tuple[Mention, ...]:
    """The units whose own text, or its rendering in a language, holds all the words; in the act's order."""
    stems = _stems(" ".join(words))
    if not stems:
        return ()
    found = [Mention(unit, tuple(marks), len(stems)) for unit in act.units() if (marks := _marks(act, unit, stems))]
    if found or language == act.card.language:
        return tuple(found)
    rendered = {
        entry.clause.removesuffix(TAIL)
        for entry in renderings(act)
        if entry.language == language and all(_holds(entry.text, stem) for stem in stems)
    }
    return tuple(Mention(unit, ()) for unit in act.units() if str(unit.id) in rendered)


def quoted_in(text: str) -> str:
    """The words that a question puts between quotation marks; empty where it does so with none."""
    found = _QUOTED.search(text)
    return found[1] if found else ""


def words_held(act: Act, words: Sequence[str], language: str) -> tuple[str, ...]:
    """Those of the words that the act's text, or its rendering in a language, holds at all."""
    return tuple(word for word in words if mentions(act, (word,), language))


def holds_words(text: str, words: Sequence[str]) -> bool:
    """Whether a text holds a form of every word; of a long one six letters at least, however short its stem."""
    held = tokens(text)
    return all(any(token.startswith(begin) for token in held) for begin in _beginnings(" ".join(words)))


@lru_cache(maxsize=256)
def _beginnings(words: str) -> tuple[str, ...]:
    """What a form of each word begins with."""
    pairs = zip(tokens(words), light_stem(words), strict=True)
    return tuple(word[: max(len(stem), min(len(word) - _ENDING, _PLAIN))] for word, stem in pairs)


def _marks(act: Act, unit: Unit, stems: Sequence[str]) -> list[Span]:
    """Every place of the words in a unit's own text; none where one of them is lacking."""
    found = [(span, stem) for stem in stems for span in _of_stem(act, unit, stem)]
    return sorted({span for span, _ in found}) if {stem for _, stem in found} == set(stems) else []


def _of_stem(act: Act, unit: Unit, stem: str) -> Iterator[Span]:
    for span in unit.own_spans:
        for word in _WORD.finditer(span.of(act.source)):
            if _is_form(_folded(word[0]), stem):
                yield Span(span.start + word.start(), span.start + word.end())


def _holds(text: str, stem: str) -> bool:
    return any(_is_form(word, stem) for word in tokens(text))


def _is_form(word: str, stem: str) -> bool:
    return word == stem or (len(stem) >= _WHOLE and word.startswith(stem))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for stem in light_stem(text) if len(stem) > 1 and not stem.isdigit()))


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word)
