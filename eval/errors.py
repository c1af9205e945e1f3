"""Every way in which an evaluation can be asked wrongly, each with where, what and the remedy.

Owns: the error classes of ``eval``. Must not know: how they are printed.
"""

from __future__ import annotations

from collections.abc import Sequence


class EvalError(Exception):
    """Root of the evaluation's errors."""


class BadRow(EvalError, ValueError):
    """A line of a question, feedback or record file cannot be read."""

    def __init__(self, path: str, line: int, field: str, problem: str) -> None:
        self.path, self.line, self.field, self.problem = path, line, field, problem
        super().__init__(f"{path}, line {line}: {field!r} {problem}. eval/questions.py describes every field.")


class UnknownSet(EvalError, KeyError):
    """No question set has this name, and no file this path."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"No question set {name!r}: name a file, or one of {', '.join(known)}.")

    def __str__(self) -> str:
        return str(self.args[0])


class SealedSet(EvalError, PermissionError):
    """The test split was about to be read outside a release."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path} is sealed: it measures phrasings that nobody who works on the system has seen, and every look at"
            " it spends some of that. Use the set `dev`; for a release, say --sealed (its report names no questions)."
        )


class UnknownPreset(EvalError, KeyError):
    """No ablation has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"No preset {name!r}. Presets: {', '.join(known)} (eval/presets.py).")

    def __str__(self) -> str:
        return str(self.args[0])


class MissingExtra(EvalError, ImportError):
    """A library that only the evaluation needs is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(f"{library} is not installed. Install it with: pip install 'ereje[{extra}]'")


class BadRun(EvalError, ValueError):
    """A file said to hold a run or a baseline holds something else."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path} {problem}. A run is the records.jsonl that `ereje eval run --out DIR` writes.")
