"""A huge act costs what its size costs: work that grows with the square of it would never end on a million units."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from corpus import parse as parsing
from corpus.blocks import Block
from corpus.structure import StructureBuilder
from corpus.validate import validate
from tests.factories import act_of

HEAD = "Қазақстан Республикасы Президентінің 2010 жылғы 1 ақпандағы N 7 Жарлығы.\nҚАУЛЫ ЕТЕМІН:\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "clauses": lambda at: f"{at + 1}. Департамент мәтіні {at}.",
    "subclauses": lambda at: f"{at % 50}) мәтін {at};" if at % 50 else f"{at // 50 + 1}. Департамент:",
    "paragraphs": lambda at: f"Департамент мәтіні {at}.",
    "rows": lambda at: f"{at + 1}\t|\tДепартамент\t|\tАстана",
    "notes": lambda at: (
        "Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 03.10.2013 № 660 Жарлығымен."
        if at % 2
        else f"{at // 2 + 1}. Мәтін."
    ),
    "one line": lambda at: f"{at + 1}. Департамент мәтіні {at}.",
}


def text_of(shape: str, size: int) -> str:
    return HEAD + (" " if shape == "one line" else "\n").join(map(SHAPES[shape], range(size))) + "\n"


def calls_of(work: Callable[[], object]) -> int:
    """How many functions, Python's and C's, some work calls: what time would tell, but the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_size_is_four_times_the_work(shape: str) -> None:
    small, large = text_of(shape, 250), text_of(shape, 1000)
    calls_of(lambda: validate(act_of(small)))  # what is made once is made before
    fewer, more = (calls_of(lambda text=text: validate(act_of(text))) for text in (small, large))  # type: ignore[misc]
    assert more < 4.5 * fewer


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_copies_the_rest_of_the_act(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0

    class Watched(list[Block]):
        def __getitem__(self, at: Any) -> Any:
            nonlocal longest
            found = super().__getitem__(at)
            longest = max(longest, len(found) if isinstance(at, slice) else 1)
            return found

    def watching(text: str, found: list[Block], *rest: Any) -> StructureBuilder:
        return StructureBuilder(text, Watched(found), *rest)

    monkeypatch.setattr(parsing, "StructureBuilder", watching)
    act_of(text_of(shape, 1000))
    assert longest < 50
