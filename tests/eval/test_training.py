"""The training code: its arithmetic by hand, its network against the ordinary encoder."""

import json
import random

import numpy as np
import pytest
import torch

from assistant.decide import Linear
from corpus.aids import expected_questions
from embeddings.adapter import read_adapter
from embeddings.paths import models
from embeddings.signals import FEATURES, Signals
from embeddings.weights import ensure_model
from eval.training import aids, pairs
from eval.training.decision import (
    Example,
    company_rows,
    fit_answering,
    fit_company,
    threshold_for,
    together_for,
    upper_bound,
)
from eval.training.encoder import (
    PASSAGE,
    LowerStates,
    Opponents,
    Recipe,
    UpperLayers,
    batches,
    contrastive,
    drawn,
    train,
    write_adapter,
)
from eval.training.pairs import Pair

TEXTS = ["Басшыны кім тағайындайды?", "апостиль", "Департамент өз қызметін заңдарға сәйкес жүзеге асырады. " * 3]


@pytest.mark.parametrize(
    ("false", "total", "bound"),
    [(0, 10, 0.2589), (1, 10, 0.3942), (0, 100, 0.0295), (5, 100, 0.1023), (10, 10, 1.0)],  # tables of Clopper-Pearson
)
def test_clopper_pearson(false, total, bound) -> None:
    assert upper_bound(false, total) == pytest.approx(bound, abs=5e-4)


def test_the_threshold_is_the_lowest_that_meets_the_target() -> None:
    unanswerable = np.array([0.1] * 95 + [0.8] * 5)
    answerable = np.array([0.3, 0.9])
    assert threshold_for(0.12, answerable, unanswerable) == pytest.approx(0.2)  # 5 of 100 pass: bound .1023
    assert threshold_for(0.04, answerable, unanswerable) == pytest.approx(0.85)  # none may pass
    assert threshold_for(0.01, answerable, unanswerable) > 0.9  # not to be met by answering anything


def test_the_answering_model_separates_what_can_be_separated() -> None:
    features = np.array([[0.0, 5.0], [0.1, 5.0], [0.9, 5.0], [1.0, 5.0]])
    model = fit_answering(features, np.array([False, False, True, True]))
    chances = model.chance(features)
    assert chances[:2].max() < 0.5 < chances[2:].min()


def test_training_questions_join_the_aids_once() -> None:
    expected = [{"clause": "r/1", "language": "kk", "style": "lay", "question": "А?"}]
    training = [
        {"gold": ["r/2"], "language": "ru", "style": "lay", "question": "Б?", "source": "train"},
        {"gold": ["r/1", "r/2"], "language": "ru", "style": "multi", "question": "В?", "source": "train"},
        {"gold": [], "language": "kk", "style": "near-miss", "question": "Г?", "reason": "not said"},
    ]
    once = aids.merged(expected, training)
    assert [(row["question"], row.get("source")) for row in once] == [("А?", None), ("Б?", "train")]
    assert aids.merged(once, training) == once
    assert [row["question"] for row in aids.unanswerable(training)] == ["Г?"]


def test_no_development_or_test_question_is_trained_on() -> None:
    sealed = {row["question"] for name in ("dev", "test") for row in pairs.rows(pairs.QUESTIONS / f"{name}.jsonl")}
    trained = {row["question"] for name in aids.SETS for row in pairs.rows(pairs.QUESTIONS / f"{name}.jsonl")}
    asked = {pair.anchor for pair in pairs.act_pairs(pairs.default_act())}
    assert len(trained) > 1200
    assert not sealed & trained
    assert not sealed & asked


def test_the_encoder_learns_no_calibration_question() -> None:
    act = pairs.default_act()
    kept = {row["question"] for row in pairs.rows(pairs.QUESTIONS / "calibration.jsonl")}
    learned = {
        pair.anchor for pair in (*pairs.act_pairs(act), *pairs.question_pairs(act, 1), *pairs.unanswerable_pairs())
    }
    assert len(kept) > 800
    assert not kept & learned
    assert not kept & {question for questions in pairs.rivals(act).values() for question in questions}


