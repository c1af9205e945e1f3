"""The instrument is tried on systems whose scores are known beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.model import Act
from eval.questions import QuestionSet, question_of
from eval.records import Record
from eval.run import run_set
from eval.sets import open_set
from eval.summary import Summary, ranking_values, summarise
from eval.systems import System
from eval.yardsticks import Chance, Oracle, Silent, Talker


def figures(system: System, rows: QuestionSet, act: Act) -> Summary:
    return summarise(run_set(system, rows, act, clock=iter(range(10_000)).__next__))


@pytest.fixture(scope="module")
def dev() -> QuestionSet:
    return open_set("dev")


@pytest.mark.parametrize("name", ["dev", "history", "dialogues"])
def test_an_oracle_is_perfect_on_every_stored_set(name: str, act: Act) -> None:
    rows = open_set(name)
    found = run_set(Oracle(rows, act), rows, act)
    assert [record.key for record in found if not record.verdict.good] == []
    assert all(all(record.exact) for record in found)


def test_an_oracle_scores_one_on_everything(rows: QuestionSet, act: Act) -> None:
    found = figures(Oracle(rows, act), rows, act)
    assert found.overall is not None
    assert found.refusal is not None
    assert found.exact is not None
    assert found.dialogues is not None
    assert set(found.overall.ranking.values()) == {1.0}
    assert (found.overall.handled.value, found.overall.several) == (1, found.overall.several)
    assert found.overall.several is not None
    assert found.overall.several.value == 1
    assert (found.refusal.auroc, found.refusal.ece, found.refusal.excess_aurc) == (1, 0, pytest.approx(0))
    assert (found.refusal.false_answers.value, found.refusal.false_refusals.value) == (0, 0)
    assert (found.quotes.exact.value, found.quotes.clause_precision) == (1, 1)
    assert (found.quotes.precision, found.quotes.recall) == (1, 1)
    assert (found.quotes.marked, found.quotes.marked_precision, found.quotes.marked_recall) == (1, 1, 1)
    assert all(part.value == 1 for part in (found.exact.everything, *found.exact.parts.values()))
    assert (found.dialogues.turns.value, found.dialogues.whole.value) == (1, 1)
    assert found.errors == 0


def test_chance_scores_what_theory_says(act: Act) -> None:
    questions = tuple(
        question_of({"id": f"q{n}", "language": "kk", "question": f"q{n}", **want})
        for n in range(3000)
        for want in [{"gold": ["regulation/18"]} if n % 2 else {"gold": [], "reason": "not told"}]
    )
    found = figures(Chance(act, seed=7), QuestionSet("chance", questions), act)
    clauses = sum(1 for unit in act.units() if unit.own_spans)
    assert found.overall is not None
    assert found.refusal is not None
    # One right clause among n, anywhere with equal chance: Hit@1 = 1/n, R@k = k/n, MRR = (1 + 1/2 + … + 1/10)/n.
    for measure, theory in (("Hit@1", 1), ("R@5", 5), ("MRR", sum(1 / rank for rank in range(1, 11)))):
        assert found.overall.ranking[measure] == pytest.approx(theory / clauses, abs=0.013)
    assert found.refusal.auroc == pytest.approx(0.5, abs=0.03)
    assert found.refusal.aurc == pytest.approx(1 - 0.5 / clauses, abs=0.02)
    assert found.refusal.ece == pytest.approx(0.5, abs=0.03)  # says .5 on average and is nearly never right


def test_constant_confidence_tells_nothing(act: Act, dev: QuestionSet) -> None:
    found = figures(Chance(act, seed=7, confidence=0.5), dev, act)
    assert found.refusal is not None
    assert found.refusal.auroc == 0.5
    assert len(found.refusal.curve) == 1


def test_the_ever_silent_is_exposed(act: Act, dev: QuestionSet) -> None:
    found = figures(Silent(), dev, act)
    assert found.refusal is not None
    assert found.overall is not None
    assert (found.refusal.false_refusals.value, found.refusal.false_answers.value) == (1, 0)
    assert found.overall.hit is not None
    assert found.overall.hit.value == 0
    assert found.overall.handled.count == found.overall.n - found.overall.answerable
    assert found.refusal.auroc == 0.5


def test_the_ever_talking_is_exposed(act: Act, dev: QuestionSet) -> None:
    found = figures(Talker(dev, act), dev, act)
    assert found.refusal is not None
    assert found.overall is not None
    assert found.overall.hit is not None
    assert (found.refusal.false_answers.value, found.refusal.false_refusals.value) == (1, 0)
    assert found.overall.hit.value == 1  # all that retrieval measures see of it is perfect
    assert found.refusal.auroc == 0.5
    assert found.refusal.ece == pytest.approx(found.refusal.false_answers.of / found.refusal.n)


class Broken(Oracle):
    """Fails on every second question."""

    calls = 0

    def ask(self, question: str, as_of: object = None) -> object:  # type: ignore[override]
        self.calls += 1
        if self.calls % 2 == 0:
            raise RuntimeError("out of paper")
        return super().ask(question)


def test_failures_are_recorded_counted_and_never_dropped(rows: QuestionSet, act: Act) -> None:
    records = run_set(Broken(rows, act), rows, act)  # type: ignore[arg-type]
    assert len(records) == sum(1 for _ in rows.all_questions())
    failed = [record for record in records if record.error]
    assert {record.error for record in failed} == {"RuntimeError: out of paper"}
    assert summarise(records).errors == len(failed) > 0
    assert summarise(records).failures == {"RuntimeError: out of paper": len(failed)}
    assert all(not record.verdict.good for record in failed)


def test_deleting_results_lowers_scores(act: Act, dev: QuestionSet) -> None:
    whole = run_set(Oracle(dev, act), dev, act)
    asked = [place for place, record in enumerate(whole) if record.question.gold]
    half = tuple(replace(r, ranking=()) if place in asked[::2] else r for place, r in enumerate(whole))
    before, after = (means(records) for records in (whole, half))
    kept = 1 - len(asked[::2]) / len(asked)
    assert before == dict.fromkeys(before, 1.0)
    assert after == {name: pytest.approx(kept) for name in before}


def means(records: Sequence[Record]) -> dict[str, float]:
    """Recall at 3 left out: a question that needs four clauses cannot reach 1 there."""
    return {n: sum(held.values()) / len(held) for n, held in ranking_values(records).items() if n != "R@3"}


def test_a_changed_quote_is_not_exact(rows: QuestionSet, act: Act) -> None:
    class Forger(Oracle):
        def ask(self, question: str, as_of: object = None) -> object:  # type: ignore[override]
            said = super().ask(question)
            return replace(said, quotes=tuple(replace(q, text=q.text.replace("а", "a", 1)) for q in said.quotes))

    records = run_set(Forger(rows, act), rows, act)  # type: ignore[arg-type]
    found = summarise(records).quotes.exact
    turns = sum(len(record.exact) for record in records if record.dialogue)
    assert found.count == turns  # only the untouched dialogue's quotes are left


def test_the_right_words_of_another_clause_are_not_exact(rows: QuestionSet, act: Act) -> None:
    class Mislabelling(Oracle):
        def ask(self, question: str, as_of: object = None) -> object:  # type: ignore[override]
            said = super().ask(question)
            return replace(said, quotes=tuple(replace(q, clause="regulation/1") for q in said.quotes))

    records = [record for record in run_set(Mislabelling(rows, act), rows, act) if not record.dialogue]  # type: ignore[arg-type]
    assert not any(exact for record in records for exact in record.exact)
