"""Markdown: its own characters are the text, so that a quote can show what the author marked.

What is markup in it is told by ``corpus/marks.py`` when the text is cut into blocks.
"""

from __future__ import annotations

from corpus.readers.encoding import decode
from corpus.source import Source

READER = "markdown/1"


def read_markdown(data: bytes) -> Source:
    """The source of a Markdown text."""
    text, remarks = decode(data)
    return Source(text, "markdown", reader=READER, remarks=remarks)
