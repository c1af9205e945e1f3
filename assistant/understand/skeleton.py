"""The skeleton of a word: what remains when spelling habits are taken away.

Owns: one form for a word typed with Kazakh letters, without them, or in Latin script ("тармақ", "тармак", "tarmaq"
all give "тармак"). Must not know: tokens, spans, what a word means. A skeleton is compared, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that people without a Kazakh keyboard, or in a hurry, confuse become one letter; soft signs go.
_SAME = {"қ": "к", "ғ": "г", "ә": "а", "ө": "о", "ұ": "у", "ү": "у", "і": "и", "ң": "н", "һ": "х"}
_SAME |= {"ё": "е", "й": "и", "ы": "и", "э": "е", "щ": "ш"}
_SILENT = dict.fromkeys("ъь'’ʼ`‘ʹʻ\u00ad\u200b\u200c\u200d", "")
_CYRILLIC_FOLD = str.maketrans(_SAME | _SILENT)

# Latin letters typed inside a Cyrillic word ("Қаулыcымен").
_LOOKALIKE = str.maketrans("aceiopxyəëhk", "асеиорхуаехк")

# Latin Kazakh (the alphabets of 2017, 2018 and 2021, and none at all) and transliterated Russian.
_DIGRAPHS = {"shch": "ш", "sch": "ш", "sh": "ш", "zh": "ж", "ch": "ч", "kh": "х", "gh": "г", "ts": "ц"}
_DIGRAPHS |= {"ya": "я", "yu": "ю", "ng": "н", "nh": "н"}
_PLAIN = {"a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж"}
_PLAIN |= {"k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т"}
_PLAIN |= {"u": "у", "v": "в", "w": "у", "x": "х", "y": "и", "z": "з"}
_MARKED = {"äáāə": "а", "öóō": "о", "üúūý": "у", "ıïí": "и", "ğǵģ": "г", "şś": "ш", "çć": "ч", "ñńŋ": "н"}
_LATIN = str.maketrans(_PLAIN | {letter: plain for letters, plain in _MARKED.items() for letter in letters})
_SILENT_FOLD = str.maketrans(_SILENT)

_DIGRAPH = re.compile("|".join(_DIGRAPHS))
STEM = 5  # letters by which two forms of a word are told to be one
_IS_CYRILLIC = re.compile(r"[\u0400-\u04FF]")


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Give the skeleton of one word, whatever its script.

    >>> skeleton("тармақша"), skeleton("ТАРМАКША"), skeleton("tarmaqsha"), skeleton("күшін"), skeleton("kushin")
    ('тармакша', 'тармакша', 'тармакша', 'кушин', 'кушин')
    """
    plain = unicodedata.normalize("NFC", word).lower()
    if _IS_CYRILLIC.search(plain):
        return plain.translate(_LOOKALIKE).translate(_CYRILLIC_FOLD)
    spelled = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], plain.translate(_SILENT_FOLD))
    return spelled.translate(_LATIN)


def stem(word: str) -> str:
    """The beginning of a word's skeleton, by which its forms are told to be one word."""
    return skeleton(word)[:STEM]
