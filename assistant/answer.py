"""The answer as a value: quotes, events, status, notices, and the JSON that every edge gives out.

Owns: the shape of an answer. Must not know: how it was found or how it is drawn.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from assistant.quote import Quote
from corpus.editions.names import act_of, is_edition, read_id
from corpus.history import Status, status
from corpus.model import Act, ActCard, Event, Span
from corpus.model import Status as Mark
from corpus.selection import in_force

if TYPE_CHECKING:
    from embeddings.shared_rows import Told


class AnswerKind(StrEnum):
    """What kind of answer it is."""

    CLAUSE = "clause"
    CLAUSES = "clauses"
    HISTORY = "history"
    STATUS = "status"
    REFERENCE = "reference"
    MENTIONS = "mentions"  # where a word stands, or a part's items
    ABOUT = "about"  # the assistant itself
    ACTS = "acts"  # acts of the library that were asked for; ``status`` is that of the first
    LIKELY = "likely"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know; ``code`` is stable for programs, ``text`` is in the reader's language."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """A clause that is perhaps related; never an answer.

    Attributes:
        act: empty where it is the answer's own.
        quote: of a likely answer the clause itself, verified, with the words that may answer.
    """

    clause: str
    citation: str
    score: float
    act: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Instructed:
    """The amending act's own words on a change.

    Attributes:
        quote: the instruction with the new wording that it gives.
        kind: what it orders: ``restated``, ``inserted``, ``removed``, ``replaced``.
        clauses: ids of the units that it changes.
        event: what the act's own notes tell of it; ``None`` where they do not.
        agrees: whether the new wording is that of the text; ``None`` where it gives none, or another change stands.
        changed: id of the act changed, where it is held and its notes tell of the change.
        where: what it changes, in the reader's language, where the answer is about the amending act.
    """

    quote: Quote
    kind: str
    clauses: tuple[str, ...]
    event: Event | None = None
    agrees: bool | None = None
    changed: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Reconstructed:
    """A wording that no text shows, made of instructions; never the text.

    Attributes:
        text: its words.
        told: the sentence that says what it is made of.
        base: id of the text whose wording it was made from; empty where an instruction gave it whole.
        by: the instructions, in order.
    """

    clause: str
    citation: str
    text: str
    told: str
    base: str
    by: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    Attributes:
        question: as asked.
        understood: as completed from the dialogue; equal to ``question`` where nothing was added.
        language: of the words around the quotes: ``kk``, ``ru`` or ``en``.
        as_of: the day the question speaks of.
        dated: whether it speaks of a day, and not of today because it names none.
        confidence: calibrated probability that the quotes answer the question; 1 for what is looked up.
        message: the sentences around the quotes.
        quotes: verified, in the act's order.
        events: what the answer is about, by date.
        related: nearest clauses of a refusal; of a likely answer those that may answer, each with its quote.
        about: what the answer speaks of: clause ids, a part, or ``act``; a dialogue goes on from there.
        provenance: digests of the source, the index and the settings.
        same: cards of the acts that have the text that answers, where there are several; or that a question about the
            library asks for.
        changes: what was changed in these acts, where that was asked.
        instructions: the words by which the amending acts that are held changed what a history tells of; of the act
            itself, where it is asked what that changes.
        reconstructed: wordings of the day that no text shows, made of instructions.
    """

    act: Act = field(repr=False, compare=False)
    question: str
    language: str
    as_of: date
    kind: AnswerKind
    answered: bool
    confidence: float
    message: str
    status: Status
    understood: str = ""
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    related: tuple[Related, ...] = ()
    notices: tuple[Notice, ...] = ()
    about: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    dated: bool = False
    provenance: tuple[tuple[str, str], ...] = ()
    same: tuple[ActCard, ...] = ()
    changes: tuple[Told, ...] = ()
    instructions: tuple[Instructed, ...] = ()
    reconstructed: tuple[Reconstructed, ...] = ()

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act that is quoted or told of; an edition is a text of its act, no act of its own."""
        quoted = (quote.act for quote in (*self.quotes, *self.likely) if not is_edition(quote.act.id))
        return tuple({act.id: act for act in (self.act, *quoted)}.values())

    @property
    def likely(self) -> tuple[Quote, ...]:
        """The clauses that may answer, best first; none unless the answer is a likely one."""
        return tuple(entry.quote for entry in self.related if entry.quote is not None)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of an answer, alike for the command line, REST and MCP."""
        return {
            "question": self.question,
            "understood": self.understood or self.question,
            "language": self.language,
            "as_of": self.as_of.isoformat(),
            "kind": str(self.kind),
            "answered": self.answered,
            "confidence": round(self.confidence, 4),
            "message": self.message,
            "quotes": [quote_dict(quote) for quote in self.quotes],
            "events": [event_dict(event, self.act) for event in self.events],
            "status": status_dict(self.status, self.act),
            "acts": [] if self.kind is AnswerKind.ACTS else [act_dict(act, self.as_of) for act in self.acts],
            **({"same": [card_dict(card, self.as_of) for card in self.same]} if self.same else {}),
            **({"changes": [asdict(change) for change in self.changes]} if self.changes else {}),
            **({"instructions": [instructed_dict(entry) for entry in self.instructions]} if self.instructions else {}),
            **({"reconstructed": [made_dict(entry) for entry in self.reconstructed]} if self.reconstructed else {}),
            "related": [related_dict(entry, self.act) for entry in self.related],
            "notices": [notice.text for notice in self.notices],
            "notice_codes": [notice.code for notice in self.notices],
            "suggestions": list(self.suggestions),
            "provenance": dict(self.provenance),
        }


