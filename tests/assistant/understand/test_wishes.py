"""What the model tells of a question: look-alikes of history and status are about the text; numbers change nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from assistant.understand.question import understand
from assistant.understand.want import Operation, Want
from assistant.understand.wishes import load_wishes

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("How is refugee status obtained?", Want.TEXT),
        ("келісім қашан күшіне енеді", Want.TEXT),
        ("Действует ли положение?", Want.STATUS),
        ("Which decree repealed the regulation?", Want.STATUS),
        ("15-тармаққа қандай өзгерістер енгізілді?", Want.HISTORY),
        ("где в тексте встречается слово «лицензия»?", Want.MENTIONS),
        ("сколько статей в законе?", Want.ITEMS),
        ("спасибо", Want.ABOUT),
    ],
)
def test_what_is_wanted(question: str, want: Want) -> None:
    assert understand(question, DAY).wish.want is want


def test_the_operation_of_a_history() -> None:
    assert understand("Сколько раз изменялся пункт 15?", DAY).wish.operation is Operation.COUNT
    assert understand("Когда последний раз меняли пункт 16?", DAY).wish.operation is Operation.LAST


def test_numbers_and_days_are_masked() -> None:
    one, other = understand("Менялся ли пункт 3 в 2012 году?", DAY), understand("Менялся ли пункт 24 в 2019 году?", DAY)
    assert one.clues == other.clues


def test_the_vector_of_another_encoder_is_not_looked_at() -> None:
    clues, model = understand("кто меняет замок", DAY).clues, load_wishes()
    assert model.tell(clues, np.ones(384, np.float32), "another") == model.tell(clues)
