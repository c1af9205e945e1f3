"""What ONNX Runtime needs beside the weights: the graph of a tiny network against its formula, pieces, damage."""

import json
import math
import sys
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import pytest
from safetensors.numpy import load_file

from embeddings import checked, weights
from embeddings.errors import CannotWrite, EncoderUnavailable, ExtraMissing, WeightsDamaged
from embeddings.files import sha256_of
from embeddings.graph import Sizes, graph_of, places_of
from embeddings.onnx_engine import OnnxEngine, _batches
from embeddings.runtime import GRAPH_FILE, Runtime, ensure_runtime
from embeddings.weights import ModelFolder, ensure_model
from tests.embeddings.support import TINY, TINY_PIECES, write_tiny_packed

FILES = ["graph.onnx", "pieces.safetensors", "settings.json", "checksums.json"]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelFolder:
    """A tiny network of the default encoder's kind, unpacked."""
    write_tiny_packed(tmp_path / "tiny.bin")
    monkeypatch.setattr(weights, "packed_file", lambda: tmp_path / "tiny.bin")
    monkeypatch.setattr(weights, "PACKED_SHA256", sha256_of(tmp_path / "tiny.bin"))
    return ensure_model(tmp_path / "models")


def normed(rows: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12) * weight + bias


def by_formula(model: ModelFolder, ids: list[int]) -> np.ndarray:
    """One text through the network, in double precision and one step after the other."""
    held = {name: array.astype(np.float64) for name, array in load_file(model.path / "model.safetensors").items()}

    def both(name: str) -> tuple[np.ndarray, np.ndarray]:
        return held[f"{name}.weight"], held[f"{name}.bias"]

    def linear(name: str, rows: np.ndarray) -> np.ndarray:
        weight, bias = both(f"encoder.layer.0.{name}")
        return rows @ weight.T + bias

    words, places, kinds = (held[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type"))
    rows = normed(words[ids] + places[: len(ids)] + kinds[0], *both("embeddings.LayerNorm"))
    size = TINY["hidden"] // TINY["heads"]
    parts = [linear(f"attention.self.{name}", rows) for name in ("query", "key", "value")]
    heads = []
    for head in range(TINY["heads"]):
        query, key, value = (part[:, head * size : (head + 1) * size] for part in parts)
        weighed = np.exp(query @ key.T / np.sqrt(size))
        heads.append(weighed / weighed.sum(axis=1, keepdims=True) @ value)
    attended = linear("attention.output.dense", np.concatenate(heads, axis=1)) + rows
    attended = normed(attended, *both("encoder.layer.0.attention.output.LayerNorm"))
    inner = linear("intermediate.dense", attended)
    error = np.vectorize(math.erf)
    active = inner * (1 + error(inner / np.sqrt(2))) / 2
    rows = normed(linear("output.dense", active) + attended, *both("encoder.layer.0.output.LayerNorm"))
    mean = rows.mean(axis=0)
    return mean / np.linalg.norm(mean)


def test_the_graph_computes_the_network_whatever_it_is_padded_with(model: ModelFolder) -> None:
    engine = OnnxEngine(ensure_runtime(model))
    batch = [[0, 7, 8, 2], [0, 9, 5, 5, 10, 4, 2], [0, 2]]
    expected = [by_formula(model, ids) for ids in batch]
    np.testing.assert_allclose(engine._run(batch), expected, rtol=0, atol=2e-6)
    assert engine.dimension == TINY["hidden"]


def test_a_text_longer_than_the_network_reads_is_cut_at_its_end(model: ModelFolder) -> None:
    engine = OnnxEngine(ensure_runtime(model))
    assert engine._tokens("сот " * 40) == [0, *[9] * (TINY["positions"] - 2), 2]
    assert engine.limit == TINY["positions"]


def test_the_graph_is_one_by_the_format_and_holds_no_weight_of_its_own(model: ModelFolder) -> None:
    runtime = ensure_runtime(model)
    graph = onnx.load_from_string(runtime.graph())
    written = load_file(model.path / "model.safetensors")
    outside = [tensor for tensor in graph.graph.initializer if tensor.data_location == onnx.TensorProto.EXTERNAL]
    assert {tensor.name for tensor in outside} == {
        name for name in written if not name.startswith(("pooler", "embeddings.word"))
    }
    data = (model.path / "model.safetensors").read_bytes()
    for tensor in outside:
        place = {entry.key: entry.value for entry in tensor.external_data}
        found = np.frombuffer(data, "<f4", int(place["length"]) // 4, int(place["offset"])).reshape(tensor.dims)
        np.testing.assert_array_equal(found, written[tensor.name][: tensor.dims[0]])


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["absent", "cut", "empty", "one bit"])
def test_a_damaged_file_is_noticed_and_made_again(model: ModelFolder, name: str, damage: str) -> None:
    runtime = ensure_runtime(model)
    path = runtime.path / name
    sound = {file: (runtime.path / file).read_bytes() for file in FILES}
    middle = len(sound[name]) // 2
    flipped = sound[name][:middle] + bytes([sound[name][middle] ^ 1]) + sound[name][middle + 1 :]
    path.unlink()
    if damage != "absent":
        path.write_bytes({"cut": sound[name][:-2], "empty": b"", "one bit": flipped}[damage])
    ensure_runtime(model)
    assert {file: (runtime.path / file).read_bytes() for file in FILES} == sound


def test_another_model_gets_another_graph(model: ModelFolder) -> None:
    ensure_runtime(model)
    before = json.loads((ensure_runtime(model).path / "checksums.json").read_bytes())["revision"]
    other = ModelFolder(model.path, model.recipe, "another revision")
    assert json.loads((ensure_runtime(other).path / "checksums.json").read_bytes())["revision"] != before


def test_a_damaged_folder_that_cannot_be_made_again_is_told(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: Path) -> None:
        raise CannotWrite(path, "Read-only file system")

    (ensure_runtime(model).path / GRAPH_FILE).write_bytes(b"x")
    monkeypatch.setattr(checked, "only_one", read_only)
    with pytest.raises(WeightsDamaged, match=r"graph\.onnx has 1 bytes.*Read-only file system"):
        ensure_runtime(model)


def test_a_graph_that_does_not_load_is_explained(model: ModelFolder, tmp_path: Path) -> None:
    runtime = ensure_runtime(model)
    with pytest.raises(EncoderUnavailable, match="and run again"):
        OnnxEngine(Runtime(runtime.path, tmp_path))  # no weights there


@pytest.mark.parametrize("library", ["onnx", "onnxruntime"])
def test_an_absent_library_is_named(model: ModelFolder, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    runtime, places = ensure_runtime(model), places_of(model.path / "model.safetensors")
    use = (
        partial(OnnxEngine, runtime) if library == "onnxruntime" else partial(graph_of, Sizes(32, 1, 2, 1e-12), places)
    )
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing, match=f"pip install {library}"):
        use()


def test_batches_hold_every_row_once_with_those_of_like_length() -> None:
    lengths = [3, 600, 700, 1, 500, 500, 2000]
    assert _batches(lengths) == [[6], [2], [1], [4, 5], [0, 3]]
    assert _batches([]) == []


def test_the_vectors_of_words_are_read_from_the_file_of_weights(model: ModelFolder) -> None:
    written = load_file(model.path / "model.safetensors")["embeddings.word_embeddings.weight"]
    ids = [11, 0, 7, 7]
    np.testing.assert_array_equal(ensure_runtime(model).words().of(ids), written[ids])


def test_the_pieces_are_those_of_the_model(model: ModelFolder) -> None:
    tokenizer = ensure_runtime(model).tokenizer()
    assert tokenizer.ids("сот сот") == [TINY_PIECES.index("▁сот")] * 2
    assert tokenizer.specials.padding == TINY_PIECES.index("<pad>")
