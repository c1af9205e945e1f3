"""An answer as a card of HTML: status on the day asked about, sentences, quotes, history, notices, what to ask next.

Owns: how an answer looks as markup. Must not know: how it was made, the page around it, gradio. Pure: the same answer
gives the same markup; words are in the answer's language, quotes in the act's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, AnswerKind, Instructed, Reconstructed, Related
from assistant.chat.copying import whole
from assistant.chat.markup import Html, el, join
from assistant.chat.quotes import Shown, button, later, no_address, quote_box, spans_json
from assistant.chat.scopes import scope_json, scope_text
from assistant.chat.status import status_strip, status_text
from assistant.chat.strings import say
from assistant.chat.suggest import follow_ups
from assistant.chat.timeline import counted, table
from assistant.quote import Quote
from assistant.words import day, event_text
from corpus.beside import rendering
from corpus.history import Standing, standing
from corpus.ids import ACT
from corpus.library import open_act
from corpus.model import Act, Event
from corpus.selection import Selection

VERDICTS = ("right", "wrong", "missing")
_SNIPPET = 160  # characters of a clause shown under a refusal
_NAMED = 90  # characters of a question that name its answer to a screen reader


@dataclass(frozen=True, slots=True)
class Around:
    """What a card must know beside its answer.

    Attributes:
        repeated: whether an earlier card of the dialogue told the same status of the same act already.
        official: gives the address of an act's official text, or nothing.
        made: the day on which the card is made.
        asked: what was asked before, which is not suggested again.
        day: the day that the reader chose for the question, if one was.
        within: the acts that the reader chose for it, if any were.
    """

    repeated: bool = False
    official: Callable[[Act, str], str] = no_address
    made: date = date.min
    asked: frozenset[str] = frozenset()
    day: date | None = None
    within: Selection | None = None


def card(answer: Answer, turn: int, around: Around | None = None) -> Html:
    """One question with its answer."""
    around = around or Around()
    language, chosen = answer.language, around.day
    asked = answer.understood or answer.question
    head = el(
        "h2",
        el("span", f"{say('you_asked', language)} {turn}: ", cls="sr"),
        el("span", answer.question, cls="words"),
        el("span", f"{say('as_of', language)}: {day(chosen)}", cls="chosen") if chosen else None,
        el("span", scope_text(around.within, language), cls="chosen") if around.within else None,
        id=f"question-{turn}",
    )
    edit = button("edit", "✎", aria_label=say("edit_question", language), title=say("edit_question", language))
    return el(
        "article",
        el("div", edit, head, cls="asked"),
        _answer(answer, turn, around),
        cls="turn",
        data_turn=turn,
        data_question=answer.question,
        data_asked=asked,
        data_day=chosen.isoformat() if chosen else None,
        data_within=scope_json(around.within) if around.within else None,
    )


def _answer(answer: Answer, turn: int, around: Around) -> Html:
    language = answer.language
    refused, likely = answer.kind is AnswerKind.NOT_ANSWERED, answer.kind is AnswerKind.LIKELY
    shown = Shown(language, answer.as_of if answer.dated else None, around.official)
    inside = (
        _head(answer),
        _understood(answer),
        None
        if refused or answer.kind in (AnswerKind.ABOUT, AnswerKind.ACTS)
        else status_strip(answer, short=around.repeated),
        _not_held(answer, shown),
        _message(answer, shown),
        _events(answer),
        _likely(answer, shown) if likely else _quotes(answer, shown),
        _notices(answer, shown),
        _related(answer) if not answer.quotes and not likely else None,
        _next(answer, around.asked),
        _foot(answer, turn, around),
    )
    kind = f"answer kind-{answer.kind} {'is-refusal' if refused else 'is-likely' if likely else 'is-answer'}"
    named = f"{say('answer', language)} {turn}: {answer.question[:_NAMED]}"
    return el("section", *inside, cls=kind, lang=language, aria_label=named, tabindex="-1")


def _head(answer: Answer) -> Html | None:
    """What a refusal and a likely answer are headed by; what was no question is not called a question unanswered."""
    if answer.kind is AnswerKind.LIKELY:
        return el("h3", say("likely_head", answer.language), cls="likely-head")
    if answer.kind is AnswerKind.NOT_ANSWERED:
        key = "refused_head" if any(sign.isalnum() for sign in answer.question) else "no_question_head"
        return el("h3", say(key, answer.language), cls="refused-head")
    return None


def _understood(answer: Answer) -> Html | None:
    """The question as it was completed from the dialogue, where anything was added."""
    if not answer.understood or " ".join(answer.understood.split()) == " ".join(answer.question.split()):
        return None
    return el("p", say("understood", answer.language), " ", el("q", answer.understood), cls="understood")


# -- sentences ----------------------------------------------------------------------------------------------------------


def _not_held(answer: Answer, shown: Shown) -> Html | None:
    """A card that says that the wording of the day asked about is not held; what is quoted below is another one."""
    if shown.as_of is None:
        return None
    lacking = [q for q in answer.quotes if standing(q.act, q.clause, shown.as_of) in _OTHER_WORDING]
    if not lacking:
        return None
    places = "; ".join(quote.citation for quote in lacking)
    told = [notice.text for notice in answer.notices if notice.code in _OTHER_WORDING]
    head = el("h3", say("not_held_head", answer.language, day=day(shown.as_of)))
    return el("div", head, el("p", places, cls="places"), *(el("p", text) for text in told), cls="not-held")


_OTHER_WORDING = (Standing.EARLIER_WORDING, Standing.SIGNED_NOT_EFFECTIVE)


def _message(answer: Answer, shown: Shown) -> Html:
    """The sentences around the quotes; what stands elsewhere on the card is not said twice."""
    told = {event_text(event, answer.language, answer.act) for event in answer.events}
    told |= {entry.told for entry in answer.reconstructed}
    words = answer.message.replace(status_text(answer), "")
    for notice in answer.notices:
        words = words.replace(notice.text, "") if _told_above(answer, notice.code, shown) else words
    notes = [_note(answer, event) for event in _noted(answer)]
    lines = [line.strip() for line in words.splitlines()]
    kept = [
        line
        for line in lines
        if line and line.removeprefix("•").strip() not in told and not any(note in line for note in notes if note)
    ]
    return el("div", *(el("p", line) for line in kept), cls="message")


def _told_above(answer: Answer, code: str, shown: Shown) -> bool:
    return code in _OTHER_WORDING and _not_held(answer, shown) is not None


def _notices(answer: Answer, shown: Shown) -> Html | None:
    kept = [
        notice
        for notice in answer.notices
        if notice.text not in answer.message and not _told_above(answer, notice.code, shown)
    ]
    if not kept:
        return None
    items = [el("li", notice.text, data_code=notice.code) for notice in kept]
    return el("div", el("h3", say("notices", answer.language)), el("ul", *items), cls="notices")


# -- events and quotes -------------------------------------------------------------------------------------------------


def _events(answer: Answer) -> Html | None:
    """The events as a table; of a status the notes that tell it, word for word, with the way to them in the act."""
    if not answer.events:
        return None
    if answer.kind is AnswerKind.STATUS:
        return join(_note_box(answer, event) for event in _noted(answer))
    places = [place for place in answer.about if place == ACT or answer.act.has(place)] or [ACT]
    numbered = counted(answer.act, *places)
    return el("div", table(answer.events, answer.language, answer.act, numbered), cls="told")


def _noted(answer: Answer) -> tuple[Event, ...]:
    return tuple(e for e in answer.events if answer.kind is AnswerKind.STATUS and _note(answer, e))


def _note(answer: Answer, event: Event) -> str:
    return event.note_span.of(answer.act.source).strip()


def _note_box(answer: Answer, event: Event) -> Html:
    language = answer.language
    words = el("blockquote", el("p", _note(answer, event)), lang=answer.act.card.language)
    place = {"data_clause": "", "data_act": answer.act.id, "data_spans": spans_json([event.note_span])}
    show = button("show", say("show_in_act", language), data_exact=True, **place)
    return el(
        "section",
        el("h3", el("cite", event_text(event, language, answer.act))),
        el("div", el("div", words, cls="original"), cls="texts"),
        el("div", show, cls="tools"),
        cls="quote note",
    )


def _quotes(answer: Answer, shown: Shown) -> Html:
    drawn = [quote_box(quote, shown) for quote in answer.quotes]
    if answer.kind is AnswerKind.HISTORY and answer.events:
        drawn = [_folded(quote, box, shown) for quote, box in zip(answer.quotes, drawn, strict=True)]
    drawn += [_made(entry, shown) for entry in answer.reconstructed]
    return join([*drawn, *(_instruction(entry, shown) for entry in answer.instructions)])


def _instruction(entry: Instructed, shown: Shown) -> Html:
    """The amending act's own words, under what they change where the answer is about that act."""
    box = quote_box(entry.quote, shown)
    return el("div", el("h3", entry.where), box, cls="instruction") if entry.where else box


