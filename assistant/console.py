"""Progress on the terminal. Owns: bars and their words. Must not know: what is being prepared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from embeddings.progress import Progress

_STAGES = {
    "unpack": "Unpacking the language model",
    "encode": "Reading the act into the index",
    "index": "Writing the index",
}


@contextmanager
def bars() -> Iterator[Progress]:
    """A callable that draws one bar a stage, with the time it takes; honours NO_COLOR."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True)) as shown:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(_STAGES.get(stage, stage), total=total)
            shown.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield progress
