"""What no act can answer is answered by none: letters without sense, code, other acts, other matters."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "SELECT name FROM users WHERE id = 15;",
        "<script>alert(1)</script>",
        "git push origin main --force",
        "x = [i**2 for i in range(10)]",
        "function add(a, b) { return a + b; }",
        "ж",
        "q?",
        "ъ ь ъ",
        "ыва ыва ыва",
        "ааааааааааа",
    ],
)
def test_code_letters_and_single_words_of_no_matter_are_not_answered(real, text) -> None:
    assert real.ask(text).answered is False


@pytest.mark.parametrize(
    "question",
    [
        "что сказано в статье 5 Семейного кодекса?",
        "№ 812 қаулының 3-тармағын оқып берші",
        "Әкімшілік рәсімдік-процестік кодекстің 15-бабы",
        "пункт 7 Устава ООН",
        "Land Code, article 22",
        "clause 4 of the Rules on Passenger Transport",
        "п. 12 Инструкции № 45",
        "ст. 8 ГК",
        "Сыбайлас жемқорлыққа қарсы іс-қимыл туралы заңның 11-бабы",
        "Does the Housing Act still apply?",
        "Закон об образовании утратил силу?",
        "Жер кодексі күшінде ме?",
        "Какие поправки внесли в Налоговый кодекс в 2018 году?",
        "When was the Law on Banks amended?",
        "2019 жылы Еңбек кодексіне қандай өзгерістер енгізілді?",
        "Действует ли ещё приказ № 77?",
        "Who abolished slavery in America?",
        "Как отозвать доверенность на машину?",
        "What is the marital status of the judge?",
        "Как изменился курс доллара за год?",
        "Отменили ли поезд до Караганды?",
        "Менің өтінішімнің мәртебесі қандай?",
    ],
)
def test_other_acts_and_other_matters_are_neither_quoted_nor_told_of(real, question) -> None:
    answer = real.ask(question)
    assert (answer.answered, answer.quotes, answer.events) == (False, (), ())


def test_that_another_act_is_meant_is_said_in_the_readers_language(real) -> None:
    told = [real.ask(q) for q in ("ст. 5 Трудового кодекса", "Еңбек кодексінің 5-бабы", "article 5 of the Labour Code")]
    assert [answer.message for answer in told] == [
        "Вопрос о другом акте (Трудового кодекса); здесь его нет.",
        "Бұл басқа акт туралы сұрақ (Еңбек кодексінің); ол мұнда жоқ.",
        "This asks about another act (Labour Code), which is not held here.",
    ]
    assert {notice.code for answer in told for notice in answer.notices} == {"other_act"}
