"""Signatures of several bodies, wordings that a lone mark opens, lists that begin anew: short forms of real acts."""

from __future__ import annotations

import pytest

from corpus.card import completed
from corpus.cite import citation
from corpus.model import State
from corpus.requisites import number_after
from tests.factories import act_of, ids_of, regulation, text_of

ORDER = "БҰЙЫРАМЫН:\n1. Қағидалар бекітілсін.\n2. Осы бұйрық қолданысқа енгізіледі.\n"


def signature(text: str, language: str = "kk") -> list[str]:
    act = act_of(text, language)
    return [span.of(act.source) for span in act.parts[0].signature]


def test_a_body_that_agrees_signs_with_its_whole_name() -> None:
    lines = ["Министр\t|\tМ. Бекетов", '"КЕЛІСІЛГЕН"', "Қазақстан Республикасының", "Цифрлық даму және", "өнеркәсіп министрлігі"]  # fmt: skip
    assert signature(ORDER + "\n".join(lines)) == lines


def test_two_ministers_sign_in_one_row_whose_spaces_were_lost() -> None:
    row = "Министр внутренних делРеспублики КазахстанК. Касымов ____________\t|\tМинистр иностранных делРеспублики КазахстанЕ. Идрисов ___________"
    text = "ПРИКАЗЫВАЕМ:\n1. Утвердить правила.\n2. Настоящий приказ вводится в действие со дня подписания.\n\n" + row
    assert signature(text, "ru") == [row]
    assert ids_of(act_of(text, "ru")) == ["order/1", "order/2"]


def test_states_that_sign_a_treaty_are_not_its_last_article() -> None:
    lines = ["Армения Республикасы үшін       Ресей Федерациясы үшін", "Молдова Республикасы үшін"]
    act = act_of(
        "1-бап. Мақсаты\nТараптар ынтымақтасады.\n2-бап. Күшіне енуі\nКелісім күшіне енеді.\n" + "\n".join(lines)
    )
    assert text_of(act, "law/2").endswith("Келісім күшіне енеді.")
    assert [span.of(act.source) for span in act.parts[0].signature] == lines


def test_a_mark_alone_on_its_line_opens_a_wording() -> None:
    act = act_of(
        "БҰЙЫРАМЫН:\nБұйрыққа мынадай өзгерістер енгізілсін, атап айтқанда мынадай болсын:\nмынадай редакцияда жазылсын:\n"
        '"\n1. Білім беру\n5В0101\t|\tМектепке дейінгі\t|\t390\n5В0102\t|\tБастауыш\t|\t250\n\t|\t";\n'
        "2. Департамент қамтамасыз етсін.\n3. Осы бұйрық қолданысқа енгізіледі."
    )
    assert ids_of(act) == ["order/text", "order/row-1", "order/row-2", "order/2", "order/3"]


def test_items_on_one_line_go_on_behind_a_bracketed_removal() -> None:
    act = act_of(
        "Правительство ПОСТАНОВЛЯЕТ:\n1. Утвердить: 1) (исключен - постановлением Правительства РК от 23.12.2002 г. N 1345 ) "
        "2) проект приватизации.\n2. Создать комиссию.",
        "ru",
    )
    assert ids_of(act) == ["resolution/1", "resolution/1/1", "resolution/1/2", "resolution/2"]
    assert [act.unit(f"resolution/1/{n}").state for n in (1, 2)] == [State.REMOVED, State.CURRENT]


def test_the_second_list_of_a_clause_has_a_name_and_a_number_printed_twice_has_none() -> None:
    act = regulation("2. Құқықтары:", "1) сұрату;", "2) алу.", "Міндеттері:", "1) сақтау;", "2) беру;", "2) есеп беру.")
    assert ids_of(act)[1:] == [
        "decree/2", "decree/2/1", "decree/2/2", "decree/2/list-2/1", "decree/2/list-2/2", "decree/2/list-2/2.b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "kazakh", "russian", "english"),
    [
        ("treaty/chapter-2/3", "Шарт, 2-тараудың 3-тармағы", "Договор, пункт 3 главы 2", "Treaty, chapter 2, clause 3"),
        ("form/list-2/3", "Нысан, 2-тізімнің 3-тармағы", "Форма, пункт 3 списка 2", "Form, list 2, clause 3"),
        ("rules/14/list-2/1", "Қағидалар, 14-тармақтың 2-тізімінің 1) тармақшасы",
         "Правила, подпункт 1) списка 2 пункта 14", "Rules, clause 14, list 2, subclause 1)"),
    ],
)  # fmt: skip
def test_a_numbering_that_begins_anew_is_cited_by_its_chapter_or_list(
    clause: str, kazakh: str, russian: str, english: str
) -> None:
    assert [citation(clause, language) for language in ("kk", "ru", "en")] == [kazakh, russian, english]


def test_the_kind_behind_a_number_is_none_of_it() -> None:
    assert number_after("2022 жылғы 18 сәуірдегі № 224-шешіміне қосымша")[0] == "224"
    assert number_after("№ 118-р")[0] == "118-р"


def test_the_preamble_of_a_draft_is_none_of_its_title() -> None:
    act = act_of(
        "Үкімет ҚАУЛЫ ЕТЕДІ:\n1. Жоба енгізілсін.\nПремьер-Министрі          Б. Сағынтаев\nКеңес құру туралы\n"
        "Заңның 15-бабына сәйкес ҚАУЛЫ ЕТЕМІН:\n1. Келісім бекітілсін.\n2. Осы Жарлық қолданысқа енгізіледі."
    )
    title = [span.of(act.source) for span in act.parts[1].title]
    assert title == ["Кеңес құру туралы"]


