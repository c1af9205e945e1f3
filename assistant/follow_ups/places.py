"""Follow-ups about another place: "and clause 14?", "the next one", "item 1 there", "and in the other list?".

Owns: the rules that complete a question by a clause, a subclause, a list or a part. Must not know: the rules about
history and about content, their order.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.follow_ups.turn import (
    FEW,
    LONGEST_FOLLOW_UP,
    Completed,
    FollowUp,
    Turn,
    as_content,
    as_history,
    cited,
    emptied,
    looks,
)
from assistant.understand import follow_up_cues as cues
from assistant.understand.intent import Intent, plain, strip_cues
from assistant.understand.object import corrected
from assistant.understand.parts import names_only_parts, part_among
from assistant.understand.references import Reference, list_slugs, main_part, slug_called
from assistant.understand.skeleton import skeleton
from corpus.model import Act, Span


def own_subclause(now: FollowUp) -> Completed | None:
    """«When was sub. 6 changed?»: the subclause of the clause talked about, no other clause's."""
    named = now.read.references
    if len(named) != 1 or now.length > LONGEST_FOLLOW_UP or now.read.instruments or now.wants is Intent.STATUS:
        return None
    bare = named[0].part is None and named[0].level in ("subclause", "either") and len(named[0].numbers) == 1
    place = _within(now, named[0].numbers[0]) if bare else None
    if place is None or (named[0].level == "either" and _in_list(now)):
        return None
    before, goes_on = now.topic.understood, now.after_history and now.says(cues.MARKER) and not looks(now)
    if now.wants is not Intent.CONTENT:
        return now.whole(replace(now.read, references=(), wanted=replace(now.read.wanted, rest="")), (place,))
    if goes_on and before.instruments:
        return now.whole(replace(before, references=()), (place,))
    told = as_history(now.read, before.wanted.aspect) if goes_on else as_content(now.read)
    return now.whole(replace(told, references=()), (place,))


def _within(now: FollowUp, number: str) -> str | None:
    """The subclause with a number inside the clause talked about, or beside the subclause talked about."""
    for clause in reversed(now.topic.clauses):
        above = clause.rpartition("/")[0]
        places = [f"{clause}/{number}", *([f"{above}/{number}"] if "/" in above else [])]
        found = next((place for place in places if now.talk.act.has(place)), None)
        if found is not None:
            return found
    return None


def other_part(now: FollowUp) -> Completed | None:
    """«And in the list of members?»: the same number in another list; after a list's history, that list's."""
    said = corrected(now.read.text) if now.says(cues.CORRECTS) else now.read.text
    matter = strip_cues(said) if now.says(cues.CORRECTS) else now.matter
    marked = (
        now.says(cues.MARKER)
        or now.says(cues.SAME_NUMBER)
        or len(plain(said).split()) <= FEW + 1
        or now.says(cues.CORRECTS)
    )
    named = now.read.references or now.read.instruments or now.read.dates
    if named or not marked or now.length > LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    talked, before = _talked(now), now.talk.turns[-1]
    called = part_among(now.read.text, talked, list_slugs(now.talk.act)) if talked else None
    other = slug_called(now.talk.act, called) if called is not None else None
    if other is None or other == talked or not names_only_parts(matter.split()):
        return None
    if before.understood.instruments and before.answer.kind is AnswerKind.HISTORY:
        return now.whole(replace(before.understood, references=()), (other,))
    number = _last_number(before)
    if number is None:
        aspect = before.understood.wanted.aspect
        return now.whole(as_history(now.read, aspect), (other,)) if now.after_history else None
    span = Span(0, len(now.read.text))
    reference = Reference(other, (number,), span, now.read.text, level="item")
    told = as_history(now.read) if now.after_history else as_content(now.read)
    shown = f"{cited(now.talk.act, (f'{other}/{number}',), now.read.language)} — {now.read.text}"
    return Completed(replace(told, references=(reference,)), shown)


def _talked(now: FollowUp) -> str:
    """The slug of the part that the last turn was about."""
    turn = now.talk.turns[-1]
    named = [reference.part for reference in turn.understood.references if reference.part]
    if turn.focus:
        return turn.focus[-1].split("/")[0]
    return named[-1] if named else main_part(now.talk.act).slug if turn.understood.instruments else ""


def _last_number(turn: Turn) -> str | None:
    """The number of the one clause or item that a turn was about, found or not; nothing inside a clause counts."""
    places = [place.split("/")[1:] for place in turn.focus if "/" in place]
    numbers = places or [list(reference.numbers) for reference in turn.understood.references]
    return numbers[-1][0] if numbers and len(numbers[-1]) == 1 else None


