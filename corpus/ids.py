"""The grammar of clause ids, written once.

Owns: ``ClauseId``: parsing, printing, order. Must not know: what the clauses say.

Numbered units go by their numbers: ``regulation/15/3-1``. What has no number of its own:

* ``list/row-4``: a row of a table, in the part or the unit that the table stands in. The number is the one printed in
  the row's first cell where such a numbering runs through the table ("4-жол"), else the row's place below the heads.
  A row without number in a numbered table goes by the row above it: ``list/row-4.b``.
* ``list/table-2/row-4``: the same in the second table of that part or unit. ``table-2`` is no unit: the parent of the
  row is ``list``.
* ``treaty/chapter-2/3``: clause 3 where the numbering begins anew in chapter 2; ``form/list-2/3`` where it begins
  anew without a numbered title, ``regulation/14/list-2/1`` in the second list of a clause. The first numbering of
  either needs no such name; like a table, it is no unit.
* ``resolution/text``: the operative paragraph of an act, or of a part, that has no other unit; ``treaty/text/3``: the
  third paragraph without a number of a part that has several, counted below the preamble; ``treaty/text/3.5-9``: its
  sentences 5 to 9, where it is very long. Here ``text`` is no unit.
* ``regulation/15/1.b``: a number used again among the same siblings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.errors import BadClauseId

ACT = "act"  # the target of an event that concerns the act as a whole
TEXT = "text"  # what paragraphs without numbers are counted under

_PART = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NUMBER = re.compile(
    r"""
    (?:[0-9]{1,9}|[a-zа-яёәғқңөұүһі]{1,8})  # 15, a lettered item, a Roman numeral
    (?:[-.](?:[0-9]{1,9}|[a-zа-яё]))*       # -1 for an inserted one (15-1), dots in old acts (4.1.3), 1.2-а
    """,
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_GROUP = re.compile(r"(?:table|list|section|chapter|para)-[0-9a-z-]+|text")  # units grouped, no unit itself


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
        if not _is_part(self.part) or not all(map(is_number, self.numbers)):
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
        """The id of the enclosing unit or part; ``None`` for a whole part. A table or a chapter is neither."""
        if not self.numbers:
            return None
        above = self.numbers[:-1]
        return ClauseId(self.part, above[:-1] if above and _GROUP.fullmatch(above[-1]) else above)

    def row(self, number: str, table: int = 1) -> ClauseId:
        """The id of a row of a table in this unit or part."""
        within = self.numbers if table == 1 else (*self.numbers, f"table-{table}")
        return ClauseId(self.part, (*within, f"row-{number}"))

    @property
    def ancestors(self) -> tuple[ClauseId, ...]:
        """The enclosing ids, nearest first, the part last."""
        above = self.parent
        return () if above is None else (above, *above.ancestors)


@lru_cache(maxsize=1 << 12)
def _is_part(text: str) -> bool:
    return bool(_PART.fullmatch(text))


@lru_cache(maxsize=1 << 14)  # an act has thousands of ids, and few numbers
def is_number(text: str) -> bool:
    """Whether a text can be one number of an id; forms that only look like numbering ("３.", "ſ)") cannot."""
    return bool(_NUMBER.fullmatch(text))


def arabic(number: str) -> str:
    """A Roman numeral in digits ("III" is 3); anything else as it is, in small letters."""
    values = [_ROMAN.get(sign, 0) for sign in number.lower()]
    if not all(values):
        return number.lower()
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """Sort key of one number, so that 9 < 10 < 10-1 < 11 and а < б."""
    return tuple((int(bit), "") if bit.isdigit() else (0, bit) for bit in re.split(r"[-.]", number))
