"""The whole act as HTML, as a lawyer reads it: titles, chapters, clauses, tables, notes, what is removed or missing.

Owns: the markup of the act's text, beside it its wording in the other language. Must not know: questions and answers,
gradio. Every piece of source carries its place, so that the page can mark the words of a quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.chat.leads import leads_of
from assistant.chat.markup import Html, el, join
from assistant.chat.passages import paragraph
from assistant.chat.quotes import MENU, paragraph_html
from assistant.chat.strings import say
from assistant.chat.suggest import history_of, showing
from assistant.words import citation, event_text, full_citation, long_citation, part_name
from corpus.aids import TAIL, Translation
from corpus.beside import beside, renderings
from corpus.model import Act, Event, Heading, Note, Part, Span, State, Unit, UnitKind
from corpus.text import cell_spans

_PREAMBLE = "preamble"  # the key under which its translation is kept
Placed = tuple[int, Html]  # where in the source it begins, so that all is shown in the source's order


@dataclass(frozen=True)
class _Reading:
    """One act shown in one language of the interface."""

    act: Act
    language: str
    translated: dict[str, Translation]

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Where a title or a note of a part begins, which no table goes across."""
        parts = self.act.parts
        titles = [heading.span.start for part in parts for heading in part.headings]
        return (*titles, *(note.span.start for part in parts for note in part.notes))

    @cached_property
    def events(self) -> dict[Span, list[Event]]:
        """What each note tells."""
        found: dict[Span, list[Event]] = {}
        for event in self.act.events():
            found.setdefault(event.note_span, []).append(event)
        return found

    def piece(self, spans: Sequence[Span], tag: str = "p", **attributes: object) -> Html:
        """A stretch of source without a clause of its own."""
        shown = [
            el("span", span.of(self.act.source), data_start=span.start, data_end=span.end, cls="line") for span in spans
        ]
        return el(tag, join(shown, " "), **attributes)


def other_language(act: Act, language: str) -> str:
    """The language that stands beside the act's own: the reader's, else that of its official pair; empty for none."""
    if language != act.card.language:
        return language
    official = beside(act)
    return official.language if official is not None else ""


def act_html(act: Act, language: str) -> Html:
    """The act's text, for an interface in a language."""
    other = other_language(act, language)
    reading = _Reading(act, language, {entry.clause: entry for entry in renderings(act) if entry.language == other})
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
    return _paired(reading.piece(spans, tag, cls=cls), _translated(reading, key))


def _paired(shown: Html, rendered: Html | None) -> Html:
    """A text and its wording in the other language, which may stand beside it."""
    return shown if rendered is None else el("div", el("div", shown), rendered, cls="both")


def _translated(reading: _Reading, key: str, number: str = "") -> Html | None:
    shown = reading.translated.get(key)
    if shown is None:
        return None
    told = f"{say('official' if shown.official else 'unofficial', reading.language)}: "
    words = shown.text if shown.official else f"{number}{shown.text}"  # an official wording bears its own number
    label = el("span", told, lang=reading.language, cls="sr")
    return el("p", label, words, lang=shown.language, cls="rendered")


def _part(reading: _Reading, part: Part) -> Html:
    inside: list[Placed] = []
    if part.approval:
        inside.append((part.approval[0].start, reading.piece(part.approval, cls="approval")))
    if part.title:
        inside.append((part.title[0].start, _titled(reading, part.title, "h3", part.slug, "part-title")))
    inside += _preamble(reading, part)
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


def _preamble(reading: _Reading, part: Part) -> list[Placed]:
    """The text before a part's first unit; that of the act's first part has a translation of its own."""
    shown = [(spans[0].start, reading.piece(spans, cls="preamble")) for spans in part.paragraphs]
    rendered = _translated(reading, _PREAMBLE) if shown and part is reading.act.parts[0] else None
    return [(shown[0][0], _paired(join(html for _, html in shown), rendered))] if rendered is not None else shown


def _heading(reading: _Reading, part: Part, place: int) -> Html:
    heading: Heading = part.headings[place]
    shown = reading.piece(heading.pieces, "h4", id=f"head-{part.slug}-{place}", cls="heading")
    return _paired(shown, _translated(reading, _key_of(part, heading)))


def _key_of(part: Part, heading: Heading) -> str:
    """The key under which a title's translation is kept."""
    return f"{part.slug}:{heading.level}-{heading.number}"


def _units(reading: _Reading, units: Sequence[Unit]) -> list[Placed]:
    """The units with their places, rows as tables; a missing one stands right after the one before it."""
    found: list[Placed] = []
    last, rows = 0, list[Unit]()
    for unit, following in pairwise((*units, None)):
        assert unit is not None
        last = min((span.start for span in unit.full_spans), default=last)
        if _is_row(unit):
            rows.append(unit)
            if following is None or not _continues(reading, unit, following):
                found.append((rows[0].own_spans[0].start, _table(reading, rows)))
                rows = []
        else:
            found.append((last, _unit(reading, unit)))
    return found


