"""Pictures of every state of the page, to be looked at: ``make screenshots`` (``ONLY=readme``, ``ONLY=refusal``: some).

Owns: which states there are, the folder of pictures, the three that the README shows. Must not know: how the page works
inside. Three languages, a phone and a desk, light and dark; the real assistant answers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image

from assistant.answer import AnswerKind
from assistant.assistant import Assistant
from assistant.chat.options import ChatOptions
from assistant.chat.strings import LANGUAGES
from assistant.chat.suggest import examples
from tests.chat.browser import WIDTHS, Visit, opened, visited
from tests.chat.support import Live, Running
from tests.factories import ROOT

FOLDER = ROOT / "screenshots"
SHOWN = ROOT / "docs"
THEMES = ("light", "dark")
LARGEST = 150 * 1024  # bytes of a picture in the README
README = {
    "answer": ("clause", "kk", 1280, "light"),
    "refusal": ("refusal", "ru", 1280, "dark"),
    "phone": ("act", "en", 360, "light"),
}
_SEVERAL = {
    "kk": "18 және 19-тармақтарды көрсет",
    "ru": "Покажите пункты 18 и 19 Положения",
    "en": "Show clauses 18 and 19 of the Regulation",
}
_FOLLOW_UP = {"kk": "ал орынбасарларын ше?", "ru": "а его заместителей?", "en": "and the deputies?"}
_REMOVED = {"kk": "15-тармақтың 3) тармақшасы", "ru": "подпункт 3) пункта 15", "en": "Show clause 15, subclause 3"}
State = Callable[[Visit, str], None]


def _asked(kind: AnswerKind) -> State:
    def state(visit: Visit, language: str) -> None:
        act = visit.live.service.act
        visit.ask(dict(examples(act, language))[kind])

    return state


def _clause(visit: Visit, language: str) -> None:
    """An answer with its history unfolded."""
    _asked(AnswerKind.CLAUSE)(visit, language)
    visit.page.locator(".turn .history summary").last.click()


def _several(visit: Visit, language: str) -> None:
    visit.ask(_SEVERAL[language])


def _follow_up(visit: Visit, language: str) -> None:
    _asked(AnswerKind.CLAUSE)(visit, language)
    visit.ask(_FOLLOW_UP[language])


def _removed(visit: Visit, language: str) -> None:
    visit.ask(_REMOVED[language])


def _act(visit: Visit, language: str) -> None:
    """The act's text at a quoted clause."""
    _asked(AnswerKind.CLAUSE)(visit, language)
    visit.page.locator(".turn [data-do=show]").last.click()


def _menu(visit: Visit, language: str) -> None:
    visit.go(f"/?act={visit.live.service.act.id}&clause=regulation/15/3-1&lang={language}")
    visit.page.locator(".menu-button[data-clause='regulation/15/3-1']").click()


def _feedback(visit: Visit, language: str) -> None:
    _asked(AnswerKind.REFERENCE)(visit, language)
    visit.page.locator("[data-verdict=wrong]").last.click()


STATES: dict[str, State] = {
    "start": lambda visit, language: None,
    "clause": _clause,
    "history": _asked(AnswerKind.HISTORY),
    "status": _asked(AnswerKind.STATUS),
    "refusal": _asked(AnswerKind.NOT_ANSWERED),
    "several": _several,
    "follow-up": _follow_up,
    "removed": _removed,
    "feedback": _feedback,
    "act": _act,
    "menu": _menu,
}
_IN_SIGHT = {"act", "menu"}


def name_of(state: str, language: str, width: int, theme: str) -> str:
    """The file of a picture."""
    return f"{state}-{language}-{width}-{theme}.png"


def _pictured(visit: Visit, state: str, width: int) -> bytes:
    """A desk as the reader sees it; a phone as long as the page is; the act and the menu in sight only."""
    visit.page.mouse.move(0, 0)
    if width == min(WIDTHS) and state not in _IN_SIGHT:
        length = visit.page.evaluate("document.documentElement.scrollHeight")
        visit.page.set_viewport_size({"width": width, "height": length})
    visit.page.wait_for_timeout(150)
    taken = visit.page.screenshot(animations="disabled")
    visit.page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    return bytes(taken)


def _pictures(browser: Any, live: Live, reader: tuple[str, int, str], states: list[str]) -> Iterator[tuple[str, bytes]]:
    """One reader's pictures: each state reached from an empty dialogue."""
    language, width, theme = reader
    for visit in visited(browser, live, language, width, theme):
        for state in states:
            visit.go(f"/?lang={language}")
            if visit.page.locator(".turn").count():
                visit.do("restart")
            STATES[state](visit, language)
            yield state, _pictured(visit, state, width)


def small(picture: bytes) -> bytes:
    """A picture in 256 colours."""
    out = BytesIO()
    colours = Image.open(BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    colours.save(out, "PNG", optimize=True)
    return out.getvalue()


def _keep(name: str, picture: bytes) -> None:
    (FOLDER / name).write_bytes(picture)
    for shown, chosen in README.items():
        if name == name_of(*chosen):
            reduced = small(picture)
            assert len(reduced) < LARGEST, f"{shown}.png has {len(reduced)} bytes"
            (SHOWN / f"{shown}.png").write_bytes(reduced)


@contextmanager
def _chromium() -> Iterator[Any]:
    browsers = opened()
    yield next(browsers)
    next(browsers, None)


def _wanted(only: str, reader: tuple[str, int, str]) -> list[str]:
    """The states to be taken for a reader: all, one, or those of the README."""
    return [
        state for state in STATES if only in ("", state) or (only == "readme" and (state, *reader) in README.values())
    ]


def main(only: str = "") -> None:
    """Take all pictures, those of one state, or those of the README."""
    for folder in (FOLDER, SHOWN):
        folder.mkdir(exist_ok=True)
    readers = [(language, width, theme) for language in LANGUAGES for width in WIDTHS for theme in THEMES]
    with Running(Assistant.open(), ChatOptions(rate=0)) as live, _chromium() as browser:
        for reader in readers:
            states = _wanted(only, reader)
            for state, picture in _pictures(browser, live, reader, states) if states else ():
                _keep(name_of(state, *reader), picture)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}, the README's in {SHOWN}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
