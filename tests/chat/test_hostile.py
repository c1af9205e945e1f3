"""An act that means harm, drawn in a browser: its markup stays words, its marks of direction stay in their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.chat.options import ChatOptions
from assistant.settings import Settings
from corpus.model import Act
from tests.chat.browser import Visit, opened, visited
from tests.chat.support import Live, Running, TableFinder
from tests.factories import act_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD = "Қазақстан Республикасы Президентінің 2010 жылғы 1 ақпандағы N 7 Жарлығы"
CLAUSES = (
    "1. <script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    "2. \u202eterces\u202c \u2066a\u2069 <b onmouseover='window.hacked = 1'>&lt;i&gt;</b>",
    "3. \u202eunclosed override \u2067 and isolate",
    '4. "></p></div><style>* { display: none }</style><iframe srcdoc="<script>top.hacked = 1</script>">',
    "5. {{constructor.constructor('window.hacked = 1')()}} ${window.hacked = 1} javascript:window.hacked=1",
)
ITEMS = 9_999
# What draws a stranger's mark of direction in one line with words of ours, and does not keep it to itself.
LOOSE = """() => [...document.querySelectorAll('#ereje *')].filter((e) =>
  !e.closest('[data-start]') && getComputedStyle(e).display === 'inline' && getComputedStyle(e).unicodeBidi === 'normal'
  && [...e.childNodes].some((n) => n.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(n.data))
).map((e) => e.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def act() -> Act:
    """The act: five clauses, then a list of ten thousand items."""
    items = (f"{number}) \u202eтармақша" for number in range(1, ITEMS + 1))
    return act_of("\n".join((HEAD, "ҚАУЛЫ ЕТЕМІН:", *CLAUSES, "6. Мыналар:", *items)))


@pytest.fixture(scope="module")
def hostile(act: Act, home: Path) -> Iterator[Live]:
    assistant = Assistant(act, Settings())
    assistant._finder = TableFinder()  # type: ignore[assignment]
    with Running(assistant, ChatOptions(rate=0)) as running:
        yield running


@pytest.fixture(scope="module")
def browser(hostile: Live) -> Iterator[Any]:  # the server first: none starts where a browser's loop runs
    yield from opened()


@pytest.fixture
def visit(browser: Any, hostile: Live) -> Iterator[Visit]:
    for found in visited(browser, hostile, "ru", 1280):
        found.go("/ru/")
        yield found
        assert found.page.evaluate("window.hacked") is None
        assert found.page.locator("#ereje :is(script, style, img, iframe, b, i)").count() == 0


def test_every_unit_of_a_hostile_act_is_drawn_as_its_source(visit: Visit, act: Act) -> None:
    drawn = dict(
        visit.page.evaluate(
            """() => [...document.querySelectorAll('.act-text .unit')].map((unit) => [unit.dataset.clause,
            [...unit.querySelectorAll(':scope > p [data-start]')].map((piece) => piece.textContent).join('')])"""
        )
    )
    units = list(act.units())
    assert len(units) == len(CLAUSES) + 1 + ITEMS
    assert drawn == {str(unit.id): "".join(span.of(act.source) for span in unit.own_spans) for unit in units}


@pytest.mark.parametrize("number", range(1, len(CLAUSES) + 1))
def test_a_quote_of_a_hostile_clause_is_its_source_and_keeps_to_its_place(visit: Visit, act: Act, number: int) -> None:
    clause = f"decree/{number}"
    card = visit.ask(f"пункт {number}")
    box = card.locator(f'.quote[data-clause="{clause}"]')
    source = "".join(span.of(act.source) for span in act.unit(clause).own_spans)
    assert box.locator("blockquote").text_content() == source
    assert visit.page.evaluate(LOOSE) == []


def test_a_hostile_question_keeps_to_its_place(visit: Visit) -> None:
    visit.ask("пункт 1 <img src=x onerror='window.hacked = 1'>")
    visit.ask("а когда его изменили \u202e\u2067?")
    assert "\u202e" in visit.page.locator(".understood q").last.text_content()
    card = visit.ask("\u202eчто там \u2067 в пункте 1")
    assert card.locator(".asked").text_content().endswith("\u202eчто там \u2067 в пункте 1")
    assert visit.page.evaluate(LOOSE) == []
