"""Where amendment and publisher notes lie in a line of an act.

Owns: their beginnings and ends. Must not know: what they say beyond whether it makes sense.
"""

from __future__ import annotations

import re

from corpus.model import Effective, Span
from corpus.notes.reader import Reader, parse_note
from corpus.notes.tokens import Kind
from corpus.notes.tree import Citation, NoteTree
from corpus.text import fold

_OPENER = re.compile(
    r"(?<![^\W\d_])(?:ескерту\.|сноска\.|(?:зқаи|рқао)(?:\s?-?\s?(?:ның|нің))?\s+еске\w{0,3}тпесі|примечание\s+(?:изпи|рцпи))",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-ZР]\d{6,12}_?")  # the database's code of the amending act, on a line of its own


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


def completes_note(note: str, following: str) -> bool:
    """Whether a line breaks a note off, and what follows is its rest: understood whole, and telling more.

    A note breaks off after "Примечание ИЗПИ!", and before the number or the instrument of the act it cites last.
    """
    if _CODE.fullmatch(fold(following).strip()):
        return True
    before = parse_note(note)
    if _OPENER.match(fold(following).lstrip()) or not (_is_bare(before) or _breaks_off(before)):
        return False
    after = parse_note(note + following)
    return not after.leftover and (after.remark or (bool(after.changes) and not _breaks_off(after)))


def _is_bare(tree: NoteTree) -> bool:
    return not (tree.changes or tree.leftover or tree.remark)


def _breaks_off(tree: NoteTree) -> bool:
    cited = [citation for change in tree.changes for citation in change.citations]
    last = cited[-1] if cited else None
    return last is not None and bool(last.date or last.instrument) and not (last.number and last.instrument)


def _tells(citation: Citation) -> bool:
    """Whether a citation names an act, its issuer or a time: what an ordinary remark does not do."""
    return citation.effective != Effective() or any(
        (citation.date, citation.number, citation.issuer, citation.instrument)
    )
