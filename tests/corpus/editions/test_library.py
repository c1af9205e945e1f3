"""Editions in the library: kept beside their act with their own source, found by it alone, gone with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.editions.texts import Texts, Wording
from corpus.errors import ActNotFound, NotAnEdition
from corpus.library import DEFAULT_ACT, Library, Outcome
from tests.corpus.editions.told import ADOPTED, Change, text_on

CHANGES = (Change(10, "amended", 1), Change(30, "restated", 2), Change(50, "removed", 3))
ACT = "kz-resolution-2010-7"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home" / "library.sqlite")


@pytest.fixture
def held(library: Library, tmp_path: Path) -> Library:
    """A library that holds the act as it is after all changes."""
    assert library.add(saved(tmp_path, text_on(CHANGES, date(2011, 1, 1)))).record.id == ACT
    return library


def saved(folder: Path, text: str, name: str = "act.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def edition(folder: Path, day: date) -> Path:
    return saved(folder, text_on(CHANGES, day), f"{day}.txt")


def test_an_edition_is_of_the_day_of_the_newest_change_that_its_notes_know(held: Library, tmp_path: Path) -> None:
    added = held.add(edition(tmp_path, date(2010, 2, 20)), edition_of=ACT)
    assert (added.outcome, added.record.id) == (Outcome.ADDED, f"{ACT}@2010-02-11")
    original = held.add(edition(tmp_path, ADOPTED), edition_of=ACT).record.id
    assert original == f"{ACT}@2010-02-01"
    assert held.edition_ids(ACT) == held.edition_ids() == (original, f"{ACT}@2010-02-11")


def test_a_day_that_is_told_goes_before_what_the_page_and_the_notes_tell(held: Library, tmp_path: Path) -> None:
    page = "<!-- saved from url=(0050)https://adilet.zan.kz/kaz/archive/docs/P100000007_/15.02.2010 -->\n<html><body>{}</body></html>"
    lines = "".join(f"<p>{line}</p>" for line in text_on(CHANGES, date(2010, 2, 15)).splitlines())
    path = saved(tmp_path, page.format(lines), "page.html")
    assert held.add(path, edition_of=ACT, force=True).record.id == f"{ACT}@2010-02-15"
    told = held.add(path, edition_of=ACT, as_of=date(2010, 2, 20), force=True)
    assert told.record.id == f"{ACT}@2010-02-20"


def test_it_is_no_act_of_the_library_and_changes_none(held: Library, tmp_path: Path) -> None:
    before = (held.ids(), held.versions(), [record.id for record in held.records()], held.holds_more())
    path = edition(tmp_path, date(2010, 2, 20))
    name = held.add(path, edition_of=ACT).record.id
    assert (held.ids(), held.versions(), [record.id for record in held.records()], held.holds_more()) == before
    assert held.add(path, edition_of=ACT).outcome is Outcome.UNCHANGED
    assert held.open(name).id == name
    assert held.open(name).source == text_on(CHANGES, date(2010, 2, 20)) != held.open(ACT).source
    assert held.original(name) == (path.name, path.read_bytes())


def test_the_texts_of_an_act_show_its_wordings_in_time(held: Library, tmp_path: Path) -> None:
    assert held.texts(held.open(ACT)) is None
    held.add(edition(tmp_path, date(2010, 2, 20)), edition_of=ACT)
    texts = held.texts(held.open(ACT))
    assert isinstance(texts, Texts)
    found = texts.on("resolution/3", date(2010, 3, 1))
    assert not isinstance(found, Wording)  # removed later: the note of the removal took the place of others
    found = texts.on("resolution/1", date(2010, 2, 28))
    assert isinstance(found, Wording)
    assert (found.since, found.until) == (date(2010, 2, 11), None)


def test_an_edition_goes_alone_and_an_act_with_all_its_editions(held: Library, tmp_path: Path) -> None:
    names = [held.add(edition(tmp_path, day), edition_of=ACT).record.id for day in (ADOPTED, date(2010, 2, 20))]
    held.remove(names[0])
    assert held.edition_ids() == (names[1],)
    held.remove(ACT)
    assert (held.edition_ids(), held.ids()) == ((), (DEFAULT_ACT,))
    with pytest.raises(ActNotFound):
        held.open(names[1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (text_on((), ADOPTED).replace("№ 7", "№ 8"), "its number is 8"),
        (text_on((), ADOPTED).replace("Үкіметінің", "Қаржы министрінің").replace("қаулысы", "бұйрығы"), "its kind is"),
        ("Қағаз туралы\n1. Бірінші тармақ.\n2. Екінші тармақ.\n", "of what day it is"),
    ],
)
def test_what_is_no_edition_of_the_act_is_refused(held: Library, tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(NotAnEdition, match=reason):
        held.add(saved(tmp_path, text, "other.txt"), edition_of=ACT)
    assert held.edition_ids() == ()


def test_the_act_that_comes_with_the_program_has_editions_too(library: Library, tmp_path: Path) -> None:
    name, data = library.original(DEFAULT_ACT)
    (tmp_path / name).write_bytes(data)
    added = library.add(tmp_path / name, edition_of=DEFAULT_ACT, as_of=date(2022, 12, 31))
    assert added.record.id == f"{DEFAULT_ACT}@2022-12-31"
    assert [str(u.id) for u in library.open(added.record.id).units()] == [str(u.id) for u in library.open().units()]
    texts = library.texts(library.open())
    assert texts is not None
    assert texts.contradictions() == ()
    with pytest.raises(ActNotFound):
        library.add(tmp_path / name, edition_of="no-such-act")
