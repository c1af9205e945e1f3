"""Places in acts of any kind, as people write them, and numbers that name none."""

from __future__ import annotations

import pytest

from assistant.understand.references import find_references
from tests.assistant.understand.cases_places import NO_PLACES, PLACES
from tests.assistant.understand.cases_places_more import MORE_PLACES
from tests.assistant.understand.test_references import shown

EVERY = (*PLACES, *MORE_PLACES)
# Two ordinals for one inserted number, as it is read aloud, are still two numbers.
NOT_READ = frozenset((
    "15-ші тармақтың үшінші бірінші тармақшасы",
    "who put his signature under the decree? show the signature",  # what is asked of two sentences
))  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVERY, ids=[text for text, _ in EVERY])
def test_a_place_is_read_as_meant(text: str, expected: str, request: pytest.FixtureRequest) -> None:
    if text in NOT_READ:
        request.applymarker(pytest.mark.xfail(strict=True, reason="read otherwise so far"))
    assert " ".join(map(shown, find_references(text))) == expected


@pytest.mark.parametrize("text", NO_PLACES)
def test_numbers_of_other_things_are_no_places(text: str) -> None:
    assert find_references(text) == ()
