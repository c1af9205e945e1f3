"""Instructions read: what is to be done, to which unit of which act, and with which words.

Owns: the verbs and the nesting of instructions under the acts, documents and units that open them. Must not know: which
unit of an act a place is (``link.py``). What is not understood is no instruction; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.instructions.clauses import Clause, clauses, quotations
from corpus.model import EventKind, Span
from corpus.notes.cursor import Cursor
from corpus.notes.lexicon import KK, RU
from corpus.notes.sources import Source
from corpus.notes.targets import Chunk, assemble, outermost, read_named, within
from corpus.notes.tokens import Kind, tokenise
from corpus.notes.tree import Target
from corpus.text import fold

_VERBS = {
    "kk": (
        (EventKind.REPEALED, r"күші\s+жойыл\w+\s+деп\s+таныл"),
        (EventKind.RESTATED, r"(?:жаңа\s+|мынадай\s+|келесі\s+)?редакцияда\w*\s+(?:жазылсын|мазмұндалсын|баяндалсын)"),
        (EventKind.INSERTED, r"толықтырылсын"),
        (EventKind.REMOVED, r"(?:алып|алынып)\s+тасталсын"),
        (EventKind.REPLACED, r"ауыстырылсын"),
    ),
    "ru": (
        (EventKind.REPEALED, r"признать\s+утратив\w+\s+силу"),
        (EventKind.RESTATED, r"изложить\s+в\s+(?:следующей|новой)\s+редакции"),
        (EventKind.INSERTED, r"дополнить"),
        (EventKind.REMOVED, r"исключить"),
        (EventKind.REPLACED, r"заменить"),
    ),
}
_COMPILED = {name: [(kind, re.compile(words, re.IGNORECASE)) for kind, words in rows] for name, rows in _VERBS.items()}
_OF_WORDS = (EventKind.REPLACED, EventKind.REMOVED)
_LISTED = re.compile(r"\s*\d+(?:-\d+)*[).]\s+(?!тармақша|және|мен\s|,|-)")
_BY_ANNEX = re.compile(r"сәйкес|согласно", re.IGNORECASE)  # the new wording is an annex of the amending act
_ACCORDING = re.compile(r"\w*\s*сәйкес|\s*к\s+настоящ")
_OF_THIS = re.compile(r"(?:согласно|осы\s+\w+)\s*$")
# An act cited elsewhere is the one that changes, the law that it is founded on, or who signed it.
_AMENDS = re.compile(r"внес(?:ти|ени)|изменени|дополнени|енгіз|өзгеріс|толықтыру", re.IGNORECASE)
_LEVELS = ("annex", "section", "chapter", "article", "clause", "subclause", "paragraph", "row")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing that an amending act orders to be done.

    Attributes:
        kind: restated, inserted, removed, replaced (words) or repealed.
        targets: the units, as named; empty where the act or its document as a whole is meant.
        act: day and number of the act to be changed; ``None`` where it is not told by them.
        document: how the amending act names the document in which the units stand; empty where it names none.
        span: the instruction's words, the new wording not included.
        wording: the new wording, without quotation marks.
        words: the quoted words of an instruction on words: those to be replaced or removed first, the new ones last.
        under: the words that opened the units in which it stands ("in clause 5:"), outermost first.
    """

    kind: EventKind
    targets: tuple[Target, ...]
    act: tuple[date, str] | None
    document: str
    span: Span
    wording: Span | None = None
    words: tuple[Span, ...] = ()
    under: tuple[Span, ...] = ()

    @property
    def whole(self) -> tuple[Span, ...]:
        """All its words: what it stands under, itself, the new wording with the mark that closes it."""
        end = self.span.end if self.wording is None else self.wording.end + 1
        return (*self.under, Span(self.span.start, end))


