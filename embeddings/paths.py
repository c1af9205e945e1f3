"""Where models and indexes lie on this machine. Must not know what is inside them."""

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """The folder for everything that can be rebuilt: `EREJE_HOME`, or else the user's cache folder."""
    chosen = os.environ.get("EREJE_HOME", "")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir("ereje", appauthor=False))


def models() -> Path:
    """The folder of unpacked models."""
    return home() / "models"


def index() -> Path:
    """The folder of the search index."""
    return home() / "index"
