"""Clause references: found in a question, looked up in an act.

Owns: the names other packages import. Must not know: how either is done (``reading``, ``resolve``).
"""

from assistant.understand.reading import find_references
from assistant.understand.reference import Level, Reference
from assistant.understand.resolve import (
    Resolution,
    list_slugs,
    resolve,
    resolve_all,
    slug_called,
)
from corpus.bodies import attached, main_part

__all__ = [
    "Level",
    "Reference",
    "Resolution",
    "attached",
    "find_references",
    "list_slugs",
    "main_part",
    "resolve",
    "resolve_all",
    "slug_called",
]
