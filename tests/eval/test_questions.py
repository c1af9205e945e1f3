"""Question files: round trips, and an error that names file, line and field for every way to write one wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Act
from eval.errors import BadRow, SealedSet, UnknownSet
from eval.questions import Question, QuestionSet, question_dict, question_of, read_set, write_set
from eval.sets import STORED, known_sets, open_set, sample
from eval.validation import problems

Row = Callable[..., Question]
GOOD = {"id": "q1", "language": "kk", "style": "lay", "question": "Кім?", "gold": ["regulation/18"], "also": []}
EXACT = {"id": "q1", "language": "kk", "question": "Қашан?", "kind": "history", "clauses": [], "events": []}


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (without("id"), "id"),
        (GOOD | {"id": " "}, "id"),
        (GOOD | {"language": "kz"}, "language"),
        (GOOD | {"question": ""}, "question"),
        (without("gold"), "gold"),
        (GOOD | {"gold": "regulation/18"}, "gold"),
        (GOOD | {"gold": []}, "reason"),
        (GOOD | {"reason": "told after all"}, "reason"),
        (GOOD | {"also": ["regulation/18"]}, "gold"),
        (GOOD | {"golden": []}, "golden"),
        (GOOD | {"kind": "history"}, "gold"),
        (GOOD | {"as_of": "05.04.2019"}, "as_of"),
        (GOOD | {"as_of": "2019-02-30"}, "as_of"),
        (GOOD | {"as_of": 20190405}, "as_of"),
        (EXACT | {"as_of": "20190405"}, "as_of"),
        (EXACT | {"period": ["2015-01-01", None]}, "period"),
        (EXACT | {"kind": "opinion"}, "kind"),
        (EXACT | {"events": [["16", "restated", "regulation/7"]]}, "events"),  # target and kind exchanged
        (EXACT | {"period": ["2015-12-31", "2015-01-01"]}, "period"),
        (EXACT | {"period": ["2015-12-31"]}, "period"),
        (EXACT | {"in_force": "no"}, "in_force"),
        ([1], "(line)"),
        ({"id": "x", "language": "kk", "turns": []}, "turns"),
    ],
)
def test_a_wrong_row_is_named_by_file_line_and_field(tmp_path: Path, bad: object, field: str) -> None:
    path = write(tmp_path / "mine.jsonl", GOOD | {"id": "q0"}, bad)
    with pytest.raises(BadRow, match=r"mine\.jsonl, line 2: ") as raised:
        read_set(path)
    assert (raised.value.line, raised.value.field) == (2, field)


def test_broken_json_and_repeated_ids_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(BadRow, match=r"line 1.*is not JSON"):
        read_set(path)
    with pytest.raises(BadRow, match="'q1' stands on line 1 already"):
        read_set(write(path, GOOD, GOOD))


def test_every_form_survives_its_file(rows: QuestionSet, tmp_path: Path) -> None:
    write_set(rows, tmp_path / "dev.jsonl")
    assert read_set(tmp_path / "dev.jsonl") == rows


IDS = st.text("abc123-", min_size=1, max_size=8)
WORDS = st.text(min_size=1).filter(str.strip)
CONTENT = st.builds(
    lambda name, words, gold: (
        {"id": name, "language": "ru", "question": words, "gold": gold, "also": []} | ({} if gold else {"reason": "r"})
    ),
    IDS,
    WORDS,
    st.lists(IDS, max_size=3, unique=True),
)


@given(CONTENT)
def test_any_words_survive_a_json_line(row: dict[str, object]) -> None:
    question = question_of(row)
    assert question_of(json.loads(json.dumps(question_dict(question)))) == question


@pytest.mark.parametrize("name", known_sets())
def test_the_stored_sets_agree_with_the_act(name: str, act: Act) -> None:
    found = problems(open_set(name, sealed=True), act)
    assert [(problem.line, problem.id) for problem in found] == []  # no words: one of the sets is sealed


def words(name: str) -> dict[str, str]:
    """Ids by words, without case and closing marks."""
    questions = open_set(name, sealed=True).questions
    return {" ".join(question.question.casefold().split()).rstrip("?.! "): question.id for question in questions}


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [
        ("dev", "train", []),
        ("dev", "test", []),
        ("dev", "history", []),
        ("test", "history", []),
        ("test", "train", []),
    ],
)
def test_the_stored_sets_do_not_share_questions(left: str, right: str, known: list[str]) -> None:
    ours, theirs = words(left), words(right)
    assert [ours[asked] for asked in ours if asked in theirs] == known


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"gold": ["regulation/99"]}, "no clause regulation/99"),
        ({"also": ["annex/1"]}, "no clause annex/1"),
        ({"gold": ["territorial-bodies/8"]}, "is missing from the source"),
        ({"highlight": ["жоқ сөз"]}, "does not stand exactly once"),
        ({"kind": "history", "events": [["16", "regulation/99", "amended"]]}, "no clause, part or act"),
    ],
)
def test_what_the_act_contradicts_is_told(row: Row, act: Act, wrong: dict[str, object], problem: str) -> None:
    found = problems(QuestionSet("mine", (row(**wrong),)), act)
    assert [problem in entry.problem for entry in found] == [True]


def test_the_same_question_twice_is_told(row: Row, act: Act) -> None:
    found = problems(QuestionSet("mine", (row(id="a", question="Кім  бұл?"), row(id="b", question="кім бұл?"))), act)
    assert [entry.id for entry in found] == ["b"]


def test_the_test_split_is_sealed_also_as_a_copy(tmp_path: Path) -> None:
    copy = tmp_path / "innocent.jsonl"
    copy.write_bytes((STORED / "test.jsonl").read_bytes())
    for name in ("test", str(STORED / "test.jsonl"), str(copy)):
        with pytest.raises(SealedSet, match="nobody who works on the system has seen"):
            open_set(name)
        assert open_set(name, sealed=True).name == "test"


def test_an_unknown_set_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownSet, match="dev, "):
        open_set("devv")


def test_a_sample_is_small_even_and_always_the_same() -> None:
    rows = open_set("dev")
    chosen = sample(rows, 60)
    assert chosen == sample(rows, 60)
    assert len(chosen.questions) == 60
    strata = {(question.language, question.style) for question in rows.questions}
    assert {(question.language, question.style) for question in chosen.questions} == strata or len(strata) > 60
    assert sample(rows, 10_000) == rows
    dialogues = sample(open_set("dialogues"), 40)
    assert 30 <= sum(len(dialogue.turns) for dialogue in dialogues.dialogues) <= 50


def test_the_rows_shown_in_the_readme_are_good(act: Act, tmp_path: Path) -> None:
    section = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split("## Evaluation\n")[1]
    path = tmp_path / "mine.jsonl"
    path.write_text(section.split("```json\n")[1].split("```")[0], encoding="utf-8")
    shown = read_set(path)
    assert [(q.answerable, q.expected is not None) for q in shown.questions] == [
        (True, False),
        (False, False),
        (True, True),
    ]
    assert problems(shown, act) == ()
