"""What a question asks for: the roles of the words that would answer it, and what it already says.

Owns: ``Asked`` and the reading of a question into it. Must not know: clauses, spans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.highlight.cues import DOER, EXCEPT, IDLE, KAZAKH_ONLY, NOUN_ASKED, NOUN_CLOSED, PATTERNS, TASKED, Role
from assistant.highlight.gloss import kazakh_for
from assistant.understand.language import detect
from embeddings.folding import fold, variants

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
STEM = 5
_BESIDE_THE_DOER = {Role.CONSENT, Role.PROPOSER, Role.RECIPIENT, Role.WITH_WHOM, Role.WHOSE, Role.FROM_WHOM}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the rules need it.

    Attributes:
        roles: what would answer, most specific first; empty for keywords.
        stems: how the Kazakh words begin that the question already mentions.
        which: how the noun begins that a "which …" asks about: "қандай меншікке" gives "менши".
        apart: whether it sets something aside ("besides …").
        doer: whether it asks who acts, and for nobody else.
        text: the folded question.
    """

    roles: tuple[Role, ...]
    stems: frozenset[str]
    which: frozenset[str]
    apart: bool
    text: str
    doer: bool = False

    def mentions(self, folded: str) -> bool:
        """Whether the question already says this folded word of the clause."""
        return any(folded.startswith(stem) for stem in self._candidates(folded))

    def _candidates(self, folded: str) -> list[str]:
        return [folded[:length] for length in range(3, STEM + 1) if folded[:length] in self.stems]


@lru_cache(maxsize=256)
def read(question: str) -> Asked:
    """Read a question; the same for the same text."""
    text, language = _plain(question)
    words = _WORD.findall(text)
    roles = _roles(text, language)
    stems = frozenset(stem for word in words if word not in IDLE for stem in stems_of(word, language))
    doer = roles[:1] == (Role.AGENT,) and bool(DOER.search(text)) and not _BESIDE_THE_DOER & set(roles)
    return Asked(roles, stems, _which(text, language), bool(EXCEPT.search(text)), text, doer)


def _plain(question: str) -> tuple[str, str]:
    """The folded question in the reading that asks most plainly, and its language."""
    readings = variants(question)
    if len(readings) == 1:
        return " ".join(_WORD.findall(fold(question))), detect(question).language
    plain = [" ".join(_WORD.findall(fold(reading))) for reading in readings]
    known = [(_familiar(text), at) for at, text in enumerate(plain)]
    best = max(known)[1]
    return plain[best], detect(readings[best]).language


def _familiar(text: str) -> int:
    """How many question words and glossed words a reading holds."""
    words = text.split()
    known = sum(bool(kazakh_for(word, "ru") or kazakh_for(word, "kk")) or word in IDLE for word in words)
    return known - sum(word.isdigit() for word in words)  # a digit key of the Kazakh layout left unread


def _roles(text: str, language: str) -> tuple[Role, ...]:
    tasked = bool(TASKED.search(text))
    cleared = TASKED.sub(" ", text) if tasked else text
    if language != "kk":
        cleared = KAZAKH_ONLY.sub(" ", cleared)
    found = [role for role, pattern in PATTERNS if pattern.search(cleared)]
    return (Role.AGENT, *found) if tasked and Role.AGENT not in found else tuple(found)


def stems_of(word: str, language: str) -> tuple[str, ...]:
    """How the Kazakh words begin that a word of a question stands for."""
    glossed = kazakh_for(word, language)
    if language == "kk" and not glossed:
        glossed = kazakh_for(word, "ru")
    own = (word[:STEM],) if (len(word) >= 3 and not word.isascii()) or word.isdigit() else ()
    return (*(stem[:STEM] for stem in glossed), *own)


def _which(text: str, language: str) -> frozenset[str]:
    """The nouns that "which" stands before, or that "қандай?" closes."""
    found: list[str] = []
    for match in NOUN_ASKED.finditer(text):
        near = [word for word in match[1].split() if word not in IDLE][: 2 if language != "kk" else 1]
        found += [stem for word in near for stem in stems_of(word, language)]
    closing = NOUN_CLOSED.search(text)
    if closing:
        found += stems_of(closing[1], language)
    return frozenset(found)
