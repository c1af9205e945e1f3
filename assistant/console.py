"""Progress on the terminal. Owns: bars and their words. Must not know: what is being prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from embeddings.progress import Progress

_STAGES = {
    "add": "Reading acts into the library",
    "unpack": "Unpacking the language model",
    "encode": "Reading the act into the index",
    "index": "Writing the index",
    "library": "Making acts searchable",
}


@contextmanager
def bars() -> Iterator[Progress]:
    """A callable that draws one bar a stage, with the time it took and the time left; honours NO_COLOR."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with RichProgress(*columns, console=Console(stderr=True)) as shown:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(_STAGES.get(stage, stage), total=total)
            shown.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield progress


def lines(tell: Callable[[str], None]) -> Progress:
    """A callable that tells each stage in lines, one for each tenth: for a server, whose log goes on meanwhile."""
    told: dict[str, int] = {}

    def progress(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if told.get(stage) != tenth:
            told[stage] = tenth
            tell(f"{_STAGES.get(stage, stage)}: {10 * tenth} %")

    return progress
