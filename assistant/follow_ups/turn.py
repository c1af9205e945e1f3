"""What the rules of a dialogue are given and give back: a turn, a follow-up, a completed question.

Owns: ``Turn``, ``FollowUp``, ``Completed``, and what several groups of rules ask of them. Must not know: the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerKind
from assistant.understand import follow_up_cues as cues
from assistant.understand.intent import Aspect, Intent, aspect_of
from assistant.understand.parts import find_parts
from assistant.understand.question import Understood
from assistant.understand.references import list_slugs
from assistant.understand.skeleton import skeleton
from assistant.words import citation
from corpus.ids import ACT
from corpus.model import Act

if TYPE_CHECKING:
    from assistant.conversation import Conversation

LONGEST_FOLLOW_UP = 9  # words; a longer question stands on its own, marker or not
FEW = 2


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
        shown = f"{cited(self.talk.act, places, self.read.language)} — {self.read.text}" if places else self._beside()
        return Completed(understood, shown, places, same_content=same)

    def _beside(self) -> str:
        return f"{self.topic.answer.understood} — {self.read.text}"


def _fits(word: str, cue: re.Pattern[str]) -> bool:
    """Whether a word, as it stands or as its skeleton, is one that a cue names."""
    return bool(cue.fullmatch(skeleton(word)) or cue.fullmatch(word.lower()))


def cited(act: Act, places: tuple[str, ...], language: str) -> str:
    """The places as they are cited in a language, in one line."""
    return "; ".join(citation(place, language, act) for place in places)


def looks(now: FollowUp) -> bool:
    """Whether the text is called for."""
    return now.says(cues.SHOWS) or now.says(cues.ASKS)


def as_content(read: Understood) -> Understood:
    """The question as one that asks for the text."""
    return replace(read, wanted=replace(read.wanted, intent=Intent.CONTENT))


def as_history(read: Understood, aspect: Aspect | None = None) -> Understood:
    """The question as one of history; its own words tell the aspect where none is given."""
    chosen = aspect if aspect is not None else aspect_of(read.text)
    return replace(read, wanted=replace(read.wanted, intent=Intent.HISTORY, aspect=chosen, rest=""))


def emptied(read: Understood) -> Understood:
    """The question as one that names nothing, to be refused."""
    return replace(as_content(read), references=(), wanted=replace(read.wanted, intent=Intent.CONTENT, rest=""))
