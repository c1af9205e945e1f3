"""The acts that the golden table of citations cites from: real ones in page form, and two given their heads here."""

from __future__ import annotations

from functools import lru_cache

import pytest

from corpus.card import read_card
from corpus.model import Act
from corpus.parse import parse
from corpus.source import Source
from tests.corpus.test_card_pages import MORE, index
from tests.factories import ACTS

_HEADS = {
    "kept/ru/r00407_water_code": "Водный кодекс Республики Казахстан\n\nОбновленный\n\n"
    "Кодекс Республики Казахстан от 9 июля 2003 года N 481.\n\n",
    "kept/kk/k03667_aifc_constitutional_law": '"Астана" халықаралық қаржы орталығы туралы\n\nЖаңартылған\n\n'
    "Қазақстан Республикасының Конституциялық Заңы 2015 жылғы 7 желтоқсандағы № 438-V ҚРЗ.\n\n",
}


@lru_cache(maxsize=64)
def cited_act(name: str) -> Act:
    """An act of the table: ``more/kk/k12276``, ``forms/r00907``, or one of those with a head given here."""
    folder, _, rest = name.partition("/")
    path = ACTS / (rest if folder == "kept" else name)
    path = path.with_name(f"{path.name}.txt")
    if not path.is_file():
        pytest.skip("needs ../shared/acts")
    text = _HEADS.get(name, "") + path.read_text(encoding="utf-8")
    if folder == "more":
        text = next(page for page in index() if f"{MORE.name}/{page.file}" == f"{name}.txt").text()
    source = Source(text)
    return parse(read_card(source), source)
