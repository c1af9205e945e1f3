from __future__ import annotations

from typing import Any

import pytest

from corpus.readers import read_bytes
from corpus.readers.numbering import written
from corpus.source import Source
from tests.corpus.readers.told import said
from tests.corpus.readers.word import cell, item, level, lists, p, r, row, table, word

BORDERS = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'


def document(body: str, **parts: Any) -> Source:
    return read_bytes("act.docx", word(body, **parts))


def lines(source: Source) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(source.text)) for block in source.blocks]


def texts(body: str, **parts: Any) -> list[str]:
    return said(document(body, **parts))


def test_numbers_that_word_draws_are_written() -> None:
    numbering = lists({1: level(0, "decimal", "%1.") + level(1, "decimal", "%2)")}, {7: (1, "")})
    body = item("Первый:", 7) + item("а;", 7, 1) + item("б.", 7, 1) + item("Второй:", 7) + item("в.", 7, 1)
    source = document(body, numbering=numbering)
    assert said(source) == ["1. Первый:", "1) а;", "2) б.", "2. Второй:", "1) в."]
    assert [block.number for block in source.blocks] == ["1.", "1)", "2)", "2.", "1)"]


def test_a_level_begins_anew_after_a_bullet_of_a_higher_one() -> None:
    numbering = lists({1: level(0, "bullet", "\uf0b7") + level(1, "decimal", "%2)")}, {1: (1, "")})
    body = item("бір", 1) + item("а", 1, 1) + item("ә", 1, 1) + item("екі", 1) + item("б", 1, 1)
    assert texts(body, numbering=numbering) == ["• бір", "1) а", "2) ә", "• екі", "1) б"]


def test_a_level_that_is_told_not_to_begin_anew_goes_on() -> None:
    numbering = lists(
        {1: level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')}, {1: (1, "")}
    )
    assert texts(item("А", 1) + item("а", 1, 1) + item("Б", 1) + item("б", 1, 1), numbering=numbering) == [
        "1. А",
        "1) а",
        "2. Б",
        "2) б",
    ]


def test_lists_of_one_definition_count_together_unless_one_says_where_it_starts() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists({1: level(0, "decimal", "%1)")}, {1: (1, ""), 2: (1, ""), 3: (1, start)})
    body = item("а", 1) + p("Мәтін.") + item("б", 2) + item("в", 3) + item("г", 3) + item("ғ", 1)
    assert texts(body, numbering=numbering) == ["1) а", "Мәтін.", "2) б", "5) в", "6) г", "7) ғ"]


def test_numbers_of_several_levels() -> None:
    legal = level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>")
    numbering = lists({1: level(0, "upperRoman", "%1 бөлім.") + level(1, "decimal", "%1.%2.") + legal}, {1: (1, "")})
    assert texts(item("А", 1) + item("Б", 1, 1) + item("В", 1, 2), numbering=numbering) == [
        "I бөлім. А",
        "I.1. Б",
        "1.1.1 В",
    ]


def test_a_list_may_come_from_a_style_and_be_taken_off() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = lists({1: level(0, "decimal", "%1.")}, {1: (1, "")})
    body = p("А", '<w:pStyle w:val="Point"/>') + p(
        "Б", '<w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert texts(body + p("В", '<w:pStyle w:val="Base"/>'), numbering=numbering, styles=style) == ["1. А", "Б", "2. В"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 9 28 30"),
        ("decimalZero", "01 09 28 30"),
        ("upperRoman", "I IX XXVIII XXX"),
        ("lowerLetter", "a i bb dd"),
        ("russianLower", "а и ю аа"),
        ("russianUpper", "А И Ю АА"),
        ("none", "   "),
    ],
)
def test_formats_of_numbers(form: str, expected: str) -> None:
    assert " ".join(written(count, form) for count in (1, 9, 28, 30)) == expected


def test_tracked_changes_are_accepted_and_said() -> None:
    body = f"<w:p>{r('1. Мерзімі ')}<w:del><w:r><w:delText>үш</w:delText></w:r></w:del><w:ins>{r('бес')}</w:ins>{r(' күн.')}</w:p>"
    moved = f"<w:moveFrom>{r('көшті')}</w:moveFrom><w:moveTo>{r('келді')}</w:moveTo>"
    source = document(f"{body}<w:p>{moved}</w:p>")
    assert source.text == "1. Мерзімі бес күн.\n\nкелді\n"
    assert source.remarks == ("tracked changes were read as accepted",)


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    assert texts(p("1. Бірінші ", "<w:rPr><w:del/></w:rPr>") + p("жалғасы.") + p("2. Екінші.")) == [
        "1. Бірінші жалғасы.",
        "2. Екінші.",
    ]


