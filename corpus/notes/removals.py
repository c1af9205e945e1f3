"""Removals in place: "3) алып тасталды - ҚР Президентінің … Жарлығымен", "(исключен)" where a unit's text was.

Owns: whether the text after a unit's number is the mark of its removal, and where that mark ends. Must not know: what
stands behind it. Calling a unit removed that is in force is the gravest of errors: a removal says its verb first and
nothing more than by which act and when; with the act before the verb it must be understood to its last word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import EventKind
from corpus.notes.cursor import Cursor
from corpus.notes.lexicon import KK, Phrase
from corpus.notes.reader import Reader, names_unit
from corpus.notes.tokens import Kind
from corpus.notes.tree import NoteTree
from corpus.text import fold

_GONE = (EventKind.REMOVED, EventKind.REPEALED)
_KINDS = (*_GONE, EventKind.EXPIRED, EventKind.EFFECTIVE, EventKind.SUSPENDED)
# What can open a removal: a look at its first words sets nearly every text aside before it is cut into tokens.
_VERB_FIRST = re.compile(
    r"[\s<*>(]*(?:ал[ыі]\w*\s*т|күш\w*\s*ж|(?:қолдан|әрекет|тоқтат|орында|мерзім)\w*\s(?:\w+\s){0,4}?(?:тоқтат|болды|етті|күш)"
    r"|искл|исчкл|изъят|утра\w+\s+сил|признан|прекра|действ\w+\s+(?:прио|прек)"
    r"|(?:пункт|подпункт|стать|абзац|часть)\w*\s.{0,40}(?:искл|утра|изъят))",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"[\s<*>(]*\d{1,4}(?:\.\d\d?\.\d|\s?ж\w*\s\d).{0,60}(?:бастап|дейін)", re.IGNORECASE)
_ISSUER_FIRST = re.compile(
    r"[\s<*>(]*(?:қазақстан|қр\s|қолданысы).{0,300}(?:алып\s+т|алынып\s+т|күш\w+\s+ж|тоқтат)", re.IGNORECASE
)
_BEGINNING = 400  # characters that show it
_LONGEST = 1_500  # characters of the longest mark
_MOST_LEFT = 6  # tokens of a removal's last sentence that may be unknown


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of a removal: what it says, and where it ends."""

    tree: NoteTree
    end: int


def parse_removal(text: str, offset: int = 0) -> NoteTree | None:
    """Read the text of a unit, after its number, as the mark of its removal; ``None`` for ordinary text.

    Only the mark itself is read; what stands behind it (``removal_end``) is not the unit's.
    """
    mark = _read(text, offset)
    return mark.tree if mark is not None else None


def removal_end(text: str) -> int:
    """Where the mark of a removal that opens the text ends; 0 if none does."""
    mark = _read(text, 0)
    return mark.end if mark is not None else 0


def _read(text: str, offset: int) -> _Mark | None:
    head = fold(text[:_BEGINNING])
    if not any(look.match(head) for look in (_VERB_FIRST, _DAY_FIRST, _ISSUER_FIRST)):
        return None
    reader = Reader(text[:_LONGEST], offset)
    reader.mending = True
    bracket = _open_bracket(reader)
    cursor = reader.cursor
    named = bracket is not None and names_unit(cursor.tokens[:1])  # "(Пункт 4 утратил силу - …)"
    verb = cursor.match(cursor.language.verbs)
    if verb is None and _VERB_FIRST.match(head) and cursor.mend(cursor.language.verbs):
        verb = cursor.match(cursor.language.verbs)
    if not (named or _begins(cursor, verb)):
        return None
    extent = bracket if bracket is not None else _extent(cursor, verb[1] if verb else cursor.position)
    behind = cursor.tokens[extent : extent + 1]
    if behind and behind[0].kind in (Kind.STOP, Kind.SEMI):
        extent += 1
    cursor.tokens = cursor.tokens[:extent]
    strict = verb is None or not _closes_or_cites(cursor, verb[1])
    reader.sentences()
    tree = reader.tree()
    end = max(token.span.end for token in cursor.tokens) - offset
    closing = fold(text[end : end + 2])
    end += (bracket is not None) * (closing.find(")") + 1)
    return _Mark(tree, end) if _is_removal(tree, named, strict) else None


def _open_bracket(reader: Reader) -> int | None:
    """Step into "(исключен …)"; the rest after the bracket follows it. Tells how many tokens the bracket holds."""
    while reader.code():
        pass
    cursor = reader.cursor
    if cursor.at(Kind.PAREN):
        inner = cursor.peek().inner
        reader.cursor = Cursor((*inner, *cursor.tokens[cursor.position + 1 :]), cursor.language)
        return len(inner)
    if cursor.at(Kind.OTHER) and cursor.peek().value == "(":
        reader.cursor = Cursor(cursor.tokens[cursor.position + 1 :], cursor.language)
    return None


def _begins(cursor: Cursor, verb: tuple[Phrase, int] | None) -> bool:
    if verb is not None:
        return verb[0].meaning in _KINDS
    if cursor.at(Kind.DATE):
        return cursor.peek(1).value in ("бастап", "дейін", "ж", "ж.")
    return cursor.language is KK and cursor.word("қазақстан", "қр", "қолданысы")


def _extent(cursor: Cursor, start: int) -> int:
    """How many tokens the mark has: to the end of its sentence, or to the marker of the next unit on the line."""
    tokens = cursor.tokens
    for index in range(start, len(tokens)):
        token, after = tokens[index], tokens[index + 1 : index + 2]
        if token.kind is Kind.STOP or (token.kind is Kind.NUMBER and token.marked):
            return index
        if token.kind is Kind.SEMI and not (after and after[0].kind in (Kind.DATE, Kind.WORD)):
            return index
    return len(tokens)


def _closes_or_cites(cursor: Cursor, place: int) -> bool:
    """Whether the mark is over after its verb, or goes on with a dash or a bracket, as no other sentence does."""
    after = cursor.tokens[place : place + 1]
    return not after or after[0].kind in (Kind.STOP, Kind.SEMI, Kind.DASH, Kind.PAREN)


def _is_removal(tree: NoteTree, named: bool, strict: bool) -> bool:
    first = tree.changes[0] if tree.changes else None
    if first is None or first.kind not in _KINDS or (first.targets and not named) or first.exceptions:
        return False
    told = any(cited.date or cited.mistyped or cited.number for cited in first.citations)
    if not tree.leftover:
        return told or first.kind in _GONE
    return told and first.kind in _GONE and not strict and len(tree.leftover) <= _MOST_LEFT
