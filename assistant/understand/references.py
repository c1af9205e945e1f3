"""Clause references: found in a question, looked up in an act.

Owns: the names other packages import. Must not know: how either is done (``reading``, ``resolve``).
"""

from assistant.understand.reading import Level, Reference, find_references
from assistant.understand.resolve import Resolution, list_slugs, main_part, resolve, resolve_all

__all__ = ["Level", "Reference", "Resolution", "find_references", "list_slugs", "main_part", "resolve", "resolve_all"]
