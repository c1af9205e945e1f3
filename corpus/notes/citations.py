"""The amending acts a note cites: "ҚР Президентінің 11.01.2015 № 165 (…); 18.02.2016 № 198 Жарлықтарымен".

Owns: one citation after another, issuer, instrument, and what a list shares. Must not know: what was changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from corpus.model import Effective, EffectiveRule, Span
from corpus.notes import lexicon_kk as kk
from corpus.notes import lexicon_ru as ru
from corpus.notes.cursor import Cursor
from corpus.notes.effective import read_effective
from corpus.notes.issuers import issuer_name
from corpus.notes.lexicon import KK, kk_instrument, kk_noun, ru_instrument, ru_noun
from corpus.notes.sources import Source
from corpus.notes.tokens import Kind, Token
from corpus.notes.tree import Citation
from corpus.notes.words import words

_LONGEST_ISSUER = 40  # tokens
_YEAR_WORDS = words("ж ж. г г. года жылғы ғы")
_PROVISION_SHORT = words("т. б. п.")
_TEXT_LEFT_OUT = words("текст исключен мәтін мәтіні алып алынып тасталды")  # "(текст исключен)": not shown yet
_SUFFIXES = frozenset(("зрк", "қрз", "крз", "рк", "қр"))


NOTHING_TOLD = Effective()


@dataclass(slots=True)
class Draft:
    """A citation being read; the list it stands in may still give it issuer and instrument."""

    start: int
    end: int = 0
    day: date | None = None
    number: str | None = None
    issuer: str | None = None
    instrument: str | None = None
    effective: Effective = NOTHING_TOLD
    told: bool = False  # whether a bracket told its entry into force
    plural: bool = False  # whether the instrument stands in the plural and so speaks for a list
    joint: bool = False  # whether it is joined to the one before by "and"
    common: bool = False  # whether its instrument is a joint act of several issuers
    mistyped: str = ""  # its day as printed, where that is no day of the calendar

    def finish(self) -> Citation:
        """The citation."""
        effective = self.effective
        if effective.rule is EffectiveRule.SIGNING and effective.days is None:
            effective = replace(effective, date=self.day)
        span = Span(self.start, self.end)
        return Citation(self.day, self.number, self.issuer, self.instrument, effective, span, self.mistyped)


def read_citations(cursor: Cursor, source: Source) -> list[Draft]:
    """The citations that stand here; none and the cursor unmoved if there are none."""
    found: list[Draft] = []
    while True:
        resume = cursor.position
        if found and cursor.at(Kind.DATE) and cursor.peek(1).value in ("дейін", "бастап"):
            return found  # the day until which, and no other act
        joint = _separator(cursor) if found else False
        parted = cursor.position > resume
        draft = _entry(cursor, source, bool(found))
        if draft is None or (found and not parted and not draft.number):
            cursor.position = resume
            return found
        draft.joint = joint
        found.append(draft)


def share(drafts: list[Draft], kazakh: bool) -> None:
    """Carry issuers forward, and instruments from where the language names them: Kazakh last, Russian first.

    A singular instrument after another issuer's name speaks for that issuer alone.
    """
    pairs = list(pairwise(drafts))
    silent = [after.issuer is None for _, after in pairs]
    for before, after in pairs:
        after.issuer = after.issuer or before.issuer
    if kazakh:
        for (before, after), same in reversed(list(zip(pairs, silent, strict=True))):
            alike = same or after.joint or after.plural or before.issuer == after.issuer
            if before.instrument is None and alike:
                before.instrument, before.plural = after.instrument, after.plural
    for (before, after), same in zip(pairs, silent, strict=True):
        if after.instrument is None and (same or after.joint):
            after.instrument = before.instrument
        if after.joint and after.told and not before.told and (before.common or after.common):
            before.effective = after.effective  # one joint act enters into force as one


def _separator(cursor: Cursor) -> bool:
    """Pass over the sign between two citations; tells whether it was "and"."""
    cursor.skip(Kind.SEMI, Kind.COMMA)
    if cursor.at(Kind.WORD) and cursor.peek().value in cursor.language.conjunctions:
        cursor.take()
        return True
    return False


def _entry(cursor: Cursor, source: Source, later: bool) -> Draft | None:
    start = cursor.peek()
    draft = Draft(start.span.start)
    kazakh = cursor.language is KK
    if not (_kazakh(cursor, source, draft) if kazakh else _russian(cursor, source, draft, later)):
        return None
    draft.end = cursor.peek(-1).span.end
    return draft


def _kazakh(cursor: Cursor, source: Source, draft: Draft) -> bool:
    if _by_this_act(cursor, draft):
        return True
    if not _issuer(cursor, source, draft) or not _figures(cursor, draft):
        return False
    _closing_instrument(cursor, draft)
    _brackets(cursor, draft)
    _according_to(cursor)
    _brackets(cursor, draft)
    return True


def _by_this_act(cursor: Cursor, draft: Draft) -> bool:
    """Read "осы шешімнің 13-тармағымен": the act's own provision, without date and number."""
    instrument = kk_instrument(cursor.peek(1).value) if cursor.word("осы") else None
    if instrument is None or cursor.peek(2).kind is not Kind.NUMBER:
        return False
    step = 4 if cursor.peek(3).kind is Kind.DASH else 3
    noun = kk_noun(cursor.peek(step).value)
    if noun is None or noun.case != "ins":
        return False
    cursor.position += step + 1
    draft.instrument = instrument[0]
    return True


