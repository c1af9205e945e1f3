"""Entry into force: the bracket after a citation, or a sentence that tells it.

Owns: turning the facts of such a text (from a day, until a day, after publication, so many days …) into one
``Effective``. Must not know: which change it belongs to. The facts may stand in any order; one unknown word and the
whole is not understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.model import Effective, EffectiveRule
from corpus.notes.cursor import Cursor
from corpus.notes.lexicon import KK, Language, kk_noun, ru_noun
from corpus.notes.tokens import Kind, Token
from corpus.notes.words import words

_PROVISION_SHORT = words("т т. б б. ст ст. п п. пп пп. тт. ч ч. рк қр қрз зрк")
_UNIT = {"day": 1, "month": 1, "year": 12}


@dataclass(slots=True)
class Facts:
    """What the text has told so far."""

    anchor: str = ""  # publication, signing, adoption or registration
    amount: int = 0
    unit: str = ""
    since: date | None = None
    until: date | None = None
    retroactive: date | None = None
    pending: date | None = None  # a day that has not been given its role
    awaited: str = ""  # the role of the next day: from, until, retro
    latest: str = ""  # the fact just read
    see: bool = False
    verb: bool = False
    expired: bool = False
    told: bool = False
    mistyped: str = ""  # a day as printed that is none

    def give(self, role: str, day: date) -> None:
        """Give a day its role."""
        if role == "until":
            self.until = day
        elif role == "retro":
            self.retroactive = day
        else:
            self.since = day


def read_effective(tokens: Sequence[Token], language: Language) -> Effective | None:
    """What these tokens tell of entry into force; ``None`` if any of them is not understood."""
    facts = collect(Cursor(tokens, language), mending=True)
    return compose(facts) if facts else None


def collect(cursor: Cursor, mending: bool = False) -> Facts | None:
    """Read facts to the end of the tokens; ``None`` at the first one without a meaning, typing errors mended or not."""
    facts = Facts()
    while not cursor.done:
        if not (_fact(cursor, facts) or (mending and cursor.mend(cursor.language.effective) and _fact(cursor, facts))):
            return None
    if facts.pending is not None:
        if not facts.verb or facts.since:
            return None
        facts.since = facts.pending
    return None if facts.awaited or not facts.told else facts


def _fact(cursor: Cursor, facts: Facts) -> bool:
    found = cursor.match(cursor.language.effective)
    if found is not None and not (cursor.at(Kind.NUMBER) or _counts(cursor)):
        cursor.position = found[1]
        return _apply(str(found[0].meaning), facts)
    start = cursor.position
    if _figure(cursor, facts):
        return True
    cursor.position = start
    return False


def _counts(cursor: Cursor) -> bool:
    return cursor.peek().value in cursor.language.units


def _apply(meaning: str, facts: Facts) -> bool:
    facts.told = True
    handler = _HANDLERS.get(meaning)
    if handler is not None:
        handler(facts, meaning)
    facts.latest = meaning
    return True


def _anchor(facts: Facts, meaning: str) -> None:
    if facts.anchor != "publication":
        facts.anchor, facts.unit = meaning, facts.unit
    facts.awaited = ""


def _role(facts: Facts, meaning: str) -> None:
    if facts.pending is not None:
        facts.give(meaning, facts.pending)
        facts.pending = None
    elif facts.mistyped and facts.latest == "date":
        facts.latest = meaning  # the day that is none has this role
    elif meaning == "retro" and facts.latest == "from" and facts.since:
        facts.retroactive, facts.since = facts.since, None
    else:
        facts.awaited = meaning


def _expired(facts: Facts, meaning: str) -> None:
    facts.expired = True
    _role(facts, "until")


def _amount_unit(facts: Facts, meaning: str) -> None:
    if facts.amount:
        facts.unit = meaning


def _see(facts: Facts, meaning: str) -> None:
    facts.see = True


def _verb(facts: Facts, meaning: str) -> None:
    facts.verb = True


_HANDLERS: dict[str, Callable[[Facts, str], None]] = {
    **dict.fromkeys(("publication", "signing", "adoption", "registration"), _anchor),
    **dict.fromkeys(("from", "until", "retro"), _role),
    "expired": _expired,
    **dict.fromkeys(("day", "month", "year"), _amount_unit),
    "see": _see,
    "look": _see,
    "verb": _verb,
}


def _figure(cursor: Cursor, facts: Facts) -> bool:
    """A day, a number, a reference to a provision, a sign."""
    token = cursor.take()
    if token.kind is Kind.DATE:
        return _day(token.day, facts) if token.day is not None else _no_day(token.value, facts)
    if token.value in cursor.language.units and token.kind is Kind.WORD:
        facts.amount += cursor.language.units[token.value]
        return True
    if token.kind is Kind.NUMBER:
        return _number(token, cursor, facts)
    if token.kind is Kind.PAREN:
        return _repeats(token, cursor.language) or read_effective(token.inner, cursor.language) is not None
    return token.kind in (Kind.COMMA, Kind.STOP, Kind.DASH) or _is_provision(token, cursor.language)


def _day(day: date, facts: Facts) -> bool:
    if facts.awaited:
        facts.give(facts.awaited, day)
        facts.awaited = ""
    elif facts.pending is None and facts.anchor not in ("signing", "adoption"):
        facts.pending = day
    facts.latest = "date"
    return True


def _no_day(printed: str, facts: Facts) -> bool:
    """A day that is none takes the role of one, so that the rest is read; which day was meant stays open."""
    facts.mistyped, facts.awaited, facts.told, facts.latest = printed, "", True, "date"
    return True


def _number(token: Token, cursor: Cursor, facts: Facts) -> bool:
    if facts.see or any(_is_provision(cursor.peek(ahead), cursor.language) for ahead in (-2, 0, 1)):
        return True
    if token.value.isdigit() and not facts.amount:
        facts.amount = int(token.value[:6])
        return True
    return False


def _is_provision(token: Token, language: Language) -> bool:
    if token.kind is Kind.REGNO:
        return True
    noun = kk_noun(token.value) if language is KK else ru_noun(token.value)
    return token.kind is Kind.WORD and (noun is not None or token.value in _PROVISION_SHORT)


def _repeats(token: Token, language: Language) -> bool:
    """A bracket that only repeats a figure, or holds a reference: "10 (он) күн", "(осы бұйрықтың 4-т.)"."""
    known = (Kind.NUMBER, Kind.STOP, Kind.DASH)
    return all(
        inner.kind in known
        or inner.value in language.units
        or inner.value in ("осы", "қараңыз", "см.")
        or _is_provision(inner, language)
        for inner in token.inner
    )


def compose(facts: Facts) -> Effective:
    """One rule from the facts; a look elsewhere and a named day come before what hangs on publication."""
    if facts.see:
        return Effective(EffectiveRule.SEE_PROVISION, until=facts.until)
    if facts.since is not None:
        return Effective(EffectiveRule.DATE, date=facts.since, until=facts.until, mistyped=facts.mistyped)
    return replace(_from_anchor(facts), until=facts.until, mistyped=facts.mistyped)


def _from_anchor(facts: Facts) -> Effective:
    amount = facts.amount * _UNIT.get(facts.unit, 0) or None
    if facts.anchor == "publication":
        if amount is None:
            return Effective(EffectiveRule.FIRST_PUBLICATION)
        by_days = facts.unit == "day"
        rule = EffectiveRule.DAYS_AFTER_PUBLICATION if by_days else EffectiveRule.MONTHS_AFTER_PUBLICATION
        return Effective(rule, days=amount)
    if not facts.anchor or (amount is not None and facts.unit != "day"):
        # Months after signing have no rule of their own; calling them days would be wrong.
        return Effective()
    rule = EffectiveRule.REGISTRATION if facts.anchor == "registration" else EffectiveRule.SIGNING
    return Effective(rule, days=amount)
