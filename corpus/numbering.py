"""Numberings that begin anew inside one part: which of them a number goes on with.

Owns: the runs of clause and article numbers of a part. Must not know: text. "1." after clause 7 opens another run;
"8." after that run's "3." goes on with the first. A run below a numbered title is named by it ("chapter-2"), any other
by its order ("list-2"); the first has no name. So no two units share an id, and a note on clause 3 means the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.ids import number_key

_OPEN_RUNS = 8  # so many numberings may be left open, one inside the other
_FEWEST = 3  # a numbering shorter than this only says "2." twice


@dataclass(slots=True)
class _Run:
    within: str
    last: str


@dataclass(slots=True)
class Numbering:
    """The numberings of one part, for one rank of units."""

    _names: set[str]  # shared by the ranks of a part
    _open: list[_Run] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether it has numbered anything yet."""
        return bool(self._open)

    @property
    def within(self) -> str:
        """The name of the run that was numbered last."""
        return self._open[-1].within if self._open else ""

    def restarts(self, number: str) -> bool:
        """Whether a number begins anew: it goes on with nothing, and is a first one (or a second, the first lost)."""
        if not self.begun or any(follows(run.last, number) for run in self._open):
            return False
        return number == "1" or (number == "2" and number_key(self._open[-1].last)[0][0] > _FEWEST)

    def place(self, number: str, title: str | None, *, taken: bool = False) -> str:
        """The name of the run that a number belongs to; empty for the first run of the part.

        Args:
            number: as the unit prints it.
            title: name of the numbered title above it since the last number, as ``chapter-2``.
            taken: whether a unit of another rank bears the number already.
        """
        if not self._open or self.restarts(number):
            self._open = [*self._open[-_OPEN_RUNS:], _Run(self._name(title) if self._open or taken else "", number)]
        for depth, run in enumerate(reversed(self._open)):
            if run.last == number or follows(run.last, number):
                del self._open[len(self._open) - depth :]
                break
        self._open[-1].last = number
        return self._open[-1].within

    def goes_on(self, number: str) -> bool:
        """Whether a number comes next in the first numbering that is open."""
        return self.begun and follows(self._open[0].last, number)

    def _name(self, title: str | None) -> str:
        name = title if title and title not in self._names else f"list-{len(self._names) + 2}"
        self._names.add(name)
        return name


def follows(last: str, number: str) -> bool:
    """Whether a number comes next: the next whole one, or one inserted after this."""
    one, other = number_key(last), number_key(number)
    return one < other and 0 <= other[0][0] - one[0][0] <= 1
