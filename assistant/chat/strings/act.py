"""The act's text beside the dialogue, and the places of a word.

Owns: their wording, one row a string, one column a language (Kazakh, Russian, English).
"""

from __future__ import annotations

ACT: dict[str, tuple[str, str, str]] = {
    # -- the act -------------------------------------------------------------------------------------------------------
    "skip_act": ("Акт мәтініне өту", "Перейти к тексту акта", "Skip to the text of the act"),
    "act_tools": ("Мәтінмен жұмыс", "Работа с текстом", "Text tools"),
    "find": ("Мәтіннен табу", "Найти в тексте", "Find in the text"),
    "find_next": ("Келесі", "Следующее", "Next"),
    "find_previous": ("Алдыңғы", "Предыдущее", "Previous"),
    "find_none": ("табылмады", "не найдено", "not found"),
    "contents": ("Мазмұны", "Содержание", "Contents"),
    "contents_go": ("Бөлімге өту…", "Перейти к разделу…", "Go to section…"),
    "show_translation": ("Аудармасы", "Перевод", "Translation"),
    "show_other_language": ("Екінші тілде", "На другом языке", "Other language"),
    "beside": ("Қатар", "Рядом", "Side by side"),
    "clause_actions": ("{where}: әрекеттер", "{where}: действия", "{where}: actions"),
    "ask_clause": ("Жауапта келтіру", "Привести в ответе", "Quote in the answers"),
    "ask_history": ("Өзгерістер тарихы", "История изменений", "Amendment history"),
    "note": ("Ескерту", "Примечание", "Note"),
    "state_removed": ("алып тасталған", "исключён", "removed"),
    "state_missing": ("мәтіні дереккөзде жоқ", "текста в источнике нет", "missing from the source"),
    "state_fragment": (
        "үзіндісі ғана сақталған, нөмірі ретінен шығарылды",
        "сохранился лишь обрывок, номер выведен из порядка",
        "only a fragment survives, its number is inferred",
    ),
    "state_pending": ("әлі қолданысқа енгізілмеген", "ещё не введён в действие", "not yet in force"),
    "state_expired": ("қолданылу мерзімі біткен", "срок действия истёк", "expired"),
    "state_suspended": ("қолданысы тоқтатылған", "действие приостановлено", "suspended"),
    # -- where it is said ----------------------------------------------------------------------------------------------
    "places": ("Қайда айтылған", "Где сказано", "Where it is said"),
    "places_words": ("Сөз немесе сөз тіркесі", "Слово или словосочетание", "Word or phrase"),
    "places_in_act": ("Осы актіден", "В этом акте", "In this act"),
    "places_in_library": ("Кітапханадан", "В библиотеке", "In the library"),
    "places_chips": ("Жауаптың сөздері", "Слова ответа", "Words of the answer"),
    "places_count": (
        "«{words}»: {count} тармақта, {acts} актіде",
        "«{words}»: пунктов – {count}, актов – {acts}",
        "“{words}”: clauses – {count}, acts – {acts}",
    ),
    "places_none": ("«{words}» кездеспейді.", "«{words}» не встречается.", "“{words}” is nowhere said."),
    "places_partly": (
        "Уақыт шектеулі: {held} актінің {looked}-і қаралды.",
        "Время ограничено: просмотрено актов {looked} из {held}.",
        "Time is limited: {looked} of {held} acts were looked through.",
    ),
    "places_more": ("Тағы {count} тармақта.", "И ещё пунктов: {count}.", "More clauses: {count}."),
}