@dataclass(frozen=True, slots=True)
class _Under:
    """What an instruction stands under; of every unit opened also where it is said."""

    act: tuple[date, str] | None = None
    document: str = ""
    opened: tuple[tuple[Target, Span], ...] = ()

    @property
    def places(self) -> tuple[Target, ...]:
        """The units opened, outermost first."""
        return tuple(target for target, _ in self.opened)


@lru_cache(maxsize=8)
def orders(text: str, language: str) -> tuple[Instruction, ...]:
    """All that a text orders to be changed, in order; of what it names no act, day and number of it are left open.

    None in a language that no amending act is written in.
    """
    return tuple(_read(text, language)) if language in _COMPILED else ()


def instructions(text: str, language: str) -> tuple[Instruction, ...]:
    """The instructions that a text holds for acts that it names by day and number."""
    return tuple(entry for entry in orders(text, language) if entry.act is not None)


def _read(text: str, language: str) -> Iterator[Instruction]:
    under = _Under()
    for clause in clauses(text):
        kind = _kind(clause.plain, language)
        under = _opened(clause, text, language, under, verb=kind is not None)
        if kind is None:
            continue
        body = _without_number(clause)
        targets = _targets(body, text, language, kind)
        if not targets and kind in _OF_WORDS:  # the words of the unit that was opened
            targets = under.places[-1:]
        act = under.act if _says_something(kind, targets, clause, under) else None
        words = quotations(clause.span.of(text), clause.span.start)
        if act is None and clause.wording is None and not words:  # it may be no order to change a text
            continue
        yield Instruction(
            kind,
            tuple(_placed(target, under.places) for target in targets),
            act,
            under.document if targets or not _BY_ANNEX.search(fold(clause.plain)) else _document(clause, text),
            clause.span,
            clause.wording if kind in (EventKind.RESTATED, EventKind.INSERTED) else None,
            words if kind is not EventKind.RESTATED else (),
            tuple(span for _, span in under.opened),
        )


def _kind(plain: str, language: str) -> EventKind | None:
    """What a clause orders; the verb that stands last tells it."""
    found = [(m.start(), kind) for kind, verb in _COMPILED[language] for m in verb.finditer(plain)]
    return max(found, default=(0, None), key=lambda pair: pair[0])[1]


def _says_something(kind: EventKind, targets: Sequence[Target], clause: Clause, under: _Under) -> bool:
    """Whether it is known what the verb is about: a unit named or opened, a document, or the whole act.

    What loses force is named beside the verb: "some decisions according to annex 2" are not the act cited before.
    """
    if kind is EventKind.REPEALED and not targets:
        return _act_cited(clause)[0] is not None
    whole = kind is EventKind.RESTATED and _BY_ANNEX.search(fold(clause.plain))
    return bool(targets or under.places or clause.wording or under.document or whole)


# -- what stands above -------------------------------------------------------------------------------------------------


def _opened(clause: Clause, text: str, language: str, under: _Under, *, verb: bool) -> _Under:
    """What the clauses after this one stand under: an act that it cites, a document, a unit that it names and opens."""
    cited, dated = _act_cited(clause)
    if cited is not None or (dated and clause.opens):
        item = clause.opens and _LISTED.match(clause.plain) is not None
        meant = verb or item or _AMENDS.search(clause.plain) is not None
        return _Under(cited if meant else None, _document(clause, text) if clause.opens else "")
    if _LISTED.match(clause.plain):  # the next of the numbered instructions: what the last one opened is closed
        under = _Under(under.act, under.document)
    if not clause.opens or verb:
        return under
    body = _without_number(clause)
    chunks = _chunks(body, text, language)
    named = [entry for chunk in chunks for entry in chunk]
    if any(entry.noun.rank == "document" for entry in named):
        under = _Under(under.act, _document(clause, text))
        chunks = [[e for e in chunk if e.noun.rank != "document"] for chunk in chunks]
        chunks = [chunk for chunk in chunks if chunk]
    if not chunks:
        return under
    found = assemble(chunks, language == "kk")
    above = tuple(opened for opened in under.opened if _can_hold(opened[0], found[0]))
    return _Under(under.act, under.document, (*above, (found[0], Span(clause.span.start, clause.span.end + 1))))


