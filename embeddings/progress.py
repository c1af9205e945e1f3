"""The seam through which long work tells how far it is. Must not know who listens, nor what time it is."""

from typing import Protocol


class Progress(Protocol):
    """Called as work advances; `done == total` is the last call of a stage."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tells that `done` of `total` units of `stage` are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """The default: nobody listens."""
