"""Follow-ups made whole from the turns before them, by rules that can be read and tested.

Owns: what a turn and a completed question are, and the rules, in order. Must not know: how an answer is made, or who
keeps the turns (``conversation.py``). Nothing is rewritten behind the reader's back: a completed question tells what it
was read as.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerKind
from assistant.compose.base import changes
from assistant.understand import follow_up_cues as cues
from assistant.understand.asks import KINDS, kinds_of
from assistant.understand.dates import DateMention
from assistant.understand.instruments import InstrumentMention
from assistant.understand.intent import Aspect, Intent, aspect_of, plain, skeletons, strip_cues
from assistant.understand.numerals import spelled_numbers
from assistant.understand.object import corrected, object_of, points, put_in
from assistant.understand.parts import find_parts, names_only_parts, part_among
from assistant.understand.question import Understood, undated
from assistant.understand.references import Reference, list_slugs
from assistant.understand.skeleton import skeleton
from assistant.words import citation
from corpus.history import history
from corpus.ids import ACT
from corpus.model import Act, Event, EventKind, Span

if TYPE_CHECKING:
    from assistant.conversation import Conversation

_LONGEST_FOLLOW_UP = 9  # words; a longer question stands on its own, marker or not
_LONGEST_DANGLING = 4
_LONGEST_WHY = 6
_LONGEST_OF_REFUSED = 12
_FEW = 2
_DETAILS = {"person", "place", "manner"}
_STEM = 5  # letters by which two forms of a word are told to be one
_LIST_PARTS = ("organisations", "territorial-bodies", "list")


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer."""

    whole: Completed
    answer: Answer
    language: str
    alone: bool = True  # whether it took nothing from the turns before

    @property
    def understood(self) -> Understood:
        """The question, completed."""
        return self.whole.understood

    @property
    def focus(self) -> tuple[str, ...]:
        """What the answer speaks of, the act as a whole left out."""
        told = tuple(place for place in self.answer.about if place != ACT)
        return told or tuple(place for place in self.whole.clauses if self.answer.about and place != ACT)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses among it."""
        return tuple(place for place in self.focus if "/" in place)

    @property
    def shown(self) -> tuple[str, ...]:
        """The clauses to which "show it" points: those spoken of, else those that a decree is told to have changed."""
        return self.clauses or tuple(quote.clause for quote in self.answer.quotes)

    @property
    def refused(self) -> bool:
        """Whether it asked for something that the act does not tell."""
        asked = self.understood.wanted.intent is Intent.CONTENT and bool(self.understood.wanted.rest)
        return asked and self.answer.kind is AnswerKind.NOT_ANSWERED and not self.understood.references

    @property
    def found_by_meaning(self) -> bool:
        """Whether its clauses were found, not named."""
        return self.answer.kind in (AnswerKind.CLAUSE, AnswerKind.CLAUSES)


@dataclass(frozen=True, slots=True)
class Completed:
    """A follow-up made whole.

    Attributes:
        understood: the whole question.
        clauses: clauses that it points back to.
        apart_from: clauses already answered, for "and the others?".
        language: of the answer, where the follow-up chose one.
        shown: the question as understood, for the reader.
    """

    understood: Understood
    shown: str
    clauses: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    fragment: str = ""
    language: str | None = None
    same_content: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A short question with the turn it may go on from."""

    talk: Conversation
    read: Understood
    topic: Turn
    bones: str
    words: str

    def says(self, cue: re.Pattern[str]) -> bool:
        """Whether the question holds a cue, as skeletons or as plain words."""
        return bool(cue.search(self.bones) or cue.search(self.words))

    @property
    def length(self) -> int:
        """Its number of words."""
        return len(self.words.split())

    @property
    def wants(self) -> Intent:
        """What it wants."""
        return self.read.wanted.intent

    @property
    def after_history(self) -> bool:
        """Whether the turn before was about history."""
        return self.topic.answer.kind is AnswerKind.HISTORY and self.talk.turns[-1] is self.topic

    @property
    def matter(self) -> str:
        """What the question names itself, apart from its time and cue words."""
        return self.read.wanted.rest

    @property
    def own_list(self) -> str | None:
        """The list that the question itself names."""
        return next((slug for slug in find_parts(self.read.text) if slug in list_slugs(self.talk.act)), None)

    @property
    def list_talked_of(self) -> str | None:
        """The list that the last turns were about, whether they found anything in it or not."""
        lists = list_slugs(self.talk.act)
        for turn in reversed(self.talk.turns):
            named = [reference.part for reference in turn.understood.references if reference.part]
            place = turn.focus[-1].split("/")[0] if turn.focus else named[-1] if named else None
            if place is not None:
                return place if place in lists else None
        return None

    def only(self, words: re.Pattern[str]) -> bool:
        """Whether all that it names itself are such words, and words that point."""
        return all(_fits(word, words) or _fits(word, cues.POINTING) for word in self.matter.split())

    def whole(self, understood: Understood, places: tuple[str, ...] = (), *, same: bool = False) -> Completed:
        """The follow-up completed by places that it points back to."""
        shown = f"{_cited(places, self.read.language)} — {self.read.text}" if places else self._beside()
        return Completed(understood, shown, places, same_content=same)

    def _beside(self) -> str:
        return f"{self.topic.answer.understood} — {self.read.text}"


