"""What a reader takes along from an answer: citations, the text, its translation, its history, all of it, ready to paste.

Owns: the texts that are copied. Must not know: HTML. A copied wording that is later than the day asked about says so, and
so does one whose act is repealed: the full citation tells edition and standing.
"""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer
from assistant.chat.export import document, to_text
from assistant.chat.passages import quoted_paragraphs
from assistant.chat.strings import say
from assistant.quote import Quote
from assistant.render.plain import bearing
from assistant.words import event_text, full_citation, long_citation

Copy = tuple[str, str]  # key of the words for it, the text


def copies(quote: Quote, language: str, warning: str = "") -> list[Copy]:
    """What can be copied of a quote, in the order of the menu.

    Args:
        quote: the quote.
        language: of the words around it.
        warning: what must not be lost of it: that it is a later wording.
    """
    full = full_citation(quote.act, quote.clause, language)
    behind = f"\n[{warning}]" if warning else ""
    words = "\n".join(paragraph.text for paragraph in quoted_paragraphs(quote))
    found = [
        ("copy_short", long_citation(quote.act, quote.clause, language)),
        ("copy_full", full + behind),
        ("copy_quote", f"«{words}»\n({full}){behind}"),
    ]
    if quote.translation is not None:
        label = say("official" if quote.translation.official else "unofficial", language)
        found.append(("copy_translation", f"{label}: «{quote.translation.text}»\n({full}){behind}"))
    return [*found, ("copy_history", _history(quote, language))]


def _history(quote: Quote, language: str) -> str:
    lines = [f"• {event_text(event, language, quote.act)}" for event in quote.history] if bearing(quote) else []
    return "\n".join([full_citation(quote.act, quote.clause, language), *(lines or [say("history_none", language)])])


def whole(answer: Answer, made: date) -> str:
    """The whole answer as text, each quote with its citation."""
    return to_text(document([answer], made, answer.language))
