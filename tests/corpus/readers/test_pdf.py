from __future__ import annotations

import pytest

from corpus.readers import read_bytes
from corpus.readers.pdf_flow import Joiner
from corpus.source import BlockKind
from tests.corpus.readers.paper import MARGIN, Sheet, column, full, pdf, sheet
from tests.corpus.readers.told import said

LONG = "Осы Қағидалар мемлекеттік қызмет көрсету тәртібін айқындайды және барлық органдарға"
TOP = 740


def lines(*sheets: Sheet) -> list[str]:
    return said(read_bytes("act.pdf", pdf(*sheets)))


def box(left: float, bottom: float, right: float, top: float) -> list[tuple[float, float, float, float]]:
    return [
        (left, bottom, right, bottom),
        (left, top, right, top),
        (left, bottom, left, top),
        (right, bottom, right, top),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    found = lines(sheet([" " + full(f"1. {LONG}", 96), full(LONG), "қолданылады.", " 2. Екінші тармақ."]))
    assert found[1:] == ["2. Екінші тармақ."]
    assert found[0].split() == f"1. {LONG} {LONG} қолданылады.".split()


def test_a_number_that_ends_a_sentence_is_no_clause() -> None:
    first = "1. Бұйрықтың күші жойылды деп танылсын, ол осы органға жіберілсін және мерзімі аяқталды 5 мамыр жылғы"
    found = lines(
        sheet([" " + full(first[:96].rstrip(), 96), "2015. Содан кейін жаңа бұйрық шығарылды.", " 2. Екінші."])
    )
    assert [text[:3] for text in found] == ["1. ", "2. "]
    assert "2015. Содан" in found[0]


def test_a_number_after_a_closed_sentence_opens_a_paragraph_where_nothing_is_indented() -> None:
    first = full(f"1) {LONG};"[:99].rstrip(";") + ";")
    assert [text[:2] for text in lines(sheet([first, full("2) " + LONG + ";"), "3) үшінші."]))] == ["1)", "2)", "3)"]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    def page(number: int) -> Sheet:
        head = (MARGIN, 780, f"Әділет 01.0{number}.2020 баспасы")
        body = [f" {number}. {['Бірінші', 'Екінші', 'Үшінші'][number - 1]} мәтін.", f" {number}0) тармақша мәтіні."]
        return sheet(body, head, (295, 30, str(number + 4)))

    found = lines(*(page(number) for number in (1, 2, 3)))
    assert found[::2] == ["1. Бірінші мәтін.", "2. Екінші мәтін.", "3. Үшінші мәтін."]
    assert found[1::2] == ["10) тармақша мәтіні.", "20) тармақша мәтіні.", "30) тармақша мәтіні."]


def test_a_number_on_one_page_that_is_not_its_own_stays() -> None:
    assert lines(sheet([" 1. Мәтін.", " 2. Мәтін."], (295, 30, "2015")))[-1] == "2015"


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = sheet([" " + full(f"1. {LONG}", 96), full(LONG)], (295, 30, "1"))
    second = sheet([full(LONG), "қолданылады.", " 2. Екінші."], (295, 30, "2"))
    assert [text[:2] for text in lines(first, second)] == ["1.", "2."]


def test_two_columns_are_read_one_after_the_other() -> None:
    def text(numbers: range) -> list[str]:
        return [
            line
            for number in numbers
            for line in (f"{number}. " + "сөз " * 9 + "және", "сөйлем аяғы осында тұр, толық жол керек еді", "бітті.")
        ]

    title = [(200, 760, "ҚАҒИДАЛАР")]
    left, right = column(text(range(1, 5)), top=TOP), column(text(range(5, 9)), left=320, top=TOP)
    found = lines(Sheet((*title, *left, *right)))
    assert [line.split()[0] for line in found] == ["ҚАҒИДАЛАР", *(f"{number}." for number in range(1, 9))]
    assert all(line.endswith("бітті.") for line in found[1:])


def test_signs_are_put_in_order_by_their_places() -> None:
    apart = Sheet(
        ((50, TOP, "1. са"), (80, TOP, "тал"), (75, TOP, "қ"))
    )  # a font without some letters writes them apart
    assert lines(apart) == ["1. сақтал"]


def test_ruled_cells_are_rows_and_merged_cells_leave_the_others_empty() -> None:
    rules = [
        *box(50, 650, 450, 750),
        (50, 700, 450, 700),
        (50, 725, 450, 725),
        (150, 650, 150, 750),
        (300, 650, 300, 725),
    ]
    texts = ((60, 735, "Реттік"), (160, 735, "Атауы"), (60, 710, "1."), (160, 710, "Бірінші"), (310, 710, "12,5"))
    more = ((60, 680, "2."), (160, 685, "Екінші"), (160, 673, "жол"), (310, 680, "7"))
    source = read_bytes("act.pdf", pdf(Sheet((*texts, *more, (50, 600, "Кесте соңы.")), tuple(rules))))
    assert said(source) == [
        "Реттік\t|\tАтауы",
        "1.\t|\tБірінші\t|\t12,5",
        "2.\t|\tЕкінші жол\t|\t7",
        "Кесте соңы.",
    ]
    assert [block.kind for block in source.blocks] == [BlockKind.ROW] * 3 + [BlockKind.TEXT]


def test_a_table_over_two_pages_is_one_its_head_is_written_once() -> None:
    rules = (*box(50, 650, 450, 750), (50, 725, 450, 725), (50, 700, 450, 700), (150, 650, 150, 750))

    def page(*cells: str) -> Sheet:
        places = [(x, y) for y in (735, 710, 680) for x in (60, 160)]
        return Sheet(tuple((x, y, text) for (x, y), text in zip(places, cells, strict=True) if text), rules)

    source = read_bytes(
        "a.pdf", pdf(page("№", "Атауы", "1", "Бір", "2", "Екі және"), page("№", "Атауы", "", "оның жалғасы", "3", "Үш"))
    )
    assert said(source) == ["№\t|\tАтауы", "1\t|\tБір", "2\t|\tЕкі және оның жалғасы", "3\t|\tҮш"]
    assert {block.table for block in source.blocks} == {0}


def test_pieces_far_apart_are_a_layout_row() -> None:
    source = read_bytes("a.pdf", pdf(Sheet(((50, TOP, "Премьер-Министр"), (400, TOP, "А. Мамин")))))
    assert source.text == "Премьер-Министр\t|\tА. Мамин\n"
    assert source.blocks[0].kind is BlockKind.LAYOUT


def test_a_head_that_is_written_upwards_is_read() -> None:
    rules = (*box(50, 600, 450, 750), (50, 640, 450, 640), (100, 600, 100, 750))
    sheet_of = Sheet(
        ((150, 700, "Атауы"), (60, 620, "1"), (150, 620, "Бір")),
        rules,
        upwards=((70, 650, "Реттік"), (85, 650, "нөмірі")),
    )
    assert lines(sheet_of) == ["Реттік нөмірі\t|\tАтауы", "1\t|\tБір"]


def test_a_turned_page_is_read_upright() -> None:
    body = column([" 1. Бірінші тармақ.", " 2. Екінші тармақ."], top=500)
    assert lines(Sheet(tuple(body), turned=90)) == ["1. Бірінші тармақ.", "2. Екінші тармақ."]


@pytest.mark.parametrize(
    ("known", "parts", "joined"),
    [
        ("мемлекеттік сөз", ["мемле-", "кеттік"], "мемлекеттік"),
        ("іс-қимылы", ["іс-", "қимылдар"], "іс-қимылдар"),
        ("", ["сондай-", "ақ"], "сондай-ақ"),
        ("", ["1-", "тармағы"], "1-тармағы"),
        ("", ["Премьер-", "Министр"], "Премьер-Министр"),
        ("", ["хозяйственно-", "питьевые"], "хозяйственно-питьевые"),
        ("", ["мемле\u00ad", "кеттік"], "мемлекеттік"),
        ("", ["екі", "сөз"], "екі сөз"),
        ("", ["жоғары –", "төмен"], "жоғары – төмен"),
    ],
)
def test_hyphens_at_line_ends(known: str, parts: list[str], joined: str) -> None:
    assert Joiner([known] * 40).join(parts) == joined


def test_in_a_hyphenated_document_an_unknown_word_is_joined() -> None:
    assert Joiner(["бұл жол екіге бө-", "лінген"] * 20).join(["хозяйствен-", "ные"]) == "хозяйственные"


def test_a_page_of_pictures_among_others_is_said() -> None:
    source = read_bytes("a.pdf", pdf(sheet([" 1. Осы қағидалар қолданылады."]), Sheet(picture=True)))
    assert source.remarks == ("no text was found on page(s) 2, which hold pictures",)


def test_reading_is_linear() -> None:
    pages = [sheet([f" {number}. Тармақ {page * 55 + number} осында." for number in range(55)]) for page in range(40)]
    assert len(lines(*pages)) == 40 * 55
