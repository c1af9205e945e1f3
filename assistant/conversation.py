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
from assistant.understand.intent import Aspect, Intent, aspect_of, plain, skeletons, want
from assistant.understand.question import Understood, read_question, understand
from assistant.words import citation
from corpus.ids import ClauseId

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_LONGEST_FOLLOW_UP = 9  # words; a longer question stands on its own, marker or not
_PLEASE = r"(?: (?:аит\w*|жаз\w*|корсет\w*|please|ше|пожалуиста|можно))?$"
_LANGUAGES = tuple(
    (language, re.compile(rf"^(?:\w+ )?(?:{names}){_PLEASE}"))
    for language, names in (
        ("kk", "казакша|казак тилинде|на казахском|in kazakh|kazakh"),
        ("ru", "на русском|по русски|по-русски|орисша|орис тилинде|in russian|russian"),
        ("en", "на англиском|по англиски|по-англиски|агилшинша|агилшин тилинде|in english|english"),
    )
)
_FULL_TEXT = re.compile(
    r"толик мати|мати\w* (?:толик|корсет|оки)|толигимен|матинин? корсет|озин корсет|созбе соз"
    r"|полн\w+ (?:текст|верси)|текст полност|полностью|весь текст|сам текст|дословно|цитат"
    r"|покажи(?:те)? (?:сам )?(?:текст|пункт|его|ее)"
    r"|full text|whole (?:text|clause)|entire|verbatim|in full|exact (?:text|words|wording)"
    r"|show (?:me )?(?:the )?(?:text|clause|it)"
)
_NEXT = re.compile(r"\b(?:келеси\w*|кеинги\w*|следуюш\w*|дальше|next|following)\b")
_PREVIOUS = re.compile(r"\b(?:алдинги\w*|алдиндаги\w*|предидуш\w*|предшеств\w*|previous|preceding)\b")
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


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer."""

    understood: Understood
    answer: Answer
    language: str

    @property
    def focus(self) -> tuple[str, ...]:
        """The clauses that the answer speaks of."""
        targets = [event.target for event in self.answer.events if "/" in event.target]
        quoted = [quote.clause for quote in self.answer.quotes]
        return tuple(dict.fromkeys(quoted or targets))


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


class Conversation:
    """A dialogue with the assistant; its turns are kept in order."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.turns: list[Turn] = []

    def ask(self, question: str, as_of: date | None = None, language: str | None = None) -> Answer:
        """Answer the next question of the dialogue; see ``Assistant.ask`` for the arguments and errors."""
        from assistant.assistant import today

        text = read_question(question, self._assistant.settings.longest)
        read = understand(text, today())
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
        )
        answer = replace(answer, understood=whole.shown)
        self.turns.append(Turn(whole.understood, answer, spoken))
        return answer

    def _language(self, read: Understood) -> str:
        return read.language if read.sure_of_language or not self.turns else self.turns[-1].language

    @property
    def _topic(self) -> Turn | None:
        """The last turn that found something to talk about."""
        return next((turn for turn in reversed(self.turns) if turn.answer.answered or turn.focus), None)

    def _complete(self, read: Understood) -> Completed:
        """The question made whole; itself, where it stands on its own."""
        alone = Completed(read, read.text)
        if not self.turns or read.wanted.intent is Intent.THANKS:
            return alone
        rules = (_other_language, _why, _full_text, _neighbour, _other_reference, _other_time, _of_the_same, _contrast)
        for rule in rules:
            whole = rule(self, read)
            if whole is not None:
                return whole
        return alone

    @property
    def act(self):  # type: ignore[no-untyped-def]
        """The act talked about."""
        return self._assistant.act


def _other_language(talk: Conversation, read: Understood) -> Completed | None:
    """«На русском?»: the last answer again, in another language."""
    bones, words = skeletons(read.text), plain(read.text)
    for language, cue in _LANGUAGES:
        if cue.search(bones) or cue.search(words):
            turn = talk.turns[-1]
            return Completed(turn.understood, turn.answer.understood, turn.focus, language=language)
    return None


def _why(talk: Conversation, read: Understood) -> Completed | None:
    """A bare "why?": a law gives rules, not reasons; the question is left as it is, to be refused."""
    short = len(read.text.split()) <= 2
    return Completed(read, read.text) if short and _WHY.search(skeletons(read.text) or plain(read.text)) else None


def _full_text(talk: Conversation, read: Understood) -> Completed | None:
    """«Show the full text»: the clause talked about, whole."""
    turn = talk._topic
    cue = _FULL_TEXT.search(skeletons(read.text)) or _FULL_TEXT.search(plain(read.text))
    if turn is None or not cue or read.references or len(read.text.split()) > _LONGEST_FOLLOW_UP or not turn.focus:
        return None
    return Completed(_content(read), _shown(turn.focus, read), turn.focus)


def _neighbour(talk: Conversation, read: Understood) -> Completed | None:
    """«The next subclause?»: the sibling after or before the one talked about."""
    turn = talk._topic
    if turn is None or not turn.focus or (read.references and len(read.text.split()) > 5):
        return None
    bones = f"{skeletons(read.text)} {plain(read.text)}"
    step = 1 if _NEXT.search(bones) else -1 if _PREVIOUS.search(bones) else 0
    if not step or len(read.text.split()) > 5 or read.wanted.intent is not Intent.CONTENT:
        return None
    sibling = _sibling(talk, turn.focus[-1], step)
    if sibling is None:
        return None
    history = turn.answer.kind is AnswerKind.HISTORY
    told = _as_history(read) if history else _content(read)
    return Completed(replace(told, references=()), _shown((sibling,), read), (sibling,))


