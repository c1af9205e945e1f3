"""Texts to vectors: the only door to torch and sentence-transformers.

Owns how texts are cut into windows, batched and encoded. Must not know what the texts are, where vectors are kept, or
how they are searched. The heavy libraries are imported when the first text is encoded, not before: knowing an
encoder's name and revision, which is all that opening an index takes, costs milliseconds.

Long passages: a model reads a limited number of tokens (512 for the default). A longer passage is cut into windows
that fit, each is encoded with the passage prompt, and the vectors are averaged by their number of tokens and
normalised again; nothing is dropped. A query longer than the model reads is cut at its end.
"""

import os
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import EncoderUnavailable, ExtraMissing, WeightsDamaged
from embeddings.foreign import folder_prompts, folder_revision, require_model_folder
from embeddings.layout import PASSAGE_PROMPT, QUERY_PROMPT
from embeddings.paths import models
from embeddings.progress import Progress, silent
from embeddings.text import clean
from embeddings.weights import ensure_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]

DEFAULT = "default"
DEFAULT_NAME = "multilingual-e5-small"
DEFAULT_DIMENSION = 384
BATCH = 32
FEW = 4  # texts that one thread encodes (the readings of one question): see `_threads_for`
QUERY_CHARACTERS = 20_000  # far beyond what a model reads; spares the tokenizer a megabyte of question
WINDOW_MARGIN = 16  # a window cut out of a text may tokenise into a few more tokens than it had inside it


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


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of a long text that the model can read at once.

    Attributes:
        owner: Position of the whole text in the input.
        text: The piece.
        weight: Its number of tokens.
    """

    owner: int
    text: str
    weight: int


class SentenceEncoder:
    """An encoder run by sentence-transformers, from a folder on this machine."""

    def __init__(
        self,
        name: str,
        folder: Path,
        revision: str,
        prompts: tuple[str, str],
        dimension: int = 0,
        verify: Callable[[], None] = lambda: None,
    ) -> None:
        """Describes the encoder.

        Args:
            name: See `Encoder`.
            folder: Where its files are.
            revision: See `Encoder`.
            prompts: See `Encoder`.
            dimension: See `Encoder`; 0 means that only the loaded model can tell.
            verify: Makes sure, before the model is loaded, that the files are those of the revision, or raises.
        """
        self.name = name
        self.folder = folder
        self.revision = revision
        self.prompts = prompts
        self._dimension = dimension
        self._verify = verify
        self._model: SentenceTransformer | None = None
        # A fast tokenizer must not be used by two threads at once ("Already borrowed"), and loading twice is waste.
        self._lock = threading.RLock()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension or self.load().get_embedding_dimension() or 0

    def load(self) -> "SentenceTransformer":
        """Loads the model now rather than at the first text; doing so twice costs nothing."""
        with self._lock:
            if self._model is None:
                self._model = _load_verified(self.name, self.folder, self._verify)
            return self._model

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each query; see `Encoder`."""
        cleaned = [clean(text[:QUERY_CHARACTERS]) for text in texts]
        return self._encode(cleaned, self.prompts[0], "", silent)

    def encode_passages(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each passage, long ones by windows; see `Encoder`."""
        windows = [window for at, text in enumerate(texts) for window in self._windows(at, clean(text))]
        vectors = self._encode([window.text for window in windows], self.prompts[1], "encode", progress)
        if len(windows) == len(texts):
            return vectors
        return pool(windows, vectors, len(texts))

    def _encode(self, texts: Sequence[str], prompt: str, stage: str, progress: Progress) -> Vectors:
        """Encodes in batches of like length, so that little is spent on padding, and restores the order."""
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        result = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            result[rows] = self._encode_batch([texts[at] for at in rows], prompt)
            if stage:
                progress(stage, min(start + BATCH, len(order)), len(order))
        return result

    def _encode_batch(self, texts: list[str], prompt: str) -> Vectors:
        with self._lock:
            model = self.load()
            with _threads_for(len(texts)):
                vectors = model.encode(
                    texts, prompt=prompt, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
                )
        return np.asarray(vectors, np.float32)

    def _windows(self, owner: int, text: str) -> list[Window]:
        """The text as one window if the model can read it whole, else cut at the edges of words."""
        prompt = self.prompts[1]
        limit = self.load().max_seq_length
        if limit is None or at_most_tokens(prompt + text) + 2 <= limit:
            return [Window(owner, text, 1)]
        with self._lock:
            spans = _token_spans(self.load().tokenizer, text)
            room = max(limit - 2 - len(_token_spans(self.load().tokenizer, prompt)), 2 * WINDOW_MARGIN)
        if len(spans) <= room:
            return [Window(owner, text, 1)]
        return cut(owner, text, spans, room - WINDOW_MARGIN)


def at_most_tokens(text: str) -> int:
    """An upper bound of a text's tokens, without a tokenizer: no token is shorter than a byte after normalising."""
    return len(unicodedata.normalize("NFKC", text).encode("utf-8")) + 1


def cut(owner: int, text: str, spans: Sequence[tuple[int, int]], size: int) -> list[Window]:
    """Cuts a text into even pieces of at most `size` tokens, together the whole text.

    Args:
        owner: Position of the text in the input.
        text: The text.
        spans: Where each token starts and ends in it.
        size: The most tokens a piece may have.
    """
    pieces = -(-len(spans) // size)
    edges = [round(at * len(spans) / pieces) for at in range(pieces + 1)]
    starts = [0, *(spans[edge][0] for edge in edges[1:-1]), len(text)]
    return [
        Window(owner, text[a:b], to - since)
        for a, b, since, to in zip(starts, starts[1:], edges, edges[1:], strict=False)
    ]


def pool(windows: Sequence[Window], vectors: Vectors, count: int) -> Vectors:
    """The mean of each text's windows, weighted by tokens, normalised; a text of one window keeps its vector."""
    result = np.zeros((count, vectors.shape[1]), np.float32)
    parts = np.zeros(count, np.int64)
    for window, vector in zip(windows, vectors, strict=True):
        result[window.owner] += window.weight * vector
        parts[window.owner] += 1
    torn = parts > 1
    result[torn] /= np.maximum(np.linalg.norm(result[torn], axis=1, keepdims=True), 1e-12)
    return result


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
    return SentenceEncoder(name, path, folder_revision(path), folder_prompts(name, path))


def _default_encoder(models_folder: Path, adapter: Path | None, progress: Progress) -> SentenceEncoder:
    opened = ensure_model(models_folder, adapter=adapter, progress=progress)

    def verify() -> None:
        """Every byte of the folder is hashed; a damaged one is unpacked anew, which gives the same bytes."""
        found = ensure_model(models_folder, adapter=adapter, progress=progress, full=True)
        if found.revision != opened.revision:
            raise WeightsDamaged(found.path, "it was unpacked anew into other bytes than before", "run again")

    prompts = (QUERY_PROMPT, PASSAGE_PROMPT)
    return SentenceEncoder(DEFAULT_NAME, opened.path, opened.revision, prompts, DEFAULT_DIMENSION, verify)


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


@contextmanager
def _threads_for(texts: int) -> Iterator[None]:
    """One thread for a question, all for a batch.

    The layers of a single question take a millisecond each, and threads have to meet after every one of them: where
    anything else wants a core, they wait for each other many times longer than they work.
    """
    import torch

    before = torch.get_num_threads()
    if texts > FEW or before == 1:
        yield
        return
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _load_verified(name: str, folder: Path, verify: Callable[[], None]) -> "SentenceTransformer":
    """Loads a model whose files were verified first; that takes place while the libraries are imported."""
    with ThreadPoolExecutor(1, "verify") as beside:
        verified = beside.submit(verify)
        _library()
        verified.result()
    return _load(name, folder)


def _library() -> "type[SentenceTransformer]":
    """The library's class, imported when it is first needed; it reads its settings then."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the files are here already: whatever would be asked is not needed
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ExtraMissing(error.name or "sentence_transformers", "encoding texts", "sentence-transformers") from error
    return SentenceTransformer


def _load(name: str, folder: Path) -> "SentenceTransformer":
    """Loads a model from its folder, on the CPU, asking nobody on the net."""
    library = _library()
    try:
        return library(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # any kind may come out of a broken folder
        reason = f"{type(error).__name__}: {error}"
        raise EncoderUnavailable(name, reason, f"delete {folder} and fetch the model again") from error


def _token_spans(tokenizer: Any, text: str) -> list[tuple[int, int]]:
    """Where each token of a text starts and ends, without the special ones."""
    encoded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False)
    return [(int(start), int(end)) for start, end in encoded["offset_mapping"]]
