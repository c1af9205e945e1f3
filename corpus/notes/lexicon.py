"""Look-up in the words of both languages.

Owns: the language of a note, the reading of a noun by stem and suffix, phrases compiled from data, the splitting of
words that were run together. Must not know: how a note is put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from corpus.kazakh import SUFFIXES
from corpus.model import EventKind
from corpus.notes import lexicon_kk as kk
from corpus.notes import lexicon_ru as ru
from corpus.notes.mending import mended
from corpus.notes.words import words

_MOST_REMEMBERED = 20_000  # words of a table

KK_MONTHS, RU_MONTHS = kk.MONTHS, ru.MONTHS


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as one word of a note.

    Attributes:
        rank: the rank of what it names.
        base: the dictionary form.
        case: nom, gen, dat, acc, loc, abl or ins; attr for the Kazakh "which is in".
        plural: whether it stands in the plural.
        owned: whether it carries the Kazakh suffix of belonging ("its clause").
    """

    rank: str
    base: str
    case: str
    plural: bool
    owned: bool = False


MONTH_ENDINGS = tuple(sorted((suffix for suffix in SUFFIXES if suffix), key=len, reverse=True))


@lru_cache(maxsize=1 << 16)
def kk_noun(word: str) -> Noun | None:
    """Read a Kazakh word as a rank or document noun."""
    for cut in range(min(len(word), 16), 1, -1):
        known, ending = kk.NOUNS.get(word[:cut]), SUFFIXES.get(word[cut:])
        if known and ending:
            return Noun(known[0], known[1], *ending)
    return None


@lru_cache(maxsize=1 << 16)
def ru_noun(word: str) -> Noun | None:
    """Read a Russian word as a rank or document noun."""
    known = ru.NOUNS.get(word)
    return Noun(*known) if known else None


@lru_cache(maxsize=1 << 16)
def kk_instrument(word: str) -> tuple[str, str, bool] | None:
    """The kind of act, the case and whether it is plural, for "Жарлығымен", "қаулыларымен", "шешімінің"."""
    for cut in range(min(len(word), 10), 1, -1):
        slug, ending = kk.INSTRUMENTS.get(word[:cut]), SUFFIXES.get(word[cut:])
        if slug and ending:
            return slug, ending[0], ending[1]
    return None


@lru_cache(maxsize=1 << 16)
def ru_instrument(word: str) -> str | None:
    """The kind of act, for "Законом", "постановлениями"."""
    for cut in range(len(word), 2, -1):
        if word[:cut] in ru.INSTRUMENTS and word[cut:] in ru.INSTRUMENT_ENDINGS:
            return ru.INSTRUMENTS[word[:cut]]
    return None


def mended_noun(word: str) -> str | None:
    """The rank noun that a mistyped Kazakh word was meant to be, its suffix kept: "қосмышаға"."""
    found: set[str] = set()
    for cut in range(len(word), 3, -1):
        if word[cut:] in SUFFIXES and (stem := mended(word[:cut], _RANK_STEMS)):
            found.add(stem + word[cut:])
    return found.pop() if len(found) == 1 else None


def mended_instrument(word: str) -> str | None:
    """The instrument in the instrumental that a mistyped Kazakh word was meant to be: "қаулылырымен"."""
    return mended(word, _CLOSING_INSTRUMENTS)


_RANK_STEMS = tuple(stem for stem, (rank, _) in kk.NOUNS.items() if rank != "document")
_CLOSING_INSTRUMENTS = tuple(
    stem + number + own + "мен"
    for stem in kk.INSTRUMENTS
    for number, own in (
        ("", "ы"),
        ("", "і"),
        ("", "сы"),
        ("", "сі"),
        ("лар", "ы"),
        ("лер", "і"),
        ("тар", "ы"),
        ("тер", "і"),
        ("дар", "ы"),
        ("дер", "і"),
    )
)

