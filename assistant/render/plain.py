"""Plain text for the terminal and for pipes. Must not know: colours, widths."""

from __future__ import annotations

from itertools import pairwise

from assistant.answer import Answer, AnswerKind, Instructed, Reconstructed
from assistant.quote import Quote
from assistant.words import event_text, say
from corpus.model import Event, EventKind

_FOLDED = 2  # quotes of a history from which on only their names are printed


def to_plain(answer: Answer) -> str:
    """The answer as paragraphs: sentence, quotes with their history, notices, nearest clauses."""
    blocks = [answer.message]
    if answer.understood and answer.understood != answer.question:
        blocks.insert(0, f"» {answer.understood}")
    blocks += _quotes(answer)
    blocks += [_made(entry) for entry in answer.reconstructed]
    if answer.instructions:
        blocks.append(say("instructions_head", answer.language))
        blocks += [_instruction(entry) for entry in answer.instructions]
    shown = answer.message + "".join(blocks)
    blocks += [f"! {notice.text}" for notice in answer.notices if notice.text not in shown]
    if answer.likely:
        blocks += [_likely(quote, answer) for quote in answer.likely]
    elif answer.related and not answer.quotes:
        blocks.append("\n".join(f"  ? {entry.citation}  [{entry.clause}]" for entry in answer.related))
    return "\n\n".join(blocks)


def _quotes(answer: Answer) -> list[str]:
    """The quotes; of a history of several places their names only, as its events are the answer."""
    if answer.kind is not AnswerKind.HISTORY or not answer.events or len(answer.quotes) < _FOLDED:
        return [_quote(quote, answer) for quote in answer.quotes]
    lines = [f"  {quote.citation}  [{quote.clause}]" for quote in answer.quotes]
    return ["\n".join([say("texts_folded", answer.language, command="ereje show ID"), *lines])]


def _quote(quote: Quote, answer: Answer, beside: str = "│") -> str:
    heads = [f"  {head}" for head in quote.heads]
    lines = [f"{quote.citation}  [{quote.clause}]", *heads, *(f"  {beside} {line}" for line in quote_lines(quote))]
    if quote.translation is not None:
        lines.append(f"  ({say('unofficial', answer.language)})")
        lines += [f"  ┊ {line}" for line in quote.translation.text.splitlines()]
    lines += [f"  · {event_text(event, answer.language, quote.act)}" for event in bearing(quote)]
    return "\n".join(lines)


def _instruction(entry: Instructed) -> str:
    """The amending act's own words under its citation, and what they change where the answer is about that act."""
    where = [f"→ {entry.where}"] if entry.where else []
    return "\n".join([*where, entry.quote.citation, *(f"  │ {line}" for line in quote_lines(entry.quote))])


def _made(entry: Reconstructed) -> str:
    """A wording that was made, every line marked; below it the instructions that made it."""
    lines = [f"≈ {entry.told}", *(f"  ≈ {line}" for line in entry.text.splitlines())]
    for quote in entry.by:
        lines += [quote.citation, *(f"  │ {line}" for line in quote_lines(quote))]
    return "\n".join(lines)


def _likely(quote: Quote, answer: Answer) -> str:
    """A clause that may answer: a question mark before its citation and a broken line beside its words."""
    return f"? {_quote(quote, answer, beside='┆')}"


def quote_lines(quote: Quote) -> list[str]:
    """The quote's paragraphs, a sentence torn by a page break on one line."""
    source = quote.act.source
    pieces = [span.of(source) for span in quote.spans]
    text = pieces[0]
    for before, piece in pairwise(pieces):
        torn = not before.rstrip().endswith((".", ";", ":", ",")) and before.endswith("\n")
        text = f"{text.rstrip()} {piece}" if torn else text + piece
    return [line for line in text.splitlines() if line.strip()]


def bearing(quote: Quote) -> tuple[Event, ...]:
    """The events that bear on the quoted words: all but the act's adoption and repeal, which stand in the status."""
    return tuple(event for event in quote.history if event.kind not in (EventKind.ADOPTED, EventKind.REPEALED))
