"""Every state of the page against axe: levels A and AA and best practice; on a phone and at a desk, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.answer import AnswerKind
from assistant.chat.suggest import examples
from corpus.library import open_act
from tests.chat.browser import Visit, opened, visited
from tests.chat.support import HEAD, Live
from tests.factories import finding

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EXAMPLES = {language: dict(examples(open_act(), language)) for language in ("kk", "ru", "en")}
LIKELY = "Кем подписывается приказ о назначении?"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from opened()


def _ask(kind: AnswerKind) -> Callable[[Visit, str], None]:
    return lambda visit, language: visit.ask(EXAMPLES[language][kind])


def _unfolded(visit: Visit, language: str) -> None:
    card = visit.ask(EXAMPLES[language][AnswerKind.CLAUSE])
    card.locator(".history summary").click()
    card.locator("[data-verdict=missing]").click()


def _past(visit: Visit, language: str) -> None:
    visit.page.fill("#as-of", "2012-05-01")
    visit.ask("Покажите пункт 18")
    visit.do("clear-day")


def _copies(visit: Visit, language: str) -> None:
    visit.page.locator("[data-do=copies]").first.click()
    visit.page.locator(".menu:not([hidden])").wait_for()


def _places(visit: Visit, language: str) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.locator(".quote [data-do=places]").first.click()
    visit.page.locator(".places .chip").first.click()
    visit.page.locator(".places-found mark").first.wait_for()


def _talks(visit: Visit, language: str) -> None:
    visit.page.keyboard.press("Escape")
    visit.do("talks")
    visit.page.locator(".talk-rename").first.click()


def _library(visit: Visit, language: str) -> None:
    visit.do("close-talks")
    visit.do("library")
    visit.page.locator(".library-list > li").first.wait_for()


def _act(visit: Visit, language: str) -> None:
    visit.do("close-library")
    visit.page.locator(".turn [data-do=show]").first.click()
    visit.page.locator(".act-text mark").first.wait_for()


def _clause(visit: Visit, language: str) -> None:
    visit.page.locator(".menu-button[data-clause='regulation/18']").click()


def _name(visit: Visit, language: str) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.locator(".unit[data-clause='regulation/18'] .term").first.click()
    visit.page.locator(".peek:not([hidden])").wait_for()


STATES: dict[str, Callable[[Visit, str], Any]] = {
    "start": lambda visit, language: None,
    "answer": _unfolded,
    "history": _ask(AnswerKind.HISTORY),
    "status": _ask(AnswerKind.STATUS),
    "refusal": _ask(AnswerKind.NOT_ANSWERED),
    "likely": lambda visit, language: visit.ask(LIKELY).locator(".likely-head").wait_for(),
    "a day in the past": _past,
    "what is copied": _copies,
    "places of a word": _places,
    "conversations": _talks,
    "library": _library,
    "act": _act,
    "actions of a clause": _clause,
    "a name explained": _name,
}
_TOGETHER = {"history", "status", "refusal", "likely"}  # looked at with the state that follows them on the same page


@pytest.mark.parametrize(("theme", "language", "width"), [("light", "kk", 360), ("dark", "ru", 1440)])
def test_nothing_stands_against_a_reader_with_a_disability(
    browser: Any, live: Live, monkeypatch: pytest.MonkeyPatch, theme: str, language: str, width: int
) -> None:
    monkeypatch.setitem(live.service.assistant._finder.table, LIKELY, finding(HEAD, answers=0.1, likely=1))
    for visit in visited(browser, live, language, width, theme):
        visit.go(f"/{language}/")
        for state, reach in STATES.items():
            reach(visit, language)
            if state not in _TOGETHER:
                assert visit.violations() == [], state
                assert visit.too_wide() == [], state
