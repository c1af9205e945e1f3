"""Dialogue: the turns in order, each read alone or completed from the state that those before it left.

Owns: the turns of a dialogue (the states they left), and which reading of a turn is answered. Must not know: what a
reading takes over (``dialogue/``), how an answer is made. Where it is unclear whether a turn stands alone, both
readings are answered and the likelier answer is kept; a completed question tells what it was read as.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, AnswerKind
from assistant.dialogue import Completed, Move, State, clues_of, command_of, complete, emptied, load_gate
from assistant.dialogue.back import asked_then, returned_to
from assistant.dialogue.places import lies_within
from assistant.dialogue.state import Leaning
from assistant.likeliest import likeliest, odds
from assistant.understand.acts import named_acts, others_named
from assistant.understand.matter import matter_in
from assistant.understand.question import Understood, sentences_of, undated, understand
from assistant.understand.want import Want
from corpus.model import Act
from corpus.selection import Selection

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_CLEAR = 0.8  # probability above which the other reading is not answered
_DANGLES = 0.25  # probability that it stands alone, below which a first turn goes on from nothing
_LONGEST_DANGLING = 4  # words
_LONGEST_SENTENCES = 9  # words of a turn of several sentences that may go on
_NEAR = 3  # clauses last talked of, near which an answer is looked for
_STAYS = 3.0  # what it speaks for an act's answer that it was talked of
_FAINT = 0.05  # probability below which a move is not tried
_MOST_NAMED = 20  # acts chosen by name that are asked one by one; of more, those that the library finds
_REFUSED = 0.35  # what a refusal counts against an answer, when two readings are compared
_OF_THE_ACT = (Want.STATUS, Want.ADOPTION)  # asked of an act without anything said before
_OWN = (Move.OF_IT, Move.SINCE, Move.WHO, Move.BEFORE)  # a question of its own, whatever was said just before


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a turn, and how likely it is meant."""

    whole: Completed
    chance: float
    alone: bool


