"""Histories asked in people's words: insertions, a decree's removals, decrees that did not touch a clause, wordings."""

from __future__ import annotations

import pytest

from tests.factories import assistant_finding

FIFTEEN = "165:amended 198:amended 201:amended 16:amended"
TWENTY = "165:amended 198:amended 16:amended"

# question | kind | clauses quoted | events of these places and inside (number:kind) | a notice that must be there
_TABLE = f"""
20-тармақтың 8-2) тармақшасы қашан қосылған? | history | regulation/20/8-2 | {TWENTY} | subclauses_not_named
15-тармақтың 9-1-тармақшасын қай жарлық енгізді? | history | regulation/15/9-1 | {FIFTEEN} | subclauses_not_named
15-тармақтың 24-1 тармақшасын қай жылы қосты? | history | regulation/15/24-1 | {FIFTEEN} | subclauses_not_named
12-2) тармақша қай жарлықпен пайда болды? | history | regulation/15/12-2 | {FIFTEEN} | subclauses_not_named
20 tarmaqtyn 8-1 tarmaqshasy qashan qosyldy? | history | regulation/20/8-1 | {TWENTY} | subclauses_not_named
Когда подпункт 10-1 включили в пункт 20? | history | regulation/20/10-1 | {TWENTY} | subclauses_not_named
Каким указом введён подпункт 12-1 пункта 15? | history | regulation/15/12-1 | {FIFTEEN} | subclauses_not_named
Когда появился подпункт 8-2 пункта 20? | history | regulation/20/8-2 | {TWENTY} | subclauses_not_named
Когда подпункт 22 пункта 15 изложили в новой редакции? | history | regulation/15/22 | {FIFTEEN} | subclauses_not_named
When was subclause 12-1 of clause 15 inserted? | history | regulation/15/12-1 | {FIFTEEN} | subclauses_not_named
Which decree added subclause 8-1 to clause 20? | history | regulation/20/8-1 | {TWENTY} | subclauses_not_named
By which decree was clause 20(10-1) introduced? | history | regulation/20/10-1 | {TWENTY} | subclauses_not_named
15-тармаққа қандай тармақшалар қосылды? | history | regulation/15 | | not_told
Какие подпункты добавили в пункт 20? | history | regulation/20 | | not_told
2015 жылғы 11 қаңтардағы Жарлықпен нелер алып тасталды? | history | regulation/15/3 organisations/1 | 165:removed 165:removed |
№ 165 Жарлық нені алып тастады? | history | regulation/15/3 organisations/1 | 165:removed 165:removed |
Что исключил указ от 11.01.2015? | history | regulation/15/3 organisations/1 | 165:removed 165:removed |
Что убрали из пункта 15 указом № 165? | history | regulation/15/3 | 165:removed |
what did the decree of 11 January 2015 remove? | history | regulation/15/3 organisations/1 | 165:removed 165:removed |
What did Decree No 16 restate? | history | regulation/7 | 16:restated |
Что изложил в новой редакции указ № 165? | history | regulation/1 | 165:restated |
№ 16 Жарлық нені алып тастады? | history | | | not_told
Which subclauses did Decree 16 insert? | history | | | not_told
16-тармақты № 16 Жарлық өзгертті ме? | history | regulation/16 | 165:amended | not_by
Указ № 151 менял пункт 7? | history | regulation/7 | 16:restated | not_by
Did Decree 973 change clause 8? | history | regulation/8 | 151:restated | not_by
№ 201 Жарлық 20-тармаққа тиді ме? | history | regulation/20 | {TWENTY} | not_by
Менял ли указ № 16 пункт 18? | history | regulation/18 | | never_changed
Did Decree No 500 amend clause 7? | history | regulation/7 | 16:restated | not_by
№ 16 Жарлық 20-тармаққа тиді ме? | history | regulation/20 | 16:amended | subclauses_not_named
Did Decree 16 change clause 15(22)? | history | regulation/15/22 | 16:amended | subclauses_not_named
Указ № 16 менял пункт 30? | not_answered | | | absent
Кем отменён подпункт 3 пункта 15? | history | regulation/15/3 | 165:removed | removed
15-тармақтың 3-тармақшасын қай жарлық жойды? | history | regulation/15/3 | 165:removed | removed
When was item 1 removed from the list of organisations? | history | organisations/1 | 165:removed | removed
Когда пункт 1 исключили из перечня организаций? | history | organisations/1 | 165:removed | removed
Бүкіл ережені жаңа редакцияда қай жарлық бекітті? | history | | 660:restated |
Каким указом положение утвердили в новой редакции? | history | | 660:restated |
Which decree approved the regulation in a new wording? | history | | 660:restated |
15-тармаққа қандай өзгерістер мен толықтырулар енгізілген? | history | regulation/15 | {FIFTEEN} |
Какие изменения и дополнения вносились в пункт 15? | history | regulation/15 | {FIFTEEN} |
What did clause 8 say before September 2019? | history | regulation/8 | 151:restated | earlier_wording
Как звучал пункт 1 до 1 января 2016 года? | history | regulation/1 | 165:restated | signed_not_effective
8-тармақтың 2019 жылғы қыркүйекке дейінгі мәтіні қандай еді? | history | regulation/8 | 151:restated | earlier_wording
Пункт 8 в редакции 2018 года | history | regulation/8 | | earlier_wording
the 2018 version of clause 7 | history | regulation/7 | | earlier_wording
8-тармақтың 2021 жылғы мәтінін көрсет | reference | regulation/8 | | wording_since
What did clause 8 say in 2021? | reference | regulation/8 | | wording_since
"""
ROWS = [[cell.strip() for cell in line.split(" |")] for line in _TABLE.strip().splitlines()]
CONTEXT = {"act", "regulation"}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_history(row: list[str]) -> None:
    question, kind, clauses, events, notice = row
    answer = assistant_finding("regulation/18", answers=0.0).ask(question)
    whole = events == "660:restated"
    told = [f"{e.number}:{e.kind}" for e in answer.events if whole or e.target not in CONTEXT]
    assert (str(answer.kind), [quote.clause for quote in answer.quotes], told) == (
        kind,
        clauses.split(),
        events.split(),
    )
    assert notice in {entry.code for entry in answer.notices} | {""}


STATUS = [
    ("Ереженің күшін қай жарлық жойды?", False),
    ("Was the regulation in effect on 15/08/2021?", True),
    ("Is this decree still in effect?", False),
    ("Was this regulation valid in 2020?", True),
    ("а документ вообще действует?", False),
    ("Действует ли по-прежнему этот указ?", False),
    ("Ереже күшін қашан жоғалтты?", False),
]


@pytest.mark.parametrize(("question", "in_force"), STATUS, ids=[row[0] for row in STATUS])
def test_status(question: str, in_force: bool) -> None:
    answer = assistant_finding("regulation/18").ask(question)
    assert str(answer.kind) == "status"
    assert [event.number for event in answer.events] == ["106"]
    assert answer.status.in_force is in_force


def test_a_clause_described_is_found_and_its_former_wording_not_pretended() -> None:
    answer = assistant_finding("regulation/8").ask("Заңды мекенжай туралы тармақтың 2018 жылғы редакциясы қандай еді?")
    assert (str(answer.kind), answer.answered) == ("history", False)
    assert [quote.clause for quote in answer.quotes] == ["regulation/8"]
    assert "earlier_wording" in {notice.code for notice in answer.notices}
