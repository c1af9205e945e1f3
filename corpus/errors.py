"""Every way in which the law's data can be wrong, each with what happened, where, and what to do.

Owns: the error classes of ``corpus``. Must not know: how they are shown.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

_NAMED = 8  # acts that an error names


class CorpusError(Exception):
    """Root of the errors about acts and their sources."""


class SourceChanged(CorpusError):
    """The stored source is not the text it was when it was taken in (SHA-256 differs)."""

    def __init__(self, path: str, expected: str, found: str) -> None:
        self.path, self.expected, self.found = path, expected, found
        super().__init__(
            f"The stored source {path} was changed: its SHA-256 is {found}, recorded is {expected}. No quote can be"
            " trusted, so nothing is answered. Restore the file (for the default act: `git checkout -- corpus/acts`)."
        )


class ActNotFound(CorpusError):
    """No act has the id that was asked for."""

    def __init__(self, act_id: str, known: tuple[str, ...]) -> None:
        self.act_id, self.known = act_id, known
        near = get_close_matches(act_id, known, n=_NAMED, cutoff=0.6) if len(known) > _NAMED else known
        stored = f"Stored: {', '.join(near) or 'none'}" if len(known) <= _NAMED else f"{len(known)} acts are stored"
        nearest = f", the nearest: {', '.join(near)}" if near and len(known) > _NAMED else ""
        super().__init__(f"No act {act_id!r} is stored here. {stored}{nearest} (see `ereje list`).")


class BadSelection(CorpusError, ValueError):
    """A condition on the acts of the library that no act could meet."""

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"The condition on {field} {reason}.")


class HomeUnknown(CorpusError):
    """This user has no home folder, so there is no place for the library, models and indexes."""

    def __init__(self) -> None:
        self.setting = "EREJE_HOME"
        super().__init__(
            "This user has no home folder to keep acts, models and indexes in; set EREJE_HOME to a folder."
        )


class LibraryDamaged(CorpusError):
    """The library's file does not hold what was written."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"The library {path} cannot be read: {reason}. Put back a copy of the file, or move it away and add the"
            " acts again with `ereje add`."
        )


class LibraryNotWritable(CorpusError):
    """The disk refuses to read or keep the library, or another process holds it."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"The library {path} cannot be opened or written: {reason}. Nothing was changed. Free some space, check the"
            " permissions, end another `ereje` that is writing, or set EREJE_HOME to a writable folder."
        )


class NoUnits(CorpusError):
    """A text was read, and nothing that could be quoted was found in it."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file} was not added: no unit (clause, article, item or row) was found in it. Check that it is a legal"
            " act; `ereje add --force` stores it all the same."
        )


class IdTaken(CorpusError, ValueError):
    """An id that was asked for is no id, or belongs to an act that comes with the program."""

    def __init__(self, act_id: str, reason: str) -> None:
        self.act_id, self.reason = act_id, reason
        super().__init__(f"The id {act_id!r} cannot be given: {reason}. Choose another with --id.")


class NotAnEdition(CorpusError, ValueError):
    """A file cannot be taken for an edition of the act named."""

    def __init__(self, file: str, act_id: str, reason: str, remedy: str) -> None:
        self.file, self.act_id, self.reason = file, act_id, reason
        super().__init__(f"{file} was not added as an edition of {act_id}: {reason}. {remedy}")


class CannotCompare(CorpusError, ValueError):
    """It is not told which texts or days to compare."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Nothing was compared: {reason}. Name two texts, or an act and a first day (--from).")


class CannotRemove(CorpusError, ValueError):
    """An act comes with the program and stays."""

    def __init__(self, act_id: str) -> None:
        self.act_id = act_id
        super().__init__(f"{act_id} comes with the program and cannot be removed; `--act ID` chooses another act.")


class BadMetadata(CorpusError):
    """An act's metadata file lacks a field or holds a wrong one."""

    def __init__(self, path: str, field: str, problem: str) -> None:
        self.path, self.field = path, field
        super().__init__(f"{path}: field {field!r} {problem}. Correct the file; corpus/shipped.py lists the fields.")


class BadTable(CorpusError, ValueError):
    """A file is no table of questions."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(
            f"{path} {problem}. Write a CSV file in UTF-8 that begins with the line clause,question,language (the last"
            " column may be left out)."
        )


class BadClauseId(CorpusError, ValueError):
    """A text is not a clause id."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{text!r} is not a clause id. Write <part>/<number>[/<subnumber>], as in regulation/15/3-1.")


class UnknownClause(CorpusError, KeyError):
    """The act has no such clause, not even as a removed or missing one."""

    def __init__(self, act_id: str, clause_id: str, nearest: tuple[str, ...] = ()) -> None:
        self.act_id, self.clause_id, self.nearest = act_id, clause_id, nearest
        hint = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"{act_id} has no clause {clause_id}.{hint} `ereje list` shows all.")

    def __str__(self) -> str:
        return str(self.args[0])


class NotInForce(CorpusError):
    """A clause is asked for a day on which the act was not in force."""

    def __init__(self, clause_id: str, as_of: date, reason: str) -> None:
        self.clause_id, self.as_of, self.reason = clause_id, as_of, reason
        super().__init__(f"{clause_id} was not in force on {as_of.isoformat()}: {reason}. Ask for another date.")


class CannotRead(CorpusError):
    """A file that somebody brought is no act that can be read; nothing of it was stored."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(f"{path} was not read: {reason}. Nothing was stored. {remedy}")
