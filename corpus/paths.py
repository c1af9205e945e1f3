"""Where things lie on this machine: what can be made again, and what cannot. Must not know what is inside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from corpus.errors import HomeUnknown


def cache() -> Path:
    """The folder for everything that can be rebuilt: `EREJE_HOME`, or else the user's cache folder.

    Raises:
        HomeUnknown: the folder depends on the user's home, and the user has none.
    """
    return _chosen(platformdirs.user_cache_dir)


def data() -> Path:
    """The folder for what the user brought: `EREJE_HOME`, or else the user's data folder.

    Raises:
        HomeUnknown: as for the cache.
    """
    return _chosen(platformdirs.user_data_dir)


def library() -> Path:
    """The file of the library."""
    return data() / "library.sqlite"


def _chosen(usual: Callable[..., str]) -> Path:
    try:
        chosen = os.environ.get("EREJE_HOME", "") or usual("ereje", appauthor=False)
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise HomeUnknown from error
