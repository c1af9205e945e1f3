"""Texts wrapped by hand: lines broken for want of room are one paragraph, anything else is not."""

from __future__ import annotations

from corpus.model import Span
from corpus.wrapping import unwrapped
from tests.factories import act_of, ids_of, text_of

CLAUSES = (
    "1. Казахский государственный экономический университет\n"
    "впредь именовать - Казахская государственная академия управления\n"
    "(КазГАУ).\n\n"
    "2. Министерству образования Республики Казахстан определить\n"
    "структуру вуза, перечень специальностей и специализаций в КазГАУ,\n"
    "открыть в установленном порядке факультет подготовки и повышения\n"
    "квалификации преподавателей экономического профиля для высших\n"
    "учебных заведений республики.\n\n"
    "Внести в Кабинет Министров в 3-месячный срок предложения об\n"
    "организации центра подготовки и переподготовки управленческого\n"
    "персонала для различных сфер государственной службы Республики\n"
    "Казахстан и зарубежных стран.\n\n"
)


def paragraphs(source: str) -> list[str]:
    lines, position = [], 0
    for line in source.split("\n"):
        bare = line.strip()
        start = position + line.find(bare)
        lines += [Span(start, start + len(bare))] if bare else []
        position += len(line) + 1
    return [" ".join(span.of(source).split()) for span in unwrapped(source, lines)]


def test_lines_without_room_for_the_next_word_go_on() -> None:
    found = paragraphs(CLAUSES)
    assert [text[:10] for text in found] == ["1. Казахск", "2. Министе", "Внести в К"]
    assert found[2].endswith("службы Республики Казахстан и зарубежных стран.")


def test_a_clause_of_a_wrapped_text_has_its_own_paragraphs_only() -> None:
    act = act_of(CLAUSES, "ru")
    assert ids_of(act) == ["body/1", "body/2"]
    assert [len(unit.paragraphs) for unit in act.units()] == [1, 2]
    assert text_of(act, "body/1").endswith("(КазГАУ).")


def test_lines_that_had_room_stand_alone() -> None:
    assert paragraphs(CLAUSES + "Премьер-министр\nРеспублики Казахстан")[3:] == [
        "Премьер-министр",
        "Республики Казахстан",
    ]


def test_a_line_wider_than_the_rest_was_not_wrapped() -> None:
    wide = "Утвержден постановлением Кабинета Министров Республики Казахстан от 1 марта 1993 года\n"
    assert paragraphs(CLAUSES + wide + "План мероприятий")[3:] == [wide.strip(), "План мероприятий"]


def test_blanks_show_the_entries_of_a_list() -> None:
    entries = '     АО "Поршень" (г. Алматы)\n     АО "Тогузакский механический завод" (п. Комсомолец,\nКостанайская область)\n'
    assert paragraphs(CLAUSES.replace("\n\n", "\n\n     ") + entries.strip("\n") + "\n" + entries)[-3:] == [
        'АО "Тогузакский механический завод" (п. Комсомолец, Костанайская область)',
        'АО "Поршень" (г. Алматы)',
        'АО "Тогузакский механический завод" (п. Комсомолец, Костанайская область)',
    ]


def test_a_drawn_table_and_a_short_text_are_left_alone() -> None:
    table = "Имашев               - Министр природных ресурсов и охраны среды\nБерик Мажитович        окружающей среды Республики Казахстан"
    assert len(paragraphs(CLAUSES + table)) == 5
    assert paragraphs("Бір\nекі\nүш") == ["Бір", "екі", "үш"]


def test_a_line_that_closes_itself_goes_on_only_behind_an_abbreviation() -> None:
    items = "кәсiпкерлiк қызметтiң бестен аспайтын түрiн жүзеге асыратын;\nесептi кезеңдегi табысы бес мың теңгеден аспайтын;\n"
    cited = "постановление Кабинета Министров от двадцать шестого ноября 1993 г.\nN 1193 и приказы министра"
    assert paragraphs(CLAUSES + items + cited)[3:] == [*items.strip().split("\n"), cited.replace("\n", " ")]
