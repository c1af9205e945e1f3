"""How names sound: one key for a name in Kazakh, Russian and Latin letters, other keys for other names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.sounds import sound, sounds_of_names


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("0мнгс", ["Маңғыстау", "Мангистау", "mangistau", "МАҢҒЫСТАУДА", "мангистауская"]),
        ("0жткр", ["Жітіқара", "Житикара", "жетикаринскова", "Zhitikara"]),
        ("0кртв", ["Қаратау", "Каратауского", "karatauskogo"]),
        ("0жтс", ["Жетісу", "Жетысу", "Zhetisu", "Jetisu"]),
        ("0актб", ["Ақтөбе", "Актюбинской", "Aktobe"]),
        ("0шхтн", ["Шахтинск", "Shakhtinsk"]),
        ("0тмр", ["Темір", "Темирский", "temir"]),
        ("", ["Май", "Шу", "ли"]),
    ],
)
def test_a_name_has_one_key_in_every_spelling(key: str, spellings: list[str]) -> None:
    assert {sound(word) for word in spellings} == {key}


def test_other_names_have_other_keys() -> None:
    names = ["Бейнеу", "Саран", "Лисаковск", "Алтынсарин", "Павлодар", "Шымкент", "Жаңаөзен", "Ерейментау", "Атырау"]
    assert len({sound(name) for name in names}) == len(names)


def test_only_what_is_written_as_a_name_is_one() -> None:
    assert sounds_of_names("Шахтинск қаласының Шахан кенті, шешім № 12") == ["0шхтн", "0шхн"]


@given(st.text(max_size=40))
def test_a_key_is_no_word_of_a_text(word: str) -> None:
    key = sound(word)
    assert key == "" or (key[0] == "0" and key[1:].isalpha() and 3 <= len(key[1:]) <= 4)
