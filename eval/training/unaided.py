"""Fits the decision of acts without expected questions, over many acts: ``python -m eval.training.unaided``.

Owns: the fit, act by act left out, and the choice of thresholds by their stated risk. Must not know: how evidence is
gathered, what is told of the acts kept for measuring (``eval/unseen.py``).

Whatever an answer's chances are fitted on was ranked by networks that had not seen its act, and a threshold is chosen
on chances given by regressions that had not seen it either.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from assistant.decide import Linear
from assistant.find import ADAPTER
from assistant.weigh import WEIGHTS, Networks, Weigher, answering_features
from embeddings.encoder import open_encoder
from embeddings.evidence import FEATURES, SCORES
from eval.training.field_cases import (
    ANSWERABLE,
    NEAR_MISS,
    NONSENSE,
    OFF_TOPIC,
    OTHER_ACT,
    Case,
    calibration_acts,
    fitting_acts,
    held_acts,
    measured_acts,
    stem_of,
)
from eval.training.field_evidence import ALL, FOREIGN_TO_CALIBRATE, FOREIGN_TO_MEASURE, Example, gather
from eval.training.logistic import logistic
from eval.unseen import figures

Matrix: TypeAlias = npt.NDArray[np.float64]
Row: TypeAlias = npt.NDArray[np.float64]
ACTS = 24  # of those that the encoder learned questions about, to fit the ranking on beside the others, at most
FOLDS = 5
_HIDDEN, _MEMBERS, _STEPS, _RATE, _DECAY, _DROPPED = 12, 4, 250, 0.01, 0.02, 0.1
_INVERSE_RIDGE = 0.005
# What a question about another act or about none weighs: who asks mostly asks about the act, and such questions are so
# many and so easily told that chances fitted on them in full are low for every question in words of everyday.
_FOREIGN = 0.15
_EVEN, _NEVER = 1e-3, 1e6  # what no act of the fit differs in says nothing, however much an act to come may
# By caution: of the answers to questions that the act answers the share of wrong ones, and of near misses the share
# answered, at most.
# Both are of acts left out of the fit; on acts that nobody saw more was wrong, so that .13 is kept here for .15 there.
RISKS = {"strict": (0.08, 0.10), "balanced": (0.13, 0.20), "lenient": (0.15, 0.20)}
# By caution: of questions about other acts and of no act the share that may be offered clauses.
OFFERS = {"strict": 0.03, "balanced": 0.10, "lenient": 0.20}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The models, and what they said of each example while its act was left out."""

    weigher: Weigher
    answers: Row
    among: Row


def fold_of(act: str, acts: Sequence[str]) -> int:
    """Which fold an act is in; both language versions of one act are in the same."""
    stems = sorted({stem_of(name) for name in acts})
    return stems.index(stem_of(act)) % FOLDS


def fit(examples: Sequence[Example]) -> Fitted:
    """Fit all models; see the module."""
    acts = sorted({example.case.act for example in examples})
    folds = np.array([fold_of(example.case.act, acts) for example in examples])
    rows: list[Row] = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        ranking = _ranking([e for e, place in zip(examples, folds, strict=True) if place != fold], seed=fold)
        for at in np.flatnonzero(folds == fold).tolist():
            rows[at] = rank(ranking, examples[at])
    told = np.array(rows)
    first, three = (np.array([example.is_right(most) for example in examples]) for most in (1, 3))
    counted = np.array([is_counted(example.case) for example in examples])
    weights = np.where(_of(examples, ANSWERABLE, NEAR_MISS), 1.0, _FOREIGN)
    even = np.ones(len(examples))
    answers, among = (
        _left_out(told, right, weight, folds, counted) for right, weight in ((first, weights), (three, even))
    )
    edges = thresholds([e for e in examples if is_counted(e.case)], answers[counted], first[counted])
    offers = offering(examples, among)
    answering = _chance(told[counted], first[counted], weights[counted])
    of_three = _chance(told[counted], three[counted], even[counted])
    return Fitted(Weigher(_ranking(examples, seed=FOLDS), answering, of_three, edges, offers), answers, among)


