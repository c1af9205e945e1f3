"""The words around a quote, in Kazakh, Russian and English.

Owns: every sentence that the assistant says, citation forms, names of events, grammar of dates and numbers. Must not
know: how an answer is found. A sentence never says more than the events it is made from.
"""

from assistant.words.citation import citation, long_citation, part_name
from assistant.words.events import by_instrument, day, effect_text, event_text, wording_text
from assistant.words.messages import Language, say

__all__ = [
    "Language",
    "by_instrument",
    "citation",
    "day",
    "effect_text",
    "event_text",
    "long_citation",
    "part_name",
    "say",
    "wording_text",
]
