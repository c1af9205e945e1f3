"""Lines that hold more than one unit, and notes that go on over several lines."""

from __future__ import annotations

import pytest

from corpus.blocks import blocks
from corpus.cuts import unit_starts
from corpus.notes import completes_note, parse_note
from corpus.text import fold
from tests.factories import act_of, check, ids_of, real_act, regulation, text_of, told


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("1. Бірінші. 2. Екінші. 3. Үшінші.", ["1. Бірінші.", "2. Екінші.", "3. Үшінші."]),
        (
            "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ: 1. Берілсін. 2. Осы қаулы енгізіледі.",
            ["Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:", "1. Берілсін.", "2. Осы қаулы енгізіледі."],
        ),
        ("Акимат ПОСТАНОВЛЯЕТ: 1. Одно. 2. Другое.", ["Акимат ПОСТАНОВЛЯЕТ:", "1. Одно.", "2. Другое."]),
        (
            "3. Мыналарды: 1) сатуды; 2) белгілеуді белгілесін. 4. Екінші.",
            ["3. Мыналарды:", "1) сатуды;", "2) белгілеуді белгілесін.", "4. Екінші."],
        ),
        ("1) бір; 2) екі; 2-1) қосымша; 3) үш.", ["1) бір;", "2) екі;", "2-1) қосымша;", "3) үш."]),
        (  # one mark closes two quotations
            '1. "Орман" кәсіпорны "Көкшетау" ұлттық паркі" мекемесіне қосылсын. 2. Берілсін.',
            ['1. "Орман" кәсіпорны "Көкшетау" ұлттық паркі" мекемесіне қосылсын.', "2. Берілсін."],
        ),
        (
            '1. Присоединить к учреждению "Парк "Кокшетау" (далее - Парк). 2. Акиму определить зону.',
            ['1. Присоединить к учреждению "Парк "Кокшетау" (далее - Парк).', "2. Акиму определить зону."],
        ),
        (
            "Жағдайдың нашарлауына байланысты: 1. Шарт бұзылсын. 2. Бақылау жүктелсін. Премьер-Министр",
            ["Жағдайдың нашарлауына байланысты:", "1. Шарт бұзылсын.", "2. Бақылау жүктелсін.", "Премьер-Министр"],
        ),
        (  # the stop before the mark; an act that is repealed is no new wording
            "1. Жазылсын: «11. Бөлім жібереді.» осы бұйрыққа сәйкес. 2. Күші жойылды деп танылсын: «А туралы» бұйрық. 3. Үш.",
            [
                "1. Жазылсын: «11. Бөлім жібереді.» осы бұйрыққа сәйкес.",
                "2. Күші жойылды деп танылсын: «А туралы» бұйрық.",
                "3. Үш.",
            ],
        ),
        (
            "2. Контроль возложить на Павлова. Аким района        Б. Кулекеев",
            ["2. Контроль возложить на Павлова.", "Аким района        Б. Кулекеев"],
        ),
        (
            "3. Осы шешім енгізіледі. Облыс Әкімі      К. Көкрекбаев Мәслихат хатшысы      Б. Қарашолақов",
            ["3. Осы шешім енгізіледі.", "Облыс Әкімі      К. Көкрекбаев", "Мәслихат хатшысы      Б. Қарашолақов"],
        ),
        (  # a form to be filled in
            "Сведения: 1. Форма ______ 2. Год ____/ 3. Структура (объекты) ___ 1) коек ___ 2) население ___ 3) единиц",
            [
                "Сведения:",
                "1. Форма ______",
                "2. Год ____/",
                "3. Структура (объекты) ___",
                "1) коек ___",
                "2) население ___",
                "3) единиц",
            ],
        ),
        ("6.Исключен приказом № 1819.7.(исключен)", ["6.Исключен приказом № 1819.", "7.(исключен)"]),
    ],
)
def test_a_line_is_cut_where_its_numbering_goes_on(line: str, pieces: list[str]) -> None:
    assert [block.span.of(line) for block in blocks(line, markdown=False)] == pieces


