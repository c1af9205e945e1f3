from __future__ import annotations

import pytest

from corpus.library import ACTS, DEFAULT_ACT
from corpus.model import ActCard
from corpus.parse import parse
from corpus.readers import read, read_bytes
from corpus.readers.markdown import plainer


def test_the_default_act_is_read_to_the_character() -> None:
    path = ACTS / DEFAULT_ACT / "source.kk.md"
    source = read(path)
    assert source.text.encode("utf-8") == path.read_bytes()
    assert source.format == "markdown"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"2\. Екінші тармақ\.", "2. Екінші тармақ."),
        (r"1\) бірінші\; \(а\) \№ \* \_", r"1) бірінші; (а) \№ \* _"),
        ("> 3. Үшінші тармақ.", "3. Үшінші тармақ."),
        ("> > 3. Үшінші.", "3. Үшінші."),
        ("- 1) бірінші;", "1) бірінші;"),
        ("- сызықшадан басталған;", "- сызықшадан басталған;"),
        ("+ белгіден басталған;", "белгіден басталған;"),
        ("######## 2-параграф", "###### 2-параграф"),
        ("## 1-тарау. Жалпы ережелер ##", "## 1-тарау. Жалпы ережелер"),
        ("Тақырып\n=======\n1. Бір.", "# Тақырып\n\n1. Бір."),
        ("1. Бір.\n2. Екі.", "1. Бір.\n\n2. Екі."),
        ("1. Заң 5 мамыр\n2015. жылы шықты.", "1. Заң 5 мамыр\n2015. жылы шықты."),
        ("# Тақырып\n1. Бір.", "# Тақырып\n\n1. Бір."),
        ("1. Бір.\n\n---\n\n2. Екі.", "1. Бір.\n\n\n\n2. Екі."),
        ("1.&nbsp;Бір &laquo;екі&raquo;.", "1.\u00a0Бір «екі»."),
        ("Бір<br>екі", "Бір\nекі"),
        ("| № | Атауы |\n|---|:---|\n| 1 | А | \n\nСоңы.", "№\t|\tАтауы\n1\t|\tА\n\nСоңы."),
        ("**Ескерту. 2-тармақ өзгерді.**", "**Ескерту. 2-тармақ өзгерді.**"),
    ],
)
def test_what_converters_put_in_is_taken_out(written: str, read_as: str) -> None:
    assert plainer(written) == read_as


def test_items_set_in_without_end_keep_their_text_and_a_bounded_indent() -> None:
    levels = range(1, 3000, 7)
    text = "\n".join(f"{' ' * level}- {level} {'.' * (level % 3)}" for level in levels)
    read_as = [f"{' ' * min(level, 100)}- {level} {'.' * (level % 3)}" for level in levels]
    assert plainer(text).split("\n") == read_as
    assert plainer(f"> {' ' * 200}\\- бір") == f"{' ' * 100}- бір"


def test_a_converted_act_has_the_clauses_of_the_plain_one() -> None:
    plain = "# Ереже\n\n1. Бірінші тармақ:\n\n1) бір;\n\n2) екі.\n\n2. Екінші тармақ.\n"
    converted = "######## Ереже\n> 1\\. Бірінші тармақ:\n>\n> - 1\\) бір;\n> - 2\\) екі\\.\n\n2\\. Екінші тармақ\\.\n"
    ids = [[str(unit.id) for unit in _units(text)] for text in (plain, converted)]
    assert ids[0] == ids[1]
    assert [name.partition("/")[2] for name in ids[0]] == ["1", "1/1", "1/2", "2"]


def _units(text: str):  # type: ignore[no-untyped-def]
    source = read_bytes("act.md", text.encode("utf-8"))
    return parse(ActCard("x", "kk", source.sha256, source.format), source).units()
