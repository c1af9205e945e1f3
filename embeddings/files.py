"""Writing files so that a crash leaves the old or the new, never a mixture. Must not know what is in them."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from embeddings.errors import CannotRead, CannotWrite, StoreDamaged

CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def present(path: Path) -> bool:
    """Whether there is a file of this name.

    Raises:
        CannotRead: The system does not let us look.
    """
    try:
        return path.exists()
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    if os.name == "nt":  # pragma: no cover - Windows cannot open a folder for this
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomic(path: Path, data: bytes) -> None:
    """Writes a file beside its place, makes it durable, and renames it.

    Raises:
        CannotWrite: The disk refused; the old file, if any, stands.
    """
    beside = path.with_name(f".{path.name}.partial")
    with refusing_disk(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durable(beside, data)
            beside.replace(path)
            sync_folder(path.parent)
        finally:
            beside.unlink(missing_ok=True)


def write_stamped(path: Path, payload: bytes, form: str, made_from: str) -> None:
    """Writes a cache atomically, with a checksum and a name for what it was made from.

    Raises:
        CannotWrite: The disk refused; the old file, if any, stands.
    """
    write_atomic(path, json.dumps(_stamp(payload, form, made_from), sort_keys=True).encode("ascii") + b"\n" + payload)


def read_stamped(path: Path, form: str, made_from: str) -> bytes:
    """What `write_stamped` wrote.

    Raises:
        StoreDamaged: It is absent, damaged, or made from something else.
    """
    try:
        head, _, payload = path.read_bytes().partition(b"\n")
        record = json.loads(head)
    except (OSError, ValueError) as error:
        raise StoreDamaged(path, f"it cannot be read ({error})") from error
    if record != _stamp(payload, form, made_from):
        raise StoreDamaged(path, "its checksum or what it was made from differs")
    return payload


def _stamp(payload: bytes, form: str, made_from: str) -> dict[str, str]:
    return {"format": form, "made_from": made_from, "sha256": hashlib.sha256(payload).hexdigest()}


def write_durable(path: Path, data: bytes) -> None:
    """Writes a file and waits until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_folder(new: Path, target: Path) -> None:
    """Puts a finished folder in the place of another; between the two steps the place is empty, never mixed."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    sync_folder(target.parent)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def refusing_disk(path: Path) -> Iterator[None]:
    """Turns the system's refusal to write into an error that says what to do."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds a lock file while the block runs; a process that dies lets go of it."""
    with refusing_disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