def _made(entry: Reconstructed, shown: Shown) -> Html:
    """A wording that was made, in a warning's frame and never as a quote; below it the instructions that made it."""
    words = (el("p", f"≈ {line}") for line in entry.text.splitlines())
    told = el("div", el("h3", entry.told), *words, cls="not-held made")
    return join([told, *(quote_box(quote, shown) for quote in entry.by)])


def _folded(quote: Quote, box: Html, shown: Shown) -> Html:
    warning = later(quote, shown)
    mark = el("span", f" {warning}", cls="later") if warning else None
    line = el("summary", f"{say('present_text', shown.language)}: {quote.citation}", mark)
    return el("details", line, box, cls="present")


def _likely(answer: Answer, shown: Shown) -> Html:
    """The clauses that may answer, best first, each a quote under the same warning."""
    return el("div", *(quote_box(quote, shown) for quote in answer.likely), cls="may-answer")


# -- what comes after --------------------------------------------------------------------------------------------------


def _related(answer: Answer) -> Html | None:
    """The nearest clauses of a refusal, plainly no answer."""
    if not answer.related:
        return None
    items = [el("li", *_near(answer, entry)) for entry in answer.related]
    return el("div", el("h3", say("related_head", answer.language)), el("ul", *items), cls="related")


def _near(answer: Answer, entry: Related) -> tuple[Html, ...]:
    act = answer.act if entry.act in ("", answer.act.id) else open_act(entry.act)
    place = {
        "data_clause": entry.clause,
        "data_act": act.id,
        "data_spans": spans_json(act.unit(entry.clause).own_spans),
    }
    return button("show", entry.citation, **place), Html(" "), snippet(act, entry.clause, answer.language)


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


