"""Whole parts that a question names: the lists and the regulation, without a number.

Owns: how the words for parts stand together; those of an act's own lists are kept with the act. Must not know: which
parts an act has (the caller looks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.understand.matter import plain, skeletons
from assistant.understand.skeleton import skeleton
from corpus.act_words import PartWords, part_words

_ANY_LIST = r"(?:тизбе|тизим|переч|спис)\w*"


def _one_of(forms: Iterable[str]) -> str:
    """A pattern for words that begin like one of the forms, spelled as a question's skeleton or plain English is."""
    stems = {_stem(form) for form in forms}
    return rf"(?:{'|'.join(sorted(stems, key=len, reverse=True)) or '(?!)'})\w*"


def _stem(form: str) -> str:
    bare = form.rstrip("*")
    return bare if bare.isascii() else skeleton(bare)


def _cue(part: PartWords) -> re.Pattern[str]:
    """How a list is named: by the word "list" beside what it holds, or by what it holds in full."""
    kazakh = _one_of((*part.nouns.kk, *part.adjectives.kk))
    russian = _one_of((*part.nouns.ru, *part.adjectives.ru))
    english = _one_of((*part.nouns.en, *part.adjectives.en))
    adjective, with_adjective = _one_of(part.adjectives.all), _one_of(part.with_adjective.all)
    return re.compile(
        rf"\b{kazakh}(?: \w+){{0,3}} (?:тизбе|тизим)\w*|\b(?:тизбе|тизим)\w*(?: \w+){{0,3}} {kazakh}"
        rf"|\b(?:переч\w+|спис\w+)(?: \w+){{0,2}} {russian}|\b{adjective}(?: \w+){{0,3}} {_ANY_LIST}"
        rf"|\blists? of (?:\w+ ){{0,2}}{english}|\b{english}'? list|\b{adjective}(?: \w+){{0,2}} {with_adjective}"
    )


_PARTS = (
    *((part.slug, _cue(part), _cue(part)) for part in part_words()),
    (
        "regulation",
        re.compile(r"\bереже(?:ни|нин|ге|си|де|нин|)\b|\bположени[еяюи]\b"),
        re.compile(r"\bregulation\b"),
    ),
)


# Words that name a list where a list is spoken of already ("и у филиалов?", "and the regional ones?").
_AMONG_LISTS = tuple(
    (part.slug, re.compile(rf"\b{_one_of((*part.nouns.all, *part.adjectives.all, *part.hints.all))}"))
    for part in part_words()
)
_THE_OTHER = re.compile(
    r"\b(?:баска|екинши|келеси|друг|втор|other|second)\w* (?:\w+ )?(?:тизбе|тизим|переч|спис|list)\w*"
)
_OWN_NAMES = (
    ("decree", re.compile(r"\b(?:жарлик\w* оз\w*|сам\w* указ\w*|decree itself|жарликта|указе)\b")),
    ("regulation", re.compile(r"\b(?:ереже(?:де|нин|си|нин оз\w*)|положени[ие]|regulation)\b")),
)
_PART_WORDS = re.compile(
    r"(?:тизбе|тизим|переч|спис|ведомств|карамаг|бодиес"
    r"|ереже|положени|жарлик|указ|баска|екинши|друг|втор|оз[иі]|сам|lists?"
    r"|regulation|decree|itself|other|second|ones?|same|number|номер|номир|под|этим|тем)\w*|"
    + _one_of(
        form
        for part in part_words()
        for forms in (part.nouns, part.adjectives, part.with_adjective, part.hints)
        for form in forms.all
    )
)


def part_among(text: str, talked: str, lists: Sequence[str]) -> str | None:
    """The part that a follow-up names while another is talked of: a list, "the other list", the decree itself.

    Args:
        text: the follow-up.
        talked: the slug talked of.
        lists: the slugs of the act's lists.
    """
    bones, raw = skeletons(text), plain(text)
    for slug, cue in (*_AMONG_LISTS, *_OWN_NAMES):
        if cue.search(bones) or cue.search(raw):
            return slug
    other = [slug for slug in lists if slug != talked]
    return other[0] if len(other) == 1 and (_THE_OTHER.search(bones) or _THE_OTHER.search(raw)) else None


def names_only_parts(words: Sequence[str]) -> bool:
    """Whether every word is one by which parts are named."""
    return all(_PART_WORDS.fullmatch(skeleton(word)) or _PART_WORDS.fullmatch(word.lower()) for word in words)


def find_parts(text: str) -> tuple[str, ...]:
    """The slugs of the parts that a question names, lists before the regulation that they belong to."""
    bones, raw = skeletons(text), plain(text)
    found = [slug for slug, cue, english in _PARTS if cue.search(bones) or english.search(raw)]
    return tuple(found[:1]) if found else ()
