"""How high the right clauses stand in a ranking.

Owns: the ranking measures, computed by ir_measures (MacAvaney, Macdonald & Ounis, ECIR 2022) over pytrec_eval. Must
not know: where rankings come from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from eval.errors import MissingExtra

GOLD, ALSO = 2, 1  # grades: answers; would do as a first hit
RANKING = ("Hit@1", "R@3", "R@5", "R@10", "MRR", "nDCG@10")
DEPTH = 10  # how deep a ranking is read


def rank_values(
    gold: Mapping[str, tuple[Collection[str], Collection[str]]], rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Every ranking measure of every question, by measure and question.

    * ``Hit@1``: 1 if the first clause is gold or an acceptable first hit.
    * ``R@k``: share of the gold clauses among the first k (recall).
    * ``MRR``: 1 / rank of the first acceptable clause among the first ten, 0 without one (Voorhees, TREC-8 1999).
    * ``nDCG@10``: discounted gain over its best value, gold worth 2 and acceptable 1 (Järvelin & Kekäläinen, TOIS
      2002).

    Args:
        gold: for each answerable question, the gold clauses and those acceptable as a first hit.
        rankings: for each question, clauses from best to worst; a missing question scores zero.
    """
    values = {name: dict.fromkeys(gold, 0.0) for name in RANKING}
    if not gold:
        return values
    measures = _measures()
    for metric in _library().iter_calc(list(measures), _qrels(gold), _run(gold, rankings)):
        values[measures[metric.measure]][metric.query_id] = float(metric.value)
    return values


def _library() -> Any:
    try:
        import ir_measures
    except ImportError as error:
        raise MissingExtra("ir_measures", "eval") from error
    return ir_measures


def _measures() -> dict[Any, str]:
    ir = _library()
    recall = {ir.R(rel=GOLD) @ k: f"R@{k}" for k in (3, 5, 10)}
    return {ir.Success @ 1: "Hit@1", **recall, ir.RR: "MRR", ir.nDCG @ 10: "nDCG@10"}


def _qrels(gold: Mapping[str, tuple[Collection[str], Collection[str]]]) -> list[Any]:
    qrel = _library().Qrel
    judged = [qrel(name, clause, GOLD) for name, (right, _) in gold.items() for clause in right]
    return judged + [qrel(name, clause, ALSO) for name, (_, also) in gold.items() for clause in also]


def _run(gold: Collection[str], rankings: Mapping[str, Sequence[str]]) -> list[Any]:
    """Ranks as scores: pytrec_eval sorts by score and breaks ties by name, which must not decide here."""
    doc = _library().ScoredDoc
    return [
        doc(name, clause, 1.0 / rank)
        for name in gold
        for rank, clause in enumerate(dict.fromkeys(rankings.get(name, ())[:DEPTH]), 1)
    ]


def all_in_top(gold: Collection[str], ranking: Sequence[str], k: int = 5) -> float:
    """1 if every gold clause is among the first k, else 0 (for questions that need several)."""
    return float(bool(gold) and set(gold) <= set(ranking[:k]))
