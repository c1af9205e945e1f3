"""The benchmarks of unseen acts: what competes, what is right, and the table of both encoders."""

import pytest

from eval.generality import Line, Remembering, held_out, parallel
from tests.eval.test_kazqad import Plane
from tests.factories import ACTS

needs_acts = pytest.mark.skipif(not ACTS.is_dir(), reason="the real acts are not beside the project")


@needs_acts
def test_held_out_questions_stand_among_all_clauses_of_their_language() -> None:
    found = held_out(ACTS)
    asked = {name: len(benchmark.questions) for name, benchmark in found.items()}
    assert asked == {
        "held-out acts: Kazakh → Kazakh": 127,
        "held-out acts: Russian → Kazakh": 96,
        "held-out acts: English → Kazakh": 55,
        "held-out acts: Russian → Russian": 87,
        "held-out acts: Kazakh → Russian": 73,
        "held-out acts: English → Russian": 46,
    }
    for benchmark in found.values():
        texts = list(benchmark.passages.values())
        assert len(set(texts)) > 200
        for number, (clause,) in benchmark.positives.items():
            assert clause in benchmark.passages
            assert number in benchmark.questions


@needs_acts
def test_language_versions_pair_the_same_clause() -> None:
    found = parallel(ACTS)
    assert len(found.questions) == len(found.passages) == len(found.positives) > 30
    for name, question in found.questions.items():
        assert found.positives[name] == (name,)
        assert 0.5 < len(found.passages[name]) / len(question) < 2
        numbers = [{sign for sign in text if sign.isdigit()} for text in (question, found.passages[name])]
        assert not numbers[0] or numbers[0] & numbers[1] or len(numbers[0]) < 3


def test_passages_are_encoded_once() -> None:
    class Counting(Plane):
        calls = 0

        def encode_passages(self, texts):
            Counting.calls += 1
            return super().encode_queries(texts)

    remembering = Remembering(Counting())
    first, again = (remembering.encode_passages(["Т. бір", "Т. екі"]) for _ in range(2))
    assert first.tolist() == again.tolist() == [[1, 0], [0, 1]]
    assert Counting.calls == 1


def test_a_line_of_the_table() -> None:
    line = Line("kk", 10, 50, {"Hit@1": 0.2, "MRR": 0.3}, {"Hit@1": 0.6, "MRR": 0.7}, (0.1, 0.5), 0.001)
    assert line.row() == "| kk | 10 in 50 | 0.200 → 0.600 | +0.100 … +0.500 | 0.0010 | 0.300 → 0.700 |"
