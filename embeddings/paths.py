"""Where models and indexes lie on this machine. Must not know what is inside them."""

from pathlib import Path

from corpus.paths import cache


def models() -> Path:
    """The folder of unpacked models."""
    return cache() / "models"


def index() -> Path:
    """The folder of the search indexes."""
    return cache() / "index"


def shared() -> Path:
    """The file in which the passages of all acts are searched."""
    return index() / "library.sqlite"
