"""Words of a shown text that lead elsewhere: references, acts of the library, names; and where words are said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant.chat.acttext import act_html
from assistant.chat.leads import LeadKind, Leads, leads_of, parted
from assistant.chat.peek import peek_html
from assistant.chat.said_where import places, places_html
from assistant.chat.strings import say
from corpus.errors import UnknownClause
from corpus.library import Given, Library, open_act
from corpus.model import Act, Span
from tests.chat.support import Live, elements
from tests.factories import regulation

TEXT = (
    "2. Мекеме (бұдан әрі – Мекеме) мемлекеттік орган болып табылады.",
    "3. Мекеме осы Жарлықтың 2-тармағында айтылған мемлекеттік орган.",
    "4. Мекеме 2015 жылғы 11 қаңтардағы № 165 Жарлыққа сәйкес жұмыс істейді.",
)


@pytest.fixture
def text() -> Act:
    return regulation(*TEXT)


def told(act: Act, leads: Leads, clause: str) -> list[tuple[str, str, str]]:
    return [(lead.kind, lead.span.of(act.source), lead.clause) for lead in leads.of(act.unit(clause))]


def test_a_reference_leads_to_its_clause_and_a_name_to_where_it_is_given(text: Act) -> None:
    assert told(text, Leads(text), "decree/3") == [
        (LeadKind.TERM, "Мекеме", "decree/2"),
        (LeadKind.CLAUSE, "2-тармағында", "decree/2"),
    ]


def test_another_act_is_led_to_if_it_is_held_once(text: Act, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [kind for kind, _, _ in told(text, Leads(text), "decree/4")] == [LeadKind.TERM]
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    file = tmp_path / "other.txt"
    head = "Қазақстан Республикасы Президентінің 2015 жылғы 11 қаңтардағы № 165 Жарлығы.\n"
    file.write_text("Мекемелер туралы\n" + head + "ҚАУЛЫ ЕТЕМІН:\n1. Бірінші.\n2. Екінші.\n", encoding="utf-8")
    other = Library().add(file, Given(language="kk")).record.card
    assert (other.number, other.date) == ("165", date(2015, 1, 11))
    lead = next(lead for lead in leads_of(text).of(text.unit("decree/4")) if lead.kind is LeadKind.ACT)
    assert (lead.act, lead.clause) == (other.id, "act")
    assert "№ 165" in lead.span.of(text.source)
    twice = Leads(text, {("165", date(2015, 1, 11)): (other, other)})
    assert [each.kind for each in twice.of(text.unit("decree/4"))] == [LeadKind.TERM]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_leads_leave_every_character_where_it_is(language: str) -> None:
    act = open_act()
    html = act_html(act, language)
    assert len(elements(html, "span", "term")) > 20
    pieces = [e for e in elements(html) if "data-start" in e.attributes]
    assert all(act.source[int(e.attributes["data-start"]) : int(e.attributes["data-end"])] == e.text for e in pieces)
    assert {e.attributes["tabindex"] for e in elements(html, cls="lead")} == {"-1"}, "hundreds are no tab stops"


def test_a_stretch_is_cut_where_leads_begin_and_end(text: Act) -> None:
    leads = Leads(text).of(text.unit("decree/3"))
    whole = text.unit("decree/3").own_spans[0]
    cut = [span for _, span in parted(whole, leads)]
    assert "".join(span.of(text.source) for span in cut) == whole.of(text.source)
    assert [lead is not None for lead, _ in parted(whole, leads)] == [False, True, False, True, False]
    inner = Span(leads[0].span.start + 2, leads[0].span.end - 1)
    assert [span for _, span in parted(inner, leads)] == [inner]


def test_a_preview_shows_the_words_that_are_meant(text: Act) -> None:
    lead = Leads(text).of(text.unit("decree/3"))[0]
    shown = elements(peek_html(text, lead.clause, "kk", lead.at), "p")
    assert [p.text for p in shown][1] == TEXT[0]
    with pytest.raises(UnknownClause):
        peek_html(text, "decree/99", "kk")
    long = regulation(f"2. {'сөз ' * 200}Мекеме (бұдан әрі – Мекеме) {'сөз ' * 200}.", "3. Мекеме.")
    lead = Leads(long).of(long.unit("decree/3"))[0]
    words = elements(peek_html(long, lead.clause, "kk", lead.at), "p")[1].text
    assert "(бұдан әрі – Мекеме)" in words
    assert (words[0], words[-1], len(words) < 500) == ("…", "…", True)


def test_a_preview_of_a_torn_paragraph_is_the_whole_paragraph() -> None:
    act = open_act()
    lead = next(lead for lead in Leads(act).of(act.unit("regulation/2")) if lead.kind is LeadKind.TERM)
    assert len(act.unit(lead.clause).own_spans) > 1, "a page break tears it"
    words = elements(peek_html(act, lead.clause, "kk", lead.at), "p")[1].text
    assert words.startswith("1. Қазақстан Республикасы Жоғарғы Сотының жанындағы")
    assert "Республикасы Жоғарғы Сотының аппараты) (бұдан әрі - Департамент)" in words


def test_a_preview_is_served(live: Live) -> None:
    query = {"act": open_act().id, "clause": "regulation/18", "language": "ru"}
    reply = httpx.get(live.url("/page/peek"), params=query, timeout=30)
    assert "18." in reply.json()["html"]
    assert say("unofficial", "ru") in reply.json()["html"]
    lost = httpx.get(live.url("/page/peek"), params=query | {"clause": "regulation/99"}, timeout=30)
    assert (lost.status_code, lost.json()["error"]) == (404, say("unknown_clause", "ru", clause="regulation/99"))


# -- where it is said --------------------------------------------------------------------------------------------------


def test_all_places_of_a_word_are_counted_and_shown_in_their_context(text: Act) -> None:
    found = places("мемлекеттік", ["a"], lambda name: text, "kk")
    html = places_html("мемлекеттік", found, "kk")
    assert (found.count, found.looked) == (2, 1)
    assert [b.attributes["data-clause"] for b in elements(html, "button")] == ["decree/2", "decree/3"]
    assert [mark.text for mark in elements(html, "mark")] == ["мемлекеттік", "мемлекеттік"]
    lines = [line.text for line in elements(html, "span") if line.attributes.get("lang") == "kk"]
    assert all(line.strip("…") in text.source for line in lines), "the context is the source's own"
    assert say("places_none", "kk", words="балық") in places_html(
        "балық", places("балық", ["a"], lambda name: text, "kk"), "kk"
    )


def test_a_library_is_looked_through_as_long_as_is_patient(text: Act) -> None:
    ticks: Iterator[float] = iter([0.0, 1.0, 5.0, 5.0, 5.0])
    found = places("мекеме", ["a", "b", "c", "d"], lambda name: text, "kk", lambda: next(ticks))
    assert (found.looked, found.held) == (2, 4)
    assert say("places_partly", "kk", looked=2, held=4) in places_html("мекеме", found, "kk")
