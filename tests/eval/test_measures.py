"""The measures against values computed by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import (
    all_in_top,
    aurc,
    auroc,
    bootstrap_interval,
    calibration_bins,
    clopper_pearson,
    coverage,
    ece,
    excess_aurc,
    is_exact,
    merged,
    overlap,
    percentile,
    permutation_p,
    rank_values,
    rate,
    risk_coverage,
)

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair))), max_size=8)
OUTCOMES = st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=30)


def test_ranking_by_hand() -> None:
    # Gold at 2, an acceptable one at 1: a hit, rank 1; gain 1 + 2/log2(3) over the best 2 + 1/log2(3).
    values = rank_values({"q": (["a"], ["b"])}, {"q": ["b", "a", "c"]})
    assert values["Hit@1"]["q"] == 1
    assert values["MRR"]["q"] == 1
    assert values["R@3"]["q"] == 1
    assert values["nDCG@10"]["q"] == pytest.approx((1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))


def test_ranking_of_gold_in_third_place_by_hand() -> None:
    values = rank_values({"q": (["a"], [])}, {"q": ["x", "y", "a"]})
    assert {name: held["q"] for name, held in values.items()} == {
        "Hit@1": 0,
        "R@3": 1,
        "R@5": 1,
        "R@10": 1,
        "MRR": pytest.approx(1 / 3),
        "nDCG@10": pytest.approx(1 / math.log2(4)),
    }


def test_recall_counts_gold_only_and_each_once() -> None:
    values = rank_values({"q": (["a", "b"], ["c"])}, {"q": ["c", "a", "a", "x"]})
    assert values["R@3"]["q"] == 0.5


def test_order_decides_not_the_name_of_a_clause() -> None:
    # pytrec_eval would break ties by name; ranks are handed to it as falling scores.
    for first, second in (("a", "z"), ("z", "a")):
        assert rank_values({"q": ([first], [])}, {"q": [first, second]})["Hit@1"]["q"] == 1


def test_a_question_without_result_scores_zero() -> None:
    values = rank_values({"q": (["a"], []), "r": (["a"], [])}, {"q": ["a"]})
    assert all(held == {"q": 1, "r": 0} for held in values.values())
    assert rank_values({"r": (["a"], [])}, {})["MRR"] == {"r": 0}
    assert rank_values({}, {})["MRR"] == {}


@given(st.permutations("abcdefghij"), st.integers(0, 9))
def test_cutting_a_ranking_never_raises_a_score(ranking: list[str], kept: int) -> None:
    gold = {"q": (["a", "b"], ["c"])}
    whole, cut = rank_values(gold, {"q": ranking}), rank_values(gold, {"q": ranking[:kept]})
    assert all(cut[name]["q"] <= whole[name]["q"] + 1e-12 for name in whole)


def test_all_in_top() -> None:
    assert all_in_top(["a", "b"], ["x", "b", "y", "z", "a"]) == 1
    assert all_in_top(["a", "b"], ["x", "b", "y", "z", "w", "a"]) == 0
    assert all_in_top([], ["a"]) == 0


def test_quotes_are_exact_or_not() -> None:
    source = "0123456789"
    assert is_exact("2378", [(2, 4), (7, 9)], source)
    assert not is_exact("2379", [(2, 4), (7, 9)], source)
    assert not is_exact("", [], source)
    assert not is_exact("", [(3, 3)], source)
    assert not is_exact("9", [(9, 11)], source)
    assert is_exact("23", [(2, 4)], source, within=[(2, 4)])
    assert not is_exact("23", [(2, 4)], source, within=[(5, 9)])  # the right words, said to be of another clause


def test_overlapping_spans_count_once() -> None:
    assert merged([(5, 9), (0, 3), (2, 4), (9, 10), (7, 7)]) == ((0, 4), (5, 10))
    assert overlap([(0, 10), (0, 10)], [(5, 15), (8, 20)]) == 5
    # 4 + 5 = 9 shown, wanted 10, 7 in common.
    assert coverage([(0, 4), (2, 4), (5, 10)], [(0, 4), (7, 13)]) == (pytest.approx(7 / 9), pytest.approx(7 / 10))
    assert coverage([], [(0, 4)]) == (0, 0)


@given(SPANS, SPANS)
def test_overlap_equals_the_set_of_characters(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    characters = [{place for start, end in side for place in range(start, end)} for side in (left, right)]
    assert overlap(left, right) == len(characters[0] & characters[1])
    assert sum(end - start for start, end in merged(left)) == len(characters[0])


def test_clopper_pearson_against_published_values() -> None:
    assert clopper_pearson(0, 10) == (0, pytest.approx(1 - 0.025 ** (1 / 10)))
    assert clopper_pearson(10, 10) == (pytest.approx(0.025 ** (1 / 10)), 1)
    assert clopper_pearson(4, 20) == (pytest.approx(0.0573, abs=1e-4), pytest.approx(0.4366, abs=1e-4))
    assert clopper_pearson(0, 0) == (0, 1)
    assert rate([True, False]).value == 0.5
    assert rate([]).value == 0


def test_auroc_by_hand() -> None:
    # Pairs: .9>.5, .9>.1, .4<.5, .4>.1: three of four.
    assert auroc([True, True, False, False], [0.9, 0.4, 0.5, 0.1]) == 0.75
    assert auroc([True, False], [0.3, 0.3]) == 0.5
    assert auroc([True, True], [0.1, 0.2]) is None


def test_risk_coverage_by_hand() -> None:
    # By confidence: right, wrong, right: risks 0, 1/2, 1/3.
    right, confidence = [True, True, False], [0.9, 0.2, 0.5]
    assert [(p.coverage, p.risk, p.threshold) for p in risk_coverage(right, confidence)] == [
        (pytest.approx(1 / 3), 0, 0.9),
        (pytest.approx(2 / 3), 0.5, 0.5),
        (1, pytest.approx(1 / 3), 0.2),
    ]
    assert aurc(right, confidence) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)
    # The best order of the same answers: right, right, wrong.
    assert excess_aurc(right, confidence) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3 - (0 + 0 + 1 / 3) / 3)


def test_equal_confidences_are_one_point_and_cost_the_expected_risk() -> None:
    right = [True, False]
    assert len(risk_coverage(right, [0.5, 0.5])) == 1
    assert aurc(right, [0.5, 0.5]) == pytest.approx(0.5)
    assert aurc([], []) == 0


@given(OUTCOMES, st.randoms(use_true_random=False))
def test_aurc_does_not_depend_on_the_order_of_the_file(outcomes: list[tuple[bool, float]], random: object) -> None:
    mixed = list(outcomes)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    left, right = (aurc([ok for ok, _ in side], [value for _, value in side]) for side in (outcomes, mixed))
    assert left == pytest.approx(right)


@given(OUTCOMES)
def test_no_order_beats_the_best(outcomes: list[tuple[bool, float]]) -> None:
    assert excess_aurc([ok for ok, _ in outcomes], [value for _, value in outcomes]) >= -1e-12


def test_calibration_by_hand() -> None:
    # .95 and .85 stated .9 on average in their own bins; bin .9: one right (gap .05), bin .8: one wrong (gap .85).
    assert ece([True, False], [0.95, 0.85]) == pytest.approx((0.05 + 0.85) / 2)
    held = calibration_bins([True, False, True], [1.0, 0.0, 0.05])
    assert (held[9].count, held[9].accuracy) == (1, 1)
    assert (held[0].count, held[0].accuracy, held[0].confidence) == (2, 0.5, pytest.approx(0.025))
    assert ece([], []) == 0


def test_percentiles_by_hand() -> None:
    assert percentile([1, 2, 3, 4], 0.5) == 2.5
    assert percentile([1, 2, 3, 4, 5], 0.95) == pytest.approx(4.8)
    assert percentile([], 0.5) == 0


def test_permutation_by_hand() -> None:
    # Four gains of four: of the 16 arrangements of signs two are as far out, so p is 1/8.
    assert permutation_p([0, 0, 0, 0], [1, 1, 1, 1]) == pytest.approx(1 / 8, abs=0.01)
    assert permutation_p([1, 0, 1], [1, 0, 1]) == 1
    assert permutation_p([], []) == 1
    assert permutation_p([0] * 40, [1] * 40) == pytest.approx(1 / 10_001)


def test_bootstrap_by_hand() -> None:
    assert bootstrap_interval([0, 0, 0], [1, 1, 1]) == (1, 1)
    low, high = bootstrap_interval([0.0] * 100, [1.0, 0.0] * 50)
    # The mean of 100 draws of a coin: .5 with a deviation of .05.
    assert (low, high) == (pytest.approx(0.40, abs=0.02), pytest.approx(0.60, abs=0.02))
    assert bootstrap_interval([], []) == (0, 0)


def test_the_same_runs_give_the_same_figures() -> None:
    before, after = [0.0, 1.0, 0.0, 1.0, 1.0], [1.0, 1.0, 0.0, 0.0, 1.0]
    assert bootstrap_interval(before, after) == bootstrap_interval(before, after)
    assert permutation_p(before, after) == permutation_p(before, after)
