"""What every `VectorIndex` must do, run on each of them: values, not shapes. The exact one is the oracle."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import numpy as np
import pytest

import embeddings
from embeddings.exact import ExactIndex
from embeddings.faiss_index import FaissIndex
from embeddings.vector_index import VectorIndex, Vectors
from tests.embeddings.support import unit_rows

Build = Callable[[Vectors], VectorIndex]
IMPLEMENTATIONS: dict[str, type] = {"exact": ExactIndex, "faiss-flat": FaissIndex}
BUILD: dict[str, Build] = {"exact": ExactIndex, "faiss-flat": FaissIndex.build}


@pytest.fixture(params=list(BUILD))
def build(request: pytest.FixtureRequest) -> Build:
    return BUILD[request.param]


def slow_search(matrix: Vectors, query: Vectors, k: int) -> list[tuple[int, float]]:
    """The obvious way, one product at a time."""
    scores = [float(np.float32(sum(float(a) * float(b) for a, b in zip(row, query, strict=True)))) for row in matrix]
    return sorted(enumerate(scores), key=lambda pair: (-pair[1], pair[0]))[:k]


def test_scores_are_inner_products_worked_out_by_hand(build: Build) -> None:
    index = build(np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], np.float32))
    ids, scores = index.search(np.array([[1, 0]], np.float32), 4)
    assert ids.tolist() == [[0, 1, 2, 3]]
    assert scores.tolist() == [[1.0, np.float32(0.6), 0.0, -1.0]]


@pytest.mark.parametrize("repeats", [False, True], ids=["distinct", "repeated-rows"])
@pytest.mark.parametrize("count", [1, 2, 19, 50])
def test_ids_and_scores_equal_the_slow_way(build: Build, count: int, repeats: bool) -> None:
    matrix, queries = unit_rows(count, 24, seed=count, repeats=repeats), unit_rows(3, 24, seed=99)
    index = build(matrix)
    for k in (1, 7, count):
        ids, scores = index.search(queries, k)
        for row, query in enumerate(queries):
            expected = slow_search(matrix, query, k)
            assert ids[row].tolist() == [at for at, _ in expected]
            np.testing.assert_allclose(scores[row], [score for _, score in expected], rtol=0, atol=1e-7)


@pytest.mark.parametrize("queries", [1, 25], ids=["one", "enough-for-a-matrix-product"])
@pytest.mark.parametrize("repeats", [False, True], ids=["distinct", "repeated-rows"])
def test_ids_and_scores_equal_the_oracle_bit_by_bit(build: Build, queries: int, repeats: bool) -> None:
    matrix, asked = unit_rows(5000, 384, seed=5, repeats=repeats), unit_rows(queries, 384, seed=6)
    for k in (1, 10, 100):
        expected_ids, expected_scores = ExactIndex(matrix).search(asked, k)
        ids, scores = build(matrix).search(asked, k)
        np.testing.assert_array_equal(ids, expected_ids)
        np.testing.assert_array_equal(scores, expected_scores)


def test_a_row_is_nearest_to_itself_with_score_one(build: Build) -> None:
    matrix = unit_rows(300, 48, seed=3)
    ids, scores = build(matrix).search(matrix, 1)
    assert ids[:, 0].tolist() == list(range(300))
    np.testing.assert_allclose(scores[:, 0], 1.0, rtol=0, atol=2e-7)


def test_order_is_descending_and_ties_go_by_row(build: Build) -> None:
    same = unit_rows(1, 16, seed=1)
    matrix = np.concatenate([unit_rows(5, 16, seed=2), np.repeat(same, 40, axis=0), unit_rows(5, 16, seed=4)])
    ids, _ = build(matrix).search(same, 12)
    assert ids[0].tolist() == list(range(5, 17))  # the first of forty equal rows, though FAISS may hold others
    assert (np.diff(build(matrix).search(same, 50)[1][0]) <= 0).all()


def test_more_than_there_is_gives_every_row_once(build: Build) -> None:
    ids, scores = build(unit_rows(4, 8, seed=1)).search(unit_rows(2, 8, seed=2), 100)
    assert sorted(ids[0].tolist()) == sorted(ids[1].tolist()) == [0, 1, 2, 3]
    assert scores.shape == (2, 4)


def test_nothing_asked_or_nothing_there_gives_nothing(build: Build) -> None:
    assert build(unit_rows(4, 8, seed=1)).search(unit_rows(2, 8, seed=2), 0)[0].shape == (2, 0)
    assert build(unit_rows(4, 8, seed=1)).search(np.empty((0, 8), np.float32), 3)[0].shape == (0, 3)
    empty = build(np.empty((0, 8), np.float32))
    assert len(empty) == 0
    assert empty.search(unit_rows(2, 8, seed=2), 5)[0].shape == (2, 0)


def test_types_are_those_promised(build: Build) -> None:
    ids, scores = build(unit_rows(4, 8, seed=1)).search(unit_rows(1, 8, seed=2).astype(np.float64), 2)
    assert (ids.dtype, scores.dtype) == (np.int64, np.float32)


def test_a_query_of_another_length_is_refused(build: Build) -> None:
    index = build(unit_rows(4, 8, seed=1))
    with pytest.raises(ValueError, match="the index holds vectors of 8"):
        index.search(unit_rows(1, 9, seed=2), 1)
    with pytest.raises(ValueError, match="must not be negative"):
        index.search(unit_rows(1, 8, seed=2), -1)


def test_every_score_of_the_exact_index_is_that_of_its_search() -> None:
    matrix, query = unit_rows(9000, 16, seed=8), unit_rows(1, 16, seed=9)
    index = ExactIndex(matrix)
    ids, scores = index.search(query, len(matrix))
    np.testing.assert_array_equal(index.all_scores(query[0])[ids[0]], scores[0])
    assert ExactIndex(np.empty((0, 16), np.float32)).all_scores(query[0]).shape == (0,)


def test_every_implementation_is_under_this_contract() -> None:
    """An index of places that come and go (`WideIndex`) keeps another one: see `tests/embeddings/test_shared.py`."""
    found = set()
    for module in pkgutil.iter_modules(embeddings.__path__):
        for _, kind in inspect.getmembers(importlib.import_module(f"embeddings.{module.name}"), inspect.isclass):
            search = getattr(kind, "search", None)
            if (
                search
                and [*inspect.signature(search).parameters] == ["self", "queries", "k"]
                and kind is not VectorIndex
            ):
                found.add(kind)
    assert found == set(IMPLEMENTATIONS.values())
