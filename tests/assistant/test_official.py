"""The act's own other text stands beside a quote as its official wording, not as a working translation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import quote_dict
from assistant.compose.base import Asking, quote
from corpus.library import Library
from corpus.shelf import Given

KK = "№ 5 бұйрық\n\nБҰЙЫРАМЫН:\n\n1. Тізбе бекітілсін.\n\n2. Бақылау департаментке жүктелсін.\n"
RU = "Приказ № 5\n\nПРИКАЗЫВАЮ:\n\n1. Утвердить перечень.\n\n2. Контроль возложить на департамент.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("EREJE_HOME", str(tmp_path / "home"))
    for name, text in (("kk.txt", KK), ("ru.txt", RU)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    library = Library()
    library.add(tmp_path / "kk.txt", Given(id="order-kk", language="kk"))
    library.add(tmp_path / "ru.txt", Given(id="order-ru", language="ru", pair="order-kk"))
    return library


@pytest.mark.parametrize(
    ("act", "language", "quoted", "beside"),
    [
        ("order-kk", "ru", "2. Бақылау департаментке жүктелсін.", "2. Контроль возложить на департамент."),
        ("order-ru", "kk", "2. Контроль возложить на департамент.", "2. Бақылау департаментке жүктелсін."),
    ],
)
def test_the_other_text_is_official(library: Library, act: str, language: str, quoted: str, beside: str) -> None:
    held = library.open(act)
    asking = Asking(held, "", "", language, today=date(2026, 11, 30), as_of=date(2026, 11, 30), translate=language)
    told = quote_dict(quote(asking, "order/2"))
    assert told["text"] == quoted
    assert told["translation"] == {"language": language, "text": beside, "official": True}
