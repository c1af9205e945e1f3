"""The finder over a tiny index and an encoder that counts: what is encoded, and how often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.find import Finder
from assistant.settings import Settings
from corpus.model import Act
from embeddings.build import PassageIndex
from embeddings.exact import ExactIndex
from embeddings.lexical import LexicalIndex
from embeddings.passages import Passage
from embeddings.signals import ClauseSignals
from embeddings.vector_index import Vectors

PASSAGES = (Passage("a", "r/1", "text", "апостиль қою"), Passage("a", "r/2", "text", "мұрағат жұмысы"))
MATRIX = np.eye(2, dtype=np.float32)


class Counting:
    """Encodes whatever is asked as the first axis, and notes it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return np.repeat(MATRIX[:1], len(texts), axis=0)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


@pytest.fixture
def finder(act: Act, encoder: Counting) -> Finder:
    made = Finder(act, Settings())
    exact, lexical = ExactIndex(MATRIX), LexicalIndex([passage.text for passage in PASSAGES])
    made._ready = (encoder, ClauseSignals(PassageIndex(None, PASSAGES, MATRIX, exact, exact, lexical)))  # type: ignore[assignment, arg-type]
    return made


def test_asking_the_last_question_again_encodes_nothing(finder: Finder, encoder: Counting) -> None:
    first = finder.signals("апостиль")
    assert finder.signals("апостиль") is first
    assert encoder.asked == ["апостиль"]


def test_another_question_and_another_unseen_text_are_computed_anew(finder: Finder, encoder: Counting) -> None:
    asked = (("апостиль", []), ("мұрағат", []), ("апостиль", []), ("апостиль", ["апостиль қою"]))
    words = [finder.signals(q, unseen=frozenset(texts)).matrix[0].tolist() for q, texts in asked]
    assert encoder.asked == ["апостиль", "мұрағат", "апостиль"]  # the last question is not encoded again
    assert words[0] == words[2]
    assert words[0] != words[1]
    assert words[0] != words[3]


def test_primed_questions_are_not_encoded_again(finder: Finder, encoder: Counting) -> None:
    finder.signals("апостиль")
    finder.prime(["мұрағат", "апостиль"])
    finder.signals("апостиль")
    finder.signals("мұрағат")
    assert encoder.asked == ["апостиль", "апостиль", "мұрағат"]
