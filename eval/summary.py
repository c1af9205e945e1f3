"""The figures of a run: by set, language and style, with the number of questions beside every one.

Owns: the aggregation of records into a ``Summary``. Must not know: how figures are drawn, systems, files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.measures import (
    RANKING,
    Bin,
    Point,
    Rate,
    all_in_top,
    aurc,
    auroc,
    calibration_bins,
    ece,
    excess_aurc,
    mean,
    percentile,
    rank_values,
    rate,
    risk_coverage,
)
from eval.measures.exact import PARTS
from eval.records import Record
from eval.verdict import Verdict

# Notices that say themselves what is not told; such an answer to an unanswerable question is counted apart.
_DISCLAIMERS = frozenset(("earlier_wording", "perhaps_changed", "missing", "removed", "fragment", "not_told"))


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one language, style or set.

    Attributes:
        handled: share handled rightly, unanswerable ones included.
        ranking: mean of each ranking measure over the answerable ones, questions without a result as zero.
        hit: Hit@1 with its interval; ``None`` without answerable ones.
        several: share of several-clause questions with all clauses in the top five.
    """

    name: str
    n: int
    answerable: int
    handled: Rate
    hit: Rate | None
    ranking: dict[str, float]
    several: Rate | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Silence and confidence, over content and unanswerable questions alone."""

    n: int
    auroc: float | None
    aurc: float
    excess_aurc: float
    ece: float
    false_answers: Rate
    disclaimed: int
    false_refusals: Rate
    wrong_answers: Rate
    curve: tuple[Point, ...]
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """What is quoted: exactness over every quote of the run, overlap over answered content questions."""

    exact: Rate
    clause_precision: float
    answers: int
    precision: float
    recall: float
    marked: int
    marked_precision: float
    marked_recall: float


@dataclass(frozen=True, slots=True)
class Exact:
    """History, status, dates and references: events exactly right, each part, and everything at once."""

    n: int
    everything: Rate
    parts: dict[str, Rate]


@dataclass(frozen=True, slots=True)
class Dialogues:
    """Turns right, and dialogues right from first to last."""

    turns: Rate
    whole: Rate


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from question to answer; the first question is asked before the clock starts."""

    n: int
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of a run; a part is ``None`` where no question asks for it.

    Attributes:
        n: questions asked, turns included.
        errors: those that got no answer.
        failures: how often each error came, most frequent first.
    """

    n: int
    errors: int
    failures: dict[str, int]
    overall: Group | None
    by_set: tuple[Group, ...]
    by_language: tuple[Group, ...]
    by_style: tuple[Group, ...]
    refusal: Refusal | None
    quotes: Quotes
    exact: Exact | None
    dialogues: Dialogues | None
    latency: Latency

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def summarise(records: Sequence[Record]) -> Summary:
    """The figures of a run."""
    content = [record for record in records if record.question.expected is None and not record.dialogue]
    exact = [record for record in records if record.question.expected is not None and not record.dialogue]
    turns = [record for record in records if record.dialogue]
    return Summary(
        n=len(records),
        errors=sum(record.verdict is Verdict.ERROR for record in records),
        failures=dict(Counter(record.error for record in records if record.error).most_common()),
        overall=group("all", content) if content else None,
        by_set=_grouped(content, lambda record: record.set),
        by_language=_grouped(content, lambda record: record.question.language),
        by_style=_grouped(content, lambda record: record.question.style or "(no style)"),
        refusal=_refusal(content) if content else None,
        quotes=_quotes(records),
        exact=_exact(exact) if exact else None,
        dialogues=_dialogues(turns) if turns else None,
        latency=_latency(records),
    )


def _grouped(records: Iterable[Record], key: Callable[[Record], str]) -> tuple[Group, ...]:
    members: dict[str, list[Record]] = {}
    for record in records:
        members.setdefault(key(record), []).append(record)
    return tuple(group(name, members[name]) for name in members)


def group(name: str, records: Sequence[Record]) -> Group:
    """The figures of some content questions."""
    asked = [record for record in records if record.question.gold]
    values = ranking_values(asked)
    several = [record for record in asked if len(record.question.gold) > 1]
    return Group(
        name=name,
        n=len(records),
        answerable=len(asked),
        handled=rate([record.verdict.good for record in records]),
        hit=rate([value == 1.0 for value in values["Hit@1"].values()]) if asked else None,
        ranking={measure: mean(list(values[measure].values())) for measure in RANKING} if asked else {},
        several=rate([bool(all_in_top(r.question.gold, r.clauses)) for r in several]) if several else None,
    )


def ranking_values(records: Iterable[Record]) -> dict[str, dict[str, float]]:
    """Every ranking measure of every answerable content question, by measure and record key."""
    asked = [record for record in records if record.question.gold and record.question.expected is None]
    gold = {record.key: (record.question.gold, record.question.also) for record in asked}
    return rank_values(gold, {record.key: record.clauses for record in asked})


def _refusal(records: Sequence[Record]) -> Refusal:
    right = [record.best_is_right for record in records]
    confidence = [record.confidence for record in records]
    told = [record for record in records if record.question.gold]
    untold = [record for record in records if not record.question.gold]
    return Refusal(
        n=len(records),
        auroc=auroc([bool(record.question.gold) for record in records], confidence),
        aurc=aurc(right, confidence),
        excess_aurc=excess_aurc(right, confidence),
        ece=ece(right, confidence),
        false_answers=rate([record.verdict is Verdict.FALSE_ANSWER for record in untold]),
        disclaimed=sum(_disclaims(record) for record in untold),
        false_refusals=rate([record.verdict is Verdict.FALSE_REFUSAL for record in told]),
        wrong_answers=rate([not r.verdict.good for r in told if r.response and r.response.answered]),
        curve=risk_coverage(right, confidence),
        bins=calibration_bins(right, confidence),
    )


def _disclaims(record: Record) -> bool:
    said = record.response
    return record.verdict is Verdict.FALSE_ANSWER and said is not None and bool(_DISCLAIMERS & set(said.notices))


def _quotes(records: Sequence[Record]) -> Quotes:
    shown = [record.shown for record in records if record.shown]
    marked = [record.marked for record in records if record.marked]
    answered = [record for record in records if record.shown is not None]
    return Quotes(
        exact=rate([exact for record in records for exact in record.exact]),
        clause_precision=mean([_clause_precision(record) for record in answered]),
        answers=len(shown),
        precision=mean([precision for precision, _ in shown]),
        recall=mean([recall for _, recall in shown]),
        marked=len(marked),
        marked_precision=mean([precision for precision, _ in marked]),
        marked_recall=mean([recall for _, recall in marked]),
    )


def _clause_precision(record: Record) -> float:
    """Share of the quoted clauses that are gold or acceptable: quoting everything does not pay."""
    return mean([float(clause in record.question.acceptable) for clause in record.quoted])


def _exact(records: Sequence[Record]) -> Exact:
    parts = {name: _part(records, name) for name in PARTS}
    return Exact(
        n=len(records),
        everything=rate([record.verdict.good for record in records]),
        parts={name: rate(flags) for name, flags in parts.items() if flags},
    )


def _part(records: Sequence[Record], name: str) -> list[bool]:
    """A part over the questions that judge it; a question that got no answer has it wrong."""
    return [dict(r.parts).get(name, False) for r in records if r.response is None or name in dict(r.parts)]


def _dialogues(turns: Sequence[Record]) -> Dialogues:
    whole: dict[str, bool] = {}
    for turn in turns:
        name = f"{turn.set}/{turn.dialogue}"
        whole[name] = whole.get(name, True) and turn.verdict.good
    return Dialogues(rate([turn.verdict.good for turn in turns]), rate(list(whole.values())))


def _latency(records: Sequence[Record]) -> Latency:
    seconds = [record.seconds for record in records]
    return Latency(len(seconds), percentile(seconds, 0.5), percentile(seconds, 0.95))
