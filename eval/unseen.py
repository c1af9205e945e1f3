"""Finding and refusing in acts that neither the encoder nor the decision ever saw: ``python -m eval.unseen``.

Owns: the figures over those acts, what each kind of evidence brings to them, their intervals. Must not know: how the
decision is fitted (``eval/training/unaided.py``). Intervals are of whole acts drawn again and again, as the questions
about one act are alike. Evidence is left out as if no question knew it (its columns at their mean), not fitted anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np

from assistant.find import ADAPTER
from assistant.weigh import WEIGHTS, Weigher, load_weigher
from embeddings.encoder import open_encoder
from embeddings.evidence import FEATURES, Evidence
from eval.errors import MissingExtra
from eval.measures.refusal import ece
from eval.measures.spread import SEED
from eval.peers import PEERS, open_peer
from eval.training.field_cases import ANSWERABLE, held_acts, measured_acts, stem_of
from eval.training.field_evidence import ALL, FOREIGN_TO_MEASURE, Example, gather
from eval.training.pairs import act_at

_ROUNDS = 2000
# The kinds of evidence, by the names of their scores.
KINDS: Mapping[str, tuple[str, ...]] = {
    "vectors of the clause": ("dense.body", "dense.window"),
    "pieces of long clauses": ("dense.window",),
    "headers": ("dense.heading", "words.heading"),
    "clauses around": ("dense.parent", "dense.child", "dense.beside"),
    "words": ("words.body", "words.even", "cover.body", "cover.all", "numbers"),
    "letters": ("letters.body", "letters.even"),
    "rare words": ("named",),
    "what words stand for": ("meant.body", "meant.cover", "meant.least", "meant"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question.

    Attributes:
        first: whether the best clause answers it; ``five``, whether one of the five best does.
        answered: whether it was answered; ``offered``, whether clauses were offered instead.
        found: whether it was answered rightly, or a right clause was offered.
        chance: that the best clause answers, as the model has it.
    """

    act: str
    kind: str
    first: bool
    five: bool
    answered: bool = False
    offered: bool = False
    found: bool = False
    chance: float = 0.0


def outcome(example: Example, weigher: Weigher, caution: str = "balanced") -> Outcome:
    """What the decision makes of a question."""
    said, gold = weigher.weigh(example.evidence), example.gold
    first, answered = bool(gold[said.order[0]]), said.answers >= weigher.thresholds[caution]
    offered = not answered and said.among >= weigher.offering[caution]
    found = (answered and first) or (offered and bool(gold[said.offered].any()))
    five = bool(gold[said.order[:5]].any())
    return Outcome(example.case.act, example.case.kind, first, five, answered, offered, found, said.answers)


def without(example: Example, kind: Sequence[str], weigher: Weigher) -> Example:
    """A question whose evidence of a kind is unknown."""
    features = example.evidence.features.copy()
    for column, name in enumerate(FEATURES):
        if any(name == score or name.startswith(f"{score}.") for score in kind):
            features[:, column] = weigher.ranking.mean[column]
    return replace(example, evidence=Evidence(example.evidence.clauses, features))


def densest(example: Example) -> Outcome:
    """What the nearest vector alone would find, in the text of a clause or a piece of it."""
    order = np.argsort(-example.evidence.features[:, FEATURES.index("dense.window")], kind="stable")
    gold = example.gold[order]
    return Outcome(example.case.act, example.case.kind, bool(gold[0]), bool(gold[:5].any()))


def peers(examples: Sequence[Example], acts: Path, name: str, encoder: Path) -> list[Outcome]:
    """What another library finds in the same acts, with its own defaults."""
    told = []
    for act in dict.fromkeys(example.case.act for example in examples):
        peer, _ = open_peer(name, act_at(acts / act), encoder)
        for case in (example.case for example in examples if example.case.act == act):
            ranked = [clause for clause, _ in peer.rank(case.question, 5)]
            told.append(Outcome(act, case.kind, *(bool({*ranked[:most]} & {*case.gold}) for most in (1, 5))))
    return told


Measure: TypeAlias = Callable[[Sequence[Outcome]], float]


def share(name: str) -> Measure:
    """The share of questions of which something holds."""
    return lambda told: float(np.mean([getattr(one, name) for one in told])) if told else 0.0


def rightly(told: Sequence[Outcome]) -> float:
    """The share of questions that were answered, and rightly."""
    return float(np.mean([one.answered and one.first for one in told])) if told else 0.0


def wrong(told: Sequence[Outcome]) -> float:
    """Of the answers the share of wrong ones."""
    answers = [one.first for one in told if one.answered]
    return 1 - float(np.mean(answers)) if answers else 0.0


