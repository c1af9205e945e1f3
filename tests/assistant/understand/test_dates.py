"""Dates in questions: forms, relations, ranges, impossible ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand.dates import BadDate, DateMention, find_dates
from tests.assistant.understand.cases_dates import DATES, NO_DATES

TODAY = date(2026, 11, 23)


def shown(mention: DateMention | BadDate) -> str:
    if isinstance(mention, BadDate):
        return f"BAD {mention.text}"
    period = f"{mention.start}" if mention.start == mention.end else f"{mention.start}..{mention.end}"
    return f"{mention.relation} {period} {mention.precision}"


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[text for text, _ in DATES])
def test_date_is_read(text: str, expected: str) -> None:
    assert " & ".join(shown(mention) for mention in find_dates(text, TODAY)) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_is_invented(text: str) -> None:
    assert find_dates(text, TODAY) == ()


def test_the_table_is_as_long_as_promised() -> None:
    assert len(DATES) >= 100
    assert len({text for text, _ in DATES}) == len(DATES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Кім болған 2016 жылғы 1 қаңтардан кейін?", "2016 жылғы 1 қаңтардан"),
        ("а с 2016 по 2019 годы?", "2016 по 2019 годы"),
        ("before April 5, 2019, who?", "April 5, 2019"),
    ],
)
def test_span_covers_the_date_without_its_relation(text: str, words: str) -> None:
    assert [mention.span.of(text) for mention in find_dates(text, TODAY)] == [words]


def test_today_is_what_the_caller_says() -> None:
    assert [shown(mention) for mention in find_dates("бүгін", date(2019, 4, 5))] == ["on 2019-04-05 day"]


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = {
    language: names.split()
    for language, names in {
        "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
        "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "en": "January February March April May June July August September October November December",
    }.items()
}


@given(DAYS)
def test_every_day_comes_back_in_every_form(day: date) -> None:
    kazakh, russian, english = (MONTHS[language][day.month - 1] for language in ("kk", "ru", "en"))
    for text in (
        f"{day:%d.%m.%Y}",
        f"{day.isoformat()}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.year} жылғы {day.day} {kazakh}",
        f"{day.day} {russian} {day.year} года",
        f"{english} {day.day}, {day.year}",
        f"{day.day} {english} {day.year}",
    ):
        assert [(found.start, found.end) for found in find_dates(text, TODAY) if isinstance(found, DateMention)] == [
            (day, day)
        ], text


@given(day=st.integers(1, 99), month=st.integers(1, 99), year=st.integers(1900, 2099))
def test_a_date_is_read_or_told_to_be_impossible(day: int, month: int, year: int) -> None:
    (found,) = find_dates(f"{day:02}.{month:02}.{year}", TODAY)
    try:
        expected = date(year, month, day)
    except ValueError:
        assert isinstance(found, BadDate)
    else:
        assert isinstance(found, DateMention)
        assert found.start == expected
