"""The JSON of the server as types, so that OpenAPI and MCP clients know every field.

Owns: descriptions of the fields. Must not know: how they are filled. The answer's form is ``Answer.to_dict()``; a test
holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from assistant.given_day import given_day
from corpus.selection import Selection

Lang: TypeAlias = Literal["kk", "ru", "en"]
Pair: TypeAlias = Annotated[list[int], Field(min_length=2, max_length=2)]
Acts: TypeAlias = Annotated[list[str], Field(max_length=20)]  # an act that nobody asked yet has to be indexed first
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(lambda told: given_day(told) if isinstance(told, str) else given_day(repr(told))),
    Field(description="YYYY-MM-DD: the day the question is about", examples=["2019-05-01"]),
]


MOST_CHOSEN = 500  # acts that a reader of the page chooses by name
_RARE = ("either", "only", "mistyped")
_NAMED = ("act", "clause", "citation", "score")


class Model(BaseModel):
    """Unknown fields are defects."""

    model_config = ConfigDict(extra="forbid")


class EffectiveOut(Model):
    """How a change enters into force, as its note tells it."""

    rule: str = Field(description="date, first_publication, days_after_publication, signing, unspecified, …")
    date: str | None = Field(description="the day, where the note names one")
    days: int | None


class EventOut(Model):
    """One change made by one amending act."""

    kind: str = Field(description="adopted, restated, amended, inserted, removed, repealed, …")
    date: str | None = Field(description="day the amending act was signed, YYYY-MM-DD")
    number: str | None = Field(description="number of the amending act")
    instrument: str | None = Field(description="decree, law, order, …")
    issuer: str | None
    effective: EffectiveOut
    target: str = Field(description="clause id, part, or `act`")
    either: bool = Field(False, description="true: the note joins its targets by `or` and leaves open which was meant")
    only: str | None = Field(None, description="`kk` or `ru` where only that language's wording was changed")
    mistyped: str | None = Field(None, description="a day as printed that is no day of the calendar; not guessed")
    note_span: Pair = Field(description="where the source says so, in characters")
    note: str = Field(description="the note itself, exact source text")

    @model_serializer(mode="wrap")
    def _only_what_is_told(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """As ``Answer.to_dict`` gives it: what a note leaves open or limits is told only where it does."""
        return {name: value for name, value in whole(self).items() if value or name not in _RARE}


class TranslationOut(Model):
    """A translation shown beside a quote."""

    language: str
    text: str
    official: bool = Field(description="false: a working translation; never cite it as the law")


class EditionOut(Model):
    """The text that a quote is of, where it is not the act's own."""

    id: str = Field(description="`<act>@<day>`; opens that text wherever an act's id is taken")
    day: str = Field(description="a day on which this text held")
    from_: str = Field(alias="from", description="first day for which the texts show this wording")
    to: str | None = Field(description="last such day; null: none is known")
    sha256: str = Field(description="digest of this text, which `spans` count in")


