"""A file taken for an edition of an act: whether it can be one, and of what day it is.

Owns: the refusals. Must not know: how it is stored.
"""

from __future__ import annotations

from datetime import date

from corpus.editions.days import day_by_notes, day_by_page
from corpus.editions.names import edition_id
from corpus.errors import NotAnEdition
from corpus.identity import same_act
from corpus.model import Act, ActCard
from corpus.text import fold


def dated(act: Act, whole: ActCard, data: bytes, told: date | None, file: str, *, force: bool) -> str:
    """The id of the edition that a text is.

    Args:
        act: as it was read from the text.
        whole: the card of the act that it is said to be an edition of.
        data: the file's bytes.
        told: a day on which the text held, where the user tells one.
        file: for the refusal.
        force: take it for an edition although its card is another act's.

    Raises:
        NotAnEdition: it is another act, or its day cannot be told.
    """
    other = _another(act.card, whole)
    if other and not force:
        raise NotAnEdition(file, whole.id, other, "Check the act's id; --force adds it all the same.")
    day = told or day_by_page(data, act) or day_by_notes(act)
    if day is None:
        reason = "neither its page nor its notes tell of what day it is"
        raise NotAnEdition(file, whole.id, reason, "Tell a day on which this text held with --as-of.")
    return edition_id(whole.id, day)


def _another(card: ActCard, whole: ActCard) -> str:
    """Why a text cannot be the act's; empty where it can. What one of the two does not tell excludes nothing."""
    if card.language != whole.language:
        return f"its language is {card.language}, the act's is {whole.language}"
    for name in ("kind", "number", "date"):
        one, other = getattr(card, name), getattr(whole, name)
        if one and other and one != other:
            return f"its {name} is {one}, the act's is {other}"
    if card.number and card.date and card.issuers and whole.issuers and not same_act(card, whole):
        return f"its issuer is {', '.join(card.issuers)}, the act's is {', '.join(whole.issuers)}"
    titles = [dict(entry.titles).get(entry.language, "") for entry in (card, whole)]
    bare = not (card.number and card.date)
    if bare and all(titles) and fold(titles[0]).casefold() != fold(titles[1]).casefold():
        return "it tells neither number nor day of the act, and its title is another one"
    return ""
