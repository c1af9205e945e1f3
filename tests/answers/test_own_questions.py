"""An act gains from the questions that its user expects: asked much the same, it answers what it refused before."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.cli import main
from corpus.library import Given, Library
from embeddings.paths import models

LAW = """1. Осы Қағидалар мектеп асханасының жұмыс тәртібін белгілейді.
2. Асхана жұмыс күндері сағат 8.00-ден 16.00-ге дейін жұмыс істейді.
3. Тамақтану ақысын ата-аналар айдың оныншы күніне дейін төлейді.
4. Медициналық көрсетілімі бар оқушыға диеталық ас мәзірі дайындалады.
5. Асхана меңгерушісін мектеп директоры тағайындайды.
6. Тағам үлгілері тоңазытқышта қырық сегіз сағат сақталады.
"""
EXPECTED = "Балам глютен көтере алмайды, оған басқа тамақ пісіріп бере ме?"
ASKED = "балам глютен көтермейді, басқа тамақ пісіре ме"
OTHER = "Спорт залды қашан жөндейді?"


def test_what_is_expected_to_be_asked_is_answered(
    real: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = models()
    monkeypatch.setenv("EREJE_HOME", str(tmp_path))
    (tmp_path / "models").symlink_to(held)
    (tmp_path / "canteen.txt").write_text(LAW, encoding="utf-8")
    Library().add(tmp_path / "canteen.txt", Given(id="canteen"))
    before = Assistant.open().ask(ASKED, acts=("canteen",))
    assert not before.answered
    (tmp_path / "q.csv").write_text(f'clause,question\nbody/4,"{EXPECTED}"\n', encoding="utf-8")
    assert main(["aids", "canteen", str(tmp_path / "q.csv"), "--json"]) == 0
    after = Assistant.open()
    assert [quote.clause for quote in after.ask(ASKED, acts=("canteen",)).quotes] == ["body/4"]
    assert not after.ask(OTHER, acts=("canteen",)).answered
