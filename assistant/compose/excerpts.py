"""Answers by reference to what has no id of its own: a paragraph, a note, the preamble, a title, a signature.

Owns: the quotes of such excerpts. Must not know: how they were asked for. A quote is of the unit or the part that the
excerpt belongs to, at the excerpt's spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, AnswerKind
from assistant.case import Named
from assistant.compose.base import Asking, answer, quote, status_sentence
from assistant.compose.clause import by_reference
from assistant.compose.lacking import piece_name
from assistant.compose.lists import of_items
from assistant.quote import Quote, readable
from assistant.understand.excerpts import Excerpt
from corpus.cite import citation
from corpus.ids import ACT
from corpus.model import Act

_MOST = 60  # units of a document that are quoted one by one


def by_excerpt(asking: Asking, named: Named) -> Answer:
    """The excerpts that were named, beside whole units; what does not exist is said to."""
    whole = [clause for clause in named.clauses if not any(_is_of(excerpt, clause) for excerpt in named.excerpts)]
    quotes = [_quote(asking, excerpt) for excerpt in named.excerpts]
    rest = by_reference(asking, whole, named.absent, named.nearest) if whole or named.absent else None
    said = [asking.say("reference", where="; ".join(quote.citation for quote in quotes))]
    return answer(
        asking,
        AnswerKind.REFERENCE,
        " ".join([*said, rest.message if rest else status_sentence(asking)]),
        quotes=[*quotes, *(rest.quotes if rest else ())],
        notices=rest.notices if rest else (),
        related=rest.related if rest else (),
        about=named.clauses or [ACT],
    )


def _is_of(excerpt: Excerpt, clause: str) -> bool:
    return excerpt.place == clause or excerpt.place.startswith(f"{clause}/")


def by_part(asking: Asking, slug: str) -> Answer:
    """A document annexed: its title, how many units it has, and the units themselves where they are not too many."""
    part = asking.act.part(slug)
    if not part.units or len(part.units) <= _MOST:
        return of_items(asking, slug, part.units)
    said = asking.say("items", where=asking.cite(slug), count=len(part.units))
    title = [_quote(asking, Excerpt(slug, part.title, piece="title"))] if part.title else []
    return answer(asking, AnswerKind.MENTIONS, f"{said} {status_sentence(asking)}", quotes=title, about=[slug])


def _quote(asking: Asking, excerpt: Excerpt) -> Quote:
    """The excerpt, character for character; of a unit with the unit's history."""
    where = cited(asking, excerpt)
    spans = readable(excerpt.spans, asking.act.source)
    if asking.act.has(excerpt.place):
        whole = quote(asking, excerpt.place, spans=excerpt.spans)
        return Quote(
            asking.act, excerpt.place, where, whole.text, whole.spans, state=whole.state, history=whole.history,
            wording_since=whole.wording_since, unchanged_since=whole.unchanged_since,
        )  # fmt: skip
    text = "".join(span.of(asking.act.source) for span in spans)
    return Quote(asking.act, excerpt.place, where, text, spans)


def cited(asking: Asking, excerpt: Excerpt) -> str:
    """The citation of an excerpt."""
    if excerpt.paragraph:
        return citation(excerpt.place, asking.language, asking.act, excerpt.paragraph)
    where = asking.cite(excerpt.place)
    return f"{where}, {piece_name(excerpt.piece, asking.language)}" if excerpt.piece else where


def where_named(asking: Asking, what: str, numbers: Sequence[str]) -> Answer | None:
    """The places of the text that name acts which no note tells of; ``None`` where the text does not either."""
    found = [excerpt for number in numbers for excerpt in _naming(asking.act, number)]
    if not found:
        return None
    quotes = [_quote(asking, excerpt) for excerpt in dict.fromkeys(found)]
    where = "; ".join(quote.citation for quote in quotes)
    said = asking.say("named_in_text", what=what, where=where)
    return answer(asking, AnswerKind.MENTIONS, f"{said} {status_sentence(asking)}", quotes=quotes, about=[ACT])


def _naming(act: Act, number: str) -> Iterator[Excerpt]:
    """The paragraphs in which a number stands behind its sign."""
    sign = re.compile(rf"(?:№|N)\s*{re.escape(number)}(?![\w/-])", re.IGNORECASE)
    for part in act.parts:
        if any(sign.search(span.of(act.source)) for paragraph in part.paragraphs for span in paragraph):
            yield Excerpt(part.slug, tuple(s for paragraph in part.paragraphs for s in paragraph), piece="preamble")
        for unit in part.walk():
            for at, spans in enumerate((*unit.paragraphs, *unit.tail), 1):
                if any(sign.search(span.of(act.source)) for span in spans):
                    yield Excerpt(str(unit.id), spans, at if at > 1 else 0)
