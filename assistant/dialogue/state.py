"""The state of a dialogue after a turn, the ways a turn can go on from it, and a turn made whole.

Owns: ``State``, ``Move``, ``Completed``, and small changes of what a question wants. Must not know: how a move is told,
how an answer is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.answer import Answer, AnswerKind
from assistant.understand.question import Understood, undated
from assistant.understand.want import Want, Wish
from assistant.words import citation
from corpus.ids import ACT
from corpus.model import Act, Event


class Move(StrEnum):
    """How a turn goes on from the turns before it."""

    ALONE = "alone"  # it stands on its own
    SAME = "same"  # the last question, of another place, day, act or matter
    OF_IT = "of_it"  # a question of its own about the places just told of
    DETAIL = "detail"  # a closer question about the matter just told of
    BEFORE = "before"  # the change before those told
    FORMER = "former"  # the wording before the one shown
    SINCE = "since"  # since when it is so, from when it applies
    WHO = "who"  # who made the change
    ADOPTED = "adopted"  # who made the act, and by which act it was approved
    WHY = "why"  # the reason, which a law does not give
    TEXT = "text"  # the clause talked about, whole
    NEXT = "next"
    PREVIOUS = "previous"
    BACK = "back"  # to an earlier question
    LANGUAGE = "language"  # the last answer in another language
    OVER = "over"  # start over


MOVES = tuple(Move)


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a turn about a matter leans on.

    Attributes:
        own: its own words.
        whole: its words together with those before it.
        near: the clauses just talked of.
        chance: that it leans on them at all, as the gate says.
    """

    own: str
    whole: str
    near: tuple[str, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Completed:
    """A turn made whole.

    Attributes:
        understood: the whole question.
        shown: the question as understood, for the reader.
        clauses: places that it points back to.
        apart_from: clauses already answered, for "and the others?".
        fragment: its own words, where they decide between what the whole question finds.
        language: of the answer, where the turn chose one.
        same_content: the places were found by meaning and answer again.
        matter: what the next turns are to be completed by; the question itself where empty.
        head: what is shown before the next turns; as ``shown`` where empty.
        leaning: what its search leans on; none where it is not searched, or searched by its words alone.
    """

    understood: Understood
    shown: str
    clauses: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    fragment: str = ""
    language: str | None = None
    same_content: bool = False
    matter: str = ""
    head: str = ""
    leaning: Leaning | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The slots that a turn leaves to the next one.

    Attributes:
        act: the act talked about.
        places: what the answer speaks of, the act as a whole left out.
        quoted: clauses quoted, or offered.
        whole: the question as completed: its matter, days, acts named and want.
        shown: the question as it was shown to be understood.
        kind: of the answer.
        found: whether the answer found something to talk about.
        events: told by the answer.
        language: of the answer.
        alone: whether the turn took nothing over.
    """

    act: Act = field(repr=False, compare=False)
    places: tuple[str, ...]
    quoted: tuple[str, ...]
    whole: Completed
    shown: str
    kind: AnswerKind
    found: bool
    events: tuple[Event, ...]
    language: str
    alone: bool

    @classmethod
    def after(cls, whole: Completed, answer: Answer, language: str, *, alone: bool) -> State:
        """The state that an answer leaves."""
        told = tuple(place for place in answer.about if place != ACT)
        places = told or tuple(place for place in whole.clauses if answer.about and place != ACT)
        quoted = tuple(quote.clause for quote in answer.quotes) or tuple(entry.clause for entry in answer.likely)
        found = bool(answer.about)
        return cls(
            answer.act, places, quoted, whole, answer.understood, answer.kind, found, answer.events, language, alone
        )

    @property
    def question(self) -> Understood:
        """The question, completed."""
        return self.whole.understood

    @property
    def matter(self) -> str:
        """The words that the next question about the same is completed by."""
        return self.whole.matter or undated(self.question)

    @property
    def head(self) -> str:
        """What is shown before a question that goes on from this one."""
        return self.whole.head or self.shown

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses among the places."""
        return tuple(place for place in self.places if "/" in place)

    @property
    def to_show(self) -> tuple[str, ...]:
        """The clauses to which "show it" points: those spoken of, else those that an act is told to have changed."""
        return self.clauses or self.quoted

    @property
    def by_meaning(self) -> bool:
        """Whether its clauses were found, not named."""
        return self.kind in (AnswerKind.CLAUSE, AnswerKind.CLAUSES)

    @property
    def of_history(self) -> bool:
        """Whether a history was told."""
        return self.kind is AnswerKind.HISTORY

    @property
    def refused(self) -> bool:
        """Whether it asked for something that the act does not tell."""
        asked = self.question.wish.want is Want.TEXT and bool(self.question.matter)
        return asked and self.kind is AnswerKind.NOT_ANSWERED and not self.question.references


def as_content(read: Understood) -> Understood:
    """The question as one that asks for the text."""
    return replace(read, wish=Wish(Want.TEXT))


def as_history(read: Understood, told: Wish | None = None) -> Understood:
    """The question as one of a history, or of a former wording; its own words tell of what where nothing is given."""
    chosen = told or read.wish
    want = Want.WORDING if chosen.want is Want.WORDING else Want.HISTORY
    return replace(read, matter="", wish=Wish(want, chosen.operation, chosen.kinds, per=chosen.per))


def at_time(told: Understood, time: Understood) -> Understood:
    """A question about the days that another names."""
    return replace(told, dates=time.dates, bad_dates=time.bad_dates, periods=time.periods)


def emptied(read: Understood) -> Understood:
    """The question as one that names nothing, to be refused."""
    return replace(as_content(read), references=(), matter="")


def cited(act: Act, places: tuple[str, ...], language: str) -> str:
    """The places as they are cited in a language, in one line."""
    return "; ".join(citation(place, language, act) for place in places)
