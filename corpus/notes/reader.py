"""Whole texts: a note, the sentences under a heading.

Owns: the openers, publisher notes, the row of sentences, and when a text is none of these. Must not know: where such a
text lies in a line (``finder.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Effective, EffectiveRule, EventKind, Span
from corpus.notes import lexicon_kk as kk
from corpus.notes import lexicon_ru as ru
from corpus.notes.citations import is_code, read_citations, share
from corpus.notes.cursor import Cursor
from corpus.notes.effective import collect, compose, read_effective
from corpus.notes.grammar import SentenceReader
from corpus.notes.lexicon import KK, RU, Language, kk_instrument, kk_noun, ru_instrument, ru_noun
from corpus.notes.sources import Source
from corpus.notes.tokens import Kind, Token, tokenise
from corpus.notes.tree import Change, Citation, NoteTree, Target
from corpus.notes.words import words

_RUSSIAN_SIGNS = words(
    "сноска примечание исключен исключена исключено исключены утратил утратило утратила утратили указ "
    "закон постановление приказ решение распоряжение вводится указом законом постановлением приказом "
    "решением"
)
_REGISTERED = ("тіркелді", "тіркелген", "зарегистрирован", "зарегистрировано", "зарегистрирована")
ACT = Target("act")
_BRACKETED = re.compile(r"\((?=\s*(?P<start>\w+(?:\s?-\s?\w+)?))(?P<rest>[^()]*)(?:\)[\s.;]*)?$")
LONGEST = 20_000  # characters that are read of one note; the longest real one has some 6,000


def language_of(tokens: Sequence[Token]) -> Language:
    """The language of a note, by its first telling word."""
    for token in tokens[:60]:
        if token.kind is Kind.PAREN:
            inner = language_of(token.inner)
            if inner is RU:
                return RU
        if token.kind is Kind.WORD and token.value in _RUSSIAN_SIGNS:
            return RU
    return KK


class Reader:
    """Reads the sentences of one text and gathers changes and leftovers."""

    def __init__(self, text: str, offset: int) -> None:
        tokens = tokenise(text[:LONGEST], offset)
        self.source = Source(text, offset)
        self.unread = [Span(offset + LONGEST, offset + len(text))] if len(text) > LONGEST else []
        self.cursor = Cursor(tokens, language_of(tokens))
        self.changes: list[Change] = []
        self.remark = False
        self.mending = False  # whether typing errors are mended: in what surely is a note
        self._remarked = False  # whether a publisher's sentence came last: what follows it is the act's own text

    def tree(self) -> NoteTree:
        """What was read; tokens not reached are leftovers."""
        leftover = [*self.cursor.leftover, *(token.span for token in self.cursor.tokens[self.cursor.position :])]
        return NoteTree(tuple(self.changes), tuple(sorted([*leftover, *self.unread])), self.remark)

    def opener(self) -> str:
        """Pass over "Ескерту." or "ЗҚАИ-ның ескертпесі!"; tells which kind it was, or nothing."""
        found = self._opener()
        self._remarked = self._remarked and not found
        self.mending = self.mending or bool(found)
        return found

    def _opener(self) -> str:
        cursor = self.cursor
        if cursor.word(*kk.OPENERS, *ru.OPENERS):
            cursor.take()
            cursor.skip(Kind.STOP, Kind.COLON)
            return "note"
        if cursor.word(*kk.PUBLISHERS) and (length := _kazakh_publisher(cursor)):
            cursor.position += length
        elif cursor.word("примечание") and cursor.peek(1).value in ru.PUBLISHERS:
            cursor.position += 2
        else:
            return ""
        cursor.skip(Kind.STOP, Kind.COLON)
        return "publisher"

    def sentences(self) -> None:
        """Read sentence after sentence until one makes no sense; that one is left over."""
        while not self.cursor.done:
            if self.cursor.skip(Kind.STOP, Kind.COLON, Kind.SEMI) or self.code() or self.opener():
                continue
            if not self.sentence():
                return

    def code(self) -> bool:
        """Database codes ("P010425_") and the old marker "<*>" say nothing of the law."""
        token = self.cursor.peek()
        if token.kind is Kind.OTHER and (token.value in "<*>" or is_code(token)):
            self.cursor.take()
            return True
        return False

    def sentence(self) -> bool:
        """Read one sentence, if it makes sense here; tells whether it did."""
        if self._publisher_sentence() or self._commencement():
            return True
        return not self._remarked and (self._late_bracket() or self._changes())

    def _publisher_sentence(self) -> bool:
        found = self.cursor.accept(self.cursor.language.publisher) is not None
        self.remark = self.remark or found
        self._remarked = self._remarked or found
        return found

    def _commencement(self) -> bool:
        """Read "Осы бұйрық 01.08.2019 бастап қолданысқа енгізіледі": no act is cited, only a time told."""
        cursor = self.cursor
        end = cursor.position
        while end < len(cursor.tokens) and not _ends(cursor.tokens, end):
            end += 1
        tokens = cursor.tokens[cursor.position : end]
        facts = collect(Cursor(tokens, cursor.language)) if tokens else None
        effective = compose(facts) if facts else Effective()
        if facts is None or effective == Effective() or (not facts.see and names_unit(tokens)):
            return False
        kind = EventKind.EXPIRED if facts.expired else EventKind.EFFECTIVE
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        citation = Citation(None, None, None, None, effective, span)
        self.changes.append(Change(kind, _act_named(tokens), (citation,)))
        cursor.position = end
        return True

    def _late_bracket(self) -> bool:
        """A bracket after the full stop: ".(бұл өзгеріс 2004 жылғы 1 қаңтардан бастап күшіне енеді)"."""
        if not self.cursor.at(Kind.PAREN) or not self.changes or not self.changes[-1].citations:
            return False
        effective = read_effective(self.cursor.peek().inner, self.cursor.language)
        if effective is None:
            return False
        self.cursor.take()
        last = self.changes.pop()
        *rest, cite = last.citations
        late = replace(cite, effective=effective)
        self.changes.append(replace(last, citations=(*rest, late)))
        return True

    def _changes(self) -> bool:
        """A sentence of the grammar; a later one counts only if it is understood whole."""
        start, known = self.cursor.position, len(self.cursor.leftover)
        found = SentenceReader(self.cursor, self.source, self.mending).read()
        doubtful = bool(self.changes) and len(self.cursor.leftover) > known
        if not found or doubtful:
            self.cursor.position = start
            del self.cursor.leftover[known:]
            return False
        self.changes.extend(found)
        return True

    def registration(self) -> bool:
        """Pass over "… министрлігінде 2020 жылғы … № … болып тіркелді"."""
        for index in range(self.cursor.position, min(len(self.cursor.tokens), self.cursor.position + 40)):
            token = self.cursor.tokens[index]
            if token.kind is Kind.STOP:
                return False
            if token.kind is Kind.WORD and token.value in _REGISTERED:
                self._to_stop(index)
                return True
        return False

    def _to_stop(self, index: int) -> None:
        while index < len(self.cursor.tokens) and self.cursor.tokens[index].kind is not Kind.STOP:
            index += 1
        self.cursor.position = index


def _ends(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind is Kind.COLON or token.kind is Kind.SEMI:
        return True
    if token.kind is not Kind.STOP:
        return token.kind is Kind.WORD and token.value in (*kk.OPENERS, *ru.OPENERS, *kk.PUBLISHERS, "примечание")
    before = tokens[index - 1].value if index else ""
    return before not in ("т", "ст", "п", "б", "пп", "см", "ж", "г")


def names_unit(tokens: Sequence[Token]) -> bool:
    """Whether a sentence speaks of one unit, and not of the act, before it names the day."""
    for token in tokens:
        noun = kk_noun(token.value) or ru_noun(token.value)
        if token.kind is Kind.DATE:
            return False
        if token.kind is Kind.WORD and noun is not None and noun.rank != "document":
            return True
    return False


def _act_named(tokens: Sequence[Token]) -> tuple[Target, ...]:
    """The act itself, where the sentence names it."""
    nouns = [kk_noun(token.value) or ru_noun(token.value) for token in tokens[:4] if token.kind is Kind.WORD]
    return (ACT,) if any(noun is not None and noun.rank == "document" for noun in nouns) else ()


def _kazakh_publisher(cursor: Cursor) -> int:
    """How many tokens "ЗҚАИ-ның ескертпесі" has here; 0 if it is something else."""
    for length in range(1, 4):
        if cursor.peek(length).value.startswith("еске"):
            return length + 1
    return 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A note read where it stands in a line.

    Attributes:
        opener: ``note`` or ``publisher``; empty where the text opens with neither.
        end: the place behind the last word that was read.
        whole: the reading of the whole text; what lies behind ``end`` is left over.
    """

    opener: str
    end: int
    whole: NoteTree


