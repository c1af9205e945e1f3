"""Clause ids: their grammar, round trip and order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadClauseId
from corpus.ids import ClauseId, number_key
from corpus.model import Act

PARTS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
NUMBERS = st.from_regex(r"([0-9]{1,4}|[а-яa-zәғқңөұүһі]{1,3})([-.]([0-9]{1,3}|[a-z])){0,2}", fullmatch=True)


@given(PARTS, st.lists(NUMBERS, max_size=4))
def test_ids_round_trip(part: str, numbers: list[str]) -> None:
    clause = ClauseId(part, tuple(numbers))
    assert ClauseId.parse(str(clause)) == clause
    assert hash(ClauseId.parse(str(clause))) == hash(clause)


def test_every_id_of_the_act_round_trips(act: Act) -> None:
    for unit in act.units():
        assert ClauseId.parse(str(unit.id)) == unit.id


@pytest.mark.parametrize(
    ("text", "part", "numbers"),
    [
        ("regulation/18", "regulation", ("18",)),
        ("regulation/15/3-1", "regulation", ("15", "3-1")),
        ("territorial-bodies/19", "territorial-bodies", ("19",)),
        ("territorial-bodies", "territorial-bodies", ()),  # a whole part
        ("annex-2/4.1.3", "annex-2", ("4.1.3",)),  # old acts number with dots
        ("law/5/2/а", "law", ("5", "2", "а")),  # a lettered item
        ("law/iv", "law", ("iv",)),  # a Roman numeral
        ("regulation/15/1.b", "regulation", ("15", "1.b")),  # a number used again
        ("  decree/2\n", "decree", ("2",)),  # spaces around
    ],
)
def test_reading_an_id(text: str, part: str, numbers: tuple[str, ...]) -> None:
    assert ClauseId.parse(text) == ClauseId(part, numbers)


@pytest.mark.parametrize(
    "text",
    ["", "/", "15", "regulation/", "regulation//1", "Regulation/1", "regulation/15 /3", "regulation/15)",
     "reg ulation/1", "regulation/-1", "regulation/1-",
     "regulation/15/３", "regulation/1 5", "-a/1", "regulation/1/", "ереже/15", "a_b/1"],
)  # fmt: skip
def test_what_is_no_id_is_refused_with_the_grammar(text: str) -> None:
    with pytest.raises(BadClauseId, match=r"is not a clause id\. Write <part>/<number>"):
        ClauseId.parse(text)


def test_numbers_order_as_a_lawyer_orders_them() -> None:
    ordered = ["8", "8-1", "8-2", "9", "10", "10-1", "10-1-1", "10-2", "11", "100"]
    assert sorted(["100", *ordered[:-1]], key=number_key) == ordered


def test_letters_order_by_the_alphabet_and_before_figures() -> None:
    assert sorted(["1", "б", "а"], key=number_key) == ["а", "б", "1"]


@given(st.integers(0, 999), st.integers(1, 99))
def test_an_inserted_number_lies_between_its_base_and_the_next(base: int, step: int) -> None:
    assert number_key(str(base)) < number_key(f"{base}-{step}") < number_key(str(base + 1))


def test_the_act_keeps_the_order_of_numbers(act: Act) -> None:
    for clause in (15, 16, 20):
        numbers = [child.id.numbers[-1] for child in act.unit(f"regulation/{clause}").children]
        assert numbers == sorted(numbers, key=number_key)


def test_ancestors_nearest_first_the_part_last() -> None:
    place = ClauseId.parse("law/5/2/а")
    assert [str(above) for above in place.ancestors] == ["law/5/2", "law/5", "law"]
    assert ClauseId("law").parent is None
    assert place.parent == ClauseId("law", ("5", "2"))
    assert ClauseId("law", ("5", "2")).child("а") == place
