"""The wording of a day: quoted from the text that shows it, the present one beside it; or told not to be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerKind
from assistant.assistant import Assistant
from assistant.errors import UnverifiedQuote
from assistant.lookup import shown
from assistant.render import to_markdown, to_plain
from assistant.settings import Settings
from corpus.library import Library
from tests.corpus.editions.test_texts import WAITING, texts_of
from tests.corpus.editions.told import ADOPTED, Change, standing, text_on, told
from tests.factories import TODAY, assistant_finding

ACT = "kz-resolution-2010-7"
LATER = date(2012, 1, 1)
HELD = (
    Change(100, "amended", 1),  # 12.05.2010
    Change(200, "restated", 2),  # 20.08.2010
    Change(300, "inserted", 4),  # 28.11.2010
    Change(400, "removed", 3),  # 08.03.2011
)
EDITIONS = (ADOPTED, date(2010, 6, 1), date(2010, 12, 1))  # the last two are known to be of 12.05.2010 and 28.11.2010


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose library holds the act and three editions of it."""
    folder = tmp_path_factory.mktemp("editions")
    library = Library(folder / "library.sqlite")
    path = folder / "act.txt"
    path.write_text(text_on(HELD, LATER), encoding="utf-8")
    assert library.add(path).record.id == ACT
    for day in EDITIONS:
        path = folder / f"{day}.txt"
        path.write_text(text_on(HELD, day), encoding="utf-8")
        library.add(path, edition_of=ACT)
    return folder


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    monkeypatch.setenv("EREJE_HOME", str(home))
    return assistant_finding("resolution/1", settings=Settings(act=ACT, library=False))


def texts(answer: Answer) -> list[tuple[str, str]]:
    """The texts quoted: of which edition (empty for the act's own text), and the words."""
    return [(quote.act.id.partition("@")[2], quote.text.strip()) for quote in answer.quotes]


FIRST, SECOND, AMENDED = "1. 1 бастапқы мәтін сөзі.", "2. 2 бастапқы мәтін сөзі.", "1. 1 мәтіннің 100 күнгі сөзі."
RESTATED, INSERTED = "2. 2 мәтіннің 200 күнгі сөзі.", "4. 4 мәтіннің 300 күнгі сөзі."
ASKED = [
    # the wording before an amendment, in three languages; the present one beside it
    ("1-тармақтың 2010 жылғы 1 наурыздағы редакциясы", True, [("2010-02-01", FIRST), ("", AMENDED)]),
    ("Что говорилось в пункте 1 на 1 марта 2010 года?", True, [("2010-02-01", FIRST), ("", AMENDED)]),
    ("What did clause 1 say on 1 March 2010?", True, [("2010-02-01", FIRST), ("", AMENDED)]),
    # the last day before the change, the day of it
    ("What did clause 1 say on 11 May 2010?", True, [("2010-02-01", FIRST), ("", AMENDED)]),
    ("What did clause 1 say on 12 May 2010?", True, [("", AMENDED)]),
    # before a restated wording only the days that an edition is of, or is unchanged since, are shown
    ("What did clause 2 say on 12 May 2010?", True, [("2010-05-12", SECOND), ("", RESTATED)]),
    ("What did clause 2 say on 13 May 2010?", False, [("", RESTATED)]),
    ("What did clause 2 say on 20 August 2010?", True, [("", RESTATED)]),
    # a clause that was not there yet, on the day of an edition and between two
    ("What did clause 4 say on 12 May 2010?", False, [("", INSERTED)]),
    ("What did clause 4 say on 1 September 2010?", False, [("", INSERTED)]),
    # a clause that is gone
    ("What did clause 3 say on 28 November 2010?", True, [("2010-11-28", "3. 3 бастапқы мәтін сөзі.")]),
    # a time with two wordings, each with its days
    ("What did clause 1 say in May 2010?", True, [("2010-02-01", FIRST), ("", AMENDED)]),
    # without a day: the wording before the present one
    ("What did clause 1 say before?", True, [("2010-02-01", FIRST), ("", AMENDED)]),
]


@pytest.mark.parametrize(("question", "answered", "quoted"), ASKED)
def test_questions_with_a_day_are_answered_with_its_wording(
    assistant: Assistant, question: str, answered: bool, quoted: list[tuple[str, str]]
) -> None:
    answer = assistant.ask(question)
    assert (answer.answered, texts(answer)[: len(quoted)]) == (answered, quoted)