@pytest.mark.parametrize(
    "line",
    [
        "1. Бірінші. 3. Үшінші.",  # no sequence
        '1. Тармақ "1. Ескі. 2. Жаңа." деп жазылсын.',  # within a quotation
        '1. Мынадай редакцияда жазылсын: "1. "Парк" қоры. 2. "Орман" қоры. 3. Екінші.";',  # quotations within one
        "2. Комитет министрге есеп береді. Қазақстан Республикасы Министрінің бұйрығы",  # no signature
        "4.1.2. Талап орындалады. 4.1.3. Келесі талап.",  # numbers of several levels
        "1. Бағалау 2.3. Орта деңгей",
        "5. Заңның 1) және 2) тармақшалары.",  # no list is opened
        "7. Мынадай: 1) жалғыз.",  # one item makes no list
        "2010 жылы. 1. Мәтін",  # neither a number nor operative words begin it
        "1. Осы 2. тармақ",
    ],
)
def test_a_line_is_not_cut_elsewhere(line: str) -> None:
    assert unit_starts(fold(line)) == []


def test_clauses_of_one_line_are_units_with_their_exact_texts() -> None:
    act = act_of("Үкімет қаулы етеді: 1. Берілсін. 2. Мыналар: 1) бір; 2) екі. 3. Күшіне енеді.")
    assert ids_of(act) == ["resolution/1", "resolution/2", "resolution/2/1", "resolution/2/2", "resolution/3"]
    assert text_of(act, "resolution/2/2") == "2) екі."
    check(act)


def test_two_removals_on_one_line_are_two_events() -> None:
    act = real_act("19-kk")
    assert [told(event) for event in act.events() if event.kind == "repealed"] == [
        "repealed 2017-08-16 532 decree-2/4 unspecified",
        "repealed 2018-05-05 681 decree-2/2 unspecified",
        "repealed 2023-07-31 290 decree-2/1 unspecified",
    ]


@pytest.mark.parametrize(
    ("name", "clauses"), [("08-kk", 4), ("12-kk", 4), ("16-kk", 3), ("16-ru", 3), ("17-kk", 7), ("18-kk", 4)]
)
def test_an_act_that_lost_its_line_ends_has_its_clauses(name: str, clauses: int) -> None:
    numbers = [unit.id.numbers[-1] for unit in real_act(name).parts[0].units]
    assert numbers == [str(number) for number in range(1, clauses + 1)]


# -- notes over several lines ----------------------------------------------------------------------------------------

BROKEN = "Ескерту. 2-тармаққа өзгерiс енгiзiлдi - ҚР Үкіметінің 1996.04.26."


def test_a_note_that_its_line_breaks_off_goes_on_over_the_next() -> None:
    act = act_of(f"қаулы етеді:\n1. Бір.\n2. Екі.\n{BROKEN}\n\nN 509 қаулысымен.\nP960509_\n3. Үш.")
    (note,) = act.unit("resolution/2").notes
    assert note.understood
    assert [told(event) for event in note.events] == ["amended 1996-04-26 509 resolution/2 unspecified"]
    assert text_of(act, "resolution/3") == "3. Үш."
    check(act)


def test_a_publisher_note_takes_its_payload_from_the_next_line() -> None:
    act = act_of(
        "ПОСТАНОВЛЯЮ:\n1. Один.\nПримечание ИЗПИ!\n\nПункт 2 предусмотрено дополнить подпунктом 8-1) в соответствии с"
        " Законом РК от 02.10.2023 № 31-VIII (вводится в действие с 05.04.2024).\n2. Два.",
        "ru",
    )
    assert [told(event) for event in act.events()] == ["planned 2023-10-02 31-VIII decree/2/8-1 date 2024-04-05"]
    assert ids_of(act) == ["decree/1", "decree/2"]


@pytest.mark.parametrize(
    ("note", "following"),
    [
        (BROKEN, "3. Үшінші тармақ."),
        (BROKEN, "Ескерту. 3-тармақ алып тасталды - ҚР Үкіметінің 11.01.2015 № 5 қаулысымен."),
        ("Ескерту. 2-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 26.04.2019 № 5 қаулысымен.", "N 509 қаулысымен."),
    ],
)
def test_a_whole_note_or_another_text_is_not_joined(note: str, following: str) -> None:
    assert not completes_note(note, following)


