"""Answers: their parts, what is copied and saved of them, what a reader says of them.

Owns: their wording, one row a string, one column a language (Kazakh, Russian, English).
"""

from __future__ import annotations

ANSWERS: dict[str, tuple[str, str, str]] = {
    # -- answers -------------------------------------------------------------------------------------------------------
    "you_asked": ("Сұрақ", "Вопрос", "Question"),
    "answer": ("Жауап", "Ответ", "Answer"),
    "understood": ("Сұрақ былай түсінілді:", "Вопрос понят так:", "The question was understood as:"),
    "no_question_head": ("Сұрақ көрінбейді", "Вопроса не видно", "No question to be seen"),
    "refused_head": ("Актіде жауап табылмады", "В акте ответа не нашлось", "No answer found in the act"),
    "likely_head": (
        "Мүмкін, жауап осы тармақтарда – тексеріңіз",
        "Возможно, ответ в этих пунктах – проверьте",
        "These clauses may answer – check",
    ),
    "related_head": (
        "Мүмкін, жақын тармақтар (жауап емес)",
        "Возможно, близкие пункты (это не ответ)",
        "Clauses perhaps related (not an answer)",
    ),
    "better_head": (
        "Бұған акт жауап береді – сұрап көріңіз:",
        "На это акт отвечает – спросите:",
        "The act does answer these:",
    ),
    "follow_head": ("Әрі қарай сұрауға болады", "Что можно спросить дальше", "You may ask next"),
    "authentic": ("Түпнұсқа мәтін", "Подлинный текст", "Authentic text"),
    "translation_kk": ("қазақша", "на казахский", "into Kazakh"),
    "translation_ru": ("орысша", "на русский", "into Russian"),
    "translation_en": ("ағылшынша", "на английский", "into English"),
    "unofficial": ("Ресми емес аударма", "Неофициальный перевод", "Unofficial translation"),
    "official": ("Ресми мәтін", "Официальный текст", "Official text"),
    "present_text": ("Мәтіні", "Текст", "The text"),
    "history_line": (
        "Өзгерістер тарихы: {count} өзгеріс, соңғысы – {day}",
        "История изменений: всего {count}, последнее – {day}",
        "Amendment history: {count} in all, the last on {day}",
    ),
    "history_none": (
        "Өзгерістер тарихы: осы мәтінге өзгеріс белгіленбеген",
        "История изменений: изменений этого текста не отмечено",
        "Amendment history: no change of this text is noted",
    ),
    "history_plain": ("Өзгерістер тарихы", "История изменений", "Amendment history"),
    "column_act": ("Қай актімен", "Каким актом", "By which act"),
    "column_place": ("Орны", "Где", "Where"),
    "column_done": ("Не істелді", "Что сделано", "What was done"),
    "column_effect": ("Қолданысқа енгізілуі", "Введение в действие", "Effect"),
    "not_held_head": (
        "{day} күнгі редакция мұнда жоқ",
        "Редакции на {day} здесь нет",
        "The wording of {day} is not held",
    ),
    "later_wording": (
        "Кейінгі редакция: {as_of} күнгі мәтін емес.",
        "Более поздняя редакция: не текст на {as_of}.",
        "A later wording: not the text of {as_of}.",
    ),
    "perhaps_later": (
        "Кейінгі редакция болуы мүмкін: {as_of} күнінен кейін өзгеріс болған.",
        "Возможно, более поздняя редакция: после {as_of} были изменения.",
        "Perhaps a later wording: there were changes after {as_of}.",
    ),
    "later_act": (
        "{as_of} күні бұл мәтін әлі болмаған.",
        "На {as_of} этого текста ещё не было.",
        "On {as_of} this text did not exist yet.",
    ),
    "since": ("Белгілі күні: {day}.", "Датируется {day}.", "It dates from {day}."),
    "timeline": ("Өзгерістердің уақыт сызығы", "Хронология изменений", "Timeline of amendments"),
    "undated": ("күні көрсетілмеген", "дата не указана", "undated"),
    "notices": ("Ескеріңіз", "Обратите внимание", "Please note"),
    "copy": ("Көшіру", "Копировать", "Copy"),
    "copy_short": ("Қысқа сілтеме", "Ссылка краткая", "Citation, short"),
    "copy_full": ("Толық сілтеме", "Ссылка полная", "Citation, full"),
    "copy_quote": ("Мәтіні сілтемесімен", "Текст со ссылкой", "Text with citation"),
    "copy_translation": ("Аудармасы", "Перевод", "Translation"),
    "copy_history": ("Өзгерістер тарихы", "История изменений", "Amendment history"),
    "copy_link": ("Осы орынға веб-сілтеме", "Веб-ссылка на это место", "Web link to this place"),
    "copy_official": (
        "Ресми мәтінге сілтеме (Әділет)",
        "Ссылка на официальный текст (Әділет)",
        "Link to the official text (Adilet)",
    ),
    "copy_whole": ("Бүкіл жауапты көшіру", "Копировать весь ответ", "Copy the whole answer"),
    "copy_answer_link": ("Осы жауапқа сілтеме", "Ссылка на этот ответ", "Link to this answer"),
    "official_page": ("Әділет: ресми мәтін ↗", "Әділет: официальный текст ↗", "Adilet: the official text ↗"),
    "print_answer": ("Жауапты басып шығару", "Печать ответа", "Print the answer"),
    "print_act": ("Актіні басып шығару", "Печать акта", "Print the act"),
    "print_dialogue": ("Басып шығару", "Печать", "Print"),
    "copied": ("Көшірілді", "Скопировано", "Copied"),
    "copy_failed": (
        "Браузер көшіруге рұқсат бермеді; мәтінді қолмен белгілеңіз.",
        "Браузер не разрешил копирование; выделите текст вручную.",
        "The browser did not allow copying; please select the text by hand.",
    ),
    "show_in_act": ("Актіден көрсету", "Показать в тексте акта", "Show in the act"),
    # -- feedback ------------------------------------------------------------------------------------------------------
    "feedback": ("Бұл жауап дұрыс па?", "Верен ли этот ответ?", "Is this answer right?"),
    "verdict_right": ("Дұрыс", "Верно", "Right"),
    "verdict_wrong": ("Қате", "Неверно", "Wrong"),
    "verdict_missing": ("Толық емес", "Неполно", "Incomplete"),
    "comment": ("Түсініктеме (міндетті емес)", "Комментарий (необязательно)", "Comment (optional)"),
    "send": ("Жіберу", "Отправить", "Send"),
    "cancel": ("Болдырмау", "Отмена", "Cancel"),
    "feedback_thanks": (
        "Рақмет! Пікіріңіз осы серверде ғана сақталды.",
        "Спасибо! Отзыв сохранён только на этом сервере.",
        "Thank you. Your feedback is kept on this server only.",
    ),
    # -- the saved dialogue --------------------------------------------------------------------------------------------
    "export_title": (
        "Акт бойынша сұрақтар мен жауаптар",
        "Вопросы и ответы по акту",
        "Questions and answers on the act",
    ),
    "export_made": ("Жасалған күні: {day}.", "Составлено {day}.", "Made on {day}."),
    "export_source": (
        "Дереккөз мәтінінің SHA-256 бақылау сомасы: {digest}.",
        "Контрольная сумма SHA-256 текста источника: {digest}.",
        "SHA-256 of the source text: {digest}.",
    ),
}