def _fits(word: str, cue: re.Pattern[str]) -> bool:
    """Whether a word, as it stands or as its skeleton, is one that a cue names."""
    return bool(cue.fullmatch(skeleton(word)) or cue.fullmatch(word.lower()))


def _cited(places: tuple[str, ...], language: str) -> str:
    return "; ".join(citation(place, language) for place in places)


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
    return Completed(replace(_content(read), wanted=replace(read.wanted, intent=Intent.CONTENT, rest="")), read.text)


def _other_language(now: FollowUp) -> Completed | None:
    """«На русском?»: the last answer again, in another language."""
    language = next((language for language, cue in cues.LANGUAGES if now.says(cue)), None)
    if language is None:
        return None
    turn = now.talk.turns[-1]
    again = replace(turn.whole, language=language, shown=turn.answer.understood)
    return replace(again, clauses=turn.clauses, same_content=True) if turn.found_by_meaning else again


def _why(now: FollowUp) -> Completed | None:
    """A bare "why?", "why was it changed?": a law gives rules, not reasons; it is left as it is, to be refused."""
    if now.length > _LONGEST_WHY or now.read.references or not now.says(cues.WHY):
        return None
    own = [word for word in now.matter.split() if not cues.OF_REASON.fullmatch(skeleton(word))]
    own = [
        word for word in own if not cues.OF_REASON.fullmatch(word.lower()) and not cues.WHY.fullmatch(skeleton(word))
    ]
    few = len(own) <= _FEW and (now.says(cues.MARKER) or now.says(cues.POINTING))
    if own and now.length > _FEW and not few:
        return None
    return Completed(emptied(now.read), now.read.text)


def _names_nothing(now: FollowUp) -> bool:
    """Whether it is short and names no clause, day or act."""
    named = now.read.references or now.read.dates or now.read.instruments
    return not named and now.length <= _LONGEST_FOLLOW_UP


def _as_it_was(now: FollowUp) -> Completed | None:
    """«How was it before?»: the former wording of the clause talked about."""
    asks_how = now.says(cues.HOW_THEN) or not now.after_history
    if not _names_nothing(now) or not now.topic.clauses or not now.says(cues.EARLIER) or not now.only(cues.OF_EARLIER):
        return None
    if not asks_how or now.wants not in (Intent.CONTENT, Intent.HISTORY) or _asks_of_change(now):
        return None
    if not now.after_history and not now.says(cues.HOW_THEN) and now.says(cues.PREVIOUS):  # the clause before
        return None
    return now.whole(_as_history(now.read, Aspect.WORDING), now.topic.clauses)


def _asks_of_change(now: FollowUp) -> bool:
    """Whether a change is asked after, and no wording."""
    return now.wants is Intent.HISTORY and now.read.wanted.aspect is not Aspect.WORDING