def test_deleted_rows_and_hidden_text_are_not_read() -> None:
    body = table(row(cell("1"), cell("А"), cell("Б")), row(cell("2"), properties="<w:del/>"), properties=BORDERS)
    source = document(body + f"<w:p>{r('Көрінеді.')}{r('Жасырын.', '<w:vanish/>')}</w:p>")
    assert source.text == "1\t|\tА\t|\tБ\n\nКөрінеді.\n"
    assert source.remarks == ("hidden text of the file was not read",)


def test_a_footnote_stands_under_its_paragraph_with_its_mark() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" Түсіндірме.")}</w:p></w:footnote>'
    body = f"<w:p>{r('1. Алым')}{reference}{r(' төленеді.')}</w:p>" + p("2. Екінші.")
    assert texts(body, footnotes=notes) == ["1. Алым¹ төленеді.", "¹ Түсіндірме.", "2. Екінші."]


def test_merged_cells_leave_the_others_empty() -> None:
    head = row(cell("№"), cell("Атауы", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
    first = row(cell("1", '<w:vMerge w:val="restart"/>'), cell("А"), cell("Б"))
    source = document(table(head, first, row(cell("", "<w:vMerge/>"), cell("В"), cell("Г")), properties=BORDERS))
    assert said(source) == ["№\t|\tАтауы", "1\t|\tА\t|\tБ", "\t|\tВ\t|\tГ"]
    assert [block.head for block in source.blocks] == [True, False, False]


def test_a_corner_is_layout_whether_a_table_or_lines_on_the_right() -> None:
    corner = table(row(cell(""), cell("Бұйрыққа 1-қосымша")))
    right = p("Қаулысымен", '<w:jc w:val="right"/>') + p("бекітілген", '<w:jc w:val="right"/>')
    assert lines(document(corner + right + p("Қағидалар"))) == [
        ("layout", "\t|\tБұйрыққа 1-қосымша"),
        ("layout", "\t|\tҚаулысымен бекітілген"),
        ("text", "Қағидалар"),
    ]


def test_headings_are_told_by_style_outline_and_weight() -> None:
    style = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    bold = f"<w:p>{r('2-тарау', '<w:b/>')}</w:p>"
    body = p("1-тарау", '<w:pStyle w:val="H"/>') + bold + p("3-тарау", '<w:outlineLvl w:val="2"/>') + p("1. Мәтін.")
    assert [kind for kind, _ in lines(document(body, styles=style))] == ["heading", "heading", "heading", "text"]


def test_red_text_is_a_note_and_a_bookmark_an_anchor() -> None:
    note = (
        f"<w:p>{r('Ескерту. 1-тармақ жаңа редакцияда.', '<w:color w:val=' + chr(34) + 'FF0000' + chr(34) + '/>')}</w:p>"
    )
    source = document(f'<w:p><w:bookmarkStart w:id="0" w:name="z7"/>{r("1. Мәтін.")}</w:p>{note}')
    assert lines(source) == [("text", "1. Мәтін."), ("note", "Ескерту. 1-тармақ жаңа редакцияда.")]
    assert [block.anchor for block in source.blocks] == ["z7", None]


def test_breaks_fields_boxes_and_special_signs() -> None:
    fields = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    body = f"<w:p>{r('1. Бір')}{fields}<w:r><w:br/></w:r>{r('2. Екі')}<w:r><w:noBreakHyphen/><w:t>үш</w:t><w:br w:type='page'/></w:r></w:p>"
    box = f"<w:p>{r('Мәтін')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>{p('Қосымша')}</w:txbxContent>"
    box += f"</mc:Choice><mc:Fallback><w:txbxContent>{p('Қосымша')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert texts(body + box) == ["1. Бір", "2. Екі\u2011үш", "Мәтін", "Қосымша"]


def test_a_generated_table_of_contents_is_not_read() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{p('1-тарау ... 5')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtContent>{p('1. Мәтін.')}</w:sdtContent></w:sdt>"
    assert texts(body + p("2-тарау ... 7", '<w:pStyle w:val="T"/>') + wrapped, styles=style) == ["1. Мәтін."]


def test_macros_are_not_read_and_it_is_said() -> None:
    source = document(p("1. Мәтін."), **{"word__vbaProject.bin": b"code"})
    assert source.remarks == ("macros of the file were not run and not read",)
