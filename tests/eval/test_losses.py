"""Where answers are lost, from planted outcomes; questions of a file that somebody wrote apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.asked import asked_in
from eval.errors import BadRow
from eval.losses import at_most, counts, gains, losses
from eval.training.field_cases import ANSWERABLE, NEAR_MISS, OFF_TOPIC
from eval.unseen import Outcome

TOLD = [
    Outcome("a", ANSWERABLE, first=True, five=True, answered=True, chance=0.9),
    Outcome("a", ANSWERABLE, first=True, five=True, answered=True, chance=0.8),
    Outcome("a", NEAR_MISS, first=False, five=False, answered=True, chance=0.7),
    Outcome("a", ANSWERABLE, first=True, five=True, answered=False, chance=0.4),
    Outcome("a", ANSWERABLE, first=False, five=True, answered=False, chance=0.3),
]
ACT = """Қағида

1. Демалыс күні – жексенбі.

2. Өтінімді хатшы үш күн ішінде тіркейді.

3. Бөлімді басшы басқарады.
"""


def test_questions_are_counted_by_what_came_first_and_by_why_nothing_answers() -> None:
    assert counts(TOLD) == [
        "| right clause first | 2 | 1 |",
        "| another clause first | 0 | 1 |",
        "| near miss | 1 | 0 |",
    ]


@pytest.mark.parametrize(("risk", "share"), [(0.0, 0.5), (0.25, 0.75), (0.4, 0.75)])
def test_the_best_threshold_keeps_the_risk(risk: float, share: float) -> None:
    assert at_most(TOLD, risk) == share


def test_where_the_surest_answer_is_wrong_nothing_may_be_answered() -> None:
    assert at_most([Outcome("a", ANSWERABLE, first=False, five=True, chance=0.9)], 0.2) == 0.0


def test_what_each_fault_costs() -> None:
    assert gains(TOLD) == [
        "| as it is | 0.500 | 0.500 | 0.750 |",
        "| if near misses were known | 0.750 | 0.750 | 0.750 |",
        "| if the first five were in order | 0.500 | 1.000 | 1.000 |",
        "| both | 1.000 | 1.000 | 1.000 |",
    ]


def test_answers_to_what_is_off_topic_are_counted_and_change_no_share() -> None:
    told = losses([*TOLD, Outcome("a", OFF_TOPIC, first=False, five=False, answered=True, chance=1.0)])
    assert "| off topic | 1 | 0 |" in told
    assert "right answers told from all others (AUROC): 0.833" in told
    assert "| as it is | 0.500 | 0.500 | 0.750 |" in told


def written(folder: Path, *gold: str, reason: str | None = None) -> Path:
    (folder / "kk").mkdir()
    (folder / "kk" / "act.txt").write_text(ACT, encoding="utf-8")
    row = {"act": "kk/act.txt", "language": "kk", "style": "lay", "question": "Кім?", "gold": gold, "reason": reason}
    (folder / "asked.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder / "asked.jsonl"


def test_a_stretch_stands_for_its_unit_however_its_blanks_are_written(tmp_path: Path) -> None:
    asked = asked_in(written(tmp_path, "хатшы  үш\nкүн ішінде", "басшы басқарады"), tmp_path)
    (case,) = asked["kk/act.txt"]
    assert (case.kind, case.style, [clause.rpartition("/")[2] for clause in case.gold]) == (
        "answerable",
        "lay",
        ["2", "3"],
    )


def test_what_nothing_answers_keeps_its_reason(tmp_path: Path) -> None:
    (case,) = asked_in(written(tmp_path, reason="near_miss"), tmp_path)["kk/act.txt"]
    assert (case.kind, case.gold) == (NEAR_MISS, ())


def test_a_stretch_that_the_act_lacks_is_told_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadRow, match=r"asked\.jsonl, line 1: 'gold'"):
        asked_in(written(tmp_path, "бес күн ішінде"), tmp_path)
