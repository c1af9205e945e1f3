"""Where words are said: every place in an act, or in the acts of the library, in its context and counted.

Owns: the list of places as markup, and how long a library is looked through. Must not know: how a word meets its forms
(``assistant/mentions.py``), the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

from assistant.chat.cards import snippet
from assistant.chat.markup import Html, el, join
from assistant.chat.quotes import button, spans_json
from assistant.chat.strings import say
from assistant.mentions import Mention, mentions
from assistant.words import citation
from corpus.cite import title_of
from corpus.errors import CorpusError
from corpus.model import Act, Span

_SHOWN = 40  # places of one act that are listed; all are counted
_AROUND = 70  # characters of context on each side
_PATIENCE = 4.0  # seconds of looking through a library


@dataclass(frozen=True, slots=True)
class Places:
    """What was found.

    Attributes:
        found: each act that holds the words, with the units that do.
        looked: how many acts were looked through, ``held`` how many there are.
    """

    found: tuple[tuple[Act, tuple[Mention, ...]], ...]
    looked: int
    held: int

    @property
    def count(self) -> int:
        """How many units hold the words."""
        return sum(len(units) for _, units in self.found)


def places(
    words: str,
    acts: Sequence[str],
    opened: Callable[[str], Act],
    language: str,
    clock: Callable[[], float] = time.monotonic,
) -> Places:
    """The places of words in some acts, in their order; where it takes too long, those of the first acts."""
    until, looked, found = clock() + _PATIENCE, 0, []
    for act_id in acts:
        if looked and clock() > until:
            break
        looked += 1
        with suppress(CorpusError):  # removed meanwhile, or damaged: the others are looked through
            act = opened(act_id)
            units = mentions(act, words.split(), language)
            found += [(act, units)] if units else []
    return Places(tuple(found), looked, len(acts))


def places_html(words: str, told: Places, language: str) -> Html:
    """The places, act by act, each with its number of them."""
    if not told.found:
        head = say("places_none", language, words=words)
    else:
        head = say("places_count", language, words=words, count=told.count, acts=len(told.found))
    rest = say("places_partly", language, looked=told.looked, held=told.held) if told.looked < told.held else None
    return join(
        [
            el("p", head, role="status", cls="places-count"),
            el("p", rest, cls="hint") if rest else None,
            *(_of_act(act, units, language) for act, units in told.found),
        ]
    )


def _of_act(act: Act, units: Sequence[Mention], language: str) -> Html:
    title = title_of(act.card, language)
    more = len(units) - _SHOWN
    return el(
        "section",
        el("h3", title, " ", el("span", len(units), cls="count")),
        el("ul", *(_place(act, unit, language) for unit in units[:_SHOWN])),
        el("p", say("places_more", language, count=more), cls="hint") if more > 0 else None,
    )


def _place(act: Act, found: Mention, language: str) -> Html:
    clause = str(found.unit.id)
    spans = spans_json(found.marks or found.unit.own_spans)
    place = {"data_act": act.id, "data_clause": clause, "data_spans": spans, "data_exact": bool(found.marks)}
    lines = [_context(act, found.unit.own_spans, marks) for marks in _grouped(found)]
    shown = lines or [snippet(act, clause, language)]
    return el("li", button("show", citation(clause, language, act), **place), *(el("p", line) for line in shown))


def _grouped(found: Mention) -> Iterable[list[Span]]:
    """Marks that stand near each other, so that each context is shown once."""
    start = -1

    def place(mark: Span) -> int:
        nonlocal start
        if start < 0 or mark.start > start + _AROUND:
            start = mark.start
        return start

    return [list(marks) for _, marks in groupby(found.marks, place)]


def _context(act: Act, spans: Sequence[Span], marks: Sequence[Span]) -> Html:
    """A line of the source around some words, cut at whole words."""
    whole = next(span for span in spans if span.covers(marks[0]))
    start, end = max(whole.start, marks[0].start - _AROUND), min(whole.end, marks[-1].end + _AROUND)
    if start > whole.start:
        start = min(act.source.find(" ", start, marks[0].start) + 1 or start, marks[0].start)
    if end < whole.end:
        end = max(act.source.rfind(" ", marks[-1].end, end), marks[-1].end)
    shown: list[object] = ["…" if start > whole.start else ""]
    at = start
    for mark in marks:
        if mark.start >= at and mark.end <= whole.end:
            shown += [act.source[at : mark.start], el("mark", mark.of(act.source))]
            at = mark.end
    shown += [act.source[at : max(end, at)], "…" if end < whole.end else ""]
    return el("span", *shown, lang=act.card.language)


def panel(language: str) -> Html:
    """The panel in which places are looked for, which the page's script fills."""
    head = el("h2", say("places", language), id="places-head")
    close = el(
        "button", el("span", "×", aria_hidden="true"), type="button", data_do="close-places",
        aria_label=say("close", language),
    )  # fmt: skip
    field = el("input", type="search", id="places-words", maxlength=200, autocomplete="off")
    label = el("label", say("places_words", language), for_="places-words")
    tools = el(
        "div",
        button("places-act", say("places_in_act", language), cls="primary"),
        button("places-library", say("places_in_library", language)),
        cls="row",
    )
    return el(
        "dialog",
        el("div", head, close, cls="dialog-top"),
        el("form", label, field, tools, cls="places-form"),
        el("ul", "", cls="chips", aria_label=say("places_chips", language), hidden=True),
        el("div", "", cls="places-found"),
        cls="places",
        aria_labelledby="places-head",
    )
