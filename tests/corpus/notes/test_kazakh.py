"""Kazakh notes of real acts and what they say, row by row."""

from __future__ import annotations

import pytest

from corpus.model import Effective, EventKind
from corpus.notes import Target, find_notes, parse_note
from tests.corpus.notes.factories import (
    GOVERNMENT,
    PRESIDENT,
    SEE,
    STATE,
    Case,
    after,
    bare,
    case,
    cite,
    did,
    on,
    signing,
    unit,
    until,
)

TEN = "(алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі)"
CABINET = "Қазақстан Республикасының Министрлер Кабинеті"
HEALTH = "Қазақстан Республикасының Денсаулық сақтау министрінің міндетін атқарушы"
ECONOMY = "Қазақстан Республикасының Ұлттық экономика министрінің міндетін атқарушы"


CASES = [
    case(
        "ISO dates, N for №, commas between the decrees",
        "Ескерту. 1-тармаққа өзгерту енгізілді - ҚР Президентінің 2005.03.24. N 1530 ; 2008.12.29 N 722 , 2011.01.26"
        " N 1141 Жарлықтарымен.",
        did(
            "amended",
            unit("clause", "1", word="тармаққа"),
            (
                cite("2005-03-24", "1530", PRESIDENT, "decree"),
                cite("2008-12-29", "722", PRESIDENT, "decree"),
                cite("2011-01-26", "1141", PRESIDENT, "decree"),
            ),
        ),
    ),
    case(
        "a law has the country for its issuer; the bracket names a day in words",
        "Ескерту. 4-бапқа өзгерту енгізілді - Қазақстан Республикасының 2004.12.20  N 13  (2005 жылғы 1 қаңтардан"
        " бастап күшіне енеді) Заңымен.",
        did("amended", unit("article", "4", word="бапқа"), cite("2004-12-20", "13", STATE, "law", on("2005-01-01"))),
    ),
    case(
        "bare ҚР is a law; constitutional; the inserted article inside the act",
        "Ескерту. Заң 4-1-баппен толықтырылды – ҚР 30.12.2022 № 176-VII (01.04.2023 бастап қолданысқа енгізіледі )"
        " Конституциялық заңымен.",
        did(
            "inserted",
            unit("article", "4-1", word="баппен", inside=unit("document", word="Заң")),
            cite("2022-12-30", "176-VII", STATE, "constitutional-law", on("2023-04-01")),
        ),
    ),
    case(
        "words run together, a Latin c in the instrument",
        "Ескерту. 2-қосымша жаңа редакцияда - Қазақстан Республикасы Үкіметінің 2007 жылғы 30 қазандағыN 1010(2007"
        " жылғы 1 қаңтардан бастап қолданысқа енгізіледі) Қаулыcымен.",
        did(
            "restated",
            unit("annex", "2", word="қосымша"),
            cite("2007-10-30", "1010", GOVERNMENT, "resolution", on("2007-01-01")),
        ),
    ),
    case(
        "the entry into force is told by another provision",
        "Ескерту. 1-бап жаңа редакцияда - Қазақстан Республикасының 2008.05.26  N 34-IV  (қолданысқа енгізілу тәртібін"
        "  2-баптан  қараңыз) Заңымен.",
        did("restated", unit("article", "1", word="бап"), cite("2008-05-26", "34-IV", STATE, "law", SEE)),
    ),
    case(
        "the verb changes in mid-note; the issuer of the first holds on",
        "Ескерту. 1-қосымша жаңа редакцияда – ҚР Үкіметінің 02.11.2018 № 707 (01.01.2018 бастап қолданысқа енгізіледі);"
        " өзгеріс енгізілді – 06.12.2018 № 807 (01.01.2018 бастап қолданысқа енгізіледі); 25.12.2018 № 880"
        " қаулыларымен.",
        did(
            "restated",
            unit("annex", "1", word="қосымша"),
            cite("2018-11-02", "707", GOVERNMENT, "resolution", on("2018-01-01")),
        ),
        did(
            "amended",
            unit("annex", "1", word="қосымша"),
            (
                cite("2018-12-06", "807", GOVERNMENT, "resolution", on("2018-01-01")),
                cite("2018-12-25", "880", GOVERNMENT, "resolution"),
            ),
        ),
    ),
    case(
        "three targets, a sunset, and its own entry into force",
        "Ескерту. 2-тармағының 12) тармақшасы, 5-тармағының екінші абзацы және 6-тарауы 31.08.2023 дейін қолданылады -"
        f" Ақмола облысы Аршалы аудандық мәслихатының 18.07.2023 № 4/5 {TEN} шешімімен.",
        did(
            "effective",
            (
                unit("subclause", "12", word="тармақшасы", inside=unit("clause", "2", word="тармағының")),
                unit("paragraph", "2", word="абзацы", inside=unit("clause", "5", word="тармағының")),
                unit("chapter", "6", word="тарауы"),
            ),
            cite("2023-07-18", "4/5", "Ақмола облысы Аршалы аудандық мәслихаты", "decision", after(10, "2023-08-31")),
        ),
    ),
    case(
        "expired",
        "Ескерту. 9 қосымша 31.08.2023 дейін қолданыста болды - Ақтөбе облыстық мәслихатының 09.06.2023 № 36"
        " шешімімен.",
        did(
            "expired",
            unit("annex", "9", word="қосымша"),
            cite("2023-06-09", "36", "Ақтөбе облыстық мәслихаты", "decision", until("2023-08-31")),
        ),
    ),
    case(
        "by a provision of the act itself, without date and number",
        "Ескерту. 9-қосымша 31.08.2023 дейін қолданыста болды – осы шешімнің 2-тармағымен .",
        did("expired", unit("annex", "9", word="қосымша"), cite(None, None, None, "decision", until("2023-08-31"))),
    ),
    case(
        "planned: the text above is still the old one",
        "Ескерту. 7-тармақ жаңа редакцияда көзделген - ҚР Ауыл шаруашылығы министрінің 31.10.2023№ 374(алғашқы ресми"
        " жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі) бұйрығымен.",
        did(
            "planned",
            unit("clause", "7", word="тармақ"),
            cite("2023-10-31", "374", "Қазақстан Республикасының Ауыл шаруашылығы министрі", "order", after(60)),
        ),
    ),
    case(
        "a joint order: instrument and bracket belong to both",
        "Ескерту. 1-тармақ алып тасталды - ҚР Денсаулық сақтау министрінің м.а. 03.04.2023 № 57 және ҚР"
        " Ұлттық экономика"
        f" министрінің м.а. 04.04.2023 № 46 бірлескен бұйрығымен {TEN}.",
        did(
            "removed",
            unit("clause", "1", word="тармақ"),
            (
                cite("2023-04-03", "57", HEALTH, "order", after(10)),
                cite("2023-04-04", "46", ECONOMY, "order", after(10)),
            ),
        ),
    ),
    case(
        "three verbs with one citation; the suffix of belonging carries the clause on",
        "Ескерту. 14-тармақтың 3-шi абзацындағы сөз алмастырылды, 4-шi абзацы алынып тасталды және 5-шi абзацына"
        " өзгерiстер енгiзiлдi - ҚРМК-нiң 1995.04.14. N 476 қаулысымен.",
        *(
            did(kind, target, cite("1995-04-14", "476", CABINET, "resolution"))
            for kind, target in (
                (
                    "replaced",
                    unit(
                        "words",
                        word="сөз",
                        inside=unit(
                            "paragraph", "3", word="абзацындағы", inside=unit("clause", "14", word="тармақтың")
                        ),
                    ),
                ),
                ("removed", unit("paragraph", "4", word="абзацы", inside=unit("clause", "14", word="тармақтың"))),
                ("amended", unit("paragraph", "5", word="абзацына", inside=unit("clause", "14", word="тармақтың"))),
            )
        ),
    ),
    case(
        "partial repeal",
        "Ескерту. Күші жойылды - Қазақстан Республикасының 2008.12.10 N 100-IV Заңымен, 5-3-бабын қоспағанда (2009"
        " жылғы 1 қаңтардан бастап қолданысқа енгізіледі).",
        did(
            "repealed",
            (),
            cite("2008-12-10", "100-IV", STATE, "law", on("2009-01-01")),
            (unit("article", "5-3", word="бабын"),),
        ),
    ),
    case(
        "words replaced throughout: the whole text is the target, so none is named",
        'Ескерту. Бүкіл мәтін бойынша: "мүгедектерді", "мүгедекке" деген сөздер тиісінше "мүгедектігі бар адамдарды",'
        ' "мүгедектігі бар адамға" деген сөздермен ауыстырылды - ҚР Үкіметінің 02.11.2018 № 707 қаулысымен.',
        did("replaced", (), cite("2018-11-02", "707", GOVERNMENT, "resolution")),
    ),
    case(
        "only one language version changed; from the day of signing",
        "Ескерту. 15-тармаққа орыс тілінде өзгеріс енгізілді, қазақ тіліндегі мәтін өзгермейді - ҚР"
        " Үкіметінің 10.12.2018"
        " № 818 (қол қойылған күнінен бастап қолданысқа енгізіледі) қаулысымен.",
        did(
            "amended",
            unit("clause", "15", word="тармаққа"),
            cite("2018-12-10", "818", GOVERNMENT, "resolution", signing("2018-12-10")),
            only="ru",
        ),
    ),
    case(
        "letters and ranges",
        'Ескерту. 6-тармақтың "ж","з"-тармақшаларының күшi жойылды - ҚРМК-нiң 12.11.1993 ж. N 1113 қаулысымен.',
        did(
            "repealed",
            unit("subclause", "ж", "з", word="тармақшаларының", inside=unit("clause", "6", word="тармақтың")),
            cite("1993-11-12", "1113", CABINET, "resolution"),
        ),
    ),
    case(
        "a range before a plural noun",
        "Ескерту. 6-тармақтың 2-4-абзацтары күшін жойды - ҚРМК-нiң 1995.03.31. N 372 қаулысымен.",
        did(
            "repealed",
            unit("paragraph", "2", "3", "4", word="абзацтары", inside=unit("clause", "6", word="тармақтың")),
            cite("1995-03-31", "372", CABINET, "resolution"),
        ),
    ),
    case(
        "the same figures before a singular noun are one number",
        "Ескерту. 2-4-тармақ алып тасталды - ҚР Үкіметінің 20.10.2021 № 752 қаулысымен.",
        did("removed", unit("clause", "2-4", word="тармақ"), cite("2021-10-20", "752", GOVERNMENT, "resolution")),
    ),
    case(
        "the number in words of the ministry",
        f"Ескерту. 154-тармақ алып тасталды - ҚР Денсаулық сақтау министрінің 31.03.2022№ ҚР ДСМ-31{TEN} бұйрығымен.",
        did(
            "removed",
            unit("clause", "154", word="тармақ"),
            cite("2022-03-31", "ҚР ДСМ-31", "Қазақстан Республикасының Денсаулық сақтау министрі", "order", after(10)),
        ),
    ),
    case(
        "Cyrillic letters in a Roman numeral",
        "Ескерту. Кіріспе жаңа редакцияда - Астана қаласы мәслихатының 30.06.2023 № 6/39-VІІІ шешімімен.",
        did(
            "restated",
            unit("preamble", word="Кіріспе"),
            cite("2023-06-30", "6/39-VIII", "Астана қаласы мәслихаты", "decision"),
        ),
    ),
    case(
        "a title, and the corner of an annex",
        "Ескерту. Қаулының тақырыбы жаңа редакцияда - ҚР Үкіметінің 29.04.2022 № 265 қаулысымен.",
        did(
            "restated",
            unit("title", word="тақырыбы", inside=unit("document", word="Қаулының")),
            cite("2022-04-29", "265", GOVERNMENT, "resolution"),
        ),
    ),
    case(
        "the source breaks off after the issuer",
        "Ескерту. Қаулы 6-қосымшамен толықтырылды - ҚРҮ-нiң",
        did(
            "inserted",
            unit("annex", "6", word="қосымшамен", inside=unit("document", word="Қаулы")),
            cite(None, None, GOVERNMENT, None),
        ),
    ),
    case(
        "two annexes with number signs of their own are not two decrees",
        "Ескерту. Осы қаулының N 1 және N 2 қосымшаларының күшi жойылды - ҚРМК-нiң 12.11.1993 ж. N 1113 қаулысымен.",
        did(
            "repealed",
            unit("annex", "1", "2", word="қосымшаларының", inside=unit("document", word="қаулының")),
            cite("1993-11-12", "1113", CABINET, "resolution"),
        ),
    ),
    case(
        "a publisher's note on the whole act",
        "ЗҚАИ-ның ескертпесі! Осы бұйрық 01.08.2019 бастап қолданысқа енгізіледі",
        did("effective", Target("act"), cite(None, None, None, None, on("2019-08-01"))),
    ),
    case(
        "a publisher's note that points elsewhere, spaces inside the abbreviation",
        "ЗҚАИ-ның ескертпесі! Осы бұйрықтың қолданысқа енгізілу тәртібін 4 т . қараңыз",
        did("effective", Target("act"), cite(None, None, None, None, SEE)),
    ),
    case(
        "a publisher's note on spelling tells no change",
        "РҚАО-ның ескертпесі. Құжаттың мәтінінде түпнұсқаның пунктуациясы мен орфографиясы сақталған.",
    ),
]


