"""What is removed and what is in force: a removal takes its own words with it and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.ids import ACT
from corpus.model import Act, EventKind, State
from corpus.validate import validate
from tests.factories import act_of, read_act

FAULTS = Path(__file__).parents[3] / "shared" / "acts" / "faults"
ORDER = "ҚР Үкіметінің 20.03.2012 № 350 қаулысымен"


def body(*lines: str) -> Act:
    return act_of("\n".join(("Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:", *lines)))


def states(act: Act) -> dict[str, str]:
    return {str(unit.id): str(unit.state) for unit in act.units()}


def test_a_clause_behind_a_removed_one_on_its_line_is_in_force() -> None:
    act = body("1. Бірінші.", "2. Екінші.", f"3. Алып тасталды - {ORDER}. 4. 2012 жылға арналған сома ескерілсін.")
    assert states(act)["resolution/3"] == "removed"
    assert states(act)["resolution/4"] == "current"


def test_text_behind_a_removal_is_not_of_the_removed_unit() -> None:
    act = body("1. Бірінші.", f"2. Алып тасталды - {ORDER}.", "Осы қаулы барлық облыстарға қатысты.")
    removed = act.unit("resolution/2")
    assert removed.state is State.REMOVED
    assert "облыстарға" not in "".join(span.of(act.source) for span in removed.full_spans)


def test_a_removed_item_leaves_its_clause_in_force() -> None:
    act = body("1. Министрлік:", f"1) алып тасталды - {ORDER};", "2) тізбені бекітсін.")
    assert states(act) == {"resolution/1": "current", "resolution/1/1": "removed", "resolution/1/2": "current"}


def test_a_live_clause_that_a_note_calls_removed_stays_in_force_and_both_are_told() -> None:
    act = body("1. Бірінші мәтін осында тұр.", f"Ескерту. 1-тармақ алып тасталды - {ORDER}.")
    assert act.unit("resolution/1").state is State.CURRENT
    (found,) = [finding for finding in validate(act).findings if finding.code == "contradicted"]
    assert (found.where, ORDER in found.text) == ("resolution/1", True)


def test_a_clause_put_in_again_contradicts_nothing() -> None:
    note = "Ескерту. 1-тармақ алып тасталды - ҚР Үкіметінің 20.03.2012 № 350; жаңа редакцияда - 20.03.2014 № 5"
    act = body("1. Бірінші мәтін осында тұр.", f"{note} қаулыларымен.")
    assert [finding for finding in validate(act).findings if finding.code == "contradicted"] == []


def test_an_annex_is_known_by_its_number() -> None:
    corner = "Үкіметтің 2012 жылғы № 1 қаулысына {}-қосымша"
    act = body(
        "1. Бірінші.", corner.format(1), "Бірінші тізбе", "1. Мәтін.",
        f"Ескерту. 2-қосымша алып тасталды - {ORDER}.", corner.format(3), "Үшінші тізбе", "1. Мәтін.",
    )  # fmt: skip
    assert [event.target for event in act.events() if event.kind is EventKind.REMOVED] == ["annex-2"]
    assert "annex-2" in [finding.text for finding in validate(act).findings if finding.code == "absent_target"]


def fault(name: str) -> Act:
    path = FAULTS / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"the faulty acts are not at {FAULTS}")
    return read_act(path)


@pytest.mark.parametrize(
    ("name", "clause"),
    [("k05580", "2"), ("k08737", "1"), ("k11655", "1"), ("k00239", "9")],
)
def test_a_clause_that_repeals_other_acts_is_in_force(name: str, clause: str) -> None:
    act = fault(name)
    (part,) = {unit.id.part for unit in act.units() if unit.id.numbers == (clause,)} & {act.parts[0].slug}
    assert act.unit(f"{part}/{clause}").state is State.CURRENT


@pytest.mark.parametrize(
    ("name", "removed", "live"), [("k00478", "3", "4"), ("k03384", "10", "11"), ("k03384", "27", "28")]
)
def test_the_next_clause_of_a_real_act_is_in_force(name: str, removed: str, live: str) -> None:
    act = fault(name)
    slug = act.parts[0].slug
    assert act.unit(f"{slug}/{removed}").state is State.REMOVED
    assert act.unit(f"{slug}/{live}").state is State.CURRENT


@pytest.mark.parametrize("name", ["k00565", "k00580", "k00782"])
def test_a_preamble_behind_the_publishers_remark_tells_no_event(name: str) -> None:
    remarks = [note for note in fault(name).all_notes() if "сақталған" in note.span.of(fault(name).source)]
    assert [note.events for note in remarks] == [()]


def test_all_but_one_clause_of_an_act_was_repealed() -> None:
    found = [event for event in fault("k10107").events() if event.kind is EventKind.PARTLY_REPEALED]
    assert [(event.target, event.number) for event in found] == [(ACT, "683")]


def test_an_annex_that_is_gone_does_not_take_its_neighbour_with_it() -> None:
    removed = [event.target for event in fault("k04676").events() if event.kind is EventKind.REMOVED]
    assert [target for target in removed if "/" not in target] == ["annex-5"]


@pytest.mark.parametrize("name", ["k09018", "k06525"])
def test_a_draft_was_taken_back(name: str) -> None:
    found = [event for event in fault(name).events() if event.kind is EventKind.WITHDRAWN]
    assert [event.target for event in found] == [ACT]


def test_a_slip_in_the_verb_of_a_removal_is_read_and_kept() -> None:
    act = fault("k02732")
    removed = [unit for unit in act.units() if unit.state is State.REMOVED]
    assert any("тастылды" in unit.own_spans[0].of(act.source) for unit in removed)


@pytest.mark.parametrize(
    ("article", "state"),
    [
        ("2-бап. Тамақ өнімін өлшеп-орауға қойылатын талаптар", "removed"),
        ("2-бап. Тамақ өнімі өлшеніп оралады.", "current"),
        ("2-бап. Талаптар\nТамақ өнімі өлшеніп оралады", "current"),
        ("2-бап. Талаптар\n1. Тамақ өнімі өлшеніп оралады.", "current"),
    ],
    ids=["a title alone", "a sentence", "a title and a text", "a title and a clause"],
)
def test_an_article_that_a_note_excludes_is_removed_though_its_title_stands(article: str, state: str) -> None:
    act = act_of(
        f"1-бап. Ұғымдар\nБірінші мәтін.\n{article}\nЕскерту. 2-бап алып тасталды - {ORDER}.\n3-бап. Соңы\nМәтін."
    )
    found = {str(unit.id).split("/", 1)[1]: unit for unit in act.units()}
    assert str(found["2"].state) == state
    contradicted = [finding.where for finding in validate(act).findings if finding.code == "contradicted"]
    assert contradicted == ([] if state == "removed" else [str(found["2"].id)])
