"""The value types of the law: one frozen type per legal idea, equal by value.

Owns: spans, units, parts, notes, events, acts. Must not know: how text is parsed into them, searched or shown.
All offsets count Unicode characters in the stored source.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.errors import UnknownClause
from corpus.ids import ACT, ClauseId, number_key
from corpus.text import cell_spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source, ``start`` included, ``end`` excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"impossible span {self.start}..{self.end}")

    def of(self, source: str) -> str:
        """The characters of the source that this span covers."""
        return source[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class State(StrEnum):
    """What the source holds of a unit."""

    CURRENT = "current"
    REMOVED = "removed"
    MISSING = "missing"  # numbered by the sequence, absent from the source
    FRAGMENT = "fragment"  # only a torn piece survives; its number is inferred
    PENDING = "pending"  # in the text, not yet in force
    EXPIRED = "expired"
    SUSPENDED = "suspended"


class UnitKind(StrEnum):
    """The rank of a unit."""

    ARTICLE = "article"
    CLAUSE = "clause"
    SUBCLAUSE = "subclause"
    ITEM = "item"  # a numbered entry of a list
    ROW = "row"  # of a table
    TEXT = "text"  # the only paragraph of a part that numbers nothing
    PARAGRAPH = "paragraph"  # of several without numbers, or some sentences of a long one


class EventKind(StrEnum):
    """What an amending act did."""

    ADOPTED = "adopted"
    RESTATED = "restated"
    AMENDED = "amended"
    INSERTED = "inserted"
    REMOVED = "removed"
    REPEALED = "repealed"
    PARTLY_REPEALED = "partly_repealed"  # with exceptions that stay in force
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"  # a draft that was taken back
    SUSPENDED = "suspended"
    PLANNED = "planned"
    REPLACED = "replaced"  # words replaced throughout the text
    EFFECTIVE = "effective"  # a note that only tells when a text enters into force


class EffectiveRule(StrEnum):
    """How a change enters into force."""

    DATE = "date"
    FIRST_PUBLICATION = "first_publication"
    DAYS_AFTER_PUBLICATION = "days_after_publication"
    MONTHS_AFTER_PUBLICATION = "months_after_publication"
    SIGNING = "signing"
    REGISTRATION = "registration"
    SEE_PROVISION = "see_provision"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Effective:
    """Entry into force as the note tells it; nothing is computed that the note does not say.

    Attributes:
        rule: the rule named.
        date: the day, where the rule is a day (or the day of signing); else ``None``.
        days: calendar (or working) days after publication, months for the rule in months.
        until: the last day, where the note limits the change in time.
        mistyped: a day as printed that is no day of the calendar, as ``01.01.018``; it is not guessed.
    """

    rule: EffectiveRule = EffectiveRule.UNSPECIFIED
    date: datetime.date | None = None
    days: int | None = None
    until: datetime.date | None = None
    mistyped: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One change made by one provision of an amending act to one target.

    Attributes:
        date: day the amending act was signed; ``None`` where the note does not give it.
        number: its number, as ``165``; ``None`` where the note does not give it.
        instrument: kind of act, as ``decree``; ``None`` where not told.
        issuer: who issued it, in the source's language; ``None`` where not told.
        target: a clause id, a part, or ``act``.
        note_span: where the source says so.
        partial: whether only a part of the target was changed that has no id (its title, a paragraph of it).
        either: whether the note joins its targets by "or", so that it leaves open which of them was meant.
        only: the language whose wording alone was changed, as ``ru``; empty where the note does not limit it.
        mistyped: a day as printed that is no day of the calendar, as ``20.12.021``; no date is told for it.
    """

    kind: EventKind
    date: datetime.date | None
    number: str | None
    instrument: str | None
    issuer: str | None
    effective: Effective
    target: str
    note_span: Span
    partial: bool = False
    either: bool = False
    only: str = ""
    mistyped: str = ""

    @property
    def key(self) -> tuple[str, datetime.date | None, str | None, str]:
        """What makes two mentions the same event: kind, date, number, target."""
        return (self.kind, self.date, self.number, self.target)

    @property
    def certain_since(self) -> datetime.date | None:
        """The earliest day the note itself fixes for this change: the named day, else the day of signing."""
        return self.effective.date or self.date


