"""Acts on which an earlier reading failed, each for its kind: what is right at the place named."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.model import Act, State, UnitKind
from tests.factories import ACTS, act_of, check, ids_of, read_act, regulation, text_of


@cache
def fault(name: str) -> Act:
    path = ACTS / "faults" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"the faulty acts are not at hand: {ACTS}")
    act = read_act(path)
    check(act)
    return act


def slugs(act: Act) -> list[str]:
    return [part.slug for part in act.parts]


def tops(act: Act, slug: str) -> list[str]:
    return [str(unit.id).removeprefix(slug + "/") for unit in act.part(slug).units if unit.kind is not UnitKind.ROW]


# -- parts -----------------------------------------------------------------------------------------------------------


def test_a_treaty_is_a_part_of_its_own() -> None:
    act = fault("k04620")
    assert slugs(act) == ["resolution", "agreement"]
    assert tops(act, "resolution") == ["1", "2", "3"]
    assert tops(act, "agreement") == [str(number) for number in range(1, 13)]
    (note,) = act.unit("agreement/3").notes
    assert {event.target for event in note.events} == {"agreement/3"}


def test_a_draft_is_a_part_and_restarts_are_named_by_chapter() -> None:
    act = fault("k03709")
    assert tops(act, "regulation")[:5] == ["1", "2", "3", "chapter-2/1", "chapter-3/1"]
    assert not any(slug.startswith("annex") for slug in slugs(act))


def test_a_regulation_glued_to_the_last_clause_is_a_part() -> None:
    act = fault("r00461")
    assert slugs(act)[:2] == ["resolution", "regulation"]
    assert tops(act, "resolution") == [str(number) for number in range(1, 9)]
    assert text_of(act, "resolution/8").endswith("вступает в силу со дня подписания.")
    assert tops(act, "regulation")[:9] == [str(number) for number in range(1, 10)]


def test_a_budget_row_approves_nothing() -> None:
    act = fault("k03759")
    rows = [unit for unit in act.units() if "бекітілген мемлекеттік мүлікті сату" in text_of(act, str(unit.id))]
    assert rows
    assert {unit.kind for unit in rows} == {UnitKind.ROW}
    assert all(part.title or part.approval for part in act.parts[1:])


# -- clauses ---------------------------------------------------------------------------------------------------------


def test_an_office_without_a_name_is_no_text_of_the_last_clause() -> None:
    act = fault("r00481")
    assert [span.of(act.source) for span in act.parts[0].signature] == ["Премьер-министр", "Республики Казахстан"]
    assert "Премьер" not in text_of(act, "resolution/15")


def test_a_link_code_before_a_number_hides_no_clause() -> None:
    act = fault("k04049")
    assert tops(act, "resolution") == ["1", "2", "3"]


def test_one_sentence_without_number_is_quotable() -> None:
    act = fault("k00880")
    assert ids_of(act) == ["resolution/text"]
    assert act.unit("resolution/text").kind is UnitKind.TEXT
    assert text_of(act, "resolution/text").endswith("қарауына енгiзiлсiн.")


def test_an_unquoted_new_wording_is_the_instruction_s_and_clause_two_the_act_s() -> None:
    assert tops(fault("k01237"), "decision") == ["1", "2"]


def test_a_wording_on_the_instruction_s_line_gives_no_articles() -> None:
    assert tops(fault("k09102"), "law") == ["1", "2"]


@pytest.mark.parametrize(("name", "most"), [("r00387", 5), ("k01300", 0)])
def test_questionnaires_and_instructions_lack_nothing(name: str, most: int) -> None:
    missing = [unit.id for unit in fault(name).units() if unit.state is State.MISSING]
    assert len(missing) <= most


def test_a_whole_law_on_one_line_has_its_articles() -> None:
    found = [unit for unit in fault("k11242").units() if unit.kind is UnitKind.ARTICLE]
    assert [unit.id.numbers[-1] for unit in found[:5]] == ["1", "2", "3", "4", "5"]


# -- kinds, in a few lines -------------------------------------------------------------------------------------------


def test_a_numbering_that_begins_anew_opens_no_part_and_shares_no_id() -> None:
    act = regulation("2. Екі.", "3. Үш:", "1. Тізім бірі.", "2. Тізім екісі.", "4. Төрт.")
    assert ids_of(act) == ["decree/1", "decree/2", "decree/3", "decree/list-2/1", "decree/list-2/2", "decree/4"]
    assert str(act.unit("decree/list-2/1").id.parent) == "decree"


def test_a_numbering_that_begins_anew_in_a_roman_section_is_named_in_digits() -> None:
    act = regulation("2. Екі.", "XIV бөлім", "1. Бір.", "2. Екі.", "Б бөлім")
    assert ids_of(act)[2:] == ["decree/section-14/1", "decree/section-14/2"]


def test_a_gap_is_claimed_where_the_rest_is_whole() -> None:
    act = regulation(*(f"{number}. Мәтін." for number in (2, 3, 4, 7, 8, 9)))
    assert [unit.id.numbers[0] for unit in act.units() if unit.state is State.MISSING] == ["5", "6"]
    jumping = regulation(*(f"{number}. Мәтін." for number in (12, 40, 7, 93)))
    assert not [unit for unit in jumping.units() if unit.state is State.MISSING]


def test_a_table_of_contents_is_not_the_articles() -> None:
    titles = ["1-тарау. Жалпы", "1-бап. Мақсаты 2", "2-бап. Ұғымдар 3", "3-бап. Негіздер 4"]
    body = ["1-тарау. Жалпы", "1-бап. Мақсаты", "Мәтін.", "2-бап. Ұғымдар", "Мәтін.", "3-бап. Негіздер", "Мәтін."]
    act = act_of("\n".join(["МАЗМҰНЫ", *titles, *body]))
    assert ids_of(act) == ["law/1", "law/2", "law/3"]
    assert text_of(act, "law/1") == "1-бап. Мақсаты|Мәтін."


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("9¹. Мәтін.", "9-1"),
        ("1.2А. Мәтін.", "1.2-а"),
        ("1.) Мәтін.", "1"),
        ("(2) мәтін;", "2"),
        ("3 ) мәтін;", "3"),
        ("iv) мәтін;", "iv"),
        ("P991334_ 3. Мәтін.", "3"),
    ],
)
def test_odd_markers_are_numbers(line: str, number: str) -> None:
    assert ids_of(act_of(line)) == [f"body/{number}"]


def test_a_letter_with_a_full_stop_is_an_item_only_in_a_list() -> None:
    act = regulation("2. Мыналар:", "а. бірі;", "б. екіншісі.", "3. Үш.", "г. Алматы")
    assert ids_of(act)[1:] == ["decree/2", "decree/2/а", "decree/2/б", "decree/3"]


def test_an_article_and_its_first_part_on_one_line() -> None:
    act = act_of("Статья 1. 1. Первая часть.\n2. Вторая часть.\nСтатья 2. Текст.", "ru")
    assert ids_of(act) == ["law/1", "law/1/1", "law/1/2", "law/2"]


def test_an_unclosed_quotation_swallows_nothing() -> None:
    lines = ["2. Мынадай редакцияда жазылсын:", '"5. Жаңа мәтін.', "3. Келесі тармақ.", "4. Соңғы тармақ."]
    assert ids_of(regulation(*lines)) == ["decree/1", "decree/2", "decree/3", "decree/4"]


def test_the_mark_that_ends_a_wording_may_stand_before_the_next_clause() -> None:
    act = regulation("2. Редакцияда жазылсын:", '"7. Жаңа', '". 3. Осы жарлық күшіне енеді.')
    assert ids_of(act) == ["decree/1", "decree/2", "decree/3"]


def test_a_line_that_opens_with_a_subclause_it_speaks_of_is_no_subclause() -> None:
    act = regulation("2. Мына өзгерістер:", "1) тармақша алып тасталсын;", "2) және 3) тармақшалар өзгертілсін.")
    assert ids_of(act) == ["decree/1", "decree/2"]


def test_a_torn_line_of_the_preamble_is_no_item() -> None:
    act = act_of("Заңның 6-бабына сәйкес\n1) бабына сәйкес мәслихат\nШЕШІМ ҚАБЫЛДАДЫ:\n1. Бекітілсін.")
    assert ids_of(act) == ["decision/1"]


def test_a_sentence_that_ends_in_approved_opens_no_part() -> None:
    text = (
        "Конституцияның 39-бабына сәйкес адамның құқықтары мен бостандықтары заңдармен ғана шектеледі деп бекітілген."
    )
    assert len(regulation("2. Екі.", text, "3. Үш.").parts) == 1


def test_readers_of_the_proofs_sign_with_the_office() -> None:
    act = regulation("2. Екі.", "Қазақстан Республикасының", "Премьер-Министрі", "Оқығандар:", "Қасымбеков Б.А.")
    assert text_of(act, "decree/2") == "2. Екі."
    assert len(act.parts[0].signature) == 4


def test_a_line_that_explains_an_abbreviation_is_no_office() -> None:
    act = regulation("|\tҚаулыға\t1-қосымша", "Тізбе", "1. Бір.", "ҰЭМ – Ұлттық экономика министрлігі")
    assert act.parts[1].signature == ()


def test_many_times_the_first_clause_takes_many_times_the_first_time() -> None:
    act = act_of("1. Мәтін.\n" * 3_000)
    assert len(ids_of(act)) == len(set(ids_of(act))) == 3_000
    assert ids_of(act)[-1] == "body/list-3000/1"


def test_hints_of_a_reader_change_nothing_but_give_anchors() -> None:
    from corpus.model import ActCard, Span
    from corpus.parse import parse
    from corpus.source import BlockKind, Source, SourceBlock
    from tests.factories import digest

    text = "қаулы етеді:\n1. Бірінші.\n2. Екінші."
    hints = (SourceBlock(Span(13, 24), BlockKind.TEXT, "z5"), SourceBlock(Span(25, 35), BlockKind.TEXT, "z6"))
    act = parse(ActCard("test-act", "kk", digest(text), "html"), Source(text, "html", hints))
    assert ids_of(act) == ids_of(act_of(text))
    assert [unit.anchor for unit in act.units()] == ["z5", "z6"]
