"""The log's lines: what strangers send can stand in them, but never look like a line of its own.

Owns: how a record becomes text. Must not know: what is logged.
"""

from __future__ import annotations

import logging
import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control and format signs, half characters, line and paragraph ends


class OneLine(logging.Formatter):
    """A record as one line; a traceback below it, every line of it set in."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """The line."""
        return visible(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        """The traceback."""
        told = super().formatException(ei)  # type: ignore[arg-type]
        return "\n".join(f"  | {visible(line)}" for line in told.split("\n"))


def visible(words: str) -> str:
    """Words in which what cannot be seen is written as its number."""
    return "".join(_number(sign) if unicodedata.category(sign) in _HIDDEN else sign for sign in words)


def _number(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
