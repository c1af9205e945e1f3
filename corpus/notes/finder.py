"""Where amendment and publisher notes lie in a line of an act.

Owns: their beginnings and ends. Must not know: what they say beyond whether it makes sense.
"""

from __future__ import annotations

import re

from corpus.model import Effective, Span
from corpus.notes.reader import Reader
from corpus.notes.tokens import Kind
from corpus.notes.tree import Citation
from corpus.text import fold

_OPENER = re.compile(
    r"(?<![^\W\d_])(?:ескерту\.|сноска\.|(?:зқаи|рқао)(?:\s?-?\s?(?:ның|нің))?\s+ескертпесі|примечание\s+(?:изпи|рцпи))",
    re.IGNORECASE,
)


def find_notes(text: str) -> tuple[Span, ...]:
    """The notes of one line, in order; they do not overlap.

    A normative "Ескерту." is left alone: a note has a verb of change and an act, a date or a publisher's sentence.
    """
    folded = fold(text)
    starts = [match.start() for match in _OPENER.finditer(folded)]
    found: list[Span] = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=False):
        if found and start < found[-1].end:
            continue
        end = _end(text[start:following])
        if end:
            found.append(Span(start, start + end))
    return tuple(found)


def _end(text: str) -> int:
    """Where the note that opens the text ends; 0 if it is none."""
    reader = Reader(text, 0)
    publisher = reader.opener() == "publisher"
    reader.sentences()
    cited = any(_tells(citation) for change in reader.changes for citation in change.citations)
    if not publisher and not cited:
        return 0
    tokens = reader.cursor.tokens[: reader.cursor.position]
    while tokens and tokens[-1].kind is Kind.OTHER:
        tokens = tokens[:-1]
    return tokens[-1].span.end if tokens else 0


def _tells(citation: Citation) -> bool:
    """Whether a citation names an act, its issuer or a time: what an ordinary remark does not do."""
    return citation.effective != Effective() or any(
        (citation.date, citation.number, citation.issuer, citation.instrument)
    )
