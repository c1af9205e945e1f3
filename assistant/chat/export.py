"""A dialogue as a document: questions, sentences, exact quotes; citations and history as footnotes.

Owns: what stands in a saved dialogue, and its forms as text and Markdown. Must not know: Word's format (``docx.py``), the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, AnswerKind
from assistant.chat.passages import Paragraph, quoted_paragraphs
from assistant.chat.status import status_text
from assistant.chat.strings import say
from assistant.quote import Quote
from assistant.render.markdown import escaped
from assistant.render.plain import bearing
from assistant.words import day, event_text, full_citation
from corpus.ids import ACT
from corpus.model import Act


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the document.

    Attributes:
        style: ``title``, ``question``, ``text``, ``quote``, ``translation``, ``notice`` or ``item``.
        runs: its words, each with whether they are marked.
        footnote: text of the footnote at its end; empty for none.
        language: of its words.
    """

    style: str
    runs: tuple[tuple[str, bool], ...]
    footnote: str = ""
    language: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(words for words, _ in self.runs)


def document(answers: Sequence[Answer], made: date, language: str) -> tuple[Block, ...]:
    """The blocks of a dialogue's document."""
    acts = acts_of(answers)
    blocks = [_plain("title", say("export_title", language), language)]
    blocks += [_plain("text", named(act, language), language) for act in acts]
    blocks += [_plain("text", say("export_made", language, day=day(made)), language)] if acts else []
    for answer in answers:
        blocks += _answer(answer)
    for act in acts:
        blocks.append(_plain("text", say("export_source", language, digest=act.card.sha256), language))
    return tuple(blocks)


def acts_of(answers: Sequence[Answer]) -> tuple[Act, ...]:
    """The acts that a dialogue quotes or tells of."""
    return tuple({act.id: act for answer in answers for act in answer.acts}.values())


def named(act: Act, language: str) -> str:
    """An act with title, kind, number, day and standing."""
    return full_citation(act, ACT, language)


def _plain(style: str, words: str, language: str, footnote: str = "") -> Block:
    return Block(style, ((words, False),), footnote, language)


def _answer(answer: Answer) -> list[Block]:
    language = answer.language
    blocks = [_plain("question", answer.question, language)]
    if answer.understood and answer.understood.strip() != answer.question.strip():
        blocks.append(_plain("text", f"{say('understood', language)} {answer.understood}", language))
    blocks += [_plain("text", line, language) for line in answer.message.splitlines() if line.strip()]
    if status_text(answer) not in answer.message and answer.kind is not AnswerKind.NOT_ANSWERED:
        blocks.append(_plain("text", status_text(answer), language))
    for quote in (*answer.quotes, *answer.likely):
        blocks += _quote(quote, language)
    for made in answer.reconstructed:
        blocks += [_plain("text", line, language) for line in (made.told, *(f"≈ {w}" for w in made.text.splitlines()))]
        blocks += [block for quote in made.by for block in _quote(quote, language)]
    for entry in answer.instructions:
        blocks += [_plain("text", entry.where, language)] if entry.where else []
        blocks += _quote(entry.quote, language)
    blocks += [
        _plain("notice", notice.text, language) for notice in answer.notices if notice.text not in answer.message
    ]
    if answer.related and not answer.quotes and not answer.likely:
        blocks.append(_plain("text", f"{say('related_head', language)}:", language))
        blocks += [_plain("item", entry.citation, language) for entry in answer.related]
    return blocks


def _quote(quote: Quote, language: str) -> list[Block]:
    """The heads that lead to the quote, its paragraphs, the footnote at the end of the last one; the translation."""
    paragraphs = quoted_paragraphs(quote)
    spoken = quote.act.card.language
    blocks = [_plain("text", head, spoken) for head in quote.heads]
    blocks += [Block("quote", _runs(paragraph), "", spoken) for paragraph in paragraphs[:-1]]
    blocks += [Block("quote", _runs(paragraph), footnote(quote, language), spoken) for paragraph in paragraphs[-1:]]
    if quote.translation is None:
        return blocks
    label = say("official" if quote.translation.official else "unofficial", language)
    lines = [line for line in quote.translation.text.splitlines() if line.strip()]
    return [
        *blocks,
        *(_plain("translation", f"{label}: {line}" if n == 0 else line, language) for n, line in enumerate(lines)),
    ]


def _runs(paragraph: Paragraph) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (f" {piece.text}" if place in paragraph.joints else piece.text, piece.marked)
        for place, piece in enumerate(paragraph.pieces)
    )


def footnote(quote: Quote, language: str) -> str:
    """The full citation and the history of a quote."""
    cited = full_citation(quote.act, quote.clause, language)
    told = "; ".join(event_text(event, language, quote.act) for event in bearing(quote))
    history = say("history_plain", language)
    return f"{cited[:1].upper()}{cited[1:]}. {history}: {told}." if told else f"{cited[:1].upper()}{cited[1:]}."


def clean(words: str) -> str:
    """Words without signs that control a terminal or break a file: nothing of them can be read."""
    lines = re.sub("\r\n?|\x85", "\n", words)
    return "".join(sign for sign in lines if sign in "\t\n" or not _is_control(sign))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or sign in "\ufffe\uffff"


def to_text(blocks: Sequence[Block]) -> str:
    """The document as plain text, each quote in quotation marks with its citation behind it."""
    lines = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        is_quote = block.style == "quote"
        begins = is_quote and (before is None or before.style != "quote" or bool(before.footnote))
        words = f"{'«' if begins else ''}{clean(block.text)}{'»' if is_quote and block.footnote else ''}"
        lines.append(f"{words}\n({clean(block.footnote)})" if block.footnote else words)
    return "\n".join(lines) + "\n"


# -- Markdown ----------------------------------------------------------------------------------------------------------


_PREFIX = {"title": "# ", "question": "## ", "quote": "> ", "notice": "- ", "item": "- "}


def to_markdown(blocks: Sequence[Block]) -> str:
    """The document as Markdown with footnotes."""
    lines: list[str] = []
    notes: list[str] = []
    for block in blocks:
        words = "".join(_bold(clean(text)) if marked else escaped(clean(text)) for text, marked in block.runs)
        words = f"*{words}*" if block.style == "translation" else words
        if block.footnote:
            notes.append(block.footnote)
            words += f"[^{len(notes)}]"
        lines += [_PREFIX.get(block.style, "") + " ".join(words.splitlines()), ""]
    lines += [f"[^{number}]: {escaped(clean(note))}" for number, note in enumerate(notes, 1)]
    return "\n".join(lines).rstrip() + "\n"


def _bold(words: str) -> str:
    """Marked words; blanks at their ends stay outside, or Markdown would not take the asterisks for marks."""
    bare = words.strip()
    return words.replace(bare, f"**{escaped(bare)}**", 1) if bare else words
