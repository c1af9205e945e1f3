"""The library in a browser: a folder dropped on the page, its acts found, asked, replaced and removed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.chat.strings import say
from assistant.desk import Desk, OpenAct
from corpus.cite import title_of
from corpus.library import Library, open_act
from tests.chat.browser import Visit, opened, visited
from tests.chat.folder import text, twenty
from tests.chat.support import Live
from tests.factories import ToldFinder, finding

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_DROP = """(files) => {
    const carried = new DataTransfer();
    for (const [name, data] of Object.entries(files)) carried.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
    document.querySelector('.panes').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from opened()


@pytest.fixture
def own(live: Live, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The server, whose library is as it was afterwards; of every act but its own the second clause answers."""
    monkeypatch.setattr(Desk, "lay", lambda self, act: OpenAct(act, ToldFinder(finding("order/2", answers=0.9))))
    yield live
    for act in Library().ids()[1:]:
        Library().remove(act)


def count(visit: Visit, found: int, held: int) -> None:
    """Wait until the list tells these numbers."""
    visit.page.locator(".library-count", has_text=say("library_count", "ru", found=found, all=held)).wait_for()


def test_a_folder_is_dropped_asked_replaced_and_removed(browser: Any, own: Live) -> None:
    for visit in visited(browser, own, "ru", 1280):
        page = visit.page
        visit.go("/")
        visit.do("library")
        count(visit, 1, 1)
        visit.do("close-library")
        page.evaluate(_DROP, {name: base64.b64encode(data).decode() for name, data in twenty().items()})
        page.locator(".read-count", has_text=say("read_count", "ru", all=20, done=20)).wait_for()
        assert page.locator(".brought").count() == 20
        refused = " ".join(page.locator(".refused").all_text_contents())
        assert page.locator(".refused").count() == 2
        assert "scan.png" in refused
        assert "это картинка (PNG)" in refused
        assert "файл пуст" in refused
        assert len(Library().ids()) == 1, "nothing is stored before the editor says so"
        assert visit.violations() == []
        visit.do("store-all")
        page.wait_for_function("document.querySelectorAll('.stored').length === 18")
        count(visit, 19, 19)
        visit.do("clear-files")
        # found by words and by kind, opened beside the dialogue
        page.fill("#library-find", "дел 105")
        count(visit, 1, 19)
        page.locator(".library-list .open-act").click()
        page.locator(".banner .act-name", has_text="номер 5").wait_for()
        assert "Срок хранения дела составляет 5 лет" in page.locator(".act-text").text_content()
        # asked within two of them
        visit.do("library")
        page.fill("#library-find", "дел")
        count(visit, 18, 19)
        ids = [str(row.get_attribute("data-act")) for row in page.locator(".library-list > li").all()][:2]
        for act in ids:
            page.locator(f"[data-do=pick][value='{act}']").check()
        visit.do("ask-picked")
        card = visit.ask("Какой срок хранения?")
        assert card.locator(".quote").first.get_attribute("data-act") in ids
        assert say("scope_acts", "ru", count=2) in card.locator(".asked .chosen").text_content()
        page.wait_for_function("(ids) => ids.includes(document.querySelector('#ereje').dataset.act)", arg=ids)
        page.locator(".act-text mark").first.wait_for()
        # one replaced, one removed
        visit.do("library")
        page.fill("#library-find", "дел 105")
        count(visit, 1, 19)
        with page.expect_file_chooser() as chosen:
            visit.do("replace-act")
        chosen.value.set_files(
            {"name": "новый.txt", "mimeType": "text/plain", "buffer": text(5, "2. Срок не ограничен.")}
        )
        page.locator(".foreseen.replaced").wait_for()
        visit.do("store-file")
        page.locator(".stored", has_text=say("outcome_replaced", "ru")).wait_for()
        held = str(page.locator(".library-list > li").get_attribute("data-act"))
        assert "Срок не ограничен." in Library().open(held).source
        visit.do("remove-act")
        visit.do("remove-now")
        count(visit, 0, 18)
        assert held not in Library().ids()
        page.locator("dialog.library [data-do=ask-all]").click()
        assert page.locator(".where .scope").text_content() == title_of(open_act().card, "ru"), (
            "one act answers alone on this server"
        )


def test_nothing_that_was_found_is_not_asked(browser: Any, own: Live) -> None:
    for visit in visited(browser, own, "ru", 1280):
        visit.go("/")
        visit.do("library")
        count(visit, 1, 1)
        ask = visit.page.locator("[data-do=ask-found]")
        assert ask.is_enabled()
        visit.page.fill("#library-find", "ничего такого")
        assert ask.is_disabled(), "what was found before is no longer meant"
        count(visit, 0, 1)
        assert ask.is_disabled()
        visit.page.fill("#library-find", "1093")
        count(visit, 1, 1)
        ask.click()
        chosen = "() => JSON.parse(sessionStorage.getItem('ereje-scope')).chosen"
        assert visit.page.evaluate(chosen) == {"acts": [open_act().id]}


def test_an_act_that_was_ticked_and_removed_is_not_asked(browser: Any, own: Live, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text(5))
    act = Library().add(file).record.id
    for visit in visited(browser, own, "ru", 1280):
        visit.go("/")
        visit.do("library")
        count(visit, 2, 2)
        visit.page.locator(f"[data-do=pick][value='{act}']").check()
        assert visit.page.locator("[data-do=ask-picked]").is_enabled()
        visit.do("remove-act")
        visit.do("remove-now")
        count(visit, 1, 1)
        assert visit.page.locator("[data-do=ask-picked]").is_disabled()


def test_the_library_fits_a_phone(browser: Any, own: Live) -> None:
    for visit in visited(browser, own, "kk", 360):
        visit.go("/")
        visit.do("library")
        visit.page.locator(".library-list > li").first.wait_for()
        assert visit.too_wide() == []
        assert visit.violations() == []
        visit.page.keyboard.press("Escape")
        assert visit.page.evaluate("document.activeElement.dataset.do") == "library"