def _issuer(cursor: Cursor, source: Source, draft: Draft) -> bool:
    """The words before the date or the number, read as the issuer's name."""
    first = cursor.position
    while not cursor.at(Kind.DATE, Kind.REGNO):
        if cursor.position - first > _LONGEST_ISSUER or not (_names(cursor, first) or _breaks_off(cursor, first)):
            return _hopeless(cursor)
        if cursor.done:
            break
        if (instrument := _named_instrument(cursor)) is not None:
            return _after_instrument(cursor, source, draft, first, instrument)
        cursor.take()
    if cursor.position > first:
        draft.issuer = issuer_name(cursor.tokens[first : cursor.position], source, kazakh=cursor.language is KK)
        return draft.issuer is not None
    return True


def _hopeless(cursor: Cursor) -> bool:
    """Remember that no citation begins up to here, so that a long text is searched once."""
    cursor.hopeless = cursor.position
    return False


def _named_instrument(cursor: Cursor) -> str | None:
    """An instrument in the nominative, as headings have it: "… Республикасының Заңы 2015 жылғы …"."""
    if cursor.language is not KK or cursor.peek(1).kind not in (Kind.DATE, Kind.REGNO):
        return None
    found = kk_instrument(cursor.peek().value)
    return found[0] if found and found[1] in ("nom", "ins") else None


def _after_instrument(cursor: Cursor, source: Source, draft: Draft, first: int, instrument: str) -> bool:
    words = list(cursor.tokens[first : cursor.position])
    while words and words[-1].value in kk.INSTRUMENT_MODIFIERS:
        instrument = kk.INSTRUMENT_MODIFIERS[words.pop().value] or instrument
    draft.instrument = instrument
    draft.issuer = issuer_name(words, source, kazakh=True) if words else None
    cursor.take()
    return draft.issuer is not None or not words


def _names(cursor: Cursor, first: int) -> bool:
    """Whether the token here can be part of an issuer's name."""
    if cursor.at(Kind.WORD):
        return cursor.match(cursor.language.verbs) is None and (cursor.position == first or not cursor.word("от"))
    if cursor.position == first:
        return cursor.at(Kind.QUOTED)
    if cursor.at(Kind.NUMBER):
        return cursor.peek().value.isalpha()  # the session of a council: "ХХI сессиясының"
    return cursor.at(Kind.DASH, Kind.QUOTED, Kind.COMMA, Kind.PAREN)


def _breaks_off(cursor: Cursor, first: int) -> bool:
    """Whether the source ends in the middle of a citation, after the issuer: "… енгiзiлдi - ҚР Үкіметінiң"."""
    return cursor.done and cursor.position > first and cursor.peek(first - cursor.position - 1).kind is Kind.DASH


def _figures(cursor: Cursor, draft: Draft) -> bool:
    """Date and number in either order, with brackets between them."""
    while True:
        if cursor.at(Kind.DATE) and draft.day is None and not draft.mistyped:
            token = cursor.take()
            draft.day, draft.mistyped = token.day, "" if token.day else token.value
            while cursor.at(Kind.WORD) and cursor.peek().value in _YEAR_WORDS:
                cursor.take()
        elif cursor.at(Kind.REGNO) and draft.number is None:
            draft.number = _registered(cursor)
            while cursor.at(Kind.WORD) and cursor.peek().value in _SUFFIXES and cursor.peek(1).kind is not Kind.DATE:
                cursor.take()
        elif (cursor.word("от") and draft.day is None and _day_ahead(cursor)) or is_code(cursor.peek()):
            cursor.take()
        elif not _bracket(cursor, draft):
            dated = draft.day is not None or bool(draft.mistyped)
            return dated or draft.number is not None or (cursor.done and draft.issuer is not None)


def _day_ahead(cursor: Cursor) -> bool:
    """Whether a day follows the "от" here, be it typed twice."""
    return Kind.DATE in (cursor.peek(1).kind, cursor.peek(2).kind if cursor.peek(1).value == "от" else None)


