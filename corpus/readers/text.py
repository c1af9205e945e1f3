"""Plain text: one paragraph a line, as an editor or a converter saved it."""

from __future__ import annotations

from corpus.readers.encoding import decode
from corpus.source import Source

READER = "text/1"


def read_text(data: bytes) -> Source:
    """The source of a plain text; it tells nothing of its lines, so there are no blocks."""
    text, remarks = decode(data)
    return Source(text, "text", reader=READER, remarks=remarks)
