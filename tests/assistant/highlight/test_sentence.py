"""What is marked in an act whose answers nobody marked: whole sentences and items, never their announcement."""

from __future__ import annotations

import pytest

from assistant.highlight.sentence import sentence
from tests.factories import act_of, regulation


def marked(text: str, question: str, language: str = "kk") -> list[str]:
    act = act_of(text, language)
    clause = next(unit for unit in act.units() if unit.own_spans)
    return [span.of(act.source) for span in sentence(act, clause.own_spans, question)]


TWO = "1. Атақ шетелдік азаматтарға беріледі. Атақ қала аумағында тұрмайтын адамдарға берілуі мүмкін."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Шетелдік адам ала ма?", "Атақ шетелдік азаматтарға беріледі"),
        ("Қалада тұрмайтын адам ала ма?", "Атақ қала аумағында тұрмайтын адамдарға берілуі мүмкін"),
    ],
)
def test_of_two_sentences_the_one_that_shares_the_questions_words(question: str, answer: str) -> None:
    assert marked(TWO, question) == [answer]


def test_a_sentence_is_found_by_what_words_of_another_language_stand_for() -> None:
    text = "1. Жер учаскесі комиссияға қарайды. Салық мөлшерін әкім белгілейді."
    assert marked(text, "Кто устанавливает налог?") == ["Салық мөлшерін әкім белгілейді"]


def test_what_an_announcement_announces_is_marked_in_its_place() -> None:
    text = "1. Комиссия мына шешімді қабылдайды: өтінімді қанағаттандырады; бас тартады; құжатты қайтарады. Өзгесі жоқ."
    assert marked(text, "Комиссия қандай шешімді қабылдайды?") == [
        "өтінімді қанағаттандырады; бас тартады; құжатты қайтарады"
    ]
    assert marked(text, "Құжатты қайтара ма?") == ["құжатты қайтарады"]


def test_an_address_is_what_stands_behind_its_head() -> None:
    text = "1. Местонахождение: 060005, город Атырау, улица Абая, 5."
    assert marked(text, "Где местонахождение?", "ru") == ["060005, город Атырау, улица Абая, 5"]


def test_a_name_in_quotation_marks_is_not_cut() -> None:
    text = '1. Өтінімді "Құрметті азамат" атағын беру жөніндегі комиссия қарайды.'
    assert marked(text, "Қай комиссия қарайды?") == [text.removeprefix("1. ").rstrip(".")]


def test_a_clause_without_words_has_no_mark() -> None:
    act = regulation("2. Тармақ.")
    assert sentence(act, (), "Не?") == ()
