"""Compound questions and their parts."""

import pytest

from assistant.understand.compound import parts_of


@pytest.mark.parametrize(
    ("question", "language", "parts"),
    [
        (
            "Басшыны кім, ал оның орынбасарларын кім тағайындайды?",
            "kk",
            ("Басшыны кім тағайындайды", "оның орынбасарларын кім тағайындайды"),
        ),
        (
            "Басшыны және оның орынбасарларын кім тағайындайды?",
            "kk",
            ("Басшыны кім тағайындайды", "оның орынбасарларын кім тағайындайды"),
        ),
        (
            "Кто назначает руководителя, а кто его заместителей?",
            "ru",
            ("Кто назначает руководителя", "Кто назначает его заместителей"),
        ),
        (
            "Кто назначает руководителя и его заместителей?",
            "ru",
            ("Кто назначает руководителя", "Кто назначает его заместителей"),
        ),
        ("Who appoints the head and who the deputies?", "en", ("Who appoints the head", "Who appoints the deputies")),
        (
            "Whose property is it and who may sell it?",
            "en",
            ("Whose property is it", "who may sell it"),
        ),
    ],
)
def test_parts_of_a_compound_question(question: str, language: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question, language) == parts


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Апостильді кім қояды?", "kk"),
        ("штат және құрылым", "kk"),  # asks nothing twice
        ("Кто утверждает структуру Департамента?", "ru"),
        ("Мне 40 лет, работаю в суде, живу в Алматы и хочу знать, кто платит за ремонт здания суда у нас", "ru"),
        ("", "en"),
    ],
)
def test_a_simple_question_has_no_parts(question: str, language: str) -> None:
    assert parts_of(question, language) == ()
