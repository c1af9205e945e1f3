"""Fits what nearness adds in a dialogue: ``python -m eval.training.nearness``.

Owns: the fit, on follow-ups about acts without expected questions (``follow_ups.jsonl``: the question before, whether
it opened the dialogue, the clause that answered it, the turn, and the clause that answers the turn, or none), and on
first questions of an act asked one after the other, which lean on nothing. Must not know: how findings are weighed.
``--check`` leaves out one act after the other and tells how many turns come right, beside each reading by itself.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from assistant.decide import softmax
from assistant.dialogue.gate import clues_of, load_gate
from assistant.dialogue.nearness import (
    OFFERED,
    RELATIONS,
    WEIGHTS,
    Evidence,
    Nearness,
    answering_features,
    evidence_of,
)
from assistant.dialogue.state import Leaning, Move
from assistant.find import Finder, encoder_opener
from assistant.settings import Settings
from assistant.understand.question import understand
from eval.training.logistic import logistic
from eval.training.pairs import act_at, rows
from eval.training.remembered import Remembered
from eval.training.wants import DAY

ROWS = Path(__file__).parent / "follow_ups.jsonl"
_RIDGE = 0.3  # of the weights of the ranking
_INVERSE_RIDGE = 0.3
# Chosen on turns about acts left out, so that about one answer of seven is wrong.
_ANSWERED_AT, _BELIEVED = 0.62, 0.15
_OFFERED_AT = 0.3  # probability that one of the first three answers


@dataclass(frozen=True, slots=True)
class Example:
    """A turn of a dialogue with its evidence, and which clause answers it; empty where none does."""

    act: str
    evidence: Evidence
    clause: str

    @property
    def gold(self) -> list[int]:
        """The candidates that answer."""
        return [row for row, clause in enumerate(self.evidence.clauses) if clause == self.clause]


def examples(acts: Path) -> list[Example]:
    """All turns, with their evidence."""
    told = list(rows(ROWS))
    opener = encoder_opener(Settings())
    memory = Remembered(opener())
    found = []
    for name, turns in groupby(sorted((*told, *_alone(told)), key=_act), key=_act):
        finder, of_act = Finder(act_at(acts / name), Settings(), encoder=opener), list(turns)
        asked = {text for row in of_act for text in (row["question"], row["before"], _whole(row))}
        finder.prime(sorted(asked), memory.encode_queries)
        found += [_example(finder, row) for row in of_act]
    return found


def _act(row: dict[str, Any]) -> str:
    return str(row["act"])


def _whole(row: dict[str, Any]) -> str:
    return f"{row['question']} {row['before']}"


def _alone(told: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """First questions of one act one after the other."""
    for act in sorted({row["act"] for row in told}):
        first = list({row["before"]: row["near"] for row in told if row["act"] == act and row["opens"]}.items())
        for (before, near), (question, clause) in pairwise(first):
            if clause != near:
                yield {"act": act, "before": before, "near": near, "question": question, "clause": clause}


def _example(finder: Finder, row: dict[str, Any]) -> Example:
    shares = load_gate().tell(clues_of(understand(row["question"], DAY), row["before"], "clause"))
    leaning = Leaning(row["question"], _whole(row), (row["near"],), 1 - shares[Move.ALONE])
    evidence = evidence_of(finder.act, finder.find(leaning.own), finder.find(leaning.whole), leaning)
    return Example(row["act"], evidence, row["clause"] or "")


def fit(members: Sequence[Example]) -> Nearness:
    """The weights fitted on the examples."""
    start = np.array([0.5, 0.5, *(0.0 for _ in RELATIONS)])
    ranking = minimize(_loss, start, args=(members,), jac=True, method="L-BFGS-B").x
    told, best, among = [], [], []
    for member in members:
        shares = softmax(member.evidence.features @ ranking)
        order = [int(row) for row in np.argsort(-shares, kind="stable")]
        told.append(answering_features(member.evidence, shares, order))
        best.append(order[0] in member.gold)
        among.append(bool(set(order[:OFFERED]) & set(member.gold)))
    features = np.array(told)
    first, three = (logistic(features, np.array(right), _INVERSE_RIDGE) for right in (best, among))
    return Nearness(ranking, first, three, _ANSWERED_AT, _OFFERED_AT, _BELIEVED)


def _loss(weights: npt.NDArray[np.float64], members: Sequence[Example]) -> tuple[float, npt.NDArray[np.float64]]:
    """What the ranking misses, and how that changes with the weights."""
    missed, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
    for member in members:
        if member.gold:
            shares = softmax(member.evidence.features @ weights)
            meant = np.zeros_like(shares)
            meant[member.gold] = shares[member.gold] / max(shares[member.gold].sum(), 1e-12)
            missed -= float(np.log(shares[member.gold].sum() + 1e-12))
            slope = slope + (shares - meant) @ member.evidence.features
    return missed, slope


def check(members: Sequence[Example]) -> dict[str, int]:
    """How many turns come right with the act left out of the fit; and by either reading alone."""
    found = dict.fromkeys(("turns", "right", "first", "answered", "alone", "together"), 0)
    for act in sorted({member.act for member in members}):
        model = fit([member for member in members if member.act != act])
        for member in (member for member in members if member.act == act):
            told = model.weigh(member.evidence)
            found["turns"] += 1
            found["first"] += told.ranked[0].clause == member.clause
            found["answered"] += told.answered
            for name, finding in (("right", told), ("alone", member.evidence.own), ("together", member.evidence.whole)):
                right = finding.ranked[0].clause == member.clause if finding.answered else not member.clause
                found[name] += right
    return found


def write(model: Nearness, path: Path = WEIGHTS) -> None:
    """Keep the weights beside the code."""
    record = {
        "ranking": [round(float(weight), 4) for weight in model.ranking],
        "answering": model.answering.record(),
        "among": model.among.record(),
        "threshold": model.threshold,
        "offering": model.offering,
        "belief": model.belief,
    }
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


@cache
def _examples(acts: Path) -> list[Example]:
    return examples(acts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="tell how turns about acts left out come right")
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"), help="the folder of other acts")
    chosen = parser.parse_args(arguments)
    members = _examples(chosen.acts)
    if chosen.check:
        print(check(members))
    else:
        write(fit(members))


if __name__ == "__main__":
    main()
