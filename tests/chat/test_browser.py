"""What people do with the page, in three languages, on a phone and on a desk, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.answer import AnswerKind
from assistant.chat.strings import LANGUAGES, say
from assistant.chat.suggest import examples
from assistant.words import citation, full_citation, long_citation
from corpus.library import open_act
from tests.chat.browser import WIDTHS, Visit, opened, visited
from tests.chat.support import HEAD, Live

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ACT = open_act()
EXAMPLES = {language: dict(examples(ACT, language)) for language in LANGUAGES}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from opened()


@pytest.fixture(
    params=[(language, width) for language in LANGUAGES for width in WIDTHS], ids=lambda p: f"{p[0]}-{p[1]}"
)
def visit(request: pytest.FixtureRequest, browser: Any, live: Live) -> Iterator[Visit]:
    """A visit by a reader of each language at each width, at the start page."""
    language, width = request.param
    for found in visited(browser, live, language, width):
        found.go("/")
        yield found


@pytest.fixture
def desk(browser: Any, live: Live) -> Iterator[Visit]:
    """A Russian reader at a desk."""
    yield from visited(browser, live, "ru", 1280)


def language_of(visit: Visit) -> str:
    return str(visit.page.evaluate("document.documentElement.lang"))


def narrow(visit: Visit) -> bool:
    return int(visit.page.viewport_size["width"]) < 900


def squeezed(words: str) -> str:
    return "".join(words.split())


def source_of(clause: str) -> str:
    return "".join(span.of(ACT.source) for span in ACT.unit(clause).full_spans)


def shown_in_act(visit: Visit) -> str:
    """The words marked in the act's text; the first of them must be in sight."""
    marks = visit.page.locator(".act-text mark")
    marks.first.wait_for()
    box = marks.first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < visit.page.viewport_size["height"]
    return "".join(marks.all_text_contents())


# -- one visit with everything in it -----------------------------------------------------------------------------------


def test_a_reader_asks_every_example_and_reads_the_source(visit: Visit) -> None:
    language = language_of(visit)
    for number, (kind, question) in enumerate(EXAMPLES[language].items()):
        if number:
            visit.do("restart")  # where the examples are shown
        visit.do("ask", kind=str(kind))
        card = visit.answer(0)
        assert card.locator(".asked .words").text_content() == question
        answer = card.locator(".answer")
        assert f"kind-{kind}" in answer.get_attribute("class"), question
        assert answer.get_attribute("lang") == language
        for box in card.locator(".quote:not(.note)").all():
            clause = box.get_attribute("data-clause")
            assert squeezed(box.locator("blockquote").text_content()) == squeezed(source_of(clause))
        if kind is not AnswerKind.NOT_ANSWERED:
            assert "19.01.2023" in card.locator(".status").first.text_content()
        assert visit.too_wide() == []


def test_a_reader_unfolds_the_history_and_opens_the_text_at_the_clause(visit: Visit) -> None:
    language = language_of(visit)
    card = visit.ask(EXAMPLES[language][AnswerKind.CLAUSE])
    history = card.locator(".history")
    assert not history.locator("svg").is_visible()
    history.locator("summary").click()
    assert history.locator("svg").is_visible()
    assert "03.10.2013" in history.locator(".events").inner_text()
    assert "660" in history.locator("desc").text_content()
    assert visit.too_wide() == []
    card.locator("[data-do=show]").click()
    assert visit.page.locator(".act-text").is_visible()
    assert visit.page.locator(".chat").is_visible() is not narrow(visit)
    assert squeezed(shown_in_act(visit)) in squeezed(source_of(HEAD))
    assert f"clause={HEAD.replace('/', '%2F')}" in visit.page.url


def test_a_reader_follows_a_link_to_a_clause(visit: Visit) -> None:
    language = language_of(visit)
    visit.go(f"/?act={ACT.id}&clause=regulation/15/3-1&lang={language}")
    assert squeezed(shown_in_act(visit)) == squeezed(source_of("regulation/15/3-1"))
    assert visit.too_wide() == []


