"""Slips mended by the words of a corpus: what is put right, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.spelling import Speller

LAW = (
    "Департамент басшысын Жоғарғы Соттың Төрағасы тағайындайды",
    "Руководитель Департамента назначается Председателем Верховного Суда",
    "The head of the Department is appointed; state property may not be alienated",
)
QUESTIONS = ("the haed of it", "salary of the head", "his salary?", "what salary", "слово штат", "штат?", "какой штат")


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(LAW, QUESTIONS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who does the haed report to", "who does the head report to"),  # swapped letters, though a question holds them
        ("departmnet propety", "department property"),
        ("рукаводитель депортамента", "руководитель департамента"),
        ("тагайындайды", "тағайындайды"),  # typed without its Kazakh letters
        ("тағайындады", "тағайындайды"),
        ("salery", "salary"),  # known from three questions
    ],
)
def test_slips_are_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Руководитель Департамента",  # nothing to mend, capitals stay
        "cash",  # unknown and short
        "руководителя",  # a known word but for its ending
        "штатом",
        "криптовалюта 12-1) № 660",
        "",
    ],
)
def test_other_words_are_left_alone(speller: Speller, typed: str) -> None:
    assert speller.repair(typed) == typed


def test_a_word_of_few_questions_is_not_known(speller: Speller) -> None:
    assert speller.repair("слово") == "слово"
    assert Speller([], ["haed"] * 2).repair("haed") == "haed"
    assert Speller([], ["salary"] * 2).repair("salery") == "salery"


@given(st.text(max_size=80))
def test_repair_keeps_everything_but_letters(text: str) -> None:
    speller = Speller(LAW, QUESTIONS)
    mended = speller.repair(text)
    assert len(mended.split()) == len(text.split())
    assert [c for c in mended if c.isdigit()] == [c for c in text if c.isdigit()]


@given(st.sampled_from(LAW))
def test_what_is_spelt_right_stays(text: str) -> None:
    assert Speller(LAW).repair(text) == text
