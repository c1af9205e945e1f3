"""Whole parts that a question names: the lists and the regulation, without a number.

Owns: the words for parts. Must not know: which parts an act has (the caller looks).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understand.intent import plain, skeletons
from assistant.understand.skeleton import skeleton

_PARTS = (
    (
        "organisations",
        re.compile(
            r"\bуиим\w*(?: \w+){0,3} (?:тизбе|тизим)\w*|\b(?:тизбе|тизим)\w*(?: \w+){0,3} уиим\w*"
            r"|\b(?:переч\w+|спис\w+)(?: \w+){0,2} организаци\w*|\bведомстволик\w*(?: \w+){0,3} тизбе\w*"
            r"|\bподведомственн\w*(?: \w+){0,3} (?:тизбе|тизим|переч|спис)\w*"
        ),
        re.compile(r"\blists? of (?:\w+ ){0,2}organi[sz]ations|\borgani[sz]ations?'? list"),
    ),
    (
        "territorial-bodies",
        re.compile(
            r"\bаумактик\w*(?: \w+){0,3} (?:тизбе|тизим)\w*"
            r"|\b(?:переч\w+|спис\w+)(?: \w+){0,2} (?:территориал|администратор)\w*"
            r"|\bтерриториал\w*(?: \w+){0,2} (?:переч|спис|орган)\w*"
            r"|\bакимши(?:си|лери|леринин|сине)\w*(?: \w+){0,2} (?:тизбе|тизим)\w*|\bаумактик\w* орган\w*"
        ),
        re.compile(r"\blists? of (?:the )?(?:territorial|court admin)\w*|\bterritorial (?:bodies|body|list)"),
    ),
    (
        "regulation",
        re.compile(r"\bереже(?:ни|нин|ге|си|де|нин|)\b|\bположени[еяюи]\b"),
        re.compile(r"\bregulation\b"),
    ),
)  # fmt: skip


# Words that name a list where a list is spoken of already ("и у организаций?", "and the territorial ones?").
_AMONG_LISTS = (
    ("territorial-bodies", re.compile(r"\b(?:аумактик|территориал|territorial)\w*")),
    ("organisations", re.compile(r"\b(?:уиим|организац|подведомств|карамаг|organi[sz]ation|subordinate)\w*")),
)
_THE_OTHER = re.compile(
    r"\b(?:баска|екинши|келеси|друг|втор|other|second)\w* (?:\w+ )?(?:тизбе|тизим|переч|спис|list)\w*"
)
_OWN_NAMES = (
    ("decree", re.compile(r"\b(?:жарлик\w* оз\w*|сам\w* указ\w*|decree itself|жарликта|указе)\b")),
    ("regulation", re.compile(r"\b(?:ереже(?:де|нин|си|нин оз\w*)|положени[ие]|regulation)\b")),
)
_PART_WORDS = re.compile(
    r"(?:тизбе|тизим|переч|спис|уиим|организац|аумактик|территориал|орган|подведомств|ведомств|карамаг|бодиес"
    r"|ереже|положени|жарлик|указ|баска|екинши|друг|втор|оз[иі]|сам|lists?|territorial|bod(?:y|ies)|organi[sz]ations?"
    r"|subordinate|regulation|decree|itself|other|second|ones?|same|number|номер|номир|под|этим|тем)\w*"
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
