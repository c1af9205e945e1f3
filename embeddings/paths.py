"""Where models and indexes lie on this machine. Must not know what is inside them."""

import os
from pathlib import Path

import platformdirs

from embeddings.errors import HomeUnknown


def home() -> Path:
    """The folder for everything that can be rebuilt: `EREJE_HOME`, or else the user's cache folder.

    Raises:
        HomeUnknown: The folder depends on the user's home, and the user has none.
    """
    try:
        chosen = os.environ.get("EREJE_HOME", "") or platformdirs.user_cache_dir("ereje", appauthor=False)
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise HomeUnknown from error


def models() -> Path:
    """The folder of unpacked models."""
    return home() / "models"


def index() -> Path:
    """The folder of the search index."""
    return home() / "index"
