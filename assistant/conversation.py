"""Dialogue: follow-ups completed from earlier turns, by rules that can be read and tested.

Owns: what is remembered of a dialogue and the rules that complete a short question. Must not know: how an answer is
made. Nothing is rewritten behind the reader's back: the answer carries the question as understood. A question that
stands on its own takes nothing from the turns before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerKind
from assistant.understand.asks import KINDS, kinds_of
from assistant.understand.intent import Aspect, Intent, aspect_of, plain, skeletons, strip_cues
from assistant.understand.question import Understood, read_question, undated, understand
from assistant.understand.skeleton import skeleton
from assistant.words import citation
from corpus.ids import ACT
from corpus.model import Act

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_LONGEST_FOLLOW_UP = 9  # words; a longer question stands on its own, marker or not
_LONGEST_DANGLING = 4
_LONGEST_WHY = 2
_FEW = 2
_DETAILS = {"person", "place", "manner"}
_STEM = 5  # letters by which two forms of a word are told to be one
_LIST_PARTS = ("organisations", "territorial-bodies", "list")
_PLEASE = r"(?: (?:аит\w*|жаз\w*|корсет\w*|please|ше|пожалуиста|можно))*$"
_LANGUAGES = tuple(
    (language, re.compile(rf"^(?:\w+ )?(?:{names}){_PLEASE}"))
    for language, names in (
        ("kk", "казакша|казак тилинде|на казахском|in kazakh|kazakh"),
        ("ru", "на русском|по русски|по-русски|орисша|орис тилинде|in russian|russian"),
        ("en", "на англи+ском|по англи+ски|по-англи+ски|агилшинша|агилшин тилинде|in english|english"),
    )
)
_FULL_TEXT = re.compile(
    r"толик мати|мати\w* (?:толик|корсет|оки)|толигимен|матинин? корсет|озин корсет|созбе соз"
    r"|полн\w+ (?:текст|верси)|текст полност|полностью|весь текст|сам текст|дословно|цитат"
    r"|покажи(?:те)? (?:сам |его |ее |этот )?(?:текст|пункт|подпункт|его|ее)"
    r"|full text|whole (?:text|clause)|entire|verbatim|in full|exact (?:text|words|wording)"
    r"|show (?:me )?(?:the |its )?(?:text|clause|it)"
)
_NEXT = re.compile(r"\b(?:келеси\w*|кеинги\w*|следуюш\w*|дальше|next|following|after (?:it|that))\b")
_PREVIOUS = re.compile(
    r"\b(?:алдинги\w*|алдиндаги\w*|предидуш\w*|предшеств\w*|previous|preceding|before (?:it|that))\b"
)
_MARKER = re.compile(r"^(?:ал|а|и|ну а|сонда|онда|жане|and|but|what about|how about|then|so|also)\b|\b(?:ше|шы)$")
_POINTING = re.compile(
    r"\b(?:ол|они|онин|оган|олар\w*|онда|осы|оси|бул|буни|бунин|сол|сони|сонин|сонда|жанаги\w*|аталган"
    r"|он|она|оно|его|ее|их|ему|еи|им|этот|эта|это|етот|ета|ето|етого|етои|ету|ети|тот|там|туда"
    r"|it|its|they|them|their|this|that|these|those|there|he|him|his|she|her)\b"
)
_WHY = re.compile(r"^(?:ал |а |и |но |and |but )?(?:неге|не ушин|почему|зачем|отчего|why)\b")
_ASKS = re.compile(
    r"\b(?:ким\w*|не|неге|каи\w*|кашан|калаи|канша|кто|кем|кому|что|чем|чего|какои|какая|какие|какую|каким|где|когда"
    r"|как|сколько|who|whom|what|which|when|where|how|does|do|is|are|may|can|must)\b"
)
_CORRECTS = re.compile(
    r"^(?:жок|нет|ои|no|sorry|кешириниз|извините|простите)\b|\b(?:имел[аи]? в виду|meant|дегеним|аитамин|аиткам)\b"
)
_LIST = re.compile(r"\b(?:тизбе\w*|тизим\w*|переч\w+|спис\w+|lists?)\b")
_LEADING_MARKER = re.compile(r"^(?:ал|а|и|ну а|and|but|what about|how about)\s+", re.IGNORECASE)
_TRAILING_MARKER = re.compile(r"\s+(?:ше|ша)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.])(\d+(?:-\d+)?)(?:\)|-?(?:[а-яёәіңғүұқөһ]+|st|nd|rd|th))?(?![\w.]|-\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer."""

    understood: Understood
    answer: Answer
    language: str

    @property
    def focus(self) -> tuple[str, ...]:
        """What the answer speaks of, the act as a whole left out."""
        return tuple(place for place in self.answer.about if place != ACT)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses among it."""
        return tuple(place for place in self.focus if "/" in place)

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


class Conversation:
    """A dialogue with the assistant; its turns are kept in order."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.turns: list[Turn] = []

    def ask(self, question: str, as_of: date | None = None, language: str | None = None) -> Answer:
        """Answer the next question of the dialogue; see ``Assistant.ask`` for the arguments and errors."""
        text = read_question(question, self._assistant.settings.longest)
        read = understand(text, self._assistant.today())
        whole = self._complete(read)
        spoken = language or whole.language or self._language(read)
        answer = self._assistant.answer(
            whole.understood,
            question,
            as_of=as_of,
            language=spoken,
            focus=whole.clauses,
            apart_from=whole.apart_from,
            fragment=whole.fragment,
            same_content=whole.same_content,
        )
        answer = replace(answer, understood=whole.shown)
        self.turns.append(Turn(whole.understood, answer, spoken))
        return answer

    def _language(self, read: Understood) -> str:
        return read.language if read.sure_of_language or not self.turns else self.turns[-1].language

    @property
    def topic(self) -> Turn | None:
        """The last turn that found something to talk about; where none did, the last turn."""
        found = next((turn for turn in reversed(self.turns) if turn.answer.about), None)
        return found or (self.turns[-1] if self.turns else None)

    @property
    def act(self) -> Act:
        """The act talked about."""
        return self._assistant.act

    def _complete(self, read: Understood) -> Completed:
        """The question made whole; itself, where it stands on its own."""
        alone = Completed(read, read.text)
        if read.wanted.intent is Intent.THANKS:
            return alone
        topic = self.topic
        if topic is None:
            return _dangling(read) or alone
        follow_up = FollowUp(self, read, topic, skeletons(read.text), plain(read.text))
        whole = next((whole for rule in _RULES if (whole := rule(follow_up)) is not None), None)
        return whole or alone


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

    def whole(self, understood: Understood, places: tuple[str, ...] = (), *, same: bool = False) -> Completed:
        """The follow-up completed by places that it points back to."""
        shown = f"{_cited(places, self.read.language)} — {self.read.text}" if places else self._beside()
        return Completed(understood, shown, places, same_content=same)

    def _beside(self) -> str:
        return f"{self.topic.answer.understood} — {self.read.text}"


