"""The page's frame, the question box, conversations, and what goes wrong.

Owns: their wording, one row a string, one column a language (Kazakh, Russian, English).
"""

from __future__ import annotations

PAGE: dict[str, tuple[str, str, str]] = {
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
    "save_docx": ("Word", "Word", "Word"),
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
}
