"""A comparison as a page: each side is its own text, what differs is marked on its side only, nothing is markup."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient

from assistant.chat.app import built
from assistant.chat.compared import page
from assistant.chat.options import ChatOptions
from corpus.compare import Comparison, compare_texts, first_of, second_of
from corpus.editions.texts import Text
from tests.chat.support import elements, quick_assistant
from tests.factories import act_of

OLD = "1. Өтінішті комиссия бес күнде қарайды.\n2. Есеп беріледі.\n3. <b>Алым</b> алынады.\n"
NEW = "1. Өтінішті комиссия он күнде қарайды.\n2. Есеп беріледі.\n4. Шағым беріледі.\n"


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare_texts(Text(act_of(OLD), date.min), Text(act_of(NEW), date.min))


def test_each_side_is_its_own_text_and_marks_what_the_other_lacks(found: Comparison) -> None:
    html = page(found, "en")
    cells = [element.text for element in elements(html, "td")]
    expected = [side(change.pieces) for change in found.changes for side in (first_of, second_of)]
    assert [unescape(cell) for cell in cells if cell] == [text for text in expected if text]
    assert "1. Өтінішті комиссия бес күнде қарайды." in expected
    assert {element.text for element in elements(html, "del")} >= {"бес"}
    assert {element.text for element in elements(html, "ins")} >= {"он"}
    assert "бес" not in {element.text for element in elements(html, "ins")}
    assert "<b>" not in html


def test_what_is_the_same_is_folded_and_a_text_with_itself_has_no_table(found: Comparison) -> None:
    assert [element.text for element in elements(page(found, "en"), "summary")] == ["unchanged: 1"]
    same = compare_texts(found.first, found.first)
    assert elements(page(same, "en"), "table") == []


def test_it_is_served_under_its_address_and_refuses_what_cannot_be_compared() -> None:
    client = TestClient(built(quick_assistant(), ChatOptions()), base_url="http://127.0.0.1:7860")
    shown = client.get("/api/compare.html", params={"from": "2012-01-01", "to": "2014-05-01", "language": "ru"})
    assert shown.status_code == 200
    assert shown.headers["content-type"].startswith("text/html")
    assert '<html lang="ru">' in shown.text
    columns = [element.text for element in elements(shown.text, "th")][:2]
    assert columns == ["01.01.2012", "01.05.2014"]
    assert client.get("/files/compare.css").status_code == 200
    assert client.get("/api/compare.html").status_code == 400
    assert client.get("/api/compare.html", params={"form": "2012-01-01"}).status_code == 422
