"""Every word of the page that is not the assistant's own, as data: one row a string, one column a language.

Owns: the wording of the interface. Must not know: where a string stands. What the assistant says of the law is in
``assistant/words``.
"""

from __future__ import annotations

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_COLUMN = {"kk": 0, "ru": 1, "en": 2}

_STRINGS: dict[str, tuple[str, str, str]] = {
    # -- the page ------------------------------------------------------------------------------------------------------
    "brand": ("Ереже", "Ереже", "Ereje"),
    "page_title": (
        "Ереже – актінің дәл мәтінімен жауап",
        "Ереже – ответы точной цитатой акта",
        "Ereje – answers that quote the act",
    ),
    "tagline": (
        "Сұраққа актінің дәл мәтінімен жауап береді",
        "Отвечает на вопросы точной цитатой из акта",
        "Answers questions by quoting the act word for word",
    ),
    "skip": ("Сұрақ жазатын өріске өту", "Перейти к полю вопроса", "Skip to the question box"),
    "language": ("Тіл", "Язык", "Language"),
    "theme_dark": ("Қараңғы көрініс", "Тёмное оформление", "Dark mode"),
    "theme_light": ("Жарық көрініс", "Светлое оформление", "Light mode"),
    "views": ("Көріністер", "Виды", "Views"),
    "tab_chat": ("Сұрақ-жауап", "Вопросы и ответы", "Questions"),
    "tab_act": ("Акт мәтіні", "Текст акта", "Text of the act"),
    "status_of_act": ("Актінің мәртебесі", "Статус акта", "Status of the act"),
    "footer": (
        "Сұрақтарыңыз осы серверден сыртқа жіберілмейді. Мұндағы мәтін ресми жарияланым емес.",
        "Ваши вопросы не покидают этот сервер. Текст не является официальным опубликованием.",
        "Your questions do not leave this server. The text held here is not the official publication.",
    ),
    "needs_script": (
        "Бұл бет жұмыс істеуі үшін браузерде JavaScript қосулы болуы керек.",
        "Для работы этой страницы в браузере должен быть включён JavaScript.",
        "This page needs JavaScript to be switched on in the browser.",
    ),
    "opening": ("Бет ашылып жатыр…", "Страница открывается…", "The page is opening…"),
    "badge_in_force_then": ("{day} күні күшінде болған", "Действовал {day}", "In force on {day}"),
    "badge_repealed": ("Күшін жойған", "Утратил силу", "Repealed"),
    "badge_in_force": ("Күшінде", "Действует", "In force"),
    "badge_not_yet": ("Ол кезде қабылданбаған", "Ещё не был принят", "Not yet adopted"),
    "badge_unknown": ("Мәртебесі белгісіз", "Статус неизвестен", "Status unknown"),
    # -- asking --------------------------------------------------------------------------------------------------------
    "dialogue": ("Сұрақтар мен жауаптар", "Вопросы и ответы", "Questions and answers"),
    "ask_label": ("Сұрағыңыз", "Ваш вопрос", "Your question"),
    "ask_placeholder": ("Сұрағыңызды жазыңыз", "Напишите свой вопрос", "Type your question"),
    "ask_button": ("Сұрау", "Спросить", "Ask"),
    "ask_hint": (
        "Enter – жіберу, Shift + Enter – жаңа жол",
        "Enter – отправить, Shift + Enter – новая строка",
        "Enter sends, Shift + Enter starts a new line",
    ),
    "thinking": ("Актіден іздеп жатыр…", "Ищу в тексте акта…", "Searching the act…"),
    "preparing": (
        "Іздеу дайындалып жатыр; алғаш іске қосқанда бірнеше минут кетуі мүмкін…",
        "Поиск готовится; при первом запуске это может занять несколько минут…",
        "Search is being prepared; on the first start this may take a few minutes…",
    ),
    "welcome_head": ("Не білгіңіз келеді?", "Что вы хотите узнать?", "What would you like to know?"),
    "welcome": (
        "Қазақша, орысша немесе ағылшынша сұраңыз. Жауап – актінің сөзбе-сөз мәтіні және оның өзгертілу тарихы. "
        "Актіде жауап болмаса, солай деп ашық айтылады.",
        "Спрашивайте на казахском, русском или английском. Ответ – дословная цитата из акта и история её изменений. "
        "Если ответа в акте нет, об этом будет сказано прямо.",
        "Ask in Kazakh, Russian or English. The answer is the act’s own words and the history of their amendment. "
        "Where the act gives no answer, you will be told so.",
    ),
    "examples": ("Мысалдар", "Примеры", "Examples"),
    "kind_clause": ("Мазмұны", "По содержанию", "By content"),
    "kind_history": ("Өзгерістер тарихы", "История изменений", "Amendment history"),
    "kind_status": ("Акт күшінде ме", "Действует ли акт", "Is it in force"),
    "kind_reference": ("Тармақтың нөмірі", "По номеру пункта", "By clause number"),
    "kind_not_answered": ("Актіде жоқ нәрсе", "Чего в акте нет", "What the act does not say"),
    "as_of": ("Қай күнге", "На какую дату", "As of"),
    "as_of_clear": ("Күнді алып тастау", "Убрать дату", "Clear the day"),
    "stop": ("Тоқтату", "Остановить", "Stop"),
    "stopped": ("Тоқтатылды.", "Остановлено.", "Stopped."),
    "again": ("Қайта сұрау", "Спросить снова", "Ask again"),
    "edit_question": ("Сұрақты өзгерту", "Изменить вопрос", "Edit the question"),
    "editing": (
        "Сұрақ өзгертілуде: жіберсеңіз, сұхбат осы жерден жаңаша жалғасады; бұрынғысы тізімде қалады.",
        "Вопрос изменяется: после отправки диалог продолжится отсюда заново; прежний останется в списке.",
        "Editing a question: once sent, the dialogue goes on anew from here; the former one stays in the list.",
    ),
    "talks": ("Сұхбаттар", "Диалоги", "Conversations"),
    "talks_note": (
        "Тек осы браузерде сақталады; жауаптар серверде 8 сағаттан артық сақталмайды.",
        "Хранятся только в этом браузере; ответы на сервере не хранятся дольше 8 часов.",
        "Kept in this browser only; the server keeps no answer longer than 8 hours.",
    ),
    "talks_find": ("Сұхбатты табу", "Найти диалог", "Find a conversation"),
    "talks_none": ("Әзірге сұхбат жоқ.", "Диалогов пока нет.", "No conversations yet."),
    "talk_rename": ("Атын өзгерту", "Переименовать", "Rename"),
    "talk_delete": ("Жою", "Удалить", "Delete"),
    "talk_deleted": ("Сұхбат жойылды.", "Диалог удалён.", "The conversation was deleted."),
    "undo": ("Қайтару", "Вернуть", "Undo"),
    "close": ("Жабу", "Закрыть", "Close"),
    "new_dialogue": ("Жаңа сұхбат", "Новый диалог", "New conversation"),
    "save_dialogue": ("Сұрақ-жауапты сақтау", "Сохранить диалог", "Save the dialogue"),
    "save_md": ("Markdown", "Markdown", "Markdown"),
    "save_docx": ("Word (DOCX)", "Word (DOCX)", "Word (DOCX)"),
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
    # -- the library ---------------------------------------------------------------------------------------------------
    "library": ("Кітапхана", "Библиотека", "Library"),
    "library_count": ("{all} актінің {found}-і", "Актов: {found} из {all}", "{found} of {all} acts"),
    "library_find": ("Атауы, нөмірі, органы", "Название, номер, орган", "Title, number, issuer"),
    "library_none": ("Ондай акт жоқ.", "Таких актов нет.", "No such act."),
    "more_acts": ("Тағы көрсету", "Показать ещё", "Show more"),
    "open_act": ("Ашу", "Открыть", "Open"),
    "filter_any": ("кез келгені", "любой", "any"),
    "filter_kind": ("Түрі", "Вид", "Kind"),
    "filter_status": ("Мәртебесі", "Статус", "Status"),
    "filter_language": ("Мәтін тілі", "Язык текста", "Language of the text"),
    "filter_in_force_on": ("Күшінде болған күні", "Действовал на", "In force on"),
    "filter_adopted_from": ("Қабылданған күні, бастап", "Принят с", "Adopted from"),
    "filter_adopted_to": ("Қабылданған күні, дейін", "Принят по", "Adopted to"),
    "held_in_force": ("Күшінде", "Действует", "In force"),
    "held_not_yet": ("Әлі күшіне енбеген", "Ещё не вступил в силу", "Not yet in force"),
    "held_repealed": ("Күшін жойған", "Утратил силу", "Repealed"),
    "held_expired": ("Мерзімі біткен", "Срок истёк", "Expired"),
    "held_suspended": ("Тоқтатыла тұрған", "Приостановлен", "Suspended"),
    "held_withdrawn": ("Кері қайтарып алынған", "Отозван", "Withdrawn"),
    "held_unknown": ("Мәртебесі айтылмаған", "Статус не указан", "Status not told"),
    "has_pair": ("екінші тілдегі мәтіні бар", "есть текст на другом языке", "held in the other language too"),
    "count_units": ("тармақтар: {count}", "пунктов: {count}", "units: {count}"),
    "count_rows": ("кесте жолдары: {count}", "строк таблиц: {count}", "table rows: {count}"),
    "count_events": ("өзгерістер: {count}", "изменений: {count}", "amendments: {count}"),
    "doubts": ("Күмәнді жерлері: {count}", "Сомнительно: {count}", "Doubtful: {count}"),
    "ask_in": ("Осы актіден сұрау: {act}", "Спрашивать в акте: {act}", "Ask in: {act}"),
    "scope": ("Қайдан сұралады", "Где спрашивать", "Where to ask"),
    "asked_in": ("Мына жерден сұралды", "Спрошено в", "Asked in"),
    "scope_all": ("барлық актілер", "все акты", "all acts"),
    "scope_acts": ("актілер: {count}", "актов: {count}", "acts: {count}"),
    "scope_clear": ("Барлық актілерден сұрау", "Спрашивать во всех актах", "Ask in all acts"),
    "ask_picked": ("Белгіленгендерден сұрау", "Спрашивать в отмеченных", "Ask in those ticked"),
    "ask_found": ("Табылғандардан сұрау", "Спрашивать в найденных", "Ask in those found"),
    "ask_found_most": (
        "Табылғандардан сұрау: ең көбі {most}",
        "Спрашивать в найденных: не более {most}",
        "Ask in those found: {most} at most",
    ),
    "ask_all": ("Барлығынан сұрау", "Спрашивать во всех", "Ask in all"),
    "replace": ("Ауыстыру", "Заменить", "Replace"),
    "remove": ("Алып тастау", "Убрать", "Remove"),
    "keep": ("Қалдыру", "Оставить", "Keep"),
    "remove_sure": (
        "Кітапханадан алынсын ба: «{act}»? Мәтіні, индексі және оған қосылған сұрақтар жойылады.",
        "Убрать из библиотеки: «{act}»? Удалятся текст, индекс и добавленные к нему вопросы.",
        "Remove from the library: “{act}”? Its text, its index and the questions added to it are deleted.",
    ),
    "removed": ("Кітапханадан алынды: {act}", "Убрано из библиотеки: {act}", "Removed from the library: {act}"),
    "cannot_remove": (
        "Бұл акт бағдарламамен бірге келеді, оны алып тастауға болмайды.",
        "Этот акт поставляется с программой, убрать его нельзя.",
        "This act comes with the program and cannot be removed.",
    ),
    "drop_files": (
        "Файлдарды осында тастаңыз немесе таңдаңыз",
        "Перетащите файлы сюда или выберите их",
        "Drop files here or choose them",
    ),
    "drop_hint": (
        "Мәтін, Markdown, сақталған бет, DOCX, PDF. Сіз растағанша ештеңе сақталмайды.",
        "Текст, Markdown, сохранённая страница, DOCX, PDF. Пока вы не подтвердите, ничего не сохраняется.",
        "Text, Markdown, saved pages, DOCX, PDF. Nothing is stored before you say so.",
    ),
    "reading_file": ("Оқылып жатыр…", "Читается…", "Being read…"),
    "storing_file": ("Сақталып жатыр…", "Сохраняется…", "Being stored…"),
    "read_count": (
        "Оқылғаны: {all} файлдың {done}-і",
        "Прочитано файлов: {done} из {all}",
        "{done} of {all} files read",
    ),
    "store": ("Қосу", "Добавить", "Add"),
    "store_replace": ("Ауыстырып сақтау", "Заменить", "Replace"),
    "store_all": ("Жаңаларын түгел қосу: {count}", "Добавить все новые: {count}", "Add all that are new: {count}"),
    "not_store": ("Қоспау", "Не добавлять", "Do not add"),
    "clear_files": ("Тізімді тазарту", "Очистить список", "Clear the list"),
    "not_read": ("Қосылмады:", "Не добавлен:", "Not added:"),
    "given_title": ("Атауы", "Название", "Title"),
    "given_status": ("Мәртебесі", "Статус", "Status"),
    "foreseen_new": ("Жаңа акт.", "Новый акт.", "A new act."),
    "foreseen_replaced": (
        "Кітапханадағы актінің орнын басады: «{act}».",
        "Займёт место акта библиотеки: «{act}».",
        "It would replace the act held: “{act}”.",
    ),
    "foreseen_another": (
        "Нөмірі немесе күні басқа! Орнын басады: «{act}».",
        "Номер или дата другие! Займёт место акта: «{act}».",
        "Its number or day is another! It would replace: “{act}”.",
    ),
    "foreseen_held": (
        "Дәл осы файл кітапханада бар: «{act}».",
        "Этот же файл уже в библиотеке: «{act}».",
        "The very same file is held already: “{act}”.",
    ),
    "foreseen_empty": (
        "Қосылмайды: бірде-бір тармақ, бап не кесте жолы табылмады.",
        "Не будет добавлен: не найдено ни пункта, ни статьи, ни строки таблицы.",
        "It is not added: no clause, article or table row was found in it.",
    ),
    "outcome_added": ("Қосылды:", "Добавлен:", "Added:"),
    "outcome_replaced": ("Ауыстырылды:", "Заменён:", "Replaced:"),
    "outcome_unchanged": ("Өзгеріссіз қалды:", "Без изменений:", "Unchanged:"),
    "file_gone": (
        "Бұл файл енді сақталмаған: оны қайта таңдаңыз.",
        "Этот файл больше не хранится: выберите его снова.",
        "That file is no longer kept: please choose it again.",
    ),
    "bad_selection": (
        "Бұл шарттарға сай акт болуы мүмкін емес: күндерді тексеріңіз.",
        "Таких актов быть не может: проверьте даты.",
        "No act can meet these conditions: check the days.",
    ),
    # -- where it is said ----------------------------------------------------------------------------------------------
    "places": ("Қайда айтылған", "Где сказано", "Where it is said"),
    "places_words": ("Сөз немесе сөз тіркесі", "Слово или словосочетание", "Word or phrase"),
    "places_in_act": ("Осы актіден", "В этом акте", "In this act"),
    "places_in_library": ("Кітапханадан", "В библиотеке", "In the library"),
    "places_chips": ("Жауаптың сөздері", "Слова ответа", "Words of the answer"),
    "places_count": (
        "«{words}»: {count} жерде, {acts} актіде",
        "«{words}»: мест – {count}, актов – {acts}",
        "“{words}”: {count} places in {acts} acts",
    ),
    "places_none": ("«{words}» кездеспейді.", "«{words}» не встречается.", "“{words}” is nowhere said."),
    "places_partly": (
        "Уақыт шектеулі: {held} актінің {looked}-і қаралды.",
        "Время ограничено: просмотрено актов {looked} из {held}.",
        "Time is limited: {looked} of {held} acts were looked through.",
    ),
    "places_more": ("Тағы {count} жерде.", "И ещё мест: {count}.", "And {count} more places."),
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
    # -- what goes wrong -----------------------------------------------------------------------------------------------
    "empty": ("Алдымен сұрағыңызды жазыңыз.", "Сначала напишите вопрос.", "Please write a question first."),
    "too_long": (
        "Сұрақ тым ұзын: {longest} таңбадан аспауы керек.",
        "Вопрос слишком длинный: не более {longest} знаков.",
        "The question is too long: {longest} characters at most.",
    ),
    "too_fast": (
        "Сұрақтар тым жиі келді. {seconds} секундтан кейін қайталаңыз.",
        "Слишком много вопросов подряд. Повторите через {seconds} с.",
        "Too many questions at once. Please try again in {seconds} s.",
    ),
    "failed": (
        "Жауап алу мүмкін болмады. Себебі сервердің журналында жазылған.",
        "Ответ получить не удалось. Причина записана в журнале сервера.",
        "The answer could not be made. The server’s log tells why.",
    ),
    "unreachable": (
        "Сервермен байланыс жоқ. Байланысты тексеріп, қайталаңыз.",
        "Нет связи с сервером. Проверьте соединение и повторите.",
        "The server cannot be reached. Check the connection and try again.",
    ),
    "dialogue_gone": (
        "Бұл сұрақ-жауап серверде енді сақталмаған. Сұрақты қайта қойыңыз.",
        "Этот диалог на сервере уже не хранится. Задайте вопрос снова.",
        "The server no longer holds this dialogue. Please ask again.",
    ),
    "unknown_act": (
        "Сілтемедегі акт мұнда жоқ: {act}.",
        "Акта из ссылки здесь нет: {act}.",
        "The act in the link is not held here: {act}.",
    ),
    "unknown_clause": (
        "Сілтемедегі тармақ актіде жоқ: {clause}.",
        "Пункта из ссылки в акте нет: {clause}.",
        "The clause in the link is not in the act: {clause}.",
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


def say(key: str, language: str, **fields: object) -> str:
    """The string with this key in a language, its places filled.

    Raises:
        KeyError: no such string, or a place was not filled; both are defects that the tests look for.
    """
    found = _STRINGS[key][_COLUMN[language]]
    return found.format(**fields) if fields else found


def keys() -> tuple[str, ...]:
    """The keys of all strings."""
    return tuple(_STRINGS)


def column(language: str) -> dict[str, str]:
    """All strings of one language, for the page's script."""
    return {key: row[_COLUMN[language]] for key, row in _STRINGS.items()}
