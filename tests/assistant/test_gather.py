"""Acts added in bulk: what is encoded, what a kill leaves, what is not encoded twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.scope.gather import gather, gather_added
from assistant.scope.naming import name_of
from assistant.settings import Settings
from corpus.library import Given, Library
from embeddings.shared import SharedStore
from tests.embeddings.support import HashEncoder
from tests.factories import act_of
from tests.soak.adding import killed

TEXT = "{name} туралы ереже\n\n1. {name} өз қызметін заңға сәйкес жүзеге асырады.\n\n2. {name} басшысын әкім тағайындайды.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acts").mkdir()
    (tmp_path / "shipped").mkdir()
    for number in range(12):
        name = f"Бөлім{number}"
        (tmp_path / "acts" / f"{number:02}.txt").write_text(TEXT.format(name=name), encoding="utf-8")
    return tmp_path


def library_in(folder: Path) -> Library:
    return Library(folder / "library.sqlite", folder / "shipped")


def add_all(folder: Path, encoder: HashEncoder) -> SharedStore:
    library, store = library_in(folder), SharedStore(folder / "index.sqlite")
    files = sorted((folder / "acts").iterdir())
    gather_added((library.add(path).record.id for path in files), len(files), library, store, encoder, Settings())
    return store


def test_acts_are_searchable_once_added_and_unchanged_ones_are_not_encoded_again(folder: Path) -> None:
    encoder = HashEncoder()
    store = add_all(folder, encoder)
    assert set(store.stamps()) == set(library_in(folder).ids())
    first = len(encoder.encoded)
    (folder / "acts" / "03.txt").write_text(TEXT.format(name="Бөлім3") + "\n3. Жаңа тармақ.\n", encoding="utf-8")
    add_all(folder, encoder)
    assert encoder.encoded[first:] == ["Жаңа тармақ."]
    assert len(store.stamps()) == len(library_in(folder).ids())


def test_a_kill_loses_nothing_and_leaves_no_act_half_there(tmp_path: Path) -> None:
    told = killed(tmp_path, kills=3, count=12, seed=2)
    assert sum(told.values()) == 3, told  # nothing but kills is told


def test_only_the_acts_asked_for_are_published_and_those_gone_are_removed(folder: Path) -> None:
    library, store = library_in(folder), SharedStore(folder / "index.sqlite")
    for name in ("00", "01"):
        library.add(folder / "acts" / f"{name}.txt", Given(id=f"act-{name}"))
    gather(library, store, HashEncoder(), Settings(), only=("act-00",))
    assert set(store.stamps()) == {"act-00"}
    library.remove("act-00")
    report = gather(library, store, HashEncoder(), Settings())
    assert (report.acts, report.removed, set(store.stamps())) == (1, 1, {"act-01"})


def test_an_act_is_named_by_its_head_and_by_every_year_of_a_range() -> None:
    act = act_of(
        "2018-2020 жылдарға арналған аудандық бюджет туралы\n\nЖаңа\n\n"
        "Арал аудандық мәслихатының 2017 жылғы 27 желтоқсандағы № 19/6 шешімі.\n\n1. Бюджет бекітілсін.\n"
    )
    words = name_of(act).split()
    assert {"аудандық", "бюджет", "2018", "2019", "2020"} <= set(words)
    assert "2021" not in words
