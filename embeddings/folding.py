"""Orthographic folding for search, and the plausible readings of a query. Never for quoting: lengths change.

Owns the common form in which texts and queries meet: `fold`. Kazakh is typed with Russian letters ("кызмет" for
"қызмет"), with Latin letters that look Cyrillic, in several Latin alphabets, and with the wrong keyboard layout on.
The first two are folded away; for the others `variants` offers the reading besides the text itself. Must not know
what is indexed.

The four letters и, й, і, ы fold to one: Kazakh typed with Russian letters has и for і, every Latin alphabet confuses
some pair of them, and on questions about the default act the merger cost nothing (BM25 on prefixes: same Hit@1).
"""

import re
import unicodedata

from embeddings.keyboard import looks_like_wrong_layout, repair_layout
from embeddings.latin import latin_to_cyrillic, looks_like_latin_kazakh

__all__ = [
    "fold",
    "latin_to_cyrillic",
    "looks_like_latin_kazakh",
    "looks_like_wrong_layout",
    "repair_layout",
    "variants",
]

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-zƏəɵ]")

# Latin letters that stand for a Cyrillic one in a word which is otherwise Cyrillic, and the reverse.
LOOK_ALIKE = str.maketrans("AaBCcEeHIiKkMOoPpTXxYyhƏəÄäÖöƟɵËë", "АаВСсЕеНІіКкМОоРрТХхУуһӘәӘәӨөӨөЁё")
LOOK_ALIKE_BACK = str.maketrans("АаВСсЕеНІіКкМОоРрТХхУуһ", "AaBCcEeHIiKkMOoPpTXxYyh")

# After decomposition й and ё have lost their marks already: they are и and е here.
LETTERS = str.maketrans(
    {
        "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "һ": "х", "і": "и", "ы": "и",
        "ъ": "", "ь": "", "ə": "a", "ɵ": "o", "ı": "i", "№": "n", "’": "", "ʼ": "", "'": "",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip


# Every combining mark; the last ones chosen are the variation selectors of the supplementary plane.
MARKS = dict.fromkeys(
    code for code in (*range(0x20000), *range(0xE0100, 0xE01F0)) if unicodedata.category(chr(code)) == "Mn"
)


def fold(text: str) -> str:
    """The common form of a text: case, compatibility forms, accents, look-alikes and Kazakh letters folded away.

    Folding twice is folding once. Meant for comparing and indexing only.
    """
    folded = _fold_once(text)
    # A folded letter may complete a look-alike word, if there are letters of both scripts at all; twice is rare.
    while LATIN.search(folded) and CYRILLIC.search(folded) and (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.replace("№", "n"))
    whole = WORD.sub(lambda match: _one_script(match.group()), composed)
    return _strip_marks(whole.lower()).translate(LETTERS)


def _strip_marks(text: str) -> str:
    """The text decomposed and without combining marks: й to и, ё to е, é to e, a stress mark to nothing."""
    return unicodedata.normalize("NFKD", text).translate(MARKS)


def _one_script(word: str) -> str:
    """A word of two scripts in one, if its foreign letters all look like letters of the other."""
    if word.isascii() or not LATIN.search(word) or not CYRILLIC.search(word):
        return word
    to_cyrillic = word.translate(LOOK_ALIKE)
    if not LATIN.search(to_cyrillic):
        return to_cyrillic
    to_latin = word.translate(LOOK_ALIKE_BACK)
    return word if CYRILLIC.search(to_latin) else to_latin


def variants(text: str) -> tuple[str, ...]:
    """The plausible readings of a query: the text itself, then what it may have been meant to be."""
    readings = [text]
    if looks_like_wrong_layout(text):
        readings += repair_layout(text)
    elif looks_like_latin_kazakh(text):
        readings.append(latin_to_cyrillic(text))
    return tuple(dict.fromkeys(readings))
