"""What a question wants, told by its words: a table in three languages, every line exact."""

from __future__ import annotations

import pytest

from assistant.understand.question import understand
from tests.assistant.understand.cases_intents import INTENTS
from tests.factories import TODAY


@pytest.mark.parametrize(("text", "expected"), INTENTS, ids=[text for text, _ in INTENTS])
def test_what_is_wanted(text: str, expected: str) -> None:
    wanted = understand(text, TODAY).wanted
    assert f"{wanted.intent} {wanted.aspect}" == expected
