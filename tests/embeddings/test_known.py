"""Vectors that come with the program: taken where text and encoder are the same, and never otherwise."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from assistant.find import ADAPTER, passages_for
from assistant.settings import Settings
from corpus.library import DEFAULT_ACT, open_act
from embeddings.build import SyncReport, open_index, open_store, sync
from embeddings.encoder import open_encoder
from embeddings.known import file_of, read_known, write_known
from embeddings.manifest import Identity
from tests.embeddings.support import CLAUSES, HashEncoder, passage

MAKER = Identity.of(HashEncoder())
SHAS = [entry.sha for entry in CLAUSES]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_known(tmp_path / "x.vectors", MAKER, SHAS, HashEncoder().encode_passages([p.text for p in CLAUSES]))
    return tmp_path / "x.vectors"


def test_what_is_read_back_is_what_was_written(file: Path) -> None:
    known = read_known(file, MAKER)
    expected = HashEncoder().encode_passages([CLAUSES[3].text, CLAUSES[0].text])
    np.testing.assert_allclose(known.of([SHAS[3], SHAS[0]]), expected, rtol=0, atol=5e-4)
    np.testing.assert_allclose(np.linalg.norm(known.of(SHAS), axis=1), 1, rtol=0, atol=1e-6)
    assert {*known.rows} == {*SHAS}


def test_the_order_of_writing_does_not_matter(file: Path, tmp_path: Path) -> None:
    rows = HashEncoder().encode_passages([p.text for p in CLAUSES])
    write_known(tmp_path / "y.vectors", MAKER, SHAS[::-1], rows[::-1])
    assert (tmp_path / "y.vectors").read_bytes() == file.read_bytes()


@pytest.mark.parametrize("field", [field.name for field in fields(Identity)])
def test_those_of_another_encoder_are_not_taken(file: Path, field: str) -> None:
    value = getattr(MAKER, field)
    assert read_known(file, replace(MAKER, **{field: 99 if isinstance(value, int) else "other"})).rows == {}


@pytest.mark.parametrize("damage", ["absent", "empty", "cut", "one bit"])
def test_a_damaged_file_is_no_file(file: Path, damage: str) -> None:
    data = file.read_bytes()
    file.unlink()
    if damage != "absent":
        file.write_bytes(
            {"empty": b"", "cut": data[:-1], "one bit": data[:-5] + bytes([data[-5] ^ 4]) + data[-4:]}[damage]
        )
    assert read_known(file, MAKER).rows == {}


class TestBuilding:
    def test_only_what_is_not_known_is_encoded(self, file: Path, tmp_path: Path) -> None:
        store, encoder, new = open_store(tmp_path / "index"), HashEncoder(), passage("21", "Жаңа тармақ")
        again = passage("22", CLAUSES[0].text)  # a known text of another clause
        assert sync(store, [*CLAUSES, new, again], encoder, known=file) == SyncReport(1, len(CLAUSES) + 1, 0, 10)
        assert encoder.encoded == ["Жаңа тармақ"]
        texts = [*(p.text for p in CLAUSES), "Жаңа тармақ", CLAUSES[0].text]
        found = open_index(store, encoder, [*CLAUSES, new, again]).matrix
        np.testing.assert_allclose(found, HashEncoder().encode_passages(texts), rtol=0, atol=5e-4)

    def test_what_was_encoded_here_stays(self, file: Path, tmp_path: Path) -> None:
        store, encoder = open_store(tmp_path / "index"), HashEncoder()
        sync(store, CLAUSES[:2], encoder)
        sync(store, CLAUSES, encoder, known=file)
        exact = HashEncoder().encode_passages([p.text for p in CLAUSES[:2]])
        np.testing.assert_array_equal(open_index(store, encoder).matrix[:2], exact)

    def test_another_encoder_encodes_everything(self, file: Path, tmp_path: Path) -> None:
        encoder = HashEncoder(revision="2")
        assert sync(open_store(tmp_path / "index"), CLAUSES, encoder, known=file).encoded == len(CLAUSES)


@pytest.mark.slow
def test_those_that_are_shipped_are_of_the_encoder_and_the_texts_that_are_shipped() -> None:
    """Where this fails after the encoder or an aid was changed: `python -m eval.training.vectors` (see `make train`)."""
    encoder, settings = open_encoder(adapter=ADAPTER), Settings()
    passages = passages_for(open_act(DEFAULT_ACT), settings)
    known = read_known(file_of(DEFAULT_ACT), Identity.of(encoder))
    assert sum(entry.sha in known.rows for entry in passages) >= 0.99 * len(passages)
    drawn = passages[:: len(passages) // 24]
    made = encoder.encode_passages([entry.text for entry in drawn])
    held = known.of([entry.sha for entry in drawn if entry.sha in known.rows])
    np.testing.assert_allclose(held, made[[entry.sha in known.rows for entry in drawn]], rtol=0, atol=2e-4)