def in_the_list(now: FollowUp) -> Completed | None:
    """«Item 1 there», "item 7?", "ондағы 1-тармақ": an item of the list talked of."""
    slug, named = now.list_talked_of, now.read.references
    if slug is None or not named or now.length > LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    if any(reference.part not in (None, "list") or len(reference.numbers) != 1 for reference in named):
        return None
    there = now.says(cues.THERE) or any(reference.part == "list" for reference in named)
    if not there and any(reference.level not in ("item", "any") for reference in named):
        return None
    items = tuple(replace(reference, part=slug, level="item") for reference in named)
    places = tuple(f"{slug}/{reference.numbers[0]}" for reference in items)
    then = re.match(r"(?:онда|тогда|then)\b", now.bones) is not None
    if (then or not there) and not all(now.talk.act.has(place) for place in places):
        return None
    told = as_history(now.read) if now.after_history and not looks(now) else as_content(now.read)
    shown = f"{cited(now.talk.act, places, now.read.language)} — {now.read.text}"
    return Completed(replace(told, references=items), shown)


def neighbour(now: FollowUp) -> Completed | None:
    """«The next subclause?»: the sibling after or before the one talked about."""
    step = 1 if now.says(cues.NEXT) else -1 if now.says(cues.PREVIOUS) else 0
    if not step or now.length > LONGEST_FOLLOW_UP or not now.topic.clauses or _beyond(now).count(" ") > 1:
        return None
    if now.wants is not Intent.CONTENT:
        return None
    siblings = _siblings(now.talk.act, now.topic.clauses[-1])
    place = siblings.index(now.topic.clauses[-1]) + step
    if not 0 <= place < len(siblings):  # nothing comes after the last: said so, not searched
        return now.whole(emptied(now.read))
    told = as_history(now.read) if now.after_history else as_content(now.read)
    return now.whole(replace(told, references=()), (siblings[place],))


def _beyond(now: FollowUp) -> str:
    """What a question names besides the neighbour and the call for its text."""
    return " ".join(
        w for w in now.matter.split() if not (cues.OF_TEXT.fullmatch(skeleton(w)) or cues.STEPS.fullmatch(skeleton(w)))
    )


def _siblings(act: Act, clause: str) -> list[str]:
    above = clause.rpartition("/")[0]
    return [str(unit.id) for unit in act.units() if str(unit.id).rpartition("/")[0] == above]


def by_number(now: FollowUp, number: str) -> str | None:
    """The unit that a bare number means: a sibling of the one talked about, else one inside it or beside it above."""
    act = now.talk.act
    for clause in reversed(now.topic.clauses or now.topic.focus):
        above = clause.rpartition("/")[0]
        places = [f"{above}/{number}", f"{clause}/{number}", f"{above.rpartition('/')[0]}/{number}"]
        found = next((place for place in places if act.has(place)), None)
        if found is not None:
            return found
    return None


def bare_number(now: FollowUp) -> Completed | None:
    """«And 14?», "and item 21?": the sibling with that number; after a decree, the decree with that number."""
    numbers = cues.NUMBER.findall(now.read.text)
    explicit = any(reference.part or reference.level != "item" for reference in now.read.references)
    if len(numbers) != 1 or now.length > LONGEST_FOLLOW_UP or now.read.dates or now.read.instruments:
        return None
    before = now.topic.understood
    if before.instruments and any(event.number == numbers[0] for event in now.talk.act.events()):
        named = replace(before.instruments[-1], number=numbers[0], date=None, year=None)
        return now.whole(replace(before, instruments=(named,)))
    of_part = any(reference.part not in (None, "list") for reference in now.read.references)
    if of_part or (explicit and not _in_list(now)):
        return None
    place = by_number(now, numbers[0])
    if place is None or now.wants is not Intent.CONTENT:
        return None
    told = as_history(now.read) if now.after_history and not looks(now) else as_content(now.read)
    return now.whole(replace(told, references=()), (place,))


def _in_list(now: FollowUp) -> bool:
    """Whether a list is talked about; its items are called clauses too."""
    return bool(now.topic.clauses) and now.topic.clauses[-1].split("/")[0] in list_slugs(now.talk.act)


def other_reference(now: FollowUp) -> Completed | None:
    """«And clause 20?»: the same question of another clause; a bare subclause is sought in the clause talked about."""
    if not now.read.references or now.length > LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    context = now.topic.clauses[-1:]
    before = now.topic.understood
    if now.after_history and now.says(cues.MARKER) and before.instruments and not now.says(cues.SHOWS):
        return now.whole(replace(before, references=now.read.references))
    if now.after_history and now.says(cues.MARKER) and not now.says(cues.SHOWS):
        return Completed(as_history(now.read, now.topic.understood.wanted.aspect), now.read.text, context)
    return Completed(now.read, now.read.text, context)
