"""Which part of an act "clause 3" is of: its body of clauses, however many rows its tables have."""

from __future__ import annotations

import pytest

from assistant.understand.references import find_references, resolve_all
from corpus.bodies import main_part
from tests.factories import ACTS, read_act

pytestmark = pytest.mark.skipif(not ACTS.is_dir(), reason=f"the sample of real acts is not at hand: {ACTS}")

BUDGET = ACTS / "more" / "ru" / "r00957.txt"  # a decision of 13 clauses; its tenth annex is a table of 49 rows


def test_the_body_of_a_budget_is_its_clauses_and_not_its_longest_table() -> None:
    assert main_part(read_act(BUDGET)).slug == "decision"


@pytest.mark.parametrize("place", ["11-й пункт", "пункт 11", "11-тармақ", "clause 11"])
def test_a_clause_of_a_budget_is_found_by_its_number(place: str) -> None:
    found = resolve_all(read_act(BUDGET), find_references(place))
    assert [str(clause) for clause in found.found] == ["decision/11"]
