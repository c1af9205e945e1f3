"""Rows of tables as units: which lines are rows, what they are called, what heads their columns."""

from __future__ import annotations

from corpus.ids import ClauseId
from corpus.model import Act, UnitKind
from tests.factories import act_of, check, ids_of, regulation, text_of

CORNER = "|\tҚаулыға\t1-қосымша"


def rows(act: Act) -> list[str]:
    return [str(unit.id) for unit in act.units() if unit.kind is UnitKind.ROW]


def heads(act: Act, clause: str) -> list[str]:
    return [span.of(act.source) for span in act.unit(clause).heads]


def test_a_numbered_row_goes_by_its_printed_number_and_knows_its_heads() -> None:
    act = regulation(CORNER, "Тарифтер тізбесі", "№\t|\tАтауы\t|\tБағасы", "1\t|\tСу\t|\t25", "3\t|\tЖылу\t|\t40,5")
    assert rows(act) == ["list/row-1", "list/row-3"]
    assert heads(act, "list/row-3") == ["№\t|\tАтауы\t|\tБағасы"]
    named = {head.of(act.source): cell.of(act.source) for head, cell in act.columns("list/row-3") if head}
    assert named == {"№": "3", "Атауы": "Жылу", "Бағасы": "40,5"}
    assert [paragraph[0].of(act.source) for paragraph in act.part("list").paragraphs] == ["№\t|\tАтауы\t|\tБағасы"]
    check(act)


def test_a_row_without_number_goes_by_the_one_above_it() -> None:
    act = regulation(CORNER, "Тізбесі", "№\t|\tАтауы\t|\tСаны", "1\t|\tБір\t|\t2", "Екінші топ\t|\t7", "2\t|\tҮш\t|\t5")
    assert rows(act) == ["list/row-1", "list/row-1.b", "list/row-2"]
    assert act.columns("list/row-1.b")[0][0] is None  # a cell that spans rows: no head can be told


def test_rows_of_a_budget_are_counted_and_never_approve_anything() -> None:
    lines = [
        "Санаты\t|\tСомасы, мың теңге",
        "\t|\tСыныбы",
        "\t|\t\t|\tАтауы",
        "\t|\t\t|\tI. Түсімдер\t|\t1 212,5",
        "1\t|\t\t|\tСалықтық түсімдер\t|\t130,1",
        "\t|\t1\t|\tМемлекеттік мекемелерге бекітілген мемлекеттік мүлікті сату\t|\t5",
        "\t|\tмемлекеттік мекемелерге бекітілген",
        "1\t|\t\t|\tТрансферттер\t|\t9",
    ]
    act = regulation(CORNER, "Аудандық бюджет", *lines)
    assert [part.slug for part in act.parts] == ["decree", "annex-1"]
    assert rows(act) == [f"annex-1/row-{place}" for place in range(1, 6)]
    assert heads(act, "annex-1/row-1") == [line.strip() for line in lines[:3]]


def test_a_second_table_counts_anew_and_its_rows_belong_to_the_part() -> None:
    act = regulation(CORNER, "Құрамы", "А\t|\tбіріншісі", "Б\t|\tекіншісі", "", "В\t|\tүшіншісі", "Г\t|\tтөртіншісі")
    assert rows(act) == [
        "composition/row-1",
        "composition/row-2",
        "composition/table-2/row-1",
        "composition/table-2/row-2",
    ]
    second = ClauseId.parse("composition/table-2/row-2")
    assert second.parent == ClauseId("composition") == ClauseId("composition").row("2", table=2).parent
    assert second == ClauseId("composition").row("2", table=2)


def test_a_table_inside_a_clause_is_the_clause_s_own() -> None:
    act = act_of("қаулы етеді:\n1. Мыналар бекітілсін:\n№\t|\tАты\n1\t|\tБір\n2\t|\tЕкі\n2. Күшіне енеді.")
    assert ids_of(act) == ["resolution/1", "resolution/1/row-1", "resolution/1/row-2", "resolution/2"]
    assert [span.of(act.source) for span in act.unit("resolution/1").full_spans][2:] == ["1\t|\tБір", "2\t|\tЕкі"]


