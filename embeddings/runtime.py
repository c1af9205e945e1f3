"""What ONNX Runtime needs beside the unpacked weights: the network's graph and the tokenizer's pieces.

Owns the folder of both, made once from the unpacked model and checked at every start. Must not know who runs the graph.
It lies beside the model's folder, whose weights the graph refers to, and holds nothing that cannot be made again.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias
from weakref import finalize

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save

from embeddings.checked import Entries, ensure_folder, write_entry
from embeddings.graph import WORD_WEIGHTS, Sizes, graph_of, places_of
from embeddings.layout import WEIGHTS_FILE
from embeddings.unigram import Specials, Unigram, arrays_of
from embeddings.weights import ModelFolder

Vectors: TypeAlias = npt.NDArray[np.float32]

_ROWS_KEPT = 4096  # vectors of words that are kept, 6 MB
# Raised whenever the graph or the pieces are written differently.
VERSION = 2
GRAPH_FILE, PIECES_FILE, SETTINGS_FILE = "graph.onnx", "pieces.safetensors", "settings.json"


@dataclass(frozen=True, slots=True)
class Runtime:
    """A verified folder of what ONNX Runtime needs.

    Attributes:
        path: The folder.
        weights: The folder of the weights that the graph refers to.
    """

    path: Path
    weights: Path

    def graph(self) -> bytes:
        """The network's graph."""
        return (self.path / GRAPH_FILE).read_bytes()

    def tokenizer(self) -> Unigram:
        """The tokenizer."""
        settings = self._settings()
        return Unigram(load_file(self.path / PIECES_FILE), Specials(**settings["specials"]))

    def words(self) -> "WordVectors":
        """The vectors of words."""
        return WordVectors(self.weights / WEIGHTS_FILE)

    def longest(self) -> int:
        """The most tokens that the network reads."""
        return int(self._settings()["longest"])

    def _settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = json.loads((self.path / SETTINGS_FILE).read_bytes())
        return settings


class WordVectors:
    """The rows of the largest tensor, read from the file as they are asked for. May be used by several threads.

    Mapped into memory, each row would bring sixty others with it, and in the end all 384 MB.
    """

    def __init__(self, weights: Path) -> None:
        """Opens the file, which is closed when this is no longer needed."""
        place = places_of(weights)[WORD_WEIGHTS]
        size, reading, file = 4 * place.shape[1], Lock(), weights.open("rb", buffering=0)
        finalize(self, file.close)

        @lru_cache(maxsize=_ROWS_KEPT)
        def row(number: int) -> bytes:
            with reading:
                file.seek(place.offset + number * size)
                return file.read(size)

        self._row = row

    def of(self, ids: Sequence[int]) -> Vectors:
        """One row for each id."""
        return np.frombuffer(b"".join(map(self._row, ids)), np.float32).reshape(len(ids), -1)


def ensure_runtime(model: ModelFolder) -> Runtime:
    """The folder that belongs to an unpacked model, made if it is absent or damaged.

    Raises:
        ExtraMissing: A library that writes it is not installed.
        WeightsDamaged: It is damaged and cannot be made anew.
        CannotWrite: The disk refused.
    """
    recipe = hashlib.sha256(f"runtime {VERSION}\nmodel {model.revision}\n".encode("ascii")).hexdigest()
    folder = model.path.with_name(f"{model.path.name}-onnx")
    ensure_folder(folder, recipe, VERSION, lambda beside: _write(beside, model.path))
    return Runtime(folder, model.path)


def _write(folder: Path, model: Path) -> Entries:
    config = json.loads((model / "config.json").read_bytes())
    tokenizer = json.loads((model / "tokenizer.json").read_bytes())
    pieces, scores = zip(*tokenizer["model"]["vocab"], strict=True)
    contents = {
        GRAPH_FILE: graph_of(Sizes.of(config), places_of(model / WEIGHTS_FILE)),
        PIECES_FILE: save(arrays_of(pieces, scores)),
        SETTINGS_FILE: _settings_of(tokenizer, config["max_position_embeddings"]),
    }
    return {name: write_entry(folder / name, data) for name, data in contents.items()}


def _settings_of(tokenizer: dict[str, Any], longest: int) -> bytes:
    """What is neither graph nor pieces: the special tokens, and how long a text may be."""
    literal = {added["content"]: added["id"] for added in tokenizer["added_tokens"]}
    first, padding, last, unknown = (literal[piece] for piece in ("<s>", "<pad>", "</s>", "<unk>"))
    specials = {"first": first, "last": last, "padding": padding, "unknown": unknown, "literal": literal}
    return (json.dumps({"specials": specials, "longest": longest}, indent=2, sort_keys=True) + "\n").encode("utf-8")
