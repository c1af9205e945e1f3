"""Trains the decision model and chooses its thresholds: ``python -m eval.training.decision``.

Owns: fitting the three logistic models on the training and calibration questions (each with all questions of its own
writer left out of the index, as a stranger's would be), choosing the thresholds on the development questions. Must not
know: the test split, how signals are made.

The ranking is a conditional logit (McFadden 1974) fitted by L-BFGS; the answering model a logistic regression. The
threshold of each caution is the lowest at which the upper Clopper-Pearson bound (1934; one-sided, 95 %) of the
false-answer rate on the development questions stays below its target.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from assistant.decide import CLOSE, WEIGHTS, Linear, answering_features, company_features, ranking_features
from assistant.find import Finder
from assistant.settings import Settings
from assistant.understand.asks import breadth_of, kinds_of
from corpus.library import open_act
from embeddings.signals import Signals
from eval.training.pairs import QUESTIONS, rows

Matrix: TypeAlias = npt.NDArray[np.float64]
Row: TypeAlias = npt.NDArray[np.float64]
SUPERFLUOUS = 0.03  # share of one-clause questions that may be answered with a clause too many
TARGETS = {"strict": 0.01, "balanced": 0.015, "lenient": 0.05}
_RIDGE = 1e-3
_INVERSE_RIDGE = 1.0
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its signals and gold clauses (rows of the signals; none if nothing answers)."""

    row: dict[str, Any]
    signals: Signals
    gold: tuple[int, ...]


def writer_of(row: dict[str, Any]) -> str:
    """Who wrote a question: its id without the number."""
    return str(row["id"]).rpartition("-")[0]


def examples(finder: Finder, name: str) -> list[Example]:
    """The questions of a split with their signals; what a question's own writer asked besides is not searched."""
    asked = list(rows(QUESTIONS / f"{name}.jsonl"))
    finder.prime([row["question"] for row in asked])
    written: dict[str, set[str]] = {}
    for row in asked:
        written.setdefault(writer_of(row), set()).add(row["question"])
    by_writer = {writer: frozenset(questions) for writer, questions in written.items()}
    found = []
    for row in asked:
        signals = finder.signals(row["question"], unseen=by_writer[writer_of(row)])
        place = {clause: number for number, clause in enumerate(signals.clauses)}
        gold = tuple(place[clause] for clause in row["gold"] if clause in place)
        found.append(Example(row, signals, gold))
    return found


def fit_ranking(members: Sequence[Example], heads: npt.NDArray[np.bool_]) -> Linear:
    """The conditional logit over the clauses of each answerable question."""
    features = np.array([ranking_features(member.signals.matrix, heads) for member in members])
    flat = features.reshape(-1, features.shape[2])
    mean, scale = flat.mean(axis=0), flat.std(axis=0) + 1e-9
    wanted = np.zeros(features.shape[:2])
    for number, member in enumerate(members):
        wanted[number, list(member.gold)] = 1 / len(member.gold)
    scaled = (features - mean) / scale

    def loss(weights: Row) -> tuple[float, Row]:
        scores = scaled @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        value = -(wanted * np.log(shares + 1e-12)).sum(axis=1).mean() + _RIDGE * weights @ weights
        slope = np.einsum("qc,qcf->f", shares - wanted, scaled) / len(members) + 2 * _RIDGE * weights
        return float(value), np.asarray(slope, np.float64)

    best = minimize(loss, np.zeros(features.shape[2]), jac=True, method="L-BFGS-B").x
    return Linear(mean, scale, np.asarray(best, np.float64))


def answering_rows(members: Sequence[Example], ranking: Linear, heads: npt.NDArray[np.bool_]) -> Matrix:
    """The answering features of each question."""
    found = []
    for member in members:
        scores = ranking(ranking_features(member.signals.matrix, heads))
        order = np.argsort(-scores, kind="stable")
        found.append(answering_features(member.signals, scores, order, kinds_of(member.row["question"])))
    return np.array(found)


