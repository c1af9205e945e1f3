"""Every way in which the law's data can be wrong, each with what happened, where, and what to do.

Owns: the error classes of ``corpus``. Must not know: how they are shown.
"""

from __future__ import annotations

from datetime import date


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
        super().__init__(f"No act {act_id!r} is stored here. Stored: {', '.join(known) or 'none'} (see `ereje list`).")


class BadMetadata(CorpusError):
    """An act's metadata file lacks a field or holds a wrong one."""

    def __init__(self, path: str, field: str, problem: str) -> None:
        self.path, self.field = path, field
        super().__init__(f"{path}: field {field!r} {problem}. Correct the file; corpus/library.py lists the fields.")


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
