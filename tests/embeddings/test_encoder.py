"""Encoders by name and by engine: windows, foreign folders, names that lead nowhere, and what is not imported."""

import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import HomeUnknown
from corpus.paths import cache
from embeddings import encoder as encoders
from embeddings import paths, torch_engine
from embeddings.encoder import SentenceEncoder, open_encoder
from embeddings.errors import EncoderUnavailable, ExtraMissing
from embeddings.foreign import folder_prompts, folder_revision
from embeddings.pieces import Window, cut, pool
from embeddings.text import clean
from embeddings.torch_engine import FEW
from tests.embeddings.support import CLAUSES, real_encoder, real_models, start_python, torch_encoder


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = (
        "import sys, embeddings.build, embeddings.encoder, embeddings.weights, embeddings.folding\n"
        "print([name for name in ('torch', 'sentence_transformers', 'transformers', 'faiss') if name in sys.modules])"
    )
    out, err = start_python(code).communicate(timeout=60)
    assert out == "[]\n", err


@pytest.mark.slow
def test_opening_the_default_encoder_loads_no_heavy_library() -> None:
    real_encoder().load()
    code = (
        "import sys; from pathlib import Path; from embeddings.encoder import open_encoder\n"
        "encoder = open_encoder(models_folder=Path(sys.argv[1]))\n"
        "print(encoder.name, encoder.dimension, encoder.prompts, 'torch' in sys.modules)"
    )
    out, err = start_python(code, real_models()).communicate(timeout=60)
    assert out == "multilingual-e5-small 384 ('query: ', 'passage: ') False\n", err


