"""Texts to vectors: which encoder, by which engine, with which words before a text.

Owns how texts are cleaned, cut into windows and encoded, and how an encoder is opened by its name. Must not know what
the texts are, where vectors are kept, or how they are searched. Heavy libraries are imported when the first text is
encoded, not before: knowing an encoder's name and revision, which is all that opening an index takes, costs
milliseconds. ONNX Runtime runs the default encoder, unless EREJE_ENCODER says torch; sentence-transformers any other.

Long passages: see `pieces.py`. A query longer than the model reads is cut at its end.
"""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import EncoderUnavailable, ExtraMissing, WeightsDamaged
from embeddings.foreign import folder_prompts, folder_revision, require_model_folder
from embeddings.layout import PASSAGE_PROMPT, QUERY_PROMPT
from embeddings.paths import models
from embeddings.pieces import Window, at_most_tokens, cut, pool
from embeddings.progress import Progress, silent
from embeddings.text import clean
from embeddings.weights import ModelFolder, ensure_model

Vectors: TypeAlias = npt.NDArray[np.float32]

DEFAULT = "default"
DEFAULT_NAME = "multilingual-e5-small"
DEFAULT_DIMENSION = 384
ENGINES = ("onnx", "torch")  # of the default encoder, the usual one first; EREJE_ENCODER names one
QUERY_CHARACTERS = 20_000  # far beyond what a model reads; spares the tokenizer a megabyte of question
QUERIES_KEPT = 1024  # vectors of the last questions, 1.5 MB
WINDOW_MARGIN = 16  # a window cut out of a text may tokenise into a few more tokens than it had inside it


