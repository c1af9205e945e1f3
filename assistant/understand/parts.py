"""Whole parts that a question names: the lists and the regulation, without a number.

Owns: the words for parts. Must not know: which parts an act has (the caller looks).
"""

from __future__ import annotations

import re

from assistant.understand.intent import plain, skeletons

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
            r"|\bакимши(?:си|лери|леринин|сине)\w*(?: \w+){0,2} (?:тизбе|тизим)\w*|\bаумактик\w* орган\w*"
        ),
        re.compile(r"\blists? of (?:the )?(?:territorial|court admin)\w*|\bterritorial (?:bodies|body) list"),
    ),
    (
        "regulation",
        re.compile(r"\bереже(?:ни|нин|ге|си|де|нин|)\b|\bположени[еяюи]\b"),
        re.compile(r"\bregulation\b"),
    ),
)  # fmt: skip


def find_parts(text: str) -> tuple[str, ...]:
    """The slugs of the parts that a question names, lists before the regulation that they belong to."""
    bones, raw = skeletons(text), plain(text)
    found = [slug for slug, cue, english in _PARTS if cue.search(bones) or english.search(raw)]
    return tuple(found[:1]) if found else ()
