"""Files that an editor brought and that were read, but are not in the library yet: kept until they are, or for an hour.

Owns: where they lie, how many and how long. Must not know: what is done with an act, how any of it is shown.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from corpus.library import Given
from corpus.paths import cache

_MOST = 500  # files
_LARGEST = 512 * 2**20  # bytes of all of them; the oldest are dropped first
_IDLE = 3600.0  # seconds
_PREFIX = "brought-"
_FORBIDDEN = re.compile(r"[\x00-\x1f/\\:*?\"<>|]")


class UnknownFile(LookupError):
    """No such file is kept, or no longer."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits.

    Attributes:
        path: where it lies, under its own name.
        size: its bytes.
        given: what is told of its act beside its text: the id of the act that it is to replace.
        since: when it came.
    """

    path: Path
    size: int
    given: Given
    since: float


class Staging:
    """The files that wait; may be used by several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Staged] = OrderedDict()
        self._lock = Lock()
        weakref.finalize(self, _remove, self._kept)  # at the latest when the server ends

    def keep(self, name: str, data: bytes, given: Given) -> tuple[str, Path]:
        """Keep a file; the word by which it is found again, and where it lies."""
        cache().mkdir(parents=True, exist_ok=True)
        self._sweep()
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=cache()))  # which nobody but the owner can read
        path = folder / safe_name(name)
        try:
            path.write_bytes(data)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        token = secrets.token_hex(16)
        with self._lock:
            self._kept[token] = Staged(path, len(data), given, self._clock())
            self._shrink()
        return token, path

    def get(self, token: str) -> Staged:
        """A file that waits.

        Raises:
            UnknownFile: it does not, or no longer.
        """
        with self._lock:
            self._shrink()
            if token not in self._kept:
                raise UnknownFile(token)
            return self._kept[token]

    def drop(self, token: str) -> None:
        """Forget a file, if it is there."""
        with self._lock:
            self._forget(token)

    def _sweep(self) -> None:
        """Remove what a server left that was killed, once its hour is over."""
        with self._lock:
            own = {kept.path.parent for kept in self._kept.values()}
        oldest = time.time() - _IDLE
        for folder in set(cache().glob(f"{_PREFIX}*")) - own:
            with suppress(OSError):  # another server was faster
                if folder.stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)

    def _shrink(self) -> None:
        oldest = self._clock() - _IDLE
        total = sum(kept.size for kept in self._kept.values())
        while self._kept:
            token, first = next(iter(self._kept.items()))
            if first.since >= oldest and total <= _LARGEST and len(self._kept) <= _MOST:
                return
            total -= first.size
            self._forget(token)

    def _forget(self, token: str) -> None:
        found = self._kept.pop(token, None)
        if found is not None:
            shutil.rmtree(found.path.parent, ignore_errors=True)


def _remove(kept: Mapping[str, Staged]) -> None:
    for staged in tuple(kept.values()):
        shutil.rmtree(staged.path.parent, ignore_errors=True)


def safe_name(name: str) -> str:
    """A file's name without its folders and without what no file system takes; never empty, never hidden."""
    bare = _FORBIDDEN.sub(" ", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    return (f"{_cut(stem, 120)}{dot}{_cut(ending, 20)}" if dot else _cut(ending, 140)) or "file"


def _cut(words: str, most: int) -> str:
    """As many whole characters as a number of bytes takes: file systems count bytes."""
    return words.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