def test_every_batch_is_of_one_set() -> None:
    data = {name: [Pair(f"{name}{n}", "x" * n) for n in range(25)] for name in "ab"}
    recipe = Recipe(batch=10)
    found = list(batches(data, recipe, random.Random(1)))
    assert [len(batch) for batch in found] == [10, 10, 10, 10] or {len(batch) for batch in found} == {10, 5}
    assert all(len({pair.anchor[0] for pair in batch}) == 1 for batch in found)
    assert found == list(batches(data, recipe, random.Random(1)))


def test_questions_about_other_acts_are_batched_by_few_acts() -> None:
    data = {"field": [Pair(f"{act}{n}", f"text {act}{n}", act=act) for act in "abcd" for n in range(10)]}
    recipe = Recipe(batch=10, acts_a_batch=2, repeats={"field": 2})
    found = list(batches(data, recipe, random.Random(1)))
    assert len(found) == 8
    assert all(len({pair.act for pair in batch}) <= 2 and len(batch) == 10 for batch in found)
    assert sorted(pair.anchor for batch in found for pair in batch) == sorted([p.anchor for p in data["field"]] * 2)


def test_the_other_clauses_of_a_batchs_acts_stand_against_it_but_never_its_own() -> None:
    against = Opponents({}, {"a": ["the first clause of a", "its second clause"], "b": ["a clause of b"]})
    members = [Pair("what is first?", "1. the first clause of a", act="a")]
    passages, questions = against.beside(members, Recipe(), random.Random(1))
    assert passages == [PASSAGE + "its second clause"]
    assert questions == []


def test_equal_positives_and_labels_never_count_against_each_other() -> None:
    anchors = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    alike = [Pair("a", "p"), Pair("b", "p"), Pair("c", "q")]
    labelled = [Pair("a", "p", "r/1"), Pair("b", "s", "r/1"), Pair("c", "q")]
    apart = [Pair("a", "p"), Pair("b", "s"), Pair("c", "q")]
    temperature = 0.1
    assert contrastive(anchors, anchors, alike, temperature) < 1e-3
    assert contrastive(anchors, anchors, labelled, temperature) < 1e-3
    assert contrastive(anchors, anchors, apart, temperature) > 0.4  # two thirds of log 2


def test_rivals_count_against_what_they_stand_beside() -> None:
    vectors, one, other = torch.eye(2), torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]])
    members = [Pair("a", "p"), Pair("b", "q")]
    assert contrastive(vectors, vectors, members, 0.1, (one, other)) == pytest.approx(np.log(2) / 2, abs=1e-3)
    assert contrastive(vectors, vectors, members, 0.1, (-one, -other)) < 1e-3


def test_every_unanswerable_training_question_is_the_rival_of_the_clause_it_speaks_like() -> None:
    found = pairs.rivals(pairs.default_act())
    rivals = [question for questions in found.values() for question in questions]
    assert sorted(rivals) == sorted(r["question"] for r in pairs.rows(pairs.QUESTIONS / "train.jsonl") if not r["gold"])
    apostilles = [question for question in rivals if "апостил" in question.lower()]
    assert len(apostilles) > 30
    assert sum(question in found["regulation/15/22"] for question in apostilles) > 0.9 * len(apostilles)


def test_aspects_pair_questions_that_the_same_words_answer() -> None:
    act = pairs.default_act()
    marks = {entry.text: (entry.clause, entry.highlight) for entry in expected_questions(act.id) if entry.highlight}
    found = pairs.aspect_pairs(act, seed=1)
    assert len(found) > 1500
    assert all(marks[pair.anchor] == marks[pair.positive] and pair.anchor != pair.positive for pair in found)
    assert len({pair.label for pair in found}) > 350
    assert not {pair.anchor for pair in pairs.question_pairs(act, seed=1)} & set(marks)