def _can_hold(place: Target, target: Target) -> bool:
    return _level(place) < _level(outermost(target))


def _level(target: Target) -> int:
    return _LEVELS.index(target.rank) if target.rank in _LEVELS else -1


def _placed(target: Target, places: Sequence[Target]) -> Target:
    """A target inside the units opened above it that can hold it."""
    for place in reversed([place for place in places if _can_hold(place, target)]):
        target = within(target, place) if _level(outermost(target)) > _level(place) else target
    return target


def _act_cited(clause: Clause) -> tuple[tuple[date, str] | None, bool]:
    """The act that a clause cites last by day and number outside quotations and brackets; whether it tells any day.

    What is cited by a day alone ("кодекс от 1 июля 1999 года") is another act than the one cited before.
    """
    found = list(acts_cited(clause.plain))
    return (found[-1] if found else None), any(token.kind is Kind.DATE for token in tokenise(clause.plain))


def acts_cited(text: str) -> Iterator[tuple[date, str]]:
    """The acts that a text names by a day and a number beside it, in order."""
    tokens = tokenise(text)
    for place, token in enumerate(tokens):
        number = next((near.value for near in tokens[place + 1 : place + 4] if near.kind is Kind.REGNO), None)
        if token.kind is Kind.DATE and token.day is not None and number is not None:
            yield token.day, number


def _document(clause: Clause, text: str) -> str:
    return " ".join(clause.span.of(text).split())


# -- units -------------------------------------------------------------------------------------------------------------


def _without_number(clause: Clause) -> tuple[int, str]:
    """Where a clause begins behind its own number in the list of instructions, and its words from there."""
    found = _LISTED.match(clause.plain)
    cut = found.end() if found else 0
    return clause.span.start + cut, clause.plain[cut:]


def _chunks(body: tuple[int, str], text: str, language: str) -> list[Chunk]:
    """The units named, those side by side together."""
    start, plain = body
    cursor = Cursor(tokenise(plain, start), KK if language == "kk" else RU)
    source = Source(plain, start)
    found: list[Chunk] = []
    beside = False
    while not cursor.done:
        named = read_named(cursor, source)
        if named is None:
            beside = False
            cursor.take()
            continue
        if beside:
            found[-1].append(named)
        else:
            found.append([named])
        beside = True
    return [chunk for chunk in found if any(named.numbers or named.noun.rank != "annex" for named in chunk)]


def _targets(body: tuple[int, str], text: str, language: str, kind: EventKind) -> tuple[Target, ...]:
    """The units that the verb is about; of an insertion the unit put in, inside the one that receives it."""
    chunks = [chunk for chunk in _chunks(body, text, language) if not _of_this_act(body, chunk)]
    units = [[named for named in chunk if named.noun.rank in _LEVELS and named.numbers] for chunk in chunks]
    units = [chunk for chunk in units if chunk]
    if not units:
        return ()
    if kind is EventKind.INSERTED:
        put_in = [chunk for chunk in units if chunk[-1].noun.case == "ins"]
        holders = [chunk for chunk in units if chunk not in put_in]
        if put_in and holders:
            holder = assemble(holders[:1], language == "kk")[0]
            return tuple(_placed(target, (holder,)) for target in assemble(put_in, language == "kk"))
        units = put_in or units
    return assemble(units, language == "kk")


def _of_this_act(body: tuple[int, str], chunk: Chunk) -> bool:
    """Whether a unit is the amending act's own: "осы бұйрыққа 1-қосымшаға сәйкес", "приложению 1 к настоящему"."""
    start, plain = body
    begin, end = chunk[0].span.start - start, chunk[-1].span.end - start
    behind, before = fold(plain[end : end + 40]).lower(), fold(plain[:begin]).lower()
    return bool(_ACCORDING.match(behind) or _OF_THIS.search(before))
