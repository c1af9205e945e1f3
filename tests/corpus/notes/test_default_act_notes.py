"""The thirteen places of the default act that tell its history, each exactly."""

from __future__ import annotations

import pytest

from corpus.model import Act
from corpus.notes import Target, find_notes, parse_note, parse_removal, parse_requisites
from tests.corpus.notes.factories import (
    PRESIDENT,
    PUBLICATION,
    Case,
    bare,
    case,
    cite,
    did,
    left,
    on,
    unit,
)

D165 = cite("2015-01-11", "165", PRESIDENT, "decree", on("2016-01-01"))
D198 = cite("2016-02-18", "198", PRESIDENT, "decree")
D201 = cite("2016-02-22", "201", PRESIDENT, "decree", PUBLICATION)
D16 = cite("2019-04-05", "16", PRESIDENT, "decree", PUBLICATION)
TAIL = "(алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі)"

NOTES = [
    case(
        "repeal of the act: no target named",
        "Ескерту. Күші жойылды – ҚР Президентінің 19.01.2023 № 106 Жарлығымен.",
        did("repealed", (), cite("2023-01-19", "106", PRESIDENT, "decree")),
    ),
    case(
        "a whole attached document",
        "Ескерту. Ереже жаңа редакцияда - ҚР Президентінің 03.10.2013 № 660 Жарлығымен.",
        did("restated", unit("document", word="Ереже"), cite("2013-10-03", "660", PRESIDENT, "decree")),
    ),
    case(
        "the bracket after the instrument",
        "Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 11.01.2015 № 165 Жарлығымен (01.01.2016 бастап"
        " қолданысқа енгізіледі).",
        did("restated", unit("clause", "1", word="тармақ"), D165),
    ),
    case(
        "the bracket before the instrument, a stray space in it, an en dash",
        "Ескерту. 7-тармақ жаңа редакцияда – ҚР Президентінің 05.04.2019 № 16 ( алғашқы ресми жарияланған күнінен"
        " бастап қолданысқа енгізіледі) Жарлығымен.",
        did("restated", unit("clause", "7", word="тармақ"), D16),
    ),
    case(
        "nothing told of entry into force",
        "Ескерту. 8-тармақ жаңа редакцияда - ҚР Президентінің 10.09.2019 № 151 Жарлығымен.",
        did("restated", unit("clause", "8", word="тармақ"), cite("2019-09-10", "151", PRESIDENT, "decree")),
    ),
    case(
        "four decrees, issuer once, instrument once at the end",
        "Ескерту. 15-тармаққа өзгерістер енгізілді - ҚР Президентінің 11.01.2015 № 165 (01.01.2016 бастап қолданысқа"
        f" енгізіледі); 18.02.2016 № 198; 22.02.2016 № 201 {TAIL}; 05.04.2019 № 16 {TAIL} Жарлықтарымен.",
        did("amended", unit("clause", "15", word="тармаққа"), (D165, D198, D201, D16)),
    ),
    case(
        "one decree",
        "Ескерту. 16-тармаққа өзгеріс енгізілді - ҚР Президентінің 11.01.2015 № 165 Жарлығымен (01.01.2016 бастап"
        " қолданысқа енгізіледі).",
        did("amended", unit("clause", "16", word="тармаққа"), D165),
    ),
    case(
        "three decrees",
        "Ескерту. 20-тармаққа өзгерістер енгізілді - ҚР Президентінің 11.01.2015 № 165 (01.01.2016 бастап қолданысқа"
        f" енгізіледі); 18.02.2016 № 198; 05.04.2019 № 16 {TAIL} Жарлықтарымен.",
        did("amended", unit("clause", "20", word="тармаққа"), (D165, D198, D16)),
    ),
    case(
        "the list in the dative",
        "Ескерту. Тізбеге өзгеріс енгізілді - ҚР Президентінің 11.01.2015 № 165 Жарлығымен (01.01.2016 бастап"
        " қолданысқа енгізіледі).",
        did("amended", unit("document", word="Тізбеге"), D165),
    ),
    case(
        "the list restated",
        "Ескерту. Тізбе жаңа редакцияда - ҚР Президентінің 09.08.2022 № 973 Жарлығымен.",
        did("restated", unit("document", word="Тізбе"), cite("2022-08-09", "973", PRESIDENT, "decree")),
    ),
]


@pytest.mark.parametrize("note", NOTES, ids=str)
def test_each_note_is_read_exactly(note: Case) -> None:
    tree = parse_note(note.text)
    assert bare(tree) == note.changes
    assert not tree.leftover


def test_all_ten_stand_in_the_source(act: Act) -> None:
    found = [span.of(line) for line in act.source.splitlines() for span in find_notes(line)]
    assert found == [note.text for note in NOTES]


def test_two_units_are_removed_in_place(act: Act) -> None:
    expected = (did("removed", (), D165),)
    for text in (
        "алып тасталды - ҚР Президентінің 11.01.2015 № 165 Жарлығымен (01.01.2016 бастап қолданысқа енгізіледі);",
        "Алып тасталды - ҚР Президентінің 11.01.2015 № 165 Жарлығымен (01.01.2016 бастап қолданысқа енгізіледі).",
    ):
        assert text in act.source
        tree = parse_removal(text)
        assert bare(tree) == expected
        assert not left(tree, text)


def test_the_heading_tells_adoption_and_repeal(act: Act) -> None:
    text = (
        "Қазақстан Республикасы Президентінің 2010 жылғы 3 қарашадағы N 1093 Жарлығы. Күші жойылды - Қазақстан"
        " Республикасы Президентінің 2023 жылғы 19 қаңтардағы № 106 Жарлығымен"
    )
    assert text in act.source
    tree = parse_requisites(text)
    assert bare(tree) == (
        did("adopted", Target("act"), cite("2010-11-03", "1093", PRESIDENT, "decree")),
        did("repealed", Target("act"), cite("2023-01-19", "106", PRESIDENT, "decree")),
    )
    assert not tree.leftover


def test_spans_count_from_the_offset(act: Act) -> None:
    text = NOTES[5].text
    offset = act.source.index(text)
    for change in parse_note(text, offset).changes:
        cited = [citation.span.of(act.source) for citation in change.citations]
        assert cited[1:3] == ["18.02.2016 № 198", f"22.02.2016 № 201 {TAIL}"]
