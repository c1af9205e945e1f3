"""Histories of three acts, asked in other words: a decree with a regulation, a law with articles, an order with rules.

Written from the texts alone, before the code that answers them. For each: the events told, ``number:target`` (the
adoption, new wordings of a whole and the repeal apart), and what the answer must say.
"""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.settings import Settings
from corpus.ids import ACT
from corpus.library import open_act
from corpus.model import Act
from tests.factories import ACTS, TODAY, ToldFinder, finding, read_act

D165 = "165:1 165:15/3 165:15 165:16 165:20 165:organisations 165:organisations/1"
D2016 = "198:15 198:20 201:15"
D16 = "16:7 16:15 16:20"
# question | events | said (several by " & ")
DECREE = f"""
Что поменялось в положении за 2016 год? | {D165} {D2016} | 01.01.2016
What was changed in January 2016? | {D165} | 01.01.2016
Изменялось ли что-нибудь в 2015 и в 2020 годах? | {D165} | 2020
2015 және 2018 жылдары қандай өзгерістер болды? | {D165} | 2018
Which clause has been amended most often? | 165:15 198:15 201:15 16:15 | clause 15
Қай тармақ ең көп өзгертілді? | 165:15 198:15 201:15 16:15 | 15-тармақ
Какой указ изменил больше всего пунктов? | {D165} | № 165
Қай жылы өзгеріс ең көп болды? | {D165} | 2015
What was the longest period without an amendment? | 201:15 16:7 16:15 16:20 | 22.02.2016 & 05.04.2019
Какой был самый долгий перерыв между изменениями? | 201:15 16:7 16:15 16:20 | 22.02.2016 & 05.04.2019
Какие пункты менялись только один раз? | 165:1 16:7 151:8 165:16 165:organisations 973:territorial-bodies | пункт 16
Which clauses were amended only once? | 165:1 16:7 151:8 165:16 165:organisations 973:territorial-bodies | clause 16
Қай тармақтар ешқашан өзгермеген? | | 21-тармақ & 03.10.2013
Какие пункты изменены ровно указами № 165, № 198 и № 16? | 165:20 198:20 16:20 | пункт 20
Какое изменение пункта 15 было третьим по счёту? | 201:15 | № 201
What was the second amendment to clause 20? | 198:20 | 198
Какое изменение акта было предпоследним? | 151:8 | № 151
20-тармақ неше рет өзгертілді? | 165:20 198:20 16:20 | 3
Дай всю историю изменений Положения с принятия до отмены | {D165} {D2016} {D16} 151:8 973:territorial-bodies | № 106
Which parts were amended by the decree issued in January 2015, and from when? | {D165} | 01.01.2016
Говорит ли примечание, какие подпункты пункта 15 изменил указ № 198? | 198:15 | не говорит & Ескерту
Does the note say which subclauses of clause 20 were amended? | 165:20 198:20 16:20 | Ескерту
Менялся ли пункт 5 после 2012 года? | | 03.10.2013
После того как положение изложили в новой редакции, менялся ли пункт 15? | 165:15 198:15 201:15 16:15 | 03.10.2013
Сколько раз менялся пункт 22? | | 03.10.2013
Какие подпункты добавлены после 2013 года? | | не названо
Как пункт 20 изменился в 2016 и в 2019 годах? | 165:20 198:20 16:20 | 2019
Каким указом утратило силу положение? Процитируй. | 106:act | «Ескерту. Күші жойылды – ҚР Президентінің 19.01.2023 № 106 Жарлығымен.»
Действовало ли положение в 2023 году? | 106:act | до 19.01.2023
Was the regulation in force in 2023? | 106:act | until 19.01.2023
Ереже 2023 жылы күшінде болды ма? | 106:act | 19.01.2023
Кто подписал указ? | 1093:act | Н. Назарбаев
Какой пункт меняли и в 2015, и в 2019? | 165:15 165:20 16:15 16:20 | каждому
Which clauses were changed both by Decree 165 and Decree 16? | 165:15 165:20 16:15 16:20 | each
Менялась ли преамбула указа? | | преамбула
What changed in chapter 2? | 165:15 165:16 198:15 201:15 16:15 | clause 13
Сколько раз меняли главу 3? | 165:20 198:20 16:20 | Отмечено изменений: 3
Что изменилось с начала 2016 года по конец 2018-го? | {D165} {D2016} | 01.01.2016 – 31.12.2018
В каком году было больше всего изменений? | {D165} | 2015
Какие изменения вступили в силу в 2014 году? | | не указан
Сколько правок внесли за H1 2016? | {D165} {D2016} | 30.06.2016
Какие изменения подписаны в 2015, но вступили в силу в 2016? | {D165} | 2015
Which changes were signed in 2015 but took effect in 2016? | {D165} | 2015
2015 жылы қол қойылып, 2016 жылы қолданысқа енгізілген өзгерістер қандай? | {D165} | 2015
Что нового появилось в тексте в 2016 и в 2019? | {D165} {D2016} {D16} 151:8 | 2019
Первое изменение после новой редакции? | {D165} | 04.10.2013
По какому документу он утратил силу? Процитируй примечание. | 106:act | «Ескерту.
Что поменялось до новой редакции Положения? | | 02.10.2013
"""
LAW = """
Сколько раз менялась статья 10? | 372-IV:10 15-V:10 71-V:10 102-V:10 41-VI:10 375-VI:10 95-VII:10 | 7
Какая статья изменялась чаще всего? | 372-IV:6 74-V:6 102-V:6 124-V:6 159-V:6 239-V:6 375-VI:6 95-VII:6 223-VII:6 | 9
Which article was amended by exactly Laws 74-V and 327-VI? | 74-V:1 327-VI:1 | article 1
Каким законом добавлена статья 6-1? | 95-VII:6-1 | № 95-VII
Какие подпункты статьи 6 исключены в 2014 году? | 159-V:6/5 |
Когда вступили в силу изменения статьи 12? | 41-VI:12 | 01.01.2021
Какие изменения вступили в силу с 1 января 2021 года? | 41-VI:8 41-VI:10 41-VI:11 41-VI:12 327-VI:1/3 327-VI:1 58-VII:21 | 01.01.2021
Какие статьи ни разу не менялись? | | статья 14 & статья 19
Каким было последнее изменение закона? | 223-VII:5/5 223-VII:5 223-VII:6 | 19.04.2023
Which articles have changed only once? | 227-V:20 95-VII:6-1 95-VII:13 41-VI:12 | article 20
Какие изменения были в 2013 и в 2021 годах в статье 10? | 71-V:10 102-V:10 41-VI:10 95-VII:10 | 2013
Кто подписал закон? | | Н. Назарбаев
Менялась ли статья 14? | | не отмечено
Какие статьи менялись и в 2012, и в 2013 году? | 15-V:10 71-V:10 102-V:10 | статья 10
Which articles changed in H2 2020? | 375-VI:6 375-VI:10 | 31.12.2020
"""
ORDER = """
Қағидалардың 7-тармағы өзгерген бе? | | белгіленбеген
Талаптардың 3-тармағы неше рет өзгертілді? | 715:requirements/3 842:requirements/3 693:requirements/3 | 3
2023 жылы не алып тасталды? | 430:2/2 430:8 |
8-тармақ қашан алып тасталды? | 430:8 | 27.04.2023
Ең көп өзгерген тармақ қайсы? | 715:requirements/3 842:requirements/3 693:requirements/3 | 3-тармақ
Which clauses were changed in 2021? | 938:1 938:11 938:14 938:16 938:17 938:18 938:requirements/1 | 938
Бұйрыққа кім қол қойды? | | Сұлтанов
715 бұйрық пен 842 бұйрықтың екеуі де өзгерткен тармақтар қандай? | 715:requirements/3 842:requirements/3 | 3-тармақ
2023 жылдың бірінші жартысында не алып тасталды? | 430:2/2 430:8 | 8-тармақ
Екінші өзгеріс қай бұйрықпен енгізілді? | 842:requirements/3 842:requirements/4 | 842
"""
MAIN = {"decree": "regulation", "law": "law", "order": "rules"}


