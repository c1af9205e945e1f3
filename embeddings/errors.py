"""The errors of `embeddings`: one root, one class for each thing a person can do something about.

Every message says what happened, where, and what to do. Must not know how errors are shown.
"""

from pathlib import Path

REBUILD = "run `ereje index --rebuild`"
MAKE_ROOM = "free some space or set EREJE_HOME to a writable folder, then run again"
LET_READ = (
    "let this user read it (after an interrupted build: write it, too), or set EREJE_HOME to a folder of your own"
)


class EmbeddingsError(Exception):
    """Root of every error that this package raises on purpose."""


class ExtraMissing(EmbeddingsError):
    """A library that this step needs is not installed.

    Attributes:
        library: The import name that failed.
        needed_for: What it would have been used for.
    """

    def __init__(self, library: str, needed_for: str, install: str) -> None:
        self.library = library
        self.needed_for = needed_for
        super().__init__(f"{needed_for} needs the library {library!r}, which is not installed: `pip install {install}`")


class EncoderUnavailable(EmbeddingsError):
    """An encoder cannot be opened.

    Attributes:
        name: The folder or hub name asked for.
        reason: What stood in the way.
    """

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"encoder {name!r} cannot be opened: {reason}; {remedy}")


class WeightsDamaged(EmbeddingsError):
    """A file of the model, or the package it is unpacked from, is not what it should be.

    Attributes:
        path: The file concerned.
        reason: What is wrong with it.
    """

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"model file {path} is damaged: {reason}; {remedy}")


class AdapterUnusable(EmbeddingsError):
    """A file of changes to the weights does not fit the model.

    Attributes:
        path: The adapter file.
        tensor: The tensor concerned, empty when it is the file as a whole.
    """

    def __init__(self, path: Path, tensor: str, reason: str) -> None:
        self.path = path
        self.tensor = tensor
        where = f"tensor {tensor!r} of adapter {path}" if tensor else f"adapter {path}"
        super().__init__(f"{where} cannot be applied: {reason}; use an adapter made for this model, or none")


class CannotWrite(EmbeddingsError):
    """The disk refused a write; what was there before is untouched.

    Attributes:
        path: The file or folder being written.
        reason: The system's words.
    """

    def __init__(self, path: Path, reason: str, remedy: str = MAKE_ROOM) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"cannot write {path}: {reason}; {remedy}")


class CannotRead(EmbeddingsError):
    """The disk refused to read what is there.

    Attributes:
        path: The file or folder being read.
        reason: The system's words.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"cannot read {path}: {reason}; {LET_READ}")


class PassageInvalid(EmbeddingsError):
    """A passage cannot be stored as it is.

    Attributes:
        place: Act, clause and view of the passage.
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        super().__init__(f"passage {place} is invalid: {reason}; correct the source it was read from")


class IndexMissing(EmbeddingsError):
    """There is no finished index in the folder.

    Attributes:
        path: The folder looked into.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"no finished index in {path}: run `ereje index`")


class IndexMismatch(EmbeddingsError):
    """The index was built from something else than what is now asked of it; nothing was overwritten.

    Attributes:
        field: The manifest field that differs.
        expected: The value now in use.
        found: The value the index was built with.
        remedy: What to do.
    """

    def __init__(self, field: str, expected: object, found: object, remedy: str = REBUILD) -> None:
        self.field = field
        self.expected = expected
        self.found = found
        self.remedy = remedy
        super().__init__(
            f"the index does not fit: its {field} is {found!r}, but {expected!r} is now in use; {remedy}, "
            "or go back to the former setting (nothing was overwritten)"
        )


class StoreDamaged(EmbeddingsError):
    """The stored index cannot be trusted.

    Attributes:
        path: The file concerned.
        reason: What is wrong with it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"index file {path} is damaged: {reason}; {REBUILD} (the sources are not affected)")


class StoreUnavailable(EmbeddingsError):
    """The server that keeps the vectors does not answer, or refuses; nothing was lost: SQLite holds them all.

    Attributes:
        address: Of the server.
        reason: Its words.
    """

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"the vector store at {address} does not answer: {reason}; start it and ask again, or leave --store out "
            "(nothing is lost: what it holds is made again from the library)"
        )
