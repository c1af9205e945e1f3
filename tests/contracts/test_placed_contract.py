"""What every index of the vectors of all acts must do, alike for FAISS in a file and for Milvus.

Milvus runs embedded (Milvus Lite) wherever its package is installed; against a real server too, where EREJE_MILVUS names one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from embeddings.errors import IndexMismatch, StoreUnavailable
from embeddings.vector_index import PlacedIndex
from tests.embeddings.support import unit_rows

ROWS = unit_rows(600, 16, seed=3)
PLACES = np.arange(600, dtype=np.int64) * 2 + 10
needs_milvus = pytest.mark.skipif(
    find_spec("pymilvus") is None, reason="pymilvus is not installed: pip install '.[milvus]'"
)
needs_server = pytest.mark.skipif(
    not os.environ.get("EREJE_MILVUS"),
    reason="no Milvus server: set EREJE_MILVUS to its address, as http://localhost:19530",
)
Open = Callable[[str], PlacedIndex]
KINDS = [
    "faiss",
    "cells",
    pytest.param("lite", marks=needs_milvus),
    pytest.param("server", marks=[needs_milvus, needs_server]),
]


@pytest.fixture(params=KINDS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the index anew each time, as another process would."""
    if request.param in ("faiss", "cells"):
        from embeddings.faiss_index import WideIndex

        yield lambda owner: WideIndex(tmp_path / "wide.faiss", 10**6 if request.param == "faiss" else 100)
        return
    from embeddings.milvus_index import MilvusIndex

    address = str(tmp_path / "milvus.db") if request.param == "lite" else os.environ["EREJE_MILVUS"]
    held: list[MilvusIndex] = []
    name = f"t{uuid4().hex[:10]}"

    def again(owner: str) -> MilvusIndex:
        for index in held:
            index.close()
        held.append(MilvusIndex(f"{address}#{name}", owner))
        return held[-1]

    yield again
    for index in held:
        index.close()


def filled(opened: Open) -> PlacedIndex:
    index = opened("mine")
    index.rebuild([(PLACES[:400], ROWS[:400])], 16)
    index.add(PLACES[400:], ROWS[400:])
    return index


def test_rows_are_found_by_their_places_as_the_exact_order_has_them(opened: Open) -> None:
    index = filled(opened)
    ids, scores = index.search(ROWS[5:25], 10)
    exact = np.argsort(-(ROWS[5:25] @ ROWS.T), axis=1, kind="stable")[:, :10]
    if index.exact:
        assert ids.tolist() == PLACES[exact].tolist()
    assert ids[:, 0].tolist() == PLACES[5:25].tolist()
    np.testing.assert_allclose(scores[:, 0], 1.0, atol=2e-3)  # cells keep halves of numbers


def test_only_the_places_asked_are_searched(opened: Open) -> None:
    index = filled(opened)
    ids, _ = index.search(ROWS[50:51], 3, among=PLACES[60:62])
    assert set(ids[0, :2].tolist()) == set(PLACES[60:62].tolist())
    assert ids[0, 2] == -1
    assert index.search(ROWS[:1], 3, among=np.empty(0, np.int64))[0].tolist() == [[-1, -1, -1]]


def test_what_is_dropped_is_gone_and_what_is_added_again_is_found_anew(opened: Open) -> None:
    index = filled(opened)
    index.drop(np.append(PLACES[:5], 999_999))
    assert len(index) == 595
    assert set(index.search(ROWS[:1], 9)[0][0].tolist()).isdisjoint(PLACES[:5].tolist())
    index.add(PLACES[3:7], ROWS[100:104])
    assert (len(index), set(index.search(ROWS[100:101], 2)[0][0].tolist())) == (597, {PLACES[3], PLACES[100]})
    assert index.held().tolist() == PLACES[3:].tolist()


def test_rows_last_under_the_name_of_their_state(opened: Open) -> None:
    index = filled(opened)
    index.save("7")
    again = opened("mine")
    assert (again.state, again.held().tolist()) == ("7", PLACES.tolist())
    assert again.search(ROWS[9:10], 1)[0].tolist() == [[PLACES[9]]]


def test_an_index_that_holds_nothing_says_so(opened: Open) -> None:
    index = opened("mine")
    assert (len(index), index.state, index.held().tolist()) == (0, "", [])
    assert index.search(ROWS[:2], 5)[0].shape == (2, 0)


@needs_milvus
def test_vectors_of_another_owner_are_refused_and_left_alone(tmp_path: Path) -> None:
    from embeddings.milvus_index import MilvusIndex

    address = str(tmp_path / "milvus.db")
    mine = MilvusIndex(address, "mine")
    mine.rebuild([(PLACES[:3], ROWS[:3])], 16)
    mine.close()
    with pytest.raises(IndexMismatch, match="name another collection"):
        MilvusIndex(address, "yours")
    mine = MilvusIndex(address, "mine")
    assert len(mine) == 3
    mine.close()


@needs_milvus
def test_rows_half_changed_do_not_pass_for_the_state_of_before(tmp_path: Path) -> None:
    from embeddings.milvus_index import MilvusIndex

    index = MilvusIndex(str(tmp_path / "milvus.db"), "mine")
    index.rebuild([(PLACES[:3], ROWS[:3])], 16)
    index.save("1")
    index.add(PLACES[3:4], ROWS[3:4])
    assert index.state == ""
    index.close()


@needs_milvus
def test_a_server_that_does_not_answer_is_told_and_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from embeddings.milvus_index import MilvusIndex

    index = MilvusIndex(str(tmp_path / "milvus.db"), "mine")
    index.rebuild([(PLACES[:3], ROWS[:3])], 16)

    def dead(*values: object, **named: object) -> None:
        raise ConnectionError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(index._client, "search", dead)
        with pytest.raises(StoreUnavailable, match=r"does not answer: connection refused; start it and ask again"):
            index.search(ROWS[:1], 1)
    assert index.search(ROWS[:1], 1)[0].tolist() == [[PLACES[0]]]
    index.close()