def test_a_wording_of_a_day_carries_its_own_text_and_the_days_for_which_it_is_shown(assistant: Assistant) -> None:
    answer = assistant.show("resolution/1", "en", as_of=date(2010, 3, 1))
    edition, present = answer.to_dict()["quotes"]
    assert edition["act"] == present["act"] == ACT
    assert edition["edition"] == {
        "id": f"{ACT}@2010-02-01",
        "day": "2010-02-01",
        "from": "2010-02-01",
        "to": "2010-05-11",
        "sha256": hashlib.sha256(text_on(HELD, ADOPTED).encode()).hexdigest(),
    }
    assert "edition" not in present
    assert edition["citation"] == f"{present['citation']} (wording of 01.02.2010)"
    assert [act["act"] for act in answer.to_dict()["acts"]] == [ACT]
    assert "(wording of 01.02.2010)" in to_plain(answer)
    assert "(wording of 01.02.2010)" in to_markdown(answer)


def test_a_gap_is_told_with_the_nearest_editions_on_both_sides(assistant: Assistant) -> None:
    answer = assistant.show("resolution/2", "en", as_of=date(2010, 7, 1))
    assert (answer.kind, answer.answered, answer.confidence) == (AnswerKind.HISTORY, False, 0.0)
    assert [n.text for n in answer.notices if n.code in ("gap_then", "nearest_before", "nearest_after")] == [
        "Resolution, clause 2: the texts held do not show the wording of 01.07.2010.",
        "The nearest wording before is shown up to 12.05.2010 (wording of 12.05.2010).",
        "The nearest wording after is shown from 20.08.2010 (wording of 28.11.2010).",
    ]


def test_a_gap_within_a_time_is_told_with_its_own_day(assistant: Assistant) -> None:
    answer = assistant.ask("What did clause 2 say in May 2010?")
    told = [n.text for n in answer.notices if n.code == "gap_then"]
    assert told == ["Resolution, clause 2: the texts held do not show the wording of 13.05.2010."]


def test_a_clause_that_the_text_of_that_day_lacks_is_said_not_to_be_in_it(assistant: Assistant) -> None:
    answer = assistant.show("resolution/4", "en", as_of=date(2010, 5, 12))
    assert not answer.answered
    assert "Resolution, clause 4: the text of 12.05.2010 holds no such provision." in answer.message


def test_what_was_found_by_meaning_is_quoted_as_it_was_on_the_day(assistant: Assistant) -> None:
    answer = assistant.ask("бастапқы мәтін қандай сөз?", as_of=date(2010, 3, 1))
    assert (answer.kind, answer.answered) == (AnswerKind.CLAUSE, True)
    assert texts(answer) == [("2010-02-01", FIRST), ("", AMENDED)]


def test_without_editions_and_without_a_day_nothing_changes(assistant: Assistant) -> None:
    assert texts(assistant.ask("1-тармақ")) == [("", AMENDED)]
    assert [quote.holds for quote in assistant.ask("1-тармақ").quotes] == [None]


def test_a_wording_of_another_day_cannot_be_quoted_from_a_source_that_was_changed(assistant: Assistant) -> None:
    made = assistant.show("resolution/1", as_of=date(2010, 3, 1)).quotes[0]
    with pytest.raises(UnverifiedQuote):
        replace(made, act=replace(made.act, source=made.act.source.replace("бастапқы", "кейінгі")))


@settings(max_examples=80, deadline=None)
@given(WAITING, st.lists(st.integers(0, 70), min_size=1, max_size=3), st.integers(1, 4), st.integers(0, 95))
def test_what_is_answered_for_a_day_is_what_held_on_it(
    changes: Sequence[Change], editions: list[int], clause: int, asked: int
) -> None:
    day, held = ADOPTED + timedelta(days=asked), texts_of(changes, *editions)
    place = f"resolution/{clause}"
    if not any(text.act.has(place) for text in held.all):
        return
    if not held.present.has(place) and day >= held.all[-1].day:
        return
    answer = shown(held.present, place, "en", TODAY, day, held)
    then = standing(changes, day).get(clause)
    if answer.answered:
        assert then is not None
        assert answer.quotes[0].text.strip() == "\n".join(told(clause, then))
    else:
        assert all(not quote.holds for quote in answer.quotes)
