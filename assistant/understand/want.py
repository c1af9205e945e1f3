"""What a question wants, in the words that the rest of the assistant uses for it.

Owns: the kinds of want, the operations of a history, and their record ``Wish``. Must not know: how a wish is told from
a question's words, or answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import EventKind


class Want(StrEnum):
    """What is wanted."""

    TEXT = "text"  # the clause that answers; also what a question falls back to when the model abstains
    HISTORY = "history"
    STATUS = "status"  # whether the act is in force, since when, until when, by what it was repealed
    ADOPTION = "adoption"  # who adopted, issued or signed the act, and when
    WORDING = "wording"  # what a place said on another day
    MENTIONS = "mentions"  # where a word or matter stands
    REASON = "reason"  # why the act was made, changed or repealed, or whose idea that was: no note tells it
    ITEMS = "items"  # the items of a part, whole, or how many there are
    ABOUT = "about"  # the assistant: greeting, thanks, what it can do, which text is authentic
    NONE = "none"  # chat, misuse, nonsense


class Operation(StrEnum):
    """What a history question asks of the events that it is about."""

    LIST = "list"
    FIRST = "first"
    LAST = "last"
    NTH = "nth"
    BACK = "back"  # the n-th from the end: the last but one
    COUNT = "count"
    WHO = "who"  # which act or body changed it
    EFFECT = "effect"  # when a change took effect
    SINCE = "since"  # since when the present wording stands
    MOST = "most"
    LEAST = "least"
    PAUSE = "pause"  # the longest time without a change
    SHORTEST = "shortest"  # the shortest time between two changes
    UNCHANGED = "unchanged"  # what was never changed
    ONCE = "once"  # what was changed only once
    BY_ACT = "by_act"  # what an amending act did
    EXACTLY = "exactly"  # what was changed by these acts and by no others
    TOLD = "told"  # whether a note says what was changed


class Per(StrEnum):
    """What is counted for "most" and "least"."""

    CLAUSE = "clause"
    ACT = "act"
    YEAR = "year"


_WHOLE = (Operation.LIST, Operation.WHO, Operation.BY_ACT)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question wants.

    Attributes:
        want: the kind.
        operation: what is asked of the events; told whatever the want is, for a turn may ask it of a history before it.
        kinds: kinds of event that are meant; empty where any is.
        chance: probability that it is this want.
        described: probability that, of a history, something within the act is meant that the question describes by its
            matter, and not the act as a whole.
        per: what is compared, where most or least is asked for.
    """

    want: Want
    operation: Operation = Operation.LIST
    kinds: frozenset[EventKind] = frozenset()
    chance: float = 1.0
    described: float = 0.0
    per: Per = Per.CLAUSE

    @property
    def of_act(self) -> bool:
        """Whether the act's own data answer it, not its text."""
        return self.want in (Want.HISTORY, Want.STATUS, Want.ADOPTION, Want.WORDING)

    @property
    def names_aspect(self) -> bool:
        """Whether it asks for some of a history; who made the changes, the whole of it tells as well."""
        return self.operation not in _WHOLE or bool(self.kinds)
