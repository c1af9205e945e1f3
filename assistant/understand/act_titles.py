"""The words of an act's titles, by which a question's words for an act are told to mean it or another.

Owns: which words name an act in a language, where its text has no title of its own too. Must not know: questions.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from corpus.kinds import UNKNOWN
from corpus.model import Act
from embeddings.lexical import prefix

_OFTEN = 0.2  # of an act's clauses: what an act without a title has in so many of them, it is about
stems = prefix()


def kinds_of(act: Act) -> frozenset[str]:
    """The kinds of the act and of its parts, that of any act too."""
    return frozenset((UNKNOWN.slug, act.card.kind, *(part.slug for part in act.parts)))


def title_words(act: Act, language: str) -> frozenset[str]:
    """The stems of the act's titles and aliases in one language, or in all; empty where it has none in that one."""
    source = " ".join(span.of(act.source) for span in (*act.title, *(s for part in act.parts for s in part.title)))
    texts: dict[str, str] = dict(act.card.titles)
    own = f"{texts.get(act.card.language, '')} {source}".strip()
    texts[act.card.language] = own or " ".join(_often(act))
    words = _words_by_language(act.id, tuple(sorted(texts.items())))
    aliases = frozenset(stem for name in (act.card.short_name, *act.card.aliases) for stem in stems(name))
    if not language:
        return frozenset().union(*words.values(), aliases)
    return words[language] | aliases if language in words else frozenset()


@lru_cache(maxsize=64)
def _words_by_language(act_id: str, texts: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    return {language: frozenset(stems(text)) for language, text in texts}


def _often(act: Act) -> frozenset[str]:
    """The stems that a good share of the act's clauses have: what it is about, where no title tells."""
    return _often_in(act.id, tuple(" ".join(span.of(act.source) for span in unit.own_spans) for unit in act.units()))


@lru_cache(maxsize=16)
def _often_in(act_id: str, texts: tuple[str, ...]) -> frozenset[str]:
    many = Counter(stem for text in texts for stem in set(stems(text)))
    return frozenset(stem for stem, count in many.items() if count >= _OFTEN * len(texts) and len(stem) > 3)
