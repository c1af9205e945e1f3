"""What ONNX Runtime needs beside the unpacked weights: the network's graph and the tokenizer's pieces.

Owns the folder of both, made once from the unpacked model and checked at every start. Must not know who runs the graph.
It lies beside the model's folder, whose weights the graph refers to, and holds nothing that cannot be made again.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors.numpy import load_file, save

from embeddings.checked import Entries, ensure_folder, write_entry
from embeddings.graph import Sizes, graph_of, places_of
from embeddings.layout import WEIGHTS_FILE
from embeddings.unigram import Specials, Unigram, arrays_of
from embeddings.weights import ModelFolder

# Raised whenever the graph or the pieces are written differently.
VERSION = 1
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

    def longest(self) -> int:
        """The most tokens that the network reads."""
        return int(self._settings()["longest"])

    def _settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = json.loads((self.path / SETTINGS_FILE).read_bytes())
        return settings


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