def _before_that(now: FollowUp) -> Completed | None:
    """«And before that?» after a history: the change before those told; before the first, that there is none."""
    says = now.says(cues.EARLIER) or (now.says(cues.EARLIER_CHANGE) and _asks_of_change(now))
    says = says or (now.says(cues.EARLIER_CHANGE) and bool(cues.TIME_AT_END.search(now.bones)))
    if not now.after_history or not _names_nothing(now) or not says or not now.only(cues.OF_EARLIER):
        return None
    if now.wants not in (Intent.CONTENT, Intent.HISTORY) or now.says(cues.WHY):
        return None
    places = now.topic.focus
    told = [event.date for event in now.topic.answer.events if event.date is not None]
    if not told and now.topic.understood.dates:  # there was none before already
        return now.whole(now.topic.understood, places)
    if not told:
        return now.whole(_as_history(now.read, Aspect.ALL), places) if places else None
    events = [event for place in places for event in history(now.talk.act, place).events if event.target != ACT]
    events = events if places else _changes_of(now.talk.act, places)
    former = [event for event in events if event.date is not None and event.date < min(told)]
    days = [event.date for event in former if event.date is not None]
    span = Span(0, len(now.read.text))
    if not days:
        none = DateMention(min(told), min(told), "day", "before", span)
        return now.whole(replace(_as_history(now.read, Aspect.ALL), dates=(none,)), places)
    return now.whole(_of_acts(now, [event for event in former if event.date == max(days)], Aspect.ALL), places)


def _changes_of(act: Act, places: tuple[str, ...]) -> list[Event]:
    """The changes of the places; of the whole act, where none is given."""
    return [event for place in places or (ACT,) for event in changes(history(act, place))]


def _of_acts(now: FollowUp, events: Sequence[Event], aspect: Aspect) -> Understood:
    """The history made by the acts of these events."""
    span = Span(0, len(now.read.text))
    acts = tuple(InstrumentMention(event.number, event.date, None, None, span) for event in events)
    return replace(_as_history(now.read, aspect), instruments=tuple(dict.fromkeys(acts)))


def _since_when(now: FollowUp) -> Completed | None:
    """«Since when is it so?»: since when the wording stands; after a history, the effect of the changes told."""
    places = now.topic.focus if now.after_history else now.topic.clauses
    if not _names_nothing(now) or not now.says(cues.SINCE_WHEN) or not now.only(cues.OF_SINCE):
        return None
    if now.topic.answer.kind is AnswerKind.STATUS:
        return now.whole(now.topic.understood)
    if not places:
        return None
    changed = _changes_of(now.talk.act, places)
    if not now.after_history or not changed or (now.says(cues.SO) and not now.says(cues.TO_APPLY)):
        return now.whole(_as_history(now.read, Aspect.SINCE), places)
    told = [event for event in now.topic.answer.events if event in changed]
    some = told and len(told) < len(changed)
    effect = _of_acts(now, told, Aspect.EFFECT) if some else _as_history(now.read, Aspect.EFFECT)
    return now.whole(effect, places)


def _adopted_by(now: FollowUp) -> Completed | None:
    """«And by which decree was it approved?» where the act as a whole is talked about: its adoption."""
    of_act = now.topic.answer.kind in (AnswerKind.STATUS, AnswerKind.HISTORY) and not now.topic.clauses
    if not of_act or not _names_nothing(now) or now.wants is not Intent.CONTENT or now.own_list is not None:
        return None
    if not now.says(cues.MADE_IT) or not now.says(cues.DECREE) or not now.only(cues.OF_MADE):
        return None
    adopted = [event for event in now.talk.act.events() if event.kind is EventKind.ADOPTED and event.target == ACT]
    if not adopted or adopted[0].number is None:
        return None
    return now.whole(replace(emptied(now.read), instruments=_of_acts(now, adopted[:1], Aspect.ALL).instruments))


