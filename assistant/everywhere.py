"""One answer over all acts of a library: which acts are asked, and which of their answers is told.

Owns: the way of a question for which no act was chosen. Must not know: how acts are found (``assistant/scope``), how
an answer is made of one act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from assistant.answer import Answer, Notice
from assistant.compose.base import Asking
from assistant.likeliest import CONTENT, gathered, odds
from assistant.scope.looked import looked_up
from assistant.scope.looked_told import told_of
from assistant.scope.named import Naming, naming
from assistant.scope.pick import Choice
from assistant.scope.said import listed, of_act, refused, with_twins
from assistant.scope.whole import Found, Whole
from assistant.understand.looks import Look
from assistant.understand.question import Understood
from assistant.understand.want import Want
from assistant.words import say
from corpus.errors import ActNotFound, LibraryDamaged
from corpus.selection import Selection

Ask: TypeAlias = Callable[[str, Understood], Answer]
Put: TypeAlias = Callable[[str, Understood], Asking]

_MOST = 3  # acts that are asked
_LEAST_SHARE = 0.06  # of the belief, below which an act is not asked
_CLEAR = 0.92  # share at which one act is enough
_TRUST = 0.3  # power of an answer's odds beside the act's share: an act is surest of the questions it was taught
_NAMED = 0.4  # of the weight of the words that could name an act, what a name must hold to be meant
_TELLING = 0.6  # of the weight of the rarest word of names, that a word must have to name an act by itself
_OUTNAMED = 0.5  # of that weight: by so much more of it another act is meant than the one whose number it is
_OF_ACT = (Want.STATUS, Want.HISTORY, Want.WORDING, Want.ADOPTION)


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer that an act gives, and how likely it is the right act and the right answer together."""

    choice: Choice
    answer: Answer
    weight: float


