"""What the parts of an act are called: "regulation", "list", "list-2".

Owns: the slug of every part, from its title, its approval and its own words. Must not know: how parts are found
(``corpus/structure.py``); the words that tell a slug are in ``corpus/shapes.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from corpus.drafts import DraftPart, DraftUnit
from corpus.kinds import KINDS
from corpus.model import ActCard, Span, UnitKind
from corpus.shapes import approving_slug, corner_slug, document_slug, operative_slug, self_named_slug
from corpus.text import fold


def name_parts(source: str, parts: Sequence[DraftPart], card: ActCard) -> None:
    """Give every part its slug, none twice; the clauses of a list become its items.

    Args:
        source: the text.
        parts: in the order of the text.
        card: of the act: it may know what kind of act the first part is, and call the others by names of its own.
    """
    own = {label.plain: label.slug for label in card.labels}
    taken: set[str] = set()
    for place, part in enumerate(parts):
        slug = _body_slug(source, parts, card) if place == 0 else _annex_slug(source, part)
        plain = next(name for name in _names_like(slug) if name not in taken)
        taken.add(plain)
        part.slug = own.get(plain, plain)
        if slug == "list":
            _make_items(part.units)


def _annex_slug(source: str, part: DraftPart) -> str:
    corner = "\n".join(fold(span.of(source)) for span in part.approval)
    return document_slug(joined(source, part.title), corner_slug(corner))


def _body_slug(source: str, parts: Sequence[DraftPart], card: ActCard) -> str:
    if card.kind in KINDS:
        return card.kind
    part = parts[0]
    text = " ".join(joined(source, paragraph) for paragraph in part.paragraphs)
    articles = any(unit.kind is UnitKind.ARTICLE for unit in part.units)
    clauses = " ".join(joined(source, paragraph) for unit in part.units for paragraph in unit.paragraphs)
    corner = joined(source, parts[1].approval) if len(parts) > 1 else ""
    named = self_named_slug(clauses) or approving_slug(corner)
    return operative_slug(text) or ("law" if articles else named or "body")


def joined(source: str, spans: Sequence[Span]) -> str:
    """The text of several spans as one line, folded."""
    return fold(" ".join(span.of(source) for span in spans))


def _names_like(slug: str) -> Iterator[str]:
    """The slug, and what a second and a third part of that name are called."""
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _make_items(units: list[DraftUnit]) -> None:
    for unit in units:
        if unit.kind is UnitKind.CLAUSE:
            unit.kind = UnitKind.ITEM
