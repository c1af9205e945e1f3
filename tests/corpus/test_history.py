"""History and time: exact events, and what the wording held is on every edge day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import NotInForce, UnknownClause
from corpus.history import Open, Standing, history, standing, status, version_at
from corpus.library import open_act
from corpus.model import Act, EffectiveRule, EventKind, State
from corpus.model import Status as Mark
from tests.factories import act_of, regulation, told

ADOPTED, RESTATED = date(2010, 11, 3), date(2013, 10, 3)
SIGNED, IN_FORCE = date(2015, 1, 11), date(2016, 1, 1)
REPEALED = date(2023, 1, 19)

E_ACT = "adopted 2010-11-03 1093 act signing 2010-11-03"
E_660 = "restated 2013-10-03 660 regulation unspecified"
E_106 = "repealed 2023-01-19 106 act unspecified"
E_15 = [
    "amended 2015-01-11 165 regulation/15 date 2016-01-01",
    "amended 2016-02-18 198 regulation/15 unspecified",
    "amended 2016-02-22 201 regulation/15 first_publication",
    "amended 2019-04-05 16 regulation/15 first_publication",
]
E_20 = [
    "amended 2015-01-11 165 regulation/20 date 2016-01-01",
    "amended 2016-02-18 198 regulation/20 unspecified",
    "amended 2019-04-05 16 regulation/20 first_publication",
]
E_LIST = "amended 2015-01-11 165 organisations date 2016-01-01"
E_973 = "restated 2022-08-09 973 territorial-bodies unspecified"
HELD, DAY, RULE, UNNAMED = (
    Open.EARLIER_WORDING_NOT_HELD,
    Open.PUBLICATION_DAY_UNKNOWN,
    Open.EFFECT_NOT_TOLD,
    Open.SUBCLAUSES_NOT_NAMED,
)


# -- events ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "own", "inherited"),
    [
        ("regulation/1", ["restated 2015-01-11 165 regulation/1 date 2016-01-01"], [E_ACT, E_660]),
        ("regulation/7", ["restated 2019-04-05 16 regulation/7 first_publication"], [E_ACT, E_660]),
        ("regulation/8", ["restated 2019-09-10 151 regulation/8 unspecified"], [E_ACT, E_660]),
        ("regulation/15", E_15, [E_ACT, E_660]),
        ("regulation/15/22", [], [E_ACT, E_660, *E_15]),
        ("regulation/15/3", ["removed 2015-01-11 165 regulation/15/3 date 2016-01-01"], [E_ACT, E_660, *E_15]),
        ("regulation/16", ["amended 2015-01-11 165 regulation/16 date 2016-01-01"], [E_ACT, E_660]),
        ("regulation/18", [], [E_ACT, E_660]),
        ("regulation/20", E_20, [E_ACT, E_660]),
        ("regulation/20/8-1", [], [E_ACT, E_660, *E_20]),
        ("regulation", [E_660], [E_ACT]),
        ("organisations", [E_LIST], [E_ACT]),
        ("organisations/1", ["removed 2015-01-11 165 organisations/1 date 2016-01-01"], [E_ACT, E_LIST]),
        ("organisations/2", [], [E_ACT, E_LIST]),
        ("territorial-bodies", [E_973], [E_ACT]),
        ("territorial-bodies/15", [], [E_ACT, E_973]),
        ("decree", [], [E_ACT]),
        ("decree/1", [], [E_ACT]),
    ],
)  # fmt: skip
def test_own_and_inherited_events(act: Act, target: str, own: list[str], inherited: list[str]) -> None:
    found = history(act, target)
    assert [told(event) for event in found.own] == own
    assert [told(event) for event in found.inherited] == inherited
    assert found.repeal is not None
    assert told(found.repeal) == E_106


def test_all_eighteen_events_of_the_act(act: Act) -> None:
    found = history(act, "act")
    assert [event.number for event in found.events] == [
        "1093", "660", *["165"] * 7, "198", "198", "201", "16", "16", "16", "151", "973", "106",
    ]  # fmt: skip
    assert found.inherited == ()
    assert E_106 not in [told(event) for event in found.own]


def test_the_events_of_a_history_go_by_date(act: Act) -> None:
    found = [told(event) for event in history(act, "regulation/15/3").events]
    assert found == [E_ACT, E_660, "removed 2015-01-11 165 regulation/15/3 date 2016-01-01", *E_15, E_106]


# -- since when the wording stands, and what is open -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "wording", "unchanged", "left_open"),
    [
        ("regulation/1", IN_FORCE, IN_FORCE, {HELD}),  # the note names the day of effect
        ("regulation/7", date(2019, 4, 5), date(2019, 4, 5), {DAY, HELD}),
        ("regulation/8", date(2019, 9, 10), date(2019, 9, 10), {RULE, HELD}),
        ("regulation/15", date(2019, 4, 5), date(2019, 4, 5), {DAY, RULE, HELD, UNNAMED}),
        ("regulation/15/22", None, date(2019, 4, 5), {DAY, RULE, HELD, UNNAMED}),  # the note names no subclause
        ("regulation/15/3", IN_FORCE, IN_FORCE, set()),  # removed: nothing later can have changed it
        ("regulation/16", IN_FORCE, IN_FORCE, {HELD, UNNAMED}),
        ("regulation/18", RESTATED, RESTATED, {RULE, HELD}),
        ("regulation/20", date(2019, 4, 5), date(2019, 4, 5), {DAY, RULE, HELD, UNNAMED}),
        ("organisations", IN_FORCE, IN_FORCE, {HELD, UNNAMED}),
        ("organisations/1", IN_FORCE, IN_FORCE, set()),
        ("organisations/2", None, IN_FORCE, {HELD, UNNAMED}),  # "Тізбеге өзгеріс енгізілді" does not say which items
        ("territorial-bodies", date(2022, 8, 9), date(2022, 8, 9), {RULE, HELD}),
        ("territorial-bodies/19", date(2022, 8, 9), date(2022, 8, 9), {RULE, HELD}),
        ("territorial-bodies/15", date(2022, 8, 9), date(2022, 8, 9),
         {RULE, HELD, Open.NUMBER_INFERRED, Open.TEXT_MISSING}),
        ("territorial-bodies/6", date(2022, 8, 9), date(2022, 8, 9), {RULE, HELD, Open.TEXT_MISSING}),
        ("decree/1", ADOPTED, ADOPTED, set()),
    ],
)  # fmt: skip
def test_since_when_and_what_is_open(
    act: Act, target: str, wording: date | None, unchanged: date, left_open: set[Open]
) -> None:
    found = history(act, target)
    assert (found.wording_since, found.unchanged_since) == (wording, unchanged)
    assert set(found.open) == left_open
    assert len(found.open) == len(left_open)


@pytest.mark.parametrize("target", ["regulation/30", "regulation/15/27", "annex", "annex/1"])
def test_the_history_of_what_does_not_exist_is_refused(act: Act, target: str) -> None:
    with pytest.raises(UnknownClause):
        history(act, target)


# -- status ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date.min, False),
        (date(2010, 11, 2), False),
        (ADOPTED, True),  # "қол қойылған күнінен бастап қолданысқа енгізіледі"
        (RESTATED, True),
        (IN_FORCE, True),
        (date(2023, 1, 18), True),
        (REPEALED, False),
        (date(2023, 1, 20), False),
        (date(2026, 11, 22), False),
        (date.max, False),
    ],
)
def test_status_on_edge_days(act: Act, day: date, in_force: bool) -> None:
    found = status(act, day)
    assert found.in_force is in_force
    assert found.adopted is not None
    assert found.repeal is not None
    assert (told(found.adopted), told(found.repeal)) == (E_ACT, E_106)
    assert (found.act, found.as_of) == ("kz-decree-2010-1093", day)


def test_an_act_without_a_repeal_is_in_force_for_good() -> None:
    act = regulation("2. Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.")
    assert status(act, date(2010, 1, 31)).in_force is False
    assert status(act, date(2010, 2, 1)).in_force is True
    assert status(act, date(2999, 1, 1)).in_force is True
    assert status(act, date(2999, 1, 1)).repeal is None


def test_between_signing_and_an_unknown_day_of_effect_nobody_can_tell() -> None:
    act = regulation("2. Осы Жарлық алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.")
    assert status(act, date(2010, 1, 31)).in_force is False
    assert status(act, date(2010, 2, 1)).in_force is None


def test_an_act_that_takes_effect_on_a_named_day_is_not_in_force_before_it() -> None:
    act = regulation("2. Осы Жарлық 2010 жылғы 1 наурыздан бастап қолданысқа енгізіледі.")
    assert status(act, date(2010, 2, 28)).in_force is False
    assert status(act, date(2010, 3, 1)).in_force is True


# -- the wording seen from a day -------------------------------------------------------------------------------------

EDGES = [
    # decree/1 stands as adopted
    ("decree/1", date(2010, 11, 2), Standing.BEFORE_ADOPTION),
    ("decree/1", ADOPTED, Standing.HOLDS),
    ("decree/1", date(2023, 1, 18), Standing.HOLDS),
    ("decree/1", REPEALED, Standing.AFTER_REPEAL),
    # 18 dates from the restatement of the regulation
    ("regulation/18", ADOPTED, Standing.EARLIER_WORDING),
    ("regulation/18", date(2013, 10, 2), Standing.EARLIER_WORDING),
    ("regulation/18", RESTATED, Standing.HOLDS),
    ("regulation/18", date(2014, 6, 30), Standing.HOLDS),
    ("regulation/18", date(2023, 1, 18), Standing.HOLDS),
    ("regulation/18", date(2999, 1, 1), Standing.AFTER_REPEAL),
    # 1 was restated with a named day of effect
    ("regulation/1", RESTATED, Standing.EARLIER_WORDING),
    ("regulation/1", date(2015, 1, 10), Standing.EARLIER_WORDING),
    ("regulation/1", SIGNED, Standing.SIGNED_NOT_EFFECTIVE),
    ("regulation/1", date(2015, 12, 31), Standing.SIGNED_NOT_EFFECTIVE),
    ("regulation/1", IN_FORCE, Standing.HOLDS),
    # 7 and 8 were restated, the day of effect is unknown: the day of signing stands for it
    ("regulation/7", date(2018, 7, 1), Standing.EARLIER_WORDING),
    ("regulation/7", date(2019, 4, 4), Standing.EARLIER_WORDING),
    ("regulation/7", date(2019, 12, 31), Standing.HOLDS),
    ("regulation/8", date(2019, 9, 9), Standing.EARLIER_WORDING),
    ("regulation/8", date(2019, 9, 11), Standing.HOLDS),
    # 15(22): four decrees, and none says which subclauses it changed
    ("regulation/15/22", date(2013, 10, 2), Standing.EARLIER_WORDING),
    ("regulation/15/22", RESTATED, Standing.PERHAPS_CHANGED),
    ("regulation/15/22", IN_FORCE, Standing.PERHAPS_CHANGED),
    ("regulation/15/22", date(2019, 4, 4), Standing.PERHAPS_CHANGED),
    ("regulation/15/22", date(2019, 12, 31), Standing.HOLDS),
    # 15(3) was removed with a named day of effect; nothing later can have touched it
    ("regulation/15/3", date(2015, 1, 10), Standing.EARLIER_WORDING),
    ("regulation/15/3", SIGNED, Standing.SIGNED_NOT_EFFECTIVE),
    ("regulation/15/3", date(2015, 12, 31), Standing.SIGNED_NOT_EFFECTIVE),
    ("regulation/15/3", IN_FORCE, Standing.HOLDS),
    ("regulation/15/3", date(2017, 1, 1), Standing.HOLDS),
    ("organisations/1", date(2015, 6, 1), Standing.SIGNED_NOT_EFFECTIVE),
    ("organisations/1", IN_FORCE, Standing.HOLDS),
    ("organisations/2", date(2014, 1, 1), Standing.PERHAPS_CHANGED),
    ("organisations/2", IN_FORCE, Standing.HOLDS),
    # the list of territorial bodies was restated shortly before the repeal
    ("territorial-bodies/15", date(2022, 8, 8), Standing.EARLIER_WORDING),
    ("territorial-bodies/15", date(2022, 8, 9), Standing.HOLDS),
    ("territorial-bodies/15", date(2023, 1, 18), Standing.HOLDS),
    ("territorial-bodies/15", REPEALED, Standing.AFTER_REPEAL),
]


@pytest.mark.parametrize(("clause", "day", "expected"), EDGES)
def test_standing_on_edge_days(act: Act, clause: str, day: date, expected: Standing) -> None:
    assert standing(act, clause, day) is expected


@pytest.mark.parametrize(
    ("day", "reason"),
    [(date(2010, 11, 2), "the act was adopted later"), (REPEALED, "the act had been repealed"),
     (date(2999, 1, 1), "the act had been repealed")],
)  # fmt: skip
def test_no_version_is_given_of_a_day_without_the_act(act: Act, day: date, reason: str) -> None:
    with pytest.raises(NotInForce, match=f"regulation/18 was not in force on {day.isoformat()}: {reason}") as refused:
        version_at(act, "regulation/18", day)
    assert (refused.value.clause_id, refused.value.as_of) == ("regulation/18", day)


@pytest.mark.parametrize(
    ("clause", "day", "expected"), [e for e in EDGES if e[2] not in ("before_adoption", "after_repeal")]
)
def test_a_version_tells_its_standing_and_its_history(act: Act, clause: str, day: date, expected: Standing) -> None:
    version = version_at(act, clause, day)
    assert (version.unit, version.as_of, version.standing) == (act.unit(clause), day, expected)
    assert version.history == history(act, clause)


def test_an_unknown_clause_has_no_version(act: Act) -> None:
    with pytest.raises(UnknownClause):
        version_at(act, "regulation/30", RESTATED)


def test_an_unknown_clause_is_refused_before_its_day_is_looked_at(act: Act) -> None:
    with pytest.raises(UnknownClause):
        version_at(act, "regulation/30", date(1999, 1, 1))


# -- what holds of every clause on every day -------------------------------------------------------------------------

CLAUSES = st.sampled_from([str(unit.id) for unit in open_act().units()])
DAYS = st.dates(date(2005, 1, 1), date(2030, 1, 1)) | st.dates()


@given(CLAUSES, DAYS)
@settings(max_examples=200)
def test_no_wording_is_shown_as_valid_before_it_existed(clause: str, day: date) -> None:
    act = open_act()
    since = history(act, clause).wording_since
    if standing(act, clause, day) is Standing.HOLDS:
        assert day >= (since or ADOPTED)
        assert all(e.certain_since <= day for e in history(act, clause).own if e.certain_since)


@given(CLAUSES, DAYS)
@settings(max_examples=200)
def test_nothing_is_in_force_before_adoption_or_after_repeal(clause: str, day: date) -> None:
    act = open_act()
    within = ADOPTED <= day < REPEALED
    assert status(act, day).in_force is within
    assert (standing(act, clause, day) in (Standing.BEFORE_ADOPTION, Standing.AFTER_REPEAL)) is not within


@given(CLAUSES, st.dates(ADOPTED, date(2023, 1, 17)))
@settings(max_examples=200)
def test_once_the_wording_holds_it_holds_until_the_repeal(clause: str, day: date) -> None:
    act = open_act()
    if standing(act, clause, day) is Standing.HOLDS:
        assert standing(act, clause, date(2023, 1, 18)) is Standing.HOLDS


@given(CLAUSES)
def test_the_last_change_is_never_older_than_the_wording(clause: str) -> None:
    found = history(open_act(), clause)
    assert found.unchanged_since is not None
    assert found.wording_since is None or found.wording_since == found.unchanged_since


def test_no_change_takes_effect_before_it_was_signed(act: Act) -> None:
    for event in act.events():
        assert event.date is not None
        assert event.effective.date is None or event.effective.date >= event.date
        assert (event.effective.date is not None) == (
            event.effective.rule in (EffectiveRule.DATE, EffectiveRule.SIGNING)
        )


def test_every_event_stands_in_its_note_with_day_and_number(act: Act) -> None:
    spans = {note.span for note in act.all_notes()}
    for event in act.events():
        text = event.note_span.of(act.source)
        assert event.note_span in spans
        assert f"№ {event.number}" in text or f"N {event.number}" in text
        assert event.date is not None
        spelt = event.date.strftime("%d.%m.%Y") in text or f"{event.date.year} жылғы {event.date.day} " in text
        assert spelt, (event, text)


def test_every_day_of_effect_stands_in_its_note(act: Act) -> None:
    days = {(e.number, e.effective.date) for e in act.events() if e.effective.rule is EffectiveRule.DATE}
    assert days == {("165", IN_FORCE)}
    assert all("01.01.2016" in e.note_span.of(act.source) for e in act.events() if e.number == "165")


def test_every_target_exists(act: Act) -> None:
    parts = {part.slug for part in act.parts}
    assert all(e.target == "act" or e.target in parts or act.has(e.target) for e in act.events())


def test_removed_units_are_exactly_those_a_note_removes(act: Act) -> None:
    removed = {event.target for event in act.events() if event.kind is EventKind.REMOVED}
    assert removed == {str(unit.id) for unit in act.units() if unit.state is State.REMOVED}


def test_events_are_gathered_once_and_anew_for_another_act(act: Act) -> None:
    assert act.events() is act.events()
    bare = replace(act, notes=())
    assert 0 < len(bare.events()) < len(act.events())


# -- what the page says where no note tells -----------------------------------------------------------------------------


def marked(mark: str, since: date | None = None, signed: date | None = date(2015, 3, 1)) -> Act:
    """An act without any note of its adoption or end, whose page bears a mark."""
    act = act_of("1. Мәтін.\n")
    return replace(act, card=replace(act.card, status=Mark(mark), status_since=since, date=signed))


@pytest.mark.parametrize(
    ("mark", "since", "day", "in_force"),
    [
        ("in_force", None, date(2020, 1, 1), True),
        ("in_force", None, date(2015, 2, 28), False),  # before it was signed
        ("repealed", None, date(2020, 1, 1), False),
        ("repealed", date(2019, 5, 1), date(2019, 4, 30), True),
        ("repealed", date(2019, 5, 1), date(2019, 5, 1), False),
        ("expired", date(2019, 5, 1), date(2019, 5, 1), False),
        ("suspended", None, date(2020, 1, 1), False),
        ("withdrawn", None, date(2020, 1, 1), False),
        ("not_yet", None, date(2020, 1, 1), False),
        ("unknown", None, date(2020, 1, 1), None),  # neither note nor mark: nothing is claimed
    ],
)
def test_where_no_note_tells_the_mark_on_the_page_does(
    mark: str, since: date | None, day: date, in_force: bool | None
) -> None:
    assert status(marked(mark, since), day).in_force is in_force


@pytest.mark.parametrize(
    ("note", "day", "in_force"),
    [
        ("2-тармаққа өзгеріс енгізілді - ҚР Президентінің 10.05.2018 № 5 Жарлығымен.", date(2018, 5, 10), True),
        (
            "2-тармаққа өзгеріс енгізілді - ҚР Президентінің 10.05.2018 № 5 Жарлығымен"
            " (01.01.2020 бастап қолданысқа енгізіледі).",
            date(2019, 1, 1),
            None,
        ),
        (
            "2-тармаққа өзгеріс енгізілді - ҚР Президентінің 10.05.2018 № 5 Жарлығымен"
            " (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі).",
            date(2018, 5, 11),
            None,
        ),
        ("2-тармақтың күші жойылды - ҚР Президентінің 10.05.2018 № 5 Жарлығымен.", date(2018, 5, 11), None),
    ],
    ids=["a change", "one that takes effect later", "one not yet published perhaps", "no change of wording"],
)
def test_only_a_change_of_wording_in_effect_tells_that_an_act_lives(
    note: str, day: date, in_force: bool | None
) -> None:
    act = act_of(f"1. Мәтін.\n2. Мәтін.\nЕскерту. {note}\n")
    assert act.events()
    assert status(replace(act, card=replace(act.card, status=Mark.UNKNOWN)), day).in_force is in_force


def test_what_was_amended_later_was_in_force_before_a_repeal_of_unknown_day() -> None:
    act = regulation("2. Мәтін.\nЕскерту. 2-тармаққа өзгеріс енгізілді - ҚР Президентінің 2018.05.10 № 5 Жарлығымен.")
    act = replace(act, card=replace(act.card, status=Mark.REPEALED))
    assert status(act, date(2017, 1, 1)).in_force is True
    assert status(act, date(2020, 1, 1)).in_force is False
