"""A day as programs give it: ``YYYY-MM-DD`` and nothing else, the same for command line, REST and MCP.

Owns: reading such a day. Must not know: the days that questions name in words.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.errors import BadDay

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # Python itself takes 20190405, week dates and more for a day


def given_day(text: str) -> date:
    """The day.

    Raises:
        BadDay: the text is written in another way, or there is no such day.
    """
    if not _DAY.fullmatch(text):
        raise BadDay(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDay(text) from error
