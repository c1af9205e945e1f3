"""An answer as a card of HTML: status, citation, exact quote, translation, history, notices, what to ask next.

Owns: how an answer looks as markup. Must not know: how it was made, the page around it, gradio. Pure: the same answer
gives the same markup; words are in the answer's language, quotes in the act's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.answer import Answer, AnswerKind, Related
from assistant.chat.markup import Html, el, join
from assistant.chat.passages import Paragraph, quoted_paragraphs
from assistant.chat.strings import say
from assistant.chat.suggest import follow_ups
from assistant.chat.timeline import timeline
from assistant.compose.base import Asking, status_sentence
from assistant.quote import Quote
from assistant.render.plain import bearing
from assistant.words import day, event_text, long_citation
from corpus.beside import rendering
from corpus.history import Status
from corpus.model import Act, Span, State

VERDICTS = ("right", "wrong", "missing")
_SNIPPET = 160  # characters of a clause shown under a refusal


def card(answer: Answer, turn: int) -> Html:
    """One question with its answer."""
    asked = el("div", el("span", say("you_asked", answer.language), cls="sr"), el("p", answer.question), cls="asked")
    return el("article", asked, _answer(answer, turn), cls="turn", id=f"turn-{turn}", data_turn=turn)


def _answer(answer: Answer, turn: int) -> Html:
    language = answer.language
    refused, likely = answer.kind is AnswerKind.NOT_ANSWERED, answer.kind is AnswerKind.LIKELY
    head, looks = next(((key, name) for key, name, holds in (
        ("refused_head", "refused-head", refused),
        ("likely_head", "likely-head", likely),
    ) if holds), ("answer", "sr"))  # fmt: skip
    inside = (
        el("h2", say(head, language), cls=looks, id=f"answer-{turn}"),
        _understood(answer),
        None if refused else status_strip(answer),
        _message(answer),
        _events(answer),
        _likely(answer) if likely else _quotes(answer),
        _notices(answer),
        _related(answer) if not answer.quotes and not likely else None,
        _next(answer),
        _feedback(language, turn),
    )
    kind = f"answer kind-{answer.kind} {'is-refusal' if refused else 'is-likely' if likely else 'is-answer'}"
    return el("section", *inside, cls=kind, lang=language, aria_labelledby=f"answer-{turn}", tabindex="-1")


def _understood(answer: Answer) -> Html | None:
    """The question as it was completed from the dialogue, where anything was added."""
    if not answer.understood or " ".join(answer.understood.split()) == " ".join(answer.question.split()):
        return None
    return el("p", say("understood", answer.language), " ", el("q", answer.understood), cls="understood")


# -- status and sentences ----------------------------------------------------------------------------------------------


def status_text(answer: Answer) -> str:
    """The sentence on the act's status on the day asked about."""
    asking = Asking(answer.act, "", "", answer.language, today=answer.as_of, as_of=answer.as_of)
    return status_sentence(asking)


def badge(status: Status, language: str) -> tuple[str, str]:
    """(name for the style sheet, word for the reader) of a status."""
    if status.in_force:
        return "in-force", say("badge_in_force", language)
    if status.in_force is None:
        return "unknown", say("badge_unknown", language)
    adopted = status.adopted.certain_since if status.adopted else None
    before = adopted is not None and status.as_of < adopted
    return ("not-yet", say("badge_not_yet", language)) if before else ("repealed", say("badge_repealed", language))


def status_strip(answer: Answer) -> Html:
    """The status banner of an answer."""
    name, word = badge(answer.status, answer.language)
    return el("p", el("strong", word, cls="badge"), " ", el("span", status_text(answer)), cls=f"status {name}")


def _message(answer: Answer) -> Html:
    """The sentences around the quotes; what the banner and the list of events say is not said twice."""
    told = {event_text(event, answer.language, answer.act) for event in answer.events}
    words = answer.message.replace(status_text(answer), "")
    lines = [line.strip() for line in words.splitlines()]
    kept = [line for line in lines if line and line.removeprefix("•").strip() not in told]
    return el("div", *(el("p", line) for line in kept), cls="message")


def _notices(answer: Answer) -> Html | None:
    shown = [notice for notice in answer.notices if notice.text not in answer.message]
    if not shown:
        return None
    items = [el("li", notice.text, data_code=notice.code) for notice in shown]
    return el("div", el("h3", say("notices", answer.language)), el("ul", *items), cls="notices")


# -- events and quotes -------------------------------------------------------------------------------------------------


def _events(answer: Answer) -> Html | None:
    if not answer.events or answer.kind is AnswerKind.STATUS:
        return None
    return el("div", timeline(answer.events, answer.language, answer.act), cls="told")


def _quotes(answer: Answer) -> Html:
    drawn = [quote_box(quote, answer.language) for quote in answer.quotes]
    if answer.kind is not AnswerKind.HISTORY or not answer.events:
        return join(drawn)
    return join(
        el("details", el("summary", f"{say('present_text', answer.language)}: {quote.citation}"), box, cls="present")
        for quote, box in zip(answer.quotes, drawn, strict=True)
    )


def _likely(answer: Answer) -> Html:
    """The clauses that may answer, best first, each a quote under the same warning."""
    return el("div", *(quote_box(quote, answer.language) for quote in answer.likely), cls="may-answer")