def test_a_reader_follows_a_link_to_a_question(visit: Visit) -> None:
    visit.go(f"/?q={EXAMPLES[language_of(visit)][AnswerKind.CLAUSE]}")
    card = visit.answer(0)
    assert card.locator(".quote").get_attribute("data-clause") == HEAD
    visit.page.reload()
    visit.page.wait_for_selector("#ereje[data-ready]")
    assert visit.page.locator(".turn").count() == 1, "a reload does not ask again"


def test_a_reader_copies_citations_text_translation_and_links(visit: Visit) -> None:
    language = language_of(visit)
    card = visit.ask(EXAMPLES[language][AnswerKind.CLAUSE])
    button = card.locator("[data-do=copies]")
    full = full_citation(ACT, HEAD, language)
    visit.choose(button, "copy_short")
    assert visit.page.locator(".toast:not(:empty)").text_content() == say("copied", language)
    assert visit.copied() == long_citation(ACT, HEAD, language)
    visit.choose(button, "copy_full")
    assert visit.copied() == full
    visit.choose(button, "copy_quote")
    assert visit.copied() == f"«{source_of(HEAD)}»\n({full})"
    if language != "kk":
        visit.choose(button, "copy_translation")
        assert visit.copied().startswith(say("unofficial", language))
    visit.choose(button, "copy_history")
    assert "660" in visit.copied()
    card.locator("[data-do=copy]").click()
    whole = visit.copied()
    assert f"«{source_of(HEAD)}»" in whole
    visit.choose(button, "copy_whole")
    assert visit.copied() == whole
    visit.choose(button, "copy_answer_link")
    from_menu = visit.copied()
    card.locator("[data-do=answer-link]").click()
    answer_link = visit.copied()
    assert from_menu == answer_link
    visit.choose(button, "copy_link")
    visit.page.goto(visit.copied())
    visit.ready()
    assert squeezed(shown_in_act(visit)) == squeezed(source_of(HEAD))
    visit.do("view", view="chat") if narrow(visit) else None
    visit.page.evaluate("sessionStorage.clear()")
    visit.page.goto(answer_link)
    visit.ready()
    assert visit.answer(0).locator(".quote").get_attribute("data-clause") == HEAD


def test_a_reader_switches_the_language_and_keeps_the_dialogue(visit: Visit) -> None:
    language = language_of(visit)
    visit.ask(EXAMPLES[language][AnswerKind.CLAUSE])
    for other in LANGUAGES:
        visit.do("language", language=other)
        visit.page.wait_for_url(re.compile(f"/{other}/"))
        visit.page.wait_for_selector("#ereje[data-ready]")
        assert language_of(visit) == other
        assert visit.page.title() == say("page_title", other)
        assert visit.page.locator("button.primary[type=submit]").text_content() == say("ask_button", other)
        assert visit.page.locator(".turn .quote").count() == 1
        assert visit.too_wide() == []
    visit.page.goto(visit.live.url("/"))
    visit.page.wait_for_selector("#ereje[data-ready]")
    assert language_of(visit) == LANGUAGES[-1], "the choice is kept"


def test_a_refusal_offers_better_questions_and_they_work(visit: Visit) -> None:
    language = language_of(visit)
    card = visit.ask(EXAMPLES[language][AnswerKind.NOT_ANSWERED])
    assert card.locator("blockquote").count() == 0
    assert card.locator(".refused-head").text_content() == say("refused_head", language)
    assert card.locator(".answer").evaluate("(e) => getComputedStyle(e).borderTopStyle") == "dashed"
    card.locator(".related [data-do=show]").first.click()
    assert squeezed(shown_in_act(visit)) in squeezed(source_of("regulation/7"))


