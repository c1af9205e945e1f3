"""Citations of sixty units of all kinds of acts in three languages, each read against how the acts themselves cite.

``golden/citations.tsv``: act, clause, paragraph (0 for none), language, short citation, long citation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.cite import citation, cited_within, long_citation, part_name
from corpus.cited_whole import full_citation
from corpus.library import open_act
from corpus.model import Act, ActCard, PartLabel
from tests.corpus.citing import cited_act
from tests.factories import act_of

GOLDEN = Path(__file__).with_name("golden") / "citations.tsv"
ROWS = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
LANGUAGES = ("kk", "ru", "en")
PLACES = sorted({(name, clause, int(paragraph)) for name, clause, paragraph, *_ in ROWS})


def act_named(name: str) -> Act:
    return open_act() if name == "default" else cited_act(name)


def test_the_table_holds_sixty_units_in_three_languages() -> None:
    assert len(PLACES) == 60
    assert len(ROWS) == 180


@pytest.mark.parametrize(
    ("name", "clause", "paragraph"), PLACES, ids=[f"{name} {clause}" for name, clause, _ in PLACES]
)
def test_citations_are_as_reviewed(name: str, clause: str, paragraph: int) -> None:
    act = act_named(name)
    told = {row[3]: (row[4], row[5]) for row in ROWS if row[:3] == [name, clause, str(paragraph)]}
    for language in LANGUAGES:
        short, long = citation(clause, language, act, paragraph), long_citation(act, clause, language, paragraph)
        assert (short, long) == told[language]


def test_no_citation_calls_an_act_an_annex_or_drops_the_act() -> None:
    for _, clause, _, _, _, long in ROWS:
        law = clause.startswith(("law", "code", "constitutional-law", "treaty"))
        assert not (law and ("approved" in long or "бекітілген" in long or "утвержд" in long)), long
        assert any(sign in long for sign in ("№", "No ", "19", "20", "Кодекс", "кодекс", "Совет")), long


def test_a_subclause_directly_under_an_act_is_one_and_no_clause() -> None:
    act = act_of(
        "Заң туралы\n\nЖаңа\n\nҚазақстан Республикасының 2004 жылғы 5 шілдедегі N 570 Заңы\n\n1) бірінші;\n\n2) екінші."
    )
    assert citation("body/1", "ru", act) == "Акт, подпункт 1)"


def test_the_full_citation_tells_edition_and_standing() -> None:
    act = open_act()
    assert full_citation(act, "regulation/18", "ru") == (
        "Указ Президента Республики Казахстан от 3 ноября 2010 года № 1093 «Положение о Департаменте по обеспечению"
        " деятельности судов при Верховном Суде Республики Казахстан», Положение, пункт 18"
        " (редакция от 03.10.2013; утратил силу 19.01.2023)"
    )
    law = cited_act("forms/r00907")
    assert (
        full_citation(law, "law/4/1/1", "ru")
        == (
            "Закон Республики Казахстан от 21 июля 2007 года № 301 «О безопасности пищевой продукции», статья 4, пункт 1,"
            " подпункт 1) (действует)"  # words were replaced throughout in 2009 and 2019: since when it reads so is not told
        )
    )
    assert full_citation(law, "law/2/1", "en").startswith("Law of the Republic of Kazakhstan No 301 of 21 July 2007, ")


def test_a_clause_inside_a_sentence() -> None:
    act = open_act()
    assert [cited_within(act, "regulation/15/3-1", language) for language in LANGUAGES] == [
        "Ереженің 15-тармағының 3-1) тармақшасы",
        "подпункт 3-1) пункта 15 Положения",
        "clause 15, subclause 3-1) of the Regulation",
    ]


def test_what_the_card_does_not_tell_is_left_out() -> None:
    act = act_of("1. Бірінші.\n2. Екінші.")
    assert long_citation(act, "body/2", "en") == "test-act, Act, clause 2"


def test_parts_are_called_as_the_acts_data_call_them() -> None:
    label = PartLabel("bodies", "list-2", (("kk", "Органдар тізбесі", "Органдар тізбесінің"),))
    card = ActCard("x", "kk", "", "text", labels=(label,))
    assert part_name("bodies", "kk", "gen", card) == "Органдар тізбесінің"
    assert part_name("list-2", "kk", "gen") == "2-тізбенің"
    assert part_name("annex-7", "ru", "gen") == "Приложения 7"
