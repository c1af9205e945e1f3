"""What a question wants: the text of a clause, its history, the act's status, or nothing that a law can tell.

Owns: the cue words of the three languages and the rules over them. Must not know: acts, clauses, dates. Cues for
Kazakh and Russian are written as skeletons (``skeleton.py``), so that one spelling serves every keyboard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from assistant.understand.cues import beside, deeds, times, wants
from assistant.understand.skeleton import skeleton
from assistant.understand.want import Operation, Want, Wish
from corpus.model import EventKind


class Intent(StrEnum):
    """What is wanted."""

    CONTENT = "content"
    HISTORY = "history"
    STATUS = "status"
    ADOPTION = "adoption"
    THANKS = "thanks"  # or another word to the assistant, or about it
    INVENTION = "invention"  # to make something up or to break the rules


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


_INTENTS = {Want.HISTORY: Intent.HISTORY, Want.WORDING: Intent.HISTORY, Want.STATUS: Intent.STATUS,
            Want.ADOPTION: Intent.ADOPTION, Want.ABOUT: Intent.THANKS, Want.NONE: Intent.INVENTION}  # fmt: skip
_BY_KIND = {
    EventKind.REMOVED: Aspect.REMOVED,
    EventKind.INSERTED: Aspect.INSERTED,
    EventKind.RESTATED: Aspect.RESTATED,
}
_BY_OPERATION = {
    Operation.LAST: Aspect.LAST,
    Operation.FIRST: Aspect.FIRST,
    Operation.EFFECT: Aspect.EFFECT,
    Operation.SINCE: Aspect.SINCE,
}


_LIKELIER = 0.5
_LEAST = {Want.ABOUT: 0.9, Want.NONE: 0.95}  # which are answered without a look at the act


def wanted_of(wish: Wish, rest: str) -> Wanted:
    """What the rules of a way look at, for a wish; ``rest`` names the matter. An unsure wish asks for the text."""
    if wish.chance < _LEAST.get(wish.want, _LIKELIER):
        return Wanted(Intent.CONTENT, rest=rest)
    if wish.want is Want.WORDING:
        return Wanted(Intent.HISTORY, Aspect.WORDING, rest)
    if wish.want is not Want.HISTORY:
        return Wanted(_INTENTS.get(wish.want, Intent.CONTENT), rest=rest)
    kind = _BY_KIND[next(iter(wish.kinds))] if len(wish.kinds) == 1 and wish.kinds <= _BY_KIND.keys() else Aspect.ALL
    return Wanted(Intent.HISTORY, _BY_OPERATION.get(wish.operation, kind), rest)


_SLIP_FROM = 5  # letters
_TOLD_TO_NAME = re.compile(r"^\s*(?:please,? )?name (?=(?:all|the|every|each)\b)", re.IGNORECASE)  # elsewhere a noun
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
    place: bool = False  # whether it names a clause by number

    def has(self, cue: re.Pattern[str], english: re.Pattern[str]) -> bool:
        return bool(cue.search(self.bones) or english.search(self.raw))


def want(text: str, *, place: bool = False) -> Wanted:
    """Tell what a question wants, by its words alone.

    Args:
        text: the question, without dates.
        place: whether it names a clause by number, in whatever form; then a misspelt word of change is one too.
    """
    wanted = _want(text, place)
    mended = mend_cues(text) if place and wanted.intent is Intent.CONTENT else text
    return wanted if mended == text else _want(mended, place)


def _want(text: str, place: bool) -> Wanted:
    seen = _Text(skeletons(text), plain(text), place)
    rest = strip_cues(text)
    if len(seen.raw.split()) <= 4 and seen.has(wants.THANKS, wants.THANKS_EN) and not _names_something(rest):
        return Wanted(Intent.THANKS)
    if seen.has(wants.INVENT, wants.INVENT_EN):
        return Wanted(Intent.INVENTION, rest=rest)
    if _asks_within_edition(seen) and len(rest.split()) > 1:
        return Wanted(Intent.CONTENT, rest=rest)
    changed = seen.has(deeds.CHANGE, deeds.CHANGE_EN) or _moves_provision(seen)
    if seen.has(times.WORDING, times.WORDING_EN):
        return Wanted(Intent.HISTORY, Aspect.WORDING, rest)
    if _cancels_place(seen) and not changed:
        return Wanted(Intent.HISTORY, Aspect.REMOVED, rest)
    if seen.has(wants.STATUS, wants.STATUS_EN) and not changed and not seen.has(wants.OF_OTHERS, wants.OF_OTHERS_EN):
        return Wanted(Intent.STATUS, rest=strip_cues(_without_edges_of(wants.STATUS, text)))
    if changed and not seen.has(deeds.NOT_CHANGE, deeds.NOT_CHANGE_EN):
        return Wanted(Intent.HISTORY, _aspect(seen), _without_lawmaking(rest))
    if _adopts(seen):
        return Wanted(Intent.ADOPTION, rest=rest)
    if seen.has(times.EFFECT, times.EFFECT_EN):
        return Wanted(Intent.HISTORY, Aspect.EFFECT, rest)
    if seen.has(times.SINCE, times.SINCE_EN):
        return Wanted(Intent.HISTORY, Aspect.SINCE, rest)
    return Wanted(Intent.CONTENT, rest=rest)


def _asks_within_edition(seen: _Text) -> bool:
    """Whether an edition is only the time of a question about something else ("кто назначал в редакции 2012 года?")."""
    if seen.place or not seen.has(times.IN_EDITION, times.IN_EDITION_EN):
        return False
    other = _Text(times.IN_EDITION.sub(" ", seen.bones), times.IN_EDITION_EN.sub(" ", seen.raw))
    changed = other.has(deeds.CHANGE, deeds.CHANGE_EN) or other.has(deeds.RESTATED, deeds.RESTATED_EN)
    return not changed and not seen.has(deeds.RESTATED, deeds.RESTATED_EN)


def _without_lawmaking(rest: str) -> str:
    """What is left without the verbs of lawmaking: "жаңа редакцияда қай жарлық бекітті" names no matter."""
    return " ".join(w for w in rest.split() if not (_MADE.fullmatch(skeleton(w)) or _MADE_EN.fullmatch(w.lower())))


def want_then(text: str, undated: str) -> Wanted | None:
    """The wording of a place on a day that the question names; ``None`` where something else is asked.

    Args:
        text: the whole question.
        undated: the same without its dates and editions.
    """
    seen = _Text(skeletons(text), plain(text))
    reads = seen.has(times.TEXT_THEN, times.TEXT_THEN_EN) and seen.has(beside.PLACE, beside.PLACE_EN)
    other = (
        (beside.ASKS_WHEN, beside.ASKS_WHEN_EN),
        (beside.ASKS_WHO, beside.ASKS_WHO_EN),
        (deeds.ALTERED, deeds.ALTERED_EN),
        (deeds.RESTATED, deeds.RESTATED_EN),
        (times.EFFECT, times.EFFECT_EN),
        (times.SINCE, times.SINCE_EN),
    )
    if not reads or any(seen.has(cue, english) for cue, english in other):
        return None
    kept = [word for word in strip_cues(undated).split() if not _is_text_word(word)]
    return Wanted(Intent.HISTORY, Aspect.WORDING, " ".join(kept))


def _is_text_word(word: str) -> bool:
    return bool(times.TEXT_THEN.fullmatch(skeleton(word)) or times.TEXT_THEN_EN.fullmatch(word.lower()))


def _moves_provision(seen: _Text) -> bool:
    """Whether a provision was taken out or put in."""
    removed = seen.has(deeds.REMOVED, deeds.REMOVED_EN) and not deeds.ISSUED.search(seen.bones)
    moved = removed or seen.has(deeds.INSERTED, deeds.INSERTED_EN)
    return (moved and (seen.place or seen.has(beside.PROVISION, beside.PROVISION_EN))) or _brings_in(seen)


def _brings_in(seen: _Text) -> bool:
    """Whether it is asked when or by which act something was brought in ("тармақшаны қай жарлық енгізді?")."""
    brought = seen.has(deeds.BROUGHT_IN, deeds.BROUGHT_IN_EN)
    if not brought or seen.has(deeds.OTHERWISE_BROUGHT, deeds.OTHERWISE_BROUGHT_EN):
        return False
    if seen.has(beside.ASKS_WHEN, beside.ASKS_WHEN_EN):
        return True
    return seen.has(beside.ASKS_WHO, beside.ASKS_WHO_EN) and (seen.place or seen.has(beside.PLACE, beside.PLACE_EN))


def _cancels_place(seen: _Text) -> bool:
    """Whether a place within the act, not the act itself, was done away with ("кем отменён подпункт 3?")."""
    cancelled = seen.has(deeds.CANCELLED, deeds.CANCELLED_EN) and (
        seen.place or seen.has(beside.PLACE, beside.PLACE_EN)
    )
    return cancelled and not seen.has(beside.WHOLE_ACT, beside.WHOLE_ACT_EN)


def _inserts(seen: _Text) -> bool:
    """Whether an insertion is meant, and not any change ("изменения и дополнения")."""
    inserted = seen.has(deeds.INSERTED, deeds.INSERTED_EN) and not seen.has(deeds.ALTERED, deeds.ALTERED_EN)
    return inserted or _brings_in(seen)


def _adopts(seen: _Text) -> bool:
    return _made(seen.bones, _ASKS_WHEN, _ACT, _MADE) or _made(seen.raw, _ASKS_WHEN_EN, _ACT_EN, _MADE_EN)


def _made(text: str, asks: re.Pattern[str], act: re.Pattern[str], made: re.Pattern[str]) -> bool:
    """Whether a text asks, and then tells of the making of an act."""
    asked = asks.search(text)
    if asked is None or not act.search(text):
        return False
    deed = made.search(text, asked.end())
    return deed is not None


def mend_cues(text: str) -> str:
    """The text with misspelt words of change put right: one slip in a word of five letters or more."""
    return _WORD.sub(lambda found: _cue_meant(found.group()), text)


def _cue_meant(word: str) -> str:
    bone = skeleton(word) if not word.isascii() else word.lower()
    if len(bone) < _SLIP_FROM:
        return word
    near = [known for known in deeds.OFTEN_MISSPELT if OSA.distance(bone, known, score_cutoff=1) <= 1]
    return near[0] if near else word


def aspect_of(text: str) -> Aspect:
    """The aspect that a text's words tell, whatever its intent ("and the last time?", "brought in by whom?")."""
    seen = _Text(skeletons(text), plain(text))
    told = _aspect(seen)
    brought = seen.has(deeds.BROUGHT_IN, deeds.BROUGHT_IN_EN) and seen.has(beside.ASKS_WHO, beside.ASKS_WHO_EN)
    other = seen.has(deeds.OTHERWISE_BROUGHT, deeds.OTHERWISE_BROUGHT_EN)
    return Aspect.INSERTED if told is Aspect.ALL and brought and not other and not strip_cues(text) else told


