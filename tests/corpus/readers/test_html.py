from __future__ import annotations

import pytest

from corpus.model import Act, ActCard
from corpus.parse import parse
from corpus.readers import read, read_bytes
from corpus.source import BlockKind, Source
from tests.corpus.readers.told import said
from tests.factories import ACTS

INDENT = "&nbsp;" * 5 + " "


def page(body: str, head: str = "") -> Source:
    text = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_bytes("page.html", text.encode("utf-8"))


def official(article: str) -> Source:
    slogan = '<div class="container_alpha slogan"><h1>О контроле</h1><p>Закон от 1 мая 2015 года № 5-V ЗРК.</p></div>'
    return page(
        f'{slogan}<div class="container_gamma text"><div class="gs_12"><article>{article}</article></div></div>'
    )


def lines(source: Source) -> list[tuple[str, str | None, str]]:
    return [(block.kind.value, block.anchor, block.span.of(source.text)) for block in source.blocks]


def act(source: Source) -> Act:
    return parse(ActCard("x", "ru", source.sha256, source.format), source)


def excerpt(name: str) -> Source:
    path = ACTS / "html" / f"{name}_excerpt.html"
    if not path.is_file():
        pytest.skip(f"the excerpts of pages are not at hand: {path}")
    return read(path)


def anchors(source: Source) -> dict[str, str | None]:
    """The anchor of the line on which each unit begins."""
    starts = {block.span.start: block.anchor for block in source.blocks}
    units = [unit for unit in act(source).units() if unit.own_spans]
    return {str(unit.id): starts.get(unit.own_spans[0].start) for unit in units}


def test_title_badge_and_requisites_stand_on_top() -> None:
    found = lines(excerpt("V1900019361"))
    assert [(kind, text[:30]) for kind, _, text in found[:3]] == [
        ("title", "Об утверждении строительных но"),
        ("badge", "Утративший силу"),
        ("requisites", "Приказ Председателя Комитета п"),
    ]
    assert "Скачать" not in excerpt("V1900019361").text  # the page's own menus


def test_anchors_of_the_law_on_corruption() -> None:
    found = anchors(excerpt("Z1500000410"))
    assert {name.partition("/")[2]: anchor for name, anchor in found.items()} == {
        "1": "z1",
        "1/1": "z34",
        "1/1-1": "z138",  # the anchor stands in the publisher's note above it
        "1/2": "z35",
        "1/2-1": "z139",
        "1/12": "z45",
        "1/14": "z140",
    }


def test_anchors_of_the_order() -> None:
    found = {text[:3]: anchor for kind, anchor, text in lines(excerpt("V1900019361")) if kind == "text"}
    assert {"1. ", "1) ", "2) ", "3) ", "4. "} <= set(found)
    assert (found["4. "], found["3) "]) == ("z14", "z26")


def test_notes_in_all_three_marks_are_notes() -> None:
    source = official(
        f"<p id='z1'>{INDENT}1. Первый.</p>"
        f'<p class="note">{INDENT}Сноска. Пункт 1 изменен.</p>'
        f"<p id='z2'>{INDENT}2. Второй.</p>"
        f'<span class="note">{INDENT}Сноска. Пункт 2 изменен Законом от 06.04.2016 </span><a href="/rus/docs/Z1#z36">№ 484-V'
        f'</a><span class="note"> (вводится </span>в действие<span class="note">).</span><br>'
        f'<font color="#FF0000">{INDENT}<a name="z9"></a>Примечание ИЗПИ!</font><br>'
        f"<p>{INDENT}3. Третий.</p><p>{INDENT}4. Четвертый.</p>"
    )
    assert lines(source)[2:] == [
        ("text", "z1", "1. Первый."),
        ("note", None, "Сноска. Пункт 1 изменен."),
        ("text", "z2", "2. Второй."),
        ("note", None, "Сноска. Пункт 2 изменен Законом от 06.04.2016 № 484-V (вводится в действие)."),
        ("note", "z9", "Примечание ИЗПИ!"),
        ("text", "z9", "3. Третий."),
        ("text", None, "4. Четвертый."),
    ]


