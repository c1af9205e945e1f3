"""A question that goes on from a clause is often answered there or beside it: what that adds to what is found.

Owns: how a clause lies to those talked of, and the weighing of three things into one finding: what the turn finds by
itself, what it finds together with the question before it, and how near that lies. Must not know: how clauses are
found, how a turn is read. ``eval/training/nearness.py`` fits the weights on dialogues about acts of many kinds.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.decide import Linear, softmax
from assistant.dialogue.state import Leaning
from assistant.find import Candidate, Finding
from assistant.understand.asks import KINDS, kinds_of
from assistant.understand.matter import skeletons
from assistant.understand.skeleton import skeleton
from corpus.model import Act

WEIGHTS = Path(__file__).parent.parent / "data" / "nearness.json"
RELATIONS = ("same", "inside", "beside", "next", "near")
OFFERED = 3  # clauses that a likely answer offers
_OWN_NUMBER = re.compile(r"^\s*[\d.\-¹²³]+\s*[).]?")
_FIGURES = re.compile(r"\d")
_HOW_MANY = skeleton("сколько")
_FEW = 3  # clauses away, still near
_TINY = 1e-6
_LEAST = 0.003  # of a probability, whose logit is taken
Row = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears on each candidate.

    Attributes:
        clauses: the candidates.
        features: (candidates, 2 + relations): the logarithms of their shares alone and together, and how they lie.
        own: what the turn finds by itself.
        whole: what it finds together with the question before it.
        leaning: what it leans on.
        figures: whether each candidate tells a number.
    """

    clauses: tuple[str, ...]
    features: npt.NDArray[np.float64]
    own: Finding
    whole: Finding
    leaning: Leaning
    figures: tuple[bool, ...]


def tops_of(act: Act) -> dict[str, int]:
    """The clauses right below the parts of an act, and their places in order."""
    ids = dict.fromkeys(_top(str(unit.id)) for unit in act.units())
    return {clause: place for place, clause in enumerate(ids)}


def relation(tops: Mapping[str, int], clause: str, other: str) -> str:
    """How a clause lies to another one; empty where they have nothing to do with each other."""
    if clause == other:
        return "same"
    if clause.startswith(f"{other}/") or other.startswith(f"{clause}/"):
        return "inside"
    mine, its = _top(clause), _top(other)
    if mine == its:
        return "beside"
    if mine.split("/")[0] != its.split("/")[0] or mine not in tops or its not in tops:
        return ""
    away = abs(tops[mine] - tops[its])
    return "next" if away == 1 else "near" if away <= _FEW else ""


def _top(clause: str) -> str:
    return "/".join(clause.split("/")[:2])


def evidence_of(act: Act, own: Finding, whole: Finding, leaning: Leaning) -> Evidence:
    """The evidence on the clauses that either reading finds, and on those just talked of."""
    alone, together, tops = _shares(own), _shares(whole), tops_of(act)
    clauses = tuple(dict.fromkeys([*together, *alone, *leaning.near]))
    rows = []
    for clause in clauses:
        lies = {relation(tops, clause, other) for other in leaning.near}
        shares = [math.log(found.get(clause, 0.0) + _TINY) for found in (alone, together)]
        best = next((name for name in RELATIONS if name in lies), "")
        rows.append([*shares, *(leaning.chance * (name == best) for name in RELATIONS)])
    figures = tuple(_tells_number(act, clause) for clause in clauses)
    return Evidence(clauses, np.array(rows, np.float64), own, whole, leaning, figures)


def _tells_number(act: Act, clause: str) -> bool:
    """Whether a clause has a number besides its own."""
    if not act.has(clause):
        return False
    text = " ".join(span.of(act.source) for span in act.unit(clause).own_spans)
    return bool(_FIGURES.search(_OWN_NUMBER.sub("", text)))


def _asks_number(question: str) -> bool:
    """Whether an amount or a time is asked for."""
    kinds = dict(zip(KINDS, kinds_of(question), strict=True))
    return bool(kinds["amount"] or kinds["time"] or _HOW_MANY in skeletons(question).split())


def _shares(found: Finding) -> dict[str, float]:
    held = {entry.clause: entry.probability for entry in found.ranked if entry.probability > 0}
    total = sum(held.values())
    return {clause: chance / total for clause, chance in held.items()}


@dataclass(frozen=True, slots=True)
class Nearness:
    """The fitted weights: of the candidates against each other, and of the best one's answering.

    Nearness alone answers nothing: where neither reading believes in its best clause by ``belief``, theirs counts.
    """

    ranking: Row
    answering: Linear
    among: Linear
    threshold: float
    offering: float
    belief: float

    def weigh(self, evidence: Evidence) -> Finding:
        """The two findings as one."""
        shares = softmax(evidence.features @ self.ranking)
        order = [int(row) for row in np.argsort(-shares, kind="stable")]
        told = answering_features(evidence, shares, order)[None]
        answers, among = float(self.answering.chance(told)[0]), float(self.among.chance(told)[0])
        believed = max(evidence.own.answers, evidence.whole.answers)
        answers = answers if believed >= self.belief else min(answers, believed)
        tails = {entry.clause: entry.tail for entry in (*evidence.whole.ranked, *evidence.own.ranked)}
        placed = [(evidence.clauses[row], float(shares[row])) for row in order]
        ranked = [Candidate(clause, answers * share, tails.get(clause, False)) for clause, share in placed]
        known = {entry.clause for entry in ranked}
        rest = [replace(entry, probability=0.0) for entry in evidence.own.ranked if entry.clause not in known]
        near = tuple(ranked[:OFFERED]) if max(answers, among) >= self.offering else ()
        return Finding((*ranked, *rest), answers, self.threshold, likely=near)


def answering_features(evidence: Evidence, shares: Row, order: Sequence[int]) -> Row:
    """What bears on whether the best candidate answers: both readings' own belief, and how it leads and lies."""
    best, clause = evidence.features[order[0]], evidence.clauses[order[0]]
    sure = [_logit(found.answers) for found in (evidence.own, evidence.whole)]
    first = [
        float(found.ranked[0].clause == clause) if found.ranked else 0.0 for found in (evidence.own, evidence.whole)
    ]
    lead = [float(shares[order[0]]), float(shares[list(order[:OFFERED])].sum())]
    both = [chance * agrees for chance, agrees in zip(sure, first, strict=True)]
    asked, told = _asks_number(evidence.leaning.own), evidence.figures[order[0]]
    number = [float(asked and told), float(asked and not told)]
    return np.array([*sure, *lead, *best, *both, *first, evidence.leaning.chance, *number], np.float64)


def _logit(chance: float) -> float:
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


@lru_cache(maxsize=1)
def load_nearness(path: Path = WEIGHTS) -> Nearness:
    """The committed weights."""
    record = json.loads(path.read_text(encoding="utf-8"))
    ranking = np.array(record["ranking"], np.float64)
    return Nearness(
        ranking,
        Linear.of(record["answering"]),
        Linear.of(record["among"]),
        float(record["threshold"]),
        float(record["offering"]),
        float(record["belief"]),
    )
