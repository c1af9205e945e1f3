"""Places in acts of any kind: how many of the table are read as meant, and numbers that name none."""

from __future__ import annotations

import pytest

from assistant.understand.references import find_references
from tests.assistant.understand.cases_places import NO_PLACES, PLACES
from tests.assistant.understand.test_references import shown

READ_AS_MEANT = 134  # of the table; the rest are still to be read, and the figure only rises
READ_AS_PLACES = frozenset(("1/3 голосов", "2/3 дауыс", "A4"))  # still taken for clauses


def test_places_are_read_as_meant() -> None:
    right = [text for text, expected in PLACES if " ".join(map(shown, find_references(text))) == expected]
    assert len(right) >= READ_AS_MEANT


@pytest.mark.parametrize("text", [text for text in NO_PLACES if text not in READ_AS_PLACES])
def test_numbers_of_other_things_are_no_places(text: str) -> None:
    assert find_references(text) == ()
