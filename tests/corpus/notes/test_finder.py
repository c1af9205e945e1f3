"""Where notes begin and end in a line, and what must not be taken for one."""

from __future__ import annotations

import pytest

from corpus.notes import find_notes
from tests.factories import act_of, told


def found(line: str) -> list[str]:
    return [span.of(line) for span in find_notes(line)]


def test_notes_run_together_with_codes_and_the_next_clause() -> None:
    line = (
        "Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.05.12. N 629 қаулысымен. P010629_ Ескерту. 1-тармақ"
        " өзгерді - ҚР"
        ' Үкіметінің 2001.11.19. N 1493 қаулысымен. P011493_ 2. "Салық және бюджет" туралы ереже қабылдансын.'
    )
    assert found(line) == [
        "Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.05.12. N 629 қаулысымен.",
        "Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.11.19. N 1493 қаулысымен.",
    ]


def test_a_clause_before_the_note() -> None:
    line = (
        "3) күші жойылды - ҚР Үкіметінің 28.08.2015 № 683 қаулысымен. Ескерту. 3-тармаққа өзгеріс енгізілді - ҚР"
        " Үкіметінің 28.08.2015 № 683 қаулысымен."
    )
    assert found(line) == ["Ескерту. 3-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 28.08.2015 № 683 қаулысымен."]


def test_the_next_clause_after_the_note() -> None:
    line = (
        "Ескерту. 5-тармақтың күші жойылды - ҚР Үкіметінің 05.08.2013 № 796 қаулысымен. 6. Осы қаулы қол"
        " қойылған күнінен"
        " бастап күшіне енеді."
    )
    assert found(line) == ["Ескерту. 5-тармақтың күші жойылды - ҚР Үкіметінің 05.08.2013 № 796 қаулысымен."]


def test_no_space_after_the_opener_and_a_marker_before_it() -> None:
    note = "Ескерту.2-қосымшаның күші жойылды – ҚР Үкіметінің 25.11.2022 № 951 қаулысымен."
    assert found("4. <*> " + note) == [note]


def test_a_publisher_note_and_an_amendment_note() -> None:
    line = (
        "РҚАО-ның ескертпесі! 51-қосымшаға өзгерту енгізу көзделген - ҚР Үкіметінің 2010.07.13 № 711 Қаулысымен"
        " (жариялануға жатпайды). Ескерту. 51-қосымша жаңа редакцияда - ҚР Үкіметінің 2010.07.13 № 712 Қаулысымен."
    )
    first, second = found(line)
    assert first.startswith("РҚАО")
    assert first.endswith("жатпайды).")
    assert second.startswith("Ескерту. 51-қосымша жаңа")


def test_russian_with_the_text_run_on() -> None:
    note = "Сноска. Положение в редакции постановления Правительства РК от 5 декабря 2007 г. N1184."
    assert found("2003 года N 724" + note + "Положениеоб Агентстве Республики Казахстан") == [note]


def test_a_time_alone_makes_a_note() -> None:
    line = "Ескерту. Заңның қолданысқа енгізілу тәртібін 2-баптан қараңыз."
    assert found(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ескертпе: кестедегі деректер жылына бір рет жаңартылады.",
        "Ескерту: аббревиатуралардың толық жазылуы:",
        "Ескерту: ЖСН – жеке сәйкестендіру нөмірі",
        "Ескерту",
        "Ескерту.",
        "Ескерту. 3 жылдық кезеңнің басы болып, қайсысы бұрын басталғанына қарай - теориялық элементті"
        " зерделеудің басталуы"
        " бағаланады.",
        "Ескерту. Осы тармақтың талаптары уәкілетті органның белгілерді енгізуін жоққа шығармайды.",
        "Ескерту. Қосымшалар РҚАО-ға түскен жоқ.",
        "Сноска: Курс Национального Банка на последний день отчетного месяца.",
        "Сноска. По всему тексту:",
        "Примечание: данные представляются ежеквартально.",
        "Бұл туралы ескерту. Тараптар бір-біріне хабарлайды.",
    ],
)
def test_normative_remarks_are_not_notes(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("(Пункт 2 исключен - постановлением Правительства РК от 26 апреля 1996 г. N 509)", True),
        ("(Абзац второй пункта 2 утратил силу - постановлением ", True),  # the next line goes on
        ("(осы тармақ шарттарға сәйкес толықтырылады).", False),
        ("(Пункт 2 правил, утвержденных приказом)", False),
    ],
)
def test_a_remark_in_brackets_about_a_unit_is_a_note(text: str, is_note: bool) -> None:
    assert bool(find_notes(text)) is is_note


def test_a_remark_in_brackets_goes_on_over_two_lines() -> None:
    lines = ["(Абзац второй пункта 2 утратил силу - постановлением ", "Правительства РК от 26 апреля 1996 г. N 509)"]
    act = act_of("\n".join(["ПОСТАНОВЛЯЕТ:", "1. Раз.", "", "2. Комитету:", "", *lines, "", "ввести акцию."]), "ru")
    assert [told(event) for event in act.events()] == ["amended 1996-04-26 509 resolution/2 unspecified"]
