"""Runs the default encoder by ONNX Runtime: the only door to it.

Owns batches, threads and memory. Must not know what the texts are. A run takes one thread: several runs take several,
which never wait for one another, so that any number of threads may encode at once and no lock is needed.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import EncoderUnavailable, ExtraMissing
from embeddings.graph import MASK, VECTORS, WORDS
from embeddings.progress import Progress, silent
from embeddings.runtime import Runtime
from embeddings.together import Together

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Vectors: TypeAlias = npt.NDArray[np.float32]
Tokens: TypeAlias = npt.NDArray[np.int64]

_TOGETHER = 1024  # tokens of a batch, padding included: what is worked on stays in the processor's cache


class OnnxEngine:
    """A session of ONNX Runtime and the tokenizer that feeds it. May be used by several threads at once."""

    def __init__(self, runtime: Runtime) -> None:
        """Loads graph, weights (mapped, not copied) and tokenizer.

        Raises:
            ExtraMissing: The library is not installed.
            EncoderUnavailable: The graph does not load.
        """
        self.limit = runtime.longest()
        self._tokenizer = runtime.tokenizer()
        self._session = _session(runtime)
        self._words = runtime.words()
        self._together = Together(self._run, _cores())
        self.dimension = int(self._session.get_outputs()[0].shape[1])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each token of a text starts and ends, without the special ones."""
        return self._tokenizer.spans(text)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row for each text; in batches of like length, so that little is spent on padding."""
        tokens = [self._tokens(text) for text in texts]
        batches = _batches([len(row) for row in tokens])
        result = np.empty((len(texts), self.dimension), np.float32)
        done = 0
        for rows, vectors in zip(batches, self._runs([[tokens[at] for at in rows] for rows in batches]), strict=True):
            result[rows] = vectors
            done += len(rows)
            progress("encode", done, len(texts))
        return result

    def _runs(self, batches: Sequence[Sequence[Sequence[int]]]) -> Iterable[Vectors]:
        """The vectors of each batch: of one with what other threads want, of several by a thread for each core."""
        if len(batches) < 2:
            return [self._together.encode(batch) for batch in batches]
        with ThreadPoolExecutor(_cores(), "encode") as pool:
            return pool.map(self._run, batches)

    def _run(self, batch: Sequence[Sequence[int]]) -> Vectors:
        width = max(map(len, batch))
        words = np.zeros((len(batch), width, self.dimension), np.float32)
        mask = np.zeros((len(batch), width), np.int64)
        for row, tokens in enumerate(batch):
            words[row, : len(tokens)] = self._words.of(tokens)
            mask[row, : len(tokens)] = 1
        vectors: Vectors = self._session.run([VECTORS], {WORDS: words, MASK: mask})[0]
        return vectors

    def _tokens(self, text: str) -> list[int]:
        """A text's tokens with those of its ends, as many as the network reads."""
        ends = self._tokenizer.specials
        return [ends.first, *self._tokenizer.ids(text)[: self.limit - 2], ends.last]


def library() -> None:
    """Imports the library.

    Raises:
        ExtraMissing: It is not installed.
    """
    try:
        import onnxruntime  # noqa: F401  (what it is imported for is the next import's time)
    except ImportError as error:
        raise ExtraMissing("onnxruntime", "the default encoder", "onnxruntime") from error


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Rows of like length together, the longest first, as many as may be worked on at once."""
    batches: list[list[int]] = []
    for row in sorted(range(len(lengths)), key=lambda at: (-lengths[at], at)):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= _TOGETHER:
            batches[-1].append(row)
        else:
            batches.append([row])
    return batches


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _session(runtime: Runtime) -> "InferenceSession":
    library()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # memory of the largest batch would be kept for good
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(runtime.weights))
    try:
        return onnxruntime.InferenceSession(runtime.graph(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises kinds of its own
        reason = f"{type(error).__name__}: {error}"
        raise EncoderUnavailable("default", reason, f"delete {runtime.path} and run again") from error
