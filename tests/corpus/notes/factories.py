"""Expected readings of notes, written shortly; spans are left out, their place is tested apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corpus.model import Effective, EffectiveRule, EventKind, Span
from corpus.notes import Change, Citation, NoteTree, Target

NOWHERE = Span(0, 0)
PRESIDENT, GOVERNMENT = "Қазақстан Республикасының Президенті", "Қазақстан Республикасының Үкіметі"
STATE, STATE_RU = "Қазақстан Республикасы", "Республика Казахстан"
PRESIDENT_RU, GOVERNMENT_RU = "Президент Республики Казахстан", "Правительство Республики Казахстан"
PUBLICATION = Effective(EffectiveRule.FIRST_PUBLICATION)
SEE = Effective(EffectiveRule.SEE_PROVISION)
NOTHING = Effective()


def on(day: str, until: str | None = None) -> Effective:
    """In force from a day."""
    return Effective(EffectiveRule.DATE, date=date.fromisoformat(day), until=_day(until))


def after(days: int, until: str | None = None) -> Effective:
    """In force so many days after publication."""
    return Effective(EffectiveRule.DAYS_AFTER_PUBLICATION, days=days, until=_day(until))


def months(count: int) -> Effective:
    """In force so many months after publication."""
    return Effective(EffectiveRule.MONTHS_AFTER_PUBLICATION, days=count)


def signing(day: str) -> Effective:
    """In force from the day of signing."""
    return Effective(EffectiveRule.SIGNING, date=date.fromisoformat(day))


def until(day: str) -> Effective:
    """In force to a day."""
    return Effective(until=_day(day))


def cite(
    day: str | None, number: str | None, issuer: str | None, instrument: str | None, effective: Effective = NOTHING
) -> Citation:
    """A citation without its place."""
    return Citation(_day(day), number, issuer, instrument, effective, NOWHERE)


def unit(rank: str, *numbers: str, word: str, inside: Target | None = None) -> Target:
    """A unit with its noun as written."""
    return Target(rank, numbers, inside, word)


@dataclass(frozen=True)
class Case:
    """A note and what it says; ``why`` tells what is odd about it."""

    why: str
    text: str
    changes: tuple[Change, ...]

    def __str__(self) -> str:
        return self.why


def case(why: str, text: str, *changes: Change) -> Case:
    """One row of a table."""
    return Case(why, text, changes)


def did(
    kind: str,
    targets: Target | tuple[Target, ...] = (),
    citations: Citation | tuple[Citation, ...] = (),
    exceptions: tuple[Target, ...] = (),
    only: str = "",
) -> Change:
    """A change; one target or citation may stand without a tuple."""
    several = targets if isinstance(targets, tuple) else (targets,)
    cited = citations if isinstance(citations, tuple) else (citations,)
    return Change(EventKind(kind), several, cited, exceptions, only)


def bare(tree: NoteTree | None) -> tuple[Change, ...]:
    """A tree's changes without the places of their citations."""
    assert tree is not None
    return tuple(
        replace(change, citations=tuple(replace(cited, span=NOWHERE) for cited in change.citations))
        for change in tree.changes
    )


def left(tree: NoteTree | None, text: str) -> list[str]:
    """The words that got no meaning."""
    assert tree is not None
    return [span.of(text) for span in tree.leftover]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
