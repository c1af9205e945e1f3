"""Follow-ups about what a clause says: "no, I meant …", "and the deputies?", "with whose consent?", "in Russian?".

Owns: the rules that ask the last question again, of something else, more closely, in full or in another language, and
the questions that nothing can complete. Must not know: the rules about history, the order of the rules.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.follow_ups.places import by_number
from assistant.follow_ups.turn import FEW, LONGEST_FOLLOW_UP, Completed, FollowUp, as_content, as_history, emptied
from assistant.understand import follow_up_cues as cues
from assistant.understand.asks import KINDS, kinds_of
from assistant.understand.intent import Aspect, Intent, aspect_of, plain, skeletons, strip_cues
from assistant.understand.numerals import spelled_numbers
from assistant.understand.object import corrected, object_of, points, put_in
from assistant.understand.question import Understood, undated
from assistant.understand.references import main_part
from assistant.understand.skeleton import skeleton

_LONGEST_DANGLING = 4
_LONGEST_WHY = 6
_LONGEST_OF_REFUSED = 12
_DETAILS = {"person", "place", "manner"}
_STEM = 5  # letters by which two forms of a word are told to be one


def dangling(read: Understood) -> Completed | None:
    """A follow-up with nothing to follow ("and the deputies?"): there is nothing it could mean."""
    bones, words = skeletons(read.text), plain(read.text)
    marked = cues.MARKER.search(bones) or cues.MARKER.search(words)
    points = cues.POINTING.search(bones) or cues.POINTING.search(words)
    asks = cues.ASKS.search(bones) or cues.ASKS.search(words)
    named = read.references or read.dates or read.instruments
    if named or len(words.split()) > _LONGEST_DANGLING or not (marked or points):
        return None
    if read.wanted.intent is Intent.STATUS:  # "is this decree in force?": there is but one act
        return None
    if asks and (read.wanted.rest or not points or not marked):
        return None
    return Completed(replace(as_content(read), wanted=replace(read.wanted, intent=Intent.CONTENT, rest="")), read.text)


def other_language(now: FollowUp) -> Completed | None:
    """«На русском?»: the last answer again, in another language."""
    language = next((language for language, cue in cues.LANGUAGES if now.says(cue)), None)
    if language is None:
        return None
    turn = now.talk.turns[-1]
    again = replace(turn.whole, language=language, shown=turn.answer.understood)
    return replace(again, clauses=turn.clauses, same_content=True) if turn.found_by_meaning else again


def why(now: FollowUp) -> Completed | None:
    """A bare "why?", "why was it changed?": a law gives rules, not reasons; it is left as it is, to be refused."""
    if now.length > _LONGEST_WHY or now.read.references or not now.says(cues.WHY):
        return None
    own = [word for word in now.matter.split() if not cues.OF_REASON.fullmatch(skeleton(word))]
    own = [
        word for word in own if not cues.OF_REASON.fullmatch(word.lower()) and not cues.WHY.fullmatch(skeleton(word))
    ]
    few = len(own) <= FEW and (now.says(cues.MARKER) or now.says(cues.POINTING))
    if own and now.length > FEW and not few:
        return None
    return Completed(emptied(now.read), now.read.text)


def full_text(now: FollowUp) -> Completed | None:
    """«Show the full text», "show this clause": the clause talked about, whole."""
    places = now.topic.shown
    if now.read.references or now.length > LONGEST_FOLLOW_UP or not places or now.read.dates:
        return None
    if now.says(cues.BARE_TEXT) and now.read.wanted.aspect is not Aspect.WORDING:
        return now.whole(as_content(now.read), places)
    if not now.says(cues.FULL_TEXT):
        return None
    own = [word for word in now.matter.split() if not cues.OF_TEXT.fullmatch(skeleton(word))]
    if any(not cues.OF_TEXT.fullmatch(word.lower()) for word in own) and not now.says(cues.POINTING):
        return None
    return now.whole(as_content(now.read), places)


def correction(now: FollowUp) -> Completed | None:
    """«No, I meant 16»: the same question of another clause."""
    if not now.says(cues.CORRECTS) or now.length > LONGEST_FOLLOW_UP:
        return None
    before = now.talk.turns[-1]
    named = now.read.references
    numbers = _numbers(now.read.text)
    if not named and not numbers:
        return _correction_in_words(now)
    place = _of_a_clause(now)
    if place is not None:
        told = as_history(before.understood) if before.answer.kind is AnswerKind.HISTORY else as_content(now.read)
        return now.whole(replace(told, references=()), (place,))
    if named:
        told = replace(now.read, wanted=before.understood.wanted)
        return Completed(told if before.answer.kind is AnswerKind.HISTORY else as_content(now.read), now.read.text)
    place = by_number(now, numbers[-1])
    if place is None:
        return None
    of_history = before.answer.kind is AnswerKind.HISTORY and not now.says(cues.SHOWS)
    told = as_history(before.understood) if of_history else as_content(now.read)
    return now.whole(replace(told, references=()), (place,))


def _numbers(text: str) -> list[str]:
    """The numbers of a text, in figures or as one word ("шестого", "алтыншы", "sixth")."""
    words = plain(text).split()
    spelled = spelled_numbers([skeleton(word) for word in words], words)
    return cues.NUMBER.findall(text) or [str(number.value) for number in spelled if number.kind == "ordinal"]


def _of_a_clause(now: FollowUp) -> str | None:
    """ "15-тің 3-тармақшасы", "15-го подпункт 3": a subclause whose clause is a bare number with a case ending."""
    named, clause = now.read.references, cues.GENITIVE_NUMBER.search(now.read.text)
    if clause is None or len(named) != 1 or named[0].level != "subclause" or len(named[0].numbers) != 1:
        return None
    part = (now.topic.clauses or (main_part(now.talk.act).slug,))[-1].split("/")[0]
    place = f"{part}/{clause[1]}/{named[0].numbers[0]}"
    return place if now.talk.act.has(place) else None


def _correction_in_words(now: FollowUp) -> Completed | None:
    """«No, I meant the deputies»: the question before, of something else."""
    said = corrected(now.read.text)
    if not said or len(said.split()) > FEW + 1 or not now.topic.found_by_meaning or now.wants is not Intent.CONTENT:
        return None
    if now.says(cues.ASKS) or now.talk.turns[-1] is not now.topic:
        return None
    marked = {"kk": f"ал {said} ше?", "ru": f"а {said}?", "en": f"and {said}?"}[now.topic.understood.language]
    return contrast(replace(now, read=replace(now.read, text=marked), bones=skeletons(marked), words=plain(marked)))


def of_refused(now: FollowUp) -> Completed | None:
    """«No, who affixes it?» after a question that was refused: its object stands for the pronoun."""
    before = now.talk.turns[-1]
    named = now.read.references or now.read.instruments
    if not before.refused or not before.alone or named or now.length > _LONGEST_OF_REFUSED:
        return None
    said, thing = corrected(now.read.text), object_of(before.understood.text)
    corrects = now.says(cues.CORRECTS) and now.says(cues.ASKS)
    if now.wants is not Intent.CONTENT or not said or not (points(said) or corrects):
        return None
    text = put_in(said, thing) if thing else said
    wanted = replace(now.read.wanted, rest=strip_cues(text))
    return Completed(replace(now.read, text=text, wanted=wanted), f"{before.understood.text} — {now.read.text}")


def repeated(now: FollowUp) -> Completed | None:
    """«By whom?», "and the last time?": nothing of its own is named, so the last question stands."""
    if now.read.references or now.read.instruments or now.length > LONGEST_FOLLOW_UP or now.read.wanted.rest:
        return None
    if now.wants not in (Intent.CONTENT, now.topic.understood.wanted.intent):
        return None
    if now.wants is Intent.STATUS and now.read.dates:  # "was it in force in 2016?" needs nothing from before
        return None
    before, aspect = now.topic.understood, aspect_of(now.read.text)
    if now.topic.answer.kind is AnswerKind.HISTORY and aspect is not Aspect.ALL:
        before = as_history(before, aspect)
    focus = () if before.references or before.instruments else now.topic.focus
    return replace(now.whole(before), clauses=focus, same_content=now.topic.found_by_meaning)


def detail(now: FollowUp) -> Completed | None:
    """«With whose consent?»: a bare question word and one more; the clauses just quoted are what it is about."""
    kinds = {name for name, asked in zip(KINDS, kinds_of(now.read.text), strict=True) if asked}
    bare = (now.length <= FEW or now.says(cues.WITH_WHOM)) and now.says(cues.ASKS) and not now.says(cues.MARKER)
    if not bare or not kinds or not kinds <= _DETAILS or now.talk.turns[-1] is not now.topic:
        return None
    if now.wants is not Intent.CONTENT or now.read.references or not now.topic.found_by_meaning:
        return None
    return now.whole(as_content(now.read), now.topic.clauses, same=True)


def contrast(now: FollowUp) -> Completed | None:
    """«And the deputies?»: the last question, of something else; what was answered already is not offered again."""
    if now.read.references or now.length > LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    marked, asks = now.says(cues.MARKER), now.says(cues.ASKS)
    if not marked and not now.says(cues.POINTING) and not (asks and now.length <= FEW):
        return None
    whole = replace(now.read, text=f"{now.read.text} {undated(now.topic.understood)}")
    apart = now.topic.clauses if marked and not asks else ()
    fragment = ("" if _takes_up(now) else undated(now.read)) if asks else _in_the_frame(now)
    return Completed(whole, f"{now.topic.answer.understood} — {now.read.text}", (), apart, fragment)


def _takes_up(now: FollowUp) -> bool:
    """Whether the follow-up says a word of the last question again ("кто ставит …?" — "а кто ставил?")."""
    said = {skeleton(word)[:_STEM] for word in strip_cues(now.topic.understood.text).split()}
    own = {skeleton(word)[:_STEM] for word in strip_cues(undated(now.read)).split()}
    return bool(own) and own <= said


def _in_the_frame(now: FollowUp) -> str:
    """The follow-up put into the frame of the last question: its question word and verb, another object."""
    before, own = now.topic.understood.text.strip("?!. ").split(), now.read.text.strip("?!. ")
    own = cues.LEADING_MARKER.sub("", own)
    if now.topic.understood.language == "kk":
        asking = [word for word in before if cues.ASKS.search(skeletons(word))][-1:]
        return " ".join([cues.TRAILING_MARKER.sub("", own), *asking, before[-1]])
    return " ".join([*before[:2], own])
