"""The way of a question for a list: where a word stands, what a part consists of; and of a word to the assistant.

Owns: when such a list is given, and of which words or which place. Must not know: the other rules and their order
(``route.py``), how a list is composed.
"""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.case import Case
from assistant.compose import lists
from assistant.mentions import mentions, quoted_in, words_held
from assistant.understand.asks import breadth_of
from assistant.understand.want import Want
from assistant.understand.wishes import load_wishes

_KEYWORDS = 3  # words of a search at most
_MOST = 60  # units of a part that are listed; a longer one has its table of contents on the page of the act


def of_assistant(case: Case) -> Answer | None:
    """Greetings, thanks, and questions about the assistant itself."""
    if not case.wants(Want.ABOUT) or case.named.anything or not re.search(r"[^\W\d_]{2}", case.understood.text):
        return None
    asks = breadth_of(case.understood.text)[2] > 0
    return lists.of_assistant(case.asking, short=not asks)


def of_mentions(case: Case) -> Answer | None:
    """Where the words stand that a question puts between quotation marks, or names as its matter."""
    if not case.wants(Want.MENTIONS) or case.named.anything:
        return None
    quoted = quoted_in(case.understood.text)
    words = quoted.split() if quoted else load_wishes().untold(case.understood.matter.split(), Want.MENTIONS)
    if not words:
        return None
    language = case.understood.language
    sought = tuple(words) if quoted else words_held(case.act, words, language) or tuple(words)
    found = mentions(case.act, sought, language)
    apart = not found and not quoted and len(sought) > 1
    return None if apart else lists.of_mentions(case.asking, " ".join(sought), found)


def of_keywords(case: Case) -> Answer | None:
    """A few words that ask nothing ("deadline") are a search: the clauses that hold them all."""
    words = case.understood.text.strip(" ?!.").split()
    if len(words) > _KEYWORDS or case.named.anything or breadth_of(case.understood.text)[2]:
        return None
    found = [m for m in mentions(case.act, words, case.understood.language) if len(words) == 1 or m.holds_phrase]
    return lists.of_mentions(case.asking, " ".join(words), found) if found else None


def of_items(case: Case) -> Answer | None:
    """The items of the part or the clause that a question names; of the act's main document where it names none."""
    if not case.wants(Want.ITEMS) or case.named.absent:
        return None
    place = _listed(case)
    units = lists.units_of(case.asking, place) if place else ()
    return lists.of_items(case.asking, place, units) if 1 < len(units) <= _MOST else None


def _listed(case: Case) -> str:
    named, slugs = (*case.named.clauses, *case.named.parts, *case.parts), {part.slug for part in case.act.parts}
    if named:
        return next((place for place in named if case.act.has(place) or place in slugs), "")
    if load_wishes().untold(case.understood.matter.split(), Want.ITEMS):
        return ""  # a list of something else: "the documents to be filed"
    return case.attached or max(case.act.parts, key=lambda part: len(part.units)).slug