Element = tuple[frozenset[str], tuple[str, ...], bool]  # words, stems; whether it may be left out


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the lexicon, compiled, with what it means."""

    elements: tuple[Element, ...]
    meaning: str | EventKind


def compile_phrase(line: str, meaning: str | EventKind = "") -> Phrase:
    """Compile ``жаңа редак* берілді?``."""
    return Phrase(tuple(_element(bit) for bit in line.split(" ")), meaning)


def _element(bit: str) -> Element:
    options = bit.removesuffix("?").split("|")
    stems = tuple(option[:-1] for option in options if option.endswith("*"))
    return frozenset(option for option in options if not option.endswith("*")), stems, bit.endswith("?")


class Phrases:
    """Phrases found by their first word."""

    def __init__(self, lines: Iterable[tuple[str, EventKind]] | Iterable[tuple[str, str]]) -> None:
        self._phrases = [compile_phrase(line, meaning) for line, meaning in lines]
        elements = [element for phrase in self._phrases for element in phrase.elements]
        stems = {f"{stem}*" for _, stems, _ in elements for stem in stems}
        self._words = sorted({word for words, _, _ in elements for word in words} | stems)
        self._starting: dict[str, tuple[Phrase, ...]] = {}
        self._mended: dict[str, str | None] = {}

    def starting(self, value: str) -> tuple[Phrase, ...]:
        """The phrases that may begin with this word."""
        found = self._starting.get(value)
        if found is None:
            _make_room(self._starting)
            found = tuple(phrase for phrase in self._phrases if _may_begin(phrase, value))
            self._starting[value] = found
        return found

    def mended(self, value: str) -> str | None:
        """The word of these phrases that a mistyped word was meant to be."""
        if value not in self._mended:
            _make_room(self._mended)
            self._mended[value] = mended(value, self._words)
        return self._mended[value]


def _make_room(memory: dict[str, Any]) -> None:
    if len(memory) > _MOST_REMEMBERED:
        memory.clear()


def _may_begin(phrase: Phrase, value: str) -> bool:
    for words_, stems, optional in phrase.elements:
        if value in words_ or value.startswith(stems):
            return True
        if not optional:
            return False
    return False


def _bare(lines: Iterable[str]) -> Phrases:
    return Phrases((line, "") for line in lines)


@dataclass(frozen=True, slots=True)
class Language:
    """The compiled words of one language."""

    code: str
    verbs: Phrases
    planned: Phrases
    fillers: Phrases
    unchanged: Phrases
    effective: Phrases
    publisher: Phrases
    exceptions: Phrases
    according: Phrases
    conjunctions: frozenset[str]
    either: frozenset[str]
    replacing: frozenset[str]
    ordinals: dict[str, str]
    modifiers: frozenset[str]
    units: dict[str, int]


KK = Language(
    code="kk",
    verbs=Phrases(kk.VERBS),
    planned=_bare(kk.PLANNED),
    fillers=_bare(kk.FILLERS),
    unchanged=_bare(kk.UNCHANGED),
    effective=Phrases(kk.EFFECTIVE),
    publisher=_bare(kk.PUBLISHER_SENTENCES),
    exceptions=_bare(kk.EXCEPT),
    according=_bare(kk.ACCORDING),
    conjunctions=kk.AND | kk.OR,
    either=kk.OR,
    replacing=kk.REPLACING,
    ordinals=kk.ORDINALS,
    modifiers=kk.MODIFIERS,
    units=kk.UNITS,
)
RU = Language(
    code="ru",
    verbs=Phrases(ru.VERBS),
    planned=_bare(ru.PLANNED),
    fillers=_bare(ru.FILLERS),
    unchanged=_bare(ru.UNCHANGED),
    effective=Phrases(ru.EFFECTIVE),
    publisher=_bare(ru.PUBLISHER_SENTENCES),
    exceptions=_bare(ru.EXCEPT),
    according=_bare(ru.ACCORDING),
    conjunctions=ru.AND | ru.OR,
    either=ru.OR,
    replacing=ru.REPLACING,
    ordinals=ru.ORDINALS,
    modifiers=ru.MODIFIERS,
    units=ru.UNITS,
)

# Words that published texts run together ("соңқолданысқаенгізіледі"): a run is cut only if every piece is one of these.
KNOWN_FORMS = words(
    "алғашқы ресми жарияланған күнінен кейін бастап күнтізбелік он жиырма бір алпыс күн өткен соң "
    "қолданысқа енгізіледі қол қойылған ай тәртібін қараңыз тармақтан баптан тармақ жарлығымен "
    "жарлықтарымен қаулысымен қаулыларымен бұйрығымен шешімімен заңымен өкімімен бекітілген қазақстан "
    "республикасы республикасының президентінің үкіметінің министрінің толықтырылды енгізілді жаңа "
    "редакцияда тасталды жойылды алып күші редакции решения в вводится в действие по истечении дней со "
    "дня подписания постановления закона законом постановлением правительства республики казахстан "
    "президента указом приказом решением первого официального опубликования календарных"
)


@lru_cache(maxsize=1 << 16)
def split_joined(word: str) -> tuple[str, ...]:
    """Cut a run of known words; a word that is not wholly such a run stays whole."""
    if not 8 <= len(word) <= 80 or word in KNOWN_FORMS:
        return (word,)
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 15), end):
            before, piece = best[start], word[start:end]
            if before is not None and piece in KNOWN_FORMS and (best[end] is None):
                best[end] = (*before, piece)
    return best[-1] or (word,)
