"""Markdown for files and chat clients. Must not know: HTML, browsers."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.quote import Quote
from assistant.render.plain import bearing, quote_lines
from assistant.words import event_text, long_citation, say

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(text: str) -> str:
    """Text in which no sign is Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def to_markdown(answer: Answer) -> str:
    """The answer as Markdown: question, sentence, quotes as block quotes with their long citation."""
    blocks = [f"**{escaped(answer.understood or answer.question)}**", escaped(answer.message)]
    blocks += [_quote(quote, answer.language) for quote in answer.quotes]
    blocks += [f"- {escaped(notice.text)}" for notice in answer.notices]
    if answer.related and not answer.quotes:
        blocks.append("\n".join(f"- {entry.citation}" for entry in answer.related))
    return "\n\n".join(blocks) + "\n"


def _quote(quote: Quote, language: str) -> str:
    lines = [f"> *{escaped(head)}*\n>" for head in quote.heads]
    lines += [f"> {escaped(line)}" for line in quote_lines(quote)]
    lines += [">", f"> — {long_citation(quote.act, quote.clause, language)}"]
    if quote.translation is not None:
        lines += ["", f"*{say('unofficial', language)}:* {escaped(quote.translation.text)}"]
    events = [f"- {event_text(event, language, quote.act)}" for event in bearing(quote)]
    return "\n".join([*lines, "", *events]) if events else "\n".join(lines)
