"""Periods of wordings: for any changes and any choice of editions, what is shown for a day is what held on that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.editions.names import edition_id
from corpus.editions.texts import Contradicted, Gap, Texts, Wording
from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.source import Source
from tests.corpus.editions.told import ADOPTED, Change, edition_on, standing, told
from tests.factories import digest


def changes_that_wait(*days: int) -> st.SearchStrategy[list[Change]]:
    return st.lists(
        st.builds(
            Change,
            after=st.integers(1, 60),
            kind=st.sampled_from(["amended", "restated", "removed", "split", "moved"]),
            clause=st.integers(1, 4),
            sub=st.sampled_from([0, 0, 1, 2]),
            waits=st.sampled_from(days),
        ),
        max_size=6,
        unique_by=lambda change: change.after,
    )


CHANGES, WAITING = changes_that_wait(0), changes_that_wait(0, 0, 13, 25)


def texts_of(changes: Sequence[Change], *after: int, present: int = 90) -> Texts:
    days = [ADOPTED + timedelta(days=days) for days in after]
    held = tuple(edition_on(changes, day, edition_id("test-act", day)) for day in sorted(set(days)))
    return Texts(edition_on(changes, ADOPTED + timedelta(days=present)), held)


def shown(found: Wording | Gap) -> str:
    if isinstance(found, Gap):
        return "gap"
    unit = found.text.act.unit(found.clause)
    return "\n".join(span.of(found.text.act.source) for span in unit.full_spans)


@settings(max_examples=300, deadline=None)
@given(WAITING, st.lists(st.integers(0, 70), max_size=3), st.integers(1, 4), st.integers(0, 95))
def test_no_wording_is_shown_for_a_day_on_which_another_held(
    changes: list[Change], editions: list[int], clause: int, asked: int
) -> None:
    day = ADOPTED + timedelta(days=asked)
    found = texts_of(changes, *editions).on(f"resolution/{clause}", day)
    if isinstance(found, Wording):
        assert shown(found) == "\n".join(told(clause, standing(changes, day)[clause]))


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.integers(0, 60), st.integers(1, 4))
def test_an_edition_is_shown_for_its_own_day(changes: list[Change], edition: int, clause: int) -> None:
    day = ADOPTED + timedelta(days=edition)
    texts = texts_of(changes, edition)
    held = standing(changes, day).get(clause)
    assert isinstance(texts.on(f"resolution/{clause}", day), Wording) == (held is not None)


@settings(max_examples=60, deadline=None)
@given(WAITING, st.lists(st.integers(0, 70), max_size=3))
def test_texts_whose_notes_tell_everything_contradict_each_other_in_nothing(
    changes: list[Change], editions: list[int]
) -> None:
    assert texts_of(changes, *editions).contradictions() == ()


AMENDED, RESTATED = Change(10, "amended", 1), Change(30, "restated", 1)


def test_an_edition_holds_back_to_the_last_change_that_it_notes_and_on_to_the_first_that_it_lacks() -> None:
    first, last = texts_of([AMENDED], 5).wordings("resolution/1")
    assert (first.since, first.until) == (ADOPTED, AMENDED.day)
    assert (last.since, last.until, last.text.present) == (AMENDED.day, None, True)


def test_before_a_restated_wording_lies_a_gap_because_its_note_took_the_place_of_others() -> None:
    texts = texts_of([RESTATED], 5)
    found = texts.on("resolution/1", ADOPTED + timedelta(days=20))
    assert isinstance(found, Gap)
    assert found.before is not None
    assert found.before.until == ADOPTED + timedelta(days=6)
    assert found.after is not None
    assert found.after.since == RESTATED.day


def test_a_unit_that_an_edition_lacks_is_not_shown_for_its_day() -> None:
    texts = texts_of([Change(20, "inserted", 4)], 5)
    found = texts.on("resolution/4", ADOPTED + timedelta(days=5))
    assert isinstance(found, Gap)
    assert [text.day for text in found.without] == [ADOPTED + timedelta(days=5)]


def test_a_clause_is_not_shown_before_a_change_inside_it() -> None:
    texts = texts_of([Change(30, "restated", 1, sub=2)], 35)
    found = texts.on("resolution/1", ADOPTED + timedelta(days=5))
    assert isinstance(found, Gap)
    assert found.after is not None
    assert found.after.since == ADOPTED + timedelta(days=30)
    assert isinstance(texts.on("resolution/1/1", ADOPTED + timedelta(days=5)), Wording)


WAITS = Change(30, "amended", 1, waits=20)


def test_a_change_that_awaits_its_publication_is_not_shown_from_its_signing() -> None:
    texts = texts_of([WAITS], 5)
    for days, kind in ((29, Wording), (30, Gap), (60, Gap), (30 + 365 + 10, Wording)):
        assert isinstance(texts.on("resolution/1", ADOPTED + timedelta(days=days)), kind), days
    assert isinstance(texts.on("resolution/2", ADOPTED + timedelta(days=31)), Wording)


def test_a_change_that_awaited_its_publication_is_shown_from_the_day_of_a_text_that_has_it() -> None:
    found = texts_of([WAITS], 5, 55).wordings("resolution/1")
    assert [(w.since, w.until) for w in found] == [(ADOPTED, WAITS.day), (ADOPTED + timedelta(days=55), None)]


def test_a_text_that_lacks_a_change_not_yet_in_effect_contradicts_nothing() -> None:
    texts = texts_of([WAITS], 40)
    assert texts.contradictions() == ()
    assert shown(texts.on("resolution/1", ADOPTED + timedelta(days=40))) == "1. 1 бастапқы мәтін сөзі."
    assert isinstance(texts.on("resolution/1", ADOPTED + timedelta(days=41)), Gap)


def test_a_wording_that_two_texts_share_is_told_once() -> None:
    texts = texts_of([AMENDED], 12, 20)
    assert [(w.since, w.until) for w in texts.wordings("resolution/1")] == [(AMENDED.day, None)]


def read_as(source: str, day: date) -> Act:
    """A text that is said to be of a day, whatever it really is."""
    return parse(ActCard(edition_id("test-act", day), "kk", digest(source), "text", date=ADOPTED), Source(source))


def test_a_difference_that_no_note_tells_of_is_reported_and_neither_text_shows_more_than_its_own_day() -> None:
    day = ADOPTED + timedelta(days=5)
    other = edition_on([], day).source.replace("1 бастапқы", "1 ерекше")
    texts = Texts(edition_on([Change(40, "amended", 2)], date(2010, 5, 1)), (read_as(other, day),))
    assert [(entry.kind, entry.clause, entry.texts) for entry in texts.contradictions()] == [
        (Contradicted.UNNOTED, "resolution/1", ("test-act@2010-02-06", "test-act"))
    ]
    first, last = texts.wordings("resolution/1")
    assert (first.until, last.since) == (day + timedelta(days=1), ADOPTED + timedelta(days=40))


def test_a_text_that_lacks_a_change_before_the_day_it_is_said_to_be_of_is_reported() -> None:
    day = AMENDED.day + timedelta(days=9)
    texts = Texts(edition_on([AMENDED], day), (read_as(edition_on([], ADOPTED).source, day),))
    told = [(entry.kind, entry.clause, entry.event and entry.event.number) for entry in texts.contradictions()]
    assert (Contradicted.LACKING, "resolution/1", "10") in told


def test_a_text_that_knows_a_change_after_the_day_it_is_said_to_be_of_is_reported() -> None:
    texts = Texts(edition_on([AMENDED], AMENDED.day), (read_as(edition_on([AMENDED], AMENDED.day).source, ADOPTED),))
    assert [entry.kind for entry in texts.contradictions()] == [Contradicted.AHEAD]
    assert isinstance(texts.on("resolution/1", ADOPTED), Gap)
