"""The words around a quote, in Kazakh, Russian and English.

Owns: every sentence that the assistant says, names of events, grammar of dates and numbers; the forms of citation are
those of ``corpus/cite.py``. Must not know: how an answer is found. A sentence never says more than the events it is made from.
"""

from assistant.words.events import by_instrument, day, effect_text, event_cells, event_text, wording_text
from assistant.words.messages import Language, say
from corpus.cite import citation, long_citation, part_name
from corpus.cited_whole import full_citation

__all__ = [
    "Language",
    "by_instrument",
    "citation",
    "day",
    "effect_text",
    "event_cells",
    "event_text",
    "full_citation",
    "long_citation",
    "part_name",
    "say",
    "wording_text",
]
