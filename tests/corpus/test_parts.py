"""Parts of an act: their titles, corners, names and signatures."""

from __future__ import annotations

import pytest

from corpus.model import Act, UnitKind
from corpus.shapes import document_slug
from tests.factories import act_of, check, ids_of, real_act, regulation, text_of


def slugs(act: Act) -> list[str]:
    return [part.slug for part in act.parts]


def words(act: Act, slug: str) -> str:
    return " ".join(span.of(act.source) for span in act.part(slug).title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Кейбір қаулылардың тізбесі", "list"),
        ("Перечень постановлений акимата, подлежащих отмене", "list"),
        ("Положение о Комитете по правилам", "regulation"),
        ("Правила ведения перечня", "rules"),
        ('"Ұйымдарды аккредиттеу" мемлекеттік көрсетілетін қызмет тізбесі', "list"),
        ("Министрлікке ведомстволық бағынысты ұйымдардың тізбесі", "list"),
        ("Перечень территориальных органов Комитета", "list"),
        ("Сипаттама", "annex"),
    ],
)
def test_a_title_is_named_by_its_head_noun(title: str, slug: str) -> None:
    assert document_slug(title) == slug


def test_a_form_has_its_corner_title_and_blanks_apart() -> None:
    act = regulation("|\tҚаулыға\t1-қосымша", "|\tНысан", "Оқуға өтініш", "Тегі ______", "№\t|\tАты", "1.\t|\tХ")
    part = act.parts[1]
    assert (part.slug, words(act, "form")) == ("form", "Оқуға өтініш")
    assert [paragraph[0].of(act.source) for paragraph in part.paragraphs] == ["Тегі ______", "№\t|\tАты"]
    assert [(str(unit.id), unit.kind) for unit in part.units] == [("form/row-1", UnitKind.ROW)]
    assert text_of(act, "form/row-1") == "1.\t|\tХ"
    check(act)


def test_an_annex_that_names_no_document_goes_by_its_number() -> None:
    lines = ["|\tҚаулыға\t2-қосымша", "Сипаттама", "|\tҚаулыға\t3-1-қосымша", "Сурет", "|\tҚаулыға\tқосымша", "Белгі"]
    assert slugs(regulation(*lines)) == ["decree", "annex-2", "annex-3-1", "annex"]


def test_a_russian_corner_may_be_broken_over_lines() -> None:
    lines = [
        "1. Утвердить.",
        "Приложение 2 к постановлению Кабинета",
        "Министров Республики Казахстан",
        "от 28 марта 1995 г. N 350",
        "Задолженность по кредитам",
    ]
    act = act_of("\n".join(["ПОСТАНОВЛЯЕТ:", *lines]), "ru")
    assert slugs(act) == ["resolution", "annex-2"]
    assert words(act, "annex-2") == "Задолженность по кредитам"


def test_a_list_without_approval_begins_where_the_numbering_begins_anew() -> None:
    lines = ["Утверждено", "Положение", "1. Текст.", "2. Конец.", "Перечень организаций", "1. Первая.", "2. Вторая."]
    act = act_of("\n".join(["ПОСТАНОВЛЯЮ:", "1. Утвердить.", *lines]), "ru")
    assert ids_of(act, "list") == ["list/1", "list/2"]
    assert text_of(act, "regulation/2") == "2. Конец."


@pytest.mark.parametrize(
    "signature",
    [
        ["Қазақстан Республикасының\t|", "Президенті\t|\tН. Назарбаев"],
        ["Қазақстан Республикасының Премьер-Министрі                    К. Мәсімов"],
        ["Облыстық мәслихат хатшысы Б. Жүсіпов"],
    ],
)
def test_a_signature_is_no_text_of_the_last_clause(signature: list[str]) -> None:
    act = regulation("2. Соңғы.", *signature)
    assert text_of(act, "decree/2") == "2. Соңғы."
    assert [span.of(act.source) for span in act.parts[0].signature] == signature


def test_positions_without_a_name_sign_before_an_annex() -> None:
    act = real_act("r00877")
    assert text_of(act, "directive/6").startswith("6. Исключен распоряжением Президента РК от 12.01.2021 № 164")
    assert [span.of(act.source).strip("\t |") for span in act.parts[0].signature] == [
        "Президент",
        "Республики Казахстан",
    ]


