"""Where things lie on this machine: what can be made again, and what cannot. Must not know what is inside."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache() -> Path:
    """The folder for everything that can be rebuilt: `EREJE_HOME`, or else the user's cache folder."""
    return _chosen() or Path(platformdirs.user_cache_dir("ereje", appauthor=False))


def data() -> Path:
    """The folder for what the user brought: `EREJE_HOME`, or else the user's data folder."""
    return _chosen() or Path(platformdirs.user_data_dir("ereje", appauthor=False))


def library() -> Path:
    """The file of the library."""
    return data() / "library.sqlite"


def _chosen() -> Path | None:
    chosen = os.environ.get("EREJE_HOME", "")
    return Path(chosen).expanduser() if chosen else None