def test_column_numbers_end_the_heads() -> None:
    act = regulation(CORNER, "Жоспар", "Іс\t|\tМерзімі", "Не\t|\tҚашан", "1\t|\t2", "Салу\t|\t2020", "Бұзу\t|\t2021")
    assert [text_of(act, row) for row in rows(act)] == ["Салу\t|\t2020", "Бұзу\t|\t2021"]
    assert len(act.unit("plan/row-2").heads) == 3


def test_a_note_between_rows_does_not_part_the_table() -> None:
    note = "Ескерту. 1-жол жаңа редакцияда - ҚР Үкіметінің 11.01.2015 № 5 қаулысымен."
    act = regulation(CORNER, "Жоспар", "№\t|\tАтауы", "1\t|\tСалу", note, "2\t|\tБұзу", "3\t|\tЖабу")
    assert rows(act) == ["plan/row-1", "plan/row-2", "plan/row-3"]


def test_a_signature_set_as_a_table_is_no_row() -> None:
    for row in ("Министр\t|\tА. Сейітов", "Аудан әкімі\t|\tСейітов А.Б."):
        act = regulation("2. Соңғы.", row)
        assert rows(act) == []
        assert text_of(act, "decree/2") == "2. Соңғы."


def test_a_row_without_words_is_no_unit() -> None:
    act = regulation(CORNER, "Нысан бойынша тізбесі", "№\t|\tАтауы\t|\tСаны", "\t|\t\t|\t", "1\t|\tБір\t|\t2")
    assert rows(act) == ["list/row-1"]
    check(act)


def test_a_note_on_a_row_names_the_row_and_no_clause() -> None:
    note = "Ескерту. 2-жол жаңа редакцияда - ҚР Үкіметінің 11.01.2015 № 5 қаулысымен."
    act = regulation(CORNER, "Жоспар", "№\t|\tАтауы", "1\t|\tСалу", "2\t|\tБұзу", note)
    assert [event.target for event in act.events() if event.kind == "restated"] == ["plan/row-2"]


def test_a_row_across_its_table_parts_it_no_longer() -> None:
    lines = (
        "№\t|\tТалап\t|\tДәрежесі",
        "Тексеру нәтижелері",
        "1\t|\tСақтау\t|\tөрескел",
        "Шағымдар",
        "2\t|\tТиеу\t|\tелеулі",
    )
    act = act_of("\n\n".join(["ШЕШТІ:", "1. Бір.", "2. Екі.", CORNER, "Тізбесі", "\n".join(lines)]))
    assert rows(act) == ["list/row-0", "list/row-1", "list/row-1.b", "list/row-2"]
    assert text_of(act, "list/row-1.b") == "Шағымдар"
    assert heads(act, "list/row-2") == [lines[0]]
    check(act)


def test_a_numbered_line_within_a_table_is_no_clause() -> None:
    lines = (
        "108\t|\tОрталықтар құру:\t|\tІІМ",
        "1. 2014 жылы – 4 қала",
        "2. 2015 жылы – 4 қала",
        "109\t|\tДамыту\t|\tІІМ",
    )
    act = act_of("\n\n".join(["ШЕШТІ:", "1. Бір.", "2. Екі.", CORNER, "Жоспары", "\n".join(lines)]))
    assert [str(unit.id) for unit in act.part("plan").units] == [
        f"plan/row-{n}" for n in ("108", "108.b", "108.c", "109")
    ]


def test_many_lines_within_a_table_do_not_make_a_text_without_empty_lines() -> None:
    lines = [
        "107\t|\tҚұру:\t|\tІІМ",
        *(f"{n}. {2013 + n} жылы – 4 қала" for n in range(1, 9)),
        "108\t|\tДамыту\t|\tІІМ",
    ]
    act = act_of("\n\n".join(["ШЕШТІ:", "1. Бір.", "2. Екі.", CORNER, "Жоспары", "\n".join(lines)]))
    assert {unit.kind for unit in act.part("plan").units} == {UnitKind.CLAUSE, UnitKind.ROW}  # too many to be rows
    act = act_of("\n\n".join(["ШЕШТІ:", "1. Бір.", CORNER, "Жоспары", "\n".join([*lines[:7], lines[-1]])]))
    assert {unit.kind for unit in act.part("plan").units} == {UnitKind.ROW}


