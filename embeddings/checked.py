"""Folders whose files are recorded with their hashes: written whole, checked when they are opened, rebuilt if damaged.

Owns the record and the order of steps. Must not know what the files are for. A folder is written beside its place,
made durable and renamed; a lock lets one process at a time do so.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from embeddings.errors import CannotWrite, WeightsDamaged
from embeddings.files import CHUNK, only_one, refusing_disk, replace_folder, sha256_of, sync_folder, write_durable

CHECKSUMS_FILE = "checksums.json"
# Files up to this size are hashed whenever a folder is opened; a larger one (the weights) when it is loaded.
ALWAYS_HASHED = 64 * CHUNK

Entries: TypeAlias = dict[str, dict[str, Any]]
Write: TypeAlias = Callable[[Path], Entries]


def ensure_folder(folder: Path, recipe: str, version: int, write: Write, *, full: bool = False) -> None:
    """Sees to it that a folder is there as it was written; writes it anew if it is not.

    Args:
        folder: The folder.
        recipe: Digest of what it is made from.
        version: Of the way it is written, for the record.
        write: Writes its files into an empty folder and tells size and hash of each.
        full: Check the hash of every file, not only the size of large ones.

    Raises:
        WeightsDamaged: It is damaged and cannot be written anew.
        CannotWrite: The disk refused.
    """
    found = problem(folder, recipe, full=full)
    if found is None:
        return
    with _explained(folder, found), only_one(folder.with_name(f".{folder.name}.lock")):
        if problem(folder, recipe, full=full) is not None:  # another process may have done it meanwhile
            _write_anew(folder, recipe, version, write)


def problem(folder: Path, recipe: str, *, full: bool = False) -> str | None:
    """What is wrong with a folder, or None when it is as it was written."""
    try:
        record = read_record(folder)
        if record["revision"] != recipe:
            return f"{CHECKSUMS_FILE} is of revision {record['revision']}"
        found = (_file_problem(folder, name, entry, full) for name, entry in record["files"].items())
        return next((text for text in found if text), None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def read_record(folder: Path) -> dict[str, Any]:
    """The record of a folder's files."""
    record: dict[str, Any] = json.loads((folder / CHECKSUMS_FILE).read_bytes())
    return record


def write_entry(path: Path, data: bytes) -> dict[str, Any]:
    """Writes a file durably; what the record keeps of it."""
    write_durable(path, data)
    sync_folder(path.parent)
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _file_problem(folder: Path, name: str, entry: dict[str, Any], full: bool) -> str | None:
    path = folder / name
    size = path.stat().st_size
    if size != entry["size"]:
        return f"{name} has {size} bytes, not {entry['size']}"
    if (full or size <= ALWAYS_HASHED) and sha256_of(path) != entry["sha256"]:
        return f"the hash of {name} differs"
    return None


def _write_anew(folder: Path, recipe: str, version: int, write: Write) -> None:
    """Writes the folder beside its place and renames it; a leftover of a dead process is cleared first."""
    beside = folder.with_name(f".{folder.name}.partial")
    with refusing_disk(folder):
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            record = {"revision": recipe, "unpack": version, "files": write(beside)}
            text = json.dumps(record, indent=2, sort_keys=True) + "\n"
            write_entry(beside / CHECKSUMS_FILE, text.encode("utf-8"))
            replace_folder(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _explained(folder: Path, found: str) -> Iterator[None]:
    """Where a damaged folder cannot be written anew, the damage is what must be told, not the disk alone."""
    try:
        yield
    except CannotWrite as error:
        if os.path.lexists(folder):  # else nothing was damaged: there was nothing yet
            raise WeightsDamaged(folder, found, f"it could not be unpacked anew: {error}") from error
        raise