@pytest.mark.parametrize("note", CASES, ids=str)
def test_the_note_is_read_exactly(note: Case) -> None:
    tree = parse_note(note.text)
    assert bare(tree) == note.changes
    assert not tree.leftover


def test_two_notes_given_as_one_are_both_read() -> None:
    tree = parse_note(
        "Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.05.12. N 629 қаулысымен. P010629_"
        " Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.11.19. N 1493 қаулысымен. P011493_"
    )
    assert [citation.number for change in tree.changes for citation in change.citations] == ["629", "1493"]
    assert not tree.leftover


def test_what_is_not_understood_is_left_over() -> None:
    text = (
        "Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің 2001.05.12. N 629 қаулысымен (қызық жағдайда қолданысқа енгізіледі)."
    )
    tree = parse_note(text)
    assert [span.of(text) for span in tree.leftover] == ["(қызық жағдайда қолданысқа енгізіледі)"]
    assert tree.changes[0].citations[0].number == "629"


def test_a_singular_instrument_does_not_speak_for_another_issuer() -> None:
    tree = parse_note(
        "Ескерту. 1-тармаққа өзгерістер енгізілді - ҚР Үкіметінің 01.02.2016 № 5 ; ҚР Президентінің 02.02.2016 № 6"
        " Жарлығымен."
    )
    assert [citation.instrument for citation in tree.changes[0].citations] == [None, "decree"]


