"""Every sentence that the assistant says, as data: one row a sentence, one column a language.

Owns: the wording. Must not know: when which sentence is said (``assistant/compose``). ``{…}`` are filled by the caller
with citations, dates and phrases that are already in the same language.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from assistant.words.of_editions import EDITIONS
from assistant.words.of_history import HISTORY
from assistant.words.of_scope import SCOPE

Language: TypeAlias = Literal["kk", "ru", "en"]
_COLUMN = {"kk": 0, "ru": 1, "en": 2}

_SENTENCES: dict[str, tuple[str, str, str]] = {
    **EDITIONS,
    **HISTORY,
    **SCOPE,
    # -- answers ---------------------------------------------------------------------------------------------------
    "clause": ("Бұған {where} жауап береді.", "На это отвечает: {where}.", "This is answered by: {where}."),
    "clauses": (
        "Бұған мына нормалар жауап береді: {where}.",
        "На это отвечают: {where}.",
        "This is answered by: {where}.",
    ),
    "reference": ("Сұралған мәтін: {where}.", "Запрошенный текст: {where}.", "The text asked for: {where}."),
    "not_answered": (
        "Бұл сұраққа актінің мәтінінде жауап табылмады.",
        "В тексте акта ответа на этот вопрос нет.",
        "The text of the act does not answer this question.",
    ),
    "may_answer": ("Мүмкін, жауап осында – тексеріңіз", "Возможно, ответ здесь – проверьте", "May answer – check"),
    "likely": (
        "Актіде нақты жауап табылмады; мына тармақтарда болуы мүмкін, тексеріңіз.",
        "Уверенного ответа нет; возможно, он в этих пунктах, проверьте.",
        "There is no sure answer; these clauses may hold it, please check.",
    ),
    "related": (
        "Төмендегі нормалар, мүмкін, жақын тақырыпта, бірақ жауап емес.",
        "Ниже — нормы, возможно, близкие по теме; это не ответ.",
        "The clauses below are perhaps related; they are not an answer.",
    ),
    # -- lists and the assistant -----------------------------------------------------------------------------------
    "mentions": (
        "«{what}» кездесетін жерлер саны — {count}: {where}.",
        "«{what}» встречается в {count} местах: {where}.",
        "“{what}” stands in {count} places: {where}.",
    ),
    "not_mentioned": (
        "«{what}» актінің мәтінінде кездеспейді.",
        "«{what}» в тексте акта не встречается.",
        "“{what}” does not stand in the text of the act.",
    ),
    "items": ("{where}: барлығы {count}.", "{where}: всего {count}.", "{where}: {count} in all."),
    "items_removed": ("Алып тасталғаны: {where}.", "Исключены: {where}.", "Removed: {where}."),
    "gaps": (
        "{where}: мәтіні біздегі дереккөзде жоқ немесе толық емес.",
        "{where}: в нашем источнике этого текста нет или он неполон.",
        "{where}: missing from the source held here, or not whole.",
    ),
    "at_service": (
        "Көмектесуге дайынмын. Акт туралы сұрағыңызды өз сөзіңізбен қойыңыз.",
        "Рад помочь. Спрашивайте об акте своими словами.",
        "Glad to help. Ask about the act in your own words.",
    ),
    "about_assistant": (
        "Мен — бағдарламамын, заңгер емеспін. Сұраққа актінің өз сөзімен жауап беремін: нақты тармақты келтіремін, оның "
        "өзгерістерін және акт күшінде ме екенін айтамын; мәтінде жоқты ойдан қоспаймын. Келтірілетін мәтін — {what}, "
        "дереккөздегідей; жанындағы бейресми аударманың заңдық күші жоқ. Ресми жарияланған мәтінге сүйеніңіз.",
        "Я программа, не юрист. Отвечаю словами самого акта: привожу точный пункт, говорю о его изменениях и о том, действует "
        "ли акт; чего в тексте нет, не придумываю. Приводится текст {what}, каков он в источнике; неофициальный перевод "
        "рядом юридической силы не имеет. Полагайтесь на официально опубликованный текст.",
        "I am a program, not a lawyer. I answer in the act's own words: I quote the exact clause, tell its amendments and "
        "whether the act is in force, and make nothing up. What is quoted is the {what} text as the source has it; an "
        "unofficial translation beside it has no legal force. Rely on the officially published text.",
    ),
    "language_kk": ("қазақша", "на казахском языке", "Kazakh"),
    "language_ru": ("орысша", "на русском языке", "Russian"),
    "no_units": (
        "Бұл актінің мәтінінен дәйексөз келтіруге болатын бірде-бір бірлік табылмады; ол оқылмаған деп есептеңіз.",
        "В тексте этого акта не найдено ни одной единицы, которую можно цитировать; считайте, что он не прочитан.",
        "In the text of this act no unit was found that could be quoted; consider it as not read.",
    ),
    "absent": (
        "Актіде мұндай орын жоқ: {what}.",
        "В акте нет такого места: {what}.",
        "The act has no such place: {what}.",
    ),
    "other_act": (
        "Бұл басқа акт туралы сұрақ ({what}); ол мұнда жоқ.",
        "Вопрос о другом акте ({what}); здесь его нет.",
        "This asks about another act ({what}), which is not held here.",
    ),
    "nearest": ("Ең жақындары: {where}.", "Ближайшие: {where}.", "The nearest are: {where}."),
    "missing": (
        "{where}: бұл тармақтың мәтіні біздегі дереккөзде жоқ, сондықтан келтірілмейді.",
        "{where}: этого текста в нашем источнике нет, поэтому он не приводится.",
        "{where}: this text is missing from the source held here, so it is not quoted.",
    ),
    "contradicted": (
        "{where}: ескертуде бұл ереже {by} алып тасталды делінген, бірақ мәтіні дереккөзде тұр; екеуі де көрсетілді.",
        "{where}: примечание говорит, что это положение исключено {by}, но его текст в источнике есть; приведено и то, и"
        " другое.",
        "{where}: a note says that this provision was removed {by}, yet its text stands in the source; both are shown.",
    ),
    "fragment": (
        "{where}: дереккөзде тек үзіндісі сақталған; нөмірі ретінен шығарылды.",
        "{where}: в источнике сохранился лишь обрывок; номер выведен из порядка пунктов.",
        "{where}: only a fragment survives in the source; its number is inferred from the sequence.",
    ),
    "removed": (
        "{where} {by} алып тасталған; бұрынғы мәтіні дереккөзде жоқ.",
        "{where}: исключён {by}; прежнего текста в источнике нет.",
        "{where} was removed {by}; its former text is not in the source.",
    ),
    # -- history ---------------------------------------------------------------------------------------------------
    "history": ("{where} — өзгерістер тарихы:", "{where} — история изменений:", "{where} — amendment history:"),
    "history_act": ("Актінің өзгерістер тарихы:", "История изменений акта:", "Amendment history of the act:"),
    "last_changed": ("Соңғы өзгеріс: {what}.", "Последнее изменение: {what}.", "The last change: {what}."),
    "first_changed": ("Алғашқы өзгеріс: {what}.", "Первое изменение: {what}.", "The first change: {what}."),
    "never_changed": (
        "{where}: бұл нормаға қатысты өзгеріс мәтінде белгіленбеген.",
        "{where}: изменений этой нормы в тексте не отмечено.",
        "{where}: the text notes no change of this provision.",
    ),
    "counted": ("Белгіленген өзгерістер саны: {count}.", "Отмечено изменений: {count}.", "Changes noted: {count}."),
    "counted_above": (
        "ескертулер бүтіннің өзгерістерін ғана айтады ({where}: {count}); дәл осы нормаға қайсысы қатысты екені айтылмаған.",
        "примечания говорят только об изменениях целого ({where}: {count}); какие из них коснулись этой нормы, не сказано.",
        "the notes tell only of changes of the whole ({where}: {count}); which of them touched this provision is not said.",
    ),
    "decree_changed": ("{by} мыналар өзгертілді:", "{by} изменено следующее:", "Changed {by}:"),
    "decree_unknown": (
        "Мәтіндегі ескертулерде мұндай акт аталмаған: {what}.",
        "В примечаниях текста такой акт не назван: {what}.",
        "The notes of the text name no such act: {what}.",
    ),
    "not_by": (
        "{where} туралы ескертулерде мұндай акт аталмаған: {what}.",
        "В примечаниях к этой норме ({where}) такой акт не назван: {what}.",
        "The notes on {where} name no such act: {what}.",
    ),
    "period_unchanged": (
        "{period}: бұл кезеңде өзгеріс белгіленбеген.",
        "{period}: изменений за это время не отмечено.",
        "{period}: no change is noted in that time.",
    ),
    "unseen_before": (
        "Мәтін {since} жаңа редакцияда жазылған; одан бұрынғы өзгерістер бұл дереккөзден көрінбейді.",
        "Текст изложен в новой редакции {since}; более ранние изменения из этого источника не видны.",
        "The text was restated on {since}; earlier changes cannot be seen from this source.",
    ),
    "items_missing": (
        "Бұл тізбенің мына тармақтары біздегі дереккөзде жоқ: {items}; олар туралы ештеңе айтуға болмайды.",
        "Этих пунктов перечня в нашем источнике нет: {items}; о них ничего сказать нельзя.",
        "These items of the list are missing from the source held here: {items}; nothing can be said of them.",
    ),
    "texts_folded": (
        "Мәтіндері (тармақты көрсету: {command}):",
        "Тексты (показать пункт: {command}):",
        "The texts (to show a clause: {command}):",
    ),
    "of_kind": ("Ескертулер бойынша:", "По примечаниям:", "According to the notes:"),
    "not_told": (
        "Мәтіндегі ескертулерде мұндай өзгеріс аталмаған.",
        "В примечаниях такое изменение не названо.",
        "The notes tell of no such change.",
    ),
    # -- status ----------------------------------------------------------------------------------------------------
    "repealed": (
        "Назар аударыңыз: актінің күші {by} жойылған.",
        "Внимание: акт утратил силу, отменён {by}.",
        "Note: the act was repealed {by}.",
    ),
    "in_force_then": (
        "{as_of} күні акт күшінде болған; кейін {by} күші жойылды.",
        "На {as_of} акт действовал; позднее он утратил силу {by}.",
        "On {as_of} the act was in force; it was later repealed {by}.",
    ),
    "ended": ("Назар аударыңыз: {what}.", "Внимание: {what}.", "Note: {what}."),
    "perhaps_in_force": (
        "{as_of} күні актіге қол қойылған, бірақ ол қолданысқа енгізілген күн мәтінде көрсетілмеген.",
        "На {as_of} акт был подписан, но день его введения в действие в тексте не указан.",
        "On {as_of} the act had been signed; the text does not give the day it took effect.",
    ),
    "status_not_told": (
        "Актінің күшінде екені не күшін жойғаны дереккөзде көрсетілмеген.",
        "Действует ли акт, в источнике не указано.",
        "The source does not tell whether the act is in force.",
    ),
    "partly_ended": (
        "{what}; қай нормалардың күші сақталғаны сол ескертуде айтылған.",
        "{what}; какие нормы остались в силе, говорит это примечание.",
        "{what}; its note tells which provisions stay in force.",
    ),
    "no_end_noted": (
        "Мәтінде актінің күші жойылғаны туралы белгі жоқ ({as_of} күнгі жағдай бойынша).",
        "Отметки об утрате актом силы в тексте нет (на {as_of}).",
        "The text notes no end of the act (as of {as_of}).",
    ),
    "not_signed": (
        "{as_of} күні акт әлі қабылданбаған: оған {since} қол қойылған.",
        "На {as_of} акта ещё не было: он подписан {since}.",
        "On {as_of} the act did not exist yet: it was signed on {since}.",
    ),
    "marked_repealed": (
        "Назар аударыңыз: акт күшін жойған деп белгіленген.",
        "Внимание: акт отмечен как утративший силу.",
        "Note: the act is marked as repealed.",
    ),
    "marked_expired": (
        "Назар аударыңыз: актінің қолданылу мерзімі біткен деп белгіленген.",
        "Внимание: срок действия акта отмечен как истёкший.",
        "Note: the act is marked as expired.",
    ),
    "marked_suspended": (
        "Назар аударыңыз: актінің қолданысы тоқтатылған деп белгіленген.",
        "Внимание: действие акта отмечено как приостановленное.",
        "Note: the act is marked as suspended.",
    ),
    "marked_withdrawn": (
        "Назар аударыңыз: бұл жоба кері қайтарып алынған деп белгіленген.",
        "Внимание: это проект, отмеченный как отозванный.",
        "Note: this is a draft that is marked as withdrawn.",
    ),
    "marked_not_yet": (
        "Назар аударыңыз: акт әлі қолданысқа енгізілмеген деп белгіленген.",
        "Внимание: акт отмечен как ещё не введённый в действие.",
        "Note: the act is marked as not yet in force.",
    ),
    "marked_since": ("Күні: {since}.", "День: {since}.", "The day given is {since}."),
    "marked_day_unknown": ("Күні көрсетілмеген.", "День не указан.", "The day is not told."),
    "in_force": ("{as_of} күні акт күшінде.", "На {as_of} акт действует.", "On {as_of} the act is in force."),
    "not_adopted": (
        "{as_of} күні акт әлі қабылданбаған: ол {by} қабылданды.",
        "На {as_of} акт ещё не был принят: он принят {adopted}.",
        "On {as_of} the act did not exist yet: it was adopted {adopted}.",
    ),
    "adopted": ("Акт {by} қабылданған; {effect}.", "Акт принят {by}; {effect}.", "The act was adopted {by}; {effect}."),
    # -- notices ---------------------------------------------------------------------------------------------------
    "wording_since": (
        "Бұл редакция {by} енгізілген; содан бері өзгеріс белгіленбеген.",
        "Эта редакция введена {by}; с тех пор изменений не отмечено.",
        "This wording was introduced {by}; no amendment is noted since.",
    ),
    "wording_since_amended": (
        "Соңғы өзгеріс {by} енгізілген; содан бері өзгеріс белгіленбеген.",
        "Последнее изменение внесено {by}; с тех пор изменений не отмечено.",
        "The last amendment was made {by}; none is noted since.",
    ),
    "subclauses_not_named": (
        "{where} туралы ескерту өзгеріс енгізген актілерді атайды ({acts}), бірақ әрқайсысы қай тармақшаны өзгерткенін айтпайды; "
        "сондықтан тармақшаның өз тарихы белгісіз.",
        "Примечание ({where}) называет изменившие акты ({acts}), но не говорит, какие подпункты изменил каждый из них; "
        "поэтому история отдельного подпункта неизвестна.",
        "The note on {where} names the amending acts ({acts}) but not which subclauses each of them changed; the history "
        "of a single subclause is therefore unknown.",
    ),
    "earlier_wording": (
        "Қазіргі редакция {since} бастап белгілі; {as_of} күнгі бұрынғы редакциясы дереккөзде жоқ. Келтірілген мәтін — кейінгі редакция.",
        "Имеющаяся редакция датируется {since}; более ранней редакции, действовавшей {as_of}, в источнике нет. Приведён "
        "позднейший текст.",
        "The wording held dates from {since}; the earlier wording of {as_of} is not in the source. The text quoted is the "
        "later one.",
    ),
    "perhaps_changed": (
        "{as_of} күнінен кейін осы тармаққа өзгерістер енгізілген ({acts}); олар дәл осы мәтінге қатысты ма, дереккөз айтпайды.",
        "После {as_of} в этот пункт вносились изменения ({acts}); коснулись ли они именно этого текста, источник не говорит.",
        "After {as_of} the clause was amended ({acts}); the source does not say whether that touched this very text.",
    ),
    "signed_not_effective": (
        "{as_of} күні бұл редакцияға қол қойылған еді; оның қолданысқа енгізілуі: {effect}. Бұрынғы редакциясы дереккөзде жоқ.",
        "На {as_of} эта редакция уже была подписана; о введении её в действие: {effect}. Прежней редакции в источнике нет.",
        "On {as_of} this wording had been signed; of its taking effect: {effect}. The earlier wording is not in the source.",
    ),
    "before_adoption": (
        "{as_of} күні акт әлі қабылданбаған.",
        "На {as_of} акт ещё не был принят.",
        "On {as_of} the act had not been adopted yet.",
    ),
    "after_repeal": (
        "{as_of} күні акт күшінде емес: {by} күші жойылған.",
        "На {as_of} акт не действует: утратил силу {by}.",
        "On {as_of} the act is not in force: repealed {by}.",
    ),
    "future_date": (
        "{as_of} — болашақ күн; бүгінгі белгілі жағдай ғана айтылады.",
        "{as_of} — будущая дата; известно лишь нынешнее положение.",
        "{as_of} lies in the future; only what is known today is told.",
    ),
    "bad_date": (
        "Мұндай күн жоқ: {what}.",
        "Такой даты нет: {what}.",
        "There is no such date: {what}.",
    ),
    "publication_day_unknown": (
        "Алғашқы ресми жарияланған күні мәтінде көрсетілмеген.",
        "День первого официального опубликования в тексте не указан.",
        "The text does not give the day of first official publication.",
    ),
    "effect_not_told": (
        "Кейбір өзгерістердің қолданысқа енгізілген күні мәтінде көрсетілмеген.",
        "День введения в действие некоторых изменений в тексте не указан.",
        "For some changes the text does not say when they took effect.",
    ),
    "earlier_wording_not_held": (
        "Бұрынғы редакциялары дереккөзде жоқ.",
        "Прежних редакций в источнике нет.",
        "Earlier wordings are not in the source.",
    ),
    "repeal_effect": (
        "Күшін жоюдың қолданысқа енгізілген күні мәтінде көрсетілмеген; Жарлық қол қойылған күн алынды.",
        "Когда утрата силы вступила в действие, в тексте не указано; взят день подписания Указа.",
        "The text does not say when the repeal took effect; the day of signing is taken.",
    ),
    "unofficial": ("ресми емес аударма", "неофициальный перевод", "unofficial translation"),
    "no_words": (
        "Сұрақтан бірде-бір сөз оқылмады.",
        "В вопросе нет ни одного слова.",
        "The question holds no words.",
    ),
}


def say(key: str, language: Language | str, **fields: object) -> str:
    """The sentence with this key in a language, its places filled.

    Raises:
        KeyError: no such sentence, or a place was not filled; both are defects that the tests look for.
    """
    return _SENTENCES[key][_COLUMN[language]].format(**fields)


def keys() -> tuple[str, ...]:
    """The keys of all sentences."""
    return tuple(_SENTENCES)
