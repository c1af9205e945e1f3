"""The page and the act's text as markup; the interface's words."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

from assistant.chat.actpanel import pane
from assistant.chat.acttext import act_html, contents, other_language
from assistant.chat.page import shell
from assistant.chat.strings import LANGUAGES, column, keys, say
from assistant.words import citation
from corpus.aids import translations
from corpus.cite import title_of
from corpus.library import Given, Library, open_act
from corpus.model import Act, Note, State, UnitKind
from tests.chat.support import elements, quick_assistant
from tests.factories import regulation

# The only Latin words that may stand on a Kazakh or Russian page.
LATIN = {"English", "Markdown", "Word", "DOCX", "Enter", "Shift", "JavaScript", "SHA", "N", "PDF"}


def page(language: str) -> str:
    assistant = quick_assistant()
    return str(shell(assistant.act, assistant.status(language=language), language, 4000))


def foreign(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]+", text)) - LATIN


def test_where_one_act_answers_alone_it_is_named() -> None:
    assistant = quick_assistant()
    status = assistant.status(language="ru")
    for alone, told in ((False, say("scope_all", "ru")), (True, title_of(assistant.act.card, "ru"))):
        html = str(shell(assistant.act, status, "ru", 4000, alone=alone))
        assert [found.text for found in elements(html, "span", "scope")] == [told]
        assert json.loads(elements(html, "div", "ereje")[0].attributes["data-strings"])["scope_all"] == told


@pytest.mark.parametrize("key", keys())
def test_every_string_has_three_languages_and_the_same_places(key: str) -> None:
    rows = [say(key, language) for language in LANGUAGES]
    fields = [{name for _, name, _, _ in string.Formatter().parse(row) if name} for row in rows]
    assert all(rows)
    assert fields[0] == fields[1] == fields[2]


def test_no_english_word_is_left_in_the_kazakh_and_russian_strings() -> None:
    for language in ("kk", "ru"):
        words = {key: re.sub(r"\{\w+\}", "", text) for key, text in column(language).items()}
        assert {key: foreign(text) for key, text in words.items() if foreign(text)} == {}


def test_kazakh_strings_are_not_russian_ones() -> None:
    same = {key for key in keys() if say(key, "kk") == say(key, "ru")} - {"brand", "save_md", "save_docx"}
    assert same == set()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_is_left_on_the_page(language: str) -> None:
    whole = elements(page(language))
    assert foreign(whole[0].text) == set()
    spoken = " ".join(
        e.attributes.get(name, "") for e in whole for name in ("aria-label", "title", "placeholder", "alt")
    )
    assert foreign(spoken) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_given_once_and_labels_point_to_them(language: str) -> None:
    whole = elements(page(language))
    ids = [found.attributes["id"] for found in whole if "id" in found.attributes]
    assert len(ids) == len(set(ids))
    targets = [found.attributes["for"] for found in whole if "for" in found.attributes]
    assert set(targets) <= set(ids)
    library = {target for target in targets if target.startswith("library-")}
    assert set(targets) - library == {"question", "find", "contents", "as-of", "talks-find", "places-words"} | (
        {"rendered", "beside"} if language != "kk" else set()
    )
    assert len(library) == 8


def test_nothing_on_the_page_names_another_host() -> None:
    for language in LANGUAGES:
        assert "//" not in page(language)


# -- the act -----------------------------------------------------------------------------------------------------------


def test_the_act_shows_every_character_of_its_law_in_order(act: Act) -> None:
    html = act_html(act, "kk")
    pieces = [found for found in elements(html, "span") if "data-start" in found.attributes]
    shown = [(int(p.attributes["data-start"]), int(p.attributes["data-end"]), p.text) for p in pieces]
    assert all(text == act.source[start:end] for start, end, text in shown)
    assert [start for start, _, _ in shown] == sorted(start for start, _, _ in shown)
    covered = {place for start, end, _ in shown for place in range(start, end)}
    law = {place for unit in act.units() for span in unit.own_spans for place in range(span.start, span.end)}
    notes = {place for note in act.all_notes() for place in range(note.span.start, note.span.end)}
    assert law | notes <= covered
    assert sum(end - start for start, end, _ in shown) == len(covered), "nothing is shown twice"


def test_every_clause_stands_in_the_text_with_its_actions(act: Act) -> None:
    html = act_html(act, "ru")
    units = [found.attributes["data-clause"] for found in elements(html, "div", "unit")]
    assert units == [str(unit.id) for unit in act.units()]
    menus = {b.attributes["data-clause"]: b.attributes["aria-label"] for b in elements(html, "button", "menu-button")}
    assert menus["regulation/15/3-1"] == say("clause_actions", "ru", where=citation("regulation/15/3-1", "ru"))
    assert len(menus) == len(units)


def test_removed_missing_and_torn_clauses_are_marked(act: Act) -> None:
    html = act_html(act, "en")
    for state in (State.REMOVED, State.MISSING, State.FRAGMENT):
        units = [unit for unit in act.units() if unit.state is state]
        assert len(elements(html, "div", f"state-{state}")) == len(units)
        assert sum(say(f"state_{state}", "en") in found.text for found in elements(html, "p", "state")) == len(units)


def test_the_translation_is_shown_to_those_who_do_not_read_kazakh(act: Act) -> None:
    assert elements(act_html(act, "kk"), "p", "rendered") == []
    shown = elements(act_html(act, "ru"), "p", "rendered")
    assert len(shown) > 100
    assert {found.attributes["lang"] for found in shown} == {"ru"}
    assert all(found.text.startswith(say("unofficial", "ru")) for found in shown)


def test_titles_of_chapters_and_the_preamble_are_shown_in_the_readers_language(act: Act) -> None:
    shown = [
        found.text.removeprefix(f"{say('unofficial', 'en')}: ")
        for found in elements(act_html(act, "en"), "p", "rendered")
    ]
    kept = {entry.clause: entry.text for entry in translations(act.id) if entry.language == "en"}
    chapters = [text for clause, text in kept.items() if ":chapter-" in clause]
    assert len(chapters) == 5
    assert {kept["preamble"], kept["title"], *chapters} <= set(shown)


def test_what_the_notes_tell_is_shown_in_the_readers_language(act: Act) -> None:
    assert elements(act_html(act, "kk"), "p", "note-told") == []
    shown = [found.text for found in elements(act_html(act, "en"), "p", "note-told")]
    assert all(text.startswith(f"{say('unofficial', 'en')}: ") for text in shown)
    told = {event.note_span for event in act.events()}
    assert len(shown) == sum(note.span in told for note in notes_of(act)) == 10
    assert (
        f"{say('unofficial', 'en')}: Regulation, clause 8 — restated in a new wording by Decree No 151 of 10.09.2019"
        in " ".join(shown)
    )
    assert sum("Decree No 198 of 18.02.2016" in text for text in shown) == 2, "a note of several decrees tells each"


def notes_of(act: Act) -> list[Note]:
    """The notes of an act, but those that stand inside a clause's own text or beside the title."""
    units = [
        note for unit in act.units() for note in unit.notes if not any(s.covers(note.span) for s in unit.own_spans)
    ]
    head = [note for note in act.notes if not any(span.covers(note.span) for span in act.requisites)]
    return [*head, *(note for part in act.parts for note in part.notes), *units]