def _ranking(examples: Sequence[Example], seed: int) -> Networks:
    """The networks, fitted on the questions whose clause is among the candidates."""
    members = [e for e in examples if e.gold.any()] or list(examples)
    flat = np.concatenate([e.evidence.features for e in members])
    mean, scale = flat.mean(axis=0), flat.std(axis=0)
    scale = np.where(scale < _EVEN, _NEVER, scale)
    most = max(len(e.gold) for e in members)
    features = torch.zeros(len(members), most, len(FEATURES))
    gold, held = torch.zeros(len(members), most), torch.zeros(len(members), most, dtype=torch.bool)
    for at, e in enumerate(members):
        count = len(e.gold)
        features[at, :count] = torch.tensor(np.clip((e.evidence.features - mean) / scale, -6, 6), dtype=torch.float32)
        gold[at, :count], held[at, :count] = torch.tensor(e.gold, dtype=torch.float32), True
    made = [_network(features, gold, held, 100 * seed + member) for member in range(_MEMBERS)]
    parts = [
        np.stack([part.detach().numpy().astype(np.float64) for part in parts]) for parts in zip(*made, strict=True)
    ]
    return Networks(mean, scale, *parts)


def _network(features: torch.Tensor, gold: torch.Tensor, held: torch.Tensor, seed: int) -> tuple[torch.Tensor, ...]:
    """One network, by Adam over all questions at once; each question lacks families of evidence at random."""
    torch.manual_seed(seed)
    inner = nn.Parameter(torch.randn(features.shape[2], _HIDDEN) * 0.05)
    bias, outer = nn.Parameter(torch.zeros(_HIDDEN)), nn.Parameter(torch.randn(_HIDDEN) * 0.05)
    direct = nn.Parameter(torch.zeros(features.shape[2]))
    optimizer = torch.optim.AdamW([inner, bias, outer, direct], lr=_RATE, weight_decay=_DECAY)
    family = torch.tensor([_family(name) for name in FEATURES])
    for step in range(_STEPS):
        optimizer.param_groups[0]["lr"] = _RATE * (1 - step / _STEPS)
        kept = (torch.rand(len(features), len(SCORES) + 1) > _DROPPED).float()
        kept[:, -1] = 1.0
        seen = features * kept[:, family][:, None, :]
        scores = torch.tanh(seen @ inner + bias) @ outer + seen @ direct
        logs = torch.log_softmax(scores.masked_fill(~held, -1e9), dim=1)
        loss = -torch.logsumexp(logs.masked_fill(gold == 0, -1e9), dim=1).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return inner, bias, outer, direct


def _family(name: str) -> int:
    """The column of the scores that a feature belongs to; one more for what is no score."""
    base = next((score for score in SCORES if name == score or name.startswith(score + ".")), "")
    return SCORES.index(base) if base else len(SCORES)


def rank(ranking: Networks, example: Example) -> Row:
    """Rank an example's candidates; what then bears on whether the best one answers."""
    scores = ranking(example.evidence.features)
    order = np.argsort(-scores, kind="stable")
    example.ranked = tuple(order.tolist())
    return answering_features(example.evidence.features, scores, order)


def _chance(told: Matrix, right: npt.NDArray[np.bool_], weights: Row) -> Linear:
    return logistic(told, right, _INVERSE_RIDGE, weights)


def is_counted(case: Case) -> bool:
    """Whether a question may tell how sure an answer is: an answerable one only where the encoder never saw it."""
    return case.kind != ANSWERABLE or case.act in calibration_acts()


