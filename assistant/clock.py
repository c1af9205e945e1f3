"""The present day, read here once a question and nowhere below."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """The present day where the machine stands."""
    return datetime.now(UTC).astimezone().date()
