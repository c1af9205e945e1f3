"""The skeleton of a word: what remains when spelling habits are taken away.

Owns: one form for a word typed with Kazakh letters, without them, or in Latin script ("тармақ", "тармак", "tarmaq"
all give "тармак"). Must not know: tokens, spans, what a word means. A skeleton is compared, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Vowels and consonants that people without a Kazakh keyboard (or in a hurry) confuse become one letter.
_FOLDED = str.maketrans("қғәөұүіңһёйыэщѳђӄ", "кгаоууинхеииешогк", "ъь'’ʼ`‘ʹ\u00ad\u200b\u200c\u200d")

# Latin letters typed inside a Cyrillic word ("Қаулыcымен").
_LOOKALIKE = str.maketrans("aceiopxyəëhk", "асеиорхуаехк")

# Latin Kazakh (2017, 2018, 2021 alphabets, and none at all) and transliterated Russian; longer spellings first.
_DIGRAPHS = (
    ("shch", "ш"), ("sch", "ш"), ("sh", "ш"), ("zh", "ж"), ("ch", "ч"), ("kh", "х"), ("gh", "г"), ("ts", "ц"),
    ("ya", "я"), ("yu", "ю"), ("ng", "н"), ("nh", "н"),
)  # fmt: skip
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzäáāöóōüúūýıïíğǵģşśșçćñńŋəөʻ",
    "абкдефгхижклмнопкрстуввхизаааооооуууииииггГшшшччнннаоо"[:0] + "абкдефгхижклмнопкрстувухизаааооо" + "ууууиии"
    + "гггшшшччнннаоо",
)  # fmt: skip
_DIGRAPH = re.compile("|".join(latin for latin, _ in _DIGRAPHS))
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Give the skeleton of one word, whatever its script.

    >>> skeleton("тармақша"), skeleton("ТАРМАКША"), skeleton("tarmaqsha"), skeleton("күшін"), skeleton("kushin")
    ('тармакша', 'тармакша', 'тармакша', 'кушин', 'кушин')
    """
    plain = unicodedata.normalize("NFC", word).lower()
    if _CYRILLIC.search(plain):
        return plain.translate(_LOOKALIKE).translate(_FOLDED)
    spelled = _DIGRAPH.sub(lambda found: dict(_DIGRAPHS)[found[0]], plain.translate(_FOLDED))
    return spelled.translate(_LETTERS)
