"""Settings: closed, checked, told apart by a fingerprint."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from assistant.errors import BadSettings
from assistant.settings import CAUTION, Settings
from corpus.errors import ActNotFound
from tests.factories import assistant_finding


def test_an_unknown_name_is_refused_with_those_known() -> None:
    with pytest.raises(
        BadSettings, match=r"Setting 'cautious' is unknown; known are act, caution, .*translations"
    ) as bad:
        Settings.of(cautious="strict")
    assert bad.value.name == "cautious"


@pytest.mark.parametrize(
    ("name", "value"),
    [("caution", "reckless"), ("caution", None), ("longest", 0), ("longest", -1), ("longest", "4000"),
     ("longest", True),     ("act", 5), ("encoder", None), ("dense", "no"), ("lexical", 1), ("translations", None),
     ("store", "milvus:"), ("store", "redis:x")],
)  # fmt: skip
def test_an_impossible_value_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(BadSettings, match=f"'{name}'"):
        Settings.of(**{name: value})


def test_settings_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().caution = "strict"  # type: ignore[misc]


def test_equal_settings_have_one_fingerprint() -> None:
    assert Settings().fingerprint == Settings.of().fingerprint == Settings.of(caution="balanced").fingerprint


CHANGED = [
    {"act": "x"}, {"encoder": "x"}, {"caution": "strict"}, {"translations": False}, {"expected_questions": False},
    {"trained": False}, {"dense": False}, {"lexical": False}, {"longest": 10}, {"library": False},
    {"store": "milvus:http://localhost:19530"},
]  # fmt: skip


def test_every_field_changes_the_fingerprint() -> None:
    assert {name for change in CHANGED for name in change} == {field.name for field in dataclasses.fields(Settings)}
    assert len({Settings().fingerprint, *(Settings.of(**change).fingerprint for change in CHANGED)}) == len(CHANGED) + 1


def test_every_field_is_explained() -> None:
    for field in dataclasses.fields(Settings):
        assert f"{field.name}:" in (Settings.__doc__ or "")


@pytest.mark.parametrize("caution", CAUTION)
def test_an_answer_carries_the_fingerprint_of_its_settings(caution: str) -> None:
    chosen = Settings.of(caution=caution)
    answer = assistant_finding("regulation/18", settings=chosen).ask("Департамент басшысын кім тағайындайды?")
    assert dict(answer.provenance)["settings"] == chosen.fingerprint


def test_a_longer_question_than_set_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 5"):
        assistant_finding("regulation/18", settings=Settings.of(longest=5)).ask("123456")


def test_an_act_that_is_not_stored_is_refused() -> None:
    with pytest.raises(ActNotFound):
        assistant_finding("regulation/18", settings=Settings.of(act="kz-law-1"))
