"""A day's work with the page: a day in the past, conversations kept and found, questions changed, print; in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.chat.strings import say
from tests.chat.browser import Visit, opened, visited
from tests.chat.support import Live

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLAUSE_18, CLAUSE_19 = "Покажите пункт 18 Положения", "Покажите пункт 19 Положения"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from opened()


@pytest.fixture
def desk(browser: Any, live: Live) -> Iterator[Visit]:
    """A Russian reader at a desk."""
    for visit in visited(browser, live, "ru", 1280):
        visit.go("/")
        yield visit


def asked_in_address(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def talks(visit: Visit) -> list[str]:
    """The names in the list of conversations, which stays open."""
    if not visit.page.locator("dialog.talks[open]").count():
        visit.do("talks")
    visit.page.locator(".talks-list li").first.wait_for()
    return list(visit.page.locator(".talk-open").all_text_contents())


def clauses(visit: Visit) -> list[str]:
    return [str(quote.get_attribute("data-clause")) for quote in visit.page.locator(".turn .quote").all()]


# -- time --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "width"), [("kk", 360), ("ru", 1280), ("en", 360)])
def test_a_day_chosen_is_answered_for_that_day_and_a_later_wording_is_marked(
    browser: Any, live: Live, language: str, width: int
) -> None:
    for visit in visited(browser, live, language, width):
        visit.go("/")
        visit.page.fill("#as-of", "2012-05-01")
        card = visit.ask({"kk": "18-тармақ", "ru": CLAUSE_18, "en": "Show clause 18"}[language])
        assert card.locator(".status .badge").text_content() == say("badge_in_force_then", language, day="01.05.2012")
        assert "in-force" not in card.locator(".status").get_attribute("class").split()
        assert card.locator(".not-held h3").text_content() == say("not_held_head", language, day="01.05.2012")
        assert say("later_wording", language, as_of="01.05.2012") in card.locator(".quote .later").text_content()
        assert asked_in_address(visit)["as_of"] == ["2012-05-01"]
        assert visit.too_wide() == []
        visit.do("clear-day")
        card = visit.ask({"kk": "18-тармақ", "ru": CLAUSE_18, "en": "Show clause 18"}[language])
        assert card.locator(".status .badge").text_content() == say("badge_repealed", language)
        assert card.locator(".later, .not-held").count() == 0


def test_the_note_that_tells_the_repeal_opens_in_the_act(desk: Visit) -> None:
    card = desk.ask("Каким указом он отменён, действует ли этот акт?")
    card.locator(".quote.note [data-do=show]").click()
    mark = desk.page.locator(".act-text mark").first
    mark.wait_for()
    assert "106 Жарлығымен" in mark.text_content()
    box = mark.bounding_box()
    assert 0 <= box["y"] < desk.page.viewport_size["height"]


# -- nothing is lost ---------------------------------------------------------------------------------------------------


def test_the_address_follows_the_question_and_is_asked_once(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    assert asked_in_address(desk)["q"] == [CLAUSE_18]
    first = desk.page.url
    desk.ask(CLAUSE_19)
    assert asked_in_address(desk)["q"] == [CLAUSE_19]
    desk.page.goto(first)
    desk.ready()
    assert clauses(desk) == ["regulation/18", "regulation/19"], "what the window shows already is not asked again"
    desk.go("/?q=Покажите пункт 22 Положения")
    assert clauses(desk) == ["regulation/22"], "a link stands for itself"
    assert len(talks(desk)) == 2


def test_a_new_conversation_destroys_nothing_and_the_list_brings_it_back(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    desk.ask("Когда он менялся?")
    desk.do("restart")
    assert desk.page.locator(".turn").count() == 0
    desk.ask(CLAUSE_19)
    assert talks(desk) == [CLAUSE_19, CLAUSE_18], "the newest first, named by the first question"
    assert re.fullmatch(
        r"\d\d\.\d\d\.\d{4}, \d\d:\d\d", desk.page.locator(".talks-list time").first.text_content() or ""
    )
    desk.page.fill("#talks-find", "когда он")
    desk.page.wait_for_function("document.querySelectorAll('.talk-open').length === 1")
    desk.page.locator(".talk-open").click()
    desk.page.wait_for_function("document.querySelectorAll('.turn .answer').length === 2")
    assert set(clauses(desk)) == {"regulation/18"}


def test_a_conversation_that_the_server_dropped_is_asked_again(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    desk.ask("Когда он менялся?")
    desk.live.service.dialogues._kept.clear()
    desk.page.reload()
    desk.ready()
    assert desk.page.locator(".turn .answer").count() == 2
    assert set(clauses(desk)) == {"regulation/18"}
    card = desk.ask("А покажите его")
    assert "regulation/18" in {quote.get_attribute("data-clause") for quote in card.locator(".quote").all()}


def test_conversations_are_renamed_deleted_and_brought_back(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    assert talks(desk) == [CLAUSE_18]
    desk.page.locator(".talk-rename").click()
    desk.page.locator(".talks-list input").fill("Дело 7")
    desk.page.keyboard.press("Enter")
    desk.page.locator(".talk-open", has_text="Дело 7").wait_for()
    desk.page.locator(".talk-delete").click()
    desk.page.wait_for_function("document.querySelectorAll('.talk-open').length === 0")
    assert desk.page.locator(".turn").count() == 0
    desk.do("close-talks")
    desk.page.locator(".toast button", has_text=say("undo", "ru")).click()
    assert talks(desk) == ["Дело 7"]
    desk.page.locator(".talk-open").click()
    desk.page.locator(".turn .answer").wait_for()
    assert clauses(desk) == ["regulation/18"]


def test_a_duplicated_window_does_not_mix_with_the_first(desk: Visit) -> None:
    desk.ask("Покажите подпункт 3-1) пункта 15")
    kept = desk.page.evaluate("JSON.stringify(sessionStorage)")
    other = desk.page.context.new_page()
    other.add_init_script(
        f"for (const [k, v] of Object.entries({kept})) sessionStorage.getItem(k) ?? sessionStorage.setItem(k, v)"
    )
    other.goto(desk.live.url("/"))
    other.wait_for_selector("#ereje[data-ready]")
    assert other.locator(".turn").count() == 1
    desk.ask(CLAUSE_18)
    other.fill("#question", "Когда он менялся?")
    other.press("#question", "Enter")
    other.locator(".turn:nth-child(2) .answer").wait_for()
    assert other.locator(".turn").nth(1).locator(".quote").first.get_attribute("data-clause") == "regulation/15/3-1"
    desk.page.reload()
    desk.ready()
    assert clauses(desk) == ["regulation/15/3-1", "regulation/18"]


def test_a_question_is_changed_and_asked_again_without_losing_the_former_dialogue(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    desk.ask(CLAUSE_19)
    desk.page.locator(".turn [data-do=edit]").first.click()
    assert desk.page.input_value("#question") == CLAUSE_18
    desk.page.fill("#question", "Покажите пункт 22 Положения")
    desk.page.press("#question", "Enter")
    desk.page.locator(".turn .quote[data-clause='regulation/22']").wait_for()
    assert clauses(desk) == ["regulation/22"]
    assert talks(desk) == ["Покажите пункт 22 Положения", CLAUSE_18]


def test_a_question_is_stopped_and_asked_again(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    held: list[Any] = []
    desk.page.route("**/page/ask", lambda route: held.append(route))
    desk.page.fill("#question", CLAUSE_19)
    desk.page.press("#question", "Enter")
    desk.page.locator("[data-do=stop]").click()
    failed = desk.page.locator(".turn .failed")
    failed.filter(has_text=say("stopped", "ru")).wait_for()
    desk.page.unroute("**/page/ask")
    failed.locator("[data-do=again]").click()
    desk.page.locator(".turn .quote[data-clause='regulation/19']").wait_for()
    assert clauses(desk) == ["regulation/18", "regulation/19"]
    assert desk.page.locator(".failed").count() == 0
    assert talks(desk) == [CLAUSE_18]
    desk.errors.clear()


def test_after_too_many_questions_one_click_asks_again(desk: Visit) -> None:
    refusal = {"status": 429, "headers": {"Retry-After": "7"}, "json": {"error": "too many", "nearest": []}}
    desk.page.route("**/page/ask", lambda route: route.fulfill(**refusal))
    card = desk.ask(CLAUSE_18)
    assert say("too_fast", "ru", seconds=7) in card.locator(".failed").text_content()
    desk.page.unroute("**/page/ask")
    card.locator("[data-do=again]").click()
    desk.page.locator(".turn .quote[data-clause='regulation/18']").wait_for()
    assert desk.page.input_value("#question") == ""
    desk.errors.clear()


def test_the_arrow_up_brings_the_last_question(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    desk.page.press("#question", "ArrowUp")
    assert desk.page.input_value("#question") == CLAUSE_18


# -- paper -------------------------------------------------------------------------------------------------------------


def test_one_answer_the_dialogue_and_the_act_are_printed_as_they_are_filed(desk: Visit) -> None:
    desk.page.evaluate(
        "window.print = () => { window.printed = [document.querySelector('#ereje').dataset.print, document.querySelectorAll('.turn.printed').length]; window.dispatchEvent(new Event('afterprint')); }"
    )
    desk.ask(CLAUSE_18)
    card = desk.ask(CLAUSE_19)
    card.locator("[data-do=print]").click()
    assert desk.page.evaluate("window.printed") == ["answer", 1]
    desk.do("print", what="act")
    assert desk.page.evaluate("window.printed") == ["act", 0]
    desk.page.emulate_media(media="print")
    assert card.locator(".cited").is_visible(), "the full citation stands under the quote"
    assert "19.01.2023" in card.locator(".cited").text_content()
    colours = card.locator(".asked h2").evaluate(
        "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    desk.page.evaluate("document.querySelector('#ereje').dataset.print = 'act'")
    assert desk.page.locator(".act-pane").is_visible()
    assert not desk.page.locator(".chat").is_visible()


# -- screen reader and keyboard ----------------------------------------------------------------------------------------


def test_a_screen_reader_hears_each_language_as_it_is_and_the_translation(desk: Visit) -> None:
    desk.page.route("**/page/ask", lambda route: (desk.page.wait_for_selector(".spoken span"), route.continue_()))
    desk.ask(CLAUSE_18)
    spoken = desk.page.locator(".spoken span")
    assert {piece.get_attribute("lang") for piece in spoken.all()} == {"ru"}
    assert "назнач" in desk.page.locator(".spoken").text_content()


def test_landmarks_headings_and_tab_stops_are_few_and_distinct(desk: Visit) -> None:
    desk.ask(CLAUSE_18)
    desk.ask(CLAUSE_19)
    heads = desk.page.locator(".turn h2").all_text_contents()
    assert len(set(heads)) == len(heads) == 2
    tree = desk.page.locator("#ereje").aria_snapshot()
    regions = re.findall(r"- (?:region|navigation|main|banner|form) (\"[^\"]+\")", tree)
    assert len(regions) == len(set(regions)), regions
    stops = desk.page.evaluate(
        "[...document.querySelectorAll('.act-pane :is(button, a, input, select, [tabindex])')].filter((e) => e.tabIndex >= 0 && e.offsetParent).length"
    )
    assert stops < 12
    desk.page.locator(".menu-button[tabindex='0']").focus()
    desk.page.keyboard.press("ArrowDown")
    assert desk.page.evaluate("document.activeElement.matches('.menu-button')")
    assert desk.page.locator(".menu-button[tabindex='0']").count() == 1


def test_the_focus_goes_into_the_act_and_comes_back(desk: Visit) -> None:
    card = desk.ask(CLAUSE_18)
    card.locator("[data-do=show]").focus()
    desk.page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.dataset.clause") == "regulation/18"
    desk.page.keyboard.press("Escape")
    assert desk.page.evaluate("document.activeElement.dataset.do") == "show"
    desk.page.locator("#rendered").focus()
    assert desk.page.locator(".switch:has(#rendered)").evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
