"""Acts as questions name them: which one is meant, and whose a place is."""

from __future__ import annotations

import pytest

from assistant.understand.acts import named_acts, names_matter, others_named, owner_of, standing_of
from assistant.understand.references import find_references


@pytest.mark.parametrize(
    ("question", "kind", "title", "number", "standing"),
    [
        ("Что говорит Семейный кодекс?", "code", ("семеинии",), None, "other"),
        ("Жер кодексі туралы айт", "code", ("жер",), None, "other"),
        ("Азаматтық кодекс", "code", ("азаматтик",), None, "other"),
        ("the Housing Law", "law", ("housing",), None, "other"),
        ("Law on Banks", "law", ("banks",), None, "other"),
        ("закон об образовании", "law", ("образовании",), None, "other"),
        ("Білім туралы заңда", "law", ("билим",), None, "other"),
        ("Конституцияда", "constitution", (), None, "other"),
        ("№ 590 қаулы", "resolution", (), "590", "other"),
        ("Указ № 165 от 11.01.2015", "decree", (), "165", "told"),
        ("№ 1093 Жарлық", "decree", (), "1093", "own"),
        ("enbek kodeksi", "code", ("enbek",), None, "other"),
        ("бұл ереже", "regulation", (), None, "own"),
        ("этот указ", "decree", (), None, "own"),
        ("the regulation", "regulation", (), None, "own"),
        ("Положение о Департаменте по обеспечению деятельности судов", "regulation", None, None, "own"),
        ("Департамент туралы ережеде", "regulation", ("департамент",), None, "own"),
        ("Regulation on the Department", "regulation", ("department",), None, "own"),
        ("Положение о Министерстве обороны", "regulation", ("министерстве", "оборони"), None, "other"),
        ("этот закон", "law", (), None, "own"),  # people call any act a law
        ("настоящего Положения", "regulation", ("настояшего",), None, "own"),
        ("данный документ", "body", ("даннии",), None, "own"),
    ],
)
def test_named_acts(act, question, kind, title, number, standing) -> None:
    (named,) = named_acts(question)
    assert named.kind == kind
    assert title is None or named.title == title
    assert (named.mention.number if named.mention else None) == number
    assert standing_of(act, named) == standing


def owner(act, question: str) -> str | None:
    found = [owner_of(act, question, reference.span) for reference in find_references(question)]
    told = [named.span.of(question) for named in found if named is not None]
    return told[0] if told else None


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("статья 5 Семейного кодекса", "Семейного кодекса"),
        ("№ 812 қаулының 3-тармағы", "№ 812 қаулының"),
        ("пункт 7 Устава ООН", "Устава ООН"),
        ("ст. 12 КоАП", "КоАП"),
        ("АПК-нің 122-бабы", "АПК-нің"),
        ("Правила приёма в школу: пункт 5", "Правила приёма в школу"),
        ("clause 4 of the Rules on Passenger Transport", "Rules on Passenger Transport"),
        ("Білім туралы заңның 11-бабы", "Білім туралы заңның"),
        ("пункт 15 Положения", None),
        ("Ереженің 15-тармағы", None),
        ("clause 15 of this regulation", None),
        ("15-тармақты № 999 Жарлық өзгертті ме?", None),  # it did something, a place is not its own
        ("Указ № 165 пункт 15", None),  # the notes tell of it
        ("изменён ли пункт 15 указом № 700?", None),
        ("ПУНКТ 15 КТО УТВЕРЖДАЕТ", None),
        ("пункт 15 РК", None),
    ],
)
def test_whose_a_place_is(act, question, of) -> None:
    assert owner(act, question) == of


def test_the_acts_that_the_notes_tell_of_are_no_others(act) -> None:
    assert others_named(act, "Какой указ отменил положение, № 106?") == ()
    assert [named.span.of(q) for q in ["Указ № 107"] for named in others_named(act, q)] == ["Указ № 107"]


@pytest.mark.parametrize(
    ("rest", "other"),
    [("refugee obtained", True), ("лицензию адвоката", True), ("", False), ("Департамент", False), ("қазір", False)],
)
def test_words_of_another_matter(act, rest, other) -> None:
    assert names_matter(act, rest) is other