def test_a_publisher_remark_without_events_is_understood() -> None:
    tree = parse_note("РҚАО-ның ескертпесі. Құжаттың мәтінінде түпнұсқаның пунктуациясы мен орфографиясы сақталған.")
    assert tree.remark
    assert not tree.leftover
    assert [note.understood for note in real_act("08-ru").notes] == [True]


def test_a_title_and_the_first_chapter_may_share_a_line() -> None:
    rows = ["|\tАршалы аудандық мәслихатының", "|\t№ 2/3 шешімімен", "|\tбекітілген"]
    act = regulation(*rows, "Бағалаудың әдістемесі 1-тарау. Жалпы ережелер", "1. Мәтін.")
    part = act.part("method")
    assert [span.of(act.source) for span in part.title] == ["Бағалаудың әдістемесі"]
    assert [heading.number for heading in part.headings] == ["1"]
    assert len(part.approval) == 3
    check(act)


def test_a_clause_after_a_removed_one_on_its_line() -> None:
    act = act_of("V бап\n1. Бірінші.\n2. АЛЫП ТАСТАЛДЫ 3. Үшінші.")
    assert [(str(unit.id), str(unit.state)) for unit in act.units()] == [
        ("law/v", "current"),
        ("law/v/1", "current"),
        ("law/v/2", "removed"),
        ("law/v/3", "current"),
    ]


def test_roman_numerals_have_one_spelling() -> None:
    assert ids_of(act_of("I бап\nII бап\nІІІ бап\nVІ бап")) == ["law/i", "law/ii", "law/iii", "law/vi"]


def test_a_clause_behind_a_sentence_that_introduces_it_goes_on_with_the_one_above() -> None:
    act = act_of("1. Одно.\nПравительство обязуется: 2. Проводить работу.\nСогласно плану: 7. Иное.", "ru")
    assert ids_of(act) == ["body/1", "body/2"]


def test_a_clause_begins_behind_the_last_sentences_of_the_one_above() -> None:
    lines = [
        "ШЕШТІ:",
        "1. Өзгерістер:",
        "«2 478» деген сандар «2 474» деген сандармен ауыстырылсын. 2. Осы шешім енгізіледі.",
    ]
    assert ids_of(act_of("\n".join(lines))) == ["decision/1", "decision/2"]
    named = ["ШЕШТІ:", "1. Бір.", "2. Екі.", "Түрлері: 1. Тіркеу. 2. Беру. 3. Жою."]  # a list of its own
    assert ids_of(act_of("\n".join(named))) == ["decision/1", "decision/2"]


def test_an_item_that_a_quotation_begins_with_tears_no_text() -> None:
    lines = [
        "ШЕШТІ:",
        "1. Қаулыда:",
        "2) тармақша мынадай редакцияда жазылсын: «2) бланкінің нысаны;»;",
        "2. Енгізілсін.",
    ]
    assert ids_of(act_of("\n".join(lines))) == ["decision/1", "decision/2"]


def test_a_number_at_the_end_of_a_sentence_hides_no_clause() -> None:
    line = "1. Отменить, за исключением пункта 2. 2. Постановление ввести в действие."
    assert [line[start:][:2] for start in unit_starts(line)] == ["2."]


def test_a_corner_its_title_and_its_clauses_are_cut() -> None:
    line = (
        "Приложение к постановлению Правительства от 7 октября 2002 года N 1096 Перечень решений 1. Первое. 2. Второе."
    )
    act = act_of("\n\n".join(["ПОСТАНОВЛЯЕТ:", "1. Раз.", "2. Два. Премьер-Министр Республики Казахстан", line]), "ru")
    assert ids_of(act) == ["resolution/1", "resolution/2", "list/1", "list/2"]
    assert [span.of(act.source) for span in act.parts[0].signature] == ["Премьер-Министр Республики Казахстан"]