def _who_made(now: FollowUp) -> Completed | None:
    """«Who signed that change?» after a history: the same history, whose acts tell who."""
    if not now.after_history or not _names_nothing(now) or now.wants not in (Intent.CONTENT, Intent.HISTORY):
        return None
    if not now.says(cues.WHO) or not now.says(cues.MADE_IT) or not now.only(cues.OF_MADE):
        return None
    before = now.topic.understood
    return replace(now.whole(before), clauses=() if before.references else now.topic.focus)


def _only_some(now: FollowUp) -> Completed | None:
    """«Only the decrees signed in 2016» after a history: of the places told, what such acts changed."""
    acts = now.read.instruments
    if not now.after_history or not now.topic.focus or not acts or now.read.references or now.says(cues.ASKS):
        return None
    if now.length > _LONGEST_FOLLOW_UP or any(act.number is not None for act in acts) or not now.only(cues.OF_SOME):
        return None
    return now.whole(_as_history(now.read, Aspect.ALL), now.topic.focus)


def _own_subclause(now: FollowUp) -> Completed | None:
    """«When was sub. 6 changed?»: the subclause of the clause talked about, no other clause's."""
    named = now.read.references
    if len(named) != 1 or now.length > _LONGEST_FOLLOW_UP or now.read.instruments or now.wants is Intent.STATUS:
        return None
    bare = named[0].part is None and named[0].level in ("subclause", "either") and len(named[0].numbers) == 1
    place = _within(now, named[0].numbers[0]) if bare else None
    if place is None or (named[0].level == "either" and _in_list(now)):
        return None
    before, goes_on = now.topic.understood, now.after_history and now.says(cues.MARKER) and not _looks(now)
    if now.wants is not Intent.CONTENT:
        return now.whole(replace(now.read, references=(), wanted=replace(now.read.wanted, rest="")), (place,))
    if goes_on and before.instruments:
        return now.whole(replace(before, references=()), (place,))
    told = _as_history(now.read, before.wanted.aspect) if goes_on else _content(now.read)
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


def _full_text(now: FollowUp) -> Completed | None:
    """«Show the full text», "show this clause": the clause talked about, whole."""
    places = now.topic.shown
    if now.read.references or now.length > _LONGEST_FOLLOW_UP or not places or now.read.dates:
        return None
    if now.says(cues.BARE_TEXT) and now.read.wanted.aspect is not Aspect.WORDING:
        return now.whole(_content(now.read), places)
    if not now.says(cues.FULL_TEXT):
        return None
    own = [word for word in now.matter.split() if not cues.OF_TEXT.fullmatch(skeleton(word))]
    if any(not cues.OF_TEXT.fullmatch(word.lower()) for word in own) and not now.says(cues.POINTING):
        return None
    return now.whole(_content(now.read), places)


def _other_part(now: FollowUp) -> Completed | None:
    """«And in the list of organisations?»: the same number in another list; after a list's history, that list's."""
    said = corrected(now.read.text) if now.says(cues.CORRECTS) else now.read.text
    matter = strip_cues(said) if now.says(cues.CORRECTS) else now.matter
    marked = (
        now.says(cues.MARKER)
        or now.says(cues.SAME_NUMBER)
        or len(plain(said).split()) <= _FEW + 1
        or now.says(cues.CORRECTS)
    )
    named = now.read.references or now.read.instruments or now.read.dates
    if named or not marked or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    talked, before = _talked(now), now.talk.turns[-1]
    other = part_among(now.read.text, talked, list_slugs(now.talk.act)) if talked else None
    has = other is not None and any(part.slug == other for part in now.talk.act.parts)
    if other is None or not has or other == talked or not names_only_parts(matter.split()):
        return None
    if before.understood.instruments and before.answer.kind is AnswerKind.HISTORY:
        return now.whole(replace(before.understood, references=()), (other,))
    number = _last_number(before)
    if number is None:
        aspect = before.understood.wanted.aspect
        return now.whole(_as_history(now.read, aspect), (other,)) if now.after_history else None
    span = Span(0, len(now.read.text))
    reference = Reference(other, (number,), span, now.read.text, level="item")
    told = _as_history(now.read) if now.after_history else _content(now.read)
    shown = f"{_cited((f'{other}/{number}',), now.read.language)} — {now.read.text}"
    return Completed(replace(told, references=(reference,)), shown)


