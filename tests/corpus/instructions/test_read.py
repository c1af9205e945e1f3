"""Instructions as amending acts give them: what is to be done, to which unit of which act, with which words."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.instructions.clauses import clauses, quotations
from corpus.instructions.read import Instruction, instructions
from corpus.notes.tree import Target

KK = (
    'БҰЙЫРАМЫН:\n\n1. "Қызмет көрсету тәртібін бекіту туралы" Қазақстан Республикасы Білім және ғылым министрінің '
    "2020 жылғы 27 мамырдағы № 223 бұйрығына (нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 20744 "
    "болып тіркелді) мынадай өзгерістер мен толықтырулар енгізілсін:\n\n"
)
RU = (
    "1. Внести в постановление Правительства Республики Казахстан от 8 октября 2004 года № 1041 «О создании комиссии» "
    "(САПП Республики Казахстан, 2004 г., № 37, ст. 492) следующие изменения:\n"
)
ORDER, RESOLUTION = (date(2020, 5, 27), "223"), (date(2004, 10, 8), "1041")


def placed(target: Target) -> str:
    """A target in one line: ``subclause 2 < clause 1``."""
    own = f"{target.rank} {','.join(target.numbers)}".strip()
    return f"{own} < {placed(target.inside)}" if target.inside else own


def told(entry: Instruction, text: str) -> tuple[str, list[str], str]:
    words = " → ".join(span.of(text) for span in entry.words) if entry.words else ""
    return str(entry.kind), [placed(t) for t in entry.targets], entry.wording.of(text) if entry.wording else words


CASES = [
    # restated, the wording on the next line; a quotation inside it does not end it
    (KK, 'kk', '2-тармақ мынадай редакцияда жазылсын:\n\n"2. Өтініш "электрондық үкіметтің" порталы арқылы беріледі.";\n',
     [("restated", ["clause 2"], '2. Өтініш "электрондық үкіметтің" порталы арқылы беріледі.')]),
    # inserted: the unit in the instrumental is the new one
    (KK, 'kk', 'мынадай мазмұндағы 7-1-тармақпен толықтырылсын:\n\n"7-1. Қызмет тегін көрсетіледі.".\n',
     [("inserted", ["clause 7-1"], "7-1. Қызмет тегін көрсетіледі.")]),
    # the list's own number is not the unit's; what is opened holds what follows
    (KK, 'kk', '1) 1-тармақта :\n1) және 4) тармақшалар алып тасталсын;\n2) тармақша мынадай редакцияда жазылсын:\n«2) бланк нысаны;»;\n',
     [("removed", ["subclause 1,4 < clause 1"], ""), ("restated", ["subclause 2 < clause 1"], "2) бланк нысаны;")]),
    # words replaced in the unit that was opened; a quotation after a colon is no wording there
    (KK, 'kk', '1 тармақта :\n\n1) тармақшада :\n\n"7 814 040" деген сандары "7 831 039" деген сандарымен ауыстырылсын;\n',
     [("replaced", ["subclause 1 < clause 1"], "7 814 040 → 7 831 039")]),
    # an annex of the amending act is not what is changed
    (KK, 'kk', '2 және 4-қосымшалар осы бұйрықтың 1 және 2-қосымшаларына сәйкес жаңа редакцияда жазылсын.\n',
     [("restated", ["annex 2,4"], "")]),
    # verbs inside a new wording order nothing
    (KK, 'kk', '3-тармақ мынадай редакцияда жазылсын:\n"3. 5-тармақ алып тасталсын.";\n4-тармақ алып тасталсын.\n',
     [("restated", ["clause 3"], "3. 5-тармақ алып тасталсын."), ("removed", ["clause 4"], "")]),
    (RU, 'ru', 'пункт 7 изложить в следующей редакции:\n«7. Комиссия собирается ежегодно.»;\n',
     [("restated", ["clause 7"], "7. Комиссия собирается ежегодно.")]),
    (RU, 'ru', 'дополнить пунктом 7-1 следующего содержания:\n«7-1. Решение принимается большинством.».\n',
     [("inserted", ["clause 7-1"], "7-1. Решение принимается большинством.")]),
    (RU, 'ru', 'в пункте 4:\nподпункт 3) исключить;\nслова «один год» заменить словами «два года».\n',
     [("removed", ["subclause 3 < clause 4"], ""), ("replaced", ["clause 4"], "один год → два года")]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "language", "body", "expected"), CASES)
def test_instructions_are_read(head: str, language: str, body: str, expected: list[object]) -> None:
    text = head + body
    found = instructions(text, language)
    assert [told(entry, text) for entry in found] == expected
    assert {entry.act for entry in found} == {ORDER if language == "kk" else RESOLUTION}


def test_the_document_in_which_the_units_stand_is_kept_in_the_acts_words() -> None:
    text = KK + 'Көрсетілген бұйрықпен бекітілген "Кеңес беру" қағидаларында :\n2-тармақ алып тасталсын;\n'
    assert [entry.document for entry in instructions(text, "kk")] == [
        'Көрсетілген бұйрықпен бекітілген "Кеңес беру" қағидаларында'
    ]


def test_what_orders_nothing_is_no_instruction() -> None:
    assert (
        instructions("1. Комиссия өтінішті қарайды.\n2. Осы бұйрық жарияланған күнінен бастап күшіне енеді.\n", "kk")
        == ()
    )
    assert instructions("2-тармақ мынадай редакцияда жазылсын:\n«2. Мәтін.»;\n", "kk") == ()  # of no act that is told


def test_a_bracket_that_numbers_closes_nothing() -> None:
    found = list(clauses("Кодексінде (Салық кодексі) көзделген: 1) 1-тармақта : 2) тармақша алып тасталсын; соңы."))
    text = "Кодексінде (Салық кодексі) көзделген: 1) 1-тармақта : 2) тармақша алып тасталсын; соңы."
    assert [clause.span.of(text).strip() for clause in found] == [
        "Кодексінде (Салық кодексі) көзделген",
        "1) 1-тармақта",
        "2) тармақша алып тасталсын",
        "соңы",
    ]


def test_the_outermost_quotations_are_told() -> None:
    text = '"Ішкі "сөз" бар" және «екінші»'
    assert [span.of(text) for span in quotations(text)] == ['Ішкі "сөз" бар', "екінші"]


@pytest.mark.parametrize(
    ("text", "language", "cited"),
    [
        (  # the law that it is founded on is not what it changes
            "В соответствии со статьей 5 Закона Республики Казахстан от 6 апреля 2016 года № 480 ПРИКАЗЫВАЮ:\n"
            "1. Внести в Правила учета следующее изменение:\nпункт 7 изложить в следующей редакции:\n«7. Текст.»;\n",
            "ru",
            [],
        ),
        (  # nor is the act itself, by its own number
            "Қаржы министрінің 2020 жылғы 10 қыркүйектегі № 91 бұйрығы.\nБҰЙЫРАМЫН:\n"
            "1. Есеп қағидаларына мынадай өзгеріс енгізілсін:\n7-тармақ мынадай редакцияда жазылсын:\n«7. Мәтін.»;\n",
            "kk",
            [],
        ),
        (  # nor what another clause speaks of
            "1. Образовать комиссию.\n2. Исполнение приказа от 5 мая 2003 года № 405 возложить на комитет.\n"
            "3. Признать утратившими силу некоторые приказы согласно приложению 2.\n"
            "4. Пункт 7 исключить;\n",
            "ru",
            [],
        ),
        (  # what is named by its day alone is another act than the one before it
            "1. Внести изменения в следующие акты:\n1) в Закон от 5 мая 2003 года № 405:\nстатью 7 исключить;\n"
            "2) в Кодекс от 23 ноября 2015 года:\nстатью 8 изложить в следующей редакции:\n«Статья 8. Текст.»;\n",
            "ru",
            [(date(2003, 5, 5), "405")],
        ),
    ],
)
def test_an_instruction_is_for_no_act_that_is_only_mentioned(
    text: str, language: str, cited: list[tuple[date, str]]
) -> None:
    assert [entry.act for entry in instructions(text, language)] == cited
