"""The times that a question names, in the days of an act: events as bounds, times that bound one another."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.history.times import times_of
from assistant.understand.question import understand
from corpus.library import open_act
from tests.factories import TODAY

# The default act was adopted on 03.11.2010, restated on 03.10.2013, repealed on 19.01.2023; its clause 7 was restated
# on 05.04.2019, a list on 09.08.2022.
TIMES = (
    ("что менялось с принятия до отмены", "", "2010-11-03..2023-01-19"),
    ("after it was restated, what changed?", "", "2013-10-03.."),
    ("что было до изложения в новой редакции", "", "..2013-10-02"),
    ("после изложения пункта 7 в новой редакции", "regulation/7", "2019-04-05.."),
    ("what changed before the repeal", "", ""),
    ("после последнего изменения", "", "2022-08-09.."),
    ("в 2016 году, до марта 2016", "", "2016-01-01..2016-02-29"),
    ("в 2015 и в 2019", "", "2015-01-01..2015-12-31 & 2019-01-01..2019-12-31"),
)


@pytest.mark.parametrize(("text", "places", "expected"), TIMES, ids=[row[0] for row in TIMES])
def test_times_are_days(text: str, places: str, expected: str) -> None:
    found = times_of(open_act(), understand(text, TODAY).periods, places.split())
    edges = [(p.start if p.start > date.min else "", p.end if p.end < date.max else "") for p in found]
    assert " & ".join(f"{start}..{end}" for start, end in edges) == expected
