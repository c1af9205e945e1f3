"""What the page's script may call: a typed request in, a dictionary out, errors in the reader's words.

Owns: the page's calls and what they answer. Must not know: gradio, how markup looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from assistant.answer import Answer, AnswerKind
from assistant.chat.actpanel import banner, pane
from assistant.chat.cards import Around, card
from assistant.chat.dialogues import Dialogue, UnknownDialogue
from assistant.chat.feedback import LONGEST_COMMENT, BadFeedback, record
from assistant.chat.peek import peek_html
from assistant.chat.said_where import places, places_html
from assistant.chat.schema import Day, Lang, Model, Scope
from assistant.chat.service import LOG, Service, mended
from assistant.chat.status import status_text
from assistant.chat.strings import say
from assistant.clock import today
from assistant.errors import BadQuestion
from corpus.errors import ActNotFound, BadSelection, UnknownClause
from corpus.library import Library
from corpus.selection import Selection

Reply: TypeAlias = dict[str, Any]
_ANNOUNCED = 300  # characters of a quote that are announced
_UNTOLD = (AnswerKind.NOT_ANSWERED, AnswerKind.ABOUT)  # they tell no status


Turn: TypeAlias = Annotated[int, Field(ge=0, le=10**6)]


class Call(Model):
    """Whose dialogue a call is about, and the language of its page."""

    dialogue: str
    language: Lang


class Asked(Call):
    """The next question of a dialogue; the day and the acts chosen for it, and the turn after which it is asked."""

    question: str
    as_of: Day | None = None
    within: Scope | None = None
    after: Turn | None = None


class Restored(Call):
    """A page that was opened again, and the last turn that it showed."""

    upto: Turn | None = None


class Opened(Model):
    """An act of the library that is to be shown."""

    act: str
    language: Lang


class Looked(Model):
    """Words whose places are wanted: in an act, or in those of the library that a choice admits."""

    language: Lang
    words: Annotated[str, Field(max_length=200)]
    act: str = ""
    within: Scope | None = None


class Judged(Call):
    """What a reader says of an answer."""

    turn: int
    verdict: Literal["right", "wrong", "missing"]
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""


class Refused(Exception):
    """A call cannot be answered; the words are for the reader."""

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


class Screen:
    """The calls of one server's pages; each raises ``Refused`` where it has no answer."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, sent: Asked) -> Reply:
        """Answer the next question of a dialogue: its card, what a screen reader says, what to show in the act."""
        with in_words(sent.language):
            try:
                within = sent.within.selection() if sent.within else None
                asked = (sent.question, sent.language, sent.as_of, sent.after, within)
                name, turn, answer = self._service.ask_in(sent.dialogue, *asked)
            except BadSelection as error:
                raise Refused(400, say("bad_selection", sent.language)) from error
            except BadQuestion as error:
                longest = self._service.assistant.settings.longest
                key = "too_long" if sent.question.strip() else "empty"
                raise Refused(400, say(key, sent.language, longest=longest)) from error
            kept = self._service.dialogues.get(name)
            with kept_turns(kept) as turns:
                around = self._arounds([entry for entry in turns if entry[0] < turn] + [(turn, answer)], kept)[-1]
            shown = {"html": str(card(answer, turn, around)), "spoken": spoken(answer), "quotes": places_of(answer)}
            return {"dialogue": name, "turn": turn, **shown}

    def _arounds(self, turns: Sequence[tuple[int, Answer]], kept: Dialogue) -> list[Around]:
        """What the cards of a dialogue must know of those before them: statuses told, questions asked."""
        told: set[tuple[str, str, str]] = set()
        asked: set[str] = set()
        found = []
        for turn, answer in turns:
            key = (answer.act.id, answer.language, status_text(answer))
            chosen = (kept.days.get(turn), kept.scopes.get(turn))
            found.append(Around(key in told, self._service.official, today(), frozenset(asked), *chosen))
            asked |= {answer.question.strip(), answer.understood.strip()}
            if answer.kind not in _UNTOLD:
                told.add(key)
        return found

    def restore(self, sent: Restored) -> Reply:
        """The cards of a dialogue that the page was opened with again; none where it is not kept."""
        with in_words(sent.language):
            try:
                kept = self._service.dialogues.get(sent.dialogue)
            except UnknownDialogue:
                return {"cards": [], "quotes": []}
            with kept_turns(kept) as every:
                turns = [entry for entry in every if sent.upto is None or entry[0] <= sent.upto]
            cards = [
                {"turn": turn, "html": str(card(answer, turn, around)), "question": answer.question}
                for (turn, answer), around in zip(turns, self._arounds(turns, kept), strict=True)
            ]
            return {"cards": cards, "quotes": places_of(turns[-1][1]) if turns else []}

    def act(self, sent: Opened) -> Reply:
        """An act of the library, to be shown beside the dialogue."""
        with in_words(sent.language):
            held = self._service.assistant.opened(sent.act).act
            status = self._service.status(None, sent.language, sent.act)
            return {"banner": str(banner(held, status, sent.language)), "pane": str(pane(held, sent.language))}

    def peek(self, act: str, clause: str, language: Lang, at: int = -1) -> Reply:
        """What a reference or a name leads to, in a few lines."""
        with in_words(language):
            return {"html": str(peek_html(self._service.assistant.opened(act).act, clause, language, at))}

    def places(self, sent: Looked) -> Reply:
        """Where words are said, in an act or in the library."""
        with in_words(sent.language):
            acts = (sent.act,) if sent.act else self._admitted(sent.within)
            words = mended(sent.words)
            found = places(words, acts, lambda act: self._service.assistant.opened(act).act, sent.language)
            return {"html": str(places_html(words, found, sent.language)), "count": found.count}

    @staticmethod
    def _admitted(within: Scope | None) -> tuple[str, ...]:
        chosen = within.selection() if within else Selection()
        return tuple(record.id for record in Library().records() if chosen.admits(record.card))

    def forget(self, sent: Call) -> Reply:
        """Drop a dialogue: its reader deleted it."""
        self._service.dialogues.forget(sent.dialogue)
        return {}

    def feedback(self, sent: Judged) -> Reply:
        """Keep what a reader says of an answer."""
        with in_words(sent.language):
            try:
                answer = self._service.dialogues.get(sent.dialogue).answers[sent.turn]
                record(answer, sent.verdict, mended(sent.comment))
            except (BadFeedback, OSError) as error:
                LOG.error("feedback not kept: %s", error)
                raise Refused(503, say("failed", sent.language)) from error
            return {"thanks": say("feedback_thanks", answer.language)}

    def answers(self, sent: Call) -> list[Answer]:
        """The answers of a dialogue, in order."""
        with in_words(sent.language), kept_turns(self._service.dialogues.get(sent.dialogue)) as turns:
            return [answer for _, answer in turns]


