"""Runs an encoder's folder by sentence-transformers: the only door to it and to torch.

Owns loading and threads. Must not know what the texts are. It serves every encoder but the default one, training, and
whoever wants to see that the default one's other engine gives the same vectors.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import EncoderUnavailable, ExtraMissing
from embeddings.progress import Progress, silent

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]

BATCH = 32
FEW = 4  # texts that one thread encodes (the readings of one question): see `_threads_for`


class TorchEngine:
    """A SentenceTransformer. A lock lets one thread at a time use it: its tokenizer must not be used by two."""

    def __init__(self, name: str, folder: Path) -> None:
        """Loads the model from its folder.

        Raises:
            ExtraMissing: The library is not installed.
            EncoderUnavailable: The folder does not load.
        """
        self.model = _loaded(name, folder)
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.model.get_embedding_dimension() or 0

    @property
    def limit(self) -> int | None:
        """The most tokens that the model reads, if it says so."""
        return self.model.max_seq_length

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each token of a text starts and ends, without the special ones."""
        with self._lock:
            encoded = self.model.tokenizer(
                text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
            )
        return [(int(start), int(end)) for start, end in encoded["offset_mapping"]]

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each text; in batches of like length, so that little is spent on padding."""
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        result = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            result[rows] = self._encode_batch([texts[at] for at in rows])
            progress("encode", min(start + BATCH, len(order)), len(order))
        return result

    def _encode_batch(self, texts: list[str]) -> Vectors:
        with self._lock, _threads_for(len(texts)):
            vectors = self.model.encode(
                texts, prompt="", batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, np.float32)


def library() -> "type[SentenceTransformer]":
    """The library's class, imported when it is first needed; it reads its settings then."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the files are here already: whatever would be asked is not needed
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ExtraMissing(error.name or "sentence_transformers", "encoding texts", "sentence-transformers") from error
    return SentenceTransformer


def _loaded(name: str, folder: Path) -> "SentenceTransformer":
    """A model from its folder, on the CPU, asking nobody on the net."""
    known = library()
    try:
        return known(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # any kind may come out of a broken folder
        reason = f"{type(error).__name__}: {error}"
        raise EncoderUnavailable(name, reason, f"delete {folder} and fetch the model again") from error


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