def expected_error(told: Sequence[Outcome]) -> float:
    """The calibration error of the chances, in ten bins."""
    return ece([one.first for one in told], [one.chance for one in told])


FIGURES: Mapping[str, Measure] = {
    "right first": share("first"),
    "in the first five": share("five"),
    "answered rightly": rightly,
    "found": share("found"),
    "wrong of answers": wrong,
}


def interval(told: Sequence[Outcome], measure: Measure, before: Sequence[Outcome] = ()) -> tuple[float, float]:
    """95 % of a figure, or of its difference to the same questions before, over acts drawn with replacement."""
    stems = sorted({stem_of(one.act) for one in told})
    groups = [([o for o in told if stem_of(o.act) == s], [o for o in before if stem_of(o.act) == s]) for s in stems]
    picker = np.random.default_rng(SEED)
    drawn = []
    for _ in range(_ROUNDS):
        chosen = [groups[at] for at in picker.integers(0, len(groups), len(groups))]
        now, then = ([one for group in chosen for one in group[side]] for side in (0, 1))
        drawn.append(measure(now) - (measure(then) if before else 0.0))
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def figures(examples: Sequence[Example], weigher: Weigher) -> list[str]:
    """The figures of the questions that the acts answer, with their intervals, and what is made of the others."""
    told = [outcome(example, weigher) for example in examples]
    asked = [one for one in told if one.kind == ANSWERABLE]
    lines = [f"{len(asked)} questions about {len({one.act for one in asked})} acts"]
    for name, measure in FIGURES.items():
        low, high = interval(asked, measure)
        lines.append(f"| {name} | {measure(asked):.3f} | {low:.3f} … {high:.3f} |")
    lines.append(f"| calibration error, all questions | {expected_error(told):.3f} | |")
    for kind in dict.fromkeys(one.kind for one in told if one.kind != ANSWERABLE):
        mine = [one for one in told if one.kind == kind]
        answered, offered = share("answered")(mine), share("offered")(mine)
        lines.append(f"| {kind}, {len(mine)}: answered / offered | {answered:.3f} / {offered:.3f} | |")
    return lines


def ablation(examples: Sequence[Example], weigher: Weigher, others: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """What is lost where a kind of evidence is left out, and what others find, each against the whole."""
    asked = [example for example in examples if example.case.kind == ANSWERABLE]
    whole = [outcome(example, weigher) for example in asked]
    lines = ["| | right first | in the first five | found |", "|---|---|---|---|", _row("all of it", whole, ())]
    for name, kind in KINDS.items():
        lines.append(_row(f"without {name}", [outcome(without(one, kind, weigher), weigher) for one in asked], whole))
    lines.append(_row("the nearest vector alone", [densest(example) for example in asked], whole))
    return [*lines, *(_row(name, told, whole) for name, told in others.items())]


def _row(name: str, told: Sequence[Outcome], whole: Sequence[Outcome]) -> str:
    cells = []
    for measure in (share("first"), share("five"), share("found")):
        low, high = interval(told, measure, whole) if whole else (0.0, 0.0)
        cells.append(f"{measure(told):.3f}" + (f" ({low:+.3f} … {high:+.3f})" if whole else ""))
    decides = any(one.answered or one.offered for one in told)
    return f"| {name} | {cells[0]} | {cells[1]} | {cells[2] if decides else ''} |"


def installed(examples: Sequence[Example], acts: Path, encoder: Path) -> dict[str, Sequence[Outcome]]:
    """What the peers find that are installed here."""
    asked = [example for example in examples if example.case.kind == ANSWERABLE]
    found: dict[str, Sequence[Outcome]] = {}
    for name in PEERS:
        try:
            found[name] = peers(asked, acts, name, encoder)
        except MissingExtra as error:
            print(error)
    return found


def main() -> None:
    """Ask the acts kept for measuring, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=Path, default=Path("../shared/acts"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="ask other libraries too, with this folder's encoder"
    )
    options = parser.parse_args()
    encoder, weigher = open_encoder("default", adapter=ADAPTER), load_weigher(options.weights)
    asked = partial(gather, options.acts, measured_acts(), encoder, held_acts())
    examples = asked(most=ALL, foreign=FOREIGN_TO_MEASURE)
    print("\n".join(figures(examples, weigher)))
    others = installed(examples, options.acts, options.peers) if options.peers else {}
    print("\n".join(ablation(examples, weigher, others)))


if __name__ == "__main__":
    main()