def _rows(table: str, name: str) -> list[tuple[str, str, str, str]]:
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(name, question, events, said) for question, events, said in cells]


# What the readers of wants do not tell yet.
ROWS = [*_rows(DECREE, "decree"), *_rows(LAW, "law"), *_rows(ORDER, "order")]


def _act(name: str) -> Act:
    if name == "decree":
        return open_act()
    path = ACTS / ("ru/r00900_law_refugees.txt" if name == "law" else "more/kk/k09800.txt")
    if not path.exists():
        pytest.skip(f"the sample of real acts is not at hand: {path}")
    return read_act(path)


def ask(name: str, question: str) -> Answer:
    """The answer of an assistant that loads no model and finds nothing by meaning."""
    act = _act(name)
    assistant = Assistant(act, Settings(), today=TODAY)
    nothing = finding(str(next(iter(act.units())).id), answers=0.0)
    assistant._finder = ToldFinder(nothing)  # type: ignore[assignment]
    return assistant.ask(question)


@pytest.mark.parametrize(("name", "question", "events", "said"), ROWS, ids=[row[1] for row in ROWS])
def test_a_question(name: str, question: str, events: str, said: str) -> None:
    answer = ask(name, question)
    main = MAIN[name]
    wanted = {
        (number, place if not place[0].isdigit() else f"{main}/{place}")
        for number, place in (entry.split(":") for entry in events.split())
    }
    context = {ACT, main} - {place for _, place in wanted}
    told = {(event.number, event.target) for event in answer.events if event.target not in context}
    assert told == wanted, answer.message
    for words in said.split(" & "):
        assert words in answer.message
