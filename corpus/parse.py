"""Source text to a frozen act: blocks, structure, notes, ids and segments put together.

Owns: the order of the steps, the tiling of the source by segments, states that notes imply. Must not know: files
(``corpus/library.py``), line numbers of a particular act, languages beyond what the tables of forms hold.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.amendments import commencement, note_from, with_commencement
from corpus.blocks import Block, blocks
from corpus.card import completed
from corpus.drafts import DraftNote, DraftPart, DraftUnit, complete_numbering, freeze
from corpus.head import Head, head_of
from corpus.ids import ClauseId
from corpus.model import (
    Act,
    ActCard,
    Effective,
    Note,
    Part,
    Segment,
    SegmentKind,
    Span,
    Unit,
)
from corpus.paragraphs import give_inner_paragraphs, give_paragraphs
from corpus.places import Places
from corpus.shapes import annex_number, enacts
from corpus.source import Source
from corpus.states import state_of
from corpus.structure import StructureBuilder
from corpus.text import fold


def parse(card: ActCard, source: Source) -> Act:
    """Parse an act.

    Args:
        card: what is known of the act besides its text; the act completes it.
        source: its text, as a reader gave it; every offset of the result counts characters of it.

    Returns:
        The act; whatever the text holds is accounted for in ``segments``, what could not be placed as
        ``unexplained``. No text is refused.
    """
    collecting = gc.isenabled()
    gc.disable()  # an act is thousands of small objects and leaves no garbage
    try:
        return _parsed(card, source)
    finally:
        if collecting:
            gc.enable()


def _parsed(card: ActCard, source: Source) -> Act:
    text = source.text
    head = head_of(source)
    found = [*_head_blocks(text, head), *blocks(text, source.format == "markdown", source.blocks, head.end)]
    builder = StructureBuilder(text, found, head, card)
    builder.build()
    for draft in builder.parts:
        draft.units = complete_numbering(draft.units)
        give_paragraphs(draft, enacts, text)
        for unit in draft.units:
            give_inner_paragraphs(unit, text)
    drafts = [part for part in builder.parts if _holds_something(part)]
    units = [[freeze(unit, ClauseId(draft.slug)) for unit in draft.units] for draft in drafts]
    places = Places(
        body=drafts[0].slug if drafts else "body",
        parts={draft.slug: _annex_number(draft, text) for draft in drafts},
        ids=frozenset(str(unit.id) for bare in units for top in bare for unit in top.walk()),
    )
    parts = tuple(_part(draft, bare, places, text) for draft, bare in zip(drafts, units, strict=True))
    notes = tuple(note_from(note.tree, note.span, None, places) for note in builder.notes)
    act = Act(
        card=card,
        source=text,
        title=tuple(builder.title),
        requisites=tuple(builder.requisites),
        parts=parts,
        notes=_commenced(notes, parts, text),
        segments=tuple(_tile(text, found, builder)),
    )
    return replace(act, card=completed(card, act))


def _head_blocks(text: str, head: Head) -> Iterator[Block]:
    """The lines of the head as blocks, whole: whatever they look like, they are neither units nor notes."""
    for line in head.lines:
        start = text.rfind("\n", 0, line.start) + 1
        marks = text[start : line.start]
        begin = line.start - len(marks.lstrip())
        end = line.end + len(re.match(r"[*_]*", text[line.end :])[0])  # type: ignore[index]
        yield Block(Span(begin, end), (line,), fold(line.of(text)))


def _holds_something(part: DraftPart) -> bool:
    return bool(part.units or part.paragraphs or part.title or part.headings or part.approval or part.notes)


def _annex_number(draft: DraftPart, source: str) -> str:
    """The number of an annex, from its corner or, where that names none, from its title."""
    lines = ("\n".join(fold(span.of(source)) for span in spans) for spans in (draft.approval, draft.title))
    return next((number for text in lines if (number := annex_number(text))), "")


def _part(draft: DraftPart, bare: list[Unit], places: Places, source: str) -> Part:
    above = ClauseId(draft.slug)
    units = (_with_notes(source, unit, below, places) for unit, below in zip(bare, draft.units, strict=True))
    return Part(
        slug=draft.slug,
        title=tuple(draft.title),
        approval=tuple(draft.approval),
        headings=tuple(draft.headings),
        paragraphs=tuple(tuple(paragraph) for paragraph in draft.paragraphs),
        units=tuple(units),
        notes=tuple(_note(note, above, places) for note in draft.notes),
        signature=tuple(draft.signature),
    )


def _note(note: DraftNote, owner: ClauseId, places: Places) -> Note:
    return note_from(note.tree, note.span, owner, places)


def _with_notes(source: str, unit: Unit, draft: DraftUnit, places: Places, above: tuple[Note, ...] = ()) -> Unit:
    """The unit with its notes resolved, and with the state that they and those above it give it."""
    if not (draft.notes or draft.children or above):
        return unit
    notes = tuple(_note(note, unit.id, places) for note in draft.notes)
    told = (*notes, *above)
    pairs = zip(unit.children, draft.children, strict=True)
    children = tuple(_with_notes(source, child, below, places, told) for child, below in pairs)
    return replace(unit, children=children, notes=notes, state=state_of(source, unit, told, children))


def _commenced(notes: tuple[Note, ...], parts: tuple[Part, ...], source: str) -> tuple[Note, ...]:
    """The act's own notes, the adoption completed by the clause that tells its entry into force."""
    effective = _commencement(parts, source)
    if effective is None:
        return notes
    return tuple(
        replace(note, events=tuple(with_commencement(event, effective) for event in note.events)) for note in notes
    )


def _commencement(parts: tuple[Part, ...], source: str) -> Effective | None:
    for unit in reversed(parts[0].units if parts else ()):
        found = commencement("".join(span.of(source) for span in unit.own_spans))
        if found is not None:
            return found
    return None


def _tile(source: str, found: list[Block], builder: StructureBuilder) -> list[Segment]:
    """Tiles over the whole source: blocks by their kind, markup within them, gaps of white space between them."""
    tiles: list[Segment] = []
    position = 0
    for block, kind, owner in zip(found, builder.kinds, builder.owners, strict=True):
        _between(tiles, source, position, block.span.start)
        name = owner.slug if isinstance(owner, DraftPart) else (owner.number or "") if owner else ""
        edge = block.span.start
        for piece in block.pieces:
            _add(tiles, edge, piece.start, SegmentKind.MARKUP, name)
            _add(tiles, piece.start, piece.end, kind, name)
            edge = piece.end
        _add(tiles, edge, block.span.end, SegmentKind.MARKUP, name)
        position = block.span.end
    _between(tiles, source, position, len(source))
    return tiles


def _add(tiles: list[Segment], start: int, end: int, kind: SegmentKind, owner: str) -> None:
    if start < end:
        tiles.append(Segment(Span(start, end), kind, owner))


def _between(tiles: list[Segment], source: str, start: int, end: int) -> None:
    """A gap is white space; anything else between two blocks was overlooked, and is said to be."""
    if start < end:
        gap = source[start:end].isspace()
        tiles.append(Segment(Span(start, end), SegmentKind.GAP if gap else SegmentKind.UNEXPLAINED, ""))
