"""Speed of the library, as ratios within one run: adding acts again, opening a stored act; part of ``make bench``.

Owns: these two measurements, on copies of the default act whose clauses are numbered anew so that each is another text.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import corpus.library
from corpus.library import Given, Library
from corpus.parse import parse
from corpus.readers import read
from corpus.shipped import shipped

ACTS = 200


def adding_again(folder: Path, library: Library) -> tuple[float, float]:
    """Seconds of adding 200 unchanged acts again, and of adding them the first time."""
    paths = _copies(folder)
    first = _timed(library, paths)
    return _timed(library, paths), first


def opening(folder: Path, library: Library) -> tuple[float, float]:
    """Median seconds of opening a stored act, and of parsing the same source."""
    opened, parsed = [], []
    for path in sorted(folder.glob("*.md"))[:40]:
        source = read(path)
        corpus.library._OPEN.clear()
        began = time.perf_counter()
        act = library.open(path.stem)
        between = time.perf_counter()
        parse(act.card, source)
        opened.append(between - began)
        parsed.append(time.perf_counter() - between)
    return statistics.median(opened), statistics.median(parsed)


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
