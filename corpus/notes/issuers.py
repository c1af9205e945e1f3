"""The name of whoever issued an act, in the nominative and without abbreviations where the lexicon knows how.

Owns: the step from "ҚР Президентінің" to "Қазақстан Республикасының Президенті". Must not know: citations. A name it
does not know is given as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.notes import lexicon_kk as kk
from corpus.notes import lexicon_ru as ru
from corpus.notes.sources import Source
from corpus.notes.tokens import Kind, Token
from corpus.text import fold

_STATE_KK = re.compile(r"^қазақстан республикасы(?:ның)?$")


def issuer_name(tokens: Sequence[Token], source: Source, kazakh: bool) -> str | None:
    """The issuer's name from the words of a citation; ``None`` if they cannot be one."""
    words = list(tokens)
    while words and words[-1].kind in (Kind.QUOTED, Kind.COMMA, Kind.DASH) and not kazakh:
        words.pop()
    if not words:
        return None
    written = source.name(words)
    return _kazakh(words, written) if kazakh else _russian(words, written)


def _kazakh(words: list[Token], written: str) -> str | None:
    last = words[-1].value
    if (words[0].value in kk.COUNTRY and (len(words) == 1 or last in kk.GENITIVE)) or _STATE_KK.match(
        " ".join(word.value for word in words)
    ):
        return kk.STATE
    known = kk.ISSUER_ABBREVIATIONS.get(words[0].value)
    if known is not None:
        return known
    if not (last.endswith(kk.GENITIVE) or words[-1].value in kk.ACTING):
        return None
    return _nominative_kk(words, written)


def _nominative_kk(words: list[Token], written: str) -> str:
    first, _, rest = written.partition(" ")
    opening = kk.COUNTRY.get(fold(first).lower(), first)
    if fold(written).lower().startswith("қазақстан республикасы "):
        opening, rest = kk.COUNTRY["қр"], written.split(" ", 2)[2]
    if words[-1].value in kk.ACTING:
        body = rest[: -len(words[-1].value)].rstrip() + " " + kk.ACTING[words[-1].value]
        return f"{opening} {body}".strip()
    if words[-1].value[:-3] in kk.ISSUER_HEADS:
        name = f"{opening} {rest}".strip()
        return name[:-3]
    return written


def _russian(words: list[Token], written: str) -> str:
    name = re.sub(r"\bРК\b", ru.STATE_GENITIVE, written)
    if name == ru.STATE_GENITIVE:
        return ru.STATE
    acting = next((prefix for prefix in ru.ACTING if name.lower().startswith(prefix)), None)
    if acting:
        return f"{ru.ACTING[acting]}{name[len(acting) :]}"
    first, _, rest = name.partition(" ")
    head = ru.ISSUER_HEADS.get(first.lower())
    if head is not None:
        return f"{head} {rest}".strip()
    return ru.ISSUER_WHOLE.get(name) or _council(name) or name


def _council(name: str) -> str | None:
    """Read "Каракиянского районного маслихата …" in the nominative, its adjectives with it."""
    words = name.split(" ")
    at = next((index for index, word in enumerate(words[:4]) if word in ru.COUNCILS), len(words))
    adjectives = [_adjective(word) for word in words[:at]]
    if at == len(words) or None in adjectives:
        return None
    return " ".join([*(word for word in adjectives if word), words[at][:-1], *words[at + 1 :]])


def _adjective(word: str) -> str | None:
    if word in ru.ADJECTIVES:
        return ru.ADJECTIVES[word]
    if not word.endswith("ого"):
        return None
    soft = word.endswith("кого")
    return word[:-3] + ("ий" if soft else "ый")