class Engine(Protocol):
    """A loaded model: texts as they are to normalised vectors. May be used by several threads at once."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def limit(self) -> int | None:
        """The most tokens that it reads, if it has a limit."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each token of a text starts and ends, without the special ones."""

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each text, in order; `progress` hears of the stage "encode"."""


class Encoder(Protocol):
    """Turns texts into L2-normalised vectors whose inner product says how near they are."""

    @property
    def name(self) -> str:
        """The encoder's name."""

    @property
    def revision(self) -> str:
        """Digest of its weights: other weights, other revision."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def prompts(self) -> tuple[str, str]:
        """What is put before a query and before a passage."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, in order."""

    def encode_passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each text, in order; `progress` hears of the stage "encode"."""


class SentenceEncoder:
    """An encoder in a folder on this machine, run by an engine that is loaded with the first text."""

    def __init__(
        self,
        name: str,
        folder: Path,
        revision: str,
        prompts: tuple[str, str],
        load: Callable[[], Engine],
        dimension: int = 0,
    ) -> None:
        """Describes the encoder.

        Args:
            name: See `Encoder`.
            folder: Where its files are, in the layout of sentence-transformers.
            revision: See `Encoder`.
            prompts: See `Encoder`.
            load: Loads its engine, after it has made sure that the files are those of the revision.
            dimension: See `Encoder`; 0 means that only the loaded model can tell.
        """
        self.name = name
        self.folder = folder
        self.revision = revision
        self.prompts = prompts
        self._dimension = dimension
        self._load = load
        self._engine: Engine | None = None
        self._loading = threading.Lock()  # loading twice is waste
        self._kept: dict[str, Vectors] = {}  # the longest unasked first
        self._keeping = threading.Lock()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension or self.load().dimension

    def load(self) -> Engine:
        """Loads the model now rather than at the first text; doing so twice costs nothing."""
        with self._loading:
            if self._engine is None:
                self._engine = self._load()
            return self._engine

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each query; see `Encoder`. Those of the last questions are kept."""
        asked = [self.prompts[0] + clean(text[:QUERY_CHARACTERS]) for text in texts]
        with self._keeping:
            known = {text: self._kept[text] for text in asked if text in self._kept}
        missing = [text for text in dict.fromkeys(asked) if text not in known]
        known.update(zip(missing, self.load().encode(missing), strict=True))
        self._keep({text: known[text] for text in asked[-QUERIES_KEPT:]})
        return np.stack([known[text] for text in asked]) if asked else np.empty((0, self.dimension), np.float32)

    def _keep(self, asked: dict[str, Vectors]) -> None:
        with self._keeping:
            for text, vector in asked.items():
                self._kept.pop(text, None)
                self._kept[text] = vector.copy()  # of a batch only its row
            for text in [*self._kept][: max(0, len(self._kept) - QUERIES_KEPT)]:
                del self._kept[text]

    def encode_passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each passage, long ones by windows; see `Encoder`."""
        windows = [window for at, text in enumerate(texts) for window in self._windows(at, clean(text))]
        vectors = self.load().encode([self.prompts[1] + window.text for window in windows], progress)
        return vectors if len(windows) == len(texts) else pool(windows, vectors, len(texts))

    def _windows(self, owner: int, text: str) -> list[Window]:
        """The text as one window if the model can read it whole, else cut at the edges of words."""
        prompt, engine = self.prompts[1], self.load()
        limit = engine.limit
        if limit is None or at_most_tokens(prompt + text) + 2 <= limit:
            return [Window(owner, text, 1)]
        spans = engine.spans(text)
        room = max(limit - 2 - len(engine.spans(prompt)), 2 * WINDOW_MARGIN)
        return [Window(owner, text, 1)] if len(spans) <= room else cut(owner, text, spans, room - WINDOW_MARGIN)


def open_encoder(
    name: str = DEFAULT,
    *,
    adapter: Path | None = None,
    progress: Progress = silent,
    models_folder: Path | None = None,
) -> SentenceEncoder:
    """Opens an encoder by name without loading it.

    Args:
        name: "default", the folder of a SentenceTransformer, or a name on the hub (fetched once, unless
            HF_HUB_OFFLINE is set; then it must be in the hub's cache).
        adapter: Changes to the default encoder's weights.
        progress: Told how far unpacking is.
        models_folder: Where the default encoder lies; `paths.models()` if not given.

    Raises:
        EncoderUnavailable: The folder or name leads to no model.
    """
    _quiet_libraries()
    if name == DEFAULT:
        return _default_encoder(models_folder or models(), adapter, progress)
    if adapter is not None:
        raise EncoderUnavailable(name, "an adapter fits the default encoder only", "leave the adapter out")
    local = Path(name).expanduser()
    path = local if local.is_dir() or _looks_like_path(name) else _from_hub(name)
    require_model_folder(name, path)
    load = partial(_by_torch, name, path, lambda: None)
    return SentenceEncoder(name, path, folder_revision(path), folder_prompts(name, path), load)


def _default_encoder(models_folder: Path, adapter: Path | None, progress: Progress) -> SentenceEncoder:
    opened = ensure_model(models_folder, adapter=adapter, progress=progress)

    def verify() -> None:
        """Every byte of the folder is hashed; a damaged one is unpacked anew, which gives the same bytes."""
        found = ensure_model(models_folder, adapter=adapter, progress=progress, full=True)
        if found.revision != opened.revision:
            raise WeightsDamaged(found.path, "it was unpacked anew into other bytes than before", "run again")

    prompts = (QUERY_PROMPT, PASSAGE_PROMPT)
    load = partial(_by_onnx, opened) if _engine() == "onnx" else partial(_by_torch, DEFAULT_NAME, opened.path)
    return SentenceEncoder(
        DEFAULT_NAME, opened.path, opened.revision, prompts, partial(load, verify), DEFAULT_DIMENSION
    )


def _engine() -> str:
    """What runs the default encoder."""
    engine = os.environ.get("EREJE_ENCODER") or ENGINES[0]
    if engine not in ENGINES:
        remedy = f"set EREJE_ENCODER to {' or '.join(ENGINES)}, or leave it out"
        raise EncoderUnavailable(DEFAULT, f"no engine is called {engine!r}", remedy)
    return engine


def _by_torch(name: str, folder: Path, verify: Callable[[], None]) -> Engine:
    from embeddings.torch_engine import TorchEngine, library

    _while_verifying(verify, library)
    return TorchEngine(name, folder)


def _by_onnx(model: ModelFolder, verify: Callable[[], None]) -> Engine:
    from embeddings.onnx_engine import OnnxEngine, library
    from embeddings.runtime import ensure_runtime

    _while_verifying(verify, library)
    return OnnxEngine(ensure_runtime(model))


def _while_verifying(verify: Callable[[], None], library: Callable[[], object]) -> None:
    """Files are verified while a library is imported; what is wrong with them is raised."""
    with ThreadPoolExecutor(1, "verify") as beside:
        verified = beside.submit(verify)
        library()
        verified.result()


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or name.count("/") > 1 or "\\" in name


def _quiet_libraries() -> None:
    """No telemetry, no progress bars of their own, no cores kept busy by waiting: read when each is first imported.

    Threads of torch that wait for each other by turning in circles take the core from whom they wait for, wherever
    another process wants it too; sleeping costs a batch nothing that can be measured.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")


def _from_hub(name: str) -> Path:
    """The folder of a hub model, fetched if it may be."""
    try:
        from huggingface_hub import snapshot_download
    except ImportError as error:
        raise ExtraMissing("huggingface_hub", "an encoder from the hub", "sentence-transformers") from error
    foreign = ["onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.onnx", "*.ot", "rust_model*", "tf_model*"]
    try:
        return Path(snapshot_download(name, ignore_patterns=foreign))
    except Exception as error:  # the hub's library raises many kinds, some of them its HTTP client's
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        remedy = "check the name and the connection, give a folder instead, or use the encoder 'default'"
        raise EncoderUnavailable(name, reason, remedy) from error