def fit_answering(features: Matrix, answerable: npt.NDArray[np.bool_]) -> Linear:
    """The logistic regression that tells whether the best clause answers."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    model = LogisticRegression(C=_INVERSE_RIDGE, max_iter=5000).fit((features - mean) / scale, answerable)
    return Linear(mean, scale, model.coef_[0].astype(np.float64), float(model.intercept_[0]))


def upper_bound(false: int, total: int, confidence: float = _CONFIDENCE) -> float:
    """The one-sided upper Clopper-Pearson bound of a rate."""
    return 1.0 if false >= total else float(beta.ppf(confidence, false + 1, total - false))


def threshold_for(target: float, answerable: Row, unanswerable: Row) -> float:
    """The lowest threshold whose false-answer bound meets the target; ties are cut midway to the next score."""
    candidates = np.unique(np.concatenate([answerable, unanswerable, [1.0]]))
    edges = (candidates[:-1] + candidates[1:]) / 2
    for edge in edges:
        if upper_bound(int((unanswerable >= edge).sum()), len(unanswerable)) <= target:
            return float(edge)
    return 1.0


def company_rows(
    members: Sequence[Example], ranking: Linear, heads: npt.NDArray[np.bool_]
) -> Iterator[tuple[int, npt.NDArray[np.int64], Matrix]]:
    """For each answerable question whose best clause is right: its number, the clauses behind, their features."""
    for number, member in enumerate(members):
        scores = ranking(ranking_features(member.signals.matrix, heads))
        order = np.argsort(-scores, kind="stable")
        if member.gold and int(order[0]) in {*member.gold, *_also(member)}:
            breadth = breadth_of(member.row["question"])
            yield number, order[1:CLOSE], company_features(member.signals, scores, order, heads, breadth)


def fit_company(members: Sequence[Example], ranking: Linear, heads: npt.NDArray[np.bool_]) -> Linear:
    """The logistic regression that tells whether a clause behind the best belongs to the answer too."""
    features, wanted = [], []
    for number, behind, rows_of in company_rows(members, ranking, heads):
        for row, values in zip(behind, rows_of, strict=True):
            if int(row) not in _also(members[number]):
                features.append(values)
                wanted.append(int(row) in members[number].gold)
    return fit_answering(np.array(features), np.array(wanted))


def together_for(members: Sequence[Example], ranking: Linear, company: Linear, heads: npt.NDArray[np.bool_]) -> float:
    """The lowest chance of company at which at most `SUPERFLUOUS` of the one-clause questions get a clause too many."""
    single = []
    for number, behind, features in company_rows(members, ranking, heads):
        if len(members[number].gold) == 1:
            also = _also(members[number])
            chances = company.chance(features)
            single.append(max((c for c, row in zip(chances, behind, strict=True) if int(row) not in also), default=0.0))
    return float(np.quantile(np.array(single), 1 - SUPERFLUOUS))


def _also(member: Example) -> set[int]:
    place = {clause: number for number, clause in enumerate(member.signals.clauses)}
    return {place[clause] for clause in member.row.get("also", ()) if clause in place}


def main() -> None:
    """Fit, choose thresholds, write the weights, print what the development questions say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    finder = Finder(open_act(), Settings())
    training = [*examples(finder, "train"), *examples(finder, "calibration")]
    development = examples(finder, "dev")
    heads = finder.heads
    ranking = fit_ranking([member for member in training if member.gold], heads)
    features = answering_rows(training, ranking, heads)
    answering = fit_answering(features, np.array([bool(member.row["gold"]) for member in training]))
    chances = answering.chance(answering_rows(development, ranking, heads))
    has = np.array([bool(member.row["gold"]) for member in development])
    thresholds = {name: threshold_for(target, chances[has], chances[~has]) for name, target in TARGETS.items()}
    answerable = [member for member in development if member.gold]
    company = fit_company(training, ranking, heads)
    together = together_for(answerable, ranking, company, heads)
    record = {
        "ranking": ranking.record(),
        "answering": answering.record(),
        "thresholds": {name: round(value, 6) for name, value in thresholds.items()},
        "company": company.record(),
        "together": round(together, 6),
        "targets": TARGETS,
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    _report(answerable, ranking, heads, chances, has, thresholds)


def _report(
    answerable: Sequence[Example],
    ranking: Linear,
    heads: npt.NDArray[np.bool_],
    chances: Row,
    has: npt.NDArray[np.bool_],
    thresholds: dict[str, float],
) -> None:
    hits = []
    for member in answerable:
        top = int(np.argmax(ranking(ranking_features(member.signals.matrix, heads))))
        hits.append(member.signals.clauses[top] in {*member.row["gold"], *member.row.get("also", ())})
    print(f"development: Hit@1 {np.mean(hits):.3f} of {len(hits)}")
    for name, edge in thresholds.items():
        false_answers, false_refusals = (chances[~has] >= edge).mean(), (chances[has] < edge).mean()
        print(f"{name}: threshold {edge:.3f}, false answers {false_answers:.3f}, false refusals {false_refusals:.3f}")


if __name__ == "__main__":
    main()
