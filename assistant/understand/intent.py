"""What a question wants: the text of a clause, its history, the act's status, or nothing that a law can tell.

Owns: the cue words of the three languages and the rules over them. Must not know: acts, clauses, dates. Cues for
Kazakh and Russian are written as skeletons (``skeleton.py``), so that one spelling serves every keyboard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.understand import cues
from assistant.understand.skeleton import skeleton


class Intent(StrEnum):
    """What is wanted."""

    CONTENT = "content"
    HISTORY = "history"
    STATUS = "status"
    ADOPTION = "adoption"
    THANKS = "thanks"


class Aspect(StrEnum):
    """What of a history is wanted."""

    ALL = "all"
    LAST = "last"
    FIRST = "first"
    EFFECT = "effect"
    REMOVED = "removed"
    INSERTED = "inserted"
    RESTATED = "restated"
    WORDING = "wording"  # what it said at another time
    SINCE = "since"  # since when the wording stands


@dataclass(frozen=True, slots=True)
class Wanted:
    """The intent, its aspect, and the question without the words that told it."""

    intent: Intent
    aspect: Aspect = Aspect.ALL
    rest: str = ""


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

# "When was it adopted?": a word that asks, a past deed of lawmaking, and a noun for the act, in that or another order.
_ASKS_WHEN = re.compile(r"\b(?:кашан|каи (?:жил|кун)\w*|ким|кандаи орган|когда|в каком году|кто|кем|какого числа)\b")
_ASKS_WHEN_EN = re.compile(r"\b(?:when|who|(?:what|which) (?:year|date))\b")
_ACT = re.compile(r"\b(?:ереже|жарли[кг]|акт|кужат|указ|положени|документ|ол\b|он\b|оно\b|его\b)")
_ACT_NOUN = re.compile(r"(?:ереже|жарли[кг]|акт(?:и|ини|иге)?|кужат|указ|положени|документ)\w{0,5}$")
_ACT_EN = re.compile(r"\b(?:decree|regulation|act|document)\b")
_MADE = re.compile(
    r"\b(?:(?:кабилда|шигар|бекит|кол кои)\w*(?:ган|ген|кан|кен|илди|алди|нди|ти)\b"
    r"|(?:приня(?:л|т|в)|издал|издан|утвердил|утвержден|подписал|подписан)\w*)"
)
_MADE_EN = re.compile(r"\b(?:adopted|issued|approved|signed|enacted)\b")


def skeletons(text: str) -> str:
    """The words of a text as skeletons, one blank between."""
    return " ".join(skeleton(word) for word in _WORD.findall(text))


def plain(text: str) -> str:
    """The words of a text in small letters, one blank between."""
    return " ".join(word.lower() for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class _Text:
    """One question in both readings."""

    bones: str
    raw: str

    def has(self, cue: re.Pattern[str], english: re.Pattern[str]) -> bool:
        return bool(cue.search(self.bones) or english.search(self.raw))


def want(text: str) -> Wanted:
    """Tell what a question wants, by its words alone."""
    seen = _Text(skeletons(text), plain(text))
    rest = strip_cues(text)
    if len(seen.raw.split()) <= 4 and seen.has(cues.THANKS, cues.THANKS_EN) and not _names_something(rest):
        return Wanted(Intent.THANKS)
    changed = seen.has(cues.CHANGE, cues.CHANGE_EN) or _moves_provision(seen)
    if seen.has(cues.WORDING, cues.WORDING_EN):
        return Wanted(Intent.HISTORY, Aspect.WORDING, rest)
    if seen.has(cues.STATUS, cues.STATUS_EN) and not changed:
        return Wanted(Intent.STATUS, rest=rest)
    if changed and not seen.has(cues.NOT_CHANGE, cues.NOT_CHANGE_EN):
        return Wanted(Intent.HISTORY, _aspect(seen), rest)
    if _adopts(seen):
        return Wanted(Intent.ADOPTION, rest=rest)
    if seen.has(cues.EFFECT, cues.EFFECT_EN):
        return Wanted(Intent.HISTORY, Aspect.EFFECT, rest)
    if seen.has(cues.SINCE, cues.SINCE_EN):
        return Wanted(Intent.HISTORY, Aspect.SINCE, rest)
    return Wanted(Intent.CONTENT, rest=rest)


def _moves_provision(seen: _Text) -> bool:
    moved = seen.has(cues.REMOVED, cues.REMOVED_EN) or seen.has(cues.INSERTED, cues.INSERTED_EN)
    return moved and seen.has(cues.PROVISION, cues.PROVISION_EN)


def _adopts(seen: _Text) -> bool:
    return _made(seen.bones, _ASKS_WHEN, _ACT, _MADE) or _made(seen.raw, _ASKS_WHEN_EN, _ACT_EN, _MADE_EN)


def _made(text: str, asks: re.Pattern[str], act: re.Pattern[str], made: re.Pattern[str]) -> bool:
    """Whether a text asks, and then tells of the making of an act."""
    asked = asks.search(text)
    if asked is None or not act.search(text):
        return False
    deed = made.search(text, asked.end())
    return deed is not None


def aspect_of(text: str) -> Aspect:
    """The aspect that a text's words tell, whatever its intent ("and the last time?")."""
    return _aspect(_Text(skeletons(text), plain(text)))


def _aspect(seen: _Text) -> Aspect:
    order = (
        (Aspect.SINCE, cues.SINCE, cues.SINCE_EN),
        (Aspect.LAST, cues.LAST, cues.LAST_EN),
        (Aspect.FIRST, cues.FIRST, cues.FIRST_EN),
        (Aspect.EFFECT, cues.EFFECT, cues.EFFECT_EN),
        (Aspect.REMOVED, cues.REMOVED, cues.REMOVED_EN),
        (Aspect.INSERTED, cues.INSERTED, cues.INSERTED_EN),
        (Aspect.RESTATED, cues.RESTATED, cues.RESTATED_EN),
    )
    return next((aspect for aspect, cue, english in order if seen.has(cue, english)), Aspect.ALL)


_ALL_CUES = (
    cues.CHANGE,
    cues.REMOVED,
    cues.INSERTED,
    cues.RESTATED,
    cues.LAST,
    cues.FIRST,
    cues.EFFECT,
    cues.SINCE,
    cues.WORDING,
    cues.STATUS,
    cues.THANKS,
)
_ALL_CUES_EN = (
    cues.CHANGE_EN,
    cues.REMOVED_EN,
    cues.INSERTED_EN,
    cues.RESTATED_EN,
    cues.LAST_EN,
    cues.FIRST_EN,
    cues.EFFECT_EN,
    cues.SINCE_EN,
    cues.WORDING_EN,
    cues.STATUS_EN,
    cues.THANKS_EN,
)
# Words that ask or link and name nothing; skeletons for Kazakh and Russian, plain for English.


def strip_cues(text: str) -> str:
    """The question without cue words and words that name nothing: what is left names the matter, if anything does."""
    kept = []
    for word in _WORD.findall(text):
        bone, raw = skeleton(word), word.lower()
        if bone in cues.EMPTY or raw in cues.EMPTY_EN or word.isdigit() or _ACT_NOUN.match(bone):
            continue
        if any(cue.fullmatch(bone) for cue in _ALL_CUES) or any(cue.fullmatch(raw) for cue in _ALL_CUES_EN):
            continue
        kept.append(word)
    return " ".join(kept)


def _names_something(rest: str) -> bool:
    return bool(rest.strip())
