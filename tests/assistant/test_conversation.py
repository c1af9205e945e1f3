"""Follow-ups completed by rules: no model is asked, the finder is told what it finds."""

from __future__ import annotations

import pytest

from assistant.understand.object import object_of
from corpus.selection import Selection
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
Неге өзгертті? Түсіндіріңізші. | not_answered |
почему изменили? объясните | not_answered |
why was it changed? explain | not_answered |
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

Show me item 2 of the list of territorial bodies | reference | territorial-bodies/2
no, I mean the list of organisations | reference | organisations/2
and item 1 there? | reference | organisations/1
When was it removed? | history | organisations/1

Ұйымдар тізбесінің 1-тармағын кім алып тастады? | history | organisations/1
ал аумақтық органдар тізбесінің 1-тармағын көрсет | reference | territorial-bodies/1

Когда исключили пункт 1 перечня организаций? | history | organisations/1
а покажи пункт 1 перечня территориальных органов | reference | territorial-bodies/1

When was clause 20 last amended? | history | regulation/20
and before that? | history | regulation/20
and since when does that apply? | history | regulation/20
show me the wording | reference | regulation/20
the next one? | reference | regulation/21
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
    assert answer.understood == f"{refused} — {follow_up}"  # what is sought is no sentence to be read


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("How many years is the head's term of office?", ""),
        ("Сколько стоит апостиль?", "апостиль"),
        ("Апостиль қою қанша тұрады?", "Апостиль қою"),
    ],
)
def test_the_object_is_a_phrase_of_the_question(question: str, phrase: str) -> None:
    assert object_of(question) == phrase


@pytest.mark.parametrize("follow_up", ["All right, then who appoints him?", "and who appoints him?"])
def test_without_an_object_nothing_is_put_in(follow_up: str) -> None:
    refused = "How many years is the head's term of office?"
    assistant = assistant_finding(FOUND, answers=0.1)
    talk = assistant.conversation()
    talk.ask(refused)
    assert talk.ask(follow_up).understood == f"{refused} — {follow_up}"
    assert assistant._finder.asked[-1] == follow_up  # type: ignore[attr-defined]


