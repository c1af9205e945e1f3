"""What a question says before anything is searched: its language, the clauses, dates and decrees it names.

Owns: the reading of short texts in Kazakh (any script, any keyboard), Russian and English. Must not know: vectors,
ranking, answers, screens, the clock (today is passed in). Pure and table-driven; nothing is loaded or fetched.
"""

from assistant.understand.dates import BadDate, DateMention, find_dates
from assistant.understand.instruments import InstrumentMention, find_instruments
from assistant.understand.language import Detected, detect
from assistant.understand.references import Reference, Resolution, find_references, resolve, resolve_all

__all__ = [
    "BadDate",
    "DateMention",
    "Detected",
    "InstrumentMention",
    "Reference",
    "Resolution",
    "detect",
    "find_dates",
    "find_instruments",
    "find_references",
    "resolve",
    "resolve_all",
]
