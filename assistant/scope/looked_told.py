"""What a look-up over the library says: the acts it found, of how many, and what it could not tell.

Owns: the answer of such a look-up. Must not know: how acts were found, edges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, AnswerKind, Notice
from assistant.compose.base import Asking, answer
from assistant.scope.looked import Looked
from assistant.understand.looks import Look
from assistant.words import day, say
from corpus.cite import told_apart
from corpus.ids import ACT
from corpus.model import ActCard

_LISTED = 10  # acts that a message lists; the answer's data hold all
_PLACES = 5  # places of one of them


def told_of(
    look: Look, found: Looked, everything: int, unsearched: int, asking: Callable[[str], Asking], home: str
) -> Answer:
    """The answer of a look-up.

    Args:
        look: by what acts were asked for.
        found: what was found.
        everything: how many acts were looked at.
        unsearched: how many could not be.
        asking: the circumstances of the question, put to an act by its id.
        home: the act that stands for the library where nothing was found.
    """
    about = asking(found.cards[0].id if found.cards else home)
    language = about.language
    head = say(f"look_{look}", language, words=found.words, day=day(found.days[1]) if found.days else "")
    by = f" ({found.by})" if found.by else ""
    days = "" if look is Look.IN_FORCE or not found.days else f", {_days(*found.days, language)}"
    named = say("look_named", language, words=" ".join(found.names)) if found.names else ""
    first = say("look", language, head=f"{head}{by}{days}{named}", count=len(found.cards), all=everything)
    lines = [first, *_listed(found, language, asking)]
    notices = tuple(_untold(look, found, unsearched, language))
    whole = answer(about, AnswerKind.ACTS, "\n".join([*lines, *(notice.text for notice in notices)]))
    return replace(whole, notices=notices, same=found.cards, changes=found.changes)


def _days(first: date, last: date, language: str) -> str:
    if first == last:
        return day(first)
    if last == date.max:
        return say("look_since", language, day=day(first))
    return say("look_until", language, day=day(last)) if first == date.min else f"{day(first)} – {day(last)}"


def _listed(found: Looked, language: str, asking: Callable[[str], Asking]) -> Iterator[str]:
    for card in found.cards[:_LISTED]:
        yield f"• {told_apart(card, language)}{_changes(found, card, language, asking)}"
    if len(found.cards) > _LISTED:
        yield f"• {say('more_acts', language, count=len(found.cards) - _LISTED)}"


def _changes(found: Looked, card: ActCard, language: str, asking: Callable[[str], Asking]) -> str:
    """The places of an act that were changed."""
    targets = dict.fromkeys(change.target for change in found.changes if change.act == card.id)
    places = [target for target in targets if target != ACT]
    if not places:
        return ""
    opened = asking(card.id)
    cited = [opened.cite(target) for target in places[:_PLACES]]
    rest = len(places) - len(cited)
    return f" – {'; '.join([*cited, *([say('more_acts', language, count=rest)] if rest else [])])}"


def _untold(look: Look, found: Looked, unsearched: int, language: str) -> Iterator[Notice]:
    """What was not looked at, and by what nothing was narrowed."""
    if found.untold:
        kind = "status" if look in (Look.ENDED, Look.IN_FORCE) else str(look)
        yield Notice("look_untold", say(f"look_untold_{kind}", language, count=found.untold))
    if look is Look.SAID:
        yield Notice("look_by_words", say("look_by_words", language))
    if look in (Look.CHANGED, Look.EFFECTIVE):
        yield Notice("look_by_notes", say("look_by_notes", language))
    if found.unused:
        yield Notice("look_unused", say("look_unused", language, words=" ".join(found.unused)))
    if unsearched:
        yield Notice("unsearched", say("unsearched", language, count=unsearched))