# What is asked first, the ways to go on, and what is then told: kind, clauses quoted, decrees of the events.
FOLLOWED: list[tuple[str, str, str, str, str]] = [
    *(
        ("20-тармақ соңғы рет қашан өзгерді?", said, "history", "regulation/20", "198")
        for said in (
            "оның алдында ше?", "одан да бұрын?", "ал бұған дейін?", "одан бұрын қашан өзгерді?", "одан ертерек ше?",
            "ал алдыңғы өзгеріс?",
            "а до того?", "ещё раньше?", "а перед этим?", "а до этого когда меняли?", "а раньше?", "а предыдущий раз?",
            "предыдущее изменение?",
            "and before that?", "before that?", "the time before that?", "and earlier?", "and the change before that?",
        )
    ),
    *(
        ("Покажи пункт 7", said, "history", "regulation/7", "16")
        for said in (
            "оған дейін қалай еді?", "бұрын қалай болған?", "бұған дейін қандай болған?", "бұрын не деп жазылған еді?",
            "а как было раньше?", "как это раньше звучало?", "а что было до этого?", "каким он был раньше?",
            "how was it before?", "what did it say before?", "what was it like before?", "and how did it read earlier?",
        )
    ),
    *(
        ("Покажи пункт 7", said, "history", "regulation/7", "16")
        for said in (
            "бұл қай кезден бері осылай?", "бұл қашаннан бері осылай?", "қай уақыттан бері?", "қай жылдан бастап осылай?",
            "с какого времени так?", "давно так?", "с каких пор это действует?", "и с какого года такое правило?",
            "since when is it so?", "how long has it been like this?", "since what date?", "from what date is that so?",
        )
    ),
    *(
        ("Менялся ли пункт 7?", said, "history", "regulation/7", "16")
        for said in (
            "қай күннен бастап?", "қай күннен бастап қолданылды?", "ол қай күннен бері қолданылады?",
            "с какого числа действует?", "а с какого дня применяется?", "с какой даты?",
            "from what day did it apply?", "from which date?", "since what day does it apply?",
            "кто тогда утвердил изменение?", "а кто это подписал?", "кем подписано?", "чья это подпись, кто утвердил?",
            "кім бекітті?", "оған кім қол қойды?", "ол өзгерісті кім бекіткен?",
            "who signed that change?", "who approved it?", "and who signed it?", "who was behind that change?",
        )
    ),
    *(
        ("7-тармақ қашан өзгерді?", said, "reference", "regulation/7", "")
        for said in (
            "show me the wording", "and the text?", "the wording, please", "give me its text", "show it", "show clause 7",
            "мәтінін бер", "мәтіні ше?", "мәтінін көрсет", "7-тармақты көрсет",
            "текст", "а текст?", "дай текст", "покажи сам текст", "а покажи пункт 7",
        )
    ),
    *(
        ("16-тармақтың 5) тармақшасы қашан өзгерді?", said, "history", "regulation/16/6", "165")
        for said in (
            "хм, а когда меняли пп. 6?", "а подпункт 6 когда меняли?", "а подпункт 6?",
            "6) тармақша қашан өзгерді?", "ал 6) тармақшасы ше?",
            "when was subclause 6 changed?", "and 6)?", "and subclause 6?",
        )
    ),
    *(
        ("16-тармақтың 5) тармақшасы қашан өзгерді?", said, "reference", "regulation/16/6", "")
        for said in (
            "нет, мне текст шестого нужен", "пп. 6 покажи", "покажи подпункт 6",
            "6) тармақшаны көрсет", "show subclause 6", "show me 6)",
        )
    ),
    *(
        ("16-тармақтың 3-тармақшасы", said, "reference", "regulation/15/3", "")
        for said in (
            "кешіріңіз, 15-тің 3-тармақшасы керек еді", "жоқ, 15-тармақтың 3-тармақшасы",
            "no, subclause 3 of clause 15",
        )
    ),
    *(
        ("Show me item 2 of the list of territorial bodies", said, "reference", "organisations/2", "")
        for said in (
            "no, I mean the list of organisations", "sorry, I meant the organisations list", "no, in the organisations",
            "нет, в перечне организаций", "нет, я имел в виду перечень организаций", "извините, в перечне организаций",
            "жоқ, ұйымдар тізбесінде", "жоқ, ұйымдар тізбесін айтамын", "жоқ, мен ұйымдар тізбесін айтып тұрмын",
        )
    ),
    *(
        ("History of clause 15, please", said, "history", "regulation/15", "198 201")
        for said in (
            "only the decrees signed in 2016", "just the decrees of 2016",
            "только указы 2016 года", "только указы, подписанные в 2016 году", "тек 2016 жылғы жарлықтар",
        )
    ),
    *(
        # of a year, what took effect in it belongs to it too
        ("History of clause 15, please", said, "history", "regulation/15", "165 198 201")
        for said in (
            "only those of 2016", "только за 2016 год", "а только 2016?", "тек 2016 жылғы", "2016 жылғылары ғана",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "said", "kind", "clause", "decrees"), FOLLOWED, ids=[f"{row[0]} {row[1]}" for row in FOLLOWED]
)
def test_goes_on(first: str, said: str, kind: str, clause: str, decrees: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask(first)
    answer = talk.ask(said)
    assert (str(answer.kind), [quote.clause for quote in answer.quotes]) == (kind, [clause])
    assert [event.number for event in answer.events if "/" in event.target] == decrees.split()


def test_before_that_again_and_again() -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("20-тармақ соңғы рет қашан өзгерді?")
    told = [[event.number for event in talk.ask(said).events] for said in ("оның алдында ше?", "а до того?")]
    assert told == [["198"], ["165"]]
    whole = talk.ask("ал одан бұрын ше?")  # the regulation as a whole was restated
    assert [(event.number, event.target) for event in whole.events] == [("660", "regulation")]
    answer = talk.ask("and before that?")
    assert (answer.events, [quote.clause for quote in answer.quotes]) == ((), ["regulation/20"])
    assert "period_unchanged" in {notice.code for notice in answer.notices}
    assert talk.ask("и ещё раньше?").events == ()


@pytest.mark.parametrize(
    "said",
    [
        "қай жарлықпен бекітілген еді өзі?", "ал қандай жарлықпен бекітілді?", "өзі қай жарлықпен қабылданған?",
        "а каким указом утвердили?", "а самый первый указ, которым утвердили?", "каким указом принято само?",
        "and by which decree was it approved?", "what decree approved it?", "and the first decree that adopted it?",
    ],
)  # fmt: skip
def test_the_adoption_after_the_status(said: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("Ереже қазір күшінде ме?")
    assert [(event.number, str(event.kind)) for event in talk.ask(said).events] == [("1093", "adopted")]


@pytest.mark.parametrize("said", ["қай күннен бастап?", "с какого дня?", "and from what day did it apply?"])
def test_the_effect_of_the_change_told(said: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    for question in ("20-тармақ соңғы рет қашан өзгерді?", "а до того?"):
        talk.ask(question)
    assert [(event.number, event.target) for event in talk.ask(said).events] == [("198", "regulation/20")]


@pytest.mark.parametrize("said", ["қай күннен бастап?", "с какого числа действует?", "from what day does it apply?"])
def test_the_effect_of_no_change(said: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("Менялся ли пункт 18?")
    answer = talk.ask(said)
    told = [(event.number, event.target) for event in answer.events]  # the regulation as a whole was restated
    assert (str(answer.kind), told) == ("history", [("660", "regulation")])
    assert "never_changed" in {notice.code for notice in answer.notices}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("ағылшынша бер", "en"), ("ағылшыншаға аудар", "en"), ("дай на английском", "en"),
        ("переведи на английский", "en"), ("give it in English", "en"), ("can you say it in English?", "en"),
        ("give it in Kazakh", "kk"), ("дай ответ на казахском", "kk"), ("енді қазақша айтшы", "kk"),
        ("теперь на казахском языке", "kk"), ("орысша берші", "ru"), ("and now in Russian, please", "ru"),
    ],
)  # fmt: skip
def test_in_another_language(said: str, language: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("Покажи пункт 7" if language != "ru" else "7-тармақты көрсет")
    answer = talk.ask(said)
    assert (answer.language, [quote.clause for quote in answer.quotes]) == (language, ["regulation/7"])


@pytest.mark.parametrize(
    "said",
    [
        "неге жоқ? қашан алынып тасталған?",
        "неге? кім алып тастады?",
        "почему? когда его исключили?",
        "почему нет? кем исключён?",
        "why? when was it removed?",
        "why not? who removed it?",
    ],
)
def test_of_two_sentences_the_one_that_can_be_answered(said: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("15-тармақтың 3-тармақшасы")
    answer = talk.ask(said)
    assert [(event.number, event.target) for event in answer.events] == [("165", "regulation/15/3")]


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


@pytest.mark.parametrize(
    "question",
    ["Какой срок хранения?", "Какой размер пени?", "Where is it located?", "When was it adopted?", "18-тармақ туралы"],
)
def test_a_first_turn_that_names_its_own_matter_is_answered_as_the_question_alone(question: str) -> None:
    assistant = assistant_finding(FOUND)
    alone, turn = assistant.ask(question), assistant.conversation().ask(question)
    assert alone.answered
    assert (turn.kind, [quote.clause for quote in turn.quotes]) == (
        alone.kind,
        [quote.clause for quote in alone.quotes],
    )


@pytest.mark.parametrize(
    ("first", "said", "told"),
    [
        (
            "В каком году больше всего изменений?",
            "а меньше всего?",
            "Меньше всего изменений среди того, что менялось: 2013, 2022 (1).",
        ),
        (
            "В каком году больше всего изменений?",
            "and the fewest?",
            "Fewest changes, among what was changed at all: 2013, 2022 (1).",
        ),
        ("Какой пункт менялся чаще всего?", "а в каком году больше всего?", "Больше всего изменений: 2016 (2)."),
    ],
)
def test_what_was_compared_is_compared_again_unless_the_turn_says_what(first: str, said: str, told: str) -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask(first)
    assert talk.ask(said).message.splitlines()[0] == told


def test_a_turn_that_says_what_it_compares_goes_by_that() -> None:
    talk = assistant_finding(FOUND).conversation()
    talk.ask("В каком году больше всего изменений?")
    assert "regulation/8" in talk.ask("а какой пункт меньше всего?").about


def test_an_act_chosen_for_the_turn_is_read_as_one_chosen_for_the_dialogue() -> None:
    asked = []
    for whole in (True, False):
        assistant = assistant_finding(FOUND, "regulation/19")
        act = assistant.opened("").act.id
        assistant._weighed[act] = True  # as of an act without expected questions
        talk = assistant.conversation((act,) if whole else ())
        for turn in ("Кто назначает руководителя Департамента?", "сколько у него заместителей?"):
            talk.ask(turn, within=None if whole else Selection(acts=(act,)))
        asked.append(assistant._finder.asked)  # type: ignore[attr-defined]
    assert asked[0] == asked[1]


@pytest.mark.parametrize("question", ["а заместители?", "and the deputies?", "ал орынбасарлары ше?"])
def test_a_first_turn_that_goes_on_from_nothing_is_not_answered(question: str) -> None:
    assert not assistant_finding(FOUND).conversation().ask(question).answered