def test_clauses_between_the_tables_of_a_text_without_empty_lines_stay_clauses() -> None:
    lines = ["ШЕШТІ:", "1. Бір:", "А\t|\tбіріншісі", "2. Екі.", "В\t|\tүшіншісі", "3. Үш."]
    assert [unit.id.numbers[-1] for unit in act_of("\n".join(lines)).parts[0].units] == ["1", "2", "3"]


def test_a_table_that_strokes_and_dashes_draw_is_quoted_whole() -> None:
    drawn = [
        "-" * 40,
        "Қоғам   | Барлығы | Мерзімі",
        "атауы   | миллион |",
        "-" * 40,
        '"Береке"    76,3     1995 жыл',
        "",
    ]
    act = regulation(CORNER, "Берешегі", *drawn)
    assert rows(act) == []
    assert '"Береке"    76,3' in text_of(act, "annex-1/text")


def test_signatures_side_by_side_are_no_table() -> None:
    lines = ["ШЕШТІ:", "", "1. Бір.", "", "2. Екі.", ""]
    columns = [
        "Аудандық мәслихаттың\t|\tАудандық мәслихаттың",
        "сессия төрағасы\t|\tхатшысы",
        "Ж.Қамбаров\t|\tА.Ермағамбет",
    ]
    agreed = [
        "Төраға__________ С. Жұмағали\t|\tСауда министрі__________Б. Сұлтанов",
        "Денсаулық министрі__________А.Цой\t|\t",
    ]
    court = ["Қазақстан Республикасы\t|", "Жоғарғы Сотының судьясы,\t|", "жалпы отырыс хатшысы\t|\tЖ. Бәйішев"]
    for signature in (
        columns,
        agreed,
        court,
        ["Сессия төрағасы\t|\tМәслихат хатшысы", "А. ТУЛЕГЕНОВА\t|\tС. ҚАЛДЫҒҰЛОВА"],
    ):
        act = act_of("\n".join([*lines, *signature]))
        assert ids_of(act) == ["decision/1", "decision/2"]
        assert [span.of(act.source) for span in act.parts[0].signature] == [line.strip() for line in signature]


def test_operative_text_without_numbers_is_a_unit_beside_the_rows_of_its_part() -> None:
    act = act_of("ШЕШІМ\n\nҚАБЫЛДАДЫ:\n\nСандар ауыстырылсын.\n\nБірінші\t|\t5\nЕкінші\t|\t7")
    assert ids_of(act) == ["decision/text", "decision/row-1", "decision/row-2"]
    assert text_of(act, "decision/text") == "Сандар ауыстырылсын."


def test_heads_show_themselves_by_stairs_by_their_last_noun_and_by_numbered_columns() -> None:
    stairs = ["Топ\t|\tСома,мың", "\t|\tӘкімші", "\t|\t\t|\tБағдарлама", "\t|\t\t|\t\t|\tҚызметтер\t|\t7"]
    nouns = ["СЭҚ ТН коды\t|\tТауардың атауы", "1108\t|\tКрахмал"]
    columns = ["Ұзындығы\t|\tЕні\t|\tБиіктігі", "9\t|\t10\t|\t11", "ағаш\t|\tтас\t|\tтемір"]
    for lines, count in ((stairs, 3), (nouns, 1), (columns, 2)):
        act = regulation(CORNER, "Тізбесі", *lines)
        assert heads(act, rows(act)[0]) == [line.strip() for line in lines[:count]]


def test_a_head_that_stands_again_among_the_rows_begins_another_table() -> None:
    head = ["Санаты\t|\t\t|\tСомасы, мың теңге", "\t|\tСыныбы\t|\tАтауы", "\t|\t\t|\t", "1\t|\t2\t|\t3"]
    act = regulation(CORNER, "Бюджеті", *head, "1\t|\tКірістер\t|\t863", *head, "8\t|\tҚалдықтар\t|\t153")
    assert rows(act) == ["annex-1/row-1", "annex-1/table-2/row-8"]
    for row in rows(act):
        assert heads(act, row) == [line.strip() for line in head]  # the row without words, too


def test_a_row_that_counts_below_a_row_of_data_begins_no_table() -> None:
    act = regulation(CORNER, "Кестесі", "Атауы\t|\tСаны", "Ағаш\t|\t7", "Тас\t|\t8", "1\t|\t2", "Тас\t|\t9")
    assert not any("table-2" in row for row in rows(act))
