"""Files named on the command line: folders as the files in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

READABLE = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")


def files_of(named: Iterable[str]) -> Iterator[Path]:
    """The files named; of a folder those, at any depth, whose names promise an act, in the order of their names."""
    for name in named:
        path = Path(name)
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if _promises(found, path))
        else:
            yield path


def _promises(path: Path, folder: Path) -> bool:
    hidden = any(name.startswith((".", "~$")) for name in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in READABLE and path.is_file()
