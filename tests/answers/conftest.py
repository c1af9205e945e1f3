"""The real assistant, its model and index prepared once for all tests here (in EREJE_HOME or the user's cache)."""

import pytest

from assistant import Assistant


@pytest.fixture(scope="session")
def real() -> Assistant:
    assistant = Assistant.open()
    assistant.prepare()
    return assistant