@contextmanager
def kept_turns(dialogue: Dialogue) -> Iterator[list[tuple[int, Answer]]]:
    """The turns of a dialogue in order, while nobody adds one."""
    with dialogue.lock:
        yield sorted(dialogue.answers.items())


@contextmanager
def in_words(language: str) -> Iterator[None]:
    """Whatever goes wrong is said in the reader's language, and nothing of a defect is shown."""
    try:
        yield
    except Refused:
        raise
    except ActNotFound as error:
        raise Refused(404, say("unknown_act", language, act=error.act_id)) from error
    except UnknownClause as error:
        raise Refused(404, say("unknown_clause", language, clause=error.clause_id)) from error
    except (UnknownDialogue, KeyError) as error:
        raise Refused(404, say("dialogue_gone", language)) from error
    except Exception as error:
        LOG.exception("a call of the page failed")
        raise Refused(500, say("failed", language)) from error


def spoken(answer: Answer) -> list[Reply]:
    """What a screen reader announces once an answer has come, each piece with its language: a translation if there is one."""
    told = [{"lang": answer.language, "text": answer.message.splitlines()[0]}] if answer.message else []
    for quote in answer.quotes[:1]:
        shown = quote.translation
        told.append({"lang": answer.language, "text": quote.citation})
        words = (shown.language, shown.text) if shown else (quote.act.card.language, quote.text)
        told.append({"lang": words[0], "text": words[1][:_ANNOUNCED]})
    return told


def places_of(answer: Answer) -> list[Reply]:
    """The clauses quoted: the answering words, else the whole quote."""
    return [
        {
            "act": quote.act.id,
            "clause": quote.clause,
            "spans": [[span.start, span.end] for span in quote.highlight or quote.spans],
            "exact": bool(quote.highlight),
        }
        for quote in answer.quotes
    ]