def test_a_removed_clause_in_a_note_keeps_its_anchor_for_itself() -> None:
    source = official(
        f'<span class="note">{INDENT}<a id="z4" name="z4"></a>1) исключен Законом РК от 13.11.2015 № 398-V;</span><br/>'
        f"<p>{INDENT}2) второй.</p>"
    )
    assert [(anchor, text[:3]) for _, anchor, text in lines(source)[2:]] == [("z4", "1) "), (None, "2) ")]


def test_line_breaks_part_paragraphs_but_not_headings() -> None:
    source = official(
        f"<p>{INDENT}Первый.<br>{INDENT}Второй.</p><h3 id='z7'>Глава 1.<br>Общие</h3><p><b>Статья<br>2</b></p>"
    )
    assert lines(source)[2:] == [
        ("text", None, "Первый."),
        ("text", None, "Второй."),
        ("heading", "z7", "Глава 1. Общие"),
        ("heading", None, "Статья 2"),
    ]


def test_layout_is_told_from_data() -> None:
    source = official(
        '<table border="0"><tr><td></td><td><a name="z19"></a>Приложение 1<br>к приказу</td></tr></table>'
        '<table border="0"><tr><td><i>Президент<br>Республики</i></td><td><i>Н. Назарбаев</i></td></tr></table>'
        '<table border="1"><tr><th>№</th><th>Имя</th><th></th></tr><tr><td rowspan="2">1</td><td colspan="2">А</td></tr>'
        "<tr><td>Б</td><td>В</td></tr></table>"
    )
    assert lines(source)[2:] == [
        ("layout", "z19", "\t|\tПриложение 1 к приказу"),
        ("layout", None, "Президент Республики\t|\tН. Назарбаев"),
        ("row", None, "№\t|\tИмя"),
        ("row", None, "1\t|\tА"),
        ("row", None, "\t|\tБ\t|\tВ"),
    ]
    rows = [block for block in source.blocks if block.kind is BlockKind.ROW]
    assert [row.head for row in rows] == [True, False, False]
    assert [[cell.of(source.text) for cell in row.cells] for row in rows] == [
        ["№", "Имя", ""],
        ["1", "А", ""],
        ["", "Б", "В"],
    ]
    assert [block.table for block in source.blocks if block.table is not None] == [0, 1, 2, 2, 2]


def test_a_table_that_frames_the_page_is_read_as_paragraphs() -> None:
    source = page("<table><tr><td><h1>Ереже</h1><p>1. Бірінші.</p><p>2. Екінші.</p></td></tr></table>")
    assert [(kind, text) for kind, _, text in lines(source)] == [
        ("heading", "Ереже"),
        ("text", "1. Бірінші."),
        ("text", "2. Екінші."),
    ]


def test_menus_scripts_and_what_is_hidden_are_no_text() -> None:
    source = page(
        "<nav>Меню</nav><script>var x = '1. Нет.';</script><div style='display: none'>Скрыто</div>"
        "<ul><li><a href='/a'>Новости сайта</a></li></ul>"
        "<div id='content'><h1>Положение</h1>"
        "<p>1. Комитет осуществляет надзор за соблюдением законодательства.</p><p>2. Комитет вправе отказать.</p></div>"
        "<div>© 2024 Портал</div>",
        "<title>Положение - Портал</title>",
    )
    assert said(source) == [
        "Положение",
        "1. Комитет осуществляет надзор за соблюдением законодательства.",
        "2. Комитет вправе отказать.",
    ]