@lru_cache(maxsize=512)
def read_note(text: str) -> Reading:
    """Read a note and tell where it ends; one text is asked for by who finds it, joins it and owns it."""
    reader = Reader(_unbracketed(text), 0)
    opener = reader.opener()
    reader.sentences()
    tokens = reader.cursor.tokens[: reader.cursor.position]
    while tokens and tokens[-1].kind is Kind.OTHER:
        tokens = tokens[:-1]
    return Reading(opener, tokens[-1].span.end if tokens else 0, reader.tree())


def is_bracketed(text: str) -> bool:
    """Whether a text is, or begins, a remark in brackets about a unit: "(Абзац второй пункта 2 утратил силу - …)"."""
    found = _BRACKETED.match(text)
    return found is not None and names_unit(tokenise(found["start"])[:2])


def _unbracketed(text: str) -> str:
    """A remark in brackets without them, in the same length."""
    found = _BRACKETED.match(text)
    if found is None or not is_bracketed(text):
        return text
    return f" {text[1 : found.end('rest')]}".ljust(len(text))


def parse_note(text: str, offset: int = 0) -> NoteTree:
    """Read one amendment or publisher note.

    Args:
        text: the note, from its opener on.
        offset: where it begins in the source; spans are counted from there.
    """
    return _moved(read_note(text).whole, offset) if offset else read_note(text).whole