class QuoteOut(Model):
    """A verbatim quote. Give `text` unchanged, with `citation`; never paraphrase it as if it were the law."""

    act: str
    edition: EditionOut | None = Field(None, description="set where the quote is of another text than the act's own")
    clause: str = Field(description="clause id, e.g. regulation/15/3-1")
    citation: str = Field(description="the place in the reader's language")
    text: str = Field(description="exact source text: the slices of `spans`, one after the other")
    spans: list[Pair]
    highlight: list[Pair] = Field(description="the words that answer, within `spans`")
    state: str = Field(description="current, removed, missing, fragment, pending, expired or suspended")
    translation: TranslationOut | None
    history: list[EventOut]
    wording_since: str | None = Field(
        description="the day the quoted wording dates from; null: the source does not tell"
    )
    unchanged_since: str | None

    @model_serializer(mode="wrap")
    def _only_what_is_told(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """As ``Answer.to_dict`` gives it: an edition is told only of a quote from one."""
        return {name: value for name, value in whole(self).items() if value is not None or name != "edition"}


class StatusOut(Model):
    """Whether the act is in force on the day `as_of`."""

    act: str
    in_force: bool | None
    repealed_by: EventOut | None


class RelatedOut(Model):
    """A clause that is perhaps related, not an answer; where the kind is `likely`, one that may answer."""

    act: str
    clause: str
    citation: str
    score: float
    text: str | None = Field(None, description="exact source text, of a clause that may answer")
    spans: list[Pair] = Field(default_factory=list, description="where it stands, in characters of the source")
    highlight: list[Pair] = Field(default_factory=list, description="the words that may answer")
    state: str | None = None
    translation: TranslationOut | None = None

    @model_serializer(mode="wrap")
    def _named_only(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """As ``Answer.to_dict`` gives it: a clause that is only named has no text."""
        told: dict[str, Any] = whole(self)
        return told if self.text is not None else {name: told[name] for name in _NAMED}


class ActOut(Model):
    """An act that is quoted or told of; what is not known of it is null."""

    act: str = Field(description="its id in the library")
    kind: str | None
    number: str | None
    date: str | None
    title: str | None
    in_force: bool | None = Field(description="on the day `as_of`; null where the source does not tell")


class InstructedOut(Model):
    """The words by which an amending act changed a unit, verbatim."""

    act: str = Field(description="id of the amending act")
    clause: str
    citation: str
    text: str = Field(description="the instruction and the new wording that it gives, exact source text")
    spans: list[Pair] = Field(description="where it stands, in characters of the amending act's source")
    kind: str = Field(description="restated, inserted, removed, replaced or repealed")
    changes: list[str] = Field(description="the units that it changes, as far as the act changed is held and tells")
    changed: str | None = Field(description="id of the act changed; null where none is held that knows the change")
    where: str = Field(description="what it changes, in words; given where the amending act itself is asked about")
    agrees: bool | None = Field(description="whether the text held has the new wording; null: not to be compared")


class InstructionOut(Model):
    """Words of an amending act, verbatim."""

    act: str
    clause: str
    citation: str
    text: str
    spans: list[Pair]


class ReconstructedOut(Model):
    """A wording that no text shows, made of instructions: never to be given as the text of the act."""

    clause: str
    citation: str
    text: str
    told: str = Field(description="what it was made of; say it wherever the wording is shown")
    made_from: str | None = Field(description="id of the text it was made from; null: given whole")
    by: list[InstructionOut] = Field(description="the instructions that made it, in order")


class ChangeOut(Model):
    """A change of an act of the library, as its note tells it."""

    act: str = Field(description="id of the act that was changed")
    date: str | None = Field(description="the day the amending act was signed")
    number: str | None
    instrument: str | None
    kind: str
    target: str = Field(description="a clause id, a part, or `act`")
    effective: str | None = Field(description="the day of effect, where the note names one")


class AnswerOut(Model):
    """An answer: quotes where the act answers, else `answered: false` and nothing invented."""

    question: str
    understood: str
    language: str
    as_of: str
    kind: Literal[
        "clause", "clauses", "history", "status", "reference", "mentions", "about", "acts", "likely", "not_answered"
    ]
    answered: bool
    confidence: float
    message: str
    quotes: list[QuoteOut]
    events: list[EventOut]
    status: StatusOut
    acts: list[ActOut] = Field(description="every act that is quoted or told of")
    same: list[ActOut] = Field([], description="acts that have the same text, or that were asked for")
    changes: list[ChangeOut] = Field([], description="what was changed in acts of the library, where that was asked")
    instructions: list[InstructedOut] = Field([], description="the amending acts' own words on the changes told")
    reconstructed: list[ReconstructedOut] = Field([], description="wordings of the day that no text shows")
    related: list[RelatedOut]
    notices: list[str] = Field(description="what the reader must know; pass them on")
    notice_codes: list[str]
    suggestions: list[str]
    provenance: dict[str, str]

    @model_serializer(mode="wrap")
    def _only_what_is_told(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """As ``Answer.to_dict`` gives it: what only some answers have is listed only where there is any."""
        some = ("same", "changes", "instructions", "reconstructed")
        return {name: value for name, value in whole(self).items() if value or name not in some}


class FoundOut(Model):
    """A clause found by a search; whether it answers anything is not claimed."""

    act: str
    clause: str
    citation: str
    score: float
    text: str = Field(description="the clause's own words, exact but for page breaks")
    state: str


class ClauseOut(Model):
    """One clause of the act's list."""

    clause: str
    citation: str
    state: str
    heading: str = Field(description="title of the chapter above it")
    text: str
    translation: str | None = Field(
        description="in the language asked for: the act's official text, else a translation"
    )
    items: int = Field(description="how many subclauses it has")


class SearchOut(Model):
    """Ranked clauses."""

    act: str = Field(description="the server's own act; each entry tells its own")
    query: str
    found: list[FoundOut]


class ActsOut(Model):
    """The acts of the library."""

    acts: list[dict[str, Any]] = Field(description="each with its id (`act`) and `card`")


class ClausesOut(Model):
    """The clauses of the act, in order."""

    act: str
    parts: list[str]
    clauses: list[ClauseOut]


class ComparisonOut(Model):
    """What differs between two texts of an act."""

    first: str = Field(description="id of the text nearest to the first day")
    second: str
    summary: dict[str, Any] = Field(description="how many units were inserted, removed, changed …; `by`: amending acts")
    changes: list[dict[str, Any]] = Field(description="each unit that differs: `kind`, `citation`, `pieces`, `by`")
    unchanged: list[str]


class Within(Model):
    """Conditions on the acts of the library to answer from; all of them have to be met."""

    kinds: list[str] = Field([], max_length=10, description="kinds of act, as `order`; any of these")
    issuer: str = Field("", max_length=200, description="words of the name of who issued it")
    language: Literal["kk", "ru"] | None = Field(None, description="of the act's text")
    adopted_from: Day | None = Field(None, description="signed on this day or later")
    adopted_to: Day | None = Field(None, description="signed on this day or earlier")
    status: str | None = Field(None, description="as its own page tells it: in_force, repealed, expired, …")
    in_force_on: Day | None = Field(None, description="in force on this day")

    def selection(self) -> Selection:
        """The selection that the conditions make.

        Raises:
            BadSelection: one of them is impossible.
        """
        return Selection.of(**self.model_dump())


class Scope(Within):
    """The acts that a reader of the page chose to ask: by name, or by conditions."""

    acts: list[str] = Field([], max_length=MOST_CHOSEN)


class AskIn(Model):
    """A question."""

    question: str = Field(description="in Kazakh, Russian or English", examples=["Бұл акт күшінде ме?"])
    language: Lang | None = Field(None, description="of the words around the quotes; by default the question's")
    as_of: Day | None = Field(None, description="by default the day that the question names, else today")
    acts: Acts = Field([], description="ids of the acts to answer from; by default all of the library")
    within: Within | None = Field(None, description="conditions on the acts to answer from")


class Problem(BaseModel):
    """What went wrong and what to do: the one shape of every failed response."""

    error: str = Field(description="what happened, and what to do")
    nearest: list[str] = Field([], description="clause ids near to one that does not exist")
