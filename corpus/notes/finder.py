"""Where amendment and publisher notes lie in a line of an act.

Owns: their beginnings and ends. Must not know: what they say beyond whether it makes sense.
"""

from __future__ import annotations

import re

from corpus.model import Effective, EventKind, Span
from corpus.notes.reader import Reading, is_bracketed, parse_note, read_note
from corpus.notes.tree import Citation, NoteTree
from corpus.text import fold

_OPENER = re.compile(
    r"(?<![^\W\d_])(?:ескерту\s?[.:]|сноска\s?[.:]|(?:зқаи|рқао)(?:\s?-?\s?(?:ның|нің))?\s+еске\w{0,3}тпесі|примечание\s+(?:изпи|рцпи))",
    re.IGNORECASE,
)
_STEMS = ("еске", "сноска", "примечание")  # one stands in every opener
_LONGEST_OPENER = 9  # characters of "Ескерту :"
_CODE = re.compile(r"[A-ZР]\d{6,12}_?")  # the database's code of the amending act, on a line of its own


# A note that no stop closes ends with its instrument: "… қаулысымен 7. Дауыстар …", "… қаулысымен Заңға сәйкес ҚАУЛЫ"
_INSTRUMENT = r"(?:қаулы|бұйры|шешім|жарлы|өкім|заң)\w*мен\s+"
_NEXT_UNIT = re.compile(rf"{_INSTRUMENT}(?=\d{{1,3}}(?:-\d+)?\s?\.\s*[^\W\d])", re.IGNORECASE)
_PREAMBLE = re.compile(
    rf"(?i:{_INSTRUMENT})(?=[А-ЯӘҒҚҢӨҰҮҺІ\"«].*(?i:қаулы\s?ете|бұйыра|шешт|шешім\s(?:қабылда|ет))[^\s:]*\s?:\s*$)"
)


def find_notes(text: str) -> tuple[Span, ...]:
    """The notes of one line, in order; they do not overlap.

    A normative "Ескерту." is left alone: a note has a verb of change and an act, a date or a publisher's sentence.
    """
    folded = fold(text)
    if is_bracketed(folded):
        tree = parse_note(text)
        told = any(_tells(citation) for change in tree.changes for citation in change.citations)
        return (Span(0, len(text)),) if told and not tree.leftover else ()
    lowered = folded.lower()
    if not any(stem in lowered for stem in _STEMS):
        return ()
    starts = [match.start() for match in _OPENER.finditer(folded)]
    found: list[Span] = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=False):
        if found and start < found[-1].end:
            continue
        end = _end(text[start : _closed(folded, start, following)])
        if end:
            found.append(Span(start, start + end))
    return tuple(found)


def _closed(text: str, start: int, end: int) -> int:
    """Where the act's own text begins behind a note that nothing closes; the end, where none does."""
    found = _NEXT_UNIT.search(text, start, end) or _PREAMBLE.search(text, start, end)
    return found.end() if found else end


def _end(text: str) -> int:
    """Where the note that opens the text ends; 0 if it is none."""
    reading = read_note(text.rstrip())
    if reading.opener == "publisher":
        return reading.end
    changes = reading.whole.changes
    if not any(_tells(citation) for change in changes for citation in change.citations):
        return 0
    return reading.end if not _remarks(text) or _is_understood(reading) else 0


def _remarks(text: str) -> bool:
    """Whether a colon opens it, as it opens a table's remark; such a one is a note only if it is understood whole."""
    return ":" in text[:_LONGEST_OPENER]


def _is_understood(reading: Reading) -> bool:
    told = any(change.kind is not EventKind.EFFECTIVE for change in reading.whole.changes)
    return told and all(span.start >= reading.end for span in reading.whole.leftover)


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
    told = last is not None and bool(last.date or last.instrument or last.issuer)
    return told and last is not None and not (last.number and last.instrument)


def _tells(citation: Citation) -> bool:
    """Whether a citation names an act, its issuer or a time: what an ordinary remark does not do."""
    return citation.effective != Effective() or any(
        (citation.date, citation.mistyped, citation.number, citation.issuer, citation.instrument)
    )