def quote_box(quote: Quote, language: str) -> Html:
    """A quote: its citation, its exact text with the answering words marked, translation, history, tools."""
    state = None if quote.state is State.CURRENT else el("span", say(f"state_{quote.state}", language), cls="state")
    head = el("h3", el("cite", quote.citation), state)
    texts = el("div", _original(quote, language), _translation(quote, language), cls="texts")
    return el(
        "section",
        head,
        texts,
        _history(quote, language),
        _tools(quote, language),
        cls="quote",
        data_clause=quote.clause,
    )


def _original(quote: Quote, language: str) -> Html:
    label = el("p", say("authentic", language), cls="label") if quote.translation else None
    shown = [paragraph_html(paragraph) for paragraph in quoted_paragraphs(quote)]
    heads = [el("p", head, cls="lead", lang=quote.act.card.language) for head in quote.heads]
    return el("div", label, *heads, el("blockquote", *shown, lang=quote.act.card.language), cls="original")


def paragraph_html(paragraph: Paragraph, above: int = 0) -> Html:
    """A paragraph of the source; each piece carries its place, torn pieces are joined by a blank."""
    pieces = []
    for place, piece in enumerate(paragraph.pieces):
        tag = "mark" if piece.marked else "span"
        blank = " " if place in paragraph.joints else None
        pieces += [blank, el(tag, piece.text, data_start=piece.span.start, data_end=piece.span.end)]
    return el("p", *pieces, cls=f"depth-{max(paragraph.depth - above, 0)}")


def _translation(quote: Quote, language: str) -> Html | None:
    shown = quote.translation
    if shown is None:
        return None
    key = "official" if shown.official else "unofficial"
    label = el("p", say(key, language), cls=f"label {key}")
    lines = [el("p", line) for line in shown.text.splitlines() if line.strip()]
    return el("div", label, el("div", *lines, lang=shown.language, cls="words"), cls="translation")


def _history(quote: Quote, language: str) -> Html:
    changes = bearing(quote)
    days = [event.date for event in changes if event.date is not None]
    if days:
        line = say("history_line", language, count=len(changes), day=day(max(days)))
    else:
        line = say("history_plain" if changes else "history_none", language)
    return el("details", el("summary", line), timeline(quote.history, language, quote.act), cls="history")


def _tools(quote: Quote, language: str) -> Html:
    cited = long_citation(quote.act, quote.clause, language)
    words = "\n".join(paragraph.text for paragraph in quoted_paragraphs(quote))
    place = {"data_clause": quote.clause, "data_spans": spans_json(quote.highlight or quote.spans)}
    return el(
        "div",
        _button("copy", say("copy_citation", language), data_text=cited),
        _button("copy", say("copy_quote", language), data_text=f"«{words}» ({cited})"),
        _button("link", say("copy_link", language), data_clause=quote.clause),
        _button("show", say("show_in_act", language), data_exact=bool(quote.highlight), **place),
        cls="tools",
    )


def spans_json(spans: Sequence[Span]) -> str:
    """Spans as the page's script reads them."""
    return json.dumps([[span.start, span.end] for span in spans])


def _button(action: str, label: str, **attributes: object) -> Html:
    return el("button", label, type="button", data_do=action, **attributes)


# -- what comes after --------------------------------------------------------------------------------------------------


def _related(answer: Answer) -> Html | None:
    """The nearest clauses of a refusal, plainly no answer."""
    if not answer.related:
        return None
    items = [el("li", *_near(answer, entry)) for entry in answer.related]
    return el("div", el("h3", say("related_head", answer.language)), el("ul", *items), cls="related")


def _near(answer: Answer, entry: Related) -> tuple[Html, ...]:
    spans = answer.act.unit(entry.clause).own_spans
    button = _button("show", entry.citation, data_clause=entry.clause, data_spans=spans_json(spans))
    return button, Html(" "), snippet(answer.act, entry.clause, answer.language)


def snippet(act: Act, clause: str, language: str) -> Html:
    """How a clause begins, in the reader's language where there is a translation."""
    if language != act.card.language:
        known = rendering(act, clause, language)
        if known is not None:
            told = say("official" if known.official else "unofficial", language)
            return el("span", f"{told}: ", _short(known.text), cls="snippet")
    words = " ".join(span.of(act.source) for span in act.unit(clause).own_spans)
    return el("span", _short(words), lang=act.card.language, cls="snippet")


def _short(words: str) -> str:
    return words if len(words) <= _SNIPPET else words[:_SNIPPET].rsplit(" ", 1)[0] + "…"


def _next(answer: Answer) -> Html | None:
    questions = follow_ups(answer)
    if not questions:
        return None
    head = "better_head" if answer.kind is AnswerKind.NOT_ANSWERED else "follow_head"
    chips = [el("li", _button("ask", question, data_question=question, cls="chip")) for question in questions]
    return el("div", el("h3", say(head, answer.language)), el("ul", *chips, cls="chips"), cls="next")


def _feedback(language: str, turn: int) -> Html:
    """Three verdicts; the comment field opens once one is chosen."""
    label = el("legend", say("feedback", language))
    verdicts = [
        _button("verdict", say(f"verdict_{name}", language), data_verdict=name, aria_pressed="false")
        for name in VERDICTS
    ]
    name = f"comment-{turn}"
    form = el(
        "div",
        el("label", say("comment", language), for_=name),
        el("textarea", "", id=name, rows=2, maxlength=2000),
        el("div", _button("feedback", say("send", language)), _button("unverdict", say("cancel", language)), cls="row"),
        cls="comment",
        hidden=True,
    )
    return el(
        "fieldset",
        label,
        el("div", *verdicts, cls="row"),
        form,
        el("p", "", cls="thanks", role="status"),
        cls="feedback",
    )
