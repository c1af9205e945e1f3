"""How a proper name sounds: one key for "Маңғыстау", "Мангистау" and "Mangistau".

Owns the keys by which a name in one script or spelling meets the same name in another. Must not know what is indexed.
A key holds the first consonants, as that of R. C. Russell's Soundex does (US patent 1261167, 1918), told alike in
Kazakh, Russian and Latin letters; vowels, which every transliteration writes in its own way, are left out but for the
first.
"""

import re

from embeddings.folding import fold

_LEAST, _MOST = 3, 4  # signs of a key: fewer would meet every other word, more would meet its endings
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[\W\d_]+")
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:ск|sk)(?:[иоаыуюяие]\w*|[iyoau]\w*)$")  # "темирский", "karatauskogo"
_GLIDE = re.compile(r"(?<=[аеиоэюяaeiouy])[уuw]")  # the last sound of "Қаратау", a vowel elsewhere
_TOGETHER = (
    ("shch", "ш"), ("sch", "ш"), ("zh", "ж"), ("dzh", "ж"), ("дж", "ж"), ("dj", "ж"), ("kh", "х"), ("gh", "г"),
    ("ch", "ч"), ("sh", "ш"), ("ts", "ц"),
)  # fmt: skip
_SINGLE = str.maketrans("bvgdjzklmnprstfhxcq", "бвгджзклмнпрстфххкк")
_VOWELS = re.compile(r"[аеиоуэюяaeiouyw]+")
_TWICE = re.compile(r"(.)\1+")
_MARK = "0"  # a token that begins with a figure and goes on with letters: no word of a text is one


def sound(word: str) -> str:
    """The key of a word; empty where it has too few consonants to be told by them."""
    folded = _GLIDE.sub("в", _ADJECTIVE.sub("", _OTHER.sub("", fold(word))))
    for letters, one in _TOGETHER:
        folded = folded.replace(letters, one)
    told = folded.translate(_SINGLE)
    begun = "а" if _VOWELS.match(told) else ""
    key = _TWICE.sub(r"\1", begun + _VOWELS.sub("", told).replace("щ", "ш"))[:_MOST]
    return f"{_MARK}{key}" if len(key) >= _LEAST else ""


def sounds_of_names(text: str) -> list[str]:
    """The keys of the words of a text that are written as names are."""
    return [key for word in names_in(text) if (key := sound(word))]


def names_in(text: str) -> list[str]:
    """The words of a text that are written as names are."""
    return [word for word in _WORD.findall(text) if word[0].isupper()]