def _aspect(seen: _Text) -> Aspect:
    order = (
        (Aspect.SINCE, times.SINCE, times.SINCE_EN),
        (Aspect.LAST, times.LAST, times.LAST_EN),
        (Aspect.FIRST, times.FIRST, times.FIRST_EN),
        (Aspect.EFFECT, times.EFFECT, times.EFFECT_EN),
        (Aspect.REMOVED, deeds.REMOVED, deeds.REMOVED_EN),
    )
    told = next((aspect for aspect, cue, english in order if seen.has(cue, english)), None)
    if told is not None:
        return told
    if _inserts(seen):
        return Aspect.INSERTED
    return Aspect.RESTATED if seen.has(deeds.RESTATED, deeds.RESTATED_EN) else Aspect.ALL


_ALL_CUES = (
    deeds.CHANGE,
    deeds.REMOVED,
    deeds.INSERTED,
    deeds.BROUGHT_IN,
    deeds.CANCELLED,
    deeds.RESTATED,
    times.LAST,
    times.FIRST,
    times.EFFECT,
    times.SINCE,
    times.WORDING,
    wants.STATUS,
    wants.THANKS,
)
_ALL_CUES_EN = (
    deeds.CHANGE_EN,
    deeds.REMOVED_EN,
    deeds.INSERTED_EN,
    deeds.BROUGHT_IN_EN,
    deeds.CANCELLED_EN,
    deeds.RESTATED_EN,
    times.LAST_EN,
    times.FIRST_EN,
    times.EFFECT_EN,
    times.SINCE_EN,
    times.WORDING_EN,
    wants.STATUS_EN,
    wants.THANKS_EN,
)
# Words that ask or link and name nothing; skeletons for Kazakh and Russian, plain for English.


def strip_cues(text: str) -> str:
    """The question without cue words and words that name nothing: what is left names the matter, if anything does."""
    kept = []
    for word in _WORD.findall(_TOLD_TO_NAME.sub("", text)):
        bone, raw = skeleton(word), word.lower()
        if bone in beside.EMPTY or raw in beside.EMPTY_EN or word.isdigit() or _ACT_NOUN.match(bone):
            continue
        if any(cue.fullmatch(bone) for cue in _ALL_CUES) or any(cue.fullmatch(raw) for cue in _ALL_CUES_EN):
            continue
        kept.append(word)
    return " ".join(kept)


def _without_edges_of(cue: re.Pattern[str], text: str) -> str:
    """The text without the first and the last word of a cue's phrase; what stands between may name the matter."""
    words = _WORD.findall(text)
    bones = " ".join(skeleton(word) for word in words)
    found = cue.search(bones)
    if found is None:
        return text
    first, last = bones[: found.start()].count(" "), bones[: found.end()].count(" ")
    return " ".join(word for place, word in enumerate(words) if place not in (first, last))


def _names_something(rest: str) -> bool:
    return bool(rest.strip())
