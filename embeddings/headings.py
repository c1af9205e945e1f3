"""Where a unit stands, in words: the title of its chapter and article and the heads of its lists.

Owns: the header of a unit, made of the act's structure alone. Must not know: what is searched, vectors. The header is
compared with a question by itself, apart from the unit's own words: joined to them it would drown them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Act, Part, Span, Unit, UnitKind

_LONGEST = 240  # characters of one title; the words of a longer one are no title
_NUMBER = re.compile(
    r"^\s*(?:\d+(?:-\d+)*\s*[.)]|(?:[\d-]+\s?-\s?(?:бап|тарау|бөлім|параграф)|(?:Статья|Глава|Раздел|Параграф)\s+[\d-]+)"
    r"\s*[.:-]?)\s*",
    re.IGNORECASE,
)


def headings_of(act: Act) -> dict[str, str]:
    """The header of every unit that has one, by its id."""
    found = ((str(unit.id), header) for part in act.parts for unit, header in _of_part(act, part))
    return {clause: header for clause, header in found if header}


def _of_part(act: Act, part: Part) -> Iterator[tuple[Unit, str]]:
    title = _text(act, part.title) if len(act.parts) > 1 else ""
    for unit in part.units:
        above = [title] if unit.heading is None else [_text(act, part.headings[unit.heading].pieces)]
        yield from _within(act, part, unit, above)


def _within(act: Act, part: Part, unit: Unit, above: Sequence[str]) -> Iterator[tuple[Unit, str]]:
    titled = _title(act, unit)
    own = [*above, titled] if titled else list(above)
    yield unit, " ".join(dict.fromkeys(text for text in own if text))
    lead = titled or _text(act, unit.paragraphs[0] if unit.paragraphs else ())
    for child in unit.children:
        yield from _within(act, part, child, [*above, lead])


def _title(act: Act, unit: Unit) -> str:
    """An article's own first line, where text follows it."""
    if unit.kind is not UnitKind.ARTICLE or len(unit.paragraphs) + len(unit.children) < 2 or not unit.paragraphs:
        return ""
    return _text(act, unit.paragraphs[0])


def _text(act: Act, spans: Sequence[Span]) -> str:
    joined = " ".join(" ".join(span.of(act.source) for span in spans).split())
    bare = _NUMBER.sub("", joined).strip()
    return bare if len(bare) <= _LONGEST else ""
