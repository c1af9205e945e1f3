"""The id of an edition: ``<act id>@<day>``, where the day is one on which its text is shown to hold.

Owns: writing and reading such ids, and what an edition is called in three languages. Must not know: acts.
"""

from __future__ import annotations

import re
from datetime import date

AT = "@"
_CALLED = {"kk": "{} күнгі редакция", "ru": "редакция на {}", "en": "wording of {}"}
_NAME = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]{0,99})@([0-9]{4}-[0-9]{2}-[0-9]{2})")


def edition_id(act_id: str, day: date) -> str:
    """The id of the edition of an act that is shown to hold on a day."""
    return f"{act_id}{AT}{day.isoformat()}"


def read_id(name: str) -> tuple[str, date | None]:
    """The act's id and the edition's day; of an act itself no day."""
    found = _NAME.fullmatch(name)
    if found is None:
        return name, None
    try:
        return found[1], date.fromisoformat(found[2])
    except ValueError:
        return name, None


def called(day: date, language: str) -> str:
    """What an edition is called: "wording of 01.05.2018"."""
    return _CALLED[language].format(f"{day:%d.%m.%Y}")


def marked(citation: str, name: str, language: str) -> str:
    """A citation from a text: of an edition it says of which day the wording is."""
    day = read_id(name)[1]
    return citation if day is None else f"{citation} ({called(day, language)})"


def act_of(name: str) -> str:
    """The id of the act that an edition is one of; an act's own id as it is."""
    return read_id(name)[0]


def is_edition(name: str) -> bool:
    """Whether a name is that of an edition."""
    return read_id(name)[1] is not None