def _left_out(
    told: Matrix,
    right: npt.NDArray[np.bool_],
    weights: Row,
    folds: npt.NDArray[np.int64],
    counted: npt.NDArray[np.bool_],
) -> Row:
    """The chances that models give which have not seen the act."""
    found = np.zeros(len(told))
    for fold in range(FOLDS):
        others = (folds != fold) & counted
        found[folds == fold] = _chance(told[others], right[others], weights[others]).chance(told[folds == fold])
    return found


def thresholds(examples: Sequence[Example], answers: Row, first: npt.NDArray[np.bool_]) -> dict[str, float]:
    """For each caution the lowest threshold that keeps both of its risks."""
    asked, missed = (_of(examples, kind) for kind in (ANSWERABLE, NEAR_MISS))
    found = {}
    for caution, (wrong, false) in RISKS.items():
        fitting = [
            edge
            for edge in np.arange(0.05, 0.96, 0.01)
            if (answers[missed] >= edge).mean() <= false and _wrong(answers[asked] >= edge, first[asked]) <= wrong
        ]
        found[caution] = round(float(min(fitting, default=0.95)), 4)
    return found


def _wrong(answered: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> float:
    return float((answered & ~right).sum() / max(int(answered.sum()), 1))


def offering(examples: Sequence[Example], among: Row) -> dict[str, float]:
    """For each caution the lowest threshold at which no more than its share of foreign questions is offered clauses."""
    foreign = _of(examples, OTHER_ACT, OFF_TOPIC, NONSENSE)
    return {name: round(float(np.quantile(among[foreign], 1 - share)) + 1e-4, 4) for name, share in OFFERS.items()}


def _of(examples: Sequence[Example], *kinds: str) -> npt.NDArray[np.bool_]:
    return np.array([example.case.kind in kinds for example in examples])


def record_of(weigher: Weigher) -> dict[str, Any]:
    """The JSON of the model, with the risks that its thresholds were chosen by."""
    return {
        "ranking": weigher.ranking.record(),
        "answering": weigher.answering.record(),
        "among": weigher.among.record(),
        "thresholds": weigher.thresholds,
        "offering": weigher.offering,
        "risks": {name: list(risk) for name, risk in RISKS.items()},
        "offers": OFFERS,
    }


def described(examples: Iterable[Example], answers: Row, weigher: Weigher) -> str:
    """One line on what the chances say of examples whose acts were left out."""
    members = list(examples)
    asked, missed = (_of(members, kind) for kind in (ANSWERABLE, NEAR_MISS))
    first = np.array([member.is_right(1) for member in members])
    edge = weigher.thresholds["balanced"]
    answered = answers >= edge
    return (
        f"Hit@1 {first[asked].mean():.3f}, answered rightly {(answered & first)[asked].mean():.3f}, "
        f"wrong among answers {_wrong(answered[asked], first[asked]):.3f}, near misses answered "
        f"{answered[missed].mean():.3f}, at {edge}"
    )


def main() -> None:
    """Gather, fit, tell what is said of acts left out and of acts never seen, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"))
    parser.add_argument("--most", type=int, default=ACTS, help="acts to fit on")
    parser.add_argument("--adapter", type=Path, default=ADAPTER)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    encoder = open_encoder("default", adapter=options.adapter)
    examples = gather(options.acts, fitting_acts(options.acts, options.most), encoder)
    held = partial(gather, options.acts, encoder=encoder, most=ALL)
    others = sorted({*calibration_acts(), *held_acts()})
    examples += held(calibration_acts(), others=others, foreign=FOREIGN_TO_CALIBRATE)
    fitted = fit(examples)
    counted = [is_counted(example.case) for example in examples]
    seen = [example for example, use in zip(examples, counted, strict=True) if use]
    print(described(seen, fitted.answers[np.array(counted)], fitted.weigher))
    asked = held(measured_acts(), others=held_acts(), foreign=FOREIGN_TO_MEASURE)
    print("\n".join(figures(asked, fitted.weigher)))
    options.out.write_text(json.dumps(record_of(fitted.weigher), sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
