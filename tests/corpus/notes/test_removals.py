"""Units whose text is only the mark of their removal, and texts that merely look like it."""

from __future__ import annotations

import pytest

from corpus.notes import parse_removal, removal_end
from tests.corpus.notes.factories import (
    GOVERNMENT,
    GOVERNMENT_RU,
    PRESIDENT,
    STATE,
    STATE_RU,
    Case,
    bare,
    case,
    cite,
    did,
    left,
    on,
)

TIMED = on("2024-07-01")
CASES = [
    case(
        "repealed, not removed",
        "Күші жойылды - ҚР Үкіметінің 28.08.2015 № 683 қаулысымен.",
        did("repealed", (), cite("2015-08-28", "683", GOVERNMENT, "resolution")),
    ),
    case(
        "the old spelling of the verb",
        "алынып тасталды - Қазақстан Республикасы Президентінің 2008.03.21 N 556 Жарлығымен.",
        did("removed", (), cite("2008-03-21", "556", PRESIDENT, "decree")),
    ),
    case(
        "the instrument before the verb",
        "Қазақстан Республикасының 2017 жылғы 10 наурыздағы № 51-VI Заңымен алып тасталды;",
        did("removed", (), cite("2017-03-10", "51-VI", STATE, "law")),
    ),
    case(
        "number and instrument run together",
        "Алып тасталды - ҚР Үкіметінің 29.12.2021№ 958қаулысымен.",
        did("removed", (), cite("2021-12-29", "958", GOVERNMENT, "resolution")),
    ),
    case("treaty style, nothing cited", "АЛЫП ТАСТАЛДЫ", did("removed")),
    case(
        "expired, not removed",
        "01.01.2022 бастап 01.01.2023 дейін қолданыста болды – ҚР 21.12.2022 № 165-VII Заңымен.",
        did("expired", (), cite("2022-12-21", "165-VII", STATE, "law", on("2022-01-01", "2023-01-01"))),
    ),
    case(
        "the text enters into force later; nothing can be quoted yet",
        "01.07.2024 бастап қолданысқа енгізіледі - ҚР Денсаулық сақтау министрінің м.а. 03.04.2023 № 57 және ҚР Ұлттық"
        " экономика министрінің м.а. 03.04.2023 № 46 бірлескен бұйрығымен .",
        did(
            "effective",
            (),
            (
                cite(
                    "2023-04-03",
                    "57",
                    "Қазақстан Республикасының Денсаулық сақтау министрінің міндетін атқарушы",
                    "order",
                    TIMED,
                ),
                cite(
                    "2023-04-03",
                    "46",
                    "Қазақстан Республикасының Ұлттық экономика министрінің міндетін атқарушы",
                    "order",
                    TIMED,
                ),
            ),
        ),
    ),
    case(
        "Russian",
        "исключен Законом РК от 03.07.2013 № 124-V (вводится в действие с 01.01.2014);",
        did("removed", (), cite("2013-07-03", "124-V", STATE_RU, "law", on("2014-01-01"))),
    ),
    case("Russian, in brackets, nothing cited", "(исключен);", did("removed")),
    case(
        "Russian, in brackets, the number before the day",
        "(исключен - N 162 от 2.03.01 г.)",
        did("removed", (), cite("2001-03-02", "162", None, None)),
    ),
    case(
        "Russian, a bracket that is never closed",
        "(Исключен постановлением Правительства РК от 12 октября 2007 г. N944(вводится в действие с 1 января 2008 г.).",
        did("removed", (), cite("2007-10-12", "944", GOVERNMENT_RU, "resolution", on("2008-01-01"))),
    ),
    case(
        "Russian, repealed",
        "Утратил силу постановлением Правительства РК от 31.05.2005 N 539 .",
        did("repealed", (), cite("2005-05-31", "539", GOVERNMENT_RU, "resolution")),
    ),
]


@pytest.mark.parametrize("unit", CASES, ids=str)
def test_the_removal_is_read_exactly(unit: Case) -> None:
    tree = parse_removal(unit.text)
    assert bare(tree) == unit.changes
    assert not left(tree, unit.text)


@pytest.mark.parametrize(
    "text",
    [
        "мемлекеттік салықтар мен алымдарды белгілейді және оларды алып тастайды;",  # the Constitution
        "Күші жойылды деп танылсын:",  # operative text of a repealing act
        "Күші жойылды деп танылған кейбір нормативтік құқықтық актілердің тізбесі",  # a heading
        "тармақ алып тасталсын",  # an instruction in an amending act
        "4-тармақ алып тасталсын;",
        "күшін жойды деп танылсын.",
        "Исключение граждан из Кадрового резерва осуществляется уполномоченным органом в случаях:",
        "исключение организации образования из реестра в случаях, предусмотренных законами Республики Казахстан;",
        "Осы Жарлық 01.01.2016 бастап қолданысқа енгізіледі.",
        "01.01.2016 бастап қолданысқа енгізіледі.",
        "Қазақстан Республикасының заңнамасында белгіленген өзге де өкілеттіктерді жүзеге асырады.",
        "ҚР Президентінің 11.01.2015 № 165 Жарлығымен бекітілген Ережеге сәйкес жүзеге асырады.",
        "вводится в действие с 01.01.2016.",
        # what repeals another act is itself in force
        "Қазақстан Республикасы Денсаулық сақтау министрінің 2018 жылғы 28 тамыздағы № ҚР ДСМ-8 бұйрығы (тізілімде"
        " № 17429 болып тіркелді) күші жойылды деп танылсын.",
        "Қазақстан Республикасы Көлік министрінің 2011 жылғы 10 мамырдағы № 261 бұйрығының күші жойылды деп танылсын.",
        "Қазақстан Республикасының 2007 жылғы 21 мамырдағы № 254 Заңымен бекітілген тізбеден алып тасталсын.",
        "Қазақстан Республикасы Қаржы министрлігі: 1) алып тасталды 2) 2006 жылғы 1 шілдеге дейін тізбе бекітілсін;",
        "Утратили силу решения, принятые до 1 января 2005 года № 5.",
        "",
    ],
)
def test_ordinary_text_is_no_removal(text: str) -> None:
    assert parse_removal(text) is None


@pytest.mark.parametrize(
    ("removal", "behind"),
    [
        ("Күші жойылды - ҚР Үкіметінің 05.08.2013 № 796 қаулысымен.", " 6. Осы қаулы қол қойылған күнінен бастап"),
        ("Алып тасталды - ҚР Үкіметінің 2012.03.20 № 350 (2012.01.01 бастап қолданысқа енгізіледі) Қаулысымен.",
         " 4. 2012 жылға арналған республикалық бюджетте сома ескерілсін."),
        ("алып тасталды", " 2) 2006 жылғы 1 шілдеге дейінгі мерзімде тізбе бекітілсін;"),
        ("Утратил силу постановлением Правительства РК от 17.05.2018 № 273.", " Положение об Агентстве"),
        ("исключен;", " 2) организации образования;"),
        ("(исключен - N 162 от 2.03.01 г.)", " 5. Министерству финансов принять меры."),
    ],
)  # fmt: skip
def test_a_removal_ends_with_its_sentence(removal: str, behind: str) -> None:
    """What stands behind it on the line, a clause that opens with a digit included, is no part of what was removed."""
    tree = parse_removal(removal + behind)
    assert tree == parse_removal(removal)
    assert tree is not None
    assert removal_end(removal + behind) == len(removal)