class Conversation:
    """A dialogue with the assistant; the states that its turns left are kept in order."""

    def __init__(self, assistant: Assistant, acts: tuple[str, ...] = ()) -> None:
        """Begin a dialogue about these acts; see ``Assistant.ask`` for what is asked where none is chosen."""
        self._assistant = assistant
        self._acts = acts
        self.turns: list[State] = []

    def ask(
        self,
        question: str,
        as_of: date | None = None,
        language: str | None = None,
        within: Selection | None = None,
    ) -> Answer:
        """Answer the next question of the dialogue; see ``Assistant.ask`` for the arguments and errors.

        Where the acts chosen for a turn leave out the one talked about, the turn stands alone.
        """
        read = self._assistant.read(question)
        chosen = within or Selection(acts=self._acts)
        told = []
        for reading in self._readings(read, chosen) if self._goes_on_in(chosen) else [_alone(read)]:
            spoken = language or reading.whole.language or self._language(read)
            told.append((reading, spoken, self._answer(reading, question, as_of, spoken, chosen)))
        reading, spoken, answer = max(told, key=lambda entry: entry[0].chance * _weight(entry[2]))
        self.turns.append(State.after(reading.whole, answer, spoken, alone=reading.alone))
        return answer

    def _goes_on_in(self, chosen: Selection) -> bool:
        """Whether the act talked about is among those chosen."""
        return self.topic is None or chosen.admits(self.topic.act.card)

    def _answer(self, reading: Reading, question: str, as_of: date | None, language: str, chosen: Selection) -> Answer:
        whole = reading.whole
        named = chosen == Selection(acts=chosen.acts) and len(chosen.acts) <= _MOST_NAMED
        wide = not named or (not chosen and self._assistant.over_all)
        if not (reading.alone and wide):
            acts = chosen.acts if reading.alone and chosen.acts else (self.act.id,)
            answers = [self._of_act(act_id, whole, question, as_of, language) for act_id in acts]
            return replace(likeliest(answers), understood=whole.shown)
        goes_on = self._goes_on_in(chosen)
        home = self.act.id if goes_on else ""
        answer = self._assistant.over(whole.understood, question, chosen, as_of, language, home=home)
        if goes_on and self._stays(whole.understood) and answer.act.id != self.act.id:
            own = self._of_act(self.act.id, whole, question, as_of, language)
            likelier = not answer.answered or odds(own) * _STAYS >= odds(answer)
            answer = own if own.answered and likelier else answer
        return replace(answer, understood=whole.shown)

    def _of_act(self, act_id: str, whole: Completed, question: str, as_of: date | None, language: str) -> Answer:
        return self._assistant.answer(
            whole.understood,
            question,
            as_of=as_of,
            language=language,
            focus=whole.clauses,
            apart_from=whole.apart_from,
            fragment=whole.fragment,
            same_content=whole.same_content,
            leaning=whole.leaning,
            opened=self._assistant.opened(act_id),
        )

    def _stays(self, read: Understood) -> bool:
        """Whether a turn may stay with the act talked about: a matter is asked about and no act is named."""
        found = self.topic is not None and self.topic.found
        return found and read.wish.want is Want.TEXT and not named_acts(read.text)

    def _read(self, text: str) -> Understood:
        return understand(text, self._assistant.today())

    def _language(self, read: Understood) -> str:
        sure = read.sure_of_language and command_of(read.text) is None
        return read.language if sure or not self.turns else self.turns[-1].language

    @property
    def topic(self) -> State | None:
        """The last state that found something to talk about; where none did, the last one."""
        return _topic(self._told)

    @property
    def act(self) -> Act:
        """The act talked about: that of the topic, else the first one chosen."""
        topic = self.topic
        return topic.act if topic else self._assistant.opened(self._acts[0] if self._acts else "").act

    # -- readings -----------------------------------------------------------------------------------------------------

    def _readings(self, read: Understood, chosen: Selection) -> list[Reading]:
        """The ways to read a turn that are worth an answer, of the acts chosen for it."""
        alone = _alone(read)
        if not read.has_words or (read.wish.want is Want.ABOUT and command_of(read.text) is None):
            return [alone]
        shares = self._shares(read, self._told)
        if not self._told:
            return [self._dangling(read, shares) or alone]
        commanded = self._commanded(read)
        if commanded is not None:
            return [Reading(commanded, 1.0, alone=False)]
        whole = self._of_sentences(read.text, self._told)
        if whole is not None:
            return [Reading(whole, 1.0, alone=False)]
        chance = 0.0 if lies_within(read, self.topic) else shares.get(Move.ALONE, 0.0)
        if chance > 1 - _CLEAR and self._names_another(read.text):
            return [alone]
        whole = self._completed(read, shares, self._told) if chance < _CLEAR else None
        leaning = self._leaning(read, whole, 1 - chance)
        if leaning is not None and len(chosen.acts) == 1:
            return [Reading(leaning, 1.0, alone=False)]
        whole = leaning or whole
        if whole is None:
            return [alone]
        going_on = Reading(whole, 1 - chance, alone=False)
        return [replace(alone, chance=chance), going_on] if chance > 1 - _CLEAR else [going_on]

    @property
    def _told(self) -> list[State]:
        """The states that a turn can go on from: not those of thanks and the like."""
        return [state for state in self.turns if state.kind is not AnswerKind.ABOUT]

    def _names_another(self, text: str) -> bool:
        """Whether a turn names an act by its title that is not the one talked about: nothing is taken over to it."""
        return any(named.mention is None and not named.agent for named in others_named(self.act, text))

    def _leaning(self, read: Understood, whole: Completed | None, chance: float) -> Completed | None:
        """A question about a matter that is searched near what was talked of; both of its readings at once.

        Args:
            read: the turn.
            whole: as it was completed; ``None`` where it seems to stand alone.
            chance: that it goes on from the turns before it.
        """
        topic, base = self.topic, whole or Completed(read, read.text)
        states = (read.references, read.instruments, read.dates, base.clauses, base.understood.references)
        wants = {read.wish.want, base.understood.wish.want}
        nothing = whole is not None and not base.understood.matter and read.matter  # said to be nothing there
        if topic is None or not topic.clauses or wants != {Want.TEXT} or any(states) or nothing or chance < _FAINT:
            return None
        if not self._assistant.weighs(self._assistant.opened(self.act.id)):
            return None
        own = undated(read)
        text = undated(base.understood) if whole is not None else f"{own} {topic.matter}"
        near = tuple(dict.fromkeys((*topic.clauses, *topic.quoted)))[:_NEAR]
        leans = Leaning(own, text, near, chance)
        matter = matter_in(base.understood.text) or matter_in(text)
        understood = replace(base.understood, matter=matter)
        going = chance > 1 / 2
        return replace(
            base,
            understood=understood,
            shown=base.shown if going else read.text,
            leaning=leans,
            matter=topic.matter if going else own,
        )

    @staticmethod
    def _shares(read: Understood, states: Sequence[State]) -> dict[Move, float]:
        topic = _topic(states)
        before, kind = (topic.question.text, str(topic.kind)) if topic is not None else ("", "")
        return load_gate().tell(clues_of(read, before, kind))

    @staticmethod
    def _dangling(read: Understood, shares: dict[Move, float]) -> Reading | None:
        """A first turn that goes on from nothing ("and the deputies?"): there is nothing that it could mean.

        One that asks for a detail of a matter which it names itself ("what is the fine?") can be answered alone.
        """
        named = read.references or read.dates or read.instruments or read.wish.want in _OF_THE_ACT
        named = named or (bool(read.matter) and max(shares, key=lambda move: shares[move], default=None) is Move.DETAIL)
        goes_on = command_of(read.text) is not None or shares.get(Move.ALONE, 0.0) < _DANGLES
        if named or len(read.text.split()) > _LONGEST_DANGLING or not goes_on:
            return None
        return Reading(Completed(emptied(read), read.text), 1.0, alone=True)

    def _commanded(self, read: Understood) -> Completed | None:
        command = command_of(read.text)
        if command is None:
            return None
        if command.move is Move.OVER:
            self.turns.clear()
            return Completed(emptied(read), read.text)
        last = self._told[-1]
        if command.move is not Move.LANGUAGE:
            return complete(command.move, read, self._told) or Completed(emptied(read), read.text)
        again = replace(last.whole, language=command.language, shown=last.shown)
        return replace(again, clauses=last.clauses, same_content=True) if last.by_meaning else again

    def _completed(self, read: Understood, shares: dict[Move, float], states: Sequence[State]) -> Completed | None:
        """The turn by the likeliest move that the states can carry."""
        for place, (move, chance) in enumerate(shares.items()):
            if chance < _FAINT or (place and move is Move.ALONE):  # likelier than all that are left
                return None
            if move is Move.ALONE:
                continue
            whole = self._returned(read, states) if move is Move.BACK else complete(move, read, states)
            if whole is not None:
                return whole
        return None

    def _returned(self, read: Understood, states: Sequence[State]) -> Completed:
        """An earlier question once more, or what is now asked of it."""
        state = returned_to(read, states)
        asked = asked_then(read.text)
        if asked:
            then = self._read(asked)
            command = command_of(asked)
            whole = complete(command.move, then, [state]) if command else None
            whole = whole or self._completed(then, self._shares(then, [state]), [state])
            if whole is not None:
                return replace(whole, shown=f"{state.shown} — {asked}")
        return replace(state.whole, shown=state.shown)

    def _of_sentences(self, text: str, states: Sequence[State]) -> Completed | None:
        """Of several short sentences, the last that goes on ("why is it gone? when was it removed?")."""
        sentences = sentences_of(text)
        if len(sentences) < 2 or len(text.split()) > _LONGEST_SENTENCES:
            return None
        for sentence in reversed(sentences):
            read = self._read(sentence)
            shares = self._shares(read, states)
            best = next(iter(shares))
            whole = complete(best, read, states) if best in _OWN and shares[best] > 1 / len(_OWN) else None
            if whole is not None:
                return whole
        return None


def _alone(read: Understood) -> Reading:
    return Reading(Completed(read, read.text), 1.0, alone=True)


def _topic(states: Sequence[State]) -> State | None:
    found = next((state for state in reversed(states) if state.found), None)
    return found or (states[-1] if states else None)


def _weight(answer: Answer) -> float:
    return answer.confidence if answer.answered else _REFUSED