def _cited(places: tuple[str, ...], language: str) -> str:
    return "; ".join(citation(place, language) for place in places)


def _dangling(read: Understood) -> Completed | None:
    """A follow-up with nothing to follow ("and the deputies?"): there is nothing it could mean."""
    bones, words = skeletons(read.text), plain(read.text)
    marked = _MARKER.search(bones) or _MARKER.search(words)
    points = _POINTING.search(bones) or _POINTING.search(words)
    asks = _ASKS.search(bones) or _ASKS.search(words)
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
    language = next((language for language, cue in _LANGUAGES if now.says(cue)), None)
    if language is None:
        return None
    turn = now.talk.turns[-1]
    focus = () if turn.understood.references or turn.understood.instruments else turn.focus
    shown = turn.answer.understood
    return Completed(turn.understood, shown, focus, language=language, same_content=turn.found_by_meaning)


def _why(now: FollowUp) -> Completed | None:
    """A bare "why?": a law gives rules, not reasons; the question is left as it is, to be refused."""
    if now.length > _LONGEST_WHY or not now.says(_WHY):
        return None
    wanted = replace(now.read.wanted, intent=Intent.CONTENT, rest="")
    return Completed(replace(now.read, wanted=wanted), now.read.text)


def _full_text(now: FollowUp) -> Completed | None:
    """«Show the full text»: the clause talked about, whole."""
    if now.read.references or now.length > _LONGEST_FOLLOW_UP or not now.topic.clauses or not now.says(_FULL_TEXT):
        return None
    return now.whole(_content(now.read), now.topic.clauses)


def _neighbour(now: FollowUp) -> Completed | None:
    """«The next subclause?»: the sibling after or before the one talked about."""
    step = 1 if now.says(_NEXT) else -1 if now.says(_PREVIOUS) else 0
    if not step or now.length > _LONGEST_FOLLOW_UP or not now.topic.clauses or now.read.wanted.rest.count(" ") > 1:
        return None
    if now.wants is not Intent.CONTENT:
        return None
    siblings = _siblings(now.talk.act, now.topic.clauses[-1])
    place = siblings.index(now.topic.clauses[-1]) + step
    if not 0 <= place < len(siblings):
        return None
    told = _as_history(now.read) if now.after_history else _content(now.read)
    return now.whole(replace(told, references=()), (siblings[place],))


