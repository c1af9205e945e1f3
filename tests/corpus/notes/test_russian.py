"""Russian notes of real acts and what they say, row by row."""

from __future__ import annotations

import pytest

from corpus.notes import Target, parse_note, parse_requisites
from tests.corpus.notes.factories import (
    GOVERNMENT_RU,
    PRESIDENT_RU,
    PUBLICATION,
    SEE,
    STATE_RU,
    Case,
    after,
    bare,
    case,
    cite,
    did,
    months,
    on,
    unit,
)

TEN = "(вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования)"
COUNCIL = "Целиноградский районный маслихат Акмолинской области"
ARTICLE = unit("article", "1", word="Статья")

CASES = [
    case(
        "instrument first",
        "Сноска. Пункт 6 в редакции Указа Президента РК от 17.09.2014 № 911 .",
        did("restated", unit("clause", "6", word="Пункт"), cite("2014-09-17", "911", PRESIDENT_RU, "decree")),
    ),
    case(
        "a chain of laws, the verb changing once",
        "Сноска. Статья 1 в редакции Закона РК от 12.02.2009 N 132-IV (порядок введения в действия см. ст. 2 ); с"
        " изменениями, внесенными законами РК от 10.07.2009 № 180-IV ; от 22.07.2011 № 479-IV (вводится в действие с"
        " 01.01.2012).",
        did("restated", ARTICLE, cite("2009-02-12", "132-IV", STATE_RU, "law", SEE)),
        did(
            "amended",
            ARTICLE,
            (
                cite("2009-07-10", "180-IV", STATE_RU, "law"),
                cite("2011-07-22", "479-IV", STATE_RU, "law", on("2012-01-01")),
            ),
        ),
    ),
    case(
        "inserted, then restated: both concern the inserted annex",
        "Сноска. Решение дополнено приложением 5 в соответствии с решением Целиноградского районного маслихата"
        " Акмолинской области от 12.05.2023 № 17 /3-8 (вводится в действие с 01.01.2023); в редакции решения"
        " Целиноградского районного маслихата Акмолинской области от 10.08.2023 № 18/3-8.",
        *(
            did(
                kind,
                unit("annex", "5", word="приложением", inside=unit("document", word="Решение")),
                cite(day, number, COUNCIL, "decision", *effective),
            )
            for kind, day, number, effective in (
                ("inserted", "2023-05-12", "17/3-8", [on("2023-01-01")]),
                ("restated", "2023-08-10", "18/3-8", []),
            )
        ),
    ),
    case(
        "no container named for the inserted article",
        "Сноска. Дополнен статьей 10-1 - Законом РК от 16 июля 1999 г. N 436 .",
        did("inserted", unit("article", "10-1", word="статьей"), cite("1999-07-16", "436", STATE_RU, "law")),
    ),
    case(
        "partial repeal; the container follows in Russian",
        "Сноска. Утратило силу, за исключением подпункта 2) пункта 1, пункта 2 и пункта 8 , постановлением"
        " Правительства РК от 18.05.2010 № 427 .",
        did(
            "repealed",
            (),
            cite("2010-05-18", "427", GOVERNMENT_RU, "resolution"),
            (
                unit("subclause", "2", word="подпункта", inside=unit("clause", "1", word="пункта")),
                unit("clause", "2", word="пункта"),
                unit("clause", "8", word="пункта"),
            ),
        ),
    ),
    case(
        "three verbs, one law; words replaced in the text at large",
        'Сноска. Заголовок дан в новой редакции, преамбула исключена, по тексту слова "Указом", "Указа" заменены'
        ' соответственно словами "Законом", "Закона" - Законом РК от 2 марта 2001 г. № 162 (см. ст. 2).',
        did("restated", unit("title", word="Заголовок"), cite("2001-03-02", "162", STATE_RU, "law", SEE)),
        did("removed", unit("preamble", word="преамбула"), cite("2001-03-02", "162", STATE_RU, "law", SEE)),
        did("replaced", (), cite("2001-03-02", "162", STATE_RU, "law", SEE)),
    ),
    case(
        "a joint order of two acting ministers; a Latin c in it",
        "Сноска. Пункт 2 - в редакции cовместного приказа и.о. Министра здравоохранения РК от 03.04.2023 № 57 и и.о."
        f" Министра национальной экономики РК от 04.04.2023 № 46 {TEN}.",
        did(
            "restated",
            unit("clause", "2", word="Пункт"),
            (
                cite(
                    "2023-04-03",
                    "57",
                    "исполняющий обязанности Министра здравоохранения Республики Казахстан",
                    "order",
                    after(10),
                ),
                cite(
                    "2023-04-04",
                    "46",
                    "исполняющий обязанности Министра национальной экономики Республики Казахстан",
                    "order",
                    after(10),
                ),
            ),
        ),
    ),
    case(
        "months",
        "Сноска. Статья 1 – в редакции Законом РК от 30.12.2020 № 397-VI (вводится в действие по истечении"
        " шести месяцев"
        " после дня его первого официального опубликования).",
        did("restated", ARTICLE, cite("2020-12-30", "397-VI", STATE_RU, "law", months(6))),
    ),
    case(
        "relations that arose earlier: the rule of entry into force stays publication",
        "Сноска. Пункт 1 с изменениями, внесенными постановлением Правительства РК от 28.08.2015 № 683 (вводится в"
        " действие со дня его первого официального опубликования и распространяется на отношения, возникшие"
        " с 01.01.2016).",
        did(
            "amended",
            unit("clause", "1", word="Пункт"),
            cite("2015-08-28", "683", GOVERNMENT_RU, "resolution", PUBLICATION),
        ),
    ),
    case(
        "an ordinal; the number before the day",
        "Сноска. Абзац второй пункта 11 исключен - N 162 от 2.03.01 г.",
        did(
            "removed",
            unit("paragraph", "2", word="Абзац", inside=unit("clause", "11", word="пункта")),
            cite("2001-03-02", "162", None, None),
        ),
    ),
    case(
        "planned",
        "Примечание ИЗПИ! В подпункт 1-1) предусматривается изменение Законом РК от 19.05.2026 № 291-VIII (вводится в"
        " действие с 01.07.2026).",
        did(
            "planned",
            unit("subclause", "1-1", word="подпункт"),
            cite("2026-05-19", "291-VIII", STATE_RU, "law", on("2026-07-01")),
        ),
    ),
    case(
        "a bracket before the instrument",
        "Сноска. Положение исключено (см. п.1 ) Указом Президента РК от 28.11.2008 N 698 (порядок введения в"
        " действие см."
        " п.3 ).",
        did("removed", unit("document", word="Положение"), cite("2008-11-28", "698", PRESIDENT_RU, "decree", SEE)),
    ),
    case(
        "a heading of two units",
        "Сноска. Заголовки раздела и главы в редакции Закона РК от 11.07.1997 N 154 .",
        did(
            "restated",
            (
                unit("heading", word="Заголовки", inside=unit("section", word="раздела")),
                unit("heading", word="Заголовки", inside=unit("chapter", word="главы")),
            ),
            cite("1997-07-11", "154", STATE_RU, "law"),
        ),
    ),
    case(
        "the name of the document runs on to the verb",
        "Сноска. Экономическая классификация расходов бюджета с изменениями, внесенными приказами Министра"
        " финансов РК от"
        " 24.02.2015 № 114 ; от 01.09.2015 № 460 (вводится в действие с 01.01.2016).",
        did(
            "amended",
            unit("document", word="Экономическая классификация расходов бюджета"),
            (
                cite("2015-02-24", "114", "Министр финансов Республики Казахстан", "order"),
                cite("2015-09-01", "460", "Министр финансов Республики Казахстан", "order", on("2016-01-01")),
            ),
        ),
    ),
    case(
        "a publisher's note on the whole act",
        "Примечание ИЗПИ! Настоящее решение вводится в действие с 01.01.2024.",
        did("effective", Target("act"), cite(None, None, None, None, on("2024-01-01"))),
    ),
    case(
        "a publisher's note on spelling",
        "Примечание РЦПИ. В тексте документа сохранена пунктуация и орфография оригинала.",
    ),
]


@pytest.mark.parametrize("note", CASES, ids=str)
def test_the_note_is_read_exactly(note: Case) -> None:
    tree = parse_note(note.text)
    assert bare(tree) == note.changes
    assert not tree.leftover


def test_the_heading_tells_adoption_and_repeal() -> None:
    tree = parse_requisites(
        "Указ Президента Республики Казахстан от 3 ноября 2010 года № 1093. Утратил силу Указом Президента Республики"
        " Казахстан от 19 января 2023 года № 106."
    )
    assert bare(tree) == (
        did("adopted", Target("act"), cite("2010-11-03", "1093", PRESIDENT_RU, "decree")),
        did("repealed", Target("act"), cite("2023-01-19", "106", PRESIDENT_RU, "decree")),
    )
    assert not tree.leftover


def test_registration_with_the_ministry_is_passed_over() -> None:
    tree = parse_requisites(
        "Приказ Министра финансов Республики Казахстан от 13 февраля 2018 года № 141. Зарегистрирован в Министерстве"
        " юстиции Республики Казахстан 5 марта 2018 года № 16468."
    )
    assert [change.kind for change in tree.changes] == ["adopted"]
    assert not tree.leftover
