"""A browser for the tests: Debian's Chromium, watched for requests to other hosts and for errors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.chat.support import Live

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PATIENCE = 120_000  # milliseconds: a machine that does other things too is slow, not wrong
WIDTHS = {360: 780, 1280: 900}
_HEIGHT = 900


def missing(what: str) -> None:
    """Skip with the reason, except in CI, where everything must be at hand."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be at hand in CI")
    pytest.skip(f"{what} is not installed (apt-get install chromium; pip install playwright axe-playwright-python)")


@dataclass
class Visit:
    """One reader's visit to the page."""

    live: Live
    page: Any
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address and wait until the page can be used."""
        self.page.goto(self.live.url(path))
        self.page.wait_for_selector("#ereje[data-ready]")

    def ask(self, question: str) -> Any:
        """Type a question, send it, and give the card of its answer."""
        before = self.page.locator(".turn").count()
        self.page.fill("#question", question)
        self.page.press("#question", "Enter")
        return self.answer(before)

    def answer(self, before: int) -> Any:
        """The card that follows ``before`` others."""
        card = self.page.locator(".turn").nth(before)
        card.locator(".answer, .failed").wait_for()
        return card

    def do(self, action: str, **data: str) -> None:
        """Press the first button on the page that does this."""
        narrowed = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
        self.page.locator(f'[data-do="{action}"]{narrowed}').first.click()

    def copied(self) -> str:
        """What was copied last; the next copy is waited for anew."""
        self.page.locator(".toast:not(:empty)").wait_for()
        self.page.evaluate("document.querySelector('.toast').replaceChildren()")
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def choose(self, button: Any, item: str) -> None:
        """Open a menu by its button and choose an item of it."""
        button.click()
        self.page.locator(f".menu [data-item={item}]").click()

    def ready(self) -> None:
        """Wait until the page can be used again."""
        self.page.wait_for_selector("#ereje[data-ready]")

    def too_wide(self) -> list[str]:
        """What would make the page scroll sideways."""
        return list(
            self.page.evaluate(
                """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('#ereje *')]
                .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 120))"""
            )
        )

    def violations(self) -> list[str]:
        """What axe-core finds: WCAG 2.2, levels A and AA, and best practice."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(axe_script())
        # What stays in place while the text scrolls covers other things only until the reader scrolls on.
        self.page.add_style_tag(
            content="#ereje :is(.views, form.ask, .act-tools, .library-scope) { position: static !important; }"
        )
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)")
        return [f"{v['id']}: {node['html'][:160]} {node['failureSummary']}" for v in found for node in v["nodes"]]


def axe_script() -> str:
    """The script of axe-core, as a package carries it."""
    try:
        import axe_playwright_python
    except ImportError:
        missing("axe-playwright-python")
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def opened() -> Iterator[Any]:
    """A running Chromium."""
    if not Path(CHROMIUM).exists():
        missing("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def visited(browser: Any, live: Live, language: str, width: int, theme: str = "light") -> Iterator[Visit]:
    """A visit with a browser set to a language, a width and a theme."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS.get(width, _HEIGHT)},
        locale=language,
        color_scheme=theme,
        accept_downloads=True,
    )
    context.set_default_timeout(_PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit = Visit(live, context.new_page())
    host = live.address.removesuffix(live.service.options.prefix)
    visit.page.on(
        "request",
        lambda sent: None if sent.url.startswith((host, "data:", "blob:")) else visit.foreign.append(sent.url),
    )
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("console", lambda told: visit.errors.append(told.text) if told.type == "error" else None)
    yield visit
    assert visit.foreign == [], "a request to another host"
    assert visit.errors == []
    context.close()
