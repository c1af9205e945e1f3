"""Which acts of a library are meant: chosen by name, by what they are, or by what was in force on a day.

Owns: ``Selection``, alike for Python, the command line, REST and MCP. Must not know: how acts are stored or searched.
What a selection leaves empty narrows nothing; what an act's card does not tell does not meet a condition on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from corpus.errors import BadSelection
from corpus.kinds import KINDS
from corpus.model import ActCard, Status

LANGUAGES = ("kk", "ru")
ENDED = (Status.REPEALED, Status.EXPIRED, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on acts; all of them have to be met.

    Attributes:
        acts: ids, any of these.
        kinds: kinds as ``order``, any of these.
        issuer: words of the name of who issued it, in any order and case.
        language: of the text: ``kk`` or ``ru``.
        adopted_from: first day of signing.
        adopted_to: last day of signing.
        status: as the act's own badge or notes tell it.
        in_force_on: a day on which it was in force.
    """

    acts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    issuer: str = ""
    language: str = ""
    adopted_from: date | None = None
    adopted_to: date | None = None
    status: Status | None = None
    in_force_on: date | None = None

    def __post_init__(self) -> None:
        unknown = [kind for kind in self.kinds if kind not in KINDS]
        if unknown:
            raise BadSelection("kind", f"must be one of {', '.join(sorted(KINDS))}, not {unknown[0]!r}")
        if self.language and self.language not in LANGUAGES:
            raise BadSelection("language", f"must be kk or ru, not {self.language!r}")
        if self.adopted_from and self.adopted_to and self.adopted_from > self.adopted_to:
            raise BadSelection("adoption", f"cannot begin on {self.adopted_from} and end on {self.adopted_to}")

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return any(getattr(self, entry.name) for entry in fields(self))

    def admits(self, card: ActCard) -> bool:
        """Whether an act meets all conditions."""
        return (
            (not self.acts or card.id in self.acts)
            and (not self.kinds or card.kind in self.kinds)
            and (not self.issuer or _names(card.issuers, self.issuer))
            and (not self.language or card.language == self.language)
            and (self.adopted_from is None or (card.date is not None and card.date >= self.adopted_from))
            and (self.adopted_to is None or (card.date is not None and card.date <= self.adopted_to))
            and (self.status is None or card.status is self.status)
            and (self.in_force_on is None or in_force(card, self.in_force_on))
        )

    @classmethod
    def of(cls, acts: Sequence[str] | str = (), **conditions: Any) -> Selection:
        """A selection from what an edge was given; ``None`` and empty strings are no condition.

        Raises:
            BadSelection: a condition is impossible.
        """
        told = {name: value for name, value in conditions.items() if value not in (None, "", (), [])}
        kinds = told.pop("kinds", ())
        if isinstance(told.get("status"), str):
            told["status"] = _status(told["status"])
        chosen = (acts,) if isinstance(acts, str) else tuple(dict.fromkeys(acts))
        return cls(acts=tuple(act for act in chosen if act), kinds=tuple(kinds), **told)


def _status(name: str) -> Status:
    try:
        return Status(name)
    except ValueError:
        raise BadSelection("status", f"must be one of {', '.join(Status)}, not {name!r}") from None


def _names(issuers: Sequence[str], words: str) -> bool:
    held = " ".join(issuers).casefold()
    return all(word in held for word in words.casefold().split())


def in_force(card: ActCard, day: date) -> bool:
    """Whether an act was in force on a day, by what its card tells; an end whose day is not told is taken as past."""
    begun = card.date is None or card.date <= day
    ended = card.status in ENDED and (card.status_since is None or card.status_since <= day)
    return begun and not ended and card.status is not Status.NOT_YET
