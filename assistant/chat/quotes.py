"""A quote as a box of HTML: citation, exact text with the answering words marked, translation, history, what to do with it.

Owns: how a quote looks as markup; the mark on a wording that is later than the day asked about. Must not know: answers, the
page. Pure: the same quote gives the same markup.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from assistant.chat.copying import copies
from assistant.chat.leads import Lead, LeadKind, owned_leads, parted
from assistant.chat.markup import Html, el
from assistant.chat.passages import Paragraph, quoted_paragraphs
from assistant.chat.strings import say
from assistant.chat.timeline import counted, timeline
from assistant.quote import Quote
from assistant.words import day, full_citation
from corpus.history import Standing, standing
from corpus.ids import ACT
from corpus.model import Act, Span, State

_LATER = {
    Standing.EARLIER_WORDING: "later_wording",
    Standing.SIGNED_NOT_EFFECTIVE: "later_wording",
    Standing.PERHAPS_CHANGED: "perhaps_later",
    Standing.BEFORE_ADOPTION: "later_act",
}


def no_address(act: Act, language: str) -> str:
    """Of an act whose official publication has no known address."""
    return ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a quote's box must know beside the quote.

    Attributes:
        language: of the words around the quote.
        as_of: the day asked about, where one was.
        official: gives the address of an act's official text, or nothing.
    """

    language: str
    as_of: date | None = None
    official: Callable[[Act, str], str] = no_address


def later(quote: Quote, shown: Shown) -> str:
    """That the wording is, or may be, later than the day asked about; empty where it is not."""
    if shown.as_of is None:
        return ""
    key = _LATER.get(standing(quote.act, quote.clause, shown.as_of), "")
    since = quote.wording_since or quote.unchanged_since
    if not key:
        return ""
    told = say("since", shown.language, day=day(since)) if since and key != "later_act" else ""
    return say(key, shown.language, as_of=day(shown.as_of)) + (f" {told}" if told else "")


def quote_box(quote: Quote, shown: Shown) -> Html:
    """A quote: its citation, its exact text with the answering words marked, translation, history, tools."""
    language = shown.language
    state = None if quote.state is State.CURRENT else el("span", say(f"state_{quote.state}", language), cls="state")
    warning = later(quote, shown)
    mark = el("p", warning, cls="later") if warning else None
    texts = el("div", _original(quote, language), _translation(quote, language), cls="texts")
    return el(
        "section",
        el("h3", el("cite", quote.citation), state),
        mark,
        texts,
        el("p", full_citation(quote.act, quote.clause, language), cls="cited in-print"),
        _history(quote, language),
        _tools(quote, shown, warning),
        cls=f"quote{' is-later' if warning else ''}",
        data_clause=quote.clause,
        data_act=quote.act.id,
    )


def _original(quote: Quote, language: str) -> Html:
    label = el("p", say("authentic", language), cls="label") if quote.translation else None
    paragraphs = [
        paragraph_html(paragraph, leads=owned_leads(quote.act, paragraph.owner))
        for paragraph in quoted_paragraphs(quote)
    ]
    heads = [el("p", head, cls="head", lang=quote.act.card.language) for head in quote.heads]
    return el("div", label, *heads, el("blockquote", *paragraphs, lang=quote.act.card.language), cls="original")


def paragraph_html(paragraph: Paragraph, above: int = 0, leads: Sequence[Lead] = (), *, stops: bool = True) -> Html:
    """A paragraph of the source; each piece carries its place, torn pieces are joined by a blank.

    Args:
        paragraph: the paragraph.
        above: ranks that are not set in.
        leads: words of it that lead elsewhere.
        stops: whether the tabulator stops at them; where there are hundreds the arrows lead there.
    """
    shown: list[object] = []
    for place, piece in enumerate(paragraph.pieces):
        shown.append(" " if place in paragraph.joints else None)
        for lead, span in parted(piece.span, leads):
            words = piece.text[span.start - piece.span.start : span.end - piece.span.start]
            drawn = el("mark" if piece.marked else "span", words, data_start=span.start, data_end=span.end)
            shown.append(drawn if lead is None else lead_html(lead, drawn, stops=stops))
    return el("p", *shown, cls=f"depth-{max(paragraph.depth - above, 0)}")


def lead_html(lead: Lead, words: Html, *, stops: bool) -> Html:
    """Words that lead elsewhere: a link to a clause or an act, a name whose meaning is shown."""
    place = {"data_act": lead.act, "data_clause": lead.clause, "tabindex": None if stops else "-1"}
    if lead.kind is LeadKind.TERM:
        stop = "0" if stops else "-1"
        return el(
            "span",
            words,
            role="button",
            cls="lead term",
            data_do="term",
            data_at=lead.at,
            **{**place, "tabindex": stop},
        )
    query = {"act": lead.act, **({} if lead.clause == ACT else {"clause": lead.clause})}
    return el("a", words, href=f"?{urlencode(query)}", cls="lead", data_do="lead", **place)


def _translation(quote: Quote, language: str) -> Html | None:
    given = quote.translation
    if given is None:
        return None
    key = "official" if given.official else "unofficial"
    label = el("p", say(key, language), cls=f"label {key}")
    lines = [el("p", line) for line in given.text.splitlines() if line.strip()]
    return el("div", label, el("div", *lines, lang=given.language, cls="words"), cls="translation")


def _history(quote: Quote, language: str) -> Html:
    changes = counted(quote.act, quote.clause)
    days = [event.date for event in changes if event.date is not None]
    if days:
        line = say("history_line", language, count=len({(e.date, e.number) for e in changes}), day=day(max(days)))
    else:
        line = say("history_plain" if changes else "history_none", language)
    drawn = timeline(quote.history, language, quote.act, changes)
    return el("details", el("summary", line), drawn, cls="history")


def _tools(quote: Quote, shown: Shown, warning: str) -> Html:
    language = shown.language
    place = {"data_clause": quote.clause, "data_act": quote.act.id}
    spans = spans_json(quote.highlight or quote.spans)
    address = shown.official(quote.act, language)
    entries = [
        {"key": key, "label": say(key, language), "text": text} for key, text in copies(quote, language, warning)
    ]
    entries.append({"key": "copy_link", "label": say("copy_link", language), "link": quote.clause, "act": quote.act.id})
    if address:
        entries.append({"key": "copy_official", "label": say("copy_official", language), "text": address})
    entries += [{"key": key, "label": say(key, language), "of": "answer"} for key in ("copy_whole", "copy_answer_link")]
    copy = button(
        "copies", say("copy", language), data_entries=json.dumps(entries, ensure_ascii=False), **MENU, **place
    )
    link = el("a", say("official_page", language), href=address, target="_blank", rel="noopener noreferrer")
    show = button("show", say("show_in_act", language), data_exact=bool(quote.highlight), data_spans=spans, **place)
    said = button("places", say("places", language))
    return el("div", copy, show, said, link if address else None, cls="tools")


MENU = {"aria_haspopup": "menu", "aria_expanded": "false"}


def spans_json(spans: Sequence[Span]) -> str:
    """Spans as the page's script reads them."""
    return json.dumps([[span.start, span.end] for span in spans])


def button(action: str, label: str, **attributes: object) -> Html:
    """A button that the page's script knows by its action."""
    return el("button", label, type="button", data_do=action, **attributes)
