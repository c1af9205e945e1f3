"""The figures of acts never seen, from planted outcomes; evidence left out; questions that are answered elsewhere too."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.weigh import load_weigher
from embeddings.evidence import FEATURES, Evidence
from eval.training.field_cases import ANSWERABLE, OTHER_ACT, Case
from eval.training.field_evidence import Example, _is_answered
from eval.unseen import KINDS, Outcome, densest, expected_error, interval, outcome, rightly, share, without, wrong

TOLD = [
    Outcome("kk/a.txt", ANSWERABLE, first=True, five=True, answered=True, found=True, chance=1.0),
    Outcome("kk/a.txt", ANSWERABLE, first=False, five=True, answered=True, chance=1.0),
    Outcome("pairs/03-kk.txt", ANSWERABLE, first=False, five=True, offered=True, found=True, chance=0.0),
    Outcome("pairs/03-ru.txt", ANSWERABLE, first=True, five=True, chance=0.0),
]


def test_figures_are_shares_of_all_questions_and_wrong_ones_of_the_answers() -> None:
    assert (rightly(TOLD), wrong(TOLD), share("found")(TOLD), share("first")(TOLD)) == (0.25, 0.5, 0.5, 0.5)
    assert expected_error(TOLD) == pytest.approx(0.5)
    assert (rightly([]), wrong([]), share("found")([])) == (0.0, 0.0, 0.0)


def test_intervals_are_of_acts_and_both_languages_of_one_are_one() -> None:
    assert interval(TOLD, share("five")) == (1.0, 1.0)
    assert interval(TOLD, share("answered")) == (0.0, 1.0)  # all or none of it, as one or the other act was drawn alone
    assert interval(TOLD, share("first"), TOLD) == (0.0, 0.0)


def example(*dense: float, right: int) -> Example:
    features = np.tile(load_weigher().ranking.mean, (len(dense), 1))
    features[:, FEATURES.index("dense.window")] = dense
    gold = np.arange(len(dense)) == right
    case = Case("kk/a.txt", "?", "kk", ("body/1",), ANSWERABLE)
    return Example(case, Evidence(tuple(f"body/{number}" for number in range(len(dense))), features), gold)


def test_evidence_left_out_says_the_same_of_every_candidate() -> None:
    weigher, asked = load_weigher(), example(0.2, 0.9, 0.5, right=1)
    assert outcome(asked, weigher).first
    assert densest(asked).first
    bare = without(asked, KINDS["pieces of long clauses"], weigher).evidence.features
    assert np.ptp(bare[:, FEATURES.index("dense.window")]) == 0.0
    assert asked.evidence.features[:, FEATURES.index("dense.window")].tolist() == [0.2, 0.9, 0.5]
    assert {score for kind in KINDS.values() for score in kind} <= set(FEATURES)


@pytest.mark.parametrize(("cosine", "answered"), [(0.59, False), (0.61, True)])
def test_a_question_whose_clause_stands_here_too_is_not_held_to_be_unanswerable(cosine: float, answered: bool) -> None:
    class Told:
        """Gives one vector for every text."""

        def encode_passages(self, texts: object) -> np.ndarray:
            return np.array([[cosine, 1.0]], np.float32)

    case = Case("kk/a.txt", "?", "kk", (), OTHER_ACT, own=("its clause",))
    matrix = np.array([[1.0, 0.0]], np.float32)
    assert _is_answered(case, matrix, Told()) is answered  # type: ignore[arg-type]
    assert not _is_answered(Case("kk/a.txt", "?", "kk", (), ANSWERABLE), matrix, Told())  # type: ignore[arg-type]
