"""Answers as markup: exact, escaped, and a refusal that no one takes for an answer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, AnswerKind
from assistant.assistant import Assistant
from assistant.chat.cards import Around, card
from assistant.chat.markup import Html, el, join, text
from assistant.chat.passages import quoted_paragraphs
from assistant.chat.quotes import Shown, quote_box
from assistant.chat.strings import LANGUAGES, say
from assistant.chat.timeline import timeline
from assistant.compose.base import Asking, quote
from corpus.model import Act, Span
from tests.chat.support import HEAD, elements, quick_assistant
from tests.factories import act_of, event, finding

EVIL = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return quick_assistant()


def squeezed(words: str) -> str:
    return "".join(words.split())


def blockquotes(html: str) -> list[str]:
    return [element.text for element in elements(html, "blockquote")]


# -- markup ------------------------------------------------------------------------------------------------------------


def test_whatever_is_no_markup_is_escaped() -> None:
    assert el("p", EVIL, title=EVIL) == f'<p title="{text(EVIL)}">{text(EVIL)}</p>'
    assert "<script" not in text(EVIL)
    assert "<img" not in join([EVIL, Html("<br>")], EVIL)


def test_attributes_that_are_nothing_are_left_out_and_zero_is_not_nothing() -> None:
    assert el("p", cls=None, hidden=False, data_start=0) == '<p data-start="0"></p>'
    assert el("input", required=True) == "<input required>"
    assert el("label", "x", for_="y") == '<label for="y">x</label>'


# -- quotes ------------------------------------------------------------------------------------------------------------


def test_heads_above_a_quote_are_no_links(assistant: Assistant) -> None:
    shown = quote(Asking(assistant.act, "", "", "kk", date(2024, 1, 1), date(2024, 1, 1)), "regulation/20/4")
    html = str(quote_box(shown, Shown("kk")))
    assert [head.text for head in elements(html, "p", "head")] == list(shown.heads)
    assert {lead.tag for lead in elements(html, cls="lead")} <= {"a", "span"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_on_the_page_is_the_source(assistant: Assistant, language: str) -> None:
    for unit in assistant.act.units():
        answer = assistant.show(str(unit.id), language)
        shown = blockquotes(card(answer, 1))
        assert [squeezed(words) for words in shown] == [squeezed(held.text) for held in answer.quotes], unit.id


def test_every_piece_says_where_it_stands(assistant: Assistant) -> None:
    source = assistant.act.source
    for unit in assistant.act.units():
        for found in elements(card(assistant.show(str(unit.id)), 1), "span"):
            if "data-start" in found.attributes:
                start, end = int(found.attributes["data-start"]), int(found.attributes["data-end"])
                assert found.text == source[start:end], unit.id


def test_a_sentence_torn_by_a_page_break_is_joined_by_one_blank(assistant: Assistant) -> None:
    shown = blockquotes(card(assistant.show("regulation/1"), 1))[0]
    assert shown.startswith("1. Қазақстан Республикасы Жоғарғы Сотының жанындағы")
    assert "Республикасы Жоғарғы Сотының аппараты)" in shown
    assert "\n" not in shown


def test_paragraphs_are_kept_apart(assistant: Assistant) -> None:
    def count(clause: str) -> int:
        found = assistant.show(clause).quotes[0]
        return len(quoted_paragraphs(found))

    assert count("regulation/22") == 2
    units = list(assistant.act.unit("regulation/20").walk())
    assert count("regulation/20") == sum(len(unit.paragraphs) + len(unit.tail) for unit in units)
    assert len(assistant.act.unit("regulation/20").tail) == 1


def marked(act: Act, clause: str, *marks: Span) -> str:
    today = date(2020, 1, 1)
    asking = Asking(act, "?", "?", "kk", today, today)
    answer = quick_assistant().show(clause)
    return str(card(replace(answer, act=act, quotes=(quote(asking, clause, highlight=marks),)), 1))


def test_the_answering_words_are_marked_and_nothing_else(act: Act) -> None:
    start = act.source.index("Қазақстан Республикасы Жоғарғы Сотының Төрағасы лауазымға")
    words = Span(start, start + len("Қазақстан Республикасы Жоғарғы Сотының Төрағасы"))
    found = elements(marked(act, "regulation/18", words), "mark")
    assert [element.text for element in found] == [words.of(act.source)]


def test_marks_over_a_page_break_leave_the_quote_whole(act: Act) -> None:
    unit = act.unit("regulation/1")
    first, second = unit.paragraphs[0]
    html = marked(act, "regulation/1", Span(first.end - 7, first.end), Span(second.start, second.start + 7))
    assert [element.text for element in elements(html, "mark")] == ["Жоғарғы", "Сотының"]
    assert squeezed(blockquotes(html)[0]) == squeezed(first.of(act.source) + second.of(act.source))


def test_an_act_cannot_bring_markup_onto_the_page() -> None:
    act = act_of(
        f"Қазақстан Республикасы Президентінің 2010 жылғы 1 ақпандағы N 7 Жарлығы.\nҚАУЛЫ ЕТЕМІН:\n1. {EVIL} бекітілсін."
    )
    clause = next(str(unit.id) for unit in act.units())
    html = marked(act, clause)
    assert elements(html, "script") == elements(html, "img") == []
    assert EVIL in blockquotes(html)[0]


def test_a_question_cannot_bring_markup_onto_the_page(assistant: Assistant) -> None:
    answer = assistant.ask(f"{EVIL} 18-тармақ")
    html = card(replace(answer, understood=f"other {EVIL}"), 1)
    assert elements(html, "script") == elements(html, "img") == []
    assert EVIL in elements(html, "div", "asked")[0].text


# -- what stands around them -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_shows_the_repeal_before_anything_else(assistant: Assistant, language: str) -> None:
    html = card(assistant.show("regulation/18", language), 1)
    banner = elements(html, "p", "status")[0]
    assert say("badge_repealed", language) in banner.text
    assert "19.01.2023" in banner.text
    assert "106" in banner.text
    assert html.index('class="status') < html.index("<blockquote")


def test_the_status_is_that_of_the_day_asked_about(assistant: Assistant) -> None:
    then = card(assistant.status(date(2014, 5, 1), "ru"), 1)
    before = card(assistant.status(date(2009, 5, 1), "ru"), 1)
    assert "then" in elements(then, "p", "status")[0].attributes["class"].split()
    assert elements(then, "strong", "badge")[0].text == "Действовал 01.05.2014"
    assert say("badge_not_yet", "ru") in before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_later_than_the_day_asked_about_is_marked_and_said_not_to_be_held(
    assistant: Assistant, language: str
) -> None:
    html = card(assistant.ask("18-тармақ", as_of=date(2012, 5, 1), language=language), 1)
    assert say("not_held_head", language, day="01.05.2012") in elements(html, "div", "not-held")[0].text
    assert html.index('class="not-held"') < html.index("<blockquote")
    mark = elements(html, "p", "later")[0].text
    assert mark.startswith(say("later_wording", language, as_of="01.05.2012"))
    assert "03.10.2013" in mark
    assert mark in copied(html)["copy_quote"]
    assert mark in copied(html)["copy_full"]
    now = card(assistant.ask("18-тармақ", as_of=date(2014, 5, 1), language=language), 1)
    assert elements(now, "p", "later") == elements(now, "div", "not-held") == []


def copied(html: str) -> dict[str, str]:
    button = next(b for b in elements(html, "button") if b.attributes["data-do"] == "copies")
    return {entry["key"]: entry.get("text", "") for entry in json.loads(button.attributes["data-entries"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_tells_edition_repeal_and_title(assistant: Assistant, language: str) -> None:
    answer = assistant.show(HEAD, language)
    entries = copied(card(answer, 1))
    title = dict(assistant.act.card.titles)[language]
    for key in ("copy_full", "copy_quote", "copy_history"):
        assert title in entries[key]
        assert "03.10.2013" in entries[key]
        assert "19.01.2023" in entries[key]
    assert squeezed(answer.quotes[0].text) in squeezed(entries["copy_quote"])
    assert ("copy_translation" in entries) is (language != "kk")
    assert "2010" in entries["copy_short"]


def test_one_menu_has_all_that_can_be_copied(assistant: Assistant) -> None:
    answer = assistant.show(HEAD, "ru")
    of_quote = ["copy_short", "copy_full", "copy_quote", "copy_translation", "copy_history", "copy_link"]
    assert list(copied(card(answer, 1))) == [*of_quote, "copy_whole", "copy_answer_link"]
    official = Around(official=lambda act, language: f"https://official.example/{language}")
    entries = copied(card(answer, 1, official))
    assert list(entries) == [*of_quote, "copy_official", "copy_whole", "copy_answer_link"]
    assert entries["copy_official"] == "https://official.example/ru"


def test_the_status_is_told_strongly_once_and_then_shortly(assistant: Assistant) -> None:
    answer = assistant.show("regulation/18", "ru")
    assert "Указом" in elements(card(answer, 1), "p", "status")[0].text
    again = elements(card(answer, 2, Around(repeated=True)), "p", "short")[0].text
    assert again == f"{say('badge_repealed', 'ru')} 19.01.2023"


@pytest.mark.parametrize("question", ["????", "😀"])
def test_what_is_no_question_is_not_called_unanswered(assistant: Assistant, question: str) -> None:
    talk = assistant.conversation()
    talk.ask("18-тармақ")
    html = card(talk.ask(question, language="ru"), 2)
    assert elements(html, "h3")[0].text == say("no_question_head", "ru")
    assert elements(html, "section", "quote") == []


def test_thanks_are_no_failure(assistant: Assistant) -> None:
    html = card(assistant.ask("спасибо"), 1)
    assert elements(html, "section", "is-refusal") == elements(html, "h3", "refused-head") == []
    assert elements(html, "p", "status") == []


def test_the_note_that_tells_the_repeal_is_quoted_and_leads_into_the_act(assistant: Assistant) -> None:
    answer = assistant.status(language="ru")
    html = card(answer, 1)
    note = answer.events[0].note_span
    assert elements(html, "blockquote")[0].text == note.of(assistant.act.source).strip()
    shown = next(b for b in elements(html, "button") if b.attributes["data-do"] == "show")
    assert json.loads(shown.attributes["data-spans"]) == [[note.start, note.end]]
    assert "«Ескерту" not in elements(html, "div", "message")[0].text, "it is not told twice"


@pytest.mark.parametrize("question", ["Когда менялся пункт 15?", "Когда менялся пункт 7?", "Как менялся акт?"])
def test_one_history_is_counted_alike_wherever_it_is_told(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, language="ru")
    html = card(answer, 1)
    told = re.search(r"Отмечено изменений: (\d+)", answer.message)
    assert told
    table = html[html.index("<table") : html.index("</table>") + len("</table>")]
    numbers = [int(sign.text) for sign in elements(table, "span", "sign") if sign.text.isdigit()]
    assert numbers == list(range(1, int(told[1]) + 1))
    for summary in elements(html, "summary"):
        counted = re.search(r"всего (\d+)", summary.text)
        assert counted is None or counted[1] == told[1]


@pytest.mark.parametrize(("language", "words"), [("ru", "Неофициальный перевод"), ("en", "Unofficial translation")])
def test_a_translation_is_marked_unofficial(assistant: Assistant, language: str, words: str) -> None:
    html = card(assistant.show("regulation/18", language), 1)
    assert elements(html, "p", "unofficial")[0].text == words
    shown = elements(html, "div", "words")[0]
    assert shown.attributes["lang"] == language
    assert elements(html, "blockquote")[0].attributes["lang"] == "kk"


def test_a_kazakh_answer_needs_no_translation(assistant: Assistant) -> None:
    assert elements(card(assistant.show("regulation/18", "kk"), 1), "div", "translation") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "question", ["Департамент қызметкерлерінің жалақысы қанша?", "Какая зарплата?", "What salary?"]
)
def test_a_refusal_looks_unlike_an_answer(assistant: Assistant, language: str, question: str) -> None:
    answer = assistant.ask(question, language=language)
    html = card(answer, 1)
    assert not answer.answered
    assert elements(html, "section", "is-refusal")
    assert not elements(html, "section", "is-answer")
    assert not elements(html, "blockquote")
    assert elements(html, "h3")[0].text == say("refused_head", language)
    assert len(elements(html, "div", "related")) == 1
    assert elements(html, "button", "chip"), "a better question is offered"


def test_related_clauses_lead_into_the_act(assistant: Assistant) -> None:
    html = card(assistant.ask("What salary do they get?", language="en"), 1)
    shown = [found.attributes for found in elements(html, "button") if found.attributes["data-do"] == "show"]
    assert [found["data-clause"] for found in shown] == ["regulation/7", "regulation/11", "regulation/20/8"]


def test_several_clauses_stand_in_the_acts_order(assistant: Assistant) -> None:
    html = card(assistant.ask("20-тармақ пен 18-тармақ"), 1)
    assert [q.attributes["data-clause"] for q in elements(html, "section", "quote")] == [
        "regulation/18",
        "regulation/20",
    ]


@pytest.mark.parametrize(("clause", "state"), [("regulation/15/3", "removed"), ("territorial-bodies/15", "fragment")])
def test_what_is_odd_about_a_clause_is_said(assistant: Assistant, clause: str, state: str) -> None:
    html = card(assistant.show(clause, "ru"), 1)
    assert elements(html, "span", "state")[0].text == say(f"state_{state}", "ru")


def test_the_question_as_understood_is_shown_only_where_it_was_completed(assistant: Assistant) -> None:
    talk = assistant.conversation()
    alone = card(talk.ask("15-тармақтың 3-1) тармақшасы"), 1)
    completed = talk.ask("Ол қашан өзгертілді?")
    assert elements(alone, "p", "understood") == []
    assert completed.understood in elements(card(completed, 2), "p", "understood")[0].text


def test_what_the_source_leaves_open_is_passed_on(assistant: Assistant) -> None:
    html = card(assistant.show("regulation/15/22", "kk"), 1)
    assert "18.02.2016" in elements(html, "div", "notices")[0].text


# -- history -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_unfolds_from_one_line(assistant: Assistant, language: str) -> None:
    html = card(assistant.show("regulation/15", language), 1)
    line = elements(html, "summary")[0].text
    assert line == say("history_line", language, count=4, day="05.04.2019")
    assert len(elements(html, "li", "event")) == 7


def test_a_picture_says_in_words_all_that_it_shows(assistant: Assistant) -> None:
    events = assistant.history("regulation/15", "ru").events
    html = timeline(events, "ru")
    told = elements(html, "desc")[0].text
    assert elements(html, "title")[0].text == say("timeline", "ru")
    for found in events:
        assert found.date is not None
        assert found.date.strftime("%d.%m.%Y") in told
    assert len(elements(html, "g", "bead")) == len(events)


def test_beads_of_neighbouring_days_do_not_hide_each_other() -> None:
    events = [event(date=date(2016, 2, day), number=str(day)) for day in (18, 19, 22)] + [event(date=date(2023, 1, 1))]
    beads = elements(timeline(events, "kk"), "rect")
    places = [(float(b.attributes["x"]), float(b.attributes["y"])) for b in beads]
    for one, (x, y) in enumerate(places):
        for left, top in places[one + 1 :]:
            assert abs(x - left) >= 16 or abs(y - top) >= 16


def test_one_event_or_an_undated_one_needs_no_picture() -> None:
    assert elements(timeline([event()], "kk"), "svg") == []
    html = timeline([event(date=None), event()], "kk")
    assert elements(html, "svg") == []
    assert say("undated", "kk") in html


def test_a_history_answer_does_not_say_its_events_twice(assistant: Assistant) -> None:
    answer: Answer = assistant.ask("15-тармақ қашан өзгертілді?")
    html = card(answer, 1)
    assert elements(html, "div", "told")
    assert "•" not in elements(html, "div", "message")[0].text


@pytest.mark.parametrize(("language", "times"), [("kk", 1), ("ru", 2), ("en", 2)])
def test_a_day_that_begins_its_sentence_is_not_told_twice(language: str, times: int) -> None:
    shown = timeline(quick_assistant().history("regulation/18").events[1:2], language)
    assert elements(shown, "li")[0].text.count("03.10.2013") == times
    assert elements(shown, "time")[0].text == "03.10.2013"


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_that_may_answer_look_unlike_an_answer_and_unlike_a_refusal(language: str) -> None:
    asked = "Қызметкер еңбекақысын қайдан алады?"
    assistant = quick_assistant(**{asked: finding(HEAD, "regulation/19", answers=0.3, likely=2)})
    html = card(assistant.ask(asked, language=language), 1)
    assert elements(html, "section", "is-likely")
    assert not elements(html, "section", "is-answer")
    assert not elements(html, "section", "is-refusal")
    assert elements(html, "h3")[0].text == say("likely_head", language)
    assert [q.attributes["data-clause"] for q in elements(html, "section", "quote")] == [HEAD, "regulation/19"]
    assert elements(html, "mark"), "the words that may answer are marked"


def test_a_list_of_acts_tells_the_status_of_none(assistant: Assistant) -> None:
    answer = replace(
        assistant.status(), kind=AnswerKind.ACTS, message="Acts adopted: 2 (of 9).\n• One\n• Two", events=()
    )
    html = str(card(answer, 1))
    assert 'class="status' not in html
    assert [line for line in ("Acts adopted: 2 (of 9).", "• One", "• Two") if f"<p>{line}</p>" in html] == [
        "Acts adopted: 2 (of 9).",
        "• One",
        "• Two",
    ]