def _talked(now: FollowUp) -> str:
    """The slug of the part that the last turn was about."""
    turn = now.talk.turns[-1]
    named = [reference.part for reference in turn.understood.references if reference.part]
    if turn.focus:
        return turn.focus[-1].split("/")[0]
    return named[-1] if named else "regulation" if turn.understood.instruments else ""


def _last_number(turn: Turn) -> str | None:
    """The number of the one clause or item that a turn was about, found or not; nothing inside a clause counts."""
    places = [place.split("/")[1:] for place in turn.focus if "/" in place]
    numbers = places or [list(reference.numbers) for reference in turn.understood.references]
    return numbers[-1][0] if numbers and len(numbers[-1]) == 1 else None


def _in_the_list(now: FollowUp) -> Completed | None:
    """«Item 1 there», "item 7?", "ондағы 1-тармақ": an item of the list talked of."""
    slug, named = now.list_talked_of, now.read.references
    if slug is None or not named or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
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
    told = _as_history(now.read) if now.after_history and not _looks(now) else _content(now.read)
    shown = f"{_cited(places, now.read.language)} — {now.read.text}"
    return Completed(replace(told, references=items), shown)


def _looks(now: FollowUp) -> bool:
    """Whether the text is called for."""
    return now.says(cues.SHOWS) or now.says(cues.ASKS)


def _neighbour(now: FollowUp) -> Completed | None:
    """«The next subclause?»: the sibling after or before the one talked about."""
    step = 1 if now.says(cues.NEXT) else -1 if now.says(cues.PREVIOUS) else 0
    if not step or now.length > _LONGEST_FOLLOW_UP or not now.topic.clauses or _beyond(now).count(" ") > 1:
        return None
    if now.wants is not Intent.CONTENT:
        return None
    siblings = _siblings(now.talk.act, now.topic.clauses[-1])
    place = siblings.index(now.topic.clauses[-1]) + step
    if not 0 <= place < len(siblings):  # nothing comes after the last: said so, not searched
        return now.whole(emptied(now.read))
    told = _as_history(now.read) if now.after_history else _content(now.read)
    return now.whole(replace(told, references=()), (siblings[place],))


def _beyond(now: FollowUp) -> str:
    """What a question names besides the neighbour and the call for its text."""
    return " ".join(
        w for w in now.matter.split() if not (cues.OF_TEXT.fullmatch(skeleton(w)) or cues.STEPS.fullmatch(skeleton(w)))
    )


def _siblings(act: Act, clause: str) -> list[str]:
    above = clause.rpartition("/")[0]
    return [str(unit.id) for unit in act.units() if str(unit.id).rpartition("/")[0] == above]


def _correction(now: FollowUp) -> Completed | None:
    """«No, I meant 16»: the same question of another clause."""
    if not now.says(cues.CORRECTS) or now.length > _LONGEST_FOLLOW_UP:
        return None
    before = now.talk.turns[-1]
    named = now.read.references
    numbers = _numbers(now.read.text)
    if not named and not numbers:
        return _correction_in_words(now)
    place = _of_a_clause(now)
    if place is not None:
        told = _as_history(before.understood) if before.answer.kind is AnswerKind.HISTORY else _content(now.read)
        return now.whole(replace(told, references=()), (place,))
    if named:
        told = replace(now.read, wanted=before.understood.wanted)
        return Completed(told if before.answer.kind is AnswerKind.HISTORY else _content(now.read), now.read.text)
    place = _by_number(now, numbers[-1])
    if place is None:
        return None
    of_history = before.answer.kind is AnswerKind.HISTORY and not now.says(cues.SHOWS)
    told = _as_history(before.understood) if of_history else _content(now.read)
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
    part = (now.topic.clauses or ("regulation",))[-1].split("/")[0]
    place = f"{part}/{clause[1]}/{named[0].numbers[0]}"
    return place if now.talk.act.has(place) else None