def test_the_paragraphs_of_a_clause_that_is_far_too_long_are_units() -> None:
    long = [
        f"Тармақ мынадай сөздермен толықтырылсын, реттік нөмірі {place}: жаңа сөздер осылар болсын"
        for place in range(150)
    ]
    act = act_of("\n".join(["БҰЙЫРАМЫН:", "1. Мынадай өзгерістер енгізілсін:", *long, "2. Осы бұйрық енгізіледі."]))
    assert ids_of(act)[:3] == ["order/1", "order/1/text/2", "order/1/text/3"]
    assert ids_of(act)[-2:] == ["order/1/text/151", "order/2"]
    assert citation("order/1/text/3", "ru", act) == "Приказ, абзац третий пункта 1"
    assert completed(act.card, act).kind == "order"


def test_a_wording_that_a_semicolon_closes_goes_on_without_a_mark() -> None:
    act = act_of(
        'ҚАУЛЫ ЕТЕДІ:\n1. Қаулыға мынадай өзгерістер енгізілсін:\n5 және 6-тармақтар мынадай редакцияда жазылсын:\n"5. Тарату басталады.";\n'
        '6. Сот шешімі күшіне енген күннен бастап:\n1) шектеулер қолданылады;\n2) өкілеттіктер тоқтатылады.";\n2. Осы қаулы енгізіледі.'
    )
    assert ids_of(act) == ["resolution/1", "resolution/2"]


def test_a_passport_above_the_first_section_is_quotable() -> None:
    lines = [
        f"{name} бағдарламаның осы бөлігінде толық айтылған мәлімет болып табылады."
        for name in ("Атауы", "Негізі", "Мақсаты", "Мерзімі")
    ]
    act = regulation(
        "Қазақстан Республикасы Үкіметінің қаулысымен бекітілген",
        "Даму бағдарламасы",
        *lines,
        "1. Талдау.",
        "2. Мақсат.",
    )
    assert ids_of(act)[1:] == [*(f"programme/text/{n}" for n in (1, 2, 3, 4)), "programme/1", "programme/2"]


def test_the_other_lines_of_a_form_that_numbers_its_fields_are_one_text() -> None:
    act = regulation(
        "Ережеге 2-қосымша",
        "Өтініш",
        "Мен, ____________, осы құжаттарды қабылдауды және қарауды сұраймын.",
        "Қоса беріледі:",
        "1. Жеке куәлік.",
        "2. Сурет.",
    )
    assert ids_of(act)[1:] == ["annex-2/text", "annex-2/1", "annex-2/2"]


def test_a_very_long_chapter_title_is_a_title() -> None:
    title = (
        "3-тарау. "
        + "Көрсетілетін қызметті берушінің және оның лауазымды адамдарының шешімдеріне шағымдану " * 4
        + "тәртібі"
    )
    act = regulation("2. Екінші.", title, "3. Үшінші.")
    assert [heading.number for heading in act.parts[0].headings] == ["3"]


def test_a_stop_within_a_list_does_not_end_it() -> None:
    act = regulation(
        "2. Функциялары:",
        "1) орган:",
        "жұмысты ұйымдастырады.",
        "есеп береді;",
        "2) аппарат хабарлайды.",
        "Бұл — тармақтың соңы.",
    )
    assert [len(act.unit(f"decree/2/{number}").own_spans) for number in (1, 2)] == [3, 1]
    assert len(act.unit("decree/2").tail) == 1


def test_a_line_behind_a_dash_goes_on_with_those_above_it() -> None:
    act = regulation("2. Өкілеттіктері:", "1) міндеттері:", "- жоспарлау;", "- есеп беру.", "- өзге де міндеттер.")
    assert len(act.unit("decree/2/1").own_spans) == 4


@pytest.mark.parametrize(
    "parties",
    [
        [f"{name} Үкіметі үшін" for name in ("Армения Республикасы", "Грузия", "Қазақстан Республикасының")] * 5,
        ["Қазақстан Республикасы үшін          Ресей Федерациясы үшін"],
    ],
)
def test_the_parties_that_sign_a_treaty_are_none_of_its_last_article(parties: list[str]) -> None:
    tail = [
        "Мәтіннің түпнұсқасы архивте сақталады деп куәландырамын, оның дәлдігі тексерілді және расталды.",
        "Бөлім меңгерушісі осы көшірменің түпнұсқаға сәйкес екенін және оның толық екенін растады.",
    ]
    act = regulation("2. Шарт төрт данада жасалды.", *parties, *tail)
    assert [span.of(act.source) for span in act.parts[0].signature] == parties
    assert text_of(act, "decree/2") == "2. Шарт төрт данада жасалды."


def test_lines_of_a_list_that_tell_a_purpose_sign_nothing() -> None:
    act = regulation(
        "2. Алым мөлшері.", "Препараттарды өндіру түрі үшін", "Препараттарды өткізу түрі үшін", "3. Үшінші."
    )
    assert act.parts[0].signature == ()


def test_numbers_of_two_levels_stand_inside_the_item_that_announces_them() -> None:
    act = regulation("2. Құзыреті:", "1) құқықтары:", "1.1. сұрату;", "1.2. алу;", "2) міндеттері:", "2.1. орындау.")
    assert ids_of(act)[1:] == [f"decree/2{place}" for place in ("", "/1", "/1/1.1", "/1/1.2", "/2", "/2/2.1")]


def test_numbers_of_two_levels_that_nothing_announces_are_clauses() -> None:
    act = regulation("2. Құзыреті:", "1) сұратады;", "2) алады.", "2.1. Бөлім орындайды.")
    assert ids_of(act)[-1] == "decree/2.1"
