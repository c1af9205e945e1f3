"""Speed of the library, as ratios within one run: adding acts again, opening a stored act; part of ``make bench``.

Owns: these two measurements, on copies of the default act whose clauses are numbered anew so that each is another text.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import corpus.library
from corpus.library import Given, Library
from corpus.parse import parse
from corpus.readers import read
from corpus.shipped import shipped

ACTS = 200
MOST = 40  # acts that are opened
SHARED = Path(__file__).resolve().parents[2] / "shared" / "acts" / "kk"


def adding_again(folder: Path, library: Library) -> tuple[float, float]:
    """Seconds of adding 200 unchanged acts again, and of adding them the first time."""
    paths = _copies(folder)
    first = _timed(library, paths)
    return _timed(library, paths), first


def opening(folder: Path, library: Library) -> tuple[float, float]:
    """Seconds of opening stored acts, all together, and of parsing the same sources.

    Of processor time: on a busy machine whoever reads a file waits for its turn, longer than the reading takes. Real
    acts where they are at hand, else the copies; an act of two pages is parsed in the time that a file takes to open.
    """
    opened = parsed = 0.0
    for path in (sorted(SHARED.glob("*.txt")) or sorted(folder.glob("*.md")))[:MOST]:
        act_id, source = library.add(path).record.id, read(path)
        corpus.library._OPEN.clear()
        began = time.process_time()
        act = library.open(act_id)
        between = time.process_time()
        parse(act.card, source)
        opened += between - began
        parsed += time.process_time() - between
    return opened, parsed


def measured() -> list[tuple[str, float, float, float]]:
    """Name, ours, the bare equivalent, the bound on their ratio."""
    with tempfile.TemporaryDirectory() as place:
        folder, library = Path(place), Library(Path(place) / "library.sqlite")
        again = adding_again(folder, library)
        return [
            ("add 200 acts again / first", *again, 0.05),
            ("open / parse an act", *opening(folder, library), 0.1),
        ]


def _copies(folder: Path) -> list[Path]:
    text = shipped().data.decode("utf-8")
    paths = [folder / f"act-{number:03}.md" for number in range(ACTS)]
    for number, path in enumerate(paths):
        path.write_text(f"{text}\n<!-- {number} -->\n", encoding="utf-8")
    return paths


def _timed(library: Library, paths: list[Path]) -> float:
    began = time.perf_counter()
    for path in paths:
        library.add(path, Given(id=path.stem))
    return time.perf_counter() - began