@pytest.mark.parametrize("printed", ["31.02.2001", "20.12.021", "05.13.2006"])
def test_a_mistyped_day_is_told_as_printed_and_never_guessed(printed: str) -> None:
    tree = parse_note(f"Ескерту. 1-тармақ өзгерді - ҚР Үкіметінің {printed} N 629 қаулысымен.")
    (cited,) = tree.changes[0].citations
    assert not tree.leftover
    assert (cited.date, cited.mistyped, cited.number) == (None, printed, "629")


def test_a_mistyped_last_day_leaves_the_end_open() -> None:
    tree = parse_note("Ескерту. Қаулы 01.01.018 дейін қолданыста болды - ҚР Үкіметінің 18.06.2012 № 801 қаулысымен.")
    (cited,) = tree.changes[0].citations
    assert not tree.leftover
    assert (cited.number, cited.effective) == ("801", Effective(until=None, mistyped="01.01.018"))


def test_a_number_in_several_words_is_one_number() -> None:
    tree = parse_note(
        "Ескерту. 5-баптың бес жүз алпыс бесінші абзацы 01.01.2025 дейін қолданыста болды - ҚР 21.12.2022 № 165-VII"
        " Заңымен."
    )
    assert not tree.leftover
    assert [target.numbers for target in tree.changes[0].targets] == [("565",)]


