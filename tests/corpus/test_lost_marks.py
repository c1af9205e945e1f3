"""Numbers whose mark or line end was lost: proved by their neighbours they are units, else they stay text."""

from __future__ import annotations

import pytest

from tests.factories import act_of, check, ids_of, text_of

HEAD = "Үкімет ҚАУЛЫ ЕТЕДІ:"
ORDER = "Министр БҰЙЫРАДЫ:"


def read(*lines: str) -> list[str]:
    act = act_of("\n".join(lines))
    check(act)
    return ids_of(act)


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (("1. Бірінші.", "2 Екінші шара.", "3. Үшінші."), ["1", "2", "3"]),
        (("1. Мыналар:", "1) бір;", "2 «Ақ» бөлім;", "3) үш.", "2. Екінші."), ["1", "1/1", "1/2", "1/3", "2"]),
        (("1. Мыналар:", "10) он;", "1 1) он бір;", "12) он екі."), ["1", "1/10", "1/11", "1/12"]),
        (("1. Мыналар:", "1) бір.", "2) Екінші тармақ.", "3. Үшінші."), ["1", "1/1", "1/2", "3"]),  # its list goes on
        (("1. Бірінші.", "2. Екінші:", "1) бір.", "3) Үшінші.", "4. Төртінші."), ["1", "2", "2/1", "3", "4"]),
        (("1. Бірінші.", '"2. Екінші.', "3. Үшінші."), ["1", "2", "3"]),
        (("1. Бірінші.", "2.3-бапта сөз алып тасталсын.", "3. Үшінші."), ["1", "2", "3"]),
    ],
)
def test_a_number_that_both_neighbours_prove_is_one(lines: tuple[str, ...], ids: list[str]) -> None:
    assert read(HEAD, *lines) == [f"resolution/{number}" for number in ids]


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (("1. Бірінші.", "2 Екінші шара.", "4. Төртінші."), ["1", "4"]),  # what stands below does not prove it
        (("1. Бірінші.", "5 Бесінші шара.", "3. Үшінші."), ["1", "3"]),
        (("1. Бірінші.", "2 және 3-тармақтар.", "3. Үшінші."), ["1", "3"]),  # a reference
        (  # a wording announced above, which the act's own clause follows
            ("1. Жазылсын:", '"2. Екінші редакция', "3. Үшінші."),
            ["1", "3"],
        ),
    ],
)
def test_a_number_that_nothing_proves_stays_text(lines: tuple[str, ...], ids: list[str]) -> None:
    assert [clause for clause in read(HEAD, *lines) if "missing" not in clause] == [
        f"resolution/{number}" for number in ids
    ]


def test_the_quote_of_a_mended_number_is_the_line_as_it_is_printed() -> None:
    act = act_of("\n".join([HEAD, "1. Мыналар:", "10) он;", "1 1) он бір;", "12) он екі."]))
    assert text_of(act, "resolution/1/11") == "1 1) он бір;"


def test_a_chapter_between_two_clauses_of_one_line_is_a_heading() -> None:
    line = (
        "6. Шестое.7. Агентство имеет бюджет.2. Основные задачи, права Агентства8. Задачами являются: 1) одно; "
        "2) другое.3. Имущество Агентства9. Агентство имеет имущество."
    )
    above = [f"{number}. Правило." for number in range(1, 6)]
    act = act_of("\n".join(["Правительство ПОСТАНОВЛЯЕТ:", *above, line]), "ru")
    check(act)
    assert ids_of(act)[5:] == [f"resolution/{n}" for n in ("6", "7", "8", "8/1", "8/2", "9")]
    assert text_of(act, "resolution/7") == "7. Агентство имеет бюджет."
    assert text_of(act, "resolution/8") == "8. Задачами являются:"
    assert [heading.span.of(act.source) for heading in act.parts[0].headings] == [
        "2. Основные задачи, права Агентства",
        "3. Имущество Агентства",
    ]


def test_a_chapter_that_begins_a_line_is_parted_from_the_next_clause() -> None:
    lines = ["1. Первое.", "2. Второе.", "2. Права и обязанности Министерства3. Министерство вправе проверять."]
    act = act_of("\n".join(["Правительство ПОСТАНОВЛЯЕТ:", *lines]), "ru")
    assert ids_of(act) == ["resolution/1", "resolution/2", "resolution/3"]
    assert text_of(act, "resolution/3") == "3. Министерство вправе проверять."


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("1. Бекітілсін. 2. 2013 жылға бюджет ескерілсін. 3. Енгізіледі.", ["1", "2", "3"]),
        ("P001215_ 1. Танылсын. 2. Министрлік есеп берсін.", ["1", "2"]),
        ("1. Тәртіп мынадай. 2. 1) Бөлім қолданылады.", ["1", "2"]),
    ],
)
def test_a_clause_that_opens_with_a_figure_or_a_link_code_is_cut(line: str, ids: list[str]) -> None:
    assert read(HEAD, line) == [f"resolution/{number}" for number in ids]


def test_one_article_behind_the_text_of_the_article_above_begins_a_unit() -> None:
    act = act_of(
        "\n".join(
            [
                "Қазақстан Республикасының Заңы Дәрі туралы",
                "1-бап. Ұғымдар",
                "1) зат - химиялық қосылыс. 2-бап. Реттелетін мәселе",
                "Осы Заң реттейді. Осы Заңның 5-бабы қолданылмайды.",
                "3-бап. Саясат",
            ]
        )
    )
    assert [clause for clause in ids_of(act) if clause.count("/") == 1] == ["law/1", "law/2", "law/3"]


def test_a_wording_that_ends_its_line_is_over_before_the_acts_own_next_item() -> None:
    lines = [
        "1. Өзгерістер енгізілсін:",
        '1) 21-бапта: "Ұлттық" мәртебені береді; мынадай редакцияда жазылсын: "1. Мәртебе "Ақ" деп аталады";',
        "2) 23-бапта сөз алып тасталсын.",
        "2. Енгізіледі.",
    ]
    assert read(ORDER, *lines) == ["order/1", "order/1/1", "order/1/2", "order/2"]


def test_a_wording_that_no_mark_closes_is_over_before_the_next_announced_item() -> None:
    lines = [
        "1. Өзгерістер енгізілсін:",
        "1)",
        "7-тармақ мынадай мазмұндағы абзацпен толықтырылсын:",
        '"тұрақтылықты қамтамасыз етуге - 86 мың теңге;',
        "2)",
        "8-тармақ мынадай мазмұндағы абзацпен толықтырылсын:",
        '"дамытуға - 15 мың теңге".',
        "2. Енгізіледі.",
    ]
    assert read(ORDER, *lines) == ["order/1", "order/1/1", "order/1/2", "order/2"]
