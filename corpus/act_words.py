"""By what words people speak of the acts that come with the program: their parts, their bodies, their own matters.

Owns: ``words.json`` of such an act, as values. Must not know: how a question is read with these words. A form is a
whole word, or with ``*`` the beginning of one ("филиал*"); what reads questions takes the words of all these acts
together.

``words.json`` holds ``parts`` (slug of a list to ``nouns``, ``adjectives``, ``with_adjective``, ``hints``, each by
language), ``holder`` (the body that the act is about, by language), ``counted`` and ``offices`` (forms), ``nouns``
(by language), ``glossary`` (by language, ``beginning=Kazakh beginning``), ``latin`` (Latin to Cyrillic beginnings) and
``examples`` (questions for the page: kind of answer to language to text).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.errors import BadMetadata
from corpus.shipped import ACTS, shipped_acts

_FILE = "words.json"
_FIELDS = ("parts", "holder", "nouns", "glossary", "latin", "examples")
_KINDS = ("nouns", "adjectives", "with_adjective", "hints")


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """Forms in each language."""

    kk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """The forms of all languages."""
        return (*self.kk, *self.ru, *self.en)


@dataclass(frozen=True, slots=True)
class PartWords:
    """By what words people call a list of an act.

    Attributes:
        slug: of the part.
        nouns: what the list holds ("мүшелер"); beside the word "list" they name it.
        adjectives: what tells its entries from others ("постоянные"); beside the word "list" they name it.
        with_adjective: nouns that name it only after such an adjective, then without the word "list" too.
        hints: words that name it where a list is spoken of already.
    """

    slug: str
    nouns: ByLanguage
    adjectives: ByLanguage
    with_adjective: ByLanguage
    hints: ByLanguage


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words of one act, see above."""

    parts: tuple[PartWords, ...] = ()
    holder: ByLanguage = ByLanguage()
    nouns: ByLanguage = ByLanguage()
    glossary: ByLanguage = ByLanguage()
    counted: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    latin: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def example(self, kind: str, language: str) -> str | None:
        """The example question of a kind in a language."""
        return dict(dict(self.examples).get(kind, ())).get(language)


@lru_cache(maxsize=8)
def act_words(act_id: str, root: Path = ACTS) -> ActWords:
    """The words of one act; none where it has no ``words.json``, as acts that a user added.

    Raises:
        BadMetadata: the file is damaged.
    """
    path = root / act_id / _FILE
    if not path.is_file():
        return ActWords()
    record = _record(path)
    return ActWords(
        parts=tuple(_part(slug, told) for slug, told in record.get("parts", {}).items()),
        holder=_forms(record.get("holder", {})),
        nouns=_forms(record.get("nouns", {})),
        glossary=_forms(record.get("glossary", {})),
        counted=tuple(str(record.get("counted", "")).split()),
        offices=tuple(str(record.get("offices", "")).split()),
        latin=tuple(record.get("latin", {}).items()),
        examples=tuple((kind, tuple(texts.items())) for kind, texts in record.get("examples", {}).items()),
    )


def _record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadMetadata(str(path), "(file)", f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise BadMetadata(str(path), "(file)", "is not a JSON object")
    wrong = next((name for name in _FIELDS if not isinstance(record.get(name, {}), dict)), None)
    if wrong is not None:
        raise BadMetadata(str(path), wrong, "is not a JSON object")
    return record


def _part(slug: str, told: dict[str, Any]) -> PartWords:
    return PartWords(slug, *(_forms(told.get(kind, {})) for kind in _KINDS))


def _forms(told: dict[str, str]) -> ByLanguage:
    return ByLanguage(**{language: tuple(forms.split()) for language, forms in told.items()})


@lru_cache(maxsize=1)
def all_words() -> tuple[ActWords, ...]:
    """The words of all acts that come with the program, the default act's first."""
    return tuple(act_words(act_id) for act_id in shipped_acts())


@lru_cache(maxsize=1)
def part_words() -> tuple[PartWords, ...]:
    """The lists of all these acts; those named by two words first, as the closer match."""
    return tuple(
        sorted((part for act in all_words() for part in act.parts), key=lambda part: not part.with_adjective.all)
    )
