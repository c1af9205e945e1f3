"""The default act, held to a golden record and to every trap of its text.

The golden record is made by ``python -m tests.corpus.test_default_act`` from the repository root. A change of it is a
change of what the law is said to be: a human must compare every changed line with the source before it is committed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpus.history import Open, history
from corpus.library import open_act
from corpus.model import Act, Event, SegmentKind, State, Unit
from corpus.validate import validate
from tests.factories import ids_of, text_of, told

GOLDEN = Path(__file__).parent / "golden" / "default_act.json"


def unit_record(act: Act, unit: Unit) -> dict[str, Any]:
    text = "".join(span.of(act.source) for span in unit.own_spans)
    return {
        "id": str(unit.id),
        "kind": str(unit.kind),
        "state": str(unit.state),
        "spans": [[span.start, span.end] for span in unit.own_spans],
        "tail": len(unit.tail),
        "first": text[:40],
        "last": text[-40:],
    }


def event_record(event: Event) -> dict[str, Any]:
    effective = event.effective
    return {
        "kind": str(event.kind),
        "date": str(event.date),
        "number": event.number,
        "instrument": event.instrument,
        "issuer": event.issuer,
        "effective": [str(effective.rule), str(effective.date) if effective.date else None, effective.days],
        "target": event.target,
        "note_span": [event.note_span.start, event.note_span.end],
    }


def record(act: Act) -> dict[str, Any]:
    return {
        "sha256": act.card.sha256,
        "units": [unit_record(act, unit) for unit in act.units()],
        "events": [event_record(event) for event in act.events()],
        "notes": [
            {"owner": note.owner, "text": note.span.of(act.source), "events": [event_record(e) for e in note.events]}
            for note in act.all_notes()
        ],
    }


def lines(value: dict[str, Any]) -> str:
    """JSON with one unit, event or note a line, so that a difference can be read."""
    blocks = [f' "sha256": {json.dumps(value["sha256"])}']
    for name in ("units", "events", "notes"):
        rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in value[name])
        blocks.append(f' "{name}": [\n{rows}\n ]')
    return "{\n" + ",\n".join(blocks) + "\n}\n"


@pytest.mark.parametrize("name", ["units", "events", "notes"])
def test_the_act_is_read_as_the_golden_record_says(act: Act, name: str) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for found, expected in zip(record(act)[name], golden[name], strict=True):
        assert found == expected


def test_the_golden_record_is_of_this_source(act: Act) -> None:
    assert json.loads(GOLDEN.read_text(encoding="utf-8"))["sha256"] == act.card.sha256


def test_the_golden_record_is_written_as_the_script_writes_it(act: Act) -> None:
    assert GOLDEN.read_text(encoding="utf-8") == lines(record(act))


# -- counts ----------------------------------------------------------------------------------------------------------


def test_the_four_parts_in_order(act: Act) -> None:
    assert [part.slug for part in act.parts] == ["decree", "regulation", "organisations", "territorial-bodies"]


@pytest.mark.parametrize(
    ("part", "expected"),
    [("decree", {"clause": 2}), ("regulation", {"clause": 25, "subclause": 55}), ("organisations", {"item": 2}),
     ("territorial-bodies", {"item": 21})],
)  # fmt: skip
def test_units_of_each_part(act: Act, part: str, expected: dict[str, int]) -> None:
    assert validate(act).units[part] == expected


@pytest.mark.parametrize(("clause", "count"), [("regulation/15", 31), ("regulation/16", 10), ("regulation/20", 14)])
def test_subclauses_of_the_three_lists(act: Act, clause: str, count: int) -> None:
    assert len(act.unit(clause).children) == count


def test_no_other_clause_has_subclauses(act: Act) -> None:
    assert [str(unit.id) for unit in act.units() if unit.children] == [f"regulation/{n}" for n in (15, 16, 20)]


def test_every_character_is_accounted_for(act: Act) -> None:
    report = validate(act)
    assert report.characters["unexplained"] == 0
    assert sum(report.characters.values()) == len(act.source)
    assert report.failures == ()


def test_segments_tile_the_source_and_gaps_are_white_space(act: Act) -> None:
    assert "".join(segment.span.of(act.source) for segment in act.segments) == act.source
    gaps = [segment.span.of(act.source) for segment in act.segments if segment.kind is SegmentKind.GAP]
    assert all(not gap.strip() for gap in gaps)


def test_markup_is_only_markdown_signs(act: Act) -> None:
    marks = {s.span.of(act.source).strip() for s in act.segments if s.kind is SegmentKind.MARKUP}
    assert marks == {"**", "*", "###", "## **", "### **", "#### **"}


def test_units_are_the_numbered_paragraphs_that_a_plain_reading_finds(act: Act) -> None:
    """The oracle: cut at empty lines, take what begins with a number and is neither bold nor marked as a title."""
    plain = [p.strip() for p in act.source.split("\n\n")]
    numbered = [p for p in plain if re.match(r"\d+(-\d+)?[.)] ", p)]
    found = [unit.paragraphs[0][0].of(act.source) for unit in act.units() if unit.paragraphs]
    assert [text for text in found if text[0].isdigit()] == numbered
    assert [text for text in found if not text[0].isdigit()] == [text_of(act, "territorial-bodies/15")]


# -- notes -----------------------------------------------------------------------------------------------------------


def test_all_ten_note_paragraphs_are_understood_whole(act: Act) -> None:
    notes = [note for note in act.all_notes() if note.span.of(act.source).startswith("Ескерту.")]
    owners = ["act", "regulation", *(f"regulation/{n}" for n in (1, 7, 8, 15, 16, 20))]
    assert [note.owner for note in notes] == [*owners, "organisations", "territorial-bodies"]
    assert all(note.understood and note.events for note in notes)


def test_the_repeal_sentence_of_the_heading_is_understood_whole(act: Act) -> None:
    (note,) = [note for note in act.all_notes() if note.span.of(act.source).startswith("Қазақстан")]
    assert note.understood
    assert [told(event) for event in note.events] == [
        "adopted 2010-11-03 1093 act signing 2010-11-03",
        "repealed 2023-01-19 106 act unspecified",
    ]


def test_the_two_removals_in_place_are_understood_whole(act: Act) -> None:
    notes = [n for n in act.all_notes() if n.span.of(act.source).lower().startswith("алып тасталды")]
    assert all(note.understood for note in notes)
    assert [told(event) for note in notes for event in note.events] == [
        "removed 2015-01-11 165 regulation/15/3 date 2016-01-01",
        "removed 2015-01-11 165 organisations/1 date 2016-01-01",
    ]


def test_there_is_no_other_note(act: Act) -> None:
    assert sum(1 for _ in act.all_notes()) == 10 + 1 + 2


# -- traps -----------------------------------------------------------------------------------------------------------


def test_trap_badge_belongs_to_no_clause(act: Act) -> None:
    assert act.requisites[0].of(act.source) == "Күшін жойған"
    assert all("Күшін жойған" not in text_of(act, clause) for clause in ids_of(act))


def test_trap_title_is_the_title_of_the_act(act: Act) -> None:
    title = "".join(span.of(act.source) for span in act.title)
    assert title.startswith("Қазақстан Республикасы Жоғарғы Сотының жанындағы Соттардың")
    assert title.endswith("туралы ережені бекіту туралы")


def test_trap_repeal_told_twice_is_one_event(act: Act) -> None:
    repeals = [event for event in act.events() if event.kind == "repealed"]
    assert [told(event) for event in repeals] == ["repealed 2023-01-19 106 act unspecified"]
    assert sum(event.kind == "repealed" for note in act.all_notes() for event in note.events) == 2


def test_trap_numbering_restarts_in_each_part(act: Act) -> None:
    openings = {
        clause: text_of(act, clause)[:24] for clause in ids_of(act) if clause.endswith("/1") and clause.count("/") == 1
    }
    assert openings == {
        "decree/1": "1. Қоса беріліп отырған ",
        "regulation/1": "1. Қазақстан Республикас",
        "organisations/1": "1. Алып тасталды - ҚР Пр",
        "territorial-bodies/1": '1. "Қазақстан Республика',
    }


def test_trap_chapter_titles_with_five_kinds_of_marks_are_no_clauses(act: Act) -> None:
    assert [heading.span.of(act.source) for heading in act.part("regulation").headings] == [
        "1. Жалпы ережелер",
        "2. Департаменттің миссиясы, негізгі міндеттері, функциялары, құқықтары мен міндеттері",
        "3. Департаменттің қызметін ұйымдастыру",
        "4. Департаменттің мүлкі",
        "5. Департаментті қайта ұйымдастыру және тарату",
    ]


@pytest.mark.parametrize(("clause", "chapter"), [(1, 0), (12, 0), (13, 1), (16, 1), (17, 2), (21, 2), (22, 3), (25, 4)])
def test_trap_clauses_stand_under_their_chapters(act: Act, clause: int, chapter: int) -> None:
    assert act.unit(f"regulation/{clause}").heading == chapter


@pytest.mark.parametrize(
    ("clause", "before", "after"),
    [
        ("regulation/1", "(Қазақстан Республикасы Жоғарғы", "Сотының аппараты) (бұдан әрі"),
        ("regulation/15/23", "шетелдік мемлекеттер", "соттарының тапсырмалары, жеке"),
        ("regulation/24", "қаражат есебінен сатып", "алынған мүлікті өз бетімен"),
    ],
)
def test_trap_clauses_torn_by_a_page_break_are_one_paragraph_of_two_spans(
    act: Act, clause: str, before: str, after: str
) -> None:
    (paragraph,) = act.unit(clause).paragraphs
    first, second = (span.of(act.source) for span in paragraph)
    assert first.endswith(before)
    assert second.startswith(after)


def test_trap_only_these_three_are_torn(act: Act) -> None:
    torn = [str(unit.id) for unit in act.units() if any(len(p) > 1 for p in (*unit.paragraphs, *unit.tail))]
    assert torn == ["regulation/1", "regulation/15/23", "regulation/24"]


def test_trap_clause_22_has_two_paragraphs(act: Act) -> None:
    first, second = (paragraph[0].of(act.source) for paragraph in act.unit("regulation/22").paragraphs)
    assert first == "22. Департаменттің жедел басқару құқығында оқшауланған мүлкі болады."
    assert second.startswith("Департаменттің мүлкі оған меншік иесі берген мүлік")


def test_trap_clause_20_has_a_tail_on_who_stands_in_for_the_head(act: Act) -> None:
    (tail,) = act.unit("regulation/20").tail
    assert tail[0].of(act.source).startswith("Департаменттің басшысы болмаған кезеңде оның өкілеттіктерін")
    assert act.unit("regulation/20").full_spans[-1] == tail[0]
    assert [str(unit.id) for unit in act.units() if unit.tail] == ["regulation/20"]


@pytest.mark.parametrize("place", ["15/3-1", "15/9-1", "15/12-1", "15/12-2", "15/24-1", "20/8-1", "20/8-2", "20/10-1"])
def test_trap_inserted_numbers(act: Act, place: str) -> None:
    number = place.rpartition("/")[2]
    assert text_of(act, f"regulation/{place}").startswith(f"{number}) ")
    siblings = [
        str(child.id).rpartition("/")[2] for child in act.unit(f"regulation/{place.partition('/')[0]}").children
    ]
    base, _, step = number.partition("-")
    assert siblings[siblings.index(number) - 1] == (base if step == "1" else f"{base}-1")


@pytest.mark.parametrize("clause", ["regulation/15/3", "organisations/1"])
def test_trap_removals_in_place_are_removed_with_their_own_event(act: Act, clause: str) -> None:
    assert act.unit(clause).state is State.REMOVED
    assert [told(event) for event in history(act, clause).own] == [f"removed 2015-01-11 165 {clause} date 2016-01-01"]


def test_trap_one_note_is_not_bold(act: Act) -> None:
    (note,) = act.unit("regulation/16").notes
    assert act.source[note.span.start - 1] == "\n"
    assert [told(event) for event in note.events] == ["amended 2015-01-11 165 regulation/16 date 2016-01-01"]


def test_trap_brackets_before_the_instrument_and_a_stray_space(act: Act) -> None:
    (note,) = act.unit("regulation/7").notes
    assert "№ 16 ( алғашқы" in note.span.of(act.source)
    assert [told(event) for event in note.events] == ["restated 2019-04-05 16 regulation/7 first_publication"]


def test_trap_a_note_with_four_decrees_gives_each_its_own_rule(act: Act) -> None:
    (note,) = act.unit("regulation/15").notes
    assert [told(event) for event in note.events] == [
        "amended 2015-01-11 165 regulation/15 date 2016-01-01",
        "amended 2016-02-18 198 regulation/15 unspecified",
        "amended 2016-02-22 201 regulation/15 first_publication",
        "amended 2019-04-05 16 regulation/15 first_publication",
    ]


def test_trap_clause_8_2_keeps_its_stray_space(act: Act) -> None:
    assert text_of(act, "regulation/20/8-2").endswith("қағидаларын бекітеді ;")


def test_trap_items_6_to_14_are_missing_and_nothing_is_invented(act: Act) -> None:
    missing = [unit for unit in act.units() if unit.state is State.MISSING]
    assert [str(unit.id) for unit in missing] == [f"territorial-bodies/{n}" for n in range(6, 15)]
    assert all(unit.full_spans == () and unit.notes == () for unit in missing)


def test_trap_item_15_is_a_fragment_with_an_inferred_number(act: Act) -> None:
    assert act.unit("territorial-bodies/15").state is State.FRAGMENT
    assert text_of(act, "territorial-bodies/15").startswith("Соты аппаратының) Түркістан облысы бойынша")
    assert Open.NUMBER_INFERRED in history(act, "territorial-bodies/15").open


def test_trap_item_1_ends_with_a_comma(act: Act) -> None:
    assert text_of(act, "territorial-bodies/1").endswith("мемлекеттік мекемесі,")
    assert text_of(act, "territorial-bodies/2").endswith("мемлекеттік мекемесі.")


def test_validation_remarks_are_exactly_the_oddities(act: Act) -> None:
    remarks = [(finding.code, finding.where) for finding in validate(act).findings]
    gone = [("removed", "regulation/15/3"), ("removed", "organisations/1")]
    missing = [("missing", f"territorial-bodies/{n}") for n in range(6, 15)]
    assert remarks == [*gone, *missing, ("fragment", "territorial-bodies/15")]


if __name__ == "__main__":
    GOLDEN.write_text(lines(record(open_act())), encoding="utf-8")