def test_or_joins_targets_and_is_told() -> None:
    tree = parse_note("Ескерту. 1 немесе 2-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 18.06.2012 № 801 қаулысымен.")
    (target,) = tree.changes[0].targets
    assert (target.numbers, target.either) == (("1", "2"), True)


def test_all_but_one_clause_was_repealed() -> None:
    tree = parse_note(
        "ЕСКЕРТУ.3-тармағынан басқасы күшін жойды - ҚР Үкіметінің 2003 жылғы 10 шілдедегі N 683 қаулысымен."
    )
    (change,) = tree.changes
    assert (change.kind, change.targets) == (EventKind.REPEALED, ())
    assert [target.numbers for target in change.exceptions] == [("3",)]


def test_a_draft_was_taken_back() -> None:
    tree = parse_note("Ескерту. Жоба қайтарылып алынды – ҚР Үкіметінің 30.06.2017 № 404 қаулысымен.")
    assert not tree.leftover
    assert [(change.kind, change.targets[0].rank) for change in tree.changes] == [(EventKind.WITHDRAWN, "document")]


def test_a_preamble_behind_the_publishers_remark_tells_no_change() -> None:
    remark = "РҚАО ескертпесі. Мәтінде авторлық орфография және пунктуация сақталған."
    preamble = " Қазақстан Республикасының 2001 жылғы 23 қаңтардағы № 148 Заңына өзгерістер енгізілді деп саналсын."
    assert [span.of(remark + preamble) for span in find_notes(remark + preamble)] == [remark]
    assert parse_note(remark + preamble).changes == ()