CLAUSES = [f"{number}. Комитет осуществляет надзор за соблюдением законодательства." for number in range(1, 21)]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("opening", ["<ol><li>", "<ul><li>", "<div>", "<blockquote><div>", "<section>"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_no_text_is_lost_above_a_place_that_lies_deep(depth: int, opening: str) -> None:
    items = [f"{number}) тармақша;" for number in range(depth)]
    nested = "".join(opening + item for item in items)
    assert said(page(f"<h1>Ереже</h1>{paragraphs(*CLAUSES)}{nested}")) == ["Ереже", *CLAUSES, *items]


@pytest.mark.parametrize(("first", "beside"), [(1, 19), (3, 17), (10, 10), (17, 3), (19, 1)])
def test_an_act_in_several_boxes_is_read_whole(first: int, beside: int) -> None:
    boxes = f"<div>{paragraphs(*CLAUSES[:first])}</div><div><div>{paragraphs(*CLAUSES[-beside:])}</div></div>"
    assert said(page(f"<div>{boxes}</div>")) == CLAUSES
    table = "<table border=1><tr><td>№</td><td>Имя</td></tr></table>"
    assert said(page(f"<div>{table}<div>{paragraphs(*CLAUSES)}</div></div>")) == ["№\t|\tИмя", *CLAUSES]


@pytest.mark.parametrize(
    "around",
    ["<footer>{}</footer>", "<aside>{}</aside>", "<div role='contentinfo'>{}</div>", "<div id='footer'>{}</div>",
     "<div class='wide page-sidebar'>{}</div>", "<section class='comments-list'>{}</section>",
     "<div>{} <a href='/a'>Все новости, которые вышли за последний месяц на портале</a></div>"],
)  # fmt: skip
def test_what_is_the_sites_own_is_left_out(around: str) -> None:
    own = around.format("<p>Если нашли ошибку, сообщите нам.</p>")
    assert said(page(f"{own}<div>{paragraphs(*CLAUSES)}</div>{own}")) == CLAUSES
    assert page(f"{own}<div>{paragraphs(*CLAUSES)}</div>{own}").remarks == ()


def test_a_large_share_of_the_page_that_was_not_read_is_told() -> None:
    source = page(f"<article>{paragraphs(*CLAUSES)}</article><div>{paragraphs(*CLAUSES)}</div>")
    assert said(source) == CLAUSES
    assert source.remarks == ("50% of the page's text stands outside the act on it and was not read",)
    assert page(f"<article>{paragraphs(*CLAUSES)}</article><div>{paragraphs(*CLAUSES[:2])}</div>").remarks == ()


def test_the_title_of_a_page_stands_above_a_text_without_one() -> None:
    body = "<div><p>1. Комитет осуществляет надзор за соблюдением законодательства.</p></div>"
    assert page(body, "<title>Положение о комитете - Портал</title>").text.startswith("Положение о комитете\n\n1. ")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "utf-8"])
def test_the_encoding_that_a_page_names_is_believed_where_it_fits(encoding: str) -> None:
    text = "<html><head><meta charset='windows-1251'></head><body><p>1. Надзор и контроль.</p></body></html>"
    assert read_bytes("a.html", text.encode(encoding)).text == "1. Надзор и контроль.\n"


def test_a_page_without_its_extension_is_a_page() -> None:
    assert read_bytes("act", b"<html><body><p>1. Text.</p></body></html>").format == "html"


def test_deep_nesting_and_tags_left_open_lose_nothing() -> None:
    assert page("<div>" * 5000 + "<p>1. Надзор.</p>" + "</div>" * 5000).text == "1. Надзор.\n"
    rows = "".join(f"<font><span>{number}. Надзор.<br>" for number in range(1, 5001))
    assert len(said(page(rows))) == 5000


