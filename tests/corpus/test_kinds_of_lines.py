"""Lines that a reader once misplaced, each kind by a short excerpt: where they belong."""

from __future__ import annotations

import pytest

from corpus.model import Act, UnitKind
from tests.factories import act_of, check, ids_of, regulation, text_of

CORNER = "|\tҚаулыға\t1-қосымша"
OPENING = "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:"


def resolution(*lines: str) -> Act:
    act = act_of("\n\n".join((OPENING, *lines)))
    check(act)
    return act


def tops(act: Act, slug: str) -> list[str]:
    return [str(unit.id).removeprefix(f"{slug}/") for unit in act.part(slug).units]


# -- lists -----------------------------------------------------------------------------------------------------------


def test_a_list_inside_an_item_that_announces_it() -> None:
    act = resolution(
        "1. Орган:", "1) құқылы:", "1) сұратуға;", "2) алуға;", "3) беруге;", "2) міндетті:", "1) сақтауға;", "2) есепке.", "2. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == [
        "resolution/1", "resolution/1/1", "resolution/1/1/1", "resolution/1/1/2", "resolution/1/1/3",
        "resolution/1/2", "resolution/1/2/1", "resolution/1/2/2", "resolution/2",
    ]  # fmt: skip


def test_a_list_behind_a_line_of_its_own_is_no_list_inside_the_last_item() -> None:
    act = resolution("1. Құқықтары:", "1) сұрату;", "2) алу.", "Міндеттері:", "1) сақтау;", "2) беру.")
    assert ids_of(act)[1:] == ["resolution/1/1", "resolution/1/2", "resolution/1/list-2/1", "resolution/1/list-2/2"]


def test_items_that_no_clause_holds_are_named_by_the_chapter_in_which_they_begin_anew() -> None:
    act = resolution("I. Жалпы", "1) бірінші ұғым;", "2) екінші.", "II. Міндет", "1. Бірінші міндет.", "2. Екінші.")
    assert tops(act, "resolution") == ["1", "2", "chapter-2/1", "chapter-2/2"]


def test_an_item_alone_on_its_clause_s_line_is_one_where_the_next_line_goes_on() -> None:
    lines = "1-бап. Заңға мынадай өзгерістер енгізілсін: 1) 5-баптағы сөз алып тасталсын;\n\n2) 7-бап алып тасталсын."
    act = act_of(lines)
    assert ids_of(act) == ["law/1", "law/1/1", "law/1/2"]
    assert text_of(act, "law/1/1") == "1) 5-баптағы сөз алып тасталсын;"


# -- articles and chapters -------------------------------------------------------------------------------------------


def test_articles_on_one_line_without_a_stop_behind_their_number() -> None:
    text = "Стороны договорились о нижеследующем: Статья 1 Стороны сотрудничают. Статья 2 1. Стороны признают. 2. Если нет."
    act = act_of(f"Правительство Республики Казахстан\n\n{text} Статья 3\n\nСоглашение вступает в силу.", "ru")
    assert ids_of(act) == ["law/1", "law/2", "law/2/1", "law/2/2", "law/3"]


def test_clauses_of_an_article_behind_its_title_on_the_same_line() -> None:
    act = act_of("1-бап. Мақсаты\n\n2-бап. Пошта туралы заңнама 1. Заңнама Конституцияға негізделеді. 2. Шарт басым.")
    assert ids_of(act) == ["law/1", "law/2", "law/2/1", "law/2/2"]


def test_chapters_that_a_roman_numeral_alone_numbers_are_no_text_of_the_clause_above() -> None:
    act = regulation(
        CORNER, "Кеңес туралы ереже", "I. Жалпы ережелер", "1. Кеңес құрылады.", "II. Функциялары", "2. Кеңес қарайды."
    )
    assert [heading.number for heading in act.part("regulation").headings] == ["I", "II"]
    assert text_of(act, "regulation/1") == "1. Кеңес құрылады."


def test_one_roman_numeral_alone_is_no_chapter() -> None:
    act = resolution("1. Тізбе бекітілсін.", "II. Топтағы мүгедектер", "2. Бақылау.")
    assert act.parts[0].headings == ()


def test_how_often_an_element_may_stand_is_no_clause() -> None:
    act = resolution(
        "1. Мынадай белгілер қолданылады:", "0..1 - элемент міндетті емес;", "0..* - шектеусіз.", "2. Бақылау."
    )
    assert ids_of(act) == ["resolution/1", "resolution/2"]


# -- documents and signatures ----------------------------------------------------------------------------------------


def test_the_middle_of_a_sentence_opens_no_annex() -> None:
    act = resolution("1. Сақтандырушы", "иесіне келтірілген зиянға қосымша", "өтем төлейді.", "2. Бақылау.")
    assert [part.slug for part in act.parts] == ["resolution"]
    assert ids_of(act) == ["resolution/1", "resolution/2"]


DRAFT = '"Пошта туралы" Заңның жобасы Парламент Мәжілісінің қарауына енгізілсін.'