class Everywhere:
    """Answers from the whole library, or from the acts of it that a selection admits."""

    def __init__(self, whole: Whole, home: str) -> None:
        """Over a library; ``home`` is the act that a question means which is about an act and names none."""
        self._whole, self._home = whole, home

    def answer(self, understood: Understood, selection: Selection, ask: Ask, asking: Put) -> Answer:
        """Answer a question.

        Args:
            understood: the question.
            selection: which acts may be meant.
            ask: answers a question from one act, by its id.
            asking: the circumstances of a question put to an act.
        """
        named = naming(self._whole.store, understood)
        understood = named.read
        look = self._look(understood, named)
        if look is not Look.NONE:
            return self._looked(look, understood, named, selection, asking)
        if self._is_of_home(understood, selection, named):
            return ask(self._home, understood)
        found = self._whole.find(understood, selection, self._home)
        among = self._numbered(named, found)
        if among:
            found = self._whole.find(understood, selection, self._home, among=among)
        if named.absent and not among:
            return self._absent(ask(self._home, understood), named, found)
        if not found.choices:
            return _nothing(ask(self._home, understood), selection, found)
        if among is None and self._speaks_of_act(understood) and not self._names_first(found) and not selection:
            return ask(self._home, understood)
        answer = self._likeliest(found, understood, ask)
        if answer is None:
            return _nothing(ask(self._home, understood), selection, found)
        if named.absent:
            answer = replace(answer, message=f"{_not_held(named, answer.language)} {answer.message}")
        return _with_unsearched(answer, found)

    def _numbered(self, named: Naming, every: Found) -> frozenset[str] | None:
        """The acts that a number in the question leaves to be asked; ``None`` where it decides nothing.

        A number is one mark of an act beside its place, body and matter: many bodies have a No 67, and an act is called
        by the number of the one that it amends. Acts whose number it is are meant unless the question's other words
        name an act better; where none is held, those that cite it, if the other words name one of them.
        """
        store = self._whole.store
        held = store.selected(Selection(acts=tuple(card.id for card in named.held))) if named.held else {}
        cards = held or store.cards(named.citing)
        if not cards:
            return None
        numbered = frozenset(card.id for card in cards.values())
        mine = max(every.weights.named(name) for name in store.names(cards).values())
        others = [choice.found.named for choice in every.choices if choice.card.id not in numbered]
        ahead = mine - max(others, default=0.0)
        if held:
            return numbered if ahead > -_OUTNAMED * every.weights.rarest_name else None
        return numbered if ahead >= 0 and mine >= _NAMED * every.weights.could_name() > 0 else None

    @staticmethod
    def _is_of_home(understood: Understood, selection: Selection, named: Naming) -> bool:
        """Whether a question has no matter by which an act could be found."""
        return not (selection or named.held or named.told or named.absent or understood.matter)

    @staticmethod
    def _speaks_of_act(understood: Understood) -> bool:
        """Whether a question is about an act as a whole, or names a place in it."""
        return bool(understood.references) or understood.wish.want in _OF_ACT

    def _names_first(self, found: Found) -> bool:
        """Whether the likeliest act is named: by most of what could name an act, or by a proper name of few acts."""
        first, weights = found.choices[0].found, found.weights
        if first.named >= max(_NAMED * weights.could_name(), _TELLING * weights.rarest_name) > 0:
            return True
        names = self._whole.store.names([first.place])
        return any(word.forms & names.get(first.place, frozenset()) for word in weights.proper())

    def _likeliest(self, found: Found, understood: Understood, ask: Ask) -> Answer | None:
        told = self._told(found, understood, ask)
        if not told:
            return None
        told.sort(key=lambda entry: -entry.weight)
        best = told[0]
        answer = gathered([entry.answer for entry in told])
        if best.answer.kind in CONTENT:
            clause = (best.answer.quotes or best.answer.likely)[0].clause
            twins = self._whole.twins(found, best.choice, clause)
            if twins is not None:
                return with_twins(of_act(answer), twins)
        return of_act(answer)

    def _told(self, found: Found, understood: Understood, ask: Ask) -> list[_Told]:
        """The answers of the likeliest acts."""
        told: list[_Told] = []
        for choice in found.choices:
            if len(told) == _MOST or (told and (choice.share < _LEAST_SHARE or told[0].choice.share >= _CLEAR)):
                break
            try:
                answer = ask(choice.card.id, understood)
            except (ActNotFound, LibraryDamaged):  # removed meanwhile, or damaged: the others answer
                continue
            told.append(_Told(choice, answer, choice.share * odds(answer) ** _TRUST))
        return told

    def _look(self, understood: Understood, named: Naming) -> Look:
        """By what acts of the library are asked for; what an act not held did is told of all that it changed."""
        if named.told and not named.held and understood.wish.want in _OF_ACT:
            return Look.CHANGED
        return Look.NONE if understood.references else self._whole.look(understood)

    def _looked(self, look: Look, understood: Understood, named: Naming, selection: Selection, asking: Put) -> Answer:
        """The acts that are asked for; where words stand in no text, those that come nearest in meaning are named."""
        store, unsearched = self._whole.store, self._whole.bring_up()

        def put(act_id: str) -> Asking:
            return asking(act_id, understood)

        found = looked_up(store, look, understood, named, selection, put(self._home).today)
        answer = told_of(look, found, store.count(), unsearched, put, self._home)
        if look is not Look.SAID or found.cards:
            return answer
        near = [choice.card for choice in self._whole.find(understood, selection, self._home).choices[:_MOST]]
        told = say("nearest_held", answer.language, acts=listed(near, answer.language)) if near else ""
        return replace(answer, answered=False, confidence=0.0, message=f"{answer.message}\n{told}".strip())

    def _absent(self, answer: Answer, named: Naming, found: Found) -> Answer:
        """That the act asked about is not held, and which ones come nearest."""
        language = answer.language
        told = _not_held(named, language)
        near = [choice.card for choice in found.choices[:_MOST]]
        nearest = say("nearest_held", language, acts=listed(near, language)) if near else ""
        return refused(answer, "not_held", f"{told} {nearest}".strip())


def _not_held(named: Naming, language: str) -> str:
    return say("not_held", language, what=", ".join(named.absent))


def _nothing(answer: Answer, selection: Selection, found: Found) -> Answer:
    """That no act may be meant, or that none answers; not where acts were not searched at all."""
    if found.unsearched:
        return refused(answer, "unsearched", say("unsearched", answer.language, count=found.unsearched))
    code = "no_act_admitted" if selection else "nowhere_in_library"
    return refused(answer, code, say(code, answer.language))


def _with_unsearched(answer: Answer, found: Found) -> Answer:
    if not found.unsearched:
        return answer
    notice = Notice("unsearched", say("unsearched", answer.language, count=found.unsearched))
    return replace(answer, notices=(*answer.notices, notice))
