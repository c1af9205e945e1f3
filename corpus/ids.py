"""The grammar of clause ids, written once.

Owns: ``ClauseId``: parsing, printing, order. Must not know: what the clauses say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.errors import BadClauseId

ACT = "act"  # the target of an event that concerns the act as a whole

_PART = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NUMBER = re.compile(
    r"""
    (?:[0-9]{1,9}|[a-zа-яёәғқңөұүһі]{1,8})  # 15, a lettered item, a Roman numeral
    (?:[-.](?:[0-9]{1,9}|[a-z]))*           # -1 for an inserted one (15-1), dots in old acts (4.1.3)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ClauseId:
    """The place of a unit inside an act: ``<part>/<number>[/<subnumber>…]``, or ``<part>`` for a whole part.

    Attributes:
        part: slug of the part, as ``regulation``.
        numbers: the numbers from the clause inwards, as ``("15", "3-1")``; empty for the part as a whole.
    """

    part: str
    numbers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _PART.fullmatch(self.part) or not all(_NUMBER.fullmatch(number) for number in self.numbers):
            raise BadClauseId("/".join((self.part, *self.numbers)))

    @classmethod
    def parse(cls, text: str) -> ClauseId:
        """Read ``regulation/15/3-1``.

        Raises:
            BadClauseId: the text does not follow the grammar.
        """
        part, *numbers = text.strip().split("/")
        return cls(part, tuple(numbers))

    def __str__(self) -> str:
        return "/".join((self.part, *self.numbers))

    def child(self, number: str) -> ClauseId:
        """The id of a unit inside this one."""
        return ClauseId(self.part, (*self.numbers, number))

    @property
    def parent(self) -> ClauseId | None:
        """The id of the enclosing unit; ``None`` for a whole part."""
        return ClauseId(self.part, self.numbers[:-1]) if self.numbers else None

    @property
    def ancestors(self) -> tuple[ClauseId, ...]:
        """The enclosing ids, nearest first, the part last."""
        above = self.parent
        return () if above is None else (above, *above.ancestors)


def is_number(text: str) -> bool:
    """Whether a text can be one number of an id; forms that only look like numbering ("３.", "ſ)") cannot."""
    return bool(_NUMBER.fullmatch(text))


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """Sort key of one number, so that 9 < 10 < 10-1 < 11 and а < б."""
    return tuple((int(bit), "") if bit.isdigit() else (0, bit) for bit in re.split(r"[-.]", number))