def test_a_reader_gives_feedback(visit: Visit, home: Path) -> None:
    language = language_of(visit)
    card = visit.ask(EXAMPLES[language][AnswerKind.REFERENCE])
    card.locator("[data-verdict=wrong]").click()
    send = card.locator("[data-do=feedback]").bounding_box()
    composer = visit.page.locator("form.ask").bounding_box()
    assert send["y"] + send["height"] <= composer["y"], "the button under the comment is in sight"
    card.locator("textarea").fill(f"пікір {language} <b>")
    assert visit.too_wide() == []
    card.locator("[data-do=feedback]").click()
    card.locator(".thanks").filter(has_text=say("feedback_thanks", language)).wait_for()
    row = json.loads((home / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (row["verdict"], row["comment"]) == ("wrong", f"пікір {language} <b>")
    assert (row["clause"], row["language"]) == ("regulation/15/3-1", language)


def test_a_reader_saves_the_dialogue_and_starts_over(visit: Visit) -> None:
    language = language_of(visit)
    visit.ask(EXAMPLES[language][AnswerKind.CLAUSE])
    with visit.page.expect_download() as saved:
        visit.do("save", kind="md")
    text = Path(saved.value.path()).read_text(encoding="utf-8").replace("**", "")
    assert source_of(HEAD) in text
    assert "[^1]: " in text
    with visit.page.expect_download() as saved:
        visit.do("save", kind="docx")
    assert saved.value.suggested_filename == "ereje.docx"
    assert Path(saved.value.path()).read_bytes().startswith(b"PK")
    visit.do("restart")
    visit.page.wait_for_function("document.querySelectorAll('.turn').length === 0")
    assert visit.page.locator(".welcome").is_visible()


def test_a_reader_finds_words_in_the_act_and_asks_for_a_clause(visit: Visit) -> None:
    language = language_of(visit)
    if narrow(visit):
        visit.do("view", view="act")
    visit.page.fill("#find", "АПОСТИЛ")
    visit.page.locator(".found").filter(has_text="1 / ").wait_for()
    count = int(visit.page.locator(".found").text_content().split("/")[1])
    assert count == source_of("regulation/15").count("апостил") + (language == "ru")
    visit.page.fill("#find", "мұндай сөз жоқ")
    visit.page.locator(".found").filter(has_text=say("find_none", language)).wait_for()
    visit.page.locator(".menu-button[data-clause='regulation/22']").click()
    assert visit.page.locator(".menu-head").text_content() == citation("regulation/22", language)
    visit.page.locator(".menu [data-item=ask]").click()
    card = visit.answer(0)
    assert card.locator(".quote").get_attribute("data-clause") == "regulation/22"
    assert card.locator("blockquote p").count() == 2


# -- with the keyboard, and when something goes wrong ------------------------------------------------------------------


def test_everything_can_be_done_with_the_keyboard(desk: Visit) -> None:
    desk.go("/")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")  # the first link leads to the question box
    desk.page.keyboard.type("Покажите пункт 18")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.type("Положения")
    desk.page.keyboard.press("Enter")
    card = desk.answer(0)
    assert card.locator(".asked .words").text_content() == "Покажите пункт 18\nПоложения"
    assert desk.page.locator(".spoken").text_content().startswith("Запрошенный текст")
    button = desk.page.locator(".menu-button[data-clause='regulation/7']")
    button.focus()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("ArrowDown")
    assert desk.page.evaluate("document.activeElement.dataset.item") == "history"
    desk.page.keyboard.press("Escape")
    assert desk.page.evaluate("document.activeElement.dataset.clause") == "regulation/7"
    assert not desk.page.locator(".menu").is_visible()


def test_the_theme_follows_the_reader_and_is_kept(desk: Visit) -> None:
    desk.go("/")
    before = desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    desk.do("theme")
    after = desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    desk.page.reload()
    desk.page.wait_for_selector("#ereje[data-ready]")
    assert desk.page.evaluate("getComputedStyle(document.body).backgroundColor") == after


@pytest.mark.parametrize(
    ("query", "key", "fields"),
    [
        ("act=other-act", "unknown_act", {"act": "other-act"}),
        ("clause=regulation/99", "unknown_clause", {"clause": "regulation/99"}),
    ],
)
def test_a_wrong_link_is_told(desk: Visit, query: str, key: str, fields: dict[str, str]) -> None:
    desk.go(f"/?{query}")
    assert desk.page.locator(".toast").text_content() == say(key, "ru", **fields)
    assert all(
        "404" in error for error in desk.errors
    )  # the browser's own word for an act that the server does not hold
    desk.errors.clear()


def test_an_empty_question_is_told_and_a_lost_server_too(desk: Visit) -> None:
    desk.go("/")
    desk.page.press("#question", "Enter")
    assert desk.page.locator(".toast").text_content() == say("empty", "ru")
    desk.page.route("**/page/ask", lambda route: route.abort())
    card = desk.ask("Покажите пункт 18")
    assert card.locator(".failed").text_content() == f"{say('unreachable', 'ru')} {say('again', 'ru')}"
    assert desk.page.input_value("#question") == "Покажите пункт 18", "the question is not lost"
    assert [error for error in desk.errors if "ERR_FAILED" not in error] == []
    desk.errors.clear()


def test_a_question_that_is_too_long_is_told_and_not_cut(desk: Visit) -> None:
    desk.go("/")
    long = "ұ" * 5000
    desk.page.fill("#question", long)
    desk.page.press("#question", "Enter")
    assert desk.page.locator(".toast").text_content() == say("too_long", "ru", longest=4000)
    assert desk.page.input_value("#question") == long
    assert desk.page.locator(".turn").count() == 0


def test_clicks_in_haste_ask_once_and_tell_once(desk: Visit, home: Path) -> None:
    desk.go("/")
    desk.page.locator("[data-do=ask][data-kind=reference]").dblclick()
    card = desk.answer(0)
    desk.page.wait_for_timeout(300)
    assert desk.page.locator(".turn").count() == 1
    card.locator("[data-verdict=right]").dblclick()
    comment = f"twice {desk.live.address}"
    card.locator("textarea").fill(comment)
    card.locator("[data-do=feedback]").dblclick(force=True)
    card.locator(".thanks").filter(has_text=say("feedback_thanks", "ru")).wait_for()
    desk.page.wait_for_timeout(300)
    rows = [json.loads(line) for line in (home / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["verdict"] for row in rows if row["comment"] == comment] == ["right"]


def test_a_question_asked_right_after_starting_over_is_not_lost(desk: Visit) -> None:
    desk.go("/")
    desk.ask("Покажите пункт 18 Положения")
    desk.do("restart")
    desk.page.fill("#question", "Покажите пункт 19 Положения")
    desk.page.press("#question", "Enter")
    card = desk.answer(0)
    assert card.locator(".quote").get_attribute("data-clause") == "regulation/19"
    desk.page.wait_for_timeout(300)
    assert desk.page.locator(".turn").count() == 1


def test_an_answer_to_a_dialogue_that_was_left_does_not_show(desk: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    service, left = desk.live.service, Event()
    whole = service.ask_in
    monkeypatch.setattr(service, "ask_in", lambda *told: whole(*told) if left.wait(20) else None)
    desk.go("/")
    desk.page.fill("#question", "Покажите пункт 18 Положения")
    desk.page.press("#question", "Enter")
    desk.page.locator(".wait").wait_for()
    desk.do("restart")
    left.set()
    desk.page.wait_for_timeout(1000)
    assert desk.page.locator(".turn").count() == 0
    assert desk.page.locator(".welcome").is_visible()
    assert desk.page.locator(".spoken").text_content() == ""


def test_back_leads_a_phone_from_the_act_to_the_dialogue(browser: Any, live: Live) -> None:
    for phone in visited(browser, live, "kk", 360):
        phone.go("/")
        card = phone.ask("18-тармақ")
        card.locator("[data-do=show]").click()
        phone.page.locator(".act-text mark").first.wait_for()
        phone.page.go_back()
        card.wait_for(state="visible")
        assert not phone.page.locator(".act-pane").is_visible()
        assert "clause=" not in phone.page.url
        phone.do("view", view="act")
        assert phone.page.locator(".act-pane").is_visible()
        phone.do("view", view="chat")
        card.wait_for(state="visible")
        assert phone.page.locator(".turn").count() == 1
        phone.do("view", view="act")
        phone.page.locator(".menu-button[data-clause='regulation/22']").click()
        phone.page.locator(".menu [data-item=ask]").click()
        assert phone.answer(1).locator(".quote").get_attribute("data-clause") == "regulation/22"
        assert phone.page.locator(".chat").is_visible()


def test_a_dialogue_that_the_server_lost_goes_on(desk: Visit) -> None:
    desk.go("/")
    desk.ask("Покажите пункт 18 Положения")
    desk.live.service.dialogues._kept.clear()
    desk.do("save", kind="md")
    desk.page.locator(".toast").filter(has_text=say("dialogue_gone", "ru")).wait_for()
    desk.errors.clear()  # the browser logs the 404
    card = desk.ask("Покажите пункт 19 Положения")
    assert card.locator(".quote").get_attribute("data-clause") == "regulation/19"


def test_two_tabs_of_one_reader_are_two_dialogues(desk: Visit) -> None:
    desk.go("/")
    desk.ask("Покажите подпункт 3-1) пункта 15")
    other = desk.page.context.new_page()
    other.goto(desk.live.url("/"))
    other.wait_for_selector("#ereje[data-ready]")
    assert other.locator(".turn").count() == 0
    other.fill("#question", "Покажите пункт 18 Положения")
    other.press("#question", "Enter")
    other.locator(".turn .quote[data-clause='regulation/18']").wait_for()
    card = desk.ask("Когда он менялся?")
    assert card.locator(".quote").get_attribute("data-clause") == "regulation/15/3-1"


def test_markup_in_a_question_stays_text(desk: Visit) -> None:
    desk.go("/")
    evil = '<img src=x onerror="window.hacked=1"> пункт 18'
    card = desk.ask(evil)
    assert card.locator(".asked .words").text_content() == evil
    assert desk.page.evaluate("window.hacked") is None


def test_no_english_word_shows_while_the_kazakh_page_loads(browser: Any, live: Live) -> None:
    for visit in visited(browser, live, "kk", 360):
        visit.page.route("**/*.js", lambda route: route.continue_() if "HTML-" not in route.request.url else None)
        visit.page.goto(visit.live.url("/kk/"), wait_until="commit")
        for _ in range(12):
            visit.page.wait_for_timeout(250)
            shown = visit.page.evaluate("document.body ? document.body.innerText : ''")
            assert set(re.findall(r"[A-Za-z]{3,}", shown)) <= {"JavaScript", "English"}, shown


def test_a_page_can_be_printed(desk: Visit) -> None:
    desk.go("/")
    desk.ask("Когда менялся пункт 15?")
    desk.page.emulate_media(media="print")
    desk.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert desk.page.locator(".turn svg").first.is_visible()
    assert desk.page.locator(".turn blockquote").is_visible()
    assert not desk.page.locator("form.ask").is_visible()
    assert not desk.page.locator(".act-pane").is_visible()


def test_two_readers_do_not_share_a_dialogue(browser: Any, live: Live) -> None:
    for one in visited(browser, live, "ru", 1280):
        one.go("/")
        one.ask("Покажите подпункт 3-1) пункта 15")
        for other in visited(browser, live, "ru", 1280):
            other.go("/")
            assert other.page.locator(".turn").count() == 0
            card = other.ask("Когда он менялся?")
            assert card.locator(".quote").count() == 0