def _next(answer: Answer, asked: frozenset[str]) -> Html | None:
    questions = follow_ups(answer, asked)
    if not questions:
        return None
    head = "better_head" if answer.kind is AnswerKind.NOT_ANSWERED else "follow_head"
    chips = [el("li", button("ask", question, data_question=question, cls="chip")) for question in questions]
    return el("div", el("h3", say(head, answer.language)), el("ul", *chips, cls="chips"), cls="next")


def _foot(answer: Answer, turn: int, around: Around) -> Html:
    """What can be done with the whole answer: copied, linked to, printed, judged."""
    language = answer.language
    copy = button("copy", say("copy_whole", language), data_text=whole(answer, around.made))
    link = button("answer-link", say("copy_answer_link", language))
    tools = el("div", copy, link, button("print", say("print_answer", language)), cls="tools whole")
    return join([tools, _feedback(language, turn)])


def _feedback(language: str, turn: int) -> Html:
    """Three verdicts; the comment field opens once one is chosen."""
    label = el("legend", say("feedback", language))
    verdicts = [
        button("verdict", say(f"verdict_{name}", language), data_verdict=name, aria_pressed="false")
        for name in VERDICTS
    ]
    name = f"comment-{turn}"
    form = el(
        "div",
        el("label", say("comment", language), for_=name),
        el("textarea", "", id=name, rows=2, maxlength=2000),
        el("div", button("feedback", say("send", language)), button("unverdict", say("cancel", language)), cls="row"),
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
