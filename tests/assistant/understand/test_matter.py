"""Which words of a question name its matter; those that ask, link or tell of changes do not."""

from __future__ import annotations

import pytest

from assistant.understand.matter import matter_in


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("как пункт 20 изменился в 2016 и в 2019", ""),
        ("What did clause 8 say before September 2019?", ""),
        ("почему?", ""),
        ("ал соңғы рет ше?", ""),
        ("сколько поправок было у акта", ""),
        ("How many amendments has the act had?", ""),
        ("апостиль", "апостиль"),
        ("а заместителя?", "заместителя"),
        ("Кто назначает руководителя?", "назначает руководителя"),
    ],
)
def test_the_matter(question: str, matter: str) -> None:
    assert matter_in(question) == matter


def test_spelling_without_kazakh_letters_and_in_latin_changes_nothing() -> None:
    forms = ("тармақ қашан өзгерді", "тармак кашан озгерди", "tarmaq qashan ozgerdi")
    assert {matter_in(form) for form in forms} == {""}
