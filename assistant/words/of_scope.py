"""What is said of several acts at once, as data: one row a sentence, one column a language."""

from __future__ import annotations

SCOPE: dict[str, tuple[str, str, str]] = {
    "from_act": ("{act} бойынша. {told}", "{act}. {told}", "From {act}. {told}"),
    "same_text": (
        "Дәл осы мәтін {count} актіде бар: {acts}.",
        "Этот же текст, слово в слово, – в {count} актах: {acts}.",
        "The same text, word for word, stands in {count} acts: {acts}.",
    ),
    "nearly_same": (
        "Осыған дерлік бірдей мәтін {count} актіде бар, сұрақтан қайсысы екені белгісіз. Жерін, органын немесе жылын атаңыз: "
        "{acts}.",
        "Почти одинаковый текст – в {count} актах, и из вопроса не видно, о каком речь. Назовите место, орган или год: {acts}.",
        "Nearly the same text stands in {count} acts, and the question does not tell which is meant. Name the place, the body or "
        "the year: {acts}.",
    ),
    "more_acts": ("тағы {count}", "и ещё {count}", "and {count} more"),
    "not_held": (
        "Сұралған акт ({what}) кітапханада жоқ.",
        "Акта, о котором спрашивают ({what}), в библиотеке нет.",
        "The act asked about ({what}) is not in the library.",
    ),
    "nearest_held": ("Ең жақындары: {acts}.", "Ближайшие: {acts}.", "The nearest held: {acts}."),
    "no_act_admitted": (
        "Таңдалған шарттарға сай акт кітапханада жоқ.",
        "В библиотеке нет акта, отвечающего выбранным условиям.",
        "No act of the library meets the conditions chosen.",
    ),
    "nowhere_in_library": (
        "Кітапхана актілерінің мәтінінде бұл сұраққа жауап табылмады.",
        "В текстах актов библиотеки ответа на этот вопрос нет.",
        "The texts of the library's acts do not answer this question.",
    ),
    "unsearched": (
        "{count} акт әлі іздеуге дайын емес, олардан жауап ізделген жоқ. Дайын болғанда қайта сұраңыз.",
        "Ещё не подготовлены к поиску и не просмотрены актов: {count}. Спросите снова, когда они будут готовы.",
        "{count} acts are not ready to be searched yet, and the answer was not sought in them: “ereje index” prepares them.",
    ),
    # -- acts that a question asks for ------------------------------------------------------------------------------
    "look": (
        "{head}: {count} (кітапханадағы {all} актінің ішінде).",
        "{head}: {count} (из {all} в библиотеке).",
        "{head}: {count} (of {all} in the library).",
    ),
    "look_ended": ("Күшін жойған актілер", "Акты, утратившие силу", "Acts no longer in force"),
    "look_in_force": ("{day} күні қолданыстағы актілер", "Акты, действующие на {day}", "Acts in force on {day}"),
    "look_adopted": ("Қабылданған актілер", "Принятые акты", "Acts adopted"),
    "look_said": (
        "Мәтінінде «{words}» сөздері бар актілер",
        "Акты, в тексте которых есть слова «{words}»",
        "Acts whose text holds the words “{words}”",
    ),
    "look_changed": ("Өзгертілген актілер", "Изменённые акты", "Acts changed"),
    "look_effective": (
        "Өзгерістері күшіне енетін актілер",
        "Акты, изменения в которых вступают в силу",
        "Acts in which changes take effect",
    ),
    "look_named": (", атауында «{words}»", ", в названии «{words}»", ", named “{words}”"),
    "look_since": ("{day} бастап", "с {day}", "from {day}"),
    "look_until": ("{day} дейін", "до {day}", "until {day}"),
    "look_untold_status": (
        "Күшінде екені мәтінінен белгісіз актілер: {count}.",
        "Актов, тексты которых не говорят, действуют ли они: {count}.",
        "Acts whose texts do not tell whether they are in force: {count}.",
    ),
    "look_untold_adopted": (
        "Қол қойылған күні мәтінінен белгісіз актілер: {count}.",
        "Актов, тексты которых не говорят, когда они подписаны: {count}.",
        "Acts whose texts do not tell when they were signed: {count}.",
    ),
    "look_untold_effective": (
        "Күшіне ену күнін ескерту атамаған, осы уақытта немесе бір жыл бұрын қол қойылған өзгерістер: {count}.",
        "Изменений, подписанных в это время или за год до него, день вступления в силу которых примечания не называют: {count}.",
        "Changes signed in this time or the year before it whose day of effect no note names: {count}.",
    ),
    "look_by_words": (
        "Сөздер кез келген тұлғасында, бір тармақтың ішінде ізделді; басқа сөзбен немесе басқа тілде айтылғаны саналмады.",
        "Слова искались в любой форме, внутри одного пункта; сказанное другими словами или на другом языке не учтено.",
        "The words were sought in any form, within one clause; what is said in other words or another language is not counted.",
    ),
    "look_by_notes": (
        "Тек актілердің өз ескертулері бойынша; ескертуі жоқ мәтін өзгерістерін айтпайды.",
        "Только по примечаниям самих актов; текст без примечаний о своих изменениях не говорит.",
        "By the acts' own notes alone; a text without notes tells nothing of its changes.",
    ),
    "look_unused": (
        "«{words}» бойынша іріктелмеді: мұндай сөз актілердің атауында жоқ.",
        "По словам «{words}» отбора не было: в названиях актов их нет.",
        "Nothing was narrowed by “{words}”: no act's name holds these words.",
    ),
}