@dataclass(frozen=True, slots=True)
class Note:
    """An amendment note, heading sentence or in-place removal, with the events read from it.

    Attributes:
        span: the note without markup.
        events: what it tells; empty if it was not understood.
        understood: whether every token of it was given a meaning.
        owner: the unit, part or ``act`` that it stands under.
    """

    span: Span
    events: tuple[Event, ...]
    understood: bool
    owner: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter, section or paragraph title inside a part."""

    span: Span
    pieces: tuple[Span, ...]
    level: str  # "section" | "chapter" | "paragraph" | "heading"
    number: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, article, subclause, list item or table row.

    Attributes:
        id: its place in the act.
        paragraphs: its own paragraphs, each as the spans it consists of (two where a page break tore it); the
            number is included, subunits and notes are not.
        tail: paragraphs of this unit that stand after its last subunit.
        children: the subunits in the order of the source, missing ones included.
        heading: index into the part's headings of the innermost title above it; ``None`` if there is none.
        state: what the source holds of it.
        heads: of a row, the lines that head the columns of its table.
        anchor: the id by which the official page links to it, where the source tells it.
    """

    id: ClauseId
    kind: UnitKind
    paragraphs: tuple[tuple[Span, ...], ...]
    tail: tuple[tuple[Span, ...], ...] = ()
    children: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()
    heading: int | None = None
    state: State = State.CURRENT
    heads: tuple[Span, ...] = ()
    anchor: str | None = None

    @property
    def own_spans(self) -> tuple[Span, ...]:
        """The spans of its own text, subunits left out."""
        return tuple(span for paragraph in (*self.paragraphs, *self.tail) for span in paragraph)

    @property
    def full_spans(self) -> tuple[Span, ...]:
        """The spans of its whole text: own paragraphs, subunits, tail, in the order of the source."""
        inner = [span for child in self.children for span in child.full_spans]
        return tuple(sorted((*self.own_spans, *inner)))

    def walk(self) -> Iterator[Unit]:
        """This unit and all within it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the act with its own numbering: the decree itself, an attached regulation, a list."""

    slug: str
    title: tuple[Span, ...] = ()
    approval: tuple[Span, ...] = ()  # the "approved by" block above it
    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[tuple[Span, ...], ...] = ()  # text before its first unit: preamble
    units: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()
    signature: tuple[Span, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """Every unit of the part, in order."""
        for unit in self.units:
            yield from unit.walk()


class SegmentKind(StrEnum):
    """What a stretch of the source is; together the segments tile it."""

    TEXT = "text"
    HEADING = "heading"
    NOTE = "note"
    SIGNATURE = "signature"
    REQUISITES = "requisites"
    MARKUP = "markup"
    GAP = "gap"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Segment:
    """One tile of the source: what it is and whose."""

    span: Span
    kind: SegmentKind
    owner: str


class Status(StrEnum):
    """Whether an act is in force, as its page or its notes tell it."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"  # adopted, not yet in force
    REPEALED = "repealed"
    EXPIRED = "expired"  # made for a time that is over
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"  # a draft that was taken back
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartLabel:
    """What an act's own data call a part of it whose kind says too little ("list-2").

    Attributes:
        slug: of the part, in place of the one by its kind.
        plain: the slug by its kind.
        names: (language, nominative, genitive).
    """

    slug: str
    plain: str
    names: tuple[tuple[str, str, str], ...] = ()

    def name(self, language: str, *, genitive: bool = False) -> str:
        """The name in a language, in the act's own where there is none."""
        _, nominative, of = next((names for names in self.names if names[0] == language), self.names[0])
        return of if genitive else nominative


@dataclass(frozen=True, slots=True)
class ActCard:
    """All that the rest of the house knows of an act until it opens one.

    What could not be read is ``None`` or empty and is named in ``flags``; nothing is guessed.

    Attributes:
        id: the act's id in the library.
        language: of the text: ``kk`` or ``ru``.
        sha256: digest of the source text.
        format: of the source, see ``corpus/source.py``.
        kind: slug of the kind of act, as ``decree`` (``corpus/kinds.py``).
        issuers: who issued it, as the source names them.
        number: as ``106``, ``193/НҚ``.
        date: the day it was signed.
        registered: number and day of the state registration.
        status: whether it is in force, and ``status_since`` the day of that.
        titles: (language, title).
        subject: of an act whose source lacks its title, the first words of its operative text.
        short_name: what it is called in a line of text.
        aliases: what else it is called, abbreviations that it defines included.
        pair: id of the same act in the other state language.
        flags: what could not be read, or is doubtful, as sentences in English.
        labels: what its data call its parts, where they call them anything.
    """

    id: str
    language: str
    sha256: str
    format: str  # "markdown" | "text" | "html" | "docx" | "pdf"
    provenance: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    kind: str = ""
    issuers: tuple[str, ...] = ()
    number: str | None = None
    date: datetime.date | None = None
    registered: tuple[str, datetime.date | None] | None = None
    status: Status = Status.UNKNOWN
    status_since: datetime.date | None = None
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    pair: str | None = None
    flags: tuple[str, ...] = ()
    labels: tuple[PartLabel, ...] = ()

    def label(self, slug: str) -> PartLabel | None:
        """What its data call a part."""
        return next((label for label in self.labels if label.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Ref:
    """A clause of an act, named everywhere outside the code that reads acts: ``<act id>#<clause id>``."""

    act: str
    clause: str

    def __str__(self) -> str:
        return f"{self.act}#{self.clause}"


@dataclass(frozen=True, slots=True)
class Act:
    """A parsed act: the source, its units and everything its notes tell.

    Attributes:
        card: what is known of the act besides its text.
        source: the stored text, unchanged.
        title: spans of the title.
        requisites: spans of the heading's lines (status badge, date, number, repeal sentence).
        parts: the parts in order.
        notes: the notes that concern the act as a whole, the heading's own sentences included.
        segments: tiles that together cover the source.
    """

    card: ActCard
    source: str
    title: tuple[Span, ...]
    requisites: tuple[Span, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    segments: tuple[Segment, ...]
    _by_id: dict[str, Unit] = field(default_factory=dict, compare=False, repr=False)
    _told: list[tuple[Event, ...]] = field(default_factory=list, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_id.update({str(unit.id): unit for part in self.parts for unit in part.walk()})

    @property
    def id(self) -> str:
        """The act's id."""
        return self.card.id

    def units(self) -> Iterator[Unit]:
        """Every unit of the act, in the order of the source."""
        return iter(self._by_id.values())

    def unit(self, clause_id: ClauseId | str) -> Unit:
        """The unit with this id.

        Raises:
            UnknownClause: the act has none; the error names the nearest.
        """
        found = self._by_id.get(str(clause_id))
        if found is None:
            raise UnknownClause(self.id, str(clause_id), self.nearest(str(clause_id)))
        return found

    def has(self, clause_id: ClauseId | str) -> bool:
        """Whether the act has a unit with this id."""
        return str(clause_id) in self._by_id

    def columns(self, clause_id: ClauseId | str) -> tuple[tuple[Span | None, Span], ...]:
        """The filled cells of a row, each with the cell that heads its column; ``None`` where heads span columns."""
        unit = self.unit(clause_id)
        cells = [cell for span in unit.own_spans for cell in self._cells(span)]
        heads = self._cells(unit.heads[0]) if unit.heads else []
        above = heads if len(heads) == len(cells) else [None] * len(cells)
        return tuple((head, cell) for head, cell in zip(above, cells, strict=True) if cell.start < cell.end)

    def _cells(self, row: Span) -> list[Span]:
        return [Span(*edges) for edges in cell_spans(row.of(self.source), row.start)]

    def part(self, slug: str) -> Part:
        """The part with this slug.

        Raises:
            UnknownClause: the act has none.
        """
        for part in self.parts:
            if part.slug == slug:
                return part
        raise UnknownClause(self.id, slug, tuple(part.slug for part in self.parts))

    def nearest(self, clause_id: str, limit: int = 2) -> tuple[str, ...]:
        """The ids whose numbers come closest, siblings first; in the act's order."""
        above, _, number = clause_id.rpartition("/")
        siblings = [known for known in self._by_id if known.rpartition("/")[0] == above]
        if not siblings:
            return (above,) if above in self._by_id else ()
        try:
            key = number_key(number)[0][0]
        except (ValueError, IndexError):
            return tuple(siblings[:limit])
        ranked = sorted(siblings, key=lambda known: abs(number_key(known.rpartition("/")[2])[0][0] - key))
        chosen = set(ranked[:limit])
        return tuple(known for known in siblings if known in chosen)

    def all_notes(self) -> Iterator[Note]:
        """Every note of the act, in the order of the source."""
        found = [*self.notes]
        for part in self.parts:
            found.extend(part.notes)
            found.extend(note for unit in part.walk() for note in unit.notes)
        return iter(sorted(found, key=lambda note: note.span))

    def events(self) -> tuple[Event, ...]:
        """Every event once, by date; a sentence that repeats another one's event is not counted again."""
        if not self._told:  # an answer wants them ten times over
            self._told.append(self._events_once())
        return self._told[0]

    def _events_once(self) -> tuple[Event, ...]:
        seen: dict[tuple[str, datetime.date | None, str | None, str], Event] = {}
        for note in self.all_notes():
            for event in note.events:
                known = seen.get(event.key)
                if known is None or (event.note_span.start > known.note_span.start and event.target == ACT):
                    seen[event.key] = event
        return tuple(sorted(seen.values(), key=lambda event: (event.date or datetime.date.min, event.note_span)))
