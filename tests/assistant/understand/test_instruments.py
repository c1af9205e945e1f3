"""Decrees, laws and editions in questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.instruments import InstrumentMention, find_instruments
from tests.assistant.understand.cases_instruments import INSTRUMENTS, NO_INSTRUMENTS


def shown(mention: InstrumentMention) -> str:
    return f"{mention.kind} {mention.number or '-'} {mention.date or mention.year or '-'}"


@pytest.mark.parametrize(("text", "expected"), INSTRUMENTS, ids=[text for text, _ in INSTRUMENTS])
def test_instrument_is_read(text: str, expected: str) -> None:
    assert " & ".join(shown(mention) for mention in find_instruments(text)) == expected


@pytest.mark.parametrize("text", NO_INSTRUMENTS)
def test_no_instrument_is_invented(text: str) -> None:
    assert find_instruments(text) == ()


def test_the_table_is_as_long_as_promised() -> None:
    assert len(INSTRUMENTS) >= 60
    assert len({text for text, _ in INSTRUMENTS}) == len(INSTRUMENTS)


def test_span_covers_the_name() -> None:
    text = "Айтшы, 05.04.2019 № 16 Жарлық нені өзгертті?"
    assert [mention.span.of(text) for mention in find_instruments(text)] == ["05.04.2019 № 16 Жарлық"]


def test_each_of_several_has_its_own_span() -> None:
    text = "Указы № 165, 198 и 201"
    assert [mention.span.of(text) for mention in find_instruments(text)] == ["Указы № 165", "198", "201"]


FORMS = ("№ {} Жарлық", "{}-ші Жарлық", "N {} жарлығы", "Указ № {}", "указ {}", "Decree No. {}", "decree {}", "№ {}")


@given(form=st.sampled_from(FORMS), number=st.integers(10, 9999))
def test_every_form_gives_the_number_back(form: str, number: int) -> None:
    # A bare number of four digits that is a year names a decree by its year; see the table.
    found = find_instruments(form.format(number))
    if 1900 <= number < 2100 and "№" not in form and "N" not in form:
        assert len(found) <= 1
        return
    assert [mention.number for mention in found] == [str(number)]
