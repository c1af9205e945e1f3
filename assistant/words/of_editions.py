"""What is said of an act's several texts, as data: one row a sentence, one column a language."""

from __future__ import annotations

EDITIONS: dict[str, tuple[str, str, str]] = {
    "present_text": ("актінің қазіргі мәтіні", "нынешний текст акта", "the act's present text"),
    "held_between": ("{start} – {end}", "{start} – {end}", "{start} – {end}"),
    "held_since": ("{start} бастап", "с {start}", "since {start}"),
    "held_nowhere": (
        "{start} – {end}: бұл уақыттың редакциясын бірде-бір мәтін көрсетпейді",
        "{start} – {end}: редакции за это время ни один текст не показывает",
        "{start} – {end}: no text held shows the wording of that time",
    ),
    "no_editions": (
        "Бұл актінің басқа редакциялары кітапханада жоқ.",
        "Других редакций этого акта в библиотеке нет.",
        "The library holds no other edition of this act.",
    ),
    "first_lacking": (
        "мәтін білмейтін алғашқы өзгеріс: {by}",
        "первое изменение, которого текст не знает: {by}",
        "the first change that it does not know: {by}",
    ),
    "texts_unnoted": (
        "{where}: екі мәтін ({places}) әртүрлі, ал олардың арасындағы өзгеріс ешбір ескертуде айтылмаған.",
        "{where}: два текста ({places}) расходятся, а об изменении между ними не говорит ни одно примечание.",
        "{where}: two texts ({places}) differ, and no note tells of a change between them.",
    ),
    "texts_lacking": (
        "{where}: мәтіндердің бірі ({places}) өз күнінен бұрынғы өзгерісті білмейді: {by}.",
        "{where}: один из текстов ({places}) не знает изменения, внесённого до его дня: {by}.",
        "{where}: one of the texts ({places}) lacks a change made before its day: {by}.",
    ),
    "texts_ahead": (
        "{places}: мәтіннің ескертулері аталған күннен кейінгі өзгерісті біледі: {by}.",
        "{places}: примечания текста знают изменение после названного дня: {by}.",
        "{places}: the notes of the text know a change after the day told: {by}.",
    ),
    # -- the wording of a day --------------------------------------------------------------------------------------
    "worded_then": (
        "{as_of} күнгі редакция: {where}.",
        "В редакции на {as_of}: {where}.",
        "As worded on {as_of}: {where}.",
    ),
    "worded_period": (
        "{where}: бұл редакция {period} аралығында қолданылғаны мәтіндерден көрінеді.",
        "{where}: по текстам видно, что эта редакция действовала {period}.",
        "{where}: the texts show this wording for {period}.",
    ),
    "worded_now": (
        "{where}: қазіргі редакциясы өзгеше, ол қатар келтірілген.",
        "{where}: нынешняя редакция иная, она приведена рядом.",
        "{where}: the present wording differs and is quoted beside it.",
    ),
    "worded_same": (
        "{where}: қазіргі редакциясы да осындай.",
        "{where}: нынешняя редакция такая же.",
        "{where}: the present wording is the same.",
    ),
    "gone_now": (
        "{where}: қазіргі мәтінде мұндай норма жоқ.",
        "{where}: в нынешнем тексте такой нормы нет.",
        "{where}: the present text holds no such provision.",
    ),
    "not_then": (
        "{where}: {when} күнгі мәтінде мұндай норма жоқ.",
        "{where}: в тексте на {when} такой нормы нет.",
        "{where}: the text of {when} holds no such provision.",
    ),
    "gap_then": (
        "{where}: {as_of} күнгі редакциясы бар мәтіндерден көрінбейді.",
        "{where}: какой была редакция на {as_of}, из имеющихся текстов не видно.",
        "{where}: the texts held do not show the wording of {as_of}.",
    ),
    "nearest_before": (
        "Бұған дейінгі ең жақын редакция {when} дейін көрінеді ({places}).",
        "Ближайшая прежняя редакция видна по {when} ({places}).",
        "The nearest wording before is shown up to {when} ({places}).",
    ),
    "nearest_after": (
        "Одан кейінгі ең жақын редакция {when} бастап көрінеді ({places}).",
        "Ближайшая последующая редакция видна с {when} ({places}).",
        "The nearest wording after is shown from {when} ({places}).",
    ),
    "reconstructed_whole": (
        "Қалпына келтірілген, ешбір редакцияның мәтіні емес: {where}, {as_of}, {by} берілген сөздермен; ресми мәтінмен салыстырыңыз.",
        "Восстановлено, это не текст какой-либо редакции: {where} на {as_of}, словами, данными {by}; сверьте с официальным текстом.",
        "Reconstructed, not the text of any edition: {where} on {as_of}, in the words given {by}; check it against the "
        "official text.",
    ),
    "reconstructed_from": (
        "Қалпына келтірілген, ешбір редакцияның мәтіні емес: {where}, {as_of}; негізі – {places}, өзгертілді: {by}; ресми мәтінмен "
        "салыстырыңыз.",
        "Восстановлено, это не текст какой-либо редакции: {where} на {as_of}; основа – {places}, изменено {by}; сверьте с "
        "официальным текстом.",
        "Reconstructed, not the text of any edition: {where} on {as_of}, made from the {places} as changed {by}; check it against "
        "the official text.",
    ),
    # -- comparison ------------------------------------------------------------------------------------------------
    "compared": ("Салыстыру: {places}", "Сравнение: {places}", "Compared: {places}"),
    "unit_inserted": ("енгізілген", "включено", "inserted"),
    "unit_removed": ("алып тасталған", "исключено", "removed"),
    "unit_changed": ("өзгертілген", "изменено", "changed"),
    "unit_renumbered": ("нөмірі өзгерген", "изменён номер", "renumbered"),
    "unit_split": ("бөлінген", "разделено", "split"),
    "unit_untold": (
        "бір күнгі редакциясы мәтіндерден көрінбейді",
        "редакция на один из дней из текстов не видна",
        "the texts do not show the wording of one of the days",
    ),
    "unit_unchanged": ("өзгермеген", "без изменений", "unchanged"),
    # -- the amending act's own words ------------------------------------------------------------------------------
    "instructions_head": (
        "Өзгерткен актінің өз сөзі:",
        "Слова самого изменяющего акта:",
        "The amending act's own words:",
    ),
    "instruction_agrees": (
        "{where}: қолдағы мәтін {by} берілген редакциямен сөзбе-сөз бірдей.",
        "{where}: имеющийся текст слово в слово совпадает с редакцией, данной {by}.",
        "{where}: the text held has, word for word, the wording given {by}.",
    ),
    "instruction_differs": (
        "{where}: қолдағы мәтін {by} берілген редакциядан өзгеше.",
        "{where}: имеющийся текст отличается от редакции, данной {by}.",
        "{where}: the text held differs from the wording given {by}.",
    ),
    "made_agrees": (
        "{where}: қолдағы мәтін бұрынғы редакцияға {by} енгізілген өзгеріс қолданылғандағымен сөзбе-сөз бірдей.",
        "{where}: имеющийся текст слово в слово таков, каким прежнюю редакцию делает изменение, внесённое {by}.",
        "{where}: the text held is, word for word, the former wording with the change made {by}.",
    ),
    "made_differs": (
        "{where}: қолдағы мәтін бұрынғы редакцияға {by} енгізілген өзгеріс қолданылғандағыдан өзгеше.",
        "{where}: имеющийся текст не таков, каким прежнюю редакцию делает изменение, внесённое {by}.",
        "{where}: the text held is not the former wording with the change made {by}.",
    ),
    "no_instructions": (
        "Бұл актінің мәтінінде басқа актілерді өзгерту туралы нұсқау табылмады.",
        "Указаний об изменении других актов в тексте этого акта не найдено.",
        "No instruction to change another act was found in the text of this act.",
    ),
    "unit_restated": ("жаңа редакцияда жазылған", "изложено в новой редакции", "restated"),
    "words_replaced": ("сөздер ауыстырылған", "слова заменены", "words replaced"),
    "act_repealed": ("күші жойылған", "утратило силу", "repealed"),
    "cited_act": ("{when} № {n} акт", "акт от {when} № {n}", "the act of {when} No {n}"),
    "changes_made": (
        "Актінің мәтінінде басқа актілерді өзгерту туралы {count} нұсқау танылды, олар сөзбе-сөз келтірілген. Өзгеретіні: {acts}.",
        "В тексте акта распознано указаний об изменении других актов: {count}; они приведены дословно. Изменяется: {acts}.",
        "Instructions to change other acts recognised in the text of this act: {count}; they are quoted word for word. "
        "Changed: {acts}.",
    ),
    "act_not_named": (
        "күні мен нөмірі аталмаған мәтін",
        "текст без даты и номера",
        "a text not named by day and number",
    ),
    "changed_not_named": (
        "Күні мен нөмірі бойынша аталмаған мәтінді өзгертетін тағы {count} нұсқау бар, олар да сөзбе-сөз келтірілген.",
        "Ещё указаний об изменении текстов, не названных по дате и номеру: {count}; они тоже приведены дословно.",
        "Instructions to change texts that are not named by day and number: {count}; they are quoted word for word too.",
    ),
    "itself_unchanged": (
        "Бұл актінің өзі өзгертілгені туралы оның мәтінінде ескерту жоқ.",
        "Примечаний о том, что изменялся сам этот акт, в его тексте нет.",
        "No note in the text of this act tells that it was itself changed.",
    ),
    "changed_not_held": (
        "Кітапханада жоқ немесе ескертулері бұл өзгерісті білмейді: {acts}. Нұсқау соның қай нормасын өзгерткенін тек өз сөзімен айтады.",
        "Нет в библиотеке, или примечания имеющегося текста об этом изменении не говорят: {acts}. Какая норма изменена, "
        "видно только из слов самого указания.",
        "Not in the library, or held in a text whose notes do not tell of this change: {acts}. Which provision is changed "
        "is told by the instruction's own words only.",
    ),
}