@pytest.mark.parametrize("corner", ["", "Жоба "])
def test_a_draft_law_behind_the_office_that_submits_it_is_a_part(corner: str) -> None:
    office, law = "Қазақстан Республикасының Премьер-Министрі", "Қазақстан Республикасының Заңы Пошта туралы"
    body = "1-бап. Бұл Заң поштаны реттейді. 2-бап. Заң қолданысқа енгізіледі."
    for text in (f"{OPENING} {DRAFT} {office} {corner}{law} {body}", f"{OPENING} {DRAFT} {office}\n\n{law} {body}"):
        act = act_of(text)
        check(act)
        assert ids_of(act) == ["resolution/text", "law/1", "law/2"]
        assert text_of(act, "resolution/text").endswith("қарауына енгізілсін.")
        assert [span.of(act.source) for span in act.parts[0].signature] == [office]


SIGNED = (
    "Қазақстан Республикасының Инвестициялар және даму министрінің міндетін атқарушы              Ж. Қасымбек",
    "Республикалық бюджеттің атқарылуын бақылау жөніндегі есеп комитетінің Төрағасы               Қ. Жаңбыршин",
    "Премьер - Министр",
    "Исполняющий обязанности акима",
)


@pytest.mark.parametrize("line", SIGNED)
def test_who_signs_is_no_text_of_the_last_clause(line: str) -> None:
    act = resolution("1. Тізбе бекітілсін.", "2. Осы қаулы күшіне енеді.", line)
    assert text_of(act, "resolution/2") == "2. Осы қаулы күшіне енеді."
    assert [span.of(act.source) for span in act.parts[0].signature] == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ("Аудандық мәслихат", "сессиясының төрағасы\t|\tМ. Дюсебаев"),
        ("Председатель сессии,", "Секретарь районного", "маслихата\t|\tБ. Садыков"),
    ],
)
def test_an_office_of_several_lines_signs_with_all_of_them(lines: tuple[str, ...]) -> None:
    act = resolution("1. Тізбе бекітілсін.", "2. Осы қаулы күшіне енеді.", *lines)
    assert text_of(act, "resolution/2") == "2. Осы қаулы күшіне енеді."
    assert [span.of(act.source) for span in act.parts[0].signature] == list(lines)


def test_an_item_is_no_title_of_an_annex() -> None:
    act = regulation(CORNER, "Тексеру актісі 20___ жыл", "құжаттардың болуы;", "жүйенің жай-күйі")
    assert act.part("annex-1").title == ()


# -- new wordings ----------------------------------------------------------------------------------------------------


