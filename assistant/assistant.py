"""The assistant: one question in, one verified answer out; and the turns of a dialogue.

Owns: the public Python API. Must not know: how an answer is drawn, what an edge does with it. The clock is asked here,
once a question, and nowhere below, unless a day to count from was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Lock

from assistant.answer import Answer
from assistant.case import Case, Named, named_in
from assistant.clock import today
from assistant.compose.base import Asking
from assistant.compose.instructed import with_instructions
from assistant.compose.reconstructed import with_reconstructed
from assistant.conversation import Conversation
from assistant.desk import Desk, OpenAct
from assistant.dialogue.state import Leaning
from assistant.errors import BadSettings
from assistant.everywhere import Everywhere
from assistant.find import Candidate, Finding, is_aided
from assistant.highlight.learned import Neighbour
from assistant.history.query import Period
from assistant.history.status import of_status
from assistant.history.times import times_of
from assistant.hits import Hit, hits_of, merged
from assistant.likeliest import likeliest
from assistant.lookup import changes, plain, shown, told
from assistant.route import route
from assistant.scope.whole import Whole
from assistant.settings import Settings
from assistant.understand.acts import is_own_number
from assistant.understand.bare import with_bare
from assistant.understand.counted import with_counted
from assistant.understand.question import Understood, day_of, read_question, undated, understand
from assistant.understand.want import Want
from assistant.understand.wishes import load_wishes
from corpus.editions.names import act_of
from corpus.ids import ACT, ClauseId
from corpus.library import DEFAULT_ACT, Library, open_act
from corpus.model import Act
from corpus.selection import Selection
from corpus.shipped import is_act_id
from embeddings.progress import Progress, silent

LANGUAGES = ("kk", "ru", "en")


class Assistant:
    """Answers questions about an act, or about several acts of the library.

    ``ask`` may be called from several threads. Nothing heavy is loaded before a question needs the index.
    """

    def __init__(self, act: Act, settings: Settings, progress: Progress = silent, today: date | None = None) -> None:
        self.act, self.settings = act, settings
        self._today = today
        self._desk = Desk(settings, progress)
        self._finder = self._desk.lay(act).finder
        self._opening = Lock()
        self._weighed: dict[str, bool] = {}

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

    @property
    def library(self) -> Library:
        """The acts that can be asked, with their editions."""
        return self._desk.library

    def today(self) -> date:
        """The day that relative dates are counted from."""
        return self._today or today()

    def prepare(self, *, rebuild: bool = False) -> None:
        """Load (and on first use build) the model and the index now instead of at the first question."""
        self._prepare(OpenAct(self.act, self._finder), rebuild=rebuild)

    def prepare_library(self) -> Whole | None:
        """Make every act of the library ready to be searched, where questions are asked of all; this can take long."""
        if not self.over_all:
            return None
        self._desk.whole.prepare()
        return self._desk.whole

    def _prepare(self, held: OpenAct, *, rebuild: bool = False) -> None:
        with self._opening:
            held.finder.open(rebuild=rebuild)

    def ask(
        self,
        question: str,
        as_of: date | None = None,
        language: str | None = None,
        acts: Sequence[str] = (),
        within: Selection | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: in Kazakh, Russian or English, in any usual way of typing.
            as_of: the day the question is about; by default the day it names, else today.
            language: of the words around the quotes; by default the question's.
            acts: ids of the acts to answer from; of several, the likeliest answers. By default the act that the
                assistant was opened on, or, where none was chosen, all acts of the library.
            within: conditions on the acts of the library to answer from.

        Raises:
            BadQuestion: it is empty or too long.
            ActNotFound: an act is not stored.
            CorpusError, EmbeddingsError: the source or the index cannot be trusted; nothing is answered.
        """
        selection = within or Selection()
        if selection or (not acts and self.over_all):
            understood = self.read(question)
            return self.over(understood, question, replace(selection, acts=(*selection.acts, *acts)), as_of, language)
        opened = self._opened(acts)
        understood = self.read(question, opened[0])
        return likeliest(
            [self.answer(understood, question, as_of=as_of, language=language, opened=held) for held in opened]
        )

    @property
    def over_all(self) -> bool:
        """Whether a question for which no act is chosen is asked of the whole library: no act was chosen for it all."""
        return self.settings.library and self.act.id == DEFAULT_ACT and self._desk.whole.wide

    def over(
        self,
        understood: Understood,
        question: str,
        within: Selection,
        as_of: date | None = None,
        language: str | None = None,
        home: str = "",
    ) -> Answer:
        """Answer a question that was read already, from the acts of the library that a selection admits.

        Args:
            understood: the question.
            question: as it was typed.
            within: which acts may answer.
            as_of: see ``ask``.
            language: see ``ask``.
            home: id of the act that is meant where the question is about an act and names none; by default the
                assistant's own.
        """
        ask = partial(self._of_one, question, as_of, language)
        asking = partial(self._put_to, question, as_of, language)
        return Everywhere(self._desk.whole, home or self.act.id).answer(understood, within, ask, asking)

    def _of_one(
        self, question: str, as_of: date | None, language: str | None, act_id: str, understood: Understood
    ) -> Answer:
        return self.answer(understood, question, as_of=as_of, language=language, opened=self.opened(act_id))

    def _put_to(
        self, question: str, as_of: date | None, language: str | None, act_id: str, understood: Understood
    ) -> Asking:
        return self._asking(self.opened(act_id).act, understood, question, as_of, language)

    def read(self, question: str, held: OpenAct | None = None) -> Understood:
        """Read a question; what it wants is told by its meaning too where its words leave that open.

        Raises:
            BadQuestion: it is empty or too long.
        """
        read = understand(read_question(question, self.settings.longest), self.today())
        if read.is_plain or not self.settings.dense:
            return read
        finder = (held or OpenAct(self.act, self._finder)).finder
        with self._opening:
            finder.open()
        return replace(read, wish=load_wishes().tell(read.clues, *finder.vector(undated(read))))

    def _opened(self, acts: Sequence[str]) -> list[OpenAct]:
        """The acts chosen, each once; the assistant's own where none is."""
        chosen = dict.fromkeys([acts] if isinstance(acts, str) else acts)
        own = OpenAct(self.act, self._finder)
        return [own if act_id == self.act.id else self._desk.of(act_id) for act_id in chosen] or [own]

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
        leaning: Leaning | None = None,
        opened: OpenAct | None = None,
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
            leaning: what the search leans on, of an act whose clauses are weighed by their evidence alone.
            opened: the act to answer from; by default the assistant's own.
        """
        held = opened or OpenAct(self.act, self._finder)
        act = held.act
        understood = with_bare(act, understood)
        asking = self._asking(act, understood, question, as_of, language)
        clauses = tuple(place for place in focus if act.has(place))
        parts = tuple(place for place in focus if place not in clauses and place != ACT)
        context = ClauseId.parse(clauses[-1]) if clauses else None
        own = [entry.span for entry in understood.instruments if is_own_number(act, entry)]
        named = named_in(act, with_counted(act, understood.text, understood.references), context, own)
        if focus and not named.anything:
            named = Named(clauses=clauses, parts=parts)
        times = times_of(act, understood.periods, named.clauses)
        if as_of is not None and not understood.dates:
            times = (Period(as_of, as_of),)
        if len(times) == 1 and times[0].is_time_of(asking.as_of):
            asking = replace(asking, period=(times[0].start, times[0].end))
        find = partial(self._find, held, apart_from, fragment)
        if leaning is not None and self.weighs(held):
            find = partial(self._find_near, held, leaning)
        neighbours = partial(self._neighbours, held)
        answer = route(Case(asking, understood, named, find, neighbours, times, same_content, self.library))
        answer = with_reconstructed(with_instructions(answer, asking, self.library), asking, self.library)
        return replace(answer, provenance=(*answer.provenance, ("settings", self.settings.fingerprint)))

    def _asking(
        self, act: Act, understood: Understood, question: str, as_of: date | None, language: str | None
    ) -> Asking:
        if language is not None and language not in LANGUAGES:
            raise BadSettings("language", f"must be one of {', '.join(LANGUAGES)}, not {language!r}")
        spoken, now = language or understood.language, self.today()
        asked = as_of or (day_of(understood.dates[-1]) if understood.dates else None)
        return Asking(
            act=act,
            question=question,
            understood=understood.text,
            language=spoken,
            today=now,
            as_of=asked or now,
            dated=asked is not None,
            translate=spoken if spoken != act.card.language else None,
            texts=self._desk.library.texts(act) if asked is not None or understood.wish.want is Want.WORDING else None,
        )

    def _find(self, held: OpenAct, apart_from: tuple[str, ...], fragment: str, text: str) -> Finding:
        self._prepare(held)
        return held.finder.find(text, apart_from=apart_from, fragment=fragment)

    def _find_near(self, held: OpenAct, leaning: Leaning, text: str) -> Finding:
        if text not in (leaning.own, leaning.whole):  # a part of the question
            return self._find(held, (), "", text)
        from assistant.dialogue.nearness import evidence_of, load_nearness

        own, whole = (self._find(held, (), "", asked) for asked in (leaning.own, leaning.whole))
        return load_nearness().weigh(evidence_of(held.act, own, whole, leaning))

    def weighs(self, held: OpenAct) -> bool:
        """Whether the clauses of an act are weighed by their evidence alone: it has no expected questions."""
        if held.act.id not in self._weighed:
            whole = self.settings.trained and self.settings.dense and self.settings.lexical
            self._weighed[held.act.id] = whole and not is_aided(held.act)
        return self._weighed[held.act.id]

    def _neighbours(self, held: OpenAct, text: str, candidate: Candidate) -> tuple[Neighbour, ...]:
        self._prepare(held)
        return held.finder.neighbours(text, candidate.clause, tail=candidate.tail)

    def search(self, query: str, k: int = 10, acts: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The clauses that come nearest to a query, best first, whether they answer it or not.

        Clauses that the query names come first; the rest is ranked by meaning and words.

        Args:
            query: words or a question.
            k: how many clauses at most.
            acts: ids of the acts to search; by default the assistant's own.
        """
        text = read_question(query, self.settings.longest)
        references = understand(text, self.today()).references
        found = []
        for held in self._opened(acts):
            named = named_in(held.act, with_counted(held.act, text, references)).clauses
            found.append(hits_of(held.act, named, self._find(held, (), "", text).ranked))
        return merged(found, k)

    def conversation(self, acts: Sequence[str] = ()) -> Conversation:
        """A dialogue whose turns complete each other; about these acts, by default as ``ask``."""
        return Conversation(self, tuple(held.act.id for held in self._opened(acts)) if acts else ())

    def opened(self, act_id: str = "") -> OpenAct:
        """An act that lies open; by default the assistant's own."""
        return self._opened((act_id,) if act_id else ())[0]

    def show(self, clause: str, language: str = "kk", act: str = "", as_of: date | None = None) -> Answer:
        """The text of a clause, by its id (``ID#clause`` names the act too), as it was on a day; loads no model.

        Raises:
            UnknownClause: the act has no such clause.
            ActNotFound: the act is not stored.
        """
        held, place = self._placed(clause, act)
        texts = self._desk.library.texts(held) if as_of is not None else None
        return shown(held, place, language, self.today(), as_of, texts, self.library)

    def history(self, target: str, language: str = "kk", act: str = "") -> Answer:
        """The history of a clause, a part or the act (``act``); loads no model."""
        held, place = self._placed(target, act)
        return told(held, place, language, self.today(), self.library)

    def changes(self, act: str = "", language: str = "kk") -> Answer:
        """What an amending act changes, in its own words; loads no model."""
        return changes(self.opened(act).act, language, self.today(), self.library)

    def status(self, as_of: date | None = None, language: str = "kk", act: str = "") -> Answer:
        """The act's status on a day (today by default); loads no model."""
        asking = plain(self.opened(act).act, "", language, self.today())
        return of_status(replace(asking, as_of=as_of, dated=True) if as_of else asking)

    def _placed(self, place: str, act: str) -> tuple[Act, str]:
        named, mark, inside = place.partition("#")
        return (self.opened(named).act, inside) if mark and is_act_id(act_of(named)) else (self.opened(act).act, place)
