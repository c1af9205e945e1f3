"""Where right answers are lost between the first clauses found and what is answered: ``python -m eval.losses``.

Owns: the counts of what is answered and what not, how well chances tell right answers from others, and what would be
gained if one fault were gone. Must not know: how evidence is gathered or weighed. Asked are the acts that nothing was
fitted on, or those of a file of questions (``--asked``, see ``eval/asked.py``); the gates before the decision are not.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.find import ADAPTER
from assistant.weigh import WEIGHTS, load_weigher
from embeddings.encoder import Encoder, open_encoder
from eval.asked import asked_in
from eval.measures import auroc
from eval.training.field_cases import ANSWERABLE, NEAR_MISS, held_acts, measured_acts
from eval.training.field_evidence import ALL, FOREIGN_TO_MEASURE, Example, gather, of_cases
from eval.training.remembered import Remembered
from eval.unseen import Outcome, outcome

RISKS = (0.15, 0.20, 0.25)  # shares of the answers that may be wrong


def counts(told: Sequence[Outcome]) -> list[str]:
    """How many questions of each kind are answered, and how many not."""
    asked = [one for one in told if one.kind == ANSWERABLE]
    groups = {"right clause first": [one for one in asked if one.first]}
    groups["another clause first"] = [one for one in asked if not one.first]
    groups |= {kind: [one for one in told if one.kind == kind] for kind in sorted({one.kind for one in told})}
    del groups[ANSWERABLE]
    answered = {name: sum(one.answered for one in group) for name, group in groups.items()}
    return [f"| {name} | {answered[name]} | {len(group) - answered[name]} |" for name, group in groups.items()]


def at_most(told: Sequence[Outcome], risk: float) -> float:
    """The share of answerable questions answered rightly at the best threshold that keeps a share of wrong answers."""
    ranked = sorted(told, key=lambda one: -one.chance)
    right = np.cumsum([one.first for one in ranked])
    kept = right[(1 - right / np.arange(1, len(ranked) + 1)) <= risk]
    return float(kept[-1]) / sum(one.kind == ANSWERABLE for one in told) if len(kept) else 0.0


def gains(told: Sequence[Outcome]) -> list[str]:
    """What would be answered rightly at each risk as it is, and without a fault; chances stay as they are."""
    asked = [one for one in told if one.kind == ANSWERABLE]
    ordered = [replace(one, first=one.five) for one in told]
    ways = {
        "as it is": told,
        "if near misses were known": asked,
        "if the first five were in order": ordered,
        "both": [one for one in ordered if one.kind == ANSWERABLE],
    }
    return [
        f"| {name} | " + " | ".join(f"{at_most(way, risk):.3f}" for risk in RISKS) + " |" for name, way in ways.items()
    ]


def losses(told: Sequence[Outcome]) -> list[str]:
    """Both tables, of questions that the act answers and near misses, and how well chances tell right answers apart."""
    near = [one for one in told if one.kind in (ANSWERABLE, NEAR_MISS)]
    apart = auroc([one.first for one in near], [one.chance for one in near])
    return [
        "| | answered | not |",
        "|---|---|---|",
        *counts(told),
        f"right answers told from all others (AUROC): {apart:.3f}" if apart is not None else "",
        "| answered rightly where of the answers at most so many are wrong | "
        + " | ".join(f"{risk:.2f}" for risk in RISKS)
        + " |",
        "|---|---|---|---|",
        *gains(near),
    ]


def examples_of(asked: Path, acts: Path, encoder: Encoder) -> list[Example]:
    """The evidence on the questions of a file."""
    memory = Remembered(encoder)
    return [one for name, cases in asked_in(asked, acts).items() for one in of_cases(acts, name, cases, memory)]


def main() -> None:
    """Ask, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--asked", type=Path, metavar="FILE", help="questions to ask instead")
    options = parser.parse_args()
    encoder, weigher = open_encoder("default", adapter=ADAPTER), load_weigher(options.weights)
    if options.asked:
        examples = examples_of(options.asked, options.acts, encoder)
    else:
        examples = gather(options.acts, measured_acts(), encoder, held_acts(), ALL, FOREIGN_TO_MEASURE)
    print("\n".join(losses([outcome(example, weigher) for example in examples])))


if __name__ == "__main__":
    main()