def test_a_mark_within_a_wording_s_list_does_not_end_it() -> None:
    act = resolution(
        "1. Қағидаларға мынадай өзгерістер енгізілсін:", "2-тармақ мынадай редакцияда жазылсын:", '"2. Ұғымдар:',
        '1) жүйе – "А" жүйесі;";', "2) шлюз – шлюз;", "3) қолтаңба.", "2. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == ["resolution/1", "resolution/2"]
    assert text_of(act, "resolution/1").endswith("3) қолтаңба.")


def test_an_item_behind_a_quoted_item_goes_on_with_it() -> None:
    act = resolution(
        "1. Қағидаларға мынадай өзгерістер енгізілсін:", "12-тармақ мынадай редакцияда жазылсын:", '"12) шлюз сұратады";',
        '"13) шлюз тексереді;', "14) шлюз жібереді.", "2. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == ["resolution/1", "resolution/2"]


def test_the_act_s_own_items_go_on_behind_a_wording_of_items() -> None:
    act = resolution(
        "1. Қағидаларға мынадай өзгерістер енгізілсін:", "1) 2-тармақта мынадай редакцияда жазылсын:", '"1) жүйе;";',
        "2) 3-тармақ алып тасталсын.", "2. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == ["resolution/1", "resolution/1/1", "resolution/1/2", "resolution/2"]


def test_a_wording_that_no_mark_closes_ends_before_the_next_instruction() -> None:
    act = resolution(
        "1. Қағидаларға мынадай өзгерістер енгізілсін:", "74-тармақ мынадай редакцияда жазылсын:", '"74. Мыналар:', "1) қаруды;",
        "2) патронды сатып алады.", "78-тармақ мынадай редакцияда жазылсын:", '"78. Патрондарға тыйым салынады.".', "2. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == ["resolution/1", "resolution/2"]


def test_an_unclosed_wording_ends_before_the_act_s_own_clause() -> None:
    act = resolution(
        "1. Тізбе мынадай жолмен толықтырылсын:", '"21-173. Корпорация.', "2. Қаулының тізбесінде:",
        "бөлім мынадай жолмен толықтырылсын:", '"336-1. Корпорация".', "3. Бақылау."
    )  # fmt: skip
    assert ids_of(act) == ["resolution/1", "resolution/2", "resolution/3"]


def test_numbers_of_items_that_are_only_cited_on_lines_of_their_own() -> None:
    act = resolution(
        "1. Шешімге өзгеріс енгізілсін:", "1-тармақтың", "4) -", "5) тармақшалары алып тасталсын.", "2. Бақылау."
    )
    assert ids_of(act) == ["resolution/1", "resolution/2"]


def test_rows_of_a_quoted_table_are_rows_of_the_clause() -> None:
    lines = (
        "1. Тізбеге өзгеріс енгізілсін:",
        "жол мынадай редакцияда жазылсын:",
        '"',
        "5\t|\tСу\t|\t25\n6\t|\tЖылу\t|\t40",
        '".',
    )
    act = resolution(*lines, "2. Бақылау.")
    assert ids_of(act) == ["resolution/1", "resolution/1/row-5", "resolution/1/row-6", "resolution/2"]


# -- tables ----------------------------------------------------------------------------------------------------------


def test_a_line_above_a_table_is_the_first_step_of_its_head() -> None:
    rows = (
        "Функционалдық топ",
        "\t|\tКіші функция",
        "\t|\t\t|\tӘкімші",
        "\t|\t\t|\t\t|\tАтауы",
        "\t|\t9\t|\t467\t|\tБілім",
    )
    act = regulation(CORNER, "Бағдарламалар тізбесі", "\n".join(rows))
    (row,) = act.part("list").units
    assert str(row.id) == "list/row-1"
    assert [head.of(act.source) for head in row.heads] == [line.strip() for line in rows[:4]]


def test_a_title_across_a_table_whose_head_names_every_column_is_a_row() -> None:
    rows = "№\t|\tАтауы\t|\tСаны\n\t|\tЕтті мал шаруашылығы\n1\t|\tҚой\t|\t5\n2\t|\tЖылқы\t|\t7"
    act = regulation(CORNER, "Малдың тізбесі", rows)
    assert text_of(act, ids_of(act, "list")[0]) == "|\tЕтті мал шаруашылығы"


def test_steps_of_a_head_that_lost_their_empty_cells() -> None:
    lines = ("Топ\t|\t2015 жыл", "\t|\tКіші топ", "\t|\tӘкімші", "\t|\tБағдарлама")
    data = ("\t|\t\t|\t\t|\tШығындар\t|\t25", *("1\t|\t\t|\t\t|\tБілім\t|\t25",) * 4)
    act = regulation(CORNER, "Аудан бюджеті", "\n".join((*lines, *data)))
    assert len(act.unit("annex-1/row-1").heads) == len(lines)


def test_the_heads_of_a_form_to_be_filled_in_are_its_rows() -> None:
    act = regulation(CORNER, "Жұмыс жоспары", "№\t|\tАтауы\t|\tМерзімі\n\t|\t\t|\t\n\t|\t\t|\t")
    assert [(str(unit.id), unit.kind) for unit in act.part("plan").units] == [("plan/row-1", UnitKind.ROW)]


def test_blank_rows_are_not_counted() -> None:
    act = regulation(CORNER, "Құрамы", "А\t|\tбіріншісі\n\t|\t\nБ\t|\tекіншісі")
    assert [str(unit.id) for unit in act.part("composition").units] == ["composition/row-1", "composition/row-2"]


def test_a_sentence_below_a_table_is_quotable_and_a_label_above_it_is_none() -> None:
    remark = "Ескертпе: кестеде көрсетілген баға өңірдің барлық тұтынушылары үшін бірдей қолданылады"
    table = "№\t|\tАтауы\t|\tБағасы\n1\t|\tСу\t|\t25"
    told = regulation(CORNER, "Тарифтер тізбесі", table, remark)
    assert ids_of(told)[-2:] == ["list/row-1", "list/text"]
    assert text_of(told, "list/text") == remark
    assert "list/text" not in ids_of(regulation(CORNER, "Тарифтер тізбесі", "мың теңге", table))


# -- notes that nothing closes ---------------------------------------------------------------------------------------


def test_the_next_clause_behind_a_note_that_no_stop_closes() -> None:
    note = "Ескерту. 6-тармақ жаңа редакцияда - ҚР Үкіметінің 2011.06.28 N 355 қаулысымен"
    act = resolution("5. Кеңес бар.", f"6. Шешім қабылданады; {note} 7. дауыстар тең түссе, төраға шешеді.")
    assert ids_of(act) == ["resolution/5", "resolution/6", "resolution/7"]
    (told,) = act.unit("resolution/6").notes
    assert told.understood
    assert [(event.number, event.target) for event in told.events] == [("355", "resolution/6")]


def test_a_preamble_behind_a_note_is_no_second_change() -> None:
    note = "Ескерту. Атауы жаңа редакцияда - Ақмола облысы әкімдігінің 2012.06.01 № А-7/273 қаулысымен"
    preamble = "Қазақстан Республикасының 2003 жылғы 20 маусымдағы Жер кодексіне сәйкес, облыс әкімдігі ҚАУЛЫ ЕТЕДІ:"
    act = act_of(f"{note} {preamble}\n\n1. Тізбе бекітілсін.")
    assert [(str(event.kind), event.number) for event in act.events()] == [("restated", "А-7/273")]