def _correction_in_words(now: FollowUp) -> Completed | None:
    """«No, I meant the deputies»: the question before, of something else."""
    said = corrected(now.read.text)
    if not said or len(said.split()) > _FEW + 1 or not now.topic.found_by_meaning or now.wants is not Intent.CONTENT:
        return None
    if now.says(cues.ASKS) or now.talk.turns[-1] is not now.topic:
        return None
    marked = {"kk": f"ал {said} ше?", "ru": f"а {said}?", "en": f"and {said}?"}[now.topic.understood.language]
    return _contrast(replace(now, read=replace(now.read, text=marked), bones=skeletons(marked), words=plain(marked)))


def _of_refused(now: FollowUp) -> Completed | None:
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


def _by_number(now: FollowUp, number: str) -> str | None:
    """The unit that a bare number means: a sibling of the one talked about, else one inside it or beside it above."""
    act = now.talk.act
    for clause in reversed(now.topic.clauses or now.topic.focus):
        above = clause.rpartition("/")[0]
        places = [f"{above}/{number}", f"{clause}/{number}", f"{above.rpartition('/')[0]}/{number}"]
        found = next((place for place in places if act.has(place)), None)
        if found is not None:
            return found
    return None


def _bare_number(now: FollowUp) -> Completed | None:
    """«And 14?», "and item 21?": the sibling with that number; after a decree, the decree with that number."""
    numbers = cues.NUMBER.findall(now.read.text)
    explicit = any(reference.part or reference.level != "item" for reference in now.read.references)
    if len(numbers) != 1 or now.length > _LONGEST_FOLLOW_UP or now.read.dates or now.read.instruments:
        return None
    before = now.topic.understood
    if before.instruments and any(event.number == numbers[0] for event in now.talk.act.events()):
        named = replace(before.instruments[-1], number=numbers[0], date=None, year=None)
        return now.whole(replace(before, instruments=(named,)))
    of_part = any(reference.part not in (None, "list") for reference in now.read.references)
    if of_part or (explicit and not _in_list(now)):
        return None
    place = _by_number(now, numbers[0])
    if place is None or now.wants is not Intent.CONTENT:
        return None
    told = _as_history(now.read) if now.after_history and not _looks(now) else _content(now.read)
    return now.whole(replace(told, references=()), (place,))


def _in_list(now: FollowUp) -> bool:
    """Whether a list is talked about; its items are called clauses too."""
    return bool(now.topic.clauses) and now.topic.clauses[-1].split("/")[0] in _LIST_PARTS


def _other_reference(now: FollowUp) -> Completed | None:
    """«And clause 20?»: the same question of another clause; a bare subclause is sought in the clause talked about."""
    if not now.read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    context = now.topic.clauses[-1:]
    before = now.topic.understood
    if now.after_history and now.says(cues.MARKER) and before.instruments and not now.says(cues.SHOWS):
        return now.whole(replace(before, references=now.read.references))
    if now.after_history and now.says(cues.MARKER) and not now.says(cues.SHOWS):
        return Completed(_as_history(now.read, now.topic.understood.wanted.aspect), now.read.text, context)
    return Completed(now.read, now.read.text, context)


def _other_time(now: FollowUp) -> Completed | None:
    """«And in 2014?»: the same question about another day."""
    read, before = now.read, now.topic.understood
    if not read.dates or read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    if len(read.wanted.rest.split()) > _FEW or (now.says(cues.ASKS) and read.wanted.rest):
        return None
    whole = replace(before, dates=read.dates, bad_dates=read.bad_dates)
    if now.topic.answer.kind in (AnswerKind.STATUS, AnswerKind.HISTORY):
        return replace(now.whole(whole), clauses=() if before.references else now.topic.focus)
    return replace(now.whole(_content(whole)), clauses=now.topic.clauses, same_content=now.topic.found_by_meaning)


