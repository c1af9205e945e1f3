"""Word index, letter index and speller kept beside an index: the same as derived anew, and never of other texts."""

import gc
from pathlib import Path

import numpy as np
import pytest

from embeddings import prepared as module
from embeddings.errors import CannotWrite
from embeddings.faiss_index import FaissIndex
from embeddings.lexical import LexicalIndex
from embeddings.prepared import FILE, Prepared, prepared
from tests.embeddings.support import CLAUSES, passage, unit_rows

TYPED = [*CLAUSES, *(passage("18", f"кім тагайындайды {number}", "question.kk") for number in range(4))]
QUERIES = ["Департамент басшысын кім тағайындайды", "президенті", "тагайындайды", "жоқ сөз", "", "39"]


def assert_same(found: Prepared, expected: Prepared) -> None:
    for query in QUERIES:
        for ours, theirs in ((found.words, expected.words), (found.letters, expected.letters)):
            np.testing.assert_array_equal(ours.scores(query), theirs.scores(query))
            assert ours.ceiling(query) == theirs.ceiling(query)
            held, wanted = ours.holders(query), theirs.holders(query)
            assert [(weight, rows.tolist()) for weight, rows in held] == [(w, rows.tolist()) for w, rows in wanted]
            np.testing.assert_array_equal(ours.ceilings, theirs.ceilings)
            assert len(ours) == len(theirs)
        assert found.speller.repair(query) == expected.speller.repair(query)


@pytest.mark.parametrize("passages", [TYPED, CLAUSES[:1], []])
def test_what_is_read_back_is_what_was_derived(tmp_path: Path, passages: list[object]) -> None:
    assert_same(prepared(tmp_path, "a", passages), Prepared.of(passages))
    written = (tmp_path / FILE).read_bytes()
    assert_same(prepared(tmp_path, "a", passages), Prepared.of(passages))
    assert (tmp_path / FILE).read_bytes() == written


def test_the_second_time_nothing_is_derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, "a", TYPED)
    monkeypatch.setattr(LexicalIndex, "__init__", lambda *_: pytest.fail("derived again"))
    prepared(tmp_path, "a", TYPED)


@pytest.mark.parametrize("change", ["texts", "code", "one bit", "cut", "empty", "absent", "other format"])
def test_what_does_not_fit_is_derived_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    prepared(tmp_path, "a", TYPED)
    path = tmp_path / FILE
    data = path.read_bytes()
    damaged = {"one bit": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], "cut": data[:-1], "empty": b""}
    damaged["other format"] = data.replace(b"ereje-words-1", b"ereje-words-0")
    path.unlink()
    if change != "absent":
        path.write_bytes(damaged.get(change, data))
    if change == "code":
        monkeypatch.setattr(module, "_code", lambda: "other code")
    texts = TYPED if change != "texts" else CLAUSES[:3]
    assert_same(prepared(tmp_path, "b" if change == "texts" else "a", texts), Prepared.of(texts))
    assert path.read_bytes() != damaged.get(change, data if change in ("texts", "code") else b"")


def test_on_a_disk_that_refuses_it_is_derived_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise CannotWrite(path, "Read-only file system")

    monkeypatch.setattr(module, "write_stamped", refuse)
    assert_same(prepared(tmp_path, "a", TYPED), Prepared.of(TYPED))
    assert not (tmp_path / FILE).exists()


def test_the_vectors_of_faiss_live_as_long_as_they_are_looked_at() -> None:
    rows = unit_rows(200, 64, seed=5)
    view = FaissIndex.build(rows).matrix[50:60]
    gc.collect()
    others = [FaissIndex.build(unit_rows(200, 64, seed=seed)) for seed in range(6, 12)]
    np.testing.assert_array_equal(view, rows[50:60])
    assert len(others[0]) == 200
