"""What going on from a clause adds to a search: how clauses lie, and how both readings are weighed with that."""

from __future__ import annotations

import pytest

from assistant.dialogue.nearness import evidence_of, load_nearness, relation, tops_of
from assistant.dialogue.state import Leaning
from corpus.library import open_act
from tests.factories import finding

ACT = open_act()


@pytest.mark.parametrize(
    ("clause", "lies"),
    [
        ("regulation/16/3", "same"),
        ("regulation/16", "inside"),
        ("regulation/16/5", "beside"),
        ("regulation/17", "next"),
        ("regulation/19", "near"),
        ("regulation/25", ""),
        ("territorial-bodies/16", ""),
    ],
)
def test_how_a_clause_lies_to_another(clause: str, lies: str) -> None:
    assert relation(tops_of(ACT), clause, "regulation/16/3") == lies
    assert relation(tops_of(ACT), "regulation/16/3", clause) == lies


def _weighed(near: str, chance: float, own: str = "и где это сказано?", answers: float = 0.3):
    alone = finding("regulation/23", "regulation/17", answers=answers)
    together = finding("regulation/17", "regulation/23", answers=answers)
    leaning = Leaning(own, f"{own} Кто назначает заместителей?", (near,), chance)
    return load_nearness().weigh(evidence_of(ACT, alone, together, leaning))


def test_what_lies_near_comes_first_the_more_the_turn_leans() -> None:
    assert _weighed("regulation/16", 1.0).ranked[0].clause == "regulation/17"
    assert _weighed("regulation/22", 1.0).ranked[0].clause == "regulation/23"
    shares = [_weighed("regulation/16", chance).ranked[0].probability for chance in (0.6, 1.0)]
    assert shares == sorted(shares)


def test_it_answers_the_less_the_less_either_reading_finds() -> None:
    sure = [_weighed("regulation/16", 1.0, answers=answers).answers for answers in (0.05, 0.3, 0.9)]
    assert sure == sorted(sure)
    assert not _weighed("regulation/16", 1.0, answers=0.02).answered


def test_an_amount_that_the_clause_does_not_tell() -> None:
    """Clause 17 has no number besides its own."""
    assert _weighed("regulation/16", 1.0, "и сколько это стоит?").answers < _weighed("regulation/16", 1.0).answers


def test_every_candidate_is_ranked_once() -> None:
    ranked = [entry.clause for entry in _weighed("regulation/16", 0.5).ranked]
    assert sorted(ranked) == ["regulation/16", "regulation/17", "regulation/23"]
