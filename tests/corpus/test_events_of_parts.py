"""Events whose target has no id of its own, ends of terms, and the same notes told in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.history import history, status
from tests.factories import act_of, regulation, told

LAW = "ҚР 03.07.2014 № 227-V Заңымен"


def one_note(note: str, russian: bool = False) -> list[str]:
    """What a note under clause 10 of a decree's regulation tells, event by event."""
    if russian:
        lines = ("ПОСТАНОВЛЯЮ:", "1. Утвердить.", "Утверждено", "Положение", "10. Текст.", note)
        return [told(event) for event in act_of("\n".join(lines), "ru").events()]
    lines = ("Бекітілген", "Ереже", "10. Мәтін.", note)
    return [told(event) for event in regulation(*lines).events() if event.number != "7"]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("10-тармақтың екінші абзацы алып тасталды", "amended"),
        ("10-тармақтың төртінші бөлігі жаңа редакцияда", "amended"),
        ('10-тармақта "қала" деген сөз алып тасталды', "amended"),
        ("10-тармақ екінші абзацпен толықтырылды", "amended"),
        ("10-тармақ жаңа редакцияда", "restated"),
        ("10-тармақ алып тасталды", "removed"),
    ],
)
def test_a_part_of_a_clause_only_amends_it(note: str, kind: str) -> None:
    assert one_note(f"Ескерту. {note} - {LAW}.") == [f"{kind} 2014-07-03 227-V regulation/10 unspecified"]


def test_the_title_restated_gives_no_clause_its_wording() -> None:
    act = act_of(f"Ескерту. Тақырып жаңа редакцияда - {LAW}.\n1-бап. Бірінші.\n1. Мәтін.")
    (event,) = act.events()
    assert (told(event), event.partial) == ("restated 2014-07-03 227-V act unspecified", True)
    assert history(act, "law/1").wording_since is None


def test_a_chapter_restated_does_not_restate_the_whole_part() -> None:
    lines = ("Бекітілген", "Ереже", "1-тарау. Жалпы", f"Ескерту. 1-тараудың тақырыбы жаңа редакцияда - {LAW}.", "1. Х.")
    (event,) = [event for event in regulation(*lines).events() if event.number == "227-V"]
    assert told(event) == "amended 2014-07-03 227-V regulation unspecified"


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        (
            "Ескерту. 10-тармақтың қолданысы 01.01.2025 дейін тоқтатыла тұрады - ҚР 31.12.2021 № 100-VII Заңымен.",
            "Сноска. Действие пункта 10 приостановлено до 01.01.2025 Законом РК от 31.12.2021 № 100-VII.",
        ),
        (
            "Ескерту. 10-тармақтың қолданысы ҚР 31.12.2021 № 100-VII Заңымен 01.01.2025 дейін тоқтатылды.",
            "Сноска. Пункт 10 приостановлен до 01.01.2025 Законом РК от 31.12.2021 № 100-VII.",
        ),
        (
            "ЗҚАИ-ның ескертпесі! 10-тармақты 5-1) тармақшамен толықтыру көзделген - ҚР 02.07.2024 № 110-VIII Заңымен"
            " (01.01.2027 бастап қолданысқа енгізіледі).",
            "Примечание ИЗПИ! Пункт 10 предусмотрено дополнить подпунктом 5-1) в соответствии с Законом РК от"
            " 02.07.2024 № 110-VIII (вводится в действие с 01.01.2027).",
        ),
        (
            "ЗҚАИ-ның ескертпесі! 10-тармақты алып тастау көзделген - ҚР 02.07.2024 № 110-VIII Заңымен.",
            "Примечание ИЗПИ! Пункт 10 предусмотрено исключить Законом РК от 02.07.2024 № 110-VIII.",
        ),
        (
            "Ескерту. 10-тармақ жаңа редакцияда - ҚР 2011.07.22 № 479-IV (қолданысқа енгізілу тәртібін 2-тармақтан"
            " қараңыз) Заңымен.",
            "Сноска. Пункт 10 - в редакции Закона РК от 22.07.2011 № 479-IV (порядок введения в действие см. п.2).",
        ),
    ],
)
def test_both_languages_tell_the_same(kazakh: str, russian: str) -> None:
    assert one_note(kazakh) == one_note(russian, russian=True) != []


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        (
            "Ескерту. Қолданылу мерзімінің аяқталуына байланысты тоқтатылды - (Талғар ауданы мәслихаты аппаратының"
            " 15.03.2019 № 45 хаты).",
            "Талғар ауданы мәслихаты аппараты",
        ),
        (
            "Сноска. Утратило силу в связи с истечением срока действия (письмо маслихата Талгарского района от"
            " 15.03.2019 № 45).",
            "маслихат Талгарского района",
        ),
        (
            "Сноска. Прекращено действие в связи с истечением срока, на который решение было принято - (письмо"
            " маслихата Талгарского района от 15.03.2019 № 45).",
            "маслихат Талгарского района",
        ),
    ],
)
def test_a_term_that_ended_by_letter_repeals_the_act(note: str, issuer: str) -> None:
    act = act_of(f"{note}\nШЕШТІ:\n1. Мәтін.", "kk" if note.startswith("Е") else "ru")
    (found,) = act.notes
    (event,) = found.events
    assert found.understood
    assert told(event) == "repealed 2019-03-15 45 act unspecified"
    assert (event.instrument, event.issuer) == ("letter", issuer)
    assert status(act, date(2020, 1, 1)).in_force is False


def test_an_act_is_out_of_force_when_its_term_has_ended() -> None:
    act = act_of("Ескерту. Заң 01.01.2024 дейін қолданыста болды - ҚР 02.01.2021 № 400-VI Заңымен.\n1-бап. Мәтін")
    assert [status(act, day).in_force for day in (date(2023, 12, 31), date(2024, 1, 1))] == [True, False]


def test_a_text_about_the_past_is_no_mark_of_expiry() -> None:
    text = "2018 жылғы 1 қаңтарға дейін қолданыста болған Қазақстан Республикасының салық заңнамасына сәйкес шарт."
    (law,) = act_of(f"52-бап. {text}").parts
    assert [str(unit.state) for unit in law.units] == ["current"]
