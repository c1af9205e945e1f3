from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chat.options import ChatOptions
from tests.chat.support import Live, Running, quick_assistant


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of our own: no test writes feedback into the user's."""
    before = os.environ.get("EREJE_HOME")
    folder = tmp_path_factory.mktemp("home")
    os.environ["EREJE_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["EREJE_HOME"]
    else:
        os.environ["EREJE_HOME"] = before


@pytest.fixture(scope="session")
def live(home: Path) -> Iterator[Live]:
    """A server without limits whose assistant needs no model."""
    with Running(quick_assistant(), ChatOptions(rate=0)) as running:
        yield running
