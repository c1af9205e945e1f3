"""Words that lead elsewhere, in a browser: references previewed and opened, names explained, places of a word listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.chat.strings import say
from corpus.library import Library, open_act
from tests.chat.browser import Visit, opened, visited
from tests.chat.support import Live

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GIVEN = "1. Общество с ограниченной ответственностью «Заря» (далее – Общество) хранит дела."
LINES = (
    "Об утверждении Правил хранения",
    "Приказ Министра юстиции Республики Казахстан от 5 марта 2021 года № 105.",
    "ПРИКАЗЫВАЮ:",
    GIVEN,
    "2. Общество отвечает по пункту 3 настоящего приказа.",
    *(f"{number}. Срок хранения дела {number} составляет {number} лет." for number in range(3, 40)),
    "40. Общество хранит дела по указу Президента Республики Казахстан от 3 ноября 2010 года № 1093.",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from opened()


@pytest.fixture(scope="module")
def order(live: Live, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An act of the library that names things, and refers to its own clauses and to another act."""
    file = Path(tmp_path_factory.mktemp("order") / "order.txt")
    file.write_text("\n".join(LINES), encoding="utf-8")
    act = Library().add(file).record.id
    yield act
    Library().remove(act)


@pytest.fixture(params=[360, 1280])
def visit(request: pytest.FixtureRequest, browser: Any, live: Live, order: str) -> Iterator[Visit]:
    """A Russian reader of that act, at each width."""
    for found in visited(browser, live, "ru", request.param):
        found.go(f"/?act={order}&clause=order/2&lang=ru")
        yield found


def peek(visit: Visit, words: str) -> Any:
    """The preview, once it shows these words."""
    shown = visit.page.locator(".peek:not([hidden])", has_text=words)
    shown.wait_for()
    return shown


def lead(visit: Visit, clause: str, kind: str = "a") -> Any:
    """The words of a clause that lead elsewhere."""
    return visit.page.locator(f".act-text .unit[data-clause='{clause}'] {kind}.lead")


def test_a_reference_is_previewed_at_the_pointer_and_opened_by_a_click(visit: Visit) -> None:
    link = lead(visit, "order/2")
    assert link.text_content() == "пункту 3"
    link.hover()
    peek(visit, "Срок хранения дела 3 составляет 3 лет.")
    assert link.get_attribute("aria-describedby") == "peek"
    assert visit.too_wide() == []
    link.click()
    visit.page.locator(".unit.quoted[data-clause='order/3'] mark").wait_for()
    assert not visit.page.locator(".peek").is_visible()
    assert "clause=order%2F3" in visit.page.url
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("document.activeElement.textContent") == "пункту 3", "the focus comes back to the words"


def test_a_reference_to_another_act_opens_that_act(visit: Visit) -> None:
    link = lead(visit, "order/40")
    link.hover()
    peek(visit, "3 ноября 2010")
    link.click()
    visit.page.wait_for_function("id => document.querySelector('#ereje').dataset.act === id", arg=open_act().id)
    assert "1093" in visit.page.locator(".act-text .requisite").all_text_contents()[1]


def test_a_name_is_explained_where_it_is_tapped_and_stays_until_it_is_left(visit: Visit) -> None:
    name = lead(visit, "order/40", ".term")
    name.hover()
    shown = peek(visit, GIVEN)
    visit.page.mouse.move(1, 1)
    shown.wait_for(state="hidden")
    name.click()  # far from what was in sight: the text was scrolled to it
    peek(visit, GIVEN)
    visit.page.evaluate("new Promise((done) => setTimeout(done, 600))")  # longer than a pointer waits
    visit.page.mouse.move(1, 1)
    visit.page.evaluate("new Promise((done) => setTimeout(done, 600))")
    assert shown.is_visible(), "what was tapped stays"
    visit.page.keyboard.press("Escape")
    shown.wait_for(state="hidden")


def test_the_keyboard_leads_to_names_and_their_preview_goes_along(visit: Visit) -> None:
    visit.page.locator(".menu-button[data-clause='order/40']").focus()
    visit.page.keyboard.press("ArrowRight")
    shown = peek(visit, GIVEN)
    before = shown.bounding_box()["y"]
    visit.page.evaluate(
        "(document.querySelector('.scroll.act').scrollHeight > document.querySelector('.scroll.act').clientHeight + 1"
        " ? document.querySelector('.scroll.act') : document.scrollingElement).scrollBy(0, -40)"
    )
    visit.page.wait_for_function("y => document.querySelector('.peek').getBoundingClientRect().y !== y", arg=before)
    assert shown.is_visible()
    visit.page.keyboard.press("ArrowRight")
    peek(visit, "3 ноября 2010")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_function("id => document.querySelector('#ereje').dataset.act === id", arg=open_act().id)


def test_the_places_of_a_word_are_listed_and_lead_into_the_act(visit: Visit, order: str) -> None:
    page = visit.page
    if page.viewport_size["width"] < 900:  # a phone goes on showing the order: "this act" is the act of the quote
        visit.do("view", view="chat")
    card = visit.ask("Покажите пункт 18 Положения")
    card.locator("[data-do=places]").click()
    page.fill("#places-words", "общество")
    page.press("#places-words", "Enter")
    told = page.locator(".places-count")
    told.filter(has_text=say("places_none", "ru", words="общество")).wait_for()
    visit.do("places-library")
    told.filter(has_text=say("places_count", "ru", words="общество", count=3, acts=1)).wait_for()
    assert page.locator(".places-found [data-do=show]").evaluate_all("(all) => all.map((b) => b.dataset.clause)") == [
        "order/1",
        "order/2",
        "order/40",
    ]
    assert set(page.locator(".places-found mark").all_text_contents()) == {"Общество"}
    assert visit.too_wide() == []
    page.locator(".places-found [data-clause='order/40']").click()
    page.locator(".act-text .unit.quoted[data-clause='order/40'] mark", has_text="Общество").wait_for()
    assert page.locator("#ereje").get_attribute("data-act") == order