def test_the_contents_lead_somewhere(act: Act) -> None:
    html = act_html(act, "kk")
    ids = {found.attributes["id"] for found in elements(html) if "id" in found.attributes}
    assert {target for target, _ in contents(act, "kk")} <= ids
    assert len(contents(act, "kk")) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_act_can_be_read_in_every_language(act: Act, language: str) -> None:
    assert len(elements(act_html(act, language), "div", "unit")) > 100


TABLE = """Қосымша
Тізбе
№\t|\tАтауы\t|\tСаны
1\t|\tҮстел\t|\t12
2\t|\tОрындық\t|\t40
"""


def test_rows_are_shown_as_a_table_with_their_heads_and_each_keeps_its_place() -> None:
    act = regulation(*TABLE.splitlines())
    rows = [unit for unit in act.units() if unit.kind is UnitKind.ROW]
    assert len(rows) == 2
    html = act_html(act, "kk")
    assert len(elements(html, "table")) == 1
    assert [head.text for head in elements(html, "th")] == ["№", "Атауы", "Саны"]
    cells = [cell.text for cell in elements(html, "td") if "menu-cell" not in cell.attributes.get("class", "")]
    assert cells == ["1", "Үстел", "12", "2", "Орындық", "40"]
    assert [row.attributes["data-clause"] for row in elements(html, "tr", "unit")] == [str(row.id) for row in rows]
    pieces = [e for e in elements(html, "span") if "data-start" in e.attributes]
    assert all(act.source[int(e.attributes["data-start"]) : int(e.attributes["data-end"])] == e.text for e in pieces)


def test_the_official_pair_can_be_read_beside_an_act_in_its_own_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    texts = {
        "kk": "Қазақстан Республикасының 2010 жылғы 1 ақпандағы № 7 Заңы\n1-бап. Мәні\n1. Бірінші.\n2. Екінші.\n",
        "ru": "Закон Республики Казахстан от 1 февраля 2010 года № 7\nСтатья 1. Предмет\n1. Первый.\n2. Второй.\n",
    }
    for language, text in texts.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
        Library().add(
            tmp_path / f"{language}.txt", Given(id=f"law-{language}", pair="law-kk" if language == "ru" else "")
        )
    kazakh = open_act("law-kk")
    assert other_language(kazakh, "kk") == "ru"
    rendered = elements(act_html(kazakh, "kk"), "p", "rendered")
    assert [(e.attributes["lang"], e.text.removeprefix(f"{say('official', 'kk')}: ")) for e in rendered][-1] == (
        "ru",
        "2. Второй.",
    )
    shown = str(pane(kazakh, "kk"))
    assert elements(shown, "input")[1].attributes.keys() == {"type", "id"}, "the other language is hidden at first"
    assert len(elements(shown, "div", "both")) == len(rendered)