def test_paragraphs_are_parted_by_empty_lines_and_rows_of_a_table_are_not() -> None:
    rows = "<tr><td>1</td><td>А</td><td>Б</td></tr><tr><td>2</td><td>В</td><td>Г</td></tr>"
    source = page(f"<p>1. Бір.</p><p>2. Екі.</p><table border=1>{rows}</table><table border=1>{rows}</table>")
    table = "1\t|\tА\t|\tБ\n2\t|\tВ\t|\tГ"
    assert source.text == f"1. Бір.\n\n2. Екі.\n\n{table}\n\n{table}\n"


SAVED = (
    '<body class="normal js"><div id="sticky-id"><script>window.x = 1</script></div>'
    '<div class="container_aside"><a href="https://a.kz/add.html"><img alt="Әділет"></a></div>'
    '<div id="container" class="module_npaView lang_rus"><div id="header"><p><a href="/rus">Система</a></p></div>'
    '<div id="menu"><ul><li><a href="/rus/index/docs">Поиск</a></li></ul></div><div class="main"><div class="inner_main">'
    '<div class="container_alpha slogan"><h1>О надзоре</h1><span class="status status_upd">Обновленный</span>'
    "<p>Закон Республики Казахстан от 23 января 2001 года № 148.</p></div>"
    '<div class="container_gamma tabs"><ul><li><a href="/info">Информация</a></li></ul></div>'
    '<div class="container_gamma text text_upd"><div class="gs_12"><article>'
    '<p><a href="https://adilet.zan.kz/rus/docs/Z010000148_/z010148.htm"> ОГЛАВЛЕНИЕ </a></p>'
    f'<p class="note">\n{INDENT}Сноска. По всему тексту:<br>\n{INDENT}слова "а" заменены словами "б" Законом РК от '
    '10.01.2006 <a href="/rus/docs/Z06#z0">№ 116</a>.</p>'
    '<h3 id="z28"> Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ</h3><p><b><a name="z1"></a>Статья 1. Понятия</b></p>'
    f'<p id="z76">\n{INDENT}<a name="z184"></a>8. Непредставление сведений.</p>'
    f"<p>\n{INDENT}1) политические;</p>"
    f'<p id="z129">\n{INDENT}2) исключен Законом РК от 30.11.2016 <i>№ 26-VI</i> (вводится в действие с 01.01.2017).</p>'
    f'<p>\n</p><table border="0" width="600"><tbody><tr><td align="left">\n{INDENT}\n</td></tr><tr><td align="left">'
    f"<i>{INDENT}Президент<br>Республики Казахстан</i></td><td><i>Н. НАЗАРБАЕВ</i></td></tr></tbody></table><p></p>"
    '</article></div></div><div class="container_omega aftertext"><p>Если Вы обнаружили на странице ошибку</p></div>'
    '</div></div><div id="footer"><h4>Состояние базы</h4><ul><li>Всего документов: <span>453680</span></li></ul></div></div>'
    "<veepn-lock-screen><template shadowrootmode='open'><p>1. Реклама</p></template></veepn-lock-screen></body>"
)


def test_a_page_saved_whole_gives_the_act_and_nothing_of_what_stands_around_it() -> None:
    source = read_bytes("act.html", f"<!DOCTYPE html><html><head><title>x</title></head>{SAVED}</html>".encode())
    assert lines(source) == [
        ("title", None, "О надзоре"),
        ("badge", None, "Обновленный"),
        ("requisites", None, "Закон Республики Казахстан от 23 января 2001 года № 148."),
        ("note", None, "Сноска. По всему тексту:"),
        ("note", None, 'слова "а" заменены словами "б" Законом РК от 10.01.2006 № 116.'),
        ("heading", "z28", "Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ"),
        ("heading", "z1", "Статья 1. Понятия"),
        ("text", "z76", "8. Непредставление сведений."),
        ("text", None, "1) политические;"),
        ("text", "z129", "2) исключен Законом РК от 30.11.2016 № 26-VI (вводится в действие с 01.01.2017)."),
        ("layout", None, "Президент Республики Казахстан\t|\tН. НАЗАРБАЕВ"),
    ]
