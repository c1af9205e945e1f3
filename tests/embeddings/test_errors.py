"""Every error says what happened, where and what to do, and keeps the facts as attributes."""

from pathlib import Path

import pytest

from embeddings import errors
from embeddings.errors import EmbeddingsError

PLACE = Path("/somewhere/file")
EVERY = [
    (errors.ExtraMissing("faiss", "searching", "faiss-cpu"), ["faiss", "searching", "pip install faiss-cpu"]),
    (errors.StoreUnavailable("http://x:1", "refused"), ["http://x:1", "refused", "start it", "--store"]),
    (errors.EncoderUnavailable("a/b", "it is not there", "give a folder"), ["a/b", "not there", "give a folder"]),
    (errors.WeightsDamaged(PLACE, "too short", "reinstall"), [str(PLACE), "too short", "reinstall"]),
    (errors.AdapterUnusable(PLACE, "x.weight", "no such tensor"), [str(PLACE), "x.weight", "or none"]),
    (errors.AdapterUnusable(PLACE, "", "not a file"), [str(PLACE), "not a file", "or none"]),
    (errors.CannotWrite(PLACE, "No space left"), [str(PLACE), "No space left", "free some space", "EREJE_HOME"]),
    (errors.CannotRead(PLACE, "Permission denied"), [str(PLACE), "Permission denied", "let this user", "EREJE_HOME"]),
    (errors.PassageInvalid("act#1 (text)", "bad"), ["act#1 (text)", "bad", "correct the source"]),
    (errors.IndexMissing(PLACE), [str(PLACE), "ereje index"]),
    (errors.IndexMismatch("revision", "new", "old"), ["revision", "'new'", "'old'", "--rebuild", "nothing was"]),
    (errors.StoreDamaged(PLACE, "bad hash"), [str(PLACE), "bad hash", "--rebuild", "sources are not affected"]),
]


@pytest.mark.parametrize(("error", "parts"), EVERY, ids=lambda value: type(value).__name__)
def test_the_message_holds_what_where_and_remedy(error: EmbeddingsError, parts: list[str]) -> None:
    for part in parts:
        assert part in str(error)
    assert vars(error)  # the facts, for those who do not read English


def test_every_error_is_listed_here_under_one_root() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, EmbeddingsError)}
    assert kinds - {EmbeddingsError} == {type(error) for error, _ in EVERY}
