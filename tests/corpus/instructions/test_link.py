"""From a note to the amending act and its instruction: by number, day, kind, issuer, and the act changed that it cites."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.instructions.held import changed_by, of_clause
from corpus.instructions.link import is_cited, linked
from corpus.library import Library, look
from corpus.model import Act
from tests.factories import ACTS

BASE = """Қағаз айналымы туралы
Қазақстан Республикасы Қаржы министрінің 2019 жылғы 5 наурыздағы № 77 бұйрығы.
БҰЙЫРАМЫН:
1. Қоса беріліп отырған қағидалар бекітілсін.
2. Өтінішті комиссия бес күнде қарайды.
Ескерту. 2-тармақ жаңа редакцияда - ҚР Қаржы министрінің 10.09.2020 № 91 бұйрығымен.
3. Есеп беріледі:
1) жыл сайын;
2) тоқсан сайын.
Ескерту. 3-тармаққа өзгеріс енгізілді - ҚР Қаржы министрінің 10.09.2020 № 91 бұйрығымен.
"""
AMENDING = """Кейбір бұйрықтарға өзгерістер енгізу туралы
Қазақстан Республикасы Қаржы министрінің 2020 жылғы 10 қыркүйектегі № 91 бұйрығы.
БҰЙЫРАМЫН:
1. "Қағаз айналымы туралы" Қазақстан Республикасы Қаржы министрінің 2019 жылғы 5 наурыздағы № 77 бұйрығына мынадай өзгерістер енгізілсін:
2-тармақ мынадай редакцияда жазылсын:
"2. Өтінішті комиссия бес күнде қарайды.";
3-тармақтың 2) тармақшасы мынадай редакцияда жазылсын:
"2) тоқсан сайын, тегін.".
2. Осы бұйрық алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.
"""
ACT, BY = "kz-order-2019-77", "kz-order-2020-91"


def added(folder: Path, *texts: str) -> Library:
    library = Library(folder / "library.sqlite")
    for place, text in enumerate(texts):
        path = folder / f"{place}.txt"
        path.write_text(text, encoding="utf-8")
        library.add(path)
    return library


def test_a_note_leads_to_the_instruction_and_to_the_subclause_that_it_leaves_open(tmp_path: Path) -> None:
    library = added(tmp_path, BASE, AMENDING)
    act = library.open(ACT)
    assert [entry.clauses for entry in of_clause(library, act, "order/2")] == [("order/2",)]
    found = of_clause(library, act, "order/3")
    assert [(entry.by.id, entry.clauses) for entry in found] == [(BY, ("order/3/2",))]
    assert found[0].instruction.span.of(found[0].by.source).startswith("3-тармақтың 2) тармақшасы мынадай редакцияда")
    assert of_clause(library, act, "order/3/1") == of_clause(library, act, "order/1") == ()


def test_an_amending_act_tells_what_it_changes(tmp_path: Path) -> None:
    library = added(tmp_path, BASE, AMENDING)
    rows = [(told.act, told.clauses) for _, told in changed_by(library, library.open(BY)) if told]
    assert rows == [(ACT, ("order/2",)), (ACT, ("order/3/2",))]
    (tmp_path / "alone").mkdir()
    alone = added(tmp_path / "alone", AMENDING)
    assert [told for _, told in changed_by(alone, alone.open(BY))] == [None, None]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"issuers": ("Қазақстан Республикасының Әділет министрі",)}, "another body's act of that number and day"),
        ({"kind": "resolution"}, "an act of another kind"),
        ({"number": "92"}, "another number"),
    ],
)
def test_an_act_that_is_not_the_one_cited_is_not_linked(tmp_path: Path, changes: dict[str, object], why: str) -> None:
    library = added(tmp_path, BASE, AMENDING)
    act, by = library.open(ACT), library.open(BY)
    event = next(e for e in act.events() if e.target == "order/2")
    assert is_cited(event, by, act)
    other = replace(by, card=replace(by.card, **changes))  # type: ignore[arg-type]
    assert not is_cited(event, other, act), why


def test_an_act_that_does_not_cite_the_act_changed_is_not_linked(tmp_path: Path) -> None:
    library = added(tmp_path, BASE, AMENDING.replace("№ 77", "№ 78"))
    act = library.open(ACT)
    assert of_clause(library, act, "order/2") == ()


@pytest.mark.parametrize(("noted", "typed"), [("91-НҚ", "91 -НҚ"), ("91-НҚ", "91-нқ"), ("91-НҚ", "91–НҚ")])
def test_a_number_is_one_however_it_is_typed(tmp_path: Path, noted: str, typed: str) -> None:
    library = added(tmp_path, BASE.replace("№ 91", f"№ {noted}"), AMENDING)
    library.remove(BY)
    by = look(tmp_path / "1.txt").act
    by = replace(by, card=replace(by.card, number=typed))
    act = library.open(ACT)
    event = next(e for e in act.events() if e.target == "order/2")
    assert event.number == noted
    assert is_cited(event, by, act)
    assert [entry.event for entry in linked(act, by)] == [e for e in act.events() if e.date == by.card.date]


def test_an_amending_act_is_found_by_a_number_typed_otherwise(tmp_path: Path) -> None:
    library = added(tmp_path, BASE.replace("№ 91", "№ 91-нқ"), AMENDING.replace("№ 91", "№ 91-НҚ"))
    assert [entry.by.card.number for entry in of_clause(library, library.open(ACT), "order/2")] == ["91-НҚ"]
    assert library.of_number("91-НҚ", date(2020, 9, 10)) == library.of_number("91-нқ", date(2020, 9, 10)) != ()


PAIRS = [  # of the sample of real acts: the act changed, the amending act, what its instructions change
    ("k10135", "k10126", [("resolution/1/1", "resolution/1/4"), ("resolution/1/2",)]),
    ("r00461", "k09292", [("resolution/5/7",)]),
    ("k04362", "k04361", [("resolution/1-1",)]),
    ("k12868", "k11049", None),  # the same number and day, of a minister; the note cites a region's
]


@pytest.mark.parametrize(("base", "by", "expected"), PAIRS)
def test_real_acts_are_linked_and_no_other(base: str, by: str, expected: list[tuple[str, ...]] | None) -> None:
    act, amending = real(base), real(by)
    cited = any(is_cited(event, amending, act) for event in act.events())
    assert cited == (expected is not None)
    if expected:
        found = [entry.clauses for entry in linked(act, amending) if entry.clauses and "/" in entry.clauses[0]]
        assert found == expected


def real(name: str) -> Act:
    found = next(iter(ACTS.glob(f"more/*/{name}.txt")), None)
    if found is None:
        assert os.environ.get("CI") != "true", f"the sample of real acts ({name}) must be at hand in CI: {ACTS}"
        pytest.skip(f"the sample of real acts is not at hand: {ACTS}")
    return look(found).act