def _siblings(act: Act, clause: str) -> list[str]:
    above = clause.rpartition("/")[0]
    return [str(unit.id) for unit in act.units() if str(unit.id).rpartition("/")[0] == above]


def _correction(now: FollowUp) -> Completed | None:
    """«No, I meant 16»: the same question of another clause."""
    if not now.says(_CORRECTS) or now.length > _LONGEST_FOLLOW_UP:
        return None
    before = now.talk.turns[-1]
    named = now.read.references
    if named:
        told = replace(now.read, wanted=before.understood.wanted)
        return Completed(told if before.answer.kind is AnswerKind.HISTORY else _content(now.read), now.read.text)
    numbers = _NUMBER.findall(now.read.text)
    place = _by_number(now, numbers[-1]) if numbers else None
    if place is None:
        return None
    told = _as_history(before.understood) if before.answer.kind is AnswerKind.HISTORY else _content(now.read)
    return now.whole(replace(told, references=()), (place,))


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
    numbers = _NUMBER.findall(now.read.text)
    explicit = any(reference.part or reference.level != "item" for reference in now.read.references)
    if len(numbers) != 1 or now.length > _LONGEST_FOLLOW_UP or now.read.dates or now.read.instruments:
        return None
    before = now.topic.understood
    if before.instruments and any(event.number == numbers[0] for event in now.talk.act.events()):
        named = replace(before.instruments[-1], number=numbers[0], date=None, year=None)
        return now.whole(replace(before, instruments=(named,)))
    if explicit and not _in_list(now):
        return None
    place = _by_number(now, numbers[0])
    if place is None or now.wants is not Intent.CONTENT:
        return None
    told = _as_history(now.read) if now.after_history and not now.says(_ASKS) else _content(now.read)
    return now.whole(replace(told, references=()), (place,))


def _in_list(now: FollowUp) -> bool:
    """Whether a list is talked about; its items are called clauses too."""
    return bool(now.topic.clauses) and now.topic.clauses[-1].split("/")[0] in _LIST_PARTS


def _other_reference(now: FollowUp) -> Completed | None:
    """«And clause 20?»: the same question of another clause; a bare subclause is sought in the clause talked about."""
    if not now.read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    context = now.topic.clauses[-1:]
    if now.after_history and now.says(_MARKER):
        return Completed(_as_history(now.read, now.topic.understood.wanted.aspect), now.read.text, context)
    return Completed(now.read, now.read.text, context)


def _other_time(now: FollowUp) -> Completed | None:
    """«And in 2014?»: the same question about another day."""
    read, before = now.read, now.topic.understood
    if not read.dates or read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    if len(read.wanted.rest.split()) > _FEW or (now.says(_ASKS) and read.wanted.rest):
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
    if now.says(_LIST) and now.topic.clauses:
        return now.whole(told, (now.topic.clauses[-1].split("/")[0],))
    if told.wanted.rest and not now.says(_POINTING):
        return None
    if before.instruments and now.topic.answer.kind is AnswerKind.HISTORY and not moved:
        return now.whole(replace(before, wanted=told.wanted))
    return now.whole(told, now.topic.focus)


def _empty(now: FollowUp) -> bool:
    """Whether the question names nothing of its own, or only points."""
    return not now.read.wanted.rest or (now.says(_POINTING) and now.read.wanted.rest.count(" ") < _FEW)


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
    bare = now.length <= _FEW and now.says(_ASKS) and not now.says(_MARKER)
    if not bare or not kinds or not kinds <= _DETAILS or now.talk.turns[-1] is not now.topic:
        return None
    if now.wants is not Intent.CONTENT or now.read.references or not now.topic.found_by_meaning:
        return None
    return now.whole(_content(now.read), now.topic.clauses, same=True)


def _contrast(now: FollowUp) -> Completed | None:
    """«And the deputies?»: the last question, of something else; what was answered already is not offered again."""
    if now.read.references or now.length > _LONGEST_FOLLOW_UP or now.wants is not Intent.CONTENT:
        return None
    marked, asks = now.says(_MARKER), now.says(_ASKS)
    if not marked and not now.says(_POINTING) and not (asks and now.length <= _FEW):
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
    own = _LEADING_MARKER.sub("", own)
    if now.topic.understood.language == "kk":
        asking = [word for word in before if _ASKS.search(skeletons(word))][-1:]
        return " ".join([_TRAILING_MARKER.sub("", own), *asking, before[-1]])
    return " ".join([*before[:2], own])


_RULES = (
    _other_language,
    _why,
    _correction,
    _full_text,
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


def _as_history(read: Understood, aspect: Aspect | None = None) -> Understood:
    chosen = aspect if aspect is not None else aspect_of(read.text)
    return replace(read, wanted=replace(read.wanted, intent=Intent.HISTORY, aspect=chosen, rest=""))
