"""The language and script of a question.

Owns: the decision between Kazakh, Russian and English, for questions of one word and more, also typed without Kazakh
letters, in Latin script, or mixed. Must not know: clauses, vectors. Words are weighed, no model is asked.

The frame of the sentence decides: question words and verbs weigh more than nouns, which travel between languages
("президент", "министр").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.understand.language_words import (
    ENDINGS,
    FRAME,
    KAZAKH_LETTERS,
    LONG_KAZAKH_NOUNS,
    NOUNS,
    RUSSIAN_INFINITIVE,
    RUSSIAN_OF_LAW,
    RUSSIAN_SIGNS,
)
from assistant.understand.skeleton import skeleton
from embeddings.folding import looks_like_wrong_layout, repair_layout

Language = Literal["kk", "ru", "en"]
Script = Literal["cyrillic", "latin", "mixed"]

_NUMBER = re.compile(r"\d+/\w+")  # of an act: "193/НҚ" is of no language
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`‘ʻ][^\W\d_]+)*")
_QUOTED = re.compile(r"«[^»«]*»|\"[^\"]*\"|“[^”“]*”")  # a quotation is not the asker's language
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")
_KAZAKH_LATIN = re.compile(r"[äáāğǵģıńñŋöóşśúüūýç]|q(?!u)|zh|gh|w$|[aeiou]w|y(?:y|ng)|j[yi]")
_ENGLISH_SHAPES = re.compile(
    r"\w+(?:tion|ing|ment|ed|ly|ity|ness|ous|ive|ence|ance|'s|ies|able|ible|ary|al|ate|ure|ist|ort|ess|ship|tor)|w[aeho]\w+|th\w+"
)
_LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")

_BY_CHANCE = 0.7  # of the weight of an ending or a stem in a word that could be of any language
_LOOKS_ENGLISH = 2.0  # a Kazakh frame word in Latin script that is also an English one
_FRAME_WEIGHT, _VERB_WEIGHT, _NOUN_WEIGHT = 3.0, 2.5, 1.5
_FRAME_LETTERS, _LETTERS = 2.5, 1.5  # what letters only Kazakh has add to a word of the frame, to a noun
_SHARE_OF_MIXED = 0.2  # the smaller script's share of letters from which a text counts as mixed
_CLEAR = 0.15  # the lead, as a share of all evidence, from which the decision counts as sure
_ENOUGH = 1.0  # and the least evidence
_ENOUGH_TO_READ = 20_000  # characters; more would not change the verdict


@dataclass(frozen=True, slots=True)
class Detected:
    """The language of a text.

    Attributes:
        confident: whether the text itself tells; if not, the language of the conversation should be kept.
    """

    language: Language
    script: Script
    confident: bool


def detect(text: str) -> Detected:
    """Tell the language and script of a question.

    >>> detect("кім тағайындайды?").language, detect("кто назначает?").language, detect("bul qashan?").language
    ('kk', 'ru', 'kk')
    """
    text = text[:_ENOUGH_TO_READ]
    words = _WORD.findall(_NUMBER.sub(" ", _QUOTED.sub(" ", text))) or _WORD.findall(text)
    script = _script(words)
    if script == "latin" and looks_like_wrong_layout(text):
        words = _WORD.findall(next(iter(repair_layout(text)), text))
    scores = _scores(words)
    best, second = sorted(_LANGUAGES, key=lambda language: -scores[language])[:2]
    total = sum(scores.values())
    if total == 0:
        return Detected(_by_script(words, script), script, confident=False)
    lead = scores[best] - scores[second]
    return Detected(best, script, confident=scores[best] >= _ENOUGH and lead >= _CLEAR * total)


def is_frame_word(word: str) -> bool:
    """Whether a word is one of those that make the frame of a sentence in any of the languages, and name nothing."""
    bones = skeleton(word)
    return word.lower() in FRAME["en"] or bones in FRAME["kk"] or bones in FRAME["ru"]


def _script(words: list[str]) -> Script:
    cyrillic = sum(len(word) for word in words if _CYRILLIC.search(word))
    latin = sum(len(word) for word in words if _LATIN.search(word) and not _CYRILLIC.search(word))
    if not latin:
        return "cyrillic"
    if not cyrillic:
        return "latin"
    smaller = min(cyrillic, latin) / (cyrillic + latin)
    return "mixed" if smaller >= _SHARE_OF_MIXED else "cyrillic" if cyrillic > latin else "latin"


def _by_script(words: list[str], script: Script) -> Language:
    """A guess where no word tells: Latin letters are English, others (or none) Kazakh, the state language."""
    return "en" if words and script == "latin" else "kk"


def _scores(words: list[str]) -> dict[Language, float]:
    scores: dict[Language, float] = {"kk": 0.0, "ru": 0.0, "en": 0.0}
    for place, word in enumerate(words):
        # The verb of a Kazakh sentence comes last; between equals the end of the sentence speaks.
        weight = 1.01 if place == len(words) - 1 else 1.0
        for language, score in _weigh(word.lower()):
            scores[language] += score * weight
    return scores


@lru_cache(maxsize=8192)
def _weigh(word: str) -> tuple[tuple[Language, float], ...]:
    """What one word says for each language."""
    if _CYRILLIC.search(word):
        return _weigh_cyrillic(word)
    english, bones = _weigh_english(word), skeleton(word)
    if english:
        return (("en", english), ("kk", _LOOKS_ENGLISH * (bones in FRAME["kk"])))  # she: ше
    marked = 2.0 if _KAZAKH_LATIN.search(word) else 0.0
    kazakh, russian = _by_tables(bones)
    if marked or max(kazakh, russian) >= _FRAME_WEIGHT or bones.startswith(LONG_KAZAKH_NOUNS):
        return (("kk", kazakh + marked), ("ru", russian))
    # Any Latin word may end like a Kazakh or a Russian one by chance.
    return (("kk", kazakh * _BY_CHANCE), ("ru", russian * _BY_CHANCE), ("en", 0.4 * (len(word) > 2)))


def _weigh_english(word: str) -> float:
    if word in FRAME["en"]:
        return _FRAME_WEIGHT
    if word.startswith(NOUNS["en"]):
        return _NOUN_WEIGHT
    return 1.0 if _ENGLISH_SHAPES.fullmatch(word) and not _KAZAKH_LATIN.search(word) else 0.0


def _weigh_cyrillic(word: str) -> tuple[tuple[Language, float], ...]:
    bones = skeleton(word)
    kazakh, russian = _by_tables(bones)
    if KAZAKH_LETTERS.search(word):
        return (("kk", kazakh + (_FRAME_LETTERS if kazakh >= _VERB_WEIGHT else _LETTERS)),)
    russian += 0.5 * bool(RUSSIAN_SIGNS.search(word)) + 1.5 * bool(RUSSIAN_INFINITIVE.fullmatch(word))
    return (("kk", kazakh), ("ru", russian))


def _by_tables(bones: str) -> tuple[float, float]:
    """The weights for Kazakh and Russian; a frame word of one cannot end like a word of the other."""
    kazakh, russian = _by_table(bones, "kk"), _by_table(bones, "ru")
    if bones in FRAME["kk"]:
        return kazakh, 0.0
    if bones in RUSSIAN_OF_LAW:
        return 0.0, max(russian, _NOUN_WEIGHT)
    return (0.0, russian) if bones in FRAME["ru"] else (kazakh, russian)


def _by_table(bones: str, language: Language) -> float:
    if bones in FRAME[language]:
        return _FRAME_WEIGHT
    noun = _NOUN_WEIGHT if bones.startswith(NOUNS[language]) else 0.0
    return max(noun, *(weight for weight, pattern in ENDINGS[language] if pattern.fullmatch(bones)), 0.0)