def _registered(cursor: Cursor) -> str:
    """The number of an act; figures that a slip of the space bar parted from it are told by the code behind them."""
    number = cursor.take().value
    code = re.sub(r"\D", "", cursor.peek(1).value) if is_code(cursor.peek(1)) else ""
    if cursor.at(Kind.NUMBER) and code and code.endswith(f"{number}{cursor.peek().value}"):
        return f"{number} {cursor.take().value}"
    return number


def is_code(token: Token) -> bool:
    """Whether this is the database's code of an act ("P010425_"), which says nothing of the law."""
    return token.kind is Kind.OTHER and token.value.rstrip("_")[1:].isdigit()


def _brackets(cursor: Cursor, draft: Draft) -> None:
    while _bracket(cursor, draft):
        pass


def _bracket(cursor: Cursor, draft: Draft) -> bool:
    """A bracket that tells the entry into force; one that is not understood is left over."""
    if not cursor.at(Kind.PAREN):
        return False
    if all(token.value in _TEXT_LEFT_OUT for token in cursor.peek().inner):
        cursor.take()
        return True
    effective = read_effective(cursor.peek().inner, cursor.language)
    if effective is None:
        cursor.give_up()
        return True
    draft.effective, draft.told = effective, True
    cursor.take()
    return True


def _closing_instrument(cursor: Cursor, draft: Draft) -> None:
    """Read "… Жарлығымен", "… Конституциялық заңымен", "… шешімінің"."""
    start, kind = cursor.position, ""
    while (
        cursor.at(Kind.WORD) and cursor.peek().value in kk.INSTRUMENT_MODIFIERS and kk_instrument(cursor.peek(1).value)
    ):
        draft.common = draft.common or cursor.peek().value in kk.JOINT
        kind = kk.INSTRUMENT_MODIFIERS[cursor.take().value] or kind
    found = kk_instrument(cursor.peek().value) if cursor.at(Kind.WORD) else None
    if found is None or found[1] not in ("ins", "gen", "nom", "dat"):
        cursor.position = start
        return
    draft.instrument, draft.plural = kind or found[0], found[2]
    cursor.take()


def _according_to(cursor: Cursor) -> None:
    """Read "2-тармағына сәйкес" after the instrument: the provision of the amending act."""
    start = cursor.position
    while cursor.at(Kind.NUMBER, Kind.DASH) or (cursor.at(Kind.WORD) and _names_provision(cursor.peek().value)):
        cursor.take()
    if cursor.position > start and _names_provision(cursor.peek(-1).value):
        if cursor.accept(cursor.language.according):
            return
        if (noun := kk_noun(cursor.peek(-1).value)) and noun.case == "ins" and noun.rank != "document":
            return
    cursor.position = start
    cursor.accept(cursor.language.according)


def _names_provision(word: str) -> bool:
    return kk_noun(word) is not None or word in _PROVISION_SHORT


def _russian(cursor: Cursor, source: Source, draft: Draft, later: bool) -> bool:
    cursor.accept(cursor.language.according)
    _leading_instrument(cursor, draft)
    if draft.instrument is None and not later and not cursor.at(Kind.DATE, Kind.REGNO) and not cursor.word("от", "с"):
        return False
    if cursor.at(Kind.DASH):
        cursor.take()
    first = cursor.position
    while not (cursor.at(Kind.DATE, Kind.REGNO) or (cursor.word("от") and _day_ahead(cursor))):
        if cursor.done and draft.instrument:
            break
        if cursor.position - first > _LONGEST_ISSUER or not _names(cursor, first):
            return _hopeless(cursor)
        cursor.take()
    if cursor.position > first:
        draft.issuer = issuer_name(cursor.tokens[first : cursor.position], source, kazakh=False)
    return _figures(cursor, draft) or (cursor.done and draft.instrument is not None)


def _leading_instrument(cursor: Cursor, draft: Draft) -> None:
    start, kind = cursor.position, ""
    while cursor.at(Kind.WORD) and (modifier := _modifier(cursor.peek().value)) is not None:
        kind = modifier or kind
        draft.common = draft.common or cursor.take().value.startswith(ru.JOINT)
    slug = ru_instrument(cursor.peek().value) if cursor.at(Kind.WORD) else None
    if slug is None:
        cursor.position = start
        return
    cursor.take()
    draft.instrument = kind or slug


def _modifier(word: str) -> str | None:
    return next((kind for stem, kind in ru.INSTRUMENT_MODIFIERS.items() if word.startswith(stem)), None)


def starts_citation(token: Token, language_is_kk: bool) -> bool:
    """Whether a word opens a citation without a dash before it."""
    if token.kind in (Kind.DATE, Kind.REGNO):
        return True
    if token.kind is not Kind.WORD:
        return False
    if language_is_kk:
        return token.value in kk.COUNTRY or token.value in kk.ISSUER_ABBREVIATIONS or token.value == "қазақстан"
    return (ru_instrument(token.value) is not None and ru_noun(token.value) is not None) or _modifier(
        token.value
    ) is not None
