"""The card of an act: heads and requisites of real pages, what the act completes, readable ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.card import language_of, read_card
from corpus.head import head_of
from corpus.identity import base_id
from corpus.issuers import genitive, in_language, nominative
from corpus.model import ActCard, Status
from corpus.parse import parse
from corpus.requisites import issues_in, read_issue
from corpus.source import BlockKind, Source, SourceBlock, Span
from tests.factories import ACTS

REQUISITES = [
    ("kk", "Қазақстан Республикасы Үкіметінің 2012 жылғы 1 ақпандағы № 184 қаулысы", "resolution",
     "Қазақстан Республикасының Үкіметі", "2012-02-01", "184"),
    ("kk", "Қазақстан Республикасы Үкіметінің қаулысы 2001 жылғы 13 қыркүйек N 1195", "resolution",
     "Қазақстан Республикасының Үкіметі", "2001-09-13", "1195"),
    ("kk", "Қазақстан Республикасының 2008 жылғы 4 мамырдағы N 30-IV Конституциялық заңы", "constitutional-law",
     "Қазақстан Республикасы", "2008-05-04", "30-IV"),
    ("kk", "Қазақстан Республикасының Заңы 2020 жылғы 21 желтоқсандағы № 390-VI ҚРЗ", "law", "Қазақстан Республикасы",
     "2020-12-21", "390-VI"),
    ("kk", "Қазақстан Республикасы Министрлер Кабинетiнiң қаулысы 31 мамыр 1994 ж. N 581", "resolution",
     "Қазақстан Республикасының Министрлер Кабинетi", "1994-05-31", "581"),
    ("kk", "Қарағанды облыстық мәслихатының VI сессиясының 2012 жылғы 28 маусымдағы N 62 шешімі.", "decision",
     "Қарағанды облыстық мәслихаты", "2012-06-28", "62"),
    ("kk", "Қазақстан Республикасы Премьер-Министрінің 2007 жылғы 6 қазандағы N 291-ө Өкімі", "directive",
     "Қазақстан Республикасының Премьер-Министрі", "2007-10-06", "291-ө"),
    ("ru", "Закон Республики Казахстан от 18 ноября 2015 года № 410-V ЗРК.", "law", "Республика Казахстан",
     "2015-11-18", "410-V"),
    ("ru", "Решение Уйгурского районного маслихата Алматинской области от 19 декабря 2014 года N 42-1. "
     "Зарегистрировано Департаментом юстиции Алматинской области 29 декабря 2014 года № 2983", "decision",
     "Уйгурский районный маслихат Алматинской области", "2014-12-19", "42-1"),
    ("ru", "П о с т а н о в л е н и е Правительства Республики Казахстан от 9 марта 1996 г. N 287", "resolution",
     "Правительство Республики Казахстан", "1996-03-09", "287"),
    ("ru", "Распоряжение Премьер-Министра Республики Казахстан от 6 мая 2011 года № 66-р", "directive",
     "Премьер-Министр Республики Казахстан", "2011-05-06", "66-р"),
    ("ru", "Послание Президента Республики Казахстан народу Казахстана, г. Астана, 1 марта 2006 года", "message",
     "Президент Республики Казахстан", "2006-03-01", None),
    # what a commentary comments upon lends it neither day nor number
    ("ru", "Комментарий к Указу Президента Республики Казахстан от 21 октября 2003 года N 1208", "commentary", None,
     None, None),
    # lines that break off are read as far as they go
    ("kk", "Қостанай облысы Қарасу ауданы Қарамырза ауылдық округі әкімінің 2022 жылғы 12 желтоқсандағы № 6 ше",
     "decision", "Қостанай облысы Қарасу ауданы Қарамырза ауылдық округі әкімі", "2022-12-12", "6"),
    ("kk", "Қостанай облысы Жітіқара ауданы әкімд", "", None, None, None),
    ("ru", "Решение Шиелийского районн", "decision", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "kind", "issuer", "day", "number"), REQUISITES)
def test_requisites_of_real_pages(
    language: str, line: str, kind: str, issuer: str | None, day: str | None, number: str | None
) -> None:
    issue = read_issue(line, language)
    assert (issue.kind, issue.issuers, issue.number) == (kind, (issuer,) if issuer else (), number)
    assert issue.date == (date.fromisoformat(day) if day else None)


CORNERS = [
    ("kk", "| Қазақстан РеспубликасыҮкіметінің2020 жылғы 28 қазандағы№ 713 қаулысыменбекітілген", "resolution",
     "2020-10-28", "713"),
    ("kk", "| Қазақстан РеспубликасыЭнергетика министрі2022 жылғы 2 желтоқсандағы№ 397 бұйрығынақосымша", "order",
     "2022-12-02", "397"),
    ("kk", "| Аудан әкімдігінің 2016 жылғы\"28\" қарашадағы № 254-ққаулысына қосымша", "resolution", "2016-11-28",
     "254-қ"),
    ("ru", "| Приложение 1к решению Аккольскогорайонного маслихатаот 25 декабря 2017 года№ С 17 – 2", "decision",
     "2017-12-25", "С 17 – 2"),
    ("ru", "| УТВЕРЖДЕНОРешением СоветаЕвразийской экономической комиссииот 12 ноября 2014 г. № 99", "decision",
     "2014-11-12", "99"),
    ("ru", "Приложение № 1 к решению Айтекебийского районного маслихата № 126 от 24 декабря 2013 года", "decision",
     "2013-12-24", "126"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "corner", "kind", "day", "number"), CORNERS)
def test_corners_that_lost_their_line_ends(language: str, corner: str, kind: str, day: str, number: str) -> None:
    first = issues_in(corner, language)[0]
    assert (first.kind, str(first.date), first.number) == (kind, day, number)


@pytest.mark.parametrize(
    ("language", "written", "name"),
    [
        ("kk", "Қазақстан Республикасы Президентінің", "Қазақстан Республикасының Президенті"),
        ("kk", "Арал аудандық мәслихатының", "Арал аудандық мәслихаты"),
        ("kk", "Қазақстан Республикасының", "Қазақстан Республикасы"),
        ("ru", "Президента Республики Казахстан", "Президент Республики Казахстан"),
        ("ru", "Шиелийского районного маслихата Кызылординской области",
         "Шиелийский районный маслихат Кызылординской области"),
        ("ru", "Центральной избирательной комиссии Республики Казахстан",
         "Центральная избирательная комиссия Республики Казахстан"),
        ("ru", "Министра финансов Республики Казахстан", "Министр финансов Республики Казахстан"),
        ("ru", "Республики Казахстан", "Республика Казахстан"),
    ],
)  # fmt: skip
def test_an_issuer_has_a_nominative_and_goes_back_to_its_genitive(language: str, written: str, name: str) -> None:
    assert nominative(written, language) == name
    assert genitive(name, language) == written


def test_only_the_states_own_bodies_are_named_in_another_language() -> None:
    assert in_language("Қазақстан Республикасының Президенті", "ru") == "Президент Республики Казахстан"
    assert in_language("Правительство Республики Казахстан", "en") == "Government of the Republic of Kazakhstan"
    assert in_language("Верховный Суд Республики Казахстан", "kk") == "Қазақстан Республикасының Жоғарғы Соты"
    assert in_language("Арал аудандық мәслихаты", "ru") is None


# -- heads -----------------------------------------------------------------------------------------------------------

BODY = "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:\n\n1. Ереже бекітілсін.\n\n2. Осы қаулы қолданысқа енгізіледі."
TITLE = "Кейбір мәселелер туралы"
STATED = "Қазақстан Республикасы Үкіметінің 2012 жылғы 1 ақпандағы № 184 қаулысы."


def card_of(text: str) -> ActCard:
    source = Source(text)
    return parse(read_card(source), source).card


def test_title_badge_and_requisites_are_no_text_of_the_act() -> None:
    source = Source(
        f"{TITLE}\n\nКүшін жойған\n\n{STATED} Күші жойылды - ҚР Үкіметінің 2020.03.05 № 9 қаулысымен\n\n{BODY}"
    )
    act = parse(read_card(source), source)
    assert [str(unit.id) for unit in act.units()] == ["resolution/1", "resolution/2"]
    assert [span.of(act.source) for span in act.title] == [TITLE]
    assert act.card == replace(
        act.card, kind="resolution", issuers=("Қазақстан Республикасының Үкіметі",),
        number="184", date=date(2012, 2, 1), status=Status.REPEALED, status_since=date(2020, 3, 5),
        titles=(("kk", TITLE),), short_name="01.02.2012 № 184 Қаулы", flags=(),
    )  # fmt: skip


def test_without_a_head_the_act_says_what_it_is_and_the_card_says_what_is_missing() -> None:
    card = card_of(BODY)
    assert (card.kind, card.issuers, card.number, card.date) == (
        "resolution", ("Қазақстан Республикасының Үкіметі",), None, None,
    )  # fmt: skip
    assert card.status is Status.UNKNOWN
    assert card.flags == (
        "Its title could not be read.",
        "The day it was signed could not be read.",
        "Its number could not be read.",
        "No status is told.",
    )


def test_the_corner_of_an_annex_tells_number_and_day_but_not_those_of_the_act_that_is_amended() -> None:
    corner = (
        "\t|\tҚазақстан Республикасы\n\t|\tҮкіметінің\n\t|\t2012 жылғы 1 ақпандағы\n\t|\t№ 184 қаулысына\n\t|\tқосымша"
    )
    annexed = f"{BODY}\n\nҚазақстан Республикасының Премьер-Министрі\t|\tК. Мәсімов\n\n{corner}\n\nТізбе\n\n1. Бірінші."
    assert (card_of(annexed).number, card_of(annexed).date) == ("184", date(2012, 2, 1))
    amending = f"2012 жылғы 1 ақпандағы № 184 қаулыға өзгерістер енгізу туралы\n\nЖаңа\n\n{annexed}"
    assert (card_of(amending).number, card_of(amending).date) == (None, None)


def test_a_note_of_repeal_ends_an_act_whose_page_still_calls_it_new() -> None:
    note = "Ескерту. Күші жойылды - ҚР Үкіметінің 05.03.2020 № 9 қаулысымен."
    card = card_of(f"{TITLE}\n\nЖаңа\n\n{STATED}\n\n{note}\n\n{BODY}")
    assert (card.status, card.status_since) == (Status.REPEALED, date(2020, 3, 5))


def test_a_repeal_in_part_leaves_the_act_in_force() -> None:
    line = (
        "Постановление Правительства Республики Казахстан от 12 сентября 2002 года N 996. Утратило силу, за исключением"
        " подпункта 3) пункта 1, постановлением Правительства Республики Казахстан от 5 марта 2010 года № 9."
    )
    card = card_of(
        f"Вопросы Министерства\n\nОбновленный\n\n{line}\n\nПравительство Республики Казахстан постановляет:\n1. Утвердить."
    )
    assert (card.status, card.status_since, card.number) == (Status.IN_FORCE, None, "996")


def test_registration_and_repeal_are_read_from_a_real_page() -> None:
    line = (
        "Приказ Председателя Комитета по делам строительства от 4 сентября 2019 года № 131-нқ. Зарегистрирован в"
        " Министерстве юстиции Республики Казахстан 10 сентября 2019 года № 19361. Утратил силу приказом и.о."
        " Председателя Комитета от 18 октября 2023 года № 153-НҚ."
    )
    card = card_of(
        f"Об утверждении строительных норм\n\nУтративший силу\n\n{line}\n\nПРИКАЗЫВАЮ:\n\n1. Утвердить нормы."
    )
    assert card.registered == ("19361", date(2019, 9, 10))
    assert (card.status, card.status_since) == (Status.REPEALED, date(2023, 10, 18))
    assert (card.number, base_id(card, Path("a.txt"))) == ("131-нқ", "kz-order-2019-131-nk-ru")


def test_what_a_reader_told_of_the_head_is_believed() -> None:
    text = "Нечто\nНовый\nПриказ Министра финансов Республики Казахстан от 4 сентября 2019 года № 1.\n1. Утвердить."
    kinds = (BlockKind.TITLE, BlockKind.BADGE, BlockKind.REQUISITES)
    places = [(0, 5), (6, 11), (12, text.index("\n1."))]
    blocks = tuple(SourceBlock(Span(*place), kind) for place, kind in zip(places, kinds, strict=True))
    head = head_of(Source(text, "html", blocks))
    assert [span.of(text) for span in head.title] == ["Нечто"]
    assert head.status(text) is Status.IN_FORCE
    assert head.end == text.index("\n1.")


@pytest.mark.parametrize(
    "name", ["k02752", "k04334", "k05574", "k12868", "r00538", "r00551", "r00822", "r00907", "r00961"]
)
def test_heads_of_real_acts_in_page_form(name: str) -> None:
    path = ACTS / "forms" / f"{name}.txt"
    if not path.is_file():
        pytest.skip("needs ../shared/acts/forms")
    lines = path.read_text(encoding="utf-8").split("\n\n")
    card = card_of(path.read_text(encoding="utf-8"))
    assert dict(card.titles)[card.language] == " ".join(lines[0].split())
    assert card.status is Status.IN_FORCE
    assert card.number is not None
    assert card.number in lines[2]
    assert card.flags == ()


def test_the_language_is_told_from_the_letters() -> None:
    assert language_of("Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.") == "kk"
    assert language_of("Настоящее постановление вводится в действие со дня подписания.") == "ru"
    assert language_of("") == "ru"


def test_an_id_that_is_given_stays() -> None:
    source = Source(BODY)
    assert parse(read_card(source, "my-act"), source).card.id == "my-act"
