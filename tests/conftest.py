"""What every test may use: the default act, and hypothesis without clocks, so that a failure repeats."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from corpus.library import open_act
from corpus.model import Act

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def act() -> Act:
    """The default act."""
    return open_act()
