"""Bringing acts into the library and taking them out: what is done alike for the command line and for the page.

Owns: what became of a file that was brought, and what goes with an act that is taken out. Must not know: how a file is
read, how any of it is told to the user. Importing this loads no heavy library.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.library import Added, Given, Library
from embeddings.paths import index, shared


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought, and what became of it or why nothing did."""

    path: Path
    added: Added | None
    error: Exception | None = None

    @property
    def reason(self) -> str:
        """Why it was not added; empty where it was."""
        return reason_of(self.error) if self.error is not None else ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON of it."""
        record = self.added.record if self.added else None
        return {
            "file": str(self.path),
            "act": record.id if record else None,
            "outcome": str(self.added.outcome) if self.added else "failed",
            "problems": list(record.summary.problems) if record else [self.reason],
        }


def bring(library: Library, path: Path, given: Given | None = None, *, force: bool = False) -> Brought:
    """Add an act from a file; whatever the file holds, nothing is raised, so that the next one can be read."""
    try:
        return Brought(path, library.add(path, given, force=force))
    except Exception as error:
        return Brought(path, None, error)


def take_out(library: Library, act_id: str) -> None:
    """Remove an act with its search indexes.

    Raises:
        ActNotFound: it is not stored.
        CannotRemove: it comes with the program.
    """
    from embeddings.shared import SharedStore

    library.remove(act_id)
    SharedStore(shared()).remove(act_id)
    for folder in index().glob(f"{act_id}*"):
        if folder.name == act_id or folder.name.startswith(f"{act_id}-no-"):  # an index, or that of an ablation
            shutil.rmtree(folder, ignore_errors=True)


def reason_of(error: Exception) -> str:
    """Why something failed; of what nobody foresaw, its kind too, so that it can be reported."""
    if isinstance(error, (CorpusError, OSError)):
        return str(error)
    return f"this is a defect of the program, please report it: {type(error).__name__}: {error}"
