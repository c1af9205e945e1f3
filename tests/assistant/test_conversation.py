"""Follow-ups completed by rules: no model is asked, the finder is told what it finds."""

from __future__ import annotations

import pytest

from tests.factories import assistant_finding

FOUND = "regulation/18"
FOUR = {"165", "198", "201", "16"}

# A dialogue a block; a turn a line: question | kind | clauses quoted (in order). What is found by meaning is clause 18.
_TABLE = """
Ұйымдар тізбесінің 2-тармағында не тұр? | reference | organisations/2
ал аумақтық органдар тізбесінде ше? | reference | territorial-bodies/2
келесі тармағы? | reference | territorial-bodies/3

Show item 2 in the list of organisations | reference | organisations/2
and in the list of territorial bodies? | reference | territorial-bodies/2
item 7? | reference |
and item 16? | reference | territorial-bodies/16

Покажи пункт 3 перечня территориальных органов | reference | territorial-bodies/3
а в перечне организаций? | not_answered |
ну тогда пункт 2 там же | reference | organisations/2
а в другом перечне? | reference | territorial-bodies/2

пункт 2 перечня подведомственных организаций | reference | organisations/2
а в территориальных? | reference | territorial-bodies/2
а в самом положении? | reference | regulation/2
ещё следующий | reference | regulation/3

Аумақтық органдар тізбесінің 1-тармағын көрсет | reference | territorial-bodies/1
басқа тізбеде ше? | reference | organisations/1
келесісі? | reference | organisations/2

item 5 of the list of territorial bodies | reference | territorial-bodies/5
what about the other list? | not_answered |

Покажи пункт 2 перечня организаций | reference | organisations/2
а в перечне территориальных органов под этим же номером? | reference | territorial-bodies/2
там же пункт 20 | reference | territorial-bodies/20
а пятнадцатый? | reference | territorial-bodies/15

Аумақтық органдар тізбесін қай жарлық өзгертті? | history |
екінші тізбені ше? | history |
соның 2-тармағын көрсетші | reference | organisations/2

20-тармақтың 10) тармақшасын көрсет | reference | regulation/20/10
тағы келесісін көрсетші | reference | regulation/20/10-1
одан кейінгісі? | reference | regulation/20/11
одан кейінгісі? | not_answered |

Пункт 8 | reference | regulation/8
кем введён? | history | regulation/8
по какой причине его меняли? | not_answered |
а в силу когда вступил? | history | regulation/8

Действует ли положение? | status |
а почему отменили? | not_answered |
с какого числа? | status |

№ 151 Жарлық қай тармақты өзгертті? | history | regulation/8
сол тармақтың мәтінін берші | reference | regulation/8

Show clause 2 | reference | regulation/2
and in the decree itself? | reference | decree/2

Аумақтық органдардың тізбесі қашан өзгерді? | history |
ал ұйымдар тізбесі ше? | history |
ондағы 1-тармақты көрсет | reference | organisations/1

Когда меняли перечень организаций? | history |
а территориальных органов? | history |
покажи пункт 19 оттуда | reference | territorial-bodies/19

When was the list of territorial bodies last changed? | history |
and the list of organisations? | history |
show item 2 there | reference | organisations/2

Покажи пункт 18 | reference | regulation/18
а почему его так написали? | not_answered |

Менялся ли пункт 7? | history | regulation/7
а почему потом поменяли? | not_answered |
покажи этот пункт | reference | regulation/7

7-тармақ қашан өзгерді? | history | regulation/7
не себепті өзгертті? | not_answered |
себебі неде? | not_answered |

Show clauses 18 and 19 | reference | regulation/18 regulation/19
why the difference? | not_answered |
were both ever changed? | history | regulation/18 regulation/19
show me both | reference | regulation/18 regulation/19

18-тармақ пен 19-тармақты салыстырып берші | reference | regulation/18 regulation/19
екеуі бұрын өзгерген бе? | history | regulation/18 regulation/19
қазақша | history | regulation/18 regulation/19

Сравни пункты 22 и 23 | reference | regulation/22 regulation/23
оба когда-нибудь менялись? | history | regulation/22 regulation/23
на казахском | history | regulation/22 regulation/23

15-тармақтың 24-1) тармақшасы | reference | regulation/15/24-1
мұны қай жарлық қосқан? | history | regulation/15/24-1
орысша | history | regulation/15/24-1

п. 15 пп. 12-1 покажи | reference | regulation/15/12-1
и подпункт 12-2 | reference | regulation/15/12-2
на английском | reference | regulation/15/12-2
когда его ввели? | history | regulation/15/12-2
қазақша | history | regulation/15/12-2

subclause 8-2 of clause 20 | reference | regulation/20/8-2
which decree added it? | history | regulation/20/8-2
when was it introduced? | history | regulation/20/8-2

Что изменил указ № 973? | history |
а указ № 151? | history | regulation/8
покажи этот пункт | reference | regulation/8
следующий? | reference | regulation/9

№ 151 Жарлық нені өзгертті? | history | regulation/8
осы тармақты көрсет | reference | regulation/8

What did Decree No 16 change? | history | regulation/7 regulation/15 regulation/20
and which subclauses of clause 15? | history | regulation/15
and clause 20? | history | regulation/20
and clause 18? | history | regulation/18

Покажи подпункт 8-1 пункта 20 | reference | regulation/20/8-1
а следующий? | reference | regulation/20/8-2
ещё следующий | reference | regulation/20/9
и ещё следующий | reference | regulation/20/10

Кто назначает руководителя Департамента? | clause | regulation/18
на английском | clause | regulation/18
дословно | reference | regulation/18

Who appoints the head of the Department? | clause | regulation/18
quote it | reference | regulation/18
show me the clause about the apostille | clause | regulation/18

15-тармақ соңғы рет қашан өзгерді? | history | regulation/15
жоқ, мен 16-тармақты айтамын | history | regulation/16
мәтінін көрсетші | reference | regulation/16

Покажи пункт 25 | reference | regulation/25
а следующий? | not_answered |
"""
_DIALOGUES = [block.splitlines() for block in _TABLE.strip().split("\n\n")]