def act_dict(act: Act, as_of: date) -> dict[str, Any]:
    """The JSON of an act that an answer tells of; its status is that of the day."""
    card = act.card
    return {
        "act": act.id,
        "kind": card.kind or None,
        "number": card.number,
        "date": _day(card.date),
        "title": dict(card.titles).get(card.language),
        "in_force": status(act, as_of).in_force,
    }


def card_dict(card: ActCard, as_of: date) -> dict[str, Any]:
    """The JSON of an act that was not opened; whether it was in force is what its card tells."""
    return {
        "act": card.id,
        "kind": card.kind or None,
        "number": card.number,
        "date": _day(card.date),
        "title": dict(card.titles).get(card.language),
        "in_force": None if card.status is Mark.UNKNOWN else in_force(card, as_of),
    }


def related_dict(entry: Related, act: Act) -> dict[str, Any]:
    """The JSON of a related clause; of one that may answer with its exact text."""
    named = {
        "act": entry.act or act.id,
        "clause": entry.clause,
        "citation": entry.citation,
        "score": round(entry.score, 4),
    }
    if entry.quote is None:
        return named
    shown = quote_dict(entry.quote)
    return named | {name: shown[name] for name in ("text", "spans", "highlight", "state", "translation")}


def quote_dict(quote: Quote) -> dict[str, Any]:
    """The JSON of a quote."""
    shown = quote.translation
    translation = {"language": shown.language, "text": shown.text, "official": shown.official} if shown else None
    return {
        "act": act_of(quote.act.id),
        **_edition_dict(quote),
        "clause": quote.clause,
        "citation": quote.citation,
        "text": quote.text,
        "spans": [_pair(span) for span in quote.spans],
        "highlight": [_pair(span) for span in quote.highlight],
        "state": str(quote.state),
        "translation": translation,
        "history": [event_dict(event, quote.act) for event in quote.history],
        "wording_since": _day(quote.wording_since),
        "unchanged_since": _day(quote.unchanged_since),
    }


def instructed_dict(entry: Instructed) -> dict[str, Any]:
    """The JSON of an amending act's own words; ``spans`` count in that act's source."""
    shown = quote_dict(entry.quote)
    named = {name: shown[name] for name in ("act", "clause", "citation", "text", "spans")}
    told = {"kind": entry.kind, "changes": list(entry.clauses), "agrees": entry.agrees}
    return named | told | {"changed": entry.changed or None, "where": entry.where}


def made_dict(entry: Reconstructed) -> dict[str, Any]:
    """The JSON of a wording that was made; the instructions are quotes of the amending acts."""
    shown = [quote_dict(quote) for quote in entry.by]
    return {
        "clause": entry.clause,
        "citation": entry.citation,
        "text": entry.text,
        "told": entry.told,
        "made_from": entry.base or None,
        "by": [{name: quote[name] for name in ("act", "clause", "citation", "text", "spans")} for quote in shown],
    }


def _edition_dict(quote: Quote) -> dict[str, Any]:
    """Of which text a quote is, where it is not the act's own: its day, its digest, the days it is shown for."""
    day = read_id(quote.act.id)[1]
    if day is None:
        return {}
    first, last = quote.holds or (day, day)
    edition = {"id": quote.act.id, "day": _day(day), "from": _day(first), "to": _day(last)}
    return {"edition": edition | {"sha256": quote.act.card.sha256}}


def event_dict(event: Event, act: Act) -> dict[str, Any]:
    """The JSON of an event; ``note`` is the note's own text, exact."""
    effective = event.effective
    return {
        "kind": str(event.kind),
        "date": _day(event.date),
        "number": event.number,
        "instrument": event.instrument,
        "issuer": event.issuer,
        "effective": {"rule": str(effective.rule), "date": _day(effective.date), "days": effective.days},
        "target": event.target,
        **{name: value for name, value in _left_open(event).items() if value},
        "note_span": _pair(event.note_span),
        "note": event.note_span.of(act.source),
    }


def _left_open(event: Event) -> dict[str, Any]:
    """What an event leaves open or limits; told only where it does."""
    return {"either": event.either, "only": event.only, "mistyped": event.mistyped or event.effective.mistyped}


def status_dict(status: Status, act: Act) -> dict[str, Any]:
    """The JSON of a status, as of the day asked."""
    repeal = status.repeal
    return {
        "act": status.act,
        "in_force": status.in_force,
        "repealed_by": event_dict(repeal, act) if repeal is not None else None,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
