"""Which act a text is: the id it gets from its card, and whether two numbers or two cards speak of the same act.

Owns: the grammar of generated ids (``kz-order-2019-193-nk``, ``-ru`` for the Russian text), the comparison of numbers
and of cards. Must not know: what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from corpus.model import ActCard
from corpus.text import fold

_COUNTRY = "kz"
_LONGEST = 80
_CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя"
_IN_LATIN = (
    "a a b v g g d e e zh z i i k k l m n n o o p r s t u u u f h h ts ch sh sh y i e yu ya"  # plain, for ids only
)
_LATIN = dict(zip(_CYRILLIC, _IN_LATIN.split(), strict=True))


def base_id(card: ActCard, path: Path) -> str:
    """The id that an act's requisites make; its file's name where they are not known."""
    if card.number and card.date:
        name = "-".join((_COUNTRY, card.kind or "act", str(card.date.year), slug(card.number)))
        return name if card.language == "kk" else f"{name}-{card.language}"
    return slug(path.stem) or "act"


def slug(words: str) -> str:
    """Words as a part of an id: small Latin letters, digits and single hyphens."""
    latin = "".join(_LATIN.get(sign, sign) for sign in fold(words).lower())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:_LONGEST].strip("-")


def numbered(name: str) -> Iterator[str]:
    """The name, then the name with a number behind it."""
    yield name
    for number in count(2):
        yield f"{name}-{number}"


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two registration numbers are one, however they are typed; one that is not known is no other's."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(number: str) -> str:
    return "".join(fold(number).split()).casefold()


def same_act(one: ActCard, other: ActCard) -> bool:
    """Whether two cards speak of one act in one language.

    Number and date alone do not tell: a hundred councils sign a decision No 5 on the same day. Where neither issuer nor
    title is known of both, nothing is taken for the same.
    """
    if (one.language, one.kind, one.number, one.date) != (other.language, other.kind, other.number, other.date):
        return False
    if one.number is None or one.date is None:
        return True  # the same file at the same place is all that is known
    if one.issuers and other.issuers:
        return _folded(one.issuers) == _folded(other.issuers)
    titles = [dict(card.titles).get(card.language, "") for card in (one, other)]
    return bool(titles[0]) and fold(titles[0]) == fold(titles[1])


def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(fold(name) for name in names))