@pytest.mark.parametrize("turns", _DIALOGUES, ids=[block[0] for block in _DIALOGUES])
def test_dialogue(turns: list[str]) -> None:
    talk = assistant_finding(FOUND).conversation()
    for turn in turns:
        question, kind, clauses = (piece.strip() for piece in turn.split("|"))
        answer = talk.ask(question)
        quoted = [quote.clause for quote in answer.quotes]
        told = "clause" if str(answer.kind) == "clauses" else str(answer.kind)
        assert (question, told, quoted) == (question, kind, clauses.split())


# A question that is refused, a follow-up, and what is looked for: the object stands for the pronoun.
OF_REFUSED = [
    ("Апостиль қою қанша тұрады?", "жоқ, мен оны кім қоятынын сұрап тұрмын", "Апостиль қою кім қоятынын"),
    ("Сот приставтарының жалақысы қанша?", "ал олардың қызметіне кім басшылық етеді?",
     "ал Сот приставтарының қызметіне кім басшылық етеді?"),
    ("Департамент басшысының айлығы қанша?", "ал оны кім қызметінен босатады?",
     "ал Департамент басшысының кім қызметінен босатады?"),
    ("Сколько стоит апостиль?", "нет, я спрашиваю, кто его ставит", "кто апостиль ставит"),
    ("Какая зарплата у руководителя Департамента?", "а кто его назначает?",
     "а кто руководителя Департамента назначает?"),
    ("Какая зарплата у судебных приставов?", "а кто ими руководит?", "а кто судебных приставов руководит?"),
    ("What does an apostille cost?", "no, I am asking who affixes it", "who affixes apostille"),
    ("How much does a bailiff earn?", "and who directs them?", "and who directs bailiff?"),
]  # fmt: skip


@pytest.mark.parametrize(("refused", "follow_up", "sought"), OF_REFUSED, ids=[row[1] for row in OF_REFUSED])
def test_the_object_of_a_refused_question(refused: str, follow_up: str, sought: str) -> None:
    assistant = assistant_finding(FOUND, answers=0.1)
    talk = assistant.conversation()
    assert not talk.ask(refused).answered
    answer = talk.ask(follow_up)
    assert assistant._finder.asked[-1] == sought  # type: ignore[attr-defined]
    assert answer.understood == sought


@pytest.mark.parametrize(
    "question",
    ["мұны қай жарлық қосқан?", "когда его ввели?", "when was it inserted?", "Осы тармақша қашан енгізілді?"],
)
def test_who_inserted_it(question: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("15-тармақтың 24-1) тармақшасы")
    answer = talk.ask(question)
    assert {event.number for event in answer.events if event.target == "regulation/15"} == FOUR
    assert "subclauses_not_named" in {notice.code for notice in answer.notices}


@pytest.mark.parametrize(
    "question", ["ал ұйымдар тізбесі ше?", "а перечень организаций?", "and the organisations' list?"]
)
def test_the_history_of_the_other_list(question: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("Аумақтық органдардың тізбесі қашан өзгерді?")
    assert [(event.number, event.target) for event in talk.ask(question).events if event.target != "act"][-1] == (
        "165",
        "organisations",
    )


@pytest.mark.parametrize(
    "question",
    [
        "Департамент қай бюджеттен қаржыландырылады?",
        "Из какого бюджета финансируется Департамент?",
        "Who approves the structure and the staffing table?",
        "show me the clause about the apostille",
        "Аумақтық органдар тізбесі қашан өзгерді?",
        "Почему Департаменту запрещено заключать договоры с предпринимателями?",
    ],
)
def test_a_question_that_stands_alone_takes_nothing(question: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("Ұйымдар тізбесінің 2-тармағы")
    assert talk.ask(question).understood == question
