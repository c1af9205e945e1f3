"""What a source says, without the empty lines that part its paragraphs."""

from __future__ import annotations

from corpus.source import Source


def said(source: Source) -> list[str]:
    """The lines that say something."""
    return [line for line in source.text.splitlines() if line]
