"""The assistant: one question in, one verified answer out; and the turns of a dialogue.

Owns: the public Python API. Must not know: how an answer is drawn, what an edge does with it. The clock is read here,
once a question, and nowhere below, unless a day to count from was given.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from threading import Lock

from assistant.answer import Answer
from assistant.case import Case, Named, named_in, period_asked
from assistant.compose.base import Asking
from assistant.compose.clause import by_reference
from assistant.compose.history import of_status, of_target
from assistant.conversation import Conversation
from assistant.errors import BadSettings
from assistant.find import Candidate, Finder, Finding
from assistant.highlight.learned import Neighbour
from assistant.route import route
from assistant.settings import Settings
from assistant.understand.intent import Aspect
from assistant.understand.question import Understood, day_of, read_question, understand
from corpus.ids import ACT, ClauseId
from corpus.library import open_act
from corpus.model import Act
from embeddings.progress import Progress, silent

LANGUAGES = ("kk", "ru", "en")


class Assistant:
    """Answers questions about one act.

    ``ask`` may be called from several threads. Nothing heavy is loaded before a question needs the index.
    """

    def __init__(self, act: Act, settings: Settings, progress: Progress = silent, today: date | None = None) -> None:
        self.act, self.settings = act, settings
        self._today = today
        self._finder = Finder(act, settings, progress)
        self._opening = Lock()

    @classmethod
    def open(
        cls, settings: Settings | None = None, progress: Progress = silent, today: date | None = None
    ) -> Assistant:
        """Open the assistant on a stored act (the default one, unless the settings name another).

        Args:
            settings: what can be chosen.
            progress: told of what takes long.
            today: the day that "now" and "last year" are counted from; by default the present day, always anew.

        Raises:
            CorpusError: the act is not stored, or its source was changed.
        """
        chosen = settings or Settings()
        return cls(open_act(chosen.act), chosen, progress, today)

    def today(self) -> date:
        """The day that relative dates are counted from."""
        return self._today or today()

    def prepare(self, *, rebuild: bool = False) -> None:
        """Load (and on first use build) the model and the index now instead of at the first question."""
        with self._opening:
            self._finder.open(rebuild=rebuild)

    def ask(self, question: str, as_of: date | None = None, language: str | None = None) -> Answer:
        """Answer a question.

        Args:
            question: in Kazakh, Russian or English, in any usual way of typing.
            as_of: the day the question is about; by default the day it names, else today.
            language: of the words around the quotes; by default the question's.

        Raises:
            BadQuestion: it is empty or too long.
            CorpusError, EmbeddingsError: the source or the index cannot be trusted; nothing is answered.
        """
        text = read_question(question, self.settings.longest)
        return self.answer(understand(text, self.today()), question, as_of=as_of, language=language)

    def answer(
        self,
        understood: Understood,
        question: str,
        *,
        as_of: date | None = None,
        language: str | None = None,
        focus: tuple[str, ...] = (),
        apart_from: tuple[str, ...] = (),
        fragment: str = "",
        same_content: bool = False,
    ) -> Answer:
        """Answer a question that was read already, and perhaps completed from a dialogue.

        Args:
            understood: the question.
            question: as it was typed.
            as_of: see ``ask``.
            language: see ``ask``.
            focus: clauses that the dialogue points back to, named by the question if it names none itself.
            apart_from: clauses answered before, not to be offered again for a contrasting follow-up.
            fragment: the follow-up's own words; they decide between what the whole question finds.
            same_content: the focus was found by meaning; it is quoted as an answer, not as a lookup.
        """
        asking = self._asking(understood, question, as_of, language)
        dated = (as_of, as_of) if as_of is not None else period_asked(understood)
        clauses = tuple(place for place in focus if self.act.has(place))
        parts = tuple(place for place in focus if place not in clauses and place != ACT)
        context = ClauseId.parse(clauses[-1]) if clauses else None
        named = named_in(self.act, understood.references, context)
        if focus and not named.anything:
            named = Named(clauses=clauses, parts=parts)
        find = partial(self._find, apart_from, fragment)
        answer = route(Case(asking, understood, named, find, self._neighbours, dated, same_content))
        return replace(answer, provenance=(*answer.provenance, ("settings", self.settings.fingerprint)))

    def _asking(self, understood: Understood, question: str, as_of: date | None, language: str | None) -> Asking:
        if language is not None and language not in LANGUAGES:
            raise BadSettings("language", f"must be one of {', '.join(LANGUAGES)}, not {language!r}")
        spoken, now = language or understood.language, self.today()
        asked = as_of or (day_of(understood.dates[-1]) if understood.dates else None)
        return Asking(
            act=self.act,
            question=question,
            understood=understood.text,
            language=spoken,
            today=now,
            as_of=asked or now,
            dated=asked is not None,
            translate=spoken if spoken != self.act.card.language else None,
        )

    def _find(self, apart_from: tuple[str, ...], fragment: str, text: str) -> Finding:
        self.prepare()
        return self._finder.find(text, apart_from=apart_from, fragment=fragment)

    def _neighbours(self, text: str, candidate: Candidate) -> tuple[Neighbour, ...]:
        self.prepare()
        return self._finder.neighbours(text, candidate.clause, tail=candidate.tail)

    def search(self, query: str, k: int = 10) -> tuple[Candidate, ...]:
        """The clauses that come nearest to a query, best first, whether they answer it or not.

        Clauses that the query names come first; the rest is ranked by meaning and words.
        """
        text = read_question(query, self.settings.longest)
        named = named_in(self.act, understand(text, self.today()).references).clauses
        ranked = self._find((), "", text).ranked
        first = tuple(Candidate(clause, 1.0) for clause in named)
        return (*first, *(entry for entry in ranked if entry.clause not in named))[:k]

    def conversation(self) -> Conversation:
        """A dialogue whose turns complete each other."""
        return Conversation(self)

    def show(self, clause: str, language: str = "kk") -> Answer:
        """The text of a clause, by its id; loads no model.

        Raises:
            UnknownClause: the act has no such clause.
        """
        self.act.unit(clause)
        return by_reference(self._plain(clause, language), [clause])

    def history(self, target: str, language: str = "kk") -> Answer:
        """The history of a clause, a part or the act (``act``); loads no model."""
        return of_target(self._plain(target, language), target, Aspect.ALL)

    def status(self, as_of: date | None = None, language: str = "kk") -> Answer:
        """The act's status on a day (today by default); loads no model."""
        asking = self._plain("", language)
        return of_status(replace(asking, as_of=as_of, dated=True) if as_of else asking)

    def _plain(self, question: str, language: str) -> Asking:
        now = self.today()
        translate = language if language != self.act.card.language else None
        return Asking(self.act, question, question, language, now, now, translate=translate)


def today() -> date:
    """The present day where the machine stands."""
    return datetime.now(UTC).astimezone().date()