def _unit(reading: _Reading, unit: Unit) -> Html:
    inside = [*_paragraphs(reading, unit), *_units(reading, unit.children)]
    inside += [(note.span.start, _note(reading, note)) for note in unit.notes if not _told(note.span, unit.own_spans)]
    clause = str(unit.id)
    state = _state(reading, unit)
    shown = (_menu_button(reading, clause), state, _in_order(inside))
    return el("div", *shown, cls=f"unit state-{unit.state}", data_clause=clause)


def _paragraphs(reading: _Reading, unit: Unit) -> list[Placed]:
    """A unit's own paragraphs, and those after its subunits, each group with its wording in the other language."""
    clause, number = str(unit.id), unit.id.numbers[-1]
    lead = f"{number}{'.' if len(unit.id.numbers) == 1 else ')'} "
    found = _rendered(reading, unit, unit.paragraphs, _translated(reading, clause, lead))
    return [*found, *_rendered(reading, unit, unit.tail, _translated(reading, clause + TAIL))]


def _rendered(
    reading: _Reading, unit: Unit, paragraphs: Sequence[Sequence[Span]], rendered: Html | None
) -> list[Placed]:
    leads = leads_of(reading.act).of(unit)
    shown = [
        (s[0].start, paragraph_html(paragraph(reading.act, str(unit.id), s), 9, leads, stops=False)) for s in paragraphs
    ]
    if not shown or rendered is None:
        return shown
    whole = Span(shown[0][0], shown[-1][0])
    if any(whole.covers(note.span) for note in unit.notes):  # which must keep its place among them
        return [*shown[:-1], (shown[-1][0], _paired(shown[-1][1], rendered))]
    return [(whole.start, _paired(join(html for _, html in shown), rendered))]


# -- tables ------------------------------------------------------------------------------------------------------------


def _is_row(unit: Unit) -> bool:
    """Whether a unit is a row of cells and nothing else."""
    return unit.kind is UnitKind.ROW and len(unit.own_spans) == 1 and not unit.children


def _continues(reading: _Reading, row: Unit, following: Unit) -> bool:
    """Whether the next unit is a row of the same table, with no title between them."""
    if not _is_row(following) or row.heads != following.heads:
        return False
    start, end = row.own_spans[0].end, following.own_spans[0].start
    return not any(start <= edge < end for edge in reading.edges)


def _table(reading: _Reading, rows: Sequence[Unit]) -> Html:
    """Rows under the lines that head their columns."""
    cells = [_cells(reading, row.own_spans[0]) for row in rows]
    width = max(len(row) for row in cells)
    heads = [el("tr", *_in_cells(reading, span, "th"), el("td", "", cls="menu-cell")) for span in rows[0].heads]
    body = [_row(reading, row, width) for row in rows]
    shown = el("table", el("thead", *heads) if heads else None, el("tbody", *body))
    return el("div", shown, cls="table")


def _row(reading: _Reading, row: Unit, width: int) -> Html:
    clause = str(row.id)
    shown = _in_cells(reading, row.own_spans[0], "td", width)
    state = _state(reading, row)
    menu = el("td", state, _menu_button(reading, clause), cls="menu-cell")
    line = el("tr", *shown, menu, cls=f"unit state-{row.state}", data_clause=clause)
    below = [
        *(_note(reading, note) for note in row.notes if not _told(note.span, row.own_spans)),
        *filter(None, [_translated(reading, clause)]),
    ]
    return join([line, el("tr", el("td", *below, colspan=width + 1), cls="below") if below else None])


def _in_cells(reading: _Reading, line: Span, tag: str, width: int = 0) -> list[Html]:
    cells = _cells(reading, line)
    spare = [1] * (len(cells) - 1) + [max(width - len(cells) + 1, 1)]
    return [
        el(tag, reading.piece([cell], "span"), colspan=span if span > 1 else None, scope="col" if tag == "th" else None)
        for cell, span in zip(cells, spare, strict=True)
    ]


def _cells(reading: _Reading, line: Span) -> list[Span]:
    return [Span(*edges) for edges in cell_spans(line.of(reading.act.source), line.start)]


# -- what stands at a clause -------------------------------------------------------------------------------------------


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
    """A note; beside it what it tells, event by event, in the language of a reader who does not read the act's."""
    shown = reading.piece([note.span], cls="note")
    if reading.language == reading.act.card.language:
        return shown
    told = [event_text(event, reading.language, reading.act) for event in reading.events.get(note.span, ())]
    if not told:
        return shown
    label = el("span", f"{say('unofficial', reading.language)}: ", cls="sr")
    return _paired(shown, el("p", label, "; ".join(told), lang=reading.language, cls="rendered note-told"))
