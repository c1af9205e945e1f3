"""The whole act as HTML, as a lawyer reads it: titles, chapters, clauses, notes, what is removed or missing.

Owns: the markup of the act's text. Must not know: questions and answers, gradio. Every piece of source carries its
place, so that the page can mark the words of a quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.chat.markup import Html, el, join
from assistant.chat.passages import paragraph
from assistant.chat.quotes import MENU, paragraph_html
from assistant.chat.strings import say
from assistant.chat.suggest import history_of, showing
from assistant.words import citation, full_citation, long_citation, part_name
from corpus.aids import TAIL, Translation
from corpus.beside import renderings
from corpus.model import Act, Heading, Note, Part, Span, State, Unit

Placed = tuple[int, Html]  # where in the source it begins, so that all is shown in the source's order


@dataclass(frozen=True, slots=True)
class _Reading:
    """One act shown in one language of the interface."""

    act: Act
    language: str
    translated: dict[str, Translation]

    def piece(self, spans: Sequence[Span], tag: str = "p", **attributes: object) -> Html:
        """A stretch of source without a clause of its own."""
        shown = [
            el("span", span.of(self.act.source), data_start=span.start, data_end=span.end, cls="line") for span in spans
        ]
        return el(tag, join(shown, " "), **attributes)


def act_html(act: Act, language: str) -> Html:
    """The act's text, for an interface in a language."""
    rendered = {entry.clause: entry for entry in renderings(act) if entry.language == language}
    reading = _Reading(act, language, rendered if language != act.card.language else {})
    head = [
        (act.title[0].start if act.title else 0, _titled(reading, act.title, "h2", "title", "act-title")),
        *((span.start, reading.piece([span], cls="requisite")) for span in act.requisites),
        *((note.span.start, _note(reading, note)) for note in act.notes if not _told(note.span, act.requisites)),
    ]
    parts = [_part(reading, part) for part in act.parts]
    return el("div", _in_order(head), *parts, cls="act-text", lang=act.card.language)


def contents(act: Act, language: str) -> tuple[tuple[str, str], ...]:
    """(id of the element, words) of every part and chapter, for the table of contents."""
    found: list[tuple[str, str]] = []
    for part in act.parts:
        found.append((f"part-{part.slug}", part_name(part.slug, language, card=act.card)))
        for place, heading in enumerate(part.headings):
            words = " ".join(span.of(act.source).strip() for span in heading.pieces)
            found.append((f"head-{part.slug}-{place}", f"– {words}"))
    return tuple(found)


def _told(span: Span, others: Iterable[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _in_order(placed: Iterable[Placed]) -> Html:
    return join(html for _, html in sorted(placed, key=lambda pair: pair[0]))


def _titled(reading: _Reading, spans: Sequence[Span], tag: str, key: str, cls: str) -> Html:
    """A title and its translation."""
    shown = reading.piece(spans, tag, cls=cls)
    return join([shown, _translated(reading, key)])


def _translated(reading: _Reading, key: str, number: str = "") -> Html | None:
    shown = reading.translated.get(key)
    if shown is None:
        return None
    told = f"{say('official' if shown.official else 'unofficial', reading.language)}: "
    words = shown.text if shown.official else f"{number}{shown.text}"  # an official wording bears its own number
    return el("p", el("span", told, cls="sr"), words, lang=reading.language, cls="rendered")


def _part(reading: _Reading, part: Part) -> Html:
    inside: list[Placed] = []
    if part.approval:
        inside.append((part.approval[0].start, reading.piece(part.approval, cls="approval")))
    if part.title:
        inside.append((part.title[0].start, _titled(reading, part.title, "h3", part.slug, "part-title")))
    inside += [(spans[0].start, reading.piece(spans, cls="preamble")) for spans in part.paragraphs]
    inside += [(note.span.start, _note(reading, note)) for note in part.notes]
    inside += [(head.span.start, _heading(reading, part, place)) for place, head in enumerate(part.headings)]
    inside += _units(reading, part.units)
    if part.signature:
        inside.append((part.signature[0].start, reading.piece(part.signature, cls="signature")))
    return el(
        "section",
        _in_order(inside),
        id=f"part-{part.slug}",
        aria_label=part_name(part.slug, reading.language, card=reading.act.card),
    )


def _heading(reading: _Reading, part: Part, place: int) -> Html:
    heading: Heading = part.headings[place]
    return reading.piece(heading.pieces, "h4", id=f"head-{part.slug}-{place}", cls="heading")


def _units(reading: _Reading, units: Sequence[Unit]) -> list[Placed]:
    """The units with their places; a missing one stands right after the one before it."""
    found: list[Placed] = []
    last = 0
    for unit in units:
        last = min((span.start for span in unit.full_spans), default=last)
        found.append((last, _unit(reading, unit)))
    return found


def _unit(reading: _Reading, unit: Unit) -> Html:
    paragraphs = (*unit.paragraphs, *unit.tail)
    inside: list[Placed] = [(spans[0].start, _paragraph(reading, unit, spans)) for spans in paragraphs]
    inside += _units(reading, unit.children)
    inside += [(note.span.start, _note(reading, note)) for note in unit.notes if not _told(note.span, unit.own_spans)]
    clause = str(unit.id)
    state = _state(reading, unit)
    shown = (_menu_button(reading, clause), state, _in_order(inside))
    return el("div", *shown, cls=f"unit state-{unit.state}", data_clause=clause)


def _paragraph(reading: _Reading, unit: Unit, spans: Sequence[Span]) -> Html:
    clause = str(unit.id)
    shown = paragraph_html(paragraph(reading.act, clause, spans), above=9)
    last_of = unit.paragraphs[-1:] == (tuple(spans),)
    if last_of:
        number = unit.id.numbers[-1]
        return join([shown, _translated(reading, clause, f"{number}{'.' if len(unit.id.numbers) == 1 else ')'} ")])
    last_tail = unit.tail[-1:] == (tuple(spans),)
    return join([shown, _translated(reading, clause + TAIL) if last_tail else None])


def _state(reading: _Reading, unit: Unit) -> Html | None:
    if unit.state is State.CURRENT:
        return None
    words = say(f"state_{unit.state}", reading.language)
    number = f"{unit.id.numbers[-1]}. " if unit.state is State.MISSING else ""
    return el("p", f"{number}[{words}]", lang=reading.language, cls="state")


def _menu_button(reading: _Reading, clause: str) -> Html:
    """The button that opens a clause's actions; what they need travels with it."""
    language = reading.language
    where = citation(clause, language, reading.act)
    return el(
        "button",
        el("span", "⋯", aria_hidden="true"),
        type="button",
        cls="menu-button",
        lang=language,
        aria_label=say("clause_actions", language, where=where),
        tabindex="-1",
        data_do="menu",
        data_clause=clause,
        data_where=where,
        data_short=long_citation(reading.act, clause, language),
        data_full=full_citation(reading.act, clause, language),
        data_ask=showing(reading.act, clause, language),
        data_history=history_of(reading.act, clause, language),
        **MENU,
    )


def _note(reading: _Reading, note: Note) -> Html:
    return reading.piece([note.span], cls="note")
