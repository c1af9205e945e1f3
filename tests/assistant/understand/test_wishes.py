"""What the model tells of a question: wants and what of a history, look-alikes, inventions; numbers change nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from assistant.understand.question import understand
from assistant.understand.want import Operation, Want
from assistant.understand.wishes import load_wishes
from corpus.model import EventKind
from tests.assistant.understand.cases_wants import WANTS

DAY = date(2026, 12, 1)
_OPERATIONS = {"last": Operation.LAST, "first": Operation.FIRST, "effect": Operation.EFFECT, "since": Operation.SINCE}
_KINDS = {"removed": EventKind.REMOVED, "inserted": EventKind.INSERTED, "restated": EventKind.RESTATED}


@pytest.mark.parametrize(("text", "expected"), WANTS, ids=[text for text, _ in WANTS])
def test_what_is_wanted(text: str, expected: str) -> None:
    wish, (want, aspect) = understand(text, DAY).wish, expected.split()
    assert wish.want is Want(want)
    if aspect in _OPERATIONS:
        assert wish.operation is _OPERATIONS[aspect]
    if aspect in _KINDS:
        assert wish.kinds == {_KINDS[aspect]}


# Turns and rows that no row of the model holds.
STRANGE = [
    ("How can one obtain refugee status?", Want.TEXT),
    ("келісім қай кезде күшіне енеді", Want.TEXT),
    ("можно ли поменять отчество в свидетельстве", Want.TEXT),
    ("Что написано в пункте 7?", Want.TEXT),
    ("May the Department write its own rules?", Want.TEXT),
    ("Жүктеме нормасын кім ойлап шығарады?", Want.TEXT),
    ("Облыста Соттар әкімшісі бар деп жазылған ба?", Want.TEXT),
    ("Действует ли положение?", Want.STATUS),
    ("Which decree repealed the regulation?", Want.STATUS),
    ("п.6 менали когда-нибудь?", Want.HISTORY),
    ("Has clause 10 ever been changd?", Want.HISTORY),
    ("15-тармақтың 3) тармақшасы алып тасталғанға дейін қалай жазылған еді?", Want.WORDING),
    ("15-тармаққа қандай өзгерістер енгізілді?", Want.HISTORY),
    ("где в тексте встречается слово «лицензия»?", Want.MENTIONS),
    ("сколько статей в законе?", Want.ITEMS),
    ("спасибо", Want.ABOUT),
    ("Why did they scrap article 33?", Want.REASON),
    ("Отчего выкинули статью 12, чем объясняли?", Want.REASON),
    ("5-бапты алып тастаудың себебі неде?", Want.REASON),
    ("Обязаны ли назвать причину увольнения?", Want.TEXT),
]


@pytest.mark.parametrize(("question", "want"), STRANGE)
def test_what_strange_questions_want(question: str, want: Want) -> None:
    assert understand(question, DAY).wish.want is want


@pytest.mark.parametrize(
    ("question", "operation", "kinds"),
    [
        ("Сколько раз изменялся пункт 15?", Operation.COUNT, set()),
        ("Когда последний раз меняли пункт 16?", Operation.LAST, set()),
        ("самая первая правка п. 20", Operation.FIRST, set()),
        ("кто исключил пп 3 п 15", Operation.WHO, {EventKind.REMOVED}),
        ("who deleted 15(3)", Operation.WHO, {EventKind.REMOVED}),
        ("пп. 24-1 п. 15 кто добавил", Operation.WHO, {EventKind.INSERTED}),
    ],
)
def test_what_of_a_history(question: str, operation: Operation, kinds: set[EventKind]) -> None:
    wish = understand(question, DAY).wish
    assert (wish.want, wish.operation, wish.kinds) == (Want.HISTORY, operation, kinds)


def test_numbers_and_days_are_masked() -> None:
    one, other = understand("Менялся ли пункт 3 в 2012 году?", DAY), understand("Менялся ли пункт 24 в 2019 году?", DAY)
    assert one.clues == other.clues


def test_the_vector_of_another_encoder_is_not_looked_at() -> None:
    clues, model = understand("кто меняет замок", DAY).clues, load_wishes()
    assert model.tell(clues, np.ones(384, np.float32), "another") == model.tell(clues)


def test_what_is_not_told_surely_is_the_text() -> None:
    model, clues = load_wishes(), understand("ыы", DAY).clues
    none = [np.zeros_like(weights) for weights in (model.words.grams, model.words.rest)]
    blank = type(model)(type(model.words)(*none, 1.0), model.meaning, model.encoder)
    told = blank.tell(clues)
    assert (told.want, told.chance) == (Want.TEXT, pytest.approx(1 / len(Want)))
