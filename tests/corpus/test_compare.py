"""Comparison: a text with itself is empty; the pieces give back both wordings; what no text shows is untold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.compare import (
    Comparison,
    Kind,
    Mark,
    Piece,
    compare_days,
    compare_texts,
    compare_words,
    first_of,
    own_lines,
    second_of,
)
from corpus.editions.match import paired
from corpus.editions.texts import Text, Texts
from corpus.model import Act
from tests.corpus.editions.test_texts import CHANGES, WAITING, texts_of
from tests.corpus.editions.told import ADOPTED, Change, Clause, edition_on, standing
from tests.factories import act_of

PHRASES = st.lists(st.sampled_from(["мәтін", "сөз", "бап", ",", " ", "\n", ".", "№ 7", "«", "»"]), max_size=25).map(
    "".join
)


def kinds(found: Comparison) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(str(change.kind), change.before, change.after) for change in found.changes]


def between(one: str, other: str) -> Comparison:
    return compare_texts(Text(act_of(one), date(2020, 1, 1)), Text(act_of(other), date(2021, 1, 1)))


@given(PHRASES, PHRASES)
def test_the_pieces_give_back_both_wordings(one: str, other: str) -> None:
    pieces = compare_words(one, other)
    assert (first_of(pieces), second_of(pieces)) == (one, other)


@given(PHRASES)
def test_a_wording_with_itself_has_nothing_marked(text: str) -> None:
    assert compare_words(text, text) == ((Piece(Mark.SAME, text),) if text else ())


def test_words_are_marked_and_not_letters() -> None:
    assert compare_words("үш күн ішінде береді", "бес күн ішінде береді") == (
        Piece(Mark.REMOVED, "үш"),
        Piece(Mark.INSERTED, "бес"),
        Piece(Mark.SAME, " күн ішінде береді"),
    )


def test_a_sign_between_two_changes_belongs_to_them() -> None:
    pieces = compare_words("бір, екі үш", "төрт, бес үш")
    assert [piece.text for piece in pieces] == ["бір, екі", "төрт, бес", " үш"]


@settings(max_examples=40, deadline=None)
@given(CHANGES, st.integers(0, 70))
def test_a_text_with_itself_differs_in_nothing(changes: list[Change], after: int) -> None:
    text = Text(edition_on(changes, ADOPTED + timedelta(days=after)), date(2020, 1, 1))
    assert compare_texts(text, text).changes == ()


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.integers(0, 70), st.integers(0, 70))
def test_the_changes_applied_to_the_first_text_give_the_second(changes: list[Change], one: int, other: int) -> None:
    first, second = (Text(edition_on(changes, ADOPTED + timedelta(days=d)), ADOPTED) for d in sorted((one, other)))
    found = compare_texts(first, second)
    former, latter = ({str(u.id): own_lines(text.act, str(u.id)) for u in text.act.units()} for text in (first, second))
    told = [clause for change in found.changes for clause in change.after]
    for change in found.changes:
        assert change.before is None or first_of(change.pieces) == former.pop(change.before)
        assert second_of(change.pieces) == "\n".join(latter.pop(clause) for clause in change.after)
    assert len(set(told)) == len(told)
    assert former == latter


@settings(max_examples=150, deadline=None)
@given(WAITING, st.lists(st.integers(0, 70), max_size=3), st.integers(0, 90), st.integers(0, 90))
def test_between_two_days_nothing_is_told_that_was_not_so(
    changes: list[Change], editions: list[int], one: int, other: int
) -> None:
    start, end = (ADOPTED + timedelta(days=days) for days in sorted((one, other)))
    found = compare_days(texts_of(changes, *editions), start, end)
    before, after = words(standing(changes, start)), words(standing(changes, end))
    assert [clause for clause in found.unchanged if before[clause] != after[clause]] == []
    for change in found.changes:
        if change.kind is Kind.UNTOLD:
            continue
        assert change.before is None or before[change.before] in first_of(change.pieces)
        assert [clause for clause in change.after if after[clause] not in second_of(change.pieces)] == []
        if change.before is None:
            assert [clause for clause in change.after if clause in before and after[clause] in before.values()] == []
        elif not change.after:
            assert change.before not in after or before[change.before] not in after.values()
        elif (change.before,) == change.after:
            assert before[change.before] != after[change.before]


def words(held: Mapping[int, Clause]) -> dict[str, str]:
    """The own words of all clauses and subclauses as they stood."""
    found = {f"resolution/{number}": clause.removed or clause.wording for number, clause in held.items()}
    inside = ((number, at, sub) for number, clause in held.items() for at, sub in enumerate(clause.subs, 1))
    return found | {f"resolution/{number}/{at}": sub for number, at, sub in inside}


SPLIT, MOVED = Change(10, "split", 1), Change(10, "moved", 1)


@pytest.mark.parametrize("change", [SPLIT, MOVED], ids=["split", "moved"])
def test_what_changed_before_the_first_day_is_no_change_between_the_days(change: Change) -> None:
    texts = texts_of([change, Change(50, "amended", 3)], 5)
    found = compare_days(texts, ADOPTED + timedelta(days=20), ADOPTED + timedelta(days=60))
    assert kinds(found) == [("changed", "resolution/3", ("resolution/3",))]
    assert found.unchanged == ("resolution/1", "resolution/2", "resolution/4")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (SPLIT, [("split", "resolution/1", ("resolution/1", "resolution/4"))]),
        (MOVED, [("inserted", None, ("resolution/1",)), ("renumbered", "resolution/1", ("resolution/4",))]),
    ],
    ids=["split", "moved"],
)
def test_between_two_days_units_are_followed_by_their_words(change: Change, expected: list[object]) -> None:
    texts = texts_of([change, Change(50, "amended", 3)], 5, 12, 60)
    found = compare_days(texts, ADOPTED + timedelta(days=5), ADOPTED + timedelta(days=15))
    assert kinds(found) == expected


def test_what_changed_is_told_with_the_act_that_changed_it() -> None:
    changes = [Change(10, "amended", 1), Change(30, "removed", 2), Change(40, "inserted", 4)]
    found = compare_days(texts_of(changes, 0), ADOPTED, ADOPTED + timedelta(days=60))
    assert kinds(found) == [
        ("changed", "resolution/1", ("resolution/1",)),
        ("removed", "resolution/2", ("resolution/2",)),
        ("inserted", None, ("resolution/4",)),
    ]
    assert [(event.number, units) for event, units in found.amending] == [
        ("10", ("resolution/1",)),
        ("30", ("resolution/2",)),
        ("40", ("resolution/4",)),
    ]
    assert found.unchanged == ("resolution/3",)


def test_what_no_text_shows_on_one_of_the_days_is_untold() -> None:
    found = compare_days(texts_of([Change(30, "restated", 1)], 5), ADOPTED + timedelta(days=20), date(2011, 1, 1))
    assert kinds(found) == [("untold", "resolution/1", ("resolution/1",))]


def test_one_clause_is_compared_alone() -> None:
    changes = [Change(10, "amended", 1), Change(20, "amended", 2)]
    found = compare_days(texts_of(changes, 0), ADOPTED, date(2011, 1, 1), "resolution/2")
    assert (kinds(found), found.unchanged) == ([("changed", "resolution/2", ("resolution/2",))], ())


HEAD = "Қазақстан Республикасы Үкіметінің 2010 жылғы 1 ақпандағы № 7 қаулысы.\nҚАУЛЫ ЕТЕДІ:\n"
ONE = "Комиссия өтінішті үш жұмыс күні ішінде қарап, дәлелді шешім қабылдайды"
TWO = "Орталық төлемді берілген өтініштің негізінде тоқсан сайын жүзеге асырады"
THREE = "Есеп беру нысанын уәкілетті орган бекітеді және жыл сайын жариялайды"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            (ONE, TWO),
            (ONE, THREE, TWO),
            [("inserted", None, ("resolution/2",)), ("renumbered", "resolution/2", ("resolution/3",))],
        ),
        (
            (ONE, TWO, THREE),
            (ONE, THREE),
            [("removed", "resolution/2", ()), ("renumbered", "resolution/3", ("resolution/2",))],
        ),
        (
            (ONE, TWO),
            (TWO, ONE),
            [("renumbered", "resolution/2", ("resolution/1",)), ("renumbered", "resolution/1", ("resolution/2",))],
        ),
        ((f"{ONE}. {TWO}",), (ONE, TWO), [("split", "resolution/1", ("resolution/1", "resolution/2"))]),
    ],
    ids=["inserted", "removed", "moved", "split"],
)
def test_units_are_followed_by_their_words(
    one: tuple[str, ...], other: tuple[str, ...], expected: list[object]
) -> None:
    assert kinds(between(numbered(one), numbered(other))) == expected


def numbered(lines: tuple[str, ...]) -> str:
    return HEAD + "\n".join(f"{number}. {line}." for number, line in enumerate(lines, 1))


def test_a_number_pairs_two_units_however_much_was_changed() -> None:
    one: Act = act_of(numbered((ONE,)))
    assert dict(paired(one, act_of(numbered((THREE,)))).same) == {"resolution/1": "resolution/1"}


def test_the_nearest_text_is_the_last_before_the_day() -> None:
    texts: Texts = texts_of([Change(10, "amended", 1)], 5)
    assert [texts.nearest(ADOPTED + timedelta(days=days)).day for days in (0, 5, 9, 10)] == [
        ADOPTED + timedelta(days=5),
        ADOPTED + timedelta(days=5),
        ADOPTED + timedelta(days=5),
        ADOPTED + timedelta(days=10),
    ]