@pytest.mark.slow
def test_the_split_network_is_the_encoder_and_training_moves_only_its_upper_layers(tmp_path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(ensure_model(models()).path), device="cpu")
    whole = model.encode(TEXTS, prompt=PASSAGE, normalize_embeddings=True)
    lower = LowerStates(model, layers=2, longest=512)
    lower.prepare([PASSAGE + text for text in TEXTS])
    upper = UpperLayers(lower.all_layers[lower.depth :]).eval()
    with torch.inference_mode():
        split = upper(*lower.padded([PASSAGE + text for text in TEXTS])).numpy()
    assert np.abs(split - whole).max() < 2e-3  # the lower states are kept in fp16
    _train_one_step(model, tmp_path)


def _train_one_step(model, folder) -> None:
    before = {name: tensor.clone().float() for name, tensor in model[0].auto_model.state_dict().items()}
    data = {"act": [Pair(f"сұрақ {n}", f"жауап {n}") for n in range(6)]}
    train(model, data, Opponents({}, {}), Recipe(trained_layers=1, epochs=1.0, batch=6, longest=32))
    write_adapter(before, model, folder / "adapter.safetensors")
    changed = {name.rpartition(".")[0] for name in read_adapter(folder / "adapter.safetensors").changes}
    assert changed
    assert all(name.startswith("encoder.layer.11.") for name in changed)


def test_the_committed_record_names_the_committed_adapter() -> None:
    import hashlib

    from assistant.find import ADAPTER

    record = json.loads(ADAPTER.with_suffix(".json").read_text(encoding="utf-8"))
    assert record["adapter_sha256"] == hashlib.sha256(ADAPTER.read_bytes()).hexdigest()
    assert ADAPTER.stat().st_size < 45 * 2**20


def test_the_committed_adapter_was_trained_on_the_committed_questions() -> None:
    from assistant.find import ADAPTER

    record, act = json.loads(ADAPTER.with_suffix(".json").read_text(encoding="utf-8")), pairs.default_act()
    seed = record["recipe"]["seed"]
    sets = {
        "act": pairs.act_pairs(act),
        "questions": pairs.question_pairs(act, seed),
        "aspects": pairs.aspect_pairs(act, seed),
        "translation": pairs.translation_pairs(act),
        "unanswerable": pairs.unanswerable_pairs(),
    }
    seen = drawn(sets, Recipe(**record["recipe"]))
    assert {name: pairs.digest(members) for name, members in seen.items()}.items() <= record["data_sha256"].items()


def company_example(question: str, best: float, behind: float, gold: tuple[int, ...]) -> Example:
    matrix = np.zeros((2, len(FEATURES)))
    matrix[:, 0] = [best, behind]
    signals = Signals(("r/1", "r/2"), matrix, np.zeros(4), np.zeros(2, np.bool_), np.ones(1), np.ones((1, 2), np.bool_))
    return Example({"question": question, "gold": ["r/1", "r/2"][: len(gold)]}, signals, gold)


def test_company_is_learned_from_questions_that_need_two_clauses() -> None:
    pairs = [company_example("кто и кто?", 0.9, 0.8, (0, 1)), company_example("кто?", 0.9, 0.2, (0,))]
    width = 2 * len(FEATURES) + 1
    ranking, heads = Linear(np.zeros(width), np.ones(width), np.eye(width)[0]), np.zeros(2, np.bool_)
    members = pairs * 20
    company = fit_company(members, ranking, heads)
    chances = {number: company.chance(features)[0] for number, _, features in company_rows(pairs, ranking, heads)}
    assert chances[0] > 0.9
    assert chances[1] < 0.1
    together = together_for(members, ranking, company, heads)
    assert together == pytest.approx(chances[1])  # no one-clause question may get more than a few too many