def _sibling(talk: Conversation, clause: str, step: int) -> str | None:
    above = clause.rpartition("/")[0]
    depth = clause.count("/")
    siblings = [
        str(u.id) for u in talk.act.units() if str(u.id).rpartition("/")[0] == above and str(u.id).count("/") == depth
    ]
    place = siblings.index(clause) + step if clause in siblings else -1
    return siblings[place] if 0 <= place < len(siblings) else None


def _other_reference(talk: Conversation, read: Understood) -> Completed | None:
    """«And clause 20?»: the same question of another clause; a bare subclause is sought in the clause talked about."""
    turn = talk._topic
    if turn is None or not read.references or len(read.text.split()) > _LONGEST_FOLLOW_UP:
        return None
    history = turn.answer.kind is AnswerKind.HISTORY and talk.turns[-1] is turn
    follows = _MARKER.search(skeletons(read.text)) or _MARKER.search(plain(read.text))
    if read.wanted.intent is Intent.CONTENT and history and follows:
        return Completed(_as_history(read, turn.understood.wanted.aspect), read.text)
    return None


def _other_time(talk: Conversation, read: Understood) -> Completed | None:
    """«And in 2014?»: the same question about another day."""
    turn = talk._topic
    if (
        turn is None
        or not (read.dates or read.instruments)
        or read.references
        or len(read.text.split()) > _LONGEST_FOLLOW_UP
    ):
        return None
    if read.wanted.rest and not _only_time(read):
        return None
    if read.wanted.intent is not Intent.CONTENT:
        return None
    before = turn.understood
    if turn.answer.kind is AnswerKind.HISTORY and read.instruments:
        return None
    whole = replace(before, dates=read.dates, bad_dates=read.bad_dates)
    if turn.answer.kind is AnswerKind.STATUS:
        return Completed(whole, f"{before.text} — {read.text}")
    return Completed(_content(whole), f"{before.text} — {read.text}", turn.focus)


def _only_time(read: Understood) -> bool:
    """Whether nothing but the date and small words is in the question."""
    return len(read.wanted.rest.split()) <= 2 and not _ASKS.search(skeletons(read.text))


def _of_the_same(talk: Conversation, read: Understood) -> Completed | None:
    """«When was it changed?», "by whom?", "and the last time?": about what was just talked of."""
    turn = talk._topic
    if turn is None or read.references or len(read.text.split()) > _LONGEST_FOLLOW_UP:
        return None
    intent, rest = read.wanted.intent, read.wanted.rest
    if intent is Intent.HISTORY and turn.focus and (not rest or _points(read)) and not read.instruments:
        return Completed(read, _shown(turn.focus, read), turn.focus)
    if intent is not Intent.CONTENT or rest:
        return None
    aspect = aspect_of(read.text)
    if turn.answer.kind is AnswerKind.HISTORY:
        whole = _as_history(turn.understood, aspect if aspect is not Aspect.ALL else turn.understood.wanted.aspect)
        focus = turn.focus if not turn.understood.references else ()
        return Completed(whole, f"{turn.answer.understood} — {read.text}", focus)
    return Completed(turn.understood, f"{turn.answer.understood} — {read.text}", turn.focus if _looked_up(turn) else ())


def _looked_up(turn: Turn) -> bool:
    return turn.answer.kind in (AnswerKind.REFERENCE, AnswerKind.CLAUSE, AnswerKind.CLAUSES)


def _contrast(talk: Conversation, read: Understood) -> Completed | None:
    """«And the deputies?»: the last question, of something else; what was answered already is not offered again."""
    turn = talk._topic
    if turn is None or read.references or len(read.text.split()) > _LONGEST_FOLLOW_UP:
        return None
    if read.wanted.intent is not Intent.CONTENT:
        return None
    bones, words = skeletons(read.text), plain(read.text)
    marked = bool(_MARKER.search(bones) or _MARKER.search(words))
    if not marked and not _points(read):
        return None
    asks = bool(_ASKS.search(bones) or _ASKS.search(words))
    whole = replace(read, text=f"{turn.understood.text} {read.text}")
    apart = turn.focus if marked and not asks else ()
    return Completed(whole, f"{turn.answer.understood} — {read.text}", (), apart, read.text)


def _points(read: Understood) -> bool:
    return bool(_POINTING.search(skeletons(read.text)) or _POINTING.search(plain(read.text)))


def _content(read: Understood) -> Understood:
    return replace(read, wanted=replace(read.wanted, intent=Intent.CONTENT))


def _as_history(read: Understood, aspect: Aspect | None = None) -> Understood:
    chosen = aspect if aspect is not None else want(read.text).aspect
    return replace(read, wanted=replace(read.wanted, intent=Intent.HISTORY, aspect=chosen, rest=""))


def _shown(clauses: tuple[str, ...], read: Understood) -> str:
    """The completed question as the reader sees it: the place talked about, then the words asked."""
    places = "; ".join(citation(clause, read.language) for clause in clauses if ClauseId.parse(clause).numbers)
    return f"{places} — {read.text}"
