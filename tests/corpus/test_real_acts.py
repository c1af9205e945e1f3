"""Real acts as Adilet publishes them: every one is read whole, a dozen are held to what a reader finds in them.

``pytest -s tests/corpus/test_real_acts.py -k table`` prints what was counted.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.quote import Quote, readable
from corpus.ids import ClauseId
from corpus.model import Act, State, Unit, UnitKind
from corpus.validate import validate
from tests.factories import check, ids_of, read_act, real_act, real_acts, told, unplaced

ACTS = real_acts()
NAMES = [path.name for path in ACTS]


UNNUMBERED = (UnitKind.ROW, UnitKind.TEXT, UnitKind.PARAGRAPH)


@pytest.fixture(scope="module", params=ACTS or [None], ids=NAMES or ["none"])
def found(request: pytest.FixtureRequest) -> Act:
    """Each real act, parsed once; skipped, or in CI failed, where there is none."""
    path: Path | None = request.param
    return read_act(path) if path else real_act("a real act")


def test_every_character_is_accounted_for_and_every_id_is_one(found: Act) -> None:
    check(found)
    assert unplaced(found) == ""


def test_spans_lie_in_the_source_and_follow_each_other(found: Act) -> None:
    for unit in found.units():
        spans = unit.full_spans
        assert all(0 <= span.start < span.end <= len(found.source) for span in spans)
        assert all(first.end <= second.start for first, second in pairwise(spans))


def test_no_character_belongs_to_two_units(found: Act) -> None:
    spans = sorted(span for unit in found.units() for span in unit.own_spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


def quote_of(act: Act, unit: Unit) -> Quote:
    spans = readable(unit.full_spans, act.source)
    return Quote(act, str(unit.id), "", "".join(span.of(act.source) for span in spans), spans, state=unit.state)


def test_every_unit_can_be_quoted_with_its_number(found: Act) -> None:
    for unit in list(found.units())[:300]:
        if unit.state in (State.MISSING, State.FRAGMENT) or unit.kind in UNNUMBERED:
            continue
        quote = quote_of(found, unit)
        assert (
            quote.text.lower().startswith(unit.id.numbers[-1].partition(".b")[0][:1])
            or "бап" in quote.text[:12].lower()
            or (quote.text.startswith("Статья"))
        )


def test_every_target_of_an_event_is_an_id(found: Act) -> None:
    assert all(event.target == "act" or ClauseId.parse(event.target) for event in found.events())


def test_every_number_of_an_event_stands_in_its_note(found: Act) -> None:
    for event in found.events():
        latin = event.note_span.of(found.source).translate(str.maketrans("ІХ", "IX"))  # "296-VІ" with a Cyrillic І
        assert event.number is None or event.number in latin
        assert event.date is None or str(event.date.year)[2:] in event.note_span.of(found.source)


def test_table_of_what_was_counted() -> None:
    if not ACTS:
        real_act("a real act")
    total: Counter[str] = Counter()
    print(f"\n{'act':42} {'units':>6} {'missing':>8} {'events':>7} {'notes':>6} {'not understood':>15}")
    for path in ACTS:
        act = read_act(path)
        row = counts(act)
        total.update(row)
        print(f"{path.name:42} {row['units']:6} {row['missing']:8} {row['events']:7} {row['notes']:6} {row['bad']:15}")
    print(
        f"{'all':42} {total['units']:6} {total['missing']:8} {total['events']:7} {total['notes']:6} {total['bad']:15}"
    )
    assert total["units"] > 7_000
    assert total["bad"] <= 8  # four when this was written; a rise means that the grammar lost a form
    assert total["missing"] <= 30  # numbers that no reader finds either


def counts(act: Act) -> dict[str, int]:
    codes = Counter(finding.code for finding in validate(act).findings)
    return {
        "units": len(ids_of(act)),
        "missing": codes["missing"],
        "events": len(act.events()),
        "notes": sum(1 for _ in act.all_notes()),
        "bad": codes["note_not_understood"],
    }


# -- what a reader finds ---------------------------------------------------------------------------------------------

OUTLINES = [
    ("k02851", {"resolution": 3, "regulation": 15, "plan": 1, "annex": 28}),  # "TURAN" economic zone
    ("k03671", {"decree": 3, "regulation": 17, "composition": 8}),  # council of the financial centre, with its members
    ("k03789", {"decision": 2, "rules": 17}),  # honorary citizen
    ("k04615", {"decree": 4, "regulation": 14}),  # "ЕТЕМIН" with a Latin i
    ("k04960", {"resolution": 3, "procedure": 0}),  # the technical regulation is repealed, its text gone
    ("k07283", {"law": 15}),  # 1-14 and 8-1
    ("k03667", {"law": 25}),  # 1-22, 4-1, 5-1, 10-1
    ("k09145", {"law": 15}),  # 1-13, 12-1, 12-2
    ("r00902", {"law": 19}),
    ("r00900", {"law": 22}),  # 1-21 and 6-1
    ("r00425", {"decree": 4, "regulation": 0}),  # the regulation itself is removed
    ("r00418", {"resolution": 5, "regulation": 0, "list": 0, "decision": 6}),
    ("r00433", {"decree": 3, "regulation": 20, "composition": 14}),  # three rows, and eleven lines in no table
    ("06-kk", {"order": 6, "annex": 3}),  # a joint order: "БҰЙЫРАМЫЗ"
    ("20-kk", {"decision": 3}),
    ("20-ru", {"decision": 3}),
]


@pytest.mark.parametrize(("name", "parts"), OUTLINES, ids=[name for name, _ in OUTLINES])
def test_parts_and_clauses_are_those_a_reader_finds(name: str, parts: dict[str, int]) -> None:
    assert {part.slug: len(part.units) for part in real_act(name).parts} == parts


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("k07283", "1 2 3 4 5 6 7 8 8-1 9 10 11 12 13 14"),
        ("k03667", "1 2 3 4 4-1 5 5-1 6 7 8 9 10 10-1 11 12 13 14 15 16 17 18 19 20 21 22"),
        ("k09145", "1 2 3 4 5 6 7 8 9 10 11 12 12-1 12-2 13"),
        ("r00900", "1 2 3 4 5 6 6-1 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21"),
    ],
)
def test_articles_of_laws(name: str, articles: str) -> None:
    (law,) = real_act(name).parts
    assert " ".join(unit.id.numbers[-1] for unit in law.units) == articles
    assert {str(unit.kind) for unit in law.units} == {"article"}


@pytest.mark.parametrize(
    ("name", "clause", "count"),
    [("k03671", "regulation/5", 15), ("k03671", "regulation/16", 6), ("k04615", "regulation/9", 12),
     ("k04615", "regulation/10", 18), ("k02851", "regulation/2", 9), ("k02851", "regulation/13", 3),
     ("r00418", "resolution/1", 3), ("r00425", "decree/2", 2)],
)  # fmt: skip
def test_subclauses_of_real_clauses(name: str, clause: str, count: int) -> None:
    assert len(real_act(name).unit(clause).children) == count


@pytest.mark.parametrize(
    ("name", "removed"),
    [
        ("k03671", [f"regulation/5/{n}" for n in range(1, 7)]),
        ("k04615", [f"regulation/{place}" for place in ("9/5", "9/8", "9/9", "10/2", "10/3", "10/15", "11", "14")]),
        ("k04960", ["resolution/1"]),
        ("r00425", ["decree/1", "decree/2/1", "decree/2/2"]),
        ("r00418", ["resolution/1/1", "resolution/1/2", "resolution/2", *(f"decision/{n}" for n in range(1, 7))]),
        ("k03789", []),
        ("20-kk", []),
    ],
)
def test_removed_units_are_those_a_reader_finds(name: str, removed: list[str]) -> None:
    act = real_act(name)
    assert [str(unit.id) for unit in act.units() if unit.state is State.REMOVED] == removed


@pytest.mark.parametrize("name", ["k02851", "k03671", "k03789", "k04615", "r00418", "r00425", "20-kk"])
def test_nothing_is_missing_where_the_numbering_is_whole(name: str) -> None:
    assert [str(unit.id) for unit in real_act(name).units() if unit.state is State.MISSING] == []


def test_events_of_a_repealed_technical_regulation() -> None:
    assert [told(event) for event in real_act("k04960").events()] == [
        "amended 2010-09-24 977 resolution/3 first_publication",
        "repealed 2012-07-30 1004 resolution/1 date 2012-12-31",
        "repealed 2012-07-30 1004 procedure date 2012-12-31",
        "repealed 2017-01-30 29 act first_publication",
    ]


def test_events_of_a_decree_whose_regulation_was_removed() -> None:
    assert [told(event) for event in real_act("r00425").events()] == [
        "removed 2008-11-28 698 decree/1 see_provision",
        "removed 2008-11-28 698 regulation see_provision",
        "repealed 2015-12-29 152 decree/2/2 date 2016-01-01",
        "amended 2015-12-29 152 decree/2 date 2016-01-01",
        "repealed 2023-07-31 290 decree/2/1 unspecified",
        "amended 2023-07-31 290 decree/2 unspecified",
    ]


def test_events_of_a_council_restated_as_to_its_members() -> None:
    found = [told(event) for event in real_act("k03671").events()]
    assert "restated 2022-06-24 943 composition unspecified" in found
    assert "inserted 2021-09-29 666 regulation/5-1 unspecified" in found


def test_both_languages_of_an_act_have_the_same_units() -> None:
    kazakh, russian = real_act("10-kk"), real_act("10-ru")
    assert [str(u.id) for u in kazakh.units() if u.id.part != "list"] == [
        str(u.id) for u in russian.units() if u.id.part in ("resolution", "regulation")
    ]
