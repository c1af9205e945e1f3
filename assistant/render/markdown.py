"""Markdown for files and chat clients. Must not know: HTML, browsers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Answer, Instructed
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
    blocks += _all(answer.quotes, answer.language)
    for entry in answer.reconstructed:  # no block quote: it is nobody's text
        lines = "\\\n".join(f"≈ {escaped(line)}" for line in entry.text.splitlines())
        blocks += [f"**{escaped(entry.told)}**", lines, *_all(entry.by, answer.language)]
    if answer.instructions:
        blocks.append(f"*{escaped(say('instructions_head', answer.language))}*")
        blocks += [_instruction(entry, answer.language) for entry in answer.instructions]
    blocks += [f"- {escaped(notice.text)}" for notice in answer.notices]
    if answer.likely:
        warning = say("may_answer", answer.language)
        blocks += [f"**{escaped(warning)}**", *_all(answer.likely, answer.language)]
    elif answer.related and not answer.quotes:
        blocks.append("\n".join(f"- {entry.citation}" for entry in answer.related))
    return "\n\n".join(blocks) + "\n"


def _all(quotes: Iterable[Quote], language: str) -> list[str]:
    return [_quote(quote, language) for quote in quotes]


def _instruction(entry: Instructed, language: str) -> str:
    """The amending act's own words, under what they change where the answer is about that act."""
    head = f"**{escaped(entry.where)}**\n\n" if entry.where else ""
    return head + _quote(entry.quote, language)


def _quote(quote: Quote, language: str) -> str:
    lines = [f"> *{escaped(head)}*\n>" for head in quote.heads]
    lines += [f"> {escaped(line)}" for line in quote_lines(quote)]
    lines += [">", f"> — {long_citation(quote.act, quote.clause, language)}"]
    if quote.translation is not None:
        lines += ["", f"*{say('unofficial', language)}:* {escaped(quote.translation.text)}"]
    events = [f"- {event_text(event, language, quote.act)}" for event in bearing(quote)]
    return "\n".join([*lines, "", *events]) if events else "\n".join(lines)
