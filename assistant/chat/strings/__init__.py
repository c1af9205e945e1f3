"""Every word of the page that is not the assistant's own, as data: one row a string, one column a language.

Owns: how a string is found and filled. Must not know: where a string stands. What the assistant says of the law is in
``assistant/words``.
"""

from __future__ import annotations

from assistant.chat.strings.act import ACT
from assistant.chat.strings.answers import ANSWERS
from assistant.chat.strings.library import LIBRARY
from assistant.chat.strings.page import PAGE

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_COLUMN = {"kk": 0, "ru": 1, "en": 2}
_STRINGS = {**PAGE, **ANSWERS, **LIBRARY, **ACT}


def say(key: str, language: str, **fields: object) -> str:
    """The string with this key in a language, its places filled.

    Raises:
        KeyError: no such string, or a place was not filled; both are defects that the tests look for.
    """
    found = _STRINGS[key][_COLUMN[language]]
    return found.format(**fields) if fields else found


def keys() -> tuple[str, ...]:
    """The keys of all strings."""
    return tuple(_STRINGS)


def column(language: str) -> dict[str, str]:
    """All strings of one language, for the page's script."""
    return {key: row[_COLUMN[language]] for key, row in _STRINGS.items()}