@pytest.mark.parametrize(("name", "slug"), [("k09481", "directive"), ("r00877", "directive"), ("k00466", "decision")])
def test_an_act_without_operative_words_is_named_as_it_names_itself(name: str, slug: str) -> None:
    assert real_act(name).parts[0].slug == slug


def test_a_chapter_inserted_after_clauses_is_no_clause() -> None:
    (charter,) = [part for part in real_act("k10218").parts if part.slug == "charter"]
    numbers = [heading.number for heading in charter.headings]
    assert numbers[6:9] == ["7", "7-1", "8"]
    assert "12-1" in numbers
    assert not [unit.id for unit in charter.units if unit.state == "missing"]
    assert [unit.id.numbers[-1] for unit in charter.units][40:43] == ["41", "42", "43"]


def test_numbers_that_come_back_leave_no_gap() -> None:
    act = regulation("2. Екі.", "3. Үш.", "2-1. Қайта.", "4. Төрт.", "4. Қайталанды.", "5. Бес.")
    assert [unit.state for unit in act.parts[0].units] == ["current"] * 7


def numbered(act: Act) -> list[str]:
    """The ids of all units but rows: forms print their lines differently in the two languages."""
    return sorted(str(unit.id) for unit in act.units() if unit.kind is not UnitKind.ROW)


PAIRS = [(f"{number:02}-kk", f"{number:02}-ru") for number in (2, 4, 5, 6, 7, 8, 10, 11, 16, 17, 19, 20)]


@pytest.mark.parametrize(("kazakh", "russian"), PAIRS, ids=[kazakh for kazakh, _ in PAIRS])
def test_both_language_versions_have_the_same_units_and_events(kazakh: str, russian: str) -> None:
    one, other = real_act(kazakh), real_act(russian)
    assert numbered(one) == numbered(other)
    facts = [
        {(e.kind, e.date, e.number, e.instrument, e.target, e.effective) for e in act.events()} for act in (one, other)
    ]
    assert facts[0] == facts[1]


def test_a_corner_wrapped_by_hand_opens_its_annex() -> None:
    edge = " " * 36
    corner = ["Министрлер Кабинетінің", "1995 жылғы 28 наурыздағы", "N 350 қаулысына", "N 1 қосымша"]
    lines = ["Кабинет қаулы етеді:", "1. Бір.", "2. Екі.", "", "Премьер-министрінің", "бірінші орынбасары"]
    act = act_of("\n".join([*lines, *(edge + line for line in corner), "", "Төлем берешегі", "", "Ақмола 142,9"]))
    assert [part.slug for part in act.parts] == ["resolution", "annex-1"]
    assert [span.of(act.source) for span in act.parts[1].approval] == corner
    assert [span.of(act.source) for span in act.parts[0].signature] == lines[-2:]
    check(act)


def test_a_sentence_that_begins_with_an_annex_opens_none() -> None:
    lines = ["РЕШИЛ:", "1. Внести:", "Приложение 1 к указанному решению изложить в редакции согласно", "приложению 1."]
    assert len(act_of("\n".join([*lines, "2. Ввести в действие."]), "ru").parts) == 1


def test_a_corner_whose_line_ends_were_lost_opens_its_annex() -> None:
    corner = "|\tМинистрдің2021 жылғы 31 желтоқсандағы№ 413 бұйрығына1-қосымшаМузейдің қағидаларына2-қосымшаНысан"
    act = act_of("\n\n".join(["БҰЙЫРАМЫН:", "1. Бір.", "2. Екі.", corner, "Тапсыру актісі", "Осы акт жасалды."]))
    assert [part.slug for part in act.parts] == ["order", "annex-2"]


def test_the_title_of_a_chapter_may_close_with_a_stop_where_the_clauses_go_on_behind_it() -> None:
    lines = ["ШЕШТІ:", "1. Жалпы ережелер", "1. Бір.", "2. Екі.", "2. Міндеттер", "3. Үш.", "4. Төрт."]
    act = act_of("\n".join([*lines, "3. Мәртебесі, өкілеттігі.", "5. Бес."]))
    assert ids_of(act) == [f"decision/{number}" for number in range(1, 6)]
    assert [heading.number for heading in act.parts[0].headings] == ["1", "2", "3"]
