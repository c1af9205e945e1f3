"""Periods in questions: which days make one, and bounds that are events."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understand.periods import Period
from assistant.understand.question import understand
from tests.assistant.understand.cases_periods import PERIODS
from tests.assistant.understand.cases_periods_more import MORE_PERIODS

TODAY = date(2026, 11, 23)
EVERY = (*PERIODS, *MORE_PERIODS)


def shown(period: Period) -> str:
    start = period.opened_by or ("" if period.start == date.min else period.start)
    end = period.closed_by or ("" if period.end == date.max else period.end)
    return f"{start}..{end}"


@pytest.mark.parametrize(("text", "expected"), EVERY, ids=[text for text, _ in EVERY])
def test_period_is_read(text: str, expected: str) -> None:
    assert " & ".join(shown(period) for period in understand(text, TODAY).periods) == expected


def test_a_period_tells_where_it_stands() -> None:
    text = "Что менялось после 2016, но до 2019?"
    assert [period.span.of(text) for period in understand(text, TODAY).periods] == ["2016, но до 2019"]