def _moved(tree: NoteTree, offset: int) -> NoteTree:
    changes = tuple(
        replace(change, citations=tuple(replace(cited, span=_later(cited.span, offset)) for cited in change.citations))
        for change in tree.changes
    )
    return replace(tree, changes=changes, leftover=tuple(_later(span, offset) for span in tree.leftover))


def _later(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def parse_requisites(text: str, offset: int = 0) -> NoteTree:
    """Read the sentences under the act's title: how it was adopted and, where they say so, repealed."""
    reader = Reader(text, offset)
    _adopted(reader)
    while not reader.cursor.done:
        if reader.cursor.skip(Kind.STOP, Kind.COLON, Kind.SEMI) or reader.registration():
            continue
        if not reader.sentence():
            break
    reader.changes = [_of_act(change) for change in reader.changes]
    return reader.tree()


def _adopted(reader: Reader) -> None:
    start = reader.cursor.position
    drafts = read_citations(reader.cursor, reader.source)
    share(drafts, reader.cursor.language is KK)
    named = _names_itself(reader.cursor.tokens[start : reader.cursor.position])
    if len(drafts) == 1 and named and (reader.cursor.done or reader.cursor.at(Kind.STOP)):
        reader.changes.append(Change(EventKind.ADOPTED, (ACT,), (drafts[0].finish(),)))
    else:
        reader.cursor.position = start


def _names_itself(tokens: Sequence[Token]) -> bool:
    """Whether the instrument stands in the nominative: "… 23 қаңтардағы Заңының" only cites another act."""
    for token in tokens:
        found = kk_instrument(token.value)
        noun = ru_noun(token.value) if ru_instrument(token.value) else None
        if token.kind is Kind.WORD and ((found and found[1] == "nom") or (noun and noun.case == "nom")):
            return True
    return False


def _of_act(change: Change) -> Change:
    return change if change.targets else replace(change, targets=(ACT,))


def parse_effective(text: str) -> Effective:
    """What a sentence tells of entry into force; ``UNSPECIFIED`` where it tells nothing or is not understood."""
    tokens = [token for token in tokenise(text[:LONGEST]) if token.kind is not Kind.STOP]
    while tokens and tokens[0].kind is Kind.NUMBER:
        tokens.pop(0)
    found = read_effective(tokens, language_of(tokens))
    return found if found is not None and found.rule is not EffectiveRule.UNSPECIFIED else Effective()
