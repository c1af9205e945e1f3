"""Every kind of error says what happened, where, and what to do; and every kind has a test."""

from __future__ import annotations

import inspect
from datetime import date
from types import ModuleType

import pytest

import assistant.errors
import corpus.errors
from assistant.errors import AssistantError, BadDay, BadQuestion, BadSettings, UnverifiedQuote
from corpus.errors import (
    ActNotFound,
    BadClauseId,
    BadMetadata,
    BadSelection,
    BadTable,
    CannotCompare,
    CannotRead,
    CannotRemove,
    CorpusError,
    HomeUnknown,
    IdTaken,
    LibraryDamaged,
    LibraryNotWritable,
    NotAnEdition,
    NotInForce,
    NoUnits,
    SourceChanged,
    UnknownClause,
)
from tests.factories import ROOT

MESSAGES = [
    (SourceChanged("source.kk.md", "aaa", "bbb"), ("source.kk.md", "aaa", "bbb", "git checkout")),
    (ActNotFound("x", ()), ("'x'", "none", "ereje list")),
    (BadMetadata("act.json", "titles", "is odd"), ("act.json", "'titles'", "is odd", "corpus/shipped.py")),
    (LibraryDamaged("lib.sqlite", "no database"), ("lib.sqlite", "no database", "ereje add")),
    (LibraryNotWritable("lib.sqlite", "disk full"), ("lib.sqlite", "disk full", "Nothing was changed", "EREJE_HOME")),
    (HomeUnknown(), ("no home folder", "set EREJE_HOME")),
    (NoUnits("a.txt"), ("a.txt", "no unit", "--force")),
    (IdTaken("x y", "it is odd"), ("'x y'", "it is odd", "--id")),
    (BadSelection("kind", "must be one of law"), ("kind", "must be one of law")),
    (CannotRemove("x"), ("x comes with the program", "--act")),
    (BadTable("q.csv", "has no columns"), ("q.csv has no columns", "clause,question,language")),
    (BadClauseId("x y"), ("'x y'", "regulation/15/3-1")),
    (UnknownClause("act", "regulation/30", ("regulation/25",)), ("regulation/30", "regulation/25", "ereje list")),
    (UnknownClause("act", "nowhere/1"), ("act has no clause nowhere/1. `ereje list` shows all.",)),
    (CannotCompare("no day was named"), ("no day was named", "Name two texts", "--from")),
    (NotAnEdition("a.txt", "x", "its number is 8", "Check."), ("a.txt", "edition of x", "its number is 8", "Check.")),
    (NotInForce("regulation/18", date(2023, 1, 19), "gone"), ("regulation/18", "2023-01-19", "gone", "another date")),
    (
        CannotRead("a.png", "it is a picture", "Type it."),
        ("a.png", "it is a picture", "Nothing was stored", "Type it."),
    ),
    (BadDay("20230119"), ("'20230119'", "YYYY-MM-DD")),
    (BadQuestion("is empty", "Ask."), ("is empty", "Ask.")),
    (UnverifiedQuote("regulation/18", "it differs"), ("regulation/18", "it differs", "ereje check")),
    (BadSettings("caution", "is odd"), ("'caution'", "is odd", "assistant/settings.py")),
]


@pytest.mark.parametrize(("error", "told"), MESSAGES, ids=[type(error).__name__ for error, _ in MESSAGES])
def test_an_error_tells_what_where_and_what_to_do(error: Exception, told: tuple[str, ...]) -> None:
    assert all(text in str(error) for text in told)
    assert isinstance(error, CorpusError | AssistantError)


def kinds(module: ModuleType) -> set[type]:
    found = {kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__}
    return found - {CorpusError, AssistantError}


@pytest.mark.parametrize("module", [corpus.errors, assistant.errors])
def test_every_kind_of_error_is_listed_here(module: ModuleType) -> None:
    assert kinds(module) <= {type(error) for error, _ in MESSAGES}


@pytest.mark.parametrize("kind", sorted({type(error).__name__ for error, _ in MESSAGES}))
def test_every_kind_of_error_is_provoked_by_some_test(kind: str) -> None:
    others = [path for path in (ROOT / "tests").rglob("test_*.py") if path.name != "test_errors.py"]
    provoked = (f"raises({kind}", f"raises(({kind}")
    assert any(text in path.read_text(encoding="utf-8") for path in others for text in provoked)
