"""Dialogue: the turns in order, each question completed from those before it.

Owns: what is remembered of a dialogue. Must not know: the rules that complete a question (``follow_ups/``), how an
answer is made. A question that stands on its own takes nothing from the turns before it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.follow_ups import RULES, Completed, FollowUp, Turn, dangling, emptied
from assistant.likeliest import likeliest
from assistant.understand.follow_up_cues import SENTENCE
from assistant.understand.intent import Intent, plain, skeletons
from assistant.understand.question import Understood, read_question, understand
from corpus.model import Act

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class Conversation:
    """A dialogue with the assistant; its turns are kept in order."""

    def __init__(self, assistant: Assistant, acts: tuple[str, ...] = ()) -> None:
        """Begin a dialogue about these acts, by default the assistant's own."""
        self._assistant = assistant
        self._acts = acts or (assistant.act.id,)
        self.turns: list[Turn] = []

    def ask(self, question: str, as_of: date | None = None, language: str | None = None) -> Answer:
        """Answer the next question of the dialogue; see ``Assistant.ask`` for the arguments and errors."""
        text = read_question(question, self._assistant.settings.longest)
        read = understand(text, self._assistant.today())
        whole = self._complete(read)
        spoken = language or whole.language or self._language(read)
        alone = whole.understood == read and not whole.clauses
        answers = [
            self._assistant.answer(
                whole.understood,
                question,
                as_of=as_of,
                language=spoken,
                focus=whole.clauses,
                apart_from=whole.apart_from,
                fragment=whole.fragment,
                same_content=whole.same_content,
                opened=self._assistant.opened(act_id),
            )
            for act_id in (self._acts if alone else (self.act.id,))
        ]
        answer = replace(likeliest(answers), understood=whole.shown)
        self.turns.append(Turn(whole, answer, spoken, alone=alone))
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
        """The act talked about: that of the topic, else the first one chosen."""
        topic = self.topic
        return topic.answer.act if topic else self._assistant.opened(self._acts[0]).act

    def _complete(self, read: Understood) -> Completed:
        """The question made whole; itself, where it stands on its own."""
        alone = Completed(read, read.text)
        if read.wanted.intent is Intent.THANKS:
            return alone
        topic = self.topic
        if topic is None:
            return dangling(read) or alone
        whole = self._by_rules(read, topic)
        if whole is not None and whole.understood.wanted.rest == "" and whole.understood == emptied(read):
            return self._by_sentences(read.text, topic) or whole
        return whole or alone

    def _by_rules(self, read: Understood, topic: Turn) -> Completed | None:
        follow_up = FollowUp(self, read, topic, skeletons(read.text), plain(read.text))
        return next((whole for rule in RULES if (whole := rule(follow_up)) is not None), None)

    def _by_sentences(self, text: str, topic: Turn) -> Completed | None:
        """Of several short sentences, the last that a rule makes whole ("why is it gone? when was it removed?")."""
        sentences = [sentence for sentence in SENTENCE.split(text) if sentence.strip()]
        for sentence in reversed(sentences if len(sentences) > 1 else []):
            read = understand(sentence, self._assistant.today())
            whole = self._by_rules(read, topic)
            if whole is not None and whole.understood != emptied(read):
                return whole
        return None