def _of_the_same(now: FollowUp) -> Completed | None:
    """«When was it changed?», "and the last time?": the history of what was just talked of."""
    read, aspect = now.read, aspect_of(now.read.text)
    moved = aspect in (Aspect.REMOVED, Aspect.INSERTED, Aspect.RESTATED)
    if read.references or read.instruments or now.length > _LONGEST_FOLLOW_UP:
        return None
    if now.wants is not Intent.HISTORY and not moved:
        return None
    before = now.topic.understood
    told = read if now.wants is Intent.HISTORY else _as_history(read, aspect)
    told = replace(told, wanted=replace(told.wanted, rest="" if _empty(now) else told.wanted.rest))
    if now.own_list is not None:
        return None
    if now.says(cues.LIST) and now.topic.clauses:
        return now.whole(told, (now.topic.clauses[-1].split("/")[0],))
    if told.wanted.rest and not now.says(cues.POINTING) and not now.says(cues.ALL_OF_THEM):
        return None
    if before.instruments and now.topic.answer.kind is AnswerKind.HISTORY and not moved:
        return now.whole(replace(before, wanted=told.wanted))
    if now.topic.answer.kind is AnswerKind.STATUS and aspect is Aspect.SINCE and not told.wanted.rest:
        return now.whole(before)
    return now.whole(told, now.topic.focus)


def _empty(now: FollowUp) -> bool:
    """Whether the question names nothing of its own, or only points."""
    return not now.read.wanted.rest or (now.says(cues.POINTING) and now.read.wanted.rest.count(" ") < _FEW)


def _repeated(now: FollowUp) -> Completed | None:
    """«By whom?», "and the last time?": nothing of its own is named, so the last question stands."""
    if now.read.references or now.read.instruments or now.length > _LONGEST_FOLLOW_UP or now.read.wanted.rest:
        return None
    if now.wants not in (Intent.CONTENT, now.topic.understood.wanted.intent):
        return None
    before, aspect = now.topic.understood, aspect_of(now.read.text)
    if now.topic.answer.kind is AnswerKind.HISTORY and aspect is not Aspect.ALL:
        before = _as_history(before, aspect)
    focus = () if before.references or before.instruments else now.topic.focus
    return replace(now.whole(before), clauses=focus, same_content=now.topic.found_by_meaning)


def _detail(now: FollowUp) -> Completed | None:
    """«With whose consent?»: a bare question word and one more; the clauses just quoted are what it is about."""
    kinds = {name for name, asked in zip(KINDS, kinds_of(now.read.text), strict=True) if asked}
    bare = (now.length <= _FEW or now.says(cues.WITH_WHOM)) and now.says(cues.ASKS) and not now.says(cues.MARKER)
    if not bare or not kinds or not kinds <= _DETAILS or now.talk.turns[-1] is not now.topic:
        return None
    if now.wants is not Intent.CONTENT or now.read.references or not now.topic.found_by_meaning:
        return None
    return now.whole(_content(now.read), now.topic.clauses, same=True)


def _contrast(now: FollowUp) -> Completed | None:
    """«And the deputies?»: the last question, of something else; what was answered already is not offered again."""
    if now.read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    marked, asks = now.says(cues.MARKER), now.says(cues.ASKS)
    if not marked and not now.says(cues.POINTING) and not (asks and now.length <= _FEW):
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


RULES = (
    _other_language,
    _why,
    _of_refused,
    _correction,
    _full_text,
    _as_it_was,
    _before_that,
    _since_when,
    _who_made,
    _adopted_by,
    _only_some,
    _other_part,
    _own_subclause,
    _in_the_list,
    _neighbour,
    _bare_number,
    _other_reference,
    _other_time,
    _of_the_same,
    _repeated,
    _detail,
    _contrast,
)


def _content(read: Understood) -> Understood:
    return replace(read, wanted=replace(read.wanted, intent=Intent.CONTENT))


def emptied(read: Understood) -> Understood:
    """The question as one that names nothing, to be refused."""
    return replace(_content(read), references=(), wanted=replace(read.wanted, intent=Intent.CONTENT, rest=""))


def _as_history(read: Understood, aspect: Aspect | None = None) -> Understood:
    chosen = aspect if aspect is not None else aspect_of(read.text)
    return replace(read, wanted=replace(read.wanted, intent=Intent.HISTORY, aspect=chosen, rest=""))
