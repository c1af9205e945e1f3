"""The passages of the default act: what is searched, and what is not."""

from corpus.aids import expected_questions, translations
from corpus.library import open_act
from embeddings.views import passages_of

ACT = open_act()


def texts(clause: str, view: str, **aids) -> list[str]:
    return [p.text for p in passages_of(ACT, **aids) if p.clause == clause and p.view == view]


def test_a_subclause_is_given_the_head_of_its_list() -> None:
    assert texts("regulation/15/10", "text") == [
        "Функциялары: судьялар мен сот қызметкерлері жүктемелерінің нормативтерін әзірлеу;"
    ]


def test_a_torn_clause_is_one_text_without_its_number() -> None:
    (text,) = texts("regulation/24", "text")
    assert text.startswith("Егер заңнамада өзгеше белгіленбесе")
    assert "есебінен сатып алынған мүлікті" in text


def test_the_tail_of_clause_20_is_a_view_of_its_own() -> None:
    assert texts("regulation/20", "text.tail")[0].startswith("Департаменттің басшысы болмаған кезеңде")


def test_removed_and_missing_units_have_no_text_to_be_found_by() -> None:
    for clause in ("regulation/15/3", "organisations/1", "territorial-bodies/8"):
        assert texts(clause, "text") == []


def test_translations_and_questions_come_from_the_aids() -> None:
    passages = passages_of(ACT, translations(), expected_questions())
    views = {p.view for p in passages}
    assert {"text", "text.tail", "translation.ru", "translation.en", "translation.ru.tail", "question.kk"} <= views
    assert {p.clause for p in passages} <= {str(unit.id) for unit in ACT.units()}
    assert all("#" not in p.clause for p in passages)


def test_every_unit_that_has_a_text_is_translated_twice() -> None:
    known = {(entry.clause, entry.language) for entry in translations()}
    for unit in ACT.units():
        if unit.paragraphs:
            assert {(str(unit.id), "ru"), (str(unit.id), "en")} <= known
