"""Search aids: each points to a unit of its act, and a broken line is told with its file and number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.aids import TAIL, expected_questions, translations, unanswerable_questions
from corpus.errors import BadMetadata
from corpus.model import Act, State
from tests.factories import stored


def test_every_aid_points_to_a_unit_that_has_a_text(act: Act) -> None:
    places = {entry.clause.removesuffix(TAIL) for entry in (*translations(), *expected_questions())}
    absent = {place for place in places if not act.has(place) and place not in {"title", *(p.slug for p in act.parts)}}
    assert {place for place in absent if "/" in place} == set()
    assert not any(act.has(place) and act.unit(place).state is State.MISSING for place in places)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_unit_that_can_be_read_is_translated(act: Act, language: str) -> None:
    translated = {entry.clause for entry in translations() if entry.language == language}
    readable = {str(unit.id) for unit in act.units() if unit.state in (State.CURRENT, State.FRAGMENT)}
    assert readable - translated == set()
    assert "regulation/20" + TAIL in translated


def test_questions_without_an_answer_name_no_clause() -> None:
    assert {entry.clause for entry in unanswerable_questions()} == {""}
    assert {entry.language for entry in unanswerable_questions()} == {"kk", "ru", "en"}


@pytest.mark.parametrize("read", [translations, expected_questions, unanswerable_questions])
def test_an_act_without_aids_has_none(tmp_path: Path, read: Any) -> None:
    stored(tmp_path)
    assert read("test-act", tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "read"),
    [("translations", translations), ("expected_questions", expected_questions),
     ("unanswerable_questions", unanswerable_questions)],
)  # fmt: skip
@pytest.mark.parametrize("line", ["{", "[]", "null", "{}"])
def test_a_broken_line_of_an_aid_names_file_and_line(tmp_path: Path, name: str, read: Any, line: str) -> None:
    folder = stored(tmp_path)
    good = json.dumps({"clause": "body/1", "language": "kk", "question": "Не?", "ru": "Что?"})
    (folder / f"{name}.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadMetadata, match=rf"{name}\.jsonl.*line 2"):
        read("test-act", tmp_path)