@pytest.mark.slow
def test_a_question_is_encoded_without_torch_and_without_the_tokenizers_library() -> None:
    real_encoder().load()
    code = (
        "import sys; from pathlib import Path; from embeddings.encoder import open_encoder\n"
        "print(open_encoder(models_folder=Path(sys.argv[1])).encode_queries(['сот']).shape)\n"
        "heavy = ('torch', 'sentence_transformers', 'transformers', 'tokenizers', 'onnx', 'faiss')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    out, err = start_python(code, real_models()).communicate(timeout=60)
    assert out == "(1, 384)\n[]\n", err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "engine"), [(None, "OnnxEngine"), ("", "OnnxEngine"), ("onnx", "OnnxEngine"), ("torch", "TorchEngine")]
)
def test_the_environment_chooses_what_runs_the_default_encoder(
    chosen: str | None, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EREJE_ENCODER", raising=False)
    if chosen is not None:
        monkeypatch.setenv("EREJE_ENCODER", chosen)
    assert type(open_encoder(models_folder=real_models()).load()).__name__ == engine


@pytest.mark.slow
def test_an_engine_that_is_none_is_refused_with_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EREJE_ENCODER", "tensorflow")
    with pytest.raises(EncoderUnavailable, match="set EREJE_ENCODER to onnx or torch"):
        open_encoder(models_folder=real_models())


@pytest.mark.parametrize(("chosen", "expected"), [(None, "PASSIVE"), ("ACTIVE", "ACTIVE")])
def test_threads_wait_asleep_unless_told_otherwise(
    chosen: str | None, expected: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    if chosen:
        monkeypatch.setenv("OMP_WAIT_POLICY", chosen)
    with pytest.raises(EncoderUnavailable):
        open_encoder(str(tmp_path / "nothing"))
    assert os.environ["OMP_WAIT_POLICY"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  сот \n", "сот"),
        ("a\x00b\x1b[0m", "a b [0m"),
        ("a\tb\nc", "a\tb\nc"),
        ("\ud83d\ude00", "😀"),  # a pair of surrogates is one character
        ("\ud800x", "\ufffdx"),
        ("\x85", ""),
        ("№ 660", "№ 660"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(alphabet=st.characters()))
def test_clean_text_is_always_utf_8(text: str) -> None:
    clean(text).encode("utf-8")
    assert clean(clean(text)) == clean(text)


@given(st.integers(1, 300), st.integers(1, 40))
def test_windows_hold_the_whole_text_and_never_too_much(count: int, size: int) -> None:
    text = " ".join(f"w{at}" for at in range(count))
    starts = [at for at, c in enumerate(text) if c == "w"]
    spans = list(zip(starts, [*starts[1:], len(text)], strict=True))
    windows = cut(3, text, spans, size)
    assert "".join(window.text for window in windows) == text
    assert sum(window.weight for window in windows) == count
    assert max(window.weight for window in windows) <= size + 1
    assert {window.owner for window in windows} == {3}


def test_pooling_weighs_windows_by_tokens_and_normalises() -> None:
    windows = [Window(0, "a", 1), Window(1, "b", 3), Window(1, "c", 1)]
    rows = pool(windows, np.array([[0, 1], [1, 0], [0, 1]], np.float32), 2)
    np.testing.assert_array_equal(rows[0], [0, 1])
    np.testing.assert_allclose(rows[1], np.array([3, 1]) / np.sqrt(10), rtol=1e-6)


@pytest.mark.slow
class TestLongPassages:
    def test_no_part_of_a_long_passage_is_dropped(self) -> None:
        encoder = real_encoder()
        long = " ".join(p.text for p in CLAUSES * 12)
        windows = encoder._windows(0, long)
        assert len(windows) > 1
        assert "".join(window.text for window in windows) == long
        for window in windows:
            assert len(encoder.load().spans("passage: " + window.text)) + 2 <= 512

    def test_its_vector_is_the_mean_of_its_windows_and_tells_its_end(self) -> None:
        encoder = real_encoder()
        filler = " ".join(CLAUSES[0].text for _ in range(60))
        end = "Елтаңбалы мөрі мен шоттары болады. " * 60
        rows = encoder.encode_passages([filler, f"{filler} {end}", end])
        windows = encoder._windows(0, f"{filler} {end}".strip())
        parts = encoder.encode_passages([window.text for window in windows])
        mean = sum(window.weight * row for window, row in zip(windows, parts, strict=True))
        np.testing.assert_allclose(rows[1], mean / np.linalg.norm(mean), rtol=0, atol=1e-5)
        assert rows[1] @ rows[2] > rows[0] @ rows[2] + 0.01
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)

    def test_a_passage_just_below_the_limit_stays_whole(self) -> None:
        encoder = real_encoder()
        text = "сот " * 480
        assert len(encoder._windows(0, text.strip())) == 1

    def test_a_megabyte_of_question_is_cut_before_it_costs_anything(self) -> None:
        assert real_encoder().encode_queries(["сот " * 250_000]).shape == (1, 384)

    @pytest.mark.parametrize("opened", [real_encoder, torch_encoder])
    def test_batches_agree_with_the_library_itself(self, opened: Callable[[], SentenceEncoder]) -> None:
        encoder, model = opened(), torch_encoder().load().model
        texts = [p.text for p in CLAUSES] * 9
        theirs = model.encode_document(texts, show_progress_bar=False)
        np.testing.assert_allclose(encoder.encode_passages(texts), theirs, rtol=0, atol=2e-6)
        asked = model.encode_query(texts[:3], show_progress_bar=False)
        np.testing.assert_allclose(encoder.encode_queries(texts[:3]), asked, rtol=0, atol=2e-6)

    def test_a_question_takes_one_thread_and_gives_the_others_back(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import torch

        encoder, seen = torch_encoder(), []
        model, before = encoder.load().model, torch.get_num_threads()
        encode = model.encode
        monkeypatch.setattr(model, "encode", lambda *a, **k: seen.append(torch.get_num_threads()) or encode(*a, **k))
        torch.set_num_threads(2)
        try:
            encoder.encode_queries(["бір сұрақ"])
            encoder.encode_queries([f"{number}. сұрақ" for number in range(FEW + 1)])
            assert (seen, torch.get_num_threads()) == ([1, 2], 2)
        finally:
            torch.set_num_threads(before)

    def test_threads_may_share_an_encoder(self) -> None:
        encoder, found, errors = real_encoder(), {}, []

        def ask(at: int) -> None:
            try:
                found[at] = encoder.encode_queries([CLAUSES[at % 8].text * (1 + at % 3)])[0]
            except Exception as error:
                errors.append(error)

        threads = [threading.Thread(target=ask, args=(at,)) for at in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        for at, row in found.items():
            np.testing.assert_allclose(row, encoder.encode_queries([CLAUSES[at].text * (1 + at % 3)])[0], atol=1e-6)


class Counting:
    """An engine that tells what it was asked."""

    dimension, limit = 2, None

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def spans(self, text: str) -> list[tuple[int, int]]:
        return []

    def encode(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        self.asked.append([*texts])
        return np.array([[len(text), sum(map(ord, text))] for text in texts], np.float32).reshape(-1, 2)


class TestQuestionsAskedAgain:
    def test_their_vectors_are_kept(self, tmp_path: Path) -> None:
        engine = Counting()
        encoder = SentenceEncoder("x", tmp_path, "1", ("q:", "p:"), lambda: engine)
        first = encoder.encode_queries(["a", "bb", "a"])
        second = encoder.encode_queries(["bb", "ccc"])
        assert engine.asked == [["q:a", "q:bb"], ["q:ccc"]]
        np.testing.assert_array_equal(first[:, 0], [3, 4, 3])
        np.testing.assert_array_equal(second[:, 0], [4, 5])

    def test_the_longest_unasked_are_forgotten(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(encoders, "QUERIES_KEPT", 2)
        engine = Counting()
        encoder = SentenceEncoder("x", tmp_path, "1", ("", ""), lambda: engine)
        for text in ("a", "b", "a", "c", "a", "b"):
            encoder.encode_queries([text])
        assert [text for asked in engine.asked for text in asked] == ["a", "b", "c", "b"]

    def test_passages_are_not_kept(self, tmp_path: Path) -> None:
        engine = Counting()
        encoder = SentenceEncoder("x", tmp_path, "1", ("", ""), lambda: engine)
        encoder.encode_passages(["a"])
        encoder.encode_passages(["a"])
        assert engine.asked == [["a"], ["a"]]


@pytest.mark.slow
class TestForeignFolder:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """The default folder under another name, by symbolic links."""
        copy = tmp_path / "my-encoder"
        copy.mkdir()
        for path in real_encoder().folder.rglob("*"):
            if path.is_file():
                target = copy / path.relative_to(real_encoder().folder)
                target.parent.mkdir(exist_ok=True)
                target.symlink_to(path)
        return copy

    def test_it_is_opened_by_its_path_and_gives_its_own_vectors(self, folder: Path) -> None:
        encoder = open_encoder(str(folder))
        assert (encoder.name, encoder.prompts) == (str(folder), ("query: ", "passage: "))
        assert encoder.revision != real_encoder().revision
        np.testing.assert_allclose(encoder.encode_queries(["сот"]), real_encoder().encode_queries(["сот"]), atol=1e-6)
        assert encoder.dimension == 384

    def test_a_folder_that_does_not_load_is_explained(self, folder: Path) -> None:
        (folder / "config.json").unlink()
        (folder / "config.json").write_text('{"model_type": "no such thing"}')
        with pytest.raises(EncoderUnavailable, match="fetch the model again"):
            open_encoder(str(folder)).load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(bytes(5 << 20))
    return tmp_path


def test_the_revision_of_a_folder_changes_with_what_matters(folder: Path) -> None:
    def write(name: str, data: bytes) -> str:
        (folder / name).write_bytes(data)
        return folder_revision(folder)

    weights = bytearray(5 << 20)
    seen = [folder_revision(folder), write("config.json", b'{"a": 1}'), write("model.safetensors", bytes(6 << 20))]
    weights[7] = 1
    seen.append(write("model.safetensors", bytes(weights)))
    weights[-7] = 1
    seen.append(write("model.safetensors", bytes(weights)))
    weights[3 << 20] = 1
    seen.append(write("model.safetensors", bytes(weights)))
    seen.append(write("other.safetensors", b"1"))
    assert len(set(seen)) == len(seen)
    assert write("README.md", b"words") == seen[-1]


@pytest.mark.parametrize(
    ("name", "config", "expected"),
    [
        ("x", {"prompts": {"query": "Q ", "document": "D "}}, ("Q ", "D ")),
        ("x", {"prompts": {"query": "Q ", "passage": "P "}}, ("Q ", "P ")),
        ("x", {"prompts": {"query": "", "document": ""}}, ("", "")),
        ("x", {}, ("", "")),
        ("x", None, ("", "")),
        ("intfloat/multilingual-e5-base", None, ("query: ", "passage: ")),
        ("/models/e5-large-v2/", {"prompts": {}}, ("query: ", "passage: ")),
        ("BAAI/bge-m3", None, ("", "")),
        ("intfloat/e5-mistral-7b-instruct", None, ("", "")),
    ],
)
def test_prompts_come_from_the_folder_or_its_family(
    tmp_path: Path, name: str, config: dict[str, Any] | None, expected: tuple[str, str]
) -> None:
    if config is not None:
        (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(config))
    assert folder_prompts(name, tmp_path) == expected


def test_a_folder_with_broken_json_is_explained(folder: Path) -> None:
    (folder / "config_sentence_transformers.json").write_text("{")
    with pytest.raises(EncoderUnavailable, match="is not JSON"):
        open_encoder(str(folder))


@pytest.mark.parametrize("name", ["/no/such/folder", "./absent", "~/no-such-folder-of-ereje", "a/b/c"])
def test_a_path_that_leads_nowhere_is_explained(name: str) -> None:
    with pytest.raises(EncoderUnavailable, match="is not a folder") as caught:
        open_encoder(name)
    assert caught.value.name == name


def test_a_folder_without_a_model_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="neither"):
        open_encoder(str(tmp_path))


def test_an_adapter_for_another_encoder_is_refused(folder: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="default encoder only"):
        open_encoder(str(folder), adapter=folder / "adapter.safetensors")


class TestHub:
    def test_a_hub_name_is_fetched_once_and_opened_as_a_folder(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def snapshot(name: str, **_: object) -> str:
            asked.append(name)
            return str(folder)

        monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot)
        encoder = open_encoder("BAAI/bge-m3")
        assert asked == ["BAAI/bge-m3"]
        assert (encoder.folder, encoder.revision) == (folder, folder_revision(folder))

    def test_a_name_that_cannot_be_fetched_is_explained(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError("no route\nand more")

        monkeypatch.setattr("huggingface_hub.snapshot_download", refuse)
        with pytest.raises(EncoderUnavailable, match="no route; check the name") as caught:
            open_encoder("nobody/nothing")
        assert caught.value.reason == "no route"

    def test_offline_is_honoured(self) -> None:
        code = (
            "from embeddings.encoder import open_encoder\n"
            "from embeddings.errors import EncoderUnavailable\n"
            "try:\n    open_encoder('nobody/nothing')\n"
            "except EncoderUnavailable as error:\n    print(error)"
        )
        child = start_python("import os; os.environ['HF_HUB_OFFLINE'] = '1'\n" + code)
        out, err = child.communicate(timeout=60)
        assert "nobody/nothing" in out, err
        assert "give a folder instead" in out


@pytest.mark.parametrize(
    ("library", "use"),
    [
        ("sentence_transformers", lambda folder: torch_engine._loaded("x", folder)),
        ("huggingface_hub", lambda folder: open_encoder("some/name")),
    ],
)
def test_an_absent_library_is_named(
    monkeypatch: pytest.MonkeyPatch, folder: Path, library: str, use: Callable[[Path], object]
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing, match="pip install") as caught:
        use(folder)
    assert caught.value.library == library


class TestPaths:
    def test_the_setting_wins(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("EREJE_HOME", str(tmp_path))
        assert (cache(), paths.models(), paths.index()) == (tmp_path, tmp_path / "models", tmp_path / "index")

    def test_otherwise_it_is_the_cache(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("EREJE_HOME", raising=False)
        assert cache().name == "ereje"

    def test_a_tilde_is_the_home_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EREJE_HOME", "~/x")
        assert cache() == Path.home() / "x"

    @pytest.mark.parametrize("chosen", ["", "~/x", "~nobody-of-this-name/x"])
    def test_a_user_without_a_home_is_told_what_to_set(self, monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
        monkeypatch.setenv("EREJE_HOME", chosen)
        for name in ("HOME", "XDG_CACHE_HOME", "USERPROFILE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("os.path.expanduser", lambda path: path)  # what it does where the system knows no home
        with pytest.raises(HomeUnknown, match="set EREJE_HOME to a folder"):
            cache()


@pytest.mark.slow
def test_the_libraries_are_told_to_ask_nobody_before_they_are_imported() -> None:
    code = (
        "import sys; from pathlib import Path; from embeddings.encoder import open_encoder\n"
        "open_encoder(str(next(Path(sys.argv[1]).glob('*/modules.json')).parent)).load()\n"
        "from huggingface_hub import constants; print(constants.HF_HUB_OFFLINE)"
    )
    real_encoder()
    out, err = start_python(code, real_models(), before=("env", "-u", "HF_HUB_OFFLINE")).communicate(timeout=300)
    assert out.endswith("True\n"), err
