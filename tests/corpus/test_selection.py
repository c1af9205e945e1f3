"""Which acts a selection admits, and which conditions are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corpus.errors import BadSelection
from corpus.model import ActCard, Status
from corpus.selection import Selection, in_force

CARD = ActCard(
    "kz-decision-2018-19-6",
    "kk",
    "",
    "text",
    kind="decision",
    issuers=("Шиелі аудандық мәслихаты",),
    number="19/6",
    date=date(2018, 12, 27),
    status=Status.EXPIRED,
    status_since=date(2020, 1, 1),
)


@pytest.mark.parametrize(
    ("conditions", "admitted"),
    [
        ({}, True),
        ({"acts": ("other", "kz-decision-2018-19-6")}, True),
        ({"acts": ("other",)}, False),
        ({"kinds": ("order", "decision")}, True),
        ({"kinds": ("order",)}, False),
        ({"issuer": "МӘСЛИХАТЫ шиелі"}, True),
        ({"issuer": "Шиелі әкімдігі"}, False),
        ({"language": "ru"}, False),
        ({"adopted_from": date(2018, 12, 27), "adopted_to": date(2018, 12, 27)}, True),
        ({"adopted_from": date(2018, 12, 28)}, False),
        ({"adopted_to": date(2018, 12, 26)}, False),
        ({"status": "expired"}, True),
        ({"status": "in_force"}, False),
        ({"in_force_on": date(2019, 12, 31)}, True),
        ({"in_force_on": date(2020, 1, 1)}, False),
        ({"in_force_on": date(2018, 12, 26)}, False),
        ({"kinds": ("decision",), "language": "ru"}, False),  # all of them
    ],
)
def test_an_act_is_admitted_that_meets_every_condition(conditions: dict[str, Any], admitted: bool) -> None:
    assert Selection.of(**conditions).admits(CARD) is admitted


def test_what_a_card_does_not_tell_meets_no_condition_on_it() -> None:
    bare = ActCard("bare", "kk", "", "text")
    assert not Selection(adopted_from=date(1900, 1, 1)).admits(bare)
    assert not Selection(issuer="мәслихат").admits(bare)
    assert in_force(bare, date(2020, 1, 1))


@pytest.mark.parametrize(
    "conditions",
    [
        {"kinds": ("novel",)},
        {"language": "en"},
        {"status": "dead"},
        {"adopted_from": date(2020, 1, 1), "adopted_to": date(2019, 1, 1)},
    ],
)
def test_a_condition_that_no_act_can_meet_is_refused(conditions: dict[str, Any]) -> None:
    with pytest.raises(BadSelection):
        Selection.of(**conditions)


def test_conditions_left_empty_are_none() -> None:
    assert not Selection.of((), kinds=[], issuer="", language=None, status=None, in_force_on=None)
    assert Selection.of("one", language="").acts == ("one",)
