"""What questions want, one a line: want, what of a history, question. In three languages, known to the model."""

from __future__ import annotations

_TABLE = """
history inserted | 15-тармақтың 9-1-тармақшасын қай жарлық енгізді?
history inserted | 20-тармақтың 8-2) тармақшасы қашан қосылған?
history inserted | 24-1 тармақшаны қай жарлықпен қосқан?
history inserted | 12-2) тармақша қай жылы енгізілген?
history inserted | 3-1 tarmaqshany qai zharlyq qosty
history inserted | 10-1 тармакшаны кай жарлык енгизди
history inserted | 8-1) тармақша қашан пайда болды?
history inserted | Осы тармақшаны кім енгізді?
history inserted | мұны қай жарлық қосқан?
history inserted | Когда подпункт 10-1 включили в пункт 20?
history inserted | Каким указом введён подпункт 12-1 пункта 15?
history inserted | Когда в пункте 15 появился подпункт 24-1?
history inserted | Какой указ внёс подпункт 8-2?
history inserted | Кто ввёл подпункт 3-1?
history inserted | Когда добавили подпункт 9-1?
history inserted | каким указом вставили 8-1 в пункт 20
history inserted | когда его ввели?
history inserted | When was subclause 12-1 of clause 15 inserted?
history inserted | Which decree added subclause 8-1 to clause 20?
history inserted | When did subclause 24-1 appear?
history inserted | By which decree was subclause 3-1 introduced?
history inserted | Who introduced clause 20(10-1)?
history all | № 198 Жарлық қай тармақтарға өзгеріс енгізді?
history all | 15-тармаққа қандай өзгерістер мен толықтырулар енгізілген?
history all | Какие изменения и дополнения вносились в пункт 15?
history all | Кто внёс изменения в пункт 20?
history all | Which amendments and additions were made to clause 15?
history all | Was clause 7 ever altered?
history all | пункт 12 кто-нибудь редактировал?
history effect | № 16 Жарлықпен енгізілген өзгерістер қай күннен бастап қолданысқа енгізілді?
history effect | Когда введён в действие Указ № 973?
history effect | Қашан қолданысқа енгізілген?
history restated | 2013 жылғы жаңа редакция қай жарлықпен енгізілген?
history restated | Бүкіл ережені жаңа редакцияда қай жарлық бекітті?
history removed | Кем отменён подпункт 3 пункта 15?
history removed | 3) тармақшаны қай жарлық жойды?
history removed | Who repealed subclause 3 of clause 15?
history removed | Кто выкинул подпункт 3 из пункта 15?
history removed | Which decree omitted item 1 from the list?
history removed | каким указом вычеркнули пункт 1 перечня организаций
wording all | What did clause 8 say before September 2019?
wording all | How did clause 1 read in 2014?
wording all | Какой была редакция пункта 7 в 2018 году?
wording all | Заңды мекенжай туралы тармақтың 2018 жылғы редакциясы қандай еді?
wording all | 7-тармақтың 2018 жылғы мәтіні қандай еді?
wording all | пункт 7 в редакции 2018 года покажи
wording all | редакция пункта 1 за 2014 год
wording all | the 2018 version of clause 7
wording all | What was the 2014 wording of clause 1?
status all | Ереженің күшін қай жарлық жойды?
status all | Ережені қай жарлық жойған?
status all | Бұл актінің күші қашан және қай жарлықпен жойылды?
status all | Ереже күшін қашан жоғалтты?
status all | Қай жарлық осы құжаттың күшін біржола жойды?
status all | Was the regulation in effect on 15/08/2021?
status all | Is this decree still in effect?
status all | Was this regulation valid in 2020?
status all | Does the regulation still apply?
status all | Is the act still in operation?
status all | а документ вообще действует?
status all | А положение на данный момент ещё действует?
status all | Действует ли по-прежнему этот указ?
status all | Какой указ отменил положение?
status all | Когда упразднили положение?
status all | Who cancelled this regulation?
text all | Судьялыққа кандидаттардың тағылымдамасына бос орын бөлу туралы ұсынысты кім енгізеді?
text all | о пункте 7
text all | tell me about clause 7
text all | Кто вносит предложения о создании местных судов?
text all | Какие органы включены в перечень?
text all | Which bodies are included in the list?
text all | От чьего имени действует Департамент?
text all | На основании какого акта действует Департамент?
text all | Does the regulation apply to judges?
text all | Who introduces proposals to the Government?
text all | Тізбеге қандай ұйымдар енгізілген?
text all | Департамент кіммен келісіп ұсыныс енгізді?
text all | Басшыны қызметінен кім босатады?
text all | Кто утверждает структуру в редакции 2019 года?
text all | 2013 жылғы редакциядан кейін басшының орынбасарларын кім тағайындады?
adoption all | Бұл Жарлық қашан қабылданды?
adoption all | Кто утвердил положение?
about all | жарайды, рахмет
about all | түсіндім, рахмет
"""

WANTS: tuple[tuple[str, str], ...] = tuple(
    (line.split(" | ")[1], line.split(" | ")[0]) for line in _TABLE.strip().splitlines()
)
