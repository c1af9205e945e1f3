"""The little that is known of an act besides its text, until cards are read."""

from __future__ import annotations

import re

from corpus.model import ActCard
from corpus.source import Source

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)


def read_card(source: Source, *, language: str = "") -> ActCard:
    """What is known of an act besides its text."""
    share = len(_KAZAKH.findall(source.text)) / max(1, len(source.text))
    return ActCard("", language or ("kk" if share > 0.02 else "ru"), source.sha256, source.format)
