"""The one form of a day that is given as such: YYYY-MM-DD, and a day of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import BadDay
from assistant.given_day import given_day


def test_a_day_is_read() -> None:
    assert given_day("2019-05-01") == date(2019, 5, 1)


@pytest.mark.parametrize("text", ["20190501", "2019-W18-3", "1556668800", "2019-02-30", "01.05.2019", "", "٢٠١٩-٠٥-٠١"])
def test_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(BadDay, match="YYYY-MM-DD"):
        given_day(text)
