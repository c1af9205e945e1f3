"""Where a unit stands, in words."""

from __future__ import annotations

from embeddings.headings import headings_of
from embeddings.views import HEADING, WINDOW, structural_views
from tests.factories import act_of

LAW = """Статья 1. Основные понятия
В настоящем Законе используются понятия:
1) заявитель – лицо, подавшее заявление;
2) орган – уполномоченный орган.

Глава 2. Порядок обжалования
Статья 5. Срок подачи жалобы
1. Жалоба подается в течение трех месяцев.
2. Срок может быть восстановлен."""


def test_an_article_is_headed_by_chapter_and_its_own_title_without_numbers() -> None:
    headers = headings_of(act_of(LAW, "ru"))
    five = {clause: text for clause, text in headers.items() if "5" in clause.split("/")[1:2]}
    assert set(five.values()) == {"Порядок обжалования Срок подачи жалобы"}
    assert len(five) == 3


def test_an_item_is_headed_by_the_title_of_its_article_and_the_head_of_its_list() -> None:
    headers = headings_of(act_of(LAW, "ru"))
    first = [text for clause, text in headers.items() if clause.split("/")[1] == "1"]
    lead = "Основные понятия В настоящем Законе используются понятия:"
    assert first == [lead] * 3


def test_a_title_of_more_than_240_characters_heads_nothing() -> None:
    assert headings_of(act_of("Глава 1. " + "очень длинное название " * 12 + "\n1. Первый пункт главы.", "ru")) == {}


def test_headers_and_pieces_are_views_of_their_own() -> None:
    long = "2. " + " ".join(f"Срок может быть восстановлен по причине номер {number}." for number in range(20))
    views = structural_views(act_of(LAW.replace("2. Срок может быть восстановлен.", long), "ru"))
    headed = [view.clause for view in views if view.view == HEADING]
    pieces = [view for view in views if view.view == WINDOW]
    assert len(headed) == 6
    assert {view.clause for view in pieces} == {headed[-1]}
    assert len(pieces) == 4
    assert pieces[0].text.startswith("Срок может быть восстановлен по причине номер 0. Срок")
